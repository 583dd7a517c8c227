"""The library as a whole: what is public, what importing it costs, and its page and notebook."""

import ast
import inspect
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import belarus_options as bo
from belarus_options import library

DOCS = Path(__file__).resolve().parents[1] / "docs"


def test_public_names_are_these() -> None:
    """All that `import *` brings, sorted within kinds, each with a docstring; the room behind it
    has the same."""
    assert bo.__all__ == library.__all__
    assert {name for name in dir(bo) if name in dir(library)} >= set(bo.__all__)
    assert bo.__all__ == [
        "Problem", "Project", "ProjectError", "Result", "audit", "brief", "builtin", "bundles",
        "check", "diff", "elicit", "explain", "flip", "load", "other_methods", "perspectives",
        "rank", "robustness", "scenarios", "screen", "sensitivity", "stress", "weight_map",
        "weights",
    ]  # fmt: skip
    for name in bo.__all__:
        assert getattr(bo, name) is getattr(library, name)
        assert getattr(bo, name).__doc__
    with pytest.raises(AttributeError, match="nothing"):
        getattr(bo, "nothing")  # noqa: B009  # type checkers know that it is none


@pytest.mark.slow
def test_importing_costs_nothing_until_something_is_used() -> None:
    """Neither numpy nor pydantic, nor any module of its own: those come with the first name, and
    numpy only where something is computed."""
    program = """
import sys
import belarus_options as bo
own = lambda: {name for name in sys.modules if name.startswith("belarus_options")}
libraries = lambda: {"numpy", "pydantic", "yaml", "typer", "rich", "typing"} & sys.modules.keys()
print(own(), libraries())
case = bo.builtin()
print("numpy" in sys.modules, "typer" in sys.modules)
bo.rank(case)
print("numpy" in sys.modules, "typer" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}\n{program}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["{'belarus_options'} set()", "False False", "True False"]


def _names_shown(page: str) -> set[str]:
    table = page.partition("## The studies")[2].partition("```")[0]
    return set(re.findall(r"^\| `(\w+)\(", table, re.MULTILINE))


def test_the_page_names_every_function_with_its_parameters() -> None:
    """docs/library.md has each study once, and every parameter but the settings."""
    page = (DOCS / "library.md").read_text("utf-8")
    functions = {name for name in bo.__all__ if name[0].islower()} - {"load", "builtin"}
    assert _names_shown(page) == functions
    settings = {"weights", "perspective", "scenario", "options", "what_if", "include_screened"}
    studies = page.partition("## The studies")[2].partition("```")[0]
    for name, given in re.findall(r"^\| `(\w+)\((.*?)\)`", studies, re.MULTILINE):
        taken = [parameter.partition("=")[0] for parameter in given.split(", ")]
        tree = ast.parse(_source(name))
        (function,) = (it for it in ast.walk(tree) if isinstance(it, ast.FunctionDef))
        own = [it.arg for it in (*function.args.args, *function.args.kwonlyargs)]
        if name != "audit":
            assert not settings & set(own)
        assert taken == [each for each in own if each != "bundles"], name


def _source(name: str) -> str:
    return inspect.getsource(inspect.unwrap(getattr(bo, name)))


def test_the_notebook_runs() -> None:
    """Each of its cells, in order, as Python; what a cell ends with can be shown."""
    notebook = json.loads((DOCS / "library.ipynb").read_text("utf-8"))
    session: dict[str, Any] = {}
    shown = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)
            shown.append(_run("".join(cell["source"]), session))
    assert all(it is not None for it in shown)
    tables = [it._repr_html_() for it in shown if isinstance(it, bo.Result)]
    assert len(tables) >= 5
    assert all("<table" in table or "<svg" in table for table in tables)


def _run(source: str, session: dict[str, Any]) -> Any:
    """Runs a cell, and gives the value of the expression that it ends with."""
    tree = ast.parse(source)
    last = tree.body.pop()
    assert isinstance(last, ast.Expr)
    exec(compile(tree, "cell", "exec"), session)  # noqa: S102  # our own notebook
    return eval(compile(ast.Expression(last.value), "cell", "eval"), session)  # noqa: S307  # as above
