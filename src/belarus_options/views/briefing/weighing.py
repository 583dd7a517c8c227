"""Weights and ranking: who is first at every share of every weight, totals, and the triangle."""

from collections.abc import Iterator

from belarus_options.model.tree import Criterion
from belarus_options.studies.briefing import Briefing
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.matrix.value_matrix import RankedOption
from belarus_options.studies.weight_winners import Stretch, WeightWinners
from belarus_options.views.briefing.parts import Section, full_name, said, section
from belarus_options.views.charts import fills
from belarus_options.views.charts.rows_html import row_chart, strip
from belarus_options.views.charts.svg import coordinate
from belarus_options.views.charts.svg import element as svg_element
from belarus_options.views.charts.triangle_svg import HEIGHT, SIDE, triangle_layers
from belarus_options.views.commands.map import map_report
from belarus_options.views.commands.score import DIRECTION, shown_rank
from belarus_options.views.forms.html import TINTS, Hypertext
from belarus_options.views.forms.markup import Markup, element, joined
from belarus_options.views.report.bounds import add_up, holds_within
from belarus_options.views.report.chart import Stacked, Triangle
from belarus_options.views.report.numbers import percent, points, weight
from belarus_options.views.report.sentence import Said, criterion, option, say

_MARGIN, _HEAD = 60.0, 56.0


def weighing_section(briefing: Briefing, hypertext: Hypertext) -> Section:
    """The section as it stands without a script."""
    return section("weigh", "Weights and ranking", _parts(briefing, hypertext), follows=True)


def _parts(briefing: Briefing, hypertext: Hypertext) -> Iterator[Markup]:
    yield said(
        hypertext,
        "A total is the weighted sum of the values above. Weights answer one question: how much is"
        " going from the worst to the best level of this criterion worth, beside the same for its"
        " neighbors?",
    )
    weights = _weights(briefing, hypertext)
    ranking = element(
        "div",
        {"class": "ranking"},
        element("h3", None, "Ranking"),
        _legend(briefing.ranking, hypertext),
        _ranking(briefing.ranking, hypertext),
    )
    if weights:
        left = element("div", {"class": "weights"}, element("h3", None, "Weights"), *weights)
        yield element("div", {"class": "bench"}, left, ranking)
    else:
        yield ranking
    if briefing.weight_map is not None:
        report = map_report(briefing.weight_map)
        assert report.triangle is not None
        yield from triangle(report.triangle, report.answer[0], hypertext)


# --- weights


def _weights(briefing: Briefing, hypertext: Hypertext) -> list[Markup]:
    """The top criteria's strips, each with those inside it below."""
    by_path = {winners.criterion: winners for winners in briefing.winners}
    ranking, shown = briefing.ranking, []
    for path in ranking.tree.top:
        inside = [other for other in by_path if other.startswith(f"{path}.")]
        parts: list[Markup] = []
        if path in by_path:
            parts.append(_weight(by_path[path], ranking, hypertext))
        elif inside:
            parts.append(element("h4", None, hypertext.inline(criterion(path))))
        if inside:
            strips = [_weight(by_path[other], ranking, hypertext) for other in inside]
            title = element("summary", None, "Weights inside ", hypertext.inline(criterion(path)))
            parts.append(element("details", {"class": "inside"}, title, *strips))
        shown += parts
    return shown


def _weight(winners: WeightWinners, ranking: Ranking, hypertext: Hypertext) -> Markup:
    """A weight with its strip and the same in words."""
    node: Criterion = ranking.tree.nodes[winners.criterion]
    ids = ranking.options
    stretches = []
    for stretch in winners.stretches:
        chip = hypertext.chips[ids[stretch.row]]
        start, end = (100.0 * float(share) for share in (stretch.start, stretch.end))
        stretches.append((start, end, f"bg t{chip.place % TINTS}", chip.mark))
    share = weight(ranking.weights.local[winners.criterion])
    of = say(" of {}", criterion(node.parent)) if node.parent else ""
    heading = element(
        "p",
        {"class": "weight"},
        element("strong", None, hypertext.inline(criterion(winners.criterion))),
        " ",
        hypertext.inline(say("{}{}", share, of)),
    )
    words = element("p", {"class": "note"}, *_in_words(winners, ranking, hypertext))
    look = {"class": "one-weight", "data-path": winners.criterion}
    return element("div", look, heading, strip(stretches, 100.0 * float(winners.stated)), words)


def _in_words(winners: WeightWinners, ranking: Ranking, hypertext: Hypertext) -> Iterator[str]:
    """Who is first between which shares; each end is rounded to where it is true."""
    first = [hypertext.inline(option(ranking.options[s.row])) for s in winners.stretches]
    if len(first) == 1:
        yield joined([first[0], " first throughout"])
        return
    for at, (stretch, name) in enumerate(zip(winners.stretches, first, strict=True)):
        if at:
            yield ", "
        yield name
        yield " " + _between(stretch, is_last=at == len(first) - 1)


def _between(stretch: Stretch, *, is_last: bool) -> str:
    low, high = float(stretch.start), float(stretch.end)
    start, end = holds_within(percent(low), weight(high))
    if not low:
        return f"up to {end.text()}"
    if is_last:
        return f"from {start.text()}%\u00a0on"
    return f"from {start.text()} to {end.text()}"


# --- the ranking


def _legend(ranking: Ranking, hypertext: Hypertext) -> Markup:
    items = []
    for place, path in enumerate(ranking.tree.top):
        swatch = element("span", {"class": f"swatch p{place % 6}", "aria-hidden": "true"})
        items.append(element("li", None, swatch, " ", hypertext.inline(criterion(path))))
    return element("ul", {"class": "legend"}, *items)


def _ranking(ranking: Ranking, hypertext: Hypertext) -> Markup:
    top = ranking.tree.top
    parts = [ranking.branch_contributions(path).tolist() for path in top]
    rows = ranking.ranked
    chart = Stacked(
        tuple(criterion(path) for path in top),
        tuple(tuple(max(0.0, part[row.row]) for part in parts) for row in rows),
    )
    body = [
        element(
            "tr",
            None,
            element("td", {"class": "number"}, shown_rank(row).text()),
            element("th", {"scope": "row"}, full_name(hypertext, row.option, row.name)),
            element(
                "td",
                {"class": "chart wide"},
                row_chart(chart, at),
                element(
                    "details",
                    {"class": "formula printed"},
                    element("summary", None, "formula"),
                    element("p", None, _formula(ranking, row)),
                ),
            ),
            element("td", {"class": "number total"}, points(row.total).text()),
        )
        for at, row in enumerate(rows)
    ]
    head = [
        element("th", {"scope": "col", "class": "number"}, "#"),
        element("th", {"scope": "col"}, "Option"),
        element("th", {"scope": "col"}, "What adds up"),
        element("th", {"scope": "col", "class": "number"}, "Total"),
    ]
    return element(
        "section",
        {"class": "scroll", "tabindex": 0, "aria-label": "Ranking"},
        element(
            "table",
            {"id": "ranking"},
            element("caption", None, f"Totals {DIRECTION}, and what each heading adds."),
            element("thead", None, element("tr", None, *head)),
            element("tbody", None, *body),
        ),
    )


def _formula(ranking: Ranking, row: RankedOption) -> str:
    """A total as the sum of weight times value, heading by heading."""
    top, total = ranking.tree.top, points(row.total)
    values = [points(ranking.branch_values(path)[row.row].item()) for path in top]
    adds = [points(ranking.branch_contributions(path)[row.row].item()) for path in top]
    shares = [weight(ranking.weights.global_[path]) for path in top]
    sides = [
        " + ".join(f"{s.text()} × {v.text()}" for s, v in zip(shares, values, strict=True)),
        *([" + ".join(part.text() for part in adds)] if len(adds) > 1 else []),
        total.text(),
    ]
    return " = ".join(sides) + ("" if add_up(adds, total) else " (rounded)")


# --- the triangle


def triangle(drawn: Triangle, says: Said, hypertext: Hypertext) -> Iterator[Markup]:
    """The picture with its key under a heading; `says` is what it shows, for whoever does not see
    it."""
    names = and_names = [hypertext.plain(name) for name in drawn.corners]
    heading = f"Who is first at every weighting of {', '.join(names[:2])} and {and_names[2]}"
    # What is no option of the project has no chip: tints of its own, after theirs.
    known = {chip.mark: chip.place for chip in hypertext.chips.values()}
    places = [known.get(area.mark, len(known) + at) for at, area in enumerate(drawn.areas)]
    apex = (SIDE / 2 + _MARGIN, _HEAD)
    layers, bottom = triangle_layers(drawn, apex, hypertext.plain, places=places)
    parts = [
        svg_element("g", {"class": f"map-{name}"}, "".join(layer)) for name, layer in layers.items()
    ]
    size = f"0 0 {coordinate(SIDE + 2 * _MARGIN)} {coordinate(max(bottom, HEIGHT + _HEAD) + 8)}"
    attributes = {"viewBox": size, "role": "img", "aria_label": hypertext.plain(says)}
    picture = svg_element(
        "svg", attributes, fills.definitions(max(places, default=0) + 1) + "".join(parts)
    )
    areas = [
        element(
            "li",
            None,
            hypertext.inline(area.label),
            " ",
            element("strong", None, area.figure.text()),
        )
        for area in drawn.areas
    ]
    spots = [
        element("li", None, f"{spot.mark} ", hypertext.inline(spot.label)) for spot in drawn.spots
    ]
    key = element(
        "div",
        {"class": "key"},
        element("h4", None, "Share of weightings"),
        element("ul", {"class": "shares"}, *areas),
        element("ul", {"class": "spots"}, *spots),
        *hypertext.paragraphs(drawn.caption[:2]),
    )
    yield element("h3", None, heading)
    # Where the corners are, for the script, which draws what a reader changes.
    corners = {
        "id": "triangle",
        "data-top": coordinate(_HEAD),
        "data-left": coordinate(_MARGIN),
        "data-side": coordinate(SIDE),
    }
    yield element("div", {"class": "map"}, element("figure", corners, Markup(picture)), key)
