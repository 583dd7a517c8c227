"""A folder's matrix written as a sheet comes back as the same ranking, in any form of sheet."""

import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belarus_options.files.sheets.sheet_writer import (
    Matrix,
    MatrixCriterion,
    MatrixOption,
    MatrixScore,
)
from belarus_options.model.criteria import ConstructedScale
from belarus_options.model.project import Project
from belarus_options.studies.matrix.ranking import rank
from sheets import matrix_of, ods, project_of, xls, xlsx

FORMS = ["commas", "semicolons", "tabs", "markdown", "xlsx", "ods", "xls"]
Rows = list[list[str | float | None]]


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Criteria without a scale, with anchors or with levels; decimals of up to three places."""
    criteria, columns = [], []
    count = draw(st.integers(2, 5))
    decimals = st.decimals(-999_999, 999_999, places=draw(st.integers(0, 3)))
    for at in range(draw(st.integers(1, 5))):
        weight = str(draw(st.decimals("0.001", 5000, places=draw(st.integers(0, 2)))))
        kind = draw(st.sampled_from(["none", "anchors", "levels"]))
        prefer = draw(st.sampled_from(["less", "more"]))
        name = f"Criterion {chr(97 + at)}"
        scores = draw(st.lists(decimals, min_size=count, max_size=count))
        if kind == "levels":
            low = draw(st.integers(0, 3))
            high = low + draw(st.integers(1, 7))
            levels = tuple((level, f"level {level}") for level in range(low, high + 1))
            scores = [Decimal(draw(st.integers(low, high))) for _ in range(count)]
            made = MatrixCriterion(f"c{at}", name, weight, prefer, levels=levels)  # type: ignore[arg-type]  # one of two words
        elif kind == "anchors":
            ends = draw(st.lists(decimals, min_size=2, max_size=2, unique=True))
            worst, best = sorted(ends, reverse=prefer == "less")
            anchors = (f"{worst:f}", f"{best:f}")
            made = MatrixCriterion(f"c{at}", name, weight, None, anchors=anchors)
        else:
            made = MatrixCriterion(f"c{at}", name, weight, prefer)  # type: ignore[arg-type]  # as above
        criteria.append(made)
        columns.append([MatrixScore(f"{score:f}") for score in scores])
    options = tuple(
        MatrixOption(f"o{at}", f"Option {chr(65 + at)}", row)
        for at, row in enumerate(zip(*columns, strict=True))
    )
    return Matrix("A decision", tuple(criteria), options)


def table_of(project: Project, names: list[str], *, is_turned: bool) -> Rows:
    """The matrix of a project as a sheet has it, numbers as decimals with a point."""
    leaves = project.tree.leaves
    ends: list[tuple[float | str, float | str]] = []
    for leaf in leaves:
        if leaf.measured is not None:
            ends.append((leaf.measured.worst, leaf.measured.best))
        elif isinstance(leaf.scale, ConstructedScale):
            low, *_, high = leaf.scale.ordered
            ends.append((low, high) if leaf.prefer == "more" else (high, low))
        else:
            ends.append(("", ""))
    rows: Rows = [
        ["Option", *(leaf.name for leaf in leaves)],
        ["weight", *(plain(leaf.weight) for leaf in leaves)],
        ["prefer", *(leaf.prefer or "" for leaf in leaves)],
        ["worst", *(plain(worst) for worst, _ in ends)],
        ["best", *(plain(best) for _, best in ends)],
    ]
    for option in names:
        scores = [plain(project.score(option, leaf.path).value) for leaf in leaves]
        rows.append([project.options[option].name, *scores])
    if not is_turned:
        return rows
    turned = [list(column) for column in zip(*rows, strict=True)]
    turned[0][0] = "Criterion"
    return turned


def plain(number: float | str | None) -> str:
    """A number as people write it, without an exponent."""
    return number if isinstance(number, str) else f"{Decimal(repr(float(number or 0))):f}"


def with_commas(text: str | float | None) -> str:
    """`1234.5` as `1.234,5`; other texts as they are."""
    text = str(text)
    if not text.lstrip("-").replace(".", "", 1).isdigit():
        return text
    whole, _, decimals = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}".replace(",", ".") + (
        f",{decimals}" if decimals else ""
    )


def file_of(rows: Rows, form: str) -> tuple[str, bytes]:
    """A name and the bytes of a file with these rows."""
    if form == "xlsx":
        return "matrix.xlsx", xlsx({"Sheet": numbers(rows)})
    if form == "ods":
        return "matrix.ods", ods(numbers(rows))
    if form == "xls":
        return "matrix.xls", xls(numbers(rows))
    if form == "markdown":
        lines = [f"| {' | '.join(map(str, row))} |" for row in rows]
        lines.insert(1, "|" + " --- |" * len(rows[0]))
        return "matrix.md", "\n".join(lines).encode()
    if form == "semicolons":
        return "matrix.csv", "\n".join(";".join(map(with_commas, row)) for row in rows).encode()
    mark = "\t" if form == "tabs" else ","
    return "matrix.csv", "\n".join(mark.join(map(str, row)) for row in rows).encode()


def numbers(rows: Rows) -> Rows:
    """The rows with numbers where their texts are some."""

    def cell(text: str | float | None) -> str | float | None:
        try:
            return float(str(text))
        except ValueError:
            return text or None

    return [[cell(text) for text in row] for row in rows]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(matrix=matrices(), form=st.sampled_from(FORMS), is_turned=st.booleans())
def test_a_matrix_comes_back_as_the_same_ranking(
    matrix: Matrix, form: str, is_turned: bool
) -> None:
    """Ranks are the same, and totals to 1e-12 of the 100 points."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        project = project_of(Path(folder), matrix)
        names = [option.id for option in matrix.options]
        rows = table_of(project, names, is_turned=is_turned)
        name, data = file_of(rows, form)
        kept = [option.name for option in matrix.options]
        again = project_of(
            Path(other), matrix_of(Path(other), data, name, ratings=False, keep=kept)
        )
    before, after = rank(project), rank(again)
    expected = {project.options[row.option].name: row for row in before.ranked}
    found = {again.options[row.option].name: row for row in after.ranked}
    assert found.keys() == expected.keys()
    for option, row in expected.items():
        assert found[option].rank == row.rank
        assert found[option].total == pytest.approx(row.total, abs=1e-12, rel=1e-12)
