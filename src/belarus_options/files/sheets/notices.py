"""What an import says when it is done: what was read, what was left out, and what was decided."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from belarus_options.files.sheets.layout import Line
from belarus_options.files.sheets.matrix import Imported
from belarus_options.files.sheets.sheet import Sheet
from belarus_options.files.sheets.table import listed, shown
from belarus_options.files.sheets.words import Role, role_of
from belarus_options.model.problem import Template

_MOST_WEIGHTS, _MOST_NAMES = 12, 8
_MEANINGS = {
    Role.rank: "ranks",
    Role.number: "numbers",
    Role.text: "text",
    Role.empty: "empty",
}


class Notice(NamedTuple):
    """A sentence without its full stop, and what can be done about it."""

    text: str
    advice: Template = Template("")


def notices(imported: Imported) -> Iterator[Notice]:
    """First what was read and left out, then one for each thing that the sheet did not say."""
    sheet = imported.sheet
    yield Notice(_read(sheet))
    yield from _lines_read(sheet)
    if sheet.mark.is_said:
        yield Notice(sheet.mark.said())
    yield from _weights(sheet)
    if imported.ratings is not None:
        low, high = imported.ratings
        yield Notice(
            f"all scores are whole numbers within {low}–{high}, read as ratings on that scale,"
            f" {high} the best",
            Template("`$ratings no` refuses, `$ratings LOW-HIGH` is another scale"),
        )
    for words in imported.words:
        yield Notice(words)
    yield from _fractions_and_ranges(sheet)
    bare = [
        criterion
        for criterion in imported.matrix.criteria
        if not criterion.anchors and not criterion.levels
    ]
    if bare:
        of = f"{len(bare)} of {len(imported.matrix.criteria)} criteria"
        has = "has" if len(bare) == 1 else "have"
        units = " (units stand in criteria.yaml as comments)" if any(c.unit for c in bare) else ""
        yield Notice(
            f"{of} {has} no scale: 0 and 100 are the worst and best of these options{units}"
        )


def _read(sheet: Sheet) -> str:
    options, criteria = len(sheet.options), len(sheet.criteria)
    down = " (in columns)" if sheet.layout.options_in == "columns" else ""
    parts = [
        f"{options} option{'s' if options != 1 else ''}{down} on {criteria}"
        f" {'criterion' if criteria == 1 else 'criteria'}"
    ]
    if sheet.weights.line is None:
        parts.append("equal weights, since the sheet has none" if criteria > 1 else "no weights")
    else:
        sign = "%" if sheet.weights.are_percentages else ""
        numbers = [f"{number}{sign}" for number in sheet.weights.numbers[:_MOST_WEIGHTS]]
        more = ", …" if criteria > _MOST_WEIGHTS else ""
        parts.append(f"weight{'s' if criteria > 1 else ''} {', '.join(numbers)}{more}")
    text = ", ".join(parts)
    out = [*sheet.passed_over, *map(_left_out, _unused(sheet))]
    if out:
        more = f" and {len(out) - _MOST_NAMES} more" if len(out) > _MOST_NAMES else ""
        text += f"; left out: {', '.join(out[:_MOST_NAMES])}{more}"
    return text


def _lines_read(sheet: Sheet) -> Iterator[Notice]:
    """Lines that were known by their cells and not by their names, and remarks."""
    for line in sheet.lines:
        name = f"{_kind(line)} `{shown(line.heading.name)}`"
        if line is sheet.weights.line and role_of(line.heading.name) is not Role.weight:
            yield Notice(f"{name} is read as the weights, by its numbers")
        elif line.role is Role.direction and role_of(line.heading.name) is not Role.direction:
            yield Notice(f"{name} is read as the directions, by its words")
    remarks = [line.heading.name for line in sheet.lines if line.role is Role.prose]
    if remarks:
        kept = "is" if len(remarks) == 1 else "are"
        yield Notice(f"{listed(remarks)} {kept} kept as `summary`, `definition` or `because`")


def _unused(sheet: Sheet) -> list[Line]:
    """The lines of which nothing came into the project."""
    used = {Role.weight, Role.direction, Role.worst, Role.best, Role.unit}
    seen: set[Role] = set()
    unused = []
    for line in sheet.lines:
        if line.role is Role.prose:
            continue
        if line.role in used and line.along == "criteria":
            is_first = line is sheet.weights.line or (
                line.role is not Role.weight and line.role not in seen
            )
            seen.add(line.role)
            if is_first:
                continue
        unused.append(line)
    return unused


def _left_out(
    line: Line,
) -> str:
    what = _MEANINGS.get(line.role, "")
    if line.role is Role.weight:
        what = "the weights once more"
    elif line.role is Role.direction:
        what = "the directions once more"
    elif line.why:
        what = line.why
    name = f" `{shown(line.heading.name, 30)}`" if line.heading.name else ""
    return f"{_kind(line)}{name}" + (f" ({what})" if what else "")


def _kind(line: Line) -> str:
    return "row" if line.heading.cell.column != line.heading.line else "column"


def _weights(sheet: Sheet) -> Iterator[Notice]:
    weights = sheet.weights
    if not weights.misses:
        return
    sign = "%" if weights.are_percentages else ""
    total, whole = _decimal(weights.total), weights.whole
    if weights.is_rounding:
        why = "which rounding explains"
    elif weights.total < (whole or 0):
        why = "and look like shares of which some are missing"
    else:
        why = "and look like shares of which some are too large"
    yield Notice(
        f"the weights add up to {total}{sign} instead of {whole}{sign}, {why}; they are taken in"
        " proportion"
    )


def _decimal(number: Fraction) -> str:
    return f"{float(number):.10g}"


def _fractions_and_ranges(sheet: Sheet) -> Iterator[Notice]:
    ranged = [criterion for criterion in sheet.criteria if criterion.column.ranges]
    if ranged:
        count = sum(len(criterion.column.ranges) for criterion in ranged)
        cells = "cell is a range" if count == 1 else "cells are ranges"
        yield Notice(f"{count} {cells}: the middle is the score, and the ends its plausible range")
    for criterion in sheet.criteria:
        if criterion.column.whole and criterion.anchors == (None, None):
            yield Notice(
                f"`{shown(criterion.name)}` is read as parts of {criterion.column.whole}, from 0"
            )
