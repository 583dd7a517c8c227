"""The rules about the first place."""

from pathlib import Path

from belarus_options.studies.checks.winner import no_clear_winner
from belarus_options.studies.matrix.ranking import rank
from breaking import BREAKING, RESTING
from folders import CLEAN, check_files, edited, found_in
from models import matrix


def test_no_clear_winner_reports_a_lead_that_one_score_can_undo(tmp_path: Path) -> None:
    """A lead of less than one level's worth is reported at the decision."""
    broken = BREAKING["no-clear-winner"]
    assert found_in(tmp_path, broken.files) == broken.expected("no-clear-winner")


def test_no_clear_winner_says_by_how_much_over_whom_and_what_undoes_it(tmp_path: Path) -> None:
    """The message gives the lead, the rival, the one score that would undo it, and how many do."""
    files = edited(
        "options/build.yaml",
        ("reach: {value: 3, range: [2, 3]", "reach: {value: 1, range: [0, 3]"),
    )
    found = check_files(tmp_path, files).findings
    (finding,) = [finding for finding in found if finding.rule == "no-clear-winner"]
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


def test_load_bearing_assumption_warns_where_it_moves_the_first_place(tmp_path: Path) -> None:
    """Four scores that say what they would be if it were wrong put another option first together,
    and none of them alone; the message names both, and the comment that allows it too."""
    (finding,) = check_files(tmp_path, RESTING).findings
    assert (finding.rule, finding.severity) == ("load-bearing-assumption", "warning")
    assert finding.options == ("build", "lease")
    assert finding.message == (
        "if the assumption `trend` is wrong, `lease` is first and `build` is 7.1 points behind"
    )
    assert finding.help.endswith("allow load-bearing-assumption build lease: reason`")


def test_load_bearing_assumption_is_a_note_where_a_decisive_score_cites_it(tmp_path: Path) -> None:
    """Also beside a fact; a fact that it cites is for `stress` to say."""
    files = edited(
        "options/build.yaml",
        ("range: [2, 3], confidence: moderate, evidence: [survey]",
         "range: [0, 3], confidence: moderate, evidence: [survey, trend]"),
    )  # fmt: skip
    noted = [f for f in check_files(tmp_path, files).findings if f.severity == "note"]
    assert [f.rule for f in noted] == ["load-bearing-assumption"]
    assert noted[0].message == (
        "`build` on `benefit.reach` cites the assumption `trend`, and at 0 instead of 3 `lease` is"
        " first"
    )
    assert noted[0].options == ("build", "lease")


def test_an_assumption_on_which_nothing_rests_is_not_reported(tmp_path: Path) -> None:
    """Neither cited by a score that decides, nor wrong with another option first; nor with tied
    leaders, of whom none can be moved."""
    kept = edited("options/build.yaml", ("evidence: [survey]", "evidence: [survey, trend]"))
    assert found_in(tmp_path / "kept", kept) == []
    tied = RESTING | {"options/copy.yaml": RESTING["options/build.yaml"]}
    rules = {rule for rule, *_ in found_in(tmp_path / "tied", tied)}
    assert "no-clear-winner" in rules
    assert "load-bearing-assumption" not in rules


def test_irrelevant_citations_take_no_finding_away(tmp_path: Path) -> None:
    """Three facts more in every list (newcomers who padded the evidence saw warnings go)."""
    pads = "".join(
        f"  pad-{at}: {{source: report, kind: fact, credibility: 1, says: Irrelevant.}}\n"
        for at in range(3)
    )
    padded = {
        file: text.replace("evidence: [", "evidence: [pad-0, pad-1, pad-2, ")
        for file, text in RESTING.items()
    } | {"evidence.yaml": RESTING["evidence.yaml"].replace("  survey:", pads + "  survey:")}
    before = check_files(tmp_path / "before", RESTING).findings
    after = check_files(tmp_path / "after", padded).findings
    about = {(f.rule, f.message) for f in after}
    assert {(f.rule, f.message) for f in before} <= about
