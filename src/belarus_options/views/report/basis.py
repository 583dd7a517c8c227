"""What figures rest on: *stated* is what the files say, and what a setting says is *set*."""

from belarus_options.model.settings import Settings
from belarus_options.views.report.sentence import Said, say, scenario


def stated_or_set(settings: Settings) -> str:
    """The one word for the weights in force, as a heading, a row or a phrase has it."""
    return "set" if settings.sets_weights else "stated"


def weights_in_words(settings: Settings) -> str:
    """The weights in force: of criteria.yaml, or after a perspective and the command line."""
    return "weights as set" if settings.sets_weights else "stated weights"


def scores_in_words(settings: Settings) -> Said:
    """The scores in force: those that stand for themselves, or a scenario's."""
    if settings.scenario is not None:
        return say("scores as in {}", scenario(settings.scenario))
    return "stated scores"


def basis(settings: Settings) -> Said:
    """Weights and scores in force, as a line below a title says them."""
    if not settings.sets_weights and settings.scenario is None:
        return "stated weights and scores"
    return say("{}, {}", weights_in_words(settings), scores_in_words(settings))
