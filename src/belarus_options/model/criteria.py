"""criteria.yaml: the decision, its scales and value functions, and the tree of criteria."""

import re
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from belarus_options.model.base import (
    Id,
    IntegerKey,
    Number,
    NumberKey,
    Record,
    Text,
    Weight,
    distinct_numbers,
    field_problem,
    parse_number,
)

# Python reads weeks and dates without hyphens too, which readers of the file would not.
_DATE = re.compile(r"\d{4}-\d\d-\d\d")

Direction = Literal["less", "more"]


def _date(value: Any) -> Any:
    try:
        if isinstance(value, str) and _DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    if value is None:
        return None
    raise field_problem("wrong-type", f"`{value}` is not a date", "write it as 2020-10-01")


class Decision(Record):
    """What is to be decided, by whom, and on what date's knowledge."""

    noun: ClassVar[str] = "the decision"

    title: Text
    question: Text | None = None
    owner: Text | None = None
    as_of: Annotated[date, BeforeValidator(_date)] | None = None


class Level(Record):
    """One level of a constructed scale: what it means and, where levels are not even, its value."""

    noun: ClassVar[str] = "a level"

    means: Text
    value: Annotated[Number, Field(ge=0, le=100)] | None = None


def _level(data: Any) -> Any:
    if isinstance(data, (int, float)):
        shown = str(data).lower()
        raise field_problem(
            "wrong-type",
            f"a level is text or a block with `means`, not `{shown}`",
            "write what the level means; text that is a number goes in quotes",
        )
    return {"means": data} if isinstance(data, str) else data


class ConstructedScale(Record):
    """Levels that words describe (Keeney 1992, ch. 4): a score is one of them, nothing between."""

    noun: ClassVar[str] = "a constructed scale"

    levels: dict[
        IntegerKey,
        Annotated[Level, BeforeValidator(_level)],
    ]

    @model_validator(mode="before")
    @classmethod
    def _levels(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            raise field_problem(
                "wrong-type",
                "`scale` is a block of levels or anchors, or the name of a shared scale",
                "write `{0: …, 1: …}`, or `{worst: …, best: …}`",
            )
        return {"levels": distinct_numbers(data)}

    @model_validator(mode="after")
    def _enough_and_valued_alike(self) -> "ConstructedScale":
        if len(self.levels) < 2:
            raise field_problem("bad-scale", "a scale needs two levels or more")
        valued = [level.value is not None for level in self.levels.values()]
        if any(valued) and not all(valued):
            raise field_problem(
                "bad-scale",
                "some levels have a `value` and some have none",
                "give every level a value, or none of them",
            )
        return self

    @property
    def ordered(self) -> tuple[int, ...]:
        """The levels, ascending."""
        return tuple(sorted(self.levels))

    @property
    def is_valued(self) -> bool:
        """Whether the levels say their own values, rather than lying evenly."""
        return next(iter(self.levels.values())).value is not None


class MeasuredScale(Record):
    """A natural unit between two anchors: `worst` is worth 0 and `best` 100; neither is a bound."""

    noun: ClassVar[str] = "a measured scale"

    worst: Number
    best: Number
    unit: Text | None = None

    @model_validator(mode="after")
    def _apart(self) -> "MeasuredScale":
        span = abs(self.best - self.worst)
        if span == 0:
            raise field_problem("bad-scale", f"`worst` and `best` are both {self.best:g}")
        if span < 1e-9 * max(abs(self.best), abs(self.worst)) or span < 1e-100:
            raise field_problem("bad-scale", "`worst` and `best` are too close to be told apart")
        return self


def _scale_form(data: Any) -> str:
    if isinstance(data, str):
        return "<name>"
    keys = list(data) if isinstance(data, dict) else []
    has_level = any(isinstance(parse_number(key), int) for key in keys)
    has_anchor = any(key in MeasuredScale.model_fields for key in keys)
    return "<measured>" if has_anchor or (keys and not has_level) else "<constructed>"


Scale = Annotated[
    Annotated[ConstructedScale, Tag("<constructed>")]
    | Annotated[MeasuredScale, Tag("<measured>")]
    | Annotated[Id, Tag("<name>")],
    Discriminator(_scale_form),
]


class Exponential(Record):
    """An exponential value function, given by the measure worth 50 (Kirkwood 1997, ch. 4)."""

    noun: ClassVar[str] = "an exponential value function"

    midpoint: Number


class ValueFunction(Record):
    """How a measure becomes a value: neither key means a straight line between the anchors."""

    noun: ClassVar[str] = "a value function"

    exponential: Exponential | None = None
    points: Annotated[dict[NumberKey, Number], BeforeValidator(distinct_numbers)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _linear(cls, data: Any) -> Any:
        if isinstance(data, str):
            if data != "linear":
                raise field_problem(
                    "bad-choice",
                    f"`{data}` is not a value function",
                    "write `linear`, `{exponential: {midpoint: …}}` or `{points: {…}}`",
                )
            return {}
        return data

    @model_validator(mode="after")
    def _one_form(self) -> "ValueFunction":
        if self.exponential and self.points is not None:
            raise field_problem(
                "bad-value-function", "a value function is `exponential` or `points`, not both"
            )
        return self


class CriterionBlock(Record):
    """A criterion as it is written: a branch has `criteria`, a leaf is scored."""

    noun: ClassVar[str] = "a criterion"

    name: Text | None = None
    definition: Text | None = None
    weight: Weight | None = None
    because: Text | None = None
    prefer: Direction | None = None
    scale: Scale | None = None
    value_function: ValueFunction | None = None
    criteria: dict[Id, "CriterionBlock"] | None = None


class CriteriaFile(Record):
    """The whole of criteria.yaml."""

    noun: ClassVar[str] = "criteria.yaml"

    decision: Decision
    scales: dict[Id, ConstructedScale] | None = None
    criteria: dict[Id, CriterionBlock]
