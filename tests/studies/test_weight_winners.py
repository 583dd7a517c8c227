"""Who is first along one weight: the stretches are those that rankings confirm."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from belarus_options.model.weights import derive_weights
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.weight_winners import weight_winners
from models import matrix

VALUES = st.integers(0, 4).map(lambda step: step / 4)
TABLES = st.integers(2, 5).flatmap(
    lambda leaves: st.lists(
        st.lists(VALUES, min_size=leaves, max_size=leaves), min_size=1, max_size=6
    )
)


def test_three_options_take_turns() -> None:
    """Lines 100t, 100(1 − t) and 60 + 10t: the second up to 4/11, the third up to 2/3."""
    (first, _) = weight_winners(rank(matrix([[1, 0], [0, 1], [0.7, 0.6]], [1, 1])))
    assert [(s.start, s.end, s.row) for s in first.stretches] == [
        (Fraction(0), Fraction(4, 11), 1),
        (Fraction(4, 11), Fraction(2, 3), 2),
        (Fraction(2, 3), Fraction(1), 0),
    ]


def test_options_that_are_level_throughout_have_one_stretch() -> None:
    """The first by id stands for both."""
    (first, _) = weight_winners(rank(matrix([[1, 0], [1, 0]], [1, 1])))
    assert [(s.start, s.end, s.row) for s in first.stretches] == [(Fraction(0), Fraction(1), 0)]


@given(TABLES, st.data())
def test_in_the_middle_of_a_stretch_its_option_leads(
    table: list[list[float]], data: st.DataObject
) -> None:
    """Stretches cover 0 to 1 without a gap, and in each of them nobody is ahead of its option."""
    weights = data.draw(st.lists(st.integers(1, 9), min_size=len(table[0]), max_size=len(table[0])))
    whole = matrix(table, weights)
    for winners in weight_winners(rank(whole)):
        ends = [Fraction(0), *(stretch.end for stretch in winners.stretches)]
        assert [stretch.start for stretch in winners.stretches] == ends[:-1]
        assert ends[-1] == 1
        assert ends == sorted(set(ends))
        for stretch in winners.stretches:
            share = (stretch.start + stretch.end) / 2
            raw = dict(whole.tree.raw_weights)
            rest = sum(w for path, w in raw.items() if path != winners.criterion)
            raw = {
                path: float(share) if path == winners.criterion else float(1 - share) * w / rest
                for path, w in raw.items()
            }
            totals = rank(whole).under(derive_weights(whole.tree, raw)).totals
            assert totals[stretch.row] >= totals.max() - 1e-9
