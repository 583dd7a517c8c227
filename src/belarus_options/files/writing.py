"""Writing whole or not at all: a temporary file beside the target, then one rename."""

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from belarus_options.model.problem import InputError, Template, refuse


def write_whole(path: Path, data: bytes, *, replace: bool) -> None:
    """Writes a file so that a reader sees the old one or the new one, never a part.

    An existing file is refused unless `replace`, a link that leads nowhere counting as one; its
    mode is kept, and so are owner and group where the system allows; a link is followed, not
    replaced. Raises InputError where it cannot be written; nothing is left behind then.
    """
    target = Path(os.path.realpath(path))
    exists = os.path.lexists(target)
    if exists and not os.path.isfile(target):
        raise refuse("cannot-write", f"`{path}` is not a regular file", file=str(path))
    if not replace and os.path.lexists(path):
        raise _taken(path)
    if exists and not os.access(target, os.W_OK):
        # A rename would get past the file's own protection.
        raise refuse("cannot-write", f"`{path}` is protected against writing", file=str(path))
    temporary: str | None = None
    try:
        # The target's name is no part of the temporary one's, which must not become too long.
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".belarus-options-")
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _dress(temporary, target.stat() if exists else None)
        if replace:
            os.replace(temporary, target)
        else:
            _put_in_place(temporary, target)
        temporary = None
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        message = f"`{path}` cannot be written: {_reason(error)}"
        raise refuse("cannot-write", message, file=str(path)) from None
    finally:
        if temporary is not None:
            with suppress(OSError):
                # Interrupted between the link and its end, the new name is there already.
                if not replace and os.path.samefile(temporary, target):
                    os.unlink(target)
            with suppress(OSError):
                os.unlink(temporary)


def create_files(
    folder: Path,
    files: Iterable[tuple[str, bytes]],
    *,
    replace: bool = False,
    way_out: str = "choose another folder; nothing was written",
) -> None:
    """Writes files into a folder, made where it is missing: all of the new ones or none.

    Raises InputError naming the targets that exist already, before anything is written; `way_out`
    is its help. With `replace` those are written over, each whole.
    """
    files = list(files)
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise refuse(
            "cannot-write",
            f"`{folder}` is not a folder",
            "choose another name for the new folder",
            file=str(folder),
        )
    taken = [name for name, _ in files if os.path.lexists(folder / name)]
    if taken and not replace:
        listed = ", ".join(f"`{name}`" for name in taken)
        message = f"{listed} {'exists' if len(taken) == 1 else 'exist'} already in `{folder}`"
        raise refuse("exists", message, way_out, file=str(folder))
    made: list[Path] = []
    try:
        for name, data in files:
            target = folder / name
            for parent in reversed(target.parents):
                if not os.path.exists(parent):
                    _make_folder(parent)
                    made.append(parent)
            write_whole(target, data, replace=replace and name in taken)
            if name not in taken:
                made.append(target)
    except BaseException:
        # An interruption too leaves nothing behind.
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def _dress(temporary: str, old: os.stat_result | None) -> None:
    """Gives a temporary file the owner and mode of the one it replaces, or those of a new file."""
    if old is not None and hasattr(os, "chown"):
        # A member of the group may keep the group; only root may keep another owner.
        with suppress(OSError):
            os.chown(temporary, -1, old.st_gid)
        with suppress(OSError):
            os.chown(temporary, old.st_uid, -1)
    os.chmod(temporary, _default_mode() if old is None else stat.S_IMODE(old.st_mode))


def _put_in_place(temporary: str, target: Path) -> None:
    """Moves a file to a name that must be free; raises FileExistsError where it is not."""
    # A link fails where the target has come to be in the meantime; a rename would not.
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks and some network folders have no links: there the name is claimed first.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            os.replace(temporary, target)
        except BaseException:
            os.unlink(target)
            raise
    else:
        os.unlink(temporary)


def _make_folder(path: Path) -> None:
    try:
        path.mkdir()
    except OSError as error:
        message = f"`{path}` cannot be made: {_reason(error)}"
        raise refuse("cannot-write", message, file=str(path)) from None


def _default_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _taken(path: Path) -> InputError:
    help = Template("`$force` writes over it")
    return refuse("exists", f"`{path}` exists already", help, file=str(path))
