"""Writing whole or not at all: a temporary file beside the target, then one rename."""

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from belarus_options.model.problem import InputError, Problem


def write_whole(path: Path, data: bytes, *, replace: bool) -> None:
    """Writes a file so that a reader sees the old one or the new one, never a part.

    An existing file is refused unless `replace`; its mode is kept, and a link is followed, not
    replaced. Raises InputError where it cannot be written; nothing is left behind then.
    """
    target = Path(os.path.realpath(path))
    exists = os.path.lexists(target)
    if exists and not replace:
        raise _refused("exists", f"`{path}` exists already", "`--force` writes over it", path)
    if exists and not target.is_file():
        raise _refused("cannot-write", f"`{path}` is not a regular file", "", path)
    temporary: str | None = None
    try:
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, stat.S_IMODE(target.stat().st_mode) if exists else _default_mode())
        if exists or replace:
            os.replace(temporary, target)
        else:
            # A link fails where the target has come to be in the meantime; a rename would not.
            os.link(temporary, target)
            os.unlink(temporary)
        temporary = None
    except FileExistsError:
        raise _refused("exists", f"`{path}` exists already", "`--force` writes over it", path) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _refused("cannot-write", f"`{path}` cannot be written: {reason}", "", path) from None
    finally:
        if temporary is not None:
            with suppress(OSError):
                os.unlink(temporary)


def create_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Writes new files into a folder, made where it is missing: all of them or none.

    Raises InputError naming every target that exists already, before anything is written.
    """
    files = list(files)
    taken = [name for name, _ in files if os.path.lexists(folder / name)]
    if taken:
        raise InputError(
            Problem("exists", f"`{folder / name}` exists already", "choose another folder", file=str(folder))
            for name in taken
        )
    made: list[Path] = []
    try:
        for name, data in files:
            target = folder / name
            for parent in reversed(target.parents):
                if not parent.exists():
                    _make_folder(parent)
                    made.append(parent)
            write_whole(target, data, replace=False)
            made.append(target)
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def _make_folder(path: Path) -> None:
    try:
        path.mkdir()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _refused("cannot-write", f"`{path}` cannot be made: {reason}", "", path) from None


def _default_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _refused(name: str, message: str, help: str, path: Path) -> InputError:
    return InputError([Problem(name, message, help, file=str(path))])
