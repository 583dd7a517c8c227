"""Projects whose totals in every scenario are the numbers of a table, and reports on them."""

from collections.abc import Mapping, Sequence

from belarus_options.model.perspectives_and_scenarios import Scenario
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.scenarios import scenarios
from belarus_options.views.commands.scenarios import scenarios_report
from belarus_options.views.report.report import Report
from models import project

FLAT = {
    "bold": (100, 60, 20), "balanced": (70, 70, 40), "cautious": (40, 50, 60), "flat": (50, 50, 50)
}  # fmt: skip
CONTRACTOR = {"do-nothing": (50, 60), "expand": (20, 80), "subcontract": (40, 70)}


def payoff_project(
    table: Mapping[str, Sequence[float]],
    scenarios: Sequence[str] = (),
    probabilities: Sequence[float] = (),
) -> Project:
    """Options with their totals in scenarios s0, s1, … or of other ids; as stated, outside any
    scenario, all totals are 0. One measured scale runs from 0 to 100."""
    width = len(next(iter(table.values())))
    ids = list(scenarios) or [f"s{number}" for number in range(width)]
    scores = {
        option: {"payoff": {"value": 0, "scenarios": dict(zip(ids, row, strict=True))}}
        for option, row in table.items()
    }
    made = project({"payoff": {"scale": {"worst": 0, "best": 100}}}, scores)
    named = {scenario: Scenario(name=f"State {scenario}") for scenario in ids}
    for scenario, probability in zip(ids, probabilities, strict=False):
        named[scenario] = Scenario(name=f"State {scenario}", probability=probability)
    return made._replace(scenarios=named)


def report(
    table: Mapping[str, Sequence[float]],
    *probabilities: float,
    alpha: float = 0.5,
    options: tuple[str, ...] | None = None,
    ids: Sequence[str] = (),
) -> Report:
    """The report of `scenarios` on a table of totals."""
    made = payoff_project(table, ids, probabilities)
    return scenarios_report(scenarios(made, Settings(options=options), alpha))
