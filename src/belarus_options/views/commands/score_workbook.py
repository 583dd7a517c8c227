"""The ranking as a workbook: shares, values, totals and ranks as formulas, so that a weight or a
score that is changed in it ranks anew; beside them what they are in the project.

    Weights ─────────────────┐
    Scores ── by Scales ─────┴► Options × criteria ──► Ranking

Scores stand criterion by criterion, so that those on a leaf are cells below each other.
"""

import json
from collections.abc import Iterator, Sequence

from belarus_options.methods.tolerances import TIE
from belarus_options.model import workbook_layout as layout
from belarus_options.model.tree import Criterion
from belarus_options.model.workbook_layout import MATRIX, RANKING, SCORES, WEIGHTS
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.views.commands.score_workbook_scales import ScaleTable
from belarus_options.views.commands.score_workbook_sources import about, as_json, source_sheets
from belarus_options.views.report.book import Book, Cell, Column, Formula, Sheet, cell, down

_SHARE, _POINTS = "0.0%", "0.0"
# As a spreadsheet has it.
_TIE = f"{TIE:.0E}"
# The columns to which formulas of other sheets lead.
_WEIGHT, _LOCAL, _GLOBAL, _INNER, _GROUP = 3, 5, 6, 7, 8
_MEASURE, _VALUE = 4, 5
_TOTAL, _RANK, _ORDER, _FIRST_LEAF = 2, 3, 4, 7
# Of a formula, in Excel.
_MOST_CHARACTERS = 8_000


def score_book(ranking: Ranking) -> Book:
    """The workbook of a ranking."""
    scales = ScaleTable(ranking)
    return Book(
        (
            _ranking(ranking),
            _weights(ranking),
            _scores(ranking, scales),
            _matrix(ranking),
            scales.sheet(_measures_on(ranking)),
            *source_sheets(ranking),
        ),
        about=about(ranking),
    )


# --- weights


def _weights(ranking: Ranking) -> Sheet:
    """A row for each criterion, a branch before what is below it."""
    columns = (
        Column(layout.CRITERION, width=24),
        Column(layout.NAME, width=28),
        Column(layout.SHORT, width=16),
        Column(layout.WEIGHT, is_input=True),
        Column(layout.UNIT, width=6),
        Column("Share of its group", _SHARE),
        Column("Share of the whole", _SHARE),
        Column("Share of its top criterion", _SHARE),
        Column("Group", width=8),
        Column("Share of the whole in the project", _SHARE),
        Column(layout.REASON, width=50, is_input=True),
        Column(layout.DEFINITION, width=50),
        Column(layout.PREFER),
        Column(layout.COMBINE),
        Column(layout.MUST),
        Column(layout.RANGE),
    )
    return Sheet(WEIGHTS, columns, _weight_rows(ranking), keys=2)


def _weight_rows(ranking: Ranking) -> Iterator[Sequence[Cell]]:
    nodes, weights = ranking.tree.nodes, ranking.weights
    groups = {parent: at for at, (parent, _) in enumerate(ranking.tree.groups())}
    places = {path: at for at, path in enumerate(nodes, 1)}
    every_group, every_weight = (down(column, 1, len(nodes)) for column in (_GROUP, _WEIGHT))
    inner: dict[str, float] = {}
    is_set = ranking.settings.sets_weights
    for path, node in nodes.items():
        row = places[path]
        parent = places.get(node.parent)
        inner[path] = inner[node.parent] * weights.local[path] if parent else 1.0
        group, weight = cell(_GROUP, row), cell(_WEIGHT, row)
        whole = f"SUMIF({every_group},{group},{every_weight})"
        share = f"IF({whole}=0,1/COUNTIF({every_group},{group}),{weight}/{whole})"
        local = cell(_LOCAL, row)
        within = f"{local}*{cell(_GLOBAL, parent)}" if parent else local
        below = f"{local}*{cell(_INNER, parent)}" if parent else "1"
        is_stated = node.weight is not None or weights.raw[path] != 1.0
        yield (
            path,
            node.name,
            node.short,
            weights.raw[path] if is_stated else None,
            "%" if is_share(node) and not is_set else None,
            Formula(share, weights.local[path]),
            Formula(within, weights.global_[path]),
            Formula(below, inner[path]),
            groups[node.parent],
            weights.global_[path],
            node.because,
            node.definition,
            # Anchors say it themselves.
            None if node.measured else node.prefer,
            node.combine,
            as_json(node.must),
            None if is_set else _range(node),
        )


# --- scores


def _scores(ranking: Ranking, scales: ScaleTable) -> Sheet:
    """A row for each leaf and option."""
    columns = (
        Column(layout.CRITERION, width=24),
        Column(layout.CRITERION_NAME, width=24),
        Column(layout.OPTION, width=20),
        Column(layout.OPTION_NAME, width=28),
        Column(layout.MEASURE, is_input=True),
        Column(layout.VALUE, _POINTS),
        Column(layout.LOW, is_input=True),
        Column(layout.HIGH, is_input=True),
        Column(layout.CONFIDENCE, is_input=True),
        Column(layout.SETTLED, is_input=True),
        Column(layout.REASON, width=60, is_input=True),
        Column(layout.EVIDENCE, width=30, is_input=True),
        Column(layout.DISTRIBUTION, width=20),
        Column(layout.IF_WRONG, width=20),
    )
    length = len(ranking.names) * len(ranking.tree.leaves)
    return Sheet(SCORES, columns, _score_rows(ranking, scales), keys=4, length=length)


def _score_rows(ranking: Ranking, scales: ScaleTable) -> Iterator[Sequence[Cell]]:
    names = list(ranking.names.items())
    row = 0
    for at, scale in enumerate(ranking.scales):
        leaf = scale.leaf
        values = ranking.values[:, at].tolist()
        measures = ranking.measures[:, at].tolist()
        for option, (id, name) in enumerate(names):
            row += 1
            score = ranking.scores[option][at]
            low, high = score.range or (None, None)
            value = values[option]
            text = scales.formula(at, cell(_MEASURE, row), measures[option])
            yield (
                leaf.path,
                leaf.name,
                id,
                name,
                measures[option],
                Formula(text, value) if text else value,
                low,
                high,
                score.confidence,
                layout.YES if score.settled else None,
                score.because,
                " ".join(score.evidence or ()),
                as_json(score.distribution),
                as_json(score.if_wrong),
            )


def _measures_on(ranking: Ranking) -> dict[str, str]:
    """Where the scores on each leaf stand."""
    count = len(ranking.names)
    return {
        leaf.path: f"{SCORES}!{down(_MEASURE, 1 + at * count, count)}"
        for at, leaf in enumerate(ranking.tree.leaves)
    }


# --- contributions


def _matrix(ranking: Ranking) -> Sheet:
    """Options in the order of their ids, what each leaf adds to their totals, and their values on
    the top criteria."""
    tree = ranking.tree
    columns = (
        Column("Option", width=20),
        Column("Name", width=28),
        Column("Total", _POINTS),
        Column("Rank"),
        Column("Place", width=8),
        Column("Total in the project", _POINTS),
        Column("Rank in the project"),
        *(Column(leaf.name, _POINTS, 14) for leaf in tree.leaves),
        *(Column(f"Value on {tree.nodes[path].name}", _POINTS, 14) for path in tree.top),
    )
    return Sheet(MATRIX, columns, _matrix_rows(ranking), leading=1, keys=2)


def _matrix_rows(ranking: Ranking) -> Iterator[Sequence[Cell]]:
    tree, weights, count = ranking.tree, ranking.weights, len(ranking.names)
    rows = {path: at for at, path in enumerate(tree.nodes, 1)}
    last_leaf = _FIRST_LEAF + len(tree.leaves) - 1
    every = f"SUM({cell(_FIRST_LEAF, 1)}:{cell(last_leaf, 1)})"
    yield (
        "Share of the whole", None, Formula(every, 1.0, _SHARE), None, None, None, None,
        *(_share_of(rows[leaf.path], weights.global_[leaf.path]) for leaf in tree.leaves),
        *(_share_of(rows[path], weights.global_[path]) for path in tree.top),
    )  # fmt: skip
    totals = down(_TOTAL, 2, count)
    contributions = ranking.contributions.tolist()
    values_on = {path: ranking.values_on[path].tolist() for path in tree.top}
    places = {ranked.row: (place, ranked) for place, ranked in enumerate(ranking.ranked, 1)}
    heads = [cell(_FIRST_LEAF + at, 1, fixed="r") for at in range(len(tree.leaves))]
    for option, (id, name) in enumerate(ranking.names.items()):
        row = option + 2
        place, ranked = places[option]
        total, rank = cell(_TOTAL, row), cell(_RANK, row)
        above = f"{cell(_RANK, 2, fixed='r')}:{rank}"
        values = [f"{SCORES}!{cell(_VALUE, 1 + at * count + option)}" for at in range(len(heads))]
        yield (
            id,
            name,
            Formula(f"SUM({cell(_FIRST_LEAF, row)}:{cell(last_leaf, row)})", ranked.total),
            Formula(f'COUNTIF({totals},">"&({total}+{_TIE}))+1', ranked.rank),
            Formula(f"{rank}+COUNTIF({above},{rank})-1", place),
            ranked.total,
            ranked.rank,
            *(
                Formula(f"{head}*{value}", part)
                for head, value, part in zip(heads, values, contributions[option], strict=True)
            ),
            *(
                Formula(_on_branch(ranking, path, rows, values, row), values_on[path][option])
                for path in tree.top
            ),
        )


def _share_of(row: int, share: float) -> Cell:
    return Formula(f"{WEIGHTS}!{cell(_GLOBAL, row)}", share, _SHARE)


def _on_branch(
    ranking: Ranking, path: str, rows: dict[str, int], values: Sequence[str], row: int
) -> str:
    """An option's value on a top criterion."""
    below = ranking.columns_under(path)
    if ranking.tree.nodes[path].is_leaf:
        return values[below[0]]
    leaves = ranking.tree.leaves
    terms = [
        f"{WEIGHTS}!{cell(_INNER, rows[leaves[at].path], fixed='cr')}*{values[at]}" for at in below
    ]
    text = "+".join(terms)
    if len(text) <= _MOST_CHARACTERS:
        return text
    # Leaves below a node stand beside each other.
    parts = f"{cell(_FIRST_LEAF + below[0], row)}:{cell(_FIRST_LEAF + below[-1], row)}"
    share = f"{WEIGHTS}!{cell(_GLOBAL, rows[path])}"
    return f'IF({share}=0,"",SUM({parts})/{share})'


# --- the ranking


def _ranking(ranking: Ranking) -> Sheet:
    """Options by rank, found anew where a total has changed."""
    tree = ranking.tree
    columns = (
        Column("Rank", width=8),
        Column("Option", width=20),
        Column("Name", width=32),
        Column("Total", _POINTS, 24, has_bars=True),
        *(Column(tree.nodes[path].name, _POINTS, 14) for path in tree.top),
        Column("Total in the project", _POINTS),
        Column("Rank in the project"),
        Column("Row", width=6),
    )
    return Sheet(RANKING, columns, _ranking_rows(ranking), leading=1, keys=3)


def _ranking_rows(ranking: Ranking) -> Iterator[Sequence[Cell]]:
    tree, count = ranking.tree, len(ranking.names)
    rows = {path: at for at, path in enumerate(tree.nodes, 1)}
    first_top = _FIRST_LEAF + len(tree.leaves)
    of_row = 4 + len(tree.top) + 2
    yield (
        None, "Share of the whole", None, None,
        *(_share_of(rows[path], ranking.weights.global_[path]) for path in tree.top),
        None, None, None,
    )  # fmt: skip
    values_on = {path: ranking.values_on[path].tolist() for path in tree.top}
    shown = [
        f"'{MATRIX}'!{down(column, 2, count)}"
        for column in (_RANK, 0, 1, _TOTAL, *range(first_top, first_top + len(tree.top)), 5, 6)
    ]
    order = f"'{MATRIX}'!{down(_ORDER, 2, count)}"
    for place, ranked in enumerate(ranking.ranked, 1):
        at = cell(of_row, place + 1, fixed="c")
        values: tuple[float | str, ...] = (
            ranked.rank,
            ranked.option,
            ranked.name,
            ranked.total,
            *(values_on[path][ranked.row] for path in tree.top),
            ranked.total,
            ranked.rank,
        )
        yield (
            *(
                Formula(f"INDEX({column},{at})", value)
                for column, value in zip(shown, values, strict=True)
            ),
            Formula(f"MATCH({place},{order},0)", ranked.row + 1),
        )


def _range(node: Criterion) -> str | None:
    """The range of a weight, both ends as the file has them."""
    if node.weight_range is None:
        return None
    ends = [f"{end}%" if is_share(node) else end for end in map(float, node.weight_range)]
    return json.dumps(ends)


def is_share(node: Criterion) -> bool:
    """Whether the file says a criterion's weight as a share of its group."""
    from belarus_options.model.shares import Share

    return isinstance(node.weight, Share)
