"""The catalogue of problems, which the code and the documentation read."""

import re
from pathlib import Path

import pytest

import belarus_options
from belarus_options.model.problem_catalogue import PROBLEMS


def test_the_catalogue_and_the_code_name_the_same_problems() -> None:
    """Every name is used, and every name that is used is explained."""
    sources = Path(belarus_options.__file__).parent
    texts = {
        p: p.read_text()
        for p in sources.rglob("*.py")
        if not p.name.endswith("problem_catalogue.py")
    }
    code = "\n".join(texts.values())
    used = set(
        re.findall(r'\b(?:Problem|refuse|field_problem|\w+\.problem|_add)\(\s*"([a-z0-9-]+)"', code)
    )

    assert {name for name in PROBLEMS if f'"{name}"' not in code} <= {
        # Made of `unknown-` and a word.
        "unknown-option", "unknown-perspective", "unknown-scenario",
    }  # fmt: skip
    assert used <= PROBLEMS.keys()


@pytest.mark.parametrize("name", PROBLEMS)
def test_every_problem_is_explained_in_sentences(name: str) -> None:
    """A meaning and a way out, both whole sentences."""
    kind = PROBLEMS[name]

    assert re.fullmatch(r"[a-z0-9-]+", name)
    for text in kind:
        assert text.endswith(".")
        assert not text.endswith("..")
