"""What is wrong with an input, as data and as the commands show it."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from belarus_options.model import problem as model
from belarus_options.model.problem import BelarusOptionsError, InputError, Template

# Settings and commands of the rooms below whose name here is another; others have `-` for `_`.
_CALLED = {
    "explain": "bo.explain", "bundles": "bo.bundles", "init": "belarus-options init",
    "score": "bo.rank", "screen": "bo.screen", "sensitivity": "bo.sensitivity",
    "weights": "bo.weights",
    "explained": "option", "flipped": "target", "include-screened": "include_screened=True",
    "option": "options", "project": "folder", "weight": "weights", "weight-line": "weights",
    "with": "included", "without": "left_out",
}  # fmt: skip


class Problem(NamedTuple):
    """One thing that is wrong: a stable name, a sentence, a way out, and where it stands.

    `line` and `column` count from 1, and are None where the problem is not about a line of a file;
    `argument` is what was given, where it is about that.
    """

    name: str
    message: str
    help: str = ""
    file: str | None = None
    line: int | None = None
    column: int | None = None
    argument: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The same as a dictionary, for JSON or a table."""
        return self._asdict()


class ProjectError(BelarusOptionsError):
    """The input cannot be used; `problems` has all that is wrong with it, at least one.

    As text it is what a command prints of them.
    """

    def __init__(self, problems: Iterable[Problem], text: str = "") -> None:
        self.problems = tuple(problems)
        self._text = text
        super().__init__(self.problems, text)

    def __str__(self) -> str:
        return self._text or "; ".join(problem.message for problem in self.problems)


@contextmanager
def as_project_error() -> Iterator[None]:
    """Raises a ProjectError for an InputError of the rooms below."""
    try:
        yield
    except InputError as error:
        raise project_error(error.problems) from None


def project_error(problems: Iterable[model.Problem]) -> ProjectError:
    """The error with these problems, in the words of the library."""
    from belarus_options.views.forms.problem_blocks import format_problems

    called = [_as_called(problem) for problem in problems]
    return ProjectError(map(_public, called), format_problems(called).rstrip("\n"))


def _as_called(problem: model.Problem) -> model.Problem:
    argument = problem.argument
    if (asked := problem.asked) is not None:
        name = _called(asked.setting).partition("=")[0]
        argument = name if asked.given is None else f"{name}={asked.given}"
    return problem._replace(
        message=_filled_in(problem.message),
        help=_filled_in(problem.help),
        argument=argument,
        asked=None,
    )


def _filled_in(text: str) -> str:
    if not isinstance(text, Template):
        return text
    return re.sub(r"\$([a-z-]+)", lambda name: _called(name[1]), text)


def _called(name: str) -> str:
    return _CALLED.get(name, name.replace("-", "_"))


def _public(problem: model.Problem) -> Problem:
    at = problem.position
    return Problem(
        problem.name,
        problem.message,
        problem.help,
        at.file if at is not None else problem.file or None,
        at.line if at is not None else None,
        at.column if at is not None else None,
        problem.argument or None,
    )
