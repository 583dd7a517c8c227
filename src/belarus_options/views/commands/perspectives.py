"""Who puts what first, and where they can meet: the report and its data."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from belarus_options.studies.disagreement import Disagreement
from belarus_options.studies.perspectives import Perspectives
from belarus_options.views.commands.beside_words import kind_of, without_row_data
from belarus_options.views.commands.perspectives_sentences import (
    answer,
    apart,
    beside,
    in_brief_beside,
    more,
    notes,
    pair_lines,
    votes_beside,
)
from belarus_options.views.commands.perspectives_tables import (
    brief_table,
    option_fields,
    sections,
    whole_table,
)
from belarus_options.views.report.basis import scores_in_words
from belarus_options.views.report.fields import records, table
from belarus_options.views.report.numbers import in_12_digits
from belarus_options.views.report.report import Block, Next, Notes, Paragraph, Report, Shown, later
from belarus_options.views.report.sentence import Code, say
from belarus_options.views.report.settings_line import settings_line_for_all


def perspectives_report(result: Perspectives) -> Report:
    """The report of `perspectives`."""
    decision, ranked = result.reference.project.decision, result.matrix.ranked
    settings, fields = result.reference.settings, option_fields(result)
    return Report(
        title=decision.title,
        reading=f"rank and total by each perspective's weights · {scores_in_words(settings)}",
        as_of=decision.as_of,
        settings=settings_line_for_all(result.reference.project, settings),
        answer=tuple(answer(result)),
        blocks=partial(_blocks, result),
        lines=lambda: table(fields, ranked),
        records=partial(records, fields, ranked),
        result=partial(_result, result),
        own_settings={} if result.beside is None else {"bundles": True},
    )


def _blocks(result: Perspectives) -> Iterator[Block]:
    brief, left_out = brief_table(result)
    yield Block(brief, shown=Shown.in_brief)
    yield Block(later(partial(whole_table, result)), shown=Shown.in_full)
    last = in_brief_beside(result) if result.bundles else (*beside(result), apart(result))
    said = Notes(tuple(said for said in (left_out, *last) if said))
    yield Block(said, shown=Shown.in_brief)
    if len(result.options) > 1:
        yield Block(Next((say("{}: {}", more(result), Code("--full")),)), shown=Shown.in_brief)
    below = Notes((*beside(result), *votes_beside(result), *notes(result)))
    full = [*sections(result), Block(below)]
    if pairs := tuple(pair_lines(result)):
        full.append(Block(Paragraph(pairs)))
    yield from (block._replace(shown=Shown.in_full) for block in full)


def _result(result: Perspectives) -> dict[str, Any]:
    options = result.options
    alone, reference = result.reference.options, {row.option: row for row in result.matrix.ranked}

    def by_option(values: list[Any]) -> dict[str, Any]:
        return dict(zip(options, values, strict=True))

    def by_own_option(values: list[Any]) -> dict[str, Any]:
        return dict(zip(alone, values, strict=True))

    def by_perspective(rows: list[Any]) -> dict[str, Any]:
        return dict(zip(result.perspectives, rows, strict=True))

    every = range(len(result.perspectives))
    kinds: dict[str, Any] = {}
    if result.beside is not None:
        kinds = {
            "kind": {id: kind_of(result.bundles, id) for id in options},
            "without_row": without_row_data(result.beside.without_row),
        }
    return {
        **kinds,
        "perspectives": list(result.perspectives),
        "ranks": by_perspective([by_option(row) for row in result.places.ranks.tolist()]),
        "totals": by_perspective([by_option(row) for row in result.totals.tolist()]),
        "kendall_w": in_12_digits(result.comparison.kendall_w),
        "borda": by_own_option(result.comparison.borda.tolist()),
        "copeland": by_own_option(result.comparison.copeland.tolist()),
        "kemeny": _kemeny(result),
        "compromise": {
            "options": list(result.compromise),
            "worst_loss": result.least_worst_loss,
        },
        "dominated": list(result.comparison.dominated),
        "reference": {
            "ranks": {option: reference[option].rank for option in options},
            "totals": by_option(result.matrix.totals.tolist()),
        },
        "first": by_perspective([list(result.places.firsts(row)) for row in every]),
        "last": by_perspective([list(result.places.lasts(row)) for row in every]),
        "kendall_tau": {
            one: {
                other: in_12_digits(tau)
                for other, tau in zip(result.perspectives, row, strict=True)
                if other != one
            }
            for one, row in zip(result.perspectives, result.comparison.kendall_tau, strict=True)
        },
        "rank_sums": by_own_option(result.comparison.rank_sums.tolist()),
        "worst_losses": {
            option: {"loss": loss, "perspectives": list(result.hardest_hit(option))}
            for option, loss in zip(options, result.worst_losses.tolist(), strict=True)
        },
        "dominated_by": {
            option: list(result.comparison.dominated_by(option))
            for option in result.comparison.dominated
        }
        if result.comparison.has_dominators
        else None,
        "disagreements": [_disagreement(pair) for pair in result.disagreements],
    }


def _kemeny(result: Perspectives) -> dict[str, Any] | None:
    if result.comparison.kemeny is None:
        return None
    return {
        "rankings": [list(ranking) for ranking in result.comparison.kemeny_rankings],
        "count": result.comparison.kemeny.count,
        "distance": result.comparison.kemeny.distance,
    }


def _disagreement(pair: Disagreement) -> dict[str, Any]:
    return {
        "perspectives": list(pair.perspectives),
        "options": list(pair.options),
        "first_place": pair.is_about_first,
        "leads": list(pair.leads),
        "difference": pair.difference,
        "criterion": pair.criterion,
        "weights": list(pair.weights[pair.criterion]),
        "parts": dict(pair.parts),
    }
