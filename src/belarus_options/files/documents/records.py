"""From a document's data to a record of the model."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from yaml import ScalarNode

from belarus_options.files.documents.document import MOST_TOLD, Document
from belarus_options.model.doubt import Doubt
from belarus_options.model.layout import option_of
from belarus_options.model.problem import Problem

ShapeT = TypeVar("ShapeT")


@dataclass(frozen=True)
class Partial(Generic[ShapeT]):
    """The record of what is right in a file, None where that makes none, and what is in doubt.

    Where nothing is in doubt, the record is all of the file.
    """

    record: ShapeT | None
    doubt: Doubt


def validate(document: Document, shape: type[ShapeT]) -> ShapeT | None:
    """What a document's data is as a record or a dict of records, or None, its problems then
    added to the document's."""
    record = read_record(document, shape).record
    return None if document.problems else record


def read_record(document: Document, shape: type[ShapeT], most: int = MOST_TOLD) -> Partial[ShapeT]:
    """What a document's data is as a record or a dict of records; problems are added to the
    document's. Where there are more of them than `most`, the others are counted and the whole is in
    doubt."""
    if document.is_empty:
        help = "write `decision` and `criteria` into it"
        if option_of(document.file) is not None:
            help = "one option a file, options/ID.yaml; write its `scores`, or take the file out"
        message = f"`{document.file}` is empty"
        document.problems.append(Problem("empty-file", message, help, file=document.file))
    if document.is_empty or document.is_unreadable:
        return Partial(None, Doubt.of_all())
    check = _adapter(shape).validate_python  # type: ignore[arg-type]  # a class is hashable
    if not document.problems:
        try:
            record = check(document.data)
        except ValidationError:
            pass
        else:
            if not _add_valueless(document):
                return Partial(record, Doubt())
    return _what_is_right(document, shape, check, most)


def _what_is_right(
    document: Document, shape: type[ShapeT], check: Callable[[Any], ShapeT], most: int
) -> Partial[ShapeT]:
    """What is left of a document's data without what is wrong, of which it adds the problems."""
    # Words are needed only once something is wrong.
    from belarus_options.files.documents.partial_records import Remains, frozen
    from belarus_options.files.documents.record_errors import problems_of

    remains = Remains(shape, document, document.data)
    details = _errors(check, frozen(remains.data))
    if nodes := _numbers_for_text(document, details):
        data = document.reread_as_text(nodes)
        remains = Remains(shape, document, data)
        details = _errors(check, frozen(remains.data))
    if not (details or document.problems or _add_valueless(document)):
        return Partial(check(frozen(remains.data)), Doubt())
    is_first = True
    if len(details) > most:
        document.untold += len(details) - most
        news = [detail for detail in details[:most] if remains.is_news(detail)]
        document.problems.extend(problems_of(document, shape, news))
        return Partial(None, Doubt.of_all())
    while is_first or details:
        news = [detail for detail in details if remains.is_news(detail)]
        known = {(p.name, p.position, p.message) for p in document.problems}
        document.problems.extend(
            problem
            for problem in problems_of(document, shape, news)
            if (problem.name, problem.position, problem.message) not in known
        )
        remains.cut(details)
        if is_first:
            # Only now: what the model says of them is said better.
            _add_valueless(document)
            remains.doubt_nothing_said(_MAY_BE_EMPTY)
            is_first = False
        if remains.data is None:
            return Partial(None, remains.doubt)
        details = _errors(check, frozen(remains.data))
    return Partial(check(frozen(remains.data)), remains.doubt)


def _errors(check: Callable[[Any], Any], data: Any) -> list[ErrorDetails]:
    try:
        check(data)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


# Lists and blocks that may well be empty, as an editor leaves them before the first item.
_MAY_BE_EMPTY = frozenset(
    (
        *("requires", "excludes", "evidence", "sources", "scales", "scenarios"),
        *("bundles", "groups", "options", "with", "without"),
        "judgments",
    )
)


def _add_valueless(document: Document) -> bool:
    """Adds a problem for each key that has no value, where none stands there yet."""
    if document.is_mended:
        # What stood there may be what was taken out.
        return False
    known = {p.position.line for p in document.problems if p.position is not None}
    found = 0
    for key, start, end in document.valueless:
        at = document.position_at(start, end)
        if key in _MAY_BE_EMPTY or at.line in known:
            continue
        found += 1
        if len(document.problems) < MOST_TOLD:
            help = "write one, or take the key out"
            problem = Problem("missing-value", f"`{key}` has no value", help, position=at)
            document.problems.append(problem)
        else:
            document.untold += 1
    return bool(found)


@cache
def _adapter(shape: type[ShapeT]) -> TypeAdapter[ShapeT]:
    return TypeAdapter(shape)


def _numbers_for_text(document: Document, details: list[ErrorDetails]) -> list[ScalarNode]:
    # `name: 2020` is text where text is meant: such scalars are read again as they were written.
    nodes = []
    for detail in details:
        if detail["type"] == "string_type" and detail["input"] is not None:
            node = document.find(detail["loc"])[1]
            if isinstance(node, ScalarNode) and node.value:
                nodes.append(node)
    return nodes
