"""The ranking as a staff officer expects it, and the same ranking leaf by leaf."""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.matrix.value_matrix import RankedOption
from belarus_options.studies.verdict import verdict
from belarus_options.views.commands.verdict_sentences import verdict_data, verdict_sentence
from belarus_options.views.report.basis import basis
from belarus_options.views.report.bounds import add_up
from belarus_options.views.report.fields import Field, json_rows, records, table
from belarus_options.views.report.numbers import Number, count, points, rank, weight
from belarus_options.views.report.report import Block, Next, Notes, Report, Table
from belarus_options.views.report.sentence import (
    Command,
    Said,
    Sentence,
    criteria,
    criterion,
    option,
    options,
    say,
    separated,
)
from belarus_options.views.report.settings_line import settings_line

if TYPE_CHECKING:
    from belarus_options.views.report.book import Book
    from belarus_options.views.report.chart import Bars

# Marks the first of a row or a column.
FIRST_MARK = "▲"
DIRECTION = "0–100, higher is better"
# The most top criteria beside the total.
_MOST_ACROSS = 8
CAUTION = "Totals add up coded judgments; they are not measurements."


def score_report(ranking: Ranking, *, by_leaf: bool) -> Report:
    """The report of `score`: options down, top criteria across; or leaves down, options across."""
    fields = _fields(ranking, by_leaf=by_leaf)
    return Report(
        title=ranking.project.decision.title,
        reading=say("{} · {}", DIRECTION, basis(ranking.settings)),
        as_of=ranking.project.decision.as_of,
        settings=settings_line(ranking.project, ranking.settings),
        blocks=lambda: (
            *([Block(_leaf_table(ranking))] if by_leaf else _tables(ranking)),
            Block(Notes(tuple(_notes(ranking, by_leaf=by_leaf)))),
            *_next(ranking),
        ),
        lines=lambda: _leaf_table(ranking) if by_leaf else table(fields, ranking.ranked, keys=3),
        records=partial(records, fields, ranking.ranked),
        result=partial(_result, ranking, fields),
        book=partial(_book, ranking),
    )


def _book(ranking: Ranking) -> "Book":
    # Only a workbook needs it.
    from belarus_options.views.commands.score_workbook import score_book

    return score_book(ranking)


def shown_rank(row: RankedOption) -> Number:
    """The rank, with `=` where it is shared."""
    return rank(row.rank, is_tied=row.is_tied)


def leaf_value(value: float) -> Number:
    """A value on a leaf, marked where it lies beyond its scale's anchors."""
    return points(value, mark="" if 0.0 <= value <= 100.0 else "‡")


def _tables(ranking: Ranking) -> Iterator[Block]:
    """The ranking; of many top criteria, the weightiest beside the total and the others below."""
    top, weights = ranking.tree.top, ranking.weights.global_
    weightiest = sorted(top, key=lambda path: -weights[path])[:_MOST_ACROSS]
    beside = [path for path in top if path in weightiest]
    place: Field[RankedOption] = Field("", shown_rank, "#", is_number=True)
    # What one types is an id.
    key: Field[RankedOption] = Field("", lambda row: row.option, "Option")
    name: Field[RankedOption] = Field(
        "", lambda row: row.name + _marks(ranking, row), "Name", is_optional=True
    )
    rows = ranking.ranked
    fields = (
        place,
        key,
        *([name] if any(row.name + _marks(ranking, row) != row.option for row in rows) else []),
        *(_branch_field(ranking, path, criterion(path)) for path in beside),
        Field("", chart=_bars, is_optional=True),
        Field("", lambda row: points(row.total), "Total", is_number=True),
    )
    yield Block(table(fields, rows, keys=2 + (name in fields)))
    if left := [path for path in top if path not in weightiest]:
        others = [_branch_field(ranking, path, criterion(path)) for path in left]
        yield Block(table((place, key, *others), ranking.ranked, keys=2))


def _fields(ranking: Ranking, *, by_leaf: bool) -> tuple[Field[RankedOption], ...]:
    top = ranking.tree.top
    paths = tuple(ranking.tree.nodes) if by_leaf else top
    return (
        Field("", shown_rank, "#", is_number=True),
        Field("rank", lambda row: row.rank),
        Field("option", lambda row: option(row.option), "Option"),
        Field("name", lambda row: row.name),
        Field("", lambda row: row.name + _marks(ranking, row), "Name"),
        *(_branch_field(ranking, path, ranking.tree.nodes[path].name) for path in top),
        Field("total", lambda row: points(row.total), "Total", is_number=True),
        Field("tied", lambda row: row.is_tied, csv=False),
        Field("beyond_anchors", lambda row: ranking.beyond_anchors(row.row), csv=False),
        Field("contributions", partial(_contributions, ranking), csv=False),
        Field("values", partial(_values, ranking), csv=False),
        *(_value_data(ranking, path) for path in paths),
        *(_contribution_data(ranking, path) for path in paths),
    )


def _bars(rows: Sequence[RankedOption]) -> "Bars":
    # Only what is drawn needs it.
    from belarus_options.views.report.chart import Bars

    return Bars(tuple(row.total for row in rows))


def _branch_field(ranking: Ranking, path: str, name: Said) -> Field[RankedOption]:
    """Values on a top criterion, for people."""
    values = ranking.branch_values(path).tolist()
    heading = say("{} {}", name, weight(ranking.weights.global_[path]))
    return Field("", lambda row: points(values[row.row]), heading, is_number=True)


def _value_data(ranking: Ranking, path: str) -> Field[RankedOption]:
    """The values on a criterion, for CSV."""
    return Field(path, lambda row: float(ranking.values_on[path][row.row]), json=False)


def _contribution_data(ranking: Ranking, path: str) -> Field[RankedOption]:
    """What a criterion adds to each total, for CSV, computed where that is asked for."""
    parts = cache(lambda: ranking.branch_contributions(path).tolist())
    return Field(f"adds:{path}", lambda row: parts()[row.row], json=False)


def _values(ranking: Ranking, row: RankedOption) -> dict[str, Any]:
    return {path: float(values[row.row]) for path, values in ranking.values_on.items()}


def _contributions(ranking: Ranking, row: RankedOption) -> dict[str, Any]:
    parts = ranking.contributions[row.row].tolist()
    return {leaf.path: part for leaf, part in zip(ranking.tree.leaves, parts, strict=True)}


def _leaf_table(ranking: Ranking) -> Table:
    values = ranking.values.tolist()
    paths = [leaf.path for leaf in ranking.tree.leaves]
    weights = ranking.weights.global_
    fields: list[Field[int]] = [
        Field("", lambda at: criterion(paths[at]), "Criterion"),
        Field("", lambda at: weight(weights[paths[at]]), "Weight", is_number=True),
    ]
    for row in ranking.ranked:
        heading = say("{}{}", option(row.option), _marks(ranking, row))
        fields.append(_value_field(values[row.row], heading))
    last: list[list[Said]] = [
        ["Total", weight(1.0), *(points(row.total) for row in ranking.ranked)],
        ["Rank", "", *(shown_rank(row) for row in ranking.ranked)],
    ]
    return table(fields, range(len(paths)), keys=2, last=last)


def _value_field(values: list[float], heading: Said) -> Field[int]:
    """An option's values on the leaves."""
    return Field("", lambda at: leaf_value(values[at]), heading, is_number=True)


def _marks(ranking: Ranking, row: RankedOption) -> str:
    marks = ("†" if ranking.project.options[row.option].requires else "") + (
        "‡" if ranking.beyond_anchors(row.row) else ""
    )
    return f" {marks}" if marks else ""


def weights_note(ranking: Ranking) -> Iterator[Said]:
    """That leaves' weights do not add up to their sum as shown, where they do not."""
    if not add_up([weight(part) for part in ranking.leaf_weights.tolist()], weight(1.0)):
        yield "Weights are rounded."


def _notes(ranking: Ranking, *, by_leaf: bool) -> Iterator[Said]:
    if by_leaf:
        yield from weights_note(ranking)
    yield verdict_sentence(verdict(ranking), ranking.settings, "/verdict")
    for row in ranking.ranked:
        if requires := ranking.project.options[row.option].requires:
            yield say(
                "† {} cannot be chosen alone: it requires {}.",
                option(row.option),
                separated(options(requires), ", "),
            )
    for row in ranking.ranked:
        yield from beyond_anchors_note(ranking, row)
    yield separated([CAUTION, _unscaled(ranking)], " ")


def _unscaled(ranking: Ranking) -> Said:
    """What 0 and 100 are where leaves say no worst and best."""
    leaves = ranking.tree.leaves
    bare = sum(leaf.constructed is None and leaf.measured is None for leaf in leaves)
    if not bare:
        return ""
    some: Said = "The leaf"
    if len(leaves) > 1:
        some = say("{} of {} leaves", count(bare), count(len(leaves)))
    have = "has" if bare == 1 else "have"
    return say("{} {} no scale: 0 and 100 are the worst and best of these options.", some, have)


def _next(ranking: Ranking) -> Iterator[Block]:
    if len(ranking.ranked) > 1:
        pair = tuple(row.option for row in ranking.ranked[:2])
        yield Block(Next((say("Next: {}", Command("explain", pair)),)))


def beyond_anchors_note(ranking: Ranking, row: RankedOption) -> Iterator[Sentence]:
    """On which leaves an option lies outside its scale's anchors, where it does."""
    if beyond := ranking.beyond_anchors(row.row):
        yield say(
            "‡ {} lies outside its scale's anchors on {}.",
            option(row.option),
            separated(criteria(beyond), ", "),
        )


def _result(ranking: Ranking, fields: tuple[Field[RankedOption], ...]) -> dict[str, Any]:
    weights = ranking.weights
    return {
        "weights": {
            path: {"local": weights.local[path], "global": weights.global_[path]}
            for path in ranking.tree.nodes
        },
        "ranking": json_rows(fields, ranking.ranked),
        "verdict": verdict_data(verdict(ranking)),
    }
