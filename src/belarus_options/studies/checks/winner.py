"""The rule about the first place: that no single score holds it up."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from belarus_options.model.finding import Finding
from belarus_options.model.grammar import joined
from belarus_options.model.layout import CRITERIA_FILE
from belarus_options.model.problem import Place
from belarus_options.studies.checks.rule import rule

if TYPE_CHECKING:
    from belarus_options.studies.matrix.ranking import Ranking


@rule(
    "warning",
    summary="The leader's lead is smaller than what one score alone can move",
    why=(
        "Scores are judgments, and no judge is sure to within one level of a constructed "
        "scale or a tenth of any other. If moving a single score of the leader or of a rival "
        "by that much would put the rival ahead, the first place follows from the grain of the "
        "scales, and a report that names one winner claims more than the analysis holds."
    ),
    fix=(
        "Look again at the score that is named and at what it rests on. If it stands, present "
        "the options as close and say what would decide between them; that is a result too, "
        "and the finding can be allowed with it."
    ),
    example="""\
# risk and cost weigh the same; risk has even levels 0 to 4, and cost runs from 50 down to 0.
# The other option has risk 2 and cost 0: 25 + 50 = 75. This one has 37.5 + 30 = 67.5, and one
# level of risk is worth 12.5.
scores: {risk: 1, cost: 20}
""",
)
def no_clear_winner(ranking: "Ranking") -> Iterator[Finding]:
    """A leader that one score, moved one step, would put behind a rival."""
    from belarus_options.studies.decisiveness import decisiveness

    found = decisiveness(ranking)
    if found is None or found.is_clear:
        return
    leader, rival, move = found.leader, found.rival, found.move
    if found.is_tied:
        names = [f"`{row.option}`" for row in ranking.leaders]
        message = f"{joined(names)} tie at the top"
    else:
        message = f"`{leader}` leads `{rival}` by {_points(found.lead)}"
    if move is not None:
        message += (
            f"; `{move.option}` at {move.to:g} instead of {move.stated:g} on `{move.criterion}`"
            f" would move {_points(move.gain)}"
        )
    yield Finding(
        message,
        "look again at that score and what it rests on, or present the options as close",
        place=Place(CRITERIA_FILE, ("decision",), key=True),
    )


def _points(number: float) -> str:
    # A small lead is not shown as none (R5).
    shown = f"{number:.1f}" if number >= 0.05 else f"{number:.2g}"
    return f"{shown} point" if shown == "1.0" else f"{shown} points"
