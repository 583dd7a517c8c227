"""Runs tests against every small change to a file, and lists the changes that none notices.

The file and the tests are those of a copy that this may write to. What tests import is imported
once, and each change is tested in a fork, so that hundreds of them take a minute. `scripts/mutate`
runs this.
"""

import importlib
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

# What is not tried: operators that floats do not have, where every test fails, and in place of
# arithmetic what differs from it as much as the rest does; `|` is mostly of types, which say
# nothing at run time.
LEFT_OUT = re.compile(
    r"ReplaceBinaryOperator_(BitOr_.*|.*_(Bit\w+|.Shift|Mod|FloorDiv|Pow))|ReplaceUnary.*_(Invert|Not)"
)
# Seconds after which a change counts as noticed: it goes on without end.
LONGEST = 60
# hypothesis is there before pytest, which is a warning.
IGNORED = "ignore::pytest.PytestAssertRewriteWarning"
SETTINGS = ["-n0", "-x", "-p", "no:cacheprovider", "-m", "not slow", "-W", IGNORED]


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
        positions = [
            p for node in ast_nodes(get_ast(code)) for p in operator().mutation_positions(node)
        ]
        for occurrence in range(len(positions)):
            yield name, mutate_code(code, operator(), occurrence)


def is_noticed(file: Path, code: str, tests: list[str]) -> bool:
    """Whether a test fails, or none ends, with this text in the file."""
    file.write_text(code, encoding="utf-8")
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    signal.alarm(LONGEST)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    outcome = 1
    with suppress(BaseException):
        outcome = int(importlib.import_module("pytest").main([*SETTINGS, *tests]))
    os._exit(outcome)


def main(file: Path, tests: list[str]) -> None:
    """Prints the survivors and how many of all they are; ends with 1 where tests fail as it is."""
    for name in ("hypothesis.extra.numpy", "numpy", "pytest"):
        importlib.import_module(name)
    code = file.read_text(encoding="utf-8")
    if is_noticed(file, code, tests):
        sys.exit("the tests fail as it is")
    # All else is compiled now. What is compiled of the file would be taken for a change to it.
    sys.dont_write_bytecode = True
    Path(cache_from_source(str(file))).unlink(missing_ok=True)
    count = survivors = 0
    for name, changed in changes(code):
        count += 1
        if is_noticed(file, changed, tests):
            continue
        survivors += 1
        pairs = enumerate(zip(code.splitlines(), changed.splitlines(), strict=False), start=1)
        number, (old, new) = next((n, pair) for n, pair in pairs if pair[0] != pair[1])
        print(f"{number}: {name}\n- {old}\n+ {new}", flush=True)
    print(f"{survivors} of {count} changes are not noticed")


if __name__ == "__main__":
    # Behind what is installed, so that tests have the versions that they are run with.
    sys.path.append(sys.argv[1])
    main(Path(sys.argv[2]), sys.argv[3:])
