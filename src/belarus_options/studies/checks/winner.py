"""The rule about the first place: that no single score holds it up."""

from collections.abc import Iterator

from belarus_options.model.finding import Finding
from belarus_options.model.layout import CRITERIA_FILE
from belarus_options.model.problem import Place
from belarus_options.studies.decisiveness import decisiveness
from belarus_options.studies.matrix.ranking import Ranking


def no_clear_winner(ranking: Ranking) -> Iterator[Finding]:
    """A leader that one score, moved one step, would put behind a rival."""
    found = decisiveness(ranking)
    if found is None or found.is_clear:
        return
    leader, rival, move = found.leader, found.rival, found.move
    if found.is_tied:
        names = [f"`{row.option}`" for row in ranking.leaders]
        message = f"{', '.join(names[:-1])} and {names[-1]} tie at the top"
    else:
        message = f"`{leader}` leads `{rival}` by {_points(found.lead)}"
    if move is not None:
        message += (
            f"; `{move.option}` at {move.to:g} instead of {move.stated:g} on `{move.criterion}`"
            f" would move {_points(move.gain)}"
        )
    yield Finding(
        "no-clear-winner",
        message,
        "look again at that score and what it rests on, or present the options as close",
        place=Place(CRITERIA_FILE, ("decision",), key=True),
    )


def _points(number: float) -> str:
    # A small lead is not shown as none (R5).
    shown = f"{number:.1f}" if number >= 0.05 else f"{number:.2g}"
    return f"{shown} point" if shown == "1.0" else f"{shown} points"
