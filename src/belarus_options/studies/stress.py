"""Which score and which belief the first place rests on, and what is worth finding out."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from belarus_options.methods.tolerances import ORDER_DECIMALS, TIE
from belarus_options.model.options import ScoreBlock
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.model.tree import Criterion
from belarus_options.studies.beliefs import Belief, Beliefs
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.moved_scores import (
    Firsts,
    Reach,
    exact_leads,
    least_leads,
    reach,
    stated_moves,
)
from belarus_options.studies.verdict import Verdict, verdict

if TYPE_CHECKING:
    from belarus_options.studies.value_of_information import ValueOfInformation


@dataclass(frozen=True, slots=True)
class StressedScore:
    """One score moved alone over what is stated for it, where that leaves the leader least.

    `stated` and `to` are on the leaf's own scale, and the same where nothing is worse; `reach` says
    what takes it there, None where nothing does, and `item` which piece of evidence is wrong then.
    `lead` is the leader's over its best rival there, in points of the total, negative where it is
    behind; `first` are all who are first there, by id.
    """

    option: str
    leaf: Criterion
    score: ScoreBlock
    stated: float
    to: float
    reach: Reach | None
    item: str | None
    lead: float
    first: tuple[str, ...]

    @property
    def is_load_bearing(self) -> bool:
        """Whether another option is strictly first there."""
        return self.lead < -TIE

    @property
    def range(self) -> tuple[float, float] | None:
        """The plausible range that is stated for it; None without one."""
        low, high = self.score.plausible
        return (low, high) if low < high else None

    @property
    def meaning(self) -> str | None:
        """What the level there means, on a constructed scale."""
        scale = self.leaf.constructed
        return scale.levels[int(self.to)].means if scale is not None else None


@dataclass(frozen=True, eq=False)
class Stress:
    """A ranking, and what its first place rests on. With tied leaders all is about the first by id.

    `lead` is the leader's over its best rival as stated, None for one option alone, of which there
    are no `scores` and no `beliefs`. `scores` are all that are not settled, the least lead first,
    then in tree order and by id; `beliefs` are the items for which scores state `if_wrong`, the
    least lead first and then by id.
    """

    ranking: Ranking
    verdict: Verdict
    lead: float | None
    scores: tuple[StressedScore, ...]
    beliefs: tuple[Belief, ...]
    value_of_information: "ValueOfInformation"

    @property
    def leader(self) -> str:
        """The first of the ranking, whose lead is looked at."""
        return self.ranking.ranked[0].option

    @property
    def load_bearing(self) -> tuple[StressedScore, ...]:
        """The scores that alone put another option first."""
        return tuple(score for score in self.scores if score.is_load_bearing)

    @property
    def settled(self) -> int:
        """How many scores are settled, so that nothing moves them."""
        return int(self.ranking.settled.sum())

    @property
    def settled_options(self) -> tuple[str, ...]:
        """Whose scores these are."""
        rows = np.flatnonzero(self.ranking.settled.any(axis=1)).tolist()
        return tuple(self.ranking.options[row] for row in rows)

    @cached_property
    def cited(self) -> frozenset[str]:
        """The items of evidence that scores cite here."""
        scores = (score for scored in self.ranking.scores for score in scored)
        return frozenset(item for score in scores for item in score.evidence or ())

    @cached_property
    def sets(self) -> tuple[Belief, ...]:
        """Two and three beliefs that move the first place together where fewer do not."""
        return Beliefs(self.ranking).sets(self.beliefs)


def stress(project: Project, settings: Settings = AS_STATED) -> Stress:
    """What a project's first place rests on under settings; raises InputError for settings that
    cannot be, and where an uncertain score is worth too much to work with."""
    # `check` moves scores as this does, and asks for no worth of knowing them.
    from belarus_options.studies.value_of_information import value_of_information

    ranking = rank(project, settings)
    has_rival = len(ranking.ranked) > 1
    scores = stressed_scores(ranking) if has_rival else ()
    return Stress(
        ranking=ranking,
        verdict=verdict(ranking),
        lead=_stated_lead(ranking) if has_rival else None,
        scores=scores,
        beliefs=Beliefs(ranking).alone() if has_rival else (),
        value_of_information=value_of_information(ranking),
    )


def stressed_scores(ranking: Ranking) -> tuple[StressedScore, ...]:
    """Every score of two options or more that is not settled, moved alone over what is stated for
    it. Raises InputError where a value there is too large to work with."""
    _, moved = least_leads(ranking, stated_moves(ranking))
    leads = exact_leads(ranking, moved)
    # A rival that stays behind another takes nothing from the lead.
    moved = np.where(leads < _stated_lead(ranking), moved, ranking.measures)
    # What only rounding tells from a tie is one (R1).
    leads = np.where(np.abs(leads) > TIE, leads, 0.0)
    by_id = sorted(range(len(ranking.options)), key=ranking.options.__getitem__)
    # Leads that only rounding tells apart are the same (R4).
    order = np.argsort(leads[by_id].round(ORDER_DECIMALS).T, axis=None, kind="stable")
    first = Firsts(ranking)
    found = []
    for place in order.tolist():
        column, row = place // len(by_id), by_id[place % len(by_id)]
        if ranking.settled[row, column]:
            continue
        score, to, lead = ranking.scores[row][column], moved[row, column], leads[row, column]
        stated = ranking.measures[row, column]
        taken_by, item = reach(score, float(to))
        found.append(
            StressedScore(
                option=ranking.options[row],
                leaf=ranking.tree.leaves[column],
                score=score,
                stated=float(stated),
                to=float(to),
                reach=taken_by,
                item=item,
                lead=float(lead),
                first=first.where(row, lead, is_moved=to != stated),
            )
        )
    return tuple(found)


def _stated_lead(ranking: Ranking) -> float:
    leader, second = ranking.ranked[:2]
    return ranking.lead_over(leader.row, second.row)
