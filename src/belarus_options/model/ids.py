"""Ids: what may name an option, a criterion, a piece of evidence, and the id nearest to a name.

An id is in Unicode's normal form C. It is made of letters that are no capitals, marks and decimal
digits of any script, and `-`; it begins with a letter or a digit, and nothing in it is invisible.
`unicodedata` is loaded only where something is beyond ASCII, or wrong.
"""

import re

ASCII_ID = "^[a-z0-9][a-z0-9-]*$"
_ASCII_ID = re.compile(ASCII_ID.replace("$", r"\Z"))

# Of the schemas, which cannot name a category in a way that Python and JavaScript both read: what
# is ASCII is as in an id, and the rest is left to the program.
_FIRST, _LATER = r"[^\u0000-/:-`{-\u00a9]", r"[^\u0000-,./:-`{-\u00a9]"
_ID = f"{_FIRST}{_LATER}*"
ID_PATTERN = f"^{_ID}$"
# Of a criterion: the ids from the top down.
PATH_PATTERN = rf"^{_ID}(\.{_ID})*$"

_LETTERS_AND_DIGITS = frozenset(("Ll", "Lo", "Lm", "Nd"))
_CATEGORIES = _LETTERS_AND_DIGITS | {"Mn", "Mc"}
# Letters and marks that are not to be seen: Default_Ignorable_Code_Point among those categories.
# Source: Unicode Character Database, DerivedCoreProperties.txt, version 16.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)

ID_RULE = "ids are made of lower-case letters, marks and digits of any script, and '-'"

# A file name has 255 bytes at most, `.yaml` among them; an id is also typed, and stands in tables.
_MOST_CHARACTERS, _MOST_BYTES = 60, 200


def normal(text: str) -> str:
    """The text in normal form C, in which ids and paths are compared."""
    if text.isascii():
        return text
    import unicodedata

    return unicodedata.normalize("NFC", text)


def is_id(text: str) -> bool:
    """Whether a text can name something as it stands."""
    if text.isascii():
        return _ASCII_ID.match(text) is not None
    return normal(text) == text and _fault(text) is None


def id_fault(text: str) -> str:
    """What keeps a text from being an id once it is in normal form C, as the end of a sentence
    about it; the empty string where nothing does."""
    if _ASCII_ID.match(text):
        return ""
    text = normal(text)
    if not text:
        return "is empty"
    return _fault(text) or ""


def slug(text: str) -> str:
    """The id nearest to a text, in its own script: compatible forms become plain ones (NFKC),
    capitals small letters, and every other run of characters a `-`. Empty where nothing is left."""
    import unicodedata

    plain = normal(unicodedata.normalize("NFKC", text).lower())
    dashed = "".join(character if _is_allowed(character) else "-" for character in plain)
    whole = _from_first_letter(re.sub("-+", "-", dashed))[:_MOST_CHARACTERS]
    # Cut between two characters, not within one.
    return whole.encode()[:_MOST_BYTES].decode(errors="ignore").rstrip("-")


def _fault(text: str) -> str | None:
    for character in text:
        if character != "-" and not _is_allowed(character):
            return f"has {_named(character)} in it"
    if not _can_begin(text[0]):
        return f"begins with {_named(text[0])}"
    return None


def _is_allowed(character: str) -> bool:
    import unicodedata

    return unicodedata.category(character) in _CATEGORIES and _INVISIBLE.match(character) is None


def _can_begin(character: str) -> bool:
    import unicodedata

    return unicodedata.category(character) in _LETTERS_AND_DIGITS


def _from_first_letter(text: str) -> str:
    start = next((at for at, character in enumerate(text) if _can_begin(character)), len(text))
    return text[start:]


def _named(character: str) -> str:
    """A character by itself where it can be seen, and by Unicode's name and number."""
    import unicodedata

    # A mark would sit on the quote before it, and a backtick looks like one.
    is_seen = unicodedata.category(character)[0] in "LNPS" and _INVISIBLE.match(character) is None
    is_seen = is_seen and character != "`"
    name = unicodedata.name(character, "")
    known = f"{name}, U+{ord(character):04X}" if name else f"U+{ord(character):04X}"
    return f"`{character}` ({known})" if is_seen else known
