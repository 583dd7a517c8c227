"""Weights that were judged beside those in force, a group at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from belarus_options.model.judgments import Judgment, entries_by_group
from belarus_options.model.project import Project
from belarus_options.model.scales_digest import scales_digest
from belarus_options.model.settings import AS_STATED, Settings, weights_under
from belarus_options.studies.elicitation.equivalents import Equivalent, equivalents
from belarus_options.studies.elicitation.judging import Consistency, judged_weights

ScalesState = Literal["same", "changed", "unknown"]
# Shares that differ by less, in parts of 1, are the same: half a point of a hundred.
SAME_SHARE = 0.005


@dataclass(frozen=True, slots=True)
class JudgedGroup:
    """One group of siblings: the shares that were judged, and those in force, both by path.

    `scales` says whether the scales below it are those that the questions were about.
    """

    group: str
    index: int
    entry: Judgment
    judged: Mapping[str, float]
    in_force: Mapping[str, float]
    consistency: Consistency
    scales: ScalesState
    equivalents: tuple[Equivalent, ...]

    @property
    def differing(self) -> tuple[str, ...]:
        """The siblings whose shares differ by more than half a point of a hundred."""
        # By what doubles add to it.
        limit = SAME_SHARE + 1e-9
        return tuple(p for p in self.judged if abs(self.judged[p] - self.in_force[p]) > limit)


@dataclass(frozen=True, slots=True)
class Elicitation:
    """Every group that has an entry, in the order of the tree, and the paths of those without."""

    project: Project
    settings: Settings
    groups: tuple[JudgedGroup, ...]
    without: tuple[str, ...]

    def shares_in_force(self, group: str) -> dict[str, float]:
        """The share of each sibling of a group under the settings, by path."""
        local = weights_under(self.project, self.settings).local
        return {path: local[path] for path in self.project.tree.children(group)}


def elicitation(project: Project, settings: Settings = AS_STATED) -> Elicitation:
    """What judgments.yaml says, beside the weights under settings; raises InputError for settings
    that cannot be, and where a step is worth nothing."""
    local = weights_under(project, settings).local
    entries = entries_by_group(project.judgments)
    groups, without = [], []
    for parent, siblings in project.tree.groups():
        if parent not in entries:
            if len(siblings) > 1:
                without.append(parent)
            continue
        index, entry = entries[parent]
        judged = judged_weights(project, index, entry)
        groups.append(
            JudgedGroup(
                group=parent,
                index=index,
                entry=entry,
                judged=judged.shares,
                in_force={path: local[path] for path in siblings},
                consistency=judged.consistency,
                scales=scales_state(project, entry),
                equivalents=tuple(equivalents(project, entry)),
            )
        )
    return Elicitation(project, settings, tuple(groups), tuple(without))


def scales_state(project: Project, entry: Judgment) -> ScalesState:
    """Whether the scales below an entry's group are those that its questions were about."""
    if entry.scales is None:
        return "unknown"
    return "same" if entry.scales == scales_digest(project.tree, entry.parent) else "changed"
