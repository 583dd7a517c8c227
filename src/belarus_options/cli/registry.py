"""All commands, in the order in which help lists them: their names, what runs, what they take."""

import inspect
import shlex
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from belarus_options.cli import map as weight_map
from belarus_options.cli.audit import audit
from belarus_options.cli.brief import brief
from belarus_options.cli.bundles import bundles
from belarus_options.cli.check import check
from belarus_options.cli.diff import diff
from belarus_options.cli.elicit import elicit
from belarus_options.cli.explain import explain
from belarus_options.cli.explain_rule import explain_rule
from belarus_options.cli.flip import flip
from belarus_options.cli.import_matrix import import_matrix
from belarus_options.cli.init import init
from belarus_options.cli.methods import methods
from belarus_options.cli.perspectives import perspectives
from belarus_options.cli.reporting import Refusal, ReportingFunction
from belarus_options.cli.robustness import robustness
from belarus_options.cli.scenarios import scenarios
from belarus_options.cli.schema import schema
from belarus_options.cli.score import score
from belarus_options.cli.screen import screen
from belarus_options.cli.sensitivity import sensitivity
from belarus_options.cli.stress import stress
from belarus_options.cli.weights import set_weights, weights
from belarus_options.model.choices import Format


class Group(Enum):
    """What a command is about; the value is a heading."""

    ranking = "The ranking and its reasons"
    certainty = "How sure the ranking is"
    views = "Who would choose what, and in which future"
    evidence = "Its evidence and its mistakes"
    folders = "Project folders"


class Command(NamedTuple):
    """One command.

    `function` takes its parameters as keywords, or is one from a run to a report. A command that
    has subcommands runs where none of them is named. `refuses` are options of other commands that
    it does not take, by their names, where there is more to say than that.
    """

    name: str
    function: Callable[..., None] | ReportingFunction
    group: Group
    subcommands: tuple["Command", ...] = ()
    refuses: Mapping[str, Refusal] = MappingProxyType({})

    @property
    def callback(self) -> Callable[..., None]:
        """The function of its parameters."""
        if isinstance(self.function, ReportingFunction):
            return self.function.command(self.name)
        return self.function

    @property
    def reports(self) -> bool:
        """Whether it gives a report, in a form and to a place that can be chosen."""
        return len(self.forms) > 1

    @property
    def forms(self) -> tuple[Format, ...]:
        """The forms that its report takes, none where it gives none."""
        return self.function.forms if isinstance(self.function, ReportingFunction) else ()

    @property
    def shared(self) -> tuple[str, ...]:
        """The names of the parameters that it takes of those that reporting commands share."""
        return tuple(self.function.shared) if isinstance(self.function, ReportingFunction) else ()

    @property
    def refused(self) -> Mapping[str, Refusal]:
        """The options of other commands that it refuses with a reason, by their names."""
        made_of = self.function.refuses if isinstance(self.function, ReportingFunction) else {}
        return {**made_of, **self.refuses}

    @property
    def help(self) -> str:
        """The docstring of its function, which is its help."""
        made_of = self.function
        function = made_of.function if isinstance(made_of, ReportingFunction) else made_of
        return inspect.getdoc(function) or ""

    @property
    def short_help(self) -> str:
        """The first line of its help, a sentence."""
        return self.help.partition("\n")[0]

    @property
    def examples(self) -> list[list[str]]:
        """The command lines that its help shows, as words without the program's name."""
        lines = self.help.partition("Examples:\n")[2].splitlines()
        return [shlex.split(line)[1:] for line in lines]


_LOOKS_FOR_NONE = Refusal("not-taken", "it looks for no project", "leave it out")
_NO_PROJECT = {"project": _LOOKS_FOR_NONE, "builtin": _LOOKS_FOR_NONE}
_NO_BUNDLES = {
    "bundles": Refusal(
        "bundle-here",
        "it is about options one by one",
        "leave it out; `belarus-options score --bundles` ranks bundles beside the options",
    )
}
_BUNDLES_BY_NAME = {
    "bundles": Refusal(
        "bundle-here",
        "a bundle is named as an option is",
        "leave it out, and write the ids of its options with `+` between",
    )
}

COMMANDS = (
    Command("score", score, Group.ranking),
    Command("explain", explain, Group.ranking, refuses=_BUNDLES_BY_NAME),
    Command("screen", screen, Group.ranking, refuses=_NO_BUNDLES),
    Command("sensitivity", sensitivity, Group.certainty, refuses=_NO_BUNDLES),
    Command("robustness", robustness, Group.certainty),
    Command("flip", flip, Group.certainty, refuses=_NO_BUNDLES),
    Command("map", weight_map.map, Group.certainty),
    Command("methods", methods, Group.certainty, refuses=_NO_BUNDLES),
    Command("bundles", bundles, Group.views),
    Command("perspectives", perspectives, Group.views),
    Command("scenarios", scenarios, Group.views),
    Command("stress", stress, Group.evidence, refuses=_NO_BUNDLES),
    Command("check", check, Group.evidence, refuses=_NO_BUNDLES),
    Command("diff", diff, Group.evidence, refuses=_NO_BUNDLES),
    Command("brief", brief, Group.evidence, refuses=_NO_BUNDLES),
    Command("audit", audit, Group.evidence, refuses=_NO_PROJECT),
    Command("explain-rule", explain_rule, Group.evidence, refuses=_NO_PROJECT),
    Command("elicit", elicit, Group.folders, refuses=_NO_BUNDLES),
    Command("init", init, Group.folders, refuses=_NO_PROJECT),
    Command("import", import_matrix, Group.folders, refuses=_NO_PROJECT),
    Command("schema", schema, Group.folders),
    Command("weights", weights, Group.folders, (Command("set", set_weights, Group.folders),)),
)


def all_commands() -> Iterator[tuple[str, Command]]:
    """Every command and every subcommand, by its full name."""
    for command in COMMANDS:
        yield command.name, command
        for below in command.subcommands:
            yield f"{command.name} {below.name}", below
