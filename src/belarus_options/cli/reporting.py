"""What reporting commands have in common: their options, and how a report gets to its reader."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from belarus_options.cli import options as shared
from belarus_options.cli.terminal import FORMS, Format, Terminal, chosen_format

if TYPE_CHECKING:
    from belarus_options.files.project import LoadedProject
    from belarus_options.model.project import Project
    from belarus_options.model.settings import Settings
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

    @property
    def again(self) -> str:
        """The arguments that make another command see the same project under the same settings."""
        import shlex

        settings = self.settings
        asked = {
            "--project": self.asked_project,
            "--perspective": settings.perspective,
            "--scenario": settings.scenario,
        }
        words = [
            word for name, given in asked.items() if given is not None for word in (name, given)
        ]
        for weight in settings.weights:
            words += ["--weight", f"{weight.path}={weight.value}"]
        return shlex.join(words)


def _shared_options(
    project: shared.ProjectOption = None,
    weight: shared.WeightOption = None,
    perspective: shared.PerspectiveOption = None,
    scenario: shared.ScenarioOption = None,
    option: shared.OptionOption = None,
    format: shared.FormatOption = None,
    output: shared.OutputOption = None,
    force: shared.ForceOption = False,
    quiet: shared.QuietOption = False,
    verbose: shared.VerboseOption = False,
    no_color: shared.NoColorOption = False,
) -> None:
    """Only its signature counts: these follow every reporting command's own parameters."""


_SHARED = dict(inspect.signature(_shared_options).parameters)
_DRAWING = {
    "format": _SHARED["format"].replace(annotation=shared.DrawingFormatOption),
    "output": _SHARED["output"].replace(annotation=shared.DrawingOutputOption),
}


def reporting(study: Callable[..., Any]) -> Callable[..., None]:
    """Makes a command of a function from a Run (and parameters of its own) to a Report.

    The command gets the shared options, loads the project, and gives the report in the form and to
    the place that was asked for. Nothing is written before the whole report is there.
    """
    return _command(study, FORMS, _SHARED)


def drawing(study: Callable[..., Any]) -> Callable[..., None]:
    """Makes a reporting command of a function whose report has an SVG form too."""
    return _command(study, tuple(Format), _SHARED | _DRAWING)


def _command(
    study: Callable[..., Any],
    forms: Sequence[Format],
    shared_ones: Mapping[str, inspect.Parameter],
) -> Callable[..., None]:
    own = list(inspect.signature(study).parameters.values())[1:]

    @wraps(study)
    def command(**arguments: Any) -> None:
        chosen = {name: arguments.pop(name) for name in shared_ones}
        _run(study, chosen, arguments, forms)

    return _with_parameters(command, [*own, *shared_ones.values()])


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
    command.__dict__.pop("__wrapped__", None)
    return command


def _run(
    study: Callable[..., Any],
    chosen: dict[str, Any],
    own: dict[str, Any],
    forms: Sequence[Format],
) -> None:
    form = chosen_format(chosen["format"], chosen["output"], forms)
    terminal = Terminal(chosen["quiet"], chosen["verbose"], chosen["no_color"])
    loaded = load(chosen["project"], terminal)
    run = Run(loaded, _settings(chosen), terminal, study.__name__, chosen["project"])
    report = _located(study, run, own)
    _deliver(report, form, run, chosen["output"], force=chosen["force"])
    if report.status:
        raise typer.Exit(report.status)


def load(project: str | None, terminal: Terminal) -> "LoadedProject":
    """The project that a command is about; one line says so where it is the built-in case."""
    from belarus_options.files.folder import find_folder
    from belarus_options.files.project import load_project

    folder = find_folder(project)
    if folder.is_builtin and project is None:
        terminal.notice("note: no project folder here, so this is the built-in case")
    loaded = load_project(folder)
    terminal.detail(f"read {len(loaded.documents)} files of {folder.path}")
    return loaded


def _located(study: Callable[..., Any], run: Run, own: dict[str, Any]) -> Any:
    # A study knows places in the model; only here do they become lines and columns.
    from belarus_options.model.problem import InputError

    try:
        return study(run, **own)
    except InputError as error:
        raise InputError(run.loaded.located(problem) for problem in error.problems) from None


def _settings(chosen: dict[str, Any]) -> "Settings":
    from belarus_options.cli.weight_arguments import weight_settings
    from belarus_options.model.settings import Settings

    return Settings(
        weights=weight_settings(chosen["weight"] or (), "--weight "),
        perspective=chosen["perspective"],
        scenario=chosen["scenario"],
        options=tuple(chosen["option"]) if chosen["option"] else None,
    )


def _deliver(report: Any, form: Format, run: Run, output: str | None, *, force: bool) -> None:
    text = _formatted(report, form, run)
    if output is not None:
        from belarus_options.files.writing import write_whole

        write_whole(Path(output), text.encode(), replace=force)
        run.terminal.detail(f"wrote {output}")
    elif form is Format.table:
        run.terminal.print(text)
    else:
        run.terminal.print_data(text)


def _formatted(report: Any, form: Format, run: Run) -> str:
    from belarus_options.views.report.report import Report

    if not isinstance(report, Report):
        return _formatted_first(report, form, run)
    if form is Format.json:
        from belarus_options.views.forms.json import to_json

        return to_json(report, run.command, _version(), _project(run), _shared_settings(run))
    from belarus_options.views.forms.plain import to_csv, to_lines

    if form is Format.csv:
        return to_csv(report)
    wording = run.wording
    if form is Format.markdown:
        from belarus_options.views.forms.markdown import to_markdown

        return to_markdown(report, wording)
    if form is Format.svg:
        from belarus_options.views.forms.svg import to_svg

        return to_svg(report, wording)
    if not run.terminal.is_interactive:
        return to_lines(report, wording)
    import sys

    from belarus_options.views.forms.terminal import to_terminal

    return to_terminal(
        report,
        wording,
        width=run.terminal.width,
        color=run.terminal.has_color,
        encoding=sys.stdout.encoding,
    )


def _formatted_first(report: Any, form: Format, run: Run) -> str:
    from belarus_options.views import first_formats as formats

    if form is Format.json:
        settings = {**_shared_settings(run), **report.settings}
        return formats.to_json(report, run.command, _version(), _project(run), settings)
    if form is Format.csv:
        return formats.to_csv(report)
    if form is Format.markdown:
        return formats.to_markdown(report)
    if form is Format.svg:
        assert report.svg is not None
        return str(report.svg())
    if not run.terminal.is_interactive:
        return formats.to_lines(report)
    import sys

    from belarus_options.views.first_terminal import to_terminal

    return to_terminal(
        report,
        width=run.terminal.width,
        color=run.terminal.has_color,
        encoding=sys.stdout.encoding,
    )


def _version() -> str:
    from belarus_options import __version__

    return __version__


def _project(run: Run) -> dict[str, str]:
    project = run.project
    return {
        "title": project.decision.title,
        "folder": project.folder,
        "digest": run.loaded.digest,
    }


def _shared_settings(run: Run) -> dict[str, Any]:
    settings = run.settings
    return {
        "weights": {weight.path: str(weight.value) for weight in settings.weights},
        "perspective": settings.perspective,
        "scenario": settings.scenario,
        "options": list(settings.options) if settings.options is not None else None,
    }
