"""Scales that a sheet implies: ratings on one scale, and words in a known order."""

import re
from collections.abc import Sequence
from typing import NamedTuple

# Of one scale for the whole sheet, the first that holds every cell.
_RATINGS = ((1, 5), (0, 5), (1, 10), (0, 10))
_LEAST_CRITERIA = 3
# As many levels as words describe; ratings on more are measures.
MOST_LEVELS = 11
MOST_WORDS = 7

_WHOLE = re.compile("[0-9]{1,3}")

# From low to high; words of one level are separated by a bar. Those that say what is better need no
# direction. The smallest that has every word of a criterion is its scale.
_ORDERS = [
    ("no|n|false|nein|non|nie|нет|ні|✗|✘|x yes|y|true|ja|oui|tak|да|так|✓|✔", True),
    ("fail|failed pass|passed", True),
    ("fail|failed partial|partly|conditional pass|passed", True),
    (
        "no|n|nein|non|nie|нет|ні partial|partially|partly|limited|some|teilweise|partiel|częściowo"
        "|частично|частково yes|y|ja|oui|tak|да|так",
        True,
    ),
    ("poor|bad|schlecht|mauvais|słaby|плохо|погано fair|average|ok|okay|acceptable|adequate"
     "|satisfactory|medium|mittel|moyen|średni|средне|середньо good|gut|bon|dobry|хорошо|добре",
     True),
    ("red|rot amber|yellow|gelb green|grün", True),
    ("weak moderate|medium strong", True),
    ("low|l|niedrig|gering|faible|niski|niska|niskie|низкий|низкая|низкое|низький|низька"
     " medium|m|med|moderate|mid|mittel|moyen|moyenne|średni|średnia|średnie|средний|средняя"
     "|среднее|середній|середня"
     " high|h|hoch|élevé|élevée|fort|wysoki|wysoka|wysokie|высокий|высокая|высокое|високий|висока",
     False),
    ("poor fair good excellent", True),
    ("none low|l medium|m|med|moderate high|h", False),
    ("very_poor|very_bad|sehr_schlecht poor|bad|schlecht fair|average|ok|acceptable|adequate|mittel"
     " good|gut very_good|excellent|sehr_gut", True),
    ("very_low|vl|sehr_niedrig|très_faible low|l|niedrig|faible medium|m|med|moderate|mittel|moyen"
     " high|h|hoch|élevé very_high|vh|sehr_hoch|très_élevé", False),
    ("- 0|o +", True),
    ("-- - 0|o + ++", True),
    ("very_poor poor fair good very_good excellent", True),
    ("--- -- - 0|o + ++ +++", True),
]  # fmt: skip
_LETTERS = tuple("ABCDEF")


class Levels(NamedTuple):
    """A constructed scale: levels upward with what each means, and the level of each cell. Whether
    more is better is known where the words say it."""

    levels: tuple[tuple[int, str], ...]
    scores: tuple[int, ...]
    says_better: bool


def common_ratings(columns: Sequence[Sequence[str | None]]) -> tuple[int, int] | None:
    """The one scale of ratings that holds every cell of a sheet: the first of 1–5, 0–5, 1–10 and
    0–10, for whole numbers on three criteria or more; else None."""
    if len(columns) < _LEAST_CRITERIA:
        return None
    cells = {cell for column in columns for cell in column if cell is not None}
    if not cells or not all(_WHOLE.fullmatch(cell) for cell in cells):
        return None
    low, high = min(map(int, cells)), max(map(int, cells))
    return next(((least, most) for least, most in _RATINGS if least <= low and high <= most), None)


def are_whole_within(cells: Sequence[str | None], low: int, high: int) -> bool:
    """Whether all cells are whole numbers of a scale that has few enough levels."""
    return high - low < MOST_LEVELS and all(
        cell is not None and _WHOLE.fullmatch(cell) and low <= int(cell) <= high
        for cell in set(cells)
    )


def known_levels(words: Sequence[str]) -> Levels | None:
    """The scale of words whose order is known; None where it is not, or a cell is empty."""
    plain = [_plain(word) for word in words]
    if not all(plain):
        return None
    return _stars(plain) or _letters(words) or _ordered(words, plain)


def stated_levels(words: Sequence[str], order: Sequence[str]) -> Levels | None:
    """The scale of words in a stated order from worst to best; None where a word is not in it."""
    levels = {_plain(word): level for level, word in enumerate(order)}
    if any(_plain(word) not in levels for word in words):
        return None
    return Levels(tuple(enumerate(order)), tuple([levels[_plain(word)] for word in words]), True)


def _plain(word: str) -> str:
    return " ".join(word.casefold().replace("−", "-").replace("–", "-").strip(" .").split())


def _ordered(words: Sequence[str], plain: Sequence[str]) -> Levels | None:
    for order, says_better in _ORDERS:
        names = [level.replace("_", " ").split("|") for level in order.split()]
        number = {name: level for level, level_names in enumerate(names) for name in level_names}
        if any(word not in number for word in plain):
            continue
        # A level is called what the sheet calls it, where it does.
        called = {number[word]: text for text, word in zip(words, plain, strict=True)}
        levels = [(level, called.get(level, names[level][0])) for level in range(len(names))]
        return Levels(tuple(levels), tuple([number[word] for word in plain]), says_better)
    return None


def _stars(plain: Sequence[str]) -> Levels | None:
    if not any("★" in word or "⭐" in word for word in plain):
        return None
    if not all(set(word) <= set("★☆⭐\ufe0f ") for word in plain):
        return None
    counts = tuple([word.count("★") + word.count("⭐") for word in plain])
    highest = max(5, *(count + word.count("☆") for count, word in zip(counts, plain, strict=True)))
    if highest >= MOST_LEVELS:
        return None
    lowest = min(1, *counts)
    return Levels(
        tuple([(level, f"{level} of {highest} stars") for level in range(lowest, highest + 1)]),
        counts,
        True,
    )


def _letters(words: Sequence[str]) -> Levels | None:
    if not all(word in _LETTERS for word in words) or len(set(words)) < 2:
        return None
    worst = max(map(_LETTERS.index, words))
    return Levels(
        tuple([(worst - at, _LETTERS[at]) for at in range(worst, -1, -1)]),
        tuple([worst - _LETTERS.index(word) for word in words]),
        True,
    )
