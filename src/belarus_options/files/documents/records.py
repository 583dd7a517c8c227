"""From a document's data to a record of the model."""

from functools import cache
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from yaml import ScalarNode

from belarus_options.files.documents.document import Document
from belarus_options.model.layout import option_of
from belarus_options.model.problem import Problem

ShapeT = TypeVar("ShapeT")


def validate(document: Document, shape: type[ShapeT]) -> ShapeT | None:
    """What a document's data is as a record or a dict of records, or None, its problems then
    added to the document's."""
    if document.problems:
        return None
    if document.is_empty:
        help = "write `decision` and `criteria` into it"
        if option_of(document.file) is not None:
            help = "one option a file, options/ID.yaml; write its `scores`, or take the file out"
        message = f"`{document.file}` is empty"
        document.problems.append(Problem("empty-file", message, help, file=document.file))
        return None
    adapter: TypeAdapter[ShapeT] = _adapter(shape)  # type: ignore[arg-type]  # a class is hashable
    check = adapter.validate_python
    try:
        record = check(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
    else:
        return None if _add_valueless(document) else record
    if nodes := _numbers_for_text(document, details):
        try:
            record = check(document.reread_as_text(nodes))
            return None if _add_valueless(document) else record
        except ValidationError as error:
            details = error.errors(include_url=False)
    # Words are needed only once something is wrong.
    from belarus_options.files.documents.record_errors import problems_of

    document.problems.extend(problems_of(document, shape, details))
    _add_valueless(document)
    return None


# Lists and blocks that may well be empty, as an editor leaves them before the first item.
_MAY_BE_EMPTY = frozenset(
    (
        *("requires", "excludes", "evidence", "sources", "scales", "scenarios"),
        *("bundles", "groups", "options", "with", "without"),
    )
)


def _add_valueless(document: Document) -> bool:
    """Adds a problem for each key that has no value, where none stands there yet."""
    known = {p.position.line for p in document.problems if p.position is not None}
    found = [
        Problem(
            "missing-value", f"`{key}` has no value", "write one, or take the key out", position=at
        )
        for key, start, end in document.valueless
        if key not in _MAY_BE_EMPTY and (at := document.position_at(start, end)).line not in known
    ]
    document.problems.extend(found)
    return bool(found)


@cache
def _adapter(shape: type[ShapeT]) -> TypeAdapter[ShapeT]:
    return TypeAdapter(shape)


def _numbers_for_text(document: Document, details: list[ErrorDetails]) -> list[ScalarNode]:
    # `name: 2020` is text where text is meant: such scalars are read again as they were written.
    nodes = []
    for detail in details:
        node = document.find(detail["loc"])[1]
        is_text_wanted = detail["type"] == "string_type" and detail["input"] is not None
        if is_text_wanted and isinstance(node, ScalarNode) and node.value:
            nodes.append(node)
    return nodes
