"""The rule about the first place: that it is one option's, and no single score holds it up."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from belarus_options.model.finding import Finding
from belarus_options.model.grammar import counted, listed
from belarus_options.model.layout import CRITERIA_FILE
from belarus_options.model.problem import Place
from belarus_options.studies.checks.rule import rule

if TYPE_CHECKING:
    from belarus_options.studies.matrix.ranking import Ranking
    from belarus_options.studies.verdict import DecidingScore


@rule(
    "warning",
    summary="Leaders tie, or one score alone can put another option first",
    why=(
        "Scores are judgments, and no judge is sure to within one level of a constructed "
        "scale or a tenth of any other; a stated range says how far else a score can be off. If "
        "moving a single score by one step, or to an end of its stated range, puts another option "
        "strictly first, the first place follows from the grain of the scales, and a report that "
        "names one winner claims more than the analysis holds. Settled scores stay. `score` and "
        "`robustness` say the same."
    ),
    fix=(
        "Look again at the score that is named and at what it rests on. If it stands, present "
        "the options as close and say what would decide between them; that is a result too, "
        "and the finding can be allowed with it, by a comment that names the leader and the rival."
    ),
    example="""\
# risk and cost weigh the same; risk has even levels 0 to 4, and cost runs from 50 down to 0.
# The other option has risk 2 and cost 0: 25 + 50 = 75. This one has 37.5 + 30 = 67.5, and one
# level of risk is worth 12.5.
scores: {risk: 1, cost: 20}
""",
    is_about_first_place=True,
)
def no_clear_winner(ranking: "Ranking") -> Iterator[Finding]:
    """Leaders that tie, or a leader that one score alone puts behind a rival."""
    from belarus_options.studies.verdict import Outcome, verdict

    found = verdict(ranking)
    deciding = found.deciding
    if found.outcome is Outcome.tie:
        message = f"{_named(found.leaders)} tie for first"
    elif deciding is None:
        return
    else:
        message = (
            f"`{found.leaders[0]}` leads {_named(found.rivals)} by {_points(found.lead or 0.0)},"
            f" and one score alone turns that round: with `{deciding.option}` at {deciding.to:.12g}"
            f" instead of {deciding.stated:.12g} on `{deciding.criterion}`, {_ahead(deciding)}"
            f"{_others(found.deciding_scores - 1)}"
        )
    yield Finding(
        message,
        "look again at what the first place rests on, or present the options as close and write"
        f" `# check: allow no-clear-winner {' '.join(found.pair)}: reason`",
        place=Place(CRITERIA_FILE, ("decision",), key=True),
        options=found.pair,
    )


def _ahead(deciding: "DecidingScore") -> str:
    points = _points(-deciding.lead)
    if len(deciding.first) == 1:
        return f"`{deciding.first[0]}` is {points} ahead"
    return f"{_named(deciding.first)} tie for first, {points} ahead"


def _others(count: int) -> str:
    return f"; so {'does' if count == 1 else 'do'} {counted(count, 'other score')}" if count else ""


def _named(ids: Sequence[str]) -> str:
    return listed([f"`{id}`" for id in ids])


def _points(number: float) -> str:
    # A small lead is not shown as none (R5).
    shown = f"{number:.1f}" if number >= 0.05 else f"{number:.2g}"
    return f"{shown} point" if shown == "1.0" else f"{shown} points"
