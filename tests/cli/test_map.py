"""`map` as a whole: its forms agree, and what it refuses."""

from pathlib import Path

import pytest

from commands import (
    document_of,
    leaders,
    lines_of,
    printed,
    refused,
    result_of,
    rows_of,
    shown_here,
)
from folders import FAIRNESS, FIXED_CASE, FULL, write_folder
from process import run_on_terminal

ROOT = Path(__file__).resolve().parents[2]
CASE = ("--project", str(FIXED_CASE))


def with_fourth(path: Path, weight: int) -> Path:
    """A folder with a fourth top criterion."""
    block = FAIRNESS.replace("fairness", "beauty").replace("Fairness", "Beauty")
    files = FULL | {"criteria.yaml": FULL["criteria.yaml"] + block.replace("30", str(weight))}
    for option, value in {"build": 7, "keep": 1, "lease": 4}.items():
        files[f"options/{option}.yaml"] += f"  beauty: {value}\n"
    return write_folder(path, files)


def test_forms_say_the_same(full: Path) -> None:
    """JSON has every option once, CSV a row for each with the share and the central weights of its
    region, and a pipe the same rows as shown."""
    result = result_of("map", cwd=full)
    rows = rows_of("map", cwd=full)
    regions = {option: region for region in result["regions"] for option in region["options"]}
    assert sorted(row["option"] for row in rows) == ["build", "keep", "lease"]
    for row in rows:
        region = regions.get(row["option"])
        if region is None:
            assert row["option"] in result["never_first"] + result["tied_only"]
            assert (row["region"], float(row["share"]), row["benefit"]) == ("", 0.0, "")
            continue
        assert result["regions"][int(row["region"]) - 1] is region
        assert float(row["share"]) == region["share"]
        assert [float(row[path]) for path in result["criteria"]] == region["centroid"]
    lines = lines_of("map", cwd=full)
    assert lines[0] == ["Option", "Name", "Share first"]
    assert [line[0] for line in lines[1:]] == [row["option"] for row in rows]


def test_result_has_these_keys_and_adds_up(full: Path) -> None:
    """Shares of the regions add up to 1; corners, centroids, borders and today's weights are global
    weights of the three and add up to what these have together."""
    document = document_of("map", cwd=full)
    result = document["result"]
    assert list(result) == [
        "criteria", "fixed", "in_force", "perspectives", "off_map", "regions", "borders",
        "tied_only", "never_first",
    ]  # fmt: skip
    assert document["settings"]["criteria"] == result["criteria"] == [
        "benefit", "burden", "fairness",
    ]  # fmt: skip
    assert sum(region["share"] for region in result["regions"]) == pytest.approx(1)
    points = [result["in_force"].values(), *(p.values() for p in result["perspectives"].values())]
    for region in result["regions"]:
        points += [*region["corners"], region["centroid"]]
    for border in result["borders"]:
        assert sorted(border["options"]) == border["options"]
        points += [border["from"], border["to"]]
    assert all(sum(point) == pytest.approx(1) for point in points)
    assert result["perspectives"]["council"]["benefit"] == pytest.approx(0.1)
    assert result["off_map"] == ["doctor"]


def test_chosen_criteria_leave_the_others_their_shares(tmp_path: Path) -> None:
    """With four top criteria, three vary within what the fourth leaves, in the order given."""
    folder = with_fourth(tmp_path, weight=30)
    result = result_of("map", "--criteria", "fairness, benefit,burden", cwd=folder)
    assert result["criteria"] == ["fairness", "benefit", "burden"]
    assert result["fixed"] == {"beauty": pytest.approx(0.2)}
    for region in result["regions"]:
        assert all(sum(corner) == pytest.approx(0.8) for corner in region["corners"])
    shown = shown_here("map", "--criteria", "fairness,benefit,burden", cwd=folder)
    assert "Fairness 80%" in shown
    assert "What stays: Beauty 20%. The three share the other 80%." in shown


def test_the_picture_that_it_names_has_the_criteria_of_the_map(tmp_path: Path) -> None:
    """Typed as it stands, the last command draws the same three, where others would be refused."""
    folder = with_fourth(tmp_path, weight=30)
    chosen = ("--criteria", "fairness,benefit,burden")
    _, command = shown_here("map", *chosen, "--width", "120", cwd=folder).split("As a picture: `")
    assert command == "belarus-options map --output map.svg --criteria fairness,benefit,burden`\n"


def test_a_border_fed_back_to_score_is_a_tie(full: Path) -> None:
    """The weights at its ends, set with `--weight`, put both options at rank 1."""
    result = result_of("map", cwd=full)
    assert result["borders"]
    for border in result["borders"]:
        for end in (border["from"], border["to"]):
            given = zip(result["criteria"], end, strict=True)
            words = [word for path, w in given for word in ("--weight", f"{path}={w!r}")]
            assert set(border["options"]) <= set(leaders(*words, cwd=full))


def test_terminal_shows_triangle_table_and_borders(full: Path) -> None:
    """The triangle with today's point and the perspectives, the shares, and the lines between."""
    shown = shown_here("map", "--full", cwd=full)
    for said in (
        "Benefit 100%",
        "╱A",
        "● stated weights:",
        "1 The council:",
        "2 doctor:",
        "Share\n",
        "→",
    ):
        assert said in shown
    assert "doctor also sets weights that this map does not vary" in shown


@pytest.mark.parametrize("width", [40, 120])
def test_width_changes_the_picture_and_no_number(full: Path, width: int) -> None:
    """Every share and every end of a border is there."""
    shown = shown_here("map", "--full", width=width, cwd=full)
    cells = printed("map", "--format", "tsv", cwd=full).split()
    assert all(cell in shown for cell in cells if cell.endswith("%"))


@pytest.mark.slow
def test_a_terminal_that_is_not_utf_8_shows_plain_lines(full: Path) -> None:
    """Slashes, dashes and an `o` stand for what it lacks."""
    shown, status = run_on_terminal("map", "--quiet", cwd=full, env={"PYTHONIOENCODING": "ascii"})
    assert status == 0
    assert shown.isascii()
    assert "/A" in shown
    assert "\\u" not in shown
    assert "o stated weights" in shown


@pytest.mark.parametrize(
    ("given", "name", "help"),
    [
        (("--output", "map.pdf"), "bad-output", ".csv, .json, .md, .svg, .tsv or .txt"),
        (("--output", "map.svg", "--format", "csv"), "bad-output", "leave `--format` out"),
        (("--format", "png"), "bad-choice", "`svg`"),
        (("--criteria", "benefit,burden"), "bad-criteria", "`benefit`, `burden`, `fairness`"),
        (("--criteria", "benefit,burden,fairnes"), "unknown-criterion", "`fairness`"),
        (("--criteria", "benefit,burden,benefit.reach"), "bad-criteria", "`fairness`"),
        (("--criteria", ""), "bad-criteria", "`fairness`"),
    ],
)
def test_bad_arguments_are_2_with_what_is_allowed(
    full: Path, given: tuple[str, ...], name: str, help: str
) -> None:
    """The name of the problem, the way out, and nothing on standard output."""
    said = refused("map", *given, cwd=full)
    assert f"error[{name}]" in said
    assert help in said.partition("= help: ")[2]


def test_fewer_or_more_than_three_top_criteria_are_told_what_to_do(
    clinic: Path, tmp_path: Path
) -> None:
    """Two: another command answers. Four: three have to be chosen; and three without weight give
    no triangle."""
    assert "`belarus-options sensitivity`" in refused("map", cwd=clinic)
    four = with_fourth(tmp_path, weight=0)
    assert "`--criteria A,B,C`" in refused("map", cwd=four)
    weights = [
        word for path in ("benefit", "burden", "fairness") for word in ("--weight", f"{path}=0")
    ]
    criteria = ("--criteria", "benefit,burden,fairness")
    said = refused("map", *criteria, *weights, "--weight", "beauty=1", cwd=four)
    assert "error[zero-weights]" in said


def test_weights_that_were_set_are_not_called_todays(full: Path) -> None:
    """The point is where they are, and the picture says that they were set."""
    plain = printed("map", "--format", "svg", cwd=full)
    drawn = printed("map", "--perspective", "council", "--format", "svg", cwd=full)
    assert ">stated weights<" in plain
    assert ">weights as set<" in drawn
    assert ">stated weights<" not in drawn
    assert "perspective The council" in drawn


def test_options_that_tie_share_a_region_and_are_marked(tmp_path: Path) -> None:
    """The share has `=` in front, and a line says why."""
    twin = {"options/build-too.yaml": FULL["options/build.yaml"]}
    folder = write_folder(tmp_path, FULL | twin)
    text = printed("map", "--full", "--format", "markdown", cwd=folder)
    assert "have equal totals at every weighting" in text
    assert text.count("| =") == 2
    regions = result_of("map", cwd=folder)["regions"]
    assert ["build", "build-too"] in [region["options"] for region in regions]


def test_the_picture_in_the_docs_is_the_one_of_the_case() -> None:
    """`belarus-options map --output docs/map.svg --force` makes it anew."""
    drawn = printed("map", "--project", str(ROOT), "--format", "svg")
    assert (ROOT / "docs" / "map.svg").read_text(encoding="utf-8") == drawn
