"""`elicit GROUP`: an interview at a terminal or over a pipe, and what it leaves behind."""

import os
import signal
from datetime import date
from pathlib import Path

import pytest

from commands import result_of, run_here
from folders import CLEAN, write_folder
from process import Typist

REACH = ("The district", "1", "50", "32.5")
NAMES = ("criteria.yaml", "judgments.yaml", "judgments.unfinished.json")


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without judgments, in which commands run."""
    write_folder(tmp_path, CLEAN)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answered(*lines: str, words: tuple[str, ...] = ("elicit", "benefit")) -> tuple[int, str]:
    """The status and what is said where these lines are piped in."""
    done = run_here(*words, input="".join(f"{line}\n" for line in lines))
    assert (done.stdout == "") or "--dry-run" in words
    return done.returncode, done.stderr


def files(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text() for name in NAMES if (folder / name).exists()}


# --- over a pipe


def test_piped_answers_make_the_entry_that_one_would_write(clinic: Path) -> None:
    """Byte for byte, with who answered, when, and the digest of the scales; the weights in force
    stay until they are asked for."""
    before = (clinic / "criteria.yaml").read_text()
    status, said = answered(*REACH, "y", "n")
    today = date.today().isoformat()
    assert (status, said.count("error")) == (0, 0)
    assert (clinic / "judgments.yaml").read_text() == (
        "judgments:\n"
        "  - group: benefit\n"
        "    who: The district\n"
        f"    on: {today}\n"
        "    swing: {reach: 100, speed: 50, depth: 32.5}\n"
        "    scales: c583b3864add\n"
    )
    assert files(clinic).keys() == {"criteria.yaml", "judgments.yaml"}
    assert (clinic / "criteria.yaml").read_text() == before
    [group] = result_of("elicit")["groups"]
    assert (group["by"], group["scales"]) == ("swing", "same")


@pytest.mark.parametrize(
    ("by", "lines", "expected"),
    [
        ("order", ("", "2", "1", ""), "order: [speed, reach, depth]"),
        ("order", ("", "1 3", ""), "order: [[reach, depth], speed]"),
        (
            "ratios",
            ("", "3", "5", "3", ""),
            "ratios: {reach/speed: 3, reach/depth: 5, speed/depth: 3}",
        ),
        (
            "tradeoffs",
            ("", "1", "0 2", "1 3", ""),
            "tradeoffs: [{this: {speed: [24, 0]}, equals: {reach: [0, 2]}},"
            " {this: {depth: [0, 3]}, equals: {reach: [1, 3]}}]",
        ),
        (
            "best-worst",
            ("", "1", "2", "8", "2", "5", ""),
            "best-worst: {best: reach, worst: depth, best-to-others: {speed: 2, depth: 8},"
            " others-to-worst: {reach: 8, speed: 5}}",
        ),
    ],
)
def test_every_method_writes_its_key(
    clinic: Path, by: str, lines: tuple[str, ...], expected: str
) -> None:
    """As the file by hand would have it, and the folder loads."""
    status, said = answered(*lines, "n", words=("elicit", "benefit", "--by", by))
    assert (status, said.count("error")) == (0, 0)
    text = (clinic / "judgments.yaml").read_text()
    (clinic / "judgments.yaml").write_text(f"judgments: [{{group: benefit, {expected}}}]\n")
    [by_hand] = result_of("elicit")["groups"]
    (clinic / "judgments.yaml").write_text(text)
    [asked] = result_of("elicit")["groups"]
    same = ("by", "weights", "consistency", "equivalents")
    assert {key: asked[key] for key in same} == {key: by_hand[key] for key in same}


def test_what_was_answered_can_be_written_at_once(clinic: Path) -> None:
    """By an answer, or by `--write` without one; who is first then is said."""
    status, said = answered("", "1", "50", "25", "", "y")
    assert status == 0
    assert "wrote criteria.yaml" in said
    assert "now first: " in said
    assert "weight: 25\n" in (clinic / "criteria.yaml").read_text()
    words = ("elicit", "benefit", "--write", "--force")
    assert answered("", "1", "50", "20", "", words=words)[0] == 0
    [group] = result_of("elicit")["groups"]
    assert group["weights"] == group["stated"]


def test_who_is_done_with_a_group_is_told_which_are_left(clinic: Path) -> None:
    """By name, with the command for the first, until none is."""
    said = answered(*REACH, "", "n")[1]
    left = "not asked yet: the top criteria and the criteria of Burden; next:"
    assert f"{left} `belarus-options elicit top`\n" in said
    said = answered("", "2", "60", "", "n", words=("elicit", "top"))[1]
    assert "next: `belarus-options elicit burden`\n" in said
    said = answered("", "1", "60", "", "n", words=("elicit", "burden"))[1]
    assert "not asked yet" not in said


def test_points_in_doubt_become_ranges_of_weights(clinic: Path) -> None:
    """Three numbers are kept beside the points, read back, and written beside the weights."""
    status, said = answered("", "1", "40 50 70", "25", "", "y")
    assert status == 0
    assert "speed: 28.6%, 50 points, between 40 and 70\n" in said
    assert "speed: weight_range 40 to 70\n" in said
    text = (clinic / "judgments.yaml").read_text()
    assert (
        "    swing: {reach: 100, speed: 50, depth: 25}\n    swing_range: {speed: [40, 70]}\n"
        in text
    )
    assert (
        "    weight: 50\n        weight_range: [40, 70]\n" in (clinic / "criteria.yaml").read_text()
    )
    [group] = result_of("elicit")["groups"]
    assert group["ranges"] == {"speed": [40, 70]}
    assert result_of("weights")["weights"]["benefit.speed"]["range"] == [40, 70]


def test_an_entry_is_replaced_only_where_that_is_asked_for(clinic: Path) -> None:
    """Before a question is asked; the entries beside it stay."""
    answered("", "1", "50", "25", "", "n")
    answered("", "2", "60", "", "n", words=("elicit", "top"))
    before = (clinic / "judgments.yaml").read_text()
    status, said = answered("", "1", "50", "20", "", "n")
    assert status == 2
    assert said.startswith("error[exists]: judgments.yaml has an entry for the criteria of")
    assert (clinic / "judgments.yaml").read_text() == before
    status, _ = answered("", "3", "5", "6", "", "n", words=("elicit", "benefit", "--force"))
    after = (clinic / "judgments.yaml").read_text()
    assert status == 0
    assert after.partition("  - who")[2] == before.partition("  - who")[2]
    assert "swing: {reach: 5, speed: 6, depth: 100}" in after


@pytest.mark.parametrize("count", range(len(REACH) + 1))
def test_answers_that_end_too_soon_write_nothing(clinic: Path, count: int) -> None:
    """One error with the way out, wherever they end."""
    status, said = answered(*REACH[:count])
    assert status == 2
    assert said.count("error[bad-judgment]: standard input ended") == 1
    assert "run it in a terminal" in said
    assert files(clinic).keys() == {"criteria.yaml"}


def test_a_wrong_answer_in_a_pipe_is_an_error_with_its_line(clinic: Path) -> None:
    """There is nobody to ask again."""
    status, said = answered("", "1", "120", "50", "20", "")
    assert status == 2
    assert "error[bad-judgment]: `120` is no answer to this question" in said
    assert "--> line 3 of standard input" in said
    assert files(clinic).keys() == {"criteria.yaml"}


def test_nobody_sees_weights_in_force_or_totals_before_the_answers(clinic: Path) -> None:
    """Nor which option is first: what is said up to the last question has no number of them, and
    is the same whatever they are."""
    before = answered(*REACH, "q")[1]
    edited = (clinic / "criteria.yaml").read_text().replace("weight: 40", "weight: 71")
    (clinic / "criteria.yaml").write_text(edited)
    assert answered(*REACH, "q")[1] == before
    asked = before.partition("These answers come to")[0]
    assert "%" not in asked
    for hidden in ("Build", "Lease", "Keep", "largest swing of the three"):
        assert hidden not in before


def test_a_rehearsal_shows_the_change_and_writes_nothing(clinic: Path) -> None:
    """With `--dry-run`, of the built-in case too, which is refused without."""
    done = run_here("elicit", "benefit", "--dry-run", input="\n".join([*REACH, "", ""]))
    assert "+    swing: {reach: 100, speed: 50, depth: 32.5}\n" in done.stdout
    assert files(clinic).keys() == {"criteria.yaml"}
    words = ("elicit", "risk", "--builtin")
    assert answered(words=words)[1].startswith("error[built-in]: ")
    done = run_here(*words, "--dry-run", input="\n1\n10\n10\n10\n\n")
    assert done.returncode == 0
    assert "+    swing: {escalation: 100, minsk-response: 10" in done.stdout


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("nobody",), "unknown-criterion"),
        (("benefit.reach",), "bad-judgment"),
        (("--by", "swing"), "not-taken"),
        (("top", "--by", "guess"), "bad-choice"),
        (("top", "--group", "top"), "not-taken"),
        (("top", "--weight", "benefit=50%"), "not-taken"),
        (("top", "--by", "tradeoffs"), "bad-judgment"),
    ],
)
def test_what_cannot_be_asked_is_one_error(clinic: Path, words: tuple[str, ...], name: str) -> None:
    """Before the first question."""
    status, said = answered("", words=("elicit", *words))
    assert status == 2
    assert said.startswith(f"error[{name}]: ")
    assert said.count("error[") == 1


def test_quiet_asks_nothing_aloud_in_a_pipe(clinic: Path) -> None:
    """And says nothing of what it wrote."""
    words = ("elicit", "benefit", "--quiet")
    assert answered(*REACH, "", "n", words=words) == (0, "")
    assert "swing" in (clinic / "judgments.yaml").read_text()


def test_going_back_in_a_pipe_changes_the_answer(clinic: Path) -> None:
    """As at a terminal; the first question has none before it."""
    lines = ("b", "Nobody", "b", *REACH[:2], "back", "2", "10", "20", "n", "30", "")
    assert answered(*lines, "n")[0] == 0
    text = (clinic / "judgments.yaml").read_text()
    assert "who: The district\n" in text
    assert "swing: {reach: 10, speed: 100, depth: 30}\n" in text


def test_what_is_not_text_is_no_answer(clinic: Path) -> None:
    """Keys of a terminal, and bytes that are no UTF-8: an error, and not a bug."""
    for line in ("\x1b[A", "a\tb", "\u200b"):
        status, said = answered(line)
        assert status == 2
        assert "that has characters in it that cannot be seen" in said
        assert "\x1b" not in said
    assert files(clinic).keys() == {"criteria.yaml"}


def test_texts_of_a_folder_stay_text(clinic: Path) -> None:
    """Names and levels with what would move the cursor, reorder a line or fill in a template."""
    path = clinic / "criteria.yaml"
    text = path.read_text().replace("means: Nobody,", 'means: "\\e[2J{0} %s `x` \\u202e",')
    path.write_text(text.replace("name: Reach", 'name: "{} \\e[31m"'))
    status, said = answered(*REACH, "", "n")
    assert status == 0
    assert "worst, level 0: \\x1b[2J{0} %s `x` \\u202e\n" in said
    assert "1 {} \\x1b[31m\n" in said
    assert "\x1b" not in said


# --- at a terminal


@pytest.mark.slow
def test_an_interview_at_a_terminal(clinic: Path) -> None:
    """Back, help, a wrong answer and a name in place of a number; what is written is what the same
    answers make over a pipe, and nothing is left beside it."""
    with Typist("elicit", "benefit", cwd=clinic) as somebody:
        shown = somebody.type("The district")
        assert "1 Reach\n  worst, level 0: Nobody\n  best, level 3: Everybody\n" in shown
        assert "halfway" not in somebody.type("?")
        assert "Type a number from 1 to 3." in somebody.type("seven")
        assert "If the whole swing of speed is worth 100" in somebody.type("Speed")
        assert "Which of these would you take" in somebody.type("b")
        assert "Whose answers are these?" in somebody.type("back")
        assert "This is the first question." in somebody.type("b")
        assert "`b` goes back to choose another" in somebody.type("The district", "1", "150")
        assert "2 of 3, 0-100" in somebody.type("")
        shown = somebody.type("50", "32.5")
        assert "Reach: 54.8%, 100 points" in shown
        assert "together are worth 0.83 times the swing of Reach." in shown
        assert "depth is worth 100" not in shown
        assert "3 of 3, 0-100" in somebody.type("b")
        assert "Write these weights into criteria.yaml?" in somebody.type("32.5", "")
        somebody.type("")
        assert somebody.end() == 0
    at_a_terminal = files(clinic)
    assert at_a_terminal.keys() == {"criteria.yaml", "judgments.yaml"}
    (clinic / "judgments.yaml").unlink()
    answered(*REACH, "", "n")
    assert files(clinic) == at_a_terminal


ENDS = {
    "quit": ("q\n", 0),
    "end of input": ("\x04", 0),
    "Ctrl-C": ("\x03", 130),
    "TERM": ("", -signal.SIGTERM),
    "KILL": ("", -signal.SIGKILL),
    "HUP": ("", -signal.SIGHUP),
}


@pytest.mark.slow
@pytest.mark.parametrize("end", ENDS)
def test_an_interview_that_is_left_goes_on_later(clinic: Path, end: str) -> None:
    """However it ends: criteria.yaml and judgments.yaml are untouched, the answers are kept, the
    same command goes on after the last of them, and what it then writes is the same."""
    answered("", "2", "60", "", "n", words=("elicit", "top"))
    untouched = files(clinic)
    keys, status = ENDS[end]
    with Typist("elicit", "benefit", cwd=clinic) as somebody:
        somebody.type("The district", "1", "50")
        if keys:
            somebody.key(keys)
        elif end == "HUP":
            somebody.hang_up()
        else:
            os.kill(somebody.process.pid, -status)
        assert (somebody.process.wait(60) if end == "HUP" else somebody.end()) == status
        if keys:
            said = " ".join(somebody.screen.split())
            assert "Stopped; three answers are kept" in said
            assert "`belarus-options elicit benefit --by swing`" in said
        assert "Traceback" not in somebody.screen
    left = files(clinic)
    assert left.pop("judgments.unfinished.json")
    assert left == untouched
    assert len(result_of("elicit")["groups"]) == 1

    with Typist("elicit", "benefit", cwd=clinic) as somebody:
        shown = somebody.prompt()
        assert "3 questions were answered before" in shown
        assert "3 of 3, 0-100" in shown
        somebody.type("32.5", "", "n")
        assert somebody.end() == 0
    text = files(clinic)["judgments.yaml"]
    assert text.startswith(untouched["judgments.yaml"])
    assert "who: The district\n" in text
    assert "swing: {reach: 100, speed: 50, depth: 32.5}\n" in text
    assert files(clinic).keys() == {"criteria.yaml", "judgments.yaml"}


@pytest.mark.slow
def test_an_interrupt_at_the_last_question_leaves_the_entry_and_the_weights(clinic: Path) -> None:
    """The answers were agreed to before, and are whole; nothing is left to go on with."""
    before = files(clinic)
    with Typist("elicit", "benefit", cwd=clinic) as somebody:
        assert "Write these weights" in somebody.type(*REACH, "")
        somebody.key("\x03")
        assert somebody.end() == 130
        assert "Traceback" not in somebody.screen
    after = files(clinic)
    assert "swing: {reach: 100, speed: 50, depth: 32.5}" in after.pop("judgments.yaml")
    assert after == before


@pytest.mark.slow
def test_an_interview_about_scales_that_have_changed_begins_anew(clinic: Path) -> None:
    """And says so."""
    with Typist("elicit", "benefit", cwd=clinic) as somebody:
        somebody.type("The district", "1", "q")
        somebody.end()
    path = clinic / "criteria.yaml"
    path.write_text(path.read_text().replace("Everybody", "Everybody there"))
    with Typist("elicit", "benefit", cwd=clinic) as somebody:
        shown = " ".join(somebody.prompt().split())
        assert "A scale has changed since this interview was left" in shown
        assert "Whose answers are these?" in shown


@pytest.mark.slow
def test_criteria_that_change_during_the_interview_refuse_its_answers(clinic: Path) -> None:
    """A criterion taken out meanwhile: nothing is written, and the answers are kept."""
    with Typist("elicit", "top", cwd=clinic) as somebody:
        shown = somebody.type("")
        assert "Enter shows 2 of 2" in shown
        assert "Press Enter" in somebody.type("1")
        somebody.type("", "1")
        path = clinic / "criteria.yaml"
        path.write_text(path.read_text().replace("  burden:\n", "  burdens:\n"))
        for option in (clinic / "options").iterdir():
            option.write_text(option.read_text().replace("  burden.", "  burdens."))
        somebody.type("50", "")
        assert somebody.end() == 2
        assert "has changed since the questions were asked" in " ".join(somebody.screen.split())
    assert files(clinic).keys() == {"criteria.yaml", "judgments.unfinished.json"}
