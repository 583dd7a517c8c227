"""Why an option stands where it stands, and what sets two options apart, leaf by leaf."""

from dataclasses import dataclass

from belarus_options.model.options import ScoreBlock
from belarus_options.model.problem import Asked, refuse
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings, screened_out
from belarus_options.model.tree import Criterion
from belarus_options.studies.matrix.ranking import Ranking, rank_with
from belarus_options.studies.matrix.value_matrix import RankedOption


@dataclass(frozen=True, slots=True)
class LeafPart:
    """What one leaf adds to one option's total: contribution = weight × value. A score that is set
    keeps the reason, confidence and evidence of the one in the files."""

    leaf: Criterion
    score: ScoreBlock
    measure: float
    value: float
    local_weight: float
    global_weight: float
    contribution: float
    is_set: bool

    @property
    def meaning(self) -> str | None:
        """What the level means, on a constructed scale."""
        scale = self.leaf.constructed
        return scale.levels[int(self.measure)].means if scale is not None else None


@dataclass(frozen=True, slots=True)
class Explanation:
    """One option's place in a ranking and its parts, in tree order; they add up to its total."""

    ranking: Ranking
    place: RankedOption
    parts: tuple[LeafPart, ...]


@dataclass(frozen=True, slots=True)
class LeafDifference:
    """What one leaf adds to the lead of the first option over the second, in value points."""

    first: LeafPart
    second: LeafPart
    difference: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two options leaf by leaf, largest difference first; the differences add up to the totals'."""

    first: Explanation
    second: Explanation
    differences: tuple[LeafDifference, ...]

    @property
    def difference(self) -> float:
        """The first option's total less the second's."""
        return self.first.ranking.lead_over(self.first.place.row, self.second.place.row)


def explain(project: Project, option: str, settings: Settings) -> Explanation:
    """One option's parts; raises InputError where it is none, or not among those that are set. One
    that is screened out has its place among all options."""
    return _explanation(_ranking(project, (option,), settings), option)


def compare(project: Project, first: str, second: str, settings: Settings) -> Comparison:
    """Two options' difference, where they are screened out too; raises InputError where one is no
    option, or both are the same."""
    ranking = _ranking(project, (first, second), settings)
    if first == second:
        message = f"`{first}` is compared with itself"
        asked = Asked("explained", f"{first} {second}")
        raise refuse("bad-option", message, "name two options", asked=asked)
    one, other = _explanation(ranking, first), _explanation(ranking, second)
    differences = [
        LeafDifference(a, b, one.ranking.lead_on(a.leaf.path, one.place.row, other.place.row))
        for a, b in zip(one.parts, other.parts, strict=True)
    ]
    # Sorting is stable: leaves that differ equally stay in tree order.
    differences.sort(key=lambda part: -abs(part.difference))
    return Comparison(one, other, tuple(differences))


def _ranking(project: Project, asked: tuple[str, ...], settings: Settings) -> Ranking:
    """The ranking of all options where one is asked for that is screened out."""
    known = all(option in project.options for option in asked)
    if known and screened_out(project, settings).keys() & set(asked):
        settings = settings._replace(includes_screened=True)
    return rank_with(project, asked, settings, "explained")


def _explanation(ranking: Ranking, option: str) -> Explanation:
    place = next(row for row in ranking.ranked if row.option == option)
    set_scores = {(setting.option, setting.path) for setting in ranking.settings.scores}
    parts = [
        LeafPart(
            leaf,
            ranking.scores[place.row][column],
            ranking.measures[place.row, column].item(),
            ranking.values[place.row, column].item(),
            ranking.weights.local[leaf.path],
            ranking.weights.global_[leaf.path],
            ranking.contributions[place.row, column].item(),
            (option, leaf.path) in set_scores,
        )
        for column, leaf in enumerate(ranking.tree.leaves)
    ]
    return Explanation(ranking, place, tuple(parts))
