"""Rules about what people answered of weights: whether it is still about these scales, and these
weights."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from belarus_options.model.finding import Finding
from belarus_options.studies.checks.rule import rule

if TYPE_CHECKING:
    from belarus_options.studies.matrix.ranking import Ranking


@rule(
    "warning",
    summary="Weights were judged on scales that have changed since",
    why=(
        "A swing is worth what its two ends are worth: where a scale runs further, or a level "
        "means something else, the answer was about another swing. The entry's digest says that "
        "the scales below its group differ from those that were asked about. An entry without a "
        "digest is a note: nobody can tell."
    ),
    fix=(
        "Ask again, and take the old `scales` out; writing the judged weights writes the new "
        "digest. Where only a comma of a level has changed, that is all it takes."
    ),
    example="""\
# judgments.yaml; level 2 of cost has other words since
judgments:
  - swing: {risk: 100, cost: 40}
    scales: a860b5bafeea
""",
)
def stale_judgment(ranking: "Ranking") -> Iterator[Finding]:
    """Entries whose digest is another than that of the scales now, or that have none."""
    project = ranking.project
    if not project.judgments:
        return
    from belarus_options.model.judgments import entry_place
    from belarus_options.model.scales_digest import scales_digest

    for index, entry in enumerate(project.judgments):
        what = f"of `{entry.parent}`" if entry.parent else "at the top"
        if entry.scales is None:
            yield Finding(
                f"whether the scales {what} are those that were asked about is not known",
                "writing the judged weights adds the digest",
                place=entry_place(index),
                severity="note",
            )
        elif entry.scales != scales_digest(project.tree, entry.parent):
            yield Finding(
                f"a scale {what} has changed since the weights were judged",
                "ask again; then take `scales` out, and have the judged weights written",
                place=entry_place(index, "scales"),
            )


@rule(
    "note",
    summary="Weights are others than those that were judged",
    why=(
        "Weights that are kept apart from the answers that they were made of drift from them: a "
        "number is changed in criteria.yaml, and the answers still say who wanted what. Shares "
        "within half a point of a hundred are rounding."
    ),
    fix=(
        "Take over what was judged. Where the new weight is meant, change the answer too: who "
        "answered can say so."
    ),
    example="""\
# judgments.yaml; criteria.yaml has weights of 60 and 40
judgments:
  - swing: {risk: 100, cost: 40}
""",
)
def weights_differ(ranking: "Ranking") -> Iterator[Finding]:
    """Groups in which a share of criteria.yaml is not the judged one, at the one farthest off."""
    project = ranking.project
    if not project.judgments:
        return
    from belarus_options.model.problem import InputError
    from belarus_options.studies.elicitation.comparing import elicitation

    try:
        groups = elicitation(project).groups
    except InputError:
        # No weights follow from the answers, which `elicit` says.
        return
    for group in groups:
        if group.differing:
            path = max(group.differing, key=lambda p: abs(group.judged[p] - group.in_force[p]))
            yield Finding(
                f"`{path}` weighs {group.in_force[path]:.1%} of its group, and was judged at"
                f" {group.judged[path]:.1%}",
                "take over what was judged, or change the answer",
                place=project.tree.nodes[path].weight_place,
            )
