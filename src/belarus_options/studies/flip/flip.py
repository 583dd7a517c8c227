"""The least change of mind that puts another option first, or why none does."""

from dataclasses import dataclass
from functools import cached_property

from belarus_options.model.choices import Vary
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.studies.flip.scores import ScoreFlip, ScoreSearch
from belarus_options.studies.flip.typed import (
    TypedMixture,
    TypedWeights,
    WeightMoves,
    typed_measure,
    typed_mixture,
    typed_weights,
    weight_moves,
)
from belarus_options.studies.flip.weights import Mixture, WeightFlip, WeightSearch
from belarus_options.studies.matrix.exact_values import ValueUnits
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.matrix.value_matrix import RankedOption
from belarus_options.studies.matrix.weight_space import WeightSpace, weight_space


@dataclass(frozen=True, eq=False)
class TargetFlip:
    """What puts one option first, alone or with others: `weights`, with the scores as stated, or
    `scores`, with the weights as stated.

    Where no weights do it, `dominated_by` is why; else that is None. `scores` is None where it
    takes more than three. The same in numbers to be typed is worked out where it is asked for.
    """

    ranking: Ranking
    space: WeightSpace
    place: RankedOption
    weights: WeightFlip | None
    dominated_by: Mixture | None
    scores: ScoreFlip | None

    @property
    def option(self) -> str:
        return self.place.option

    @cached_property
    def typed_weights(self) -> TypedWeights | None:
        """Weights to type for the change with the least total, where there is one."""
        if self.weights is None:
            return None
        change, settings = self.weights.least_total, self.ranking.settings
        return typed_weights(self.space, self.place.row, change, settings)

    @cached_property
    def moves(self) -> WeightMoves | None:
        """What the weights to type give and take, where there are any."""
        if self.weights is None:
            return None
        return weight_moves(self.space, self.weights.least_total, self.typed_weights)

    @cached_property
    def spread(self) -> WeightMoves | None:
        """What the change gives and takes whose largest part is least, where it is another one."""
        if self.weights is None or self.weights.are_one:
            return None
        return weight_moves(self.space, self.weights.least_largest)

    @cached_property
    def typed_mixture(self) -> TypedMixture | None:
        """The mixture of rivals in percentages, where no weights put the option first."""
        if self.dominated_by is None:
            return None
        return typed_mixture(self.space, self.place.row, self.dominated_by)

    @cached_property
    def typed_measures(self) -> tuple[float, ...]:
        """The measure to type for each of the changes of scores."""
        return tuple(map(typed_measure, self.scores.changes if self.scores else ()))


@dataclass(frozen=True, eq=False)
class Flip:
    """A ranking, what varies in its weights, and what puts each option first that is not; in the
    order of the ranking."""

    ranking: Ranking
    space: WeightSpace
    targets: tuple[TargetFlip, ...]

    @property
    def nearest_by_weights(self) -> TargetFlip | None:
        """The target that takes the least change of weights in all, where any do."""
        found = [(t.weights.least_total.total, t) for t in self.targets if t.weights]
        return min(found, key=lambda pair: pair[0])[1] if found else None

    @property
    def nearest_by_scores(self) -> TargetFlip | None:
        """The target that takes the least change of scores, where any do: within plausible ranges
        before beyond, then few changes before many, then fewer points before more."""
        found = [
            ((not scores.is_plausible, len(scores.changes), scores.points), target)
            for target in self.targets
            if (scores := target.scores)
        ]
        return min(found, key=lambda pair: pair[0])[1] if found else None


def flip(project: Project, settings: Settings = AS_STATED, vary: Vary = Vary.top) -> Flip:
    """The least changes for a project's options; raises InputError for settings that cannot be."""
    ranking = rank(project, settings)
    space = weight_space(ranking, vary)
    places = [row for row in ranking.ranked if row.rank > 1]
    if not places:
        return Flip(ranking, space, ())
    units = ValueUnits(ranking)
    weights, scores = WeightSearch(space, units), ScoreSearch(ranking, units)
    targets = []
    for place in places:
        found = weights.flip(place.row)
        targets.append(
            TargetFlip(
                ranking,
                space,
                place,
                weights=None if isinstance(found, Mixture) else found,
                dominated_by=found if isinstance(found, Mixture) else None,
                scores=scores.flip(place.row),
            )
        )
    return Flip(ranking, space, tuple(targets))
