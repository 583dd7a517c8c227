"""Settings on the command line that cannot be: which argument, and what to write instead."""

from pathlib import Path

import pytest

from commands import printed, refused
from folders import edited, write_folder
from process import assert_own_words

ARGUMENTS = {
    "option": (("--option", "biuld"), "unknown-option", "`build`"),
    "option far off": (("--option", "zzz"), "unknown-option", "`build`, `keep`, `lease`"),
    "scenario": (("--scenario", "bom"), "unknown-scenario", "`boom`"),
    "perspective": (("--perspective", "x"), "unknown-perspective", "no perspectives"),
    "weight": (("--weight", "benfit=5"), "unknown-criterion", "`benefit`"),
    "weight of a leaf's id": (("--weight", "reach=5"), "unknown-criterion", "`benefit.reach`"),
    "no number": (("--weight", "benefit"), "bad-weight", "`risk=50`"),
    "empty number": (("--weight", "benefit="), "bad-weight", "`30%`"),
    "word": (("--weight", "benefit=abc"), "bad-weight", "`abc`"),
    "no path": (("--weight", "=5"), "unknown-criterion", "`belarus-options weights`"),
    "negative": (("--weight", "benefit=-1"), "bad-weight", "negative"),
    "nan": (("--weight", "benefit=nan"), "bad-weight", "`nan`"),
    "not a number": (("--weight", "benefit=.nan"), "bad-weight", "`.nan`"),
    "out of reach": (("--weight", "benefit=1e999"), "bad-weight", "`1e999`"),
    "decimal comma": (("--weight", "benefit=0,5"), "bad-weight", "point"),
    "more than the whole": (("--weight", "benefit=120%"), "bad-weight", "more than the whole"),
    "sign behind a factor": (("--weight", "benefit=2x"), "bad-weight", "did you mean `x2`?"),
    "two percent signs": (("--weight", "benefit=5%%"), "bad-weight", "`5%%`"),
    "twice": (("--weight", "benefit=1", "--weight", "benefit=2"), "bad-weight", "twice"),
    "shares above 100": (
        ("--weight", "benefit=60%", "--weight", "burden=60%"), "bad-weight", "120%"
    ),
    "shares below 100": (
        ("--weight", "benefit=10%", "--weight", "burden=10%"), "bad-weight", "20%"
    ),
    "all 0": (("--weight", "benefit=0", "--weight", "burden=0"), "zero-weights", "above 0"),
    "score of nobody": (("--score", "lase/burden.cost=5"), "unknown-option", "`lease`"),
    "score of a branch": (("--score", "lease/burden=5"), "unknown-criterion", "`burden.cost`"),
    "score on nothing": (("--score", "lease/cost=5"), "unknown-criterion", "`burden.cost`"),
    "score between levels": (("--score", "lease/benefit.reach=1.5"), "bad-level", "0, 1, 2, 3"),
    "score with a dot": (("--score", "lease.burden.cost=5"), "bad-score", "`lease/cost=12`"),
    "score without a value": (("--score", "lease/burden.cost"), "bad-score", "OPTION/PATH=VALUE"),
    "score of a word": (("--score", "lease/burden.cost=low"), "bad-score", "`low` is not a number"),
    "score with a comma": (("--score", "lease/burden.cost=0,5"), "bad-score", "point"),
    "score without end": (("--score", "lease/burden.cost=.inf"), "bad-score", "not finite"),
    "score twice": (
        ("--score", "lease/burden.cost=1", "--score", "lease/burden.cost=1"), "bad-score", "twice"
    ),
    "perspective of nothing": (("--perspective", ""), "unknown-perspective", "no perspectives"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "name", "words"), ARGUMENTS.values(), ids=ARGUMENTS)
def test_settings_that_cannot_be_are_refused(
    clinic: Path,
    arguments: tuple[str, ...],
    name: str,
    words: str,
) -> None:
    """The argument is named, and what to write instead."""
    said = refused("score", *arguments, cwd=clinic)

    assert said.startswith(f"error[{name}]: ")
    assert words in said
    assert said.count("error[") == 1
    assert f"  --> {arguments[0]}" in said
    assert_own_words(said)


def test_weights_of_0_on_the_command_line_are_pointed_at_there(clinic: Path) -> None:
    """The cause is on the command line, and nothing is wrong with the file."""
    said = refused("score", "--weight", "benefit=0", "--weight", "burden=0", cwd=clinic)

    assert "--> --weight" in said
    assert "criteria.yaml:" not in said


def test_every_bad_weight_of_the_command_line_is_reported(clinic: Path) -> None:
    """Each in a block of its own, in their order."""
    arguments = ("--weight", "benefit=x", "--weight", "burden", "--weight", "a=1")
    said = refused("score", *arguments, cwd=clinic)

    assert said.count("error[bad-weight]") == 2
    assert said.index("benefit=x") < said.index("`burden`")


def test_settings_that_cannot_be_are_2_in_any_form(clinic: Path) -> None:
    """The blocks are on standard error, and nothing is on standard output."""
    said = refused("score", "--weight", "benfit=5", "--format", "json", cwd=clinic)
    assert said.startswith("error[unknown-criterion]: ")


def test_a_score_that_is_set_has_not_the_reason_of_another(tmp_path: Path) -> None:
    """Where scores are explained, the reason, range and confidence of the stated one are not given
    for it."""
    stated = "speed: {value: 3, range: [2, 6], confidence: moderate"
    files = edited("options/build.yaml", (stated, f"{stated}, because: A crossing is near"))
    folder, set_ = write_folder(tmp_path, files), ("--score", "build/benefit.speed=9")
    for words in (("explain", "build"), ("explain", "build", "keep")):
        full = (*words, "--full", "--width", "200")
        assert "A crossing is near" in printed(*full, cwd=folder)
        said = printed(*full, *set_, cwd=folder)
        assert "Set for this run" in said
        assert ("what the files say" in said) is ("A crossing is near" in said)
        assert "Plausible 2 to 6" not in said
