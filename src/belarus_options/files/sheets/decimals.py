"""A spreadsheet's numbers: decimal points where `,` separates columns, commas where `;` does."""

import re

from belarus_options.model.base import LARGEST_NUMBER, parse_number

_MARKS = {",": ".", ";": ","}
_NAMES = {".": "point", ",": "comma"}
# Longer numbers say nothing, and Python refuses to read some of them.
_MOST_CHARACTERS = 400
_MAYBE_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}[.,][0-9]{3}")


def plain_number(text: str) -> str:
    """A number as YAML writes it, digit for digit; `text` is one that has no problem."""
    return text.replace(",", ".").replace("\N{MINUS SIGN}", "-")


def number_problem(text: str, delimiter: str) -> tuple[str, str, str] | None:
    """Name, message and way out where a cell is no number in its file, else None.

    `delimiter` is what separates the columns. Some spreadsheets write a real minus sign, which is
    taken for a hyphen.
    """
    mark = _MARKS[delimiter]
    wrong_mark = "." if mark == "," else ","
    if not text:
        return "missing-value", "a number is missing here", "write one; an estimate will do"
    if len(text) > _MOST_CHARACTERS:
        return "bad-number", f"`{shown(text)}` is too long for a number", "check the cell"
    number = _number(text)
    if number is None:
        return "wrong-type", f"`{shown(text)}` stands where a number is needed", _help(text)
    if wrong_mark in text:
        return (
            "mixed-decimals",
            f"`{shown(text)}` has a decimal {_NAMES[wrong_mark]}, and columns separated by"
            f" `{delimiter}` go with decimal {_NAMES[mark]}s",
            _mark_help(text, mark, wrong_mark, "," if delimiter == ";" else ";"),
        )
    if not abs(number) <= LARGEST_NUMBER:
        return "bad-number", f"`{shown(text)}` is too large for a number", "check the cell"
    return None


def shown(text: str) -> str:
    """A text as a message quotes it: its beginning, where it is long."""
    return text if len(text) <= 40 else text[:40] + "…"


def _number(text: str) -> int | float | None:
    plain = plain_number(text)
    # YAML knows numbers to other bases and words for infinity; a spreadsheet has neither.
    return parse_number(plain) if set(plain) <= set("+-.0123456789eE") else None


def _mark_help(text: str, mark: str, wrong_mark: str, other_delimiter: str) -> str:
    decimal = shown(text.replace(wrong_mark, mark))
    if _MAYBE_THOUSANDS.fullmatch(text):
        return f"write `{text.replace(wrong_mark, '')}` or `{decimal}`, whichever is meant"
    return f"write `{decimal}`, or separate all columns by `{other_delimiter}`"


def _help(text: str) -> str:
    # Only these are digits to YAML, whatever other scripts have.
    if any(character in "0123456789" for character in text):
        return "write the number alone: no unit, no percent sign, no separator between thousands"
    return "write a number; words belong in the first row and the first column"
