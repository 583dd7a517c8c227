"""What sets two options apart, leaf by leaf, and why on the leaf where it is most."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from belarus_options.model.grammar import plural
from belarus_options.studies.explanation import Comparison, LeafDifference, LeafPart
from belarus_options.studies.matrix.value_matrix import RankedOption
from belarus_options.studies.screening import screened
from belarus_options.views.commands.explain import score_of
from belarus_options.views.commands.score import beyond_anchors_note, leaf_value, weights_note
from belarus_options.views.commands.screen_sentences import failures
from belarus_options.views.report.bounds import add_up, parts, without_sign
from belarus_options.views.report.fields import Field, json_rows, records, table
from belarus_options.views.report.numbers import Kind, Number, difference, in_words, points, weight
from belarus_options.views.report.report import (
    Block,
    Column,
    Line,
    Next,
    Notes,
    Paragraph,
    Report,
    Shown,
    Table,
)
from belarus_options.views.report.sentence import (
    Code,
    Said,
    Sentence,
    criterion,
    joined,
    option,
    say,
)
from belarus_options.views.report.settings_line import settings_line

if TYPE_CHECKING:
    from belarus_options.views.report.chart import Intervals

# The rows of the brief table; what is left is added up in one.
_MOST_ROWS = 8
# How many leaves the answer names for each side.
_MOST_NAMED = 2


def comparison_report(comparison: Comparison) -> Report:
    """The report of `explain A B`."""
    ranking = comparison.first.ranking
    fields = _fields(comparison)
    failing = tuple(
        failures(option)
        for option in (screened(ranking, place) for place in _places(comparison))
        if not option.passes
    )
    return Report(
        title=ranking.project.decision.title,
        reading=totals_in_words(comparison),
        as_of=ranking.project.decision.as_of,
        settings=settings_line(ranking.project, ranking.settings),
        answer=(*failing, *_answer(comparison)),
        names_screened=bool(failing),
        blocks=partial(_blocks, comparison),
        lines=lambda: _whole_table(comparison, fields),
        records=partial(records, fields, comparison.differences),
        result=lambda: {
            "options": [side.option for side in _places(comparison)],
            "totals": [side.total for side in _places(comparison)],
            "difference": comparison.difference,
            "criteria": json_rows(fields, comparison.differences),
        },
    )


def _places(comparison: Comparison) -> tuple[RankedOption, RankedOption]:
    return comparison.first.place, comparison.second.place


def totals_in_words(comparison: Comparison) -> Sentence:
    """Both totals and their difference."""
    first, second = _places(comparison)
    whole = difference(comparison.difference, "/difference")
    is_exact = add_up([points(second.total), whole], points(first.total))
    return say(
        "{} {} against {} {}: {}{}",
        option(first.option),
        points(first.total, "/totals/0"),
        option(second.option),
        points(second.total, "/totals/1"),
        whole,
        "" if is_exact else " (rounded)",
    )


def _answer(comparison: Comparison) -> Iterator[Said]:
    """On which leaves each gains most, and how many make no difference."""
    first, second = (option(place.option) for place in _places(comparison))
    gains, other_gains = _gains(comparison, 1.0), _gains(comparison, -1.0)
    if gains and other_gains:
        yield say("{} gains most on {}, {} on {}.", first, gains, second, other_gains)
    elif gains or other_gains:
        ahead, behind = (first, second) if gains else (second, first)
        yield say("{} gains most on {}; {} gains on no leaf.", ahead, gains or other_gains, behind)
    else:
        yield "Nothing sets them apart: no leaf makes a difference."
    leaves = len(comparison.differences)
    alike = sum(not part.difference for part in comparison.differences)
    if alike and alike < leaves:
        yield say(
            "{} of {} leaves {} no difference.",
            in_words(alike, begins=True),
            in_words(leaves, "/criteria"),
            "makes" if alike == 1 else "make",
        )


def _gains(comparison: Comparison, sign: float) -> Sentence:
    """The leaves on which one of them gains most, with how many points; empty where on none."""
    shown = _shown_differences(comparison)
    gaining = [
        say("{} ({})", criterion(path), _size(shown[path], f"/criteria/{at}/difference"))
        for at, part in enumerate(comparison.differences)
        if sign * part.difference > 0 and (path := part.first.leaf.path)
    ]
    return joined(gaining[:_MOST_NAMED])


def _size(number: Number, pointer: str = "") -> Number:
    return without_sign(number)._replace(kind=Kind.amount, pointer=pointer)


def _blocks(comparison: Comparison) -> Iterator[Block]:
    apart = [part for part in comparison.differences if part.difference]
    yield Block(brief_table(comparison), shown=Shown.in_brief)
    yield Block(_whole_table(comparison, _fields(comparison)), shown=Shown.in_full)
    yield Block(Notes(tuple(weights_note(comparison.first.ranking))), shown=Shown.in_full)
    yield Block(Notes(tuple(_beyond_notes(comparison))))
    for at, part in enumerate(comparison.differences):
        is_largest = at == 0 and bool(apart)
        shown = Shown.always if is_largest else Shown.in_full
        yield Block(Paragraph(tuple(_reasons(comparison, part))), shown=shown)
    left = len(apart) - 1
    others = say("The other {}, with", in_words(left)) if left > 0 else "All leaves, with"
    yield Block(
        Next((say("{} levels and reasons: {}", others, Code("--full")),)), shown=Shown.in_brief
    )


def brief_table(
    comparison: Comparison,
    *,
    most: int = _MOST_ROWS,
    has_scores: bool = True,
    is_drawn: bool = False,
) -> Table:
    """The leaves that set them apart most, all others in one row, and the totals; values stand with
    their scores, or the differences are drawn."""
    first, second = _places(comparison)
    apart = [part for part in comparison.differences if part.difference]
    rows = apart[:most]
    shown_value = _value if has_scores else _value_alone
    others = comparison.differences[len(rows) :]
    adds = [part.difference for part in rows]
    if others:
        adds.append(math.fsum(part.difference for part in others))
    whole = difference(comparison.difference)
    shown = parts([difference(add) for add in adds], whole)
    cells: list[tuple[Said, ...]] = [
        (
            criterion(part.first.leaf.path),
            _global_weight(part),
            shown_value(part.first),
            shown_value(part.second),
            *([""] if is_drawn else []),
            add,
        )
        for part, add in zip(rows, shown, strict=False)
    ]
    last: list[tuple[Said, ...]] = []
    if others:
        number, alike = in_words(len(others), begins=True), len(apart) == len(rows)
        other = plural("other", len(others)) + ", no difference" * alike
        named = say("{} {}", number, other)
        last.append((named if rows else "All leaves", "", "", "", shown[-1]))
    last.append(("Total", "", points(first.total), points(second.total), whole))
    if is_drawn:
        last = [(*row[:-1], "", row[-1]) for row in last]
    columns = (
        Column("Leaf"),
        Column("Weight of whole", is_number=True),
        Column(option(first.option), is_number=True),
        Column(option(second.option), is_number=True),
        *([Column("", chart=partial(_drawn, rows))] if is_drawn else []),
        Column("Difference", is_number=True),
    )
    return Table(columns, (*cells, *last))


def _drawn(rows: Sequence[LeafDifference]) -> "Intervals":
    """What each leaf adds to the lead, from a line in the middle."""
    # Only what is drawn needs it.
    from belarus_options.views.report.chart import Intervals, Span

    spans = tuple(Span(0.0, part.difference, part.difference) for part in rows)
    far = max((abs(span.end) for span in spans), default=0.0) or 1.0
    return Intervals(spans, -far, far, (difference(-far), difference(far)), line=0.0)


def _value_alone(part: LeafPart) -> Number:
    return leaf_value(part.value)


def _value(part: LeafPart) -> Sentence:
    return say("{} (at {})", leaf_value(part.value), score_of(part))


def _whole_table(comparison: Comparison, fields: Iterable[Field[LeafDifference]]) -> Table:
    first, second = _places(comparison)
    whole = difference(comparison.difference)
    total = ("Total", weight(1.0), points(first.total), points(second.total), whole)
    return table(fields, comparison.differences, last=[total])


def _fields(comparison: Comparison) -> tuple[Field[LeafDifference], ...]:
    first, second = (side.option for side in _places(comparison))
    shown = _shown_differences(comparison)
    return (
        Field("criterion", lambda p: criterion(p.first.leaf.path), "Criterion"),
        Field("global_weight", _global_weight, "Weight", is_number=True, json=False),
        Field("weight", _global_weight, csv=False),
        Field(
            "first_value",
            lambda p: leaf_value(p.first.value),
            option(first),
            is_number=True,
            json=False,
        ),
        Field(
            "second_value",
            lambda p: leaf_value(p.second.value),
            option(second),
            is_number=True,
            json=False,
        ),
        Field("values", lambda p: [p.first.value, p.second.value], csv=False),
        Field("difference", lambda p: shown[p.first.leaf.path], "Difference", is_number=True),
        Field("first_score", lambda p: p.first.measure, json=False),
        Field("second_score", lambda p: p.second.measure, json=False),
        Field("", partial(_in_a_line, comparison, shown), "Reading", is_detail=True),
    )


def _shown_differences(comparison: Comparison) -> dict[str, Number]:
    """What each leaf adds to the lead, rounded such that all of it is the lead as shown."""
    adds = [difference(part.difference) for part in comparison.differences]
    leaves = [part.first.leaf.path for part in comparison.differences]
    return dict(zip(leaves, parts(adds, difference(comparison.difference)), strict=True))


def _global_weight(part: LeafDifference) -> Number:
    return weight(part.first.global_weight)


def _in_a_line(
    comparison: Comparison, shown: Mapping[str, Number], part: LeafDifference
) -> Sentence:
    """Who is better on a leaf, with which scores and by how much, for tab-separated lines."""
    (first, here), (second, there) = _better_first(comparison, part)
    return say(
        "{} {} {} on {}: {}{} against {}, {}",
        option(first),
        ">" if part.difference else "=",
        option(second),
        criterion(here.leaf.path),
        "level " if here.leaf.constructed else "",
        score_of(here),
        score_of(there),
        without_sign(shown[part.first.leaf.path]),
    )


def _beyond_notes(comparison: Comparison) -> Iterator[Said]:
    for side in (comparison.first, comparison.second):
        yield from beyond_anchors_note(side.ranking, side.place)


def _reasons(comparison: Comparison, part: LeafDifference) -> Iterator[Line]:
    """What each score on a leaf means and why it is so, the better one first."""
    for at, (name, side) in enumerate(_better_first(comparison, part)):
        leaf = side.leaf
        who = say("{} at {}", option(name), score_of(side))
        where = say("{}, {}", criterion(leaf.path), who) if at == 0 else who
        yield Line(say("{}: {}", where, side.meaning) if side.meaning else say("{}.", where))
        if side.is_set:
            yield Line("Set for this run.", level=1)
        elif side.score.because:
            yield Line(side.score.because, level=1)


def _better_first(
    comparison: Comparison, part: LeafDifference
) -> tuple[tuple[str, LeafPart], tuple[str, LeafPart]]:
    first, second = _places(comparison)
    one, other = (first.option, part.first), (second.option, part.second)
    return (other, one) if part.difference < 0 else (one, other)
