"""Which options fail what they have to pass before they are compared."""

from collections.abc import Iterator, Sequence

from belarus_options.model.options import ScoreBlock
from belarus_options.model.project import Project
from belarus_options.model.score_settings import ScoreSetting
from belarus_options.model.screening import Must
from belarus_options.model.tree import Criterion


def bounded_leaves(project: Project) -> tuple[Criterion, ...]:
    """The leaves whose scores have to keep a bound, in tree order."""
    return tuple(leaf for leaf in project.tree.leaves if leaf.must is not None)


def score_in_force(
    project: Project,
    option: str,
    leaf: str,
    scenario: str | None = None,
    scores: Sequence[ScoreSetting] = (),
) -> ScoreBlock:
    """The score of a scenario, or outside any, as it may be set by `scores`."""
    score = project.score(option, leaf, scenario)
    for setting in scores:
        if (setting.option, setting.path) == (option, leaf):
            return score.set_to(setting.value)
    return score


def keeps(must: Must, score: float) -> bool:
    """Whether a score keeps a bound; one that is equal to it does."""
    return score <= must.bound if must.key == "at-most" else score >= must.bound


def failing(
    project: Project, scenario: str | None = None, scores: Sequence[ScoreSetting] = ()
) -> dict[str, tuple[str, ...]]:
    """By each option that fails, in the order of their ids, what it fails: ids of tests, then
    paths of leaves."""
    leaves = bounded_leaves(project)
    if not leaves and not project.tests:
        return {}
    failed = {
        option: (
            *failed_tests(project, option),
            *_failed_bounds(project, option, leaves, scenario, scores),
        )
        for option in project.options
    }
    return {option: names for option, names in failed.items() if names}


def failed_tests(project: Project, option: str) -> tuple[str, ...]:
    """The ids of the tests with words that an option fails, as they are written."""
    answers = project.options[option].screening or {}
    return tuple(t for t in project.tests if t in answers and answers[t].passes == "no")


def _failed_bounds(
    project: Project,
    option: str,
    leaves: Sequence[Criterion],
    scenario: str | None,
    scores: Sequence[ScoreSetting],
) -> Iterator[str]:
    for leaf in leaves:
        score = score_in_force(project, option, leaf.path, scenario, scores)
        if leaf.must is not None and not keeps(leaf.must, score.estimate):
            yield leaf.path
