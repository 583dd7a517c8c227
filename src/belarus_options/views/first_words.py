"""Sentences as text, for views that still write text."""

from belarus_options.studies.ranking import RankedOption, Ranking
from belarus_options.views.first_report import points
from belarus_options.views.words import listed


def shown_rank(row: RankedOption) -> str:
    """The rank, with `=` where it is shared."""
    return f"={row.rank}" if row.is_tied else str(row.rank)


def lead_line(ranking: Ranking) -> str:
    """One sentence on who leads whom, by how much, or who ties."""
    leaders = [row.option for row in ranking.leaders]
    after = [row for row in ranking.ranked if row.rank > 1]
    second = [row.option for row in after if row.rank == after[0].rank]
    gap = gap_text(ranking.lead or 0.0)
    if len(leaders) > 1:
        ahead = f", {gap} ahead of {listed(second)}" if after else ""
        return f"{listed(leaders)} tie for first{ahead}."
    return f"{leaders[0]} leads {listed(second)} by {gap}." if after else ""


def gap_text(gap: float) -> str:
    """A lead in value points; one that rounding would hide is not shown as nothing."""
    return f"{points(gap)} points" if gap >= 0.05 else "less than 0.05 points"
