"""Rules about screening, and what other rules say of options that fail."""

from pathlib import Path

from breaking import BREAKING, TESTED
from folders import CLEAN, KEEP, check_files, edited, found_in, spot

_ANSWER = "screening: {lawful: {passes: yes}}\nscores:\n"
ANSWERED = TESTED | {
    "options/lease.yaml": CLEAN["options/lease.yaml"].replace("scores:\n", _ANSWER)
}
# The clinic costs 30.
BOUNDED = edited(
    "criteria.yaml",
    ("        scale: {worst: 50,", "        must: {at-most: 29}\n        scale: {worst: 50,"),
)


def test_unscreened_reports_a_test_that_some_options_answer(tmp_path: Path) -> None:
    """At the test, with the options that do not."""
    broken = BREAKING["unscreened"]
    assert found_in(tmp_path, broken.files) == broken.expected("unscreened")
    (finding,) = check_files(tmp_path, broken.files).findings
    assert "`lease`" in finding.message
    assert "`build`" not in finding.message


def test_unscreened_leaves_tests_alone_that_all_answer_or_none(tmp_path: Path) -> None:
    """A test that nobody answers asks nothing, and unclear is an answer."""
    assert found_in(tmp_path / "all", ANSWERED) == []
    unclear = ANSWERED | {
        "options/lease.yaml": ANSWERED["options/lease.yaml"].replace(
            "{passes: yes}", "{passes: unclear, because: The statute is silent.}"
        )
    }
    assert found_in(tmp_path / "unclear", unclear) == []
    nobody = {**CLEAN, "criteria.yaml": TESTED["criteria.yaml"]}
    assert found_in(tmp_path / "nobody", nobody) == []


def test_one_sided_screening_reports_the_only_option_that_is_tested(tmp_path: Path) -> None:
    """At its answers, in place of `unscreened`; the status quo as any other."""
    broken = BREAKING["one-sided-screening"]
    assert found_in(tmp_path / "build", broken.files) == broken.expected("one-sided-screening")
    keep = TESTED | {"options/build.yaml": CLEAN["options/build.yaml"]}
    assert found_in(tmp_path / "keep", keep) == [
        ("one-sided-screening", *spot(keep, "options/keep.yaml", "»screening:"))
    ]


def test_rules_on_the_set_of_options_see_those_that_pass(tmp_path: Path) -> None:
    """Without the clinic nobody sets noise and depth apart from what they move with; with one
    option left there is nothing to choose."""
    assert found_in(tmp_path / "all", CLEAN) == []
    two = {rule for rule, *_ in found_in(tmp_path / "two", BOUNDED)}
    assert "constant-criterion" in two
    one = BOUNDED | edited(
        "criteria.yaml", ("must: {at-most: 29}", "must: {at-most: 19}"), files=BOUNDED
    )
    (finding,) = [
        f for f in check_files(tmp_path / "one", one).findings if f.rule == "single-option"
    ]
    assert finding.message.startswith("`keep` is the only option that passes screening")


def test_what_is_wrong_in_the_file_of_one_that_fails_is_found_all_the_same(tmp_path: Path) -> None:
    """A number beyond the anchors, for one."""
    files = edited(
        "options/build.yaml",
        ("cost: {value: 30, range: [22, 38]", "cost: {value: 60, range: [22, 68]"),
        files=BOUNDED,
    )
    assert "beyond-anchors" in {rule for rule, *_ in found_in(tmp_path, files)}


def test_a_folder_in_which_all_fail_is_checked_as_a_whole(tmp_path: Path) -> None:
    """Nobody is left to rank, and the files can be wrong all the same."""
    nobody = edited("criteria.yaml", ("must: {at-most: 29}", "must: {at-most: -1}"), files=BOUNDED)
    assert found_in(tmp_path, nobody) == []
    assert "options/keep.yaml" in nobody
    assert nobody["options/keep.yaml"] == KEEP
