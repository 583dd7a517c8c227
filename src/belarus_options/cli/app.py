"""All commands, in the order in which help lists them."""

from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.main import get_command

from belarus_options.cli import (
    check,
    explain,
    explain_rule,
    import_matrix,
    init,
    schema,
    score,
    weights,
)

# Help is plain text: the library's Rich help would triple the time that `--help` takes.
app = typer.Typer(
    name="belarus-options",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from belarus_options import __version__

        typer.echo(f"belarus-options {__version__}")
        raise typer.Exit


@app.callback()
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
    ("check", check.check, "Look for the known mistakes of decision analysis."),
    ("explain-rule", explain_rule.explain_rule, "Explain a rule of `check`, or an error."),
    ("init", init.init, "Make a project folder: a copy of the case, or a blank one."),
    ("import", import_matrix.import_matrix, "Make a project folder of a spreadsheet's matrix."),
    ("schema", schema.schema, "Print JSON Schemas for editors."),
)
for _name, _function, _short in _COMMANDS:
    app.command(_name, short_help=_short)(_function)
app.add_typer(
    weights.app, name="weights", short_help="Show the weights; `weights set` changes them."
)


def command() -> Callable[..., Any]:
    """The whole command line, ready to be run."""
    return get_command(app).main
