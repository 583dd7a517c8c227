"""What is said of a published matrix: what is wrong in it, who is first, what explains it.

All speak of the table's own numbers, and never of who erred.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from belarus_options.model.grammar import plural
from belarus_options.studies.adding_up import Printed
from belarus_options.studies.auditing import Audit, AuditedOption
from belarus_options.views.report.numbers import Kind, Number, exact_measure, measure
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    counted,
    criterion,
    joined,
    listed,
    option,
    options,
    say,
)

# Decimals that computed totals have beyond the printed ones, where they need them.
_MORE = 2
_MOST_DECIMALS = 12
_MOST_PRODUCTS = 3


class Digits(NamedTuple):
    """How many decimals the totals of a table are shown with: printed ones, and computed ones."""

    of_printed: int
    decimals: int

    @classmethod
    def of(cls, audit: Audit) -> "Digits":
        """As many as are printed, and up to two more where computed totals need them."""
        units = [Printed.of(text).unit for text in audit.matrix.totals if text is not None]
        printed = 0
        while printed < _MOST_DECIMALS and min(units) * 10**printed < 1:
            printed += 1
        computed = [each.computed for each in audit.options if each.computed is not None]
        most = min(printed + _MORE, _MOST_DECIMALS)
        decimals = printed
        while decimals < most and any((c * 10**decimals).denominator > 1 for c in computed):
            decimals += 1
        return cls(printed, decimals)

    def printed(self, value: Fraction) -> Number:
        """A printed total."""
        return Number(float(value), Kind.points, self.of_printed)

    def figure(self, value: Fraction, kind: Kind = Kind.points) -> Number:
        """A computed total, or a difference; one that these decimals would hide keeps its own."""
        if value and abs(value) * 10**self.decimals < Fraction(1, 2):
            return measure(float(value))
        return Number(float(value), kind, self.decimals)


def title(file: str, number: int, audit: Audit) -> Sentence:
    """Which table of which file, and how it is computed."""
    matrix = audit.matrix
    criteria = len(matrix.criteria)
    return say(
        "audit of {}, table {}: {}, {} {}, {}{}, {} is better{}",
        file,
        f"{number}",
        counted(len(matrix.options), "option"),
        f"{criteria}",
        "criterion" if criteria == 1 else "criteria",
        audit.aggregation,
        ", totals cut off" if audit.rounding == "cut off" else "",
        "lower" if audit.lower_is_better else "higher",
        " by its ranks" if audit.direction_by_ranks else "",
    )


def answer(audit: Audit) -> Iterator[Said]:
    """What is wrong, and who is first."""
    if not audit.checked:
        yield "No printed total can be checked: a score is missing for each."
    elif audit.wrong:
        yield say("{}{}.", _wrong_totals(audit), _first_place(audit))
    else:
        yield say("{}{}.", _right_totals(audit), _first_place(audit))
    if names := [each.option for each in audit.wrong_ranks]:
        verb = "does" if len(names) == 1 else "do"
        noun = plural("rank", len(names))
        yield say("The {} of {} {} not follow from the printed totals.", noun,
                  listed(options(names)), verb)  # fmt: skip
    weights = audit.weights
    if weights is not None and weights.add_up is False:
        yield say("The weights look like shares, and add up to {}.", _plain(weights.sum))
    if audit.diagnosis is not None:
        every = "Both" if len(audit.wrong) == 2 else f"All {len(audit.wrong)}"
        yield say("{} wrong totals are as printed if {}.", every, audit.diagnosis)
    if products := audit.wrong_products:
        count = len(products)
        verb = "is" if count == 1 else "are"
        yield say("{} printed {} {} wrong:", f"{count}", plural("product", count), verb) + say(
            " {}{}.",
            joined(
                say("{} on {} is {}, printed {}", option(wrong.option), criterion(wrong.criterion),
                    _plain(wrong.computed), _plain(wrong.printed))
                for wrong in products[:_MOST_PRODUCTS]
            ),
            f" (and {count - _MOST_PRODUCTS} more)" if count > _MOST_PRODUCTS else "",
        )  # fmt: skip


def _plain(value: Fraction) -> Number:
    return exact_measure(float(value))


def _wrong_totals(audit: Audit) -> Sentence:
    wrong, of = audit.wrong, audit.checked
    count = f"{len(wrong)} of {of} printed totals" if of > 1 else _the_one_total(audit)
    if all(each.explained_by_rounded_scores for each in wrong):
        verb = "differs" if len(wrong) == 1 else "differ"
        return say("{} {} from the table's own numbers, by what rounded scores explain",
                   count, verb)  # fmt: skip
    return say("{} {} wrong", count, "is" if len(wrong) == 1 else "are")


def _right_totals(audit: Audit) -> Sentence:
    if audit.checked == 1:
        return say("{} is what the table's own numbers give", _the_one_total(audit))
    every = "Both" if audit.checked == 2 else f"All {audit.checked}"
    return say("{} printed totals are what the table's own numbers give", every)


def _the_one_total(audit: Audit) -> str:
    is_alone = not any(each.unchecked for each in audit.options)
    return "The one printed total" + ("" if is_alone else " that can be checked")


def _first_place(audit: Audit) -> Sentence:
    """Who is first, behind what is said of the totals."""
    winner, margin = audit.winner, audit.margin.computed
    if len(audit.options) < 2 or margin is None or not winner.computed:
        return Sentence(())
    by = say(" by {}", Digits.of(audit).figure(margin)) if margin else Sentence(())
    own = say("{} first{}", listed(options(winner.computed)), by)
    if winner.changes:
        is_one = len(winner.printed) == 1
        return say(", and the first place changes: {} {} printed first, and the table's own numbers"
                   " put {}", listed(options(winner.printed)), "is" if is_one else "are",
                   own)  # fmt: skip
    if len(winner.computed) > 1:
        return say("; {} are first together", listed(options(winner.computed)))
    verb = "stays" if audit.wrong else "is"
    return say("; {} {} first{}", option(winner.computed[0]), verb, by)


def notes(audit: Audit, totals: str, others: Sequence[str]) -> Iterator[Said]:
    """What the figures of the table mean, and what was not looked at."""
    digits = Digits.of(audit)
    printed, computed = audit.margin
    if printed is not None and computed is not None and printed != computed:
        yield say("The first is ahead of the second by {} as printed, by {} as computed.",
                  digits.figure(printed), digits.figure(computed))  # fmt: skip
    explained = [each.option for each in audit.wrong if each.explained_by_rounded_scores]
    if explained and len(explained) < len(audit.wrong):
        yield say("Rounding of the printed scores is enough to explain {}.",
                  listed(options(explained)))  # fmt: skip
    if unchecked := [each for each in audit.options if each.unchecked]:
        yield _unchecked(unchecked)
    if audit.mixed_directions:
        yield ("Some criteria prefer less and some more, and scores are added as they stand: if"
               " these are raw scores, a higher cost raises the total.")  # fmt: skip
    if others:
        yield say("Checked is {}; not {}.", totals, joined(others))


def _unchecked(unchecked: Sequence[AuditedOption]) -> Sentence:
    names = listed(options([each.option for each in unchecked]))
    if len(unchecked) == 1:
        return say("A score of {} is missing, so its total cannot be checked and counts as"
                   " printed.", names)  # fmt: skip
    return say("Scores of {} are missing, so their totals cannot be checked and count as printed.",
               names)  # fmt: skip
