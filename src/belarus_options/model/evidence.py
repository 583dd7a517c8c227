"""evidence.yaml: the sources, and what they say or what is assumed where they are silent."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from belarus_options.model.base import Id, Locator, Record, Text, field_problem

# The two halves of the NATO Admiralty code: a source's reliability, an item's credibility.
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Annotated[int, Field(ge=1, le=6)]
EvidenceKind = Literal["fact", "judgement", "forecast", "assumption"]


class Source(Record):
    """A text that evidence is taken from."""

    noun: ClassVar[str] = "a source"

    title: Text
    author: Text | None = None
    published: Locator | None = None
    kind: Text | None = None
    reliability: Reliability | None = None


class Where(Record):
    """Where in its source a piece of evidence stands: any of these."""

    noun: ClassVar[str] = "a place in a source"

    section: Locator | None = None
    paragraph: Locator | None = None
    page: Locator | None = None
    url: Text | None = None


class Evidence(Record):
    """One thing that a source says, in the project's own words, or one assumption."""

    noun: ClassVar[str] = "a piece of evidence"

    kind: EvidenceKind
    says: Text
    source: Id | None = None
    where: Where | None = None
    credibility: Credibility | None = None
    because: Text | None = None

    @model_validator(mode="after")
    def _assumption_or_sourced(self) -> "Evidence":
        if self.kind == "assumption":
            extra = [k for k in ("source", "where", "credibility") if getattr(self, k) is not None]
            if extra:
                raise field_problem(
                    "bad-evidence",
                    f"an assumption has no {', '.join(f'`{key}`' for key in extra)}",
                    "take it out, or give the kind: fact, judgement or forecast",
                )
            if self.because is None:
                raise field_problem(
                    "bad-evidence", "an assumption needs a `because`", "say why it is reasonable"
                )
        elif self.source is None:
            raise field_problem(
                "bad-evidence",
                f"a {self.kind} needs a `source`",
                "name one of the sources, or make it `kind: assumption` with a `because`",
            )
        return self


class EvidenceFile(Record):
    """The whole of evidence.yaml."""

    noun: ClassVar[str] = "evidence.yaml"

    sources: dict[Id, Source] = Field(default_factory=dict)
    evidence: dict[Id, Evidence] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _empty_halves(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {k: {} if v is None and k in cls.model_fields else v for k, v in data.items()}
        return data
