"""Runs tests against every small change to a file, and lists the changes that none notices.

Tests are collected once. Each change is made in a fork, in the functions that tests have imported,
so that hundreds of changes take minutes. `scripts/mutate` runs this.
"""

import importlib
import os
import re
import signal
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

# What is not tried: operators that floats do not have, where every test fails, and in place of
# arithmetic what differs from it as much as the rest does; `|` is mostly of types, which say
# nothing at run time.
LEFT_OUT = re.compile(
    r"ReplaceBinaryOperator_(BitOr_.*|.*_(Bit\w+|.Shift|Mod|FloorDiv|Pow))"
    r"|ReplaceUnary.*_(Invert|Not)"
)
# Seconds after which a change counts as noticed: it goes on without end.
LONGEST = 60


def changes(code: str) -> Iterator[tuple[str, str]]:
    """Every change to a file: the name of its operator, and the file's text with it."""
    from cosmic_ray.ast import ast_nodes, get_ast  # type: ignore[import-not-found]
    from cosmic_ray.mutating import mutate_code  # type: ignore[import-not-found]
    from cosmic_ray.operators.provider import OperatorProvider  # type: ignore[import-not-found]

    provider = OperatorProvider()
    for name in sorted(provider):
        operator = provider[name]
        if operator.arguments() or LEFT_OUT.fullmatch(name):
            continue
        nodes = ast_nodes(get_ast(code))
        positions = [at for node in nodes for at in operator().mutation_positions(node)]
        for occurrence in range(len(positions)):
            yield name, mutate_code(code, operator(), occurrence)


def put_in(module: ModuleType, code: str) -> None:
    """Makes a module, and what has been imported from it, behave as one with other code."""
    changed = ModuleType(module.__name__)
    exec(compile(code, module.__file__ or "", "exec"), vars(changed))  # noqa: S102 # our own file
    for name, new in vars(changed).items():
        old = vars(module).get(name)
        if isinstance(old, type) and old.__module__ == module.__name__:
            for attribute, value in vars(new).items():
                _put_function(vars(old).get(attribute), value)
        elif not _put_function(old, new) and not name.startswith("__"):
            setattr(module, name, new)


def _put_function(old: object, new: object) -> bool:
    """Gives a function, a property or what wraps one another's code; whether it is one."""
    for attribute in ("fget", "func", "__func__", "__wrapped__"):
        if isinstance(old, (property, cached_property, classmethod)) or hasattr(old, "cache_info"):
            old, new = getattr(old, attribute, old), getattr(new, attribute, new)
    if not isinstance(old, FunctionType) or not isinstance(new, FunctionType):
        return False
    if old.__module__ == new.__module__:
        old.__code__ = new.__code__
        old.__defaults__, old.__kwdefaults__ = new.__defaults__, new.__kwdefaults__
    return True


class Changes:
    """Runs the tests that pytest has collected once as they are, and once for each change."""

    def __init__(self, file: Path) -> None:
        self._code = file.read_text(encoding="utf-8")
        parts = file.with_suffix("").parts
        self._module = ".".join(parts[parts.index("belarus_options") :])

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Prints the survivors and how many of all they are."""
        if self._is_noticed(session, self._code):
            raise session.Failed("the tests fail as it is")
        count = survivors = 0
        for name, changed in changes(self._code):
            count += 1
            if not self._is_noticed(session, changed):
                survivors += 1
                self._print(name, changed)
        print(f"{survivors} of {count} changes are not noticed")
        return True

    def _is_noticed(self, session: pytest.Session, code: str) -> bool:
        """Whether a test fails, or does not end, with this text in the file."""
        child = os.fork()
        if child:
            return os.waitpid(child, 0)[1] != 0
        signal.alarm(LONGEST)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        try:
            put_in(importlib.import_module(self._module), code)
            for item in session.items:
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
                if session.testsfailed:
                    os._exit(1)
        except BaseException:  # whatever it is, it is noticed
            os._exit(1)
        os._exit(0)

    def _print(self, name: str, changed: str) -> None:
        pairs = zip(self._code.splitlines(), changed.splitlines(), strict=False)
        for number, (old, new) in enumerate(pairs, start=1):
            if old != new:
                print(f"{number}: {name}\n- {old}\n+ {new}", flush=True)
                return


if __name__ == "__main__":
    # Behind what is installed, so that tests have the versions that they are run with.
    sys.path.append(sys.argv[1])
    words = ["-n0", "-s", "-p", "no:cacheprovider", "-m", "not slow", *sys.argv[3:]]
    sys.exit(pytest.main(words, plugins=[Changes(Path(sys.argv[2]))]))
