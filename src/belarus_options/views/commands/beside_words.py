"""What is said wherever named bundles stand beside the options."""

from collections.abc import Collection, Iterator

from belarus_options.studies.matrix.value_matrix import RankedOption
from belarus_options.views.report.fields import Field
from belarus_options.views.report.sentence import Said, joined, named_bundle, say

OVERLAP = "A bundle holds options that stand beside it."


def without_row(left_out: Collection[str]) -> Iterator[Said]:
    """The named bundles that have no row, and why."""
    if left_out:
        yield say(
            "Without a row of its own: {}, whose options are those of another row, are not all"
            " kept, or cannot be chosen together.",
            joined(map(named_bundle, left_out)),
        )


def kind_of(bundles: Collection[str], option: str) -> str:
    """What a row is, by its id."""
    return "bundle" if option in bundles else "option"


def kind_data(bundles: Collection[str]) -> Field[RankedOption]:
    """What each row is, for data."""
    return Field("kind", lambda row: kind_of(bundles, row.option))


def kind_column(bundles: Collection[str]) -> Field[RankedOption]:
    """The mark of rows that are bundles, for people."""
    return Field("", lambda row: "bundle" if row.option in bundles else "", "Kind")
