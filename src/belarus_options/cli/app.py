"""The command line that is built of all commands."""

import os
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from typing import Annotated, Any

import typer
from typer.main import get_command

from belarus_options.cli.completion import COMPLETE_VARIABLE, join_words, without_space
from belarus_options.cli.registry import COMMANDS, Command, all_commands
from belarus_options.cli.reporting import unless_subcommand
from belarus_options.cli.usage import OwnCommand, OwnGroup


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


def build(commands: Sequence[Command] = COMMANDS, *, with_own_options: bool = True) -> typer.Typer:
    """The command line of some commands; help and the two options that install shell completion can
    be left out."""
    # Help is plain text: the library's Rich help would triple the time that `--help` takes.
    app = typer.Typer(
        name="belarus-options",
        cls=OwnGroup,
        no_args_is_help=True,
        add_completion=with_own_options,
        add_help_option=with_own_options,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_start)
    for each in commands:
        _add(each, app)
    return app


def _add(each: Command, app: typer.Typer) -> None:
    if not each.subcommands:
        app.command(each.name, cls=OwnCommand, short_help=each.short_help)(each.callback)
        return
    group = typer.Typer(cls=OwnGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True)(unless_subcommand(each.callback))
    for below in each.subcommands:
        _add(below, group)
    app.add_typer(group, name=each.name, short_help=each.short_help)


def command(arguments: Sequence[str]) -> Callable[..., Any]:
    """What runs the arguments of a command line."""
    # A command that is named first needs neither the others nor the options of the group, for whose
    # sake the library loads pydantic, and help would wait for that.
    if COMPLETE_VARIABLE in os.environ:
        join_words(os.environ)
    every = tuple(each.name for each in COMMANDS)
    named = tuple(name for name in arguments[:1] if name in every)
    main = _built(named or every).main
    return _showing(main) if "--show-completion" in arguments[:1] else main


@cache
def _built(names: tuple[str, ...]) -> Any:
    """The program of one command or of all, by their names: built once in a process that runs it
    again and again."""
    commands = [each for each in COMMANDS if each.name in names]
    return get_command(build(commands, with_own_options=len(names) > 1))


def _showing(main: Callable[..., Any]) -> Callable[..., Any]:
    """The command that prints the script of a shell's completion, in our own form."""

    def show(*arguments: Any, **named: Any) -> Any:
        script = StringIO()
        try:
            with redirect_stdout(script):
                return main(*arguments, **named)
        finally:
            typer.echo(without_space(script.getvalue()), nl=False)

    return show


def option_takers(option: str) -> list[str]:
    """The full names of the commands that take an option, in the order of help."""
    program = _built(tuple(each.name for each in COMMANDS))
    found = []
    for name, _ in all_commands():
        command = program
        for word in name.split():
            command = command.commands[word]
        if any(option in parameter.opts for parameter in command.params):
            found.append(name)
    return found
