"""The least change of mind that puts another option first, or why none does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from belarus_options.methods.sampling.processes import Progress, in_silence
from belarus_options.model.choices import Vary
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.studies.flip.one_weight import OneWeight, OneWeightSearch
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
from belarus_options.studies.matrix.ranking import Ranking, rank_with
from belarus_options.studies.matrix.value_matrix import RankedOption
from belarus_options.studies.matrix.weight_space import WeightSpace, weight_space

# How far towards the weights at which an option leads by most, where less does not do.
_PARTS_OF_THE_WAY = (Fraction(1, 1000), Fraction(1, 100), Fraction(1, 10), Fraction(1))


@dataclass(frozen=True, eq=False)
class TargetFlip:
    """What puts one option first, or draws it level where any more does: `weights`, with the scores
    as stated, or `scores`, with the weights as stated.

    Where no weights do it, `dominated_by` is why; else that is None. `scores` is None where it
    takes more than three. The same in numbers to be typed is worked out where it is asked for.
    """

    ranking: Ranking
    space: WeightSpace
    alone: OneWeightSearch
    place: RankedOption
    weights: WeightFlip | None
    dominated_by: Mixture | None
    scores: ScoreFlip | None

    @property
    def option(self) -> str:
        return self.place.option

    @cached_property
    def typed_weights(self) -> TypedWeights | None:
        """Weights to type for the change with the least total, where there is one: a little beyond
        it, where the option is ahead, unless it can do no more than draw level."""
        if self.weights is None:
            return None
        least, row, settings = self.weights.least_total, self.place.row, self.ranking.settings
        level = typed_weights(self.space, row, least, settings)
        if level.is_first:
            return level
        # No numbers near the change do it: they have to be rounded towards where it leads.
        search = WeightSearch(self.space, ValueUnits(self.ranking))
        if (clearest := search.clearest(row)) is not None:
            for part in _PARTS_OF_THE_WAY:
                change = search.between(least, clearest, part)
                if (found := typed_weights(self.space, row, change, settings)).is_first:
                    return found
        return level

    @property
    def only_ties(self) -> bool:
        """Whether the change of weights does no more than draw the option level."""
        return self.typed_weights is not None and not self.typed_weights.is_first

    @cached_property
    def moves(self) -> WeightMoves | None:
        """What the weights to type give and take, where there are any."""
        typed = self.typed_weights
        return None if typed is None else weight_moves(self.space, typed.change, typed)

    @cached_property
    def spread(self) -> WeightMoves | None:
        """What the change gives and takes whose largest part is least, where it is another one."""
        if self.weights is None or self.weights.are_one:
            return None
        return weight_moves(self.space, self.weights.least_largest)

    @cached_property
    def one_weight(self) -> tuple[OneWeight, ...]:
        """Each weight that puts it first when moved alone: those first that move least."""
        return self.alone.of(self.place.row)

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
    """A ranking, what varies in its weights, and what puts each option first that is not, or the
    next ones; in the order of the ranking."""

    ranking: Ranking
    space: WeightSpace
    targets: tuple[TargetFlip, ...]
    left_out: int = 0
    """How many options further down were not looked at."""

    @property
    def kinds(self) -> tuple[Vary, ...]:
        """Of which weights there is something to say: where each top criterion has one leaf, those
        of leaves are no others, and one top criterion alone has none that varies."""
        top, leaves = self.ranking.tree.top, self.ranking.tree.leaves
        if len(top) == len(leaves):
            return (self.space.vary,)
        return (Vary.top, Vary.leaves) if len(top) > 1 else (Vary.leaves,)

    def varying(self, vary: Vary) -> "Flip":
        """The same targets where these weights vary; worked out where it is asked for."""
        return self if self.space.vary is vary else self._beside

    @cached_property
    def _beside(self) -> "Flip":
        other = Vary.leaves if self.space.vary is Vary.top else Vary.top
        space = weight_space(self.ranking, other)
        places = [(target.place, target.scores) for target in self.targets]
        return replace(self, space=space, targets=_targets(self.ranking, space, places))

    @property
    def nearest_by_weights(self) -> TargetFlip | None:
        """The target that the least change of weights in all puts ahead, where any does."""
        targets = [target for target in self.targets if not target.only_ties]
        found = [(t.weights.least_total.total, t) for t in targets if t.weights]
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


def flip(
    project: Project,
    settings: Settings = AS_STATED,
    vary: Vary = Vary.top,
    most: int | None = None,
    progress: Progress = in_silence,
    target: str | None = None,
) -> Flip:
    """The least changes for a project's options, for the `most` next after the first, or for one
    `target`; raises InputError for settings that cannot be."""
    ranking = rank_with(project, () if target is None else (target,), settings, "flipped")
    space = weight_space(ranking, vary)
    behind = [row for row in ranking.ranked if row.rank > 1]
    if target is not None:
        places = [row for row in behind if row.option == target]
    else:
        places = behind[:most]
    if not places:
        return Flip(ranking, space, ())
    scores = ScoreSearch(ranking, ValueUnits(ranking))

    def with_scores() -> Iterator[tuple[RankedOption, ScoreFlip | None]]:
        for done, place in enumerate(places):
            progress(done, len(places))
            yield place, scores.flip(place.row)

    targets = _targets(ranking, space, with_scores())
    return Flip(ranking, space, targets, 0 if target else len(behind) - len(places))


def _targets(
    ranking: Ranking,
    space: WeightSpace,
    places: Iterable[tuple[RankedOption, ScoreFlip | None]],
) -> tuple[TargetFlip, ...]:
    """What weights do for options, each with what scores do."""
    search, alone = WeightSearch(space, ValueUnits(ranking)), OneWeightSearch(ranking)
    targets = []
    for place, scores in places:
        found = search.flip(place.row)
        targets.append(
            TargetFlip(
                ranking,
                space,
                alone,
                place,
                weights=None if isinstance(found, Mixture) else found,
                dominated_by=found if isinstance(found, Mixture) else None,
                scores=scores,
            )
        )
    return tuple(targets)
