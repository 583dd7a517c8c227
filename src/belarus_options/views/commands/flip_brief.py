"""What puts each other option first in brief: the nearest in words, and a line for each."""

from collections.abc import Iterator

from belarus_options.model.choices import Vary
from belarus_options.studies.flip.flip import Flip, TargetFlip
from belarus_options.views.commands.flip_sentences import TargetSentences, held_beside, what_varies
from belarus_options.views.commands.flip_words import (
    pointer_to_moved,
    weights_cell,
    weights_clause,
)
from belarus_options.views.commands.verdict_sentences import (
    Condition,
    held,
    is_enough,
    no_rival,
    none_puts_first,
)
from belarus_options.views.report.basis import stated_or_set
from belarus_options.views.report.cut import more
from belarus_options.views.report.fields import Field, table
from belarus_options.views.report.numbers import count, in_words
from belarus_options.views.report.report import Block, Next, Notes, Shown
from belarus_options.views.report.sentence import (
    Command,
    Said,
    Sentence,
    listed,
    option,
    options,
    say,
)

READING = "the least change that puts another option first"
_POINTS = " points of weight"


def answer(result: Flip) -> Iterator[Said]:
    """The nearest target by weights, of the top criteria and of all leaves, and by scores."""
    if not result.targets:
        yield nothing_behind(result)
        return
    yield from _nearest_by_weights(result)
    yield _nearest_by_scores(result)


def nothing_behind(result: Flip) -> Sentence:
    """Why there is no option left that something could put first."""
    leaders = options(row.option for row in result.ranking.leaders)
    if len(leaders) == 1:
        is_left = result.ranking.has_screened
        return no_rival(leaders[0], ", so no other can come first", is_left=is_left)
    return say("{} tie for first, so no option is left to be put there.", listed(leaders))


def blocks(result: Flip) -> Iterator[Block]:
    """A line for each option, and how to see one of them whole."""
    if not result.targets:
        return
    yield Block(Notes((_note(result),)))
    yield Block(table(tuple(_fields(result)), result.targets))
    if result.left_out:
        yield Block(Notes((more(result.left_out, "/left_out"),)))
    whole = Command("flip", (_example(result).option,), keeps_options=True)
    yield Block(Next((say("What and how, for one of them: {}", whole),)), shown=Shown.in_brief)


def _example(result: Flip) -> TargetFlip:
    """The nearest target, by weights where any do it."""
    for vary in result.kinds:
        if (found := result.varying(vary).nearest_by_weights) is not None:
            return found
    return result.nearest_by_scores or result.targets[0]


def _nearest_by_weights(result: Flip) -> Iterator[Sentence]:
    settings = result.ranking.settings
    found = [(flip.space, flip.nearest_by_weights) for flip in map(result.varying, result.kinds)]
    nearest = [target for _, target in found if target is not None]
    if len(nearest) == 2 and nearest[0].option == nearest[1].option:
        top, leaves = nearest
        clause = say(
            "{}, inner weights {}, or {}, every leaf's weight free",
            weights_clause(top, _POINTS, pointer_to_moved(result, top)),
            f"as {stated_or_set(settings)}",
            weights_clause(leaves, "", pointer_to_moved(result, leaves)),
        )
        yield say("{}.", is_enough(option(top.option), Condition(clause, held(settings, "scores"))))
        return
    for space, target in found:
        beside = held_beside(space, settings)
        if target is None:
            varied = Condition(what_varies(space), beside)
            yield say("{}.", none_puts_first(_others(result), varied))
        else:
            clause = weights_clause(target, _POINTS, pointer_to_moved(result, target))
            yield say("{}.", is_enough(option(target.option), Condition(clause, beside)))


def _nearest_by_scores(result: Flip) -> Said:
    if (nearest := result.nearest_by_scores) is not None:
        return TargetSentences(nearest, result.targets.index(nearest)).enough_scores
    varied = "no change of three scores within their scales"
    condition = Condition(varied, held(result.ranking.settings, "weights"))
    return say("{}.", none_puts_first(_others(result), condition))


def _others(result: Flip) -> Said:
    if not result.left_out:
        return "another option"
    return say("any of the next {} options", count(len(result.targets), "/targets"))


def _fields(result: Flip) -> Iterator[Field[TargetFlip]]:
    yield Field("", lambda target: option(target.option), "Put first")
    places = {target.option: at for at, target in enumerate(result.targets)}
    for vary in result.kinds:
        flip = result.varying(vary)
        yield _weights_field(flip, places)
    yield Field("", _scores_cell, "Scores")


def _weights_field(flip: Flip, places: dict[str, int]) -> Field[TargetFlip]:
    number, is_of_leaves = len(flip.space.paths), flip.space.vary is Vary.leaves
    among = "Among {} leaves" if is_of_leaves else "Among the {}"
    heading = say(among, count(number) if is_of_leaves else in_words(number))
    return Field("", lambda t: weights_cell(flip.targets[places[t.option]]), heading)


def _scores_cell(target: TargetFlip) -> Said:
    if target.scores is None:
        return "none: no three are enough"
    number, what = len(target.scores.changes), TargetSentences(target, 0)
    return say("{}, {}", count(number), what.within_in_a_cell(target.scores))


def _note(result: Flip) -> Sentence:
    settings = result.ranking.settings
    return say(
        "Points of weight moved, {}; or scores changed, {}:",
        held(settings, "scores"),
        held(settings, "weights"),
    )
