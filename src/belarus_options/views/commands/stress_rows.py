"""The rows of `stress`: scores and then beliefs, each with what it rests on below it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from belarus_options.model.evidence import Evidence
from belarus_options.studies.beliefs import Belief
from belarus_options.studies.moved_scores import Reach
from belarus_options.studies.stress import Stress, StressedScore
from belarus_options.views.commands.stress_sentences import changed, signed
from belarus_options.views.report.cut import ROWS
from belarus_options.views.report.fields import Field, Named, table
from belarus_options.views.report.numbers import Number, in_words, measure
from belarus_options.views.report.report import Table
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    counted,
    criterion,
    evidence,
    option,
    options,
    say,
    separated,
)

# How many scores there are in brief, and how many are spelled out: one fewer where some that are
# load-bearing are left out.
_IN_BRIEF = 3
_SPELLED_OUT = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A score, with its place among all, or a belief."""

    place: int | None
    score: StressedScore | None = None
    belief: Belief | None = None

    @property
    def _either(self) -> StressedScore | Belief:
        found = self.score or self.belief
        assert found is not None
        return found

    @property
    def lead(self) -> float:
        return self._either.lead

    @property
    def first(self) -> tuple[str, ...]:
        return self._either.first

    @property
    def is_load_bearing(self) -> bool:
        """Whether another option is strictly first there."""
        found = self._either
        return (
            found.is_load_bearing if isinstance(found, StressedScore) else found.moves_first_place
        )

    @property
    def wrong_item(self) -> str | None:
        return self.score.item if self.score is not None else None

    @property
    def cites(self) -> tuple[str, ...]:
        """What the score cites, by id, or the item itself."""
        if self.belief is not None:
            return self.belief.items
        return tuple(sorted((self.score.score.evidence if self.score is not None else None) or ()))


def rows(result: Stress) -> list[Row]:
    """Every row: scores and then beliefs, each the least lead first."""
    scores = [Row(at, score=score) for at, score in enumerate(result.scores, start=1)]
    return scores + [Row(None, belief=belief) for belief in result.beliefs]


def brief_table(result: Stress) -> tuple[Table, int]:
    """The rows that decide, or come nearest to it, the first of them spelled out; and how many that
    decide are left out."""
    scores = [row for row in rows(result) if row.score is not None]
    bearing = _bearing(scores)
    moving = _bearing([row for row in rows(result) if row.belief is not None])
    left = max(0, len(bearing) - _IN_BRIEF)
    shown = scores[: max(_IN_BRIEF - bool(moving), len(bearing) - left)] + moving[:ROWS]
    # Where more than one moves the first place, the lines that spell one out are for the others.
    spelled = [*bearing[: _SPELLED_OUT - bool(left)], *(moving if len(moving) == 1 else ())]
    lines = [_beneath(result, row, is_full=False) if row in spelled else () for row in shown]
    left += max(0, len(moving) - ROWS)
    return table(_FIELDS, shown)._replace(beneath=tuple(map(tuple, lines))), left


def full_table(result: Stress) -> Table:
    """Every row but the scores that take nothing from the lead; beliefs and load-bearing scores
    spelled out."""
    shown = [row for row in rows(result) if row.score is None or row.score.reach is not None]
    lines = [
        _beneath(result, row, is_full=True) if row.is_load_bearing or row.belief else ()
        for row in shown
    ]
    return table(_FIELDS, shown)._replace(beneath=tuple(map(tuple, lines)))


def lines_table(result: Stress) -> Table:
    """Every row, for tab-separated lines."""
    return table((*_FIELDS, *_LINE_FIELDS), rows(result))


def _bearing(every: Sequence[Row]) -> list[Row]:
    return [row for row in every if row.is_load_bearing]


def _named(row: Row) -> Said:
    if row.score is not None:
        return say("{} on {}", option(row.score.option), criterion(row.score.leaf.path))
    return say("If {} is wrong", evidence(row.cites[0]))


def _stated(row: Row) -> Said:
    return _measure(row.score, row.score.stated) if row.score is not None else ""


def _measure(score: StressedScore, value: float) -> Number:
    scale = score.leaf.measured
    return measure(value, unit=scale.unit if scale is not None else None)


def _range(row: Row) -> Said:
    """The range that is stated, or how far the score is moved without one."""
    if row.score is None:
        return ""
    if row.score.range is not None:
        return say("{}–{}", *map(measure, row.score.range))
    return "if wrong" if row.score.score.if_wrong else "one step"


def _beneath(result: Stress, row: Row, *, is_full: bool) -> Iterator[Said]:
    """What stands below a row: what the level there means, and what it rests on."""
    if row.belief is not None:
        believed = result.ranking.project.evidence[row.cites[0]]
        yield say("{}: {}", _kind(believed), believed.says)
        yield say("Then {}.", changed(row.belief.scores))
        return
    score = row.score
    assert score is not None
    there = _measure(score, score.to)
    why: Said = ""
    if score.reach is Reach.if_wrong and score.item is not None:
        why = say(", if {} is wrong", evidence(score.item))
    if score.meaning:
        yield say("{}{} is: {}", there, why, score.meaning)
    else:
        yield say("At {}{}.", there, why)
    cited = _most_doubtful_first(result, row.cites)
    if not cited:
        yield "It cites no evidence."
        return
    spelled = cited if is_full else cited[:1]
    for item in spelled:
        yield _in_words(result, item)
    if rest := cited[len(spelled) :]:
        yield _counted(result, rest)


def _most_doubtful_first(result: Stress, items: Iterable[str]) -> list[str]:
    """Assumptions, then what is least credible or not rated, then by id."""
    known = result.ranking.project.evidence

    def order(item: str) -> tuple[bool, int, str]:
        return known[item].kind != "assumption", -(known[item].credibility or 7), item

    return sorted(items, key=order)


def _in_words(result: Stress, item: str) -> Sentence:
    """A piece of evidence as it is written, with its kind and credibility."""
    block = result.ranking.project.evidence[item]
    return say("{}: {} ({})", _kind(block), block.says, evidence(item))


def _kind(item: Evidence) -> str:
    rated = f" (credibility {item.credibility})" if item.credibility is not None else ""
    return item.kind.capitalize() + rated


def _counted(result: Stress, items: Sequence[str]) -> Sentence:
    """How many more of each kind there are, with what credibility, and of how many sources."""
    blocks = [result.ranking.project.evidence[item] for item in items]
    kinds: dict[int | None, Counter[str]] = {}
    for block in blocks:
        kinds.setdefault(block.credibility, Counter())[block.kind] += 1
    named: list[Said] = []
    word = "credibility "
    for credibility, numbers in kinds.items():
        each = separated((counted(number, kind) for kind, number in numbers.items()), ", ")
        rated = say(" ({}{})", word, measure(credibility)) if credibility is not None else ""
        named.append(say("{}{}", each, rated))
        # It is said once what the numbers in brackets are.
        word = "" if rated else word
    sources = {block.source for block in blocks}
    of: Said = ""
    if len(blocks) > 1 and None not in sources:
        one = ", all of one source"
        of = one if len(sources) == 1 else say(", of {} sources", in_words(len(sources)))
    return say("And {}{}.", separated(named, ", "), of)


_FIELDS: tuple[Field[Row], ...] = (
    Field("", lambda row: str(row.place or ""), "#", is_number=True),
    Field("", _named, "Check first"),
    Field("", _stated, "Stated", is_number=True),
    Field("", _range, "Range", is_number=True),
    Field("", lambda row: signed(row.lead), "Lead there", is_number=True),
    Field("", lambda row: Named(options(row.first)), "First there"),
)
_LINE_FIELDS: tuple[Field[Row], ...] = (
    Field("", lambda row: _measure(row.score, row.score.to) if row.score else "", "There"),
    Field("", lambda row: (row.score.meaning if row.score else None) or "", "Meaning"),
    Field("", lambda row: separated(map(evidence, row.cites), ", "), "Evidence"),
)
