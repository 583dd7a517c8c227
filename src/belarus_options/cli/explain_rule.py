"""`explain-rule`: what a rule of `check`, or a problem of a file, means."""

from typing import Annotated

import typer

from belarus_options.cli import completion


def explain_rule(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="A rule of `check`, or the name of an error; without it, all are listed",
            show_default=False,
            autocompletion=completion.rules,
        ),
    ] = None,
) -> None:
    """Explain a rule of `check`, or an error.

    An error goes by the name in its brackets. The explanation says what is meant, why it matters,
    and a way out.

    \b
    Examples:
      belarus-options explain-rule
      belarus-options explain-rule no-scale
      belarus-options explain-rule duplicate-key
    """
    from belarus_options.cli.terminal import Terminal
    from belarus_options.model.problem import refuse
    from belarus_options.model.problem_catalogue import PROBLEMS
    from belarus_options.model.suggest import did_you_mean
    from belarus_options.studies.checks.catalogue import RULES
    from belarus_options.views.commands.rules import (
        known_names,
        names_text,
        problem_text,
        rule_text,
    )

    terminal = Terminal()
    if name is None:
        terminal.print(names_text(RULES, PROBLEMS, terminal.width_of(to_file=False)))
    elif name in RULES:
        terminal.print(rule_text(RULES[name], terminal.width_of(to_file=False)))
    elif name in PROBLEMS:
        terminal.print(problem_text(name, PROBLEMS[name], terminal.width_of(to_file=False)))
    else:
        raise refuse(
            "unknown-rule",
            f"`{name}` is not a rule",
            did_you_mean(name, known_names()) or "`belarus-options explain-rule` lists them",
            argument=f"explain-rule {name}",
        )
