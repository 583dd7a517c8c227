"""Problems as one types what they are about: the rooms below name settings and commands alone."""

import re
from dataclasses import replace

from belarus_options.model.problem import Asked, Problem, Template

_OPTIONS = (
    "builtin", "criteria", "exact", "force", "jobs", "option", "perspective", "project", "samples",
    "scenario", "weight",
)  # fmt: skip
_COMMANDS = ("init", "score", "sensitivity", "weights")
TYPED = {name: f"--{name}" for name in _OPTIONS}
TYPED |= {name: f"belarus-options {name}" for name in _COMMANDS}
# The options to explain follow the command's name.
TYPED["explained"] = "explain"

# The commands that need a setting which was left out.
_NEEDING = {"criteria": "map"}


def as_typed(problem: Problem) -> Problem:
    """The problem in the words of the command line: its argument, and in its texts."""
    asked = problem.asked
    return replace(
        problem,
        message=_filled_in(problem.message),
        help=_filled_in(problem.help),
        argument=problem.argument if asked is None else _argument(asked),
        asked=None,
    )


def _filled_in(text: str) -> str:
    if not isinstance(text, Template):
        return text
    return re.sub(r"\$([a-z-]+)", lambda name: TYPED[name[1]], text)


def _argument(asked: Asked) -> str:
    if asked.given is None:
        return _NEEDING[asked.setting]
    return f"{TYPED[asked.setting]} {asked.given}"
