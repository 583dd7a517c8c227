"""A sheet as a project's matrix, and what was made of it that the sheet did not say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from belarus_options.files.sheets.criterion_scales import (
    CriterionScale,
    Ratings,
    implied_ratings,
    scale_of,
)
from belarus_options.files.sheets.lacking import (
    anchor_problems,
    cell_problems,
    direction_problems,
    size_problems,
    stated_orders,
)
from belarus_options.files.sheets.remarks import Remarks, remarks_of
from belarus_options.files.sheets.sheet import Sheet
from belarus_options.files.sheets.sheet_weights import weight_problems
from belarus_options.files.sheets.sheet_writer import (
    Matrix,
    MatrixCriterion,
    MatrixOption,
    MatrixScore,
)
from belarus_options.model.ids import slug
from belarus_options.model.problem import Asked, InputError, Problem


@dataclass(frozen=True, slots=True)
class Imported:
    """A matrix made of a sheet. `ratings` is the scale that was taken for all its ratings without
    being asked for, `words` says which words became levels, a phrase each."""

    matrix: Matrix
    sheet: Sheet
    ratings: Ratings | None
    words: tuple[str, ...]
    remarks: Remarks


def matrix_of_sheet(
    sheet: Sheet,
    title: str,
    *,
    ratings: Ratings | bool = True,
    levels: Mapping[str, Sequence[str]] | None = None,
) -> Imported:
    """The matrix of a sheet; raises InputError with all that it lacks.

    `ratings` is the scale of whole numbers without one, True where the sheet may imply it. `levels`
    has the words of a criterion from worst to best, by its name.
    """
    orders = stated_orders(sheet, levels or {})
    implied = implied_ratings(sheet) if ratings is True else None
    asked = ratings if isinstance(ratings, tuple) else None
    scales = [
        scale_of(criterion, implied or asked, orders.get(criterion.name))
        for criterion in sheet.criteria
    ]
    problems = [
        *weight_problems(sheet.layout, sheet.weights),
        *size_problems(sheet),
        *direction_problems(sheet, scales),
        *anchor_problems(sheet),
        *cell_problems(sheet, scales),
    ]
    if asked is not None and not any(scale.is_rating for scale in scales):
        problems.append(
            Problem(
                "bad-ratings",
                "no criterion without anchors and a unit has whole numbers on that scale alone",
                "give the lowest and the highest rating there can be",
                asked=Asked("ratings", f"{asked[0]}-{asked[1]}"),
            )
        )
    if problems:
        raise InputError(sorted(problems, key=_where))
    remarks = remarks_of(sheet)
    return Imported(
        Matrix(title, _criteria(sheet, scales, remarks), _options(sheet, scales, remarks)),
        sheet,
        implied,
        tuple(scale.words for scale in scales if scale.words),
        remarks,
    )


def unique_ids(names: Sequence[str], noun: str) -> list[str]:
    """An id for each name, in its own script; `noun-1` and so on where it has neither letter nor
    digit."""
    taken: set[str] = set()
    next_count: dict[str, int] = {}
    ids = []
    for number, name in enumerate(names, 1):
        nearest = slug(name) or f"{noun}-{number}"
        identifier, count = nearest, next_count.get(nearest, 1)
        while identifier in taken:
            count += 1
            identifier = f"{nearest}-{count}"
        next_count[nearest] = count
        taken.add(identifier)
        ids.append(identifier)
    return ids


def title_of(path: Path) -> str:
    """The title of a decision by the name of its file."""
    # A file's name can hold bytes that are no text.
    stem = path.stem.encode("utf-8", "replace").decode()
    return " ".join(stem.replace("_", " ").split()) or "Imported decision"


def _where(problem: Problem) -> tuple[int, int]:
    position = problem.position
    return (position.line, position.column) if position else (0, 0)


def _criteria(
    sheet: Sheet, scales: Sequence[CriterionScale], remarks: Remarks
) -> tuple[MatrixCriterion, ...]:
    ids = unique_ids([criterion.name for criterion in sheet.criteria], "criterion")
    return tuple(
        MatrixCriterion(
            ids[at],
            criterion.name,
            criterion.weight or "1",
            scale.prefer,
            scale.anchors,
            scale.levels,
            criterion.unit,
            remarks.definitions.get(at, ""),
            remarks.reasons_of_weights.get(at, ""),
        )
        for at, (criterion, scale) in enumerate(zip(sheet.criteria, scales, strict=True))
    )


def _options(
    sheet: Sheet, scales: Sequence[CriterionScale], remarks: Remarks
) -> tuple[MatrixOption, ...]:
    ids = unique_ids([option.name for option in sheet.options], "option")
    ranges = [criterion.column.ranges for criterion in sheet.criteria]
    # A score that is a bare number is one object for all options that have it.
    bare = {value: MatrixScore(value) for scale in scales for value in scale.values if value}
    rows = zip(*[scale.values for scale in scales], strict=True)
    has_more = bool(remarks.reasons) or any(ranges)
    options = []
    for at, (option, row) in enumerate(zip(sheet.options, rows, strict=True)):
        scores = [bare[value] for value in row if value is not None]
        for criterion, range_ in enumerate(ranges) if has_more else ():
            reason = remarks.reasons.get((at, criterion), "")
            if reason or at in range_:
                scores[criterion] = MatrixScore(scores[criterion].value, range_.get(at), reason)
        options.append(
            MatrixOption(ids[at], option.name, tuple(scores), remarks.summaries.get(at, ""))
        )
    return tuple(options)
