"""`sensitivity` as a whole: what it prints in each form, under settings, and what it refuses."""

import re
import shlex
from pathlib import Path

import pytest

from commands import leaders, lines_of, printed, refused, result_of, rows_of, shown_here
from folders import FIXED_CASE, write_folder

CASE = ("--project", str(FIXED_CASE))


def test_json_has_the_keys_of_the_contract_and_no_other() -> None:
    """Winners, criteria and tornado; intervals of two numbers, and lists of ids."""
    result = result_of("sensitivity", *CASE)
    assert list(result) == ["winners", "criteria", "tornado"]
    assert result["winners"] == ["defense-attache"]
    for node in result["criteria"]:
        assert list(node) == ["criterion", "weight", "global_weight", "winner_holds",
                              "ranking_holds", "below", "above"]  # fmt: skip
        assert len(node["winner_holds"]) == len(node["ranking_holds"]) == 2
    for swing in result["tornado"]:
        assert list(swing) == ["option", "criterion", "low", "high", "lead_at_low", "lead_at_high"]
        assert swing["low"] < swing["high"]


def test_csv_holds_the_intervals_of_json() -> None:
    """One row a node, numbers to the last digit, ids with spaces between."""
    rows = rows_of("sensitivity", *CASE)
    nodes = result_of("sensitivity", *CASE)["criteria"]
    assert len(rows) == len(nodes) == 15
    for row, node in zip(rows, nodes, strict=True):
        assert row["criterion"] == node["criterion"]
        assert [float(row["winner_low"]), float(row["winner_high"])] == node["winner_holds"]
        assert [float(row["ranking_low"]), float(row["ranking_high"])] == node["ranking_holds"]
        assert [row["below"].split(), row["above"].split()] == [node["below"], node["above"]]


def test_a_pipe_gets_one_line_a_node_and_nothing_else() -> None:
    """A header and tab-separated rows, without strips, sentences or the tornado."""
    lines = lines_of("sensitivity", *CASE)
    assert lines[0] == ["Criterion", "Today", "Winner holds", "Ranking holds", "First below",
                        "First above"]  # fmt: skip
    assert {len(line) for line in lines} == {6}
    assert len(lines) == 16
    assert lines[1] == ["ethics", "24%", "0–41.9%", "22.4–41.9%", "", "cbrne-training"]


def test_markdown_has_the_answer_and_in_full_both_tables() -> None:
    """Sentences above, the tornado under a heading of its own, no strips, nothing to type."""
    brief = printed("sensitivity", *CASE, "--format", "markdown")
    assert "| Weight | Stated | First place holds | First beyond |" in brief
    text = printed("sensitivity", *CASE, "--format", "markdown", "--full")
    first, second = text.index("| Weight |"), text.index("## Scores\n")
    assert text.index("stays first while") < first < second
    assert second < text.index("| Option | Criterion | Low | High | Lead at low |")
    assert "belarus-options" not in text
    assert not set(text) & set("━┄●╋")


@pytest.mark.parametrize("end", ["below", "above"])
def test_score_agrees_on_both_sides_of_every_end_of_the_case(end: str) -> None:
    """A millionth inside the winner's interval the leader is first, and a millionth outside it
    those are who the interval names."""
    ends = [
        (node["criterion"], node["winner_holds"][end == "above"], node[end])
        for node in result_of("sensitivity", *CASE)["criteria"]
        if node[end]
    ]
    assert ends
    outwards = 1e-6 if end == "above" else -1e-6
    for path, at, named in ends:
        for share, expected in ((at - outwards, ["defense-attache"]), (at + outwards, named)):
            assert leaders(*CASE, "--weight", f"{path}={100 * share!r}%") == expected


@pytest.mark.parametrize(
    "settings",
    [
        [],
        ["--weight", "ethics=35%"],
        ["--weight", "risk=10%", "--weight", "ethics=30%"],
        ["--weight", "leverage.access=80%", "--weight", "ethics=24", "--weight", "risk=1"],
        ["--option", "cut-ties", "--option", "status-quo"],
    ],
)
def test_the_command_that_it_names_puts_another_option_first(settings: list[str]) -> None:
    """Typed as it stands, under whatever settings: the named node has that share, its siblings
    keep their proportions, and the leader is no longer first."""
    text = printed("sensitivity", *CASE, *settings, "--full", "--width", "400")
    found = re.search(r"The ranking where .+? is (\d+)%: `belarus-options score (.*?)`", text)
    assert found is not None
    words = shlex.split(found[2])
    path = [word for word in words if "=" in word][-1].partition("=")[0]
    before = result_of("sensitivity", *CASE, *settings)
    assert before["winners"][0] not in leaders(*words)
    after = result_of("score", *words)["weights"]
    stated = result_of("score", *CASE, *settings)["weights"]
    local = {path: node["local"] for path, node in stated.items()}
    assert after[path]["local"] == pytest.approx(int(found[1]) / 100)
    parent = path.rpartition(".")[0]
    for other, node in after.items():
        if other != path:
            ratio = (1 - after[path]["local"]) / (1 - local[path])
            shares = other.rpartition(".")[0] == parent
            assert node["local"] == pytest.approx(local[other] * (ratio if shares else 1))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_shows_the_answer_the_strips_and_the_tornado(width: int) -> None:
    """At any width."""
    shown = shown_here("sensitivity", *CASE, "--full", width=width)
    assert "Defense attaché stays first while" in " ".join(shown.split())
    assert "━━━━━●━━━┄┄┄┄┄┄┄┄┄┄┄┄" in shown
    assert "━━╋━━━●━━━" in shown


def test_one_option_has_nobody_to_lead() -> None:
    """0 to 1 everywhere, and leads null."""
    result = result_of("sensitivity", *CASE, "--option", "cut-ties")
    assert result["winners"] == ["cut-ties"]
    assert {tuple(node["winner_holds"]) for node in result["criteria"]} == {(0.0, 1.0)}
    assert {swing["lead_at_low"] for swing in result["tornado"]} == {None}


def test_a_range_too_large_to_work_with_is_an_error_with_its_place(tmp_path: Path) -> None:
    """`score` never looks at a range; here it is refused as a score would be."""
    write_folder(tmp_path, {
        "criteria.yaml":
            "decision: {title: T}\ncriteria:\n  x: {scale: {worst: 0, best: 1e-100}}\n",
        "options/a.yaml": "name: A\nscores: {x: {value: 0, range: [0, 1e99]}}\n",
        "options/b.yaml": "name: B\nscores: {x: 0}\n",
    })  # fmt: skip
    assert printed("score", cwd=tmp_path)
    said = refused("sensitivity", cwd=tmp_path)
    assert "error[out-of-range]" in said
    assert "criteria.yaml:3" in said
