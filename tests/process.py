"""The real command in a process of its own: into pipes, and on a terminal of a given width."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from select import select

COMMAND = (sys.executable, "-m", "belarus_options")

# Words of the libraries underneath (YAML, pydantic, Typer's own checks), which nobody is to read.
SAID_BY_OTHERS = (
    "YAML cannot read this", "mapping values", "mapping keys", "while parsing", "while scanning",
    "while constructing", "expected <", "did not find", "could not find", "node content", "found ",
    "another document", "block end", "the C parser", "unicode characters", "reader error",
    "pydantic", "Input should", "Extra inputs", "Field required", "String should", "Value error",
    "validation error", "valid dictionary", "valid number", "instance of",
    "literal_error", "model_type", "errors.pydantic.dev", "Traceback", "<constructed>",
    "<measured>", "<name>", "<id>", "<ASCII id>",
)  # fmt: skip


def assert_own_words(text: str) -> None:
    """Nothing that a library says by itself."""
    for words in SAID_BY_OTHERS:
        assert words.lower() not in text.lower(), text


# A run that takes longer hangs.
MOST_SECONDS = 60.0


def environment(changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """What the command sees of the environment: nothing of this process but where things lie, and
    whether its coverage is measured.

    None takes a variable out.
    """
    names = ("PATH", "TMPDIR", "COVERAGE_PROCESS_CONFIG")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    base = kept | {
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLUMNS": "80",
        "BELARUS_OPTIONS_PAGER": "",
    }
    return {k: v for k, v in {**base, **(changes or {})}.items() if v is not None}


def run(
    *arguments: str,
    cwd: Path | None = None,
    env: Mapping[str, str | None] | None = None,
    input: str | None = None,
) -> subprocess.CompletedProcess[str]:
    """The command with its output caught as text; `env` is laid over a clean environment."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=environment(env),
        input=input if input is not None else "",
        capture_output=True,
        encoding="utf-8",
        timeout=MOST_SECONDS,
        check=False,
    )


def run_on_terminal(
    *arguments: str,
    width: int = 80,
    cwd: Path | None = None,
    env: Mapping[str, str | None] | None = None,
) -> tuple[str, int]:
    """All that the command shows on a terminal `width` columns wide, and its exit status.

    Both streams come together, as they do there; line ends are given as LF.
    """
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=environment({"COLUMNS": None, **(env or {})}),
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    )
    os.close(slave)
    try:
        output = _all_of(master)
        status = process.wait(MOST_SECONDS)
    finally:
        os.close(master)
        if process.poll() is None:
            process.kill()
            process.wait()
    return output.decode("utf-8", errors="backslashreplace").replace("\r\n", "\n"), status


class Typist:
    """Somebody at a terminal of 80 columns, who waits for a prompt before each answer.

    `screen` is all that was shown so far.
    """

    def __init__(self, *arguments: str, cwd: Path, lines: int = 24) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 80, 0, 0))
        self.process = subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=cwd,
            env=environment({"COLUMNS": None}),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            # Keys become signals on the terminal that a process is ruled by.
            preexec_fn=partial(fcntl.ioctl, 0, termios.TIOCSCTTY, 0),
        )
        os.close(slave)
        self.screen = self._shown = ""

    def __enter__(self) -> "Typist":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        with suppress(OSError):
            os.close(self._master)

    def type(self, *lines: str) -> str:
        """Types each line once a prompt waits for it, and gives what is shown until the next."""
        for line in lines:
            self.key(f"{line}\n")
        return self.prompt()

    def key(self, key: str) -> None:
        """Presses keys at the prompt."""
        self.prompt()
        self._wait_for_reading()
        os.write(self._master, key.encode())
        self._shown = ""

    def hang_up(self) -> None:
        """Closes the terminal."""
        self.prompt()
        self._wait_for_reading()
        os.close(self._master)

    def _wait_for_reading(self) -> None:
        """Waits until the process sleeps over its prompt: between the two, a signal is noticed only
        with the next key."""
        state = Path(f"/proc/{self.process.pid}/stat")
        deadline = time.monotonic() + MOST_SECONDS
        while state.exists() and time.monotonic() < deadline:
            if state.read_text().rpartition(")")[2].split()[0] != "R":
                return
            time.sleep(0.005)

    def prompt(self) -> str:
        """What is shown since the last key, once a prompt waits or the process ends."""
        deadline = time.monotonic() + MOST_SECONDS
        while not self._shown.endswith(" > "):
            if not select([self._master], [], [], max(0.0, deadline - time.monotonic()))[0]:
                raise AssertionError(f"no prompt, but {self.screen[-1000:]!r}")
            with suppress(OSError):
                if data := os.read(self._master, 65536):
                    text = data.decode().replace("\r\n", "\n")
                    self.screen += text
                    self._shown += text
                    continue
            break
        return self._shown

    def end(self) -> int:
        """The exit status of the process, once it has said all."""
        self.prompt()
        return self.process.wait(MOST_SECONDS)


def _all_of(master: int) -> bytes:
    deadline = time.monotonic() + MOST_SECONDS
    chunks: list[bytes] = []
    while select([master], [], [], max(0.0, deadline - time.monotonic()))[0]:
        try:
            chunk = os.read(master, 65536)
        except OSError:
            # Linux says so where the other systems say that the file is at its end.
            break
        if not chunk:
            break
        chunks.append(chunk)
    return b"".join(chunks)


def ends(process: str) -> bool:
    """Whether a process that is no child of this one ends within seconds, by its id."""
    stat, end = Path(f"/proc/{process}/stat"), time.monotonic() + 10
    with suppress(OSError):
        # What nobody has asked for yet is listed as a zombie.
        while stat.read_text(encoding="ascii").split()[2] != "Z":
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
    return True


def completed(words: str, cwd: Path, **env: str) -> list[str]:
    """What bash is offered for the last of some words, taken apart as bash does (an empty one after
    a space)."""
    split = ["belarus-options", *words.split(" ")]
    complete = {
        "_BELARUS_OPTIONS_COMPLETE": "complete_bash",
        "COMP_WORDS": "\n".join(split),
        "COMP_CWORD": str(len(split) - 1),
    }
    done = run(cwd=cwd, env=complete | env)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()
