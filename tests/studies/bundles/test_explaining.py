"""A bundle leaf by leaf: who decides, what is held, what is explicit."""

from pathlib import Path

import pytest

from belarus_options.model.problem import InputError
from belarus_options.model.settings import Settings
from belarus_options.studies.bundles.explaining import explain_bundles
from bundled import SMALL, first_edition
from commands import refused, result_of
from folders import load_files, write_folder


def test_the_parts_of_a_bundle_add_up_to_its_total() -> None:
    """In whatever order its options are named; the largest gain and the largest loss decide."""
    one, other = explain_bundles(
        first_edition(),
        Settings(),
        ("defense-attache+cbrne-training", "cbrne-training+defense-attache"),
    )
    assert (one.id, one.total) == (other.id, 61.8982)
    assert sum(leaf.contribution for leaf in one.leaves) == pytest.approx(61.8982, abs=1e-12)
    deciding = {leaf.path: leaf.deciding for leaf in one.leaves}
    assert deciding["leverage.access"] == ("defense-attache",)
    assert deciding["risk.diversion"] == ("cbrne-training",)


def test_a_score_of_the_whole_decides_in_place_of_its_members(tmp_path: Path) -> None:
    """Also within a larger bundle; a name of bundles.yaml stands for its options."""
    text = "bundles: {ab: {options: [a, b], scores: {harm: 0}}}\n"
    project = load_files(tmp_path, SMALL | {"bundles.yaml": text}).project
    pair, every = explain_bundles(project, Settings(), ("ab", "c+b+a"))
    assert (pair.named, pair.id, pair.total) == ("ab", "a+b", 100)
    harm = {leaf.path: leaf for leaf in every.leaves}["harm"]
    assert harm.members == {"c": -100, "a+b": 0}
    assert harm.deciding == ("c",)


@pytest.mark.parametrize("given", ["a+nothing", "a+x", "a+"])
def test_what_is_no_bundle_is_refused(given: str, tmp_path: Path) -> None:
    """The status quo within one, and options that there are not."""
    project = load_files(tmp_path, SMALL).project
    with pytest.raises(InputError):
        explain_bundles(project, Settings(), (given,))


def test_explain_takes_bundles_and_other_commands_say_who_does(tmp_path: Path) -> None:
    """One bundle, a bundle against an option, and a bundle where an option is meant."""
    folder = write_folder(tmp_path, SMALL | {"bundles.yaml": "bundles: {ab: {options: [a, b]}}\n"})
    assert result_of("explain", "b+a", cwd=folder)["total"] == 80
    both = result_of("explain", "ab", "a", cwd=folder)
    assert (both["first"]["named"], both["difference"]) == ("ab", 30)
    for words in (("flip", "a+b"), ("score", "--option", "ab")):
        assert "error[bundle-here]" in refused(*words, cwd=folder)
