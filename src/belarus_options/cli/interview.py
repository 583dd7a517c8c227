"""An interview about the swings of one group, as a script of questions."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from belarus_options.cli.answers import read_answer
from belarus_options.cli.asking import KEYS, Asked, Back, Kept, Script, WrongAnswer
from belarus_options.files.unfinished import UNFINISHED_FILE
from belarus_options.model.judgments import Judgment, Spelling
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
    from pathlib import Path

    from belarus_options.model.project import Project

_YES, _NO = ("", "y", "yes"), ("n", "no")


class Interview(NamedTuple):
    """What is asked: of which project, about which group (empty for the top) and by what."""

    project: "Project"
    group: str
    by: Spelling

    @property
    def introduction(self) -> tuple[Line, ...]:
        """What is said before the first question."""
        return introduction(self.group, self.by, self.most_questions, KEYS)

    @property
    def most_questions(self) -> int:
        """How many questions there are, the name aside."""
        return most_questions(self.by, len(self.project.tree.children(self.group)))

    def kept_in(self, folder: "Path") -> Kept:
        """Where its answers are kept until the end."""
        about = f"{self.group or 'the top'} by {self.by}"
        digest = scales_digest(self.project.tree, self.group)
        return Kept(folder / UNFINISHED_FILE, about, digest)

    def script(self, *, is_kept: bool = True) -> Script[Judgment]:
        """The questions, and the entry that the answers make. Raises nothing."""
        project, group, by = self
        who = yield Asked(
            (Line("Whose answers are these? Enter leaves it open."),),
            "name",
            (Line("A name or a role: it stands beside the answers."),),
            seen,
        )
        answers: list[Answer] = []
        before = siblings_in_words(project, group)
        while True:
            question = next_question(project, group, by, answers)
            if isinstance(question, Finished):
                break
            answers.append((yield self._asked(question, len(answers) + 1, before, is_kept=is_kept)))
            before = ()
        entry = entry_of(project, group, question.answers, who, date.today())
        judged = elicitation(project._replace(judgments=(entry,))).groups[0]
        yield Asked(
            tuple(read_back(project, judged)),
            "Is that so? Enter keeps the answers, `b` goes back",
            (Line("Press Enter to keep the answers, `b` to go back to the last question."),),
            _agreement,
        )
        return entry

    def _asked(
        self, question: Question, at: int, before: tuple[tuple[Line, ...], ...], *, is_kept: bool
    ) -> Asked:
        project = self.project

        def read(text: str) -> Answer:
            if not text:
                raise WrongAnswer(f"Type an answer: {KEYS}")
            return read_answer(project, question, text)

        return Asked(
            question_lines(project, question),
            f"{at} of {self.most_questions}, {prompt(project, question)}",
            help_lines(project, question, is_kept=is_kept),
            read,
            before,
        )


def seen(text: str) -> str:
    """A text that can be seen as it is; raises WrongAnswer."""
    # The last is what stands for bytes that are no text.
    if not text.isprintable() or "\ufffd" in text:
        raise WrongAnswer("That has characters in it that cannot be seen.")
    return text


def _agreement(text: str) -> None:
    if text.lower() in _NO:
        raise Back
    if text.lower() not in _YES:
        raise WrongAnswer("Press Enter to keep the answers, `b` to go back.")
