"""The triangle of letters: each says who is first there, and it fits the terminal."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.studies.weight_map import WeightMap, weight_map
from belarus_options.views.charts.triangle_terminal import drawn_triangle
from belarus_options.views.commands.map import triangle
from belarus_options.views.commands.map_sentences import weight_parts
from belarus_options.views.report.naming import by_short_name
from belarus_options.views.report.sentence import Said, Wording, separated
from folders import FIXED_CASE
from models import matrix, project
from wording import WORDING, text

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LONG = "As long as names can be"


def picture_of(weight_map: WeightMap, width: int, letters: Callable[[Said], str] = text) -> str:
    return drawn_triangle(triangle(weight_map), width, letters)


def the_case() -> WeightMap:
    return weight_map(load_project(Folder(FIXED_CASE)).project)


def many(count: int) -> WeightMap:
    rows = np.abs(np.random.default_rng(5).normal(size=(count, 3)))
    rows /= np.linalg.norm(rows, axis=1)[:, np.newaxis]
    return weight_map(matrix(rows.tolist(), [1, 1, 1]))


def with_perspectives(blocks: Mapping[str, Any], name: str = "Same") -> WeightMap:
    criteria = {
        path: {
            "name": name + path,
            "weight": 1,
            "prefer": "more",
            "scale": {"worst": 0, "best": 10},
        }
        for path in ("a", "b", "c")
    }
    scores = {"one": {"a": 9, "b": 1, "c": 2}, "two": {"a": 1, "b": 9, "c": 3}}
    return weight_map(project(criteria, scores, perspectives=blocks))


def named(shown: WeightMap) -> Callable[[Said], str]:
    """Sentences in short names."""
    return Wording(by_short_name(shown.ranking.project), WORDING.command_line).text


def rows_of(picture: str) -> list[str]:
    """The cells of each row of the triangle."""
    return [
        line[line.index("╱") + 1 : line.index("╲")] for line in picture.split("\n") if "╱" in line
    ]


def middle(row: int, column: int, height: int) -> tuple[float, float, float]:
    down = (row + 0.5) / height
    across = (column + 0.5) / (2 * row + 1)
    return (1 - down, down * (1 - across), down * across)


@pytest.mark.parametrize("width", [40, 57, 80, 200])
def test_each_letter_is_that_of_the_option_with_the_highest_total_there(width: int) -> None:
    """At the weighting in the middle of its cell; but a region too small for a cell has one."""
    shown = the_case()
    rows = rows_of(picture_of(shown, width))
    assert [len(row) for row in rows] == [2 * index + 1 for index in range(len(rows))]
    moved = 0
    for row, cells in enumerate(rows):
        for column, letter in enumerate(cells):
            totals = shown.totals @ np.array(middle(row, column, len(rows)))
            best = shown.ranking.options[int(totals.argmax())]
            if letter in LETTERS and letter != LETTERS[shown.stated_order.index(best)]:
                moved += 1
                drawn = shown.stated_order[LETTERS.index(letter)]
                assert shown.regions[shown.region_of[drawn]].share < 0.01
    assert moved <= 1


@pytest.mark.parametrize("width", [40, 80])
def test_every_region_has_a_letter_that_is_explained(width: int) -> None:
    """Also one far smaller than a cell."""
    shown = the_case()
    picture = picture_of(shown, width)
    cells = set("".join(rows_of(picture)))
    letters = {LETTERS[shown.stated_order.index(id)]: id for id in shown.region_of}
    assert cells & set(LETTERS) == set(letters)
    assert "●" in cells
    for letter, id in letters.items():
        assert f"{letter} {id}" in picture
    weights = text(separated(weight_parts(shown, shown.weights_in_force), ", "))
    assert f"● stated weights: {weights}" in picture.replace("\n  ", " ")


@pytest.mark.parametrize("count", [1, 3, 30, 200])
@pytest.mark.parametrize("width", [40, 41, 79, 80, 120])
def test_no_line_is_wider_than_the_terminal(count: int, width: int) -> None:
    """However many regions there are, each line fits, and ends without spaces."""
    for line in picture_of(many(count), width).split("\n"):
        assert len(line) <= width
        assert line == line.rstrip()


def test_long_names_of_corners_are_cut_and_keep_their_share() -> None:
    """The lower two, which share a line; a perspective's weights go on over several lines."""
    shown = with_perspectives({"p": {"weights": {"a": "60%"}}}, LONG)
    lines = picture_of(shown, 50, named(shown)).split("\n")
    assert max(map(len, lines)) <= 50
    assert sum(line.count("... 100%") for line in lines) == 2
    assert "20%" in lines[-1]


@pytest.mark.parametrize("width", [20, 39])
def test_a_terminal_too_narrow_has_no_picture(width: int) -> None:
    """The table says it all."""
    assert picture_of(the_case(), width) == ""


def test_points_lie_where_their_weights_are_and_never_on_each_other() -> None:
    """Today's first, perspectives numbered, and one on another's cell moves to the next."""
    blocks = {
        "same": {"weights": {"a": 1}},
        "corner": {"weights": {"a": "98%"}},
        "left": {"weights": {"b": "98%"}},
    }
    picture = picture_of(with_perspectives(blocks), 80)
    rows = rows_of(picture)
    assert "".join(rows).count("●") == 1
    assert all("".join(rows).count(mark) == 1 for mark in "123")
    assert rows[0] == "2"
    assert rows[-1][0] == "3"
    [row] = [index for index, cells in enumerate(rows) if "●" in cells]
    assert "1" in rows[row - 1] + rows[row] + rows[row + 1]
    assert "1 same: a 33.3%" in picture


def test_text_goes_through_what_makes_it_fit_for_the_terminal() -> None:
    """Names are changed as the terminal needs it, wherever they stand."""
    shown = with_perspectives({"p": {"name": "é", "weights": {"a": 1}}})
    called = named(shown)
    picture = picture_of(shown, 80, lambda said: called(said).replace("é", "e"))
    assert "é" not in picture
    assert "1 e: Samea 33.3%" in picture
