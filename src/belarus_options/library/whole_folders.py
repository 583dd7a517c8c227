"""Studies of whole folders and of files: what changed, known mistakes, a published matrix, and the
briefing of everything."""

from collections.abc import Iterable
from functools import partial
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack

from belarus_options.library.arguments import (
    FolderSettings,
    RankingSettings,
    public,
    settings_of,
    whole,
    word,
)
from belarus_options.library.projects import Project, is_builtin, located, require_project
from belarus_options.library.results import Result, Told, told, wording_of
from belarus_options.model.choices import Annexes
from belarus_options.model.settings import Settings

if TYPE_CHECKING:
    from belarus_options.model.problem import Position
    from belarus_options.studies.auditing import Audit
    from belarus_options.studies.checks.checking import CheckReport
    from belarus_options.studies.diff.changes import Change
    from belarus_options.studies.diff.diff import Diff
    from belarus_options.views.commands.audit import AuditedTable

_MOST_TABLES = 10_000


@public
def check(project: Project, **settings: Unpack[FolderSettings]) -> "Result[CheckReport]":
    """The known mistakes of decision analysis that the files show (`check`)."""
    return told("check", project, settings, _check)


def _check(project: Project, settings: Settings) -> "Told[CheckReport]":
    from belarus_options.files.annotations import annotations
    from belarus_options.studies.checks.checking import check
    from belarus_options.views.commands.check import check_report

    study = check(project.model, annotations(project.loaded), settings)
    return study, check_report(study, project.model, settings)


@public
def diff(old: Project, new: Project, **settings: Unpack[RankingSettings]) -> "Result[Diff]":
    """What changed from one project to another, and what each change did (`diff`)."""
    require_project(old)
    return told("diff", new, settings, partial(_diff, old=old))


def _diff(project: Project, settings: Settings, *, old: Project) -> "Told[Diff]":
    from belarus_options.studies.diff.diff import diff
    from belarus_options.studies.matrix.ranking import rank
    from belarus_options.views.commands.diff import Side, diff_report

    def position(change: "Change") -> "Position":
        return (old if change.is_gone else project).loaded.position(change.place)

    def side(of: Project) -> Side:
        return Side(of.folder, of.folder, of.revision, lambda: of.digest)

    with located(old):
        before = rank(old.model, settings)
    study = diff((before, rank(project.model, settings)), settings)
    return study, diff_report(study, (side(old), side(project)), position, has_status=False)


@public
def audit(  # a parameter for each option of the command
    file: str | PathLike[str],
    *,
    table: int | None = None,
    totals: str | None = None,
    weights: str | None = None,
    ranks: str | None = None,
    lower_is_better: bool = False,
    sheet: str | None = None,
    options_in: Literal["rows", "columns"] | None = None,
    keep: Iterable[str] = (),
    encoding: str | None = None,
) -> "Result[tuple[Audit, ...]]":
    """What is wrong in a published decision matrix, by its own numbers (`audit`): in all tables of
    a file, or in one, from 1. `totals`, `weights` and `ranks` name the rows or columns that hold
    them, and `keep` those to take in whatever they look like.

    Warns of tables that are passed over.
    """
    from belarus_options.files.sheets.printed import Named, read_printed
    from belarus_options.studies.auditing import audit as audited
    from belarus_options.views.commands.audit import AuditedTable
    from belarus_options.views.forms.safe_text import one_line

    path = Path(fspath(file))
    printed = read_printed(
        path,
        table=whole(table, 1, _MOST_TABLES, "table"),
        named=Named(totals, weights, ranks),
        sheet=sheet,
        encoding=encoding,
        options_in=options_in,
        keep=tuple(keep),
        lower_is_better=lower_is_better or None,
    )
    for number, reason in printed.passed_over:
        import warnings

        warnings.warn(one_line(f"table {number} is passed over: {reason}"), stacklevel=3)
    tables = tuple(
        AuditedTable(each.number, each.line, each.totals, each.others, audited(each.matrix))
        for each in printed.tables
    )
    make = partial(_audit, name=path.name, tables=tables)
    result: Result[tuple[Audit, ...]] = Result("audit", None, _make=make)
    result.run()
    return result


def _audit(
    _: None, __: Settings, *, name: str, tables: "tuple[AuditedTable, ...]"
) -> "Told[tuple[Audit, ...]]":
    from belarus_options.views.commands.audit import audit_report

    return tuple(each.audit for each in tables), audit_report(name, tables)


@public
def brief(
    project: Project,
    *,
    annexes: str = "all",
    since: Project | None = None,
    **settings: Unpack[RankingSettings],
) -> str:
    """The decision briefing: the text of one HTML page (`brief`). `annexes` is all, cited or none;
    `since` is an earlier state, from which the page says what has changed."""
    from belarus_options import __version__
    from belarus_options.files.annotations import annotations
    from belarus_options.files.assets import page_assets
    from belarus_options.studies.briefing import briefing
    from belarus_options.views.briefing.changes import Earlier
    from belarus_options.views.briefing.page import page, provenance
    from belarus_options.views.report.naming import by_name

    chosen, within = word(Annexes, annexes, "annexes"), settings_of(settings)
    with located(project):
        told = briefing(
            project.model,
            annotations(project.loaded),
            within,
            has_annexes=chosen is not Annexes.none,
        )
        earlier = None
        if since is not None:
            require_project(since)
            _, changes = _diff(project, within, old=since)
            earlier = Earlier(_asked(since), since.revision, since.digest, changes)
    made = provenance(
        project.model,
        project.digest,
        __version__,
        within,
        is_builtin=is_builtin(project),
        since=None if earlier is None else earlier.asked,
    )
    wording = wording_of(project, within)._replace(name=by_name(project.model))
    return page(told, wording, made, page_assets(), annexes=chosen, earlier=earlier)


def _asked(old: Project) -> str:
    """A revision as it was asked for, or the name of a folder."""
    return old.folder.removeprefix("git:") if old.revision is not None else old.folder
