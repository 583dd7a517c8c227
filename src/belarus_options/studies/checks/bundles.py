"""Rules about sets of options: what nobody has judged, and scores of sets that stay put."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from belarus_options.model.finding import Finding
from belarus_options.model.layout import BUNDLES_FILE
from belarus_options.model.problem import InputError, Place
from belarus_options.studies.checks.rule import rule

if TYPE_CHECKING:
    from belarus_options.studies.matrix.ranking import Ranking


@rule(
    "note",
    summary="Nobody has judged how effects of two options in the best bundle combine",
    why=(
        "Both change a leaf in the same direction against the status quo, and neither the leaf nor "
        "an entry of bundles.yaml says what the two make of it together. The best bundle is best "
        "on the assumption that the larger effect hides the smaller, and its total has a range."
    ),
    fix=(
        "State `combine` on the leaf where its definition decides it; or write a bundle with just "
        "these options into bundles.yaml, with scores where the whole is not what its parts make "
        "it, or with a `because` that says why it is."
    ),
    example="""\
# bundles.yaml; attache and training both gain on leverage.access, and no entry has the two
constraints: {at-most: 2}
""",
)
def unjudged_interaction(ranking: "Ranking") -> Iterator[Finding]:
    """Pairs of options of the best bundle that touch a leaf alike and that no entry is about; only
    where the folder has bundles.yaml."""
    file = ranking.project.bundles
    if not (file.named or file.constraints) or ranking.project.status_quo is None:
        return
    from belarus_options.studies.bundles.candidates import candidates
    from belarus_options.studies.bundles.valued import valued_sets

    try:
        found = candidates(ranking.project, ranking.settings)
        everyone = valued_sets(found)
    except InputError:
        # `bundles` says what cannot be.
        return
    best = everyone.best()
    assert best is not None
    chosen = everyone.options(best[0])
    judged = {
        frozenset(block.options) for block in file.named.values() if block.because or block.scores
    }
    if frozenset(chosen) in judged:
        return
    for one, other in combinations(chosen, 2):
        first, second = found.number_of[one], found.number_of[other]
        alike = [
            leaf.leaf.path
            for leaf in everyone.effects
            if not leaf.rule.is_stated and leaf.differences[first] * leaf.differences[second] > 0
        ]
        if alike and frozenset((one, other)) not in judged:
            yield Finding(
                f"`{one}` and `{other}` are in the best bundle, and nobody has judged how their"
                f" effects on `{alike[0]}`"
                + (f" and {len(alike) - 1} more leaves" if len(alike) > 1 else "")
                + " combine",
                f"write a bundle of `{one}` and `{other}` with a `because`, or `combine` on the"
                " leaf",
                place=Place(BUNDLES_FILE, ("bundles" if file.named else "constraints",), key=True),
            )


@rule(
    "warning",
    summary="A score of a bundle stays where those of its options move",
    why=(
        "An option of the bundle has another score in some scenario, and the bundle's own score on "
        "that leaf has none: there the bundle is what it was, whatever becomes of its parts."
    ),
    fix="Write an entry under `scenarios` of the bundle's score, or take that score out.",
    example="""\
# bundles.yaml; the attaché's score on leverage.access has an entry for transition
bundles:
  both:
    options: [attache, training]
    scores: {leverage.access: 4}
""",
)
def fixed_bundle_score(ranking: "Ranking") -> Iterator[Finding]:
    """Explicit scores without an entry for a scenario in which a member has one."""
    project = ranking.project
    for id, block in project.bundles.named.items():
        for path, score in block.explicit.items():
            own = set(score.scenarios or ())
            for option in block.options:
                moved = [
                    s for s in project.options[option].scores[path].scenarios or () if s not in own
                ]
                if moved:
                    yield Finding(
                        f"`{option}` has a score of its own on `{path}` in `{moved[0]}`, and the"
                        f" bundle `{id}` has none there",
                        f"write what the whole is in `{moved[0]}`",
                        place=Place(BUNDLES_FILE, ("bundles", id, "scores", path), key=True),
                    )
                    break


def unusable(ranking: "Ranking") -> Iterator[Finding]:
    """Bundles and groups of bundles.yaml that nothing can satisfy, for `unused`."""
    project = ranking.project
    groups = project.bundles.limits.groups or {}
    if project.status_quo is None or not (project.bundles.named or groups):
        return
    from belarus_options.studies.bundles.asked import Constraint
    from belarus_options.studies.bundles.candidates import candidates

    try:
        found = candidates(project, ranking.settings)
    except InputError:
        return
    for id, block in project.bundles.named.items():
        if broken := [c for c in found.broken_by(block.options) if c.kind != "option"]:
            yield Finding(
                f"the bundle `{id}` cannot be: {', '.join(map(str, broken))} forbids it",
                "mend its options or the constraint, or take it out",
                place=Place(BUNDLES_FILE, ("bundles", id), key=True),
            )
    for id in groups:
        own = Constraint("group", (id,))
        others = [c for c in found.constraints if c != own and not c.is_rule]
        if not found.without(*others).has_any:
            yield Finding(
                f"no set of options has as many of the group `{id}` as it asks for",
                "mend its numbers, or what its options require and exclude",
                place=Place(BUNDLES_FILE, ("constraints", "groups", id), key=True),
            )
