"""Everything that a briefing tells of one project, each study run once."""

from dataclasses import dataclass

from belarus_options.model.choices import Vary
from belarus_options.model.finding import TextAnnotations
from belarus_options.model.problem import InputError
from belarus_options.model.project import Project
from belarus_options.model.screened_out import bounded_leaves
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.studies import robustness as robustness_study
from belarus_options.studies.bundles.asked import BundleSettings
from belarus_options.studies.bundles.bundles import Bundles, bundles
from belarus_options.studies.checks.checking import CheckReport, check
from belarus_options.studies.elicitation.comparing import Elicitation, elicitation
from belarus_options.studies.explanation import Comparison, compare
from belarus_options.studies.flip.flip import Flip, flip
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.other_methods import OtherMethods, other_methods
from belarus_options.studies.perspectives import Perspectives, perspectives
from belarus_options.studies.scenarios import Scenarios, scenarios
from belarus_options.studies.screening import Screening, screening
from belarus_options.studies.sensitivity import Sensitivity, sensitivity
from belarus_options.studies.stress import Stress, stress
from belarus_options.studies.weight_map import WeightMap, weight_map
from belarus_options.studies.weight_winners import WeightWinners, weight_winners

# How optimistic Hurwicz's rule is, and how many options behind the first are looked at.
_ALPHA, _NEXT = 0.5, 20


@dataclass(frozen=True, slots=True, eq=False)
class Briefing:
    """The studies of one project under one set of settings.

    Those that have nothing to say are None: of one option nothing is compared, of other than three
    top criteria there is no map, and without perspectives or scenarios nobody and no world to ask.
    """

    ranking: Ranking
    winners: tuple[WeightWinners, ...]
    comparison: Comparison | None
    sensitivity: Sensitivity | None
    robustness: robustness_study.Robustness | None
    flip: Flip | None
    weight_map: WeightMap | None
    perspectives: Perspectives | None
    scenarios: Scenarios | None
    stress: Stress | None
    screening: Screening | None
    bundles: Bundles | None
    checked: CheckReport
    judged: Elicitation | None
    methods: OtherMethods | None

    @property
    def project(self) -> Project:
        return self.ranking.project


def briefing(
    project: Project,
    annotations: TextAnnotations,
    settings: Settings = AS_STATED,
    *,
    has_annexes: bool = True,
) -> Briefing:
    """Runs every study of a project that has something to say, with those that only annexes tell
    of; raises InputError for settings that cannot be."""
    ranking = rank(project, settings)
    first = [row.option for row in ranking.ranked[:2]]
    is_compared = len(first) == 2
    top = ranking.tree.top
    weighs = [path for path in top if ranking.weights.global_[path]]
    everyone = settings._replace(perspective=None)
    everywhere = settings._replace(scenario=None)
    everyone_in = settings._replace(options=None, includes_screened=False)
    is_screened = bool(project.tests or bounded_leaves(project))
    vary = Vary.top if len(top) > 1 else Vary.leaves
    has_weights = is_compared and (len(top) > 1 or len(ranking.tree.leaves) > 1)
    return Briefing(
        ranking,
        winners=weight_winners(ranking) if is_compared else (),
        comparison=compare(project, first[0], first[1], settings) if is_compared else None,
        sensitivity=sensitivity(project, settings) if is_compared else None,
        robustness=robustness_study.robustness(
            project, settings, robustness_study.RobustnessSettings(vary=vary)
        )
        if has_weights
        else None,
        flip=flip(project, settings, vary, _NEXT) if has_weights else None,
        weight_map=weight_map(project, settings) if len(top) == len(weighs) == 3 else None,
        perspectives=perspectives(project, everyone) if project.perspectives else None,
        scenarios=scenarios(project, everywhere, _ALPHA) if project.scenarios else None,
        stress=stress(project, settings) if is_compared else None,
        screening=screening(project, everyone_in) if is_screened else None,
        bundles=_bundles(project, settings) if project.bundles.named else None,
        checked=check(project, annotations, settings._replace(options=None)),
        judged=_judged(project, settings) if has_annexes else None,
        methods=other_methods(ranking) if has_annexes and is_compared else None,
    )


def _judged(project: Project, settings: Settings) -> Elicitation | None:
    """What judgments.yaml says of the weights, None where none follow from it."""
    try:
        return elicitation(project, settings)
    except InputError:
        return None


def _bundles(project: Project, settings: Settings) -> Bundles | None:
    """The sets of options, None where there are too many to value each."""
    try:
        return bundles(project, settings, BundleSettings())
    except InputError as error:
        if [problem.name for problem in error.problems] != ["too-many-bundles"]:
            raise
        return None
