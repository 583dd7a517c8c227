"""`explain-rule`: what a rule of `check`, or a problem of a file, means."""

from typing import Annotated

import typer

from belarus_options.cli import completion


def explain_rule(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A rule of `check`, or the name of an error",
            autocompletion=completion.rules,
        ),
    ],
) -> None:
    """Explain a rule of `check`, or an error by the name in its brackets: what, why, a way out.

    \b
    Examples:
      belarus-options explain-rule no-scale
      belarus-options explain-rule duplicate-key
    """
    from belarus_options.cli.terminal import Terminal
    from belarus_options.model.problem import InputError, Problem
    from belarus_options.model.problem_catalogue import PROBLEMS
    from belarus_options.model.suggest import did_you_mean
    from belarus_options.studies.checks.catalogue import RULES
    from belarus_options.views.rules import problem_text, rule_text

    terminal = Terminal()
    if name in RULES:
        terminal.print(rule_text(RULES[name], terminal.width))
    elif name in PROBLEMS:
        terminal.print(problem_text(name, PROBLEMS[name], terminal.width))
    else:
        raise InputError(
            [
                Problem(
                    "unknown-rule",
                    f"`{name}` is not a rule",
                    did_you_mean(name, known_names()) or f"rules are {', '.join(RULES)}",
                    argument=name,
                )
            ]
        )


def known_names() -> list[str]:
    """Every name that can be explained: rules first, then problems."""
    from belarus_options.model.problem_catalogue import PROBLEMS
    from belarus_options.studies.checks.catalogue import RULES

    return [*RULES, *PROBLEMS]
