"""What sentences and tables of bundles call them."""

from collections.abc import Iterable

from belarus_options.studies.bundles.bundles import Bundle, Bundles
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    joined,
    named_bundle,
    option,
    say,
    separated,
)


def members(result: Bundles, options: Iterable[str]) -> Sentence:
    """Some options together, the best first; nothing is what happens anyway."""
    place = {row.option: at for at, row in enumerate(result.ranking.ranked)}
    ordered = sorted(options, key=lambda each: place.get(each, len(place)))
    if not ordered:
        return say("{}", option(result.found.baseline))
    return separated(list(map(option, ordered)), " + ")


def row_name(result: Bundles, row: Bundle) -> Sentence:
    """What a row of the ranking is, with the names that bundles.yaml has for it."""
    name: Said = members(result, row.options)
    if not row.options:
        name = say("{}: nothing", name)
    if row.named:
        return say("{} ({})", name, joined(map(named_bundle, row.named)))
    return say("{}", name)
