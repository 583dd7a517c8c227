"""Rules about weights."""

from pathlib import Path

import pytest

from belarus_options.files.annotations import annotations
from belarus_options.model.settings import Settings
from belarus_options.studies.checks.checking import check
from breaking import BREAKING
from folders import CLEAN, check_files, edited, found_in, load_files, spot

REACH = "        weight: 40"


def test_dominant_weight_reports_more_than_all_siblings_together(tmp_path: Path) -> None:
    """61 beside 35 and 25 is reported at the number."""
    broken = BREAKING["dominant-weight"]
    assert found_in(tmp_path, broken.files) == broken.expected("dominant-weight")


def test_dominant_weight_leaves_exactly_half_alone(tmp_path: Path) -> None:
    """60 beside 35 and 25 is as much as they are together, and not more."""
    assert found_in(tmp_path, edited("criteria.yaml", (REACH, "        weight: 60"))) == []


def test_dominant_weight_needs_three_siblings(tmp_path: Path) -> None:
    """Of two siblings one nearly always weighs more: the clean folder's 80 beside 20 is left."""
    files = edited("criteria.yaml", ("weight: 80", "weight: 95"))
    assert found_in(tmp_path, files) == []


def test_splitting_bias_reports_weights_that_follow_the_leaves(tmp_path: Path) -> None:
    """60 beside 40 for branches of three and two leaves is reported at the larger branch."""
    broken = BREAKING["splitting-bias"]
    assert found_in(tmp_path, broken.files) == broken.expected("splitting-bias")
    (finding,) = check_files(tmp_path, broken.files).findings
    assert finding.message == (
        "these weights follow the number of leaves: `benefit` 60.0% with 3 leaves,"
        " `burden` 40.0% with 2 leaves"
    )


@pytest.mark.parametrize(("weight", "count"), [("57", 0), ("58", 1), ("62", 1), ("63", 0)])
def test_splitting_bias_is_within_one_point_of_the_share(
    tmp_path: Path, weight: str, count: int
) -> None:
    """Beside 40, weights of 58 to 62 are within 0.01 of three leaves in five; 57 and 63 are not."""
    files = edited("criteria.yaml", ("weight: 50", f"weight: {weight}"))
    assert len(found_in(tmp_path, files)) == count


def test_splitting_bias_needs_different_numbers_of_leaves(tmp_path: Path) -> None:
    """Two leaves of equal weight with their reasons have the same number of leaves, one each."""
    files = edited("criteria.yaml", ("weight: 35", "weight: 25"), (REACH, "        weight: 25"))
    assert found_in(tmp_path, files) == []


def test_equal_weights_reports_a_group_without_reasons(tmp_path: Path) -> None:
    """50 beside 50, one of them without `because`, is noted at the first number."""
    broken = BREAKING["equal-weights"]
    assert found_in(tmp_path, broken.files) == broken.expected("equal-weights")
    (finding,) = check_files(tmp_path, broken.files).findings
    assert finding.severity == "note"
    assert finding.message == "all 2 weights of this group are equal, and `burden` has no `because`"


def test_equal_weights_leaves_reasons_alone(tmp_path: Path) -> None:
    """Equal weights that all have a `because` are a judgment."""
    files = edited("criteria.yaml", ("weight: 40\n    because", "weight: 50\n    because"))
    assert found_in(tmp_path, files) == []


def test_equal_weights_leaves_different_weights_alone(tmp_path: Path) -> None:
    """A missing `because` is no finding where the weights differ."""
    files = edited("criteria.yaml", ("        because: Felt by one street only.\n", ""))
    assert found_in(tmp_path, files) == []


def test_groups_without_weight_are_judged_like_others(tmp_path: Path) -> None:
    """Under a branch of weight 0 all siblings may be 0: they count as equal, and nothing fails."""
    files = edited(
        "criteria.yaml",
        ("weight: 40\n    because", "weight: 0\n    because"),
        ("weight: 80", "weight: 0"),
        ("weight: 20\n        because: Felt by one street only.\n", "weight: 0\n"),
    )
    found = [f for f in found_in(tmp_path, files) if f[0] == "equal-weights"]
    place = spot(files, "criteria.yaml", "cost:\n        weight: »0")
    assert found == [("equal-weights", *place)]


def test_fraction_weight_reports_a_number_below_a_hundredth_of_a_sibling(tmp_path: Path) -> None:
    """0.7 beside 80 is reported with its two readings, 0.8 is not."""
    broken = BREAKING["fraction-weight"]
    assert found_in(tmp_path, broken.files) == broken.expected("fraction-weight")
    (finding,) = check_files(tmp_path, broken.files).findings
    assert finding.severity == "warning"
    assert finding.message == "`burden.noise` at 0.7 is 0.9% of its group"
    assert finding.help.startswith("for 70% write the whole group in shares")
    files = edited("criteria.yaml", ("        weight: 20", "        weight: 0.8"))
    assert found_in(tmp_path, files) == []


@pytest.mark.parametrize(
    ("weights", "lines"),
    [
        ("burden.noise: 0.2", ["0.2"]),
        ("burden.noise: 30", ["30"]),
        ("burden.noise: 30, burden.cost: 70", []),
        ("burden.noise: 30%", []),
    ],
)
def test_fraction_weight_reads_perspectives_too(
    tmp_path: Path, weights: str, lines: list[str]
) -> None:
    """A number far below its sibling's, or by which the group is no longer a hundred; not numbers
    that are one together, nor a share."""
    text = f"mayor: {{name: Mayor, because: So, weights: {{{weights}}}}}\n"
    files = {**edited("criteria.yaml"), "perspectives.yaml": text}
    found = [f for f in check_files(tmp_path, files).findings if f.rule == "fraction-weight"]
    assert [f.position.text[f.position.column - 1 :].rstrip("}") for f in found] == lines


def test_unweighted_reports_the_branch_and_not_what_is_below(tmp_path: Path) -> None:
    """A weight of 0 is a note at the number; below it nothing else is to be said."""
    broken = BREAKING["unweighted"]
    assert found_in(tmp_path / "leaf", broken.files) == broken.expected("unweighted")
    files = edited(
        "criteria.yaml",
        ("weight: 40\n    because: The district", "weight: 0\n    because: The district"),
    )
    files = edited("criteria.yaml", ("        weight: 20", "        weight: 0"), files=files)
    found = [f for f in check_files(tmp_path / "branch", files).findings if f.rule == "unweighted"]
    assert [f.message for f in found] == ["`burden` weighs 0, so it changes no total"]


def test_a_finding_stands_where_its_weight_is_from(tmp_path: Path) -> None:
    """In perspectives.yaml where the perspective in force sets the weight, or that of a sibling;
    else in criteria.yaml."""
    files = CLEAN | {
        "perspectives.yaml": "one: {weights: {benefit.reach: 90%}}\n"
        "other: {weights: {benefit.speed: 0, benefit.depth: 4}}\n"
    }
    loaded = load_files(tmp_path, files)
    for perspective, marked in (("one", "reach: »90%"), ("other", "benefit.speed: »0")):
        report = check(loaded.project, annotations(loaded), Settings(perspective=perspective))
        (dominant,) = [f.position for f in report.findings if f.rule == "dominant-weight"]
        at = (dominant.file, dominant.line, dominant.column)
        assert at == spot(files, "perspectives.yaml", marked)
