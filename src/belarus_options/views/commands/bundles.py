"""Which options to choose together: the ranking of bundles, and what it hangs on."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from belarus_options.studies.bundles.asked import Constraint
from belarus_options.studies.bundles.bundles import Bundles
from belarus_options.studies.bundles.domination import SEED
from belarus_options.views.commands.bundles_picture import picture
from belarus_options.views.commands.bundles_sentences import answer, core, further, worth
from belarus_options.views.commands.bundles_tables import (
    data_fields,
    further_tables,
    ranking_table,
    shown_fields,
    shown_rows,
)
from belarus_options.views.report.basis import basis
from belarus_options.views.report.cut import more
from belarus_options.views.report.fields import json_rows, records, table
from belarus_options.views.report.numbers import count, in_12_digits
from belarus_options.views.report.report import Block, Next, Notes, Report, Shown
from belarus_options.views.report.sentence import Command, option, say, separated
from belarus_options.views.report.settings_line import settings_line


def bundles_report(result: Bundles) -> Report:
    """The report of `bundles`."""
    project, settings, asked = result.project, result.found.settings, result.found.asked
    reading = separated(
        [
            say("sets of options chosen together, each against {}", option(result.found.baseline)),
            "" if basis(settings) == "stated weights and scores" else basis(settings),
        ],
        " · ",
    )
    fields = data_fields(result)
    return Report(
        title=project.decision.title,
        reading=reading,
        as_of=project.decision.as_of,
        settings=settings_line(project, settings),
        answer=tuple(answer(result)),
        blocks=partial(_blocks, result),
        lines=lambda: table(shown_fields(result), result.listed, keys=2),
        records=partial(records, fields, result.listed),
        result=partial(_result, result),
        picture=partial(picture, result),
        own_settings={
            "budget": result.found.budget,
            "at_least": result.found.at_least,
            "at_most": result.found.at_most,
            "with": list(result.found.included),
            "without": list(result.found.left_out),
            "combine": asked.combine,
            "weighting": asked.weighting.value,
            "spread": asked.spread if asked.weighting.value == "ranges" else None,
            "best": asked.best,
            "seed": None if result.domination.samples is None else SEED,
        },
    )


def _blocks(result: Bundles) -> Iterator[Block]:
    brief = shown_rows(result)
    yield Block(ranking_table(result, brief), shown=Shown.in_brief)
    yield Block(ranking_table(result, result.listed), shown=Shown.in_full)
    left = result.feasible - len(brief)
    notes = [*([more(left)] if left else []), *worth(result), *further(result)]
    yield Block(Notes(tuple(notes)), shown=Shown.in_brief)
    left = result.feasible - len(result.listed)
    more_of_them = [say("… {} more: {}", count(left), "`--best`")] if left else []
    notes = [*more_of_them, *worth(result), *core(result), *further(result)]
    yield Block(Notes(tuple(notes)), shown=Shown.in_full)
    if len(result.leader.options) > 1:
        leaf_by_leaf = say("Leaf by leaf: {}", Command("explain", (result.leader.id,)))
        yield Block(Next((leaf_by_leaf,)), shown=Shown.in_brief)
    for block in further_tables(result):
        yield block._replace(shown=Shown.in_full)


def _result(result: Bundles) -> dict[str, Any]:
    domination, move, combination = result.domination, result.move, result.combination
    frontier = result.frontier
    return {
        "baseline": result.found.baseline,
        "feasible": result.feasible,
        "best": [row.id for row in result.best],
        "lead": result.lead,
        "rules": {
            path: {"rule": rule.name, "stated": rule.is_stated}
            for path, rule in result.rules.items()
        },
        "ranking": json_rows(data_fields(result), result.listed),
        "marginal": [
            {
                "option": each.option,
                "in_best": each.in_best,
                "feasible": each.feasible,
                "change": each.change,
            }
            for each in result.marginal
        ],
        "frontier": None
        if frontier is None
        else {
            "over": frontier.over,
            "points": [
                {
                    "at": point.at,
                    "bundle": _id(result, point.options),
                    "total": point.total,
                    "convex": point.convex,
                    "within_budget": point.within_budget,
                }
                for point in frontier.points
            ],
        },
        "core_index": in_12_digits(domination.core_index),
        "non_dominated": _non_dominated(result),
        "prices": [
            {
                "constraint": str(each.constraint),
                "price": each.price,
                "best": None if each.best is None else [_id(result, best) for best in each.best],
            }
            for each in result.prices
        ],
        "combination": {
            "holds_below": combination.holds_below,
            "rival": None if combination.rival is None else _id(result, combination.rival),
        },
        "move": None
        if move is None
        else {
            "option": move.option,
            "criterion": move.criterion,
            "stated": move.stated,
            "to": move.to,
            "rival": _id(result, move.rival),
            "ahead_by": move.ahead_by,
        },
        "method": None
        if domination.rows is None
        else ("exact" if domination.samples is None else "sampling"),
        "samples": domination.samples,
        "infeasible": [
            {"bundle": id, "because": list(map(_because, why))} for id, why in result.infeasible
        ],
        "later": [
            {
                "bundle": course.bundle,
                "totals": dict(course.totals),
                "at_once": None if course.at_once is None else dict(course.at_once),
                "now_alone": dict(course.now_alone),
                "waiting_is_worth": None
                if course.waiting_is_worth is None
                else dict(course.waiting_is_worth),
                "later_part_adds": dict(course.later_part_adds),
            }
            for course in result.later
        ],
    }


# Bundles that no other beats are listed up to here; the core index counts them all.
_MOST_LISTED = 10_000


def _non_dominated(result: Bundles) -> list[str] | None:
    rows = result.domination.rows
    if rows is None or len(rows) > _MOST_LISTED:
        return None
    return sorted(result.valued.id(row) for row in rows.tolist())


def _id(result: Bundles, options: tuple[str, ...]) -> str:
    return "+".join(sorted(options)) or result.found.baseline


def _because(constraint: Constraint) -> str:
    return str(constraint)
