"""How far each uncertain score moves the leader's lead, from end to end of its range."""

from dataclasses import dataclass

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.tolerances import ORDER_DECIMALS, TIE, in_figure_digits
from belarus_options.studies.matrix import values as value_study
from belarus_options.studies.matrix.ranking import Ranking


@dataclass(frozen=True, slots=True)
class Lead:
    """The leader's lead over the best rival, in points of the total, and that rival.

    Negative where the rival is ahead, 0 where the two tie; of rivals that tie, the first by id.
    """

    points: float
    rival: str


@dataclass(frozen=True, slots=True)
class Swing:
    """One score at either end of its plausible range, all else as stated.

    `low` and `high` are measures on the leaf's own scale. One option alone has nobody to lead, and
    its leads are None.
    """

    option: str
    criterion: str
    low: float
    high: float
    at_low: Lead | None
    at_high: Lead | None

    @property
    def width(self) -> float:
        """How far the lead moves, in points of the total."""
        if self.at_low is None or self.at_high is None:
            return 0.0
        return abs(self.at_high.points - self.at_low.points)

    @property
    def undoes(self) -> bool:
        """Whether the leader is behind at an end."""
        return any(lead is not None and lead.points < 0.0 for lead in (self.at_low, self.at_high))

    @property
    def only_ties(self) -> bool:
        """Whether the leader ties at an end, and is behind at none."""
        leads = [lead.points for lead in (self.at_low, self.at_high) if lead is not None]
        return 0.0 in leads and not self.undoes


def tornado(ranking: Ranking) -> tuple[Swing, ...]:
    """Every score with a plausible range: the widest swing first, then in tree order, then by id.

    The leader is the first of the stated ranking throughout. Raises InputError where a value at an
    end of a range is too large to work with.
    """
    lows, highs = ranking.plausible
    at_low, at_high = _totals(ranking, lows), _totals(ranking, highs)
    found = [
        Swing(
            option=ranking.options[row],
            criterion=leaf.path,
            low=lows[row, column].item(),
            high=highs[row, column].item(),
            at_low=_lead(ranking, row, at_low[row, column].item()),
            at_high=_lead(ranking, row, at_high[row, column].item()),
        )
        for column, leaf in enumerate(ranking.tree.leaves)
        for row in np.flatnonzero(lows[:, column] != highs[:, column]).tolist()
    ]
    # Widths that only rounding tells apart are the same (R4).
    return tuple(sorted(found, key=lambda swing: -round(swing.width, ORDER_DECIMALS)))


def stated_lead(ranking: Ranking) -> Lead | None:
    """The lead as stated; None for one option alone."""
    leader = ranking.ranked[0]
    return _lead(ranking, leader.row, leader.total)


def _totals(ranking: Ranking, measures: Array) -> Array:
    """Each option's total with one score alone replaced by a measure: (options, leaves) both."""
    worth = value_study.values(ranking.scales, measures)
    moved: Array = (worth - ranking.values) * ranking.leaf_weights
    return ranking.totals[:, np.newaxis] + moved


def _lead(ranking: Ranking, row: int, total: float) -> Lead | None:
    """The leader's lead where one option's total is another."""
    leader, *next_two = ranking.ranked[:3]
    if not next_two:
        return None
    ours = total if row == leader.row else leader.total
    rivals = [(rival.total, rival.option) for rival in next_two if rival.row != row][:1]
    if row != leader.row:
        rivals.append((total, ranking.options[row]))
    theirs = max(rival_total for rival_total, _ in rivals)
    lead = ours - theirs
    return Lead(
        points=in_figure_digits(lead) if abs(lead) > TIE else 0.0,
        rival=min(option for rival_total, option in rivals if theirs - rival_total <= TIE),
    )
