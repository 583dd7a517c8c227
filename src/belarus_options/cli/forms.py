"""The forms that a result can take: a new one is a file in views/forms and an entry here."""

import shlex
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from belarus_options.model.choices import Format

if TYPE_CHECKING:
    from belarus_options.cli.reporting import Run
    from belarus_options.cli.terminal import Terminal
    from belarus_options.views.report.report import Page, Report
    from belarus_options.views.report.sentence import Wording


def in_form(
    report: "Report | Page", form: Format, run: "Run", *, to_file: bool = False
) -> str | bytes:
    """A report in a form, as text or as bytes; what a file gets has no color and is in UTF-8."""
    from belarus_options.views.report.report import Page

    if isinstance(report, Page):
        return report.text
    if not report.names_screened and run.screened_out:
        from belarus_options.views.report.screened_out import screened_out_line

        line = screened_out_line(run.project, run.screened_out)
        report = report._replace(screened_out=line)
    if form is Format.text:
        return _text(report, run, to_file=to_file)
    return _FORMS[form](report, run)


def without_project(
    report: "Report", form: Format, command: str, terminal: "Terminal", *, to_file: bool = False
) -> str:
    """The text of a report that is of no project, as `in_form` gives it."""
    from belarus_options import __version__
    from belarus_options.views.forms.json import to_json
    from belarus_options.views.forms.markdown import to_markdown
    from belarus_options.views.forms.plain import to_csv, to_lines
    from belarus_options.views.report.sentence import Wording, by_id

    wording = Wording(by_id, lambda each: shlex.join(["belarus-options", each.name]))
    match form:
        case Format.json:
            return to_json(report, command, __version__)
        case Format.csv:
            return to_csv(report)
        case Format.tsv:
            return to_lines(report, wording)
        case Format.markdown:
            return to_markdown(report, wording, is_full=False)
    return _as_text(report, wording, terminal, is_full=False, to_file=to_file)


def _text(report: "Report", run: "Run", *, to_file: bool) -> str:
    return _as_text(report, run.wording, run.terminal, is_full=run.is_full, to_file=to_file)


def _as_text(
    report: "Report", wording: "Wording", terminal: "Terminal", *, is_full: bool, to_file: bool
) -> str:
    from belarus_options.views.forms.text import to_text

    return to_text(
        report,
        wording,
        is_full=is_full,
        width=terminal.width_of(to_file=to_file),
        color=not to_file and terminal.is_interactive and terminal.has_color,
        encoding="utf-8" if to_file else sys.stdout.encoding,
    )


def _tsv(report: "Report", run: "Run") -> str:
    from belarus_options.views.forms.plain import to_lines

    return to_lines(report, run.wording_by_id)


def _json(report: "Report", run: "Run") -> str:
    from belarus_options import __version__
    from belarus_options.views.forms.json import project_to_json

    digest = run.loaded.digest
    return project_to_json(report, run.command, __version__, run.project, digest, run.settings)


def _csv(report: "Report", _: "Run") -> str:
    from belarus_options.views.forms.plain import to_csv

    return to_csv(report)


def _markdown(report: "Report", run: "Run") -> str:
    from belarus_options.views.forms.markdown import to_markdown

    return to_markdown(report, run.wording, is_full=run.is_full)


def _svg(report: "Report", run: "Run") -> str:
    from belarus_options.views.forms.svg import to_svg

    return to_svg(report, run.wording, is_full=run.is_full)


def _xlsx(report: "Report", run: "Run") -> bytes:
    from belarus_options import __version__
    from belarus_options.views.forms.book import book_of
    from belarus_options.views.forms.xlsx import to_xlsx

    facts = {
        "Made by": f"belarus-options {__version__}, {run.command}",
        "Project": run.project.folder,
        "Digest": run.loaded.digest,
    }
    return to_xlsx(book_of(report, run.command, run.wording, facts), run.wording)


_FORMS: dict[Format, Callable[["Report", "Run"], str | bytes]] = {
    Format.tsv: _tsv,
    Format.json: _json,
    Format.csv: _csv,
    Format.markdown: _markdown,
    Format.svg: _svg,
    Format.xlsx: _xlsx,
}
