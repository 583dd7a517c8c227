"""`perspectives` as a whole: what it prints in each form, under settings, and what it refuses."""

import re
import shlex
from pathlib import Path

import pytest

from commands import lines_of, printed, refused, result_of, rows_of, shown_here
from folders import CLEAN, write_folder

PERSPECTIVES = """\
council:
  name: District council
  because: It pays.
  weights: {burden: 70%}
doctors:
  name: The doctors
  because: They see who comes too late.
  weights: {benefit: 80%, benefit.reach: 60%}
street:
  name: The street
  weights: {burden.noise: 90%, benefit: 10%}
"""
# What the order of perspectives does not touch: tables by id, and what all of them give together.
UNORDERED = (
    "ranks", "totals", "kendall_w", "borda", "copeland", "kemeny", "dominated", "first", "last",
    "kendall_tau", "rank_sums",
)  # fmt: skip
FILES = CLEAN | {"perspectives.yaml": PERSPECTIVES}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path, FILES)


def test_every_total_is_the_one_that_score_gives(folder: Path) -> None:
    """Under `--perspective`, to the last digit, and the reference without it."""
    result = result_of("perspectives", cwd=folder)
    assert result["perspectives"] == ["council", "doctors", "street"]
    for perspective in result["perspectives"]:
        ranking = result_of("score", "--perspective", perspective, cwd=folder)["ranking"]
        totals = {row["option"]: row["total"] for row in ranking}
        ranks = {row["option"]: row["rank"] for row in ranking}
        assert result["totals"][perspective] == totals
        assert result["ranks"][perspective] == ranks
    stated = result_of("score", cwd=folder)["ranking"]
    assert result["reference"]["totals"] == {row["option"]: row["total"] for row in stated}


def test_csv_holds_what_json_holds(folder: Path) -> None:
    """One row an option: rank and total for each perspective, and what the rules give."""
    result = result_of("perspectives", cwd=folder)
    rows = rows_of("perspectives", cwd=folder)
    assert [row["option"] for row in rows] == sorted(
        result["reference"]["ranks"], key=result["reference"]["ranks"].get
    )
    for row in rows:
        option = row["option"]
        assert int(row["rank"]) == result["reference"]["ranks"][option]
        assert float(row["total"]) == result["reference"]["totals"][option]
        for perspective in result["perspectives"]:
            assert int(row[f"rank:{perspective}"]) == result["ranks"][perspective][option]
            assert float(row[f"total:{perspective}"]) == result["totals"][perspective][option]
        assert float(row["borda"]) == result["borda"][option]
        assert int(row["copeland"]) == result["copeland"][option]
        assert float(row["worst_loss"]) == result["worst_losses"][option]["loss"]
        assert row["worst_loss_of"].split() == result["worst_losses"][option]["perspectives"]
        assert row["dominated_by"].split() == result["dominated_by"].get(option, [])


def test_a_pipe_gets_one_line_an_option_and_nothing_else(folder: Path) -> None:
    """A header and tab-separated rows, rank and total in a cell."""
    lines = lines_of("perspectives", cwd=folder)
    assert lines[0] == ["Option", "(stated)", "council", "doctors", "street", "Borda", "Copeland",
                        "Worst loss"]  # fmt: skip
    assert len(lines) == 4
    assert {len(line) for line in lines} == {8}
    for line in lines[1:]:
        assert all(re.fullmatch(r"=?\d -?\d+\.\d", cell) for cell in line[1:5])


def test_markdown_has_all_tables_and_every_disagreement(folder: Path) -> None:
    """Sentences above, the tables under headings of their own, the pairs as a list."""
    text = printed("perspectives", "--full", "--format", "markdown", cwd=folder)
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings == ["Each perspective", "Who agrees with whom", "All perspectives together",
                        "Least contradiction (Kemeny)"]  # fmt: skip
    assert text.index("Of three persp") < text.index("| Weights of |") < text.index("## Each")
    assert text.count("\n- ") == len(result_of("perspectives", cwd=folder)["disagreements"]) > 1


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_shows_the_answer_and_the_tables(folder: Path, width: int) -> None:
    """At any width, the same words."""
    shown = shown_here("perspectives", width=width, cwd=folder)
    said = " ".join(shown.split())
    lead = printed("perspectives", "--format", "markdown", cwd=folder).split("\n\n")[2:5]
    assert len(lead) == 3
    for sentence in lead:
        assert sentence.replace("\\", "") in said


def test_the_order_of_the_file_changes_nothing(folder: Path, tmp_path: Path) -> None:
    """Perspectives the other way round are shown so, with the same figures."""
    blocks = re.split(r"(?m)^(?=\w)", PERSPECTIVES)[1:]
    other = write_folder(
        tmp_path / "other", FILES | {"perspectives.yaml": "".join(reversed(blocks))}
    )
    here, there = (result_of("perspectives", cwd=path) for path in (folder, other))
    assert here["perspectives"] == there["perspectives"][::-1]
    for key in UNORDERED:
        assert here[key] == there[key], key


def test_the_command_that_it_names_shows_the_points(folder: Path) -> None:
    """Typed as it stands: the same lead of the one option over the other, leaf by leaf."""
    settings = ("--weight", "burden.cost=70%")
    text = printed("perspectives", *settings, "--full", "--format", "markdown", cwd=folder)
    found = re.search(r"`belarus-options explain (.*?)\\?` shows", text)
    assert found is not None
    pair = result_of("perspectives", *settings, cwd=folder)["disagreements"][0]
    words = shlex.split(found[1].replace("\\", ""))
    explained = result_of("explain", *words, cwd=folder)
    assert explained["options"] == pair["options"]
    assert explained["difference"] == pytest.approx(pair["leads"][0])


def test_one_perspective_at_a_time_is_refused(folder: Path) -> None:
    """With the command that takes it."""
    said = refused("perspectives", "--perspective", "council", cwd=folder)
    assert "error[all-perspectives]" in said
    assert "`belarus-options score --perspective ID`" in said


@pytest.mark.parametrize("content", [None, "", "{}\n", "# nothing yet\n"])
def test_without_perspectives_the_error_says_how_to_write_one(
    tmp_path: Path, content: str | None
) -> None:
    """No file, an empty one, or one without any; what it says to write can be written."""
    files = CLEAN if content is None else CLEAN | {"perspectives.yaml": content}
    folder = write_folder(tmp_path, files)
    said = refused("perspectives", cwd=folder)
    assert "error[no-perspectives]" in said
    assert "--> perspectives.yaml" in said
    line = re.search(r"`(somebody: .*)`", said)
    assert line is not None
    write_folder(folder, {"perspectives.yaml": line[1] + "\n"})
    assert result_of("perspectives", cwd=folder)["perspectives"] == ["somebody"]


def test_weights_that_cannot_be_are_an_error_where_they_stand(tmp_path: Path) -> None:
    """As for every command: a path that is none, and shares beyond the whole."""
    wrong = "one:\n  weights: {benfit: 1}\ntwo:\n  weights: {benefit: 70%, burden: 60%}\n"
    folder = write_folder(tmp_path, CLEAN | {"perspectives.yaml": wrong})
    said = refused("perspectives", cwd=folder)
    assert "error[unknown-criterion]" in said
    assert "--> perspectives.yaml:2:13" in said
    assert "error[bad-weight]" in said
    assert "--> perspectives.yaml:4" in said


def test_one_option_is_an_answer(folder: Path) -> None:
    """Null where nothing can be measured."""
    result = result_of("perspectives", "--option", "keep", cwd=folder)
    assert result["kendall_w"] is None
    assert result["compromise"] == {"options": ["keep"], "worst_loss": 0.0}
    assert result["kemeny"] == {"rankings": [["keep"]], "count": 1, "distance": 0}
    assert result["disagreements"] == []
