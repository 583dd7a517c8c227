"""What is said wherever named bundles stand beside the options."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from belarus_options.studies.matrix.value_matrix import RankedOption
from belarus_options.views.report.cut import in_brief
from belarus_options.views.report.fields import Field
from belarus_options.views.report.sentence import Said, joined, named_bundle, option, say, scenario

if TYPE_CHECKING:
    from belarus_options.studies.bundles.beside import WithoutRow
    from belarus_options.studies.bundles.candidates import Candidates

# Rows of options and bundles that a table has in brief.
_ROWS = 5
TAKEN = "+ A bundle takes its share from the rows beside it, its own options among them."
OVERLAP = "+ A bundle holds options that stand beside it."


def without_row(found: "Candidates", bundles: "Iterable[WithoutRow]") -> Iterator[Said]:
    """The named bundles that cannot be, each with its reason; what is in the row of an option is
    named there."""
    from belarus_options.views.commands.bundles_words import forbidden_by

    for bundle in bundles:
        if bundle.forbidden:
            where = "" if bundle.scenario is None else say(" in {}", scenario(bundle.scenario))
            reasons = forbidden_by(found, bundle.forbidden)
            yield say("{} cannot be{}: {}.", named_bundle(bundle.id), where, reasons)


def also_named(bundles: "Iterable[WithoutRow]") -> Iterator[Said]:
    """Which rows have the options of a named bundle too, where a table has no room for its name."""
    for bundle in bundles:
        if bundle.like is not None:
            yield say("{} is also {}.", option(bundle.like), named_bundle(bundle.id))


def rows_in_brief(
    ranked: Sequence[str], named: Collection[str], bundles: Collection[str], most: int = _ROWS
) -> tuple[str, ...]:
    """The rows that a table has in brief: those that the answer names, the best bundle, and then
    the best."""
    best = [id for id in ranked if id in bundles][:1]
    return in_brief(ranked, {*named, *best}, most)


def row_name(bundles: "Iterable[WithoutRow]", row: str) -> Said:
    """A row by its name, with those of the named bundles whose options it has."""
    also = [named_bundle(bundle.id) for bundle in bundles if bundle.like == row]
    return say("{} ({})", option(row), joined(also)) if also else option(row)


def without_row_data(bundles: "Iterable[WithoutRow]") -> list[dict[str, Any]]:
    """The same as JSON has it."""
    return [
        {
            "bundle": each.id,
            "like": each.like,
            "because": list(map(str, each.forbidden)),
            "scenario": each.scenario,
        }
        for each in bundles
    ]


def kind_of(bundles: Collection[str], option: str) -> str:
    """What a row is, by its id."""
    return "bundle" if option in bundles else "option"


def kind_data(bundles: Collection[str]) -> Field[RankedOption]:
    """What each row is, for data."""
    return Field("kind", lambda row: kind_of(bundles, row.option))


def mark_column(bundles: Collection[str]) -> Field[RankedOption]:
    """The mark of rows that are bundles, for people."""
    return Field("", lambda row: "+" if row.option in bundles else "", " ")
