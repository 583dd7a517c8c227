"""What an option has to pass before it is compared: tests with words, and bounds on leaves."""

from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, model_validator

from belarus_options.model.base import (
    ListOf,
    Number,
    Record,
    Text,
    choices,
    field_problem,
)
from belarus_options.model.evidence import EvidenceId
from belarus_options.model.short import ShortName

Passes = Annotated[
    Literal["yes", "no", "unclear"],
    choices(
        {
            "yes": "It does",
            "no": "It does not, and is screened out",
            "unclear": "It was asked, and nobody knows the answer; this screens nothing out",
        }
    ),
]


class ScreeningTest(Record):
    """A question that every option has to answer with yes before it is compared."""

    noun: ClassVar[str] = "a screening test"

    # Left out, it is the id, as of an option.
    name: Text = Field(default="", description="The heading in tables; without it, the id")
    short: ShortName | None = Field(
        default=None, description="The name in prose and narrow tables, at most 24 columns wide"
    )
    asks: Text = Field(description="The question, which yes answers where an option passes")
    because: Text | None = Field(
        default=None, description="Why an option that fails is not worth comparing"
    )


class Must(Record):
    """The bound that the score on a leaf has to keep for an option to be compared."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["at-most"]}, {"required": ["at-least"]}]}
    )

    noun: ClassVar[str] = "`must`"

    at_most: Number | None = Field(
        default=None,
        alias="at-most",
        description="The highest score that passes, on a leaf that prefers less",
    )
    at_least: Number | None = Field(
        default=None,
        alias="at-least",
        description="The lowest score that passes, on a leaf that prefers more",
    )
    because: Text | None = Field(
        default=None, description="Why nothing else makes up for a score beyond it"
    )

    @model_validator(mode="after")
    def _one_bound(self) -> "Must":
        if self.at_most is None and self.at_least is None:
            raise field_problem(
                "missing-key",
                "`must` has no bound",
                "write `at-most: …` on a leaf that prefers less, `at-least: …` on one that"
                " prefers more",
            )
        if self.at_most is not None and self.at_least is not None:
            raise field_problem(
                "bad-must",
                "`must` has two bounds, and less or more is better, not what lies between",
                "take one of the two out",
                at="at-least",
            )
        return self

    @property
    def key(self) -> Literal["at-most", "at-least"]:
        """Which of the two bounds it has."""
        return "at-least" if self.at_most is None else "at-most"

    @property
    def bound(self) -> float:
        """The last score that passes, on the leaf's own scale."""
        bound = self.at_least if self.at_most is None else self.at_most
        assert bound is not None
        return bound


class ScreeningEntry(Record):
    """Whether an option passes a test, and why."""

    noun: ClassVar[str] = "the answer to a screening test"

    passes: Passes = Field(description="Whether it passes")
    because: Text | None = Field(default=None, description="Why; required with `no` and `unclear`")
    evidence: ListOf[EvidenceId] | None = Field(
        default=None, description="What it rests on: a list of ids from `evidence.yaml`"
    )

    @model_validator(mode="after")
    def _reasoned(self) -> "ScreeningEntry":
        if self.passes != "yes" and self.because is None:
            raise field_problem(
                "missing-key",
                f"`passes: {self.passes}` has no reason",
                "write `because: …`",
                about=("passes", "because"),
            )
        return self
