"""Commands that a report names, written as they are typed: with the settings of this run."""

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from belarus_options.model.settings import Settings
    from belarus_options.views.report.sentence import Command


def command_line(
    command: "Command", settings: "Settings", project: str | None, *, builtin: bool = False
) -> str:
    """A command as it is typed to see the same `project`, or the built-in case where that was asked
    for, under the same `settings`, or its own."""
    given: list[tuple[str, str | None]] = [
        (name, value) for name, value in command.parameters.items() if value
    ]
    if command.is_of_project:
        in_force = command.settings or settings
        given += [
            ("project", project),
            ("perspective", in_force.perspective),
            ("scenario", in_force.scenario),
            *(("weight", f"{weight.path}={weight.value}") for weight in in_force.weights),
            *(("score", str(score)) for score in in_force.scores),
        ]
        if command.keeps_options:
            given += [("option", option) for option in in_force.options or ()]
    words = [word for name, value in given if value is not None for word in (f"--{name}", value)]
    # A parameter without a value is a flag.
    asked = [f"--{name}" for name, value in command.parameters.items() if not value]
    asked += ["--builtin"] if builtin and command.is_of_project else []
    if command.is_of_project and (command.settings or settings).includes_screened:
        asked.append("--include-screened")
    return shlex.join(["belarus-options", command.name, *command.arguments, *asked, *words])
