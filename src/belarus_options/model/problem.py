"""What is wrong with an input, where, and the one exception that carries all of it.

BelarusOptionsError
└── InputError        every problem found in the files or on the command line
"""

from collections.abc import Iterable
from typing import NamedTuple


class Place(NamedTuple):
    """A value in a project folder: the file's POSIX path in it and the keys that lead to the value.

    `key` says that the key itself is meant, rather than what stands behind it.
    """

    file: str
    path: tuple[str | int, ...] = ()
    key: bool = False


class Position(NamedTuple):
    """A place as a reader finds it: line and column from 1, and the text of that line.

    `length` is the number of characters to underline.
    """

    file: str
    line: int
    column: int
    text: str
    length: int = 1

    @classmethod
    def within(cls, file: str, text: str, start: int, end: int) -> "Position":
        """The position of a stretch of a file's text, given by character indexes.

        Lines end at LF alone, as in an editor; YAML and Python both know more line ends than that.
        """
        begin = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", begin)
        said = text[begin : stop if stop >= 0 else len(text)].rstrip("\r")
        length = max(1, min(end, begin + len(said)) - start)
        return cls(file, text.count("\n", 0, begin) + 1, start - begin + 1, said, length)


class Asked(NamedTuple):
    """A setting of the run and what was given for it; None where it was left out."""

    setting: str
    given: str | None


class Template(str):
    """A text in which `$perspective` stands for a setting and `$score` for a command.

    Only cli knows how they are typed, and fills them in. A text that quotes an input is none.
    """

    __slots__ = ()


class Problem(NamedTuple):
    """One thing that is wrong: a stable name, a sentence, a way out, and where it stands.

    A problem of a setting has what was `asked` in place of a place, and once it is in the words of
    the command line an `argument`; one of a whole file or folder has a `file` alone. `message` and
    `help` may be templates.
    """

    name: str
    message: str
    help: str = ""
    place: Place | None = None
    position: Position | None = None
    asked: Asked | None = None
    argument: str = ""
    file: str = ""


class BelarusOptionsError(Exception):
    """Base of every error that this package raises on purpose."""


class InputError(BelarusOptionsError):
    """The input cannot be used; `problems` says all that is wrong with it, at least one.

    `untold` is about how many more there are, where they were too many to be put in words.
    """

    def __init__(self, problems: Iterable[Problem], untold: int = 0) -> None:
        self.problems = tuple(problems)
        self.untold = untold
        super().__init__("; ".join(p.message for p in self.problems))


def refuse(
    name: str,
    message: str,
    help: str = "",
    *,
    place: Place | None = None,
    position: Position | None = None,
    asked: Asked | None = None,
    argument: str = "",
    file: str = "",
) -> InputError:
    """The error with one problem, for the caller to raise."""
    return InputError([Problem(name, message, help, place, position, asked, argument, file)])
