"""The grammar of lists and counts, which messages and reports are made with."""

from collections.abc import Iterable, Sequence

# The most names in a sentence; of more, it gives their number.
NAMED_AT_MOST = 5


def joined(names: Iterable[str], word: str = "and") -> str:
    """All the names, `word` before the last."""
    every = list(names)
    return "".join(
        separator + name
        for separator, name in zip(separators(len(every), word), every, strict=True)
    )


def separators(count: int, word: str = "and") -> list[str]:
    """What stands before each of `count` names in a sentence: nothing, commas, the word."""
    if count < 2:
        return [""] * count
    return ["", *[", "] * (count - 2), f" {word} "]


def listed(names: Sequence[str], many: str = "options", *, word: str = "and") -> str:
    """Names in a sentence; of too many to read, their number and what they are."""
    return joined(names, word) if len(names) <= NAMED_AT_MOST else f"{len(names)} {many}"


def counted(count: int, noun: str) -> str:
    """A number and what it counts."""
    return f"{count} {plural(noun, count)}"


def plural(noun: str, count: int) -> str:
    """A regular noun for a count of things."""
    return noun if count == 1 else f"{noun}s"


def first_of(names: Sequence[str], most: int) -> str:
    """Names in backticks; of more than `most`, the first ones and how many are left."""
    listed = ", ".join(f"`{name}`" for name in names[:most])
    left = len(names) - most
    return f"{listed} and {left} more" if left > 0 else listed


def first_levels(levels: Iterable[int], most: int = 20) -> str:
    """Levels of a scale; of more than `most`, the first ones and how many are left."""
    numbers = list(levels)
    listed = ", ".join(map(str, numbers[:most]))
    left = len(numbers) - most
    return f"{listed} and {left:,} more" if left > 0 else listed


_WORDS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip


def in_words(count: int) -> str:
    """A count as prose has it: a word up to twelve, else digits."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"


_PLACES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip


def ordinal(place: int) -> str:
    """A place in an order, from 1, as prose has it: a word up to twelve, else digits."""
    if place <= len(_PLACES):
        return _PLACES[place - 1]
    last = place % 10 if place // 10 % 10 != 1 else 0
    return f"{place:,}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"
