"""What reporting commands have in common: how one is made, and how a report gets to its reader."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

import typer

from belarus_options.cli.forms import in_form
from belarus_options.cli.parameters import SharedArguments, form_of, shared_parameters
from belarus_options.cli.terminal import Terminal
from belarus_options.model.choices import FORMS, Format

if TYPE_CHECKING:
    from belarus_options.files.folder import Folder
    from belarus_options.files.project import LoadedProject
    from belarus_options.model.project import Project
    from belarus_options.model.settings import Settings
    from belarus_options.views.report.report import Report
    from belarus_options.views.report.sentence import Command, Wording


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a reporting command: the project it is about and what was set."""

    loaded: "LoadedProject"
    settings: "Settings"
    terminal: Terminal
    command: str
    asked_project: str | None = None

    @property
    def project(self) -> "Project":
        return self.loaded.project

    @property
    def wording(self) -> "Wording":
        """How this run words a report: ids, and command lines with its own settings."""
        from belarus_options.cli.command_line import command_line
        from belarus_options.views.report.sentence import Wording, by_id

        def typed(command: "Command") -> str:
            return command_line(command, self.settings, self.asked_project)

        return Wording(by_id, typed)


@dataclass(frozen=True, slots=True)
class ReportingFunction:
    """A function from a Run (and parameters of its own) to a Report, to make a command of.

    The command takes the shared parameters too, loads the project, and gives the report in the form
    and to the place that was asked for. Nothing is written before the whole report is there.
    """

    function: "Callable[..., Report]"
    forms: tuple[Format, ...] = FORMS

    @property
    def shared(self) -> dict[str, inspect.Parameter]:
        """The shared parameters that the command takes, by name."""
        return shared_parameters(self.forms)

    def command(self, name: str) -> Callable[..., None]:
        """The command of that name, as a function of its parameters."""
        shared = self.shared
        own = list(inspect.signature(self.function).parameters.values())[1:]

        def command(**arguments: Any) -> None:
            given = SharedArguments(**{key: arguments.pop(key) for key in shared})
            _run(self, name, given, arguments)

        command.__doc__ = self.function.__doc__
        return _with_parameters(command, [*own, *shared.values()])


@overload
def reporting(function: "Callable[..., Report]", /) -> ReportingFunction: ...
@overload
def reporting(
    *, forms: tuple[Format, ...]
) -> "Callable[[Callable[..., Report]], ReportingFunction]": ...
def reporting(
    function: "Callable[..., Report] | None" = None, /, *, forms: tuple[Format, ...] = FORMS
) -> "ReportingFunction | Callable[[Callable[..., Report]], ReportingFunction]":
    """Marks the function of a reporting command; `forms` are those that its result takes."""
    if function is None:
        return partial(ReportingFunction, forms=forms)
    return ReportingFunction(function, forms)


def unless_subcommand(command: Callable[..., None]) -> Callable[..., None]:
    """Makes the callback of a command group of a reporting command: it runs where no subcommand
    is named. Its options before a subcommand are refused, where they would go unheard."""

    def callback(ctx: typer.Context, **arguments: Any) -> None:
        if ctx.invoked_subcommand is None:
            command(**arguments)
        elif any(_is_given(ctx, name) for name in arguments):
            raise typer.BadParameter(
                f"options of `{ctx.invoked_subcommand}` stand after it, not before"
            )

    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    callback.__doc__ = command.__doc__
    return _with_parameters(callback, [context, *inspect.signature(command).parameters.values()])


def _is_given(ctx: typer.Context, name: str) -> bool:
    source = ctx.get_parameter_source(name)
    return source is not None and source.name != "DEFAULT"


def _with_parameters(
    command: Callable[..., None], parameters: list[inspect.Parameter]
) -> Callable[..., None]:
    # Typer reads a command's parameters from these two; this is how a decorator adds some.
    named = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in parameters]
    command.__signature__ = inspect.Signature(named)  # type: ignore[attr-defined]  # read by Typer
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in named}
    return command


def _run(
    reporting: ReportingFunction, command: str, shared: SharedArguments, own: dict[str, Any]
) -> None:
    form = form_of(shared.format, shared.output, reporting.forms)
    terminal = Terminal(shared.quiet, shared.verbose, shared.no_color)
    loaded = load(find(shared.project, terminal), terminal)
    run = Run(loaded, _settings(shared), terminal, command, shared.project)
    report = _located(reporting.function, run, own)
    _deliver(report, form, run, shared.output, force=shared.force)
    if report.status:
        raise typer.Exit(report.status)


def find(project: str | None, terminal: Terminal) -> "Folder":
    """The folder that a command is about; one line says so where it is the built-in case."""
    from belarus_options.files.folder import find_folder

    folder = find_folder(project)
    if folder.is_builtin and project is None:
        terminal.notice("note: no project folder here, so this is the built-in case")
    return folder


def load(folder: "Folder", terminal: Terminal) -> "LoadedProject":
    """The project in a folder."""
    from belarus_options.files.project import load_project

    loaded = load_project(folder)
    terminal.detail(f"read {len(loaded.documents)} files of {folder.path}")
    return loaded


def _located(function: "Callable[..., Report]", run: Run, own: dict[str, Any]) -> "Report":
    # A study knows places in the model; only here do they become lines and columns.
    from belarus_options.model.problem import InputError

    try:
        return function(run, **own)
    except InputError as error:
        raise InputError(run.loaded.located(problem) for problem in error.problems) from None


def _settings(shared: SharedArguments) -> "Settings":
    from belarus_options.cli.weight_arguments import weight_settings
    from belarus_options.model.settings import Settings

    return Settings(
        weights=weight_settings(shared.weight or (), "--weight "),
        perspective=shared.perspective,
        scenario=shared.scenario,
        options=tuple(shared.option) if shared.option else None,
    )


def _deliver(report: "Report", form: Format, run: Run, output: str | None, *, force: bool) -> None:
    text = in_form(report, form, run)
    if output is not None:
        from belarus_options.files.writing import write_whole

        write_whole(Path(output), text.encode(), replace=force)
        run.terminal.detail(f"wrote {output}")
    elif form is Format.table:
        run.terminal.print(text)
    else:
        run.terminal.print_data(text)
