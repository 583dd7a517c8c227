"""`elicit`: asks what swings are worth, and says whether the weights in force are those judged."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from belarus_options.cli import completion
from belarus_options.cli.parameters import choice_option
from belarus_options.cli.reporting import REFUSED_OF_WEIGHTS, Run, reporting
from belarus_options.model.choices import AskedBy
from belarus_options.model.ids import normal
from belarus_options.model.layout import CRITERIA_FILE, JUDGMENTS_FILE
from belarus_options.model.problem import refuse

if TYPE_CHECKING:
    from belarus_options.files.project import LoadedProject
    from belarus_options.studies.elicitation.comparing import JudgedGroup
    from belarus_options.views.report.report import Page, Report


@reporting(refuses=REFUSED_OF_WEIGHTS)
def elicit(
    run: Run,
    asked: Annotated[
        str | None,
        typer.Argument(
            metavar="GROUP",
            help="Ask about the swings of this group: a branch, or `top` for the top criteria",
            parser=normal,
            autocompletion=completion.groups,
        ),
    ] = None,
    by: Annotated[
        AskedBy | None,
        choice_option("--by", AskedBy, "With GROUP: how to ask  [default: swing]"),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Put the judged weights into criteria.yaml, in place")
    ] = False,
    group: Annotated[
        str | None,
        typer.Option(
            "--group",
            metavar="PATH",
            help="With `--write`: this group alone, by its branch; `top` is the top criteria",
            parser=normal,
            show_default=False,
            autocompletion=completion.groups,
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="With `--write` or GROUP: print the change as a diff, write nothing"
        ),
    ] = False,
) -> "Report | Page":
    """Ask what swings are worth, and compare the weights with that.

    With GROUP, somebody is asked what going from the worst to the best of each of its criteria is
    worth; the answers are kept in judgments.yaml. Without, they are compared with the weights in
    force: what differs is shown, and which answers contradict one another.

    \b
    Examples:
      belarus-options elicit
      belarus-options elicit --write --dry-run
      belarus-options elicit top --by swing
      belarus-options elicit risk --by order --dry-run
    """
    from belarus_options.studies.elicitation.comparing import elicitation
    from belarus_options.views.commands.elicit import elicit_report
    from belarus_options.views.report.report import Page

    if run.output is not None and (asked is not None or write):
        message = "`--output` is for a report, and this writes into the project alone"
        raise refuse("not-taken", message, "leave it out", argument=f"--output {run.output}")
    if asked is not None:
        if group is not None:
            message = "the group to be asked about is named already"
            raise refuse("not-taken", message, "leave it out", argument=f"--group {group}")
        return Page(_ask(run, asked, by or AskedBy.swing, write=write, is_dry=dry_run))
    if by is not None:
        message = "`--by` says how somebody is asked about a group, and none is named"
        help = f"name one: `belarus-options elicit top --by {by.value}`"
        raise refuse("not-taken", message, help, argument=f"--by {by.value}")
    if not write:
        if group is not None or dry_run:
            given = "--dry-run" if group is None else f"--group {group}"
            message = f"`{given.split()[0]}` is about what `--write` writes"
            raise refuse("not-taken", message, "add `--write`", argument=given)
        return elicit_report(elicitation(run.project, run.settings))
    return Page(_write(run, group, is_dry=dry_run))


def _ask(run: Run, given: str, by: AskedBy, *, write: bool, is_dry: bool) -> str:
    """Asks about a group and writes what was answered; gives what is to be printed."""
    from belarus_options.cli.asking import Quit, agreed, answered
    from belarus_options.cli.conversation import Conversation
    from belarus_options.cli.interview import Interview
    from belarus_options.files.folder import find_folder
    from belarus_options.files.judgments import with_entry, write_entry
    from belarus_options.studies.elicitation.interview import require_questions
    from belarus_options.views.commands.elicit_sentences import what_is_left
    from belarus_options.views.commands.interview import stopped
    from belarus_options.views.commands.weights import text_diff
    from belarus_options.views.report.report import Line
    from belarus_options.views.report.sentence import Command

    _refuse_settings(run, given)
    group = group_path(run.loaded, given)
    require_questions(run.project, group, by.value, argument=given)
    there = {entry.parent: at for at, entry in enumerate(run.project.judgments)}.get(group)
    if there is not None and not (run.is_forced or is_dry):
        raise refuse(
            "exists",
            f"{JUDGMENTS_FILE} has an entry for {_called(group)} already",
            "`--force` asks anew, and puts the answers in its place",
            argument=given,
        )
    folder = find_folder(run.asked[-1], builtin=run.builtin)
    if folder.is_builtin and not is_dry:
        raise refuse(
            "built-in",
            "the built-in case is never written to",
            "`--dry-run` asks without writing; `belarus-options init DIR` makes a copy to work in",
            argument=given,
        )
    run.waiting.end()
    talk = Conversation(run.terminal, run.wording)
    interview = Interview(run.project, group, by.value)
    kept = None if is_dry else interview.kept_in(folder.path)
    script = partial(interview.script, is_kept=kept is not None and talk.is_interactive)
    try:
        entry = answered(script, talk, kept, interview.introduction)
    except Quit as quit:
        talk.say([Line(stopped(quit.kept, Command("elicit", (given,), {"by": by.value})))])
        return ""
    if is_dry:
        document = run.loaded.documents.get(JUDGMENTS_FILE)
        before = "" if document is None else document.text
        return text_diff(before, with_entry(before, entry, there), JUDGMENTS_FILE)
    write_entry(folder, entry, replace=run.is_forced)
    if kept is not None:
        kept.write([])
    run.terminal.notice(f"wrote {folder.path / JUDGMENTS_FILE}")
    if write or agreed(talk, f"Write these weights into {CRITERIA_FILE}? y/N"):
        _write(run, given, is_dry=False)
    for sentence in what_is_left(run.project, group):
        run.terminal.notice(run.wording.text(sentence))
    return ""


def _write(run: Run, group: str | None, *, is_dry: bool) -> str:
    """Writes judged weights, and gives what is to be printed."""
    from belarus_options.files.editing import edit_weights, write_criteria
    from belarus_options.files.folder import find_folder
    from belarus_options.files.judgments import with_scales
    from belarus_options.files.locking import sole_writer
    from belarus_options.files.project import load_project
    from belarus_options.files.writing import replace_text
    from belarus_options.model.scales_digest import scales_digest
    from belarus_options.studies.elicitation.written_weights import (
        written_ranges,
        written_weights,
    )
    from belarus_options.studies.matrix.ranking import rank
    from belarus_options.views.commands.elicit_sentences import range_sentence
    from belarus_options.views.commands.weights import edit_sentences, leader_sentence, text_diff

    _refuse_settings(run, "--write")
    folder = find_folder(run.asked[-1], builtin=run.builtin)
    with sole_writer(folder.path / CRITERIA_FILE):
        # What another writer adds in the meantime would be lost.
        loaded = load_project(folder)
        groups = _chosen(loaded, group)
        tree = loaded.project.tree
        ranges = {path: ends for one in groups for path, ends in written_ranges(tree, one).items()}
        edited = edit_weights(
            loaded,
            [
                setting._replace(argument="--write")
                for one in groups
                for setting in written_weights(tree, one)
            ],
            ranges,
        )
        before = loaded.documents[JUDGMENTS_FILE].text
        digests = {
            one.index: scales_digest(tree, one.group) for one in groups if one.scales == "unknown"
        }
        after = with_scales(before, digests)
        if is_dry:
            pairs = (
                (edited.before, edited.after, CRITERIA_FILE),
                (before, after, JUDGMENTS_FILE),
            )
            return "".join(text_diff(*pair) for pair in pairs)
        write_criteria(folder, edited)
        if digests:
            replace_text(folder.path / JUDGMENTS_FILE, before, after)
    # What is said now is to stay on the screen.
    run.waiting.end()
    run.terminal.notice(f"wrote {folder.path / CRITERIA_FILE}")
    for sentence in edit_sentences(tree, [e for e in edited.edits if e.before != e.after]):
        run.terminal.notice(run.wording.text(sentence))
    for path, ends in ranges.items():
        run.terminal.notice(run.wording.text(range_sentence(path, ends)))
    _notice_stale(run, groups)
    run.terminal.notice(run.wording.text(leader_sentence(rank(load_project(folder).project))))
    return ""


def _refuse_settings(run: Run, argument: str) -> None:
    if run.settings.sets_weights:
        raise refuse(
            "not-taken",
            "weights set for one run are not written",
            "leave `--weight` and `--perspective` out",
            argument=argument,
        )


def _chosen(loaded: "LoadedProject", group: str | None) -> "list[JudgedGroup]":
    """The groups to be written: the one asked for, or all that have an entry."""
    from belarus_options.studies.elicitation.comparing import elicitation

    found = elicitation(loaded.project)
    if group is None:
        if not found.groups:
            raise refuse(
                "bad-judgment",
                "no weights have been judged yet, so there are none to write",
                "`belarus-options elicit top` asks for them",
                argument="--write",
            )
        return list(found.groups)
    parent = group_path(loaded, group)
    chosen = [one for one in found.groups if one.group == parent]
    if not chosen:
        raise refuse(
            "bad-judgment",
            f"{JUDGMENTS_FILE} has no entry for {_called(parent)}",
            "leave `--group` out to write all that were judged",
            argument=f"--group {group}",
        )
    return chosen


def _called(group: str) -> str:
    return f"the criteria of `{group}`" if group else "the top criteria"


def group_path(loaded: "LoadedProject", given: str) -> str:
    """The path of the branch that an argument names; `top` is the empty path, and a branch of that
    name `./top`. Raises InputError where it names no group."""
    from belarus_options.model.problem import InputError

    tree = loaded.project.tree
    if given == "top":
        return ""
    path = given.removeprefix("./")
    if path not in tree.nodes:
        raise InputError([tree.unknown(path, argument=given)])
    if tree.nodes[path].is_leaf:
        parent = tree.nodes[path].parent or "top"
        raise refuse(
            "bad-judgment",
            f"`{path}` is a leaf, and has nothing below it to weigh",
            f"its own group is `{parent}`",
            argument=given,
        )
    return path


def _notice_stale(run: Run, groups: "list[JudgedGroup]") -> None:
    for one in groups:
        if one.scales == "changed":
            what = one.group or "the top criteria"
            run.terminal.notice(f"note: a scale below {what} is another than when it was judged")
