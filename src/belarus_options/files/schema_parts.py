"""What the JSON Schemas are built of: texts, numbers, choices, ids and blocks of keys."""

from collections.abc import Collection, Mapping
from typing import Any, get_args

from belarus_options.model.base import Record
from belarus_options.model.ids import ID_PATTERN

Json = dict[str, Any]

_UNSIGNED = r"(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
NUMBER_KEY = rf"^[-+]?{_UNSIGNED}$"
LEVEL_KEY = r"^[-+]?[0-9]+$"
WEIGHT_TEXT = rf"^\s*\+?{_UNSIGNED}\s*%?\s*$"
PATH_KEY = ID_PATTERN.removesuffix("$") + r"(\.[a-z0-9][a-z0-9-]*)*$"


def text(description: str) -> Json:
    """A text that is not empty."""
    return {"description": description, "type": "string", "pattern": r"\S"}


def locator(description: str) -> Json:
    """A text that is often a bare number, such as a paragraph's or a section's (2.1)."""
    return {"description": description, "type": ["string", "number"], "pattern": r"\S"}


def number(description: str, **bounds: float) -> Json:
    """A number, within bounds given as JSON Schema names them (`minimum`, `exclusiveMinimum`)."""
    return {"description": description, "type": "number", **bounds}


def choice(description: str, literal: Any, meanings: Mapping[str, str]) -> Json:
    """One of the choices of a Literal, each with what it means."""
    return one_of(description, {word: meanings[word] for word in get_args(literal)})


def one_of(description: str, meanings: Mapping[Any, str]) -> Json:
    """One of these values; editors show what each of them means."""
    return {
        "description": description,
        "enum": list(meanings),
        "enumDescriptions": list(meanings.values()),
    }


def identifier(description: str, known: Collection[str] | None) -> Json:
    """An id: one of those known, or any at all where None is known."""
    if known is None:
        return {"description": description, "type": "string", "pattern": ID_PATTERN}
    if not known:
        # An empty choice is no valid schema to some editors.
        return {"description": description, "not": {}}
    return {"description": description, "enum": list(known)}


def list_of(description: str, item: Json) -> Json:
    """A list, which may be left empty."""
    return {"description": description, "type": ["array", "null"], "items": item}


def block(record: type[Record], description: str, /, **properties: Json) -> Json:
    """A block with the keys of a record, those required that the record requires."""
    required = [key for key, field in record.model_fields.items() if field.is_required()]
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def named_blocks(description: str, pattern: str, item: Json, **more: Any) -> Json:
    """A block whose keys are the user's own, of one pattern, each with the same kind of value."""
    return {
        "description": description,
        "type": "object",
        "patternProperties": {pattern: item},
        "additionalProperties": False,
        **more,
    }


def known_blocks(description: str, items: Mapping[str, Json], **more: Any) -> Json:
    """A block that takes these keys and no others."""
    return {
        "description": description,
        "type": "object",
        "properties": dict(items),
        "additionalProperties": False,
        **more,
    }


def reference(name: str) -> Json:
    """A pointer to one of the schema's own definitions."""
    return {"$ref": f"#/definitions/{name}"}


def may_be_empty(schema: Json) -> Json:
    """A block that may also have nothing in it but comments."""
    return {**schema, "type": ["object", "null"]}
