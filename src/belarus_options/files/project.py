"""A project folder to a Project: every file read, every problem of all of them found in one run."""

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from belarus_options.files.documents.document import Document
from belarus_options.files.documents.records import validate
from belarus_options.files.folder import Folder, digest, recognized_files, recognized_paths
from belarus_options.files.parts import Parts, locate
from belarus_options.files.reading import decode, read_bytes, read_text
from belarus_options.model.criteria import CriteriaFile
from belarus_options.model.ids import normal
from belarus_options.model.layout import CRITERIA_FILE, option_of
from belarus_options.model.limits import option_problems
from belarus_options.model.problem import InputError, Place, Position, Problem
from belarus_options.model.project import Project
from belarus_options.model.tree import Tree, build_tree

ShapeT = TypeVar("ShapeT")


@dataclass(frozen=True)
class LoadedProject:
    """A project, the bytes it was read from, and the documents that say where everything stands.

    Both are by path in normal form C; a document's own `file` is as it is spelled on disk.
    `revision` is the full id of the git commit that it was read from, None where that is a folder.
    """

    project: Project
    documents: Mapping[str, Document]
    contents: Mapping[str, bytes]
    revision: str | None = None

    @cached_property
    def digest(self) -> str:
        """The sha256 over the files, by which a result says what it was computed from."""
        return digest(self.contents.items())

    def position(self, place: Place) -> Position:
        """The line and column of a place."""
        return self.documents[place.file].position(place)

    def located(self, problem: Problem) -> Problem:
        """The problem with the line and column of its place."""
        return locate(problem, self.documents)


def load_project(folder: Folder) -> LoadedProject:
    """Reads and checks a whole folder; raises InputError with every problem of every file."""
    files, problems = recognized_files(folder.path)
    _check_count(files)
    contents: dict[str, bytes] = {}
    for file in files:
        try:
            contents[normal(file)] = read_bytes(folder.path / file, file)
        except InputError as error:
            problems.extend(error.problems)
    return _loaded(folder.name, files, contents, problems)


def load_contents(name: str, contents: Mapping[str, bytes]) -> LoadedProject:
    """Checks a project that is in no folder: the bytes of its files by POSIX path, other files
    perhaps among them, and what it is called. Raises InputError with every problem of every
    file."""
    files, problems = recognized_paths(name, contents)
    _check_count(files)
    return _loaded(name, files, {normal(file): contents[file] for file in files}, problems)


def _check_count(files: list[str]) -> None:
    """Raises InputError where there are more options than can be compared: they are not read."""
    if found := list(option_problems(sum(option_of(file) is not None for file in files))):
        raise InputError(found)


def _loaded(
    name: str, files: list[str], contents: Mapping[str, bytes], problems: list[Problem]
) -> LoadedProject:
    """The project of these files; `contents` lacks those that a problem says cannot be read.

    `files` are as they are spelled on disk, and `contents` by path in normal form C.
    """
    spelled = {normal(file): file for file in files}
    misnamed = {normal(f"{os.path.splitext(p.file)[0]}.yaml") for p in problems if p.file}
    with _collecting_nothing():
        documents, undecodable = _documents(contents, spelled)
        parts = Parts(documents, [*spelled, *(misnamed - spelled.keys())])
        project = parts.project(name)
    problems = [*problems, *undecodable, *parts.problems]
    if project is None or problems:
        order = {file: index for index, file in enumerate(files)}
        raise InputError(sorted(problems, key=lambda p: _where(p, order)), parts.untold)
    return LoadedProject(project, documents, contents)


def load_criteria(folder: Folder) -> LoadedProject:
    """criteria.yaml alone, as a project without options; raises InputError with what is wrong in
    it."""
    data = read_bytes(folder.path / CRITERIA_FILE, CRITERIA_FILE)
    return _loaded(folder.name, [CRITERIA_FILE], {CRITERIA_FILE: data}, [])


def load_criteria_text(text: str) -> LoadedProject:
    """The same for the text of a criteria.yaml that is in no folder yet."""
    return _loaded("", [CRITERIA_FILE], {CRITERIA_FILE: text.encode()}, [])


def read_tree(folder: Path) -> Tree:
    """The tree of a folder's criteria.yaml alone; raises InputError where that cannot be read."""
    document = Document(CRITERIA_FILE, read_text(folder / CRITERIA_FILE, CRITERIA_FILE))
    criteria = validate(document, CriteriaFile)
    if criteria is None:
        raise InputError(document.problems)
    return build_tree(criteria.criteria, criteria.scales or {})


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    # Nodes are many and none is garbage: looking for cycles triples the time of a large folder.
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _documents(
    contents: Mapping[str, bytes], spelled: Mapping[str, str]
) -> tuple[dict[str, Document], list[Problem]]:
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for file, data in contents.items():
        try:
            documents[file] = Document(spelled[file], decode(data, spelled[file]))
        except InputError as error:
            problems.extend(error.problems)
    return documents, problems


def _where(problem: Problem, order: Mapping[str, int]) -> tuple[int, int, int]:
    position = problem.position
    file = position.file if position else problem.file
    return (
        order.get(file, -1),
        position.line if position else 0,
        position.column if position else 0,
    )
