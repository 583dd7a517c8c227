"""The files that `init` makes: a copy of the case, or an empty project that explains itself."""

import re
from pathlib import Path

from belarus_options.files.folder import Folder, recognized_files
from belarus_options.files.reading import read_bytes
from belarus_options.files.schema import language_server_line, schema_files
from belarus_options.model.problem import InputError

_BOM = b"\xef\xbb\xbf"
_MODELINE = re.compile(rb"^#\s+yaml-language-server\s*:", re.MULTILINE)
_BLANK = Path(__file__).parent / "blank"


def case_files(folder: Folder) -> list[tuple[str, bytes]]:
    """The files of a project folder byte for byte, and the schemas: POSIX path and bytes of each.

    Each YAML file gets a line that tells an editor its schema, where it has none. Raises
    InputError where a file cannot be read.
    """
    names, problems = recognized_files(folder.path)
    if problems:
        raise InputError(problems)
    files = [(name, read_bytes(folder.path / name, name)) for name in names]
    return [(name, _with_schema_line(name, data)) for name, data in files] + schema_files(None)


def blank_files() -> list[tuple[str, bytes]]:
    """An empty project that loads, every key of it explained: POSIX path and bytes of each file."""
    return case_files(Folder(_BLANK))


def _with_schema_line(name: str, data: bytes) -> bytes:
    if _MODELINE.search(data):
        return data
    # A byte order mark is one only at the very beginning.
    mark = _BOM if data.startswith(_BOM) else b""
    end = b"\r\n" if b"\r\n" in data else b"\n"
    return mark + language_server_line(name).encode() + end + data.removeprefix(mark)
