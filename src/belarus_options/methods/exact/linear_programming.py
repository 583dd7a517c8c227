"""Linear programs solved exactly, in integers: several objectives in order, rows added at any time.

Sources: Lemke 1954 (the dual simplex method); Dantzig, Orden & Wolfe 1955 (the lexicographic rule,
under which no basis returns); Bareiss 1968 (elimination that stays in whole numbers).
"""

from collections.abc import Sequence
from fractions import Fraction


class Program:
    """Minimizes objectives in order over x ≥ 0 and rows constant + coefficients · x ≥ 0.

    The second objective decides among the optima of the first, and so on; last, x itself, its first
    component first. So there is never more than one solution, whatever the order of the rows.
    Each variable's coefficients in the objectives, read in order, are all zero or begin with a
    positive one (else ValueError). Then x = 0 is optimal before there are rows, a row that x
    violates asks for dual simplex steps alone, and no program is unbounded.

    objectives: (objectives, variables), whole numbers.
    """

    def __init__(self, objectives: Sequence[Sequence[int]]) -> None:
        self._objectives = [list(objective) for objective in objectives]
        self._count = len(self._objectives[0])
        for coefficients in zip(*self._objectives, strict=True):
            if next((c for c in coefficients if c), 0) < 0:
                raise ValueError("a variable's first non-zero objective coefficient is negative")
        # The dictionary: a basic variable is (constant + Σ coefficient × nonbasic) / denominator.
        # Rows hold the constant first; x is numbered before the rows' own slacks.
        self._denominator = 1
        self._nonbasic = list(range(self._count))
        self._basic: list[int] = []
        self._rows: list[list[int]] = []
        self._cost = [0, *self._objectives[0]]
        self._next = self._count

    def add(self, coefficients: Sequence[int], constant: int) -> None:
        """Adds the row constant + coefficients · x ≥ 0; `solve` then has to be called again.

        coefficients: (variables,), whole numbers.
        """
        self._rows.append(self._in_nonbasic(coefficients, constant))
        self._basic.append(self._next)
        self._next += 1

    def solve(self) -> bool:
        """Goes on to the solution of all rows so far; False where none satisfies them."""
        while True:
            constants = [row[0] for row in self._rows]
            least = min(constants, default=0)
            if least >= 0:
                return True
            leaving = constants.index(least)
            entering = self._entering(self._rows[leaving])
            if entering is None:
                return False
            self._pivot(leaving, entering)

    @property
    def solution(self) -> tuple[list[int], int]:
        """The numerators of x, (variables,), and their common positive denominator."""
        numerators = [0] * self._count
        for variable, row in zip(self._basic, self._rows, strict=True):
            if variable < self._count:
                numerators[variable] = row[0]
        return numerators, self._denominator

    @property
    def least(self) -> Fraction:
        """The least value of the first objective."""
        return Fraction(self._cost[0], self._denominator)

    @property
    def is_unique(self) -> bool:
        """Whether the first objective alone is known to leave one solution."""
        return all(self._cost[1:])

    def drop_idle_rows(self) -> None:
        """Takes out the rows that x satisfies with room to spare; later steps may violate them."""
        kept = [
            (variable, row)
            for variable, row in zip(self._basic, self._rows, strict=True)
            if variable < self._count or row[0] <= 0
        ]
        self._basic = [variable for variable, _ in kept]
        self._rows = [row for _, row in kept]

    def _in_nonbasic(self, coefficients: Sequence[int], constant: int) -> list[int]:
        """A linear form of x as numerators over the nonbasic variables, the constant first."""
        form = [constant * self._denominator]
        form += [
            coefficients[variable] * self._denominator if variable < self._count else 0
            for variable in self._nonbasic
        ]
        for variable, row in zip(self._basic, self._rows, strict=True):
            factor = coefficients[variable] if variable < self._count else 0
            if factor:
                form = [a + factor * b for a, b in zip(form, row, strict=True)]
        return form

    def _entering(self, row: list[int]) -> int | None:
        """The column whose objectives rise least, in order, for what it adds to the row."""
        columns = [column for column in range(1, len(row)) if row[column] > 0]
        if not columns:
            return None
        columns = _least_ratios(columns, self._cost, row)
        level = 1
        while len(columns) > 1:
            columns = _least_ratios(columns, self._objective(level, columns), row)
            level += 1
        return columns[0]

    def _objective(self, level: int, columns: list[int]) -> dict[int, int]:
        """Reduced costs, in some columns, of the objectives that follow the first."""
        if level < len(self._objectives):
            coefficients = self._objectives[level]
        else:
            coefficients = [0] * self._count
            coefficients[level - len(self._objectives)] = 1
        reduced = {}
        for column in columns:
            variable = self._nonbasic[column - 1]
            own = coefficients[variable] if variable < self._count else 0
            reduced[column] = own * self._denominator
        for variable, row in zip(self._basic, self._rows, strict=True):
            factor = coefficients[variable] if variable < self._count else 0
            if factor:
                for column in columns:
                    reduced[column] += factor * row[column]
        return reduced

    def _pivot(self, leaving: int, entering: int) -> None:
        """Lets a basic variable, by its row, and a nonbasic one, by its column, change places."""
        pivot_row = self._rows[leaving]
        pivot, old = pivot_row[entering], self._denominator
        for row in (*self._rows, self._cost):
            if row is pivot_row:
                continue
            factor = row[entering]
            # Every quotient is whole: it is a minor of the rows as they were given.
            if factor:
                row[:] = [
                    (a * pivot - factor * b) // old for a, b in zip(row, pivot_row, strict=True)
                ]
            elif pivot != old:
                row[:] = [a * pivot // old for a in row]
            row[entering] = factor
        pivot_row[:] = [-a for a in pivot_row]
        pivot_row[entering] = old
        self._denominator = pivot
        self._basic[leaving], self._nonbasic[entering - 1] = (
            self._nonbasic[entering - 1],
            self._basic[leaving],
        )


def _least_ratios(
    columns: list[int], costs: Sequence[int] | dict[int, int], row: list[int]
) -> list[int]:
    """The columns with the least cost for each unit that they add to the row."""
    best = columns[:1]
    for column in columns[1:]:
        difference = costs[column] * row[best[0]] - costs[best[0]] * row[column]
        if difference < 0:
            best = [column]
        elif difference == 0:
            best.append(column)
    return best
