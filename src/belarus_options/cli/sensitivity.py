"""`sensitivity`: how far each weight can move before the winner changes."""

import shlex
from dataclasses import replace
from typing import TYPE_CHECKING

from belarus_options.cli.reporting import Run, reporting

if TYPE_CHECKING:
    from belarus_options.model.settings import Settings
    from belarus_options.views.report import Report


@reporting
def sensitivity(run: Run) -> "Report":
    """Show how far each weight can move before the winner changes.

    Each uncertain score is tried too: what it does to the lead at either end of its range.

    \b
    Examples:
      belarus-options sensitivity
      belarus-options sensitivity --weight risk=50%
      belarus-options sensitivity --option cut-ties --option status-quo
      belarus-options sensitivity --output sensitivity.csv
    """
    from belarus_options.studies.sensitivity import sensitivity as study
    from belarus_options.studies.sensitivity import settings_at
    from belarus_options.views.sensitivity import sensitivity_report

    result = study(run.project, run.settings)
    fragile = result.most_fragile_first[:1]
    outside = [
        _arguments(run, settings_at(result.ranking, node.criterion, node.percent_outside))
        for node in fragile
        if node.percent_outside is not None
    ]
    again = _arguments(run, run.settings)
    return sensitivity_report(result, again=again, outside="".join(outside))


def _arguments(run: Run, settings: "Settings") -> str:
    words = [word for option in settings.options or () for word in ("--option", option)]
    return " ".join(filter(None, [replace(run, settings=settings).again, shlex.join(words)]))
