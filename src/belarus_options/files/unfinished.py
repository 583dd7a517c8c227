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

_SUFFIX = ".unfinished.json"
UNFINISHED_FILE = f"judgments{_SUFFIX}"
_ABOUT = "Answers of interviews that are not finished; the same command goes on from here"


def beside(folder: Path) -> Path:
    """Where an interview for a folder is kept: in it where it is there, else beside it."""
    if folder.is_dir():
        return folder / f"init{_SUFFIX}"
    return folder.with_name(f"{folder.name}{_SUFFIX}")


class Unfinished(NamedTuple):
    """An interview and what it is about: the answers as they were typed, and the digest of the
    scales that were asked about."""

    about: str
    scales: str
    answers: tuple[str, ...]


def read_unfinished(path: Path, about: str) -> Unfinished | None:
    """What a file keeps of an interview, None where it keeps nothing; raises InputError where it
    cannot be read."""
    return next((one for one in _all(path) if one.about == about), None)


def keep_unfinished(path: Path, interview: Unfinished) -> None:
    """Keeps an interview in the place of what is there of it, whole or not at all; one without
    answers is dropped, and the file with the last."""
    with sole_writer(path):
        others = [one for one in _all(path) if one.about != interview.about]
        kept = [*others, interview] if interview.answers else others
        if kept:
            data = {"about": _ABOUT, "interviews": [one._asdict() for one in kept]}
            text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
            write_whole(path, text.encode(), replace=True)
        else:
            with suppress(FileNotFoundError):
                os.unlink(path)


def _all(path: Path) -> list[Unfinished]:
    if not os.path.lexists(path):
        return []
    text = read_text(path, path.name)
    try:
        found = json.loads(text)["interviews"]
        return [_interview(each) for each in found]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise refuse(
            "unreadable",
            f"`{path.name}` is not as an interview leaves it",
            "take it out of the folder, and answer anew",
            file=f"{path}",
        ) from None


def _interview(data: Any) -> Unfinished:
    answers: Sequence[Any] = data["answers"]
    texts = [data["about"], data["scales"], *answers]
    if not (isinstance(answers, list) and all(isinstance(text, str) for text in texts)):
        raise TypeError
    return Unfinished(data["about"], data["scales"], tuple(answers))
