"""What reporting commands have in common: how one is made, and how a report gets to its reader."""

import inspect
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, overload

import typer

from belarus_options.cli.forms import in_form
from belarus_options.cli.parameters import SharedArguments, form_of, shared_parameters
from belarus_options.cli.progress import ProgressBar, Waiting, progress_bar, waiting
from belarus_options.cli.projects import in_project, load_projects
from belarus_options.cli.terminal import Terminal
from belarus_options.model.choices import FORMS, Format

if TYPE_CHECKING:
    from belarus_options.files.project import LoadedProject
    from belarus_options.model.problem import Problem
    from belarus_options.model.project import Project
    from belarus_options.model.settings import Settings
    from belarus_options.views.report.report import Page, Report
    from belarus_options.views.report.sentence import Command, Reference, Wording


Result = TypeVar("Result")


class Run(NamedTuple):
    """One run of a reporting command: the projects it is about and what was set.

    Most commands are about one project. `asked` are the projects as they were asked for, None where
    one was not; the last is the one that a report is of, and that the commands in it name; with
    `builtin` it is the built-in case, asked for by that. A person who waits is shown `waiting`.
    `output` is the file that a report is to go into, and `is_forced` says that files may be written
    over.
    """

    projects: "tuple[LoadedProject, ...]"
    settings: "Settings"
    terminal: Terminal
    command: str
    asked: tuple[str | None, ...]
    waiting: Waiting
    builtin: bool = False
    is_full: bool = False
    output: str | None = None
    is_forced: bool = False

    def progress(
        self, what: str, *, has_processes: bool = False
    ) -> AbstractContextManager[ProgressBar]:
        """A bar for the time of a block that knows how much work there is."""
        if has_processes:
            # What waits has a thread, and a process with threads is not to be forked.
            self.waiting.end()
        return progress_bar(what, self.terminal, self.waiting)

    @property
    def loaded(self) -> "LoadedProject":
        return self.projects[-1]

    @property
    def project(self) -> "Project":
        return self.loaded.project

    def of_each(self, study: "Callable[[Project], Result]") -> tuple[Result, ...]:
        """What a study gives for each project; raises InputError with what is wrong in any."""
        from belarus_options.model.problem import InputError

        results: list[Result] = []
        refused: list[tuple[int, Problem]] = []
        for at, loaded in enumerate(self.projects):
            try:
                results.append(study(loaded.project))
            except InputError as error:
                refused += [(at, loaded.located(problem)) for problem in error.problems]
        # A setting that none of them has is named once, and is not about one of them.
        times = Counter(problem for _, problem in refused if problem.position is None)
        everywhere = [p for p, count in times.items() if count == len(self.projects)]
        problems = [self._in_project(p, at) for at, p in refused if p not in everywhere]
        if refused:
            raise InputError([*everywhere, *problems])
        return tuple(results)

    def located(self, problem: "Problem") -> "Problem":
        """A problem of the project that the report is of, with its line and column."""
        if problem.place is None or problem.position is not None:
            return problem
        return self._in_project(self.loaded.located(problem), -1)

    def _in_project(self, problem: "Problem", at: int) -> "Problem":
        is_one = len(self.projects) == 1
        name = None if is_one else self.asked[at] or self.projects[at].project.folder
        return in_project(problem, name)

    @property
    def screened_out(self) -> Mapping[str, tuple[str, ...]]:
        """By each option that takes no part in comparisons, what it fails."""
        from belarus_options.model.settings import screened_out

        return screened_out(self.project, self.settings)

    @property
    def wording(self) -> "Wording":
        """How this run words a report for people: short names, and command lines with its own
        settings."""
        from belarus_options.views.report.naming import by_short_name

        return self._wording(by_short_name(self.project))

    @property
    def wording_by_name(self) -> "Wording":
        """The same where there is room for more of a name than an id."""
        from belarus_options.views.report.naming import by_name

        return self._wording(by_name(self.project))

    @property
    def wording_by_id(self) -> "Wording":
        """The same for programs: ids for names."""
        from belarus_options.views.report.sentence import by_id

        return self._wording(by_id)

    def _wording(self, name: "Callable[[Reference], str]") -> "Wording":
        from belarus_options.views.forms.command_line import command_line
        from belarus_options.views.report.sentence import Wording

        def typed(command: "Command") -> str:
            return command_line(command, self.settings, self.asked[-1], builtin=self.builtin)

        return Wording(name, typed)


class Refusal(NamedTuple):
    """Why a command does not take an option that others take: the name of the error, a reason to
    stand behind a colon, and a way out."""

    name: str
    reason: str
    help: str


# What commands about weights alone do not take.
REFUSED_OF_WEIGHTS = {
    "scenario": Refusal("not-taken", "weights are the same in every scenario", "leave it out"),
    "score": Refusal("not-taken", "weights are the same whatever the scores are", "leave it out"),
    "include_screened": Refusal(
        "not-taken", "weights are the same for every option", "leave it out"
    ),
    "option": Refusal("not-taken", "weights are the same for every option", "leave it out"),
}


class ReportingFunction(NamedTuple):
    """A function from a Run (and parameters of its own) to a Report, to make a command of.

    The command takes the shared parameters too, loads the project, and gives the report in the form
    and to the place that was asked for. Nothing is written before the whole report is there.

    A command about several projects has an argument for each in `arguments`, annotated as Typer
    reads it, by name. The last may be left out; it is then the project of any other command.
    `refuses` are the shared parameters that it does not take.
    """

    function: "Callable[..., Report | Page]"
    forms: tuple[Format, ...] = FORMS
    arguments: Mapping[str, Any] = MappingProxyType({})
    refuses: Mapping[str, Refusal] = MappingProxyType({})

    @property
    def shared(self) -> dict[str, inspect.Parameter]:
        """The shared parameters that the command takes, by name."""
        shared = shared_parameters(self.forms)
        return {name: shared[name] for name in shared if name not in self.refuses}

    def command(self, name: str) -> Callable[..., None]:
        """The command of that name, as a function of its parameters."""
        shared = self.shared
        own = list(inspect.signature(self.function).parameters.values())[1:]

        def command(**arguments: Any) -> None:
            given = SharedArguments(**{key: arguments.pop(key) for key in shared})
            named = [arguments.pop(key) for key in self.arguments]
            _run(self, name, given, named, arguments)

        command.__doc__ = self.function.__doc__
        return _with_parameters(command, [*self._project_parameters, *own, *shared.values()])

    @property
    def _project_parameters(self) -> Iterator[inspect.Parameter]:
        kind = inspect.Parameter.KEYWORD_ONLY
        for name, annotation in self.arguments.items():
            default = None if name == list(self.arguments)[-1] else inspect.Parameter.empty
            yield inspect.Parameter(name, kind, default=default, annotation=annotation)


@overload
def reporting(function: "Callable[..., Report | Page]", /) -> ReportingFunction: ...
@overload
def reporting(
    *,
    forms: tuple[Format, ...] = FORMS,
    projects: Mapping[str, Any] | None = None,
    refuses: Mapping[str, Refusal] | None = None,
) -> "Callable[[Callable[..., Report | Page]], ReportingFunction]": ...
def reporting(
    function: "Callable[..., Report | Page] | None" = None,
    /,
    *,
    forms: tuple[Format, ...] = FORMS,
    projects: Mapping[str, Any] | None = None,
    refuses: Mapping[str, Refusal] | None = None,
) -> "ReportingFunction | Callable[[Callable[..., Report | Page]], ReportingFunction]":
    """Marks the function of a reporting command; `forms` are those that its result takes,
    `projects` the arguments that name its projects where it is about several, and `refuses` the
    shared parameters that it does not take, each with the reason."""
    if function is None:
        return partial(
            ReportingFunction, forms=forms, arguments=projects or {}, refuses=refuses or {}
        )
    return ReportingFunction(function, forms)


def unless_subcommand(command: Callable[..., None]) -> Callable[..., None]:
    """Makes the callback of a command group of a reporting command: it runs where no subcommand
    is named. Its options before a subcommand are refused, where they would go unheard."""

    def callback(ctx: typer.Context, **arguments: Any) -> None:
        if ctx.invoked_subcommand is None:
            command(**arguments)
        elif any(_is_given(ctx, name) for name in arguments):
            from belarus_options.model.problem import refuse

            name = f"{ctx.info_name} {ctx.invoked_subcommand}"
            message = f"an option stands before `{ctx.invoked_subcommand}`, where it is not heard"
            raise refuse("not-taken", message, f"write it behind `{name}`", argument=name)

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
    reporting: ReportingFunction,
    command: str,
    shared: SharedArguments,
    named: Sequence[str | None],
    own: dict[str, Any],
) -> None:
    form = form_of(shared.format, shared.output, reporting.forms)
    terminal = Terminal(
        shared.quiet, shared.verbose, shared.no_color, shared.no_pager, shared.width
    )
    also = "--builtin" if shared.builtin else "--project" if shared.project is not None else None
    if also is not None and named and named[-1] is not None:
        from belarus_options.model.problem import refuse

        message = f"`{named[-1]}` and `{also}` stand for one project"
        raise refuse("extra-argument", message, "leave one of them out", argument=also)
    if form is Format.html and shared.output is None and terminal.is_interactive:
        from belarus_options.model.problem import refuse

        way_out = "`--output brief.html` writes it to a file"
        raise refuse("bad-output", "a page is no text for a terminal", way_out, argument=command)
    with waiting(terminal) as shown:
        projects = load_projects(named or [None], shared.project, terminal, builtin=shared.builtin)
        asked = (*named[:-1], named[-1] if named and named[-1] is not None else shared.project)
        settings = _settings(shared)
        how = shared.builtin, shared.full, shared.output, shared.force
        run = Run(projects, settings, terminal, command, asked, shown, *how)
        report = _located(reporting.function, run, own)
        text = in_form(report, form, run, to_file=shared.output is not None)
    if run.settings.weights and not terminal.quiet:
        from belarus_options.cli.hints import weight_hints

        for hint in weight_hints(run.project, run.settings):
            terminal.notice(f"note: {hint}")
    deliver(text, form, terminal, shared.output, force=shared.force)
    if report.status:
        raise typer.Exit(report.status)


def _located(
    function: "Callable[..., Report | Page]", run: Run, own: dict[str, Any]
) -> "Report | Page":
    # A study knows places in the model; only here do they become lines and columns.
    from belarus_options.model.problem import InputError

    try:
        return function(run, **own)
    except InputError as error:
        raise InputError(map(run.located, error.problems)) from None


def _settings(shared: SharedArguments) -> "Settings":
    from belarus_options.cli.setting_arguments import score_settings, weight_settings
    from belarus_options.model.settings import Settings

    return Settings(
        weights=weight_settings(shared.weight or (), "--weight "),
        perspective=shared.perspective,
        scenario=shared.scenario,
        options=tuple(shared.option) if shared.option else None,
        scores=score_settings(shared.score or (), "--score "),
        includes_screened=shared.include_screened,
    )


def deliver(
    text: str | bytes, form: Format, terminal: Terminal, output: str | None, *, force: bool
) -> None:
    """Hands over a result: into a new file, or on standard output."""
    if output is not None:
        from belarus_options.files.writing import write_whole

        # Spreadsheets take CSV for UTF-8 where a byte order mark says so.
        encoding = "utf-8-sig" if form is Format.csv else "utf-8"
        data = text if isinstance(text, bytes) else text.encode(encoding)
        write_whole(Path(output), data, replace=force)
        terminal.notice(f"wrote {output}")
    elif isinstance(text, bytes):
        raise AssertionError("what is a file was to be refused")
    elif form is Format.text:
        terminal.print(text)
    else:
        terminal.print_data(text)
