"""What is said of changes: whether the judgment is the same, and which of them are why."""

from collections.abc import Iterator, Sequence

from belarus_options.model.grammar import counted, in_words
from belarus_options.studies.diff.changes import Change
from belarus_options.studies.diff.diff import Diff
from belarus_options.studies.diff.terms import NEW, OLD
from belarus_options.views.commands.diff_words import besides, in_prose
from belarus_options.views.report.numbers import lead as lead_number
from belarus_options.views.report.numbers import rank as place
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    joined,
    listed,
    option,
    options,
    say,
    separated,
)

# Changes, and sets of them, that a sentence names; of more, their number.
_MOST_CHANGES = 3
_MOST_SETS = 2
# Options whose ranks are listed; of more, those alone whose rank changed.
_MOST_RANKS = 12


def judgment(result: Diff) -> Sentence:
    """Whether who is first has changed or is the same (ICD 203, standard 7)."""
    first = result.first[NEW]
    if not result.is_changed:
        lead = result.lead
        before = _is_first(first)
        if lead is None:
            return say("The judgment is the same: {}, as before.", before)
        if lead.old == lead.new:
            now = lead_number(lead.new, "/lead/new")
            went = say("its lead over {} is {} points, as it was", option(lead.over), now)
        else:
            went = say(
                "its lead over {} went from {} to {} points",
                option(lead.over),
                lead_number(lead.old, "/lead/old"),
                lead_number(lead.new, "/lead/new"),
            )
        if len(first) > 1:
            return say("The judgment is the same: {}, as before.", before)
        return say("The judgment is the same: {}, as before; {}.", before, went)
    was = result.first[OLD]
    before = say("where it was {}", option(was[0])) if len(was) == 1 else _where_tied(was)
    return say("The judgment has changed: {}, {}.", _is_first(first), before)


def answer(result: Diff) -> Iterator[Said]:
    """The judgment, which changes moved the first place, and what became of the lead."""
    yield judgment(result)
    if not result.changes:
        yield "Nothing has changed: the two hold the same model."
        return
    if not result.moving:
        yield "What has changed moves no total."
        return
    yield separated(_why(result), " ")
    lead = result.lead
    if not result.is_changed:
        return
    if lead is not None:
        yield say(
            "The lead of {} over {} went from {} points to {}.",
            option(lead.of),
            option(lead.over),
            lead_number(lead.old, "/lead/old"),
            lead_number(lead.new, "/lead/new"),
        )


def ranks(result: Diff) -> Sentence:
    """Every option's rank before and after, best first by the new ones."""
    shown = sorted(result.options, key=lambda o: (o.ranks[NEW] is None, o.ranks[NEW], o.option))
    moved = [each for each in shown if each.ranks[OLD] != each.ranks[NEW]]
    if is_cut := len(shown) > _MOST_RANKS:
        if not moved:
            return say("Ranks: none of {} options changed its own.", in_words(len(shown)))
        shown = moved[:_MOST_RANKS]
    said = [say("{} {}", option(o.option), _went(o.ranks)) for o in shown]
    left = len(moved) - len(shown) if is_cut else 0
    return say("Ranks: {}{}.", separated(said, ", "), f", and {left} more" if left else "")


def remaining(result: Diff) -> Sentence:
    """What changed besides, by kind; empty where nothing did."""
    rest = [change for change in result.changes if not change.moves_totals]
    if not rest:
        return Sentence(())
    begin = "Besides: " if result.moving else ""
    return say("{}{} changed, which {} no total.", begin, besides(rest), _move(len(rest)))


def _move(number: int) -> str:
    return "moves" if number == 1 else "move"


def _went(change: tuple[int | None, int | None]) -> Said:
    old, new = ("not ranked" if rank is None else place(rank) for rank in change)
    return new if change[OLD] == change[NEW] else say("{} → {}", old, new)


def _is_first(first: Sequence[str]) -> Sentence:
    if len(first) == 1:
        return say("{} is first", option(first[0]))
    return say("{} tie for first", listed(options(first)))


def _where_tied(first: Sequence[str]) -> Sentence:
    return say("where {} tied for first", listed(options(first)))


def _why(result: Diff) -> Iterator[Said]:
    """Which changes move the first place alone, which bring it back, and which move it together."""
    named = {change.id: change for change in result.moving}
    every = len(named)
    if not result.is_changed:
        if result.alone:
            yield say("{} would move the first place.", _alone(result.alone, named))
        return
    if every == 1:
        yield say("One change did it: {}.", in_prose(next(iter(named.values()))))
        return
    unknown = set(result.undetermined)
    known = [id for id in named if id not in unknown]
    needed = _needed(result, named)
    if result.alone:
        yield say("{} does it{}.", _alone(result.alone, named), needed)
    elif known:
        none = "Neither of the two changes" if every == 2 else f"None of the {every} changes"
        if unknown:
            none = f"None of {in_words(len(known))} changes"
        yield say("{} does it alone{}.", none, needed)
        if len(result.needed) < every:
            yield _together(result, named)
    if unknown:
        yield say(
            "Of {} nothing is said by itself: it would need a score that stands on neither side.",
            _named([named[id] for id in result.undetermined]),
        )


def _alone(ids: Sequence[str], named: dict[str, Change]) -> Sentence:
    if len(ids) == 1:
        return say("{} alone", _capital(in_prose(named[ids[0]])))
    if len(ids) <= _MOST_CHANGES:
        return say("Each of {} alone", joined(in_prose(named[id]) for id in ids))
    return say("Each of {} changes alone", in_words(len(ids)))


def _capital(said: Sentence) -> Sentence:
    first, *rest = said.parts
    if isinstance(first, str):
        first = first[:1].upper() + first[1:]
    return Sentence((first, *rest))


def _needed(result: Diff, named: dict[str, Change]) -> Said:
    ids, every = result.needed, len(named)
    if not ids:
        return ", and undoing no single one restores it"
    if len(ids) == every:
        return f", and undoing {'any one of them' if every > 2 else 'either'} restores it"
    if len(ids) <= _MOST_CHANGES:
        changes = joined((in_prose(named[id]) for id in ids), "or")
        return say(", and undoing {} restores it", changes)
    return f", and undoing any one of {len(ids)} restores it"


def _together(result: Diff, named: dict[str, Change]) -> Said:
    # Of very many, those with the largest parts are looked at.
    those = "them" if result.tried == len(named) else f"the {result.tried} that did most"
    if not result.together:
        return f"No two {'' if len(named) == 2 else 'and no three '}of {those} do."
    shown = [joined(in_prose(named[id]) for id in ids) for ids in result.together[:_MOST_SETS]]
    left = len(result.together) - len(shown)
    so = "so does" if left == 1 else "so do"
    more = f", and {so} {counted(left, 'other set')} of {those}" if left else ""
    return say("Together {} do{}.", separated(shown, "; or "), more)


def _named(changes: Sequence[Change]) -> Said:
    if len(changes) <= _MOST_CHANGES:
        return joined(map(in_prose, changes))
    return counted(len(changes), "change")
