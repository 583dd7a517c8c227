"""Keeps the documentation true: README.md and docs/*.md show what the program really prints.

    python docs/generate.py            makes the pages anew
    python docs/generate.py --check    writes nothing; a diff and status 1 where one is stale

Two things on a page are generated:

- What stands between `<!-- generated: NAME -->` and `<!-- end -->`. The names are `usage COMMAND`
  (its help text), `commands`, `commands that take OPTION` (`--format`, or one of its forms too),
  `keys RECORD` (of the model), `rules`, `problems` and `ranking`.
- The output in code blocks marked `console`. A line that starts with `$ ` is a command, run as a
  shell would run it, on a terminal of 80 columns without color; what follows is what it prints. A
  line `...` alone leaves lines out: as many stay above and below it as there were before.

The commands of one page run in order in a folder of that page's own, a copy of the built-in case,
so that a page can make a folder in one block and use it in the next.

What follows lines with `>>>` in code blocks marked `python` is generated too: all blocks of a page
are one session.
"""

import argparse
import difflib
import doctest
import io
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import termios
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from belarus_options.cli.registry import COMMANDS, Group
from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.files.schema import schema_of
from belarus_options.model.base import Record
from belarus_options.model.problem_catalogue import PROBLEMS
from belarus_options.studies.checks.catalogue import RULES
from belarus_options.studies.matrix.ranking import rank

ROOT = Path(__file__).resolve().parents[1]
CASE = (
    "criteria.yaml",
    "evidence.yaml",
    "perspectives.yaml",
    "scenarios.yaml",
    "bundles.yaml",
    "options",
    "schema",
)
COLUMNS, LINES = 80, 24
ELISION = "..."

_PART = re.compile(
    r"(?P<open><!-- generated: (?P<name>[^>]*?) -->\n).*?(?P<close><!-- end -->)", re.DOTALL
)
_CONSOLE = re.compile(r"(?P<open>^```console\n)(?P<body>.*?)(?P<close>^```$)", re.DOTALL | re.M)
_SESSION = re.compile(r"(?P<open>^```python\n)(?P<body>>>> .*?)(?P<close>^```$)", re.DOTALL | re.M)
# What says that the program itself failed, and not what it was given.
_FAILURES = {70: "is a bug", 126: "cannot be run", 127: "is not a command"}


class CannotGenerate(Exception):
    """A page asks for something that cannot be had; the message says which page and why."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its path from the root, its text, and the text it should have."""

    path: str
    is_now: str
    should_be: str

    @property
    def is_current(self) -> bool:
        return self.is_now == self.should_be

    @property
    def diff(self) -> str:
        """What generating the page anew would change, empty where it is current."""
        return "".join(
            difflib.unified_diff(
                self.is_now.splitlines(keepends=True),
                self.should_be.splitlines(keepends=True),
                f"a/{self.path}",
                f"b/{self.path}",
            )
        )


def page_paths() -> list[str]:
    """The pages, as paths from the root."""
    return ["README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]


def generate(paths: Iterable[str]) -> list[Page]:
    """The pages with all that is generated on them made anew; nothing is written."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(_page, paths))


def _page(path: str) -> Page:
    text = (ROOT / path).read_text(encoding="utf-8")
    with Shell() as shell:
        try:
            filled = _PART.sub(lambda part: _filled(part, shell), text)
            filled = _CONSOLE.sub(lambda block: _run_block(block, shell), filled)
            session: dict[str, Any] = {}
            return Page(
                path, text, _SESSION.sub(lambda block: _run_session(block, session), filled)
            )
        except CannotGenerate as error:
            raise CannotGenerate(f"{path}: {error}") from None


class Shell:
    """A folder with the case in it, and a terminal to run commands on there.

    `belarus-options` is the package that this interpreter imports.
    """

    def __enter__(self) -> "Shell":
        self._folder = Path(tempfile.mkdtemp(prefix="belarus-options-docs-"))
        # The folder's name stands in JSON results; a checkout has this one too.
        self.here = self._folder / "belarus-options"
        self.here.mkdir()
        for name in CASE:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, self.here / name)
            else:
                shutil.copy(source, self.here / name)
        commands = self._folder / "bin"
        commands.mkdir()
        command = commands / "belarus-options"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m belarus_options "$@"\n')
        command.chmod(0o755)
        self._environment = {
            "PATH": f"{commands}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            "HOME": str(self._folder),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm",
            "NO_COLOR": "1",
            "BELARUS_OPTIONS_PAGER": "",
        }
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def run(self, command: str) -> list[str]:
        """The lines that a command prints, both of its outputs as a terminal shows them."""
        reader, terminal = pty.openpty()
        try:
            termios.tcsetwinsize(terminal, (LINES, COLUMNS))
            process = subprocess.Popen(  # noqa: S603  # the commands stand in this project's own pages
                ["/bin/sh", "-c", command],
                cwd=self.here,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=terminal,
                stderr=terminal,
            )
            os.close(terminal)
            terminal = -1
            printed = _BAR.sub("", _read_all(reader))
            status = process.wait()
        finally:
            os.close(reader)
            if terminal >= 0:
                os.close(terminal)
        if status in _FAILURES:
            raise CannotGenerate(f"`{command}` {_FAILURES[status]}\n{printed}")
        return [line.rstrip() for line in printed.split("\n")[:-1]]


# What a terminal shows while a command works, and takes away again: on a busy machine alone.
_BAR = re.compile(r"\x1b\[\?25l.*?\x1b\[\?25h\r?(?:\x1b\[1A\x1b\[2K)*", re.DOTALL)


def _read_all(reader: int) -> str:
    printed = b""
    while True:
        select.select([reader], [], [])
        try:
            data = os.read(reader, 65536)
        except OSError:
            # How a terminal says that nobody writes to it any more.
            break
        if not data:
            break
        printed += data
    return printed.decode().replace("\r\n", "\n")


def _run_session(block: re.Match[str], session: dict[str, Any]) -> str:
    """A block of a session with what Python prints now after each of its statements."""
    made = []
    # A fence ends what an example prints.
    for example in doctest.DocTestParser().get_examples(block["body"]):
        first, *more = example.source.splitlines()
        made += [f">>> {first}", *(f"... {line}".rstrip() for line in more)]
        printed = io.StringIO()
        with redirect_stdout(printed):
            try:
                exec(compile(example.source, "page", "single"), session)  # noqa: S102  # our own pages
            except Exception as error:  # it is what the page shows
                last = "".join(traceback.format_exception_only(error))
                printed.write(f"Traceback (most recent call last):\n    ...\n{last}")
        made += [line.rstrip() for line in printed.getvalue().splitlines()]
    body = "".join(f"{line}\n" for line in made)
    return f"{block['open']}{body}{block['close']}"


def _run_block(block: re.Match[str], shell: Shell) -> str:
    lines = block["body"].split("\n")[:-1]
    starts = [index for index, line in enumerate(lines) if line.startswith("$ ")]
    if not starts or starts[0] != 0:
        raise CannotGenerate("a `console` block does not begin with a command")
    body = []
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        command = lines[start].removeprefix("$ ")
        body += [lines[start], *_shortened(shell.run(command), lines[start + 1 : stop], command)]
    return block["open"] + "".join(f"{line}\n" for line in body) + block["close"]


def _shortened(printed: list[str], shown: Sequence[str], command: str) -> list[str]:
    """The output, shortened as it was shown before."""
    if any(line.startswith("```") for line in printed):
        raise CannotGenerate(f"`{command}` prints a line that would end its block")
    if shown.count(ELISION) > 1:
        raise CannotGenerate(f"the output of `{command}` has more than one `{ELISION}`")
    if ELISION not in shown:
        return printed
    above = shown.index(ELISION)
    below = len(shown) - above - 1
    if above + below >= len(printed):
        return printed
    return [*printed[:above], ELISION, *printed[len(printed) - below :]]


def _filled(part: re.Match[str], shell: Shell) -> str:
    name = part["name"]
    if name.startswith("usage "):
        lines = shell.run(f"belarus-options {name.removeprefix('usage ')} --help")
        inside = "```text\n" + "".join(f"{line}\n" for line in lines) + "```\n"
    elif name.startswith("commands that take "):
        inside = _commands_that_take(name.removeprefix("commands that take "))
    elif name.startswith("keys "):
        named = {record.__name__: record for record in _records_below(Record)}
        inside = key_table(named[name.removeprefix("keys ")])
    elif name in _PARTS:
        inside = _PARTS[name]()
    else:
        raise CannotGenerate(f"`{name}` is not a generated part")
    return part["open"] + inside + part["close"]


def _commands() -> str:
    parts = []
    for group in Group:
        rows = [
            f"| [`{command.name}`]({command.name}.md) | {command.short_help} |\n"
            for command in COMMANDS
            if command.group is group
        ]
        parts.append(f"| {group.value} | |\n| :-- | :-- |\n" + "".join(rows))
    return "\n".join(parts)


def _commands_that_take(option: str) -> str:
    _, _, form = option.partition(" ")
    *others, last = [
        f"`{command.name}`"
        for command in COMMANDS
        if command.reports and (not form or form in command.forms)
    ]
    takers = f"{', '.join(others)} and {last} take" if others else f"{last} takes"
    return f"{takers} `{option}`.\n"


def key_table(record: type[Record]) -> str:
    """The keys of a record with what the model says of them, the required ones in bold."""
    schema = schema_of(record)
    block = schema["definitions"][record.__name__] if "$ref" in schema else schema
    rows = []
    for key, about in block["properties"].items():
        shown = f"**`{key}`**" if key in block.get("required", ()) else f"`{key}`"
        # Beside the words that are written, there may be one that is read still.
        words: dict[str, list[str]] = next(
            (part for part in about.get("anyOf", [about]) if "enum" in part), {}
        )
        meanings = zip(words.get("enum", ()), words.get("enumDescriptions", ()), strict=True)
        choices = [f"`{word}` ({text[0].lower()}{text[1:]})" for word, text in meanings]
        parts = [about["description"], *([", ".join(choices)] if choices else [])]
        rows.append(f"| {shown} | {': '.join(parts)} |\n")
    return f"| Key of {record.noun} | What it holds |\n| :-- | :-- |\n" + "".join(rows)


def _records_below(record: type[Record]) -> Iterator[type[Record]]:
    for child in record.__subclasses__():
        yield child
        yield from _records_below(child)


def _rules() -> str:
    sections = [
        f"### {rule.name}\n\n"
        f"*{rule.severity.capitalize()}.* {rule.summary}.\n\n"
        f"{rule.why}\n\n"
        f"**Way out.** {rule.fix}\n\n"
        f"This breaks it:\n\n```yaml\n{rule.example.rstrip()}\n```\n"
        for rule in RULES.values()
    ]
    return "\n" + "\n".join(sections) + "\n"


def _problems() -> str:
    sections = [
        f"### {name}\n\n{kind.meaning}\n\n**Way out.** {kind.fix}\n"
        for name, kind in PROBLEMS.items()
    ]
    return "\n" + "\n".join(sections) + "\n"


def _ranking() -> str:
    ranking = rank(load_project(Folder(ROOT)).project)
    return "".join(
        f"{row.rank}. {row.name} (`{row.option}`), {row.total:.1f}\n" for row in ranking.ranked
    )


_PARTS: dict[str, Callable[[], str]] = {
    "commands": _commands,
    "rules": _rules,
    "problems": _problems,
    "ranking": _ranking,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the pages anew, or says what is out of date; gives the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="default: all of them")
    parser.add_argument("--check", action="store_true", help="write nothing, print a diff")
    chosen = parser.parse_args(arguments)
    try:
        pages = generate(chosen.pages or page_paths())
    except CannotGenerate as error:
        sys.stderr.write(f"{error}\n")
        return 2
    stale = [page for page in pages if not page.is_current]
    for page in stale:
        if chosen.check:
            sys.stdout.write(page.diff)
        else:
            (ROOT / page.path).write_text(page.should_be, encoding="utf-8")
            sys.stdout.write(f"wrote {page.path}\n")
    return 1 if chosen.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
