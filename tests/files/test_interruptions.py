"""Signals while files are halfway changed: before and after every call of the system, in processes
of their own, which a termination would end at once."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from process import environment

pytestmark = pytest.mark.slow

# Each call of each kind that a writer makes gets a signal, once just before and once just after it,
# in a process forked for it. What is said is status, and the files with their texts and modes.
SCRIPT = """
import json, os, signal, sys, tempfile
from pathlib import Path
from belarus_options.files.writing import create_files, write_whole

CALLS = [(tempfile, "mkstemp"), (os, "fsync"), (os, "chmod"), (os, "replace"), (os, "link"),
         (os, "unlink"), (os, "mkdir"), (os, "listdir"), (os, "fdopen")]
FILES = [("criteria.yaml", b"one"), ("options/a.yaml", b"two"), ("schema/b.json", b"three")]
WRITERS = {
    "replace": lambda: write_whole(Path("old"), b"new", replace=True),
    "new": lambda: write_whole(Path("new"), b"new", replace=False),
    "folder": lambda: create_files(Path("folder"), FILES),
    "over": lambda: create_files(Path("."), [("old", b"new"), ("x/new", b"new")], replace=True),
}

def everything():
    return {str(p): p.read_text() if p.is_file() else None for p in sorted(Path(".").rglob("*"))}

def run(write, module, name, nth, when, number):
    real, count = getattr(module, name), iter(range(1000))
    def sent(*given, **more):
        hit = next(count) == nth
        if hit and when == "before":
            os.kill(os.getpid(), number)
        try:
            return real(*given, **more)
        finally:
            if hit and when == "after":
                os.kill(os.getpid(), number)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    setattr(module, name, sent)
    try:
        WRITERS[write]()
    except KeyboardInterrupt:
        os._exit(130)
    os._exit(0 if next(count) <= nth else 1)

# Disks are slow, and this is not about them.
os.fsync = lambda file: None
said = []
for write in WRITERS:
    for module, name in CALLS:
        for nth in range(20):
            for when in ("before", "after"):
                for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                    with tempfile.TemporaryDirectory() as folder:
                        os.chdir(folder)
                        Path("old").write_text("old")
                        child = os.fork()
                        if not child:
                            run(write, module, name, nth, when, number)
                        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
                        there = everything()
                        os.chdir("/")
                    if status:
                        said.append([write, name, nth, when, int(number), status, there])
            if not status:
                break
print(json.dumps(said))
"""
OLD: dict[str, str | None] = {"old": "old"}
FOLDER: dict[str, str | None] = {
    "folder": None,
    "folder/criteria.yaml": "one",
    "folder/options": None,
    "folder/options/a.yaml": "two",
    "folder/schema": None,
    "folder/schema/b.json": "three",
}
MAY_BE: dict[str, list[dict[str, str | None]]] = {
    "replace": [OLD, {"old": "new"}],
    "new": [OLD, {"old": "old", "new": "new"}],
    "folder": [OLD, OLD | FOLDER],
    "over": [OLD, {"old": "new"}, {"old": "new", "x": None, "x/new": "new"}],
}


def test_a_signal_around_any_call_leaves_the_old_or_the_new() -> None:
    """Of one file, of a new folder, and of files written over beside new ones: all or nothing, and
    no temporary file. The signal does what it does otherwise."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    runs = json.loads(done.stdout)
    assert {run[0] for run in runs} == set(MAY_BE)
    assert {run[1] for run in runs} >= {"mkstemp", "fsync", "chmod", "replace", "link", "unlink",
                                        "mkdir"}  # fmt: skip
    for write, _, _, _, number, status, there in runs:
        assert status == (130 if number == 2 else -number)
        assert there in MAY_BE[write]


def test_what_is_ignored_stays_so(tmp_path: Path) -> None:
    """A hang-up under nohup ends nothing, and takes nothing back."""
    script = (
        "import os, signal; from pathlib import Path;"
        "from belarus_options.files.writing import write_whole;"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN); real = os.fsync;"
        "os.fsync = lambda file: (os.kill(os.getpid(), signal.SIGHUP), real(file));"
        "write_whole(Path('new'), b'new', replace=False)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment(), check=True)
    assert (tmp_path / "new").read_bytes() == b"new"
