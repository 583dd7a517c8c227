"""An interview about the swings of one group: what is asked, heard and kept until it is whole."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from belarus_options.cli.answers import WrongAnswer, read_answer
from belarus_options.cli.conversation import Conversation, Ended
from belarus_options.files.unfinished import Unfinished, keep_unfinished, read_unfinished
from belarus_options.model.judgments import Judgment, Spelling
from belarus_options.model.problem import refuse
from belarus_options.model.scales_digest import scales_digest
from belarus_options.studies.elicitation.comparing import elicitation
from belarus_options.studies.elicitation.interview import (
    Answer,
    Finished,
    Question,
    entry_of,
    most_questions,
    next_question,
)
from belarus_options.views.commands.interview import (
    help_lines,
    introduction,
    prompt,
    question_lines,
    read_back,
    siblings_in_words,
)
from belarus_options.views.report.report import Line

if TYPE_CHECKING:
    from belarus_options.model.project import Project

_BACK, _HELP, _QUIT = ("b", "back"), ("?", "h", "help"), ("q", "quit", "exit")
_YES, _NO = ("", "y", "yes"), ("n", "no", *_BACK)


class Quit(Exception):
    """Whoever answers has had enough for now; `kept` is how many answers are kept."""

    def __init__(self, kept: int = 0) -> None:
        super().__init__()
        self.kept = kept


class _Back(Exception):
    pass


class Interview(NamedTuple):
    """What is asked: of which project, about which group (empty for the top) and by what. Answers
    of a person are kept in `folder` until the end, None where nothing is to be written."""

    project: "Project"
    group: str
    by: Spelling
    folder: Path | None


def held(interview: Interview, talk: Conversation) -> Judgment:
    """The entry that somebody's answers make; raises Quit where they stop before the end, and
    InputError where answers from a pipe are none or too few."""
    project, group, by, _ = interview
    siblings = len(project.tree.children(group))
    lines = _begun(interview, talk)
    is_new = len(lines) < 2
    if is_new:
        talk.say(introduction(group, by, most_questions(by, siblings)))
    try:
        while True:
            answers = _answers(interview, lines)
            question = next_question(project, group, by, answers) if lines else None
            try:
                if isinstance(question, Finished):
                    entry = entry_of(project, group, question.answers, lines[0], date.today())
                    _agree(interview, talk, entry)
                    return entry
                if len(lines) == 1 and is_new:
                    is_new = False
                    _show_siblings(talk, siblings_in_words(project, group))
                lines.append(_asked(interview, talk, question, len(lines)))
            except _Back:
                if not lines:
                    talk.say([Line("This is the first question.")])
                del lines[-1:]
            _keep(interview, talk, lines)
    except Ended:
        if talk.is_interactive:
            raise Quit(_kept(interview, talk, lines)) from None
        raise refuse(
            "bad-judgment",
            "standard input ended before the interview"
            if not talk.lines
            else f"standard input ended after {talk.lines} answers, before the interview did",
            "run it in a terminal, or give it every answer, one a line; nothing was written",
            argument="standard input",
        ) from None
    except KeyboardInterrupt:
        # The terminal shows ^C, and no end of the line.
        talk.blank()
        raise Quit(_kept(interview, talk, lines)) from None
    except Quit:
        raise Quit(_kept(interview, talk, lines)) from None


def finished(interview: Interview, talk: Conversation) -> None:
    """Lets go of what was kept, once the entry is written."""
    _keep(interview, talk, [])


def agreed(talk: Conversation, what: str) -> bool:
    """Whether a question is answered with yes; anything but yes is no."""
    try:
        return talk.ask(what).lower() in ("y", "yes")
    except Ended:
        return False


def _begun(interview: Interview, talk: Conversation) -> list[str]:
    """The answers of an interview that was left, as far as they still are answers."""
    project, group, by, folder = interview
    if folder is None or not talk.is_interactive:
        return []
    kept = read_unfinished(folder, group, by)
    if kept is None:
        return []
    if kept.scales != scales_digest(project.tree, group):
        talk.say([Line("A scale has changed since this interview was left, so it begins anew.")])
        return []
    lines = list(kept.answers)
    while True:
        try:
            _answers(interview, lines)
        except (WrongAnswer, IndexError):
            lines.pop()
        else:
            break
    if (count := len(lines) - 1) < 1:
        return lines
    said = "1 question was" if count == 1 else f"{count} questions were"
    talk.say([Line(f"{said} answered before, and it goes on from there; `b` goes back.")])
    return lines


def _answers(interview: Interview, lines: list[str]) -> list[Answer]:
    """Lines as answers; raises WrongAnswer or IndexError where one of them is none."""
    project, group, by, _ = interview
    answers: list[Answer] = []
    for text in lines[1:]:
        question = next_question(project, group, by, answers)
        if isinstance(question, Finished):
            raise IndexError
        answers.append(read_answer(project, question, text))
    return answers


def _show_siblings(talk: Conversation, pages: tuple[tuple[Line, ...], ...]) -> None:
    """The two ends of each criterion, one at a time where they are many lines."""
    fits = talk.fits([line for page in pages for line in page])
    for at, page in enumerate(pages, start=1):
        talk.blank()
        talk.say(page)
        if not fits and at < len(pages):
            while _heard(talk, f"Enter shows {at + 1} of {len(pages)}"):
                talk.say([Line("Press Enter; the questions come after the last.")])


def _asked(interview: Interview, talk: Conversation, question: Question | None, at: int) -> str:
    """The line that answers a question, the first of which is who answers."""
    project, group, by, _ = interview
    talk.blank()
    if question is None:
        lines: tuple[Line, ...] = (Line("Whose answers are these? Enter leaves it open."),)
        more: tuple[Line, ...] = (Line("A name or a role: it stands beside the answers."),)
        what = "name"
    else:
        count = most_questions(by, len(project.tree.children(group)))
        lines = question_lines(project, question)
        what = f"{at} of {count}, {prompt(project, question)}"
        is_kept = talk.is_interactive and interview.folder is not None
        more = help_lines(project, question, is_kept=is_kept)
    talk.say(lines)
    while True:
        text = _heard(talk, what)
        if text.lower() in _HELP:
            talk.say(more)
            continue
        try:
            if question is None:
                _require_name(text)
            elif not text:
                raise WrongAnswer("Type an answer; `?` says how, `b` goes back, `q` quits.")
            else:
                read_answer(project, question, text)
            return text
        except WrongAnswer as error:
            _tell(talk, text, f"{error}")


def _require_name(text: str) -> None:
    if not text.isprintable():
        raise WrongAnswer("That has characters in it that cannot be seen.")


def _tell(talk: Conversation, text: str, message: str) -> None:
    """Says what is wrong with an answer; raises InputError where there is nobody to answer anew."""
    if not talk.is_interactive:
        raise refuse(
            "bad-judgment",
            f"`{text[:40]}` is no answer to this question",
            f"{message[0].lower()}{message[1:].removesuffix('.')}; nothing was written",
            argument=f"line {talk.lines} of standard input",
        )
    talk.say([Line(message)])


def _heard(talk: Conversation, what: str) -> str:
    text = talk.ask(what)
    if text.lower() in _BACK:
        raise _Back
    if text.lower() in _QUIT:
        raise Quit
    return text


def _agree(interview: Interview, talk: Conversation, entry: Judgment) -> None:
    """Reads the answers back until they are agreed to; raises _Back where they are not."""
    project = interview.project._replace(judgments=(entry,))
    talk.blank()
    talk.say(read_back(project, elicitation(project).groups[0]))
    while True:
        text = _heard(talk, "Is that so? Enter keeps the answers, `b` goes back")
        if text.lower() in _YES:
            return
        if text.lower() in _NO:
            raise _Back
        _tell(talk, text, "Press Enter to keep the answers, `b` to go back.")


def _kept(interview: Interview, talk: Conversation, lines: list[str]) -> int:
    """How many questions are answered that are kept, the name aside."""
    return max(0, len(lines) - 1) if talk.is_interactive and interview.folder else 0


def _keep(interview: Interview, talk: Conversation, lines: list[str]) -> None:
    project, group, by, folder = interview
    if folder is not None and talk.is_interactive:
        digest = scales_digest(project.tree, group)
        keep_unfinished(folder, Unfinished(group, by, digest, tuple(lines)))
