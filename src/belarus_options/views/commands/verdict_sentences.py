"""The sentences that claim most: who stays first, who is never first, what is enough, how clear.

Each is built here, by a function that takes what was varied and what was held as it was, so that no
view can claim it without its condition (docs/method.md, R6).
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from belarus_options.methods.tolerances import TIE
from belarus_options.model.grammar import plural
from belarus_options.model.options import ScoreBlock
from belarus_options.model.settings import Settings
from belarus_options.studies.moved_scores import Reach
from belarus_options.studies.verdict import (
    ROBUST_SHARE,
    DecidingScore,
    Outcome,
    Rating,
    Verdict,
)
from belarus_options.views.report.basis import as_they_are, stated_or_set
from belarus_options.views.report.numbers import Number, amount, count, exact_measure, weight
from belarus_options.views.report.sentence import (
    Reference,
    Said,
    Sentence,
    criterion,
    joined,
    listed,
    option,
    options,
    say,
)

_STEP_OR_RANGE = "any one score moves by one step or to an end of its stated range"
_BY = {
    Reach.stated_range: "within its stated range",
    Reach.distribution: "within the plausible range of its distribution",
    Reach.one_step: "moved by one step",
}


class Condition(NamedTuple):
    """What was varied, as a noun or a clause, and what stayed as it was while it varied."""

    varied: Said
    held: Said = ""

    @property
    def text(self) -> Sentence:
        """Both, set off by a comma."""
        return say("{}, {}", self.varied, self.held) if self.held else say("{}", self.varied)


def held(settings: Settings, *nouns: str) -> Sentence:
    """That weights, scores or both stayed as they are: *stated* is what the files say, *set* what a
    setting replaced it with."""
    words: dict[Said, list[str]] = {}
    for noun in nouns:
        words.setdefault(as_they_are(settings, noun), []).append(noun)
    return joined(say("{} {}", joined(named), word) for word, named in words.items())


def at_the_weights(settings: Settings) -> str:
    """Where the ranking stands that is spoken of."""
    return f"at the {stated_or_set(settings)} weights"


# --- the verdict


def verdict_sentence(found: Verdict, settings: Settings, pointer: str = "") -> Sentence:
    """The verdict on a ranking with what it rests on; `pointer` is where JSON has the verdict."""
    leaders, rivals = listed(options(found.leaders)), listed(options(found.rivals))
    lead = amount(found.lead or 0.0, pointer and f"{pointer}/lead")
    match found.outcome:
        case Outcome.no_rival:
            only, consequence = option(found.leaders[0]), ", so there is no verdict"
            return no_rival(only, consequence, is_left=found.has_screened)
        case Outcome.tie:
            return say(
                "No clear winner: {} tie for first{}.",
                leaders,
                say(", {} points ahead of {}", lead, rivals) if found.rivals else "",
            )
        case Outcome.clear:
            steady = _steady(found, settings)
            return say("Clear: {} leads {} by {} points and {}.", leaders, rivals, lead, steady)
    assert found.deciding is not None
    return say(
        "No clear winner: {} leads {} by {} points, and one score alone, {}, turns that round:"
        " with {}, {}.",
        leaders,
        rivals,
        lead,
        _BY[found.deciding.reach],
        _moved(found.deciding, pointer and f"{pointer}/deciding"),
        _ahead_there(found.deciding, pointer and f"{pointer}/deciding"),
    )


def rating_sentence(
    found: Verdict,
    rated: Rating | None,
    first: Number,
    whole: Condition,
    settings: Settings,
    pointer: str = "",
) -> Sentence:
    """The verdict at the weights in force, beside the share of a whole in which the leader is
    first; `pointer` is where JSON has the verdict."""
    leaders = listed(options(found.leaders))
    here = at_the_weights(settings)
    if found.outcome is Outcome.no_rival:
        return verdict_sentence(found, settings)
    if found.outcome is Outcome.tie:
        return say("No clear winner: {} {} tie for first.", here, leaders)
    if found.deciding is not None:
        return say(
            "No clear winner: {} one score alone, {}, turns first place round ({}).",
            here,
            _BY[found.deciding.reach],
            _moved(found.deciding, pointer and f"{pointer}/deciding"),
        )
    steady, line = say("{} {}", leaders, _steady(found, settings)), weight(ROBUST_SHARE)
    if not whole.varied:
        return say("Clear: {}; no weights were varied.", steady)
    if rated is Rating.robust:
        return say(
            "Clear, and robust: {}, and it is first under {} or more of {}.",
            steady,
            line,
            whole.text,
        )
    return say(
        "Clear, but fragile: {}, but it is first under {} of {}: less than {}.",
        steady,
        first,
        whole.text,
        line,
    )


def one_score(found: Verdict, settings: Settings) -> Condition:
    """What the verdict varies."""
    aside = " (settled scores aside)" if found.has_settled else ""
    return Condition(_STEP_OR_RANGE + aside, held(settings, "weights"))


def _steady(found: Verdict, settings: Settings) -> Sentence:
    ties = found.least_lead is not None and found.least_lead <= TIE
    return stays_first(one_score(found, settings), ties=ties)


def stated_for(scores: Iterable[ScoreBlock]) -> str:
    """What scores are moved over, each alone."""
    if any(score.says_nothing_else for score in scores):
        return "what is stated for it, or by one step where nothing is"
    return "what is stated for it"


def verdict_data(found: Verdict) -> dict[str, Any]:
    """The verdict as JSON has it."""
    deciding = found.deciding
    return {
        "outcome": found.outcome.value,
        "leaders": list(found.leaders),
        "rivals": list(found.rivals),
        "lead": found.lead,
        "deciding": None
        if deciding is None
        else {
            "option": deciding.option,
            "criterion": deciding.criterion,
            "from": deciding.stated,
            "to": deciding.to,
            "reach": deciding.reach.value,
            "first": list(deciding.first),
            "lead": deciding.lead,
        },
        "deciding_scores": found.deciding_scores,
        "within_range": found.within_range,
        "least_lead": found.least_lead,
    }


def _moved(score: DecidingScore, pointer: str = "") -> Sentence:
    """A score with where it goes and where it is."""
    return say(
        "{} on {} at {} instead of {}",
        option(score.option),
        criterion(score.criterion),
        exact_measure(score.to, pointer and f"{pointer}/to"),
        exact_measure(score.stated, pointer and f"{pointer}/from"),
    )


def _ahead_there(score: DecidingScore, pointer: str) -> Sentence:
    ahead = amount(-score.lead, pointer and f"{pointer}/lead")
    if len(score.first) == 1:
        return say("{} is {} ahead", option(score.first[0]), ahead)
    return say("{} tie for first, {} ahead", listed(options(score.first)), ahead)


# --- who is first, and under what


def stays_first(condition: Condition, *, when: str = "when", ties: bool = False) -> Sentence:
    """That somebody stays first under a condition; where some of what was varied `ties`, that
    nothing comes ahead."""
    if ties:
        return say("has nothing ahead of it {} {}, though one ties with it", when, condition.text)
    return say("stays first {} {}", when, condition.text)


def can_pass(leader: Said, condition: Condition, *, can: str = "can") -> Sentence:
    """That something can, or cannot, put another option ahead of the leader."""
    return say("{} put another option ahead of {}, {}", can, leader, condition.text)


def first_under(
    condition: Condition,
    shares: Sequence[tuple[Said, Number]],
    *,
    others: int = 0,
    none: Said = "",
    is_drawn: bool = False,
) -> Sentence:
    """Who is first under which shares of a whole; `others` are first under less, and `none` under
    none of it, or of what was drawn of it."""
    (who, share), *rest = shares
    said = [say("{} is first under {}", who, share)]
    said += [say("{} under {}", other, part) for other, part in rest]
    said += [say("{} {} under less", count(others), plural("other", others))] if others else []
    said += [say("{} under none{}", none, " that was drawn" if is_drawn else "")] if none else []
    held = say(", {}", condition.held) if condition.held else ""
    return say("Of {}{}, {}", condition.varied, held, joined(said))


def first_at_every(who_is_first: Said, condition: Condition) -> Sentence:
    """That somebody is first, or ties for it, wherever it was looked at."""
    return say("With {}, {} at every {}", condition.held, who_is_first, condition.varied)


def first_at_none(who: Said, condition: Condition, *, are_many: bool) -> Sentence:
    """That options are first nowhere in what was varied."""
    verb = "are" if are_many else "is"
    return say("With {}, {} {} first at no {}", condition.held, who, verb, condition.varied)


def is_enough(who: Said, change: Condition) -> Sentence:
    """That a change, with all else held, puts an option first."""
    return say("With {}, it is enough to put {} first that {}", change.held, who, change.varied)


def none_puts_first(who: Said, change: Condition) -> Sentence:
    """That nothing of what was varied, with all else held, puts an option first."""
    return say("With {}, {} puts {} first", change.held, change.varied, who)


def never_below(who: Said, most: Said, condition: Condition) -> Sentence:
    """How far options are below the best at most, wherever it was looked at."""
    return say(
        "in no {}, {}, {} {} points below the best", condition.varied, condition.held, who, most
    )


def no_rival(only: Reference, consequence: Said = "", *, is_left: bool = False) -> Sentence:
    """That there is one option alone, or that one is left by screening, and what follows."""
    return say(f"{{}} is {the_only_option(is_left)}: it has no rival{{}}.", only, consequence)


def the_only_option(is_left: bool) -> str:
    """What an option without a rival is, in the folder or after screening."""
    return "the only option that passes screening" if is_left else "the only option"
