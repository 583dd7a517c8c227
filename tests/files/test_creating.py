"""What `init` makes: the case as it is, or a skeleton that is valid from the first moment."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from belarus_options.files.annotations import annotations
from belarus_options.files.creating import blank_files, case_files
from belarus_options.files.folder import Folder, builtin_path, recognized_files
from belarus_options.files.project import load_project
from belarus_options.files.schema import schema_files
from belarus_options.files.writing import create_files
from belarus_options.model.problem import InputError
from belarus_options.studies.checks.checking import check
from records import RECORDS

CASE = Folder(builtin_path(), is_builtin=True)
MODELINE = re.compile(rb"\A(?:\xef\xbb\xbf)?# yaml-language-server: \$schema=(\S+)\r?\n")


def test_the_case_is_copied_byte_for_byte() -> None:
    """Every recognized file that names its schema is copied as it is, comments and all."""
    files = dict(case_files(CASE))
    names, _ = recognized_files(CASE.path)
    assert set(files) == {*names, *(name for name, _ in schema_files(None))}
    for name in names:
        original = (CASE.path / name).read_bytes()
        assert files[name].endswith(original)
        if MODELINE.match(original):
            assert files[name] == original


@pytest.mark.parametrize("make", [partial(case_files, CASE), blank_files], ids=["case", "blank"])
def test_every_file_begins_with_a_line_that_names_a_schema_that_is_there(
    make: Callable[[], list[tuple[str, bytes]]],
) -> None:
    """The path in that line, seen from the file, leads to one of the schemas made with it."""
    made = dict(make())
    for name, data in made.items():
        if name.endswith(".yaml"):
            found = MODELINE.match(data)
            assert found
            schema = (Path("/") / name).parent.joinpath(found[1].decode()).resolve()
            assert str(schema.relative_to("/")) in made


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: {}\n", b"LINE\na: {}\n"),
        (b"# why\r\na: {}\r\n", b"LINE\r\n# why\r\na: {}\r\n"),
        (b"\xef\xbb\xbfa: {}\n", b"\xef\xbb\xbfLINE\na: {}\n"),
        (b"# why\n# yaml-language-server: $schema=x.json\n", None),
        (b"# says yaml-language-server: too\n", b"LINE\n# says yaml-language-server: too\n"),
    ],
)
def test_the_schema_line_is_put_in_where_it_is_missing(
    tmp_path: Path, data: bytes, expected: bytes | None
) -> None:
    """It goes before all but a byte order mark, with the file's own line end, and only once."""
    for name, content in case_files(CASE):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "scenarios.yaml").write_bytes(data)
    line = b"# yaml-language-server: $schema=schema/scenarios.schema.json"
    made = dict(case_files(Folder(tmp_path)))["scenarios.yaml"]
    assert made == (data if expected is None else expected.replace(b"LINE", line))


def test_a_copy_of_the_case_is_the_case(tmp_path: Path) -> None:
    """A copy loads and says what the original says."""
    create_files(tmp_path / "copy", case_files(CASE))
    copy = load_project(Folder(tmp_path / "copy")).project
    original = load_project(CASE).project
    assert copy.options == original.options
    assert copy.tree == original.tree


def test_the_blank_skeleton_loads_with_all_seven_kinds_of_file(tmp_path: Path) -> None:
    """It holds two options, one of them the status quo, a fact from a source, and assumptions."""
    create_files(tmp_path / "blank", blank_files())
    loaded = load_project(Folder(tmp_path / "blank"))
    assert set(loaded.documents) == {
        "bundles.yaml",
        "criteria.yaml",
        "evidence.yaml",
        "judgments.yaml",
        "options/first-option.yaml",
        "options/status-quo.yaml",
        "perspectives.yaml",
        "scenarios.yaml",
    }
    assert [option.role for option in loaded.project.options.values()] == ["option", "status-quo"]
    kinds = [item.kind for item in loaded.project.evidence.values()]
    assert kinds == ["fact", "assumption", "assumption", "assumption"]
    assert not loaded.project.perspectives
    assert not loaded.project.scenarios


def test_check_reports_the_texts_of_the_blank_skeleton_and_nothing_else(tmp_path: Path) -> None:
    """Whoever fills it in starts with what is to be written, so that any other finding is their
    own."""
    create_files(tmp_path / "blank", blank_files())
    loaded = load_project(Folder(tmp_path / "blank"))
    findings = check(loaded.project, annotations(loaded)).findings
    assert {finding.rule for finding in findings} == {"placeholder"}


# The examples in the blank files' comments: file, first line, number of lines.
EXAMPLES = [
    ("criteria.yaml", "  # as_of: 2020-10-01", 1),
    ("criteria.yaml", "    # value_function: {exponential: {midpoint: 30}}", 1),
    ("criteria.yaml", "    # value_function: {points: {100: 0, 30: 80, 0: 100}}", 1),
    ("criteria.yaml", "    # must: {at-most: 80, because: Write why nothing makes up for more}", 1),
    ("criteria.yaml", "# screening:", 10),
    ("criteria.yaml", "# scales:", 4),
    ("options/first-option.yaml", "# short: First option", 1),
    ("options/first-option.yaml", "# cost: 1.5", 1),
    ("options/first-option.yaml", "# screening:", 4),
    ("options/first-option.yaml", "    # if_wrong: {reach-assumption: 1}", 1),
    ("options/first-option.yaml", "    # scenarios:", 2),
    ("perspectives.yaml", "# finance:", 8),
    ("scenarios.yaml", "# downturn:", 6),
    ("bundles.yaml", "# # Bundles with a name, each under its id.", 22),
    ("judgments.yaml", "# # A list of judgments, one for each group of siblings.", 15),
]


@pytest.mark.parametrize("left_out", [1, 2])
def test_examples_that_are_uncommented_are_right(tmp_path: Path, left_out: int) -> None:
    """All examples of the blank files together, but for one of two value functions, still load."""
    files = {name: data.decode().split("\n") for name, data in blank_files()}
    for name, first, count in [*EXAMPLES[:left_out], *EXAMPLES[left_out + 1 :]]:
        start = files[name].index(first)
        for index in range(start, start + count):
            assert "# " in files[name][index]
            files[name][index] = files[name][index].replace("# ", "", 1)
    create_files(tmp_path, [(name, "\n".join(lines).encode()) for name, lines in files.items()])
    project = load_project(Folder(tmp_path)).project
    assert (*project.scales, *project.sources) == ("severity", "report")
    assert (*project.perspectives, *project.scenarios) == ("finance", "downturn")
    assert project.score("first-option", "effect.reach", "downturn").value == 1


_KEY = re.compile(r"(?:# )?([a-z_-]+):(?: .*)?")


def comments_on_keys(file: str, text: str) -> Iterator[tuple[str, str]]:
    """Each key with the comment above it, also within what is an example in a comment itself."""
    is_example = file in ("perspectives.yaml", "scenarios.yaml", "bundles.yaml", "judgments.yaml")
    above: list[str] = []
    for line in text.split("\n"):
        word = (line.removeprefix("#") if is_example else line).strip()
        if key := _KEY.fullmatch(word):
            yield key[1], " ".join(above)
        above = [*above, word[2:]] if word.startswith("# ") and not key else []


BLANK = {name: data.decode() for name, data in blank_files() if name.endswith(".yaml")}


def test_every_key_of_the_blank_skeleton_is_explained() -> None:
    """Each key has a comment above it in one place at least, where it is a key of a record."""
    above = [pair for file, text in BLANK.items() for pair in comments_on_keys(file, text)]
    keys = {key for record in RECORDS for key in record.fields_by_key()}
    assert {key for key, _ in above} & keys == {key for key, comment in above if comment} & keys


@pytest.mark.parametrize("file", BLANK)
def test_a_comment_on_a_key_begins_with_what_the_model_says_of_it(file: str) -> None:
    """The blank skeleton explains a key in the words of the model; more may follow."""
    said: dict[str, list[str]] = {}
    for record in RECORDS:
        for key, field in record.fields_by_key().items():
            said.setdefault(key, []).append(str(field.description))
    for key, comment in comments_on_keys(file, BLANK[file]):
        if key in said and comment:
            assert comment.startswith(tuple(said[key])), f"{key}: {comment}"


def test_a_folder_that_is_not_complete_is_no_case(tmp_path: Path) -> None:
    """Copying from a folder without criteria is a problem, not half a copy."""
    with pytest.raises(InputError):
        case_files(Folder(tmp_path))
