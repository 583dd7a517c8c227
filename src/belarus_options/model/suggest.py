"""Did you mean: the nearest known words to one that is not known, the number in a text."""

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


def number_meant(text: str, *, is_score: bool = False) -> str:
    """A way out where a text stands in place of a number, or the empty string where it says nothing
    of one."""
    import re

    from belarus_options.model.base import parse_number

    digits = "[0-9]+(?:[.][0-9]+)?"
    ends = re.fullmatch(rf"\D*({digits}) *(?:-|–|to) *({digits})\D*", text)
    number = re.fullmatch(rf"[^-+.0-9]*([-+]?{digits})[^.0-9]*", text)
    help = ""
    if parse_number(text) is not None:
        help = "take the quotes off"
    elif parse_number(text.strip()) is not None:
        help = "take the space beside it out; it is not the plain one"
    elif text.endswith("%"):
        help = "write a plain number; only weights and probabilities are shares"
    elif re.search(r"[0-9][\s,'’_][0-9]", text):
        help = "decimals take a point, and thousands no separator"
    elif ends is not None and is_score:
        help = f"write one number; `range: [{ends[1]}, {ends[2]}]` says what is plausible"
    elif number is not None:
        help = f"write `{number[1]}` alone" + ("; a unit belongs in `scale`" if is_score else "")
    return help
