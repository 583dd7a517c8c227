"""What an interview about swings says: the two ends of each criterion in words, its questions, and
what the answers come to. It shows no weight that is in force, and no total."""

from collections.abc import Iterator

from belarus_options.model.criteria import ConstructedScale
from belarus_options.model.grammar import in_words
from belarus_options.model.judgments import Judgment, Spelling
from belarus_options.model.project import Project
from belarus_options.model.tree import Criterion
from belarus_options.studies.elicitation.comparing import JudgedGroup
from belarus_options.studies.elicitation.interview import (
    Choose,
    EqualStep,
    Points,
    Question,
    Times,
    ends,
)
from belarus_options.studies.matrix.values import leaf_scales
from belarus_options.views.commands.elicit_sentences import contradictions, equal_change
from belarus_options.views.report.numbers import measure, weight
from belarus_options.views.report.report import Line
from belarus_options.views.report.sentence import Command, Said, criterion, joined, say

_ABOUT: dict[Spelling, str] = {
    "swing": "You say which of them you would move first, and what each of the others is worth"
    " beside that one.",
    "order": "You say which of them you would move first, which next, and so on.",
    "ratios": "You say of two at a time how many times one is worth the other.",
    "tradeoffs": "You say which of them you would move first, and for each of the others which step"
    " on that one's scale is worth as much.",
    "best-worst": "You say which of them is worth most and which least, and how many times, from 1"
    " to 9, the most is worth each of the others, and each of those the least.",
}


def introduction(group: str, by: Spelling, count: int, keys: str) -> tuple[Line, ...]:
    """What the interview is about, before its first question; `keys` says what can be typed."""
    what = say("the criteria of {}", criterion(group)) if group else "the top criteria"
    return (
        Line(
            say(
                "Think of an option that is at its worst on all of {}. A swing takes one of them"
                " from its worst to its best and leaves the others as they are. Judge what the"
                " swing is worth, not how important the criterion sounds.",
                what,
            )
        ),
        Line(f"{_ABOUT[by]} {_questions(count)}. {keys}"),
    )


def _questions(count: int) -> str:
    words = in_words(count)
    return f"{words[0].upper()}{words[1:]} {'question' if count == 1 else 'questions'}"


def siblings_in_words(project: Project, group: str) -> tuple[tuple[Line, ...], ...]:
    """Each criterion of a group with the two ends of its swing."""
    tree = project.tree
    return tuple(
        (Line(say("{} {}", str(at), criterion(path))), *_in_words(project, path, 1))
        for at, path in enumerate(tree.children(group), start=1)
    )


def _in_words(project: Project, path: str, level: int) -> Iterator[Line]:
    """The worst and the best of a criterion in words; of a branch, those of its leaves."""
    node = project.tree.nodes[path]
    if node.is_leaf:
        for end, at in zip(("worst", "best"), _leaf_ends(project, node), strict=True):
            yield Line(say("{}{}", end, at), level, is_item=True)
        return
    for leaf in project.tree.leaves_under(path):
        yield Line(criterion(leaf.path), level)
        yield from _in_words(project, leaf.path, level + 1)


def _ends(project: Project, path: str, level: int) -> Iterator[Line]:
    """The same in a few lines: of a branch, the names of its leaves."""
    leaves = project.tree.leaves_under(path)
    if project.tree.nodes[path].is_leaf:
        yield from _in_words(project, path, level)
        return
    named = joined(criterion(leaf.path) for leaf in leaves)
    text = say("all at once from worst to best: {} (`?` shows them in words)", named)
    yield Line(text, level, is_item=True)


def _leaf_ends(project: Project, leaf: Criterion) -> tuple[Said, Said]:
    """What stands behind the words worst and best; without a scale, what options reach."""
    if leaf.scale is None:
        [reached] = [scale for scale in leaf_scales(project) if scale.leaf.path == leaf.path]
        return (
            say(": {}, the worst of the options", measure(reached.worst)),
            say(": {}, the best of the options", measure(reached.best)),
        )
    worst, best = ends(leaf)
    if leaf.measured is not None:
        unit = leaf.measured.unit
        return say(": {}", measure(worst, unit=unit)), say(": {}", measure(best, unit=unit))
    return _level(leaf.scale, worst), _level(leaf.scale, best)


def _level(scale: object, at: float) -> Said:
    assert isinstance(scale, ConstructedScale)
    return say(", level {}: {}", measure(at), scale.levels[int(at)].means)


def question_lines(project: Project, question: Question) -> tuple[Line, ...]:
    """A question, and what is needed to answer it."""
    match question:
        case Choose():
            listed = [
                Line(say("{} {}", str(at), criterion(path)), 1)
                for at, path in enumerate(question.among, start=1)
            ]
            return (Line(_choice(question)), *listed)
        case Points(path, largest):
            asked = say(
                "If the whole swing of {} is worth 100, what is that of {} worth?",
                criterion(largest),
                criterion(path),
            )
            return (Line(asked), *_ends(project, path, 1))
        case Times(first, second):
            asked = say(
                "How many times as much is the swing of {} worth as that of {}?",
                criterion(first),
                criterion(second),
            )
            return (
                Line(asked),
                *(
                    line
                    for path in (first, second)
                    for line in (Line(criterion(path), 1), *_ends(project, path, 2))
                ),
            )
        case EqualStep(path, on):
            asked = say(
                "Which step on the scale of {} is worth as much as the whole swing of {}?",
                criterion(on),
                criterion(path),
            )
            return (
                Line(asked),
                Line(criterion(path), 1),
                *_ends(project, path, 2),
                Line(criterion(on), 1),
                *_steps(project.tree.nodes[on]),
            )


def _choice(question: Choose) -> str:
    if question.asks == "least":
        return "Which of these would you take from worst to best last?"
    if question.asks == "next":
        return "Which would you take next?"
    return "Which of these would you take from worst to best first?"


def _steps(leaf: Criterion) -> Iterator[Line]:
    """What a step on a leaf can lead from and to."""
    worst, best = ends(leaf)
    if leaf.constructed is None:
        unit = leaf.measured.unit if leaf.measured is not None else None
        text = say("from {} to {}", measure(worst, unit=unit), measure(best, unit=unit))
        yield Line(text, 2, is_item=True)
        return
    levels = leaf.constructed.ordered
    for at in reversed(levels) if leaf.prefer == "less" else levels:
        yield Line(say("{}: {}", measure(at), leaf.constructed.levels[at].means), 2, is_item=True)


def prompt(project: Project, question: Question) -> str:
    """What an answer looks like, in a few characters."""
    match question:
        case Choose():
            return f"1-{len(question.among)}"
        case Points():
            return "0-100"
        case Times(most=None):
            return "times"
        case Times():
            return f"1-{question.most:g}"
        case EqualStep(_, on):
            is_measured = project.tree.nodes[on].constructed is None
            return "up to" if is_measured else "two levels"


def help_lines(project: Project, question: Question, *, is_kept: bool) -> tuple[Line, ...]:
    """How a question is answered, what it is about in words, and what else can be typed."""
    kept = "; the answers so far are kept, and the same command goes on from here"
    match question:
        case Choose():
            more = (
                " Several with a space between share the place." if question.takes_several else ""
            )
            text = f"Type the number of one of them, or its name.{more}"
        case Points():
            text = (
                "Type a number from 0 to 100: 50 is half as good as the largest swing, 100 just as"
                " good, 0 not worth anything. Where you are in doubt, type three: the lowest, the"
                " best estimate and the highest. Where it is worth more than 100, go back and"
                " choose it as the largest."
            )
        case Times(most=None):
            text = (
                "Type a number above 0: 2 says that the first swing is worth twice the second, 1"
                " that both are worth the same, 1/2 that the second is worth twice the first."
            )
        case Times():
            text = (
                f"Type a number from 1, just as much, to {question.most:g}, so many times as much."
            )
        case EqualStep():
            text = (
                "Type where the step begins and where it ends, the worse first; one number alone"
                " is where it ends, from the worst. Take the nearest step where none is just as"
                " good."
            )
    return (
        *_about_in_words(project, question),
        Line(text),
        Line("b  takes the last answer back"),
        Line(f"q  stops{kept if is_kept else ', and nothing is written'}"),
    )


def _about_in_words(project: Project, question: Question) -> Iterator[Line]:
    """The ends of what a question is about, where it has not shown them itself."""
    match question:
        case Choose():
            paths = question.among
        case Times(first, second):
            paths = first, second
        case _:
            paths = (question.path,)
    for path in paths:
        if isinstance(question, Choose) or not project.tree.nodes[path].is_leaf:
            yield Line(criterion(path))
            yield from _in_words(project, path, 1)


def read_back(project: Project, judged: JudgedGroup) -> Iterator[Line]:
    """What the answers come to, to be agreed to."""
    entry = judged.entry
    yield Line("These answers come to shares of the group:")
    ids = {path: project.tree.nodes[path].id for path in judged.judged}
    for path, share in judged.judged.items():
        points = _points(entry, ids[path])
        yield Line(say("{}: {}{}", criterion(path), weight(share), points), 1, is_item=True)
    for equal in judged.equivalents:
        yield Line(equal_change(equal))
    if entry.swing is not None:
        yield from _sum_check(project, judged, entry.swing[_largest_id(entry.swing)])
    if entry.order is not None:
        yield Line(
            "Only the order was judged; these shares are the mean of all that have it (rank order"
            " centroid)."
        )
    for said in contradictions(judged):
        yield Line(said)


def stopped(kept: int, again: Command) -> Said:
    """What is said where somebody has had enough before the end."""
    if not kept:
        return "Stopped; nothing was written."
    answers = "one answer is" if kept == 1 else f"{in_words(kept)} answers are"
    return say("Stopped; {} kept, and {} goes on from there.", answers, again)


def _points(entry: Judgment, id: str) -> Said:
    """The points of a swing, where that was judged, and between what they lie."""
    if entry.swing is None:
        return ""
    points = say(", {} points", measure(entry.swing[id]))
    if id not in (entry.swing_range or {}):
        return points
    low, high = (entry.swing_range or {})[id]
    return points + say(", between {} and {}", measure(low), measure(high))


def _largest_id(points: dict[str, float]) -> str:
    return max(points, key=points.__getitem__)


def _sum_check(project: Project, judged: JudgedGroup, whole: float) -> Iterator[Line]:
    """How many times the largest swing the others are worth together."""
    swing = judged.entry.swing or {}
    largest = _largest_id(swing)
    others = [path for path in judged.judged if project.tree.nodes[path].id != largest]
    heaviest = next(path for path in judged.judged if path not in others)
    if len(others) < 2:
        return
    times = sum(points for id, points in swing.items() if id != largest) / whole
    how_much = "as much as" if times == 1 else say("{} times", measure(times, decimals=2))
    named = joined(map(criterion, others))
    together = say("The swings of {} together are worth {}", named, how_much)
    yield Line(say("{} the swing of {}.", together, criterion(heaviest)))
