"""Which option is first in which future, which is safe and what each regrets."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from belarus_options.studies.scenarios import OPTIMISM, Scenarios
from belarus_options.views.commands.beside_words import kind_of, without_row_data
from belarus_options.views.commands.scenarios_sentences import (
    answer,
    beside,
    beyond_anchors,
    failing_there,
    mixed,
    notes,
    starr,
)
from belarus_options.views.commands.scenarios_tables import (
    brief_table,
    further_tables,
    main_fields,
    whole_table,
)
from belarus_options.views.report.basis import weights_in_words
from belarus_options.views.report.fields import records, table
from belarus_options.views.report.numbers import in_12_digits
from belarus_options.views.report.report import Block, Next, Notes, Report, Shown, later
from belarus_options.views.report.sentence import Code, say
from belarus_options.views.report.settings_line import settings_line_of_worlds


def scenarios_report(result: Scenarios) -> Report:
    """The report of `scenarios`."""
    reference, fields = result.reference, main_fields(result)
    settings = reference.settings
    return Report(
        title=reference.project.decision.title,
        reading=f"total in each scenario · {weights_in_words(settings)}",
        as_of=reference.project.decision.as_of,
        settings=settings_line_of_worlds(reference.project, settings),
        answer=tuple(answer(result)),
        blocks=partial(_blocks, result),
        lines=lambda: table(fields, result.matrix.ranked),
        records=partial(records, fields, result.matrix.ranked),
        result=partial(_result, result),
        own_settings={
            "alpha": result.optimism,
            "samples": result.starr.samples,
            "seed": result.starr.seed,
            **({} if result.beside is None else {"bundles": True}),
        },
    )


def _blocks(result: Scenarios) -> Iterator[Block]:
    brief, left_out = brief_table(result)
    beyond = (*failing_there(result), *beyond_anchors(result))
    yield Block(brief, shown=Shown.in_brief)
    yield Block(later(partial(whole_table, result)), shown=Shown.in_full)
    is_asked = result.optimism != OPTIMISM and len(result.options) > 1 < len(result.scenarios)
    last = (*beside(result), *beyond, mixed(result) if is_asked else None)
    if not result.bundles:
        last = (*last, starr(result))
    yield Block(Notes(tuple(said for said in (left_out, *last) if said)), shown=Shown.in_brief)
    yield Block(Notes((*beside(result), *beyond)), shown=Shown.in_full)
    if len(result.options) > 1:
        rows = "All options and bundles, regrets" if result.bundles else "Regrets"
        more = say(f"{rows}, all rules and their limits: {{}}", Code("--full"))
        yield Block(Next((more,)), shown=Shown.in_brief)
    for block in (*further_tables(result), Block(Notes(tuple(notes(result))))):
        yield block._replace(shown=Shown.in_full)


def _result(result: Scenarios) -> dict[str, Any]:
    options, starr = result.options, result.starr
    errors = None
    if starr.standard_error is not None:
        errors = dict(zip(options, starr.standard_error.tolist(), strict=True))
    kinds: dict[str, Any] = {}
    if result.beside is not None:
        kinds = {
            "kind": {id: kind_of(result.bundles, id) for id in options},
            "without_row": without_row_data(result.beside.without_row),
        }
    return {
        **kinds,
        "scenarios": list(result.scenarios),
        "totals": _by_scenario(result, result.totals.tolist()),
        "regret": _by_scenario(result, result.regrets.tolist()),
        "rules": {
            rule.value: None if chosen is None else list(chosen)
            for rule, chosen in result.choices.items()
        },
        "minimax_regret_without": [
            {"without": list(left_out), "chosen": list(others)}
            for left_out, others in result.without.items()
        ],
        "hurwicz": {
            "alpha": result.optimism,
            "breakpoints": [
                {"from": each.start, "to": each.end, "best": list(each.best)}
                for each in result.optimism_ranges
            ],
        },
        "starr": in_12_digits(dict(zip(options, starr.shares.tolist(), strict=True))),
        "method": {"starr": "exact" if starr.samples is None else "sampling"},
        "samples": starr.samples,
        "standard_error": in_12_digits(errors),
        "evpi": result.perfect_information,
        "expected_totals": None
        if (expected := result.figures.expected) is None
        else dict(zip(options, expected.tolist(), strict=True)),
    }


def _by_scenario(result: Scenarios, table: list[list[float]]) -> dict[str, dict[str, float]]:
    return {
        option: dict(zip(result.scenarios, row, strict=True))
        for option, row in zip(result.options, table, strict=True)
    }
