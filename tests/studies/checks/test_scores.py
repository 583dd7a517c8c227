"""Rules about single scores."""

from pathlib import Path

import pytest

from breaking import BREAKING
from folders import CLEAN, check_files, edited, found_in, spot

NOISE = "burden.noise: {value: 1, settled: true, confidence: high, evidence: [noise-study]}"


def test_no_evidence_reports_a_score_without_evidence(tmp_path: Path) -> None:
    """A score that has no `evidence` is an error at its key, and nothing else is found."""
    broken = BREAKING["no-evidence"]
    assert found_in(tmp_path, broken.files) == broken.expected("no-evidence")
    assert check_files(tmp_path, broken.files).has_errors


@pytest.mark.parametrize("score", ["{value: 1, evidence: []}", "1", "{value: 1, evidence: }"])
def test_no_evidence_reports_every_form_of_an_empty_list(tmp_path: Path, score: str) -> None:
    """An empty list, an empty value and the short form cite nothing, each alike."""
    files = edited("options/lease.yaml", (NOISE, f"burden.noise: {score}"))
    assert found_in(tmp_path, files)[0] == (
        "no-evidence", *spot(files, "options/lease.yaml", "»burden.noise")
    )  # fmt: skip


def test_no_evidence_leaves_an_assumption_alone(tmp_path: Path) -> None:
    """An item of kind `assumption` is something to rest on."""
    files = edited("options/lease.yaml", ("[travel-times]", "[trend]"))
    assert found_in(tmp_path, files) == []


def test_no_evidence_is_inherited_by_scenarios(tmp_path: Path) -> None:
    """A scenario's entry inherits its evidence, so the clean folder's bare `boom: 2` is no finding;
    one that lists none says so itself, and is."""
    assert found_in(tmp_path / "bare", CLEAN) == []
    files = edited("options/keep.yaml", ("boom: 2", "boom: {value: 2, evidence: []}"))
    place = spot(files, "options/keep.yaml", "»boom")
    assert found_in(tmp_path / "none", files) == [("no-evidence", *place)]


def test_narrow_range_sees_the_entries_of_scenarios(tmp_path: Path) -> None:
    """Low confidence without a range is reported where the scenario says it."""
    files = edited("options/keep.yaml", ("boom: 2", "boom: {value: 2, confidence: low}"))
    place = spot(files, "options/keep.yaml", "»boom")
    assert found_in(tmp_path, files) == [("narrow-range", *place)]


def test_narrow_range_reports_two_of_four_levels_of_low_confidence(tmp_path: Path) -> None:
    """Low confidence with a range of two levels is reported at the range."""
    broken = BREAKING["narrow-range"]
    assert found_in(tmp_path, broken.files) == broken.expected("narrow-range")


def test_narrow_range_leaves_moderate_confidence_alone(tmp_path: Path) -> None:
    """The same two levels are no finding where the confidence is not low."""
    files = edited(
        "options/lease.yaml",
        ("range: [0, 2], confidence: low", "range: [1, 2], confidence: moderate"),
    )
    assert found_in(tmp_path, files) == []


def test_narrow_range_reports_low_confidence_without_any_range(tmp_path: Path) -> None:
    """A score of low confidence with a value alone is reported at its own key."""
    files = edited("options/lease.yaml", ("range: [0, 2], confidence: low", "confidence: low"))
    assert found_in(tmp_path, files) == [
        ("narrow-range", *spot(files, "options/lease.yaml", "»benefit.depth"))
    ]


def test_narrow_range_wants_both_of_two_levels(tmp_path: Path) -> None:
    """On a scale of two levels one is narrow, and both are not."""
    for given, expected in (("[1, 1]", 1), ("[0, 1]", 0)):
        score = NOISE.replace("settled: true, confidence: high", f"range: {given}, confidence: low")
        files = edited("options/lease.yaml", (NOISE, score))
        assert len(found_in(tmp_path, files)) == expected


def test_narrow_range_counts_levels_by_position(tmp_path: Path) -> None:
    """Levels need not be neighboring numbers: 0, 10 and 20 are three of them."""
    scale = (
        "scale: {0: Hardly any, 1: Traffic at night}",
        "scale: {0: {means: A, value: 100}, 10: {means: B, value: 30},"
        " 20: {means: C, value: 10}, 30: {means: D, value: 0}}",
    )
    files = edited("criteria.yaml", scale)
    for option in ("build", "lease", "keep"):
        old = "noise: {value: 0," if option == "keep" else "noise: {value: 1,"
        files = edited(f"options/{option}.yaml", (old, "noise: {value: 10,"), files=files)
    files = edited("options/keep.yaml", ("noise: {value: 10", "noise: {value: 0"), files=files)
    score = "burden.noise: {value: 10, settled: true, confidence: high"
    wide = "burden.noise: {value: 10, range: [0, 20], confidence: low"
    narrow = "burden.noise: {value: 10, range: [0, 10], confidence: low"
    assert found_in(tmp_path, edited("options/lease.yaml", (score, wide), files=files)) == []
    found = found_in(tmp_path, edited("options/lease.yaml", (score, narrow), files=files))
    assert [rule for rule, *_ in found] == ["narrow-range"]


@pytest.mark.parametrize(
    ("given", "count"), [("[26, 38]", 1), ("[24, 36.4]", 1), ("[24, 36.5]", 0)]
)
def test_narrow_range_is_a_quarter_of_the_span_elsewhere(
    tmp_path: Path, given: str, count: int
) -> None:
    """On a measured scale from 50 to 0 a range below 12.5 is narrow, and 12.5 is not."""
    files = edited("options/build.yaml", ("range: [22, 38]", f"range: {given}"))
    assert len(found_in(tmp_path, files)) == count


@pytest.mark.parametrize(("value", "count"), [("21.9", 1), ("22", 0), ("38", 0), ("38.1", 1)])
def test_narrow_range_takes_in_what_a_score_would_be(
    tmp_path: Path, value: str, count: int
) -> None:
    """A value that `if_wrong` says outside the range is reported at its item."""
    wrong = f"if_wrong: {{offers: {value}}}, range: [22, 38]"
    files = edited("options/build.yaml", ("range: [22, 38]", wrong))
    place = spot(files, "options/build.yaml", "if_wrong: {»offers")
    assert found_in(tmp_path, files) == [("narrow-range", *place)] * count


def test_narrow_range_asks_for_no_range_for_what_a_score_would_be(tmp_path: Path) -> None:
    """Where neither range nor distribution is given, there is nothing that is too narrow."""
    old = "burden.noise: {value: 1, settled: true"
    new = "burden.noise: {value: 1, if_wrong: {noise-study: 0}"
    files = edited("options/build.yaml", (old, new))
    assert [rule for rule, *_ in found_in(tmp_path, files)] == ["unstated-doubt"]


def test_narrow_range_reads_distributions(tmp_path: Path) -> None:
    """The plausible range of a distribution counts, and is reported at the score's key."""
    for sd, count in (("1", 1), ("5", 0)):
        spread = f"distribution: {{normal: {{mean: 30, sd: {sd}}}}}"
        files = edited("options/build.yaml", ("value: 30, range: [22, 38]", spread))
        found = found_in(tmp_path, files)
        assert len(found) == count
        if count:
            place = spot(files, "options/build.yaml", "»burden.cost")
            assert found == [("narrow-range", *place)]


def test_narrow_range_needs_anchors_that_differ(tmp_path: Path) -> None:
    """Without a scale and with equal estimates there is no span, and no range is narrow."""
    files = edited("criteria.yaml", ("        scale: {worst: 50, best: 0, unit: million}\n", ""))
    files = edited("options/keep.yaml", ("    value: 0\n", "    value: 20\n"), files=files)
    files = edited("options/build.yaml", ("value: 30, range: [22, 38]", "value: 20"), files=files)
    assert "narrow-range" not in [rule for rule, *_ in found_in(tmp_path, files)]


@pytest.mark.parametrize(
    ("score", "count"),
    [
        ("1", 1),
        ("{value: 1}", 1),
        ("{value: 1, confidence: high}", 1),
        ("{value: 1, confidence: low}", 0),
        ("{value: 1, range: [0, 1]}", 0),
        ("{value: 1, range: [1, 1]}", 0),
        ("{value: 1, settled: true}", 0),
        ("{value: 1, distribution: {discrete: {0: 0.5, 1: 0.5}}}", 0),
        ("{value: 1, settled: true, scenarios: {boom: 0}}", 0),
    ],
)
def test_unstated_doubt_is_about_scores_of_which_nothing_else_is_said(
    tmp_path: Path, score: str, count: int
) -> None:
    """A range, a distribution and `settled` say it, and of low confidence `narrow-range` speaks."""
    files = edited("options/lease.yaml", (NOISE, f"burden.noise: {score}"))
    found = [rule for rule, *_ in found_in(tmp_path, files)]
    assert found.count("unstated-doubt") == count


def test_what_cites_nothing_and_states_no_doubt_is_found_for_both(tmp_path: Path) -> None:
    """As of every score of an import: the one does not hide the other."""
    files = edited("options/lease.yaml", (NOISE, "burden.noise: 1"))
    assert [rule for rule, *_ in found_in(tmp_path, files)] == ["no-evidence", "unstated-doubt"]


def test_beyond_anchors_reports_a_value_outside_its_scale(tmp_path: Path) -> None:
    """26 months on a scale from 24 to 0 is reported where the 26 stands."""
    broken = BREAKING["beyond-anchors"]
    assert found_in(tmp_path, broken.files) == broken.expected("beyond-anchors")


def test_beyond_anchors_reports_the_short_form_at_its_number(tmp_path: Path) -> None:
    """A bare number is its own value; better than best is beyond as well."""
    files = edited(
        "options/lease.yaml",
        ("{value: 20, range: [15, 25], confidence: moderate, evidence: [offers]}", "-1"),
    )
    assert ("beyond-anchors", *spot(files, "options/lease.yaml", "burden.cost: »-1")) in found_in(
        tmp_path, files
    )


def test_beyond_anchors_leaves_the_anchors_themselves_alone(tmp_path: Path) -> None:
    """A score at an anchor lies on the scale: the clean folder holds one at each end."""
    files = edited("options/lease.yaml", ("value: 3, range: [1, 4]", "value: 0, range: [0, 4]"))
    assert found_in(tmp_path, files) == []


def test_beyond_anchors_says_what_the_score_is_worth(tmp_path: Path) -> None:
    """The message names the option, the leaf and the value."""
    (finding,) = check_files(tmp_path, BREAKING["beyond-anchors"].files).findings
    assert finding.message == (
        "`keep` lies beyond the anchors of `benefit.speed`: it is worth -8.333, not 0–100"
    )
