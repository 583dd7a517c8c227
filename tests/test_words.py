"""The program's own words: none of those that estimates need for what they mean (ICD 203)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import belarus_options
from commands import RUNS, printed
from folders import FULL, write_folder

SOURCES = Path(belarus_options.__file__).parent
BARRED = re.compile(
    r"\b(likely|likelihood|unlikely|probable|probably|chance|odds|certain|possible|perhaps|may|might"
    r"|could)\b",
    re.IGNORECASE,
)
# What others have named or written, and the one sentence that says what a share is not.
QUOTED = {
    # The Admiralty code's own name of its second step.
    ("model/evidence.py", "Probably true"),
    # The YAML library's message, which is told in other words.
    ("files/documents/yaml_errors.py", "could not find expected ':'"),
}
NOT_A_LIKELIHOOD = re.compile(r"is\s+not\s+the\s+likelihood\s+of\s+anything")
# Texts of a folder, in which words are the author's own.
TEXTS = {"name", "title", "question", "means", "says", "because", "definition", "summary", "author"}


def own_strings(source: Path) -> Iterator[str]:
    """The strings of a source that are no docstring."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    documentation = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)
    }  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node not in documentation:
            yield from [node.value] if isinstance(node.value, str) else []


def own_words(text: str) -> list[str]:
    return BARRED.findall(NOT_A_LIKELIHOOD.sub("", text))


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("*.py")), ids=lambda path: path.name)
def test_no_string_of_the_program_says_one(path: Path) -> None:
    """Errors, rules, help and sentences alike."""
    name = path.relative_to(SOURCES).as_posix()
    said = [text for text in own_strings(path) if own_words(text)]
    assert [text for text in said if (name, text) not in QUOTED] == []


def without_texts(value: object) -> object:
    """A document of YAML with every text of its author replaced."""
    if isinstance(value, dict):
        return {
            key: "Zzz" if key in TEXTS and isinstance(inner, str) else without_texts(inner)
            for key, inner in value.items()
        }
    return [without_texts(inner) for inner in value] if isinstance(value, list) else value


FULL_WITHOUT_TEXTS = {
    name: yaml.safe_dump(without_texts(yaml.safe_load(text)), allow_unicode=True)
    for name, text in FULL.items()
}


@pytest.mark.parametrize("run", RUNS, ids=" ".join)
def test_no_command_says_one(run: tuple[str, ...], tmp_path: Path) -> None:
    """Of a folder whose texts are all `Zzz`, in text, in full, and in Markdown."""
    write_folder(tmp_path, FULL_WITHOUT_TEXTS)
    for how in ((), ("--full",), ("--format", "markdown", "--full")):
        assert own_words(printed(*run, *how, cwd=tmp_path)) == []


def test_no_briefing_says_one(tmp_path: Path) -> None:
    """Nor do its scripts say one, of the same folder."""
    write_folder(tmp_path, FULL_WITHOUT_TEXTS)
    page = re.sub("<style>.*?</style>", "", printed("brief", cwd=tmp_path), flags=re.DOTALL)
    assert own_words(page) == []
