"""Which rows of a linear program bind, as floats find them: a proposal that integers then prove.

Source: Lemke 1954 (the dual simplex method), on a dictionary of floats.
"""

from typing import NamedTuple

import numpy as np

from belarus_options.methods.arrays import Array

Numbers = np.ndarray[tuple[int], np.dtype[np.signedinteger]]

# What is nearer to nothing than this counts for nothing; rows and variables are near 1.
_NOTHING = 1e-9
# Rows that join in a round, and rounds and steps after which floats give up.
_AT_ONCE, _MOST_ROUNDS, _MOST_STEPS = 16, 40, 400


class Proposal(NamedTuple):
    """Rows that bind, or that together nothing satisfies where it seems not to be possible; none
    where floats do not find out."""

    rows: list[int]
    is_possible: bool = True


def binding_rows(objective: Array, bounds: Array, rivals: Array) -> Proposal:
    """What binds where the objective is least over x ≥ 0 and constant + coefficients · x ≥ 0; rows
    are numbered through, bounds first.

    objective: (variables,), none negative. bounds: (some, 1 + variables), the constant first, as
    are rivals: (many, 1 + variables), of which few bind.
    """
    floats = _Floats(objective)
    known = np.arange(len(bounds))
    floats.add(bounds, known)
    for _ in range(_MOST_ROUNDS):
        if not floats.solve():
            return Proposal(floats.binding, is_possible=not floats.binding)
        excess = rivals[:, 0] + rivals[:, 1:] @ floats.solution
        violated = (excess < -_NOTHING).nonzero()[0]
        if not violated.size:
            return Proposal(floats.binding)
        if violated.size > _AT_ONCE:
            nearest = np.argpartition(excess[violated], _AT_ONCE)[:_AT_ONCE]
            violated = violated[nearest]
        floats.add(rivals[violated], len(bounds) + violated)
    return Proposal([])


class _Floats:
    """A dictionary: a basic variable is its constant and coefficients times the nonbasic ones."""

    def __init__(self, objective: Array) -> None:
        self._count = len(objective)
        self._cost = np.concatenate([[0.0], objective])
        self._rows = np.empty((0, 1 + self._count))
        # Variables are numbered first, slacks of rows after them; the constant stands first.
        self._basic = np.empty(0, dtype=np.int64)
        self._nonbasic = np.arange(-1, self._count)
        self._steps = 0
        self.binding: list[int] = []

    def add(self, rows: Array, numbers: Numbers) -> None:
        """Adds rows in the given variables, numbered so."""
        given = np.zeros_like(rows)
        given[:, 0] = rows[:, 0]
        variables = (self._nonbasic < self._count).nonzero()[0][1:]
        given[:, variables] = rows[:, 1 + self._nonbasic[variables]]
        known = (self._basic < self._count).nonzero()[0]
        given += rows[:, 1 + self._basic[known]] @ self._rows[known]
        self._rows = np.concatenate([self._rows, given])
        self._basic = np.concatenate([self._basic, self._count + numbers])

    def solve(self) -> bool:
        """Goes on to the optimum; False where there is none, or no end is in sight."""
        while True:
            leaving = int(self._rows[:, 0].argmin())
            row = self._rows[leaving]
            if row[0] >= -_NOTHING:
                slacks = self._nonbasic[self._nonbasic >= self._count]
                self.binding = (slacks - self._count).tolist()
                return True
            rising = (row[1:] > _NOTHING).nonzero()[0] + 1
            if not rising.size:
                # The row is below nothing whatever those in it are.
                involved = self._nonbasic[np.flatnonzero(row[1:] < -_NOTHING) + 1]
                involved = np.append(involved, self._basic[leaving])
                self.binding = (involved[involved >= self._count] - self._count).tolist()
                return False
            self._steps += 1
            if self._steps > _MOST_STEPS:
                self.binding = []
                return False
            entering = int(rising[(self._cost[rising] / row[rising]).argmin()])
            self._pivot(leaving, entering)

    @property
    def solution(self) -> Array:
        """The variables, (variables,)."""
        found = np.zeros(self._count)
        known = (self._basic < self._count).nonzero()[0]
        found[self._basic[known]] = self._rows[known, 0]
        return found

    def _pivot(self, leaving: int, entering: int) -> None:
        """Lets a basic variable, by its row, and a nonbasic one, by its column, change places."""
        # The entering variable by the others and by the one that leaves, in its column.
        each = 1.0 / self._rows[leaving, entering]
        row = self._rows[leaving] * -each
        row[entering] = each
        column = self._rows[:, entering].copy()
        self._rows[:, entering] = 0.0
        self._rows += column[:, np.newaxis] * row
        self._rows[leaving] = row
        cost = self._cost[entering]
        self._cost[entering] = 0.0
        self._cost += cost * row
        self._basic[leaving], self._nonbasic[entering] = (
            self._nonbasic[entering],
            self._basic[leaving],
        )
