"""From a document's data to a record of the model, and from pydantic's errors to our own words."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from yaml import MappingNode, ScalarNode

from belarus_options.files.document import Document
from belarus_options.model.base import LARGEST_NUMBER, Record
from belarus_options.model.criteria import ConstructedScale, MeasuredScale
from belarus_options.model.ids import slug
from belarus_options.model.problem import Place, Problem
from belarus_options.model.suggest import did_you_mean

ShapeT = TypeVar("ShapeT")

# pydantic names the form of a scale that it took in an error's path.
_FORMS: dict[str, type[Record]] = {"<constructed>": ConstructedScale, "<measured>": MeasuredScale}
_BLOCK_TYPES = ("model_type", "model_attributes_type", "dict_type")


def validate(document: Document, shape: type[ShapeT]) -> ShapeT | None:
    """What a document's data is as a record or a dict of records, or None, its problems then
    added to the document's."""
    if document.problems:
        return None
    if document.is_empty:
        document.problems.append(
            Problem("empty-file", f"`{document.file}` is empty", file=document.file)
        )
        return None
    adapter: TypeAdapter[ShapeT] = _adapter(shape)  # type: ignore[arg-type]  # a class is hashable
    check = adapter.validate_python
    try:
        return check(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
    if nodes := _numbers_for_text(document, details):
        try:
            return check(document.reread_as_text(nodes))
        except ValidationError as error:
            details = error.errors(include_url=False)
    document.problems.extend(_in_own_words(document, shape, detail) for detail in details)
    return None


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


def _in_own_words(document: Document, shape: type, detail: ErrorDetails) -> Problem:
    path = detail["loc"]
    kind = detail["type"]
    context = detail.get("ctx", {})
    is_key = "[key]" in path
    place = Place(document.file, path, key=is_key or kind in ("missing", "extra_forbidden"))
    key = str(path[-2 if is_key else -1]) if path else ""

    def found(name: str, message: str, help: str = "") -> Problem:
        return Problem(name, message, help, position=document.position(place))

    if kind == "own":
        if context["at"]:
            place = Place(document.file, (*path, context["at"]))
        return found(context["name"], context["message"], context["help"])
    if kind == "missing" and isinstance(path[-1], int):
        # A tuple of two that has one: the list is meant, not what it lacks.
        return _in_own_words(document, shape, {**detail, "loc": path[:-1], "type": "too_short"})
    if kind == "missing":
        return _missing(document, shape, place, key)
    if kind == "extra_forbidden":
        record = _record_at(shape, path[:-1])
        keys = list(record.model_fields)
        return found(
            "unknown-key",
            f"`{key}` is not a key of {record.noun}",
            did_you_mean(key, keys) or "its keys are " + ", ".join(f"`{k}`" for k in keys),
        )
    if detail["input"] is None:
        return found("missing-value", f"`{key}` has no value", "write one, or take the key out")
    if kind == "string_type":
        return found("wrong-type", f"`{key}` is text, not {_what(detail['input'])}")
    if kind == "string_too_short":
        return found("missing-value", f"`{key}` is empty", "write some text, or take the key out")
    if kind == "string_pattern_mismatch":
        return _bad_id(found, str(detail["input"]))
    if kind in _BLOCK_TYPES:
        return found(
            "wrong-type", f"{_named(key)} is a block of keys, not {_what(detail['input'])}"
        )
    if kind in ("tuple_type", "too_short", "too_long"):
        return _bad_list(found, key, detail)
    if kind == "missing_argument":
        return found("wrong-type", f"{_named(key)} is not complete")
    if kind in ("float_type", "int_type", "int_from_float", "float_parsing"):
        whole = "a whole number" if kind.startswith("int") else "a number"
        return found(
            "wrong-type",
            f"{_named(key)} is {whole}, not {_what(detail['input'])}",
            _number_help(detail["input"]),
        )
    if kind == "literal_error":
        choices = [str(choice) for choice in _choices(str(context["expected"]))]
        listed = ", ".join(f"`{choice}`" for choice in choices)
        return found(
            "bad-choice",
            f"`{detail['input']}` is not a choice for `{key}`",
            did_you_mean(str(detail["input"]), choices) or f"choose one of {listed}",
        )
    if kind == "finite_number" or LARGEST_NUMBER in (context.get("le"), -context.get("ge", 0.0)):
        return found(
            "bad-number",
            f"{_named(key)} is {_what(detail['input'])}, which is not finite or too large",
            f"write a number between -{LARGEST_NUMBER:g} and {LARGEST_NUMBER:g}",
        )
    for bound, words in (("ge", "at least"), ("gt", "above"), ("le", "at most"), ("lt", "below")):
        if bound in context:
            return found(
                "out-of-range",
                f"{_named(key)} is {_what(detail['input'])}, and must be {words}"
                f" {context[bound]:g}",
            )
    return found("wrong-type", f"{_named(key)} cannot be {_what(detail['input'])}")


def _missing(document: Document, shape: type, place: Place, key: str) -> Problem:
    parent = place.path[:-1]
    node = document.find(parent)[1]
    if isinstance(node, MappingNode) and any(k.value == key for k, _ in node.value):
        return Problem(
            "missing-value", f"`{key}` has no value", "write one", position=document.position(place)
        )
    record = _record_at(shape, parent)
    return Problem(
        "missing-key",
        f"{record.noun} needs `{key}`, which is missing",
        f"write `{key}: …`",
        position=document.position(Place(document.file, parent, key=True)),
    )


def _bad_id(found: Callable[..., Problem], given: str) -> Problem:
    suggestion = slug(given)
    return found(
        "bad-id",
        f"`{given}` is not an id: those are made of a-z, 0-9 and '-', and start with no '-'",
        f"write `{suggestion}`" if suggestion else "",
    )


def _bad_list(found: Callable[..., Problem], key: str, detail: ErrorDetails) -> Problem:
    if key == "range":
        return found("bad-range", "a range is two numbers", "write `range: [low, high]`")
    given = detail["input"]
    return found(
        "wrong-type",
        f"{_named(key)} is a list, not {_what(given)}",
        f"write `{key}: [{given}]`" if isinstance(given, str) and len(given) < 60 else "",
    )


def _number_help(given: Any) -> str:
    if isinstance(given, str) and "," in given:
        return "decimals take a point, and thousands no separator"
    if isinstance(given, str) and given.endswith("%"):
        return "write a plain number; shares belong in `--weight` and perspectives.yaml"
    return ""


def _named(key: str) -> str:
    return f"`{key}`" if key and not key.isdigit() else "this"


def _what(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, (int, float)):
        return f"the number {value:g}"
    if isinstance(value, str):
        return f"the text `{value[:40]}{'…' if len(value) > 40 else ''}`"
    return "a list" if isinstance(value, tuple) else "a block of keys"


def _choices(expected: str) -> list[str]:
    # pydantic lists literals as `'a', 'b' or 'c'`.
    return [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]


def _record_at(shape: type, path: tuple[str | int, ...]) -> type[Record]:
    """The record class whose keys stand at a path, found along the fields' annotations."""
    record = shape if _is_record(shape) else Record
    annotation: Any = shape
    for step in path:
        annotation = _FORMS.get(str(step)) or _below(annotation, str(step))
        if _is_record(annotation):
            record = annotation
    return record


def _below(annotation: Any, step: str) -> Any:
    if _is_record(annotation):
        field = annotation.model_fields.get(step)
        annotation = field.annotation if field else annotation
    elif arguments := get_args(annotation):
        # From a dict or a tuple to its items.
        annotation = arguments[-1]
    while hasattr(annotation, "__metadata__") or type(None) in get_args(annotation):
        annotation = next(a for a in get_args(annotation) if a is not type(None))
    return annotation


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Record)
