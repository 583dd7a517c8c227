"""The tables of `stress`: load-bearing items, smallest sets, coverage, worth of knowing."""

from collections.abc import Iterator, Sequence

from belarus_options.studies.coverage import Counts
from belarus_options.studies.stress import Item, ScoreName, SmallestSet, Stress
from belarus_options.views.first_report import Cell, Column, Section, Table, number, points, share
from belarus_options.views.stress_text import worth_in_words

# Of more sets, or scores worth knowing, the tables have the first; JSON has all.
_SETS_AT_MOST = 10
_WORTH_AT_MOST = 8
# Of more scores than these, a cell gives the number of the others: beside ids, which are to stay
# whole, and in a text.
_SCORES_BESIDE_IDS = 2
_SCORES_IN_TEXT = 4


def item_table(result: Stress) -> Table:
    """The load-bearing items, and then the whole sources that are."""
    columns = (
        Column("Item"),
        Column("Kind"),
        Column("Scores on it alone", is_number=True),
        Column("Least lead", is_number=True),
        Column("First instead"),
        Column("Where", is_detail=True),
        Column("Scores that hang on it alone", is_detail=True),
        Column("Says", is_detail=True),
    )
    rows = tuple(
        (
            item.id,
            item.kind,
            str(len(item.loss.scores)),
            _points(item.loss.least_lead),
            ", ".join(item.loss.takes_over),
            _place(item),
            _scores(item.loss.scores),
            says(result, item),
        )
        for item in _load_bearing(result)
    )
    return Table(columns, rows)


def _load_bearing(result: Stress) -> list[Item]:
    """The load-bearing items, and then the whole sources that are."""
    return [*result.load_bearing, *(item for item in result.sources if item.loss.is_load_bearing)]


def says(result: Stress, item: Item) -> str:
    """What a piece of evidence says, or the title of a source; empty for a score."""
    if item.evidence is not None:
        return item.evidence.says
    source = result.ranking.project.sources.get(item.id.partition(":")[2])
    return source.title if source is not None else ""


def sections(result: Stress) -> Iterator[Section]:
    """The further tables, those that have rows."""
    shown = _sets_shown(result)
    bearing = _load_bearing(result)
    if bearing and (texts := _texts(result, bearing)):
        yield Section("What these items say", texts)
    if shown:
        yield Section("Sets that do it together", _set_table(shown), _set_note(result, shown))
    if not result.load_bearing and (texts := _texts(result, _in_smallest(result, shown))):
        yield Section("What the items of the smallest sets say", texts)
    yield Section("Coverage", _coverage_table(result), _coverage_note(result))
    known = [score for score in result.worth_knowing.scores if score.worth > 0.0]
    if known:
        columns = (
            Column("Option"),
            Column("Criterion"),
            Column("Low", is_number=True),
            Column("High", is_number=True),
            Column("Worth knowing", is_number=True),
        )
        rows = tuple(
            (
                score.option,
                score.criterion,
                number(score.low),
                number(score.high),
                _points(score.worth),
            )
            for score in known[:_WORTH_AT_MOST]
        )
        note = worth_in_words(result, len(rows), len(known))
        yield Section("What is worth finding out", Table(columns, rows, keys=2), note)


def _points(value: float | None) -> str:
    if value is None:
        return ""
    # A small lead or worth is not shown as none, and a small arrear not as a tie.
    is_hidden = 0.0 < abs(value) < 0.05
    return number(value).replace("-", "−") if is_hidden else points(value)


def _place(item: Item) -> str:
    """Where in its source a piece of evidence stands."""
    evidence = item.evidence
    if evidence is None or evidence.source is None:
        return ""
    where = evidence.where
    parts = [evidence.source]
    if where is not None:
        parts += [f"“{where.section}”"] if where.section is not None else []
        parts += [f"paragraph {where.paragraph}"] if where.paragraph is not None else []
        parts += [f"page {where.page}"] if where.page is not None else []
        parts += [where.url] if where.url else []
    return ", ".join(parts)


def _scores(scores: Sequence[ScoreName], at_most: int | None = None) -> str:
    named = [f"{score.option} on {score.criterion}" for score in scores[:at_most]]
    rest = len(scores) - len(named)
    return "; ".join([*named, *([f"{rest} more in JSON"] if rest else [])])


def _sets_shown(result: Stress) -> list[SmallestSet]:
    """The sets of two and three, the smaller ones first, of each size those with the least lead."""
    larger = [found for found in result.sets if len(found.items) > 1]
    larger.sort(key=lambda found: (len(found.items), round(found.loss.least_lead or 0.0, 9)))
    return larger[:_SETS_AT_MOST]


def _in_smallest(result: Stress, shown: Sequence[SmallestSet]) -> list[Item]:
    """The items of the smallest sets that are shown, by id."""
    size = min((len(found.items) for found in shown), default=0)
    ids = {id_ for found in shown if len(found.items) == size for id_ in found.items}
    return sorted((item for item in result.items if item.id in ids), key=lambda item: item.id)


def _texts(result: Stress, items: Sequence[Item]) -> Table | None:
    """What the evidence among some items says; None where there is none."""
    columns = (Column("Item"), Column("What it says, and where"))
    rows = tuple((item.id, text) for item in items if (text := _text(result, item)))
    return Table(columns, rows) if rows else None


def _text(result: Stress, item: Item) -> str:
    """A piece of evidence in its own words, its place, and the scores that hang on it alone."""
    text, evidence, scores = says(result, item), item.evidence, item.loss.scores
    if evidence is not None and evidence.source is not None:
        text += f" ({evidence.kind}; {_place(item)})"
    elif evidence is not None:
        text += f" Assumed because: {evidence.because}"
    elif text:
        # A whole source carries many scores.
        return f"“{text}”. On it alone: {_scores(scores, _SCORES_IN_TEXT)}."
    return f"{text} On it alone: {_scores(scores)}." if text and scores else text


def _set_table(shown: Sequence[SmallestSet]) -> Table:
    columns = (
        Column("Items"),
        Column("Scores that hang on them"),
        Column("Least lead", is_number=True),
        Column("First instead"),
    )
    rows = tuple(
        (
            " + ".join(found.items),
            _scores(found.loss.scores, _SCORES_BESIDE_IDS),
            _points(found.loss.least_lead),
            ", ".join(found.loss.takes_over),
        )
        for found in shown
    )
    return Table(columns, rows)


def _set_note(result: Stress, shown: Sequence[SmallestSet]) -> str:
    note = "Nothing less than a whole set does it."
    larger = sum(len(found.items) > 1 for found in result.sets)
    if larger > len(shown):
        return f"{note} These are {len(shown)} of {larger}, pairs first; JSON has all."
    return note


def _coverage_table(result: Stress) -> Table:
    headings = ("Scores", "Cite a source", "Several sources", "Assume alone", "Cite nothing")
    columns = (Column("Confidence"), *(Column(text, is_number=True) for text in headings))
    named: list[tuple[str, Counts]] = [
        (confidence or "not stated", counts)
        for confidence, counts in result.coverage.by_confidence.items()
        if counts.scores
    ]
    if len(named) > 1:
        named.append(("all", result.coverage.whole))
    rows: list[tuple[Cell, ...]] = []
    for name, counts in named:
        parts = (counts.sourced, counts.several_sources, counts.assumed, counts.unsupported)
        shares = [share(part / counts.scores) for part in parts]
        rows.append((name, str(counts.scores), *shares))
    return Table(columns, tuple(rows))


def _coverage_note(result: Stress) -> str:
    whole, sources = result.coverage.whole, result.ranking.project.sources
    several = f"{whole.several_sources or 'none'} more than one"
    if len(sources) < 2:
        several = "none more than one, as there is no second"
    return f"Of {whole.scores} scores, {whole.sourced} cite a source, and {several}."
