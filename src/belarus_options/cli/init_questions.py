"""The questions of `init --ask`, as a script: from a title to scores. Swings come before scores, so
that nobody weighs to a ranking."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from belarus_options.cli.asking import KEYS, Asked, Script, WrongAnswer
from belarus_options.cli.interview import Interview, seen
from belarus_options.files.asked import (
    AskedCriterion,
    AskedDecision,
    AskedOption,
    AskedScore,
    asked_tree,
)
from belarus_options.model.base import LARGEST_NUMBER, UNSIGNED, are_apart, parse_number
from belarus_options.model.ids import slug
from belarus_options.views.report.report import Line

# A number with its unit; what looks like one with separators in it; all else is words.
_MEASURE = re.compile(rf"([-+]?{UNSIGNED})((?:\s+[^\d\s]|[^\W\d_]|[%°]).*|)")
_SEPARATED = re.compile(r"[-+]?\d+(?:[.,' ]\d+)+(?!\S*\d).*")
_SPLIT = re.compile(r"[\s,;]+")

INTRODUCTION = (
    Line(
        "A decision in a few questions: what is to be decided, the options, what counts, the worst"
        " and the best of each criterion, what going from one to the other is worth, and where each"
        f" option stands. {KEYS}"
    ),
)


class End(NamedTuple):
    """The worst or the best of a criterion: words, and the number that they begin with."""

    text: str
    number: float | None
    unit: str


def script(called: dict[str, str]) -> Script[AskedDecision]:
    """The questions, and what all answers make; `called` learns what criteria are called."""
    title = yield _text("What is to be decided? A title of a few words.", "title")
    first = yield _text(
        "What happens if nobody decides? That is the first option, with which the others are"
        " compared.",
        "option",
        _new({}),
    )
    options = yield from _several("option", {slug(first): first}, "What else can be done?")
    criteria: list[AskedCriterion] = []
    asks = "What counts? One thing at a time, such as Cost or Reach.", "And what else?"
    names = yield from _several("criterion", {}, *asks)
    for id, name in names.items():
        criteria.append((yield from _criterion(id, name)))
    called |= names
    project = asked_tree(title, tuple(criteria))
    judgment = yield from Interview(project, "", "swing").script()
    because = ""
    if len(set((judgment.swing or {}).values())) == 1:
        because = yield _text("All swings are worth the same. Why?", "because")
    scored: list[AskedOption] = []
    for id, name in options.items():
        scored.append(AskedOption(id, name, (yield from _scores(name, criteria))))
    return AskedDecision(title, tuple(criteria), tuple(scored), judgment, because)


# --- texts


def _text(question: str, what: str, read: Callable[[str], str] | None = None) -> Asked:
    more = (Line("Type a few words; they can be changed in the files later."),)
    return Asked((Line(question),), what, more, read or _required)


def _required(text: str) -> str:
    if not text:
        raise WrongAnswer(f"Type a few words: {KEYS}")
    return seen(text)


def _new(there: dict[str, str]) -> Callable[[str], str]:
    """What reads a name that gives an id, and one that is not there yet."""

    def read(text: str) -> str:
        id = slug(_required(text))
        if not id:
            raise WrongAnswer("Type a name with a letter or a digit in it.")
        if id in there:
            raise WrongAnswer(f"That is taken by {there[id]}: type another name.")
        return text

    return read


def _several(what: str, there: dict[str, str], *asks: str) -> Script[dict[str, str]]:
    """Names by their ids, one at a time, one for each question and more until an empty line."""
    names = dict(there)
    for ask in asks:
        name = yield _text(ask, what, _new(names))
        names[slug(name)] = name
    while True:
        read = _new(names)
        name = yield _text("Another one? Enter goes on.", what, partial(_or_enough, read))
        if not name:
            return names
        names[slug(name)] = name


def _or_enough(read: Callable[[str], str], text: str) -> str:
    return read(text) if text else ""


# --- scales


def _criterion(id: str, name: str) -> Script[AskedCriterion]:
    help = (
        Line(
            "Take the worst and the best that these options, or others like them, can come to. Of"
            " a number the unit stands behind it: 100 USD million. Words describe what is so, so"
            " that two people would agree."
        ),
    )
    ask = f"{name}: what is the worst that can come of it? A number with its unit, or words."
    worst = yield Asked((Line(ask),), "worst", help, read_end)
    ask = f"{name}: and the best?"
    best = yield Asked((Line(ask),), "best", help, lambda text: _other_end(text, worst))
    if worst.number is not None and best.number is not None:
        ends = worst.number, best.number
        return AskedCriterion(id, name, ends, worst.unit or best.unit)
    levels = {worst.text: 0.0, best.text: 100.0}
    while True:
        level = yield _between(name, levels)
        if level is None:
            break
        levels[level[0]] = level[1]
    ordered = sorted(levels.items(), key=lambda each: each[1])
    return AskedCriterion(id, name, levels=tuple(ordered))


def read_end(text: str) -> End:
    """The worst or the best as it was typed; raises WrongAnswer."""
    found = _MEASURE.fullmatch(_required(text))
    if found is None and _SEPARATED.fullmatch(text):
        raise WrongAnswer("Decimals take a point, and thousands no separator: type it as 12500.5.")
    if found is None or (number := parse_number(found[1])) is None:
        return End(text, None, "")
    if abs(number) > LARGEST_NUMBER:
        raise WrongAnswer("That number is too large.")
    return End(text, float(number), found[2].strip())


def _other_end(text: str, worst: End) -> End:
    best = read_end(text)
    if best.text.casefold() == worst.text.casefold():
        raise WrongAnswer("The best is the same as the worst.")
    if best.number is not None and worst.number is not None:
        if best.unit and worst.unit and best.unit != worst.unit:
            raise WrongAnswer(f"The worst is in {worst.unit}: give the best in the same unit.")
        if not are_apart(best.number, worst.number):
            raise WrongAnswer("The best is the same as the worst.")
    return best


def _between(name: str, levels: dict[str, float]) -> Asked:
    ask = (
        f"{name}: is there something in between? Type it with what it is worth, from 0 at the worst"
        " to 100 at the best: `Half of them = 40`. Enter goes on."
    )
    help = Line("Levels in between let an option stand elsewhere than at one of the two ends.")

    def read(text: str) -> tuple[str, float] | None:
        if not text:
            return None
        words, sign, number = seen(text).rpartition("=")
        value = parse_number(number.strip())
        words = words.strip()
        if not sign or not words or value is None or not 0 < value < 100:
            raise WrongAnswer("Type words, `=` and a number between 0 and 100, or Enter to go on.")
        if words.casefold() in map(str.casefold, levels) or float(value) in levels.values():
            raise WrongAnswer("There is a level of these words or this worth already.")
        return words, float(value)

    return Asked((Line(ask),), "level", (help,), read)


# --- scores


def _scores(option: str, criteria: Sequence[AskedCriterion]) -> Script[tuple[AskedScore, ...]]:
    scores: list[AskedScore] = []
    for criterion in criteria:
        score = yield from _score(option, criterion)
        scores.append(score)
    return tuple(scores)


def _score(option: str, criterion: AskedCriterion) -> Script[AskedScore]:
    if criterion.ends is not None:
        worst, best = criterion.ends
        unit = f" {criterion.unit}" if criterion.unit else ""
        lines = [Line(f"{option}, {criterion.name}: where from {worst:g} to {best:g}{unit}?")]
        what = "number"
    else:
        lines = [Line(f"{option}, {criterion.name}: which level?")]
        lines += [
            Line(f"{at}: {means}", 1, is_item=True)
            for at, (means, _) in enumerate(criterion.levels)
        ]
        what = f"0-{len(criterion.levels) - 1}"
    help = Line("Type the best estimate; or the lowest, the best estimate and the highest at once.")
    numbers = yield Asked(
        tuple(lines), what, (help,), lambda text: _values(text, criterion, (1, 3))
    )
    if len(numbers) == 3:
        low, value, high = numbers
        return AskedScore(value, (low, high))
    [value] = numbers
    asked = f"{option}, {criterion.name}, {value:g}: how low and how high can it be?"
    ask = Line(f"{asked} Two numbers; Enter if it cannot be otherwise.")
    more = Line("Give the lowest and the highest that would not surprise you.")

    def read(text: str) -> tuple[float, float] | None:
        if not text:
            return None
        low, high = _values(text, criterion, (2,))
        if not low <= value <= high:
            raise WrongAnswer(f"{value:g} lies outside: type a range that it is in.")
        return low, high

    return AskedScore(value, (yield Asked((ask,), "lowest highest", (more,), read)))


def _values(text: str, criterion: AskedCriterion, counts: Sequence[int]) -> tuple[float, ...]:
    """Numbers on a scale, ascending."""
    numbers = [parse_number(word) for word in _SPLIT.split(text) if word]
    given = tuple(float(n) for n in numbers if n is not None and abs(n) <= LARGEST_NUMBER)
    if len(given) < len(numbers) or len(given) not in counts:
        many = {1: "one number", 2: "two numbers", 3: "three"}
        raise WrongAnswer(f"Type {' or '.join(many[count] for count in counts)}.")
    levels = range(len(criterion.levels))
    if criterion.ends is None and any(number not in levels for number in given):
        raise WrongAnswer(f"The levels are {', '.join(map(str, levels))}.")
    if list(given) != sorted(given):
        raise WrongAnswer("Type the lowest first and the highest last.")
    return given
