"""Which record of the model the keys at a place of a file are, found along its fields' types."""

from typing import Any, TypeGuard, get_args

from belarus_options.model.base import Record
from belarus_options.model.criteria import ConstructedScale, MeasuredScale

# pydantic names the form of a scale that it took in an error's path.
_FORMS: dict[str, type[Record]] = {"<constructed>": ConstructedScale, "<measured>": MeasuredScale}


def record_at(shape: Any, path: tuple[str | int, ...]) -> type[Record]:
    """The record class whose keys stand at a path, or that of the nearest block above."""
    record = shape if is_record(shape) else Record
    annotation: Any = shape
    for step in path:
        annotation = _FORMS.get(str(step)) or _below(annotation, str(step))
        if is_record(annotation):
            record = annotation
    return record


def annotation_at(shape: Any, path: tuple[str | int, ...]) -> Any:
    """The type of what stands at a path of the file."""
    annotation: Any = shape
    for step in path:
        annotation = _below(annotation, str(step))
    return annotation


def is_record(annotation: Any) -> TypeGuard[type[Record]]:
    """Whether a type is a record class."""
    return isinstance(annotation, type) and issubclass(annotation, Record)


def _below(annotation: Any, step: str) -> Any:
    if is_record(annotation):
        field = annotation.fields_by_key().get(step)
        annotation = field.annotation if field else annotation
    elif arguments := get_args(annotation):
        # From a dict or a tuple to its items.
        annotation = arguments[0] if arguments[-1] is Ellipsis else arguments[-1]
    while hasattr(annotation, "__metadata__") or type(None) in get_args(annotation):
        annotation = next(a for a in get_args(annotation) if a is not type(None))
    return annotation
