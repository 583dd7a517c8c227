"""`init --ask`: a folder made of answers."""

import json
from pathlib import Path

import pytest

from belarus_options.cli.init_questions import End, read_end
from commands import printed, result_of, run_here
from process import Typist

# A decision in lines: title, three options, three criteria with their ends, swings, scores.
LINES = (
    "Which heating for the school?",
    "Keep the oil boiler", "Heat pump", "Wood chips", "",
    "Cost: ten years", "CO2", "Quiet", "",
    "900 thousand euro", "400",
    "120 tonnes a year", "0 tonnes a year",
    "Pupils, in class, hear it: often", "Nobody hears it", "Heard in the yard = 60", "",
    "The caretaker", "1", "80", "40 50 60", "",
    "430", "420 450", "120", "110 130", "0", "",
    "700 750 850", "30", "20 40", "2", "1 2",
    "450", "420 500", "10 12 20", "1 1 2",
)  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def asked(*lines: str, words: tuple[str, ...] = ("init", "--ask", "new")) -> tuple[int, str]:
    """The status and what is said where these lines are piped in."""
    done = run_here(*words, input="".join(f"{line}\n" for line in lines))
    assert done.stdout == ""
    return done.returncode, done.stderr


def found() -> set[str]:
    """The rules of which `check` has findings in the new folder."""
    done = run_here("check", "--project", "new", "--format", "json")
    return {finding["rule"] for finding in json.loads(done.stdout)["result"]["findings"]}


def test_a_folder_of_answers_passes_check_but_for_evidence(here: Path) -> None:
    """It loads, ranks, has weights that are those judged, and nothing is found but that no score
    cites anything."""
    status, said = asked(*LINES)
    assert (status, said.count("error")) == (0, 0)
    assert "next: `belarus-options score --project new`" in said
    assert found() == {"no-evidence"}
    [group] = result_of("elicit", "--project", "new")["groups"]
    assert group["weights"] == group["stated"]
    assert (group["who"], group["scales"]) == ("The caretaker", "same")
    assert result_of("score", "--project", "new")["ranking"][0]["option"] == "wood-chips"


def test_every_answer_stands_in_its_file(here: Path) -> None:
    """Numbers with their unit, words as levels with what they are worth, ranges, what is settled,
    and the status quo."""
    asked(*LINES)
    criteria = (here / "new" / "criteria.yaml").read_text()
    assert "title: Which heating for the school?\n" in criteria
    assert "scale: {worst: 900, best: 400, unit: thousand euro}\n" in criteria
    assert "      0: {value: 0, means: 'Pupils, in class, hear it: often'}\n" in criteria
    assert "      1: {value: 60, means: Heard in the yard}\n" in criteria
    assert "    weight: 50\n    weight_range: [40, 60]\n" in criteria
    first = (here / "new" / "options" / "keep-the-oil-boiler.yaml").read_text()
    assert "role: status-quo\n" in first
    assert "  cost-ten-years: {value: 430, range: [420, 450]}\n" in first
    assert "  quiet: {value: 0, settled: true}\n" in first
    last = (here / "new" / "options" / "wood-chips.yaml").read_text()
    assert "role" not in last
    assert "  co2: {value: 12, range: [10, 20]}\n" in last


def test_weights_that_are_all_the_same_get_a_reason(here: Path) -> None:
    """It is asked for, since `check` asks for it."""
    at = LINES.index("80")
    lines = (*LINES[:at], "100", "100", "", "Each would decide by itself.", *LINES[at + 3 :])
    assert asked(*lines)[0] == 0
    assert (here / "new" / "criteria.yaml").read_text().count("Each would decide by itself.") == 3
    assert "equal-weights" not in found()


@pytest.mark.parametrize(
    ("at", "instead", "said"),
    [
        (0, "", "type a few words"),
        (2, "keep the OIL boiler!", "taken by Keep the oil boiler"),
        (2, "", "type a few words"),
        (2, "?!", "a letter or a digit"),
        (6, "", "type a few words"),
        (10, "400 euro", "the worst is in thousand euro"),
        (10, "900", "the same as the worst"),
        (9, "900,000 euro", "thousands no separator"),
        (9, "900 000 euro", "thousands no separator"),
        (9, "0,5 euro", "thousands no separator"),
        (9, "1.500.000 euro", "thousands no separator"),
        (14, "pupils, in class, hear it: OFTEN", "the same as the worst"),
        (15, "Heard in the yard", "words, `=` and a number"),
        (15, "Nearly = 100", "words, `=` and a number"),
        (15, "nobody hears it = 40", "already"),
        (22, "much", "one number or three"),
        (22, "1 2", "one number or three"),
        (23, "600 700", "430 lies outside"),
        (23, "700 500", "the lowest first"),
        (26, "3", "the levels are 0, 1, 2"),
        (28, "850 750 700", "the lowest first"),
    ],
)
def test_what_is_no_answer_is_named(here: Path, at: int, instead: str, said: str) -> None:
    """By its line in a pipe, and no folder is made."""
    status, error = asked(*LINES[:at], instead)
    assert status == 2
    assert f"line {at + 1} of standard input" in error
    assert said in " ".join(error.split())
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("12.5 °C", 12.5, "°C"),
        ("12.5°C", 12.5, "°C"),
        ("90%", 90, "%"),
        ("-3", -3, ""),
        ("4e3 t", 4000, "t"),
        ("3km of road", 3, "km of road"),
        ("3/4 of the pupils", None, ""),
        ("5-10 days", None, ""),
        ("$100", None, ""),
        ("Nobody", None, ""),
    ],
)
def test_a_number_goes_before_its_unit_and_all_else_is_words(
    text: str, number: float | None, unit: str
) -> None:
    """A fraction, a span and a sign before the number are words."""
    assert read_end(text) == End(text, number, unit)


@pytest.mark.parametrize("count", [0, 1, 8, 20, len(LINES) - 1])
def test_answers_that_end_too_soon_make_nothing(here: Path, count: int) -> None:
    """One error with the way out."""
    status, said = asked(*LINES[:count])
    assert status == 2
    assert said.count("error[bad-judgment]: standard input ended") == 1
    assert list(here.iterdir()) == []


def test_a_folder_that_is_there_is_refused_before_the_first_question(here: Path) -> None:
    """And so are two kinds of folder at once."""
    printed("init", "--blank", "new")
    assert asked(*LINES)[1].startswith("error[exists]: ")
    assert asked(words=("init", "--ask", "--blank", "other"))[1].startswith("error[not-taken]: ")


@pytest.mark.slow
def test_an_interview_for_a_folder_goes_on_later(here: Path) -> None:
    """What is left is one file with the answers, and what it becomes is what the same answers make
    over a pipe."""
    asked(*LINES)
    whole = {path.name: path.read_text() for path in sorted(Path("new").rglob("*.yaml"))}
    with Typist("init", "--ask", "other", cwd=here) as somebody:
        somebody.type(*LINES[:12], "b", "b", "120 tonnes", *LINES[10:12])
        somebody.key("\x03")
        assert somebody.end() == 130
        assert "`belarus-options init --ask other` goes on" in " ".join(somebody.screen.split())
    assert not Path("other").exists()
    assert Path("other.unfinished.json").exists()
    with Typist("init", "--ask", "other", cwd=here) as somebody:
        assert "CO2: and the best?" in somebody.prompt()
        somebody.type(*LINES[12:])
        assert somebody.end() == 0
    made = {path.name: path.read_text() for path in sorted(Path("other").rglob("*.yaml"))}
    assert made == whole
    assert not Path("other.unfinished.json").exists()


@pytest.mark.slow
def test_who_takes_everything_back_leaves_nothing(here: Path) -> None:
    """No folder, and no file of answers."""
    with Typist("init", "--ask", "new", cwd=here) as somebody:
        somebody.type(LINES[0], "b", "q")
        somebody.end()
        assert "Stopped; nothing was written." in somebody.screen
    assert list(here.iterdir()) == []
