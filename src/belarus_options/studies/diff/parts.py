"""What each change did to every option's total: Shapley values, exact for any number of changes."""

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from belarus_options.methods.attribution import Corners, shapley_of_product
from belarus_options.methods.exact.ratios import Ratios, weighted_sum
from belarus_options.studies.diff.terms import Term, Terms, score_id


class Parts:
    """By change, what it did to the totals of the options of both sides.

    A total is a sum over leaves, and what a change does to a sum is what it does to each term. A
    term sees the groups above its leaf, its scale and one score an option: each gets its part of
    the term, averaged over all orders of making the changes (Shapley 1953), and parts of a total
    add up to how it changed.
    """

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def of(self, row: int) -> dict[str, Fraction]:
        """The parts of an option that are not 0, by change."""
        found = {change: column.at(row) for change, column in self.for_all.items()}
        found |= {score_id(self._terms.options[row], leaf): column.at(row)
                  for leaf, column in self.of_scores.items()}  # fmt: skip
        return {change: part for change, part in found.items() if part}

    @cached_property
    def for_all(self) -> dict[str, Ratios]:
        """What changes of weights and scales did: (options of either side,), of which those of one
        side alone mean nothing."""
        columns: dict[str, list[tuple[Ratios, Fraction]]] = {}
        for term, changes in self._averaged:
            for change, corners in changes.items():
                if change is not None:
                    columns.setdefault(change, []).extend(_weighted(term, corners))
        return {change: _sum(pairs) for change, pairs in columns.items()}

    @cached_property
    def of_scores(self) -> dict[str, Ratios]:
        """By leaf, what the change of an option's own score did to its total."""
        return {
            term.leaf: _sum(_weighted(term, changes[None]))
            for term, changes in self._averaged
            if term.moved
        }

    @cached_property
    def _averaged(self) -> list[tuple[Term, dict[str | None, Corners]]]:
        """Each term with its coefficients by change; those of a score stand under None."""
        found = []
        for term in self._terms.leaves:
            moving = [share for share in term.shares if share.change is not None]
            held = Fraction(1)
            for share in term.shares:
                held *= share.old if share.change is None else 1
            *groups, scale, score = shapley_of_product([(s.old, s.new) for s in moving])
            changes: dict[str | None, Corners] = {
                share.change: corners for share, corners in zip(moving, groups, strict=True)
            }
            if term.scale_change is not None:
                changes[term.scale_change] = scale
            changes[None] = score
            found.append(
                (
                    term,
                    {
                        key: Corners(*(c * held for c in corners))
                        for key, corners in changes.items()
                    },
                )
            )
        return found


def _weighted(term: Term, corners: Corners) -> Iterable[tuple[Ratios, Fraction]]:
    (neither, second), (first, both) = term.values
    return zip((neither, second, first, both), corners, strict=True)


def _sum(pairs: Iterable[tuple[Ratios, Fraction]]) -> Ratios:
    columns, weights = zip(*pairs, strict=True)
    return weighted_sum(columns, weights)
