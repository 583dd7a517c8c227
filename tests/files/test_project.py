"""All problems of all files come in one run, and none for what another one hides."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belarus_options.files.folder import Folder, builtin_path, recognized_files
from belarus_options.files.project import load_project
from belarus_options.model.problem import InputError, Problem
from belarus_options.model.problem_catalogue import PROBLEMS
from belarus_options.views.forms.problem_blocks import format_problems
from folders import CLEAN, load_files, write_folder
from process import SAID_BY_OTHERS
from slips import (
    BUILD,
    CRITERIA,
    EVIDENCE,
    KEEP,
    LEASE,
    PERSPECTIVES,
    SCENARIOS,
    VALID,
    places,
    problems_of,
)


def test_all_problems_of_all_files_come_in_one_run_in_the_order_of_files(tmp_path: Path) -> None:
    """Five slips in four files are five problems, by file and line, none due to another."""
    files = dict(VALID)
    files[CRITERIA] = files[CRITERIA].replace("    weight: 50", "    weight: many")
    files[CRITERIA] = files[CRITERIA].replace("  owner:", "  onwer:")
    files[EVIDENCE] = files[EVIDENCE].replace("reliability: B", "reliability: H")
    files[LEASE] = files[LEASE].replace("name: Lease rooms in the school", "name: Lease: rooms")
    files[BUILD] = files[BUILD].replace("confidence: low", "confidence: lwo")

    assert places(problems_of(tmp_path, files)) == [
        ("unknown-key", CRITERIA, 4, 3),
        ("wrong-type", CRITERIA, 17, 13),
        ("bad-choice", EVIDENCE, 5, 18),
        ("bad-choice", BUILD, 7, 57),
        ("yaml-syntax", LEASE, 1, 12),
    ]


@pytest.mark.parametrize("broken", [CRITERIA, EVIDENCE, SCENARIOS, BUILD])
def test_a_file_that_cannot_be_read_is_not_held_against_the_others(
    tmp_path: Path, broken: str
) -> None:
    """What an unreadable file would define is not reported as unknown elsewhere."""
    problems = problems_of(tmp_path, VALID | {broken: "a: [\n"})

    assert [problem.name for problem in problems] == ["yaml-syntax"]


def test_problems_within_criteria_and_options_come_together(tmp_path: Path) -> None:
    """A wrong weight does not hide a wrong score, nor the other way round."""
    files = dict(VALID)
    files[CRITERIA] = files[CRITERIA].replace("scale: grade\n", "scale: grad\n")
    files[BUILD] = files[BUILD].replace("evidence: [plans]", "evidence: [plan]")
    files[KEEP] = files[KEEP].replace("boom: 2", "bomm: 2")

    assert places(problems_of(tmp_path, files)) == [
        ("unknown-scale", CRITERIA, 40, 16),
        ("unknown-evidence", BUILD, 5, 77),
        ("unknown-scenario", KEEP, 15, 7),
    ]


def test_wrong_file_names_do_not_hide_what_is_wrong_in_files(tmp_path: Path) -> None:
    """A stem that is no id, a .yml and a misspelt key are three problems of one run."""
    files = dict(VALID) | {"options/Other.yaml": VALID[LEASE], "options/more.yml": VALID[LEASE]}
    files[CRITERIA] = files[CRITERIA].replace("  owner:", "  onwer:")

    names = {problem.name for problem in problems_of(tmp_path, files)}
    assert names == {"bad-id", "wrong-suffix", "unknown-key"}


CASE = {file: (builtin_path() / file).read_text() for file in recognized_files(builtin_path())[0]}

MARKS = st.sampled_from(
    [*"abc:-?,[]{}#&*!|>'\"%@` \n\r\t\\019.~", ": ", "\n- ", "\0", "\x85", "𝄞", "null"]
)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the built-in case, and its text after a few random edits."""
    file = draw(st.sampled_from(sorted(CASE)))
    lines = CASE[file].split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        kind = draw(
            st.sampled_from(["delete", "duplicate", "swap", "insert", "indent", "cut", "replace"])
        )
        if kind == "delete" and len(lines) > 1:
            del lines[at]
        elif kind == "duplicate":
            lines.insert(at, lines[at])
        elif kind == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == "indent":
            lines[at] = "  " + lines[at] if draw(st.booleans()) else lines[at].removeprefix("  ")
        else:
            column = draw(st.integers(0, len(lines[at])))
            cut = column if kind == "insert" else len(lines[at]) if kind == "cut" else column + 3
            lines[at] = lines[at][:column] + draw(MARKS) + lines[at][cut:]
    return file, "\n".join(lines)


@pytest.fixture(scope="module")
def case_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built-in case, to be written over."""
    return write_folder(tmp_path_factory.mktemp("case"), CASE)


@given(mutated())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_edit_of_the_case_raises_anything_but_an_input_error(
    case_folder: Path, mutation: tuple[str, str]
) -> None:
    """Lines deleted, doubled, swapped, indented, cut, characters put in: problems at most."""
    file, text = mutation
    texts = CASE | {file: text}
    target = case_folder / file
    target.write_bytes(text.encode())
    problems: tuple[Problem, ...] = ()
    try:
        load_project(Folder(case_folder))
    except InputError as error:
        problems = error.problems
    finally:
        target.write_text(CASE[file])
    for problem in problems:
        assert problem.message
        assert problem.name in PROBLEMS
        if problem.position is None:
            assert problem.file in CASE
        else:
            lines = texts[problem.position.file].split("\n")
            line = lines[problem.position.line - 1].rstrip("\r")
            assert problem.position.text == line
            assert 1 <= problem.position.column <= len(line) + 2
        for words in SAID_BY_OTHERS:
            assert words not in problem.message or words in text
    assert format_problems(problems) or not problems


def test_a_slip_in_one_file_hides_none_in_another(tmp_path: Path) -> None:
    """A wrong word in criteria.yaml, and in one score of an option, leave paths and references
    readable: what is wrong with those is said in the same run."""
    files = VALID | {
        CRITERIA: VALID[CRITERIA].replace("prefer: more", "prefer: moar", 1),
        BUILD: VALID[BUILD]
        .replace("benefit.reach: {value: 3", "benefit.reach: {value: high")
        .replace("burden.noise:", "burden.niose:")
        + "excludes: [nobody]\n",
    }
    names = [problem.name for problem in problems_of(tmp_path, files)]
    assert names == ["bad-choice", "wrong-type", "unknown-criterion", "unknown-option"]


def test_a_wrong_weight_hides_no_misspelt_criterion(tmp_path: Path) -> None:
    """Both are said in one run, in the order of the file, and a whole perspective beside them
    is not held against anybody."""
    text = (
        "council:\n  weights: {benefitt: 3, burden: -4}\nnurses: {weights: {benefit: 5}}\n"
        "odd: {weights: 7}\n"
    )
    with pytest.raises(InputError) as caught:
        load_files(tmp_path, CLEAN | {"perspectives.yaml": text})
    found = [(p.name, p.position.line) for p in caught.value.problems if p.position is not None]
    assert found == [("unknown-criterion", 2), ("bad-weight", 2), ("wrong-type", 4)]


def test_a_shared_scale_can_be_named_by_digits(tmp_path: Path) -> None:
    """`scale: 2020`, `1e3` and `0x10` name a scale with that id, and no number."""
    for name in ("2020", "1e3", "0x10"):
        text = VALID[CRITERIA].replace("  grade:", f"  {name}:").replace(": grade", f": {name}")
        project = load_files(tmp_path / name, VALID | {CRITERIA: text}).project
        assert project.tree.nodes["benefit.depth"].scale_name == name
        assert project.tree.nodes["benefit.depth"].constructed is not None


def test_a_branch_that_was_renamed_is_found_again_by_each_of_its_leaves(tmp_path: Path) -> None:
    """However many scores stand below the old name, each is told the new path, and no leaf is
    called missing besides; a test that compares all of them with all would take minutes."""
    leaves = range(1000)
    criteria = "decision: {title: T}\ncriteria:\n  new:\n    criteria:\n" + "".join(
        f"      leaf-{n}: {{weight: 1, prefer: more}}\n" for n in leaves
    )
    scores = "scores:\n" + "".join(f"  old.leaf-{n}: {n}\n" for n in leaves)
    files = {CRITERIA: criteria} | {f"options/o{n}.yaml": scores for n in range(4)}

    problems = problems_of(tmp_path, files)
    assert [(p.name, p.help) for p in problems] == 4 * [
        ("unknown-criterion", f"did you mean `new.leaf-{n}`?") for n in leaves
    ]


# Of each file of the folder a slip, what it is called and the text it stands at.
SLIPS_OF_A_FILE = {
    CRITERIA: [
        ("    weight: 50\n", "    wieght: 50\n", "unknown-key", "wieght"),
        ("prefer: more\n        scale:\n", "prefer: moar\n        scale:\n", "bad-choice", "moar"),
        ("        scale: grade\n", "        scale: grad\n", "unknown-scale", "grad\n"),
        ("{worst: 24, best: 0, unit: months}", "{worst: 24, best: [0}", "yaml-syntax", "}"),
        ("  title: Which", "  title: &a Which", "anchor", "&a"),
        ("  burden:\n", "  !x burden:\n", "tag", "!x"),
        ("{0: Hardly any,", "{0: Hardly any, 0: None,", "duplicate-key", "0: None"),
        ("    weight: 40\n    because", "    because", "missing-weight", "burden:"),
    ],
    EVIDENCE: [
        ("reliability: B", "reliability: H", "bad-choice", "H"),
        ("  survey: {source: report", "  survey: {source: reprot", "unknown-source", "reprot"),
        ("fact, credibility: 2, says: Where", "fcat, says: Where", "bad-choice", "fcat"),
        ("sources:\n", "sources: &x\n", "anchor", "&x"),
    ],
    BUILD: [
        ("confidence: low", "confidence: lwo", "bad-choice", "lwo"),
        ("burden.noise: {value: 1", "burden.noise: {value: 7", "bad-level", "7, s"),
        ("name: Build a clinic", "name: Build: a clinic", "yaml-syntax", ": a clinic"),
        ("burden.cost: {value: 30", "burden.cost: {value: 3", "bad-range", "range: [22"),
        ("evidence: [offers]", "evidence: [ofers]", "unknown-evidence", "ofers"),
    ],
    KEEP: [
        ("role: status-quo", "role: satus-quo", "bad-choice", "satus-quo"),
        ("boom: 2", "bomm: 2", "unknown-scenario", "bomm"),
        ("name: Keep", "nmae: Keep", "unknown-key", "nmae"),
    ],
    LEASE: [
        ("burden.noise:", "burden.nioes:", "unknown-criterion", "burden.nioes"),
        ("value: 20, range", "value: many, range", "wrong-type", "many"),
    ],
    PERSPECTIVES: [
        ("    benefit: 30%", "    benefitt: 30%", "unknown-criterion", "benefitt"),
        ("{burden: 70}", "{burden: -70}", "bad-weight", "-70"),
        ("  name: Planner", "  name: [Planner", "yaml-syntax", ":\n    benefit: 30%"),
    ],
    SCENARIOS: [
        ("probability: 0.3", "probability: 3", "out-of-range", "3\n"),
        ("  name: The quarry opens again\n", "  name: @quarry\n", "yaml-syntax", "@"),
    ],
}  # fmt: skip


@st.composite
def slip_in_every_file(draw: st.DrawFn) -> dict[str, tuple[str, str, str, str]]:
    """For each file of the folder one of its slips."""
    return {file: draw(st.sampled_from(slips)) for file, slips in SLIPS_OF_A_FILE.items()}


def place_of(text: str, slip: tuple[str, str, str, str]) -> tuple[str, int, int]:
    """The name, line and column of a slip in a text that has it."""
    _, new, name, at = slip
    index = text.index(new) + new.index(at[: len(new)]) if at in new else text.index(at)
    return name, text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


@given(slip_in_every_file())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_slip_in_every_file_at_once_is_one_problem_each(
    case_folder: Path, slips: dict[str, tuple[str, str, str, str]]
) -> None:
    """However each file of a folder is broken, whether YAML can read it or not, one run says each
    cause once, where it stands, and nothing that only follows from another."""
    files, expected = {}, []
    for file, slip in slips.items():
        old, new = slip[:2]
        assert VALID[file].count(old) == 1, old
        files[file] = VALID[file].replace(old, new)
        expected.append((file, *place_of(files[file], slip)))
    folder = case_folder.parent / "every"
    problems = problems_of(folder, VALID | files)
    found = [(file, name, line, column) for name, file, line, column in places(problems)]
    assert sorted(found) == sorted(expected), format_problems(problems)
