"""The scale and the value function of a leaf, from the rows of the sheet of scales."""

from belarus_options.files.sheets.returned_lines import Cellular, Lines
from belarus_options.model import workbook_layout as layout


def scale_lines(lines: Lines, scales: Cellular, path: str, level: int) -> None:
    """The lines of a leaf's scale, and of its value function; none where it has neither."""
    rows = scales.by_criterion.get(path, [])
    kind = scales.value(rows[0], layout.SCALE) if rows else None
    if kind in (layout.EVEN, layout.VALUED):
        lines.add(level, "scale:", scales.place(rows[0], layout.SCALE))
        for row in rows:
            lines.number_key(level + 1, scales, row, layout.MEASURE)
            lines.cell(level + 2, "means", scales, row, layout.MEANING)
            if kind == layout.VALUED:
                lines.number(level + 2, "value", scales, row, layout.VALUE)
    elif kind in (layout.LINE, layout.POINTS, layout.CURVE):
        named = {scales.value(row, layout.MEANING): row for row in rows}
        lines.add(level, "scale:", scales.place(rows[0], layout.SCALE))
        for key, name in (("worst", layout.WORST), ("best", layout.BEST)):
            if name in named:
                lines.number(level + 1, key, scales, named[name], layout.MEASURE)
        lines.cell(level + 1, "unit", scales, rows[0], layout.UNIT)
        if kind == layout.POINTS:
            lines.add(level, "value_function:")
            lines.add(level + 1, "points:")
            for row in rows:
                lines.pair(level + 2, scales, row, layout.MEASURE, layout.VALUE)
        elif kind == layout.CURVE and layout.MIDPOINT in named:
            lines.add(level, "value_function:")
            lines.add(level + 1, "exponential:")
            row = named[layout.MIDPOINT]
            lines.number(level + 2, "midpoint", scales, row, layout.MEASURE)
