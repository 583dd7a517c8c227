"""What `elicit` says: how far judged weights are those in force, and where answers contradict."""

import math
from collections.abc import Iterator

from belarus_options.model.judgments import Judgment
from belarus_options.model.project import Project
from belarus_options.model.shares import Share
from belarus_options.studies.elicitation.comparing import Elicitation, JudgedGroup
from belarus_options.studies.elicitation.equivalents import Equivalent
from belarus_options.studies.elicitation.judging import StatedRatio
from belarus_options.views.report.numbers import coefficient, measure
from belarus_options.views.report.sentence import (
    Command,
    Said,
    Sentence,
    criterion,
    joined,
    say,
)

# Above it, the consistency ratio is worth a notice (Saaty 1977); never a refusal.
NOTICED_CR = 0.10
# Factors by which two ratios are told apart.
_SAME_RATIO = 1.05
_KINDS = {
    "swing": "points beside the largest swing",
    "tradeoffs": "trade-offs",
    "ratios": "ratios",
    "order": "an order",
    "best-worst": "the best and the worst swing",
}


def group_name(group: str) -> Said:
    """A group by its branch."""
    return criterion(group) if group else "Top"


def _below(group: str) -> Said:
    return say("the criteria of {}", criterion(group)) if group else "the top criteria"


def answer(result: Elicitation) -> Iterator[Said]:
    """Whether the weights in force are those that were judged."""
    if not result.groups:
        yield (
            "Nobody has been asked for weights here: there is no judgments.yaml with an entry, so"
            " the weights in force rest on what criteria.yaml says for them."
        )
        return
    apart = [group for group in result.groups if group.differing]
    if not apart:
        yield say(
            "Of {} the weights in force are those that were judged, to half a point of a hundred.",
            joined(_below(group.group) for group in result.groups),
        )
        return
    yield say(
        "Of {} the weights in force are others than those that were judged.",
        joined(_below(group.group) for group in apart),
    )


def remarks(result: Elicitation) -> Iterator[Said]:
    """Where answers contradict, what was judged on other scales, and what nobody judged."""
    for group in result.groups:
        yield from contradictions(group)
        if group.scales == "changed":
            yield say(
                "A scale below {} is another than when they were judged; ask again.",
                _below(group.group),
            )
        if group.entry.order is not None:
            yield say(
                "Of {} the order alone was judged; {} draws all weights that keep to it.",
                _below(group.group),
                Command("robustness", parameters={"weighting": "order"}),
            )
    if result.groups and result.without:
        yield say("Nobody was asked about {}.", joined(_below(path) for path in result.without))


def contradictions(group: JudgedGroup) -> Iterator[Said]:
    """The answer that the others contradict most, and what the known measures say of all."""
    found = group.consistency
    apart = [ratio for ratio in found.ratios if _factor(ratio) > _SAME_RATIO]
    if apart:
        worst = max(apart, key=_factor)
        yield contradiction(worst)
    if found.cr is not None and found.cr > NOTICED_CR:
        yield say(
            "The consistency ratio of {} is {}, above 0.10 (random index of Alonso & Lamata).",
            _below(group.group),
            coefficient(found.cr),
        )
    if found.ratio:
        yield say(
            "The ratings of {} miss one another by {} of what they can (input-based ratio).",
            _below(group.group),
            coefficient(float(found.ratio)),
        )


def contradiction(ratio: StatedRatio) -> Sentence:
    """What was said of two swings, and what the other answers say of them."""
    assert ratio.implied is not None
    return say(
        "The swing of {} was said to be worth {} times that of {}; the other answers say {}.",
        criterion(ratio.first),
        measure(ratio.said),
        criterion(ratio.second),
        measure(ratio.implied, decimals=2),
    )


def _factor(ratio: StatedRatio) -> float:
    if ratio.implied is None:
        return 1.0
    return math.exp(abs(math.log(ratio.said) - math.log(ratio.implied)))


def equal_changes(result: Elicitation) -> Iterator[Sentence]:
    """Points read back as steps on the heaviest scale."""
    for group in result.groups:
        for equal in group.equivalents:
            yield equal_change(equal)


def equal_change(equal: Equivalent) -> Sentence:
    """One swing, and the step on the heaviest scale that is worth about as much."""
    return say(
        "The whole swing of {}, {} points, is worth about as much as {} from {level}{} to"
        " {level}{}, {} points.",
        criterion(equal.path),
        measure(equal.points),
        criterion(equal.heaviest),
        measure(equal.step[0]),
        measure(equal.step[1]),
        measure(equal.worth),
        level="level " if equal.is_level else "",
    )


def range_sentence(path: str, ends: tuple[float, float]) -> Sentence:
    """Between what a weight lies, as it is written."""
    sign = "%" if isinstance(ends[0], Share) else ""
    low, high = ends
    return say(
        "{}: weight_range {}{sign} to {}{sign}",
        criterion(path),
        measure(low),
        measure(high),
        sign=sign,
    )


def judged_how(entry: Judgment) -> Sentence:
    """Who judged a group, when, and by what."""
    by = f" by {entry.who}" if entry.who else ""
    on = f" on {entry.on.isoformat()}" if entry.on else ""
    formula = f" ({entry.by or 'centroid'} weights)" if entry.order is not None else ""
    return say(
        "{}: judged{}{} as {}{}.", group_name(entry.parent), by, on, _KINDS[entry.spelling], formula
    )


def how_to_go_on(result: Elicitation) -> Iterator[Sentence]:
    """What to type next: to write what differs, else to ask about a group that nobody judged."""
    if any(group.differing for group in result.groups):
        yield say(
            "Write the judged weights into criteria.yaml: {}",
            Command("elicit", ("--write",)),
        )
    elif result.without:
        yield say("Ask somebody: {}", asking(result.without[0]))


def asking(group: str) -> Command:
    """The command that asks about a group, the top by its word and a branch of that name by its
    path."""
    named = f"./{group}" if group == "top" else group or "top"
    return Command("elicit", (named,))


def what_is_left(project: Project, asked: str) -> Iterator[Sentence]:
    """Which groups nobody was asked about, after one that just was."""
    judged = {entry.parent for entry in project.judgments} | {asked}
    left = [
        group
        for group, siblings in project.tree.groups()
        if len(siblings) > 1 and group not in judged
    ]
    if left:
        yield say("not asked yet: {}; next: {}", joined(map(_below, left)), asking(left[0]))
