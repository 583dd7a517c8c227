"""Charts with a row for each of a table's, in the letters of a terminal."""

from belarus_options.views.report.chart import Bars, Intervals, RowChart, Span, Stacked

BAR_WIDTH = 8
_STACK_WIDTH = 24
_BLOCKS = " ▏▎▍▌▋▊▉█"
_FILLS, _PLAIN_FILLS = "█▓▒░", "#=+-"


def drawn_rows(chart: RowChart, *, is_unicode: bool = True) -> list[str]:
    """Each row of a chart as text, as wide as `width_of` says at the most."""
    match chart:
        case Bars():
            return [_bar(chart, value, is_unicode=is_unicode) for value in chart.values]
        case Intervals():
            return [_interval(chart, span) for span in chart.spans]
        case Stacked():
            return [_stack(chart, parts, is_unicode=is_unicode) for parts in chart.parts]


def width_of(chart: RowChart) -> int:
    """The columns of a terminal that a chart takes."""
    match chart:
        case Bars():
            return BAR_WIDTH
        case Intervals():
            return chart.width
        case Stacked():
            return _STACK_WIDTH


def axis(chart: RowChart) -> str:
    """The heading of a chart: the ends of an axis that is not 0 to 100 of what stands beside it."""
    if not isinstance(chart, Intervals):
        return ""
    low, high = (end.text() for end in chart.ends)
    return low + high.rjust(max(len(high) + 1, chart.width - len(low)))


def _bar(chart: Bars, value: float, *, is_unicode: bool = True) -> str:
    """A bar in eighths of a column; the number stands beside it."""
    eighths = round(_part(chart, value) * BAR_WIDTH * 8)
    if not is_unicode:
        return "#" * round(eighths / 8)
    return "█" * (eighths // 8) + (_BLOCKS[eighths % 8] if eighths % 8 else "")


def _interval(chart: Intervals, span: Span) -> str:
    """The stretch heavy, with its mark; an axis without a dividing line is drawn faintly."""
    final = chart.width - 1

    def cell(value: float) -> int:
        return round(_part(chart, value) * final)

    def end(value: float) -> int:
        # What ends before the axis does is not drawn to its end (R5).
        inside = chart.low < value < chart.high
        return max(1, min(final - 1, cell(value))) if inside else cell(value)

    first, last = sorted((end(span.start), end(span.end)))
    rest = "┄" if chart.line is None else " "
    cells = ["━" if first <= at <= last else rest for at in range(chart.width)]
    if chart.line is not None:
        at = cell(chart.line)
        cells[at] = "╋" if first <= at <= last else "│"
    cells[cell(span.mark)] = "●"
    return "".join(cells)


def _stack(chart: Stacked, parts: tuple[float, ...], *, is_unicode: bool) -> str:
    """The parts one behind the other, each in a fill of its own; ends are rounded, not lengths."""
    fills = _FILLS if is_unicode else _PLAIN_FILLS
    text, whole = "", 0.0
    for index, part in enumerate(parts):
        whole += part
        end = round(min(whole, chart.high) / chart.high * _STACK_WIDTH)
        text += fills[index % len(fills)] * (end - len(text))
    return text


def _part(chart: Bars | Intervals, value: float) -> float:
    """Where on the axis a value stands, 0 to 1; values beyond its ends are cut there."""
    return (max(chart.low, min(chart.high, value)) - chart.low) / (chart.high - chart.low)
