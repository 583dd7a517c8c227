"""A project for the library: a folder that was read and checked, or the built-in case."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from os import PathLike, fspath
from typing import TYPE_CHECKING

from belarus_options.files.folder import BUILTIN, builtin_folder, find_folder, ignored_files
from belarus_options.files.project import LoadedProject, load_contents, load_project
from belarus_options.library.arguments import public
from belarus_options.model import project as model
from belarus_options.model.problem import InputError
from belarus_options.views.forms.safe_text import one_line

if TYPE_CHECKING:
    from belarus_options.views.forms.html import Chip


class Project:
    """A decision as its files state it, valid as a whole. It never changes; `load` reads it anew.

    It pickles as the bytes of its files.
    """

    def __init__(self, loaded: LoadedProject) -> None:
        """`load` and `builtin` give projects."""
        self._loaded = loaded

    @property
    def title(self) -> str:
        """What is decided."""
        return self._loaded.project.decision.title

    @property
    def folder(self) -> str:
        """The folder's own name, or `built-in`."""
        return self._loaded.project.folder

    @property
    def revision(self) -> str | None:
        """The full id of the commit that it was read from, None for a folder."""
        return self._loaded.revision

    @property
    def digest(self) -> str:
        """The sha256 over its files, as JSON has it."""
        return self._loaded.digest

    @property
    def options(self) -> dict[str, str]:
        """The options' names by their ids, in the order of these."""
        return {id: option.name for id, option in self._loaded.project.options.items()}

    @property
    def criteria(self) -> dict[str, str]:
        """The names of all criteria, branches and leaves, by their paths in tree order."""
        return {path: node.name for path, node in self._loaded.project.tree.nodes.items()}

    @property
    def leaves(self) -> tuple[str, ...]:
        """The paths of the criteria that are scored, in tree order."""
        return tuple(leaf.path for leaf in self._loaded.project.tree.leaves)

    @property
    def perspectives(self) -> dict[str, str]:
        """The perspectives' names by their ids."""
        return _names(self._loaded.project.perspectives)

    @property
    def scenarios(self) -> dict[str, str]:
        """The scenarios' names by their ids."""
        return _names(self._loaded.project.scenarios)

    @property
    def loaded(self) -> LoadedProject:
        """What the rooms below take; no public interface."""
        return self._loaded

    @property
    def model(self) -> model.Project:
        """The records of its files; no public interface yet."""
        return self._loaded.project

    @cached_property
    def chips(self) -> "dict[str, Chip]":
        """The mark of each option in every table of a notebook; no public interface."""
        from belarus_options.model.settings import Settings
        from belarus_options.studies.matrix.ranking import rank
        from belarus_options.views.briefing.parts import option_chips

        # Where all are screened out, marks are wanted nonetheless.
        return option_chips(rank(self.model, Settings(includes_screened=True)))

    def __repr__(self) -> str:
        return one_line(
            f"<Project {self.folder}: {self.title} {len(self.options)} options,"
            f" {len(self.leaves)} leaves>"
        )

    def __reduce__(self) -> tuple[object, ...]:
        loaded = self._loaded
        return _again, (self.folder, dict(loaded.contents), loaded.revision)


def _names(variants: Mapping[str, object]) -> dict[str, str]:
    return {id: getattr(variant, "name", None) or id for id, variant in variants.items()}


def _again(name: str, contents: Mapping[str, bytes], revision: str | None) -> Project:
    from dataclasses import replace

    return Project(replace(load_contents(name, contents), revision=revision))


@public
def load(folder: str | PathLike[str], *, revision: str | None = None) -> Project:
    """The project in a folder, or as it stood in a revision of its git repository: `HEAD~1`,
    `main`, a commit.

    Raises ProjectError with all that is wrong with its files, warns of files that are meant to be
    read and are not, as `options/lease.yml.txt`.
    """
    found = find_folder(fspath(folder))
    if revision is not None:
        from belarus_options.files.revisions import EXPLICIT, load_revision

        return Project(load_revision(f"{EXPLICIT}{revision.removeprefix(EXPLICIT)}", found))
    for sentence in ignored_files(found.path):
        import warnings

        warnings.warn(one_line(sentence), stacklevel=3)
    return Project(load_project(found))


@public
def builtin() -> Project:
    """The built-in case, which travels with the package."""
    return Project(load_project(builtin_folder()))


def is_builtin(project: Project) -> bool:
    """Whether a project is the built-in case."""
    return project.folder == BUILTIN


def require_project(given: object) -> None:
    """Raises TypeError for what is no project."""
    if not isinstance(given, Project):
        raise TypeError(f"{given!r:.60} is no project: load() and builtin() give one")


@contextmanager
def located(project: Project) -> Iterator[None]:
    """Problems that are raised within have their lines in a project's files."""
    try:
        yield
    except InputError as error:
        raise InputError(map(project.loaded.located, error.problems)) from None
