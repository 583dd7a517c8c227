"""`check`: the known mistakes of the craft, looked for in a project."""

from typing import TYPE_CHECKING

from belarus_options.cli.reporting import Refusal, Run, reporting

if TYPE_CHECKING:
    from belarus_options.views.report.report import Report


_ALL_FILES = Refusal("not-taken", "it looks at the files of all options", "leave it out")


@reporting(refuses={"option": _ALL_FILES})
def check(run: Run) -> "Report":
    """Look for the known mistakes of decision analysis.

    The exit status is 1 where one is an error. A comment `# check: allow RULE: reason`, on the line
    or above it, turns a finding into a note.

    \b
    Examples:
      belarus-options check
      belarus-options check --format json
      belarus-options explain-rule double-counting
    """
    from belarus_options.files.annotations import annotations
    from belarus_options.studies.checks.checking import check as check_project
    from belarus_options.views.commands.check import check_report

    checked = check_project(run.project, annotations(run.loaded), run.settings)
    return check_report(checked, run.project, run.settings)
