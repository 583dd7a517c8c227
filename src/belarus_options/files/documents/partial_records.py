"""What is right in a file that is not valid: its record without the rest, and what is in doubt.

What pydantic refuses is cut out of the data and the rest tried again, until it is a record. So a
slip hides nothing beside it, and what only follows from one is known to do so.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, get_origin

from pydantic_core import ErrorDetails

from belarus_options.files.documents.document import BROKEN, LOST_KEY, Document
from belarus_options.files.documents.record_types import annotation_at, is_record, record_at
from belarus_options.model.base import NO_ASCII_ID, NO_ID, Record
from belarus_options.model.bundles import NamedBundle
from belarus_options.model.criteria import CriterionBlock, Decision
from belarus_options.model.doubt import Doubt, Keys
from belarus_options.model.evidence import Evidence, Source
from belarus_options.model.ids import slug
from belarus_options.model.options import Score, ScoreBlock
from belarus_options.model.perspectives_and_scenarios import Perspective, Scenario
from belarus_options.model.screening import ScreeningEntry, ScreeningTest
from belarus_options.model.suggest import Suggestions

# Text that stands for one that is not known, and a number that nobody writes.
_TEXT, _NUMBER = "?", 0.123456789012345
# The least that makes a record, in the place of one that is wrong: its name stays known.
_BLANKS: dict[type, Callable[[], dict[str, Any]]] = {
    Decision: lambda: {"title": _TEXT},
    CriterionBlock: dict,
    Source: lambda: {"title": _TEXT},
    Evidence: lambda: {"kind": "assumption", "says": _TEXT, "because": _TEXT},
    Score: lambda: {"value": _NUMBER},
    ScoreBlock: lambda: {"value": _NUMBER},
    Perspective: lambda: {"weights": {}},
    Scenario: dict,
    NamedBundle: dict,
    ScreeningTest: lambda: {"asks": _TEXT},
    ScreeningEntry: lambda: {"passes": "yes"},
}


@dataclass(frozen=True)
class Slip:
    """One of pydantic's errors: the keys of the data that it is about, and what kind it is.

    An error of a whole record is about some of its keys, `about`, the last of them to be cut.
    """

    keys: Keys
    kind: str
    is_key: bool
    about: tuple[str, ...]

    @classmethod
    def of(cls, detail: ErrorDetails) -> "Slip":
        keys = tuple(s for s in detail["loc"] if s not in ("[key]", NO_ID, NO_ASCII_ID))
        context = detail.get("ctx", {}) if detail["type"] == "own" else {}
        about: tuple[str, ...] = context.get("about", ())
        if not about and context.get("at", "") != "":
            keys = (*keys, context["at"])
        return cls(keys, detail["type"], "[key]" in detail["loc"], about)


class Remains:
    """The data of a file, from which what is wrong is cut, and the doubt that this leaves."""

    def __init__(self, shape: type, document: Document, data: Any) -> None:
        self.shape = shape
        self.is_mended = document.is_mended
        self.doubt = Doubt()
        self.data = _copy(data)
        self._cut: set[Keys] = set()
        self._suggestions = Suggestions()
        self._fields: dict[type, Any] = {}
        self._drop_marks(self.data, ())
        if document.is_mended:
            # What follows a fault may stand in the wrong block.
            self.doubt.open.add(("scores",))
            self.doubt.open.update(() for keys in self.doubt.places if len(keys) == 1)
        if document.has_lost_lines:
            # With what was taken out more may have gone than the block that it stood in.
            lost = self.doubt.places | self.doubt.open
            self.doubt.open.update(keys[:n] for keys in lost for n in range(len(keys)))
            self.doubt_nothing_said(())

    def is_news(self, detail: ErrorDetails) -> bool:
        """Whether an error is a slip of its own, and does not follow from another."""
        slip = Slip.of(detail)
        real = self._real(slip.keys)
        if slip.about:
            return all(self.doubt.is_known((*real, key)) for key in slip.about)
        if slip.kind == "own":
            return self.doubt.is_whole(real)
        if slip.kind == "missing":
            if self.is_mended:
                return False
            real = (*real, slip.keys[-1])
        return self.doubt.is_known(real)

    def doubt_nothing_said(self, keys: Iterable[str]) -> None:
        """Takes every key without a value for unknown, but those that may have none."""
        self._doubt_empty(self.data, (), frozenset(keys))

    def cut(self, details: Iterable[ErrorDetails]) -> None:
        """Cuts what errors are about; where that is all, `data` is None."""
        slips = [(slip, self._real(slip.keys)) for slip in map(Slip.of, details)]
        before = _copy(frozen(self.data))
        for slip, real in slips:
            # What another slip took with it is gone.
            if self.data is not None and self._real(real) == real:
                self._cut_slip(slip, real)
        above = self._real(slips[0][1]) if slips and self.data is not None else ()
        while slips and self.data == before and self.data is not None:
            # What stands in the place of something is not right there either.
            above = above[:-1]
            self._cut.add(above)
            self._cut_value(above)

    def _cut_slip(self, slip: Slip, real: Keys) -> None:
        if slip.about:
            self._cut_value((*real, slip.about[-1]))
        elif slip.kind == "extra_forbidden":
            self._cut_unknown(real, record_at(self.shape, slip.keys[:-1]))
        elif slip.kind == "missing":
            self.doubt.places.add((*real, *slip.keys[-1:]))
            self._fill((*real, *slip.keys[-1:]))
        elif slip.is_key and real:
            self._rename(real)
        else:
            self._cut_value(real)

    def _real(self, keys: Keys) -> Keys:
        """The keys that are there; others are pydantic's own, or what is missing."""
        at, found = self.data, []
        for key in keys:
            inside = isinstance(at, dict) and key in at
            if inside or (isinstance(at, list) and isinstance(key, int) and key < len(at)):
                at = at[key]
                found.append(key)
        return tuple(found)

    def _at(self, keys: Keys) -> Any:
        at = self.data
        for key in keys:
            at = at[key]
        return at

    def _cut_value(self, keys: Keys) -> None:
        if not keys:
            self.data = None
            self.doubt.places.add(())
            return
        block, key = self._at(keys[:-1]), keys[-1]
        self.doubt.places.add(keys)
        if isinstance(block, list):
            is_list = get_origin(annotation_at(self.shape, keys[:-1])) is tuple
            is_text = annotation_at(self.shape, keys) is str
            if isinstance(key, int) and is_list and is_text and keys not in self._cut:
                # An id that nobody writes keeps the others in their places.
                block[key] = f"{'x' * 40}-{key}"
                self._cut.add(keys)
            else:
                self._cut_value(keys[:-1])
        elif isinstance(block, dict):
            blank = self._blank(keys) if keys not in self._cut else None
            self._cut.add(keys)
            if blank is not None:
                block[key] = blank
            else:
                block.pop(key, None)
                if not is_record(annotation_at(self.shape, keys[:-1])):
                    self.doubt.open.add(keys[:-1])
        else:
            self._cut_value(keys[:-1])

    def _fill(self, keys: Keys) -> None:
        blank = self._blank(keys) if keys not in self._cut else None
        self._cut.add(keys)
        block = self._at(keys[:-1])
        if blank is not None and isinstance(block, dict):
            block[keys[-1]] = blank
        else:
            self._cut_value(keys[:-1])

    def _blank(self, keys: Keys) -> Any:
        """What can stand at a place for what is not known; None where nothing has to."""
        annotation = annotation_at(self.shape, keys)
        if annotation in _BLANKS:
            return _BLANKS[annotation]()
        record = annotation_at(self.shape, keys[:-1])
        if not is_record(record):
            return None
        key = str(keys[-1])
        if issubclass(record, ScoreBlock) and key == "value":
            return _NUMBER
        field = record.fields_by_key().get(key)
        if field is None or not field.is_required():
            return None
        if record is Evidence and key == "kind":
            block = self._at(keys[:-1])
            return "fact" if "source" in block else None
        is_block = getattr(annotation, "__origin__", None) is dict
        return _TEXT if annotation is str else {} if is_block else None

    def _cut_unknown(self, keys: Keys, record: type[Record]) -> None:
        """Takes out a key that is not known, and doubts those that it may stand for."""
        block, key = self._at(keys[:-1]), keys[-1]
        value = block.pop(key, None)
        self.doubt.places.add(keys)
        near = self._suggestions.nearest(
            str(key), self._fields.setdefault(record, record.fields_by_key())
        )
        for name, field in self._fields[record].items():
            is_block = isinstance(value, dict) and _holds_a_block(field.annotation)
            if name not in block and (name in near or is_block):
                self.doubt.places.add((*keys[:-1], name))

    def _rename(self, keys: Keys) -> None:
        """Gives what stands under a key that is no id the nearest one."""
        block, key = self._at(keys[:-1]), keys[-1]
        value = block.pop(key, None)
        self.doubt.places.add(keys)
        # Whoever mends it may choose another.
        self.doubt.open.add(keys[:-1])
        near = slug(str(key))
        if near and near not in block and keys not in self._cut:
            self._cut.add((*keys[:-1], near))
            block[near] = value
            self.doubt.places.add((*keys[:-1], near))

    def _drop_marks(self, data: Any, keys: Keys) -> None:
        """Takes out what the document could not read."""
        if isinstance(data, dict):
            if LOST_KEY in data:
                del data[LOST_KEY]
                self._open(data, keys)
            for key in list(data):
                if data[key] is BROKEN:
                    self._cut_value((*keys, key))
                else:
                    self._drop_marks(data[key], (*keys, key))
        elif isinstance(data, list):
            for index, item in enumerate(data):
                if item is BROKEN:
                    self._cut_value((*keys, index))
                    if not isinstance(data[index], str):
                        return
                else:
                    self._drop_marks(item, (*keys, index))

    def _open(self, block: dict[Any, Any], keys: Keys) -> None:
        self.doubt.open.add(keys)
        record = annotation_at(self.shape, keys)
        if is_record(record):
            names = record.fields_by_key().keys() - block.keys()
            self.doubt.places.update((*keys, name) for name in names)

    def _doubt_empty(self, data: Any, keys: Keys, may_be: frozenset[str]) -> None:
        if isinstance(data, dict):
            for key, value in data.items():
                if value is None and key not in may_be:
                    self.doubt.places.add((*keys, key))
                else:
                    self._doubt_empty(value, (*keys, key), may_be)


def frozen(data: Any) -> Any:
    """Data as a document has them, whose lists are tuples."""
    if isinstance(data, dict):
        return {key: frozen(value) for key, value in data.items()}
    return tuple(map(frozen, data)) if isinstance(data, list) else data


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return list(map(_copy, data)) if isinstance(data, tuple) else data


def _holds_a_block(annotation: Any) -> bool:
    return "dict[" in str(annotation)
