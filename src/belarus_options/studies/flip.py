"""The least change of mind that puts another option first, or why none does."""

from dataclasses import dataclass

from belarus_options.model.choices import Vary
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.exact_values import ValueUnits
from belarus_options.studies.flip_scores import ScoreFlip, ScoreSearch
from belarus_options.studies.flip_weights import Mixture, WeightFlip, WeightSearch
from belarus_options.studies.ranking import RankedOption, Ranking, rank
from belarus_options.studies.weight_space import WeightSpace, weight_space


@dataclass(frozen=True, slots=True)
class TargetFlip:
    """What puts one option first, alone or with others: `weights`, with the scores as stated, or
    `scores`, with the weights as stated.

    Where no weights do it, `dominated_by` is why; else that is None. `scores` is None where it
    takes more than three.
    """

    place: RankedOption
    weights: WeightFlip | None
    dominated_by: Mixture | None
    scores: ScoreFlip | None

    @property
    def option(self) -> str:
        return self.place.option


@dataclass(frozen=True, eq=False)
class Flip:
    """A ranking, what varies in its weights, and what puts each option first that is not; in the
    order of the ranking."""

    ranking: Ranking
    space: WeightSpace
    targets: tuple[TargetFlip, ...]


def flip(project: Project, settings: Settings = Settings(), vary: Vary = Vary.top) -> Flip:  # noqa: B008  # frozen
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
                place,
                weights=None if isinstance(found, Mixture) else found,
                dominated_by=found if isinstance(found, Mixture) else None,
                scores=scores.flip(place.row),
            )
        )
    return Flip(ranking, space, tuple(targets))
