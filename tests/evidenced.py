"""Projects in memory whose scores cite evidence, and what its loss can do, by trying everything."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product
from typing import Any

from belarus_options.model.evidence import Evidence, Source
from belarus_options.model.project import Project
from models import project

Cell = tuple[str, str]


def evidenced(
    criteria: Mapping[str, Any],
    scores: Mapping[str, Mapping[str, Any]],
    items: Mapping[str, str | None],
    **further: Any,
) -> Project:
    """A project with these items of evidence, each with its source, or None for an assumption."""
    evidence = {
        id_: Evidence(kind="assumption", says=f"It is assumed: {id_}.", because="Nobody knows.")
        if source is None
        else Evidence(kind="fact", says=f"It is so: {id_}.", source=source)
        for id_, source in items.items()
    }
    sources = {name: Source(title=f"On {name}") for name in items.values() if name is not None}
    return replace(project(criteria, scores, **further), evidence=evidence, sources=sources)


@dataclass(frozen=True)
class Exact:
    """A ranking in exact rationals, in which every freed score is tried at every value.

    `stated` and `possible` are values by option and leaf: the score's own, and all that it may have
    once nothing supports it. `support` are the items it hangs on.
    """

    weights: Mapping[str, Fraction]
    stated: Mapping[Cell, Fraction]
    possible: Mapping[Cell, frozenset[Fraction]]
    support: Mapping[Cell, frozenset[str]]

    @cached_property
    def options(self) -> list[str]:
        return sorted({option for option, _ in self.stated})

    @cached_property
    def leaders(self) -> list[str]:
        totals = self._totals(self.stated)
        return [option for option in self.options if totals[option] == max(totals.values())]

    @cached_property
    def items(self) -> list[str]:
        """Every item that some score rests on."""
        return sorted(frozenset[str]().union(*self.support.values()))

    def least_lead(self, lost: Iterable[str]) -> Fraction:
        """The winner's smallest lead over its best rival, over all values of the freed scores."""
        winner = self.leaders[0]
        return min(
            totals[winner] - max(totals[o] for o in self.options if o != winner)
            for totals in self._worlds(lost)
        )

    def is_load_bearing(self, lost: Iterable[str]) -> bool:
        """Whether first place can be lost; with tied leaders, whether another can be ahead."""
        lead = self.least_lead(lost)
        return lead < 0 if len(self.leaders) > 1 else lead <= 0

    def takes_over(self, lost: Iterable[str]) -> list[str]:
        """Whom some values put at rank 1, where the loss is load-bearing."""
        if not self.is_load_bearing(lost):
            return []
        first = {
            option
            for totals in self._worlds(lost)
            for option in self.options
            if totals[option] == max(totals.values())
        }
        return sorted(first - {self.leaders[0]})

    def smallest_sets(self) -> list[tuple[str, ...]]:
        """Every set of up to three items that is load-bearing, and no smaller set within it."""
        found: list[tuple[str, ...]] = []
        for size in (1, 2, 3):
            for chosen in combinations(self.items, size):
                is_larger = any(set(chosen) >= set(smaller) for smaller in found)
                if not is_larger and self.is_load_bearing(chosen):
                    found.append(chosen)
        return found

    def freed(self, lost: Iterable[str]) -> frozenset[Cell]:
        lost = frozenset(lost)
        return frozenset(cell for cell, support in self.support.items() if support <= lost)

    def _totals(self, values: Mapping[Cell, Fraction]) -> dict[str, Fraction]:
        totals = dict.fromkeys(self.options, Fraction(0))
        for (option, leaf), value in values.items():
            totals[option] += self.weights[leaf] * value
        return totals

    def _worlds(self, lost: Iterable[str]) -> list[dict[str, Fraction]]:
        """Totals for every combination of values of the freed scores."""
        freed = self.freed(lost)
        if freed not in self._known:
            cells = sorted(freed)
            self._known[freed] = [
                self._totals({**self.stated, **dict(zip(cells, chosen, strict=True))})
                for chosen in product(*(self.possible[cell] for cell in cells))
            ]
        return self._known[freed]

    @cached_property
    def _known(self) -> dict[frozenset[Cell], list[dict[str, Fraction]]]:
        return {}
