"""The sentences of `stress`: what the first place rests on, and what is worth finding out."""

from collections.abc import Iterator, Sequence

from belarus_options.methods.tolerances import TIE
from belarus_options.model.grammar import NAMED_AT_MOST, plural
from belarus_options.studies.beliefs import WrongScore
from belarus_options.studies.moved_scores import Reach
from belarus_options.studies.stress import Stress, StressedScore
from belarus_options.studies.verdict import Outcome
from belarus_options.views.commands.verdict_sentences import (
    Condition,
    can_pass,
    held,
    no_rival,
    stated_for,
    stays_first,
    verdict_sentence,
)
from belarus_options.views.report.numbers import (
    Number,
    amount,
    in_12_digits,
    in_words,
    inaccuracy,
    lead,
    measure,
    points,
    rank,
)
from belarus_options.views.report.sentence import (
    Command,
    Said,
    Sentence,
    counted,
    criteria,
    criterion,
    evidence,
    joined,
    listed,
    option,
    options,
    say,
    separated,
)

# Value points. A smaller error of quadrature is nothing beside the digits that are shown.
_NO_ERROR = 1e-3


def answer(result: Stress) -> Iterator[Said]:
    """Which scores the first place rests on, and which beliefs; in at most three sentences."""
    leader = option(result.leader)
    if result.lead is None:
        yield no_rival(leader, ", whatever its scores", is_left=result.verdict.has_screened)
        return
    outcome, bearing = result.verdict.outcome, result.load_bearing
    if outcome is Outcome.tie:
        tie = verdict_sentence(result.verdict, result.ranking.settings)
        yield say("{} What follows is about {}, the first by id.", tie, leader)
    elif outcome is Outcome.no_clear_winner and not bearing:
        yield verdict_sentence(result.verdict, result.ranking.settings)
    if not result.scores:
        yield "Every score is settled, so none is moved."
    elif bearing:
        yield say("{}{}", _resting_on(result), _the_others(result))
    else:
        moved = Condition(
            f"when moved alone within {_stated(result)}",
            held(result.ranking.settings, "weights"),
        )
        yield say("None of the {} {}.", _scores(result), can_pass(leader, moved))
    if result.beliefs:
        yield _beliefs(result)


def notes(result: Stress) -> Iterator[Said]:
    """What has no verdict here, what stays, and what is worth finding out."""
    if result.lead is None:
        return
    yield separated([_without_if_wrong(result), _settled(result), _worth(result)], " ")
    if shared := result.ranking.shared_doubt:
        yield say(
            "Doubt that all options share on {} is left out; {} draws it.",
            listed(criteria(shared), "leaves"),
            Command("robustness", parameters={"scores": "uncertain"}),
        )


def unmoved(result: Stress) -> Iterator[Said]:
    """How many scores have no row, since nothing that is stated for them takes from the lead."""
    number = sum(score.reach is None for score in result.scores)
    if number:
        leave = "leaves" if number == 1 else "leave"
        yield say(
            "{} more {} the lead no smaller, wherever {} within {}.",
            counted(number, "score"),
            leave,
            "it is" if number == 1 else "they are",
            _stated(result),
        )


def changed(scores: Sequence[WrongScore]) -> Sentence:
    """What scores would be, leaf by leaf."""
    leaves: dict[str, dict[float, list[str]]] = {}
    for score in scores:
        leaves.setdefault(score.criterion, {}).setdefault(score.to, []).append(score.option)
    return separated(
        (
            say(
                "{} is {}",
                criterion(path),
                joined(
                    say("{} for {}", measure(to), listed(options(ids)))
                    for to, ids in values.items()
                ),
            )
            for path, values in leaves.items()
        ),
        "; ",
    )


def signed(value: float) -> Number:
    """A lead with its sign, which a small one keeps."""
    shown = lead(value)
    return shown._replace(before="+") if value > 0.0 else shown


def worth_note(result: Stress) -> Sentence:
    """What the worth of knowing a score is, and from which baseline it is counted."""
    error = result.value_of_information.error
    said = [
        say(
            "How many points perfect knowledge of one score adds on average to the total of what is"
            " chosen (expected value of perfect information), counted from {}; scores vary"
            " independently, as their ranges and distributions say.",
            _baseline(result),
        )
    ]
    if error > _NO_ERROR:
        said.append(say("Quadrature is off by up to {} points.", inaccuracy(error)))
    return separated(said, " ")


def _resting_on(result: Stress) -> Sentence:
    """The scores that alone put another option first, where they do it, and who is first there."""
    bearing = result.load_bearing
    number = len(bearing)
    owners = dict.fromkeys(score.option for score in bearing)
    named: Said = ""
    if number <= NAMED_AT_MOST and len(owners) == 1:
        paths = joined(criteria(score.leaf.path for score in bearing))
        named = say(" of {}, {}", option(bearing[0].option), paths)
    elif number <= NAMED_AT_MOST:
        on = [
            say("{} on {}", option(score.option), criterion(score.leaf.path)) for score in bearing
        ]
        named = say(", {}", joined(on))
    who = {1: "it", 2: "either one"}.get(number, "any one of them")
    firsts = {score.first for score in bearing}
    return say(
        "First place rests on {}{}: with {} {}, {}.",
        say("{} {}", in_words(number), plural("score", number)),
        named,
        who,
        _where(bearing),
        _is_first(next(iter(firsts))) if len(firsts) == 1 else "another option is first",
    )


def _is_first(ids: Sequence[str]) -> Sentence:
    return say("{} {} first", listed(options(ids)), "is" if len(ids) == 1 else "tie for")


def _where(scores: Sequence[StressedScore]) -> Said:
    """Where scores are that put another option first."""
    reaches = {score.reach for score in scores}
    is_low = {score.to < score.stated for score in scores}
    end = "an end" if len(is_low) > 1 else "the low end" if is_low == {True} else "the high end"
    if reaches == {Reach.stated_range}:
        return f"alone at {end} of its stated range"
    if reaches == {Reach.distribution}:
        return f"alone at {end} of the plausible range of its distribution"
    if reaches == {Reach.if_wrong}:
        return "alone at what it would be if its evidence were wrong"
    if reaches == {Reach.one_step}:
        return "moved alone by one step"
    if Reach.one_step in reaches:
        return "moved alone within what is stated for it, or by one step where nothing is"
    return "moved alone within what is stated for it"


def _the_others(result: Stress) -> Sentence:
    """That no other score does it."""
    others = len(result.scores) + result.settled - len(result.load_bearing)
    if not others:
        return say("")
    who: Said = "The other score does not do"
    if others > 1:
        who = say("None of the other {} scores does", in_words(others))
    return say(" {} that alone within {}.", who, _stated(result))


def _stated(result: Stress) -> str:
    return stated_for(score.score for score in result.scores)


def _scores(result: Stress) -> Sentence:
    return say("{} scores", in_words(len(result.scores) + result.settled))


def _beliefs(result: Stress) -> Sentence:
    """Which items of evidence, taken to be wrong in every score that says so, move first place."""
    moving = [belief for belief in result.beliefs if belief.moves_first_place]
    whole = len(result.beliefs)
    leader, weights = option(result.leader), held(result.ranking.settings, "weights")
    wrong = "taken to be wrong in every score that says what it would be then"
    if not moving:
        any_one: Said = "the one item"
        if whole > 1:
            any_one = say("any one of {} items", in_words(whole, "/beliefs"))
        taken = Condition(say("{} of evidence is {}", any_one, wrong), weights)
        ties = any(belief.lead <= TIE for belief in result.beliefs)
        return say("{} {}.", leader, stays_first(taken, ties=ties))
    ids = [evidence(belief.items[0]) for belief in moving]
    named = say(" ({})", joined(ids)) if len(ids) <= NAMED_AT_MOST else ""
    does = can_pass(leader, Condition(f"when {wrong}", weights))
    if whole == 1:
        return say("One item of evidence{} {}.", named, does)
    return say(
        "Of {} {} of evidence, {}{} {}.",
        in_words(whole, "/beliefs"),
        plural("item", whole),
        in_words(len(moving)),
        named,
        does,
    )


def _without_if_wrong(result: Stress) -> Said:
    """How many items have no verdict of their own."""
    cited = result.cited
    left = len(cited) - len(result.beliefs)
    if not cited:
        return "No score cites evidence."
    if not result.beliefs:
        return "No score says what follows if its evidence is wrong (if_wrong)."
    if not left:
        return ""
    have = "has" if left == 1 else "have"
    whole = in_words(len(cited), "/cited")
    return say(
        "Of {} items cited, {} {} no if_wrong and so no verdict.", whole, in_words(left), have
    )


def _settled(result: Stress) -> Said:
    """How many scores nothing moves."""
    number, owners = result.settled, result.settled_options
    if not number:
        return ""
    of = say(" of {}", option(owners[0])) if len(owners) == 1 else ""
    word = in_words(number, "/settled", begins=True)
    return say("{} {}{} {} settled.", word, plural("score", number), of, _are(number))


def _worth(result: Stress) -> Sentence:
    """What finding out the score that is worth most gains, with the baseline."""
    known = result.value_of_information
    if not known.scores:
        return say(
            "No score has a range or a distribution by which to count what it is worth to find out."
        )
    most = known.scores[0]
    if not most.worth:
        return say(
            "Counted from {}, finding out any one score gains nothing on average.",
            _baseline(result),
        )
    place = next(
        (
            at
            for at, score in enumerate(result.scores, start=1)
            if (score.option, score.leaf.path) == (most.option, most.criterion)
        ),
        0,
    )
    on = say("{} on {}", option(most.option), criterion(most.criterion))
    return say(
        "Counted from {}, finding out {} gains {} points on average.",
        _baseline(result),
        on if place > 2 else say("score {}", rank(place)),
        amount(in_12_digits(most.worth), "/worth_finding_out/scores/0/evppi"),
    )


def _baseline(result: Stress) -> Sentence:
    """The choice without knowledge: the two highest means, the leader's among them."""
    means = result.value_of_information.expected_totals
    best = result.value_of_information.best
    others = sorted((-total, id) for id, total in means.items() if id != best)
    beside = result.leader if result.leader != best else others[0][1]
    return say(
        "the means of all ranges ({})",
        separated(
            (say("{} {}", option(id), _mean(means[id], id)) for id in (best, beside)),
            ", ",
        ),
    )


def _mean(total: float, id: str) -> Number:
    return points(in_12_digits(total), f"/worth_finding_out/expected_totals/{id}")


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
