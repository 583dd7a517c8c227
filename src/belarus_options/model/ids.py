"""Ids: what may name an option, a criterion, a piece of evidence, and the id nearest to a name."""

import re

ID_PATTERN = r"^[a-z0-9][a-z0-9-]*$"


def is_id(text: str) -> bool:
    """Whether a text can name something: a-z, 0-9 and '-', not starting with '-'."""
    return re.fullmatch(ID_PATTERN, text) is not None


def slug(text: str) -> str:
    """The id nearest to a text, empty where no letter of it is in a-z or 0-9."""
    # Needed only where an id is proposed.
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
