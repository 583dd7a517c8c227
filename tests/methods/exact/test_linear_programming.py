"""The exact simplex method, against all corners of small programs."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.methods.exact.linear_programming import Program
from exact_vertices import Form, Point, at, corners, exact, unit

small = st.integers(-4, 4)


def solution_of(program: Program) -> Point:
    numerators, denominator = program.solution
    assert denominator > 0
    return tuple(Fraction(numerator, denominator) for numerator in numerators)


def solved(objectives: Sequence[Sequence[int]], rows: Sequence[Form]) -> Point | None:
    program = Program(objectives)
    for coefficients, constant in rows:
        program.add([int(c) for c in coefficients], int(constant))
    return solution_of(program) if program.solve() else None


def slowly(objectives: Sequence[Sequence[int]], rows: Sequence[Form]) -> Point | None:
    """The corner that is least in the objectives, one after the other, and then in itself."""
    size = len(objectives[0])
    signs: list[Form] = [(unit(size, i), 0) for i in range(size)]
    return min(
        corners([*rows, *signs]),
        key=lambda x: (*(at((objective, 0), x) for objective in objectives), *x),
        default=None,
    )


@st.composite
def programs(draw: st.DrawFn) -> tuple[list[list[int]], list[Form]]:
    """One to three unknowns, one or two objectives and up to five rows of small numbers."""
    size = draw(st.integers(1, 3))
    first = draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    second = [draw(small if c else st.integers(0, 3)) for c in first]
    coefficients = st.lists(small, min_size=size, max_size=size)
    rows = draw(st.lists(st.tuples(coefficients, st.integers(-6, 6)), max_size=5))
    return draw(st.sampled_from([[first], [first, second]])), list(rows)


@given(programs())
def test_the_solution_is_the_least_corner(program: tuple[list[list[int]], list[Form]]) -> None:
    """In the first objective, then in the second, then in x itself; none where none is feasible."""
    assert solved(*program) == slowly(*program)


@given(programs(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    program: tuple[list[list[int]], list[Form]], random: object
) -> None:
    """All at once, one after the other or shuffled, rows give the same solution."""
    objectives, rows = program
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    growing = Program(objectives)
    is_feasible = growing.solve()
    for coefficients, constant in shuffled:
        growing.add([int(c) for c in coefficients], int(constant))
        is_feasible = is_feasible and growing.solve()
    assert (solution_of(growing) if is_feasible else None) == solved(objectives, rows)


@given(programs())
def test_idle_rows_can_be_dropped_as_long_as_broken_ones_come_back(
    program: tuple[list[list[int]], list[Form]],
) -> None:
    """Dropping what is satisfied with room to spare, and adding what is then broken, ends at the
    same solution."""
    objectives, rows = program
    growing = Program(objectives)
    found = None
    while growing.solve():
        growing.drop_idle_rows()
        found = solution_of(growing)
        broken = [row for row in rows if at(row, found) < 0]
        if not broken:
            break
        growing.add([int(c) for c in broken[0][0]], int(broken[0][1]))
        found = None
    assert found == solved(objectives, rows)


@given(programs())
def test_the_first_objective_is_known_and_so_is_whether_it_decides(
    program: tuple[list[list[int]], list[Form]],
) -> None:
    """`least` is its value at the solution, and where it is said to leave one solution no other
    corner has that value."""
    objectives, rows = program
    size = len(objectives[0])
    quick = Program(objectives)
    for coefficients, constant in rows:
        quick.add([int(c) for c in coefficients], int(constant))
    if not quick.solve():
        return
    first: Form = (objectives[0], 0)
    assert quick.least == at(first, solution_of(quick))
    if quick.is_unique:
        signs: list[Form] = [(unit(size, i), 0) for i in range(size)]
        best = {x for x in corners([*rows, *signs]) if at(first, x) == quick.least}
        assert best == {solution_of(quick)}


def test_a_program_on_which_careless_pivoting_cycles_is_solved() -> None:
    """The dual of a classic example after Beale 1955 ("Cycling in the dual simplex algorithm"): all
    objective coefficients but one are 0, so that ratios tie. The optimum is 5/4."""
    rows: list[Form] = [
        ([1, 2, 0], -3),
        ([-8, -12, 0], 20),
        ([-2, -1, 2], -1),
        ([9, 3, 0], 6),
    ]
    found = solved([[0, 0, 1]], rows)
    assert found is not None
    assert found[2] == Fraction(5, 4)
    assert found == slowly([[0, 0, 1]], rows)


def test_a_contradiction_is_found_however_it_is_hidden() -> None:
    """No x and y have x + y ≤ 1 and x + y ≥ 2, and none mends a broken row without unknowns."""
    assert solved([[1, 1]], [([-1, -1], 1), ([1, 1], -2)]) is None
    assert solved([[1]], [([0], -1)]) is None


def test_without_rows_all_is_zero() -> None:
    """The least x ≥ 0 under no condition."""
    assert solved([[0, 0], [1, 2]], []) == exact(0, 0)


def test_the_same_row_many_times_over_changes_nothing() -> None:
    """Degenerate: every corner has more tight rows than unknowns."""
    row: Form = ([2, 3], -6)
    assert solved([[1, 1]], [row] * 9) == solved([[1, 1]], [row]) == exact(0, 2)


def test_numbers_of_any_size_stay_exact() -> None:
    """Twenty digits more than a float holds: the solution is the ratio itself."""
    large = 10**40 + 1
    assert solved([[1]], [([large], -(10**41))]) == exact(Fraction(10**41, large))


def test_an_objective_that_would_have_no_least_value_is_refused() -> None:
    """A negative coefficient with nothing before it; after a positive one it is allowed."""
    with pytest.raises(ValueError, match="negative"):
        Program([[1, -1]])
    with pytest.raises(ValueError, match="negative"):
        Program([[1, 0], [0, -1]])
    assert solved([[1, 1], [0, -1]], [([1, 1], -1)]) == exact(0, 1)
