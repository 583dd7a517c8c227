"""Nesting stops at a depth, and no depth overruns the parser's stack."""

import subprocess
import sys

import pytest

from belarus_options.files.documents.document import MOST_NESTED, Document
from documents import only_problem
from process import environment


def nested(depth: int, form: str) -> str:
    """A text whose collections are nested so deep."""
    if form == "block":
        return "\n".join(" " * level + "a:" for level in range(depth)) + " 1\n"
    opening, inner, closing = {
        "flow list": ("[", "1", "]"),
        "flow block": ("{a: ", "1", "}"),
        "block list": ("- ", "1", ""),
        "explicit key": ("? ", "1", ""),
    }[form]
    return opening * depth + inner + closing * depth + "\n"


@pytest.mark.parametrize("form", ["block", "flow list", "flow block", "block list"])
def test_nesting_stops_at_64(form: str) -> None:
    """64 deep is read, 65 is one problem at the first that is too deep."""
    assert MOST_NESTED == 64
    assert Document("a.yaml", nested(64, form)).problems == []

    problem = only_problem(nested(65, form))
    width = {"block": 1, "flow list": 1, "flow block": 4, "block list": 2}[form]
    line, column = (65, 65) if form == "block" else (1, 64 * width + 1)
    assert problem.name == "too-deep"
    assert problem.position is not None
    assert (problem.position.line, problem.position.column) == (line, column)


# What composes the text that stands in the environment, with little memory; an overrun stack would
# take the tests down, so this is done in a process of its own.
COMPOSE = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from belarus_options.files.documents.document import Document
before, unit, times, after = (part.encode().decode("unicode_escape") for part in sys.argv[1:])
document = Document("a.yaml", before + unit * int(times) + after)
print(*sorted({problem.name for problem in document.problems}))
"""


def composed(before: str, unit: str, times: int, after: str) -> tuple[int, str]:
    """The exit status of a process that composes a text, and the names of its problems."""
    done = subprocess.run(
        [sys.executable, "-c", COMPOSE, before, unit, str(times), after],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.strip()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "unit", "after"),
    [
        ("", "[", ""),
        ("a: ", "[", "]"),
        ("", "- ", "x"),
        ("", "{a: ", ""),
        ("a: ", "{a: ", "}"),
        ("", "? ", "x"),
        ("", "- ? ", "x"),
        ("a:\\n  ", "- ", "x"),
        ("", "[{a: ", ""),
    ],
)
@pytest.mark.parametrize("times", [10_000, 200_000])
def test_deep_nesting_is_a_problem_and_not_a_crash(
    before: str, unit: str, after: str, times: int
) -> None:
    """The parser recurses without a guard; what would overrun its stack never reaches it."""
    assert composed(before, unit, times, after) == (0, "too-deep")


@pytest.mark.parametrize("before", ["", "a: ", "a: 1\nb: "])
@pytest.mark.parametrize("times", [66, 500, 999, 1000, 1001, 1100, 3000])
def test_the_first_level_too_many_is_found_however_deep_the_rest(before: str, times: int) -> None:
    """Versions of the parser stop at different depths; the place is the same with all of them."""
    (problem,) = Document("a.yaml", before + "[" * times + "]" * times).problems
    position = problem.position

    assert problem.name == "too-deep"
    assert position is not None
    last = before.rpartition("\n")[2]
    within = 0 if not before else 1
    assert position.column == len(last) + MOST_NESTED + 1 - within


def test_what_stands_before_the_depth_is_said_once() -> None:
    """An anchor before the brackets is one problem, the depth another."""
    problems = Document("a.yaml", "a: &x 1\nb: " + "[" * 1100).problems

    assert [problem.name for problem in problems] == ["anchor", "too-deep"]


def test_deep_blocks_by_indentation_are_a_problem_and_not_a_crash() -> None:
    """A key on each line, one column further in each time."""
    assert only_problem(nested(3000, "block")).name == "too-deep"


@pytest.mark.slow
@pytest.mark.parametrize("before", ["#\\r", "#\\x85", "#\\u2028", "#\\u2029", "a: 1\\rb:\\r  "])
def test_deep_nesting_after_other_line_breaks_is_no_crash_either(before: str) -> None:
    """YAML breaks lines at CR, U+0085, U+2028 and U+2029 too, and nests behind them."""
    assert composed(before, "- ", 200_000, "x") == (0, "too-deep")


def test_many_brackets_in_text_and_comments_are_only_characters() -> None:
    """The cheap look at the text leads to a closer one, never to a refusal."""
    brackets = "[" * 5000
    document = Document("a.yaml", f"# {brackets}\na: '{brackets}'\n")

    assert document.problems == []
    assert document.data == {"a": brackets}
