"""Rules about the set of options: enough, the status quo, and none that is there to lose."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from belarus_options.model.finding import Finding
from belarus_options.model.grammar import first_of, listed
from belarus_options.model.layout import CRITERIA_FILE, option_file
from belarus_options.model.problem import Place
from belarus_options.studies.checks.rule import rule

if TYPE_CHECKING:
    from belarus_options.studies.matrix.ranking import Ranking

MOST_LISTED = 5
# Who dominates whom takes a comparison of every two options. Of more options than the first number,
# only the second, those with the highest totals, are looked at for whom they dominate.
ALL_PAIRS_UP_TO = 1000
HIGHEST = 100


@rule(
    "error",
    summary="The folder holds fewer than two options",
    why=(
        "A total means something only beside another total. With one option there is nothing "
        "to choose, and the analysis can only justify what was decided before it."
    ),
    fix=(
        "Write at least one other file in `options/`. Going on as now is nearly always one of "
        "the options: give it `role: status-quo`."
    ),
    example="""\
# options/attache.yaml, and no other file in options/
name: Permanent attaché
scores:
  risk.escalation: {value: 1, evidence: [officer-in-vilnius]}
""",
)
def single_option(ranking: "Ranking") -> Iterator[Finding]:
    """A folder with fewer than two options, or of which fewer pass screening."""
    are_screened = len(ranking.options) < len(ranking.project.options)
    if len(ranking.options) < 2:
        for option in ranking.options:
            that = " that passes screening" if are_screened else ""
            yield Finding(
                f"`{option}` is the only option{that}, so there is nothing to choose",
                "write another file in `options/`, the status quo for one",
                place=Place(option_file(option)),
            )


@rule(
    "warning",
    summary="No option has the role of the status quo",
    why=(
        "Without it the ranking says which change is best and not whether any change is better "
        "than none. What happens if nothing is decided has consequences of its own, and they "
        "belong on the same scales. HM Treasury's Green Book (2022) has business as usual in "
        "every appraisal for this reason."
    ),
    fix=(
        "Give `role: status-quo` to the option that goes on as now, or write one, scored for "
        "what is expected to happen and not for how things stand today."
    ),
    example="""\
# options/keep-as-is.yaml, and no other option has a role
name: Keep things as they are
scores:
  risk.escalation: {value: 1}
""",
)
def no_status_quo(ranking: "Ranking") -> Iterator[Finding]:
    """A folder in which no option has the role of the status quo."""
    if all(option.role != "status-quo" for option in ranking.project.options.values()):
        yield Finding(
            "no option is the status quo, so no total says what doing nothing is worth",
            "give `role: status-quo` to the option that goes on as now, or write one",
            place=Place(CRITERIA_FILE, ("decision",), key=True),
        )


@rule(
    "warning",
    summary="An option is dominated by every other option",
    why=(
        "Every other option is at least as good on every leaf and better on one, so no weights "
        "put this one first and nobody can have chosen it. An option that is there to "
        "lose makes the others look better and the choice look wider than it was."
    ),
    fix=(
        "Build the option up to the best version that its supporters would put forward, or "
        "take it out. If it is a real course of action that does lose, allow the finding and "
        "say so."
    ),
    example="""\
# Both other options score better than this on every leaf.
name: Do it badly
scores:
  risk.escalation: {value: 4}
  leverage.access: {value: 0}
""",
)
def straw_man(ranking: "Ranking") -> Iterator[Finding]:
    """Options that two others or more, and all of them, dominate. The status quo is no straw man:
    nobody put it there to lose."""
    values = ranking.values
    if len(values) < 3:
        return
    # All dominate it where it is lowest on every leaf and none is the same.
    lowest = (values == values.min(axis=0)).all(axis=1)
    if lowest.sum() != 1:
        return
    option = ranking.options[lowest.argmax()]
    if ranking.project.options[option].role != "status-quo":
        yield Finding(
            f"every other option dominates `{option}`, so no weights put it first",
            "build it up to its best version, or take it out",
            place=Place(option_file(option)),
        )


@rule(
    "note",
    summary="An option is dominated by another",
    why=(
        "Another option is at least as good on every leaf and better on one, so no weights put "
        "this one first. It is harmless in the totals. In people's minds it is not: an option "
        "that is dominated by one rival and not by the next makes the first rival look better "
        "than it did alone (Huber, Payne and Puto 1982)."
    ),
    fix=(
        "Ask what speaks for the option that no leaf shows: a missing criterion, or a scale "
        "too coarse for it. Otherwise say in the report that it was dominated."
    ),
    example="""\
# The other option scores 0 on risk.escalation and 3 on leverage.access.
scores:
  risk.escalation: {value: 1}
  leverage.access: {value: 3}
""",
    many="{count} of {options} options are dominated: another is nowhere worse and once better",
)
def dominated_option(ranking: "Ranking") -> Iterator[Finding]:
    """Options that at least one other dominates; of many options, one of the highest."""
    import numpy as np

    from belarus_options.methods.dominance import dominance

    rows = list(range(len(ranking.options)))
    among = ""
    if has_too_many_pairs(len(rows)):
        rows = [placed.row for placed in ranking.ranked[:HIGHEST]]
        among = f", of the {HIGHEST} with the highest totals"
    dominates = dominance(ranking.values, ranking.values[rows])
    for column in np.flatnonzero(dominates.any(axis=0)):
        option = ranking.options[column]
        found = sorted(ranking.options[rows[at]] for at in np.flatnonzero(dominates[:, column]))
        yield Finding(
            f"`{option}` is dominated by {first_of(found, MOST_LISTED)}{among}:"
            " no better on any leaf, worse on one",
            "ask what speaks for it that no leaf shows",
            place=Place(option_file(option)),
        )


def has_too_many_pairs(options: int) -> bool:
    """Whether `dominated-option` looks only at those with the highest totals."""
    return options > ALL_PAIRS_UP_TO


@rule(
    "warning",
    summary="Options are alike on every leaf",
    why=(
        "Whatever the weights, they have the same total, and nothing here chooses between them. "
        "One of them was copied and not scored yet, or what sets them apart is on no leaf. In "
        "every share of weightings and every vote they stand beside each other as ties."
    ),
    fix=(
        "Score what sets them apart, on a criterion of its own if need be. If nothing does, keep "
        "one of them."
    ),
    example="""\
# options/attache-copy.yaml; options/attache.yaml has the same scores
name: Permanent attaché, with an office
scores:
  risk.escalation: {value: 1}
  leverage.access: {value: 3}
""",
)
def indistinct_options(ranking: "Ranking") -> Iterator[Finding]:
    """Groups of options with the same values on all leaves, each at its second."""
    groups: dict[bytes, list[str]] = {}
    # Adding 0 makes one zero of the two that there are.
    for option, values in zip(ranking.options, ranking.values + 0.0, strict=True):
        groups.setdefault(values.tobytes(), []).append(option)
    for group in map(sorted, groups.values()):
        if len(group) > 1:
            yield Finding(
                f"{listed([f'`{option}`' for option in group])} are alike on every leaf, so no"
                " weights tell them apart",
                "score what sets them apart, or keep one of them",
                place=Place(option_file(group[1])),
            )
