"""perspectives.yaml and scenarios.yaml: other people's weights, and other states of the world."""

from typing import Annotated, Any, ClassVar

from pydantic import Field, PlainValidator, WithJsonSchema

from belarus_options.model.base import UNSIGNED, Path, Record, Text, field_problem
from belarus_options.model.shares import Probability
from belarus_options.model.short import ShortName
from belarus_options.model.weights import WeightValue, parse_weight


def _weight(data: Any) -> WeightValue:
    if isinstance(data, bool) or not isinstance(data, (int, float, str)):
        raise field_problem("wrong-type", "a weight is a number, or a share such as `30%`")
    try:
        return parse_weight(data)
    except ValueError as error:
        raise field_problem(
            "bad-weight", str(error), "write a number, or a share such as `30%`"
        ) from None


PerspectiveWeight = Annotated[
    WeightValue,
    PlainValidator(_weight),
    WithJsonSchema(
        {
            "description": "A number beside its siblings', or a share of them (`30%`)",
            "type": ["number", "string"],
            "minimum": 0,
            "pattern": rf"^\s*\+?{UNSIGNED}\s*%?\s*$",
        }
    ),
]


class Perspective(Record):
    """Whose weights these are; a path that is left out keeps the weight of criteria.yaml."""

    noun: ClassVar[str] = "a perspective"

    name: Text = Field(default="", description="Whose weights these are; without it, the id")
    short: ShortName | None = Field(
        default=None, description="The name in prose and narrow tables, at most 24 columns wide"
    )
    because: Text | None = Field(default=None, description="Why they weigh so")
    weights: dict[Path, PerspectiveWeight] = Field(
        description="Paths with weights; a path that is left out keeps its weight of"
        " `criteria.yaml`"
    )


class Scenario(Record):
    """A state of the world; probabilities are given to all scenarios or to none."""

    noun: ClassVar[str] = "a scenario"

    name: Text = Field(default="", description="What the world is like then; without it, the id")
    short: ShortName | None = Field(
        default=None, description="The name in prose and narrow tables, at most 24 columns wide"
    )
    probability: Probability | None = Field(
        default=None,
        description="From 0 to 1, or as a share (`60%`); given to all scenarios or to none, adding"
        " up to 1",
    )
    because: Text | None = Field(
        default=None, description="How it would come about, and why it matters"
    )
