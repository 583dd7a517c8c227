"""The records of the model: what the blocks of keys in a project's files are."""

from collections.abc import Iterator

# Every record of the project's files is made once this is imported.
import belarus_options.model.project  # noqa: F401
from belarus_options.model.base import Record


def _below(record: type[Record]) -> Iterator[type[Record]]:
    for child in record.__subclasses__():
        if child.__module__.startswith("belarus_options.model."):
            yield child
            yield from _below(child)


# But for one that is no block of keys, and one that stands for two others.
RECORDS = [
    record
    for record in _below(Record)
    if record.__name__ not in ("ConstructedScale", "_ThreePoint")
]
