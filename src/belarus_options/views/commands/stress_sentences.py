"""The sentences of `stress`: what the answer hangs on, what was counted, what is worth knowing."""

from collections import Counter
from collections.abc import Iterator, Sequence

from belarus_options.model.grammar import NAMED_AT_MOST, counted
from belarus_options.studies.stress import UNSUPPORTED, Item, Stress
from belarus_options.studies.verdict import Outcome, verdict
from belarus_options.views.commands.verdict_sentences import (
    Condition,
    held,
    stays_first,
    verdict_sentence,
)
from belarus_options.views.report.numbers import count, inaccuracy, points
from belarus_options.views.report.sentence import (
    Command,
    Said,
    Sentence,
    evidence,
    joined,
    listed,
    option,
    options,
    say,
    separated,
)

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Value points. A smaller error of quadrature is nothing beside the digits that are shown.
_NO_ERROR = 1e-3


def answer(result: Stress) -> Iterator[Said]:
    """What the answer hangs on, item by item, together and by source, and what was counted."""
    if len(result.ranking.options) == 1:
        only = option(result.winner)
        yield say("{} is the only option, so it is first whatever is taken away.", only)
    else:
        found = verdict(result.ranking)
        if found.outcome is Outcome.no_clear_winner:
            yield verdict_sentence(found, result.ranking.settings)
        yield from _alone(result)
        yield _together(result)
    yield _what_is_counted(result)
    if result.sources:
        yield _whole_sources(result)


def notes(result: Stress) -> Iterator[Said]:
    """What there is no table for, how a loss is meant, and where to look next."""
    known = result.value_of_information.scores
    if not known:
        yield "No score has a range or a distribution, so none is worth finding out by that."
    elif not any(score.worth > 0.0 for score in known):
        yield worth_sentences(result, 0, 0)
    yield say(
        "To take evidence away is a hard test: a score that loses all it cites can then be anything"
        " on its scale. The least lead is that of {} over its best rival at the worst of this, in"
        " points; at 0 or below, first place can be lost.",
        option(result.winner),
    )
    yield say("{} shows what each of its scores rests on.", Command("explain", (result.winner,)))


def coverage_sentence(result: Stress) -> Sentence:
    """How many scores cite a source, and how many more than one."""
    whole, sources = result.coverage.whole, result.ranking.project.sources
    several: Said = "none"
    if whole.several_sources:
        several = count(whole.several_sources, "/coverage/several_sources")
    return say(
        "Of {} scores, {} cite a source, and {} more than one{}.",
        count(whole.scores, "/coverage/scores"),
        count(whole.sourced, "/coverage/sourced"),
        several,
        ", as there is no second" if len(sources) < 2 else "",
    )


def worth_sentences(result: Stress, shown: int, worthy: int) -> Sentence:
    """What the worth of knowing is and what it is counted from; `worthy` of the scores are worth
    anything, and `shown` of these have a row."""
    known, winner = result.value_of_information, result.winner
    whole = counted(len(known.scores), "uncertain score")
    said: list[Said] = [
        "What perfect knowledge of one score adds on average to the total of what is chosen, in"
        " points (expected value of perfect information); scores vary independently, as their"
        " ranges and distributions say."
    ]
    if not worthy:
        said = [
            f"To know any one of {whole} is worth nothing by itself: whatever it is, the choice"
            " stays."
        ]
    elif worthy < len(known.scores):
        rest = len(known.scores) - worthy
        said.append(f"Of {whole}, {rest} {_are(rest)} worth nothing alone.")
    if shown < worthy:
        said.append(f"These are {shown} of {worthy}; JSON has all.")
    if known.best != winner:
        best, first = (
            points(known.expected_totals[id], f"/worth_finding_out/expected_totals/{id}")
            for id in (known.best, winner)
        )
        said.append(
            say(
                "On average {} has the highest total, {} before {} of {}; what is worth knowing is"
                " counted from there.",
                option(known.best),
                best,
                first,
                option(winner),
            )
        )
    if known.error > _NO_ERROR:
        said.append(say("Quadrature is off by up to {} points.", inaccuracy(known.error)))
    return separated(said, " ")


def item_name(id: str) -> Said:
    """An item by its id; only evidence and assumptions have one that the project gives."""
    return id if ":" in id else evidence(id)


def _alone(result: Stress) -> Iterator[Sentence]:
    """Which items the answer hangs on alone, after a sentence on a tie where there is one."""
    winner, leaders = option(result.winner), options(row.option for row in result.ranking.leaders)
    if len(leaders) > 1:
        ids = listed(leaders)
        yield say("{} tie for first; what follows is about {}, the first by id.", ids, winner)
    names = [item_name(item.id) for item in result.load_bearing]
    whole = len(_cited(result))
    of_all = f"of {_in_words(whole)} {'item' if whole == 1 else 'items'}"
    if not names:
        taken = Condition("one is taken away", held(result.ranking.settings, "weights"))
        stays = stays_first(taken, when="whenever")
        if len(leaders) > 1:
            stays = say("has nothing ahead of it whenever {}", taken.text)
        yield say("The answer hangs on none {} alone: {} {}.", of_all, winner, stays)
        return
    without = {1: "it", 2: "either of them"}.get(len(names), "any one of them")
    yield say(
        "The answer hangs on {} {}{}: without {}, another option can {}.",
        _in_words(len(names)),
        of_all,
        _named(", ", names),
        without,
        _ahead(result),
    )


def _together(result: Stress) -> Sentence:
    """How many sets of two and three do it together."""
    sizes = Counter(len(found.items) for found in result.sets)
    if not sizes[2] and not sizes[3] and sizes[1]:
        return say("It hangs on no two or three of the others together.")
    if not sizes[2] and not sizes[3]:
        return say("Nor does it hang on any two or three of them together.")
    pairs = [counted(sizes[2], "pair")] if sizes[2] else []
    threes = [f"{counted(sizes[3], 'set')} of three"] if sizes[3] else []
    return say(
        "{} on {}{}: without {}, another option can {}.",
        "It also hangs" if sizes[1] else "It hangs",
        joined([*pairs, *threes]),
        " of the others" if sizes[1] else "",
        joined(["both"] * bool(pairs) + ["all three"] * bool(threes), "or"),
        _ahead(result),
    )


def _what_is_counted(result: Stress) -> Sentence:
    """What the items are: evidence, assumptions, and scores that cite neither."""
    kinds = Counter(item.kind for item in _cited(result))
    unsupported, assumptions = kinds[UNSUPPORTED], kinds["assumption"]
    pieces = kinds.total() - unsupported - assumptions
    named = [f"{counted(pieces, 'piece')} of evidence"] if pieces else []
    named += [counted(assumptions, "assumption")] if assumptions else []
    if unsupported:
        cite = "cites" if unsupported == 1 else "cite"
        what = "neither" if named else "no evidence"
        named.append(f"{counted(unsupported, 'score')} that {cite} {what}")
    idle = len(result.items) - kinds.total()
    further = f"; {counted(idle, 'item')} more {_are(idle)} cited nowhere here" if idle else ""
    return say("Counted {} {}{}.", _are(kinds.total()), joined(named), further)


def _whole_sources(result: Stress) -> Sentence:
    """Which sources the answer hangs on as a whole."""
    ids = [item.id.partition(":")[2] for item in result.sources if item.loss.is_load_bearing]
    return say(
        "Of {} sources, the answer hangs on {} as a whole{}.",
        _in_words(len(result.sources)),
        _in_words(len(ids)),
        _named(": ", ids),
    )


def _cited(result: Stress) -> list[Item]:
    """The items that some score rests on."""
    return [item for item in result.items if item.cited_by or item.kind == UNSUPPORTED]


def _ahead(result: Stress) -> Said:
    is_tied = len(result.ranking.leaders) > 1
    return say("be ahead of {}", option(result.winner)) if is_tied else "be first"


def _in_words(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else str(number)


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _named(before: str, names: Sequence[Said]) -> Said:
    """The names behind what stands before them; nothing where there are none, or too many."""
    return say("{}{}", before, joined(names)) if 0 < len(names) <= NAMED_AT_MOST else ""
