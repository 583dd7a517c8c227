"""Uncertain scores drawn from their distributions, one stream a score.

A score's draws depend on the seed and on its own stream alone, so that another option or criterion
leaves them as they are. They come from numpy's own generators of each distribution: the same for
any number of processes, though another version of numpy may draw others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.distributions import Distribution
from belarus_options.methods.sampling.random_words import distribution_generator
from belarus_options.methods.tolerances import LARGEST


@dataclass(frozen=True)
class DrawnValue:
    """An uncertain score's value: drawn as a measure, then put through its value function."""

    stream: int
    spread: Distribution
    values: Callable[[Array], Array]

    def draw(self, seed: int, chunk: int, count: int) -> Array:
        """The values of one chunk, (count,)."""
        words = distribution_generator(seed, self.stream, chunk)
        measures = np.clip(self.spread.draw(words, count), -LARGEST, LARGEST)
        return np.clip(self.values(measures), -LARGEST, LARGEST)


@dataclass(frozen=True)
class DrawnLevel:
    """An uncertain score with few possible values, each with its probability."""

    stream: int
    possible: tuple[float, ...]
    probabilities: tuple[float, ...]

    def draw(self, seed: int, chunk: int, count: int) -> Array:
        """The values of one chunk, (count,)."""
        uniform = distribution_generator(seed, self.stream, chunk).random(count)
        bounds = np.cumsum(self.probabilities[:-1])
        return np.array(self.possible)[np.searchsorted(bounds, uniform, side="right")]


class Measure(Protocol):
    """A measure that is drawn, or is as it is."""

    def draw(self, seed: int, chunk: int, count: int) -> Array:
        """The measures of one chunk, (count,)."""


@dataclass(frozen=True)
class SpreadMeasure:
    """A measure drawn from a distribution."""

    stream: int
    spread: Distribution

    def draw(self, seed: int, chunk: int, count: int) -> Array:
        """The measures of one chunk, (count,)."""
        return self.spread.draw(distribution_generator(seed, self.stream, chunk), count)


@dataclass(frozen=True)
class CertainMeasure:
    """A measure that is not in doubt."""

    measure: float

    def draw(self, seed: int, chunk: int, count: int) -> Array:
        """The same measure again and again, (count,)."""
        return np.full(count, self.measure)


@dataclass(frozen=True)
class SummedValue:
    """The value of a score to which an error is added that others share: the measures have streams
    of their own, so that the error is the same for all who share it."""

    own: Measure
    shared: Measure
    values: Callable[[Array], Array]

    def draw(self, seed: int, chunk: int, count: int) -> Array:
        """The values of one chunk, (count,)."""
        measures = self.own.draw(seed, chunk, count) + self.shared.draw(seed, chunk, count)
        return np.clip(self.values(np.clip(measures, -LARGEST, LARGEST)), -LARGEST, LARGEST)


@dataclass(frozen=True, eq=False)
class TabledValue:
    """The value of a score in samples that were drawn elsewhere: (samples,), taken in their order
    and from the first again, so that all scores of a sample meet in one draw."""

    values: Array

    def draw(self, seed: int, chunk: int, count: int) -> Array:
        """The values of one chunk, (count,), of chunks that are all of this size."""
        return self.values[np.arange(chunk * count, (chunk + 1) * count) % len(self.values)]


def level_probabilities(levels: int, low: int, stated: int, high: int) -> list[float]:
    """A triangle over a constructed scale's positions from low to high, highest at the stated one:
    p(k) ∝ (k − low + 1) / (stated − low + 1) up to it and (high − k + 1) / (high − stated + 1)
    above; 0 outside. (levels,), adding up to 1."""
    parts = [0.0] * levels
    for k in range(low, high + 1):
        rising, falling = (k - low + 1) / (stated - low + 1), (high - k + 1) / (high - stated + 1)
        parts[k] = rising if k <= stated else falling
    whole = sum(parts)
    return [part / whole for part in parts]


@dataclass(frozen=True, eq=False)
class UncertainCell:
    """One option's value on one criterion that varies, where some score below it is uncertain:
    Σ share × drawn value + what the certain ones add."""

    row: int
    column: int
    constant: float
    parts: Sequence[tuple[float, DrawnValue | DrawnLevel | SummedValue | TabledValue]]

    def draw(self, seed: int, chunk: int, count: int) -> Array:
        """The cell's values of one chunk, (count,)."""
        values = np.full(count, self.constant)
        for share, part in self.parts:
            values += share * part.draw(seed, chunk, count)
        return values
