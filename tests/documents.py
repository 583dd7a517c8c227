"""Texts with a mark where a problem is to stand, and the one problem of a text."""

from belarus_options.files.documents.document import Document
from belarus_options.model.problem import Problem
from belarus_options.views.forms.problem_blocks import format_problems


def marked(text: str) -> tuple[str, int, int]:
    """A text without its `»`, and the line and column where that stood, counted as editors do."""
    before, _, after = text.partition("»")
    return before + after, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def only_problem(text: str) -> Problem:
    """The one problem of a text."""
    problems = Document("a.yaml", text).problems
    assert len(problems) == 1, format_problems(problems)
    return problems[0]


QUOTES = "in quotes or after `>-`"
