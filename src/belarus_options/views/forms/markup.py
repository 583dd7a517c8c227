"""HTML by hand: elements, attributes, and text that is never mark-up."""

from collections.abc import Iterable, Mapping

from belarus_options.views.charts.svg import as_shown, isolated

_VOID = {"br", "col", "hr", "input", "link", "meta"}
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})

# True is an attribute without a value; None and False leave it out.
Attribute = str | int | bool | None


class Markup(str):
    """HTML that is finished: what else is put into an element is text, and is escaped."""

    __slots__ = ()


def element(name: str, attributes: Mapping[str, Attribute] | None = None, *inside: str) -> Markup:
    """One element with its attributes and what is inside it, text escaped.

    Names of elements and attributes come from the code, never from files.
    """
    given = "".join(_attribute(key, value) for key, value in (attributes or {}).items())
    if name in _VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{joined(inside)}</{name}>")


def joined(parts: Iterable[str]) -> Markup:
    """Parts after each other, those that are text escaped."""
    return Markup("".join(part if isinstance(part, Markup) else text(part) for part in parts))


def text(words: str) -> Markup:
    """Text from files as text: on one line, what is unsafe spelled out, a name from right to left
    apart from what stands beside it."""
    return Markup(isolated(words).translate(_ENTITIES))


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return f" {key}"
    return f' {key}="{as_shown(str(value)).translate(_ENTITIES)}"'
