"""A problem or a finding as a block of lines: what, where, the line itself, a way out."""

from collections.abc import Iterable

from belarus_options.model.problem import Position, Problem
from belarus_options.views.forms.safe_text import one_line

# A longer line of a file is shown around the place that is meant.
_LONGEST_LINE = 100


def format_problems(problems: Iterable[Problem]) -> str:
    """Every problem as a block, a blank line between two."""
    blocks = []
    for problem in problems:
        where = one_line(problem.argument or problem.file)
        blocks.append(
            format_block(
                "error", problem.name, problem.message, problem.position, where, problem.help
            )
        )
    return "\n".join(blocks)


def format_block(
    severity: str,
    name: str,
    message: str,
    position: Position | None,
    where: str,
    help: str,
    last: str = "help",
) -> str:
    """One block; without a position, `where` names the argument, file or folder that is meant.

    `last` says what the last line is: the way out, or why the finding is allowed.
    """
    lines = [f"{severity}[{name}]: {one_line(message)}"]
    gutter = 3
    if position is not None:
        gutter = len(str(position.line)) + 1
        place = f"{one_line(position.file)}:{position.line}:{position.column}"
        text, before, length = _excerpt(position)
        lines.append(f"{' ' * (gutter - 1)}--> {place}")
        lines.append(f"{' ' * gutter}|")
        lines.append(f"{position.line} | {text}".rstrip())
        lines.append(f"{' ' * gutter}| {' ' * before}{'^' * length}")
    elif where:
        lines.append(f"{' ' * (gutter - 1)}--> {where}")
    if help:
        lines.append(f"{' ' * gutter}= {last}: {one_line(help)}")
    return "".join(line + "\n" for line in lines)


def _excerpt(position: Position) -> tuple[str, int, int]:
    """The line made safe, the width before the place, and the width of the place."""
    # Help and a run without problems do without the model.
    from belarus_options.model.short import columns

    start = position.column - 1
    stop = min(start + position.length, len(position.text))
    first = max(0, min(start - 20, len(position.text) - _LONGEST_LINE))
    last = min(len(position.text), first + _LONGEST_LINE)
    lead = "…" if first else ""
    before = lead + _shown(position.text[first:start])
    marked = _shown(position.text[start : min(stop, last)])
    after = _shown(position.text[min(stop, last) : last]) + (
        "…" if last < len(position.text) else ""
    )
    return before + marked + after, columns(before), max(1, columns(marked))


def _shown(text: str) -> str:
    return one_line(text.replace("\t", " ")) if text.strip() else " " * len(text)
