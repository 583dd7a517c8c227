"""Rules about evidence: how good it is, and whether anything rests on it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from belarus_options.model.finding import Finding
from belarus_options.model.grammar import counted
from belarus_options.model.layout import CRITERIA_FILE, EVIDENCE_FILE
from belarus_options.model.problem import Place
from belarus_options.studies.checks.bundles import unusable
from belarus_options.studies.checks.rule import rule

if TYPE_CHECKING:
    from belarus_options.studies.matrix.ranking import Ranking


@rule(
    "warning",
    summary="A cited source has no reliability, or an item of evidence no credibility",
    why=(
        "The same sentence weighs differently from an eyewitness and from a rumor. ICD 203 "
        "(2015) asks analysts to describe the quality and credibility of their sources. The "
        "NATO Admiralty code does it in two marks: the source's reliability from A to F, and "
        "the credibility of the single item from 1 to 6."
    ),
    fix=(
        "Write `reliability: A` to `F` at the source and `credibility: 1` to `6` at the item. "
        "`F` and `6` say that it cannot be judged, which is an answer. Assumptions need "
        "neither."
    ),
    example="""\
sources:
  article: {title: A policy article}
evidence:
  officer-in-vilnius: {kind: fact, source: article, says: The officer works from Vilnius.}
""",
)
def no_reliability(ranking: "Ranking") -> Iterator[Finding]:
    """Cited sources without reliability, and items other than assumptions without credibility."""
    project = ranking.project
    items = {id_: item for id_, item in project.evidence.items() if item.kind != "assumption"}
    for source, block in project.sources.items():
        citing = sum(1 for item in items.values() if item.source == source)
        if block.reliability is None and citing:
            yield Finding(
                f"the source `{source}` has no reliability, and {_items(citing)} on it",
                "write `reliability: A` to `F` (`F`: cannot be judged)",
                place=Place(EVIDENCE_FILE, ("sources", source), key=True),
            )
    for id_, item in items.items():
        if item.credibility is None:
            yield Finding(
                f"the {item.kind} `{id_}` has no credibility",
                "write `credibility: 1` to `6` (`6`: cannot be judged)",
                place=Place(EVIDENCE_FILE, ("evidence", id_), key=True),
            )


def _items(count: int) -> str:
    return "one item rests" if count == 1 else f"{count} items rest"


@rule(
    "note",
    summary="A word stands in its old spelling",
    why=(
        "The kind of evidence `judgment` was written `judgement` in the first version. That is "
        "read for good and shown as it is written now, so that a search in the files for what is "
        "shown misses it."
    ),
    fix="Write `kind: judgment`; nothing else changes.",
    example="""\
evidence:
  good-faith-offer:
    kind: judgement
    source: article
    says: Restarting the program would show good faith.
""",
)
def old_spelling(ranking: "Ranking") -> Iterator[Finding]:
    """Evidence of the kind `judgement`, all of it in one finding at the first."""
    from belarus_options.model.evidence import OldSpelling

    evidence = ranking.project.evidence
    found = [id_ for id_, item in evidence.items() if isinstance(item.kind, OldSpelling)]
    if found:
        yield Finding(
            f"{counted(len(found), 'item')} of evidence {'has' if len(found) == 1 else 'have'} the"
            " kind `judgement`, which is written `judgment` now",
            "write `kind: judgment`",
            place=Place(EVIDENCE_FILE, ("evidence", found[0], "kind")),
        )


@rule(
    "note",
    summary="Nothing uses an item of evidence, a shared scale or a source, or can satisfy a bundle",
    why=(
        "Evidence that no score cites was collected and then left out of the judgment. That "
        "is how a fact against the favored option drops from sight. A scale or a source that "
        "nothing names is a leftover that misleads the next reader, and so is a bundle or a group "
        "of bundles.yaml that nothing can satisfy."
    ),
    fix=(
        "Cite the item where it bears on a score, name the scale at a leaf or the source at an "
        "item, or take it out."
    ),
    example="""\
evidence:
  counter-argument:            # in no score's `evidence`
    kind: judgment
    source: article
    says: The step would be read as support for the regime.
""",
)
def unused(ranking: "Ranking") -> Iterator[Finding]:
    """Evidence that no score cites, shared scales that no leaf names, sources of no evidence; and
    bundles and groups that nothing can satisfy."""
    yield from unusable(ranking)
    project = ranking.project
    leaves = ranking.tree.leaves
    cited = frozenset[str]().union(*(project.evidence_on(leaf.path) for leaf in leaves))
    for id_ in project.evidence:
        if id_ not in cited:
            yield Finding(
                f"no score cites the evidence `{id_}`",
                "cite it where it bears on a score, or take it out",
                place=Place(EVIDENCE_FILE, ("evidence", id_), key=True),
            )
    named = {leaf.scale_name for leaf in leaves}
    for scale in project.scales:
        if scale not in named:
            yield Finding(
                f"no leaf uses the shared scale `{scale}`",
                "name it at a leaf, or take it out",
                place=Place(CRITERIA_FILE, ("scales", scale), key=True),
            )
    drawn_on = {item.source for item in project.evidence.values()}
    for source in project.sources:
        if source not in drawn_on:
            yield Finding(
                f"no evidence comes from the source `{source}`",
                "name it at an item, or take it out",
                place=Place(EVIDENCE_FILE, ("sources", source), key=True),
            )
