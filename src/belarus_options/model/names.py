"""Short names: what prose and tables call options, bundles, criteria, perspectives and others."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

from belarus_options.model.project import Project
from belarus_options.model.short import MOST_COLUMNS, columns


class Named(Protocol):
    """What has a name, and where that is long a shorter one."""

    @property
    def name(self) -> str: ...

    @property
    def short(self) -> str | None: ...


def short_name(item: Named, identifier: str, most: int | None = MOST_COLUMNS) -> str:
    """The short name of one item by itself: `short`, else a name that is short enough, else the
    id; without `most` any name is. Two items of a project can have the same one: ShortNames tells
    them apart."""
    if item.short:
        return item.short
    return item.name if most is None or columns(item.name) <= most else identifier


class ShortNames:
    """The short names of a project by id, those of criteria by path; no two of a kind are alike.

    Where two would be, both have their ids instead, criteria their paths. Each kind is named when
    it is first asked for, in time that grows with the number of its items. `most` are the columns
    up to which a name is short enough; without it any is, and no id stands for a long one.
    """

    def __init__(self, project: Project, most: int | None = MOST_COLUMNS) -> None:
        self._project = project
        self._most = most

    @cached_property
    def options(self) -> Mapping[str, str]:
        """By id."""
        return _told_apart(
            {key: short_name(item, key, self._most) for key, item in self._project.options.items()}
        )

    @cached_property
    def criteria(self) -> Mapping[str, str]:
        """By path, branches among them."""
        nodes = self._project.tree.nodes
        return _told_apart(
            {path: short_name(node, node.id, self._most) for path, node in nodes.items()}
        )

    @cached_property
    def perspectives(self) -> Mapping[str, str]:
        """By id."""
        return _told_apart(
            {
                key: short_name(item, key, self._most)
                for key, item in self._project.perspectives.items()
            }
        )

    @cached_property
    def scenarios(self) -> Mapping[str, str]:
        """By id."""
        return _told_apart(
            {
                key: short_name(item, key, self._most)
                for key, item in self._project.scenarios.items()
            }
        )

    @cached_property
    def tests(self) -> Mapping[str, str]:
        """Screening tests, by id."""
        return _told_apart(
            {key: short_name(item, key, self._most) for key, item in self._project.tests.items()}
        )

    @cached_property
    def bundles(self) -> Mapping[str, str]:
        """By the id in bundles.yaml."""
        named = self._project.bundles.named
        return _told_apart({key: short_name(item, key, self._most) for key, item in named.items()})


def _told_apart(names: dict[str, str]) -> dict[str, str]:
    """The names by id, the id itself where another has the same name.

    An id that steps in can be what a third one is called, so this goes on until all differ.
    """
    while True:
        count = Counter(names.values())
        alike = [key for key, name in names.items() if count[name] > 1 and name != key]
        if not alike:
            return names
        names = names | {key: key for key in alike}
