"""`weights`: the tree of criteria with its weights; `weights set` edits them in place."""

from typing import TYPE_CHECKING, Annotated

import typer

from belarus_options.cli import completion
from belarus_options.cli.parameters import BuiltinOption, ProjectOption, QuietOption
from belarus_options.cli.projects import find, load
from belarus_options.cli.reporting import REFUSED_OF_WEIGHTS, Run, reporting
from belarus_options.cli.terminal import Terminal
from belarus_options.model.ids import normal
from belarus_options.model.layout import CRITERIA_FILE

if TYPE_CHECKING:
    from belarus_options.files.editing import EditedCriteria
    from belarus_options.files.folder import Folder
    from belarus_options.files.project import LoadedProject
    from belarus_options.model.problem import InputError
    from belarus_options.model.project import Project
    from belarus_options.model.weights import WeightSetting
    from belarus_options.views.report.report import Report
    from belarus_options.views.report.sentence import Wording


@reporting(refuses=REFUSED_OF_WEIGHTS)
def weights(run: Run) -> "Report":
    """Show or change the weights.

    The tree of criteria is shown with local and global weights; `weights set` changes them.

    \b
    Examples:
      belarus-options weights
      belarus-options weights --weight risk=50%
      belarus-options weights set risk=50 leverage=30%
    """
    from belarus_options.model.settings import weights_under
    from belarus_options.views.commands.weights import weights_report

    return weights_report(run.project, weights_under(run.project, run.settings), run.settings)


def set_weights(
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH=WEIGHT...",
            help="risk=50 as it would stand in criteria.yaml, risk=50% for a share of its group,"
            " risk=x2 for times what it is",
            parser=normal,
            autocompletion=completion.weights,
        ),
    ],
    project: ProjectOption = None,
    builtin: BuiltinOption = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the change as a diff and write nothing")
    ] = False,
    quiet: QuietOption = False,
) -> None:
    """Change weights in criteria.yaml, in place.

    Only those numbers change, and not one character more. What changed is said in shares, and who
    is first then.

    \b
    Examples:
      belarus-options weights set risk=50
      belarus-options weights set risk.escalation=30 leverage=30% --dry-run
    """
    from belarus_options.cli.setting_arguments import weight_settings
    from belarus_options.files.editing import write_criteria
    from belarus_options.files.locking import sole_writer
    from belarus_options.views.commands.weights import edit_sentences, text_diff

    terminal = Terminal(quiet)
    settings = weight_settings(changes, "weights set ")
    folder = find(project, terminal, builtin=builtin)
    if dry_run:
        _, edited = _edited(folder, settings, terminal)
        terminal.print(text_diff(edited.before, edited.after, CRITERIA_FILE))
        return
    # What another writer adds in the meantime would be lost.
    with sole_writer(folder.path / CRITERIA_FILE):
        loaded, edited = _edited(folder, settings, terminal)
        write_criteria(folder, edited)
    terminal.notice(f"wrote {folder.path / CRITERIA_FILE}")
    wording = _wording(loaded.project)
    for sentence in edit_sentences(loaded.project.tree, edited.edits):
        terminal.notice(wording.text(sentence))
    terminal.notice(_leader(folder, terminal))


def _edited(
    folder: "Folder", settings: "tuple[WeightSetting, ...]", terminal: Terminal
) -> "tuple[LoadedProject, EditedCriteria]":
    from belarus_options.files.editing import edit_weights
    from belarus_options.model.problem import InputError

    try:
        loaded = load(folder, terminal)
    except InputError as error:
        # What is wrong elsewhere need not keep the weights from being changed.
        loaded = _criteria_alone(folder, error)
    return loaded, edit_weights(loaded, settings)


def _criteria_alone(folder: "Folder", error: "InputError") -> "LoadedProject":
    from belarus_options.files.project import load_criteria
    from belarus_options.model.problem import InputError

    try:
        return load_criteria(folder)
    except InputError:
        raise error from None


def _leader(folder: "Folder", terminal: Terminal) -> str:
    """Who is first in the folder as it is now, or the first reason why nobody is."""
    from belarus_options.cli.typed import as_typed
    from belarus_options.model.problem import InputError
    from belarus_options.studies.matrix.ranking import rank
    from belarus_options.views.commands.weights import leader_sentence

    try:
        project = load(folder, terminal).project
        return _wording(project).text(leader_sentence(rank(project)))
    except InputError as error:
        problem = as_typed(error.problems[0])
        if problem.name == "all-screened":
            return f"note: nobody is ranked: {problem.message}"
        at = problem.position
        where = f"{at.file}:{at.line}" if at is not None else problem.file
        return f"note: nobody is ranked, since the folder does not load: {where}: {problem.message}"


def _wording(project: "Project") -> "Wording":
    from belarus_options.views.report.naming import by_short_name
    from belarus_options.views.report.sentence import Wording

    return Wording(by_short_name(project), lambda _: "")
