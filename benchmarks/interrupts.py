"""How soon a command ends that is interrupted, as by Ctrl-C, and whether it ends in silence.

    python benchmarks/interrupts.py [OPTIONS] [COMMAND …]

Each command, or those named, is interrupted at several moments of its run, on a folder of
`growth.py` with so many options (1,000 unless given). Printed are the median and the longest
processor time that it takes from then on, which a busy machine does not change. What does not end
with 130, or writes anything after it, is named.
"""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from growth import SHAPES, runs, write_folder
from measuring import clean_environment, is_smoke

# Of the time that a whole run takes.
_MOMENTS = (0.35, 0.5, 0.65, 0.8)


def begun(words: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    """A command, with both streams caught."""
    return subprocess.Popen(
        [sys.executable, "-m", "belarus_options", *words],
        cwd=folder,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def seconds_to_end(words: Sequence[str], folder: Path, after: float, whole: bytes) -> float | None:
    """The processor time that a command takes once it is interrupted; None where it was done, which
    one sees by what it has written."""
    with begun(words, folder) as process:
        time.sleep(after)
        before = _so_far(process.pid)
        os.kill(process.pid, signal.SIGINT)
        out, err = (stream.read() if stream else b"" for stream in (process.stdout, process.stderr))
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode == 0 or (whole and out == whole and not err):
        return None
    if process.returncode not in (130, -signal.SIGINT) or out or err:
        print(f"{' '.join(words)}: status {process.returncode}, wrote {out[:80]!r} {err[-200:]!r}")
    return max(0.0, used.ru_utime + used.ru_stime - before)


def _so_far(pid: int) -> float:
    """The processor time of a process, in hundredths of a second."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Prints a line for each command."""
    given = [word for word in sys.argv[1:] if word != "--smoke"]
    sizes = [int(word.replace(",", "")) for word in given if word[0].isdigit()]
    options = 10 if is_smoke() else (sizes or [1_000])[0]
    named = ["score"] if is_smoke() else [word for word in given if not word[0].isdigit()]
    moments = _MOMENTS[:1] if is_smoke() else _MOMENTS
    with tempfile.TemporaryDirectory(prefix="belarus-options-interrupts-") as work:
        folder = Path(work) / "project"
        folder.mkdir()
        write_folder(folder, options, SHAPES["flat"])
        begun(["score"], folder).communicate()
        for words in (("score",), *runs()):
            if named and words[0] not in named:
                continue
            start = time.perf_counter()
            said, _ = begun(words, folder).communicate()
            whole = time.perf_counter() - start
            (folder / "page.html").unlink(missing_ok=True)
            found = [seconds_to_end(words, folder, part * whole, said) for part in moments]
            took = [seconds for seconds in found if seconds is not None]
            (folder / "page.html").unlink(missing_ok=True)
            if took:
                print(
                    f"{' '.join(words):55} {1000 * statistics.median(took):6.0f} ms"
                    f"  {1000 * max(took):6.0f} ms",
                    flush=True,
                )


if __name__ == "__main__":
    main()
