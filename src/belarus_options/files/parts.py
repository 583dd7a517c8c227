"""The records of each file of a project as far as they can be had, and all that is wrong with them.

One slip hides no other: every check takes what it needs from what could be read, and what is wrong
only because of another slip is left out.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from belarus_options.files.documents.document import MOST_TOLD, Document
from belarus_options.files.documents.records import Partial, read_record
from belarus_options.model import limits, validity
from belarus_options.model.base import Id
from belarus_options.model.bundles import BundlesFile, NamedBundle
from belarus_options.model.bundles_validity import bundle_problems
from belarus_options.model.criteria import CriteriaFile
from belarus_options.model.criteria_validity import criteria_problems
from belarus_options.model.doubt import Doubt, Keys
from belarus_options.model.evidence import EvidenceFile
from belarus_options.model.layout import (
    BUNDLES_FILE,
    CRITERIA_FILE,
    EVIDENCE_FILE,
    JUDGMENTS_FILE,
    PERSPECTIVES_FILE,
    SCENARIOS_FILE,
    option_file,
    option_of,
)
from belarus_options.model.options import Option
from belarus_options.model.perspectives_and_scenarios import Perspective, Scenario
from belarus_options.model.problem import Problem
from belarus_options.model.project import Project
from belarus_options.model.screening import ScreeningTest
from belarus_options.model.suggest import Suggestions
from belarus_options.model.tree import Tree, build_tree

if TYPE_CHECKING:
    from belarus_options.model.judgments import Judgment

# To put a hundred thousand problems in words, and to find their places, takes a minute.
_MOST_TOLD_OF_ALL = 5_000

ShapeT = TypeVar("ShapeT")


def locate(problem: Problem, documents: Mapping[str, Document]) -> Problem:
    """The problem with the line and column of its place, where it has one."""
    if problem.place is None or problem.position is not None:
        return problem
    position = documents[problem.place.file].position(problem.place)
    return problem._replace(position=position)


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


class Parts:
    """The records of each file as far as they can be had, and what is wrong with them."""

    def __init__(self, documents: Mapping[str, Document], files: list[str]) -> None:
        self.documents = documents
        self.files = files
        self.problems: list[Problem] = []
        self.untold = 0
        self.doubts: dict[str, Doubt] = {}
        self.criteria = self._read(CRITERIA_FILE, CriteriaFile)
        self.evidence = self._optional(EVIDENCE_FILE, EvidenceFile, EvidenceFile.model_construct())
        self.perspectives: dict[str, Perspective] | None = _named(
            self._optional(PERSPECTIVES_FILE, dict[Id, Perspective], {})
        )
        self.scenarios: dict[str, Scenario] | None = _named(
            self._optional(SCENARIOS_FILE, dict[Id, Scenario], {})
        )
        self.bundles = _with_named(
            self._optional(BUNDLES_FILE, BundlesFile, BundlesFile.model_construct())
        )
        self.judgments = self._judgments()
        # By id: files are by path, where `a-b.yaml` comes before `a.yaml`.
        by_id = sorted((option, file) for file in files if (option := option_of(file)) is not None)
        self.options = {
            option: _with_name(self._read(file, Option), option) for option, file in by_id
        }

    def _judgments(self) -> "tuple[Judgment, ...] | None":
        if JUDGMENTS_FILE not in self.files:
            self.doubts[JUDGMENTS_FILE] = Doubt()
            return ()
        # Few folders have the file, and no other has the time that its records take.
        from belarus_options.model.judgments import JudgmentsFile

        file = self._optional(JUDGMENTS_FILE, JudgmentsFile, JudgmentsFile.model_construct())
        return None if file is None else file.judgments or ()

    def _read(self, file: str, shape: type[ShapeT]) -> ShapeT | None:
        document = self.documents.get(file)
        part: Partial[ShapeT] = Partial(None, Doubt.of_all())
        if document is not None:
            most = max(0, min(MOST_TOLD, _MOST_TOLD_OF_ALL - len(self.problems)))
            part = read_record(document, shape, most)
            self.problems.extend(document.problems)
            self.untold += document.untold
        self.doubts[file] = part.doubt
        return part.record

    def _optional(self, file: str, shape: type[ShapeT], empty: ShapeT) -> ShapeT | None:
        document = self.documents.get(file)
        if file not in self.files or (document is not None and document.is_empty):
            self.doubts[file] = Doubt()
            return empty
        return self._read(file, shape)

    def project(self, name: str) -> Project | None:
        """The project, or None where anything is wrong; problems between the parts are added."""
        doubt = self.doubts[CRITERIA_FILE]
        tree = None if self.criteria is None else _tree(self.criteria, doubt)
        if tree is not None and (too_many := list(limits.criteria_problems(tree))):
            self.problems.extend(locate(problem, self.documents) for problem in too_many)
            tree = None
        if tree is not None and tree.nodes and self.problems:
            from belarus_options.files.documents.record_errors import beside_criteria

            self.problems = list(beside_criteria(self.problems, tree))
        for problem in filter(self._is_news, self._found(tree)):
            if len(self.problems) < _MOST_TOLD_OF_ALL:
                self.problems.append(locate(problem, self.documents))
            else:
                self.untold += 1
        if (
            self.criteria is None
            or tree is None
            or self.evidence is None
            or self.perspectives is None
            or self.scenarios is None
            or self.bundles is None
            or self.judgments is None
            or self.problems
            or self.untold
        ):
            return None
        return Project(
            decision=self.criteria.decision,
            scales=self.criteria.scales or {},
            tree=tree,
            options={option: block for option, block in self.options.items() if block is not None},
            sources=self.evidence.sources,
            evidence=self.evidence.evidence,
            perspectives=self.perspectives,
            scenarios=self.scenarios,
            bundles=self.bundles,
            judgments=self.judgments,
            tests=_named(self.criteria.screening) or {},
            folder=name,
        )

    def _is_news(self, problem: Problem) -> bool:
        """Whether a problem is a slip of its own, and does not follow from another."""
        place = problem.place
        doubt = self.doubts.get(place.file) if place is not None else None
        if place is None or not doubt:
            return True
        is_name = problem.name.startswith("unknown-")
        if problem.name == "missing-score":
            return doubt.is_closed(place.path)
        if place.file in (BUNDLES_FILE, JUDGMENTS_FILE) and not is_name:
            return doubt.is_whole(place.path[:2])
        # What stands under a name does not matter to whether there is such a thing.
        return doubt.is_known(place.path[:-1] if is_name and place.key else place.path)

    def _found(self, tree: Tree | None) -> Iterator[Problem]:
        """What is wrong within the files beyond their shape, and between them."""
        criteria: list[Problem] = []
        if self.criteria is not None and tree is not None:
            doubt = self.doubts[CRITERIA_FILE]
            criteria = list(criteria_problems(self.criteria, tree, doubt))
            yield from criteria
        if self.evidence is not None and self.doubts[EVIDENCE_FILE].is_closed(("sources",)):
            yield from validity.evidence_problems(self.evidence)
        if self.scenarios is not None and not self.doubts[SCENARIOS_FILE]:
            yield from validity.scenario_problems(self.scenarios)
        yield from self._option_problems(tree if tree is not None and tree.nodes else None)
        if self.perspectives is not None and tree is not None and tree.nodes:
            yield from self._perspective_problems(self.perspectives, tree, not criteria)
        if self.judgments and tree is not None and tree.nodes:
            from belarus_options.model.judgments_validity import judgment_problems

            is_sure = not criteria and not self.doubts[CRITERIA_FILE]
            yield from judgment_problems(self.judgments, tree, is_sure=is_sure)

    def _option_problems(self, tree: Tree | None) -> Iterator[Problem]:
        """What is wrong with options and bundles beside the other files. Without any criteria every
        score would be a problem more."""
        evidence = self.evidence.evidence if self.evidence is not None else None
        beside = (
            self._names(EVIDENCE_FILE, ("evidence",), evidence),
            self._names(SCENARIOS_FILE, (), self.scenarios),
        )
        suggestions = Suggestions()
        if self.bundles is not None and self.options:
            whole = {
                option: None if self.doubts[option_file(option)] else block
                for option, block in self.options.items()
            }
            yield from bundle_problems(self.bundles, whole, tree, *beside, suggestions)
        tests = None if self.criteria is None else self.criteria.screening or {}
        known_tests = self._names(CRITERIA_FILE, ("screening",), tests)
        read = {option: block for option, block in self.options.items() if block is not None}
        for option, block in read.items():
            yield from validity.option_problems(
                option, block, tree, self.options, *beside, known_tests, suggestions
            )
        yield from validity.folder_problems(read)
        if tree is not None:
            yield from limits.size_problems(
                tree, read, self.scenarios or (), self.perspectives or ()
            )

    def _perspective_problems(
        self, perspectives: Mapping[str, Perspective], tree: Tree, is_tree_valid: bool
    ) -> Iterator[Problem]:
        """What is wrong with weights of perspectives, where need be with their paths alone."""
        doubt = self.doubts[PERSPECTIVES_FILE]
        is_sure = is_tree_valid and not self.doubts[CRITERIA_FILE]
        whole = {id: block for id, block in perspectives.items() if doubt.is_whole((id,))}
        judged = whole if is_sure else {}
        yield from validity.perspective_problems(judged, tree, tree.raw_weights)
        rest = {id: block.weights for id, block in perspectives.items() if id not in judged}
        yield from validity.unknown_weights(rest, tree)

    def _names(
        self, file: str, keys: Keys, block: Mapping[str, object] | None
    ) -> Mapping[str, object] | None:
        """What a block defines, or None where there could be more in it: of a file in doubt, too,
        where nothing is in it."""
        doubt = self.doubts[file]
        return block if doubt.is_closed(keys) and (block or not doubt) else None


def _tree(criteria: CriteriaFile, doubt: Doubt) -> Tree:
    """The tree of criteria.yaml as far as it can be made out: of a scale that is in doubt nothing,
    and of the criteria that may have others below them their paths."""
    scales = criteria.scales or {}
    tree = build_tree(criteria.criteria, scales)
    if not doubt:
        return tree
    nodes = {}
    in_doubt = set() if doubt.is_closed(("criteria",)) else {""}
    for path, node in tree.nodes.items():
        shared = ("scales", node.scale_name) if node.scale_name is not None else ()
        is_sure = doubt.is_whole((*node.place.path, "scale")) and (
            not shared or doubt.is_whole(shared)
        )
        nodes[path] = node if is_sure else node._replace(scale=None)
        if not doubt.is_closed((*node.place.path, "criteria")):
            in_doubt.add(path)
    if in_doubt.issuperset(tree.top):
        # Of no criterion much can be read.
        in_doubt.add("")
    return Tree(nodes, frozenset(in_doubt))
