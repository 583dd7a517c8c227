"""Sentences that remember what they name: options, criteria and others, numbers, commands.

A view writes `say("{} leads {} by {} points.", option(first), option(second), amount(4.1))`. The
form decides how an option is called, how a number looks and what a command line is; nothing of that
is text before.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from belarus_options.model import grammar
from belarus_options.views.report.numbers import Number, count

if TYPE_CHECKING:
    from belarus_options.model.settings import Settings


class Subject(str, Enum):
    """What a reference is to."""

    option = "option"
    bundle = "bundle"
    criterion = "criterion"
    perspective = "perspective"
    scenario = "scenario"
    evidence = "evidence"
    test = "test"


class Reference(NamedTuple):
    """Something that the project names, by its id or path."""

    subject: Subject
    id: str


class Code(NamedTuple):
    """Words of the command line or of a file, shown in backticks."""

    text: str


class Command(NamedTuple):
    """A command to type next.

    `parameters` are its own. It sees the project under the settings of this run, or under
    `settings` where they are given, which options are kept only where `keeps_options` says so.
    `is_of_project` is False for a command that reads no project.
    """

    name: str
    arguments: tuple[str, ...] = ()
    parameters: Mapping[str, str] = MappingProxyType({})
    settings: "Settings | None" = None
    keeps_options: bool = False
    is_of_project: bool = True


Part = str | Reference | Number | Code | Command


@dataclass(frozen=True, slots=True)
class Sentence:
    """Parts in the order in which they are read."""

    parts: tuple[Part, ...]

    def __add__(self, other: "Said") -> "Sentence":
        return Sentence((*self.parts, *parts_of(other)))

    def __bool__(self) -> bool:
        return bool(self.parts)


# What can stand in a sentence, and what a form turns into text.
Said = Part | Sentence


def say(template: str, *inserted: Said, **named: Said) -> Sentence:
    """A sentence from a template with `{}` or `{name}` where something is inserted.

    Nothing that is inserted is read as a template, whatever it holds. Raises TypeError where there
    is nothing for a place, or no place for what is inserted without a name.
    """
    pieces = list(Formatter().parse(template))
    places = [name for _, name, _, _ in pieces if name is not None]
    if places.count("") != len(inserted) or {*places} - {"", *named}:
        raise TypeError(f"what is inserted does not fit {template!r}")
    parts: list[Part] = []
    following: Iterator[Said] = iter(inserted)
    for text, name, _, _ in pieces:
        if text:
            parts.append(text)
        if name is not None:
            said: Said = named[name] if name else next(following)
            parts += parts_of(said)
    return Sentence(tuple(parts))


def parts_of(said: Said) -> tuple[Part, ...]:
    """The parts of a sentence, or of what could be one; an empty text has none."""
    if isinstance(said, Sentence):
        return said.parts
    return (said,) if said != "" else ()


def joined(items: Iterable[Said], word: str = "and") -> Sentence:
    """All the items in a sentence, `word` before the last."""
    every = list(items)
    parts: list[Part] = []
    for separator, item in zip(grammar.separators(len(every), word), every, strict=True):
        parts += [separator] if separator else []
        parts += parts_of(item)
    return Sentence(tuple(parts))


def listed(
    items: Sequence[Said],
    many: str = "options",
    *,
    word: str = "and",
    most: int = grammar.NAMED_AT_MOST,
    pointer: str = "",
) -> Sentence:
    """Items in a sentence; of too many to read, their number and what they are. `pointer` is where
    the JSON result has as many."""
    if len(items) <= most:
        return joined(items, word)
    return say("{} {}", count(len(items), pointer), many)


def counted(number: int, noun: str, pointer: str = "") -> Sentence:
    """A number and what it counts, a regular noun."""
    return say("{} {}", count(number, pointer), grammar.plural(noun, number))


def separated(items: Iterable[Said], separator: str) -> Sentence:
    """The items that are not empty, a separator between each two."""
    parts: list[Part] = []
    for item in items:
        if item:
            parts += [separator] if parts else []
            parts += parts_of(item)
    return Sentence(tuple(parts))


def option(id: str) -> Reference:
    """An option by its id."""
    return Reference(Subject.option, id)


def options(ids: Iterable[str]) -> list[Reference]:
    """Options by their ids."""
    return [option(id) for id in ids]


def named_bundle(id: str) -> Reference:
    """A bundle of bundles.yaml by its id there."""
    return Reference(Subject.bundle, id)


def criterion(path: str) -> Reference:
    """A criterion by its path."""
    return Reference(Subject.criterion, path)


def criteria(paths: Iterable[str]) -> list[Reference]:
    """Criteria by their paths."""
    return [criterion(path) for path in paths]


def perspective(id: str) -> Reference:
    """A perspective by its id."""
    return Reference(Subject.perspective, id)


def perspectives(ids: Iterable[str]) -> list[Reference]:
    """Perspectives by their ids."""
    return [perspective(id) for id in ids]


def scenario(id: str) -> Reference:
    """A scenario by its id."""
    return Reference(Subject.scenario, id)


def scenarios(ids: Iterable[str]) -> list[Reference]:
    """Scenarios by their ids."""
    return [scenario(id) for id in ids]


def evidence(id: str) -> Reference:
    """A piece of evidence, or an assumption, by its id."""
    return Reference(Subject.evidence, id)


def screening_test(id: str) -> Reference:
    """A screening test by its id."""
    return Reference(Subject.test, id)


class Wording(NamedTuple):
    """How a run words what sentences name: `name` calls a reference, `command_line` writes a
    command as it is typed."""

    name: Callable[[Reference], str]
    command_line: Callable[[Command], str]

    def pieces(self, said: Said, *, in_prose: bool = True) -> Iterator[tuple[str, bool]]:
        """The text of each part, and whether it is code."""
        for part in parts_of(said):
            match part:
                case Reference():
                    yield self.name(part), False
                case Number():
                    yield part.text(in_prose=in_prose), False
                case Code(text):
                    yield text, True
                case Command():
                    yield self.command_line(part), True
                case _:
                    yield part, False

    def text(self, said: Said, *, in_prose: bool = True) -> str:
        """The whole as plain text, code in backticks; outside of prose numbers are as in a cell."""
        # Most cells of a large table are one of these.
        match said:
            case str():
                return said
            case Number():
                return said.text(in_prose=in_prose)
            case Reference():
                return self.name(said)
        pieces = self.pieces(said, in_prose=in_prose)
        return "".join(f"`{text}`" if is_code else text for text, is_code in pieces)


def by_id(reference: Reference) -> str:
    """Calls everything by its id or path."""
    return reference.id
