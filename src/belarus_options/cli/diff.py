"""`diff`: what changed between two states of a decision."""

from typing import TYPE_CHECKING, Annotated

import typer

from belarus_options.cli.reporting import Run, reporting

if TYPE_CHECKING:
    from belarus_options.model.problem import Position
    from belarus_options.studies.diff.changes import Change
    from belarus_options.views.report.report import Report

_SIDES = {
    "old": Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help="A project folder, or a revision of the git repository that NEW lies in: HEAD~1,"
            " main; git:REV where a folder is called so too",
            show_default=False,
        ),
    ],
    "new": Annotated[
        str | None,
        typer.Argument(metavar="[NEW]", help="A project folder  [default: as --project]"),
    ],
}


@reporting(projects=_SIDES)
def diff(
    run: Run,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit status 1 where others are first than before")
    ] = False,
) -> "Report":
    """Show what changed since a revision, and what each change did.

    Changes are those of the model: weights as shares, scales, scores, options, and all that moves
    no total. Comments, order and layout are no change.

    \b
    Examples:
      belarus-options diff HEAD~1
      belarus-options diff ../last-week
      belarus-options diff git:main --perspective escalation-skeptic
      belarus-options diff HEAD~1 --format markdown --exit-code
    """
    return changes(run, has_status=exit_code)


def changes(run: Run, *, has_status: bool = False) -> "Report":
    """What changed from the first project of a run to the last."""
    from belarus_options.studies.diff.diff import diff as study
    from belarus_options.studies.matrix.ranking import rank
    from belarus_options.views.commands.diff import Side, diff_report

    def position(change: "Change") -> "Position":
        return run.projects[0 if change.is_gone else -1].position(change.place)

    def side(at: int) -> Side:
        loaded, asked = run.projects[at], run.asked[at]
        if asked is None and run.builtin:
            asked = "built-in"
        return Side(asked, loaded.project.folder, loaded.revision, lambda: loaded.digest)

    rankings = run.of_each(lambda project: rank(project, run.settings))
    result = study(rankings, run.settings)
    return diff_report(result, (side(0), side(-1)), position, has_status=has_status)
