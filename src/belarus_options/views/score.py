"""The ranking as a staff officer expects it, and the same ranking leaf by leaf."""

from functools import partial
from typing import Any

from belarus_options.studies.ranking import RankedOption, Ranking
from belarus_options.views.report import Cell, Column, Datum, Records, Report, Table, points, share
from belarus_options.views.settings import settings_line
from belarus_options.views.words import listed

DIRECTION = "0–100, higher is better"
CAUTION = "Totals add up coded judgements; they are not measurements."


def score_report(ranking: Ranking, *, by_leaf: bool, again: str = "") -> Report:
    """The report of `score`: options down, top criteria across; or leaves down, options across.

    `again` is what a further command needs to see the same project under the same settings.
    """
    return Report(
        title=ranking.project.decision.title,
        subtitle=_subtitle(ranking),
        table=_leaf_table(ranking) if by_leaf else _option_table(ranking),
        records=partial(_records, ranking),
        result=partial(_result, ranking),
        notes=_notes(ranking, again),
    )


def shown_rank(row: RankedOption) -> str:
    """The rank, with `=` where it is shared."""
    return f"={row.rank}" if row.is_tied else str(row.rank)


def _subtitle(ranking: Ranking) -> str:
    as_of = ranking.project.decision.as_of
    parts = [
        DIRECTION,
        f"as of {as_of.isoformat()}" if as_of else "",
        settings_line(ranking.settings),
    ]
    return " · ".join(part for part in parts if part)


def _option_table(ranking: Ranking) -> Table:
    top = ranking.tree.top
    columns = [Column("#", is_number=True), Column("Option"), Column("Name")]
    columns += [
        Column(
            f"{ranking.tree.nodes[path].name} {share(ranking.weights.global_[path])}",
            is_number=True,
        )
        for path in top
    ]
    columns += [Column("", is_bar=True), Column("Total", is_number=True)]
    branches = [ranking.branch_values(path).tolist() for path in top]
    rows: list[tuple[Cell, ...]] = []
    for row in ranking.ranked:
        values = [points(branch[row.row]) for branch in branches]
        name = row.name + _marks(ranking, row)
        rows.append((shown_rank(row), row.option, name, *values, row.total, points(row.total)))
    return Table(tuple(columns), tuple(rows), keys=3)


def _leaf_table(ranking: Ranking) -> Table:
    columns = [Column("Criterion"), Column("Weight", is_number=True)]
    columns += [Column(row.option + _marks(ranking, row), is_number=True) for row in ranking.ranked]
    rows: list[tuple[str, ...]] = []
    for index, leaf in enumerate(ranking.tree.leaves):
        values = [marked_value(ranking.values[row.row, index].item()) for row in ranking.ranked]
        rows.append((leaf.path, share(ranking.weights.global_[leaf.path]), *values))
    rows.append(("Total", "100%", *(points(row.total) for row in ranking.ranked)))
    rows.append(("Rank", "", *(shown_rank(row) for row in ranking.ranked)))
    return Table(tuple(columns), tuple(rows), keys=2)


def _marks(ranking: Ranking, row: RankedOption) -> str:
    marks = ("†" if ranking.project.options[row.option].requires else "") + (
        "‡" if ranking.beyond_anchors(row.row) else ""
    )
    return f" {marks}" if marks else ""


def marked_value(value: float) -> str:
    """A value on a leaf, marked where it lies beyond its scale's anchors."""
    return points(value) if 0.0 <= value <= 100.0 else f"{points(value)}‡"


def _notes(ranking: Ranking, again: str) -> tuple[str, ...]:
    notes = [lead_line(ranking)]
    for row in ranking.ranked:
        if requires := ranking.project.options[row.option].requires:
            notes.append(
                f"† {row.option} cannot be chosen alone: it requires {', '.join(requires)}."
            )
    for row in ranking.ranked:
        if beyond := ranking.beyond_anchors(row.row):
            notes.append(f"‡ {row.option} lies outside its scale's anchors on {', '.join(beyond)}.")
    pair = " ".join(row.option for row in ranking.ranked[:2])
    command = f"belarus-options explain {pair} {again}".rstrip()
    see = f" `{command}` shows what decides." if " " in pair else ""
    notes.append(CAUTION + see)
    return tuple(note for note in notes if note)


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


def _result(ranking: Ranking) -> dict[str, Any]:
    weights = ranking.weights
    leaves = ranking.tree.leaves
    return {
        "weights": {
            path: {"local": weights.local[path], "global": weights.global_[path]}
            for path in ranking.tree.nodes
        },
        "ranking": [
            {
                "rank": row.rank,
                "option": row.option,
                "name": row.name,
                "total": row.total,
                "tied": row.is_tied,
                "beyond_anchors": ranking.beyond_anchors(row.row),
                "contributions": {
                    leaf.path: part
                    for leaf, part in zip(
                        leaves, ranking.contributions[row.row].tolist(), strict=True
                    )
                },
            }
            for row in ranking.ranked
        ],
    }


def _records(ranking: Ranking) -> Records:
    top = list(ranking.tree.top)
    below = [leaf.path for leaf in ranking.tree.leaves if leaf.path not in top]
    paths = [*top, *below]
    columns = [ranking.branch_contributions(path).tolist() for path in paths]
    rows: list[list[Datum]] = [
        [
            row.rank,
            row.option,
            row.name,
            row.total,
            *(column[row.row] for column in columns),
        ]
        for row in ranking.ranked
    ]
    return Records(["rank", "option", "name", "total", *paths], rows)
