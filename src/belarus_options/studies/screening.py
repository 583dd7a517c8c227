"""Which options pass what is asked of them before they are compared, and by how much others fail.

Screening criteria are absolute and carry no weight (U.S. Army, ATTP 5-0.1, 2011, par. 11-53), so a
bound has no trade-off at its edge; what an option would have scored says what it costs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from belarus_options.model.base import exact_number
from belarus_options.model.options import ScoreBlock
from belarus_options.model.project import Project
from belarus_options.model.screened_out import (
    bounded_leaves,
    keeps,
    score_in_force,
)
from belarus_options.model.screening import Must, ScreeningEntry
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.model.tree import Criterion
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.matrix.value_matrix import RankedOption


@dataclass(frozen=True, slots=True)
class BoundResult:
    """A score beside the bound of its leaf, both on the leaf's own scale.

    `missed_by` is 0 where it passes: on levels how many of them it is beyond the bound, else in the
    unit of the scale. `may_fail` says that it passes and a plausible score would not.
    """

    leaf: Criterion
    must: Must
    score: float
    plausible: tuple[float, float]
    passes: bool
    may_fail: bool
    missed_by: float


@dataclass(frozen=True, slots=True)
class ScreenedOption:
    """An option's answers by test, None where it is not judged, its bounds by path, and its place
    among all options of the folder."""

    place: RankedOption
    answers: Mapping[str, ScreeningEntry | None]
    bounds: Mapping[str, BoundResult]

    @property
    def failed(self) -> tuple[str, ...]:
        """What it fails: ids of tests, then paths of leaves."""
        tests = (test for test, a in self.answers.items() if a is not None and a.passes == "no")
        return (*tests, *(path for path, bound in self.bounds.items() if not bound.passes))

    @property
    def passes(self) -> bool:
        """Whether it is compared."""
        return not self.failed


@dataclass(frozen=True, eq=False)
class Screening:
    """What is asked of options, and all of them by their rank without screening, then by id."""

    ranking: Ranking
    """Of all options of the folder."""
    tests: tuple[str, ...]
    leaves: tuple[Criterion, ...]
    options: tuple[ScreenedOption, ...]

    @cached_property
    def screened_out(self) -> tuple[ScreenedOption, ...]:
        """Those that fail."""
        return tuple(option for option in self.options if not option.passes)

    @cached_property
    def place_of(self) -> dict[str, int]:
        """The index of each option in `options`, by its id."""
        return {option.place.option: index for index, option in enumerate(self.options)}


def screening(project: Project, settings: Settings = AS_STATED) -> Screening:
    """Screens all options of a project by the scores in force; raises InputError for settings that
    cannot be."""
    ranking = rank(project, settings._replace(options=None, includes_screened=True))
    options = tuple(screened(ranking, place) for place in ranking.ranked)
    return Screening(ranking, tuple(project.tests), bounded_leaves(project), options)


def screened(ranking: Ranking, place: RankedOption) -> ScreenedOption:
    """What one option of a ranking passes and fails, by the ranking's own scores."""
    project, settings = ranking.project, ranking.settings
    answers = project.options[place.option].screening or {}
    bounds = {}
    for leaf in bounded_leaves(project):
        score = score_in_force(project, place.option, leaf.path, settings.scenario, settings.scores)
        bounds[leaf.path] = bound_result(leaf, score)
    return ScreenedOption(place, {test: answers.get(test) for test in project.tests}, bounds)


def bound_result(leaf: Criterion, score: ScoreBlock) -> BoundResult:
    """A score on a leaf that has a bound, beside it."""
    must = leaf.must
    assert must is not None
    passes = keeps(must, score.estimate)
    return BoundResult(
        leaf=leaf,
        must=must,
        score=score.estimate,
        plausible=score.plausible,
        passes=passes,
        may_fail=passes and not all(keeps(must, end) for end in score.plausible),
        missed_by=0.0 if passes else _missed_by(leaf, score.estimate, must.bound),
    )


def _missed_by(leaf: Criterion, estimate: float, bound: float) -> float:
    if leaf.constructed is not None and estimate in leaf.constructed.levels:
        levels = leaf.constructed.ordered
        return abs(levels.index(int(estimate)) - levels.index(int(bound)))
    return float(abs(exact_number(estimate) - exact_number(bound)))
