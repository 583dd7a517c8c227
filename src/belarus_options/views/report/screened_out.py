"""Who takes no part in comparisons, in one sentence below a table."""

from collections.abc import Mapping, Sequence

from belarus_options.model.grammar import NAMED_AT_MOST
from belarus_options.model.project import Project
from belarus_options.views.report.numbers import count
from belarus_options.views.report.sentence import (
    Sentence,
    criterion,
    option,
    say,
    screening_test,
    separated,
)


def screened_out_line(project: Project, failed: Mapping[str, Sequence[str]]) -> Sentence:
    """Options with what they fail; of many, the first ones and how many are left."""
    named = [
        say("{} ({})", option(id), failed_names(project, names))
        for id, names in list(failed.items())[:NAMED_AT_MOST]
    ]
    left = len(failed) - len(named)
    named += [say("{} more", count(left))] if left else []
    return say("Screened out: {}.", separated(named, ", "))


def failed_names(project: Project, failed: Sequence[str]) -> Sentence:
    """Tests and leaves, by their ids and paths."""
    return separated(
        [screening_test(id) if id in project.tests else criterion(id) for id in failed], ", "
    )
