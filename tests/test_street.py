"""What the import contracts of pyproject.toml, which `lint-imports` checks, cannot say."""

import ast
import re
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import belarus_options

ROOT = Path(belarus_options.__file__).parent
# Rooms that do not know how a setting or a command is typed.
BELOW_VIEWS = ("studies", "methods", "files", "model")
FILES = sorted(ROOT.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Every module that a file imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def test_below_the_commands_no_file_imports_one_that_imports_it() -> None:
    """Neither by itself nor through others, types included."""
    modules = {
        ".".join(("belarus_options", *path.relative_to(ROOT).with_suffix("").parts)): path
        for path in FILES
        if room(path) != "cli"
    }
    imports = {module: imported(path) & modules.keys() for module, path in modules.items()}
    TopologicalSorter(imports).prepare()


def test_kernels_know_no_library_but_numpy() -> None:
    """The contracts of pyproject.toml forbid the libraries of today; this forbids those to come."""
    known = {"numpy", "belarus_options"} | sys.stdlib_module_names
    libraries = {
        path.name: {module.split(".")[0] for module in imported(path)} - known
        for path in FILES
        if room(path) == "methods"
    }
    assert {name: unknown for name, unknown in libraries.items() if unknown} == {}


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    """A file that passes 400 lines wants to be two."""
    lines = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {path: count for path, count in lines.items() if count > 400} == {}


# Files whose texts name commands and options all the same, and why.
NAMES_COMMANDS = {
    "model/criteria_problem_catalogue.py": "documentation, as the catalogue that takes it in",
    "model/sheet_problem_catalogue.py": "documentation, as the catalogue that takes it in",
    "model/problem_catalogue.py": "documentation, which `explain-rule` prints as it is",
    "files/revisions.py": "options of git, and its own commands as a way out",
    "studies/checks/winner.py": "a rule's text, which `explain-rule` prints",
    "studies/checks/allows.py": "the way out of a finding, which views write out",
    "files/sheets/sheet_writer.py": "comments in the files of a new project",
}


def test_below_views_nobody_knows_how_a_setting_or_a_command_is_typed() -> None:
    """No text has an option such as `--seed` in it, or the program's name before a command."""
    typed = re.compile(r"(?<!-)--(?:[a-z]|$)|belarus-options (?:[a-z]|$)")
    found = set()
    for path in FILES:
        if room(path) not in BELOW_VIEWS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and typed.search(text):
                found.add(path.relative_to(ROOT).as_posix())
    assert found == NAMES_COMMANDS.keys()


def test_every_test_states_its_claim() -> None:
    """Each test function has a docstring, and no two in one file have the same name."""
    for path in sorted(Path(__file__).parent.rglob("test_*.py")):
        names = []
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                assert ast.get_docstring(node), f"{path.name}: {node.name}"
                names.append(node.name)
        assert len(names) == len(set(names)), path


def test_only_the_files_room_opens_files() -> None:
    """No other room calls open, read_text, read_bytes or their like."""
    calls = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
    for path in FILES:
        if room(path) == "files":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                # Null device for a closed standard output, and the reading functions of the room.
                allowed = {"process.py": {"open"}, "completion.py": {"read_text"}}
                assert name not in calls - allowed.get(path.name, set()), path
