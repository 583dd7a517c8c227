"""The forms that a result can take: a new one is a file in views/forms and an entry here."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from belarus_options.model.choices import Format

if TYPE_CHECKING:
    from belarus_options.cli.reporting import Run
    from belarus_options.views.report.report import Report


def in_form(report: "Report", form: Format, run: "Run") -> str:
    """The text of a report in a form."""
    return _FORMS[form](report, run)


def _table(report: "Report", run: "Run") -> str:
    """Laid out where a person reads, and lines where a program does."""
    if not run.terminal.is_interactive:
        from belarus_options.views.forms.plain import to_lines

        return to_lines(report, run.wording)
    from belarus_options.views.forms.terminal import to_terminal

    return to_terminal(
        report,
        run.wording,
        width=run.terminal.width,
        color=run.terminal.has_color,
        encoding=sys.stdout.encoding,
    )


def _json(report: "Report", run: "Run") -> str:
    from belarus_options import __version__
    from belarus_options.views.forms.json import to_json

    return to_json(report, run.command, __version__, _project(run), _shared_settings(run))


def _csv(report: "Report", _: "Run") -> str:
    from belarus_options.views.forms.plain import to_csv

    return to_csv(report)


def _markdown(report: "Report", run: "Run") -> str:
    from belarus_options.views.forms.markdown import to_markdown

    return to_markdown(report, run.wording)


def _svg(report: "Report", run: "Run") -> str:
    from belarus_options.views.forms.svg import to_svg

    return to_svg(report, run.wording)


_FORMS: dict[Format, Callable[["Report", "Run"], str]] = {
    Format.table: _table,
    Format.json: _json,
    Format.csv: _csv,
    Format.markdown: _markdown,
    Format.svg: _svg,
}


def _project(run: "Run") -> dict[str, str]:
    project = run.project
    return {
        "title": project.decision.title,
        "folder": project.folder,
        "digest": run.loaded.digest,
    }


def _shared_settings(run: "Run") -> dict[str, Any]:
    settings = run.settings
    return {
        "weights": {weight.path: str(weight.value) for weight in settings.weights},
        "perspective": settings.perspective,
        "scenario": settings.scenario,
        "options": list(settings.options) if settings.options is not None else None,
    }
