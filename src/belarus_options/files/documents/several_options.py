"""An option file that is not one option: options in a list, or below their ids."""

from typing import Any

from belarus_options.files.documents.document import Document
from belarus_options.model.options import Option
from belarus_options.model.problem import Place, Problem


def not_one_option(document: Document) -> Problem | None:
    """The problem of an option file that has options in a list, or below their ids."""
    data = document.data
    place = Place(document.file, (0,))
    if isinstance(data, tuple) and any(_has_any(item, "name", "scores") for item in data):
        message = f"`{document.file}` holds a list of options"
    elif isinstance(data, dict) and (found := _options_below(data)):
        place = Place(document.file, (found[0],), key=True)
        message = f"`{document.file}` holds options below their ids"
        if len(found) == 1 and _has_any(data[found[0]], "name", "scores"):
            message = (
                f"`{found[0]}` stands above the keys of an option, whose id is the file's name"
            )
    else:
        return None
    help = "one option a file, options/ID.yaml, with `name`, `scores` and so on at its top"
    return Problem("not-one-option", message, help, position=document.position(place))


def _options_below(data: dict[str, Any]) -> list[str]:
    """The keys below which an option stands, or several."""
    # A file that has neither is no option itself, and a block with a name is one.
    marks = ("scores",) if _has_any(data, "name", "scores") else ("name", "scores")
    found = []
    for key, block in data.items():
        inside = block.values() if isinstance(block, dict) else block
        is_one = _has_any(block, *marks)
        are_some = isinstance(block, (dict, tuple)) and any(_has_any(i, "scores") for i in inside)
        if key not in Option.model_fields and (is_one or are_some):
            found.append(key)
    return found


def _has_any(data: Any, *keys: str) -> bool:
    return isinstance(data, dict) and not data.keys().isdisjoint(keys)
