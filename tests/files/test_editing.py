"""`weights set`: those numbers change, not one character more, and mean what `--weight` means."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.files.editing import edit_weights, write_criteria
from belarus_options.files.folder import Folder, builtin_folder
from belarus_options.files.project import LoadedProject, load_contents, load_project
from belarus_options.model.problem import InputError
from belarus_options.model.settings import Settings, weights_under
from belarus_options.model.weights import WeightSetting, parse_weight_setting
from folders import CLEAN, edited, write_folder


def chosen(*arguments: str) -> tuple[WeightSetting, ...]:
    pairs = [argument.split("=") for argument in arguments]
    return tuple(WeightSetting(path, parse_weight_setting(number)) for path, number in pairs)


def load(folder: Path) -> LoadedProject:
    return load_project(Folder(folder))


def in_memory(files: dict[str, str]) -> LoadedProject:
    return load_contents("clinic", {file: text.encode() for file, text in files.items()})


@pytest.fixture(scope="module")
def clinic() -> LoadedProject:
    return in_memory(CLEAN)


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    return [(old, new) for old, new in pairs if old != new]


def test_one_weight_changes_one_line(clinic: LoadedProject) -> None:
    """The number changes; indentation, comments and every other line stay."""
    result = edit_weights(clinic, chosen("benefit=60"))
    assert changed_lines(result.before, result.after) == [("    weight: 50", "    weight: 60")]


def test_a_weight_beyond_its_range_is_refused_with_the_place_of_the_range(tmp_path: Path) -> None:
    """What is written has to load again, so the range stands against it; its ends are within."""
    ranged = "    weight: 50\n    weight_range: [40, 60]\n"
    write_folder(tmp_path, edited("criteria.yaml", ("    weight: 50\n", ranged)))
    loaded = load(tmp_path)
    assert edit_weights(loaded, chosen("benefit=60")).edits[0].after == 60
    with pytest.raises(InputError) as refused:
        edit_weights(loaded, chosen("benefit=60.1"))
    (problem,) = refused.value.problems
    assert problem.name == "bad-range"
    assert "`benefit` would weigh 60.1, outside its range, 40 to 60" in problem.message
    assert problem.position is not None
    assert problem.position.line == 1 + loaded.documents["criteria.yaml"].text[
        : loaded.documents["criteria.yaml"].text.index("weight_range")
    ].count("\n")


def test_a_weight_inside_braces_and_beside_a_comment_changes_alone(tmp_path: Path) -> None:
    """Flow style and a comment on the same line are kept to the character."""
    files = edited("criteria.yaml", ("weight: 35\n", "weight: 35   # of the speed, 35 it was\n"))
    write_folder(tmp_path, files)
    loaded = load(tmp_path)
    result = edit_weights(loaded, chosen("benefit.speed=7.5"))
    assert changed_lines(result.before, result.after) == [
        (
            "        weight: 35   # of the speed, 35 it was",
            "        weight: 7.5   # of the speed, 35 it was",
        )
    ]


numbers = st.integers(1, 99)
settings = st.one_of(
    numbers.map(str),
    numbers.map(lambda n: f"{n}%"),
    st.integers(1, 999).map(lambda n: f"{n / 10}"),
    numbers.map(lambda n: f"x{n}"),
)


@given(
    st.dictionaries(
        st.sampled_from(["benefit.reach", "benefit.speed", "burden.cost"]),
        settings,
        min_size=1,
        max_size=2,
    )
)
def test_the_edited_file_gives_the_weights_that_were_asked_for(
    clinic: LoadedProject, wanted: dict[str, str]
) -> None:
    """Reading the edited text gives the local weights that `--weight` gives, and as many lines
    change as weights were named (hypothesis; shares beyond the whole are refused by both)."""
    asked = chosen(*(f"{path}={weight}" for path, weight in wanted.items()))
    try:
        expected = weights_under(clinic.project, Settings(weights=asked))
    except InputError:
        with pytest.raises(InputError):
            edit_weights(clinic, asked)
        return
    if any(share == 1 for share in expected.local.values()):
        # A share of 100% would need the siblings' numbers changed too, and says so.
        with pytest.raises(InputError, match="100% leaves nothing"):
            edit_weights(clinic, asked)
        return
    result = edit_weights(clinic, asked)
    edited = in_memory(CLEAN | {"criteria.yaml": result.after})
    found = weights_under(edited.project, Settings())
    assert found.local == pytest.approx(expected.local, abs=1e-12)
    assert len(changed_lines(result.before, result.after)) <= len(wanted)


def test_a_weight_that_is_not_there_says_where_to_write_it(tmp_path: Path) -> None:
    """A node without siblings needs no weight; changing it names its line."""
    only = CLEAN["criteria.yaml"].split("  burden:")[0]
    only = only.replace("    weight: 50\n", "")
    options = {
        file: "\n".join(line for line in text.splitlines() if "burden" not in line)
        for file, text in CLEAN.items()
        if file.startswith("options/") and "keep" not in file
    }
    write_folder(
        tmp_path, {**options, "evidence.yaml": CLEAN["evidence.yaml"], "criteria.yaml": only}
    )
    with pytest.raises(InputError) as caught:
        edit_weights(load(tmp_path), chosen("benefit=3"))
    [problem] = caught.value.problems
    assert problem.name == "missing-weight"
    assert problem.position is not None
    assert only.splitlines()[problem.position.line - 1] == "  benefit:"
    assert f"line {problem.position.line}" in problem.help


@pytest.mark.parametrize(
    ("arguments", "fragment"),
    [
        (("benefit=100%",), "add burden=0"),
        (("benefit=120%",), "more than the whole"),
        (("benefit=0", "burden=0"), "all 0"),
        (("nonsense=1",), "not a criterion"),
    ],
)
def test_edits_that_cannot_be_change_nothing(
    clinic: LoadedProject, arguments: tuple[str, ...], fragment: str
) -> None:
    """What would need other numbers changed, or leaves no weight at all, is refused."""
    with pytest.raises((InputError, ValueError)) as caught:
        edit_weights(clinic, chosen(*arguments))
    problems = getattr(caught.value, "problems", ())
    assert fragment in str(caught.value) + " ".join(problem.help for problem in problems)


SHARES = edited(
    "criteria.yaml",
    ("weight: 50", "weight: 55%"),
    ("weight: 40\n    because: The d", "weight: 45 %\n    because: The d"),
)


def test_a_share_set_in_a_group_of_shares_moves_its_siblings() -> None:
    """All siblings are written anew, so that the file still adds up to 100%."""
    result = edit_weights(in_memory(SHARES), chosen("benefit=60.5%"))
    assert changed_lines(result.before, result.after) == [
        ("    weight: 55%", "    weight: 60.5%"),
        ("    weight: 45 %", "    weight: 39.5%"),
    ]
    assert in_memory(SHARES | {"criteria.yaml": result.after})


def test_a_factor_in_a_group_of_shares_is_on_the_share() -> None:
    """55% beside twice 45% is 37.9% of the group, which has whole percents: 38% and 62%."""
    result = edit_weights(in_memory(SHARES), chosen("burden=x2"))
    assert changed_lines(result.before, result.after) == [
        ("    weight: 55%", "    weight: 38%"),
        ("    weight: 45 %", "    weight: 62%"),
    ]


def test_a_number_has_no_place_in_a_group_of_shares() -> None:
    """It is refused with the way out; a number in another group is not."""
    with pytest.raises(InputError, match="group of shares") as caught:
        edit_weights(in_memory(SHARES), chosen("benefit=60", "benefit.reach=60"))
    [problem] = caught.value.problems
    assert "`benefit=30%`" in problem.help


def test_line_ends_mark_and_mode_are_kept(tmp_path: Path) -> None:
    """A file with a byte order mark, CRLF line ends and its own mode keeps all three."""
    write_folder(tmp_path, CLEAN)
    path = tmp_path / "criteria.yaml"
    before = b"\xef\xbb\xbf" + CLEAN["criteria.yaml"].replace("\n", "\r\n").encode()
    path.write_bytes(before)
    path.chmod(0o640)
    write_criteria(Folder(tmp_path), edit_weights(load(tmp_path), chosen("burden=41")))
    assert path.read_bytes() == before.replace(
        b"weight: 40\r\n    because: The d", b"weight: 41\r\n    because: The d"
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(os.listdir(tmp_path)) == sorted({file.split("/")[0] for file in CLEAN})


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    """criteria.yaml may be a link into another folder: the file there changes, the link stays."""
    write_folder(tmp_path / "project", CLEAN)
    path = tmp_path / "project" / "criteria.yaml"
    path.rename(tmp_path / "shared.yaml")
    path.symlink_to(tmp_path / "shared.yaml")
    edited = edit_weights(load(tmp_path / "project"), chosen("burden=41"))
    write_criteria(Folder(tmp_path / "project"), edited)
    assert path.is_symlink()
    assert "weight: 41" in (tmp_path / "shared.yaml").read_text(encoding="utf-8")


def test_a_file_that_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    """An editor that saved in between wins."""
    write_folder(tmp_path, CLEAN)
    result = edit_weights(load(tmp_path), chosen("burden=41"))
    path = tmp_path / "criteria.yaml"
    path.write_text(CLEAN["criteria.yaml"] + "# saved meanwhile\n", encoding="utf-8")
    with pytest.raises(InputError, match="has changed"):
        write_criteria(Folder(tmp_path), result)
    assert path.read_text(encoding="utf-8").endswith("# saved meanwhile\n")


def test_the_built_in_case_is_never_written_to() -> None:
    """Editing it is refused, and says to run `init` first."""
    result = edit_weights(load_project(builtin_folder()), chosen("risk=50"))
    with pytest.raises(InputError) as caught:
        write_criteria(builtin_folder(), result)
    assert "init" in caught.value.problems[0].help


def test_weights_too_far_apart_to_write_are_refused(tmp_path: Path) -> None:
    """A share that no number in reach could express beside its siblings is never written."""
    write_folder(
        tmp_path,
        edited(
            "criteria.yaml", ("weight: 40\n    because: The d", "weight: 1e95\n    because: The d")
        ),
    )
    with pytest.raises(InputError, match="too much in size"):
        edit_weights(load(tmp_path), chosen("benefit=99.99999999%"))
