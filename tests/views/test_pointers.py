"""Figures in sentences are those of the JSON result, over folders of every kind."""

import inspect
from pathlib import Path

import pytest

from belarus_options.cli.progress import Waiting
from belarus_options.cli.registry import COMMANDS, Command
from belarus_options.cli.reporting import ReportingFunction, Run
from belarus_options.cli.terminal import Terminal
from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.model.settings import Settings
from belarus_options.views.report.report import Report
from folders import write_folder
from wording import held_pointers

LEAF = "{weight: 1, prefer: more, scale: {worst: 0, best: 10}}"
THREE = {
    "criteria.yaml": (
        f"decision: {{title: T}}\ncriteria:\n  one: {LEAF}\n  two: {LEAF}\n  six: {LEAF}\n"
    ),
    "perspectives.yaml": "left: {weights: {one: 8, two: 1}}\nright: {weights: {six: 5}}\n",
    "scenarios.yaml": "calm: {probability: 0.6}\nstorm: {probability: 0.4}\n",
}


def _option(
    *scores: float, name: str = "", range_: str = "[0, 10]", is_status_quo: bool = False
) -> str:
    lines = [
        f"  {path}: {{value: {score}, range: {range_}}}\n"
        for path, score in zip(("one", "two", "six"), scores, strict=False)
    ]
    role = "role: status-quo\n" if is_status_quo else ""
    return (f"name: {name}\n" if name else "") + role + "scores:\n" + "".join(lines)


FOLDERS = {
    "ties everywhere": THREE
    | {f"options/{id}.yaml": _option(5, 5, 5, is_status_quo=id == "a") for id in "abc"},
    "one option": THREE | {"options/only.yaml": _option(3, 7, 5, is_status_quo=True)},
    "one criterion": {
        "criteria.yaml": f"decision: {{title: T}}\ncriteria:\n  one: {LEAF}\n",
        "perspectives.yaml": "left: {weights: {one: 1}}\nright: {weights: {one: 2}}\n",
        "scenarios.yaml": "calm: {}\nstorm: {}\n",
        "options/a.yaml": _option(3, is_status_quo=True),
        "options/b.yaml": _option(7),
    },
    "forty options": THREE
    | {
        f"options/o{at}.yaml": _option(
            at * 7 % 11 * 0.9, at * 5 % 13 * 0.7, at * 3 % 17 * 0.5, is_status_quo=at == 7
        )
        for at in range(40)
    },
    "other scripts": {
        "criteria.yaml": (
            f"decision: {{title: Мост}}\ncriteria:\n  цена: {LEAF}\n  路: {LEAF}\n  шум: {LEAF}\n"
        ),
        "perspectives.yaml": "город: {name: Город, weights: {цена: 3}}\n",
        "scenarios.yaml": "потоп: {name: 洪水}\n",
        "options/мост.yaml": "name: Новый мост\nscores: {цена: 3, 路: 8, шум: 4}\n",
        "options/渡船.yaml": "name: 渡船\nscores: {цена: 6, 路: 5, шум: 5}\n",
        "options/нет.yaml": "role: status-quo\nscores: {цена: 9, 路: 1, шум: 9}\n",
    },
}
REPORTING = [command for command in COMMANDS if command.reports]


def report_of(command: Command, folder: Path, **given: object) -> Report:
    """The report of a command with no settings but those of its own that are given; `explain` is of
    the first two options."""
    assert isinstance(command.function, ReportingFunction)
    function = command.function.function
    loaded = load_project(Folder(folder))
    quiet = Waiting(is_wanted=False, has_color=False)
    # What is about two projects has one of them twice.
    number = len(command.function.arguments) or 1
    asked = (*["."] * (number - 1), None)
    run = Run((loaded,) * number, Settings(), Terminal(quiet=True), command.name, asked, quiet)
    own = {
        name: parameter.default
        for name, parameter in list(inspect.signature(function).parameters.items())[1:]
    }
    if command.name == "explain":
        options = list(loaded.project.options)
        own |= {"first": options[0], "second": options[1] if len(options) > 1 else None}
    report = function(run, **own | given)
    assert isinstance(report, Report)
    return report


def folder_for(command: Command, folder: str, place: Path) -> Path:
    """One of the folders, where the command can be run in it."""
    if command.name == "map" and folder == "one criterion":
        pytest.skip("a map takes three criteria")
    if command.name == "bundles" and folder == "forty options":
        pytest.skip("their sets are too many to be looked at")
    return write_folder(place, FOLDERS[folder])


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("command", REPORTING, ids=lambda command: command.name)
def test_every_figure_that_points_into_the_result_is_the_one_there(
    command: Command, folder: str, tmp_path: Path
) -> None:
    """Ties everywhere, one option, one criterion, forty options, other scripts."""
    held_pointers(report_of(command, folder_for(command, folder, tmp_path)))
