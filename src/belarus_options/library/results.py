"""What a study found, for a program and for a notebook."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from belarus_options.library.arguments import settings_of
from belarus_options.library.errors import as_project_error
from belarus_options.library.projects import Project, is_builtin, located, require_project
from belarus_options.model.settings import AS_STATED, Settings, screened_out
from belarus_options.views.forms.safe_text import one_line
from belarus_options.views.report.report import Datum, Records, Report
from belarus_options.views.report.sentence import Wording

Study = TypeVar("Study")
Told = tuple[Study, Report]
# What of a pickled result is left out, and made again where it is asked for.
_MADE_AGAIN = ("_told", "_html")


@dataclass(frozen=True, eq=False, repr=False)
class Result(Generic[Study]):
    """What a study found: as JSON has it, as rows, as sentences, and as its own record.

    `command` is the command that says the same, `project` what it is about, None for a published
    matrix. It pickles with its JSON and its rows; `study` and the tables of a notebook are made
    again where they are asked for.
    """

    command: str
    project: Project | None
    _settings: Settings = field(default=AS_STATED)
    _make: Callable[[Project | None, Settings], Told[Study]] | None = None

    @property
    def study(self) -> Study:
        """The record of the study, frozen; its fields are no public interface yet."""
        return self._told[0]

    @property
    def answer(self) -> tuple[str, ...]:
        """The answer, a sentence each, with short names; without those on what to type next."""
        return self._answer

    def to_dict(self) -> dict[str, Any]:
        """The object that the command prints with `--format json` (docs/json.md)."""
        document: dict[str, Any] = json.loads(self.to_json())
        return document

    def to_json(self) -> str:
        """The text that the command prints with `--format json`."""
        return self._json

    def to_records(self) -> list[dict[str, Datum]]:
        """The rows of the command's CSV at full precision, each by the names of its columns."""
        rows = self._records
        return [dict(zip(rows.header, row, strict=True)) for row in rows.rows]

    def to_dataframe(self) -> Any:
        """The rows as a `pandas.DataFrame`; raises ImportError where pandas is not installed."""
        from importlib import import_module

        try:
            pandas = import_module("pandas")
        except ModuleNotFoundError as error:
            message = "to_dataframe needs pandas; to_records gives the same rows without it"
            raise ImportError(message, name="pandas") from error
        rows = self._records
        return pandas.DataFrame([list(row) for row in rows.rows], columns=list(rows.header))

    def __repr__(self) -> str:
        about = f": {self.answer[0]}" if self.answer else ""
        return one_line(f"<Result of {self.command}{about}>")

    def _repr_html_(self) -> str:
        return self._html

    def run(self) -> None:
        """Makes the study where it has not been made; no public interface."""
        _ = self._told

    # --- made once

    @cached_property
    def _told(self) -> Told[Study]:
        """The study and its report."""
        assert self._make is not None
        with as_project_error():
            if self.project is None:
                return self._make(None, self._settings)
            with located(self.project):
                study, report = self._make(self.project, self._settings)
            return study, self._with_screened_out(report)

    def _with_screened_out(self, report: Report) -> Report:
        if self.project is None or report.names_screened:
            return report
        failed = screened_out(self.project.model, self._settings)
        if not failed:
            return report
        from belarus_options.views.report.screened_out import screened_out_line

        return report._replace(screened_out=screened_out_line(self.project.model, failed))

    @cached_property
    def _answer(self) -> tuple[str, ...]:
        from belarus_options.views.forms.html import is_about_the_command_line

        said = self._told[1].answer
        sentences = [each for each in said if each and not is_about_the_command_line(each)]
        return tuple(one_line(self._wording.text(sentence)) for sentence in sentences)

    @cached_property
    def _json(self) -> str:
        from belarus_options import __version__
        from belarus_options.views.forms.json import project_to_json, to_json

        report = self._told[1]
        if self.project is None:
            return to_json(report, self.command, __version__)
        model, digest = self.project.model, self.project.digest
        return project_to_json(report, self.command, __version__, model, digest, self._settings)

    @cached_property
    def _records(self) -> Records:
        found = self._told[1].records()
        return Records(tuple(found.header), tuple(tuple(row) for row in found.rows))

    @cached_property
    def _html(self) -> str:
        from belarus_options.files.assets import page_assets
        from belarus_options.views.briefing.one_report import one_report
        from belarus_options.views.forms.html import Hypertext

        chips = {} if self.project is None else self.project.chips
        hypertext = Hypertext(self._wording, chips)
        return one_report(self._told[1], hypertext, page_assets().style)

    @property
    def _wording(self) -> Wording:
        return wording_of(self.project, self._settings)

    def __getstate__(self) -> dict[str, Any]:
        # What is sent is the answer; what it came from takes more room than the whole project.
        _ = self._answer, self._json, self._records
        return {name: it for name, it in vars(self).items() if name not in _MADE_AGAIN}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        vars(self).update(state)


def wording_of(project: Project | None, settings: Settings) -> Wording:
    """Short names, and commands as they are typed in a terminal."""
    from belarus_options.views.forms.command_line import command_line
    from belarus_options.views.report.naming import by_short_name
    from belarus_options.views.report.sentence import by_id

    if project is None:
        return Wording(by_id, lambda command: command_line(command, settings, None))
    builtin = is_builtin(project)
    folder = None if builtin else project.folder
    return Wording(
        by_short_name(project.model),
        lambda command: command_line(command, settings, folder, builtin=builtin),
    )


def told(
    command: str,
    project: Project,
    given: Mapping[str, Any],
    make: Callable[[Project, Settings], Told[Study]],
) -> Result[Study]:
    """The result of a study of a project under the settings that were given by name, made now.

    `make` and all that it holds is picklable. Raises InputError and ProjectError.
    """
    require_project(project)
    result: Result[Study] = Result(command, project, settings_of(given), make)  # type: ignore[arg-type]  # its project is there
    result.run()
    return result
