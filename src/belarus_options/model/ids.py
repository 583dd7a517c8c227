"""Ids: what may name an option, a criterion, a piece of evidence, and the id nearest to a name."""

import re

_ID = "[a-z0-9][a-z0-9-]*"
ID_PATTERN = f"^{_ID}$"
# Of a criterion: the ids from the top down.
PATH_PATTERN = rf"^{_ID}(\.{_ID})*$"

_LATIN = re.compile(r"LATIN SMALL (?:LETTER|LIGATURE) ([A-Z]{1,2})(?: WITH .*)?")


def is_id(text: str) -> bool:
    """Whether a text can name something: a-z, 0-9 and '-', not starting with '-'."""
    return re.fullmatch(ID_PATTERN, text) is not None


def slug(text: str) -> str:
    """The id nearest to a text, empty where no letter of it is in a-z or 0-9."""
    # Needed only where an id is proposed.
    import unicodedata

    def plain(character: str) -> str:
        # Letters with a stroke, such as ł and ø, do not come apart; their names say what they are.
        letter = _LATIN.fullmatch(unicodedata.name(character, ""))
        return letter[1].lower() if letter and not character.isascii() else character

    # Taken apart once more in small letters: № holds a capital, ß two letters.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(map(plain, apart)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
