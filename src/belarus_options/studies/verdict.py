"""The verdict on a ranking: is its first place clear, or does one score alone undo it?

The one rule of it (docs/method.md, R6), for every command that says who is first.
"""

from enum import Enum
from typing import NamedTuple

import numpy as np

from belarus_options.methods.arrays import Array, Flags
from belarus_options.methods.tolerances import (
    ORDER_DECIMALS,
    SHARE_ROUNDING,
    TIE,
    in_figure_digits,
)
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.moved_scores import (
    Reach,
    least_leads,
    moved_by_a_step,
    moved_to_ends,
)

# The least share of weightings under which a leader that is to be called robust comes first. Where
# the line lies is a convention.
ROBUST_SHARE = 0.8


class Outcome(str, Enum):
    """No rival: there is one option. Tie: several share the first place. No clear winner: one score
    alone puts another ahead of the only leader. Clear: none does."""

    no_rival = "no rival"
    tie = "tie"
    no_clear_winner = "no clear winner"
    clear = "clear"


class DecidingScore(NamedTuple):
    """One score that alone, moved as far as `reach` says, puts others ahead of the leader.

    `stated` and `to` are on the leaf's own scale. `first` are all who are first there, by id, and
    `lead` the leader's lead over them there in points of the total, which is negative.
    """

    option: str
    criterion: str
    stated: float
    to: float
    reach: Reach
    first: tuple[str, ...]
    lead: float

    @property
    def is_within_range(self) -> bool:
        """Whether it stays within what is stated as plausible."""
        return self.reach is not Reach.one_step


class Verdict(NamedTuple):
    """What can be said of a first place, with all weights as they are.

    `leaders` are all at rank 1, by id. `rivals` are whom the leader is held against, by id: those
    whom the deciding score puts first, else all who come next; none where nobody does. `lead` is
    the lead over them in points of the total, None without them.

    `deciding` is the score that undoes the first place, where it is no clear winner: of several one
    that stays within its stated range before one that does not, then the one that costs most of the
    lead, then in tree order and by rank. `deciding_scores` says how many do, and `within_range` how
    many of them without leaving their stated ranges.

    `least_lead` is the smallest lead that any one score leaves the only leader, None without a
    rival or with several leaders. `has_settled` where scores were left out because they are
    settled, `has_screened` where there is no rival because the others fail screening.
    """

    outcome: Outcome
    leaders: tuple[str, ...]
    rivals: tuple[str, ...] = ()
    lead: float | None = None
    deciding: DecidingScore | None = None
    deciding_scores: int = 0
    within_range: int = 0
    least_lead: float | None = None
    has_settled: bool = False
    has_screened: bool = False

    @property
    def is_clear_winner(self) -> bool | None:
        """Whether there is a clear winner; None for one option alone."""
        return None if self.outcome is Outcome.no_rival else self.outcome is Outcome.clear

    @property
    def pair(self) -> tuple[str, ...]:
        """Whom an allow comment about the first place names: the leader and then the rival, or all
        who tie."""
        return self.leaders if self.outcome is Outcome.tie else (*self.leaders, *self.rivals)


class Rating(str, Enum):
    """The verdict with a share of what is varied beside it. No clear winner: as the verdict says,
    ties among them. Robust: otherwise, where the leader is first under at least ROBUST_SHARE of
    what is varied. Fragile: otherwise."""

    robust = "robust"
    fragile = "fragile"
    no_clear_winner = "no clear winner"


def rating(found: Verdict, first_share: float) -> Rating | None:
    """The rating of a leader that is first under a share of what is varied; None for an option
    without rivals."""
    if found.outcome is Outcome.no_rival:
        return None
    if found.outcome is not Outcome.clear:
        return Rating.no_clear_winner
    # A share is a mean of a million draws, or a sum of areas: its last bit is rounding (R4).
    return Rating.robust if first_share >= ROBUST_SHARE - SHARE_ROUNDING else Rating.fragile


def verdict(ranking: Ranking) -> Verdict:
    """The verdict on a ranking, in time linear in its scores.

    Each score that is not settled is moved alone, by one step either way and to both ends of its
    stated range; weights stay. Raises InputError where a value there is too large to work with.
    """
    leaders = tuple(row.option for row in ranking.leaders)
    after = [row for row in ranking.ranked if row.rank > 1]
    rivals = tuple(row.option for row in after if row.rank == after[0].rank)
    if len(ranking.ranked) == 1:
        return Verdict(Outcome.no_rival, leaders, has_screened=ranking.has_screened)
    if len(leaders) > 1:
        return Verdict(Outcome.tie, leaders, rivals, ranking.lead)
    return _of_one_leader(ranking, leaders, rivals)


def _of_one_leader(ranking: Ranking, leaders: tuple[str, ...], rivals: tuple[str, ...]) -> Verdict:
    leader, settled = ranking.ranked[0], ranking.settled
    to_ends, ends = least_leads(ranking, moved_to_ends(ranking))
    to_steps, steps = least_leads(ranking, moved_by_a_step(ranking))
    by_range, by_step = (to_ends < -TIE) & ~settled, (to_steps < -TIE) & ~settled
    least = np.minimum(to_ends, to_steps)[~settled].min(initial=ranking.lead or 0.0)
    deciding, lead = None, ranking.lead
    if by_range.any():
        deciding = _deciding(ranking, by_range, to_ends, ends, is_step=False)
    elif by_step.any():
        deciding = _deciding(ranking, by_step, to_steps, steps, is_step=True)
    if deciding is not None:
        rivals = deciding.first
        lead = ranking.lead_over(leader.row, ranking.row_of(rivals[0]))
    return Verdict(
        outcome=Outcome.clear if deciding is None else Outcome.no_clear_winner,
        leaders=leaders,
        rivals=rivals,
        lead=lead,
        deciding=deciding,
        deciding_scores=int((by_range | by_step).sum()),
        within_range=int(by_range.sum()),
        least_lead=in_figure_digits(float(least)),
        has_settled=bool(settled.any()),
    )


def _deciding(
    ranking: Ranking, among: Flags, leads: Array, measures: Array, *, is_step: bool
) -> DecidingScore:
    """Of the scores among which there is one that decides, that which costs most of the lead."""
    leader, second = ranking.ranked[:2]
    shown = np.where(among, leads.round(ORDER_DECIMALS), np.inf)
    columns, rows = np.nonzero((shown == shown.min()).T)
    # In tree order; on one leaf the leader's own score, and then the best-ranked.
    here = rows[columns == columns[0]].tolist()
    row = min(here, key=lambda row: (ranking.ranks[row], ranking.options[row]))
    column = int(columns[0])
    first: tuple[str, ...] = (ranking.options[row],)
    if row == leader.row:
        first = tuple(r.option for r in ranking.ranked if r.rank == second.rank)
    has_range = ranking.scores[row][column].range is not None
    reach = Reach.stated_range if has_range else Reach.distribution
    return DecidingScore(
        option=ranking.options[row],
        criterion=ranking.tree.leaves[column].path,
        stated=float(ranking.measures[row, column]),
        to=float(measures[row, column]),
        reach=Reach.one_step if is_step else reach,
        first=first,
        lead=in_figure_digits(float(leads[row, column])),
    )
