"""perspectives.yaml and scenarios.yaml: other people's weights, and other states of the world."""

from typing import Annotated, Any, ClassVar

from pydantic import Field, PlainValidator

from belarus_options.model.base import Number, Record, Text, field_problem
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


class Perspective(Record):
    """Whose weights these are; a path that is left out keeps the weight of criteria.yaml."""

    noun: ClassVar[str] = "a perspective"

    name: Text = ""
    because: Text | None = None
    weights: dict[str, Annotated[WeightValue, PlainValidator(_weight)]]


class Scenario(Record):
    """A state of the world; probabilities are given to all scenarios or to none."""

    noun: ClassVar[str] = "a scenario"

    name: Text = ""
    probability: Annotated[Number, Field(ge=0, le=1)] | None = None
    because: Text | None = None
