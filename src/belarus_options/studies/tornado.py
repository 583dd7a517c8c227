"""How far each score moves the leader's lead, alone over what is stated for it."""

from dataclasses import dataclass

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.tolerances import ORDER_DECIMALS, TIE
from belarus_options.model.options import ScoreBlock
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.moved_scores import Firsts, exact_leads, stated_span


@dataclass(frozen=True, slots=True)
class Swing:
    """One score at the least and the greatest measure of what is stated for it, all else as stated.

    `low` and `high` are on the leaf's own scale. The leads are the leader's over its best rival
    there, in points of the total: negative where it is behind, 0 where it ties, None for one option
    alone. `ahead` are all who are first where the leader is behind, by id.
    """

    option: str
    criterion: str
    score: ScoreBlock
    low: float
    high: float
    lead_at_low: float | None
    lead_at_high: float | None
    ahead: tuple[str, ...] = ()

    @property
    def leads(self) -> tuple[float, ...]:
        """At either end, none for one option alone."""
        return tuple(each for each in (self.lead_at_low, self.lead_at_high) if each is not None)

    @property
    def width(self) -> float:
        """How far the lead moves, in points of the total."""
        return max(self.leads, default=0.0) - min(self.leads, default=0.0)

    @property
    def undoes(self) -> bool:
        """Whether the leader is behind at an end."""
        return min(self.leads, default=0.0) < 0.0

    @property
    def only_ties(self) -> bool:
        """Whether the leader ties at an end, and is behind at none."""
        return 0.0 in self.leads and not self.undoes


def tornado(ranking: Ranking) -> tuple[Swing, ...]:
    """Every score that is not settled: the widest swing first, then in tree order, then by id.

    The leader is the first of the stated ranking throughout. Raises InputError where a value at an
    end is too large to work with.
    """
    lows, highs = stated_span(ranking)
    at_low, at_high = _leads(ranking, lows), _leads(ranking, highs)
    by_id = sorted(range(len(ranking.options)), key=ranking.options.__getitem__)
    first = Firsts(ranking) if len(by_id) > 1 else None
    found = []
    for column, leaf in enumerate(ranking.tree.leaves):
        for row in by_id:
            if ranking.settled[row, column]:
                continue
            leads = at_low[row][column], at_high[row][column]
            least = min((lead for lead in leads if lead is not None), default=0.0)
            found.append(
                Swing(
                    option=ranking.options[row],
                    criterion=leaf.path,
                    score=ranking.scores[row][column],
                    low=lows[row, column].item(),
                    high=highs[row, column].item(),
                    lead_at_low=leads[0],
                    lead_at_high=leads[1],
                    ahead=first.where(row, least, is_moved=True) if first and least < 0.0 else (),
                )
            )
    # Widths that only rounding tells apart are the same (R4).
    return tuple(sorted(found, key=lambda swing: -round(swing.width, ORDER_DECIMALS)))


def stated_lead(ranking: Ranking) -> float | None:
    """The leader's lead over its best rival as stated; None for one option alone."""
    leader, *rivals = ranking.ranked[:2]
    if not rivals:
        return None
    lead = ranking.lead_over(leader.row, rivals[0].row)
    return lead if lead > TIE else 0.0


def _leads(ranking: Ranking, measures: Array) -> list[list[float | None]]:
    """The leader's leads with one score alone at a measure; a row for each option, None for one
    option alone."""
    if len(ranking.ranked) == 1:
        return [[None] * len(ranking.scales)]
    leads = exact_leads(ranking, measures)
    # What only rounding tells from a tie is one (R1).
    found: list[list[float | None]] = np.where(np.abs(leads) > TIE, leads, 0.0).tolist()
    return found
