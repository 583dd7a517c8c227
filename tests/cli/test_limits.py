"""What a command says in brief: on one screen of the built-in case."""

import pytest

from belarus_options.files.folder import builtin_path
from commands import shown_here

# Lines at 80 columns; `explain` of one option, `check`, `schema` and help have no limit.
MOST = {
    ("score",): 25,
    ("score", "--leaves"): 32,
    ("explain", "defense-attache", "cbrne-training"): 32,
    ("screen",): 25,
    ("sensitivity",): 32,
    ("robustness",): 25,
    ("flip",): 25,
    ("flip", "cut-ties"): 25,
    ("flip", "status-quo"): 25,
    ("map",): 32,
    ("bundles",): 32,
    ("perspectives",): 25,
    ("scenarios",): 25,
    ("stress",): 32,
    ("weights",): 32,
}


@pytest.mark.parametrize("run", MOST, ids=" ".join)
def test_the_answer_fits_a_screen(run: tuple[str, ...]) -> None:
    """Of the built-in case at 80 columns, and no line is wider."""
    # In its folder, whose name no command to type next has to say.
    lines = shown_here(*run, cwd=builtin_path()).splitlines()
    assert len(lines) <= MOST[run]
    assert max(map(len, lines)) <= 80
