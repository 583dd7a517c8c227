"""A decision matrix as somebody published it: texts, digit for digit."""

from dataclasses import dataclass

from belarus_options.model.criteria import Direction


@dataclass(frozen=True, slots=True)
class PrintedMatrix:
    """The numbers of a published matrix as texts with a decimal point; None where one is missing.

    `scores` and `products` are options × criteria; a product stands in parentheses behind a score,
    as in `2 (4)` (FM 6-0). `weights` and `directions` are one a criterion, `totals` and `ranks` one
    an option; `weights` and `ranks` are None where the matrix has none. With `are_percentages` a
    `%` stands behind the weights. `lower_is_better` is None where nobody said.
    """

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    scores: tuple[tuple[str | None, ...], ...]
    totals: tuple[str | None, ...]
    weights: tuple[str, ...] | None = None
    are_percentages: bool = False
    ranks: tuple[str | None, ...] | None = None
    directions: tuple[Direction | None, ...] = ()
    products: tuple[tuple[str | None, ...], ...] = ()
    lower_is_better: bool | None = None
