"""evidence.yaml: the sources, and what they say or what is assumed where they are silent."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field, WithJsonSchema, WrapValidator, model_validator
from pydantic_core.core_schema import ValidatorFunctionWrapHandler

from belarus_options.model.base import (
    EMPTY_BLOCK,
    Id,
    Locator,
    Record,
    Text,
    choices,
    field_problem,
    id_of,
)

EvidenceId = Annotated[Id, id_of("evidence")]
# The two halves of the NATO Admiralty code: a source's reliability, an item's credibility.
Reliability = Annotated[
    Literal["A", "B", "C", "D", "E", "F"],
    choices(
        {
            "A": "Completely reliable",
            "B": "Usually reliable",
            "C": "Fairly reliable",
            "D": "Not usually reliable",
            "E": "Unreliable",
            "F": "Cannot be judged",
        }
    ),
]
Credibility = Annotated[
    int,
    Field(ge=1, le=6),
    choices(
        {
            1: "Confirmed by other sources",
            2: "Probably true",
            3: "Possibly true",
            4: "Doubtful",
            5: "Improbable",
            6: "Cannot be judged",
        }
    ),
]
_KINDS = choices(
    {
        "fact": "Can be checked against the world",
        "judgment": "Somebody's view of how things are or should be",
        "forecast": "What somebody expects to follow",
        "assumption": "Ours, where sources are silent: `because` in place of `source`",
    }
)
OLD_SPELLING = "judgement"


class OldSpelling(str):
    """A word as it is written now, where a file has its old spelling."""

    __slots__ = ()


def _as_now(data: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    return OldSpelling(handler("judgment")) if data == OLD_SPELLING else handler(data)


EvidenceKind = Annotated[
    Literal["fact", "judgment", "forecast", "assumption"],
    WrapValidator(_as_now),
    WithJsonSchema(
        {
            "anyOf": [
                _KINDS.json_schema,
                {
                    "const": OLD_SPELLING,
                    "deprecated": True,
                    "deprecationMessage": "This is written `judgment` now",
                },
            ]
        }
    ),
]


class Source(Record):
    """A text that evidence is taken from."""

    noun: ClassVar[str] = "a source"

    title: Text = Field(description="Its title")
    author: Text | None = Field(default=None, description="Who wrote it")
    published: Locator | None = Field(
        default=None, description="When, as exactly as is known: `2020`, `2020-10`"
    )
    kind: Text | None = Field(
        default=None, description="What it is, in your words: report, interview, cable"
    )
    reliability: Reliability | None = Field(
        default=None,
        description="How far the source as a whole can be trusted (NATO Admiralty code)",
    )


class Where(Record):
    """Where in its source a piece of evidence stands: any of these."""

    noun: ClassVar[str] = "a place in a source"

    section: Locator | None = Field(
        default=None, description="The heading or number of the section"
    )
    paragraph: Locator | None = Field(default=None, description="The number of the paragraph")
    page: Locator | None = Field(default=None, description="The page")
    url: Text | None = Field(default=None, description="The address")


class Evidence(Record):
    """One thing that a source says, in the project's own words, or one assumption."""

    # What the validator below says, as JSON Schema.
    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"kind": {"const": "assumption"}}},
            "then": {
                "required": ["because"],
                "properties": {"source": False, "where": False, "credibility": False},
            },
            "else": {"required": ["source"]},
        }
    )

    noun: ClassVar[str] = "a piece of evidence"

    kind: EvidenceKind = Field(description="What kind of statement it is")
    says: Text = Field(description="The statement in your own words, with its figures")
    source: Annotated[Id, id_of("sources")] | None = Field(
        default=None, description="The id of its source; required unless it is an assumption"
    )
    where: Where | None = Field(
        default=None,
        description="Where it stands in its source: any of `section`, `paragraph`, `page`, `url`",
    )
    credibility: Credibility | None = Field(
        default=None, description="How far this one statement can be trusted (NATO Admiralty code)"
    )
    because: Text | None = Field(
        default=None, description="Why an assumption is reasonable; required for one"
    )

    @model_validator(mode="after")
    def _assumption_or_sourced(self) -> "Evidence":
        if self.kind == "assumption":
            extra = [k for k in ("source", "where", "credibility") if getattr(self, k) is not None]
            if extra:
                raise field_problem(
                    "bad-evidence",
                    f"an assumption has no {', '.join(f'`{key}`' for key in extra)}",
                    "take it out, or give the kind: fact, judgment or forecast",
                    about=("kind", extra[0]),
                )
            if self.because is None:
                raise field_problem(
                    "bad-evidence",
                    "an assumption needs a `because`",
                    "say why it is reasonable",
                    about=("kind", "because"),
                )
        elif self.source is None:
            raise field_problem(
                "bad-evidence",
                f"a {self.kind} needs a `source`",
                "name one of the sources, or make it `kind: assumption` with a `because`",
                about=("kind", "source"),
            )
        return self


class EvidenceFile(Record):
    """The sources, and what they say or what is assumed where they are silent."""

    noun: ClassVar[str] = "evidence.yaml"

    sources: Annotated[dict[Id, Source], EMPTY_BLOCK] = Field(
        default_factory=dict,
        description="The texts that evidence is taken from, each under its id",
    )
    evidence: Annotated[dict[Id, Evidence], EMPTY_BLOCK] = Field(
        default_factory=dict,
        description="What sources say and what is assumed where they are silent,"
        " each item under its id",
    )

    @model_validator(mode="before")
    @classmethod
    def _empty_halves(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {k: {} if v is None and k in cls.model_fields else v for k, v in data.items()}
        return data
