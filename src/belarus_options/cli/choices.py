"""Options that take one of a few words."""

from collections.abc import Iterable

from belarus_options.model.problem import InputError, Problem


def chosen(given: str, known: Iterable[str], option: str) -> str:
    """The word itself where it is one of the known, else InputError with what is."""
    words = list(known)
    if given in words:
        return given
    from belarus_options.model.suggest import did_you_mean

    listed = ", ".join(f"`{word}`" for word in words)
    help = did_you_mean(given, words) or f"choose one of {listed}"
    message = f"`{given}` is not a choice of `{option}`"
    raise InputError([Problem("bad-choice", message, help, argument=f"{option} {given}")])
