"""Which option is safe in which future, what each regrets and where the rules disagree."""

from functools import partial
from typing import Any

from belarus_options.studies.scenarios import Scenarios
from belarus_options.views.commands.scenarios_sentences import answer, notes
from belarus_options.views.commands.scenarios_tables import further_tables, main_fields
from belarus_options.views.commands.score import DIRECTION
from belarus_options.views.report.fields import records, table
from belarus_options.views.report.numbers import in_12_digits
from belarus_options.views.report.report import Block, Notes, Report
from belarus_options.views.report.settings_line import settings_line


def scenarios_report(result: Scenarios) -> Report:
    """The report of `scenarios`."""
    reference, fields = result.reference, main_fields(result)
    return Report(
        title=reference.project.decision.title,
        reading=f"totals in each scenario, {DIRECTION}",
        as_of=reference.project.decision.as_of,
        settings=settings_line(reference.project, reference.settings),
        answer=tuple(answer(result)),
        blocks=lambda: (
            Block(table(fields, reference.ranked)),
            *further_tables(result),
            Block(Notes(tuple(notes(result)))),
        ),
        records=partial(records, fields, reference.ranked),
        result=partial(_result, result),
        own_settings={
            "alpha": result.optimism,
            "samples": result.starr.samples,
            "seed": result.starr.seed,
        },
    )


def _result(result: Scenarios) -> dict[str, Any]:
    options, starr = result.options, result.starr
    errors = None
    if starr.standard_error is not None:
        errors = dict(zip(options, starr.standard_error.tolist(), strict=True))
    return {
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
    }


def _by_scenario(result: Scenarios, table: list[list[float]]) -> dict[str, dict[str, float]]:
    return {
        option: dict(zip(result.scenarios, row, strict=True))
        for option, row in zip(result.options, table, strict=True)
    }
