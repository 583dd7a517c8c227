"""What figures rest on: *stated* is what the files say, and what a setting says is *set*."""

from belarus_options.model.settings import Settings


def weights_in_words(settings: Settings) -> str:
    """The weights in force: of criteria.yaml, or of a perspective and the command line."""
    return "weights as set" if settings.sets_weights else "stated weights"


def scores_in_words(settings: Settings) -> str:
    """The scores in force: those that stand for themselves, or a scenario's."""
    return "scores as set" if settings.sets_scores else "stated scores"


def basis(settings: Settings) -> str:
    """Weights and scores in force, as a line below a title says them."""
    if settings.sets_weights and settings.sets_scores:
        return "weights and scores as set"
    if not settings.sets_weights and not settings.sets_scores:
        return "stated weights and scores"
    return f"{weights_in_words(settings)}, {scores_in_words(settings)}"


def stated_or_set(settings: Settings) -> str:
    """The one word for the weights in force, as a heading or a row has it."""
    return "set" if settings.sets_weights else "stated"
