"""Rules about the set of options."""

from pathlib import Path

from folders import BREAKING, CLEAN, STRAW, check_files, edited, found_in, spot


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
    assert found_in(tmp_path, files) == []
