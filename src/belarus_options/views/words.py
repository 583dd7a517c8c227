"""Words that the sentences of all views are made of."""

from collections.abc import Iterable, Sequence

# Of more names than these, a sentence gives the number.
NAMED_AT_MOST = 5


def joined(names: Iterable[str], word: str = "and") -> str:
    """All the names in a sentence, `word` before the last."""
    every = list(names)
    return f" {word} ".join(filter(None, [", ".join(every[:-1]), *every[-1:]]))


def listed(names: Sequence[str], many: str = "options", *, word: str = "and") -> str:
    """Names in a sentence; of too many to read, their number and what they are."""
    return joined(names, word) if len(names) <= NAMED_AT_MOST else f"{len(names)} {many}"
