"""Options with their scores, and evidence with its sources, from the rows of their sheets."""

from collections.abc import Iterator, Mapping
from typing import Any

from belarus_options.files.schema import language_server_line
from belarus_options.files.sheets.returned_lines import Cellular, Lines, json_of
from belarus_options.model import workbook_layout as layout
from belarus_options.model.distribution import Distribution
from belarus_options.model.ids import id_fault
from belarus_options.model.layout import EVIDENCE_FILE, option_file
from belarus_options.model.problem import InputError, Problem

# What a spreadsheet makes of a typed yes.
_YES = (layout.YES, "true", "1", "x")


def option_lines(sheets: Mapping[str, Cellular]) -> Iterator[tuple[str, Lines]]:
    """The id and the file of each option; raises InputError where an id is none, stands twice, or
    has scores alone."""
    options, scores = sheets[layout.OPTIONS], sheets[layout.SCORES]
    rows: dict[str, int] = {}
    problems: list[Problem] = []
    for row in options.rows:
        id = str(options.value(row, layout.OPTION) or "")
        if fault := id_fault(id):
            problems.append(options.problem(row, layout.OPTION, "bad-id", f"`{id}` {fault}"))
        elif id in rows:
            what = f"`{id}` stands in two rows"
            problems.append(options.problem(row, layout.OPTION, "duplicate-key", what))
        rows[id] = row
    scored = scores.grouped(layout.OPTION)
    for id, [first, *_] in scored.items():
        if id not in rows:
            what = f"`{id}` is not on the sheet `{options.name}`"
            problems.append(scores.problem(first, layout.OPTION, "unknown-option", what))
    if problems:
        raise InputError(problems)
    for id, row in rows.items():
        yield id, _option(options, row, id, scores, scored.get(id, []))


def _option(options: Cellular, row: int, id: str, scores: Cellular, scored: list[int]) -> Lines:
    lines = Lines()
    lines.add(0, language_server_line(option_file(id)))
    if options.value(row, layout.NAME) != id:
        lines.cell(0, "name", options, row, layout.NAME)
    lines.cell(0, "short", options, row, layout.SHORT)
    lines.cell(0, "summary", options, row, layout.SUMMARY)
    lines.cell(0, "role", options, row, layout.ROLE)
    lines.ids(0, "requires", options, row, layout.REQUIRES)
    lines.ids(0, "excludes", options, row, layout.EXCLUDES)
    lines.number(0, "cost", options, row, layout.COST)
    lines.add(0, "scores:", options.place(row, layout.OPTION))
    for at in scored:
        _score(lines, scores, at)
    return lines


def _score(lines: Lines, scores: Cellular, row: int) -> None:
    path = str(scores.value(row, layout.CRITERION) or "")
    lines.key(1, path, scores.place(row, layout.CRITERION))
    if not _is_mean(scores, row):
        lines.number(2, "value", scores, row, layout.MEASURE)
    ends = [scores.value(row, heading) for heading in (layout.LOW, layout.HIGH)]
    if ends != [None, None]:
        lines.range(2, scores, row, (layout.LOW, layout.HIGH))
    lines.cell(2, "confidence", scores, row, layout.CONFIDENCE)
    lines.cell(2, "because", scores, row, layout.REASON)
    lines.ids(2, "evidence", scores, row, layout.EVIDENCE)
    lines.block(2, "distribution", scores, row, layout.DISTRIBUTION)
    settled = scores.value(row, layout.SETTLED)
    if settled is not None:
        is_yes = str(settled).removesuffix(".0").lower() in _YES
        word = "true" if is_yes else "false"
        lines.add(2, f"settled: {word}", scores.place(row, layout.SETTLED))
    lines.block(2, "if_wrong", scores, row, layout.IF_WRONG)


def _is_mean(scores: Cellular, row: int) -> bool:
    """Whether a measure is no more than the mean of its distribution."""
    distribution = json_of(scores.value(row, layout.DISTRIBUTION))
    measure: Any = scores.value(row, layout.MEASURE)
    if distribution is None or not isinstance(measure, (int, float)):
        return False
    try:
        mean = Distribution.model_validate(distribution).mean
    except ValueError:
        return False
    return abs(mean - measure) <= 1e-12 * max(abs(mean), 1.0)


def evidence_lines(sheets: Mapping[str, Cellular]) -> Lines | None:
    """The file of evidence; None where there is nothing in it."""
    sources, items = sheets[layout.SOURCES], sheets[layout.EVIDENCE]
    if not sources.rows and not items.rows:
        return None
    lines = Lines()
    lines.add(0, language_server_line(EVIDENCE_FILE))
    lines.add(0, "sources:")
    for row in sources.rows:
        lines.key(1, str(sources.value(row, layout.SOURCE) or ""), sources.place(row, 0))
        for key, heading in (
            ("title", layout.TITLE), ("author", layout.AUTHOR), ("published", layout.PUBLISHED),
            ("kind", layout.KIND), ("reliability", layout.RELIABILITY),
        ):  # fmt: skip
            add = lines.locator if key == "published" else lines.cell
            add(2, key, sources, row, heading)
    lines.add(0, "evidence:")
    for row in items.rows:
        lines.key(1, str(items.value(row, layout.ITEM) or ""), items.place(row, 0))
        for key, heading in (
            ("kind", layout.KIND), ("says", layout.STATEMENT), ("source", layout.SOURCE),
        ):  # fmt: skip
            lines.cell(2, key, items, row, heading)
        places = (
            ("section", layout.SECTION), ("paragraph", layout.PARAGRAPH), ("page", layout.PAGE),
            ("url", layout.ADDRESS),
        )  # fmt: skip
        if any(items.value(row, heading) is not None for _, heading in places):
            lines.add(2, "where:", items.place(row, layout.SECTION))
            for key, heading in places:
                lines.locator(3, key, items, row, heading)
        lines.number(2, "credibility", items, row, layout.CREDIBILITY)
        lines.cell(2, "because", items, row, layout.REASON)
    return lines
