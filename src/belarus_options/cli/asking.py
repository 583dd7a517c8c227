"""Scripts of questions: asked one after another, with back, help and quit, and kept on the way.

A script is a generator that yields what is asked, is sent the answer, and returns what all of them
make. Going back is going through it anew without the last answer.
"""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from belarus_options.cli.conversation import Conversation, Ended
from belarus_options.files.unfinished import Unfinished, keep_unfinished, read_unfinished
from belarus_options.model.problem import InputError, refuse
from belarus_options.views.report.report import Line

Result = TypeVar("Result")

# In small letters alone: B is as good a name as any.
_BACK, _HELP, _QUIT = ("b", "back"), ("?", "help"), ("q", "quit")
KEYS = "`?` says more, `b` goes back, `q` quits."


class WrongAnswer(Exception):
    """An answer that is none; the text says what would be one."""


class Quit(Exception):
    """Whoever answers has had enough for now; `kept` is how many answers are kept."""

    def __init__(self, kept: int = 0) -> None:
        super().__init__()
        self.kept = kept


class Back(Exception):
    """An answer that takes the one before it back."""


class Asked(NamedTuple):
    """A question: its lines, what an answer looks like, more on it, and what reads the answer,
    which raises WrongAnswer or Back. `before` are pages to be shown the first time it is asked."""

    lines: tuple[Line, ...]
    what: str
    more: tuple[Line, ...]
    read: Callable[[str], Any]
    before: tuple[tuple[Line, ...], ...] = ()


Script = Generator[Asked, Any, Result]


class Kept(NamedTuple):
    """Where answers are kept until the end: in which file, about what, and the digest of the scales
    that they are about."""

    path: Path
    about: str
    scales: str = ""

    def read(self) -> Unfinished | None:
        """What is kept there."""
        return read_unfinished(self.path, self.about)

    def write(self, answers: list[str]) -> None:
        """Keeps answers; none are let go of."""
        keep_unfinished(self.path, Unfinished(self.about, self.scales, tuple(answers)))


class _Done(NamedTuple, Generic[Result]):
    result: Result


def answered(
    script: Callable[[], Script[Result]],
    talk: Conversation,
    kept: Kept | None,
    introduction: tuple[Line, ...],
) -> Result:
    """What a script returns once all its questions are answered; raises Quit before the end, and
    InputError where answers from a pipe are none or too few.

    A person's answers are kept one by one, and what was kept before is gone through first; whoever
    has written the result lets go of them.
    """
    if not talk.is_interactive:
        kept = None
    lines = _begun(script, talk, kept)
    if not lines:
        talk.say(introduction)
    try:
        return _gone_through(script, talk, kept, lines)
    except (Ended, KeyboardInterrupt, Quit) as left:
        if isinstance(left, Ended) and not talk.is_interactive:
            raise _ended(talk.lines) from None
        if isinstance(left, KeyboardInterrupt):
            # The terminal shows ^C, and no end of the line.
            talk.blank()
        raise Quit(len(lines) if kept is not None else 0) from None


def _gone_through(
    script: Callable[[], Script[Result]], talk: Conversation, kept: Kept | None, lines: list[str]
) -> Result:
    """What a script returns after answers that are there, and those that are added to them."""
    shown = len(lines) - 1
    while not isinstance(asked := _after(script, lines), _Done):
        try:
            if len(lines) > shown:
                shown = len(lines)
                _show_pages(talk, asked.before)
            lines.append(_answer(talk, asked))
        except Back:
            if not lines:
                talk.say([Line("This is the first question.")])
            del lines[-1:]
        if kept is not None:
            kept.write(lines)
    result: Result = asked.result
    return result


def agreed(talk: Conversation, what: str) -> bool:
    """Whether a question is answered with yes; anything but yes is no."""
    try:
        return talk.ask(what).lower() in ("y", "yes")
    except Ended:
        return False


def _after(script: Callable[[], Script[Result]], lines: list[str]) -> "Asked | _Done[Result]":
    """What is asked after these answers, or what they make; raises WrongAnswer or Back where one of
    them is none."""
    running = script()
    try:
        asked = next(running)
        for text in lines:
            asked = running.send(asked.read(text))
    except StopIteration as end:
        return _Done(end.value)
    return asked


def _begun(
    script: Callable[[], Script[Result]], talk: Conversation, kept: Kept | None
) -> list[str]:
    """The answers that were kept, as far as they still are answers."""
    found = kept.read() if kept is not None else None
    if kept is None or found is None:
        return []
    if found.scales != kept.scales:
        talk.say([Line("A scale has changed since this interview was left, so it begins anew.")])
        return []
    lines = list(found.answers)
    while lines:
        try:
            _after(script, lines)
        except (WrongAnswer, Back):
            lines.pop()
        else:
            break
    if lines:
        said = "1 question was" if len(lines) == 1 else f"{len(lines)} questions were"
        talk.say([Line(f"{said} answered before, and it goes on from there; `b` goes back.")])
    return lines


def _show_pages(talk: Conversation, pages: tuple[tuple[Line, ...], ...]) -> None:
    """One page at a time where they are more lines than are seen at once."""
    fits = talk.fits([line for page in pages for line in page])
    for at, page in enumerate(pages, start=1):
        talk.blank()
        talk.say(page)
        if not fits and at < len(pages):
            while _heard(talk, f"Enter shows {at + 1} of {len(pages)}"):
                talk.say([Line("Press Enter; the questions come after the last.")])


def _answer(talk: Conversation, asked: Asked) -> str:
    """The line that answers a question; raises Back or Quit."""
    talk.blank()
    talk.say(asked.lines)
    while True:
        text = _heard(talk, asked.what)
        if text in _HELP:
            talk.say(asked.more)
            continue
        try:
            asked.read(text)
        except WrongAnswer as error:
            if not talk.is_interactive:
                raise _wrong(text, f"{error}", talk.lines) from None
            talk.say([Line(f"{error}")])
        else:
            return text


def _heard(talk: Conversation, what: str) -> str:
    text = talk.ask(what)
    if text in _BACK:
        raise Back
    if text in _QUIT:
        raise Quit
    return text


def _wrong(text: str, message: str, line: int) -> InputError:
    return refuse(
        "bad-judgment",
        f"`{text[:40]}` is no answer to this question",
        f"{message[0].lower()}{message[1:].removesuffix('.')}; nothing was written",
        argument=f"line {line} of standard input",
    )


def _ended(lines: int) -> InputError:
    return refuse(
        "bad-judgment",
        f"standard input ended after {lines} {'answer' if lines == 1 else 'answers'}, before the"
        " interview did"
        if lines
        else "standard input ended before the interview",
        "run it in a terminal, or give it every answer, one a line; nothing was written",
        argument="standard input",
    )
