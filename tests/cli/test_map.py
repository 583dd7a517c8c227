"""`map` as a whole: its forms agree, and what it refuses."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from belarus_options.files.folder import builtin_path
from folders import CLEAN, write_folder
from process import run, run_on_terminal

ROOT = Path(__file__).resolve().parents[2]
CASE = ("--project", str(builtin_path()))

# The clinic with a third top criterion, and with a fourth one.
THIRD = """\
  fairness:
    name: Fairness
    weight: 30
    prefer: more
    scale: {worst: 0, best: 10}
"""
FOURTH = THIRD.replace("fairness", "beauty").replace("Fairness", "Beauty").replace("30", "0")
GRADES = {"build": 3, "keep": 9, "lease": 6}


def folder_with(path: Path, *blocks: str, **more: str) -> Path:
    files = CLEAN | {"criteria.yaml": CLEAN["criteria.yaml"] + "".join(blocks)}
    for option, grade in GRADES.items():
        file = f"options/{option}.yaml"
        for block in blocks:
            name = block.split(":")[0].strip()
            value = grade if name == "fairness" else 10 - grade
            files[file] += f"  {name}: {{value: {value}, confidence: high, evidence: [offers]}}\n"
    return write_folder(path, files | {f"{name}.yaml": text for name, text in more.items()})


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """The clinic with three top criteria and two perspectives."""
    perspectives = "council:\n  name: The council\n  weights: {benefit: 10%}\n"
    perspectives += "doctor:\n  weights: {benefit: 80%, benefit.reach: 90}\n"
    return folder_with(tmp_path / "clinic", THIRD, perspectives=perspectives)


def result_of(*arguments: str, cwd: Path | None = None) -> Any:
    done = run("map", *arguments, "--format", "json", cwd=cwd)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_forms_say_the_same(clinic: Path) -> None:
    """JSON has every option once, CSV a row for each with the share and the central weights of its
    region, and a pipe the same rows as shown."""
    result = result_of(cwd=clinic)["result"]
    rows = list(csv.DictReader(io.StringIO(run("map", "--format", "csv", cwd=clinic).stdout)))
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
    lines = run("map", cwd=clinic).stdout.split("\n")
    assert lines[0] == "Option\tName\tShare first"
    assert [line.split("\t")[0] for line in lines[1:-1]] == [row["option"] for row in rows]


def test_result_has_these_keys_and_adds_up(clinic: Path) -> None:
    """Shares of the regions add up to 1; corners, centroids, borders and today's weights are global
    weights of the three and add up to what these have together."""
    document = result_of(cwd=clinic)
    result = document["result"]
    assert list(result) == [
        "criteria", "fixed", "today", "perspectives", "off_map", "regions", "borders", "tied_only",
        "never_first",
    ]  # fmt: skip
    assert document["settings"]["criteria"] == result["criteria"] == [
        "benefit", "burden", "fairness",
    ]  # fmt: skip
    assert sum(region["share"] for region in result["regions"]) == pytest.approx(1)
    points = [result["today"].values(), *(p.values() for p in result["perspectives"].values())]
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
    clinic = folder_with(tmp_path, THIRD, FOURTH.replace("weight: 0", "weight: 30"))
    result = result_of("--criteria", "fairness, benefit,burden", cwd=clinic)["result"]
    assert result["criteria"] == ["fairness", "benefit", "burden"]
    assert result["fixed"] == {"beauty": pytest.approx(0.2)}
    for region in result["regions"]:
        assert all(sum(corner) == pytest.approx(0.8) for corner in region["corners"])
    shown, status = run_on_terminal("map", "--criteria", "fairness,benefit,burden", cwd=clinic)
    assert status == 0
    assert "Fairness 80%" in shown
    assert "What stays: Beauty 20%. The three share the other 80%." in shown


def test_a_border_fed_back_to_score_is_a_tie(clinic: Path) -> None:
    """The weights at its ends, set with `--weight`, put both options at rank 1."""
    result = result_of(cwd=clinic)["result"]
    assert result["borders"]
    for border in result["borders"]:
        for end in (border["from"], border["to"]):
            given = zip(result["criteria"], end, strict=True)
            words = [word for path, w in given for word in ("--weight", f"{path}={w!r}")]
            done = run("score", *words, "--format", "json", cwd=clinic)
            first = [
                row["option"]
                for row in json.loads(done.stdout)["result"]["ranking"]
                if row["rank"] == 1
            ]
            assert set(border["options"]) <= set(first)


def test_terminal_shows_triangle_table_and_borders(clinic: Path) -> None:
    """The triangle with today's point and the perspectives, the shares, and the lines between."""
    shown, status = run_on_terminal("map", cwd=clinic, env={"NO_COLOR": "1"})
    assert status == 0
    for said in ("Benefit 100%", "╱A", "● today:", "1 council:", "2 doctor:", "Share\n", "→"):
        assert said in shown
    assert "doctor also sets weights that this map does not vary" in shown
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("width", [30, 40, 120])
def test_width_changes_the_picture_and_no_number(clinic: Path, width: int) -> None:
    """Every share and every end of a border is there; below 40 columns without the triangle."""
    shown, status = run_on_terminal("map", width=width, cwd=clinic, env={"NO_COLOR": "1"})
    assert status == 0
    assert max(map(len, shown.splitlines())) <= width
    assert ("╱" in shown) == (width >= 40)
    cells = run("map", cwd=clinic).stdout.replace("\t", "\n").split()
    assert all(cell in shown for cell in cells if cell.endswith("%"))


def test_a_terminal_that_is_not_utf_8_shows_plain_lines(clinic: Path) -> None:
    """Slashes, dashes and an `o` stand for what it lacks."""
    shown, status = run_on_terminal("map", cwd=clinic, env={"PYTHONIOENCODING": "ascii"})
    assert status == 0
    assert shown.isascii()
    assert "/A" in shown
    assert "\\u" not in shown
    assert "o today" in shown


def test_svg_is_written_whole_and_never_over_a_file(clinic: Path, tmp_path: Path) -> None:
    """`--output map.svg` writes what `--format svg` prints; an existing file needs `--force`."""
    target = tmp_path / "map.svg"
    printed = run("map", "--format", "svg", cwd=clinic)
    done = run("map", "--output", str(target), cwd=clinic)
    assert (done.returncode, done.stdout) == (0, "")
    assert target.read_text(encoding="utf-8") == printed.stdout
    ElementTree.fromstring(printed.stdout)  # noqa: S314  # made by us just now
    target.write_text("mine", encoding="utf-8")
    refused = run("map", "--output", str(target), cwd=clinic)
    assert refused.returncode == 2
    assert "error[exists]" in refused.stderr
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("map", "--output", str(target), "--force", cwd=clinic).returncode == 0
    assert target.read_text(encoding="utf-8") == printed.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clinic", "map.svg"]


@pytest.mark.parametrize("command", ["score", "check", "weights", "explain keep"])
@pytest.mark.parametrize(
    "given", [("--output", "out.svg"), ("--format", "svg"), ("--format", "svg", "--quiet")]
)
def test_other_commands_refuse_svg_and_say_what_they_take(
    clinic: Path, command: str, given: tuple[str, ...]
) -> None:
    """Nothing is printed or written."""
    done = run(*command.split(), *given, cwd=clinic)
    assert (done.returncode, done.stdout) == (2, "")
    assert ".csv, .json or .md" in done.stderr or "`csv`" in done.stderr
    assert not (clinic / "out.svg").exists()


@pytest.mark.parametrize(
    ("given", "name", "help"),
    [
        (("--output", "map.txt"), "bad-output", ".csv, .json, .md or .svg"),
        (("--output", "map.svg", "--format", "csv"), "bad-output", "leave `--format` out"),
        (("--format", "png"), "bad-choice", "`svg`"),
        (("--criteria", "benefit,burden"), "bad-criteria", "`benefit`, `burden`, `fairness`"),
        (("--criteria", "benefit,burden,fairnes"), "unknown-criterion", "`fairness`"),
        (("--criteria", "benefit,burden,benefit.reach"), "bad-criteria", "`fairness`"),
        (("--criteria", ""), "bad-criteria", "`fairness`"),
    ],
)
def test_bad_arguments_are_2_with_what_is_allowed(
    clinic: Path, given: tuple[str, ...], name: str, help: str
) -> None:
    """The name of the problem, the way out, and nothing on standard output."""
    done = run("map", *given, cwd=clinic)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"error[{name}]" in done.stderr
    assert help in done.stderr.partition("= help: ")[2]


def test_fewer_or_more_than_three_top_criteria_are_told_what_to_do(tmp_path: Path) -> None:
    """Two: another command answers. Four: three have to be chosen; and three without weight give
    no triangle."""
    two = run("map", cwd=write_folder(tmp_path / "two", CLEAN))
    assert two.returncode == 2
    assert "`belarus-options sensitivity`" in two.stderr
    four = folder_with(tmp_path / "four", THIRD, FOURTH)
    asked = run("map", cwd=four)
    assert asked.returncode == 2
    assert "`--criteria A,B,C`" in asked.stderr
    weights = [
        word for path in ("benefit", "burden", "fairness") for word in ("--weight", f"{path}=0")
    ]
    none = run(
        "map", "--criteria", "benefit,burden,fairness", *weights, "--weight", "beauty=1", cwd=four
    )
    assert none.returncode == 2
    assert "error[zero-weights]" in none.stderr


def test_files_in_any_order_give_the_same_bytes(clinic: Path, tmp_path: Path) -> None:
    """Options written to the folder the other way round, and a second run."""
    other = tmp_path / "other" / "clinic"
    for path in sorted(clinic.rglob("*.yaml"), reverse=True):
        target = other / path.relative_to(clinic)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    for form in ("svg", "json", "csv", "markdown"):
        first = run("map", "--format", form, cwd=clinic)
        assert first.stdout == run("map", "--format", form, cwd=other).stdout
        assert first.stdout == run("map", "--format", form, cwd=clinic).stdout


def test_weights_that_were_set_are_not_called_todays(clinic: Path) -> None:
    """The point is where they are, and the picture says that they were set."""
    plain = run("map", "--format", "svg", cwd=clinic).stdout
    drawn = run("map", "--perspective", "council", "--format", "svg", cwd=clinic).stdout
    assert ">today<" in plain
    assert ">as set<" in drawn
    assert ">today<" not in drawn
    assert "perspective council" in drawn


def test_options_that_tie_share_a_region_and_are_marked(tmp_path: Path) -> None:
    """The share has `=` in front, and a line says why."""
    folder = folder_with(tmp_path, THIRD)
    build = (folder / "options/build.yaml").read_text(encoding="utf-8")
    (folder / "options/build-too.yaml").write_text(build, encoding="utf-8")
    done = run("map", "--format", "markdown", cwd=folder)
    assert "build and build-too have equal totals at every weighting" in done.stdout
    assert done.stdout.count("| =") == 2
    assert ["build", "build-too"] in [
        region["options"] for region in result_of(cwd=folder)["result"]["regions"]
    ]


def test_nothing_calls_a_share_a_likelihood(clinic: Path) -> None:
    """In no form, and not in the help."""
    said = [run("map", "--format", form, cwd=clinic).stdout for form in ("svg", "markdown", "json")]
    said += [run("map", "--help").stdout, run_on_terminal("map", cwd=clinic)[0]]
    for text in said:
        assert not [word for word in ("likel", "probab", "chance") if word in text.lower()]


def test_the_picture_in_the_docs_is_the_one_of_the_case() -> None:
    """`belarus-options map --output docs/map.svg --force` makes it anew."""
    drawn = run("map", *CASE, "--format", "svg").stdout
    assert (ROOT / "docs" / "map.svg").read_text(encoding="utf-8") == drawn
