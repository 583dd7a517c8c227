"""bundles.yaml: sets of options chosen together, and what a set has to keep to."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from belarus_options.model.base import (
    EMPTY_BLOCK,
    Id,
    ListOf,
    Number,
    Path,
    Record,
    Text,
    WhenRead,
    id_of,
)
from belarus_options.model.options import OptionId, Score, StatedScore
from belarus_options.model.short import ShortName

ScenarioId = Annotated[Id, id_of("scenarios")]


HowMany = Annotated[int, Field(ge=0)]


class NamedBundle(Record):
    """Some options as one course of action, and what is known of the whole beyond its parts."""

    noun: ClassVar[str] = "a bundle"

    name: Text = Field(default="", description="The heading in tables; without it, the id")
    short: ShortName | None = Field(
        default=None, description="The name in prose and narrow tables, at most 24 columns wide"
    )
    because: Text | None = Field(
        default=None, description="What was thought through about these options together"
    )
    options: ListOf[OptionId] = Field(
        description="A list of ids of the options that are chosen now; the status quo is what they"
        " are added to, and in no bundle"
    )
    scores: dict[Path, StatedScore] | None = Field(
        default=None,
        description="Scores of the whole, under paths of leaves, only where it is not what its"
        " parts make it; they hold in every bundle with these options",
    )
    later: dict[ScenarioId, ListOf[OptionId]] | None = Field(
        default=None,
        description="Options that are added in some states of the world: ids from"
        " `scenarios.yaml`, each with a list of ids of options",
    )

    def in_scenario(self, scenario: str | None) -> tuple[str, ...]:
        """The options chosen, those that a scenario adds last."""
        added = (self.later or {}).get(scenario, ()) if scenario is not None else ()
        return (*self.options, *(option for option in added if option not in self.options))

    @property
    def explicit(self) -> Mapping[str, Score]:
        """The scores of the whole, by leaf."""
        return self.scores or {}


class Group(Record):
    """Some options of which a bundle takes so many, and no more."""

    noun: ClassVar[str] = "a group"

    options: ListOf[OptionId] = Field(description="A list of ids of options")
    at_least: HowMany | None = Field(
        default=None, alias="at-least", description="How many of them a bundle has at least"
    )
    at_most: HowMany | None = Field(
        default=None, alias="at-most", description="How many of them a bundle has at most"
    )
    because: Text | None = Field(default=None, description="Why so many and no more")


class Constraints(Record):
    """What every bundle has to keep to."""

    noun: ClassVar[str] = "the constraints"

    budget: Number | None = Field(
        default=None,
        description="The most that the `cost` of a bundle's options adds up to; every option then"
        " needs a cost",
    )
    at_least: HowMany | None = Field(
        default=None, alias="at-least", description="How many options a bundle has at least"
    )
    at_most: HowMany | None = Field(
        default=None, alias="at-most", description="How many options a bundle has at most"
    )
    with_: ListOf[OptionId] = Field(
        default=(), alias="with", description="A list of ids of options that are in every bundle"
    )
    without: ListOf[OptionId] = Field(
        default=(), description="A list of ids of options that are in none"
    )
    groups: Annotated[dict[Id, Group], EMPTY_BLOCK] | None = Field(
        default=None, description="Groups of options, each under its id, of which a bundle has some"
    )


class BundlesFile(Record):
    """Bundles that have a name, and what every bundle has to keep to."""

    # A file may have nothing in it but comments.
    model_config = ConfigDict(json_schema_extra={"type": ["object", "null"]})

    noun: ClassVar[str] = "bundles.yaml"

    bundles: Annotated[dict[Id, NamedBundle], EMPTY_BLOCK] | None = Field(
        default=None, description="Bundles with a name, each under its id"
    )
    constraints: Annotated[Constraints, WhenRead(Constraints)] | None = Field(
        default=None, description="A budget, sizes and groups that every bundle keeps to"
    )

    @property
    def named(self) -> Mapping[str, NamedBundle]:
        """The bundles with a name, by id."""
        return self.bundles or {}

    @property
    def limits(self) -> Constraints:
        """What every bundle has to keep to, nothing where the file says nothing."""
        return self.constraints or Constraints.model_construct()


BUNDLE_SEPARATOR = "+"


def bundle_id(options: "tuple[str, ...] | frozenset[str]") -> str:
    """The id of a bundle of options: theirs in alphabetical order with `+` between."""
    return BUNDLE_SEPARATOR.join(sorted(options))
