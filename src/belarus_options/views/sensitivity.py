"""How far each weight and each uncertain score can move before another option is first."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from belarus_options.studies.sensitivity import Interval, Sensitivity, WeightStability
from belarus_options.views.first_report import (
    Cell,
    Column,
    Datum,
    Records,
    Report,
    Table,
)
from belarus_options.views.first_settings import settings_line
from belarus_options.views.tornado import scores_in_words, tornado_sections
from belarus_options.views.words import NAMED_AT_MOST, listed

_READING = "one weight at a time, as a share of its group; its siblings keep their proportions"
_STRIP_WIDTH = 21


def sensitivity_report(result: Sensitivity, *, again: str = "", outside: str = "") -> Report:
    """The report of `sensitivity`: the weights, most fragile first, and the scores' tornado.

    `again` is what a further command needs to see the same project under the same settings, and
    `outside` what it needs to see the most fragile weight just outside its interval.
    """
    ranking = result.ranking
    as_of = ranking.project.decision.as_of
    parts = [
        _READING,
        f"as of {as_of.isoformat()}" if as_of else "",
        settings_line(ranking.settings),
    ]
    return Report(
        title=ranking.project.decision.title,
        subtitle=" · ".join(part for part in parts if part),
        lead=_lead(result),
        table=_weight_table(result),
        sections=tornado_sections(result),
        notes=_notes(result, again, outside),
        records=partial(_records, result),
        result=partial(_result, result),
    )


def _lead(result: Sensitivity) -> tuple[str, ...]:
    ranking, leader = result.ranking, result.leader
    if len(ranking.ranked) == 1:
        return (f"{leader} is the only option, so it is first whatever the weights and scores.",)
    leaders = [row.option for row in ranking.leaders]
    tied = f"{listed(leaders)} tie for first; what follows is about {leader}, the first by id."
    lines = [tied] if len(leaders) > 1 else []
    return (*lines, *_weights_in_words(result), *scores_in_words(result))


def _weights_in_words(result: Sensitivity) -> list[str]:
    moving = [node for node in result.most_fragile_first if node.margin is not None]
    if not result.criteria:
        return ["No criterion has siblings, so there is no weight to vary."]
    if not moving:
        return [
            f"No weight alone can take first place from {result.leader}: each was varied from 0 to"
            " 100% of its group."
        ]
    lines = [f"{result.leader} stays first while {_while(moving[0])}; {_takeover(moving[0])}."]
    others, rest = [node.criterion for node in moving[1:]], len(result.criteria) - 1
    if not others:
        return [*lines, "No other weight can change the winner alone."]
    if rest == 1:
        return [*lines, f"The other weight, {others[0]}, can change the winner too."]
    named = f": {listed(others)}" if len(others) <= NAMED_AT_MOST else ""
    if len(others) == rest:
        return [*lines, f"Each of the other {rest} weights can change the winner alone too{named}."]
    return [
        *lines,
        f"Of the other {rest} weights, {len(others)} can change the winner alone{named}.",
    ]


def _while(node: WeightStability) -> str:
    """The condition under which the leader stays first, in words."""
    low, high = (_percent(end, node.weight) for end in node.winner_holds)
    today = _percent(node.weight, *node.winner_holds)
    held = (node.winner_holds[0] == node.weight, node.winner_holds[1] == node.weight)
    if node.below and node.above:
        range_ = f"exactly {today}" if all(held) else f"between {low} and {high}"
    elif node.above:
        range_ = f"at most {high}" if held[1] else f"below {high}"
    else:
        range_ = f"at least {low}" if held[0] else f"above {low}"
    parent = node.criterion.rpartition(".")[0]
    return f"{node.criterion} is {range_} of {parent or 'the total'} (today {today})"


def _takeover(node: WeightStability) -> str:
    below = f"below that, {_are_first(node.below)}" if node.below else ""
    above = f"above that, {_are_first(node.above)}" if node.above else ""
    return ", and ".join(filter(None, [below, above]))


def _are_first(options: Sequence[str]) -> str:
    return f"{listed(options)} {'leads' if len(options) == 1 else 'tie for first'}"


def _weight_table(result: Sensitivity) -> Table:
    columns = (
        Column("Criterion"),
        Column("Today", is_number=True),
        # As text of its own, drawn like a bar: on a terminal only, beside the numbers it draws.
        Column(f"0%{'100%':>{_STRIP_WIDTH - 2}}", is_bar=True),
        Column("Winner holds", is_number=True),
        Column("Ranking holds", is_number=True),
        Column("First below"),
        Column("First above"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            node.criterion,
            _percent(node.weight, *node.winner_holds, *node.ranking_holds),
            _strip(node),
            _interval(node.winner_holds, node.weight),
            _interval(node.ranking_holds, node.weight),
            listed(node.below),
            listed(node.above),
        )
        for node in result.most_fragile_first
    ]
    return Table(columns, tuple(rows))


def _strip(node: WeightStability) -> str:
    """0 to 100% from left to right: heavy where the winner holds, with today's weight marked."""
    steps = _STRIP_WIDTH - 1
    low, high = node.winner_holds
    cells = ["━" if low <= cell / steps <= high else "┄" for cell in range(_STRIP_WIDTH)]
    cells[round(node.weight * steps)] = "●"
    return "".join(cells)


def _interval(interval: Interval, today: float) -> str:
    return "–".join(_percent(end, today) for end in interval).replace("%", "", 1)


def _percent(share: float, *others: float) -> str:
    """A share as a percentage, with as many decimals as tell it from the others, at least one."""
    for decimals in (1, 2, 3, 4, 5, 6):
        shown = f"{100 * share:.{decimals}f}"
        if all(share == other or shown != f"{100 * other:.{decimals}f}" for other in others):
            break
    return shown.rstrip("0").rstrip(".") + "%"


def _notes(result: Sensitivity, again: str, outside: str) -> tuple[str, ...]:
    if len(result.ranking.ranked) == 1 or not result.criteria:
        return ()
    fragile = result.most_fragile_first[0]
    flip = f"belarus-options flip {again}".rstrip()
    notes = [
        "Weights that move together can change the winner sooner than one alone:"
        f" `{flip}` finds the least change that does."
    ]
    if fragile.percent_outside is not None:
        there = f"where {fragile.criterion} is {fragile.percent_outside}%"
        notes.append(f"`belarus-options score {outside}` shows the ranking {there}.")
    return tuple(notes)


def _records(result: Sensitivity) -> Records:
    header = ["criterion", "weight", "global_weight", "winner_low", "winner_high", "ranking_low",
              "ranking_high", "below", "above"]  # fmt: skip
    rows: list[list[Datum]] = [
        [
            node.criterion,
            node.weight,
            node.global_weight,
            *node.winner_holds,
            *node.ranking_holds,
            " ".join(node.below),
            " ".join(node.above),
        ]
        for node in result.most_fragile_first
    ]
    return Records(header, rows)


def _result(result: Sensitivity) -> dict[str, Any]:
    return {
        "winners": [row.option for row in result.ranking.leaders],
        "criteria": [
            {
                "criterion": node.criterion,
                "weight": node.weight,
                "global_weight": node.global_weight,
                "winner_holds": list(node.winner_holds),
                "ranking_holds": list(node.ranking_holds),
                "below": list(node.below),
                "above": list(node.above),
            }
            for node in result.most_fragile_first
        ],
        "tornado": [
            {
                "option": swing.option,
                "criterion": swing.criterion,
                "low": swing.low,
                "high": swing.high,
                "lead_at_low": swing.at_low.points if swing.at_low else None,
                "lead_at_high": swing.at_high.points if swing.at_high else None,
            }
            for swing in result.tornado
        ],
    }
