"""What `screen` shows: who passes, why others do not, and how something is asked."""

from pathlib import Path

import pytest

from belarus_options.files.folder import builtin_path
from belarus_options.studies.screening import screening
from belarus_options.views.commands.screen_sentences import failures
from commands import lines_of, printed, result_of, rows_of, run_here, shown_here
from folders import FULL, load_files, write_folder
from screened import SCREENED, first_edition
from wording import text


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a test and a bound, in which one option of three fails the bound."""
    return write_folder(tmp_path_factory.mktemp("asked"), SCREENED)


def test_one_check_has_its_remarks_beside_it(tmp_path: Path) -> None:
    """As the model of the output has it, on one screen at 80 columns."""
    files = first_edition("risk.regime-reading", "{at-most: 1}")
    assert shown_here("screen", cwd=write_folder(tmp_path, files)) == (
        "Should the U.S. consider a Belarusian defense relationship?\n"
        "what an option has to pass before it is compared · as of 2020-10-01\n\n"
        "Four of five options pass; spp-restart is screened out.\n\n"
        "                     regime-\n"
        "                     reading\n"
        "                     at most\n"
        "Option                     1\n"
        "────────────────────────────────────────────────────────────────────────────\n"
        "defense-attache       pass 1  its range, 0–2, goes beyond\n"
        "cbrne-training        pass 1  its range, 0–2, goes beyond\n"
        "cut-ties              pass 1  its range, 0–2, goes beyond\n"
        "Keep the status quo   pass 1  its range, 0–2, goes beyond\n"
        "spp-restart           FAIL 2  missed by one level; it would be fifth at 45.8\n\n"
        "Put back for one run: `belarus-options score --include-screened`\n"
    )


def test_several_checks_have_their_remarks_below(asked: Path) -> None:
    """Each failure in a sentence that names what it is about; marks are explained."""
    text = printed("screen", cwd=asked)
    assert "Two of three options pass; Build a clinic is screened out." in text
    assert (
        "Build a clinic: cost 30 million, at most 25 million, missed by 5 million; it would be"
        in " ".join(text.split())
    )
    assert "unclear" in text
    assert "brackets" not in text


def test_what_is_not_judged_is_said_to_screen_nothing_out(tmp_path: Path) -> None:
    """A test without an answer has a dash, and the dash is explained."""
    files = SCREENED | {"options/lease.yaml": FULL["options/lease.yaml"]}
    text = printed("screen", cwd=write_folder(tmp_path, files))
    assert "– is not judged, which screens nothing out." in text
    assert "not judged" not in printed("screen", cwd=write_folder(tmp_path, SCREENED))


def test_a_failed_test_has_its_reason(tmp_path: Path) -> None:
    """And what the option would be; a range beyond a bound stands in brackets."""
    files = SCREENED | {
        file: SCREENED[file].replace(old, new)
        for file, old, new in (
            ("options/keep.yaml", "unclear", "no"),
            ("options/lease.yaml", "range: [15, 25]", "range: [15, 26]"),
        )
    }
    text = " ".join(printed("screen", cwd=write_folder(tmp_path, files)).split())
    assert "Keep the visiting doctor: fails Lawful (The statute is silent); it would be" in text
    assert "pass 20 (15–26)" in text
    assert "In brackets, the plausible range of a score where it goes beyond the bound." in text


def test_a_folder_that_asks_nothing_says_how_to_ask(full: Path) -> None:
    """All pass; nothing is put back."""
    done = run_here("screen", cwd=full)
    assert done.returncode == 0
    assert "Nothing is asked of an option before it is compared." in done.stdout
    assert "`must` on a leaf a" in done.stdout
    assert "Put back" not in done.stdout
    result = result_of("screen", cwd=full)
    assert (result["tests"], result["thresholds"]) == ([], [])
    assert all(option["passes"] for option in result["options"])


def test_data_have_a_row_an_option(asked: Path) -> None:
    """CSV has what JSON has; tab-separated lines have words."""
    rows = {row["option"]: row for row in rows_of("screen", cwd=asked)}
    build = rows["build"]
    assert (build["passes"], build["test:lawful"]) == ("false", "yes")
    keys = ("score", "bound", "passes", "missed_by")
    assert [build[f"{key}:burden.cost"] for key in keys] == ["30.0", "25.0", "false", "5.0"]
    options = {option["option"]: option for option in result_of("screen", cwd=asked)["options"]}
    assert {id: float(row["would_total"]) for id, row in rows.items()} == {
        id: option["would_total"] for id, option in options.items()
    }
    assert options["keep"]["tests"]["lawful"] == {
        "passes": "unclear", "because": "The statute is silent.", "evidence": [],
    }  # fmt: skip
    header, *lines = lines_of("screen", cwd=asked)
    assert header[:3] == ["Option", "Name", "Passes"]
    assert {line[0]: line[2] for line in lines} == {
        "build": "FAIL",
        "keep": "pass",
        "lease": "pass",
    }


SCALE = "{worst: 200, best: 0%s}"
LEVELS = "{0: None, 1: Some, 2: Much, 3: All}"


@pytest.mark.parametrize(
    ("scale", "must", "score", "said"),
    [
        (SCALE % "", "at-most: 100", "100.01", "100.01, at most 100, missed by 0.01"),
        (SCALE % "", "at-most: 100", "100.1", "100.1, at most 100, missed by 0.1"),
        (SCALE % "", "at-most: 0.3", "0.3001", "0.3001, at most 0.3, missed by 0.0001"),
        (
            SCALE % ", unit: million", "at-most: 100", "100.01",
            "100.01 million, at most 100 million, missed by 0.01 million",
        ),
        ("{worst: 0, best: 200}", "at-least: 100", "99.99", "99.99, at least 100, missed by 0.01"),
        (LEVELS, "at-most: 1", "2", "2, at most 1, missed by one level"),
        (LEVELS, "at-most: 1", "3", "3, at most 1, missed by two levels"),
    ],
)  # fmt: skip
def test_by_how_much_a_bound_is_missed_is_said_to_the_last_digit(
    scale: str, must: str, score: str, said: str, tmp_path: Path
) -> None:
    """By little too, where floats differ by other than that; in the scale's unit, or in levels."""
    prefer = "prefer: less, " if scale == LEVELS else ""
    files = {
        "criteria.yaml": (
            "decision: {title: T}\n"
            f"criteria: {{price: {{{prefer}scale: {scale}, must: {{{must}, because: No more}}}}}}\n"
        ),
        "options/a.yaml": f"scores: {{price: {score}}}\n",
        "options/b.yaml": f"scores: {{price: {must.split()[1]}}}\n",
    }
    first, second = screening(load_files(tmp_path, files).project).options
    failed = first if first.place.option == "a" else second
    assert text(failures(failed)) == f"a fails screening: price {said}."
    assert all(each.passes is (each is not failed) for each in (first, second))


def test_many_that_fail_are_cut_in_brief(tmp_path: Path) -> None:
    """Three are explained, `--full` explains all, and what is unclear."""
    copies = {f"options/b{n}.yaml": SCREENED["options/build.yaml"] for n in range(7)}
    folder = write_folder(tmp_path, SCREENED | copies)
    brief, full = printed("screen", cwd=folder), printed("screen", "--full", cwd=folder)
    assert brief.count("missed by") == 3
    assert "… 5 more: `--full`" in brief
    assert full.count("missed by") == 8
    unclear = "Keep the visiting doctor: unclear on Lawful (The statute is silent)."
    assert unclear in full
    assert unclear not in brief


def test_the_case_asks_nothing() -> None:
    """Its own files have no screening."""
    assert result_of("screen", cwd=builtin_path())["thresholds"] == []
