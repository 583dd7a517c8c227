"""The answers of interviews that were left before their end, so that they can go on later.

They stand in a file of their own beside judgments.yaml, which has whole entries alone.
"""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from belarus_options.files.locking import sole_writer
from belarus_options.files.reading import read_text
from belarus_options.files.writing import write_whole
from belarus_options.model.problem import refuse

UNFINISHED_FILE = "judgments.unfinished.json"
_ABOUT = "Answers of interviews that are not finished; the next one about a group goes on from here"


class Unfinished(NamedTuple):
    """An interview about a group by a method: the answers as they were typed, and the digest of the
    scales that they are about."""

    group: str
    by: str
    scales: str
    answers: tuple[str, ...]


def read_unfinished(folder: Path, group: str, by: str) -> Unfinished | None:
    """What is kept of an interview, None where nothing is; raises InputError where the file cannot
    be read."""
    return next((one for one in _all(folder) if (one.group, one.by) == (group, by)), None)


def keep_unfinished(folder: Path, interview: Unfinished) -> None:
    """Keeps an interview in the place of what is there of it, whole or not at all; one without
    answers is dropped, and the file with the last."""
    path = folder / UNFINISHED_FILE
    with sole_writer(path):
        others = [one for one in _all(folder) if one[:2] != interview[:2]]
        kept = [*others, interview] if interview.answers else others
        if kept:
            data = {"about": _ABOUT, "interviews": [one._asdict() for one in kept]}
            text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
            write_whole(path, text.encode(), replace=True)
        else:
            with suppress(FileNotFoundError):
                os.unlink(path)


def _all(folder: Path) -> list[Unfinished]:
    path = folder / UNFINISHED_FILE
    if not os.path.lexists(path):
        return []
    text = read_text(path, UNFINISHED_FILE)
    try:
        found = json.loads(text)["interviews"]
        return [_interview(each) for each in found]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise refuse(
            "unreadable",
            f"`{UNFINISHED_FILE}` is not as an interview leaves it",
            "take it out of the folder, and answer anew",
            file=UNFINISHED_FILE,
        ) from None


def _interview(data: Any) -> Unfinished:
    answers: Sequence[Any] = data["answers"]
    texts = [data["group"], data["by"], data["scales"], *answers]
    if not (isinstance(answers, list) and all(isinstance(text, str) for text in texts)):
        raise TypeError
    return Unfinished(data["group"], data["by"], data["scales"], tuple(answers))
