"""What is loaded for help, for the version, and for a ranking into a pipe."""

import subprocess
import sys
from pathlib import Path

import pytest

from belarus_options.cli.registry import all_commands
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


def modules_after(*arguments: str, cwd: Path) -> set[str]:
    """The modules that are loaded once a command has run into a pipe."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return set(done.stderr.split("\n"))


# What a model, a study or a table needs; of the model, only plain records and names are at hand.
HEAVY = ("numpy", "rich", "yaml")
ROOMS = ("model", "files", "studies", "methods")


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


def test_a_ranking_as_lines_loads_no_rich(clinic: Path) -> None:
    """Only text needs it, for its table."""
    loaded = modules_after("score", "--format", "tsv", cwd=clinic)

    assert "numpy" in loaded
    assert "rich" not in loaded
