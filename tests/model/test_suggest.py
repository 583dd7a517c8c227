"""Did you mean: what is near, and how long is looked for it."""

import pytest

from belarus_options.model import suggest
from belarus_options.model.bundles import BundlesFile
from belarus_options.model.bundles_validity import bundle_problems
from belarus_options.model.suggest import Suggestions, did_you_mean, nearest

PATHS = ["risk", "risk.cost", "risk.delay", "gain", "gain.jobs"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("risk.csot", ["risk.cost", "risk"]),
        ("delay", ["risk.delay"]),
        ("dangers.delay", ["risk.delay"]),
        ("gain.cost", ["gain.jobs", "risk.cost", "gain"]),
        ("zzz", []),
    ],
)
def test_the_nearest_are_the_like_and_those_with_the_same_last_step(
    word: str, expected: list[str]
) -> None:
    """A slip of the pen, a path without its branch, and one below a branch that was renamed; where
    the branch is there, what is like the whole path."""
    assert nearest(word, PATHS) == expected


def test_a_word_is_not_suggested_for_itself() -> None:
    """What stands in an option's own file is no other option."""
    assert Suggestions().did_you_mean("lease", ["leases", "least"], besides="leases") == (
        "did you mean `least`?"
    )
    assert did_you_mean("zzz", ["leases"]) == ""


def test_of_very_many_words_the_last_are_looked_up_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Once enough pairs were compared, a branch that was renamed is still found by its leaves."""
    monkeypatch.setattr(suggest, "_MOST_COMPARED", 2 * (20 + len(PATHS)))
    suggestions = Suggestions()
    found = [suggestions.nearest(f"risk.csot{'t' * more}", PATHS)[:1] for more in range(3)]
    assert found == [["risk.cost"], ["risk.cost"], []]
    assert suggestions.is_spent
    assert suggestions.nearest("risk.csot", PATHS)[0] == "risk.cost"
    assert suggestions.nearest("dangers.delay", PATHS) == ["risk.delay"]


def test_bundles_that_name_what_is_not_there_share_what_is_spent_on_looking(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of two bundles of options that there are not, the second is looked for no more once the first
    has spent all; both are told."""
    monkeypatch.setattr(suggest, "_MOST_COMPARED", 20 + len(PATHS))
    bundles = {"one": {"options": ("rusk", "gain")}, "two": {"options": ("risc", "risk")}}
    file = BundlesFile.model_validate({"bundles": bundles})
    options = dict.fromkeys(PATHS)
    found = list(bundle_problems(file, options, None, None, None, Suggestions()))
    assert [problem.help for problem in found] == [
        "did you mean `risk`?",
        "no options/risc.yaml is there",
    ]
