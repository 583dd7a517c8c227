"""The remarks of a sheet: whose reasons its columns and rows of prose are."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from belarus_options.files.sheets.layout import Heading, Line
from belarus_options.files.sheets.sheet import Sheet
from belarus_options.files.sheets.words import Role, is_missing, plain, words_of

# Said of a criterion these are why it weighs what it does; other remarks are what it means.
_REASONS = words_of(
    "rationale reason reasons reasoning justification because begründung uzasadnienie обоснование"
    " обґрунтування"
)


@dataclass(frozen=True, slots=True)
class Remarks:
    """Texts by the places of options and criteria in a sheet: reasons of scores by both, summaries
    of options, and what is said of a criterion or of its weight."""

    reasons: dict[tuple[int, int], str] = field(default_factory=dict)
    summaries: dict[int, str] = field(default_factory=dict)
    definitions: dict[int, str] = field(default_factory=dict)
    reasons_of_weights: dict[int, str] = field(default_factory=dict)


def remarks_of(sheet: Sheet) -> Remarks:
    """The remarks of a sheet, each given to what it stands beside.

    One that names an option or a criterion, or of which several stand each behind one, holds the
    reasons of its scores. Any other is about the options, or about the criteria, as a whole.
    """
    remarks = Remarks()
    lines = [line for line in sheet.lines if line.role is Role.prose]
    count = Counter((line.along, line.heading.name) for line in lines)
    for line in lines:
        is_one_of_many = count[line.along, line.heading.name] > 1
        owner = _owner(sheet, line, is_one_of_many=is_one_of_many)
        for at, text in enumerate(line.texts):
            if is_missing(text):
                continue
            if owner is not None:
                place = (at, owner) if line.along == "options" else (owner, at)
                _add(remarks.reasons, place, text)
            elif line.along == "options":
                _add(remarks.summaries, at, text)
            elif plain(line.heading.name) in _REASONS:
                _add(remarks.reasons_of_weights, at, text)
            else:
                _add(remarks.definitions, at, text)
    return remarks


def _owner(sheet: Sheet, line: Line, *, is_one_of_many: bool) -> int | None:
    """The criterion, or the option, whose scores a line gives reasons for."""
    headings: tuple[Heading, ...] = (
        tuple(criterion.heading for criterion in sheet.criteria)
        if line.along == "options"
        else sheet.options
    )
    before = [at for at, heading in enumerate(headings) if heading.line < line.heading.line]
    if not before:
        return None
    nearest = before[-1]
    is_beside = headings[nearest].line == line.heading.line - 1
    is_named = headings[nearest].name.casefold() in line.heading.name.casefold()
    return nearest if is_beside and (is_one_of_many or is_named) else None


def _add(texts: dict[Any, str], key: Any, text: str) -> None:
    texts[key] = f"{texts[key]} {text}" if key in texts else text
