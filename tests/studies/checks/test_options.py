"""Rules about the set of options."""

from pathlib import Path

import pytest

from breaking import BREAKING, STRAW
from folders import CLEAN, check_files, edited, found_in, spot


def test_single_option_reports_a_folder_with_one_option(tmp_path: Path) -> None:
    """One option is an error at the head of its file, and nothing else is found."""
    broken = BREAKING["single-option"]
    assert found_in(tmp_path, broken.files) == broken.expected("single-option")
    assert check_files(tmp_path, broken.files).has_errors


def test_single_option_leaves_two_options_alone(tmp_path: Path) -> None:
    """Two are a choice."""
    files = {file: text for file, text in CLEAN.items() if file != "options/lease.yaml"}
    assert found_in(tmp_path, files) == []


def test_no_status_quo_reports_a_folder_without_one(tmp_path: Path) -> None:
    """Where no option has the role, the decision is reported."""
    broken = BREAKING["no-status-quo"]
    assert found_in(tmp_path, broken.files) == broken.expected("no-status-quo")


def test_no_status_quo_does_not_mind_which_option_it_is(tmp_path: Path) -> None:
    """Any option may have the role."""
    files = edited("options/keep.yaml", ("role: status-quo", "role: option"))
    files = edited("options/lease.yaml", ("scores:", "role: status-quo\nscores:"), files=files)
    assert found_in(tmp_path, files) == []


def test_straw_man_reports_an_option_that_all_others_dominate(tmp_path: Path) -> None:
    """The warning stands at the head of its file and replaces the note `dominated-option`."""
    broken = BREAKING["straw-man"]
    assert found_in(tmp_path, broken.files) == broken.expected("straw-man")


def test_the_status_quo_is_no_straw_man(tmp_path: Path) -> None:
    """What happens anyway was not put there to lose: dominated by all, it is that and no more."""
    broken = BREAKING["straw-man"]
    file = broken.expected("straw-man")[0][1]
    others = {name: text.replace("role: status-quo\n", "") for name, text in broken.files.items()}
    files = others | {file: others[file].rstrip() + "\nrole: status-quo\n"}
    found = [rule for rule, *_ in found_in(tmp_path, files)]
    assert "straw-man" not in found
    assert "dominated-option" in found


def test_straw_man_is_only_dominated_beside_a_single_rival(tmp_path: Path) -> None:
    """With one other option, being dominated is no more than that."""
    files = {file: text for file, text in STRAW.items() if file != "options/build.yaml"}
    place = spot(files, "options/lease.yaml", "»name: Lease")
    assert ("dominated-option", *place) in found_in(tmp_path, files)
    assert "straw-man" not in [rule for rule, *_ in found_in(tmp_path, files)]


def test_straw_man_leaves_an_option_alone_that_beats_one_rival_somewhere(tmp_path: Path) -> None:
    """A month less than the status quo, and the rest is only dominated by the other."""
    files = edited("options/lease.yaml", ("speed: {value: 24", "speed: {value: 23"), files=STRAW)
    place = spot(files, "options/lease.yaml", "»name: Lease")
    assert found_in(tmp_path, files) == [("dominated-option", *place)]


def test_dominated_option_reports_who_dominates(tmp_path: Path) -> None:
    """A note at the head of the file that names the dominator."""
    broken = BREAKING["dominated-option"]
    assert found_in(tmp_path, broken.files) == broken.expected("dominated-option")
    (finding,) = check_files(tmp_path, broken.files).findings
    assert finding.severity == "note"
    assert finding.message == (
        "`lease` is dominated by `build`: no better on any leaf, worse on one"
    )


def test_dominated_option_leaves_equals_alone(tmp_path: Path) -> None:
    """Two options that score the same everywhere dominate neither each other nor anything else."""
    files = CLEAN | {"options/rent.yaml": CLEAN["options/lease.yaml"]}
    assert [rule for rule, *_ in found_in(tmp_path, files)] == ["indistinct-options"]


def of_costs(*costs: str) -> dict[str, str]:
    """The clean folder with copies of the lease, `a`, `b` and so on, at these costs."""
    lease = CLEAN["options/lease.yaml"]
    return {
        f"options/{id}.yaml": lease.replace(
            "{value: 20, range: [15, 25]", f"{{value: {cost}, settled: true"
        )
        for id, cost in zip("abcdefgh", costs, strict=False)
    }


def test_indistinct_options_names_each_group_once(tmp_path: Path) -> None:
    """Whoever is alike on every leaf stands in one finding, at the second by id; a zero with a sign
    is none of its own, and a difference on one leaf tells options apart."""
    groups = CLEAN | of_costs("0", "9", "-0.0", "9", "8", "9")
    found = check_files(tmp_path, groups).findings
    said = {f.position.file: f.message for f in found if f.rule == "indistinct-options"}
    alike = "are alike on every leaf, so no weights tell them apart"
    assert said == {
        "options/c.yaml": f"`a` and `c` {alike}",
        "options/d.yaml": f"`b`, `d` and `f` {alike}",
    }


def test_of_many_options_the_highest_alone_are_looked_at_for_whom_they_dominate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each message says so; whom only a lower one dominates is not found, and with one option fewer
    it is."""
    monkeypatch.setattr("belarus_options.studies.checks.options.ALL_PAIRS_UP_TO", 4)
    monkeypatch.setattr("belarus_options.studies.checks.options.HIGHEST", 1)
    # The clinic leads and is dearer than both leases; `b` is dominated by `lease` alone.
    fewer, many = CLEAN | of_costs("21"), CLEAN | of_costs("21", "31")
    few = [f.message for f in check_files(tmp_path / "few", fewer).findings]
    assert few == ["`a` is dominated by `lease`: no better on any leaf, worse on one"]
    found = check_files(tmp_path / "many", many).findings
    assert [(f.rule, f.position.file, f.message) for f in found] == [
        (
            "dominated-option",
            "options/b.yaml",
            "`b` is dominated by `build`, of the 1 with the highest totals:"
            " no better on any leaf, worse on one",
        )
    ]
