"""Screening of the case's first edition: figures computed in exact rationals apart from this."""

import json
from pathlib import Path
from typing import Any

import pytest

from commands import document_of, printed, refused, result_of, run_here
from folders import write_folder
from screened import FIRST_EDITION, first_edition

READING = "risk.regime-reading"


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case with one key added: the regime's reading must be at most 1."""
    folder = tmp_path_factory.mktemp("reading")
    return write_folder(folder, first_edition(READING, "{at-most: 1, because: All contact ends.}"))


def totals(document: Any) -> dict[str, float]:
    return {row["option"]: row["total"] for row in document["result"]["ranking"]}


def screened_out(document: Any) -> list[str]:
    return [each["option"] for each in document["screened_out"]]


def test_one_option_fails_and_the_ranges_of_the_others_go_beyond(reading: Path) -> None:
    """B.4.1: the partnership is at 2, and the four others could be, by their ranges."""
    options = {o["option"]: o for o in result_of("screen", cwd=reading)["options"]}
    bounds = {id: option["thresholds"][READING] for id, option in options.items()}
    assert bounds.pop("spp-restart") == {
        "score": 2, "bound": 1, "passes": False, "may_fail": False, "missed_by": 1,
    }  # fmt: skip
    assert [(b["passes"], b["may_fail"]) for b in bounds.values()] == [(True, True)] * 4
    out = options["spp-restart"]
    assert (out["passes"], out["would_rank"], out["would_total"]) == (False, 5, 45.7658)


def test_the_others_are_ranked_and_the_one_is_named_below(reading: Path) -> None:
    """B.4.2: totals as without it, ranks 1 to 4."""
    document = document_of("score", cwd=reading)
    assert totals(document) == {
        "defense-attache": 60.04, "cbrne-training": 55.917, "cut-ties": 47.944,
        "status-quo": 46.642,
    }  # fmt: skip
    assert [row["rank"] for row in document["result"]["ranking"]] == [1, 2, 3, 4]
    assert document["screened_out"] == [{"option": "spp-restart", "failed": [READING]}]
    table, _, below = printed("score", cwd=reading).partition("\n\nScreened out: ")
    assert "spp-restart" not in table
    assert below.startswith("spp-restart (regime-reading).\n")


def test_shares_of_weightings_are_of_those_that_pass(reading: Path) -> None:
    """B.4.3: 0.6098, 0.3469, 0.0433 and 0; with all 0.0006 are the partnership's."""

    def first(*settings: str) -> dict[str, float]:
        result = result_of("robustness", *settings, cwd=reading)
        return {id: round(ranks[0], 4) for id, ranks in result["rank_acceptability"].items()}

    assert first() == {
        "cbrne-training": 0.0433, "cut-ties": 0.3469, "defense-attache": 0.6098, "status-quo": 0,
    }  # fmt: skip
    assert first("--include-screened") == {
        "cbrne-training": 0.0433, "cut-ties": 0.3469, "defense-attache": 0.6092,
        "spp-restart": 0.0006, "status-quo": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("scenario", "fail"),
    [
        (
            "moscow-takes-control",
            ["cbrne-training", "defense-attache", "spp-restart", "status-quo"],
        ),
        ("regime-balances", []),
        ("transition", []),
        ("standoff", ["spp-restart"]),
    ],
)
def test_a_scenario_s_scores_decide_in_it(reading: Path, scenario: str, fail: list[str]) -> None:
    """B.4.5: under Moscow's control cutting ties alone stays."""
    document = document_of("score", "--scenario", scenario, cwd=reading)
    assert screened_out(document) == fail
    assert len(totals(document)) == 5 - len(fail)


def test_scenarios_screen_once_and_mark_who_would_fail_there(reading: Path) -> None:
    """Four options in every world; of those, three would be screened out under Moscow's control."""
    text = printed("scenarios", cwd=reading)
    rows = [line.split() for line in text.split("──\n")[1].split("\n\n")[0].splitlines()]
    assert [(row[0], "*" in " ".join(row)) for row in rows] == [
        ("defense-attache", True), ("cbrne-training", True), ("cut-ties", False), ("Keep", True),
    ]  # fmt: skip
    assert text.count("*") == 3 + 1
    assert "* by its score there on regime-reading it would be screened out" in text
    assert "*" not in printed("scenarios", "--include-screened", cwd=reading)


def test_the_status_quo_can_fail(tmp_path: Path) -> None:
    """B.4.6, the ranking: at least 2 on access leaves three options."""
    write_folder(tmp_path, first_edition("leverage.access", "{at-least: 2}"))
    document = document_of("score", cwd=tmp_path)
    assert list(totals(document)) == ["defense-attache", "cbrne-training", "spp-restart"]
    assert screened_out(document) == ["cut-ties", "status-quo"]


def test_a_bound_binds_what_a_bundle_comes_to(reading: Path) -> None:
    """B.4.4: five bundles are left, none of them with the partnership."""
    result = result_of("bundles", cwd=reading)
    assert result["feasible"] == 5
    found = [row["total"] for row in result["ranking"]]
    assert found == pytest.approx([61.8982, 60.04, 55.917, 47.944, 46.642], abs=5e-4)


def test_a_status_quo_that_fails_stays_what_bundles_are_added_to(tmp_path: Path) -> None:
    """B.4.6, the bundles: seven of nine are left, without nothing and without cutting ties."""
    write_folder(tmp_path, first_edition("leverage.access", "{at-least: 2}"))
    result = result_of("bundles", cwd=tmp_path)
    assert (result["baseline"], result["feasible"]) == ("status-quo", 7)
    rows = {row["bundle"]: row["total"] for row in result["ranking"]}
    assert not {"status-quo", "cut-ties"} & rows.keys()
    first, *_, last = rows.values()
    assert first == pytest.approx(61.898, abs=5e-4)
    assert last == pytest.approx(45.766, abs=5e-4)


@pytest.mark.parametrize(
    "command", ["score", "robustness", "flip", "map", "perspectives", "scenarios", "stress"]
)
def test_with_all_put_back_the_result_is_that_of_the_folder_without_the_key(
    reading: Path, command: str
) -> None:
    """B.4.7, byte for byte; the setting is in the envelope."""
    document = document_of(command, "--include-screened", cwd=reading)
    assert json.dumps(document["result"]) == json.dumps(result_of(command, cwd=FIRST_EDITION))
    assert document["settings"]["include_screened"] is True
    assert document["screened_out"] == []


def test_one_that_fails_is_refused_where_it_is_asked_for(reading: Path) -> None:
    """B.4.8: with the way out; `explain` takes it, and says so first."""
    said = refused("score", "--option", "spp-restart", cwd=reading)
    assert said.startswith("error[screened-out]: `spp-restart` is screened out: it fails `risk.reg")
    assert "--include-screened" in said
    explained = printed("explain", "spp-restart", cwd=reading)
    assert explained.split("\n\n")[1] == (
        "spp-restart fails screening: regime-reading 2, at most 1, missed by one level."
    )
    assert explained.split("\n")[1].startswith("Total 45.8 (0–100, higher is better), rank 5 of 5")


def test_where_all_fail_nobody_is_ranked_and_screen_says_no(tmp_path: Path) -> None:
    """B.4.12: status 2 and 1."""
    write_folder(tmp_path, first_edition("ethics.solidarity", "{at-least: 4}"))
    assert refused("score", cwd=tmp_path).startswith("error[all-screened]: ")
    done = run_here("screen", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "None of five options passes." in done.stdout
    assert run_here("check", cwd=tmp_path).returncode in (0, 1)
    edited = run_here("weights", "set", "risk=50", cwd=tmp_path)
    assert edited.returncode == 0
    assert "note: nobody is ranked: no option passes screening: all 5 fail" in edited.stderr
