"""Words for what figures rest on."""

import pytest

from belarus_options.model.score_settings import ScoreSetting
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.views.report.basis import basis, stated_or_set
from wording import text

SCORES = (ScoreSetting("a", "risk", 1.0),)
WEIGHTS = (WeightSetting("risk", WeightValue(50, is_share=True)),)


@pytest.mark.parametrize(
    ("settings", "words", "word"),
    [
        (Settings(options=("a",)), "stated weights and scores", "stated"),
        (Settings(WEIGHTS), "weights as set, stated scores", "set"),
        (Settings(perspective="p"), "weights as set, stated scores", "set"),
        (Settings(scenario="s"), "stated weights, scores as in s", "stated"),
        (Settings(scores=SCORES), "stated weights, scores as set", "stated"),
        (Settings(WEIGHTS, scenario="s", scores=SCORES), "weights as set, scores as set", "set"),
        (Settings(WEIGHTS, scenario="s"), "weights as set, scores as in s", "set"),
    ],
)
def test_stated_is_what_the_files_say_and_a_setting_sets(
    settings: Settings, words: str, word: str
) -> None:
    """Leaving options out sets neither weights nor scores; those of a scenario name it."""
    assert text(basis(settings)) == words
    assert stated_or_set(settings) == word
