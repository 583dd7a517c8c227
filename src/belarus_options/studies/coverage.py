"""How many scores rest on evidence, on several sources, or on assumptions alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from belarus_options.model.options import Confidence, ScoreBlock
from belarus_options.model.project import Project
from belarus_options.studies.matrix.ranking import Ranking

# Highest first; None are the scores that state no confidence.
CONFIDENCES: tuple[Confidence | None, ...] = ("high", "moderate", "low", None)


@dataclass(frozen=True, slots=True)
class Counts:
    """Of `scores` scores: those that cite a source, assumptions alone, or nothing, which add up to
    all; and those whose items come from more than one source."""

    scores: int
    sourced: int
    assumed: int
    unsupported: int
    several_sources: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The counts over all scores of a ranking, and by the confidence that the scores state."""

    whole: Counts
    by_confidence: dict[Confidence | None, Counts]


def coverage(ranking: Ranking) -> Coverage:
    """What the scores of a ranking rest on."""
    project = ranking.project
    scores = [score for row in ranking.scores for score in row]
    by_confidence = {
        confidence: _counts(project, [score for score in scores if score.confidence == confidence])
        for confidence in CONFIDENCES
    }
    return Coverage(_counts(project, scores), by_confidence)


def _counts(project: Project, scores: Sequence[ScoreBlock]) -> Counts:
    sources = [
        {project.evidence[item].source for item in score.evidence or ()} - {None}
        for score in scores
    ]
    unsupported = sum(not score.evidence for score in scores)
    sourced = sum(bool(found) for found in sources)
    return Counts(
        scores=len(scores),
        sourced=sourced,
        assumed=len(scores) - sourced - unsupported,
        unsupported=unsupported,
        several_sources=sum(len(found) > 1 for found in sources),
    )
