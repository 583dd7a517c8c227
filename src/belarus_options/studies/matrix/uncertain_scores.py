"""Which entries of the value matrix are uncertain, and what they are drawn from."""

from collections.abc import Sequence

import numpy as np

from belarus_options.methods import distributions
from belarus_options.methods.sampling.random_words import stream_of
from belarus_options.methods.sampling.scores import (
    CertainMeasure,
    DrawnLevel,
    DrawnValue,
    Measure,
    SpreadMeasure,
    SummedValue,
    TabledValue,
    UncertainCell,
    level_probabilities,
)
from belarus_options.methods.tolerances import LARGEST
from belarus_options.model.choices import Vary
from belarus_options.model.distribution import (
    Beta,
    Distribution,
    Lognormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)
from belarus_options.model.joint_draws import JointDraws
from belarus_options.model.options import ScoreBlock
from belarus_options.model.problem import refuse
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.matrix.values import LeafScale, level_values
from belarus_options.studies.matrix.weight_space import WeightSpace

Drawn = DrawnValue | DrawnLevel | SummedValue | TabledValue


def uncertain_cells(
    ranking: Ranking,
    space: WeightSpace,
    columns: Sequence[int],
    joint: JointDraws | None = None,
) -> tuple[UncertainCell, ...]:
    """The cells below which a score is uncertain (it has a distribution, or a range and is not
    settled) or shares doubt with others, in these columns of the values of a ranking's weight
    space; a cell's column is its place there.

    Scores of `joint` draws are drawn from these and nothing else; raises InputError where one of
    them is settled.
    """
    cells = []
    for place, column in enumerate(columns):
        path = space.paths[column]
        inner = {column: 1.0} if space.vary is Vary.leaves else ranking.inner_weights(path)
        for row in range(len(ranking.options)):
            constant, parts = 0.0, []
            for leaf, share in inner.items():
                drawn = _tabled(ranking, row, leaf, joint) or _with_shared(ranking, row, leaf)
                if drawn is None:
                    constant += share * float(ranking.values[row, leaf])
                else:
                    parts.append((share, drawn))
            if parts:
                cells.append(UncertainCell(row, place, constant, tuple(parts)))
    return tuple(cells)


def _tabled(ranking: Ranking, row: int, leaf: int, joint: JointDraws | None) -> TabledValue | None:
    option, scale = ranking.options[row], ranking.scales[leaf]
    measures = joint and joint.measures.get((option, scale.leaf.path))
    if not measures:
        return None
    if ranking.scores[row][leaf].is_settled:
        assert joint is not None
        raise refuse(
            "bad-draws",
            f"`{option}/{scale.leaf.path}` is settled, and `{joint.file}` has samples of it",
            "take one of the two out",
            file=joint.file,
        )
    values = scale.values(np.clip(np.array(measures), -LARGEST, LARGEST))
    return TabledValue(np.clip(values, -LARGEST, LARGEST))


def own_doubt(ranking: Ranking, row: int, leaf: int) -> DrawnValue | DrawnLevel | None:
    """What an option's score on a leaf, by their places, is drawn from but for doubt that it shares
    with others; None where it is certain."""
    return _drawn(ranking.options[row], ranking.scales[leaf], ranking.scores[row][leaf])


def _with_shared(ranking: Ranking, row: int, leaf: int) -> Drawn | None:
    scale, score = ranking.scales[leaf], ranking.scores[row][leaf]
    shared, path = scale.leaf.shared, scale.leaf.path
    if shared is None or shared.is_certain:
        return own_doubt(ranking, row, leaf)
    own = _measure(stream_of(ranking.options[row], path), score)
    # No option has the empty id.
    return SummedValue(own, _of_distribution(stream_of("", path), shared), scale.values)


def _drawn(option: str, scale: LeafScale, score: ScoreBlock) -> DrawnValue | DrawnLevel | None:
    if score.is_settled:
        return None
    stream = stream_of(option, scale.leaf.path)
    if score.distribution is not None:
        if score.distribution.discrete is not None:
            return _discrete(stream, scale, score.distribution.discrete)
        return DrawnValue(stream, _spread(score.distribution), scale.values)
    if score.range is None:
        return None
    low, high = score.range
    if scale.leaf.constructed is None:
        return DrawnValue(stream, distributions.pert(low, score.estimate, high), scale.values)
    levels = scale.leaf.constructed.ordered
    low_at, stated_at, high_at = (levels.index(int(level)) for level in (low, score.estimate, high))
    probabilities = level_probabilities(len(levels), low_at, stated_at, high_at)
    return DrawnLevel(stream, tuple(level_values(scale.leaf).tolist()), tuple(probabilities))


def _measure(stream: int, score: ScoreBlock) -> Measure:
    """A score as a measure, on a leaf without levels."""
    if score.is_settled or (score.distribution is None and score.range is None):
        return CertainMeasure(score.estimate)
    if score.distribution is not None:
        return _of_distribution(stream, score.distribution)
    assert score.range is not None
    low, high = score.range
    return SpreadMeasure(stream, distributions.pert(low, score.estimate, high))


def _of_distribution(stream: int, given: Distribution) -> Measure:
    if given.discrete is None:
        return SpreadMeasure(stream, _spread(given))
    possible = sorted(given.discrete)
    return DrawnLevel(stream, tuple(possible), tuple(given.discrete[x] for x in possible))


def _discrete(stream: int, scale: LeafScale, given: dict[float, float]) -> DrawnLevel:
    # A fixed order, so that the order of the file does not change a draw.
    possible = sorted(given)
    return DrawnLevel(
        stream,
        tuple(scale.value(measure) for measure in possible),
        tuple(given[measure] for measure in possible),
    )


def _spread(distribution: Distribution) -> distributions.Distribution:
    match distribution.shape:
        case Uniform(low=low, high=high):
            return distributions.Uniform(low, high)
        case Triangular(low=low, mode=mode, high=high):
            return distributions.Triangular(low, mode, high)
        case Pert(low=low, mode=mode, high=high):
            return distributions.pert(low, mode, high)
        case Normal(exact_mean=mean, deviation=deviation):
            return distributions.Normal(float(mean), deviation)
        case Lognormal(mu=mean, sigma=deviation):
            return distributions.Lognormal(mean, deviation)
        case Beta(a=first, b=second, low=low, high=high):
            return distributions.Beta(first, second, low, high)
        case None:
            raise AssertionError("a discrete distribution has no shape")
