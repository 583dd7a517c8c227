"""Charts with a row each as SVG: lengths and places are those of the values."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.views.charts.fills import TINTS
from belarus_options.views.charts.rows_svg import rows_svg
from belarus_options.views.report.chart import Bars, Intervals, RowChart, Span, Stacked
from belarus_options.views.report.numbers import points, weight
from wording import text

FRAME = (20.0, 50.0, 900.0)
parts = st.floats(0, 25)


def drawn(chart: RowChart, labels: list[str]) -> ElementTree.Element:
    elements, _ = rows_svg(chart, labels, ["1.0"] * len(labels), FRAME, text)
    return ElementTree.fromstring(f"<svg>{''.join(elements)}</svg>")  # noqa: S314  # made by us


def filled(root: ElementTree.Element) -> list[tuple[float, float, str]]:
    """Start, length and fill of each rectangle."""
    return [
        (float(node.attrib["x"]), float(node.attrib["width"]), node.attrib["fill"])
        for node in root.iter("rect")
    ]


@given(st.lists(st.floats(-50, 150), min_size=1, max_size=6))
def test_bars_are_as_long_as_their_values_and_cut_at_the_ends(values: list[float]) -> None:
    """All begin at one place; what lies beyond the axis has the length of its end."""
    rectangles = filled(drawn(Bars(tuple(values)), ["a"] * len(values)))
    assert len({start for start, _, _ in rectangles}) == 1
    [(_, whole, _)] = filled(drawn(Bars((100.0,)), ["a"]))
    for value, (_, length, _) in zip(values, rectangles, strict=True):
        assert length == pytest.approx(whole * max(0, min(100, value)) / 100, abs=0.02)


@given(st.lists(st.tuples(parts, parts, parts, parts), min_size=1, max_size=5))
def test_stacked_parts_follow_each_other_and_add_up(rows: list[tuple[float, ...]]) -> None:
    """Each part begins where the one before ends, in a fill of its own, named above the rows."""
    root = drawn(Stacked(("p", "q", "r", "s"), tuple(rows)), ["row"] * len(rows))
    named, stacked = filled(root)[:4], filled(root)[4:]
    assert [fill for _, _, fill in named] == list(TINTS[:4])
    [(_, whole, _)] = filled(drawn(Bars((100.0,)), ["a"]))
    for index, row in enumerate(rows):
        mine = stacked[4 * index : 4 * index + 4]
        assert [fill for _, _, fill in mine] == list(TINTS[:4])
        for (start, length, _), (following, _, _) in zip(mine, mine[1:], strict=False):
            assert start + length == pytest.approx(following, abs=0.03)
        assert sum(length for _, length, _ in mine) == pytest.approx(
            whole * sum(row) / 100, abs=0.1
        )


def test_an_interval_has_its_stretch_its_mark_and_the_dividing_line() -> None:
    """At the places of their values between the ends of the axis, which are written above."""
    chart = Intervals((Span(-5.0, 5.0, 0.0),), -10.0, 10.0, (points(-10.0), points(10.0)), line=5.0)
    root = drawn(chart, ["risk"])
    said = [node.text for node in root.iter("text")]
    assert said[:2] == ["−10.0", "10.0"]
    axis, line = root.findall("line")
    start, end = float(axis.attrib["x1"]), float(axis.attrib["x2"])
    [(left, length, _)] = filled(root)
    [circle] = root.findall("circle")
    quarter = (end - start) / 4
    assert (left, length) == pytest.approx((start + quarter, 2 * quarter), abs=0.02)
    assert float(circle.attrib["cx"]) == pytest.approx(start + 2 * quarter, abs=0.02)
    assert float(line.attrib["x1"]) == pytest.approx(start + 3 * quarter, abs=0.02)


def test_labels_and_figures_stand_beside_their_rows_and_stay_text() -> None:
    """A label too long is cut; nothing in it is mark-up."""
    ends = (weight(0.0), weight(1.0))
    chart = Intervals((Span(0.1, 0.2, 0.15), Span(0.3, 0.4, 0.35)), 0.0, 1.0, ends)
    root = drawn(chart, ["<b>", "long " * 40])
    said = [node.text or "" for node in root.iter("text")][2:]
    assert said[0] == "<b>"
    assert said[1] == said[3] == "1.0"
    assert said[2].endswith("…")
