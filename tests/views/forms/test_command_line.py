"""Commands that reports name: each can be typed as it stands, and sees what the report saw."""

import re
import shlex
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

from belarus_options.cli.app import build, command
from belarus_options.cli.setting_arguments import score_settings, weight_settings
from belarus_options.model.ids import ID_PATTERN
from belarus_options.model.score_settings import ScoreSetting
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.views.forms.command_line import command_line
from belarus_options.views.report.sentence import Command
from folders import CLEAN, write_folder

# Whatever the files may name, and whatever a folder may be called.
ids = st.from_regex(ID_PATTERN, fullmatch=True) | st.sampled_from(["0", "a--b", "9-", "no"])
paths = st.lists(ids, min_size=1, max_size=3).map(".".join)
folders = st.text(st.characters(codec="utf-8", exclude_characters="\0")) | st.sampled_from(
    ["a folder", "it's", '"', "$HOME", "~", "-x", "--format", "a\nb", "*", "#", "`ls`", "{0}", "%s"]
)
numbers = st.builds(WeightValue, st.floats(0, 1e100), st.just(False), st.booleans()) | st.builds(
    WeightValue, st.floats(0, 100), st.just(True), st.just(False)
)
scores = st.builds(ScoreSetting, ids, paths, st.floats(-1e100, 1e100).map(lambda x: x + 0.0))
settings = st.builds(
    Settings,
    weights=st.lists(st.builds(WeightSetting, paths, numbers), max_size=3).map(tuple),
    perspective=st.none() | ids,
    scenario=st.none() | ids,
    options=st.none() | st.lists(ids, min_size=1, max_size=3).map(tuple),
    scores=st.lists(scores, max_size=2).map(tuple),
)

FULL = Settings(
    (WeightSetting("a.b", WeightValue(50.0, True)), WeightSetting("c", WeightValue(0.5, False))),
    perspective="p",
    scenario="s",
    options=("x", "y"),
    scores=(ScoreSetting("x", "a.b", 2.0), ScoreSetting("y", "c", -0.5)),
)


def typed(line: str) -> tuple[str, dict[str, Any]]:
    """The command of a line and its parameters, as a shell and the command line read them."""
    program, name, *words = shlex.split(line)
    assert program == "belarus-options"
    return name, commands()[name].make_context(name, words).params


@cache
def commands() -> Any:
    """Every command by its name, made once."""
    built: Any = get_command(build())
    return built.commands


def seen(given_parameters: dict[str, Any]) -> Settings:
    """The settings of a command that was typed."""
    return Settings(
        weight_settings(given_parameters["weight"] or (), ""),
        given_parameters["perspective"],
        given_parameters["scenario"],
        tuple(given_parameters["option"]) if given_parameters["option"] else None,
        score_settings(given_parameters["score"] or (), ""),
    )


def changes(given_settings: Settings) -> list[tuple[str, WeightValue | float]]:
    """The weights and scores that are set, without where that was asked for."""
    weights = [(weight.path, weight.value) for weight in given_settings.weights]
    return [*weights, *((score.cell, score.value) for score in given_settings.scores)]


@given(settings, st.none() | folders, ids, ids)
def test_a_command_sees_the_project_and_the_settings_of_its_run(
    run: Settings, project: str | None, first: str, second: str
) -> None:
    """Whatever ids and folders are called, and every number to its last digit."""
    line = command_line(Command("explain", (first, second), keeps_options=True), run, project)
    name, parameters = typed(line)
    assert (name, parameters["first"], parameters["second"]) == ("explain", first, second)
    assert parameters["project"] == project
    found = seen(parameters)
    assert changes(found) == changes(run)
    assert (found.perspective, found.scenario) == (run.perspective, run.scenario)
    assert found.options == run.options


@given(settings, settings)
def test_settings_of_its_own_take_the_place_of_those_of_the_run(
    run: Settings, own: Settings
) -> None:
    """Also where the own ones are none."""
    _, parameters = typed(
        command_line(Command("score", settings=own, keeps_options=True), run, "f")
    )
    found = seen(parameters)
    assert changes(found) == changes(own)
    assert (found.perspective, found.scenario) == (own.perspective, own.scenario)
    assert found.options == own.options
    assert parameters["project"] == "f"


@given(settings)
def test_options_are_kept_only_where_the_command_says_so(run: Settings) -> None:
    """A command that names its options compares all of them otherwise."""
    _, parameters = typed(command_line(Command("score"), run, None))
    assert seen(parameters).options is None


def test_settings_stand_in_one_order() -> None:
    """Arguments, the command's own parameters, the project, then perspective, scenario, weights,
    scores and options, each as it was given."""
    line = command_line(
        Command("flip", parameters={"vary": "leaves"}, keeps_options=True),
        FULL,
        "my folder",
    )
    assert line == (
        "belarus-options flip --vary leaves --project 'my folder' --perspective p --scenario s"
        " --weight a.b=50% --weight c=0.5 --score x/a.b=2 --score y/c=-0.5"
        " --option x --option y"
    )
    assert typed(line)[1]["vary"] == "leaves"


def test_a_command_without_a_project_has_no_settings() -> None:
    """It would refuse them."""
    line = command_line(Command("explain-rule", ("NAME",), is_of_project=False), FULL, "folder")
    assert line == "belarus-options explain-rule NAME"


def test_without_settings_a_command_is_short() -> None:
    """Nothing is said that would be so anyway."""
    assert command_line(Command("explain", ("a", "b")), Settings(), None) == (
        "belarus-options explain a b"
    )


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a name that a shell would take apart, and with odd ids in it."""
    folder = tmp_path_factory.mktemp("odd") / "it's $HOME & {0} -- 100%"
    files = {name.replace("build", "0--0"): content for name, content in CLEAN.items()}
    views = "p-: {weights: {burden: 70%}}\n9: {weights: {benefit: 90%}}\n"
    return write_folder(folder, files | {"perspectives.yaml": views})


@pytest.mark.parametrize(
    "arguments",
    [
        ("score", "--scenario", "boom"),
        ("sensitivity", "--perspective", "p-"),
        ("robustness", "--perspective", "9"),
        ("flip", "--option", "0--0", "--option", "keep", "--perspective", "p-"),
        ("flip", "--vary", "leaves", "--weight", "benefit=10%"),
        ("perspectives", "--scenario", "boom", "--weight", "burden.cost=70%"),
        ("scenarios",),
        ("scenarios", "--score", "keep/burden.cost=9"),
    ],
    ids=" ".join,
)
def test_every_command_that_a_report_names_runs(
    odd: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """Typed as it stands, in a folder with a name that has to be quoted."""

    def said(*words: str) -> str:
        command(words)(list(words), prog_name="belarus-options", standalone_mode=False)
        return capsys.readouterr().out

    given = (*arguments, "--project", str(odd), "--width", "400")
    named = set(re.findall("`(belarus-options [^`]*)`", said(*given) + said(*given, "--full")))
    assert named
    for line in named:
        words = shlex.split(line)[1:]
        assert words[words.index("--project") + 1] == str(odd)
        assert said(*words)


def test_a_parameter_without_a_value_is_a_flag() -> None:
    """It stands alone, and settings that are empty texts still have theirs."""
    command = Command("map", parameters={"output": "map.svg", "bundles": ""})
    assert command_line(command, Settings(), "") == (
        "belarus-options map --bundles --output map.svg --project ''"
    )
