"""Entries of judgments.yaml added, replaced and marked, in place: nothing else of it changes."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from yaml import MappingNode, Node, SequenceNode

from belarus_options.files.documents.document import Document
from belarus_options.files.documents.records import validate
from belarus_options.files.folder import Folder
from belarus_options.files.locking import sole_writer
from belarus_options.files.project import load_project
from belarus_options.files.schema import language_server_line
from belarus_options.files.sheets.sheet_writer import in_flow
from belarus_options.files.writing import replace_text, write_whole
from belarus_options.model.judgments import Judgment, JudgmentsFile
from belarus_options.model.judgments_validity import judgment_problems
from belarus_options.model.layout import CRITERIA_FILE, JUDGMENTS_FILE
from belarus_options.model.problem import Template, refuse
from belarus_options.model.tree import Tree

_BLOCK_TEXT = ("|", ">")
_KEY = "judgments"
# A longer line is broken below its key.
_MOST_COLUMNS = 100


def write_entry(folder: Folder, entry: Judgment, *, replace: bool) -> None:
    """Puts an entry into judgments.yaml, made where there is none, with `replace` in the place of
    the one for its group; the file is whole as before or whole as it is to be.

    Raises InputError where the folder is no longer one in which the entry can be.
    """
    path = folder.path / JUDGMENTS_FILE
    with sole_writer(path):
        loaded = load_project(folder)
        _require_fitting(entry, loaded.project.tree)
        there = {each.parent: at for at, each in enumerate(loaded.project.judgments)}
        if entry.parent in there and not replace:
            message = f"`{JUDGMENTS_FILE}` has got an entry for this group in the meantime"
            help = Template("`$force` puts the answers in its place")
            raise refuse("exists", message, help, file=JUDGMENTS_FILE)
        if JUDGMENTS_FILE not in loaded.documents:
            head = f"{language_server_line(JUDGMENTS_FILE)}\n" if _has_schema(folder) else ""
            text = with_entry(head, entry)
            write_whole(path, text.encode(), replace=False)
            return
        before = loaded.documents[JUDGMENTS_FILE].text
        replace_text(path, before, with_entry(before, entry, there.get(entry.parent)))


def _has_schema(folder: Folder) -> bool:
    return (folder.path / "schema" / "judgments.schema.json").exists()


def _require_fitting(entry: Judgment, tree: Tree) -> None:
    """Raises InputError where the criteria are others than those that were asked about."""
    if list(judgment_problems([entry], tree, is_sure=True)):
        raise refuse(
            "bad-judgment",
            f"`{CRITERIA_FILE}` has changed since the questions were asked, and the answers no"
            " longer fit it",
            "ask again",
            file=CRITERIA_FILE,
        )


def with_entry(text: str, entry: Judgment, index: int | None = None) -> str:
    """The text of judgments.yaml with one more entry at its end, or with another in the place of
    one that is there, comments within it included. An empty text is that of no file.

    Raises InputError where the text is written so that nothing can be put into it.
    """
    before = _entries(text)
    expected = [*before, entry]
    if index is not None:
        expected = [*before[:index], entry, *before[index + 1 :]]
    after = _replaced(text, entry, index) if index is not None else _added(text, entry)
    if _entries(after) != expected:
        raise refuse(
            "bad-judgment",
            f"`{JUDGMENTS_FILE}` is written so that nothing can be put into it",
            "write its entries as a list below `judgments:`, a line for each key",
            file=JUDGMENTS_FILE,
        )
    return after


def _entries(text: str) -> list[Judgment]:
    document = Document(JUDGMENTS_FILE, text)
    if document.is_empty:
        return []
    file = validate(document, JudgmentsFile)
    return [] if file is None else list(file.judgments or ())


def _added(text: str, entry: Judgment) -> str:
    document = Document(JUDGMENTS_FILE, text)
    key, value = document.find((_KEY,)) if isinstance(document.root, MappingNode) else (None, None)
    if key is None or value is None:
        start = text if not text or text.endswith("\n") else text + _line_break(text)
        gap = _line_break(text) if text else ""
        return f"{start}{gap}{_KEY}:{_below(text, entry, 2)}{_line_break(text)}"
    if isinstance(value, SequenceNode) and value.value:
        if value.flow_style:
            at = _index(value.value[-1])
            return f"{text[:at]}, {_flow(_data(entry))}{text[at:]}"
        assert value.start_mark is not None
        at = _line_end(text, _last(value))
        return f"{text[:at]}{_below(text, entry, value.start_mark.column)}{text[at:]}"
    # Nothing stands there yet, or brackets around nothing.
    assert value.start_mark is not None
    before, after = text[: value.start_mark.index], text[_index(value) :]
    if isinstance(document.root, MappingNode) and document.root.flow_style:
        return f"{before} [{_flow(_data(entry))}]{after}"
    text = before.rstrip(" ") + after
    at = _line_end(text, key)
    return f"{text[:at]}{_below(text, entry, 2)}{text[at:]}"


def _replaced(text: str, entry: Judgment, index: int) -> str:
    document = Document(JUDGMENTS_FILE, text)
    value, node = document.find((_KEY,))[1], document.find((_KEY, index))[1]
    assert isinstance(node, MappingNode)
    assert node.start_mark is not None
    start, column = node.start_mark.index, node.start_mark.column
    if isinstance(value, SequenceNode) and value.flow_style:
        return f"{text[:start]}{_flow(_data(entry))}{text[_index(node) :]}"
    end = _index(node) if node.flow_style else _line_end(text, _last(node))
    lines = list(_lines(_data(entry), column))
    return text[:start] + (_line_break(text) + " " * column).join(lines) + text[end:]


def _below(text: str, entry: Judgment, column: int) -> str:
    """An entry as an item of a list whose signs stand in a column, each line with its break."""
    start = _line_break(text) + " " * column
    lines = enumerate(_lines(_data(entry), column + 2))
    return "".join(f"{start}{' ' if at else '-'} {line}" for at, line in lines)


def _line_break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _data(entry: Judgment) -> dict[str, Any]:
    """An entry by its keys, as it is written: what has a place of its own without brackets."""
    data = entry.model_dump(by_alias=True, exclude_none=True)
    if entry.order is not None:
        data["order"] = [place[0] if len(place) == 1 else place for place in entry.order]
    return data


def _lines(data: Mapping[str, Any], column: int) -> Iterator[str]:
    """The lines of a block that begins in a column, without what stands before it."""
    for key, value in data.items():
        line = f"{key}: {_flow(value)}"
        if column + len(line) <= _MOST_COLUMNS or not isinstance(value, (dict, tuple, list)):
            yield line
            continue
        yield f"{key}:"
        if isinstance(value, dict):
            yield from ("  " + below for below in _lines(value, column + 2))
        else:
            yield from (f"  - {_flow(item)}" for item in value)


def _flow(value: Any) -> str:
    """A value on one line, blocks in braces and lists in brackets."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
        case tuple() | list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case date():
            return value.isoformat()
        case str():
            return in_flow(value)
    return repr(value).removesuffix(".0")


def with_scales(text: str, digests: Mapping[int, str]) -> str:
    """The text of judgments.yaml with a `scales` at the end of each entry, by its place, that has
    none yet."""
    document = Document(JUDGMENTS_FILE, text)
    for index in sorted(digests, reverse=True):
        entry = document.find((_KEY, index))[1]
        assert isinstance(entry, MappingNode)
        key = f"scales: {in_flow(digests[index])}"
        if entry.flow_style:
            end = _index(entry.value[-1][1])
            text = f"{text[:end]}, {key}{text[end:]}"
        else:
            start = entry.value[0][0].start_mark
            assert start is not None
            at = _line_end(text, _last(entry))
            text = f"{text[:at]}\n{' ' * start.column}{key}{text[at:]}"
    return text


def _last(node: Node) -> Node:
    """The last scalar or the last bracketed block of a node."""
    while isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    return node


def _index(node: Node) -> int:
    assert node.end_mark is not None
    return node.end_mark.index


def _line_end(text: str, node: Node) -> int:
    """Where the line ends on which a node does."""
    end = _index(node)
    if getattr(node, "style", None) in _BLOCK_TEXT:
        # Such a text reaches to what follows it.
        return len(text[:end].rstrip())
    found = text.find("\n", end)
    at = len(text) if found < 0 else found
    return at - 1 if text[at - 1 : at] == "\r" else at
