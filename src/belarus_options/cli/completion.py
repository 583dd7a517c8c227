"""Shell completion of ids: reads as little of the project as it can, and fails in silence."""

from collections.abc import Callable, Iterable
from pathlib import Path

import typer

from belarus_options.model.layout import OPTIONS_FOLDER, PERSPECTIVES_FILE, SCENARIOS_FILE


def _quietly(ids: Callable[[Path], Iterable[str]]) -> Callable[[typer.Context], list[str]]:
    # The command-line library offers only those that begin with what is typed.
    def complete(ctx: typer.Context) -> list[str]:
        from belarus_options.files.folder import find_folder

        try:
            given = ctx.params.get("project"), ctx.params.get("builtin", False)
            return list(ids(find_folder(given[0], builtin=given[1]).path))
        # A half-written folder completes nothing; a message here would land in the user's prompt.
        except Exception:
            return []

    return complete


def _option_ids(folder: Path) -> list[str]:
    return sorted(path.stem for path in (folder / OPTIONS_FOLDER).glob("*.yaml"))


def _criterion_paths(folder: Path) -> list[str]:
    from belarus_options.files.project import read_tree

    return list(read_tree(folder).nodes)


def _keys_of(file: str) -> Callable[[Path], list[str]]:
    def keys(folder: Path) -> list[str]:
        from belarus_options.files.documents.document import Document
        from belarus_options.files.reading import read_text

        data = Document(file, read_text(folder / file, file)).data
        return list(data) if isinstance(data, dict) else []

    return keys


options = _quietly(_option_ids)
criteria = _quietly(_criterion_paths)
weights = _quietly(lambda folder: [f"{path}=" for path in _criterion_paths(folder)])
perspectives = _quietly(_keys_of(PERSPECTIVES_FILE))
scenarios = _quietly(_keys_of(SCENARIOS_FILE))


def rules() -> list[str]:
    """The names that `explain-rule` explains."""
    from belarus_options.views.commands.rules import known_names

    return known_names()
