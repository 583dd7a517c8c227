"""Which option is safe in which future, what each regrets and where the rules disagree."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import belarus_options.views.scenario_tables as tables
from belarus_options.studies.scenarios import Ids, Rule, Scenarios
from belarus_options.views.first_report import Datum, Records, Report, points
from belarus_options.views.first_settings import settings_line
from belarus_options.views.first_words import gap_text
from belarus_options.views.scenario_tables import RULE_NAMES
from belarus_options.views.score import CAUTION, DIRECTION
from belarus_options.views.words import NAMED_AT_MOST, joined, listed


def scenarios_report(result: Scenarios, *, again: str = "") -> Report:
    """The report of `scenarios`; `again` is what another command needs for the same settings."""
    decision, settings = result.reference.project.decision, result.reference.settings
    parts = [
        f"totals in each scenario, {DIRECTION}",
        f"as of {decision.as_of.isoformat()}" if decision.as_of else "",
        settings_line(settings),
    ]
    return Report(
        title=decision.title,
        subtitle=" · ".join(part for part in parts if part),
        lead=tuple(_lead(result)),
        table=tables.main_table(result),
        sections=tables.sections(result),
        notes=tuple(_notes(result, again)),
        records=partial(_records, result),
        result=partial(_result, result),
        settings={
            "alpha": result.optimism,
            "samples": result.starr.samples,
            "seed": result.starr.seed,
        },
    )


def _lead(result: Scenarios) -> Iterator[str]:
    if len(result.options) == 1:
        yield f"{result.options[0]} is the only option, so every rule chooses it."
        return
    always = result.always_best
    yield _always_best(result, always) if always else _best_where(result)
    if len(result.scenarios) == 1:
        yield f"{result.scenarios[0]} is the only scenario, so every rule goes by its totals alone."
        return
    if not always:
        yield _safest(result)
    yield _agreement(result)


def _always_best(result: Scenarios, always: Ids) -> str:
    """Who is best in every scenario, and who ties with it somewhere."""
    verb = "is" if len(always) == 1 else "tie as"
    sentence = f"{listed(always)} {verb} best in {_where(result, list(result.scenarios))}"
    ties: dict[str, list[str]] = {}
    for column, scenario in enumerate(result.scenarios):
        for option in result.best_in(column):
            if option not in always:
                ties.setdefault(option, []).append(scenario)
    said = [
        f"{option} ties in {listed(scenarios, 'scenarios')}"
        for option, scenarios in sorted(ties.items())[:NAMED_AT_MOST]
    ]
    if len(ties) > NAMED_AT_MOST:
        said.append("others tie somewhere")
    return "; ".join([sentence, *said]) + "."


def _best_where(result: Scenarios) -> str:
    """Who is best in which scenario, those with the most scenarios first."""
    where: dict[Ids, list[str]] = {}
    for column, scenario in enumerate(result.scenarios):
        where.setdefault(result.best_in(column), []).append(scenario)
    groups = sorted(where.items(), key=lambda group: (-len(group[1]), group[0]))
    said: list[str] = []
    for options, scenarios in groups[:NAMED_AT_MOST]:
        who = listed(options) + " (tied)" * (len(options) > 1)
        verb = "" if said else " are best" if len(options) > 1 else " is best"
        said.append(f"{who}{verb} in {listed(scenarios, 'scenarios')}")
    if len(groups) > NAMED_AT_MOST:
        said.append("others in the rest")
    return "; ".join(said) + "."


def _where(result: Scenarios, scenarios: list[str]) -> str:
    if len(scenarios) == len(result.scenarios) > 1:
        return "every scenario"
    return listed(scenarios, "scenarios")


def _safest(result: Scenarios) -> str:
    """Who has the highest of the worst totals, and who the least to regret."""
    floor, calm = _chosen(result, Rule.maximin), _chosen(result, Rule.minimax_regret)
    worst = points(float(result.figures.worst[result.options.index(floor[0])]))
    if len(floor) == 1:
        worst += f" in {_where(result, list(result.worst_scenarios(floor[0])))}"
    regret = float(result.figures.largest_regret[result.options.index(calm[0])])
    most = f"more than {points(regret)}" if regret >= 0.05 else "as much as 0.05"
    behind = f"never {most} points behind the best"
    if floor == calm:
        has, each = ("have", "they are") if len(floor) > 1 else ("has", "it is")
        return (
            f"{listed(floor)} {has} both the highest worst total, {worst}, and the least to"
            f" regret: {each} {behind}."
        )
    has, are = ("have" if len(floor) > 1 else "has", "are" if len(calm) > 1 else "is")
    return (
        f"{listed(floor)} {has} the highest worst total, {worst}; {listed(calm)} {are} {behind},"
        " which is the least to regret."
    )


def _agreement(result: Scenarios) -> str:
    """What all rules choose, or which rule chooses what."""
    groups: dict[Ids, list[str]] = {}
    for rule, options in result.choices.items():
        if options is not None:
            groups.setdefault(options, []).append(RULE_NAMES[rule])
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    number = sum(len(rules) for rules in groups.values())
    if len(groups) == 1:
        return f"All {number} rules {_choose(ordered[0][0], number)}."
    common = sorted(set.intersection(*map(set, groups)))
    said = [f"{joined(rules)} {_choose(options, len(rules))}" for options, rules in ordered]
    if common:
        them = "a choice" if len(common) == 1 else "choices"
        verb = "is" if len(common) == 1 else "are"
        return f"{listed(common)} {verb} {them} of all {number} rules: {'; '.join(said)}."
    return f"The rules disagree: {'; '.join(said)}."


def _choose(options: Ids, rules: int) -> str:
    if len(options) > 1:
        return f"{'tie' if rules > 1 else 'ties'} {listed(options)}"
    return f"{'choose' if rules > 1 else 'chooses'} {options[0]}"


def _chosen(result: Scenarios, rule: Rule) -> Ids:
    options = result.choices[rule]
    assert options is not None
    return options


def _notes(result: Scenarios, again: str) -> Iterator[str]:
    if len(result.options) > 1 and len(result.scenarios) > 1:
        yield from _never_best(result)
        yield from _irrelevant(result)
    if len(result.options) > 1:
        yield from _information(result)
    if result.probabilities is not None:
        impossible = [
            scenario
            for scenario, chance in zip(result.scenarios, result.probabilities, strict=True)
            if not chance
        ]
        if impossible and len(result.scenarios) > 1:
            has = "has" if len(impossible) == 1 else "have"
            yield (
                f"{listed(impossible, 'scenarios')} {has} the probability 0, which expected value"
                " alone goes by; the other rules count every scenario."
            )
    if idle := result.idle:
        verb, whose = ("changes", "its") if len(idle) == 1 else ("change", "their")
        yield (
            f"{listed(idle, 'scenarios')} {verb} no score of {_these(result)}: {whose} totals are"
            " those of `score`."
        )
    yield from _beyond_anchors(result)
    yield _precision(result)
    command = f"belarus-options score --scenario {result.scenarios[0]} {again}".rstrip()
    yield f"{CAUTION} `{command}` shows what they are made of in one scenario."


def _these(result: Scenarios) -> str:
    return "these options" if len(result.options) > 1 else result.options[0]


def _never_best(result: Scenarios) -> Iterator[str]:
    """Whoever a rule chooses and no probabilities would."""
    choosing: dict[str, list[str]] = {}
    for rule, options in result.choices.items():
        for option in options or ():
            choosing.setdefault(option, []).append(RULE_NAMES[rule])
    for option, rules in sorted(choosing.items()):
        if result.starr.shares[result.options.index(option)] == 0.0:
            verb = "choose" if len(rules) > 1 else "chooses"
            drawn = "" if result.starr.samples is None else " of those drawn"
            yield (
                f"Under no probabilities{drawn} is {option}, which {joined(rules)} {verb}, ahead of"
                " all others in expected total."
            )


def _irrelevant(result: Scenarios) -> Iterator[str]:
    """What minimax regret owes to options that it does not choose."""
    chosen = _chosen(result, Rule.minimax_regret)
    if len(chosen) == len(result.options):
        return
    general = (
        "Minimax regret measures from the best option of a scenario, so that one which it does not"
        " choose can change what it chooses."
    )
    if not result.without:
        yield f"{general} Here, leaving out one or two such options changes nothing."
        return
    said = [
        f"without {listed(left_out)} it would {_choose(others, 2)}"
        for left_out, others in list(result.without.items())[:NAMED_AT_MOST]
    ]
    if len(result.without) > NAMED_AT_MOST:
        said.append(f"and {len(result.without) - NAMED_AT_MOST} more change it")
    yield f"{general} Here it {_choose(chosen, 1)}; {', '.join(said)}."


def _information(result: Scenarios) -> Iterator[str]:
    worth, options = result.perfect_information, result.choices[Rule.expected_value]
    if worth is None or options is None or result.figures.expected is None:
        yield (
            "The scenarios have no probabilities, so there is no expected value, and none of"
            " perfect information."
        )
        return
    if not worth:
        verb = "is" if len(options) == 1 else "are"
        yield (
            "Knowing beforehand which scenario comes would be worth nothing (expected value of"
            f" perfect information): {listed(options)} {verb} best in each that has a probability"
            " above 0."
        )
        return
    now = float(result.figures.expected[result.options.index(options[0])])
    yield (
        f"Knowing beforehand which scenario comes would be worth {gap_text(worth)} (expected value"
        f" of perfect information): {points(now + worth)} by choosing the best of each, less the"
        f" {points(now)} that {listed(options)} {'have' if len(options) > 1 else 'has'} on average."
    )


def _beyond_anchors(result: Scenarios) -> Iterator[str]:
    for row, option in enumerate(result.options):
        where: dict[str, list[str]] = {}
        for scenario, ranking in zip(result.scenarios, result.rankings, strict=True):
            for path in ranking.beyond_anchors(row):
                where.setdefault(path, []).append(scenario)
        if where:
            said = [f"{path} in {_where(result, found)}" for path, found in where.items()]
            yield f"{tables.BEYOND} {option} lies outside its scale's anchors on {joined(said)}."


def _precision(result: Scenarios) -> str:
    errors = result.starr.standard_error
    if errors is None:
        return "All figures are exact but for rounding; nothing is drawn."
    return (
        f"The shares in Starr's domain are from {result.starr.samples:,} draws, seed"
        f" {result.starr.seed}; their standard errors are at most"
        f" {100 * float(errors.max()):.2g} percentage points. All else is exact but for rounding."
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
        "starr": dict(zip(options, starr.shares.tolist(), strict=True)),
        "method": {"starr": "exact" if starr.samples is None else "sampling"},
        "samples": starr.samples,
        "standard_error": errors,
        "evpi": result.perfect_information,
    }


def _by_scenario(result: Scenarios, table: list[list[float]]) -> dict[str, dict[str, float]]:
    return {
        option: dict(zip(result.scenarios, row, strict=True))
        for option, row in zip(result.options, table, strict=True)
    }


def _records(result: Scenarios) -> Records:
    figures, starr = result.figures, result.starr
    header = ["option", "name"]
    header += [f"total:{scenario}" for scenario in result.scenarios]
    header += [f"regret:{scenario}" for scenario in result.scenarios]
    columns = {
        "min": figures.worst,
        "max": figures.best,
        "hurwicz": figures.hurwicz,
        "mean": figures.mean,
        "expected_value": figures.expected,
        "max_regret": figures.largest_regret,
        "starr": starr.shares,
        "standard_error": starr.standard_error,
    }
    rows: list[list[Datum]] = []
    for row in result.reference.ranked:
        cells: list[Datum] = [row.option, row.name]
        cells += [*result.totals[row.row].tolist(), *result.regrets[row.row].tolist()]
        for column in columns.values():
            cells.append(None if column is None else float(column[row.row]))
        rows.append(cells)
    return Records([*header, *columns], rows)
