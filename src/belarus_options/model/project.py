"""A whole decision: everything the files of a project folder say, checked against each other."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from belarus_options.model.bundles import BUNDLE_SEPARATOR, BundlesFile
from belarus_options.model.criteria import ConstructedScale, Decision
from belarus_options.model.evidence import Evidence, Source
from belarus_options.model.options import Option, ScoreBlock
from belarus_options.model.perspectives_and_scenarios import Perspective, Scenario
from belarus_options.model.screening import ScreeningTest
from belarus_options.model.tree import Tree

if TYPE_CHECKING:
    from belarus_options.model.judgments import Judgment


class Project(NamedTuple):
    """One decision, valid as a whole: every option has a score on every leaf, every id exists.

    `options` are in the order of their ids; `folder` is the folder's own name or `built-in`;
    `tests` are those with words that an option has to pass before it is compared.
    """

    decision: Decision
    scales: Mapping[str, ConstructedScale]
    tree: Tree
    options: Mapping[str, Option]
    sources: Mapping[str, Source]
    evidence: Mapping[str, Evidence]
    perspectives: Mapping[str, Perspective]
    scenarios: Mapping[str, Scenario]
    bundles: BundlesFile = BundlesFile.model_construct()
    folder: str = ""
    tests: Mapping[str, ScreeningTest] = MappingProxyType({})
    judgments: "tuple[Judgment, ...]" = ()

    def evidence_on(self, leaf: str) -> frozenset[str]:
        """The evidence that any option or bundle cites on a leaf, in whatever scenario."""
        cited: set[str] = set()
        of_options = [option.scores[leaf] for option in self.options.values()]
        of_bundles = [b.explicit[leaf] for b in self.bundles.named.values() if leaf in b.explicit]
        for score in (*of_options, *of_bundles):
            for block in (score, *(score.scenarios or {}).values()):
                cited.update(block.evidence or ())
        return frozenset(cited)

    @property
    def status_quo(self) -> str | None:
        """The id of what happens anyway, None where no option is that."""
        roles = ((option, block.role) for option, block in self.options.items())
        return next((option for option, role in roles if role == "status-quo"), None)

    def is_bundle(self, given: str) -> bool:
        """Whether an argument names a bundle, by its own id or by its options', and no option."""
        is_known = BUNDLE_SEPARATOR in given or given in self.bundles.named
        return is_known and given not in self.options

    def score(self, option: str, leaf: str, scenario: str | None = None) -> ScoreBlock:
        """The score of an option on a leaf, in a scenario where one is named."""
        return self.options[option].scores[leaf].in_scenario(scenario)
