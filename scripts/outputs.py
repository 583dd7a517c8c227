"""Keeps what every command says in every form, and compares two such collections.

    python scripts/outputs.py keep DIR [--source CHECKOUT]    runs everything, a file a run in DIR
    python scripts/outputs.py compare OLD NEW                 a diff of every run that differs

The judge of a change that is to change nothing a user sees: keep the outputs of the commit before
(`--source` names its checkout), keep those of the change, compare. Runs are over the built-in case
and two folders made for it: a small one without a fault, and one with all that is rare: ties,
probabilities, a value beyond its anchors, options that require others, names in other scripts, four
top criteria.
"""

import argparse
import difflib
import multiprocessing
import os
import pty
import re
import shutil
import sys
import tempfile
import termios
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CASE = ("criteria.yaml", "evidence.yaml", "perspectives.yaml", "scenarios.yaml", "bundles.yaml",
        "options")  # fmt: skip

RARE = {
    "criteria.yaml": """\
decision:
  title: "Which *road* <first>?"
  question: Which road should be mended first?
  as_of: 2023-03-31
criteria:
  use:
    name: Use of the road by people and by trade, in an ordinary year
    weight: 4
    because: Roads are for use.
    criteria:
      people: {weight: 3, prefer: more, because: Most., scale: {worst: 0, best: 900, unit: a day}}
      trade:
        weight: 2
        because: Less.
        prefer: more
        scale: {0: None, 1: Some, 2: Much}
  cost: {name: Cost, weight: 4, because: Money., prefer: less}
  homes:
    name: Дома и 家
    weight: 1
    because: Few live there.
    prefer: less
    scale: {worst: 10, best: 0, unit: "=1+1"}
    value_function: {exponential: {midpoint: 4}}
  calm: {name: Calm, weight: 0, because: Unweighed., prefer: more, scale: {0: No, 1: Yes}}
""",
    "evidence.yaml": """\
sources:
  count: {title: A count, reliability: B}
  book: {title: "A | book", reliability: A}
evidence:
  counted: {source: count, kind: fact, credibility: 2, says: Cars were counted., where: {page: 4}}
  written: {source: book, kind: judgment, credibility: 3, says: "It's *so*.",
    where: {section: Second, paragraph: 0, url: "https://example.org/a"}}
  guessed: {kind: assumption, says: Traffic stays., because: It did.}
""",
    "options/alpha.yaml": """\
name: The road to A, with a name that is much too long for one line of any table there is
summary: Along the river.
requires: [beta]
scores:
  use.people: {value: 1000, range: [100, 1200], confidence: low, evidence: [counted, guessed]}
  use.trade: {value: 2, range: [1, 2], because: Mills., evidence: [written]}
  cost: {value: 30, distribution: {triangular: {low: 20, mode: 30, high: 50}}}
  homes: {value: 3, evidence: [guessed]}
  calm: 1
""",
    "options/beta.yaml": """\
name: 道路 B
scores:
  use.people: {value: 500, range: [400, 600], evidence: [counted]}
  use.trade: {value: 1, because: Few., scenarios: {flood: 2}}
  cost: {value: 10, scenarios: {flood: 40, drought: {value: 5}}}
  homes: 6
  calm: 0
""",
    "options/gamma.yaml": """\
name: "=cmd|B"
excludes: [alpha]
scores:
  use.people: {value: 500, range: [400, 600], evidence: [counted]}
  use.trade: {value: 1, because: Few., scenarios: {flood: 2}}
  cost: {value: 10, scenarios: {flood: 40, drought: {value: 5}}}
  homes: 6
  calm: 0
""",
    "options/delta.yaml": """\
name: Delta
role: status-quo
scores:
  use.people: {value: 0, confidence: high}
  use.trade: {value: 0}
  cost: {value: 0, scenarios: {drought: {value: 12}}}
  homes: {value: 10}
  calm: {value: 1}
""",
    "perspectives.yaml": """\
traders: {name: Those who trade, weights: {use: 80%, use.trade: 9}}
savers: {name: "Savers _here_", weights: {cost: 70%}}
locals: {weights: {use: 0, cost: 0, calm: 5}}
""",
    "scenarios.yaml": """\
drought: {name: Drought, probability: 0.3}
flood: {name: Flood, probability: 0.7}
usual: {name: As ever, probability: 0}
""",
}

# A command with its own parameters; `{0}` and `{1}` are two options of the folder.
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("score",),
    ("score", "--leaves"),
    ("explain", "{0}"),
    ("explain", "{1}", "{0}"),
    ("sensitivity",),
    ("robustness",),
    ("robustness", "--vary", "leaves", "--weighting", "order", "--samples", "4000"),
    ("robustness", "--weighting", "ranges", "--scores", "uncertain", "--samples", "3000"),
    ("robustness", "--weighting", "stated"),
    ("flip",),
    ("flip", "--vary", "leaves"),
    ("map",),
    ("map", "--criteria", "{top}"),
    ("perspectives",),
    ("scenarios",),
    ("bundles",),
    ("bundles", "--full", "--weighting", "order"),
    ("scenarios", "--alpha", "0.25"),
    ("stress",),
    ("check",),
    ("weights",),
)
OTHERS: tuple[tuple[str, ...], ...] = (
    (),
    ("explain-rule",),
    ("explain-rule", "no-scale"),
    ("explain-rule", "duplicate-key"),
    ("explain-rule", "no-scales"),
    ("schema", "--help"),
    ("init", "--help"),
    ("import", "--help"),
    ("weights", "set", "--help"),
    ("score", "--weight", "nothing=5", "--perspective", "nobody", "--option", "none"),
    ("score", "--weight", "5", "--format", "xml"),
    ("score", "--format", "svg"),
    ("score", "--output", "a.svg"),
    ("score", "--output", "a.txt"),
    ("score", "--format", "csv", "--output", "a.json"),
    ("explain", "nobody"),
    ("explain-rule", "nothing-alike"),
    ("robustness", "--samples", "0"),
    ("robustness", "--vary", "tops"),
    ("robustness", "--spread", "2"),
    ("robustness", "--seed", "-1"),
    ("scenarios", "--alpha", "1.5"),
    ("scenarios", "--scenario", "x"),
    ("perspectives", "--perspective", "x"),
    ("map", "--criteria", "a,b"),
    ("score", "--no-such"),
)
FORMS = ("csv", "json", "markdown")


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its arguments, the folder it is in, and where its output goes.

    `width` 0 is a pipe; an encoding other than UTF-8 is that of an old terminal.
    """

    name: str
    arguments: tuple[str, ...]
    folder: Path
    width: int = 0
    encoding: str = "utf-8"


def main() -> int:
    """Keeps or compares, and gives the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    keep = commands.add_parser("keep")
    keep.add_argument("directory", type=Path)
    keep.add_argument("--source", type=Path, default=ROOT)
    keep.add_argument("--only", default="", help="a pattern for the names of runs, `^case_score`")
    compare = commands.add_parser("compare")
    compare.add_argument("old", type=Path)
    compare.add_argument("new", type=Path)
    compare.add_argument("--names", action="store_true", help="only the names of what differs")
    given = parser.parse_args()
    if given.command == "keep":
        return keep_all(given.directory, given.source.resolve(), given.only)
    return show_differences(given.old, given.new, names_only=given.names)


def keep_all(directory: Path, source: Path, only: str) -> int:
    """Runs everything with the package of a checkout and writes a file a run."""
    sys.path[:0] = [str(source / "src"), str(ROOT / "tests")]
    from folders import CLEAN, write_folder

    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    # The folder's name stands in JSON results, so that it is always the same one.
    work = Path(tempfile.gettempdir()) / "belarus-options-outputs"
    shutil.rmtree(work, ignore_errors=True)
    for name in CASE:
        target = work / "case" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, target)
    write_folder(work / "clinic", CLEAN)
    write_folder(work / "rare", RARE)
    runs = [run for run in _runs(work) if re.search(only, run.name)]
    with multiprocessing.get_context("fork").Pool(os.cpu_count(), _warm_up) as pool:
        for run, text in pool.imap_unordered(_kept, runs, chunksize=8):
            (directory / f"{run.name}.txt").write_text(text, encoding="utf-8")
    shutil.rmtree(work)
    print(f"kept {len(runs)} runs in {directory}")
    return 0


def _runs(work: Path) -> Iterator[Run]:
    folders = {
        "case": (("defense-attache", "cut-ties"), "ethics,risk,leverage", "risk=50%"),
        "clinic": (("build", "lease"), "a,b,c", "benefit=70%"),
        "rare": (("beta", "delta"), "use,cost,homes", "use=2"),
    }
    perspectives = {"case": "defense-planner", "clinic": None, "rare": "savers"}
    scenarios = {"case": "moscow-takes-control", "clinic": "boom", "rare": "flood"}
    for name, (options, top, weight) in folders.items():
        folder = work / name
        settings: dict[str, tuple[str, ...]] = {
            "plain": (),
            "weight": ("--weight", weight, "--project", str(folder)),
            "kept": tuple(word for option in options for word in ("--option", option)),
            "scenario": ("--scenario", scenarios[name] or ""),
            "one": ("--option", options[0]),
        }
        if perspectives[name]:
            settings["perspective"] = ("--perspective", perspectives[name] or "")
        for command in COMMANDS:
            words = tuple(w.format(*options, top=top) for w in command)
            for setting, extra in settings.items():
                arguments = (*words, *extra)
                label = re.sub(r"[^\w=%,.-]+", "_", f"{name} {' '.join(words)} {setting}")
                yield Run(f"{label}.terminal", arguments, folder, 80)
                for form in FORMS:
                    yield Run(f"{label}.{form}", (*arguments, "--format", form), folder)
                yield Run(f"{label}.pipe", arguments, folder)
                yield Run(f"{label}.lines", (*arguments, "--format", "tsv"), folder)
                yield Run(f"{label}.full", (*arguments, "--full"), folder)
                if words[0] == "map":
                    yield Run(f"{label}.svg", (*arguments, "--format", "svg"), folder)
                if setting == "plain":
                    yield Run(f"{label}.narrow", arguments, folder, 40)
                    yield Run(f"{label}.wide", arguments, folder, 160)
                    yield Run(f"{label}.ascii", arguments, folder, 80, "ascii")
    helps = [(name, "--help") for name in dict.fromkeys(command[0] for command in COMMANDS)]
    for command in (*OTHERS, *helps):
        label = re.sub(r"[^\w=%,.-]+", "_", f"other {' '.join(command)}")
        yield Run(f"{label}.pipe", command, work / "case")


def _warm_up() -> None:
    """Loads what every run needs, once a worker."""
    import belarus_options.cli.app
    import belarus_options.files.project  # noqa: F401  # loaded for those that come after


def _kept(run: Run) -> tuple[Run, str]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        reader, terminal = pty.openpty() if run.width else (-1, -1)
        if run.width:
            termios.tcsetwinsize(terminal, (24, run.width))
        child = os.fork()
        if child == 0:
            _be_the_command(run, terminal if run.width else out.fileno(), err.fileno())
        printed = b""
        if run.width:
            os.close(terminal)
            printed = _read_all(reader)
            os.close(reader)
        _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        said = (printed or out.read(), err.read())
    stdout, stderr = (text.decode(errors="backslashreplace").replace("\r\n", "\n") for text in said)
    return run, (
        f"$ {' '.join(run.arguments)}\nstatus {os.waitstatus_to_exitcode(status)}\n"
        f"--- standard output\n{stdout}--- standard error\n{stderr}"
    )


def _read_all(reader: int) -> bytes:
    printed = b""
    while True:
        try:
            data = os.read(reader, 65536)
        # How a terminal says that nobody writes to it any more.
        except OSError:
            return printed
        if not data:
            return printed
        printed += data


def _be_the_command(run: Run, out: int, err: int) -> None:
    status = 70
    try:
        os.chdir(run.folder)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        os.environ |= {"TERM": "xterm", "NO_COLOR": "1"}
        for name in ("COLUMNS", "LINES", "BELARUS_OPTIONS_PROJECT"):
            os.environ.pop(name, None)
        sys.stdout = open(1, "w", encoding=run.encoding, closefd=False)  # noqa: SIM115  # the process's own
        sys.stderr = open(2, "w", encoding=run.encoding, closefd=False)  # noqa: SIM115  # the process's own
        from belarus_options.cli.process import run as run_command

        status = run_command(list(run.arguments))
        sys.stdout.flush()
    finally:
        os._exit(status)


def show_differences(old: Path, new: Path, *, names_only: bool) -> int:
    """Prints a diff of every run that differs; status 1 where any does."""
    kept = [{path.name for path in folder.glob("*.txt")} for folder in (old, new)]
    names = sorted(kept[1])
    differing = [name for name in names if _text(old / name) != _text(new / name)]
    for name in differing:
        if names_only:
            print(name)
            continue
        lines: Sequence[str] = list(
            difflib.unified_diff(
                _text(old / name).split("\n"),
                _text(new / name).split("\n"),
                name,
                name,
                "",
                "",
                1,
                "",
            )
        )
        print("\n".join(lines[:40]))
    print(f"{len(differing)} of {len(names)} runs differ; {len(kept[0] - kept[1])} were not run")
    return 1 if differing else 0


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
