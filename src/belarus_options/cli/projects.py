"""The projects that a command is about: found, loaded, and named where one is wrong."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from belarus_options.cli.terminal import Terminal

if TYPE_CHECKING:
    from belarus_options.files.folder import Folder
    from belarus_options.files.project import LoadedProject
    from belarus_options.model.problem import Problem


def find(project: str | None, terminal: Terminal, *, builtin: bool = False) -> "Folder":
    """The folder that a command is about; one line says so where nobody named it and it is not the
    current one."""
    from belarus_options.files.folder import find_folder

    folder = find_folder(project, builtin=builtin)
    if folder.is_builtin and project is None and not builtin:
        terminal.notice("note: no project folder here, so this is the built-in case")
    elif folder.is_above:
        found = f"`{folder.name}`, at `{folder.path}`"
        terminal.notice(f"note: no project folder here, so this is {found}")
    return folder


def load(folder: "Folder", terminal: Terminal) -> "LoadedProject":
    """The project in a folder; a line says which files in it are meant to be read and are not."""
    from belarus_options.files.folder import ignored_files
    from belarus_options.files.project import load_project

    for sentence in ignored_files(folder.path):
        terminal.notice(f"note: {sentence}")
    loaded = load_project(folder)
    terminal.detail(f"read {len(loaded.documents)} files of {folder.path}")
    return loaded


def load_projects(
    named: Sequence[str | None],
    project: str | None,
    terminal: Terminal,
    *,
    builtin: bool = False,
) -> "tuple[LoadedProject, ...]":
    """The projects that arguments name, and where one is left out, the one of any other command.
    All but the last can be revisions of the git repository that the last lies in.

    Raises InputError with what is wrong in all of them, each with its project's name where there
    are several.
    """
    from belarus_options.model.problem import InputError

    loaded: dict[int, LoadedProject] = {}
    problems: dict[int, list[Problem]] = {}
    folder, untold = None, 0
    # The last comes first: the others can be revisions of its repository.
    for at, given in reversed(list(enumerate(named))):
        name = given or project
        try:
            if given is not None and at < len(named) - 1 and _is_revision(given):
                if folder is not None:
                    loaded[at] = _load_revision(given, folder)
                continue
            found = _find_named(given, project, terminal, builtin=builtin)
            folder, name = folder or found, name or found.name
            loaded[at] = load(found, terminal)
        except InputError as error:
            # What is wrong with the whole of a project says which, and so does what is wrong with
            # how it was asked for.
            whole = (name, f"{folder.path}" if folder is not None else "")
            problems[at] = [
                problem
                if len(named) == 1 or problem.argument or problem.asked or problem.file in whole
                else in_project(problem, name)
                for problem in error.problems
            ]
            untold += error.untold
    if problems:
        raise InputError((problem for at in sorted(problems) for problem in problems[at]), untold)
    return tuple(loaded[at] for at in sorted(loaded))


def load_earlier(given: str, folder: "Folder", terminal: Terminal) -> "LoadedProject":
    """Another state of what a folder holds: a folder itself, or a revision of the git repository
    that the folder lies in; raises InputError with its name beside what is wrong in it."""
    from belarus_options.model.problem import InputError

    try:
        if _is_revision(given):
            return _load_revision(given, folder)
        return load(_find_named(given, None, terminal, builtin=False), terminal)
    except InputError as error:
        raise InputError(
            problem if problem.argument or problem.asked else in_project(problem, given)
            for problem in error.problems
        ) from None


# What git is needed for is loaded by no command that is about one project.
def _is_revision(given: str) -> bool:
    from belarus_options.files.revisions import is_revision

    return is_revision(given)


def _load_revision(given: str, folder: "Folder") -> "LoadedProject":
    from belarus_options.files.revisions import load_revision

    return load_revision(given, folder)


def _find_named(
    given: str | None, project: str | None, terminal: Terminal, *, builtin: bool
) -> "Folder":
    """The folder that an argument names, or the one of any other command where it is left out."""
    from belarus_options.model.problem import InputError

    if given is None:
        return find(project, terminal, builtin=builtin)
    try:
        return find(given, terminal)
    except InputError as error:
        raise InputError(
            problem._replace(asked=None, argument=given) for problem in error.problems
        ) from None


def in_project(problem: "Problem", name: str | None) -> "Problem":
    """The problem with the name of its project, where it has one and the problem has not."""
    from belarus_options.model.problem import Template

    if name is None:
        return problem
    if problem.position is not None:
        position = problem.position._replace(file=f"{name}:{problem.position.file}")
        return problem._replace(position=position)
    if problem.file:
        return problem._replace(file=f"{name}:{problem.file}")
    # A template is about the command and not about a project.
    is_of_command = isinstance(problem.message, Template)
    return problem if is_of_command else problem._replace(message=f"{problem.message} in `{name}`")
