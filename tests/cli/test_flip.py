"""`flip` as a whole: its forms, what it finds fed back through `score`, and what it refuses."""

import shlex
from pathlib import Path

import pytest

from commands import (
    document_of,
    leaders,
    lines_of,
    refused,
    result_of,
    rows_of,
    shown_here,
)
from folders import CLEAN, FIXED_CASE, edited, write_folder

CASE = ("--project", str(FIXED_CASE))


@pytest.mark.parametrize("vary", ["top", "leaves"])
def test_all_of_to_fed_back_through_score_puts_the_option_first(vary: str) -> None:
    """Every node of the built-in case, each number as it stands in the JSON."""
    flips = result_of("flip", *CASE, "--vary", vary)
    paths = list(result_of("weights", *CASE)["weights"])
    assert flips["winners"] == ["defense-attache"]
    tried = set()
    for target in flips["targets"]:
        for norm in (target["weights"] or {}).values():
            assert list(norm["to"]) == paths
            named = [f"{path}={share!r}" for path, share in norm["to"].items()]
            words = tuple(word for name in named for word in ("--weight", name))
            # With three criteria both norms mostly have the same weights.
            if words not in tried:
                assert target["option"] in leaders(*CASE, *words)
            tried.add(words)
    assert len(tried) >= 3


def test_the_commands_that_are_shown_put_the_option_first() -> None:
    """Typed as they stand in the last column."""
    commands = {line[0]: line[-1] for line in lines_of("flip", *CASE)[1:]}
    typed = {option: command for option, command in commands.items() if command}
    assert typed
    for option, command in typed.items():
        words = shlex.split(command)
        assert words[:2] == ["belarus-options", "score"]
        assert leaders(*words[2:]) == [option]


def test_commands_keep_the_settings_they_were_found_under(clinic: Path) -> None:
    """The project, the scenario, which options compete, and weights that were set elsewhere."""
    settings = (
        "--scenario", "boom", "--option", "build", "--option", "keep", "--weight", "burden=70%",
        "--weight", "benefit.reach=60", "--vary", "leaves",
    )  # fmt: skip
    _, line = lines_of("flip", "--project", str(clinic), *settings)
    option, *_, command = line
    words = shlex.split(command)
    for word in ("--scenario", "--option", "--project"):
        assert word in words
    assert option in leaders(*words[2:])


def test_scores_that_are_found_put_the_option_first_when_written_into_the_files(
    tmp_path: Path,
) -> None:
    """Each change in its option's file, and the ranking of the changed folder."""
    write_folder(tmp_path, CLEAN)
    targets = [t for t in result_of("flip", cwd=tmp_path)["targets"] if t["scores"]]
    assert targets
    for target in targets:
        texts = dict(CLEAN)
        for change in target["scores"]:
            file = f"options/{change['option']}.yaml"
            lines = texts[file].splitlines()
            [at] = [
                i for i, line in enumerate(lines) if line.lstrip().startswith(change["criterion"])
            ]
            assert lines[at].endswith("}"), "a score on one line"
            lines[at] = f"  {change['criterion']}: {change['to']:.17g}"
            texts[file] = "\n".join(lines) + "\n"
        folder = write_folder(tmp_path / target["option"], texts)
        assert target["option"] in leaders(cwd=folder)


def test_forms_agree(clinic: Path) -> None:
    """The weights and scores of the JSON are in the CSV, to the last digit."""
    flips = result_of("flip", cwd=clinic)
    rows = rows_of("flip", cwd=clinic)
    for target in flips["targets"]:
        mine = [row for row in rows if row["option"] == target["option"]]
        for norm, found in (target["weights"] or {}).items():
            shares = {r["criterion"]: float(r["to"]) for r in mine if r["way"] == norm}
            assert shares == found["to"]
            assert {float(r["amount"]) for r in mine if r["way"] == norm} == {found["distance"]}
        scores = [
            {
                "option": row["changed"],
                "criterion": row["criterion"],
                "from": float(row["from"]),
                "to": float(row["to"]),
            }
            for row in mine
            if row["way"] == "scores"
        ]
        assert scores == (target["scores"] or [])


def test_the_settings_of_the_envelope_say_what_varies(clinic: Path) -> None:
    """Top criteria unless leaves are asked for."""
    for arguments, vary in (((), "top"), (("--vary", "leaves"), "leaves")):
        assert document_of("flip", *arguments, cwd=clinic)["settings"]["vary"] == vary


@pytest.mark.parametrize("vary", ["tops", "", "leaf", "TOP"])
def test_what_cannot_vary_is_refused_with_what_can(clinic: Path, vary: str) -> None:
    """Exit 2, the word that was given, and the choices or the nearest of them."""
    said = refused("flip", "--vary", vary, cwd=clinic)
    assert said.startswith(f"error[bad-choice]: `{vary}` is not a choice of `--vary`")
    assert "`top`" in said or "`leaves`" in said


def test_one_option_alone_is_first(clinic: Path) -> None:
    """A sentence on a terminal, an empty list for programs, no tab-separated rows, exit 0."""
    shown = shown_here("flip", "--option", "keep", cwd=clinic)
    assert "Keep the visiting doctor is the only option: it has no rival, so no other can" in shown
    assert result_of("flip", "--option", "keep", cwd=clinic) == {
        "winners": ["keep"], "targets": [], "left_out": 0,
    }  # fmt: skip
    assert len(lines_of("flip", "--option", "keep", cwd=clinic)) == 1


def test_twenty_options_are_looked_at_and_all_in_full(tmp_path: Path) -> None:
    """In every form: each takes programs of its own."""
    files = dict(CLEAN)
    for i in range(21):
        changed = edited("options/keep.yaml", ("speed: {value: 24", f"speed: {{value: {i + 1}"))
        files[f"options/plan-{i:02}.yaml"] = changed["options/keep.yaml"].replace(
            "role: status-quo\n", ""
        )
    write_folder(tmp_path, files)
    brief, full = (result_of("flip", *how, cwd=tmp_path) for how in ((), ("--full",)))
    assert (len(brief["targets"]), brief["left_out"]) == (20, 3)
    assert (len(full["targets"]), full["left_out"]) == (23, 0)
    assert full["targets"][:20] == brief["targets"]
