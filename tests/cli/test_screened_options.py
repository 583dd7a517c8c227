"""Options that fail screening, in every command: left out, named, and put back where asked."""

import json
import re
from pathlib import Path

import pytest

from belarus_options.cli.registry import COMMANDS
from belarus_options.model.choices import Format
from commands import RUNS, document_of, printed, refused, result_of
from folders import write_folder
from screened import FAILED, SCREENED

# Commands whose results are data, of those that take the setting.
_DATA = {c.name: c for c in COMMANDS if Format.json in c.forms}
TAKERS = [run for run in RUNS if run[0] in _DATA and "include_screened" in _DATA[run[0]].shared]
# `explain` is about an option that fails, and `check` about every file; a bound is one on what a
# bundle comes to, and not on its members; and `diff` names the folders by their digests.
APART = ("explain", "check", "bundles", "diff")
COMPARING = [run for run in TAKERS if run[0] not in APART]
# The same as JSON, but for what names the option's file or what is asked.
comparing = pytest.mark.parametrize("run", COMPARING, ids=" ".join)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which one option of three fails a bound."""
    return write_folder(tmp_path_factory.mktemp("asked"), SCREENED)


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without the file of that option."""
    files = {file: text for file, text in SCREENED.items() if file != "options/build.yaml"}
    return write_folder(tmp_path_factory.mktemp("cut"), files)


@pytest.mark.parametrize("command", _DATA)
def test_the_envelope_says_who_is_screened_out(command: str, asked: Path) -> None:
    """With what each fails, whatever the command."""
    run = next(run for run in RUNS if run[0] == command)
    assert document_of(*run, cwd=asked)["screened_out"] == FAILED


@comparing
def test_results_are_those_of_the_folder_without_the_option(
    run: tuple[str, ...], asked: Path, cut: Path
) -> None:
    """No rank, share, region, vote, regret or drawn score of it is left, in any command."""
    assert json.dumps(result_of(*run, cwd=asked)) == json.dumps(result_of(*run, cwd=cut))


@comparing
@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("full", [[], ["--full"]], ids=["brief", "full"])
def test_a_line_below_the_table_names_it(
    run: tuple[str, ...], form: str, full: list[str], asked: Path, cut: Path
) -> None:
    """Once, and not where nobody is screened out."""
    words = (*run, "--format", form, *full)
    line = "Screened out: Build a clinic (cost)."
    assert printed(*words, cwd=asked).count(line) == 1
    assert "Screened out" not in printed(*words, cwd=cut)
    assert "Screened out" not in printed(*words, "--include-screened", cwd=asked)


@comparing
def test_tab_separated_lines_and_csv_are_those_of_the_folder_without_it(
    run: tuple[str, ...], asked: Path, cut: Path
) -> None:
    """They have rows and no line beside."""
    for form in (Format.tsv, Format.csv):
        words = (*run, "--format", form.value)
        assert printed(*words, cwd=asked) == printed(*words, cwd=cut)


def test_a_page_names_it_below_the_options(asked: Path) -> None:
    """As part of what the options are; not where it is put back."""
    section = printed("brief", cwd=asked).partition('id="options"')[2].partition("</section>")[0]
    below = re.sub("<[^>]*>", "", section.partition("Screened out: ")[2])
    assert below.endswith("Build a clinic (cost).")
    assert "Screened out" not in printed("brief", "--include-screened", cwd=asked)


def test_a_picture_names_it(asked: Path) -> None:
    """In the lines below the triangle."""
    assert "Screened out: Build a clinic (cost)." in printed("map", "--format", "svg", cwd=asked)


@pytest.mark.parametrize("run", TAKERS, ids=" ".join)
def test_putting_it_back_is_said_and_goes_into_commands_to_type(
    run: tuple[str, ...], asked: Path
) -> None:
    """Under the title, in the settings, and behind every next command."""
    words = (*run, "--include-screened")
    text = printed(*words, "--width", "400", cwd=asked)
    assert "with those screened out" in text.split("\n\n", 1)[0]
    for line in text.splitlines():
        if "`belarus-options " in line and "explain-rule" not in line and "--output" not in line:
            assert "--include-screened" in line
    assert document_of(*words, cwd=asked)["settings"]["include_screened"] is True


def test_commands_that_compare_nobody_refuse_the_setting(asked: Path) -> None:
    """`screen` shows who fails anyhow, and weights are the same."""
    for command in ("screen", "weights"):
        said = refused(command, "--include-screened", "--full", cwd=asked)
        assert said.startswith(f"error[not-taken]: `{command}` takes no `--include-screened`: ")
        assert "--> --include-screened\n" in said


def test_a_comparison_of_two_says_which_of_them_fails(asked: Path) -> None:
    """First, and the other screened-out options are not named again."""
    text = printed("explain", "keep", "build", "--width", "200", cwd=asked)
    answer = text.split("\n\n")[1]
    assert answer.startswith(
        "Build a clinic fails screening: cost 30 million, at most 25 million, missed by 5 million."
    )
    assert "Screened out" not in text
    assert "Screened out: Build a clinic (cost)." in printed("explain", "keep", "lease", cwd=asked)


def test_flipping_to_one_that_fails_is_refused(asked: Path) -> None:
    """With the way out, as for `--option`; `--option` with others is fine."""
    assert refused("flip", "build", cwd=asked).startswith("error[screened-out]: `build` is screen")
    said = refused("flip", "--option", "build", "--option", "keep", cwd=asked)
    assert said.count("error[screened-out]") == 1
    kept = document_of("score", "--option", "keep", cwd=asked)
    assert [row["option"] for row in kept["result"]["ranking"]] == ["keep"]


def test_one_that_is_left_is_not_called_the_only_option(tmp_path: Path) -> None:
    """It is the only one that passes, and each command says so in its own words."""
    files = {**SCREENED, "options/keep.yaml": SCREENED["options/keep.yaml"].replace(
        "unclear, because", "no, because")}  # fmt: skip
    write_folder(tmp_path, files)
    for command in ("score", "sensitivity", "flip", "stress", "perspectives", "scenarios"):
        text = " ".join(printed(command, cwd=tmp_path).split())
        assert "is the only option that passes screening" in text, command
    alone = printed("score", "--option", "lease", cwd=tmp_path)
    assert "the only option that passes screening" in " ".join(alone.split())


def test_what_is_set_for_a_score_decides_who_passes(asked: Path) -> None:
    """A score within the bound puts the option back, one beyond it takes another out."""
    back = document_of("score", "--score", "build/burden.cost=25", cwd=asked)
    assert back["screened_out"] == []
    out = document_of("score", "--score", "lease/burden.cost=25.01", cwd=asked)
    assert [each["option"] for each in out["screened_out"]] == ["build", "lease"]


@pytest.mark.parametrize("form", ["text", "tsv", "csv", "json", "markdown"])
def test_names_of_tests_and_reasons_stay_text(form: str, tmp_path: Path) -> None:
    """Whatever they are up to, in the line below a table, in `screen` and in `explain`."""
    hostile = json.dumps("=[b]\x1b[31m|<script>\u202e`code`\0\n{}:smile:")
    reason = f"{{passes: no, because: {hostile}}}"
    files = SCREENED | {
        "criteria.yaml": SCREENED["criteria.yaml"].replace("name: Lawful", f"name: {hostile}"),
        "options/build.yaml": SCREENED["options/build.yaml"].replace("{passes: yes}", reason),
    }
    write_folder(tmp_path, files)
    for run in (("score",), ("screen",), ("explain", "build"), ("explain", "keep", "build")):
        shown = printed(*run, "--format", form, cwd=tmp_path)
        assert not [character for character in "\x1b\u202e\0" if character in shown]
        if form == "markdown":
            assert not re.search(r"(?<!\\)<script>", shown)
        if form == "csv":
            assert not [cell for cell in shown.replace("\n", ",").split(",") if cell[:1] == "="]
