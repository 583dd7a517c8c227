"""The marks of options and perspectives in a picture, which never read as another's own name."""

import re
from collections.abc import Mapping, Sequence
from string import ascii_lowercase, ascii_uppercase

_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
# A name that ends in a letter or a digit of its own: `COA 1`, `Option B`, `plan-c`.
_OWN = re.compile(r"(?:^|[\s\-_(])(?P<mark>[A-Za-z]|[1-9])\)?$")


def option_marks(names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """A mark for each option by id.

    `names` gives what each can be called, by id, in the order of the stated ranking. Where every
    option ends in a letter of its own, or every one in a digit, that is its mark; where none ends
    in either, letters by the ranking; else Greek ones, so that A is never Option B.
    """
    own = {id: _own_mark(called) for id, called in names.items()}
    marks = [mark for mark in own.values() if mark]
    if len(set(marks)) == len(names) and len({mark.isdigit() for mark in marks}) == 1:
        return own
    letters = _GREEK if marks else ascii_uppercase + ascii_lowercase
    return {id: letters[at] if at < len(letters) else str(at + 1) for at, id in enumerate(names)}


def perspective_marks(count: int, marks: Mapping[str, str]) -> list[str]:
    """A mark for each perspective: digits, or small letters where options have digits."""
    letters = ascii_lowercase if any(mark in "123456789" for mark in marks.values()) else ""
    return [letters[at] if at < len(letters) else str(at + 1) for at in range(count)]


def _own_mark(called: Sequence[str]) -> str:
    """The mark that a name ends in, the first of those that do, in capitals."""
    found = (match["mark"].upper() for name in called if (match := _OWN.search(name)))
    return next(found, "")
