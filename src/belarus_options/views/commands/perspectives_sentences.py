"""What `perspectives` says: who chooses what, where they could meet, and what sets them apart."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from belarus_options.model.grammar import NAMED_AT_MOST
from belarus_options.studies.disagreement import Disagreement
from belarus_options.studies.perspectives import Perspectives
from belarus_options.views.report.bounds import at_most
from belarus_options.views.report.numbers import (
    SHOWN_POINTS,
    amount,
    coefficient,
    count,
    points,
    weights_apart,
)
from belarus_options.views.report.report import Line
from belarus_options.views.report.sentence import (
    Command,
    Said,
    Sentence,
    criterion,
    joined,
    listed,
    option,
    options,
    perspective,
    perspectives,
    say,
    separated,
)

# The least W that each word stands for; the steps are those of Landis and Koch 1977.
_AGREEMENT = (
    (0.8, "agree very strongly"),
    (0.6, "agree strongly"),
    (0.4, "agree moderately"),
    (0.2, "agree weakly"),
    (0.0, "hardly agree"),
)
# Of more disagreements, the widest are put into words; JSON has all.
_DISAGREEMENTS_SHOWN = 28


def answer(result: Perspectives) -> Iterator[Said]:
    """Who chooses what, where they could meet, how far they agree, and what divides them."""
    if len(result.options) == 1:
        yield say("{} is the only option, so everybody puts it first.", option(result.options[0]))
        return
    yield _choices(result)
    if (meeting := _meeting(result)) is not None:
        yield meeting
    if len(result.perspectives) > 1:
        yield _agreement(result)
        yield from _divides(result)


def _choices(result: Perspectives) -> Sentence:
    """Who puts what first."""
    firsts = [result.comparison.firsts(row) for row in range(len(result.perspectives))]
    if len(set(firsts)) == 1:
        first, is_tied = listed(options(firsts[0])), len(firsts[0]) > 1
        if len(firsts) == 1:
            verb = "ties" if is_tied else "puts"
            only = perspective(result.perspectives[0])
            return say("{}, the only perspective, {} {} first.", only, verb, first)
        whole = f"All {len(firsts)} perspectives" if len(firsts) > 2 else "Both perspectives"
        return say("{} {} {} first.", whole, "tie" if is_tied else "put", first)
    choosing: dict[tuple[str, ...], list[str]] = {}
    for name, taken in zip(result.perspectives, firsts, strict=True):
        choosing.setdefault(taken, []).append(name)
    ordered = sorted(choosing.items(), key=lambda choice: (-len(choice[1]), choice[0]))
    said: list[Said] = []
    for taken, by in ordered[:NAMED_AT_MOST]:
        follows_one = bool(said) and len(ordered[len(said) - 1][0]) == 1
        verb = " tie for first" if len(taken) > 1 else "" if follows_one else " is first"
        who = listed(perspectives(by), "perspectives")
        said.append(say("{}{} for {}", listed(options(taken)), verb, who))
    if len(ordered) > NAMED_AT_MOST:
        said.append("the others choose otherwise")
    return say("{}.", separated(said, "; "))


def _meeting(result: Perspectives) -> Sentence | None:
    """What costs nobody much, and the next best of that kind; nothing where all choose alike."""
    least, taken = result.least_worst_loss, result.compromise
    where = listed(options(taken), word="or")
    meeting = say("By the smallest worst loss they can meet at {}", where)
    if least == 0:
        is_said = (
            len({result.comparison.firsts(row) for row in range(len(result.perspectives))}) == 1
        )
        return None if is_said else say("{}, which everybody puts first.", meeting)
    pointer = "/compromise/worst_loss"
    if not result.next_best:
        return say("Every option costs somebody {} points.", amount(least, pointer))
    following = result.next_best
    loss = result.worst_losses.tolist()[result.options.index(following[0])]
    return say(
        "{}: {} nobody {} points ({}). The next best {} {} at {} ({}).",
        meeting,
        "each of them costs" if len(taken) > 1 else "it costs",
        say("more than {}", at_most(points(least, pointer)))
        if least >= SHOWN_POINTS
        else "as much as 0.05",
        _hit(result, taken),
        "are" if len(following) > 1 else "is",
        listed(options(following)),
        amount(loss, f"/worst_losses/{following[0]}/loss"),
        _hit(result, following),
    )


def _hit(result: Perspectives, costing: Sequence[str]) -> Sentence:
    """Whom some options cost most."""
    costliest = {who for option in costing for who in result.hardest_hit(option)}
    hit = [who for who in result.perspectives if who in costliest]
    return listed(perspectives(hit), "perspectives")


def _agreement(result: Perspectives) -> Said:
    concordance = result.comparison.kendall_w
    if concordance is None:
        return "No perspective tells any two options apart, so there is no agreement to measure."
    if concordance == 1:
        return "They order all options alike (Kendall's W is 1)."
    if concordance == 0:
        return "On the whole order they do not agree at all (Kendall's W is 0)."
    return say(
        "On the whole order they {}: Kendall's W is {}, where 0 is no agreement and 1 is one and"
        " the same order.",
        next(word for least, word in _AGREEMENT if concordance >= least),
        coefficient(concordance, "/kendall_w"),
    )


def _divides(result: Perspectives) -> Iterator[Sentence]:
    """The widest disagreement in words, and which weights explain how many of them."""
    if not result.disagreements:
        return
    yield say("{}.", _in_words(result, 0))
    dividing = result.dividing_criteria
    if (pairs := sum(dividing.values())) > 1:
        named = list(dividing.items())[:NAMED_AT_MOST]
        yield say(
            "{} pairs of perspectives put different options first; the weight that explains most is"
            " {}.",
            count(pairs),
            joined(say("{} in {}", criterion(path), count(number)) for path, number in named),
        )


def _in_words(result: Perspectives, at: int) -> Sentence:
    """Who has what above what, and the weight that most explains it."""
    pair, pointer = result.disagreements[at], f"/disagreements/{at}"
    part, whole = pair.parts[pair.criterion], pair.difference
    here, there = weights_apart(*pair.weights[pair.criterion], pointer=f"{pointer}/weights")
    return say(
        "{}: {} of {} points between them is the weight of {}, {} against {} ({}{})",
        _opposed(pair),
        "most" if part > whole / 2 else "the largest part",
        say("the {}", points(whole, f"{pointer}/difference"))
        if whole >= SHOWN_POINTS
        else "the few hundredths of",
        criterion(pair.criterion),
        here,
        there,
        amount(part, f"{pointer}/parts/{pair.criterion}"),
        "; other weights pull the other way" if pair.is_narrowed else "",
    )


def _opposed(pair: Disagreement) -> Sentence:
    (one, other), (above, below) = perspectives(pair.perspectives), options(pair.options)
    if pair.is_about_first:
        return say("{} puts {} first and {} {}", one, above, other, below)
    return say("{} puts {} above {} and {} below it", one, above, below, other)


def pair_lines(result: Perspectives) -> Iterator[Line]:
    """Every pair in words, the first of which the answer has said already."""
    pairs = len(result.disagreements)
    if pairs < 2:
        return
    shown = min(pairs, _DISAGREEMENTS_SHOWN)
    some = say(
        "What sets each two apart, for the {} widest of {} disagreements, the first place before"
        " other places; JSON has all:",
        count(shown),
        count(pairs),
    )
    every = "What sets each two apart, the first place before other places, the widest first:"
    yield Line(some if shown < pairs else every)
    for at in range(shown):
        yield Line(say("{}.", _in_words(result, at)), is_item=True)


def notes(result: Perspectives) -> Iterator[Said]:
    """What the rankings and the rules are, who is dominated, and what to type next."""
    yield "(stated) are the weights of criteria.yaml: for reference, without a vote."
    if len(result.options) > 1 and len(result.perspectives) > 1:
        yield from _dominated(result)
        yield (
            "Borda, Copeland and Kemeny give each perspective one vote, and the worst loss takes a"
            " point of one for a point of another: a further perspective can change them."
        )
    if result.comparison.kemeny is None:
        yield "Kemeny's orders are looked for among up to 20 options."
    if result.disagreements:
        widest = result.disagreements[0]
        settings = replace(result.reference.settings, perspective=widest.perspectives[0])
        command = Command("explain", widest.options, settings=settings)
        yield say("{} shows where the points come from.", command)


def _dominated(result: Perspectives) -> Iterator[Sentence]:
    dominated = result.comparison.dominated
    if len(dominated) > NAMED_AT_MOST:
        yield say(
            "{} options are dominated: every perspective puts another at least as high, and at"
            " least one higher. CSV and JSON say which.",
            count(len(dominated)),
        )
        return
    for name in dominated:
        yield say(
            "Every perspective puts {} at least as high as {}, and at least one higher.",
            listed(options(result.comparison.dominated_by(name))),
            option(name),
        )
