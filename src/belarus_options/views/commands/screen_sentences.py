"""What is said of options that are screened: how many pass, what others fail and by how much."""

from collections.abc import Iterator

from belarus_options.model.grammar import ordinal, plural
from belarus_options.model.screening import ScreeningEntry
from belarus_options.studies.screening import BoundResult, ScreenedOption, Screening
from belarus_options.views.report.numbers import Number, exact_measure, in_words, points
from belarus_options.views.report.sentence import (
    Code,
    Said,
    Sentence,
    criterion,
    listed,
    option,
    say,
    screening_test,
    separated,
)


def answer(result: Screening) -> Iterator[Said]:
    """How many options pass, and who does not."""
    every, out = len(result.options), [option(o.place.option) for o in result.screened_out]
    whole = in_words(every, "/options")
    if not (result.tests or result.leaves):
        yield "Nothing is asked of an option before it is compared."
    elif not out:
        yield say("All {} options pass.", whole) if every > 1 else "The one option passes."
    elif len(out) == every:
        yield say("None of {} options passes.", whole) if every > 1 else "No option passes."
    else:
        passing = every - len(out)
        yield say(
            "{} of {} options {}; {} {} screened out.",
            in_words(passing, begins=True),
            whole,
            "passes" if passing == 1 else "pass",
            listed(out),
            "is" if len(out) == 1 else "are",
        )


def how_to_ask(result: Screening) -> Iterator[Said]:
    """How something is asked, where nothing is."""
    if not (result.tests or result.leaves):
        yield say(
            "In criteria.yaml, {} holds tests with words, and {} on a leaf a bound for its scores.",
            Code("screening"),
            Code("must"),
        )


def bound_in_words(result: BoundResult) -> Sentence:
    """The bound of a leaf: at most 1."""
    return say("{} {}", result.must.key.replace("-", " "), _on_scale(result, result.must.bound))


def remarks(screened: ScreenedOption, place: int, *, are_named: bool) -> Iterator[Sentence]:
    """Why an option fails or by how much, what it would be otherwise, what is unclear, and which
    range goes beyond a bound. Where they `are_named`, each says which test or leaf it is about."""
    for id, given in screened.answers.items():
        if given is not None and given.passes != "yes":
            verb = "fails" if given.passes == "no" else "unclear on"
            named = say("{} {} ({})", verb, screening_test(id), _reason(given))
            yield named if are_named else _reason(given)
    for path, bound in screened.bounds.items():
        if not bound.passes:
            beyond = say("missed by {}", _missed(bound))
            yield failed_bound(path, bound) if are_named else beyond
        elif bound.may_fail and not are_named:
            yield say("its range, {}, goes beyond", plausible(bound))
    if not screened.passes:
        yield say(
            "it would be {} at {}",
            ordinal(screened.place.rank),
            points(screened.place.total, f"/options/{place}/would_total"),
        )


def failed_bound(path: str, bound: BoundResult) -> Sentence:
    """A score that a bound keeps out, with the bound and how far it is beyond it."""
    return say(
        "{} {}, {}, missed by {}",
        criterion(path),
        _on_scale(bound, bound.score),
        bound_in_words(bound),
        _missed(bound),
    )


def failures(screened: ScreenedOption) -> Sentence:
    """That an option fails screening, and why; empty where it passes."""
    if screened.passes:
        return Sentence(())
    failed: list[Said] = []
    for id in screened.failed:
        given = screened.answers.get(id)
        if given is None:
            failed.append(failed_bound(id, screened.bounds[id]))
        else:
            failed.append(say("{} ({})", screening_test(id), _reason(given)))
    return say("{} fails screening: {}.", option(screened.place.option), separated(failed, "; "))


def _reason(given: ScreeningEntry) -> Sentence:
    return say("{}", (given.because or "").removesuffix("."))


def plausible(bound: BoundResult) -> Sentence:
    """A plausible range, on the leaf's own scale."""
    low, high = map(exact_measure, bound.plausible)
    return say("{}–{}", low, high)


def score_on_scale(bound: BoundResult) -> Number:
    """The score beside a bound."""
    return exact_measure(bound.score)


def _on_scale(bound: BoundResult, measure: float) -> Number:
    measured = bound.leaf.measured
    return exact_measure(measure, unit=None if measured is None else measured.unit)


def _missed(bound: BoundResult) -> Said:
    scale, by = bound.leaf.constructed, bound.missed_by
    if scale is not None and by == int(by):
        return say("{} {}", in_words(int(by)), plural("level", int(by)))
    return _on_scale(bound, by)
