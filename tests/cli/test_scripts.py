"""Projects whose ids are in Cyrillic and in Chinese, from a spreadsheet through every command."""

import json
import shlex
import unicodedata
from pathlib import Path

import pytest

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.model.ids import is_id
from commands import REPORTING, document_of, printed, refused, result_of, run_here
from process import completed

CYRILLIC = """\
,Цена (млн),Доступный транспорт,Шум
weight,40,60,10
prefer,less,more,less
Новый мост,45,3,7
Ничего не делать,0,1,3
Паром,12,2,5
"""
CHINESE = """\
,价格,可及性,噪音
weight,40,60,10
prefer,less,more,less
新桥,45,3,7
维持现状,0,1,3
渡轮,12,2,5
"""
# Options and criteria in the order of the sheet.
IDS = {
    "Cyrillic": (
        CYRILLIC,
        ["новый-мост", "ничего-не-делать", "паром"],
        ["цена-млн", "доступный-транспорт", "шум"],
    ),
    "Chinese": (CHINESE, ["新桥", "维持现状", "渡轮"], ["价格", "可及性", "噪音"]),
}


@pytest.fixture(params=IDS)
def project(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, list[str], list[str]]:
    """A folder made by `import`, with a perspective and a scenario, and its ids."""
    text, options, criteria = IDS[request.param]
    (tmp_path / "matrix.csv").write_text(text, encoding="utf-8")
    printed("import", "matrix.csv", "folder", cwd=tmp_path)
    folder = tmp_path / "folder"
    perspective = f"министр-мира: {{name: М, weights: {{{criteria[0]}: 90%}}}}\n"
    (folder / "perspectives.yaml").write_text(perspective, encoding="utf-8")
    (folder / "scenarios.yaml").write_text("战争: {name: 战}\n", encoding="utf-8")
    option = folder / "options" / f"{options[0]}.yaml"
    old = f"  {criteria[1]}: 3\n"
    block = f"  {criteria[1]}: {{value: 3, scenarios: {{战争: 1}}}}\n"
    assert option.read_text(encoding="utf-8").count(old) == 1
    option.write_text(option.read_text(encoding="utf-8").replace(old, block), encoding="utf-8")
    idle = folder / "options" / f"{options[1]}.yaml"
    idle.write_text(f"role: status-quo\n{idle.read_text(encoding='utf-8')}", encoding="utf-8")
    return folder, options, criteria


def decomposed(text: str) -> str:
    """As macOS spells file names, and as an argument completed from them is."""
    return unicodedata.normalize("NFD", text)


def test_headings_become_ids_in_their_own_script(
    project: tuple[Path, list[str], list[str]],
) -> None:
    """The folder loads, its files are called by the ids, and every id is one."""
    folder, options, criteria = project
    loaded = load_project(Folder(folder)).project

    assert sorted(loaded.options) == sorted(options)
    assert list(loaded.tree.nodes) == criteria
    assert all(map(is_id, options + criteria))


def test_every_report_is_in_the_ids_of_the_project(
    project: tuple[Path, list[str], list[str]],
) -> None:
    """Each reporting command gives its JSON, with the ids as they are."""
    folder, options, _ = project
    for command in REPORTING:
        arguments = {"explain": options[:1], "diff": ["."]}.get(command.name, [])
        done = run_here(command.name, *arguments, "--format", "json", cwd=folder)
        assert done.stdout, done.stderr
        assert json.loads(done.stdout)["project"]["folder"] == "folder"
    ranking = result_of("score", cwd=folder)["ranking"]
    assert sorted(row["option"] for row in ranking) == sorted(options)


def test_arguments_are_the_same_however_they_are_spelled(
    project: tuple[Path, list[str], list[str]],
) -> None:
    """Composed and taken apart, ids and paths give the same report."""
    folder, options, criteria = project
    settings = [
        *("--weight", f"{criteria[1]}=80%", "--perspective", "министр-мира"),
        *("--scenario", "战争", "--option", options[0], "--option", options[1]),
    ]
    for command in (
        ["score", *settings],
        ["explain", *options[:2]],
        ["explain", options[0], "--weight", f"{criteria[0]}=5"],
    ):
        expected = document_of(*command, cwd=folder)
        assert document_of(*map(decomposed, command), cwd=folder) == expected


def test_what_is_to_be_typed_next_is_quoted(project: tuple[Path, list[str], list[str]]) -> None:
    """An id in a command of a report is one word to a shell, whatever it is made of."""
    folder, options, _ = project
    text = " ".join(printed("score", cwd=folder).split())
    (command,) = [part for part in text.split("`") if part.startswith("belarus-options explain")]
    assert set(shlex.split(command)[2:]) <= set(options)


def test_weights_set_keeps_the_spelling_of_the_file(
    project: tuple[Path, list[str], list[str]],
) -> None:
    """A key that is taken apart in the file is found by its id, and stays as it is."""
    folder, _, criteria = project
    file = folder / "criteria.yaml"
    before = decomposed(file.read_text(encoding="utf-8"))
    file.write_text(before, encoding="utf-8")

    done = run_here("weights", "set", f"{criteria[1]}=70", "--project", ".", cwd=folder)

    assert done.returncode == 0, done.stderr
    assert file.read_text(encoding="utf-8") == before.replace("weight: 60", "weight: 70")


def test_an_unknown_id_is_answered_with_the_nearest(
    project: tuple[Path, list[str], list[str]],
) -> None:
    """Suggestions know every script."""
    folder, options, _ = project
    assert f"did you mean `{options[1]}`?" in refused("explain", options[1] + "х", cwd=folder)


@pytest.mark.slow
def test_completion_goes_on_from_either_spelling(
    project: tuple[Path, list[str], list[str]],
) -> None:
    """What was typed stays, as the shell takes only what begins with it."""
    folder, options, criteria = project
    assert completed(f"explain {options[0][:3]}", folder) == [options[0]]
    begun = decomposed(criteria[1][:-1])
    assert completed(f"score --weight {begun}", folder) == [f"{begun}{criteria[1][-1]}="]
