"""Charts with a row each in letters: rows as long as their values, and never longer than fits."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from belarus_options.views.charts.rows_terminal import axis, drawn_rows, width_of
from belarus_options.views.forms.safe_text import ENCODABLE
from belarus_options.views.report.chart import Bars, Intervals, Span, Stacked
from belarus_options.views.report.numbers import points, weight

PERCENT = (weight(0.0), weight(1.0))
values = st.floats(-50, 150)
shares = st.floats(0, 1)
parts = st.lists(st.floats(0, 60), max_size=7).map(tuple)


def interval(
    start: float, end: float, mark: float, *, line: float | None = None, width: int = 21
) -> str:
    """One row on an axis from 0 to 1."""
    chart = Intervals((Span(start, end, mark),), 0.0, 1.0, PERCENT, line, width)
    [row] = drawn_rows(chart)
    return row


@pytest.mark.parametrize(
    ("value", "drawn"),
    [
        (0, ""), (50, "████"), (100, "████████"), (-20, ""), (130, "████████"), (3.2, "▎"),
        (99.9, "████████"), (57, "████▌"),
    ],
)  # fmt: skip
def test_a_bar_is_as_long_as_its_value(value: float, drawn: str) -> None:
    """Eight columns are 100; what lies beyond the anchors is cut, the number says it."""
    assert drawn_rows(Bars((value,))) == [drawn]


@given(st.lists(values, min_size=1), st.floats(-50, 20), st.floats(60, 150))
def test_a_greater_value_never_has_the_shorter_bar(
    given_values: list[float], low: float, high: float
) -> None:
    """From nothing at the axis's low end, or below it, to the whole width at its high end."""
    ordered = (low - 1.0, low, *sorted(given_values), high, high + 1.0)
    lengths = [_eighths(bar) for bar in drawn_rows(Bars(ordered, low, high))]
    inner = lengths[2:-2]
    assert lengths[:2] == [0, 0]
    assert lengths[-2:] == [64, 64]
    assert inner == sorted(inner)


@given(st.lists(values, min_size=1))
def test_bars_of_plain_letters_have_the_nearest_whole_length(given_values: list[float]) -> None:
    """A terminal without blocks draws `#`, within half a column of the same length."""
    chart = Bars(tuple(given_values))
    plain = drawn_rows(chart, is_unicode=False)
    for bar, exact in zip(plain, drawn_rows(chart), strict=True):
        assert bar == "#" * len(bar)
        assert abs(8 * len(bar) - _eighths(exact)) <= 4


@given(shares, shares, shares, st.integers(5, 40))
def test_an_interval_is_heavy_from_end_to_end_with_its_mark(
    start: float, end: float, mark: float, width: int
) -> None:
    """Each stands at the nearest place, whichever end is named first; but an end that is not the
    axis's own stays off its first and last place."""

    def at(end: float) -> int:
        nearest = round(end * (width - 1))
        return max(1, min(width - 2, nearest)) if 0 < end < 1 else nearest

    row = interval(start, end, mark, width=width)
    assert row == interval(end, start, mark, width=width)
    assert len(row) == width
    low, high = sorted((start, end))
    steps = width - 1
    heavy = {place for place, letter in enumerate(row) if letter == "━"}
    expected = set(range(at(low), at(high) + 1)) - {round(mark * steps)}
    assert heavy == expected
    assert row.replace("━", "").replace("┄", "") == "●"
    assert row[round(mark * steps)] == "●"


@given(values, values, values, values)
def test_an_interval_is_cut_at_the_ends_of_its_axis(
    start: float, end: float, mark: float, line: float
) -> None:
    """What lies beyond an end is drawn at it, as if it were there."""

    def cut(value: float) -> float:
        return max(0.0, min(1.0, value))

    at_ends = interval(cut(start), cut(end), cut(mark), line=cut(line))
    assert interval(start, end, mark, line=line) == at_ends
    assert len(at_ends) == 21


@pytest.mark.parametrize(
    ("span", "drawn"),
    [
        ((0.1, 0.4, 0.3), " ━━●━│     "),
        ((0.2, 0.8, 0.3), "  ━●━╋━━━  "),
        ((0.6, 0.8, 0.7), "     │━●━  "),
        ((0.2, 0.8, 0.5), "  ━━━●━━━  "),
    ],
)
def test_a_line_divides_the_axis(span: tuple[float, float, float], drawn: str) -> None:
    """Through the stretch it is a crossing, beside it a line, and below the mark it is not seen;
    the rest is empty."""
    assert interval(*span, line=0.5, width=11) == drawn


@given(shares, shares, shares, st.none() | shares)
def test_every_letter_of_an_interval_has_one_plain_letter(
    start: float, end: float, mark: float, line: float | None
) -> None:
    """So that columns stay as wide where a terminal has ASCII alone."""
    row = interval(start, end, mark, line=line)
    plain = row.encode("ascii", ENCODABLE).decode()
    assert len(plain) == len(row) == cell_len(row)
    letters = {"━": "=", "┄": ".", "●": "o", "│": "|", "╋": "+", " ": " "}
    assert plain == "".join(letters[letter] for letter in row)


@given(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12), st.integers(5, 40))
def test_an_axis_is_written_from_end_to_end(low: float, high: float, width: int) -> None:
    """Its ends stand at the edges of the chart; numbers wider than it keep a space between."""
    ends = points(low), points(high)
    written = axis(Intervals((), 0.0, 1.0, ends, width=width))
    assert written.split() == [end.text() for end in ends]
    assert len(written) == max(width, sum(len(end.text()) for end in ends) + 1)


def test_only_intervals_have_an_axis_that_is_written() -> None:
    """Bars and stacked parts run from 0 to 100, and their numbers stand beside them."""
    assert axis(Bars((1.0,))) == axis(Stacked(("p",), ((1.0,),))) == ""


@given(parts)
def test_stacked_parts_end_where_their_sums_do(given_parts: tuple[float, ...]) -> None:
    """Each part ends at the column nearest to the sum so far, cut at the end of the axis; parts
    side by side have fills of their own."""
    [row] = drawn_rows(Stacked(("p",), (given_parts,)))
    ends = [round(min(whole, 100) / 100 * 24) for whole in accumulate(given_parts)]
    starts = [0, *ends]
    fills = "█▓▒░" * 2
    assert row == "".join(
        fill * (end - start) for fill, start, end in zip(fills, starts, ends, strict=False)
    )


def test_stacked_parts_have_plain_fills_and_an_end_of_their_own() -> None:
    """`#`, `=`, `+` and `-`, on an axis as long as the chart says."""
    chart = Stacked(("p", "q", "r", "s"), ((1.0, 2.0, 1.0, 2.0), (6.0, 0.0, 0.0, 3.0)), high=6.0)
    assert drawn_rows(chart, is_unicode=False) == ["####========++++--------", "#" * 24]


@given(st.lists(values, min_size=1), st.lists(parts, min_size=1), st.booleans())
def test_no_row_is_wider_than_the_chart(
    given_values: list[float], given_parts: list[tuple[float, ...]], is_unicode: bool
) -> None:
    """Whatever its values are."""
    spans = tuple(Span(value, -value, value) for value in given_values)
    for chart in (
        Bars(tuple(given_values)),
        Intervals(spans, -10.0, 10.0, PERCENT, width=13),
        Stacked(("p",), tuple(given_parts)),
    ):
        assert max(map(cell_len, drawn_rows(chart, is_unicode=is_unicode))) <= width_of(chart)


def _eighths(bar: str) -> int:
    return sum(8 if letter == "█" else " ▏▎▍▌▋▊▉".index(letter) for letter in bar)
