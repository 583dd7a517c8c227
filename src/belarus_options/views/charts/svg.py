"""The elements of an SVG file by hand: numbers and texts in one form, nothing that is mark-up."""

import re
from collections.abc import Iterable, Mapping

from belarus_options.views.forms.safe_text import one_line

# Not allowed in XML 1.0, beside what `one_line` spells out.
_NO_CHARACTER = re.compile("[\ufffe\uffff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})

# Letters that are read from right to left, by the blocks that hold them and no others (Unicode's
# DerivedBidiClass.txt), and names made of them: words and what stands between them. A word is tried
# from its start alone, so that one of a million letters is read once.
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_IN_WORD = rf"[\w.{_RIGHT_TO_LEFT}-]"
_WORD = rf"(?<!{_IN_WORD})[\w.-]*[{_RIGHT_TO_LEFT}](?:{_IN_WORD}*[\w{_RIGHT_TO_LEFT}])?"
_NAME = re.compile(rf"{_WORD}(?: +{_WORD})*")

Attribute = str | float


def coordinate(number: float) -> str:
    """A number with at most two decimals, and no minus before a zero."""
    shown = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def path_points(spots: Iterable[tuple[float, float]]) -> str:
    """Corners as a polygon has them."""
    return " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in spots)


def as_shown(text: str) -> str:
    """Text from files on one line, what is unsafe or cannot be in XML spelled out."""
    return _NO_CHARACTER.sub(lambda match: f"\\u{ord(match[0]):04x}", one_line(text))


def isolated(text: str) -> str:
    """Text as shown, in which no name turns the rest round.

    A name from right to left stands between U+2066 and U+2069, without which the numbers and words
    beside it would be drawn on its other side.
    """
    return _NAME.sub("\u2066\\g<0>\u2069", as_shown(text))


def escaped(text: str) -> str:
    """Text from files as text: isolated, and no mark-up."""
    return isolated(text).translate(_ENTITIES)


def element(name: str, attributes: Mapping[str, Attribute], inside: str = "") -> str:
    """One element; `inside` is mark-up already. An underscore in an attribute stands for `-`."""
    given = "".join(
        f' {key.replace("_", "-")}="{_attribute(value)}"' for key, value in attributes.items()
    )
    return f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given}/>"


def _attribute(value: Attribute) -> str:
    return as_shown(value).translate(_ENTITIES) if isinstance(value, str) else coordinate(value)


def text(
    x: float, y: float, words: str, size: float, *, bold: bool = False, **attributes: Attribute
) -> str:
    """A line of text that begins at a place, or as `text_anchor` says."""
    weight: dict[str, Attribute] = {"font_weight": "bold"} if bold else {}
    return element(
        "text", {"x": x, "y": y, "font_size": size, **weight, **attributes}, escaped(words)
    )


def line(start: tuple[float, float], end: tuple[float, float], **attributes: Attribute) -> str:
    """A straight line."""
    (ax, ay), (bx, by) = start, end
    return element("line", {"x1": ax, "y1": ay, "x2": bx, "y2": by, **attributes})


def polygon(spots: Iterable[tuple[float, float]], **attributes: Attribute) -> str:
    """A closed shape with straight sides."""
    return element("polygon", {"points": path_points(spots), **attributes})


def rectangle(x: float, y: float, width: float, height: float, **attributes: Attribute) -> str:
    """A rectangle by its upper left corner."""
    return element("rect", {"x": x, "y": y, "width": width, "height": height, **attributes})
