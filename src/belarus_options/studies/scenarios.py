"""Which option each rule for an unknown future chooses, and what every option would regret."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from belarus_options.methods import decision_rules
from belarus_options.methods.arrays import Array
from belarus_options.methods.decision_rules import HurwiczPiece, RuleFigures
from belarus_options.methods.exact.ratios import Ratios, common_denominator, weighted_sum
from belarus_options.methods.simplex.starr import StarrDomains, starr_domains
from belarus_options.methods.tolerances import CLOSE_SHARE
from belarus_options.model.base import exact_number
from belarus_options.model.layout import SCENARIOS_FILE
from belarus_options.model.problem import Asked, InputError, Problem, Template
from belarus_options.model.project import Project
from belarus_options.model.settings import (
    AS_STATED,
    Settings,
    check_settings,
    in_world,
    screened_out,
)
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.matrix.value_matrix import ValueMatrix

if TYPE_CHECKING:
    from belarus_options.studies.bundles.worlds import BundlesInWorlds

Ids = tuple[str, ...]
Key = TypeVar("Key")
Item = TypeVar("Item")

OPTIMISM = 0.5


class ChoiceRule(str, Enum):
    """The rules, as results name them."""

    maximin = "maximin"
    maximax = "maximax"
    hurwicz = "hurwicz"
    laplace = "laplace"
    minimax_regret = "minimax_regret"
    expected_value = "expected_value"


@dataclass(frozen=True, slots=True)
class OptimismRange:
    """The options that Hurwicz's rule chooses all the way from one degree of optimism to another;
    at either end they tie with those of the next range."""

    start: float
    end: float
    best: Ids


@dataclass(frozen=True, eq=False)
class Scenarios:
    """The totals of the same options in every scenario, and what follows.

    `totals` and `regrets` are (options, scenarios), in the order of `options`, which are by id, and
    of `scenarios`, which are as written; a regret is the scenario's best total less this one's, in
    points. `reference` is the ranking by the scores outside any scenario. `probabilities` are those
    of the files, or None, as is then `perfect_information`, the points that knowing the scenario
    would add to the expected total. `choices` has all options that a rule chooses, None where it
    needs probabilities and there are none. `without`: by the smallest sets of one or two options
    that minimax regret does not choose, what it would choose if they were not there, where that is
    not the same. `failing` has what an option fails by its scores in a scenario, paths of leaves by
    option and scenario: it is ranked there all the same. `beside` are the named bundles where they
    stand beside the options; "options" are then all rows.
    """

    reference: Ranking
    rankings: tuple[Ranking, ...]
    scenarios: Ids
    totals: Array
    regrets: Array
    probabilities: tuple[float, ...] | None
    optimism: float
    figures: RuleFigures
    choices: dict[ChoiceRule, Ids | None]
    optimism_ranges: tuple[OptimismRange, ...]
    starr: StarrDomains
    perfect_information: float | None
    without: dict[Ids, Ids]
    failing: dict[tuple[str, str], Ids]
    beside: "BundlesInWorlds | None" = None

    @property
    def matrix(self) -> ValueMatrix:
        """All rows by the scores outside any scenario."""
        return self.reference if self.beside is None else self.beside.matrix

    @property
    def matrices(self) -> tuple[ValueMatrix, ...]:
        """All rows in each scenario."""
        return self.rankings if self.beside is None else self.beside.matrices

    @property
    def options(self) -> Ids:
        return self.matrix.options

    @property
    def bundles(self) -> Ids:
        """The rows that are bundles."""
        return () if self.beside is None else self.beside.bundles

    def best_in(self, column: int) -> Ids:
        """The options with the highest total in a scenario."""
        return self._ids(decision_rules.highest(self.totals[:, column]))

    @property
    def always_best(self) -> Ids:
        """The options with the highest total in every scenario, alone or tied."""
        shared = set(self.options).intersection(*map(self.best_in, range(len(self.scenarios))))
        return tuple(sorted(shared))

    def worst_scenarios(self, option: str) -> Ids:
        """The scenarios in which an option has its lowest total."""
        lowest = decision_rules.highest(-self.totals[self.matrix.row_of(option)])
        return tuple(self.scenarios[column] for column in lowest)

    @property
    def best_where(self) -> dict[Ids, Ids]:
        """By the options that are best together, alone or tied, the scenarios in which they are."""
        return _grouped((self.best_in(column), s) for column, s in enumerate(self.scenarios))

    @property
    def best_by_option(self) -> dict[str, Ids]:
        """By option, the scenarios in which it is best, alone or tied."""
        return _grouped(
            (option, scenario)
            for column, scenario in enumerate(self.scenarios)
            for option in self.best_in(column)
        )

    @property
    def chosen_figures(self) -> dict[ChoiceRule, float]:
        """The figure at which each rule chooses, in points, rules without a choice left out."""
        figures = _by_rule(self.figures)
        return {
            rule: float(figure[self.options.index(chosen[0])])
            for rule, chosen in self.choices.items()
            if chosen is not None and (figure := figures[rule]) is not None
        }

    @property
    def never_best(self) -> dict[str, tuple[ChoiceRule, ...]]:
        """The options that rules choose and no probabilities put first in expected total, by id,
        with these rules."""
        choosing = _grouped(
            (option, rule) for rule, chosen in self.choices.items() for option in chosen or ()
        )
        shares = dict(zip(self.options, self.starr.shares.tolist(), strict=True))
        return {option: choosing[option] for option in sorted(choosing) if shares[option] == 0.0}

    @property
    def impossible(self) -> Ids:
        """The scenarios with the probability 0."""
        chances = zip(self.scenarios, self.probabilities or (), strict=False)
        return tuple(scenario for scenario, chance in chances if not chance)

    @property
    def informed_total(self) -> float | None:
        """The expected total of choosing the best of each scenario, None without probabilities."""
        if self.perfect_information is None:
            return None
        return self.chosen_figures[ChoiceRule.expected_value] + self.perfect_information

    @property
    def largest_standard_error(self) -> float | None:
        """That of the share in Starr's domain that is known least exactly, None where all are
        exact."""
        errors = self.starr.standard_error
        return None if errors is None else float(errors.max())

    def beyond_anchors(self, row: int) -> dict[str, Ids]:
        """By leaf, the scenarios in which a row's value lies outside 0–100."""
        return _grouped(
            (path, scenario)
            for scenario, matrix in zip(self.scenarios, self.matrices, strict=True)
            for path in matrix.beyond_anchors(row)
        )

    @property
    def idle(self) -> Ids:
        """The scenarios that change no value of these options."""
        return tuple(
            scenario
            for scenario, matrix in zip(self.scenarios, self.matrices, strict=True)
            if np.array_equal(matrix.values, self.matrix.values)
        )

    def _ids(self, rows: Sequence[int]) -> Ids:
        return tuple(self.options[row] for row in rows)


def scenarios(
    project: Project,
    settings: Settings = AS_STATED,
    optimism: float = OPTIMISM,
    *,
    has_bundles: bool = False,
) -> Scenarios:
    """Ranks a project's options in every scenario; raises InputError where there is none, and for
    settings that cannot be, one scenario among them.

    optimism: the weight of an option's best scenario in Hurwicz's rule, 0–1. has_bundles: whether
    named bundles stand beside the options.
    """
    _check(project, settings)
    reference = rank(project, settings)
    ids = tuple(project.scenarios)
    # Who is screened out is decided once, by the stated scores.
    rankings = tuple(
        rank(project, in_world(project, settings, scenario), reference.options) for scenario in ids
    )
    beside = None
    if has_bundles:
        from belarus_options.studies.bundles.worlds import beside_in_worlds

        beside = beside_in_worlds(project, settings, reference, rankings)
    matrices: Sequence[ValueMatrix] = rankings if beside is None else beside.matrices
    options = matrices[0].options
    totals = np.stack([matrix.totals for matrix in matrices], axis=1)
    probabilities = _probabilities(project, ids)
    regrets = np.stack([matrix.losses for matrix in matrices], axis=1)
    figures = _exact_figures(
        decision_rules.figures(totals, optimism, probabilities),
        matrices,
        regrets,
        optimism,
        [project.scenarios[scenario].probability for scenario in ids],
    )

    def named(rows: Sequence[int]) -> Ids:
        return tuple(options[row] for row in rows)

    without = decision_rules.choices_without(totals)
    return Scenarios(
        reference=reference,
        rankings=rankings,
        scenarios=ids,
        totals=totals,
        regrets=regrets,
        probabilities=probabilities,
        optimism=optimism,
        figures=figures,
        choices={
            rule: None if figure is None else named(_chosen_rows(rule, figure))
            for rule, figure in _by_rule(figures).items()
        },
        optimism_ranges=tuple(
            OptimismRange(start, end, named(piece.rows))
            for piece, (start, end) in _exact_pieces(
                decision_rules.hurwicz_pieces(figures.worst, figures.best), matrices
            )
        ),
        # By id: a draw must not depend on the order of the file.
        starr=starr_domains(totals[:, sorted(range(len(ids)), key=ids.__getitem__)]),
        perfect_information=None
        if probabilities is None
        else decision_rules.perfect_information(totals, probabilities),
        without={named(left_out): named(rows) for left_out, rows in without.items()},
        failing={
            (option, scenario): failed
            for scenario, ranking in zip(ids, rankings, strict=True)
            for option, failed in screened_out(project, ranking.settings).items()
            if option in reference.options
        }
        | ({} if beside is None else dict(beside.failing)),
        beside=beside,
    )


def _exact_figures(
    figures: RuleFigures,
    matrices: Sequence[ValueMatrix],
    regrets: Array,
    optimism: float,
    stated: Sequence[float | None],
) -> RuleFigures:
    """The figures as the doubles nearest to what follows from the exact totals, and from the
    probabilities as they are stated."""
    columns = [matrix.exact_totals for matrix in matrices]
    ends = _worst_and_best(matrices)
    share, even = exact_number(optimism), [Fraction(1, len(columns))] * len(columns)
    chances = [exact_number(chance) for chance in stated if chance is not None]
    expected = figures.expected
    if expected is not None:
        shares = [chance / sum(chances) for chance in chances]
        expected = weighted_sum(columns, shares).nearest()
    return replace(
        figures,
        hurwicz=weighted_sum(ends, [1 - share, share]).nearest(),
        mean=weighted_sum(columns, even).nearest(),
        expected=expected,
        largest_regret=regrets.max(axis=1),
    )


def _worst_and_best(matrices: Sequence[ValueMatrix]) -> tuple[Ratios, Ratios]:
    """Each option's lowest and highest total: (options,) both."""
    numerators, common = common_denominator([matrix.exact_totals for matrix in matrices])
    every = np.stack(numerators, axis=1)
    return Ratios(every.min(axis=1), common), Ratios(every.max(axis=1), common)


def _exact_pieces(
    pieces: Sequence[HurwiczPiece], matrices: Sequence[ValueMatrix]
) -> Iterator[tuple[HurwiczPiece, tuple[float, float]]]:
    """Each piece with its ends as the doubles nearest to where its line meets the next one's."""
    worst, best = _worst_and_best(matrices)
    meetings = []
    for left, right in zip(pieces, pieces[1:], strict=False):
        one, other = left.rows[0], right.rows[0]
        behind, ahead = worst.at(one) - worst.at(other), best.at(other) - best.at(one)
        exact = float(behind / (behind + ahead)) if behind + ahead else left.end
        # Rows that tie all along a piece meet the next one elsewhere.
        meetings.append(exact if abs(exact - left.end) <= CLOSE_SHARE else left.end)
    yield from zip(pieces, zip([0.0, *meetings], [*meetings, 1.0], strict=True), strict=True)


def _by_rule(figures: RuleFigures) -> dict[ChoiceRule, Array | None]:
    """What each rule goes by."""
    return {
        ChoiceRule.maximin: figures.worst,
        ChoiceRule.maximax: figures.best,
        ChoiceRule.hurwicz: figures.hurwicz,
        ChoiceRule.laplace: figures.mean,
        ChoiceRule.minimax_regret: figures.largest_regret,
        ChoiceRule.expected_value: figures.expected,
    }


def _chosen_rows(rule: ChoiceRule, figure: Array) -> Sequence[int]:
    """The rows with the best figure: of regrets the lowest, else the highest."""
    return decision_rules.highest(-figure if rule is ChoiceRule.minimax_regret else figure)


def _grouped(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, tuple[Item, ...]]:
    """The items of each key; keys and items in their first order."""
    result: dict[Key, tuple[Item, ...]] = {}
    for key, item in pairs:
        result[key] = (*result.get(key, ()), item)
    return result


def _probabilities(project: Project, ids: Ids) -> tuple[float, ...] | None:
    """Every scenario's probability, adding up to 1, or None where they have none."""
    given = [project.scenarios[scenario].probability for scenario in ids]
    stated = [float(probability) for probability in given if probability is not None]
    # Loading has seen to it that all have one or none.
    if len(stated) < len(ids):
        return None
    whole = math.fsum(stated)
    return tuple(probability / whole for probability in stated)


def _check(project: Project, settings: Settings) -> None:
    problems = []
    asked = settings.scenario
    if asked is not None:
        help = "leave it out"
        if asked in project.scenarios:
            help += f"; `$score $scenario {asked}` ranks in one alone"
        problems.append(
            Problem(
                "all-scenarios",
                Template("this command compares all scenarios and takes no `$scenario`"),
                Template(help),
                asked=Asked("scenario", asked),
            )
        )
    if not project.scenarios:
        option, leaf = next(iter(project.options)), project.tree.leaves[0].path
        problems.append(
            Problem(
                "no-scenarios",
                "this project has no scenarios",
                f"write {SCENARIOS_FILE} beside criteria.yaml, a line for each, as"
                " `downturn: {name: Downturn, because: Why}`, and in the options what a score is"
                f" then, as `scenarios: {{downturn: 3}}` under `{leaf}` of options/{option}.yaml",
                file=SCENARIOS_FILE,
            )
        )
    if problems:
        raise InputError(problems)
    check_settings(project, settings)
