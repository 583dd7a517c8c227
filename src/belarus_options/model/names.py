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


def short_name(item: Named, identifier: str) -> str:
    """The short name of one item by itself: `short`, else a name that is short enough, else the
    id. Two items of a project can have the same one: ShortNames tells them apart."""
    if item.short:
        return item.short
    return item.name if columns(item.name) <= MOST_COLUMNS else identifier


def _candidates(item: Named, identifier: str, cut: int | None) -> tuple[str, ...]:
    """What an item can be called before what tells it from all others, shortest first: with `cut`
    by a name that is cut to so many columns, and by the whole of it."""
    if cut is None:
        return (short_name(item, identifier),)
    return item.short or cut_name(item.name, cut), item.name


def cut_name(name: str, most: int) -> str:
    """A name of at most so many columns; of a longer one its first words and `…`."""
    if columns(name) <= most:
        return name
    kept = name
    while columns(kept) >= most:
        kept = kept[:-1]
    words = kept if name[len(kept)] == " " else kept.rpartition(" ")[0]
    return f"{(words or kept).rstrip()}…"


class ShortNames:
    """The short names of a project by id, those of criteria by path; no two of a kind are alike.

    Where two would be, both have their ids instead, criteria their paths. Each kind is named when
    it is first asked for, in time that grows with the number of its items. With `cut`, a long
    name is cut to so many columns where otherwise its id would stand.
    """

    def __init__(self, project: Project, cut: int | None = None) -> None:
        self._project = project
        self._cut = cut

    @cached_property
    def options(self) -> Mapping[str, str]:
        """By id."""
        return _told_apart(
            {key: _candidates(item, key, self._cut) for key, item in self._project.options.items()}
        )

    @cached_property
    def criteria(self) -> Mapping[str, str]:
        """By path, branches among them."""
        nodes = self._project.tree.nodes
        return _told_apart(
            {path: _candidates(node, node.id, self._cut) for path, node in nodes.items()}
        )

    @cached_property
    def perspectives(self) -> Mapping[str, str]:
        """By id."""
        return _told_apart(
            {
                key: _candidates(item, key, self._cut)
                for key, item in self._project.perspectives.items()
            }
        )

    @cached_property
    def scenarios(self) -> Mapping[str, str]:
        """By id."""
        return _told_apart(
            {
                key: _candidates(item, key, self._cut)
                for key, item in self._project.scenarios.items()
            }
        )

    @cached_property
    def tests(self) -> Mapping[str, str]:
        """Screening tests, by id."""
        return _told_apart(
            {key: _candidates(item, key, self._cut) for key, item in self._project.tests.items()}
        )

    @cached_property
    def bundles(self) -> Mapping[str, str]:
        """By the id in bundles.yaml."""
        named = self._project.bundles.named
        return _told_apart({key: _candidates(item, key, self._cut) for key, item in named.items()})


def _told_apart(candidates: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The first name that tells each from all others, by id; the id itself in the end.

    A name that steps in can be what a third one is called, so this goes on until all differ.
    """
    left = {key: (*names, key) for key, names in candidates.items()}
    while True:
        count = Counter(names[0] for names in left.values())
        alike = [key for key, (name, *_) in left.items() if count[name] > 1 and name != key]
        if not alike:
            return {key: names[0] for key, names in left.items()}
        for key in alike:
            left[key] = left[key][1:]
