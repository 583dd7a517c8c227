"""Did you mean: the nearest known words to one that is not known."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The known words nearest to a word, at most three, nearest first."""
    # difflib is loaded only once something is wrong.
    from difflib import get_close_matches

    choices = list(known)
    near = get_close_matches(word[:80].lower(), choices, n=3, cutoff=0.6)
    if not near and "." not in word:
        # A leaf's own id, without the path to it, is a common slip.
        near = [choice for choice in choices if choice.endswith("." + word)][:3]
    return near


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question with the nearest known words, or the empty string where none is near."""
    near = nearest(word, known)
    return "did you mean " + " or ".join(f"`{choice}`" for choice in near) + "?" if near else ""
