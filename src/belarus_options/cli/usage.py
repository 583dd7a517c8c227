"""Wrong usage in the form of every other error, and help without the library's own notation."""

import shlex
from collections.abc import Sequence
from typing import Any

from typer import BadParameter
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from belarus_options.cli.typed import as_project
from belarus_options.model.problem import InputError, refuse

# The library exports neither its own class of contexts nor the base class of wrong usage.
Context = Any
_UsageError: Any = BadParameter.__mro__[1]

# What people type for commands that are called otherwise, and what to type instead.
_OTHER_COMMANDS = {
    "compare": "explain OPTION OTHER",
    "create": "init DIR",
    "export": "score --format csv",
    "help": "--help",
    "lint": "check",
    "list": "score",
    "new": "init DIR",
    "rank": "score",
    "report": "score --format markdown",
    "set": "weights set",
    "show": "explain OPTION",
    "validate": "check",
    "version": "--version",
}


class _InOwnWords:
    """What commands and groups of commands have in common: refusals in this project's own form, and
    arguments in help as they are typed."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """The arguments that no parameter took; raises InputError where they cannot be read."""
        # Those that are too many are left to this class.
        ctx.allow_extra_args = True
        given = list(args)
        try:
            rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]  # of the library's class beside it
        except _UsageError as error:
            if type(error).__name__ == "NoArgsIsHelpError":
                raise
            raise _refused(error, ctx, given) from None
        if rest and isinstance(self, TyperCommand) and not ctx.resilient_parsing:
            raise _too_many(ctx, rest)
        return rest

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """The parts of the usage line: what may be left out in brackets, the rest as it is."""
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]  # as above
        return [_bare(piece) for piece in pieces]

    def format_options(self, ctx: Context, formatter: Any) -> None:
        """The lists of arguments, options and commands; arguments stand without their type."""
        arguments = [param for param in ctx.command.params if isinstance(param, TyperArgument)]
        if arguments:
            with formatter.section("Arguments"):
                formatter.write_dl([(param.metavar, _help(param, ctx)) for param in arguments])
        options = [param for param in ctx.command.get_params(ctx) if param not in arguments]
        records = [record for param in options if (record := param.get_help_record(ctx))]
        with formatter.section("Options"):
            formatter.write_dl(records)
        if isinstance(self, TyperGroup):
            self.format_commands(ctx, formatter)


class _OwnOption(TyperOption):
    """An option that is read only where it is given."""

    def process_value(self, ctx: Context, value: Any) -> Any:
        """The value as the command takes it."""
        # The library builds what reads an option before it looks whether there is something to
        # read, which takes time for a dozen options.
        if value is None and not self.required and self.callback is None:
            return () if self.multiple else None
        return super().process_value(ctx, value)


class OwnCommand(_InOwnWords, TyperCommand):
    """A command."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        for param in self.params:
            # The library takes no class of options of one's own.
            if type(param) is TyperOption:
                param.__class__ = _OwnOption


class OwnGroup(_InOwnWords, TyperGroup):
    """A command with subcommands, or the program."""

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:
        """The command that the first argument names; raises InputError where there is none."""
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            raise _no_command(ctx, args, list(self.commands))
        return super().resolve_command(ctx, args)


def _bare(piece: str) -> str:
    return piece.removesuffix("...").strip("{}") if piece.startswith("{") else piece


def _help(param: TyperArgument, ctx: Context) -> str:
    record = param.get_help_record(ctx)
    return record[1] if record else ""


# --- refusals


def _refused(error: Any, ctx: Context, given: Sequence[str]) -> InputError:
    """What the library says is wrong, in this project's words."""
    parameter: str = getattr(error, "option_name", "")
    match type(error).__name__:
        case "NoSuchOption":
            return _not_taken(ctx, parameter, given)
        case "BadOptionUsage":
            known = next((p for p in ctx.command.params if parameter in p.opts), None)
            if known is None or getattr(known, "is_flag", False):
                return _refuse("extra-argument", f"`{parameter}` takes no value", ctx, parameter)
            write = f"write `{parameter} {known.metavar or 'VALUE'}`"
            message = f"`{parameter}` stands without its value"
            return refuse("missing-argument", message, write, argument=parameter)
        case "MissingParameter":
            missing = _bare(f"{{{error.param.metavar}}}")
            return refuse(
                "missing-argument",
                f"`{_name(ctx)}` needs {missing}",
                f"write `{_usage(ctx)}`",
                argument=_name(ctx),
            )
    return _refuse("bad-choice", error.message, ctx, _name(ctx))


def _not_taken(ctx: Context, parameter: str, given: Sequence[str]) -> InputError:
    """An option that the command does not take: why, or which commands do, or the nearest one."""
    from belarus_options.cli.app import option_takers
    from belarus_options.cli.registry import all_commands
    from belarus_options.model.suggest import did_you_mean

    name = _name(ctx)
    command = dict(all_commands()).get(name)
    refusal = (
        command.refused.get(parameter.removeprefix("--").replace("-", "_")) if command else None
    )
    shown = next((word for word in given if word.partition("=")[0] == parameter), parameter)
    at = given.index(shown) if shown in given else len(given)
    if refusal is not None:
        value = "" if "=" in shown else " ".join(given[at + 1 : at + 2])
        value = "" if value.startswith("-") else value
        argument = f"{shown} {value}".rstrip()
        message = f"`{name}` takes no `{parameter}`: {refusal.reason}"
        return refuse(refusal.name, message, refusal.help, argument=argument)
    takers = option_takers(parameter)
    own = [opt for param in ctx.command.params for opt in param.opts if opt.startswith("--")]
    if ctx.parent is None and takers:
        message = f"`{parameter}` stands before the command that it is for"
        following = next((word for word in given[at + 1 :] if word in dict(all_commands())), "")
        help = f"write it behind: `belarus-options {following or takers[0]} {parameter} …`"
    elif takers:
        message = f"`{name}` takes no `{parameter}`"
        help = f"{_listed(takers)} {'takes' if len(takers) == 1 else 'take'} it"
    else:
        message = f"`{parameter}` is not an option of {f'`{name}`' if name else 'this program'}"
        help = did_you_mean(parameter, own) or _help_line(ctx)
    return refuse("not-taken", message, help, argument=shown)


def _too_many(ctx: Context, rest: Sequence[str]) -> InputError:
    """More arguments than the command takes; a folder among them is meant as the project."""
    listed = ", ".join(f"`{word}`" for word in rest)
    takes = [param.metavar for param in ctx.command.params if isinstance(param, TyperArgument)]
    message = f"`{_name(ctx)}` takes no argument {listed}"
    if takes:
        message = f"{listed} {'is' if len(rest) == 1 else 'are'} more than `{_usage(ctx)}` takes"
    help = _as_project(ctx, rest[0]) or _help_line(ctx)
    return refuse("extra-argument", message, help, argument=shlex.join(rest))


def _no_command(ctx: Context, args: Sequence[str], known: Sequence[str]) -> InputError:
    from belarus_options.model.suggest import did_you_mean

    word, name = args[0], _name(ctx)
    of = f"`{name}`" if name else "belarus-options"
    help = _as_project(ctx, word)
    if not help and not name and word in _OTHER_COMMANDS:
        help = f"did you mean `belarus-options {_OTHER_COMMANDS[word]}`?"
    help = help or did_you_mean(word, known) or _help_line(ctx)
    message = f"`{word}` is not a command of {of}"
    return refuse("unknown-command", message, help, argument=f"{name} {word}".lstrip())


def _as_project(ctx: Context, word: str) -> str:
    """The question whether a folder is meant as the project, where a word is one."""
    if ctx.parent is None:
        return as_project(word).replace("--project", "belarus-options score --project", 1)
    takes = any("--project" in param.opts for param in ctx.command.params)
    return as_project(word) if takes else ""


def _refuse(name: str, message: str, ctx: Context, argument: str) -> InputError:
    return refuse(name, message, _help_line(ctx), argument=argument)


def _name(ctx: Context) -> str:
    """The command's full name without the program's, empty for the program."""
    path: str = ctx.command_path
    return path.partition(" ")[2]


def _usage(ctx: Context) -> str:
    arguments = [p for p in ctx.command.params if isinstance(p, TyperArgument)]
    pieces = [piece for param in arguments for piece in param.get_usage_pieces(ctx)]
    return " ".join((ctx.command_path, *map(_bare, pieces)))


def _help_line(ctx: Context) -> str:
    return f"`{ctx.command_path} --help` says what it takes"


def _listed(names: Sequence[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    if len(quoted) > 4:
        return ", ".join(quoted[:3]) + " and others"
    return " and ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
