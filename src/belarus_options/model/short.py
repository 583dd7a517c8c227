"""The key `short`: a name that fits into prose and narrow tables."""

from typing import Annotated

from pydantic import AfterValidator

from belarus_options.model.base import Text, field_problem

# In columns of a terminal: half of a table's usual width is left for the rest of a row.
MOST_COLUMNS = 24


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    # Needed only where a text is in another script.
    import unicodedata

    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    marks = sum(unicodedata.category(character) in ("Mn", "Me") for character in text)
    return len(text) + wide - marks


def _short(text: str) -> str:
    if "\t" in text or text.splitlines() != [text]:
        raise field_problem(
            "bad-short", "a short name has a line break or a tab in it", "write it on one line"
        )
    if (width := columns(text)) > MOST_COLUMNS:
        raise field_problem(
            "bad-short",
            f"the short name is {width} columns wide, and at most {MOST_COLUMNS} fit",
            "shorten it; the full one stands in `name`",
        )
    return text


ShortName = Annotated[Text, AfterValidator(_short)]
