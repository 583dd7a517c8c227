"""What the rooms below call settings and commands, and what a reader types."""

import ast
import re
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

import belarus_options
from belarus_options.cli.app import build
from belarus_options.cli.typed import TYPED, as_typed
from belarus_options.model.problem import Asked, Problem, Template

ROOT = Path(belarus_options.__file__).parent
NAME = re.compile(r"\$([a-z-]+)")


def named_below() -> set[str]:
    """The settings and commands that templates name, and those of which something was asked."""
    names: set[str] = set()
    for room in ("model", "studies", "files"):
        for path in (ROOT / room).rglob("*.py"):
            # JSON Schema has such names of its own.
            if not path.name.startswith("schema"):
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                    names |= names_in(node)
    return names


def names_in(node: ast.AST) -> set[str]:
    """The names in a piece of text, or the setting in `Asked("setting", …)` and in the call of what
    makes one of its last argument."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return set(NAME.findall(node.value))
    at = {"Asked": 0, "rank_with": -1}
    if isinstance(node, ast.Call) and (name := getattr(node.func, "id", "")) in at:
        setting = node.args[at[name]]
        return {str(setting.value)} if isinstance(setting, ast.Constant) else set()
    return set()


def test_every_name_is_one_that_can_be_typed_and_none_is_idle() -> None:
    """The names in templates and problems are those that cli knows, one for one."""
    assert named_below() == TYPED.keys()


def test_what_is_typed_is_a_command_or_an_option_of_one() -> None:
    """Nobody is told to type what the command line does not take."""
    group = get_command(build())
    assert isinstance(group, TyperGroup)
    options = {
        word for command in group.commands.values() for p in command.params for word in p.opts
    }
    for typed in TYPED.values():
        assert typed in options or typed.removeprefix("belarus-options ") in group.commands


@pytest.mark.parametrize(
    ("asked", "argument"),
    [
        (Asked("perspective", "planner"), "--perspective planner"),
        (Asked("scenario", ""), "--scenario "),
        (Asked("jobs", "3"), "--jobs 3"),
        (Asked("explained", "one other"), "explain one other"),
        (Asked("criteria", "a,b"), "--criteria a,b"),
        (Asked("criteria", None), "map"),
    ],
)
def test_a_setting_is_shown_as_it_was_typed(asked: Asked, argument: str) -> None:
    """The option and what followed it; the command alone where a setting was left out."""
    assert as_typed(Problem("a", "b", asked=asked)) == Problem("a", "b", argument=argument)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("try fewer `$jobs`: or not", "try fewer `--jobs`: or not"),
        (
            "`$score $scenario war` ranks in one alone",
            "`belarus-options score --scenario war` ranks in one alone",
        ),
        ("such as `$weight a-b.c=10%`", "such as `--weight a-b.c=10%`"),
        ("`$weights` lists the criteria", "`belarus-options weights` lists the criteria"),
    ],
)
def test_a_template_says_what_to_type(text: str, typed: str) -> None:
    """In a message and in a way out, each name is replaced by the option or the command."""
    problem = as_typed(Problem("a", Template(text), Template(text)))

    assert (problem.message, problem.help) == (typed, typed)


def test_what_somebody_wrote_is_no_template() -> None:
    """A name that looks like one of ours stays as it was written."""
    problem = Problem(
        "a", "`$score` is not a perspective", "did you mean `$jobs`?", argument="$map"
    )

    assert as_typed(problem) == problem
