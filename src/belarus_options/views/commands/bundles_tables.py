"""The tables of `bundles`: the ranking, the frontier, prices, rules and what comes later."""

from collections.abc import Iterator, Sequence
from functools import partial

from belarus_options.studies.bundles.bundles import Bundle, Bundles
from belarus_options.studies.bundles.effects import Rule
from belarus_options.studies.bundles.frontier import Frontier, FrontierPoint, Price
from belarus_options.studies.bundles.later import Course
from belarus_options.views.commands.bundles_words import constraint_name, members, row_name
from belarus_options.views.report.bounds import lies_between
from belarus_options.views.report.fields import Field, table
from belarus_options.views.report.numbers import (
    Number,
    amount,
    count,
    difference,
    measure,
    points,
    rank,
    share,
    weight,
)
from belarus_options.views.report.report import Block, Table
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    criterion,
    listed,
    named_bundle,
    option,
    say,
    scenario,
)

# Rows in brief, beside the named bundles and the status quo.
_MOST_ROWS = 9
# Top criteria beside the total.
_MOST_ACROSS = 4


def shown_rows(result: Bundles) -> tuple[Bundle, ...]:
    """The rows that are shown in brief."""
    return tuple(
        row
        for at, row in enumerate(result.listed)
        if at < _MOST_ROWS or row.named or not row.options
    )


def ranking_table(result: Bundles, rows: Sequence[Bundle]) -> Table:
    """The ranking of bundles, best first."""
    return table(shown_fields(result), rows, keys=2)


def shown_fields(result: Bundles) -> tuple[Field[Bundle], ...]:
    """What people see of a bundle."""
    has_costs = result.found.costs is not None
    tree, weights = result.ranking.tree, result.ranking.weights.global_
    weightiest = sorted(tree.top, key=lambda path: -weights[path])[:_MOST_ACROSS]
    has_range = any(row.has_range for row in result.listed)
    total = "If they overlap" if has_range and overlap_by_default(result) else "Total"
    fields: list[Field[Bundle]] = [
        Field("", lambda row: rank(row.rank, is_tied=row.is_tied), "#", is_number=True),
        Field("", partial(_marked, result), "Bundle"),
    ]
    if has_costs:
        fields.append(Field("", lambda row: measure(row.cost or 0.0), "Cost", is_number=True))
    fields += [_top(path, weights[path]) for path in tree.top if path in weightiest]
    fields.append(Field("", lambda row: points(row.total), total, is_number=True))
    if has_range:
        fields.append(Field("", _range, "Low to high", is_number=True))
    if result.domination.rows is not None:
        fields.append(Field("", lambda row: share(row.first or 0.0), "First under", is_number=True))
    return tuple(fields)


def overlap_by_default(result: Bundles) -> bool:
    """Whether totals are those of effects that overlap where nothing is stated."""
    return result.found.asked.combine in (None, "strongest")


def _top(path: str, part: float) -> Field[Bundle]:
    return Field(
        "",
        lambda row: points(row.values[path]),
        say("{} {}", criterion(path), weight(part)),
        is_number=True,
    )


def _marked(result: Bundles, row: Bundle) -> Sentence:
    marks = ("‡" if row.beyond_anchors else "") + ("§" if row.held else "")
    return say("{}{}", row_name(result, row), f" {marks}" if marks else "")


def _range(row: Bundle) -> Said:
    if not row.has_range:
        return ""
    low, high = lies_between(points(row.low), points(row.high))
    return say("{}–{}", low, high)


def data_fields(result: Bundles) -> tuple[Field[Bundle], ...]:
    """The same for programs."""
    leaves = [leaf.path for leaf in result.ranking.tree.leaves]
    return (
        Field("rank", lambda row: row.rank),
        Field("bundle", lambda row: row.id),
        Field("named", lambda row: row.named[0] if row.named else None),
        Field("name", partial(_full_name, result)),
        Field("options", lambda row: list(row.options), csv=False),
        Field("total", lambda row: row.total),
        Field("tied", lambda row: row.is_tied, csv=False),
        Field("low", lambda row: row.low),
        Field("high", lambda row: row.high),
        Field("cost", lambda row: row.cost),
        Field("values", lambda row: dict(row.values), csv=False),
        Field("contributions", lambda row: dict(row.contributions), csv=False),
        *(_contribution(path) for path in leaves),
        Field("beyond_anchors", lambda row: list(row.beyond_anchors), csv=False),
        Field("held", lambda row: list(row.held), csv=False),
        Field("explicit", lambda row: _one_or_more(row), csv=False),
        Field("non_dominated", lambda row: row.non_dominated),
        Field("first", lambda row: None if row.first is None else share(row.first)),
        *(_chosen(id) for id in result.found.options),
    )


def _one_or_more(row: Bundle) -> dict[str, object]:
    """By leaf the bundle whose score holds, or several where none contains the others."""
    return {path: ids[0] if len(ids) == 1 else list(ids) for path, ids in row.explicit.items()}


def _contribution(path: str) -> Field[Bundle]:
    return Field(f"adds:{path}", lambda row: row.contributions[path], json=False)


def _chosen(id: str) -> Field[Bundle]:
    return Field(f"option:{id}", lambda row: int(id in row.options), json=False)


def _full_name(result: Bundles, row: Bundle) -> str:
    project = result.project
    if row.named:
        return project.bundles.named[row.named[0]].name
    chosen = row.options or (result.found.baseline,)
    return " + ".join(project.options[id].name for id in chosen)


def further_tables(result: Bundles) -> Iterator[Block]:
    """What goes beyond the ranking, each where there is something to say."""
    if result.later:
        yield from _later(result)
    if result.frontier is not None and len(result.frontier.points) > 1:
        yield _frontier(result, result.frontier)
    if result.prices:
        yield _prices(result)
    yield _worth(result)
    yield _rules(result)


def _later(result: Bundles) -> Iterator[Block]:
    caveat = (
        "What is added later is added where its world has come about. Each world is taken to be"
        " recognized before that, and a late start to score like an early one, so what waiting is"
        " worth and what the later part adds are upper bounds."
    )
    for course in result.later:
        yield Block(_course_table(result, course), named_bundle(course.bundle), caveat)
        caveat = ""


def _course_table(result: Bundles, course: Course) -> Table:
    worlds = list(course.totals)
    block = result.project.bundles.named[course.bundle]
    now = members(result, block.options)
    rows: list[tuple[Said, dict[str, Number]]] = [
        (say("{} now, the rest where it is named", now), _as_points(course.totals)),
    ]
    if course.at_once is not None:
        rows.append(("All of it at once", _as_points(course.at_once)))
    rows.append((say("{} alone", now), _as_points(course.now_alone)))
    if course.waiting_is_worth is not None:
        worth = {world: difference(each) for world, each in course.waiting_is_worth.items()}
        rows.append(("Waiting is worth", worth))
    adds = {world: difference(each) for world, each in course.later_part_adds.items()}
    rows.append(("The later part adds", adds))
    fields: list[Field[tuple[Said, dict[str, Number]]]] = [
        Field("", lambda row: row[0], "Course"),
        *(_world(world) for world in worlds),
    ]
    return table(fields, rows)


def _world(world: str) -> Field[tuple[Said, dict[str, Number]]]:
    return Field("", lambda row: row[1][world], scenario(world), is_number=True)


def _as_points(totals: object) -> dict[str, Number]:
    assert isinstance(totals, dict)
    return {world: points(total) for world, total in totals.items()}


def _frontier(result: Bundles, frontier: Frontier) -> Block:
    is_cost = frontier.over == "cost"
    fields: list[Field[FrontierPoint]] = [
        Field(
            "",
            lambda p: measure(p.at) if is_cost else count(int(p.at)),
            "Cost" if is_cost else "Options",
            is_number=True,
        ),
        Field("", lambda p: members(result, p.options), "Bundle"),
        Field("", lambda p: points(p.total), "Total", is_number=True),
    ]
    if is_cost:
        fields.append(Field("", lambda p: "" if p.convex else "no", "On the hull"))
    if result.found.budget is not None:
        fields.append(Field("", lambda p: "" if p.within_budget else "beyond it", "Budget"))
    note = (
        "Bundles that no other beats on cost and total, whatever the budget. What is not on the"
        " hull is beaten by mixes of two others."
        if is_cost
        else "The best bundle of each size."
    )
    return Block(table(fields, frontier.points), "Frontier", note)


def _prices(result: Bundles) -> Block:
    fields: list[Field[Price]] = [
        Field("", lambda p: constraint_name(result.found, p.constraint), "Constraint"),
        Field(
            "",
            lambda p: "too many bundles" if p.price is None else amount(p.price),
            "Price",
            is_number=True,
        ),
        Field("", partial(_best_without, result), "Best without it"),
    ]
    note = "By how much the best total is lower with a constraint than without it."
    return Block(table(fields, result.prices), "Constraints", note)


def _best_without(result: Bundles, price: Price) -> Said:
    if price.best is None:
        return ""
    return listed([members(result, best) for best in price.best], "bundles", word="or")


def _worth(result: Bundles) -> Block:
    core = result.domination.core_index or {}
    fields: list[Field[str]] = [Field("", option, "Option")]
    change = {each.option: each for each in result.marginal}
    fields += [
        Field("", lambda o: "yes" if change[o].in_best else "", "In the best"),
        Field("", lambda o: difference(change[o].change), "Taken out or put in", is_number=True),
        Field("", lambda o: "" if change[o].feasible else "cannot be", "Then"),
    ]
    if core:
        fields.append(Field("", lambda o: share(core[o]), "Core index", is_number=True))
    note = (
        "What leaving it out of the best bundle, or putting it in, does to the total; and the share"
        " of the bundles that no other beats which have it."
    )
    return Block(table(fields, result.found.options), "Options", note)


def _rules(result: Bundles) -> Block:
    fields: list[Field[tuple[str, Rule]]] = [
        Field("", lambda row: criterion(row[0]), "Leaf"),
        Field("", lambda row: row[1].name, "Rule"),
        Field("", lambda row: "yes" if row[1].is_stated else "", "Stated"),
    ]
    return Block(table(fields, list(result.rules.items())), "How effects combine")
