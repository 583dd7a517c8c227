"""The manners of the process: exit statuses, broken pipes, full disks, interrupts, encodings."""

import gc
import io
import os
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress

from typer.exceptions import TyperException

from belarus_options.cli.typed import as_typed
from belarus_options.model.problem import InputError, Problem
from belarus_options.views.forms.problem_blocks import format_problems
from belarus_options.views.forms.safe_text import ENCODABLE, one_line

COULD_NOT, BUG, INTERRUPTED, READER_GONE = 2, 70, 130, 141

# Interrupts of this process so far.
_interrupts: list[int] = []


class _ReaderGone(Exception):
    """The reader of standard output has closed it, as `head` does."""


class _CannotPrint(Exception):
    """Standard output takes no more: a full disk, a closed descriptor."""


class _Closed(io.RawIOBase):
    # What writes to a file has no need of it, so this waits until something is to be printed.
    def __init__(self) -> None:
        self._is_said = False

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        if self._is_said:
            return memoryview(data).nbytes  # type: ignore[arg-type]  # any buffer
        self._is_said = True
        raise _CannotPrint("it is closed")


class _Guarded(io.FileIO):
    # The command-line library answers a broken pipe with its own status; it lets these through.
    def write(self, data: object) -> int:
        try:
            return super().write(data)  # type: ignore[arg-type]  # any buffer, as FileIO takes
        except BrokenPipeError:
            raise _ReaderGone from None
        except OSError as error:
            raise _CannotPrint(error.strerror or str(error)) from None


def run(arguments: list[str]) -> int:
    """Runs one command and gives its exit status (0, 1, 2, 70, 130 or 141)."""
    # A process this short makes little garbage, and looking for it in a large project takes longer
    # than reading the project.
    gc.disable()
    try:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, _interrupt)
            sys.unraisablehook = _interrupt_again
        _prepare_streams()
        status = _run_command(arguments)
        sys.stdout.flush()
    except _ReaderGone:
        status = READER_GONE
    except _CannotPrint as error:
        _say(f"error[cannot-write]: standard output cannot be written: {str(error).lower()}\n")
        status = COULD_NOT
    except KeyboardInterrupt:
        status = INTERRUPTED
    if status in (READER_GONE, COULD_NOT, INTERRUPTED):
        _drop_unwritten()
    return status


def _run_command(arguments: list[str]) -> int:
    try:
        from belarus_options.cli.app import command

        status = command(arguments)(arguments, prog_name="belarus-options", standalone_mode=False)
        _unless_interrupted()
        return int(status or 0)
    except InputError as error:
        _unless_interrupted()
        _say_problems(map(as_typed, error.problems), arguments, error.untold)
    except TyperException as error:
        # Help, where nothing was asked for.
        error.show()  # type: ignore[attr-defined]  # its class is not exported
    except (_ReaderGone, _CannotPrint, KeyboardInterrupt):
        raise
    except MemoryError:
        problem = Problem("system-refused", "there is not enough memory for this", "ask for less")
        _say_problems([problem], arguments)
    except OSError as error:
        _unless_interrupted()
        reason = (error.strerror or str(error)).lower()
        file = str(error.filename or "")
        problem = Problem(
            "system-refused", f"the system refuses what this takes: {reason}", file=file
        )
        _say_problems([problem], arguments)
    except Exception:
        _unless_interrupted()
        import traceback

        _say(traceback.format_exc())
        _say("error[bug]: this is a bug in belarus-options, not in your files; please report it\n")
        return BUG
    return COULD_NOT


def _interrupt(number: int, _: object) -> None:
    _interrupts.append(number)
    raise KeyboardInterrupt


def _interrupt_again(lost: "sys.UnraisableHookArgs") -> None:
    """What comes in the midst of tidying up is raised for nobody; a moment later it is for us."""
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
        return
    import _thread
    import threading

    threading.Timer(0.01, _thread.interrupt_main).start()


def _unless_interrupted() -> None:
    """Raises KeyboardInterrupt where there was an interrupt, whatever has become of it.

    Libraries that are not written in Python make other errors of it: pydantic of one that comes
    while it makes a validator, Python 3.11 of one while a class is made.
    """
    if _interrupts:
        raise KeyboardInterrupt


class _Silent(io.FileIO):
    # What cannot be said must not change what is done, nor the status.
    def write(self, data: object) -> int:
        try:
            return super().write(data)  # type: ignore[arg-type]  # any buffer, as FileIO takes
        except OSError:
            return memoryview(data).nbytes  # type: ignore[arg-type]  # as above


def _prepare_streams() -> None:
    # The next file that is opened would take the place of a closed stream, and what a process that
    # is started here prints would go into it.
    while (opened := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(opened)
    _prepare_errors()
    is_closed = sys.stdout is None
    encoding = "utf-8" if is_closed else sys.stdout.encoding
    raw = _Closed() if is_closed else _Guarded(sys.stdout.fileno(), "wb", closefd=False)
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), encoding=encoding, errors=ENCODABLE)


def _prepare_errors() -> None:
    if sys.stderr is None:
        raw, encoding = _Silent(os.devnull, "wb"), "utf-8"
    else:
        raw = _Silent(sys.stderr.fileno(), "wb", closefd=False)
        encoding = sys.stderr.encoding
    sys.stderr = io.TextIOWrapper(
        io.BufferedWriter(raw), encoding=encoding, errors=ENCODABLE, line_buffering=True
    )


# Nobody reads more errors than this, and to print a hundred thousand takes a minute.
_MOST_SAID = 5_000


def _say(text: str) -> None:
    sys.stderr.write("".join(one_line(line) + "\n" for line in text.split("\n")[:-1]))
    sys.stderr.flush()


def _say_problems(problems: Iterable[Problem], arguments: list[str], untold: int = 0) -> None:
    """In a pipe as they are; where a person reads them, wrapped and in color. `untold` is about how
    many there are beside them."""
    from belarus_options.cli.terminal import Terminal, width_of_errors

    width = width_of_errors()
    has_color = sys.stderr.isatty() and Terminal(no_color="--no-color" in arguments).has_color
    said = list(problems)
    sys.stderr.write(format_problems(said[:_MOST_SAID], width=width, has_color=has_color))
    if more := max(0, len(said) - _MOST_SAID) + untold:
        about = "about " * bool(untold)
        sys.stderr.write(f"\nand {about}{more:,} more errors, which are left out here\n")
    sys.stderr.flush()


def _drop_unwritten() -> None:
    # Python flushes standard output once more as it ends, and would complain of what is left in it.
    with suppress(OSError, AttributeError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
