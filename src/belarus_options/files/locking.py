"""One writer at a time in a folder, and what a writer that was killed has left there."""

import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from belarus_options.model.problem import refuse

try:
    import fcntl
except ImportError:  # pragma: no cover  # Windows has none of these locks
    fcntl = None  # type: ignore[assignment]  # looked at before it is used

PREFIX = ".belarus-options-"
# What tempfile puts behind a prefix.
_LEFTOVER = re.compile(re.escape(PREFIX) + "[a-z0-9_]{8}")
_PATIENCE_SECONDS, _PAUSE_SECONDS = 10.0, 0.02

_Identity = tuple[int, int]
# Folders that this process has locked, which it does not wait for.
_locked: set[_Identity] = set()


@contextmanager
def sole_writer(path: Path) -> Iterator[None]:
    """Keeps every other writer of this program out of the folder in which a file lies, from before
    it is read until it is written. Temporary files that a killed writer has left there are removed.

    The lock is an advisory one on the folder itself, which ends with the process and leaves
    nothing. Where there are no locks, as on some network disks, nobody is kept out. Raises
    InputError where another writer is not done in ten seconds.
    """
    descriptor = _opened(path)
    if descriptor is None:
        yield
        return
    found = os.fstat(descriptor)
    identity = (found.st_dev, found.st_ino)
    try:
        if identity in _locked or not _is_locked(descriptor, path):
            yield
            return
        _locked.add(identity)
        try:
            _sweep(descriptor)
            yield
        finally:
            _locked.discard(identity)
    finally:
        os.close(descriptor)


def _opened(path: Path) -> int | None:
    """The folder of a file, None where it cannot be locked."""
    if fcntl is None:
        return None
    try:
        # A folder that may be written into need not be one that may be read.
        return os.open(os.path.dirname(os.path.realpath(path)), os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return None


def _is_locked(descriptor: int, path: Path) -> bool:
    """Locks an open folder, False where there are no locks."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() > end:
                message = f"another process has been writing beside `{path}` for ten seconds"
                help = "run the command again when it is done"
                raise refuse("cannot-write", message, help, file=str(path)) from None
            time.sleep(_PAUSE_SECONDS)
        except OSError:
            return False


def _sweep(folder: int) -> None:
    """Removes the temporary files of writers that are no more: whoever writes has the lock."""
    with suppress(OSError):
        for name in filter(_LEFTOVER.fullmatch, os.listdir(folder)):
            with suppress(OSError):
                if stat.S_ISREG(os.lstat(name, dir_fd=folder).st_mode):
                    os.unlink(name, dir_fd=folder)
