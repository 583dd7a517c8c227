"""Texts of the blank folder that nobody has replaced."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from belarus_options.files.creating import blank_files
from belarus_options.files.documents.document import Document
from belarus_options.model.finding import Finding
from belarus_options.model.problem import Place

# How the template begins every text that is to be replaced; its names and units are examples, and
# can be right as they are.
_ASKS = "Write "
_IN_COMMENT = re.compile(rf"^[ \t]*#.*?: ({_ASKS}[^,{{}}\n]*)", re.MULTILINE)


def find_placeholders(documents: Mapping[str, Document]) -> tuple[Finding, ...]:
    """The texts of a project that are the template's, wherever they stand."""
    return tuple(
        Finding(
            f"this text is the template's own: {_shortened(text)}",
            "write what it asks for, or take it out",
            place=Place(file, path),
        )
        for file, document in documents.items()
        if _ASKS.strip() in document.text
        for path, text in _texts(document.data, ())
        if _plain(text) in _template()
    )


@cache
def _template() -> frozenset[str]:
    """What the template asks for, in its keys and in the keys that it has as comments."""
    found: set[str] = set()
    for file, data in blank_files():
        if file.endswith(".yaml"):
            document = Document(file, data.decode())
            found.update(_plain(text) for _, text in _texts(document.data, ()))
            found.update(_plain(text) for text in _IN_COMMENT.findall(document.text))
    return frozenset(text for text in found if text.startswith(_ASKS))


def _texts(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, (dict, tuple)):
        for key, inner in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(inner, (*path, key))


def _plain(text: str) -> str:
    """A text with its line breaks as spaces."""
    return " ".join(text.split())


def _shortened(text: str) -> str:
    plain = _plain(text)
    return plain if len(plain) <= 60 else plain[:59].rstrip() + "…"
