"""criteria.yaml: the decision, its scales and value functions, and the tree of criteria."""

import re
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)

from belarus_options.model.base import (
    EMPTY_BLOCK,
    Id,
    IntegerKey,
    Number,
    NumberKey,
    Record,
    Text,
    WhenRead,
    are_apart,
    choices,
    distinct_numbers,
    field_problem,
    id_of,
    parse_number,
)
from belarus_options.model.distribution import Distribution
from belarus_options.model.screening import Must, ScreeningTest
from belarus_options.model.shares import ShareOrNumber, require_in_range
from belarus_options.model.short import ShortName
from belarus_options.model.thresholds import Thresholds

# Python reads weeks and dates without hyphens too, which readers of the file would not.
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")

Direction = Literal["less", "more"]
WrittenDirection = Annotated[
    Literal["less", "more", "lower", "higher", "min", "max"],
    choices(
        {
            "less": "Low scores are good",
            "more": "High scores are good",
            "lower": "The same as `less`",
            "higher": "The same as `more`",
            "min": "The same as `less`",
            "max": "The same as `more`",
        }
    ),
]
DIRECTIONS: dict[str, Direction] = {
    "less": "less", "lower": "less", "min": "less",
    "more": "more", "higher": "more", "max": "more",
}  # fmt: skip


Combination = Literal["strongest", "sum", "best", "worst"]
WrittenCombination = Annotated[
    Combination,
    choices(
        {
            "strongest": "The largest gain and the largest loss that any option brings decide",
            "sum": "Gains and losses add up; on levels, held to 0–100",
            "best": "The best of the options decides",
            "worst": "The worst of them decides",
        }
    ),
]


def _date(value: Any) -> Any:
    try:
        if isinstance(value, str) and _DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    if value is None:
        return None
    raise field_problem("wrong-type", f"`{value}` is not a date", "write it as 2020-10-01")


Date = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "pattern": f"^{_DATE.pattern}$"}),
]


class Recommendation(Record):
    """What somebody recommends. The program ranks; people recommend."""

    noun: ClassVar[str] = "a recommendation"

    by: Text = Field(description="Who recommends it")
    text: Text = Field(description="What they recommend, in their words")


class Decision(Record):
    """What is to be decided, by whom, and on what date's knowledge."""

    noun: ClassVar[str] = "the decision"

    title: Text = Field(description="The heading of every table and report")
    question: Text | None = Field(
        default=None, description="The decision as a question that each option answers"
    )
    owner: Text | None = Field(
        default=None, description="Whose decision it is, and whose weights these are"
    )
    as_of: Date | None = Field(
        default=None, description="The date whose knowledge the scores reflect, as `2020-10-01`"
    )
    recommendation: Recommendation | None = Field(
        default=None, description="What somebody recommends, printed above a briefing's bottom line"
    )


class Level(Record):
    """One level of a constructed scale: what it means and, where levels are not even, its value."""

    noun: ClassVar[str] = "a level"

    means: Text = Field(
        description="What is so at this level, so that two analysts would pick the same one"
    )
    value: Annotated[Number, Field(ge=0, le=100)] | None = Field(
        default=None,
        description="What the level is worth, from 0 at the worst to 100 at the best;"
        " every level has a value or none has",
    )


def _level(data: Any) -> Any:
    if isinstance(data, (int, float)):
        shown = str(data).lower()
        raise field_problem(
            "wrong-type",
            f"a level is text or a block with `means`, not `{shown}`",
            "write what the level means; text that is a number goes in quotes",
        )
    return {"means": data} if isinstance(data, str) else data


def _levels_alone(schema: dict[str, Any]) -> None:
    # `levels` is no key of the file: the block is the levels themselves.
    del schema["required"]
    schema.update(schema.pop("properties")["levels"], minProperties=2)


class ConstructedScale(Record):
    """Levels that words describe (Keeney 1992, ch. 4): a score is one of them, nothing between."""

    model_config = ConfigDict(json_schema_extra=_levels_alone)

    noun: ClassVar[str] = "a constructed scale"

    levels: dict[
        IntegerKey,
        Annotated[Level, BeforeValidator(_level, json_schema_input_type=Text | Level)],
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

    worst: Number = Field(description="The measure worth 0")
    best: Number = Field(description="The measure worth 100")
    unit: Text | None = Field(
        default=None, description="What is counted, such as `USD million`; shown with scores"
    )

    @model_validator(mode="after")
    def _apart(self) -> "MeasuredScale":
        if self.best == self.worst:
            raise field_problem("bad-scale", f"`worst` and `best` are both {self.best:g}")
        if not are_apart(self.worst, self.best):
            raise field_problem("bad-scale", "`worst` and `best` are too close to be told apart")
        return self


def _scale_form(data: Any) -> str:
    # A name of digits alone is a number to YAML, and is read again as it was written.
    if isinstance(data, (str, int, float)) and not isinstance(data, bool):
        return "<name>"
    keys = list(data) if isinstance(data, dict) else []
    has_level = any(isinstance(parse_number(key), int) for key in keys)
    has_anchor = any(key in MeasuredScale.model_fields for key in keys)
    return "<measured>" if has_anchor or (keys and not has_level) else "<constructed>"


Scale = Annotated[
    Annotated[ConstructedScale, Tag("<constructed>")]
    | Annotated[MeasuredScale, WhenRead(MeasuredScale), Tag("<measured>")]
    | Annotated[Id, id_of("scales"), Tag("<name>")],
    Discriminator(_scale_form),
]


class Exponential(Record):
    """An exponential value function, given by the measure worth 50 (Kirkwood 1997, ch. 4)."""

    noun: ClassVar[str] = "an exponential value function"

    midpoint: Number = Field(description="The measure worth 50, strictly between the anchors")


class ValueFunction(Record):
    """How a measure becomes a value: neither key means a straight line between the anchors."""

    model_config = ConfigDict(json_schema_extra={"maxProperties": 1})

    noun: ClassVar[str] = "a value function"

    exponential: Exponential | None = Field(
        default=None,
        description="An exponential curve, given by the measure worth 50, strictly between the"
        " anchors: `{midpoint: 12}`",
    )
    points: Annotated[dict[NumberKey, Number], BeforeValidator(distinct_numbers)] | None = Field(
        default=None,
        description="Straight lines between points, each a measure with its value:"
        " `{50: 0, 20: 70, 0: 100}`; both anchors are among them, and values never fall from the"
        " worst to the best; between two that are the same it is flat",
        json_schema_extra={"minProperties": 2},
    )

    @model_validator(mode="after")
    def _one_form(self) -> "ValueFunction":
        if self.exponential and self.points is not None:
            raise field_problem(
                "bad-value-function", "a value function is `exponential` or `points`, not both"
            )
        return self


def _value_function(data: Any) -> Any:
    if isinstance(data, str):
        if data != "linear":
            raise field_problem(
                "bad-choice",
                f"`{data}` is not a value function",
                "write `linear`, `{exponential: {midpoint: …}}` or `{points: {…}}`",
            )
        return {}
    return data


ShortValueFunction = Annotated[
    ValueFunction,
    BeforeValidator(_value_function, json_schema_input_type=Literal["linear"] | ValueFunction),
]


class CriterionBlock(Record):
    """A criterion as it is written: a branch has `criteria`, a leaf is scored."""

    noun: ClassVar[str] = "a criterion"

    name: Text | None = Field(default=None, description="The heading in tables; without it, the id")
    short: ShortName | None = Field(
        default=None, description="The name in prose and narrow tables, at most 24 columns wide"
    )
    definition: Text | None = Field(
        default=None,
        description="What counts here, and what counts under another criterion,"
        " so that no fact counts twice",
    )
    weight: ShareOrNumber | None = Field(
        default=None,
        description="A number of 0 or more beside its siblings', or a share of them (`30%`): what"
        " going from worst to best is worth; required where there are siblings",
    )
    weight_range: tuple[ShareOrNumber, ShareOrNumber] | None = Field(
        default=None,
        description="Between what the weight plausibly lies, `[low, high]` in its unit, with the"
        " weight in it: weightings within ranges keep to it",
    )
    because: Text | None = Field(
        default=None,
        description="Why going from worst to best is worth this much beside the siblings",
    )
    prefer: WrittenDirection | None = Field(
        default=None,
        description="Which direction is better, on a leaf (required unless the scale has anchors)",
    )
    scale: Scale | None = Field(
        default=None,
        description="What a leaf is scored on: levels, a measure with two anchors, or the id of a"
        " shared scale",
    )
    value_function: Annotated[ValueFunction, WhenRead(ShortValueFunction)] | None = Field(
        default=None,
        description="How a measure becomes a value, on a leaf whose scale has anchors;"
        " a straight line where it is left out",
    )
    must: Annotated[Must, WhenRead(Must)] | None = Field(
        default=None,
        description="The bound that a score on a leaf has to keep for its option to be compared:"
        " `{at-most: 1}` where less is better, `{at-least: 2}` where more is",
    )
    shared: Annotated[Distribution, WhenRead(Distribution)] | None = Field(
        default=None,
        description="Doubt that all options share on a leaf with measures: how an error is spread,"
        " with the mean 0, that is drawn once and added to the scores of all",
    )
    thresholds: Annotated[Thresholds, WhenRead(Thresholds)] | None = Field(
        default=None,
        description="From what difference in points of value on a leaf one option is preferred to"
        " another, which `methods` alone reads: `{indifference: 5, preference: 20, veto: 60}`",
    )
    combine: WrittenCombination | None = Field(
        default=None,
        description="How the effects of options chosen together combine on a leaf, where its"
        " definition decides that; without it, a bundle has a range here",
    )
    criteria: dict[Id, "CriterionBlock"] | None = Field(
        default=None,
        description="The criteria below a branch, each under its id",
        json_schema_extra={"minProperties": 1},
    )

    @model_validator(mode="after")
    def _weight_in_range(self) -> "CriterionBlock":
        if self.weight_range is not None:
            require_in_range(self.weight, self.weight_range)
        return self


class CriteriaFile(Record):
    """The decision, its criteria, their scales and their weights."""

    noun: ClassVar[str] = "criteria.yaml"

    decision: Decision = Field(description="What is to be decided")
    scales: Annotated[dict[Id, ConstructedScale], EMPTY_BLOCK] | None = Field(
        default=None, description="Constructed scales that several leaves share, each under its id"
    )
    screening: Annotated[dict[Id, ScreeningTest], EMPTY_BLOCK] | None = Field(
        default=None,
        description="Tests with words that an option has to pass before it is compared, each under"
        " its id",
    )
    criteria: dict[Id, CriterionBlock] = Field(
        description="The top criteria, each under its id; at least one",
        json_schema_extra={"minProperties": 1},
    )
