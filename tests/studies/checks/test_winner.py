"""The rule about the first place."""

from pathlib import Path

from belarus_options.studies.checks.winner import no_clear_winner
from belarus_options.studies.matrix.ranking import rank
from breaking import BREAKING
from folders import CLEAN, check_files, edited, found_in
from models import matrix


def test_no_clear_winner_reports_a_lead_that_one_score_can_undo(tmp_path: Path) -> None:
    """A lead of less than one level's worth is reported at the decision."""
    broken = BREAKING["no-clear-winner"]
    assert found_in(tmp_path, broken.files) == broken.expected("no-clear-winner")


def test_no_clear_winner_says_by_how_much_over_whom_and_what_undoes_it(tmp_path: Path) -> None:
    """The message gives the lead, the rival, and the one score that would undo it."""
    (finding,) = check_files(tmp_path, BREAKING["no-clear-winner"].files).findings
    assert finding.message == (
        "`build` leads `lease` by 1.2 points, and one score alone turns that round: with `build`"
        " at 0 instead of 1 on `benefit.reach`, `lease` is 5.4 points ahead; so do 7 other scores"
    )
    assert finding.help.endswith("write `# check: allow no-clear-winner build lease: reason`")


def test_no_clear_winner_shows_a_small_lead_with_its_digits() -> None:
    """What one decimal would show as no lead is said to be four thousandths of a point (R5)."""
    (finding,) = no_clear_winner.find(rank(matrix([[5.0004], [5.0]], [1.0], 0.0, 10.0)))
    assert finding.message.startswith("`o0` leads `o1` by 0.004 points, and ")


def test_no_clear_winner_reports_a_tie(tmp_path: Path) -> None:
    """Tied leaders lead nobody, whatever a score could move."""
    files = CLEAN | {"options/copy.yaml": CLEAN["options/build.yaml"]}
    findings = check_files(tmp_path, files).findings
    (finding,) = [f for f in findings if f.rule == "no-clear-winner"]
    assert finding.message.startswith("`build` and `copy` tie for first")


def test_no_clear_winner_leaves_a_lead_of_more_than_one_level_alone(tmp_path: Path) -> None:
    """One level better than in the folder that breaks the rule, and the lead is out of reach."""
    files = edited(
        "options/build.yaml",
        ("reach: {value: 3, range: [2, 3]", "reach: {value: 2, range: [0, 3]"),
        ("burden.cost: {value: 30", "burden.cost: {value: 22"),
    )
    assert found_in(tmp_path, files) == []


def test_no_clear_winner_needs_a_rival(tmp_path: Path) -> None:
    """With one option there is no lead to speak of."""
    rules = [rule for rule, *_ in found_in(tmp_path, BREAKING["single-option"].files)]
    assert rules == ["single-option"]
