"""What a file that is not valid still says plainly: paths, ids, references.

With it the other files are checked in the same run, and the rest of the file itself. Whatever is in
doubt is left out, so that one slip is not reported twice.
"""

from typing import Any

from belarus_options.files.documents.document import Document
from belarus_options.model.criteria import CriterionBlock
from belarus_options.model.ids import id_fault, is_id, normal
from belarus_options.model.options import Option, Score
from belarus_options.model.tree import Tree, build_tree


def tree_outline(document: Document | None) -> Tree | None:
    """The paths of criteria.yaml, without scales, where every block of criteria can be made out."""
    blocks = _blocks(_below(document, "criteria"))
    return build_tree(blocks, {}) if blocks else None


def option_outline(document: Document | None) -> Option | None:
    """An option's references and scores, as far as each can be made out by itself."""
    scores = _below(document, "scores")
    if document is None or not isinstance(scores, dict):
        return None
    return Option.model_construct(
        requires=_ids(document.data.get("requires")),
        excludes=_ids(document.data.get("excludes")),
        scores={path: _score(score) for path, score in scores.items()},
    )


def ids_outline(document: Document | None, key: str | None = None) -> dict[str, object] | None:
    """The ids that a file defines, below a key where one is named."""
    data = _below(document, key) if key is not None else _whole(document)
    return dict(data) if isinstance(data, dict) and all(map(is_id, data)) else None


def weights_outline(document: Document | None) -> dict[str, tuple[str, ...]]:
    """The paths that each perspective weighs, as far as they can be made out."""
    data = _whole(document)
    if not isinstance(data, dict):
        return {}
    given = {id_: block.get("weights") for id_, block in data.items() if isinstance(block, dict)}
    return {
        id_: tuple(path for path in weights if isinstance(path, str))
        for id_, weights in given.items()
        if isinstance(id_, str) and isinstance(weights, dict)
    }


def _whole(document: Document | None) -> Any:
    return document.data if document is not None and document.is_whole else None


def _below(document: Document | None, key: str) -> Any:
    data = _whole(document)
    return data.get(key) if isinstance(data, dict) else None


def _blocks(data: Any) -> dict[str, CriterionBlock] | None:
    if not isinstance(data, dict):
        return None
    blocks = {}
    for key, block in data.items():
        # A key that is not known could be a misspelt `criteria`, which changes every path.
        is_known = isinstance(block, dict) and not block.keys() - CriterionBlock.model_fields.keys()
        if not (is_known and is_id(key)):
            return None
        inside = None
        if "criteria" in block and (inside := _blocks(block["criteria"])) is None:
            return None
        blocks[key] = CriterionBlock.model_construct(criteria=inside)
    return blocks


def _score(data: Any) -> Score:
    block = data if isinstance(data, dict) else {"value": data}
    ends = block.get("range")
    is_range = isinstance(ends, tuple) and len(ends) == 2 and all(map(_is_number, ends))
    return Score.model_construct(
        value=block.get("value") if _is_number(block.get("value")) else None,
        range=ends if is_range else None,
        evidence=_ids(block.get("evidence")),
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _ids(value: Any) -> tuple[str, ...]:
    # All of a list or nothing: what is left out would move the others to wrong places.
    if not isinstance(value, tuple):
        return ()
    is_list = all(isinstance(item, str) and not id_fault(item) for item in value)
    return tuple(map(normal, value)) if is_list else ()
