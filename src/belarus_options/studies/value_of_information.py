"""What it would be worth to know each uncertain score before choosing."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.quadrature import expectations
from belarus_options.methods.sampling.scores import DrawnLevel, DrawnValue
from belarus_options.methods.tolerances import LARGEST, ORDER_DECIMALS, TIE
from belarus_options.methods.value_of_information import worth_of_knowing, worth_of_knowing_spread
from belarus_options.model.problem import refuse
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.matrix.uncertain_scores import own_doubt
from belarus_options.studies.matrix.values import LeafScale


@dataclass(frozen=True, slots=True)
class KnownScore:
    """What it is worth to know one score: the expected value of perfect information on it.

    `worth` is in points of the total, 0 where no outcome would change the choice; `error` is an
    estimate of what quadrature is off by, 0 for an exact sum. `low` and `high` are the ends of the
    score's plausible range.
    """

    option: str
    criterion: str
    low: float
    high: float
    worth: float
    error: float


@dataclass(frozen=True, slots=True)
class ValueOfInformation:
    """What knowledge is worth beside the best choice without it.

    `expected_totals` are by option, with every uncertain score at the mean of its value; `best` is
    the option with the greatest, the first by id where several tie. `scores` are all uncertain
    ones, what is worth most first, then in tree order and by option.
    """

    expected_totals: dict[str, float]
    best: str
    scores: tuple[KnownScore, ...]

    @property
    def error(self) -> float:
        """The greatest error of any worth, as estimated."""
        return max((score.error for score in self.scores), default=0.0)


def value_of_information(ranking: Ranking) -> ValueOfInformation:
    """The expected value of perfect information on each uncertain score of a ranking, each alone
    and all of them independent; doubt that options share is left out.

    Raises InputError where a mean value is too large to work with.
    """
    drawn = {
        (row, column): doubt
        for column in range(len(ranking.scales))
        for row in range(len(ranking.options))
        if (doubt := own_doubt(ranking, row, column)) is not None
    }
    means = {
        (row, column): _mean(ranking.scales[column], score)
        for (row, column), score in drawn.items()
    }
    weights = ranking.leaf_weights.tolist()
    parts = ranking.contributions.tolist()
    for (row, column), mean in means.items():
        parts[row][column] = weights[column] * mean
    totals = [math.fsum(row) for row in parts]
    # The best of the others is the best of all, and to the best itself the second.
    ahead, *behind = sorted(range(len(totals)), key=lambda row: -totals[row])[:2]
    best_other = [totals[ahead]] * len(totals)
    best_other[ahead] = totals[behind[0]] if behind else -math.inf
    found = []
    for (row, column), score in drawn.items():
        option, leaf = ranking.options[row], ranking.scales[column].leaf.path
        low, high = ranking.scores[row][column].plausible
        worth, error = 0.0, 0.0
        if behind and weights[column] > 0.0:
            scale, mean, others = ranking.scales[column], means[row, column], best_other[row]
            worth, error = _worth(totals[row], others, weights[column], mean, scale, score)
        # A worth that rounding alone could make is none (R4).
        worth = worth if worth > max(TIE, error) else 0.0
        found.append(KnownScore(option, leaf, low, high, worth, error))
    best = next(row for row, total in enumerate(totals) if totals[ahead] - total <= TIE)
    return ValueOfInformation(
        expected_totals=dict(zip(ranking.options, totals, strict=True)),
        best=ranking.options[best],
        # Worths that only rounding tells apart are the same (R4).
        scores=tuple(sorted(found, key=lambda score: -round(score.worth, ORDER_DECIMALS))),
    )


def _mean(scale: LeafScale, score: DrawnValue | DrawnLevel) -> float:
    """The mean value of an uncertain score, which is seldom the value of its best estimate."""
    if isinstance(score, DrawnLevel):
        pairs = zip(score.possible, score.probabilities, strict=True)
        mean = math.fsum(value * probability for value, probability in pairs)
    else:
        values = score.values
        found, _ = expectations(score.spread, lambda m: values(m)[np.newaxis], _kinks(scale))
        mean = float(found[0])
    if not abs(mean) <= LARGEST:
        leaf = scale.leaf
        message = f"the mean of an uncertain value on `{leaf.path}` is too large to work with"
        help = "check the anchors of its scale against the ranges and distributions"
        raise refuse("out-of-range", message, help, place=leaf.place)
    return mean


def _worth(
    own: float,
    others: float,
    weight: float,
    mean: float,
    scale: LeafScale,
    score: DrawnValue | DrawnLevel,
) -> tuple[float, float]:
    """What it is worth to know a score, in points, and an estimate of the error.

    own: its option's expected total; others: the best of the others'; weight: of the leaf; mean: of
    the score's value.
    """
    if isinstance(score, DrawnLevel):
        changes = weight * (np.array(score.possible) - mean)
        return worth_of_knowing(own, others, changes, np.array(score.probabilities)), 0.0
    # Where the choice changes, beyond the anchors too; infinite where no measure does it. The ends
    # of what is flat are kinks anyway.
    even = scale.measure(mean + (others - own) / weight, scale.best)
    kinks = [*_kinks(scale), *([even] if math.isfinite(even) else [])]

    def change(measures: Array) -> Array:
        """In points of the total: (k,) both."""
        return weight * (score.values(measures) - mean)

    return worth_of_knowing_spread(own, others, change, score.spread, kinks)


def _kinks(scale: LeafScale) -> Sequence[float]:
    """The measures at which a value function is not smooth."""
    function = scale.leaf.value_function
    if function is not None and function.points is not None:
        return sorted(function.points)
    return [scale.worst, scale.best]
