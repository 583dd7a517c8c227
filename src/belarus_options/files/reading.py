"""Bytes on disk to text, and every way in which that can fail said in one line."""

import os
import stat
from pathlib import Path

from belarus_options.model.problem import Position, refuse

BOM = "\ufeff"
# A decision of 1,000 options takes a hundredth of this in each of its files.
LARGEST_FILE = 64 << 20


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a regular file; `name` is what an InputError calls it."""
    try:
        # Without waiting: a named pipe has a writer that may never come.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                what = "is not a regular file"
            elif found.st_size > LARGEST_FILE:
                what = f"is larger than {LARGEST_FILE >> 20} MiB"
            else:
                return file.read()
    except FileNotFoundError:
        what = "is a link that leads nowhere" if os.path.islink(path) else "is missing"
    except IsADirectoryError:
        what = "is a folder"
    except OSError as error:
        what = f"cannot be read: {(error.strerror or str(error)).lower()}"
    raise refuse("unreadable", f"`{name}` {what}", file=name)


def decode(data: bytes, name: str) -> str:
    """The text of UTF-8 bytes, a byte order mark taken off; line ends stay as they are."""
    try:
        return data.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        begin = before.rfind("\n") + 1
        line = data[data.rfind(b"\n", 0, error.start) + 1 :].split(b"\n", 1)[0]
        wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        position = Position(
            name,
            before.count("\n") + 1,
            len(before) - begin + 1,
            line.decode("utf-8", errors="replace").rstrip("\r"),
        )
        raise refuse(
            "not-utf-8",
            f"byte {data[error.start]:#04x} is not UTF-8 text"
            + (" (the file is UTF-16)" if wide else ""),
            "save the file as UTF-8",
            position=position,
        ) from None


def read_text(path: Path, name: str) -> str:
    """The text of a UTF-8 file; raises InputError where it is none."""
    return decode(read_bytes(path, name), name)
