"""The options, and how they compare criterion by criterion, before any total."""

from collections.abc import Iterator, Sequence

from belarus_options.methods.tolerances import TIE
from belarus_options.model.grammar import counted, in_words
from belarus_options.model.settings import screened_out
from belarus_options.studies.briefing import Briefing
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.views.briefing.parts import Section, full_name, said, section
from belarus_options.views.commands.score import beyond_anchors_note, leaf_value
from belarus_options.views.forms.html import Hypertext
from belarus_options.views.forms.markup import Markup, element, joined
from belarus_options.views.report.numbers import points, weight
from belarus_options.views.report.screened_out import screened_out_line
from belarus_options.views.report.sentence import Said, criterion, option, options, say
from belarus_options.views.report.sentence import joined as and_

# What a page shows beside each other; the others are in the annexes.
MOST_OPTIONS, MOST_COLUMNS, MOST_IN_A_CHAIN = 12, 8, 5
_BEST, _WORST = "▲", "▽"


def options_section(briefing: Briefing, hypertext: Hypertext) -> Section:
    """What each option is."""
    ranking, project = briefing.ranking, briefing.project
    count, leaves = len(ranking.ranked), len(ranking.tree.leaves)
    headings = and_(
        say("{} ({})", criterion(path), weight(ranking.weights.global_[path]))
        for path in ranking.tree.top
    )
    under = say(", under {}", headings) if len(ranking.tree.top) < leaves else say("")
    opening = say(
        "{} of action, set against {}{}. Letters follow the stated ranking and stay with their"
        " option throughout.",
        f"{in_words(count).capitalize()} course{'' if count == 1 else 's'}",
        counted(leaves, "criterion") if leaves == 1 else f"{in_words(leaves)} criteria",
        under,
    )
    items: list[Markup] = []
    for row in ranking.ranked[:MOST_OPTIONS]:
        block = project.options[row.option]
        items.append(element("dt", None, full_name(hypertext, row.option, row.name)))
        about: list[Said] = [block.summary] if block.summary else []
        if block.role == "status-quo":
            about.append("This is what happens if nobody decides.")
        for verb, ids in (("Requires", block.requires), ("Excludes", block.excludes)):
            if ids:
                about.append(say("{} {}.", verb, and_(options(ids))))
        lines = [element("p", None, hypertext.inline(line)) for line in about]
        items.append(element("dd", None, *lines))
    parts = [said(hypertext, opening), element("dl", {"class": "options"}, *items)]
    if count > MOST_OPTIONS:
        parts.append(said(hypertext, f"… {count - MOST_OPTIONS} more in annex A.", "note"))
    if failed := screened_out(project, ranking.settings):
        parts.append(said(hypertext, screened_out_line(project, failed)))
    return section("options", "The options", parts)


def criteria_section(briefing: Briefing, hypertext: Hypertext) -> Section:
    """The values, criterion by criterion."""
    return section("criteria", "By criterion", _by_criterion(briefing.ranking, hypertext))


def _by_criterion(ranking: Ranking, hypertext: Hypertext) -> Iterator[Markup]:
    yield said(
        hypertext,
        "Read this before any total. How options compare criterion by criterion is the firmer"
        " knowledge; a total also depends on what the swings are worth.",
    )
    if len(ranking.ranked) > 1:
        chains = [
            element(
                "li",
                None,
                element("strong", None, hypertext.inline(criterion(path)), ": "),
                _chain(ranking, path, hypertext),
            )
            for path in ranking.tree.top
        ]
        yield element("ul", {"class": "chains"}, *chains)
    yield _matrix(ranking, hypertext)
    for row in ranking.ranked[:MOST_COLUMNS]:
        for note in beyond_anchors_note(ranking, row):
            yield said(hypertext, note, "note")
    if (more := len(ranking.ranked) - MOST_COLUMNS) > 0:
        yield said(hypertext, f"… {more} more in annex A.", "note")


def _chain(ranking: Ranking, path: str, hypertext: Hypertext) -> Markup:
    """Options by their value on a criterion, best first."""
    values = ranking.branch_values(path).tolist()
    order = sorted(ranking.ranked, key=lambda row: (-values[row.row], row.option))
    parts: list[str] = []
    before: float | None = None
    for row in order[:MOST_IN_A_CHAIN]:
        value = values[row.row]
        if before is not None:
            parts.append(" = " if before - value <= TIE else " > ")
        parts += [hypertext.inline(option(row.option)), "\u00a0", points(value).text()]
        before = value
    if len(order) > MOST_IN_A_CHAIN:
        parts.append(f" … {len(order) - MOST_IN_A_CHAIN} more")
    return joined(parts)


def _matrix(ranking: Ranking, hypertext: Hypertext) -> Markup:
    columns = ranking.ranked[:MOST_COLUMNS]
    head = [
        element("th", {"scope": "col"}, "Criterion"),
        element("th", {"scope": "col", "class": "number"}, "Weight"),
        *(
            element("th", {"scope": "col", "class": "number"}, hypertext.inline(option(row.option)))
            for row in columns
        ),
    ]
    body = []
    for path, node in ranking.tree.nodes.items():
        values = ranking.values_on[path].tolist()
        parent = node.parent
        share: Said = weight(ranking.weights.local[path])
        if parent:
            share = say("{} of {}", share, criterion(parent))
        body.append(
            element(
                "tr",
                {"class": f"depth{min(path.count('.'), 3)}"},
                element("th", {"scope": "row"}, node.name),
                element("td", {"class": "number share"}, hypertext.inline(share, in_prose=False)),
                *(
                    element("td", {"class": "number"}, cell)
                    for cell in _values(values, [row.row for row in columns])
                ),
            )
        )
    caption = (
        "Value of each option on each criterion, from 0 at the worst level to 100 at the best;"
        f" higher is better. {_BEST} best and {_WORST} worst of the row. A heading adds up what is"
        " below it by the shares shown."
    )
    return element(
        "section",
        {"class": "scroll", "tabindex": 0, "aria-label": "Values by criterion"},
        element(
            "table",
            {"id": "matrix"},
            element("caption", None, caption),
            element("thead", None, element("tr", None, *head)),
            element("tbody", None, *body),
        ),
    )


def _values(values: Sequence[float], rows: Sequence[int]) -> Iterator[Markup]:
    """The values of a row of the table, the best and the worst of all options marked."""
    high, low = max(values), min(values)
    for row in rows:
        mark = ""
        if high - low > TIE:
            mark = (
                _BEST if high - values[row] <= TIE else _WORST if values[row] - low <= TIE else ""
            )
        shown = leaf_value(values[row]).text()
        look = {_BEST: "best", _WORST: "worst"}.get(mark)
        yield element("span", {"class": look}, f"{mark} {shown}".strip())
