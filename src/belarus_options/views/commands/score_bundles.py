"""The ranking with the named bundles beside the options."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from belarus_options.studies.bundles.beside import Beside
from belarus_options.studies.matrix.value_matrix import RankedOption
from belarus_options.views.commands.beside_words import (
    OVERLAP,
    kind_data,
    mark_column,
    row_name,
    without_row,
    without_row_data,
)
from belarus_options.views.commands.score import CAUTION, DIRECTION, shown_rank
from belarus_options.views.report.basis import basis
from belarus_options.views.report.bounds import at_least, at_most
from belarus_options.views.report.fields import Field, json_rows, records, table
from belarus_options.views.report.numbers import amount, exact_measure, points, weight
from belarus_options.views.report.report import Block, Next, Notes, Report
from belarus_options.views.report.sentence import (
    Command,
    Said,
    criterion,
    listed,
    option,
    options,
    say,
)
from belarus_options.views.report.settings_line import settings_line


def score_bundles_report(result: Beside) -> Report:
    """The report of `score` with bundles: one ranking of all rows, and what each bundle's total
    hangs on."""
    ranking, fields = result.ranking, _fields(result)
    rows = result.matrix.ranked
    return Report(
        title=ranking.project.decision.title,
        reading=say("{} · {}", DIRECTION, basis(ranking.settings)),
        as_of=ranking.project.decision.as_of,
        settings=settings_line(ranking.project, ranking.settings),
        blocks=lambda: (
            Block(table(fields, rows, keys=3)),
            Block(Notes(tuple(_notes(result)))),
            *([Block(Next((_next(rows[0]),)))] if len(rows) > 1 else []),
        ),
        lines=lambda: table(_fields(result, are_by_id=True), rows, keys=3),
        records=partial(records, fields, rows),
        result=lambda: {
            "ranking": json_rows(fields, rows),
            "move": _move(result),
            "without_row": without_row_data(result.without_row),
        },
        own_settings={"bundles": True},
    )


def _fields(result: Beside, *, are_by_id: bool = False) -> tuple[Field[RankedOption], ...]:
    """Rank, values and range of every row; by id alone, without the names that it also has."""
    bundles = {row.id: row for row in result.rows}
    matrix, weights = result.matrix, result.matrix.weights.global_
    also = () if are_by_id else result.without_row

    def between(row: RankedOption) -> Said:
        bundle = bundles.get(row.option)
        if bundle is None or not bundle.has_range:
            return ""
        return say("{}–{}", at_least(points(bundle.low)), at_most(points(bundle.high)))

    def end(row: RankedOption, which: str) -> float:
        bundle = bundles.get(row.option)
        return row.total if bundle is None else float(getattr(bundle, which))

    return (
        Field("", shown_rank, "#", is_number=True),
        Field("rank", lambda row: row.rank),
        Field("option", lambda row: option(row.option)),
        mark_column(bundles),
        Field("", lambda row: row_name(also, row.option), "Option or bundle"),
        kind_data(bundles),
        Field("name", lambda row: row.name),
        *(_top(result, path, weights[path]) for path in matrix.tree.top),
        Field("total", lambda row: points(row.total), "Total", is_number=True),
        Field("low", lambda row: end(row, "low")),
        Field("high", lambda row: end(row, "high")),
        Field("", between, "Low to high", is_number=True),
        Field("tied", lambda row: row.is_tied, csv=False),
    )


def _top(result: Beside, path: str, part: float) -> Field[RankedOption]:
    values = result.matrix.branch_values(path).tolist()
    heading = say("{} {}", criterion(path), weight(part))
    return Field(path, lambda row: points(values[row.row]), heading, is_number=True)


def _notes(result: Beside) -> Iterator[Said]:
    rows = result.matrix.ranked
    leaders = [row for row in rows if row.rank == 1]
    move = result.move
    if len(leaders) > 1:
        yield say(
            "{} tie for the first place.", listed(options(row.option for row in leaders), "rows")
        )
    elif len(rows) > 1:
        after = next(row for row in rows if row.rank > 1)
        undone: Said = ""
        if move is not None:
            undone = say(
                "; one score moved by one step undoes that: {} on {} at {} instead of {} puts {}"
                " ahead",
                option(move.option),
                criterion(move.criterion),
                exact_measure(move.to),
                exact_measure(move.stated),
                option("+".join(move.rival) or result.baseline),
            )
        lead = result.matrix.lead_over(rows[0].row, after.row)
        yield say(
            "{} leads {} by {} points{}.",
            option(rows[0].option), option(after.option), amount(lead), undone,
        )  # fmt: skip
    if result.rows:
        yield (
            f"{OVERLAP} Its total is that of effects that overlap; low to high is where it lies if"
            " nobody has judged how they combine."
        )
    yield from without_row(result.found, result.without_row)
    yield CAUTION


def _next(first: RankedOption) -> Said:
    return say("Next: {}", Command("explain", (first.option,)))


def _move(result: Beside) -> dict[str, Any] | None:
    move = result.move
    if move is None:
        return None
    return {
        "option": move.option,
        "criterion": move.criterion,
        "stated": move.stated,
        "to": move.to,
        "rival": "+".join(move.rival) or result.baseline,
        "ahead_by": move.ahead_by,
    }
