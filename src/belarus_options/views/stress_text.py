"""The sentences of `stress`: what the answer hangs on, what was counted, what is worth knowing."""

from collections import Counter
from collections.abc import Sequence

from belarus_options.studies.stress import UNSUPPORTED, Item, Stress
from belarus_options.views.first_report import points
from belarus_options.views.words import NAMED_AT_MOST, joined

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Below this, the error of a quadrature is nothing beside the digits that are shown.
_NO_ERROR = 1e-3


def answer(result: Stress) -> tuple[str, ...]:
    """The answer in a sentence, after one on a tie where there is one."""
    winner, leaders = result.winner, [row.option for row in result.ranking.leaders]
    if len(result.ranking.options) == 1:
        return (f"{winner} is the only option, so it is first whatever is taken away.",)
    tied = _named(leaders) or f"{len(leaders)} options"
    tie = f"{tied} tie for first; what follows is about {winner}, the first by id."
    before = (tie,) if len(leaders) > 1 else ()
    ids = [item.id for item in result.load_bearing]
    whole = len(_cited(result))
    of_all = f"of {_in_words(whole)} {'item' if whole == 1 else 'items'}"
    if not ids:
        stays = f"nothing is ahead of {winner}" if before else f"{winner} stays first"
        hangs = f"The answer hangs on none {of_all} alone"
        return (*before, f"{hangs}: {stays}, whichever is taken away.")
    named = f", {_named(ids)}" if _named(ids) else ""
    without = {1: "it", 2: "either of them"}.get(len(ids), "any one of them")
    hangs = f"The answer hangs on {_in_words(len(ids))} {of_all}{named}"
    return (*before, f"{hangs}: without {without}, another option may {_ahead(result)}.")


def together(result: Stress) -> str:
    """How many sets of two and three do it together; empty for an option without rivals."""
    if len(result.ranking.options) == 1:
        return ""
    sizes = Counter(len(found.items) for found in result.sets)
    if not sizes[2] and not sizes[3]:
        is_alone = "It hangs on no two or three of the others together."
        return is_alone if sizes[1] else "Nor does it hang on any two or three of them together."
    pairs = [_counted(sizes[2], "pair")] if sizes[2] else []
    threes = [f"{_counted(sizes[3], 'set')} of three"] if sizes[3] else []
    hangs = "It also hangs" if sizes[1] else "It hangs"
    others = " of the others" if sizes[1] else ""
    all_ = " or ".join(["both"] * bool(pairs) + ["all three"] * bool(threes))
    return (
        f"{hangs} on {joined([*pairs, *threes])}{others}: without {all_}, another option may"
        f" {_ahead(result)}."
    )


def counted(result: Stress) -> str:
    """What the items are: evidence, assumptions, and scores that cite neither."""
    kinds = Counter(item.kind for item in _cited(result))
    unsupported, assumptions = kinds[UNSUPPORTED], kinds["assumption"]
    evidence = kinds.total() - unsupported - assumptions
    named = [f"{_counted(evidence, 'piece')} of evidence"] if evidence else []
    named += [_counted(assumptions, "assumption")] if assumptions else []
    if unsupported:
        cite = "cites" if unsupported == 1 else "cite"
        what = "neither" if named else "no evidence"
        named.append(f"{_counted(unsupported, 'score')} that {cite} {what}")
    are = "is" if kinds.total() == 1 else "are"
    idle = len(result.items) - kinds.total()
    further = f"{_counted(idle, 'item')} more {'is' if idle == 1 else 'are'} cited nowhere here"
    return f"Counted {are} {joined(named)}{f'; {further}' if idle else ''}."


def _cited(result: Stress) -> list[Item]:
    """The items that some score rests on."""
    return [item for item in result.items if item.cited_by or item.kind == UNSUPPORTED]


def _ahead(result: Stress) -> str:
    is_tied = len(result.ranking.leaders) > 1
    return f"be ahead of {result.winner}" if is_tied else "be first"


def whole_sources(result: Stress) -> str:
    """Which sources the answer hangs on as a whole; empty where there are fewer than two."""
    if not result.sources:
        return ""
    ids = [item.id.partition(":")[2] for item in result.sources if item.loss.is_load_bearing]
    hangs = f"Of {_in_words(len(result.sources))} sources, the answer hangs on"
    if not ids:
        return f"{hangs} none as a whole."
    named = f": {_named(ids)}" if _named(ids) else ""
    return f"{hangs} {_in_words(len(ids))} as a whole{named}."


def reading(result: Stress) -> str:
    """What it means to take an item away."""
    return (
        "To take evidence away is a hard test: a score that loses all it cites may then be anything"
        f" on its scale. The least lead is that of {result.winner} over its best rival at the worst"
        " of this, in points; at 0 or below, first place can be lost."
    )


def worth_in_words(result: Stress, shown: int, worthy: int) -> str:
    """What the worth of knowing is, of how many scores, and what it is counted from."""
    known = result.worth_knowing
    whole = _counted(len(known.scores), "uncertain score")
    lines = [
        "What perfect knowledge of one score adds on average to the total of what is chosen, in"
        " points (expected value of perfect information); scores vary independently, as their"
        " ranges and distributions say."
    ]
    if not worthy:
        lines = [
            f"To know any one of {whole} is worth nothing by itself: whatever it is, the choice"
            " stays."
        ]
    elif worthy < len(known.scores):
        rest = len(known.scores) - worthy
        lines.append(f"Of {whole}, {rest} {'is' if rest == 1 else 'are'} worth nothing alone.")
    if shown < worthy:
        lines.append(f"These are {shown} of {worthy}; JSON has all.")
    if known.best != result.winner:
        lines.append(
            f"On average {known.best} has the highest total,"
            f" {points(known.expected_totals[known.best])} before"
            f" {points(known.expected_totals[result.winner])} of {result.winner}; what is worth"
            " knowing is counted from there."
        )
    if known.error > _NO_ERROR:
        lines.append(f"Quadrature is off by up to {known.error:.1g} points.")
    return " ".join(lines)


def _in_words(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else str(count)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _named(names: Sequence[str]) -> str:
    """The names, where they are few enough for a sentence."""
    return joined(names) if len(names) <= NAMED_AT_MOST else ""
