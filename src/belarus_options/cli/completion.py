"""Shell completion of ids: reads as little of the project as it can, and fails in silence.

What is offered is an id and nothing else, whatever a folder holds: a shell would run the rest.
"""

from collections.abc import Callable, Iterable, MutableMapping
from pathlib import Path

import typer

from belarus_options.model.ids import is_id, normal
from belarus_options.model.layout import OPTIONS_FOLDER, PERSPECTIVES_FILE, SCENARIOS_FILE

COMPLETE_VARIABLE = "_BELARUS_OPTIONS_COMPLETE"

Completion = Callable[[typer.Context, str], list[str]]


def _quietly(ids: Callable[[Path], Iterable[str]], then: str = "", between: str = "") -> Completion:
    """What completes an id from a folder's, with `then` behind it; several with `between` in
    between, none of them twice."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        from belarus_options.files.folder import find_folder

        try:
            given = ctx.params.get("project"), ctx.params.get("builtin", False)
            known = list(ids(find_folder(given[0], builtin=given[1]).path))
        # A half-written folder completes nothing; a message here would land in the user's prompt.
        except Exception:
            return []
        before, comma, begun = incomplete.rpartition(between) if between else ("", "", incomplete)
        there = [normal(each) for each in before.split(between)] if between else []
        return [
            f"{before}{comma}{begun}{rest}{then}"
            for each in known
            if each not in there and (rest := _rest(each, begun)) is not None
        ]

    return complete


def _rest(identifier: str, begun: str) -> str | None:
    """What an id has beyond its beginning, None where it begins otherwise.

    The command-line library offers only what begins with the very characters that were typed, so
    those stay, in whichever form they are.
    """
    typed = normal(begun)
    return identifier[len(typed) :] if identifier.startswith(typed) else None


def join_words(environment: MutableMapping[str, str]) -> None:
    """Puts together what bash takes apart: at `=` it makes three words of `--weight=ri`, and wants
    to hear what follows the last of them."""
    words = environment.get("COMP_WORDS", "").split("\n")
    at = int(environment.get("COMP_CWORD", "0"))
    joined: list[str] = []
    for index, word in enumerate(words):
        if index and "=" in (word.replace("==", "="), words[index - 1]):
            joined[-1] += word
        else:
            joined.append(word)
        if index == at:
            environment["COMP_CWORD"] = str(len(joined) - 1)
    environment["COMP_WORDS"] = "\n".join(joined)


def without_space(script: str) -> str:
    """The script of bash's completion, so that no space follows an `=`, or the `/` behind an
    option; any other script as it is."""
    end = "    return 0\n"
    nospace = "    [[ ${#COMPREPLY[@]} == 1 && $COMPREPLY == *[=/] ]] && compopt -o nospace\n"
    return script.replace(end, nospace + end) if "COMPREPLY" in script else script


def _option_ids(folder: Path) -> list[str]:
    names = (normal(path.stem) for path in (folder / OPTIONS_FOLDER).glob("*.yaml"))
    return sorted(filter(is_id, names))


def _criterion_paths(folder: Path) -> list[str]:
    from belarus_options.files.project import read_tree

    return list(read_tree(folder).nodes)


def _groups(folder: Path) -> list[str]:
    from belarus_options.files.project import read_tree

    return ["top", *(path for path, _ in read_tree(folder).groups() if path)]


def _leaf_paths(folder: Path) -> list[str]:
    from belarus_options.files.project import read_tree

    return [leaf.path for leaf in read_tree(folder).leaves]


def _top_criteria(folder: Path) -> list[str]:
    from belarus_options.files.project import read_tree

    return list(read_tree(folder).top)


def _keys_of(file: str) -> Callable[[Path], list[str]]:
    def keys(folder: Path) -> list[str]:
        from belarus_options.files.documents.document import Document
        from belarus_options.files.reading import read_text

        data = Document(file, read_text(folder / file, file)).data
        return list(filter(is_id, data)) if isinstance(data, dict) else []

    return keys


options = _quietly(_option_ids)
criteria = _quietly(_criterion_paths)
groups = _quietly(_groups)
top_criteria = _quietly(_top_criteria, between=",")
weights = _quietly(_criterion_paths, then="=")
_scored_options = _quietly(_option_ids, then="/")
_scored_leaves = _quietly(_leaf_paths, then="=")
perspectives = _quietly(_keys_of(PERSPECTIVES_FILE))
scenarios = _quietly(_keys_of(SCENARIOS_FILE))


def scores(ctx: typer.Context, incomplete: str) -> list[str]:
    """The options of scores to be set, and behind one the leaves."""
    option, slash, path = incomplete.partition("/")
    if not slash:
        return _scored_options(ctx, option)
    return [f"{option}/{leaf}" for leaf in _scored_leaves(ctx, path)]


def rules() -> list[str]:
    """The names that `explain-rule` explains."""
    from belarus_options.views.commands.rules import known_names

    return known_names()
