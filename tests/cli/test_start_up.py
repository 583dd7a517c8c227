"""What is loaded for help, for the version, for reports as lines, and as text."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from belarus_options.cli.registry import COMMANDS, all_commands
from examples import example_of
from process import environment

pytestmark = pytest.mark.slow

LOADED = """
import sys
sys.argv = ["belarus-options", *sys.argv[1:]]
from belarus_options.__main__ import main
status = main()
sys.stderr.write("\\n".join(sorted(sys.modules)))
raise SystemExit(status)
"""

# What each class costs: a dataclass writes its methods, a record of the model reads its fields.
DEFINED = """
import json, sys
sys.argv = ["belarus-options", *sys.argv[1:]]
from belarus_options.__main__ import main
status = main()
from pydantic import BaseModel
own = [module for name, module in sys.modules.items() if name.startswith("belarus_options.")]
classes = {it for module in own for it in vars(module).values() if isinstance(it, type)}
classes = {it for it in classes if it.__module__.startswith("belarus_options.")}
records = [it for it in classes if issubclass(it, BaseModel)]
sys.stderr.write(json.dumps({
    # Every command has a small file, which its help needs.
    "modules": sum(not it.__name__.startswith("belarus_options.cli.") for it in own),
    "dataclasses": sum("__dataclass_fields__" in vars(it) for it in classes),
    "records": len(records),
    "built": [it.__name__ for it in records if it.__pydantic_complete__],
}))
raise SystemExit(status)
"""


def modules_after(*arguments: str, cwd: Path) -> set[str]:
    """The modules that are loaded once a command has run into a pipe."""
    return set(said_after(LOADED, *arguments, cwd=cwd).split("\n"))


def said_after(program: str, *arguments: str, cwd: Path) -> str:
    """What a program that runs a command writes beside the command's output."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=cwd,
        # Measuring coverage loads modules of its own.
        env=environment({"COVERAGE_PROCESS_CONFIG": None}),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return done.stderr


# What a model, a study or a table needs; of the model, only plain records and names are at hand.
HEAVY = ("numpy", "rich", "yaml")
ROOMS = ("model", "files", "studies", "methods")
STUDIES = "belarus_options.studies"


@pytest.mark.parametrize(
    "arguments",
    [("--version",), ("--help",), *((*name.split(), "--help") for name, _ in all_commands())],
    ids=" ".join,
)
def test_help_and_version_load_neither_models_nor_tables(
    nowhere: Path, arguments: tuple[str, ...]
) -> None:
    """No numpy, no Rich, no YAML, and no room of this package that the model lives in."""
    loaded = modules_after(*arguments, cwd=nowhere)

    assert "belarus_options.cli.app" in loaded
    assert loaded.isdisjoint(HEAVY)
    own = {m for m in loaded if m.startswith(tuple(f"belarus_options.{room}." for room in ROOMS))}
    assert own <= {
        f"belarus_options.model.{file}" for file in ("choices", "ids", "layout", "problem")
    }


@pytest.mark.parametrize("arguments", [("--version",), ("--help",)])
def test_version_and_help_load_no_pydantic(nowhere: Path, arguments: tuple[str, ...]) -> None:
    """The command line library has its own use of it, and not for these two."""
    assert "pydantic" not in modules_after(*arguments, cwd=nowhere)


# What only draws of many samples, work in several processes, or text needs.
SLOW = ("concurrent.futures", "logging", "multiprocessing", "numpy.ma", "numpy.random", "rich")
REPORTING = [example_of(command) for command in COMMANDS if command.reports]


@pytest.mark.parametrize("words", REPORTING, ids=" ".join)
def test_the_first_example_of_each_command_as_lines_loads_nothing_slow(
    nowhere: Path, words: list[str]
) -> None:
    """What is read from the built-in case is exact, so that it takes no draws."""
    loaded = modules_after(*words, "--builtin", "--format", "tsv", cwd=nowhere)

    assert "yaml" in loaded
    assert loaded.isdisjoint(SLOW)


def test_score_defines_no_more_than_is_known(clinic: Path) -> None:
    """Modules, dataclasses and records of the model are counted, so that a feature that adds to
    what the commonest command loads does so in sight; benchmarks/instructions.py says at what
    price. Of records only the score is built by itself: the others are where a file needs them."""
    defined = json.loads(said_after(DEFINED, "score", "--format", "tsv", cwd=clinic))

    assert defined["modules"] <= 75
    assert defined["dataclasses"] <= 8
    assert defined["records"] <= 36
    assert set(defined["built"]) <= {"Score", "Record"}


def test_check_loads_of_bundles_what_its_rules_ask_for(nowhere: Path, clinic: Path) -> None:
    """Nothing without bundles.yaml; with it the sets and their totals, and not what is first under
    other weights. What it is worth to know a score is no rule's question."""
    without = modules_after("check", "--format", "tsv", cwd=clinic)
    given = modules_after("check", "--builtin", "--format", "tsv", cwd=nowhere)

    assert not [name for name in without if name.startswith(f"{STUDIES}.bundles.")]
    assert f"{STUDIES}.bundles.valued" in given
    others = {f"{STUDIES}.bundles.{file}" for file in ("bundles", "domination", "frontier")}
    assert given.isdisjoint(others | {f"{STUDIES}.value_of_information"})


@pytest.mark.parametrize("command", ["map", "robustness", "perspectives", "scenarios"])
def test_bundles_are_valued_only_where_they_are_asked_for(nowhere: Path, command: str) -> None:
    """The built-in case has bundles, which stand beside the options with `--bundles` alone."""
    loaded = modules_after(command, "--builtin", "--format", "tsv", cwd=nowhere)

    assert not [name for name in loaded if name.startswith(f"{STUDIES}.bundles.")]


def test_weights_load_no_numpy(clinic: Path) -> None:
    """They are ratios, and nothing is ranked with them."""
    assert "numpy" not in modules_after("weights", "--format", "tsv", cwd=clinic)


def test_text_loads_of_rich_only_what_a_table_needs(clinic: Path) -> None:
    """Tracebacks, highlighted source, Markdown, and live displays are no part of a report."""
    loaded = modules_after("score", cwd=clinic)

    assert "rich.table" in loaded
    others = {f"rich.{file}" for file in ("live", "markdown", "pretty", "syntax", "traceback")}
    assert loaded.isdisjoint(others | {"markdown_it", "pygments"})
