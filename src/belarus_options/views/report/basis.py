"""What figures rest on: *stated* is what the files say, and what a setting says is *set*."""

from belarus_options.model.settings import Settings
from belarus_options.views.report.sentence import Said, say, scenario


def stated_or_set(settings: Settings) -> str:
    """The one word for the weights in force, as a heading, a row or a phrase has it."""
    return "set" if settings.sets_weights else "stated"


def weights_in_words(settings: Settings) -> str:
    """The weights in force: of criteria.yaml, or after a perspective and the command line."""
    return "weights as set" if settings.sets_weights else "stated weights"


def as_they_are(settings: Settings, noun: str) -> Said:
    """How the scores, or any weights, are that stay as they are: as the files state them, as in a
    scenario, or as a setting has set them."""
    if noun != "scores":
        return "as set" if settings.sets_weights else "as stated"
    if settings.scores:
        return "as set"
    if settings.scenario is not None:
        return say("as in {}", scenario(settings.scenario))
    return "as stated"


def scores_in_words(settings: Settings) -> Said:
    """The scores in force: those that stand for themselves, a scenario's, or some that are set."""
    word = as_they_are(settings, "scores")
    return "stated scores" if word == "as stated" else say("scores {}", word)


def basis(settings: Settings) -> Said:
    """Weights and scores in force, as a line below a title says them."""
    weights, scores = weights_in_words(settings), scores_in_words(settings)
    if (weights, scores) == ("stated weights", "stated scores"):
        return "stated weights and scores"
    return say("{}, {}", weights, scores)
