"""options/ID.yaml: one option, what it needs and rules out, and its score on every leaf."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from belarus_options.model.base import (
    Id,
    ListOf,
    Number,
    Path,
    Record,
    Text,
    WhenRead,
    choices,
    field_problem,
    id_of,
)
from belarus_options.model.distribution import Distribution
from belarus_options.model.evidence import EvidenceId
from belarus_options.model.screening import ScreeningEntry
from belarus_options.model.short import ShortName
from belarus_options.model.suggest import number_meant

Confidence = Annotated[
    Literal["low", "moderate", "high"],
    choices(
        {
            "low": "Questionable, fragmentary or contested; wants a wide range",
            "moderate": "Credible and plausible, but not enough of it or not well corroborated",
            "high": "Good information, or a matter on which a firm judgment can be made",
        }
    ),
]
Role = Annotated[
    Literal["option", "status-quo"],
    choices(
        {
            "option": "Something that can be done",
            "status-quo": "What happens anyway; at most one in a folder",
        }
    ),
]
OptionId = Annotated[Id, id_of("options")]


def _value_alone(data: Any) -> Any:
    # A bare number is short for a block with a value alone.
    if isinstance(data, (int, float)):
        return {"value": data}
    if isinstance(data, str):
        raise field_problem(
            "wrong-type",
            f"a score is a number or a block of keys, not the text `{data[:40]}`",
            number_meant(data, is_score=True),
        )
    return data


class WrongEvidence(Record):
    """What a score would be if a piece of its evidence were wrong, and why."""

    noun: ClassVar[str] = "a value if evidence is wrong"

    value: Number = Field(description="The level, or the measure, that the score would be then")
    because: Text | None = Field(default=None, description="Why it would be this")


ShortWrongEvidence = Annotated[
    WrongEvidence, BeforeValidator(_value_alone, json_schema_input_type=Number | WrongEvidence)
]


class ScoreBlock(Record):
    """How an option does on a leaf: a best estimate, what is plausible, and what it rests on."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["value"]}, {"required": ["distribution"]}]}
    )

    noun: ClassVar[str] = "a score"

    value: Number | None = Field(
        default=None,
        description="The best estimate: a level, or a measure;"
        " required unless a distribution stands in for it",
    )
    range: tuple[Number, Number] | None = Field(
        default=None, description="What is plausible, `[low, high]`, with the value in it"
    )
    confidence: Confidence | None = Field(
        default=None, description="How good the basis is (ICD 203), which says nothing of the value"
    )
    because: Text | None = Field(default=None, description="Why this value and no other")
    evidence: ListOf[EvidenceId] | None = Field(
        default=None, description="What it rests on: a list of ids from `evidence.yaml`"
    )
    distribution: Annotated[Distribution, WhenRead(Distribution)] | None = Field(
        default=None, description="How the score is spread, where a range says too little"
    )
    settled: bool = Field(
        default=False,
        description="Whether the score follows from what the option is, so that nothing varies it;"
        " a range or a distribution of one value says the same",
    )
    if_wrong: dict[EvidenceId, ShortWrongEvidence] | None = Field(
        default=None,
        description="What the score would be if a piece of its evidence were wrong: ids from its"
        " own `evidence`, each with a level or a measure, or a block with `value` and `because`",
    )

    @model_validator(mode="after")
    def _estimate(self) -> "ScoreBlock":
        if self.value is None and self.distribution is None:
            raise field_problem(
                "missing-key",
                "the score has no `value`",
                "write `value: …`",
                about=("distribution", "value"),
            )
        if self.range is not None:
            low, high = self.range
            if low > high:
                raise field_problem(
                    "bad-range",
                    f"the range runs from {low:.15g} down to {high:.15g}",
                    "write the lower bound first",
                    at="range",
                    about=("range",),
                )
            if not low <= self.estimate <= high:
                raise field_problem(
                    "bad-range",
                    f"the value {self.estimate:.15g} lies outside its range,"
                    f" {low:.15g} to {high:.15g}",
                    "a range says what is plausible, so it contains the best estimate",
                    at="range",
                    about=("distribution", "value", "range"),
                )
        if self.distribution is not None and self.value is not None:
            low, high = self.distribution.support
            if not low <= self.value <= high:
                raise field_problem(
                    "bad-distribution",
                    f"the value {self.value:.15g} lies outside its distribution,"
                    f" {low:.15g} to {high:.15g}",
                    about=("value", "distribution"),
                )
        self._require_settled()
        for item, wrong in (self.if_wrong or {}).items():
            if wrong.value == self.estimate:
                raise field_problem(
                    "bad-if-wrong",
                    f"the score would be {self.estimate:.15g} all the same if `{item}` were wrong",
                    "an item that changes nothing is no evidence for it; take it out",
                    at="if_wrong",
                    about=("value", "distribution", "if_wrong"),
                )
        return self

    def _require_settled(self) -> None:
        if not self.is_settled:
            return
        is_narrow = self.range is not None and self.range[0] == self.range[1]
        what = "range" if is_narrow else "distribution"
        says = "is settled" if self.settled else f"has a {what} of one value, so it is settled"
        is_spread = self.distribution is not None and not self.distribution.is_certain
        for key, doubts in (
            ("range", self.range is not None and not is_narrow),
            ("distribution", is_spread),
            ("if_wrong", bool(self.if_wrong)),
        ):
            if doubts:
                raise field_problem(
                    "bad-settled",
                    f"the score {says}, and its `{key}` says that it can be another",
                    "take one of the two out",
                    at=key,
                    about=("settled", "range", key),
                )

    def set_to(self, value: float) -> "ScoreBlock":
        """The score with a value that is known for certain; what it rests on stays."""
        unsure = {"range": None, "distribution": None, "if_wrong": None}
        return self.model_copy(update={"value": value, "settled": True, **unsure})

    @property
    def is_settled(self) -> bool:
        """Whether the score follows from what the option is; nothing varies it then."""
        is_narrow = self.range is not None and self.range[0] == self.range[1]
        is_certain = self.distribution is not None and self.distribution.is_certain
        return self.settled or is_narrow or is_certain

    @property
    def says_nothing_else(self) -> bool:
        """Whether it is a value alone: without doubt of it, and not settled."""
        low, high = self.plausible
        return low == high and not self.is_settled and not self.if_wrong

    @property
    def estimate(self) -> float:
        """The best estimate: the value, or where it is left out the distribution's mean."""
        if self.value is not None:
            return self.value
        assert self.distribution is not None
        return self.distribution.mean

    @property
    def plausible(self) -> tuple[float, float]:
        """The plausible range: the stated one, else the distribution's, else the estimate alone."""
        if self.range is not None:
            return self.range
        if self.distribution is not None:
            return self.distribution.plausible
        return self.estimate, self.estimate


ShortScore = Annotated[
    ScoreBlock, BeforeValidator(_value_alone, json_schema_input_type=Number | ScoreBlock)
]


class Score(ScoreBlock):
    """A score and, where the state of the world matters, what it is in each scenario."""

    # Built once here, it is not built again in every record that has scores.
    model_config = ConfigDict(defer_build=False)

    scenarios: dict[Id, ShortScore] | None = Field(
        default=None,
        description="What the score is in a state of the world: ids from `scenarios.yaml`,"
        " each with a number or a block like this one",
    )

    def in_scenario(self, scenario: str | None) -> ScoreBlock:
        """The score in a scenario: a scenario's entry replaces value, range, distribution, if_wrong
        and settled together and inherits confidence, because and evidence where it leaves them
        out."""
        if scenario is None or self.scenarios is None or scenario not in self.scenarios:
            return self
        entry = self.scenarios[scenario]
        inherited = {
            key: getattr(self, key)
            for key in ("confidence", "because", "evidence")
            if getattr(entry, key) is None
        }
        return entry.model_copy(update=inherited)


StatedScore = Annotated[Score, BeforeValidator(_value_alone, json_schema_input_type=Number | Score)]


class Option(Record):
    """One course of action, scored on every leaf of the tree."""

    noun: ClassVar[str] = "an option"

    # Left out, it is the id; whoever reads the file knows that one.
    name: Text = Field(default="", description="The heading in tables; without it, the id")
    short: ShortName | None = Field(
        default=None, description="The name in prose and narrow tables, at most 24 columns wide"
    )
    summary: Text | None = Field(
        default=None,
        description="What would be done and by whom, what speaks for it and against it",
    )
    role: Role = Field(
        default="option",
        description="Whether it happens if nobody decides (`option` where left out)",
    )
    requires: ListOf[OptionId] = Field(
        default=(), description="A list of ids of options without which this one cannot be chosen"
    )
    excludes: ListOf[OptionId] = Field(
        default=(),
        description="A list of ids of options with which this one cannot be chosen;"
        " holds both ways",
    )
    cost: Number | None = Field(
        default=None, description="What it costs, as one number, for budgets over bundles"
    )
    screening: dict[Annotated[Id, id_of("tests")], ScreeningEntry] | None = Field(
        default=None,
        description="Whether it passes the tests of `screening` in `criteria.yaml`, each under its"
        " id; one that is left out is not judged",
    )
    scores: dict[Path, StatedScore] = Field(description="A score on every leaf, under its path")
