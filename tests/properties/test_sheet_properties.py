"""Any matrix comes out as it went in, whatever its names hold."""

import csv
import io
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from belarus_options.files.documents.document import Document
from belarus_options.files.sheets.cells import read_tables
from belarus_options.files.sheets.sheet_writer import scalar
from belarus_options.files.sheets.words import is_about, role_of
from sheets import matrix_of, project_of

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=25)
# What YAML, a spreadsheet, a terminal or an editor would take for something else than text.
NASTY = st.sampled_from(
    [
        "no", "yes", "null", "~", "true", "1e3", "0x1F", "0o17", "1_000", "2020-10-01", ".inf", "=",
        "<<", "- a", "? b", ": c", "a: b", "a #b", "# c", "*a", "&a", "@a", "`a", "%a", "!a", ">-",
        "|", "{a}", "[a]", "'a", '"a', "a\\b", "---", "...", "=1+1", "[red]x[/red]", ":smile:",
        "👩\u200d👧", "e\u0301", "\u202eabc", "\u200bx", "\x1b[31m", "\x00a", "a\tb", "a\nb",
        "\ufeffa", "a\u2028b", "a\x85b",
    ]
)  # fmt: skip
NUMBERS = st.one_of(st.integers(-(10**18), 10**18), st.floats(-1e100, 1e100, allow_nan=False))
WEIGHTS = st.one_of(st.integers(0, 100), st.floats(0, 1e100))


def folded(name: str) -> str:
    """A name as it is to arrive: trimmed, and on one line."""
    return re.sub(r"\s*[\r\n]\s*", " ", name).strip()


def names(count: int) -> st.SearchStrategy[list[str]]:
    """So many names that can stand beside each other."""
    usable = st.one_of(TEXT, NASTY).filter(
        lambda name: folded(name) and role_of(folded(name)) is None and not is_about(folded(name))
    )
    return st.lists(usable, min_size=count, max_size=count, unique_by=folded)


def csv_text(rows: Sequence[Sequence[str]], delimiter: str, end: str, quoting: int) -> str:
    """Rows as the standard library writes them."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=delimiter, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]  # an int, as the csv module's own constants
    writer.writerows(rows)
    return lines.getvalue()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_matrix_comes_out_as_it_went_in(data: st.DataObject) -> None:
    """Names, weights, anchors and scores of the project are exactly those of the file, in both
    delimiters, with any text as a name."""
    criteria = data.draw(names(data.draw(st.integers(1, 4))))
    options = data.draw(names(data.draw(st.integers(1, 4))))
    weights = data.draw(st.lists(WEIGHTS, min_size=len(criteria), max_size=len(criteria)))
    assume(any(weights))
    anchored = [data.draw(st.booleans()) for _ in criteria]
    prefer = [data.draw(st.sampled_from(["less", "more"])) for _ in criteria]
    scores = [[data.draw(NUMBERS) for _ in criteria] for _ in options]
    delimiter = data.draw(st.sampled_from([",", ";"]))
    # Not every writer puts these in quotes, and a file without them says something else.
    is_ambiguous = any(set(name) & set(";\t\r\n") for name in [*criteria, *options])
    quoting = data.draw(st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
    rows = [
        ["option", *criteria],
        ["weight", *map(str, weights)],
        ["prefer", *("" if has else word for has, word in zip(anchored, prefer, strict=True))],
        ["worst", *("-1.5" if has else "" for has in anchored)],
        ["best", *("2" if has else "" for has in anchored)],
        *([name, *map(str, row)] for name, row in zip(options, scores, strict=True)),
    ]
    if delimiter == ";":
        rows[1:] = [[row[0], *(cell.replace(".", ",") for cell in row[1:])] for row in rows[1:]]
    text = csv_text(
        rows,
        delimiter,
        data.draw(st.sampled_from(["\n", "\r\n", "\r"])),
        csv.QUOTE_ALL if is_ambiguous else quoting,
    )
    with tempfile.TemporaryDirectory() as folder:
        # Zeros are the sum of others by chance.
        matrix = matrix_of(Path(folder), text, keep=[*criteria, *map(folded, options)])
        project = project_of(Path(folder), matrix)
    leaves = project.tree.leaves
    assert [leaf.name for leaf in leaves] == [folded(name) for name in criteria]
    assert [leaf.weight for leaf in leaves] == [float(weight) for weight in weights]
    for leaf, has_anchors, word in zip(leaves, anchored, prefer, strict=True):
        assert leaf.prefer == ("more" if has_anchors else word)
        assert (leaf.measured is not None) == has_anchors
        if leaf.measured is not None:
            assert (leaf.measured.worst, leaf.measured.best) == (-1.5, 2)
    ids = [option.id for option in matrix.options]
    assert [project.options[option].name for option in ids] == [folded(name) for name in options]
    assert [[project.score(option, leaf.path).value for leaf in leaves] for option in ids] == [
        [float(number) for number in row] for row in scores
    ]


@given(rows=st.lists(st.lists(TEXT, min_size=2, max_size=4), min_size=1, max_size=4))
def test_cells_are_those_that_the_standard_library_reads(rows: list[list[str]]) -> None:
    """Whatever the standard library writes is taken apart into the cells that went in."""
    rows = [["first", "row"], *rows]
    text = csv_text(rows, ";", "\r\n", csv.QUOTE_ALL)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "table.csv").write_text(text, encoding="utf-8", newline="")
        [table] = read_tables(Path(folder) / "table.csv")
    expected = [[folded(cell) for cell in row] for row in rows]
    assert [list(row) for row in table.rows] == [r for r in expected if any(r)]


@given(text=st.one_of(TEXT, NASTY).map(folded).filter(bool))
def test_a_name_is_yaml_that_says_exactly_it(text: str) -> None:
    """Any one-line text behind a key is that text again, whole, and on one line an editor shows."""
    line = f"name: {scalar(text)}\n"
    document = Document("file.yaml", line)
    assert document.data == {"name": text}
    assert not document.problems
    assert len(line.splitlines()) == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", line)
