"""The tables of `scenarios`: totals, regrets, what each rule chooses, optimism, Starr's domain."""

from collections.abc import Iterator, Sequence

from belarus_options.studies.scenarios import Ids, Rule, Scenarios
from belarus_options.views.first_report import (
    Cell,
    Column,
    Section,
    Table,
    number,
    percent,
    points,
    share,
)
from belarus_options.views.first_words import gap_text

# Marks an option with a value outside 0–100 in some scenario.
BEYOND = "‡"

RULE_NAMES = {
    Rule.maximin: "maximin",
    Rule.maximax: "maximax",
    Rule.hurwicz: "Hurwicz",
    Rule.laplace: "Laplace",
    Rule.minimax_regret: "minimax regret",
    Rule.expected_value: "expected value",
}


def main_table(result: Scenarios) -> Table:
    """Options down and scenarios across: totals, and what the rules go by."""
    columns = [Column("Option"), *_scenario_columns(result)]
    columns += [Column(heading, is_number=True) for heading in ("Worst", "Best", "Mean")]
    figures = [result.figures.worst, result.figures.best, result.figures.mean]
    if result.figures.expected is not None:
        columns.append(Column("Expected", is_number=True))
        figures.append(result.figures.expected)
    rows: list[tuple[Cell, ...]] = []
    for row in result.reference.ranked:
        cells = [*result.totals[row.row], *(figure[row.row] for figure in figures)]
        rows.append((_marked(result, row.row), *map(points, cells)))
    return Table(tuple(columns), tuple(rows))


def _scenario_columns(result: Scenarios) -> list[Column]:
    chances = result.probabilities or [None] * len(result.scenarios)
    return [
        Column(scenario if chance is None else f"{scenario} {share(chance)}", is_number=True)
        for scenario, chance in zip(result.scenarios, chances, strict=True)
    ]


def _marked(result: Scenarios, row: int) -> str:
    is_beyond = any(ranking.beyond_anchors(row) for ranking in result.rankings)
    return f"{result.options[row]} {BEYOND}" if is_beyond else result.options[row]


def sections(result: Scenarios) -> tuple[Section, ...]:
    """The further tables; where there is one option or one scenario, those that say anything."""
    return tuple(_sections(result))


def _sections(result: Scenarios) -> Iterator[Section]:
    if len(result.options) > 1:
        yield Section(
            "Regret",
            _regret_table(result),
            "How many points each falls behind the best of the scenario.",
        )
    if len(result.options) > 1 and len(result.scenarios) > 1:
        yield Section(
            "Rules", _rule_table(result), "What each chooses, and the figure that it goes by."
        )
        yield Section(
            "Optimism",
            _optimism_table(result),
            "What Hurwicz's rule chooses, by alpha: 0 looks at an option's worst scenario alone, 1"
            " at its best alone. Where one range ends, its options tie with those of the next.",
        )
        yield Section(
            "Starr's domain",
            _starr_table(result),
            "The share of all ways of giving the scenarios probabilities under which an option has"
            " the best expected total. It counts those ways, each as much as any other, and does"
            " not say which of them is right.",
        )
    yield Section("Scenarios", _name_table(result))


def _regret_table(result: Scenarios) -> Table:
    columns = (Column("Option"), *_scenario_columns(result), Column("Largest", is_number=True))
    rows = tuple(
        (
            row.option,
            *map(regret_text, result.regrets[row.row].tolist()),
            regret_text(float(result.figures.largest_regret[row.row])),
        )
        for row in result.reference.ranked
    )
    return Table(columns, rows)


def regret_text(regret: float) -> str:
    """A regret in points; one that rounding would hide is not shown as none."""
    return "<0.05" if 0.0 < regret < 0.05 else points(regret)


def _rule_table(result: Scenarios) -> Table:
    columns = (Column("Rule"), Column("Chooses"), Column("At", is_number=True), Column("Figure"))
    figures, optimism = result.figures, result.optimism
    mixed = f"{number(optimism)} × best + {number(1.0 - optimism)} × worst total"
    by = {
        Rule.maximin: (figures.worst, "the worst total"),
        Rule.maximax: (figures.best, "the best total"),
        Rule.hurwicz: (figures.hurwicz, mixed),
        Rule.laplace: (figures.mean, "the mean of all scenarios"),
        Rule.minimax_regret: (figures.largest_regret, "the largest regret, where less is better"),
        Rule.expected_value: (figures.expected, "the mean by the scenarios' probabilities"),
    }
    rows: list[tuple[Cell, ...]] = []
    for rule, options in result.choices.items():
        figure, words = by[rule]
        if options is None or figure is None:
            continue
        name = RULE_NAMES[rule]
        at = float(figure[result.options.index(options[0])])
        shown = regret_text(at) if rule is Rule.minimax_regret else points(at)
        rows.append((name[0].upper() + name[1:], _all_of(options), shown, words))
    return Table(columns, tuple(rows))


def _optimism_table(result: Scenarios) -> Table:
    columns = (
        Column("From alpha", is_number=True),
        Column("to", is_number=True),
        Column("Chooses"),
    )
    ranges = result.optimism_ranges
    ends = _apart([0.0, *(each.end for each in ranges)])
    rows = tuple(
        (start, end, _all_of(each.best))
        for start, end, each in zip(ends, ends[1:], ranges, strict=False)
    )
    return Table(columns, rows)


def _apart(ends: Sequence[float]) -> list[str]:
    """Ascending numbers with as many decimals as tell them all apart, at least three."""
    for decimals in range(3, 16):
        shown = [f"{end:.{decimals}f}".rstrip("0").rstrip(".") for end in ends]
        if len(set(shown)) == len(ends):
            break
    return shown


def _starr_table(result: Scenarios) -> Table:
    columns = [Column("Option"), Column("", is_bar=True), Column("Share", is_number=True)]
    errors = result.starr.standard_error
    if errors is not None:
        columns.append(Column("Standard error", is_number=True))
    rows: list[tuple[Cell, ...]] = []
    for row in result.reference.ranked:
        part = float(result.starr.shares[row.row])
        cells: list[Cell] = [row.option, 100.0 * part, percent(part)]
        if errors is not None:
            cells.append(f"{100 * float(errors[row.row]):.2g}%")
        rows.append(tuple(cells))
    return Table(tuple(columns), tuple(rows))


def _name_table(result: Scenarios) -> Table:
    columns = [Column("Scenario"), Column("Name")]
    if result.probabilities is not None:
        columns.append(Column("Probability", is_number=True))
    if len(result.options) > 1:
        columns += [Column("Best"), Column("Lead", is_number=True)]
    rows: list[tuple[Cell, ...]] = []
    for column, (scenario, ranking) in enumerate(
        zip(result.scenarios, result.rankings, strict=True)
    ):
        cells: list[Cell] = [scenario, result.reference.project.scenarios[scenario].name]
        if result.probabilities is not None:
            cells.append(share(result.probabilities[column]))
        if len(result.options) > 1:
            lead = "" if ranking.lead is None else gap_text(ranking.lead).removesuffix(" points")
            cells += [_all_of(result.best_in(column)), lead]
        rows.append(tuple(cells))
    return Table(tuple(columns), tuple(rows))


def _all_of(options: Ids) -> str:
    """Every option that a table names, however many."""
    return ", ".join(options) + (" (tie)" if len(options) > 1 else "")
