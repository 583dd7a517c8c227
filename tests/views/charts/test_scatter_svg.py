"""The picture of bundles: dots by cost or size, ranges, the frontier, names."""

import re
from xml.etree import ElementTree

from belarus_options.views.charts.scatter_svg import scatter_svg
from belarus_options.views.report.chart import Dot, Scatter

FRAME = (28.0, 60.0, 944.0)
DOTS = (Dot(2, 60, 50, 70, "best"), Dot(1, 55, 55, 55), Dot(3, 40, 30, 45, "a named one"))
CHART = Scatter(("Cost", "Total"), DOTS, ((1, 55), (2, 60)), line=(2.5, "budget 2.5"))


def drawn(scatter: Scatter) -> list[ElementTree.Element]:
    """The elements of a chart."""
    parts, _ = scatter_svg(scatter, FRAME, str)
    return list(ElementTree.fromstring(f"<svg>{''.join(parts)}</svg>"))  # noqa: S314  # our own


def test_dots_stand_higher_the_better_and_further_the_dearer() -> None:
    """Each has its line from low to high; those with a name are larger, and lie above the rest."""
    circles = [each.attrib for each in drawn(CHART) if each.tag == "circle"]
    plain, best, named = circles
    assert float(named["cy"]) > float(plain["cy"]) > float(best["cy"])
    assert float(plain["cx"]) < float(best["cx"]) < float(named["cx"])
    assert float(best["r"]) > float(plain["r"])
    upright = [
        sorted((float(e.attrib["y1"]), float(e.attrib["y2"])))
        for e in drawn(CHART)
        if e.tag == "line" and e.attrib["x1"] == e.attrib["x2"] == best["cx"]
    ]
    assert any(top < float(best["cy"]) < bottom for top, bottom in upright)


def test_hollow_dots_are_filled_with_the_ground() -> None:
    """And have an edge and a range, so that they are seen without color too."""
    hollow = Dot(4, 70, 60, 75, is_hollow=True)
    elements = drawn(CHART._replace(dots=(*DOTS, hollow)))
    circles = [each.attrib for each in elements if each.tag == "circle"]
    [look] = [each for each in circles if each["fill"] == "#ffffff"]
    assert look["stroke"] not in ("#ffffff", "none")
    lines = [each.attrib for each in elements if each.tag == "line"]
    assert any(each["x1"] == each["x2"] == look["cx"] for each in lines)


def test_the_frontier_goes_in_steps_over_cost_and_straight_over_sizes() -> None:
    """What is best stays so until something dearer is better; between sizes there is nothing."""

    def broken(scatter: Scatter) -> list[ElementTree.Element]:
        return [e for e in drawn(scatter) if e.attrib.get("stroke-dasharray") == "2 2"]

    assert len(broken(CHART)) == 2
    assert len(broken(CHART._replace(is_counted=True))) == 1


def test_names_are_text_within_the_picture_and_none_upon_another() -> None:
    """Also long ones, at the right end, of dots at one place, and hostile ones."""
    long = "<script>alert(1)</script> " * 30
    dots = tuple(Dot(2, 60, 50, 70, long) for _ in range(3))
    elements = drawn(CHART._replace(dots=dots))
    assert {element.tag for element in elements} == {"line", "circle", "text", "rect"}
    names = [e for e in elements if e.tag == "text" and (e.text or "").startswith("<script>")]
    assert len({e.attrib["y"] for e in names}) == 3
    boxes = [e.attrib for e in elements if e.tag == "rect"]
    assert all(float(b["x"]) >= 28 and float(b["x"]) + float(b["width"]) <= 972 for b in boxes)


def test_sizes_have_whole_numbers_across() -> None:
    """There is no half of an option; costs have round numbers as small as they need."""

    def across(scatter: Scatter) -> list[str]:
        low = max(float(e.attrib["y"]) for e in drawn(scatter) if e.text == "1")
        return [e.text or "" for e in drawn(scatter) if float(e.attrib.get("y", 0)) == low]

    assert across(CHART._replace(is_counted=True, line=None)) == ["1", "2", "3"]
    assert "1.5" in across(CHART)


def test_one_dot_is_a_picture_too() -> None:
    """Where all are at one place, or none differs."""
    one = Scatter(("Cost", "Total"), (Dot(0, 50, 50, 50),), ())
    numbers = re.findall(r'="([\d.-]+)"', "".join(scatter_svg(one, FRAME, str)[0]))
    assert numbers
    assert "nan" not in "".join(numbers)
