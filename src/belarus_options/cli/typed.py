"""Problems as one types what they are about: the rooms below name settings and commands alone."""

import os
import re
import shlex

from belarus_options.model.problem import Asked, Problem, Template

_OPTIONS = (
    "at-least", "at-most", "budget", "builtin", "criteria", "encoding", "exact", "force",
    "include-screened", "jobs", "keep", "levels", "option", "options-in", "perspective", "project",
    "ranks", "ratings", "samples", "scenario", "table", "totals", "weight", "with", "without",
)  # fmt: skip
_COMMANDS = ("bundles", "explain", "init", "score", "screen", "sensitivity", "weights")
TYPED = {name: f"--{name}" for name in _OPTIONS}
TYPED |= {name: f"belarus-options {name}" for name in _COMMANDS}
# A command of this name shows weights.
TYPED |= {"weight-line": "--weights"}
# The options that they are about follow the name of the command.
TYPED |= {"explained": "explain", "flipped": "flip"}

# The commands that need a setting which was left out.
_NEEDING = {"criteria": "map", "at-most": "bundles"}


def as_typed(problem: Problem) -> Problem:
    """The problem in the words of the command line: its argument, and in its texts."""
    asked = problem.asked
    help = filled_in(problem.help)
    if asked is not None and asked.given and problem.name == "unknown-option":
        help = as_project(asked.given) or help
    return problem._replace(
        message=filled_in(problem.message),
        help=help,
        argument=problem.argument if asked is None else _argument(asked),
        asked=None,
    )


def as_project(word: str) -> str:
    """The question whether a word is meant as the project, where it is a folder; else nothing."""
    return f"did you mean `--project {shlex.quote(word)}`?" if os.path.isdir(word) else ""


def filled_in(text: str) -> str:
    """A template with settings and commands as they are typed; any other text as it is."""
    if not isinstance(text, Template):
        return text
    return re.sub(r"\$([a-z-]+)", lambda name: TYPED[name[1]], text)


def _argument(asked: Asked) -> str:
    if asked.given is None:
        return _NEEDING[asked.setting]
    return f"{TYPED[asked.setting]} {asked.given}"
