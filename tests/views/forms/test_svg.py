"""A report as an SVG file: well-formed, self-contained, readable, the same every time."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from belarus_options.files.folder import Folder, builtin_path
from belarus_options.files.project import load_project
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.weight_map import WeightMap, weight_map
from belarus_options.views.charts.fills import TINTS
from belarus_options.views.charts.labels import text_width
from belarus_options.views.charts.triangle_svg import MOST_AREAS
from belarus_options.views.commands.map import map_report, triangle
from belarus_options.views.commands.score import score_report
from belarus_options.views.forms.svg import to_svg
from models import matrix, project
from wording import WORDING

NAMESPACE = "{http://www.w3.org/2000/svg}"
LONG = "A criterion whose name goes on and on about everything there is to say of it"
HOSTILE = "<script>alert('x')</script> & \"quotes\" \u202egnp\u202c \x1b[31m\x00 ]]> &amp; \ufffe"
SCALE = {"prefer": "more", "scale": {"worst": 0, "best": 100}}


def three(
    scores: Mapping[str, Sequence[float]],
    weights: Sequence[float] = (1, 1, 1),
    names: Sequence[str] = ("Risk", "Leverage", "Ethics"),
    perspectives: Mapping[str, Any] | None = None,
    option_name: str = "",
) -> Project:
    paths = ("risk", "leverage", "ethics")
    criteria = {
        path: {"name": name, "weight": weight, **SCALE}
        for path, name, weight in zip(paths, names, weights, strict=True)
    }
    keys: dict[str, Any] = (
        {o.replace("-", "_"): {"name": option_name} for o in scores} if option_name else {}
    )
    rows = {option: dict(zip(paths, row, strict=True)) for option, row in scores.items()}
    return project(criteria, rows, perspectives=perspectives, **keys)


def sphere(count: int) -> dict[str, Sequence[float]]:
    rows = np.abs(np.random.default_rng(3).normal(size=(count, 3)))
    rows *= 100 / np.linalg.norm(rows, axis=1)[:, np.newaxis]
    return {f"option-{index}": row for index, row in enumerate(rows.tolist())}


PLAIN = {"a": (90, 20, 50), "b": (10, 80, 55), "c": (40, 40, 90)}
TINY = {"a": (100, 0, 0), "b": (0, 100, 0), "c": (0, 0, 100), "d": (34, 34, 34), "e": (99, 4, 0)}
LONG_IDS = {f"an-option-with-a-very-long-id-indeed-{name}": row for name, row in PLAIN.items()}
STAFFS = {
    f"staff-{i}": {"weights": {"risk": f"{33 + i % 3}%", "leverage": f"{33 + i // 3}%"}}
    for i in range(6)
}
PROJECTS: dict[str, Project] = {
    "the case": load_project(Folder(builtin_path())).project,
    "plain": three(PLAIN),
    "one": three({"only": (50, 20, 50)}, (1, 0, 0)),
    "equal": three({"a": (5, 5, 5), "b": (5, 5, 5), "c": (5, 5, 5)}),
    "tiny regions": three(TINY),
    "twelve": three(sphere(12)),
    "forty": three(sphere(40)),
    "six perspectives in a heap": three(PLAIN, perspectives=STAFFS),
    "long names": three(LONG_IDS, (5, 3, 1), (LONG, LONG.upper(), "Ж" * 90), STAFFS, LONG),
    "hostile names": three(PLAIN, names=(HOSTILE,) * 3, option_name=HOSTILE),
}


@cache
def mapped(name: str) -> WeightMap:
    return weight_map(PROJECTS[name])


def map_svg(weight_map: WeightMap) -> str:
    return to_svg(map_report(weight_map), WORDING, is_full=True)


@cache
def parsed(name: str) -> ElementTree.Element:
    return ElementTree.fromstring(map_svg(mapped(name)))  # noqa: S314  # made by us just now


# The corners of a line of text, in order.
Corners = list[tuple[float, float]]


def corners_of(text: ElementTree.Element) -> Corners:
    """About where a line of text stands: from the foot of its letters to their head."""
    words, size = text.text or "", float(text.attrib["font-size"])
    width = text_width(words, size, bold="font-weight" in text.attrib)
    x, y = float(text.attrib["x"]), float(text.attrib["y"])
    start = {"start": x, "middle": x - width / 2, "end": x - width}
    left = start[text.attrib.get("text-anchor", "start")]
    top, bottom = y - size * 0.72, y
    box = [(left, top), (left + width, top), (left + width, bottom), (left, bottom)]
    turn = re.fullmatch(r"rotate\((\S+) (\S+) (\S+)\)", text.attrib.get("transform", ""))
    if not turn:
        return box
    angle, cx, cy = math.radians(float(turn[1])), float(turn[2]), float(turn[3])
    cosine, sine = math.cos(angle), math.sin(angle)
    moved = [(px - cx, py - cy) for px, py in box]
    return [(cx + u * cosine - v * sine, cy + u * sine + v * cosine) for u, v in moved]


def meet(one: Corners, other: Corners) -> bool:
    """Whether two convex shapes overlap (separating axes); those that only touch do not."""
    for shape in (one, other):
        for (ax, ay), (bx, by) in zip(shape, [*shape[1:], shape[0]], strict=True):
            across, down = ay - by, bx - ax
            first = [across * x + down * y for x, y in one]
            second = [across * x + down * y for x, y in other]
            if max(first) <= min(second) or max(second) <= min(first):
                return False
    return True


def texts(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    return root.iter(f"{NAMESPACE}text")


@pytest.mark.parametrize("name", PROJECTS)
def test_every_text_lies_within_the_picture(name: str) -> None:
    """Long names are cut short rather than run out of it."""
    root = parsed(name)
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    for text in texts(root):
        for x, y in corners_of(text):
            assert left <= x <= left + width, text.text
            assert top <= y <= top + height, text.text


@pytest.mark.parametrize("name", PROJECTS)
def test_no_two_texts_overlap(name: str) -> None:
    """Marks, scales, key, title and caption keep clear of each other."""
    placed = [(text.text, corners_of(text)) for text in texts(parsed(name))]
    over = [(a, b) for (a, one), (b, other) in combinations(placed, 2) if meet(one, other)]
    assert over == []


@pytest.mark.parametrize("name", PROJECTS)
def test_it_needs_nothing_but_itself(name: str) -> None:
    """No script, style sheet, image, font file or link; every reference is to a part of itself."""
    root = parsed(name)
    kinds = {node.tag.removeprefix(NAMESPACE) for node in root.iter()}
    assert kinds <= {
        "svg", "title", "desc", "defs", "pattern", "path", "rect", "polygon", "line", "circle",
        "text",
    }  # fmt: skip
    ids = {node.attrib["id"] for node in root.iter() if "id" in node.attrib}
    for node in root.iter():
        assert not [key for key in node.attrib if "href" in key or key.startswith("on")]
        for value in node.attrib.values():
            assert {match[1] for match in re.finditer(r"url\(#([^)]*)\)", value)} <= ids
            assert "url(h" not in value


@pytest.mark.parametrize("name", PROJECTS)
def test_it_has_a_title_and_a_description_for_who_cannot_see_it(name: str) -> None:
    """It is one image, named by both; they say who is first where, at what share, and the
    stated weights."""
    root, shown = parsed(name), mapped(name)
    assert root.attrib["role"] == "img"
    title, description = root[0], root[1]
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], description.attrib["id"]]
    assert title.tag == f"{NAMESPACE}title"
    assert description.text is not None
    for region in shown.regions:
        assert all(option in description.text for option in region.options[:2])
    assert "The stated weights are" in description.text
    for placed in shown.placed_perspectives:
        assert f": {placed.perspective}" in description.text


@pytest.mark.parametrize("name", PROJECTS)
def test_regions_are_drawn_where_they_are(name: str) -> None:
    """The areas of the polygons are to the whole triangle's as the shares are."""
    root, shown = parsed(name), mapped(name)
    drawn = [
        [tuple(map(float, spot.split(","))) for spot in node.attrib["points"].split()]
        for node in root.iter(f"{NAMESPACE}polygon")
    ]
    filled = [
        corners
        for corners, node in zip(drawn, root.iter(f"{NAMESPACE}polygon"), strict=True)
        if node.attrib["fill"] in TINTS
    ]
    [outline] = [
        corners
        for corners, node in zip(drawn, root.iter(f"{NAMESPACE}polygon"), strict=True)
        if node.attrib["fill"] == "none"
    ]
    for corners, region in zip(filled, shown.regions, strict=True):
        assert area(corners) / area(outline) == pytest.approx(region.share, abs=1e-4)


def area(corners: Sequence[Sequence[float]]) -> float:
    following = [*corners[1:], corners[0]]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, following, strict=True))) / 2


@pytest.mark.parametrize("name", PROJECTS)
def test_the_same_map_gives_the_same_bytes(name: str) -> None:
    """Numbers have at most two decimals and never an exponent; nothing depends on the run."""
    text = map_svg(weight_map(PROJECTS[name]))
    assert text == map_svg(mapped(name))
    for node in ElementTree.fromstring(text).iter():  # noqa: S314  # made by us just now
        for key in ("x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy", "points"):
            for number in re.split(r"[ ,]", node.attrib.get(key, "0")):
                assert re.fullmatch(r"-?\d+(\.\d{1,2})?", number), (key, number)


@pytest.mark.parametrize("name", PROJECTS)
def test_every_region_is_in_the_key_and_has_its_mark_where_there_is_room(name: str) -> None:
    """A mark in the key beside its option; the same on the map in all but small regions."""
    said = [text.text or "" for text in texts(parsed(name)) if "font-weight" in text.attrib]
    shown = mapped(name)
    areas = triangle(shown).areas[:MOST_AREAS]
    for drawn, region in zip(areas, shown.regions, strict=False):
        assert 1 <= said.count(drawn.mark) <= 2
        assert said.count(drawn.mark) == 2 or region.share < 0.05
        assert any(region.options[0][:12] in words for words in said)


def test_key_says_who_is_first_at_which_share_and_where_the_weights_are() -> None:
    """Mark, option and share of each region; the weights in force below their word."""
    said = [text.text for text in texts(parsed("plain"))]
    for label in ("A", "a", "36.7%", "C", "c", "35.9%", "B", "b", "27.5%"):
        assert label in said
    stated = said.index("stated weights")
    assert said[stated + 1 : stated + 4] == ["risk 33.3%", "leverage 33.3%", "ethics 33.3%"]


def test_a_perspective_with_other_weights_says_who_is_first_by_all_of_them() -> None:
    """Below its name, where that is not whom the map has there; and in a sentence."""
    criteria = {
        "risk": {"weight": 1, "criteria": {k: {"weight": 1, **SCALE} for k in ("war", "cost")}},
        "leverage": {"weight": 1, **SCALE},
        "ethics": {"weight": 1, **SCALE},
    }
    leaves = ("risk.war", "risk.cost", "leverage", "ethics")
    scores = {"one": (90, 0, 50, 60), "two": (0, 90, 50, 50)}
    rows = {option: dict(zip(leaves, row, strict=True)) for option, row in scores.items()}
    blocks = {
        "miser": {"weights": {"risk.cost": 9}},
        "pacifist": {"weights": {"risk.war": 9}},
    }
    text = map_svg(weight_map(project(criteria, rows, perspectives=blocks)))
    said = [node.text for node in texts(ElementTree.fromstring(text))]  # noqa: S314  # ours
    assert said[said.index("miser") + 1] == "first: two"
    assert said[said.index("pacifist") + 1] != "first: one"
    assert "By all of its weights, miser has two first, where the map has one." in said


def test_perspectives_in_a_heap_share_a_mark_and_each_is_in_the_key() -> None:
    """Six points within a few pixels: one mark with six numbers, beside today's dot."""
    root = parsed("six perspectives in a heap")
    said = [text.text for text in texts(root)]
    assert said.count("1 2 3 4 5 6") == 1
    for number in range(6):
        assert said.count(f"staff-{number}") == 1
        assert said.count(str(number + 1)) == 1
    # Once in the triangle and once in the key.
    assert len(list(root.iter(f"{NAMESPACE}circle"))) == 2


def test_names_are_text_and_no_markup() -> None:
    """What looks like an element, an entity or a control character is shown as it is written."""
    text = map_svg(mapped("hostile names"))
    assert "<script" not in text
    assert not set("\x00\x1b\u202e\u202c\ufffe") & set(text)
    root = ElementTree.fromstring(text)  # noqa: S314  # made by us just now
    assert "<script>alert('x')</script> & \"quotes\" \\u202egnp" in str(root[1].text)


def test_settings_and_what_stays_are_said() -> None:
    """The title line has the settings; the caption what the criteria not shown keep, and the
    corners what the three have together."""
    subject = matrix([[8, 3, 5, 1], [4, 9, 6, 2], [6, 6, 7, 3]], [1, 1, 1, 1], 0, 10)
    settings = Settings(options=("o0", "o1"))
    root = ElementTree.fromstring(  # noqa: S314  # made by us just now
        map_svg(weight_map(subject, settings, ["c0", "c1", "c2"]))
    )
    said = [text.text for text in texts(root)]
    assert "who is first at every weighting of c0, c1 and c2 · only o0, o1" in said
    assert "What stays: c3 25%. The three share the other 75%." in said
    assert said.count("75%") == 3
    assert "37.5%" in said


def luminance(color: str) -> float:
    """Relative luminance of sRGB (WCAG 2)."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_tints_differ_in_grey_and_carry_dark_text() -> None:
    """Each is darker than the one before by a step of lightness that is seen (CIE L*), and text on
    it has a contrast of at least 4.5 (WCAG 2)."""
    lightness = [116 * luminance(tint) ** (1 / 3) - 16 for tint in TINTS]
    for one, other in zip(lightness, lightness[1:], strict=False):
        assert one - other >= 4.5
    ink = luminance("#1a1a1a")
    assert all((luminance(tint) + 0.05) / (ink + 0.05) >= 4.5 for tint in TINTS)


def test_more_regions_than_tints_differ_by_patterns() -> None:
    """No two of the regions of the map look alike."""
    root = parsed("forty")
    fills = [node.attrib["fill"] for node in root.iter(f"{NAMESPACE}polygon")]
    looks = []
    for place, fill in enumerate(fills):
        if fill in TINTS:
            following = fills[place + 1] if place + 1 < len(fills) else ""
            looks.append((fill, following if following.startswith("url") else ""))
    assert len(looks) == 40
    assert len(set(looks)) == len(TINTS) * 7 - 2


def test_a_report_with_bars_has_them_as_a_picture() -> None:
    """A row an option, its rank, id and name before the bar and its total behind it; the bars are
    as long as the totals."""
    ranking = rank(PROJECTS["plain"])
    root = ElementTree.fromstring(  # noqa: S314  # made by us just now
        to_svg(score_report(ranking, by_leaf=False), WORDING, is_full=True)
    )
    said = [text.text for text in texts(root)]
    lengths = [
        float(node.attrib["width"])
        for node in root.iter(f"{NAMESPACE}rect")
        if node.attrib["fill"] in TINTS
    ]
    totals = [row.total for row in ranking.ranked]
    assert lengths == pytest.approx([total * lengths[0] / totals[0] for total in totals], abs=0.01)
    for row in ranking.ranked:
        assert f"{row.rank}, {row.option}, {row.name}" in said
        assert f"{row.total:.1f}" in said
