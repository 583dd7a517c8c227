"""The tornado of `sensitivity`: how far each uncertain score moves the leader's lead."""

from collections.abc import Sequence

from belarus_options.studies.sensitivity import Sensitivity
from belarus_options.studies.tornado import Lead, Swing
from belarus_options.views.first_report import Column, Section, Table, number, points
from belarus_options.views.first_words import gap_text

_SWING_WIDTH = 13
# Of more swings than these, the table has the widest; of more ends that are named, nobody reads.
_SWINGS_AT_MOST = 10
_NAMED_AT_MOST = 5


def scores_in_words(result: Sensitivity) -> list[str]:
    """One sentence on whether an uncertain score can change the winner."""
    if not result.tornado:
        return ["No score has a plausible range, so none is varied."]
    count, whole = sum(swing.undoes for swing in result.tornado), len(result.tornado)
    scores = f"{whole} uncertain scores" if whole > 1 else "1 uncertain score"
    can = f"{count or 'none'} can change the winner{', each' if count > 1 else ''}"
    return [f"Of {scores}, {can} alone within its plausible range."]


def tornado_sections(result: Sensitivity) -> tuple[Section, ...]:
    """The widest swings under a heading of their own; nothing where no score moves the lead."""
    moving = [swing for swing in result.tornado if swing.width > 0.0]
    if not moving or result.lead is None:
        return ()
    shown = moving[:_SWINGS_AT_MOST]
    leads = [lead.points for swing in shown for lead in _ends(swing)]
    low, high = min(0.0, *leads), max(0.0, *leads)
    columns = (
        Column("Option"),
        Column("Criterion"),
        Column("Low", is_number=True),
        Column("High", is_number=True),
        Column(_axis(low, high), is_bar=True),
        Column("Lead at low", is_number=True),
        Column("Lead at high", is_number=True),
    )
    rows = [
        (
            swing.option,
            swing.criterion,
            number(swing.low),
            number(swing.high),
            _swing_strip(swing, result.lead.points, low, high),
            *(_shown(lead) for lead in _ends(swing)),
        )
        for swing in shown
    ]
    notes = [
        f"The lead of {result.leader} over the best rival, with one score alone at either end of"
        f" its plausible range{_of_how_many(len(shown), len(moving), len(result.tornado))}.",
        f"As stated, it is {gap_text(result.lead.points) if result.lead.points else '0'}.",
        *_undoing(shown, moving[_SWINGS_AT_MOST:]),
    ]
    table = Table(columns, tuple(rows), keys=2)
    return (Section("Uncertain scores", table, " ".join(notes)),)


def _ends(swing: Swing) -> list[Lead]:
    return [lead for lead in (swing.at_low, swing.at_high) if lead is not None]


def _shown(lead: Lead) -> str:
    # A small lead is not shown as none, and a small arrear not as a tie.
    is_hidden = 0.0 < abs(lead.points) < 0.05
    return number(lead.points).replace("-", "−") if is_hidden else points(lead.points)


def _axis(low: float, high: float) -> str:
    ends = points(low), points(high)
    return ends[0] + ends[1].rjust(max(len(ends[1]) + 1, _SWING_WIDTH - len(ends[0])))


def _swing_strip(swing: Swing, today: float, low: float, high: float) -> str:
    """From the least lead shown to the greatest: the swing heavy, a line at 0, today's lead marked.

    What lies left of the line is a lead that is lost.
    """

    def cell(lead: float) -> int:
        return round((lead - low) / (high - low) * (_SWING_WIDTH - 1))

    first, last = sorted(cell(lead.points) for lead in _ends(swing))
    cells = ["━" if first <= at <= last else " " for at in range(_SWING_WIDTH)]
    cells[cell(0.0)] = "╋" if first <= cell(0.0) <= last else "│"
    cells[cell(today)] = "●"
    return "".join(cells)


def _of_how_many(shown: int, moving: int, whole: int) -> str:
    if shown < moving:
        return f", for the {shown} of {whole} that move it most; JSON has all"
    return f"; {whole - moving} of {whole} scores move nothing" if moving < whole else ""


def _undoing(shown: Sequence[Swing], others: Sequence[Swing]) -> list[str]:
    """Who is first instead, and with which score, where a lead is negative."""
    ends: dict[str, list[str]] = {}
    for swing in shown:
        for measure, lead in zip((swing.low, swing.high), _ends(swing), strict=True):
            if lead.points < 0.0:
                end = f"{swing.option} at {number(measure)} on {swing.criterion}"
                ends.setdefault(lead.rival, []).append(end)
    lines = [f"{rival} is first instead with {_either(found)}." for rival, found in ends.items()]
    if sum(map(len, ends.values())) > _NAMED_AT_MOST:
        lines = ["Where it is negative, another option is first."]
    hidden = sum(swing.undoes for swing in others)
    more = f"So it is with {hidden} of the scores that are not shown." if ends else ""
    if not ends:
        more = f"With {hidden} of the scores that are not shown, another option is first."
    return [*lines, more] if hidden else lines


def _either(ends: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(ends[:-1]), ends[-1]]))
