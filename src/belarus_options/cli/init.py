"""`init`: a project folder to work in."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from belarus_options.cli.parameters import QuietOption
from belarus_options.cli.terminal import Terminal

if TYPE_CHECKING:
    from belarus_options.files.asked import AskedDecision


def init(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to make or fill")],
    blank: Annotated[
        bool, typer.Option("--blank", help="A small valid project in which every key is explained")
    ] = False,
    ask: Annotated[
        bool, typer.Option("--ask", help="A project of your own, made of your answers")
    ] = False,
    quiet: QuietOption = False,
) -> None:
    """Make a project folder: a copy, a blank one, or one of answers.

    A copy is one of the built-in case, with its comments. Nothing is written where any of its files
    is there already.

    \b
    Examples:
      belarus-options init my-case
      belarus-options init --blank my-decision
      belarus-options init --ask our-decision
    """
    from belarus_options.files.creating import blank_files, case_files
    from belarus_options.files.folder import builtin_folder
    from belarus_options.files.writing import create_files
    from belarus_options.model.problem import refuse

    terminal = Terminal(quiet)
    following = shlex.join(["belarus-options", "score", "--project", folder])
    if ask:
        if blank:
            message = "`--ask` and `--blank` make two different folders"
            raise refuse("not-taken", message, "leave one of them out", argument="--blank")
        _ask(folder, terminal, following)
        return
    files = blank_files() if blank else case_files(builtin_folder())
    create_files(Path(folder), files)
    terminal.notice(f"wrote {len(files)} files into {folder}; next: `{following}`")


def _ask(folder: str, terminal: Terminal, following: str) -> None:
    """Asks, and makes a folder of the answers."""
    from functools import partial

    from belarus_options.cli.asking import Kept, Quit, answered
    from belarus_options.cli.conversation import Conversation
    from belarus_options.cli.init_questions import INTRODUCTION, script
    from belarus_options.files.asked import asked_files
    from belarus_options.files.unfinished import beside
    from belarus_options.files.writing import create_files, require_free
    from belarus_options.model.layout import CRITERIA_FILE, JUDGMENTS_FILE, OPTIONS_FOLDER
    from belarus_options.views.commands.interview import stopped
    from belarus_options.views.report.report import Line
    from belarus_options.views.report.sentence import Command, Wording

    # Sooner than after all the questions.
    require_free(Path(folder), (CRITERIA_FILE, JUDGMENTS_FILE, OPTIONS_FOLDER, "schema"))
    called: dict[str, str] = {}
    again = shlex.join(["belarus-options", "init", "--ask", folder])
    talk = Conversation(
        terminal, Wording(lambda named: called.get(named.id, named.id), lambda _: again)
    )
    kept = Kept(beside(Path(folder)), "a new decision")
    try:
        decision: AskedDecision = answered(partial(script, called), talk, kept, INTRODUCTION)
    except Quit as quit:
        talk.say([Line(stopped(quit.kept, Command("init")))])
        return
    files = asked_files(decision)
    create_files(Path(folder), files)
    if talk.is_interactive:
        kept.write([])
    terminal.notice(f"wrote {len(files)} files into {folder}; next: `{following}`")
