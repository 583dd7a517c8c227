"""What every record of a project folder is made of: text, numbers and ids."""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    StringConstraints,
    TypeAdapter,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, PydanticKnownError, core_schema

from belarus_options.model.ids import (
    ASCII_ID,
    ID_PATTERN,
    ID_RULE,
    PATH_PATTERN,
    id_fault,
    normal,
    slug,
)

# Beyond this, differences of two numbers and their ratio could leave the range of a double.
LARGEST_NUMBER = 1e100


_WHOLE = "[-+]?[0-9]+"
UNSIGNED = r"(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
_INTEGER = re.compile(rf"{_WHOLE}\Z")
_FLOAT = re.compile(rf"[-+]?{UNSIGNED}\Z")
_BASED = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_INFINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z")
_NOT_A_NUMBER = ("nan", ".nan", ".NaN", ".NAN")

# Levels are computed with as doubles, which hold whole numbers up to here.
_LARGEST_LEVEL = 10**15

# As many digits as a number within LARGEST_NUMBER can have; Python refuses to read thousands.
_MOST_DIGITS = 101


def parse_number(text: str) -> int | float | None:
    """The number a plain YAML 1.2 core scalar stands for, or None where it is no number.

    Integers too long to be read become infinite, so that one rule (every number is finite and
    at most LARGEST_NUMBER in size) answers both. Source: YAML 1.2.2, section 10.3.2.
    """
    if _INTEGER.match(text):
        return int(text) if len(text) <= _MOST_DIGITS else float("inf")
    if _FLOAT.match(text):
        return float(text)
    if _BASED.match(text):
        return int(text, 0) if len(text) <= _MOST_DIGITS else float("inf")
    if _INFINITE.match(text):
        return float("-inf") if text[0] == "-" else float("inf")
    if text in _NOT_A_NUMBER[1:]:
        return float("nan")
    return None


# Most numbers of a folder are few, written often.
@lru_cache(maxsize=4096)
def exact_number(number: float | Fraction) -> Fraction:
    """The decimal that a double stands for: what was written, with up to 15 digits."""
    return number if isinstance(number, Fraction) else Fraction(repr(float(number)))


def are_apart(one: float, other: float) -> bool:
    """Whether two measures are more than rounding apart, so that a scale can run between them."""
    span = abs(one - other)
    return span >= 1e-100 and span >= 1e-9 * max(abs(one), abs(other))


def field_problem(
    name: str, message: str, help: str = "", at: str | int = "", about: tuple[str, ...] = ()
) -> PydanticCustomError:
    """A validation error in the project's own words: its stable name, what is wrong, a way out.

    `at` is the key that is meant, where the error concerns a whole block, and `about` those of its
    keys without which nothing is wrong, the last of them the one to mend. The texts go into the
    context and never into the template, where braces would be read.
    """
    return PydanticCustomError(
        "own",
        "{message}",
        {"name": name, "message": message, "help": help, "at": at, "about": about},
    )


class Record(BaseModel):
    """A block of keys in a YAML file: unknown keys are refused, types strict, nothing changes.

    What a key means is said here alone, as its field's description: editors show it, and the
    tables of docs/format.md are made from it. So is a record's first paragraph.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

    noun: ClassVar[str] = "a block"

    @classmethod
    def fields_by_key(cls) -> dict[str, FieldInfo]:
        """The fields by their keys in the file, which are not all names of Python."""
        return {field.alias or name: field for name, field in cls.model_fields.items()}


class WhenRead:
    """A type whose validator is built when there is first something to validate.

    Most folders have none of some records, and building validators is most of what loading a small
    folder takes.
    """

    def __init__(self, shape: Any) -> None:
        self._shape = shape

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self._shape)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: self._adapter.validate_python(value)
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        self._adapter.rebuild()
        # As a link of a chain, it is a definition of its own, to which others refer.
        return handler(core_schema.chain_schema([self._adapter.core_schema]))


def choices(meanings: Mapping[Any, str]) -> WithJsonSchema:
    """What goes beside a type of few values: each of them with what it means."""
    return WithJsonSchema({"enum": list(meanings), "enumDescriptions": list(meanings.values())})


def id_of(kind: str) -> Any:
    """What goes beside an id that names one of a project's `options`, `sources` and so on."""
    return Field(json_schema_extra={"ids": kind})


def _number_in_reach(value: Any) -> Any:
    if isinstance(value, (int, float)) and not abs(value) <= LARGEST_NUMBER:
        shown = "not a number" if value != value else "infinite or too large"
        raise field_problem(
            "bad-number",
            f"the number is {shown}",
            f"write a number between -{LARGEST_NUMBER:g} and {LARGEST_NUMBER:g}",
        )
    return value


def _number_key(key: Any) -> Any:
    number = parse_number(key) if isinstance(key, str) else key
    if number is None:
        raise field_problem("wrong-type", f"`{key}` stands where a number is needed")
    return _number_in_reach(number)


def _integer_key(key: Any) -> Any:
    number = parse_number(key) if isinstance(key, str) else key
    if not isinstance(number, int) or isinstance(number, bool):
        raise field_problem(
            "bad-scale",
            f"`{key}` is not a level of a constructed scale",
            "levels are whole numbers; a measured scale has the keys `worst`, `best` and `unit`",
        )
    if abs(number) > _LARGEST_LEVEL:
        raise field_problem("bad-scale", f"the level `{key}` is too large", "number levels from 0")
    return number


def distinct_numbers(data: Any) -> Any:
    """Refuses a block in which two keys are the same number, such as `1` and `01`."""
    if isinstance(data, dict):
        seen: dict[float, str] = {}
        for key in data:
            number = parse_number(key) if isinstance(key, str) else None
            if number in seen:
                message = f"the keys `{seen[number]}` and `{key}` are the same number"
                raise field_problem("duplicate-key", message, "take one out, or mend it", at=key)
            if number is not None:
                seen[number] = key
    return data


def _distinct(value: Any, validated: ValidatorFunctionWrapHandler) -> Any:
    if value is None:
        return ()
    items = validated(value)
    seen = set()
    for index, item in enumerate(items):
        if item in seen:
            raise field_problem("duplicate-key", f"`{item}` is listed twice", "take one out", index)
        seen.add(item)
    return items


# The two ways to be an id, as pydantic names them in an error's path.
NO_ASCII_ID, NO_ID = "<ASCII id>", "<id>"


class _IdSchema:
    """An id, in normal form C. Nearly all are ASCII, and never leave the validator's own code."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        ascii_id = core_schema.str_schema(pattern=ASCII_ID, strict=True)
        any_id = core_schema.no_info_plain_validator_function(_any_id)
        return core_schema.union_schema(
            [(ascii_id, NO_ASCII_ID), (any_id, NO_ID)], mode="left_to_right"
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(core_schema.str_schema(pattern=ID_PATTERN))


def _any_id(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    fault = id_fault(value)
    if not fault:
        return normal(value)
    near = slug(value)
    shown = f"{value[:40]}…" if len(value) > 40 else value
    raise field_problem(
        "bad-id",
        f"`{shown}` is not an id: it {fault}" if value else "an id is empty",
        f"write `{near}`; {ID_RULE}" if near else ID_RULE,
    )


# What JSON Schema says of a block or a list that may have nothing in it but comments.
EMPTY_BLOCK = Field(json_schema_extra={"type": ["object", "null"]})
_EMPTY_LIST = Field(json_schema_extra={"type": ["array", "null"]})

ItemT = TypeVar("ItemT")

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    WithJsonSchema({"type": "string", "pattern": r"\S"}),
]
Number = Annotated[float, Field(ge=-LARGEST_NUMBER, le=LARGEST_NUMBER, allow_inf_nan=False)]
NumberKey = Annotated[
    float,
    BeforeValidator(_number_key),
    WithJsonSchema({"type": "string", "pattern": rf"^[-+]?{UNSIGNED}$"}),
]
IntegerKey = Annotated[
    int,
    BeforeValidator(_integer_key),
    WithJsonSchema({"type": "string", "pattern": f"^{_WHOLE}$"}),
]
Id = Annotated[str, _IdSchema]
Path = Annotated[str, WithJsonSchema({"type": "string", "pattern": PATH_PATTERN})]
ListOf = Annotated[tuple[ItemT, ...], WrapValidator(_distinct), _EMPTY_LIST]
Weight = Annotated[Number, Field(ge=0)]


def _locator(value: Any) -> int | str:
    if type(value) is int:
        return value
    if isinstance(value, str):
        if value.strip():
            return value.strip()
        raise field_problem(
            "missing-value", "this is empty", "write some text, or take the key out"
        )
    # Known to be text that was not meant as a number (`2.10`), it is read again as it was written.
    raise PydanticKnownError("string_type")


# A place in a text is often a bare number (`paragraph: 2`), and stays one.
Locator = Annotated[
    int | str,
    PlainValidator(_locator),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"\S"}),
]
