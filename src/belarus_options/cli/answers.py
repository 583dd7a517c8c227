"""What somebody types in an interview, as answers."""

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from belarus_options.cli.asking import WrongAnswer
from belarus_options.model.ids import normal
from belarus_options.studies.elicitation.interview import (
    Answer,
    Choose,
    EqualStep,
    Points,
    Question,
    Times,
    ends,
)

if TYPE_CHECKING:
    from belarus_options.model.judgments import Step
    from belarus_options.model.project import Project

_BETWEEN = re.compile(r"\s*(?:,|→|\bto\b|\s)\s*")
_FRACTION = re.compile(r"\s*([0-9.]+)\s*/\s*([0-9.]+)\s*")


def read_answer(project: "Project", question: Question, text: str) -> Answer:
    """The answer to a question that a line of text gives; raises WrongAnswer."""
    match question:
        case Choose():
            return _chosen(project, question, text)
        case Points():
            return _points(text)
        case Times(most=None):
            times = _times(text)
            if times is None or times <= 0:
                raise WrongAnswer("Type a number above 0, such as 2, 1.5 or 1/2.")
            return times
        case Times():
            rating = _number(text)
            if rating is None or not 1 <= rating <= (question.most or 1):
                raise WrongAnswer(f"Type a number from 1 to {question.most:g}.")
            return rating
        case EqualStep(_, on):
            return _step(project, on, text)


def _points(text: str) -> tuple[float, float, float]:
    """Points and between what they lie: of one number, itself."""
    words = _BETWEEN.split(text.strip())
    given = [number for word in words if (number := _number(word)) is not None]
    if max(given, default=0) > 100:
        raise WrongAnswer(
            "More than 100 is more than the largest swing: `b` goes back to choose another as the"
            " largest."
        )
    if len(given) < len(words) or len(given) not in (1, 3) or min(given) < 0:
        raise WrongAnswer("Type a number from 0 to 100, or three: lowest, best estimate, highest.")
    low, points, high = given if len(given) == 3 else given * 3
    if not low <= points <= high:
        raise WrongAnswer("Of three numbers the lowest goes first and the highest last.")
    return low, points, high


def _number(text: str) -> float | None:
    from belarus_options.model.base import LARGEST_NUMBER, parse_number

    number = parse_number(text.strip())
    return float(number) + 0.0 if number is not None and abs(number) <= LARGEST_NUMBER else None


def _times(text: str) -> float | None:
    if (parts := _FRACTION.fullmatch(text)) is None:
        return _number(text)
    above, below = map(_number, parts.groups())
    if above is None or not below:
        return None
    return float(Fraction(above) / Fraction(below))


def _chosen(project: "Project", question: Choose, text: str) -> tuple[str, ...]:
    from belarus_options.model.names import ShortNames

    count = len(question.among)
    names = ShortNames(project).criteria
    nodes = project.tree.nodes
    for path in question.among:
        if normal(text.strip()).casefold() in {
            word.casefold() for word in (path, nodes[path].id, nodes[path].name, names[path])
        }:
            return (path,)
    words = [word for word in _BETWEEN.split(text.strip()) if word]
    numbers = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 9]
    if (
        not numbers
        or len(numbers) < len(words)
        or not all(1 <= number <= count for number in numbers)
    ):
        raise WrongAnswer(f"Type a number from 1 to {count}.")
    if len(numbers) > 1 and not question.takes_several:
        raise WrongAnswer("Choose one of them.")
    return tuple(question.among[number - 1] for number in dict.fromkeys(numbers))


def _step(project: "Project", on: str, text: str) -> "Step":
    from belarus_options.studies.elicitation.judging import step_worth
    from belarus_options.studies.matrix.values import leaf_scales

    leaf = project.tree.nodes[on]
    numbers = [_number(word) for word in _BETWEEN.split(text.strip()) if word]
    worst, best = ends(leaf)
    if leaf.constructed is not None:
        levels = leaf.constructed.ordered
        wanted = f"Type two levels, the worse first: {worst:g} {best:g} is the whole swing."
        if any(number not in levels for number in numbers):
            raise WrongAnswer(f"The levels are {', '.join(map(str, levels))}. {wanted}")
    else:
        wanted = f"Type one number, where a step from {worst:g} ends, or two, the worse first."
    given = [number for number in numbers if number is not None]
    if len(given) < len(numbers) or len(given) not in (1, 2):
        raise WrongAnswer(wanted)
    step = (given[0], given[1]) if len(given) == 2 else (worst, given[0])
    scale = next(each for each in leaf_scales(project) if each.leaf.path == on)
    if step_worth(scale, step) <= 0:
        raise WrongAnswer(f"That step does not lead to anything better. {wanted}")
    return step
