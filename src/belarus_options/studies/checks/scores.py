"""Rules about single scores: what they rest on, how sure they are, whether they fit their scale."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from belarus_options.model.finding import Finding
from belarus_options.model.layout import option_file
from belarus_options.model.problem import Place
from belarus_options.studies.checks.rule import rule

if TYPE_CHECKING:
    from belarus_options.model.options import ScoreBlock
    from belarus_options.model.tree import Criterion
    from belarus_options.studies.matrix.ranking import Ranking
    from belarus_options.studies.matrix.values import LeafScale

NARROW_LEVELS = 3
NARROW_SHARE = 0.25


@rule(
    "error",
    summary="A score cites neither evidence nor an assumption",
    why=(
        "A number that nobody can trace is an opinion in the shape of a measurement. A reader "
        "cannot tell whether it was found, inferred or guessed, and when a fact changes nobody "
        "knows which scores to look at again."
    ),
    fix=(
        "Cite the items of evidence.yaml that the score rests on. Where no source speaks, "
        "write down what is assumed as an item of kind `assumption`, with its `because`, and "
        "cite that."
    ),
    example="""\
scores:
  risk.escalation:
    value: 2
    confidence: moderate
    because: Moscow would answer with an exercise.
    evidence: []
""",
    many="{count} of {scores} scores cite neither evidence nor an assumption",
)
def no_evidence(ranking: "Ranking") -> Iterator[Finding]:
    """Scores whose list of evidence is empty or missing; a scenario's entry inherits what it leaves
    out, and is found only where it says itself that there is none."""
    for option, leaf, keys, score in _scores(ranking):
        inherits = len(keys) > _BASE and score.evidence == _base(ranking, option, leaf).evidence
        if not score.evidence and not inherits:
            yield Finding(
                f"`{option}` cites neither evidence nor an assumption on `{leaf.path}`",
                "cite what it rests on under `evidence`, or an item of kind `assumption`",
                place=Place(option_file(option), keys, key=True),
            )


@rule(
    "warning",
    summary="A score's plausible range is too narrow for what else is said of it",
    why=(
        "Low confidence says that the basis is poor; a narrow range says that the value is "
        "nearly known. Both cannot hold. People's ranges are too narrow far more often than "
        "too wide (Tversky and Kahneman 1974; Alpert and Raiffa 1982), and every study of "
        "uncertainty believes the range. Narrow means fewer than three levels of a "
        "constructed scale, or less than a quarter of the way between the anchors of any "
        "other; a score without range or distribution has the narrowest range of all. A range "
        "is also too narrow where the score would lie outside it if a piece of its evidence were "
        "wrong (`if_wrong`): if the item can be wrong, that value is plausible."
    ),
    fix=(
        "Ask what would have to be true for the score to be worse, and for it to be better, "
        "and widen `range` until neither would be a surprise. If the range is right as it is, "
        "the confidence is not low. Let it take in what `if_wrong` says, or say in a comment "
        "that the item is not in doubt."
    ),
    example="""\
scores:
  risk.escalation:
    value: 2
    range: [2, 3]
    confidence: low
""",
)
def narrow_range(ranking: "Ranking") -> Iterator[Finding]:
    """Scores of low confidence whose plausible range is narrow, and those that `if_wrong` takes out
    of their range or distribution, in scenarios too."""
    scales = {scale.leaf.path: scale for scale in ranking.scales}
    for option, leaf, keys, score in _scores(ranking):
        shown = _narrow(scales[leaf.path], score) if score.confidence == "low" else None
        if shown is not None:
            at_range = ("range",) if score.range is not None else ()
            yield Finding(
                f"`{option}` has low confidence on `{leaf.path}`, and {shown}",
                "widen `range` until neither end would surprise, or raise the confidence",
                place=Place(option_file(option), (*keys, *at_range), key=True),
            )
        low, high = score.plausible
        for item, wrong in (score.if_wrong or {}).items():
            if low < high and not low <= wrong.value <= high:
                yield Finding(
                    f"`{option}` would be {wrong.value:.4g} on `{leaf.path}` if `{item}` were"
                    f" wrong, outside its plausible range, {low:.4g} to {high:.4g}",
                    "widen `range` to take it in, if it is in doubt that the item is right",
                    place=Place(option_file(option), (*keys, "if_wrong", item), key=True),
                )


# The keys of a score in its file: `scores` and the leaf, then `scenarios` and one of them.
_BASE = 2


def _scores(
    ranking: "Ranking",
) -> "Iterator[tuple[str, Criterion, tuple[str, ...], ScoreBlock]]":
    """Every score, and every entry of a scenario with what it inherits, with the keys to it."""
    for option, block in ranking.project.options.items():
        for leaf in ranking.tree.leaves:
            score = block.scores[leaf.path]
            yield option, leaf, ("scores", leaf.path), score
            for scenario in score.scenarios or ():
                keys = ("scores", leaf.path, "scenarios", scenario)
                yield option, leaf, keys, score.in_scenario(scenario)


def _base(ranking: "Ranking", option: str, leaf: "Criterion") -> "ScoreBlock":
    return ranking.project.options[option].scores[leaf.path]


def _narrow(scale: "LeafScale", score: "ScoreBlock") -> str | None:
    """How wide the range of a score is, in words, where that is narrow; None where it is not."""
    low, high = score.plausible
    constructed = scale.leaf.constructed
    if constructed is not None:
        levels = constructed.ordered
        spanned = sum(1 for level in levels if low <= level <= high)
        if spanned >= min(NARROW_LEVELS, len(levels)):
            return None
        return f"its plausible range spans {spanned} of {len(levels)} levels"
    span = abs(scale.best - scale.worst)
    if span == 0 or high - low >= NARROW_SHARE * span:
        return None
    return f"its plausible range spans {(high - low) / span:.1%} of the way between the anchors"


@rule(
    "note",
    summary="Nothing is said of how far off a score can be",
    why=(
        "A score without a range or a distribution counts as exact in all that varies scores by "
        "what is stated, and few are. No total changes by it; but what `robustness`, `sensitivity` "
        "and `stress` say of doubt then leaves it out. Where the score follows from what the "
        "option is, that is worth saying too."
    ),
    fix=(
        "Ask what would surprise you on either side and write `range: [low, high]`. Where nothing "
        "can be otherwise, write `settled: true`."
    ),
    example="""\
scores:
  risk.escalation: {value: 2, evidence: [zapad-exercise]}
""",
    many="{count} of {scores} scores have no range, no distribution and are not settled",
)
def unstated_doubt(ranking: "Ranking") -> Iterator[Finding]:
    """Scores without range or distribution that are not settled; `narrow-range` has those of low
    confidence, and what a scenario supposes is left alone."""
    for option, leaf, keys, score in _scores(ranking):
        is_said = score.range is not None or score.distribution is not None or score.settled
        if not is_said and score.confidence != "low" and len(keys) == _BASE:
            # At the value, so that it stands beside what is found of the score as a whole.
            yield Finding(
                f"`{option}` has no range on `{leaf.path}`, and is not settled",
                "write `range: [low, high]`, or `settled: true` if nothing can be otherwise",
                place=Place(option_file(option), (*keys, "value")),
            )


@rule(
    "warning",
    summary="An option lies beyond the anchors of a measured scale",
    why=(
        "The weight of a leaf answers for the swing between its anchors. A value below 0 or "
        "above 100 makes the leaf count for more than it was weighted for, and the value "
        "function goes on straight there although nobody was asked about that stretch."
    ),
    fix=(
        "Check the number and its unit. If it is right, move the anchor so that the scale "
        "contains it, and think the weight over, because its swing has grown."
    ),
    example="""\
# criteria.yaml: cost has scale: {worst: 50, best: 0, unit: USD million}
scores:
  cost: {value: 65}
""",
)
def beyond_anchors(ranking: "Ranking") -> Iterator[Finding]:
    """Options whose value on a leaf lies outside 0–100, screened out or not."""
    ranking = ranking.with_screened
    for row, option in enumerate(ranking.options):
        for path in ranking.beyond_anchors(row):
            value = ranking.values[row, ranking.column_of(path)]
            yield Finding(
                f"`{option}` lies beyond the anchors of `{path}`:"
                f" it is worth {value:.4g}, not 0–100",
                "check the number and its unit, or move the anchor and think the weight over",
                place=Place(option_file(option), (*score_keys(ranking, option, path), "value")),
            )


def score_keys(ranking: "Ranking", option: str, leaf: str) -> tuple[str, ...]:
    """The keys to the score that counts: the scenario's own entry where there is one."""
    scenario = ranking.settings.scenario
    entries = ranking.project.options[option].scores[leaf].scenarios or {}
    own = ("scenarios", scenario) if scenario is not None and scenario in entries else ()
    return ("scores", leaf, *own)
