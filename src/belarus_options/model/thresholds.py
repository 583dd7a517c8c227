"""From what difference on a leaf one option is preferred to another: `thresholds`."""

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from belarus_options.model.base import Number, Record, Text, field_problem

Points = Annotated[Number, Field(ge=0)]


class Thresholds(Record):
    """Differences in points of value, read by outranking methods alone (Roy 1978; Brans & Vincke
    1985)."""

    noun: ClassVar[str] = "the thresholds"

    indifference: Points = Field(
        default=0.0, description="The largest difference that is no preference; 0 where left out"
    )
    preference: Points = Field(
        default=100.0,
        description="The least difference that is a full preference; 100 where left out",
    )
    veto: Points | None = Field(
        default=None,
        description="The difference from which on nothing makes up for it; none where left out",
    )
    because: Text | None = Field(default=None, description="Why these differences")

    @model_validator(mode="after")
    def _ordered(self) -> "Thresholds":
        if self.indifference > self.preference:
            raise field_problem(
                "bad-threshold",
                f"`indifference`, {self.indifference:.15g}, is more than `preference`,"
                f" {self.preference:.15g}",
                "what is no preference ends before what is a full one",
                at="preference" if "preference" in self.model_fields_set else "indifference",
                about=("indifference", "preference"),
            )
        if self.veto is not None and self.veto <= self.preference:
            raise field_problem(
                "bad-threshold",
                f"`preference`, {self.preference:.15g}, is not less than `veto`, {self.veto:.15g}",
                "a veto begins beyond a full preference",
                at="veto",
                about=("preference", "veto"),
            )
        return self
