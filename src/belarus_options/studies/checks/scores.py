"""Rules about single scores: what they rest on, how sure they are, whether they fit their scale."""

from collections.abc import Iterator

from belarus_options.model.finding import Finding
from belarus_options.model.layout import option_file
from belarus_options.model.options import ScoreBlock
from belarus_options.model.problem import Place
from belarus_options.model.tree import Criterion
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.matrix.values import LeafScale

NARROW_LEVELS = 3
NARROW_SHARE = 0.25


def no_evidence(ranking: Ranking) -> Iterator[Finding]:
    """Scores whose list of evidence is empty or missing; a scenario's entry inherits what it leaves
    out, and is found only where it says itself that there is none."""
    for option, leaf, keys, score in _scores(ranking):
        inherits = len(keys) > _BASE and score.evidence == _base(ranking, option, leaf).evidence
        if not score.evidence and not inherits:
            yield Finding(
                "no-evidence",
                f"`{option}` cites neither evidence nor an assumption on `{leaf.path}`",
                "cite what it rests on under `evidence`, or an item of kind `assumption`",
                place=Place(option_file(option), keys, key=True),
            )


def narrow_range(ranking: Ranking) -> Iterator[Finding]:
    """Scores of low confidence whose plausible range is narrow, those of scenarios too."""
    scales = {scale.leaf.path: scale for scale in ranking.scales}
    for option, leaf, keys, score in _scores(ranking):
        shown = _narrow(scales[leaf.path], score) if score.confidence == "low" else None
        if shown is not None:
            at_range = ("range",) if score.range is not None else ()
            yield Finding(
                "narrow-range",
                f"`{option}` has low confidence on `{leaf.path}`, and {shown}",
                "widen `range` until neither end would surprise, or raise the confidence",
                place=Place(option_file(option), (*keys, *at_range), key=True),
            )


# The keys of a score in its file: `scores` and the leaf, then `scenarios` and one of them.
_BASE = 2


def _scores(ranking: Ranking) -> Iterator[tuple[str, Criterion, tuple[str, ...], ScoreBlock]]:
    """Every score, and every entry of a scenario with what it inherits, with the keys to it."""
    for option, block in ranking.project.options.items():
        for leaf in ranking.tree.leaves:
            score = block.scores[leaf.path]
            yield option, leaf, ("scores", leaf.path), score
            for scenario in score.scenarios or ():
                keys = ("scores", leaf.path, "scenarios", scenario)
                yield option, leaf, keys, score.in_scenario(scenario)


def _base(ranking: Ranking, option: str, leaf: Criterion) -> ScoreBlock:
    return ranking.project.options[option].scores[leaf.path]


def _narrow(scale: LeafScale, score: ScoreBlock) -> str | None:
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


def beyond_anchors(ranking: Ranking) -> Iterator[Finding]:
    """Options whose value on a leaf lies outside 0–100."""
    for row, option in enumerate(ranking.options):
        for path in ranking.beyond_anchors(row):
            value = ranking.values[row, ranking.column_of(path)]
            yield Finding(
                "beyond-anchors",
                f"`{option}` lies beyond the anchors of `{path}`:"
                f" it is worth {value:.4g}, not 0–100",
                "check the number and its unit, or move the anchor and think the weight over",
                place=Place(option_file(option), (*_keys(ranking, option, path), "value")),
            )


def _keys(ranking: Ranking, option: str, leaf: str) -> tuple[str, ...]:
    """The keys to the score that counts: the scenario's own entry where there is one."""
    scenario = ranking.settings.scenario
    entries = ranking.project.options[option].scores[leaf].scenarios or {}
    own = ("scenarios", scenario) if scenario is not None and scenario in entries else ()
    return ("scores", leaf, *own)
