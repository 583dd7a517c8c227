"""Rules about what options have to pass before they are compared: asked of all, or of none."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from belarus_options.model.finding import Finding
from belarus_options.model.grammar import first_of
from belarus_options.model.layout import CRITERIA_FILE, option_file
from belarus_options.model.problem import Place
from belarus_options.studies.checks.rule import rule

if TYPE_CHECKING:
    from belarus_options.model.project import Project
    from belarus_options.studies.matrix.ranking import Ranking

_MOST_LISTED = 5


@rule(
    "warning",
    summary="A screening test is answered by some options and not by others",
    why=(
        "Screening criteria are absolute standards that every option has to meet before any is "
        "compared (U.S. Army, ATTP 5-0.1, 2011). An option that is not judged stays in, so one "
        "that was asked and failed has lost to options of which nobody knows whether they pass."
    ),
    fix=(
        "Answer the test under `screening` of every option. What cannot be answered is "
        "`passes: unclear`, with what is missing as its `because`."
    ),
    example="""\
# options/attache.yaml; two of the three options answer the test `lawful` of criteria.yaml
screening:
  lawful: {passes: yes}
""",
)
def unscreened(ranking: "Ranking") -> Iterator[Finding]:
    """Tests that some options answer and others do not, where more than one option is tested."""
    project = ranking.project
    if len(_tested(project)) < 2:
        return
    for test in project.tests:
        missing = [id for id, o in project.options.items() if test not in (o.screening or {})]
        if 0 < len(missing) < len(project.options):
            yield Finding(
                f"`{test}` is not answered for {first_of(missing, _MOST_LISTED)}, and for others"
                " it is",
                "answer it for every option, with `passes: unclear` where nobody knows",
                place=Place(CRITERIA_FILE, ("screening", test), key=True),
            )


@rule(
    "note",
    summary="One option alone is tested before options are compared",
    why=(
        "What is asked of one option can only take that one out. Whoever chose it decided by a "
        "test that its rivals did not have to pass, and the ranking cannot show it."
    ),
    fix="Answer the tests for every option, the status quo too, or take them out.",
    example="""\
# options/attache.yaml; no other option has `screening`
screening:
  acceptable: {passes: no, because: Congress would not fund it.}
""",
)
def one_sided_screening(ranking: "Ranking") -> Iterator[Finding]:
    """A single option of several that answers any screening test."""
    tested = _tested(ranking.project)
    if len(tested) == 1 < len(ranking.project.options):
        yield Finding(
            f"`{tested[0]}` is the only option that is tested",
            "answer the tests for every option, or take them out",
            place=Place(option_file(tested[0]), ("screening",), key=True),
        )


def _tested(project: "Project") -> list[str]:
    """The options that answer a test."""
    return [id for id, option in project.options.items() if option.screening]
