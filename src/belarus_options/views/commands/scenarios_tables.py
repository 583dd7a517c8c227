"""The tables of `scenarios`: totals, regrets, what each rule chooses, optimism, Starr's domain."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from belarus_options.studies.matrix.value_matrix import RankedOption, ValueMatrix
from belarus_options.studies.scenarios import ChoiceRule, Ids, OptimismRange, Scenarios
from belarus_options.views.commands.beside_words import (
    kind_data,
    mark_column,
    rows_in_brief,
)
from belarus_options.views.commands.score import FIRST_MARK
from belarus_options.views.report.bounds import holds_within
from belarus_options.views.report.chart import Bars
from belarus_options.views.report.cut import in_brief, left_out
from belarus_options.views.report.fields import Field, Value, table
from belarus_options.views.report.numbers import (
    Number,
    amount,
    error,
    measure,
    points,
    proportion,
    share,
)
from belarus_options.views.report.report import Block, Table
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    option,
    options,
    say,
    scenario,
    separated,
)

# Marks an option with a value outside 0–100 in some scenario.
BEYOND = "‡"
# Marks a total in a scenario in which the option would be screened out.
FAILS = "*"

RULE_NAMES = {
    ChoiceRule.maximin: "maximin",
    ChoiceRule.maximax: "maximax",
    ChoiceRule.hurwicz: "Hurwicz",
    ChoiceRule.laplace: "Laplace",
    ChoiceRule.minimax_regret: "minimax regret",
    ChoiceRule.expected_value: "expected value",
}
_PLAIN_NAMES = {
    ChoiceRule.maximin: "Safest (maximin)",
    ChoiceRule.maximax: "Boldest (maximax)",
    ChoiceRule.hurwicz: "In between (Hurwicz)",
    ChoiceRule.laplace: "On average (Laplace)",
    ChoiceRule.minimax_regret: "Least regret (minimax regret)",
    ChoiceRule.expected_value: "Expected total (expected value)",
}


def main_fields(result: Scenarios) -> tuple[Field[RankedOption], ...]:
    """Totals by scenario and what the rules go by, for data; people have a table of its own."""
    figures, starr = result.figures, result.starr
    totals = zip(result.scenarios, _headings(result), result.totals.T.tolist(), strict=True)
    regrets = zip(result.scenarios, result.regrets.T.tolist(), strict=True)
    expected = None if figures.expected is None else figures.expected.tolist()
    errors = None if starr.standard_error is None else starr.standard_error.tolist()
    return (
        Field("", lambda row: _marked(result, row), "Option"),
        Field("option", lambda row: option(row.option)),
        *([] if result.beside is None else [kind_data(result.bundles)]),
        Field("name", lambda row: row.name),
        *(_figure(f"total:{id}", values, heading) for id, heading, values in totals),
        *(_figure(f"regret:{id}", values) for id, values in regrets),
        _figure("min", figures.worst.tolist(), "Worst"),
        _figure("max", figures.best.tolist(), "Best"),
        _figure("hurwicz", figures.hurwicz.tolist()),
        _figure("mean", figures.mean.tolist(), "Mean"),
        _figure("expected_value", expected, "" if expected is None else "Expected"),
        _figure("max_regret", figures.largest_regret.tolist()),
        _figure("starr", starr.shares.tolist(), kind=share),
        _figure("standard_error", errors, kind=error),
    )


def brief_table(result: Scenarios) -> tuple[Table, Said]:
    """Totals by scenario, the worst and the largest regret, each column's first marked, and how
    many more there are of options and scenarios."""
    columns = in_brief(range(len(result.scenarios)))
    ranked = [row.option for row in result.matrix.ranked]
    named = {id for ids in (*result.choices.values(), *result.best_where) for id in ids or ()}
    ids = in_brief(ranked, named)
    if result.bundles:
        ids = rows_in_brief(ranked, _in_the_answer(result), result.bundles)
        # How many more there are is said with where they are.
        ranked = list(ids)
    rows = [row for row in result.matrix.ranked if row.option in set(ids)]
    left = {
        "options": len(ranked) - len(ids),
        "scenarios": len(result.scenarios) - len(columns),
    }
    return _totals_table(result, columns, rows), left_out(left) or ""


def _totals_table(result: Scenarios, columns: Sequence[int], rows: Sequence[RankedOption]) -> Table:
    return table(_brief_fields(result, columns), rows, keys=2 if result.bundles else 1)


def _in_the_answer(result: Scenarios) -> set[str]:
    """The rows that are first somewhere, the safest and those with the least to regret, and what
    adds options in some scenarios."""
    safest, calm = (
        result.choices[r] or () for r in (ChoiceRule.maximin, ChoiceRule.minimax_regret)
    )
    courses = result.beside.courses if result.beside is not None else ()
    return {*safest, *calm, *courses}.union(*result.best_where)


def whole_table(result: Scenarios) -> Table:
    """The same with all options and scenarios."""
    return _totals_table(result, range(len(result.scenarios)), result.matrix.ranked)


def _brief_fields(result: Scenarios, columns: Sequence[int]) -> list[Field[RankedOption]]:
    figures, headings = result.figures, _headings(result)
    fields: list[Field[RankedOption]] = [Field("", lambda row: _marked(result, row), "Option")]
    if result.bundles:
        fields.insert(0, mark_column(result.bundles))
    fields += [
        _first_marked(
            result,
            result.totals[:, at].tolist(),
            result.best_in(at),
            headings[at],
            partial(_total_in, result, result.scenarios[at]),
        )
        for at in columns
    ]
    if len(result.scenarios) == 1:
        return fields
    first = result.choices
    if figures.expected is not None:
        best = first[ChoiceRule.expected_value] or ()
        fields.append(_first_marked(result, figures.expected.tolist(), best, "Expected"))
    safest = first[ChoiceRule.maximin] or ()
    fields.append(_first_marked(result, figures.worst.tolist(), safest, "Worst"))
    if len(result.options) > 1:
        least = first[ChoiceRule.minimax_regret] or ()
        regrets = figures.largest_regret.tolist()
        fields.append(
            _first_marked(result, regrets, least, "Largest regret", lambda _, loss: amount(loss))
        )
    return fields


def _total_in(result: Scenarios, scenario: str, option: str, total: float) -> Number:
    """A total, marked where the option would be screened out there."""
    return points(total, mark=FAILS if (option, scenario) in result.failing else "")


def _any_total(_: str, total: float) -> Number:
    return points(total)


def _first_marked(
    result: Scenarios,
    values: Sequence[float],
    first: Ids,
    heading: Said,
    kind: Callable[[str, float], Number] = _any_total,
) -> Field[RankedOption]:
    """A figure of every option, marked where it is the first among several."""
    marked = set(first) if len(result.options) > 1 else set()

    def shown(row: RankedOption) -> Sentence:
        return say(
            "{}{}",
            f"{FIRST_MARK} " if row.option in marked else "",
            kind(row.option, values[row.row]),
        )

    return Field("", shown, heading, is_number=True)


def _figure(
    name: str,
    values: Sequence[float] | None,
    heading: Said = "",
    kind: Callable[[float], Number] = points,
) -> Field[RankedOption]:
    """A figure of every option, in their order in the ranking's rows; None where there is none."""
    return Field(
        name,
        lambda row: None if values is None else kind(values[row.row]),
        heading,
        is_number=True,
    )


def _headings(result: Scenarios) -> list[Said]:
    """The scenarios, with their probabilities where they have any."""
    if result.probabilities is None:
        return list(map(scenario, result.scenarios))
    chances = zip(result.scenarios, result.probabilities, strict=True)
    return [say("{} {}", scenario(id), proportion(chance)) for id, chance in chances]


def _marked(result: Scenarios, row: RankedOption) -> Said:
    mark = f" {BEYOND}" if result.beyond_anchors(row.row) else ""
    return say("{}{}", option(row.option), mark)


def further_tables(result: Scenarios) -> Iterator[Block]:
    """Those below the main one; where there is one option or one scenario, those that say
    anything."""
    if len(result.options) > 1:
        yield Block(
            _regret_table(result),
            "Regret",
            "How many points each falls behind the best of the scenario.",
        )
    if len(result.options) > 1 and len(result.scenarios) > 1:
        yield Block(
            _rule_table(result), "Rules", "What each puts first, and the figure that it goes by."
        )
        yield Block(
            _optimism_table(result),
            "Optimism",
            "What Hurwicz's rule puts first, by alpha: 0 looks at an option's worst scenario alone,"
            " 1 at its best alone. Between two ranges lies the point at which their options tie.",
        )
        yield Block(
            _starr_table(result),
            "Starr's domain",
            "The share of all ways of giving the scenarios probabilities under which an option has"
            " the best expected total. It counts those ways, each as much as any other, and does"
            " not say which of them is right.",
        )
    yield Block(_scenario_table(result), "Scenarios")


def _option_field() -> Field[RankedOption]:
    return Field("", lambda row: option(row.option), "Option")


def _regret_table(result: Scenarios) -> Table:
    regrets = zip(_headings(result), result.regrets.T.tolist(), strict=True)
    largest = result.figures.largest_regret.tolist()
    fields = (
        _option_field(),
        *(_figure("", values, heading, amount) for heading, values in regrets),
        _figure("", largest, "Largest", amount),
    )
    return table(fields, result.matrix.ranked)


def _rule_table(result: Scenarios) -> Table:
    fields: tuple[Field[ChoiceRule], ...] = (
        Field("", lambda rule: _PLAIN_NAMES[rule], "Rule"),
        Field("", lambda rule: _all_of(result.choices[rule] or ()), "First"),
        Field("", lambda rule: _chosen_at(result, rule), "At", is_number=True),
        Field("", lambda rule: _goes_by(result, rule), "Figure"),
    )
    return table(fields, list(result.chosen_figures))


def _chosen_at(result: Scenarios, rule: ChoiceRule) -> Number:
    figure = result.chosen_figures[rule]
    return amount(figure) if rule is ChoiceRule.minimax_regret else points(figure)


def _goes_by(result: Scenarios, rule: ChoiceRule) -> Said:
    mixed = "{} × best + {} × worst total"
    words: dict[ChoiceRule, Said] = {
        ChoiceRule.maximin: "the worst total",
        ChoiceRule.maximax: "the best total",
        ChoiceRule.hurwicz: say(mixed, measure(result.optimism), measure(1.0 - result.optimism)),
        ChoiceRule.laplace: "the mean of all scenarios",
        ChoiceRule.minimax_regret: "the largest regret, where less is better",
        ChoiceRule.expected_value: "the mean by the scenarios' probabilities",
    }
    return words[rule]


def _optimism_table(result: Scenarios) -> Table:
    """With as many decimals as tell the ends of ranges apart."""
    ranges = result.optimism_ranges
    fields: tuple[Field[OptimismRange], ...] = (
        Field("", lambda r: _optimism(r)[0], "From alpha", is_number=True),
        Field("", lambda r: _optimism(r)[1], "to", is_number=True),
        Field("", lambda r: _all_of(r.best), "First"),
    )
    return table(fields, ranges)


def _optimism(each: OptimismRange) -> tuple[Number, Number]:
    """The ends of a range with the decimals that it takes to stay within it, at least 3."""
    return holds_within(measure(each.start, decimals=3), measure(each.end, decimals=3))


def _starr_table(result: Scenarios) -> Table:
    shares, errors = result.starr.shares.tolist(), result.starr.standard_error
    fields: list[Field[RankedOption]] = [
        _option_field(),
        Field("", chart=lambda rows: Bars(tuple(shares[row.row] for row in rows), high=1.0)),
        _figure("", shares, "Share", share),
    ]
    if errors is not None:
        in_percent = partial(error, unit="%")
        fields.append(_figure("", errors.tolist(), "Standard error", in_percent))
    return table(fields, result.matrix.ranked)


def _scenario_table(result: Scenarios) -> Table:
    chances, named = result.probabilities, result.reference.project.scenarios
    fields: list[Field[int]] = [
        Field("", lambda at: scenario(result.scenarios[at]), "Scenario"),
        Field("", lambda at: named[result.scenarios[at]].name, "Name"),
    ]
    if chances is not None:
        fields.append(Field("", lambda at: proportion(chances[at]), "Probability", is_number=True))
    if len(result.options) > 1:
        fields += [
            Field("", lambda at: _all_of(result.best_in(at)), "First"),
            Field("", lambda at: _lead(result.matrices[at]), "Lead", is_number=True),
        ]
    return table(fields, range(len(result.scenarios)))


def _lead(matrix: ValueMatrix) -> Value:
    return None if matrix.lead is None else amount(matrix.lead)


def _all_of(ids: Ids) -> Sentence:
    """Every option that a table names, even where they are many."""
    return say("{}{}", separated(options(ids), ", "), " (tie)" if len(ids) > 1 else "")
