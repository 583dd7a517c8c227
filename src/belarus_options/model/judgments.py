"""judgments.yaml: the answers that weights are made of, a group of siblings at a time."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from belarus_options.model.base import (
    Id,
    Number,
    Path,
    Record,
    Text,
    Weight,
    choices,
    field_problem,
)
from belarus_options.model.criteria import Date
from belarus_options.model.ids import ID_PATTERN
from belarus_options.model.layout import JUDGMENTS_FILE
from belarus_options.model.problem import Place

RankOrderWeights = Annotated[
    Literal["centroid", "sum", "reciprocal", "sum-reciprocal"],
    choices(
        {
            "centroid": "The mean of all weights that have this order",
            "sum": "In proportion to how many places each is above the end",
            "reciprocal": "In proportion to one over its place",
            "sum-reciprocal": "In proportion to the two before, added up",
        }
    ),
]

# A pair of ids with `/` between, which is in no id.
PAIR_SEPARATOR = "/"
_ID = ID_PATTERN.strip("^$")
Pair = Annotated[
    str, WithJsonSchema({"type": "string", "pattern": f"^{_ID}{PAIR_SEPARATOR}{_ID}$"})
]
Ratio = Annotated[Number, Field(gt=0)]
Rating = Annotated[Number, Field(ge=1, le=9)]
_DIGEST = re.compile("^[0-9a-f]{12}$")
# From the worse measure or level to the better one.
Step = tuple[Number, Number]
_ONE: dict[str, Any] = {"minProperties": 1, "maxProperties": 1}


def _digest(data: Any) -> Any:
    # Digits alone are a number to YAML, and are read again as they were written.
    if isinstance(data, str) and not _DIGEST.fullmatch(data):
        raise field_problem(
            "bad-judgment",
            f"`{data[:40]}` is no digest of scales, which has twelve digits from 0 to f",
            "take it out; `elicit` writes it",
        )
    return data


Digest = Annotated[
    str, BeforeValidator(_digest), WithJsonSchema({"type": "string", "pattern": _DIGEST.pattern})
]


class TradeOff(Record):
    """A step on one leaf that is worth a step on another, each from the worse end to the better."""

    noun: ClassVar[str] = "a trade-off"

    this: dict[Id, Step] = Field(
        description="The id of a leaf with a step on its own scale: `{legitimacy: [3, 2]}`",
        json_schema_extra=_ONE,
    )
    equals: dict[Id, Step] = Field(
        description="The step on another leaf of the group that is worth as much",
        json_schema_extra=_ONE,
    )


class BestWorst(Record):
    """How many times the best swing is worth each other, and each the worst, from 1 to 9."""

    noun: ClassVar[str] = "a best-worst judgment"

    best: Id = Field(description="The id of the sibling whose swing is worth most")
    worst: Id = Field(description="The id of the sibling whose swing is worth least")
    best_to_others: dict[Id, Rating] = Field(
        alias="best-to-others",
        description="How many times each other swing the best is worth, from 1 to 9",
    )
    others_to_worst: dict[Id, Rating] = Field(
        alias="others-to-worst",
        description="How many times the worst each other swing is worth, from 1 to 9",
    )


def _place(data: Any) -> Any:
    return (data,) if isinstance(data, str) else data


# Siblings that share a place; one alone is written without brackets.
_Tied = Annotated[
    tuple[Id, ...], BeforeValidator(_place, json_schema_input_type=Id | tuple[Id, ...])
]

Spelling = Literal["swing", "tradeoffs", "ratios", "order", "best-worst"]
SPELLINGS: tuple[Spelling, ...] = ("swing", "tradeoffs", "ratios", "order", "best-worst")


class Judgment(Record):
    """What somebody answered about the swings of one group of siblings."""

    noun: ClassVar[str] = "a judgment"

    group: Path | None = Field(
        default=None,
        description="The path of the branch whose criteria are weighed; without it, the top"
        " criteria",
    )
    who: Text | None = Field(default=None, description="Who answered")
    on: Date | None = Field(default=None, description="When, as `2026-11-20`")
    swing: dict[Id, Weight] | None = Field(
        default=None,
        description="Points for each swing from worst to best beside the largest, which has 100",
    )
    swing_range: dict[Id, tuple[Weight, Weight]] | None = Field(
        default=None,
        description="Between what the points of a swing plausibly lie, `{cost: [30, 45]}`, with the"
        " points in it, for any but the largest",
    )
    tradeoffs: tuple[TradeOff, ...] | None = Field(
        default=None, description="Steps on two leaves that are worth the same, a list of them"
    )
    ratios: dict[Pair, Ratio] | None = Field(
        default=None,
        description="How many times one swing is worth another: `{access/warning: 2}`; every"
        " sibling is connected to every other",
    )
    order: tuple[_Tied, ...] | None = Field(
        default=None,
        description="The siblings by the worth of their swings, best first; those that are worth"
        " the same in brackets",
    )
    by: RankOrderWeights | None = Field(
        default=None,
        description="How an order becomes weights; `centroid` where it is left out",
    )
    best_worst: BestWorst | None = Field(
        default=None,
        alias="best-worst",
        description="The best and the worst swing, and each of them beside all others",
    )
    because: dict[Id, Text] | None = Field(default=None, description="Why, for any of the siblings")
    scales: Digest | None = Field(
        default=None,
        description="The digest of the scales that the questions were asked about; `elicit` writes"
        " it",
    )

    @model_validator(mode="after")
    def _one_spelling(self) -> "Judgment":
        given = self._given
        if len(given) > 1:
            raise field_problem(
                "bad-judgment",
                f"`{given[0]}` and `{given[1]}` stand in one entry, and weights come from one",
                "keep the answers that count, and take the others out",
                at=given[1],
                about=(given[0], given[1]),
            )
        if not given:
            raise field_problem(
                "bad-judgment",
                "the entry has no answers",
                f"write one of {', '.join(f'`{key}`' for key in SPELLINGS)}",
                about=SPELLINGS,
            )
        if self.by is not None and self.order is None:
            raise field_problem(
                "bad-judgment",
                f"`by` says how an `order` becomes weights, and this is `{given[0]}`",
                "take it out",
                at="by",
                about=("order", "by"),
            )
        if self.swing_range is not None and self.swing is None:
            raise field_problem(
                "bad-judgment",
                f"`swing_range` is about points of `swing`, and this is `{given[0]}`",
                "take it out",
                at="swing_range",
                about=("swing", "swing_range"),
            )
        return self

    @property
    def _given(self) -> list[Spelling]:
        answers = (self.swing, self.tradeoffs, self.ratios, self.order, self.best_worst)
        return [key for key, found in zip(SPELLINGS, answers, strict=True) if found is not None]

    @property
    def spelling(self) -> Spelling:
        """Which of the five keys has the answers."""
        return self._given[0]

    @property
    def parent(self) -> str:
        """The path of the group's branch, empty for the top."""
        return self.group or ""

    def named(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Each sibling that the answers name, and the keys that lead to it within the entry."""
        yield from ((id, ("swing", id)) for id in self.swing or ())
        yield from ((id, ("swing_range", id)) for id in self.swing_range or ())
        for at, statement in enumerate(self.tradeoffs or ()):
            for side, steps in (("this", statement.this), ("equals", statement.equals)):
                for id in steps:
                    yield id, ("tradeoffs", at, side, id)
        for pair in self.ratios or ():
            for id in pair.split(PAIR_SEPARATOR):
                yield id, ("ratios", pair)
        for at, place in enumerate(self.order or ()):
            for id in place:
                yield id, ("order", at)
        if self.best_worst is not None:
            given = self.best_worst
            yield given.best, ("best-worst", "best")
            yield given.worst, ("best-worst", "worst")
            for id in given.best_to_others:
                yield id, ("best-worst", "best-to-others", id)
            for id in given.others_to_worst:
                yield id, ("best-worst", "others-to-worst", id)


class JudgmentsFile(Record):
    """The answers that weights are made of."""

    # A file may have nothing in it but comments.
    model_config = ConfigDict(json_schema_extra={"type": ["object", "null"]})

    noun: ClassVar[str] = "judgments.yaml"

    judgments: Annotated[
        tuple[Judgment, ...] | None, Field(json_schema_extra={"type": ["array", "null"]})
    ] = Field(default=None, description="A list of judgments, one for each group of siblings")


def entry_place(index: int, *keys: str | int, key: bool = False) -> Place:
    """A place in an entry of judgments.yaml."""
    return Place(JUDGMENTS_FILE, ("judgments", index, *keys), key)


def entries_by_group(entries: tuple[Judgment, ...]) -> Mapping[str, tuple[int, Judgment]]:
    """The entries with their place in the file, by the path of their branch, empty for the top."""
    return {entry.parent: (index, entry) for index, entry in enumerate(entries)}
