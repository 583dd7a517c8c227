"""All commands, in the order in which help lists them."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
from typer.main import get_command

from belarus_options.cli import (
    check,
    explain,
    explain_rule,
    flip,
    import_matrix,
    init,
    perspectives,
    robustness,
    scenarios,
    schema,
    score,
    sensitivity,
    stress,
    weights,
)
from belarus_options.cli import map as weight_map
from belarus_options.cli.reporting import ReportingFunction


def _print_version(wanted: bool) -> None:
    if wanted:
        from belarus_options import __version__

        typer.echo(f"belarus-options {__version__}")
        raise typer.Exit


def _start(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Rank policy options on weighted criteria, with the evidence behind every score.

    A decision is a folder of YAML files; without one, commands use the built-in case: what
    defense relationship, if any, should the United States seek with Belarus in autumn 2020?

    \b
    Examples:
      belarus-options score
      belarus-options score --weight ethics=50%
      belarus-options explain defense-attache cut-ties
      belarus-options init my-decision
    """


_COMMANDS = (
    ("score", score.score, "Rank the options."),
    ("explain", explain.explain, "Show what an option's total is made of, or sets two apart."),
    (
        "sensitivity",
        sensitivity.sensitivity,
        "Show how far each weight can move before the winner changes.",
    ),
    (
        "robustness",
        robustness.robustness,
        "Show who is first under what share of all weightings.",
    ),
    ("flip", flip.flip, "Show the least change that puts another option first."),
    ("map", weight_map.map, "Show who is first at every weighting of three top criteria."),
    (
        "perspectives",
        perspectives.perspectives,
        "Show who would choose what, and where they could meet.",
    ),
    (
        "scenarios",
        scenarios.scenarios,
        "Show who is safe in which future, and who regrets what.",
    ),
    ("stress", stress.stress, "Show which evidence the first place hangs on."),
    ("check", check.check, "Look for the known mistakes of decision analysis."),
    ("explain-rule", explain_rule.explain_rule, "Explain a rule of `check`, or an error."),
    ("init", init.init, "Make a project folder: a copy of the case, or a blank one."),
    ("import", import_matrix.import_matrix, "Make a project folder from a spreadsheet's matrix."),
    ("schema", schema.schema, "Print JSON Schemas for editors."),
)


def build(*, with_own_options: bool = True) -> typer.Typer:
    """The command line; help and the two options that install shell completion can be left out."""
    # Help is plain text: the library's Rich help would triple the time that `--help` takes.
    app = typer.Typer(
        name="belarus-options",
        no_args_is_help=True,
        add_completion=with_own_options,
        add_help_option=with_own_options,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_start)
    for name, function, short_help in _COMMANDS:
        made = function.command(name) if isinstance(function, ReportingFunction) else function
        app.command(name, short_help=short_help)(made)
    app.add_typer(weights.app, name="weights", short_help="Show or change the weights.")
    return app


def command(arguments: Sequence[str]) -> Callable[..., Any]:
    """What runs the arguments of a command line."""
    # Whichever command runs, the library loads pydantic to check the group's own options, and help
    # would wait for that. A command's name comes before its options, so the group's are not wanted.
    names = {name for name, _, _ in _COMMANDS} | {"weights"}
    return get_command(build(with_own_options=not names.intersection(arguments[:1]))).main
