"""Each leaf as bundles are valued on it: what members change there, by which rule, exactly."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.bundles.combining import Leaf, Numbers, Wholes
from belarus_options.methods.exact.ratios import Ratios, of_fractions
from belarus_options.model.base import exact_number
from belarus_options.model.bundles import bundle_id
from belarus_options.model.options import ScoreBlock
from belarus_options.model.tree import Criterion
from belarus_options.studies.bundles.candidates import Candidates
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.matrix.values import LeafScale, exact_level_values

_WORD = 2**62


@dataclass(frozen=True, slots=True)
class Rule:
    """How effects combine on a leaf, and whether the file states it."""

    name: str
    is_stated: bool


@dataclass(frozen=True, eq=False)
class LeafEffects:
    """What the members of bundles change on a leaf, exactly.

    `base` and `members`, the options and then the wholes of `wholes`, are values on levels, in
    points, and elsewhere measures times `sign`, so that more is better. `explicit` are the ids of
    the bundles that the wholes are.
    """

    leaf: Criterion
    scale: LeafScale
    rule: Rule
    wholes: Wholes
    explicit: tuple[str, ...]
    sign: int
    base: Fraction
    members: tuple[Fraction, ...]
    known: dict[Fraction, Fraction]
    """Values of measures that score anything here, by the measure times the sign."""

    @property
    def is_levels(self) -> bool:
        """Whether it has levels, on which values combine, and not measures."""
        return self.leaf.constructed is not None

    @cached_property
    def differences(self) -> list[Fraction]:
        """By how much each member differs from what happens anyway."""
        return [member - self.base for member in self.members]

    @cached_property
    def parts(self) -> list[Fraction]:
        """The same, of wholes beyond their parts."""
        return self.wholes.parts_of(self.differences)

    @cached_property
    def quick(self) -> Leaf:
        """The leaf in doubles."""
        return self._leaf(
            float, lambda n: np.array([float(x) for x in n], dtype=np.float64), self._quick_values
        )

    def _quick_values(self, raw: Numbers) -> Array:
        return self.scale.values(raw * self.sign)

    @cached_property
    def exact(self) -> tuple[Leaf, int]:
        """The leaf in whole numbers of a part of a point, and how many parts are one; in measures,
        in ratios, with 1 part."""
        if not self.is_levels:
            return self._leaf(Fraction, _objects, self._exact_values), 1
        numbers = [self.base, *self.differences, *self.parts]
        unit = math.lcm(*(number.denominator for number in numbers))
        size = unit * (100 + sum(abs(n) for n in numbers))
        kind = np.int64 if size < _WORD else np.object_
        return self._leaf(
            lambda x: int(x * unit),
            lambda n: np.array([int(x * unit) for x in n], dtype=kind),
            None,
        ), unit

    def _exact_values(self, raw: Numbers) -> Numbers:
        found = self.known
        for measure in set(raw.tolist()):
            if measure not in found:
                found[measure] = self.scale.ratio(measure * self.sign)
        return _objects([found[measure] for measure in raw.tolist()])

    def _leaf(
        self,
        one: Callable[[Fraction], Any],
        many: Callable[[Sequence[Fraction]], Numbers],
        to_values: Callable[[Numbers], Numbers] | None,
    ) -> Leaf:
        ends = (one(Fraction(0)), one(Fraction(100))) if self.is_levels else None
        return Leaf(
            wholes=self.wholes,
            base=one(self.base),
            differences=many(self.differences),
            parts=many(self.parts),
            rule=self.rule.name,
            is_stated=self.rule.is_stated,
            ends=ends,
            to_values=None if self.is_levels else to_values,
        )

    def ratios(self, numbers: Numbers) -> Ratios:
        """Results of the exact leaf as ratios."""
        unit = self.exact[1]
        if self.is_levels:
            return Ratios(numbers, unit)
        return of_fractions(list(map(Fraction, numbers.tolist())))


def leaf_effects(found: Candidates, ranking: Ranking) -> tuple[LeafEffects, ...]:
    """What members change on every leaf, in tree order; `ranking` has the candidates and what
    happens anyway."""
    return tuple(_on(found, ranking, column) for column in range(len(ranking.scales)))


def _on(found: Candidates, ranking: Ranking, column: int) -> LeafEffects:
    scale = ranking.scales[column]
    leaf = scale.leaf
    stated, asked = leaf.combine, found.asked.combine
    default = "strongest" if leaf.constructed is not None else "sum"
    rule = Rule(stated or asked or default, stated is not None)
    scenario = found.settings.scenario
    whole = [
        (
            tuple(found.number_of[option] for option in sorted(block.options)),
            bundle_id(block.options),
            block.explicit[leaf.path].in_scenario(scenario),
        )
        for block in found.file.named.values()
        if leaf.path in block.explicit and set(block.options) <= found.number_of.keys()
    ]
    # Fewer options first, and no order of the file's beyond that.
    whole.sort(key=lambda entry: (len(entry[0]), entry[0]))
    rows = [ranking.row_of(option) for option in (found.baseline, *found.options)]
    scores = [ranking.scores[row][column] for row in rows] + [entry[2] for entry in whole]
    sign = 1 if scale.best >= scale.worst else -1
    if leaf.constructed is not None:
        worth = dict(zip(leaf.constructed.ordered, exact_level_values(leaf), strict=True))
        numbers, known = [worth[int(score.estimate)] for score in scores], {}
    else:
        numbers = [_measure(score, leaf) * sign for score in scores]
        known = {
            number: ranking.ratios[column].at(row)
            for number, row in zip(numbers, rows, strict=False)
        }
    return LeafEffects(
        leaf=leaf,
        scale=scale,
        rule=rule,
        wholes=Wholes(len(found.options), tuple(entry[0] for entry in whole)),
        explicit=tuple(entry[1] for entry in whole),
        sign=sign,
        base=numbers[0],
        members=tuple(numbers[1:]),
        known=known,
    )


def _measure(score: ScoreBlock, leaf: Criterion) -> Fraction:
    """The best estimate as the ratio that it is, or the decimal of its double."""
    if score.value is None and score.distribution is not None and leaf.scale is not None:
        mean = score.distribution.exact_mean
        if mean is not None:
            return mean
    return exact_number(score.estimate)


def _objects(numbers: Sequence[Any]) -> Numbers:
    array = np.empty(len(numbers), dtype=np.object_)
    array[:] = numbers
    return array
