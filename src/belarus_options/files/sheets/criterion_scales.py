"""What each criterion of a sheet is scored on: its anchors, ratings, words, or nothing stated."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from belarus_options.files.sheets.scales import (
    MOST_WORDS,
    Levels,
    are_whole_within,
    common_ratings,
    known_levels,
    stated_levels,
)
from belarus_options.files.sheets.sheet import Sheet, SheetCriterion
from belarus_options.files.sheets.table import shown
from belarus_options.model.criteria import Direction, MeasuredScale

# The lowest and the highest.
Ratings = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CriterionScale:
    """What a criterion is scored on, and its scores, a number or nothing for each option."""

    values: tuple[str | None, ...]
    prefer: Direction | None
    anchors: tuple[str, str] | None = None
    levels: tuple[tuple[int, str], ...] = ()
    is_rating: bool = False
    words: str = ""


def implied_ratings(sheet: Sheet) -> Ratings | None:
    """The scale of all criteria, if nothing in the sheet says otherwise."""
    if any(
        criterion.unit or criterion.anchors != (None, None) or criterion.prefer == "less"
        or criterion.column.whole or criterion.column.ranges
        for criterion in sheet.criteria
    ):  # fmt: skip
        return None
    return common_ratings([criterion.column.values for criterion in sheet.criteria])


def scale_of(
    criterion: SheetCriterion, ratings: Ratings | None, order: Sequence[str] | None
) -> CriterionScale:
    """The scale of a criterion: anchors that the sheet states, the whole of its fractions, ratings
    on a given scale, or words in a known or a stated order; whole ends of which every cell is a
    whole number between are levels."""
    column = criterion.column
    if column.words is not None or order is not None:
        return _of_words(criterion, order)
    worst, best = criterion.anchors
    if worst is None and best is None and column.whole:
        # Of fractions such as 4/5.
        worst, best = ("0", column.whole)[:: -1 if criterion.prefer == "less" else 1]
    elif worst is None and best is None and ratings is not None and not criterion.unit:
        low, high = map(str, ratings)
        values = {value for value in column.values if value is not None}
        if all(ratings[0] <= float(value) <= ratings[1] for value in values):
            worst, best = (low, high)[:: -1 if criterion.prefer == "less" else 1]
    if worst is None or best is None or not are_apart(worst, best):
        return CriterionScale(column.values, criterion.prefer)
    better: Direction = "more" if float(best) > float(worst) else "less"
    is_stated = criterion.anchors != (None, None)
    low, high = sorted((worst, best), key=float)
    if (
        _is_small_whole(low)
        and _is_small_whole(high)
        and are_whole_within(column.values, int(low), int(high))
        and not column.ranges
    ):
        levels = tuple(
            (level, f"{level} on a scale of {int(low)} to {int(high)}")
            for level in range(int(low), int(high) + 1)
        )
        return CriterionScale(column.values, better, None, levels, not is_stated)
    return CriterionScale(
        column.values,
        criterion.prefer if is_stated else None,
        (worst, best),
        is_rating=not is_stated,
    )


def _of_words(criterion: SheetCriterion, order: Sequence[str] | None) -> CriterionScale:
    column = criterion.column
    words = column.words
    nothing = CriterionScale((None,) * len(column.values), criterion.prefer)
    if words is None:
        return nothing
    there = [word for at, word in enumerate(words) if at not in set(column.missing)]
    if len(set(there)) > MOST_WORDS:
        return nothing
    found: Levels | None = stated_levels(there, order) if order else known_levels(there)
    if found is None:
        return nothing
    scores = iter(found.scores)
    missing = set(column.missing)
    values = tuple([None if at in missing else str(next(scores)) for at in range(len(words))])
    prefer = criterion.prefer or ("more" if found.says_better else None)
    names = [shown(means, 20) for _, means in found.levels]
    names = names[::-1] if prefer == "less" else names
    said = f"`{shown(criterion.name)}` is read as levels, worst to best: {', '.join(names)}"
    return CriterionScale(values, prefer, None, found.levels, words=said)


def _is_small_whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 4


def are_apart(worst: str, best: str) -> bool:
    """Whether two texts are numbers that can be the anchors of a scale."""
    try:
        MeasuredScale(worst=float(worst), best=float(best))
    except (ValidationError, ValueError):
        return False
    return True
