"""`elicit`: weights from answers about swings, and whether those in force are the ones judged."""

from typing import TYPE_CHECKING, Annotated

import typer

from belarus_options.cli.reporting import Refusal, Run, reporting
from belarus_options.model.ids import normal
from belarus_options.model.layout import CRITERIA_FILE, JUDGMENTS_FILE
from belarus_options.model.problem import refuse

if TYPE_CHECKING:
    from belarus_options.files.project import LoadedProject
    from belarus_options.studies.elicitation.comparing import JudgedGroup
    from belarus_options.views.report.report import Page, Report

_UNMOVED = {
    "scenario": Refusal("not-taken", "weights are the same in every scenario", "leave it out"),
    "score": Refusal("not-taken", "weights are the same whatever the scores are", "leave it out"),
    "include_screened": Refusal(
        "not-taken", "weights are the same for every option", "leave it out"
    ),
    "option": Refusal("not-taken", "weights are the same for every option", "leave it out"),
}


@reporting(refuses=_UNMOVED)
def elicit(
    run: Run,
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
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="With `--write`: print the change as a diff, write nothing"),
    ] = False,
) -> "Report | Page":
    """Compare the weights in force with those that were judged.

    judgments.yaml holds what was answered about swings, from the worst to the best of each
    criterion. What differs is shown, and which answers contradict one another.

    \b
    Examples:
      belarus-options elicit
      belarus-options elicit --full
      belarus-options elicit --write --dry-run
    """
    from belarus_options.studies.elicitation.comparing import elicitation
    from belarus_options.views.commands.elicit import elicit_report
    from belarus_options.views.report.report import Page

    if not write:
        if group is not None or dry_run:
            given = "--dry-run" if group is None else f"--group {group}"
            message = f"`{given.split()[0]}` is about what `--write` writes"
            raise refuse("not-taken", message, "add `--write`", argument=given)
        return elicit_report(elicitation(run.project, run.settings))
    return Page(_write(run, group, is_dry=dry_run))


def _write(run: Run, group: str | None, *, is_dry: bool) -> str:
    """Writes judged weights, and gives what is to be printed."""
    from belarus_options.files.editing import edit_weights, write_criteria
    from belarus_options.files.folder import find_folder
    from belarus_options.files.judgments import with_scales
    from belarus_options.files.locking import sole_writer
    from belarus_options.files.project import load_project
    from belarus_options.files.writing import replace_text
    from belarus_options.model.scales_digest import scales_digest
    from belarus_options.studies.elicitation.written_weights import written_weights
    from belarus_options.studies.matrix.ranking import rank
    from belarus_options.views.commands.weights import edit_sentences, leader_sentence, text_diff

    _refuse_settings(run)
    folder = find_folder(run.asked[-1], builtin=run.builtin)
    with sole_writer(folder.path / CRITERIA_FILE):
        # What another writer adds in the meantime would be lost.
        loaded = load_project(folder)
        groups = _chosen(loaded, group)
        tree = loaded.project.tree
        edited = edit_weights(
            loaded,
            [
                setting._replace(argument="--write")
                for one in groups
                for setting in written_weights(tree, one)
            ],
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
    run.terminal.notice(f"wrote {folder.path / CRITERIA_FILE}")
    for sentence in edit_sentences(tree, [e for e in edited.edits if e.before != e.after]):
        run.terminal.notice(run.wording.text(sentence))
    _notice_stale(run, groups)
    run.terminal.notice(run.wording.text(leader_sentence(rank(load_project(folder).project))))
    return ""


def _refuse_settings(run: Run) -> None:
    if run.settings.sets_weights:
        raise refuse(
            "not-taken",
            "weights set for one run are not written",
            "leave `--weight` and `--perspective` out",
            argument="--write",
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
                f"write answers into {JUDGMENTS_FILE}",
                argument="--write",
            )
        return list(found.groups)
    parent = group_path(loaded, group)
    chosen = [one for one in found.groups if one.group == parent]
    if not chosen:
        what = f"the criteria of `{parent}`" if parent else "the top criteria"
        raise refuse(
            "bad-judgment",
            f"{JUDGMENTS_FILE} has no entry for {what}",
            "leave `--group` out to write all that were judged",
            argument=f"--group {group}",
        )
    return chosen


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
