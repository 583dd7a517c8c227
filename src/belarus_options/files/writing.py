"""Writing whole or not at all: a temporary file beside the target, then one rename."""

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from belarus_options.files.folder import inside_package
from belarus_options.files.interruptions import held_back
from belarus_options.files.locking import PREFIX, sole_writer
from belarus_options.files.reading import BOM, read_bytes
from belarus_options.model.problem import InputError, Template, refuse

_CHOOSE_ANOTHER = "choose another folder; nothing was written"


def write_whole(path: Path, data: bytes, *, replace: bool, instead_of: bytes | None = None) -> None:
    """Writes a file so that a reader sees the old one or the new one, never a part.

    An existing file is refused unless `replace`, and where its bytes are no longer those of
    `instead_of`; its mode is kept, and so are owner and group where the system allows. A link is
    followed, not replaced, and refused where it leads nowhere. Nothing is written into the package.
    Raises InputError where it cannot be written; nothing is left behind then, nor by an interrupt,
    a termination or a hang-up.
    """
    with _told(path, "cannot be written"):
        target = Path(os.path.realpath(path))
        exists = os.path.lexists(target)
    if inside_package(target):
        message = f"`{path}` lies in the built-in case, which is never written to"
        raise refuse("built-in", message, "choose another place", file=str(path))
    if exists and not os.path.isfile(target):
        raise refuse("cannot-write", f"`{path}` is not a regular file", file=str(path))
    if os.path.islink(path) and not exists:
        raise refuse("cannot-write", f"`{path}` is a link that leads nowhere", file=str(path))
    if exists and not replace:
        raise _taken(path)
    if exists and not os.access(target, os.W_OK):
        # A rename would get past the file's own protection.
        raise refuse("cannot-write", f"`{path}` is protected against writing", file=str(path))
    with sole_writer(path), held_back() as stop_if_asked, _told(path, "cannot be written"):
        # The target's name is no part of the temporary one's, which must not become too long.
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=PREFIX)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _dress(temporary, target.stat() if exists else None)
            stop_if_asked()
            if instead_of is not None and target.read_bytes() != instead_of:
                raise _changed(path)
            if replace:
                os.replace(temporary, target)
            else:
                _put_in_place(temporary, target)
        except FileExistsError:
            raise _taken(path) from None
        finally:
            with suppress(OSError):
                os.unlink(temporary)


def replace_text(path: Path, before: str, after: str) -> None:
    """Writes an edited text over a file, as `write_whole` does; a byte order mark stays.

    Raises InputError where the file no longer has the text that was edited, too. Whoever reads,
    edits and writes under `sole_writer` is refused for other programs alone.
    """
    now = read_bytes(path, path.name)
    mark = BOM.encode() if now.startswith(BOM.encode()) else b""
    if now.removeprefix(mark) != before.encode():
        raise _changed(path)
    write_whole(path, mark + after.encode(), replace=True, instead_of=now)


def create_files(
    folder: Path,
    files: Iterable[tuple[str, bytes]],
    *,
    replace: bool = False,
    way_out: str = _CHOOSE_ANOTHER,
) -> None:
    """Writes files into a folder, made where it is missing: all of the new ones or none.

    Raises InputError naming the targets that exist already, before anything is written; `way_out`
    is its help. With `replace` those are written over, each whole.
    """
    files = list(files)
    names = [name for name, _ in files]
    require_free(folder, () if replace else names, way_out=way_out)
    taken = [name for name in names if os.path.lexists(folder / name)]
    made: list[Path] = []
    with ExitStack() as writing:
        # An interruption leaves all or nothing.
        stop_if_asked = writing.enter_context(held_back())
        try:
            for name, data in files:
                target = folder / name
                for parent in reversed(target.parents):
                    if not os.path.exists(parent):
                        _make_folder(parent)
                        made.append(parent)
                # Held to the end, each folder is swept once.
                writing.enter_context(sole_writer(target))
                write_whole(target, data, replace=replace and name in taken)
                if name not in taken:
                    made.append(target)
                stop_if_asked()
        except BaseException:
            for path in reversed(made):
                with suppress(OSError):
                    path.rmdir() if path.is_dir() else path.unlink()
            raise


def require_free(folder: Path, names: Iterable[str], *, way_out: str = _CHOOSE_ANOTHER) -> None:
    """Raises InputError where a folder cannot be one, or has files of these names."""
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise refuse(
            "cannot-write",
            f"`{folder}` is not a folder",
            "choose another name for the new folder",
            file=str(folder),
        )
    taken = [name for name in names if os.path.lexists(folder / name)]
    if taken:
        listed = ", ".join(f"`{name}`" for name in taken)
        message = f"{listed} {'exists' if len(taken) == 1 else 'exist'} already in `{folder}`"
        raise refuse("exists", message, way_out, file=str(folder))


@contextmanager
def _told(path: Path, what: str) -> Iterator[None]:
    """What the system refuses, as a problem of a path."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise refuse("cannot-write", f"`{path}` {what}: {reason}", file=str(path)) from None


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
    with _told(path, "cannot be made"):
        path.mkdir()


def _default_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _taken(path: Path) -> InputError:
    help = Template("`$force` writes over it")
    return refuse("exists", f"`{path}` exists already", help, file=str(path))


def _changed(path: Path) -> InputError:
    message = f"`{path}` has changed while it was being edited"
    return refuse("cannot-write", message, "run the command again", file=str(path))
