"""A project folder to a Project: every file read, every problem of all of them found in one run."""

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from belarus_options.files.documents.document import Document
from belarus_options.files.documents.partial_records import (
    ids_outline,
    option_outline,
    tree_outline,
    weights_outline,
)
from belarus_options.files.documents.records import validate
from belarus_options.files.folder import Folder, digest, recognized_files, recognized_paths
from belarus_options.files.reading import decode, read_bytes, read_text
from belarus_options.model import validity
from belarus_options.model.base import Id
from belarus_options.model.bundles import BundlesFile, NamedBundle
from belarus_options.model.bundles_validity import bundle_problems
from belarus_options.model.criteria import CriteriaFile
from belarus_options.model.criteria_validity import criteria_problems
from belarus_options.model.evidence import EvidenceFile
from belarus_options.model.ids import normal
from belarus_options.model.layout import (
    BUNDLES_FILE,
    CRITERIA_FILE,
    EVIDENCE_FILE,
    PERSPECTIVES_FILE,
    SCENARIOS_FILE,
    option_file,
    option_of,
)
from belarus_options.model.options import Option
from belarus_options.model.perspectives_and_scenarios import Perspective, Scenario
from belarus_options.model.problem import InputError, Place, Position, Problem
from belarus_options.model.project import Project
from belarus_options.model.screening import ScreeningTest
from belarus_options.model.suggest import Suggestions
from belarus_options.model.tree import Tree, build_tree

ShapeT = TypeVar("ShapeT")


@dataclass(frozen=True)
class LoadedProject:
    """A project, the bytes it was read from, and the documents that say where everything stands.

    Both are by path in normal form C; a document's own `file` is as it is spelled on disk.
    """

    project: Project
    documents: Mapping[str, Document]
    contents: Mapping[str, bytes]

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


def locate(problem: Problem, documents: Mapping[str, Document]) -> Problem:
    """The problem with the line and column of its place, where it has one."""
    if problem.place is None or problem.position is not None:
        return problem
    position = documents[problem.place.file].position(problem.place)
    return replace(problem, position=position)


def load_project(folder: Folder) -> LoadedProject:
    """Reads and checks a whole folder; raises InputError with every problem of every file."""
    files, problems = recognized_files(folder.path)
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
    return _loaded(name, files, {normal(file): contents[file] for file in files}, problems)


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
        parts = _Parts(documents, [*spelled, *(misnamed - spelled.keys())])
        project = parts.project(name)
    problems = [*problems, *undecodable, *parts.problems]
    if project is None or problems:
        order = {file: index for index, file in enumerate(files)}
        raise InputError(sorted(problems, key=lambda p: _where(p, order)))
    return LoadedProject(project, documents, contents)


def load_criteria(folder: Folder) -> LoadedProject:
    """criteria.yaml alone, as a project without options; raises InputError with what is wrong in
    it."""
    data = read_bytes(folder.path / CRITERIA_FILE, CRITERIA_FILE)
    return _loaded(folder.name, [CRITERIA_FILE], {CRITERIA_FILE: data}, [])


def read_tree(folder: Path) -> Tree:
    """The tree of a folder's criteria.yaml alone; raises InputError where that cannot be read."""
    document = Document(CRITERIA_FILE, read_text(folder / CRITERIA_FILE, CRITERIA_FILE))
    criteria = validate(document, CriteriaFile)
    if criteria is None:
        raise InputError(document.problems)
    return build_tree(criteria.criteria, criteria.scales or {})


NamedT = TypeVar("NamedT", Option, Perspective, Scenario, ScreeningTest, NamedBundle)


def _named(records: dict[str, NamedT] | None) -> dict[str, NamedT] | None:
    if records is None:
        return None
    # The records are there, so each of them gets one back.
    return {key: _with_name(record, key) or record for key, record in records.items()}


def _with_name(record: NamedT | None, identifier: str) -> NamedT | None:
    """The record, named after its id where it has no name of its own."""
    if record is None or record.name:
        return record
    return record.model_copy(update={"name": identifier})


def _with_named(file: BundlesFile | None) -> BundlesFile | None:
    return file if file is None else file.model_copy(update={"bundles": _named(file.bundles)})


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


class _Parts:
    """The records of each file as far as they can be had, and what is wrong with them."""

    def __init__(self, documents: Mapping[str, Document], files: list[str]) -> None:
        self.documents = documents
        self.files = files
        self.problems: list[Problem] = []
        self.criteria = self._validated(CRITERIA_FILE, CriteriaFile)
        self.evidence = self._optional(EVIDENCE_FILE, EvidenceFile, EvidenceFile())
        self.perspectives: dict[str, Perspective] | None = _named(
            self._optional(PERSPECTIVES_FILE, dict[Id, Perspective], {})
        )
        self.scenarios: dict[str, Scenario] | None = _named(
            self._optional(SCENARIOS_FILE, dict[Id, Scenario], {})
        )
        self.bundles = _with_named(self._optional(BUNDLES_FILE, BundlesFile, BundlesFile()))
        # By id: files are by path, where `a-b.yaml` comes before `a.yaml`.
        by_id = sorted((option, file) for file in files if (option := option_of(file)) is not None)
        self.options = {
            option: _with_name(self._validated(file, Option), option) for option, file in by_id
        }

    def _validated(self, file: str, shape: type[ShapeT]) -> ShapeT | None:
        document = self.documents.get(file)
        if document is None:
            return None
        record = validate(document, shape)
        self.problems.extend(document.problems)
        return record

    def _optional(self, file: str, shape: type[ShapeT], empty: ShapeT) -> ShapeT | None:
        document = self.documents.get(file)
        if file not in self.files:
            return empty
        if document is not None and document.is_empty:
            return empty
        return self._validated(file, shape)

    def _option_problems(self, tree: Tree | None) -> Iterator[Problem]:
        """What is wrong with options beside the other files, or where need be their outlines."""
        documents = self.documents
        paths = tree if tree is not None else tree_outline(documents.get(CRITERIA_FILE))
        # Without any criteria every score would be a problem more.
        judged = paths if paths is not None and paths.nodes else None
        if judged is not None and self.problems:
            from belarus_options.files.documents.record_errors import beside_criteria

            self.problems = list(beside_criteria(self.problems, judged))
        evidence: Mapping[str, object] | None = ids_outline(
            documents.get(EVIDENCE_FILE), "evidence"
        )
        if self.evidence is not None:
            evidence = self.evidence.evidence
        scenarios: Mapping[str, object] | None = self.scenarios
        if scenarios is None:
            scenarios = ids_outline(documents.get(SCENARIOS_FILE))
        tests: Mapping[str, object] | None = ids_outline(documents.get(CRITERIA_FILE), "screening")
        if self.criteria is not None:
            tests = self.criteria.screening or {}
        suggestions = Suggestions()
        if self.bundles is not None and self.options:
            yield from bundle_problems(self.bundles, self.options, judged, evidence, scenarios)
        for option, block in self.options.items():
            known = block or option_outline(documents.get(option_file(option)))
            if known is not None:
                yield from validity.option_problems(
                    option, known, judged, self.options, evidence, scenarios, tests, suggestions
                )

    def project(self, name: str) -> Project | None:
        """The project, or None where a part is missing; problems between the parts are added."""
        found: list[Problem] = []
        tree: Tree | None = None
        if self.criteria is not None:
            tree = build_tree(self.criteria.criteria, self.criteria.scales or {})
            found += criteria_problems(self.criteria, tree)
        if self.evidence is not None:
            found += validity.evidence_problems(self.evidence)
        if self.scenarios is not None:
            found += validity.scenario_problems(self.scenarios)
        usable = tree if tree is not None and not found else None
        options = {option: block for option, block in self.options.items() if block is not None}
        found += self._option_problems(tree)
        found += validity.folder_problems(options)
        if tree is not None and self.perspectives is None:
            weighed = weights_outline(self.documents.get(PERSPECTIVES_FILE))
            found += validity.unknown_weights(weighed, tree)
        project = None
        if (
            self.criteria is not None
            and tree is not None
            and self.evidence is not None
            and self.perspectives is not None
            and self.scenarios is not None
            and self.bundles is not None
        ):
            project = Project(
                decision=self.criteria.decision,
                scales=self.criteria.scales or {},
                tree=tree,
                options=options,
                sources=self.evidence.sources,
                evidence=self.evidence.evidence,
                perspectives=self.perspectives,
                scenarios=self.scenarios,
                bundles=self.bundles,
                folder=name,
                tests=_named(self.criteria.screening) or {},
            )
            if usable is not None:
                found += validity.perspective_problems(self.perspectives, tree, tree.raw_weights)
        self.problems.extend(locate(problem, self.documents) for problem in found)
        return project
