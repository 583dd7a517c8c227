"""A spreadsheet's matrix becomes a project that says the same, or a list of what is wrong."""

from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.files.sheets.cells import read_tables
from belarus_options.files.sheets.layout import find_layout
from belarus_options.files.sheets.matrix import unique_ids
from belarus_options.files.sheets.sheet import Sheet, read_sheet
from belarus_options.files.sheets.sheet_writer import Matrix, matrix_files, scalar
from belarus_options.files.sheets.words import Role
from belarus_options.files.writing import create_files
from belarus_options.model.problem import InputError
from sheets import matrix_of, project_of

PLAIN = """\
,Cost,Speed
weight,30,70
prefer,less,more
Ferry,3.5,12
Bridge,10,40
"""


def scores_of(matrix: Matrix) -> list[tuple[str, ...]]:
    """The numbers of each option."""
    return [tuple(score.value for score in option.scores) for option in matrix.options]


def sheet_of(folder: Path, text: str) -> Sheet:
    """The sheet of a text, before anything is made of it."""
    (folder / "sheet.csv").write_text(text, encoding="utf-8")
    [table] = read_tables(folder / "sheet.csv")
    return read_sheet(find_layout(table))


# --- What can be read -----------------------------------------------------------------------------


def test_a_plain_matrix_becomes_a_project_with_its_numbers(tmp_path: Path) -> None:
    """Names, weights, directions and scores are those of the file; the title is the file's name."""
    project = project_of(tmp_path, matrix_of(tmp_path, PLAIN, "ferry_or_bridge.csv"))
    assert project.decision.title == "ferry or bridge"
    assert project.tree.raw_weights == {"cost": 30, "speed": 70}
    assert [leaf.prefer for leaf in project.tree.leaves] == ["less", "more"]
    assert [leaf.scale for leaf in project.tree.leaves] == [None, None]
    assert {name: option.name for name, option in project.options.items()} == {
        "bridge": "Bridge",
        "ferry": "Ferry",
    }
    assert project.score("ferry", "cost").value == 3.5
    assert not project.evidence


def test_what_excel_saves_in_german_is_read(tmp_path: Path) -> None:
    """Byte order mark, `;`, decimal commas, percentages, quotes, empty columns and rows, CRLF."""
    text = (
        "\ufeffOption;Kosten (Mio. €);Nähe, in km;;\r\nweight;40 %;60\N{NO-BREAK SPACE}%;;\r\n"
        "prefer;MIN;;;\r\nworst;;120;;\r\nbest;;5,5;;\r\n"
        'München-Ost;12,50;18;;\r\n"Berlin ""Mitte""; neu";17,25;-3,2;;\r\n;;;;\r\n;;;;\r\n'
    )
    project = project_of(tmp_path, matrix_of(tmp_path, text))
    assert project.tree.raw_weights == {"kosten-mio": 40, "nähe-in-km": 60}
    assert project.options["berlin-mitte-neu"].name == 'Berlin "Mitte"; neu'
    assert project.score("münchen-ost", "kosten-mio").value == 12.5
    assert project.score("berlin-mitte-neu", "nähe-in-km").value == -3.2
    distance = project.tree.nodes["nähe-in-km"]
    assert distance.measured is not None
    assert (distance.measured.worst, distance.measured.best, distance.prefer) == (120, 5.5, "less")


def test_headings_keep_their_name_and_their_script(tmp_path: Path) -> None:
    """Ids are in the script of the headings; where a heading has no letter, the id is the kind of
    thing and its place."""
    text = PLAIN.replace("Cost", "Стоимость").replace("Ferry", "渡轮").replace("Bridge", "→ ←")
    project = project_of(tmp_path, matrix_of(tmp_path, text))
    assert {path: node.name for path, node in project.tree.nodes.items()} == {
        "стоимость": "Стоимость",
        "speed": "Speed",
    }
    assert {name: option.name for name, option in project.options.items()} == {
        "渡轮": "渡轮",
        "option-2": "→ ←",
    }


def test_ids_are_unique_short_and_ids() -> None:
    """Equal ids are numbered, long ones cut, and one that is taken is passed over."""
    names = ["A b", "a-b", "A.B", "a b 2", "→", "option 5", "!", "n" * 300]
    assert unique_ids(names, "option") == [
        "a-b",
        "a-b-2",
        "a-b-3",
        "a-b-2-2",
        "option-5",
        "option-5-2",
        "option-7",
        "n" * 60,
    ]


@pytest.mark.parametrize("first", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n'])
def test_the_delimiter_that_excel_writes_into_the_first_line_is_obeyed(
    tmp_path: Path, first: str
) -> None:
    """`sep=;` names the delimiter even of a first row that would suggest the other."""
    text = first + '"a, b";c\nweight;1\nprefer;less\nX;3,5\n'
    assert scores_of(matrix_of(tmp_path, text)) == [("3.5",)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_are_read(tmp_path: Path, end: str) -> None:
    """LF, CRLF and CR alike, also within a quoted cell, where they become a space."""
    text = PLAIN.replace("Ferry", '"Ferry \n over night"').replace("\n", end)
    assert matrix_of(tmp_path, text).options[0].name == "Ferry over night"


def test_rows_above_the_options_come_in_any_order_and_case(tmp_path: Path) -> None:
    """Empty rows separate, settings are known in capitals, min and max are directions."""
    text = "\n,A,B\n\n Best ,,9.5\nPREFER,Min,\nworst,,1\n\nWeight,1,2\n,,\nX,1,2\nY,2,1\n"
    matrix = matrix_of(tmp_path, text)
    assert [criterion.prefer for criterion in matrix.criteria] == ["less", None]
    assert [criterion.anchors for criterion in matrix.criteria] == [None, ("1", "9.5")]
    assert [option.name for option in matrix.options] == ["X", "Y"]


def test_a_quote_within_a_cell_is_text(tmp_path: Path) -> None:
    """Inches do not open a quoted cell, and spaces before a quote do not close it."""
    text = PLAIN.replace("Cost", '5" gun').replace("Ferry", ' "Ferry, slow" ')
    matrix = matrix_of(tmp_path, text)
    assert matrix.criteria[0].name == '5" gun'
    assert matrix.options[0].name == "Ferry, slow"


def test_numbers_keep_their_digits(tmp_path: Path) -> None:
    """What the file says is what stands in the project: trailing zeros, exponents, a real minus."""
    text = PLAIN.replace("3.5,12", "3.50,1e-2").replace("10,40", "\N{MINUS SIGN}0.1,007")
    matrix = matrix_of(tmp_path, text)
    assert scores_of(matrix) == [("3.50", "1e-2"), ("-0.1", "007")]


def test_the_folder_says_what_to_do_next_and_invents_nothing(tmp_path: Path) -> None:
    """Every YAML file names its schema, comments guide, and there is no evidence."""
    files = dict(matrix_files(matrix_of(tmp_path, PLAIN)))
    assert {name for name in files if name.endswith(".yaml")} == {
        "criteria.yaml",
        "options/ferry.yaml",
        "options/bridge.yaml",
    }
    criteria = files["criteria.yaml"].decode()
    option = files["options/ferry.yaml"].decode()
    assert criteria.startswith("# yaml-language-server: $schema=schema/criteria.schema.json\n")
    assert option.startswith("# yaml-language-server: $schema=../schema/option.schema.json\n")
    assert "schema/option.schema.json" in files
    assert "because:" in criteria
    assert option.endswith("\nname: Ferry\n\nscores:\n  cost: 3.5\n  speed: 12\n")


def test_the_files_can_be_created(tmp_path: Path) -> None:
    """What the importer makes goes through the writer into a new folder and loads from there."""
    create_files(tmp_path / "new", matrix_files(matrix_of(tmp_path, PLAIN)))
    assert list(load_project(Folder(tmp_path / "new")).project.options) == ["bridge", "ferry"]


def test_many_names_with_one_id_are_numbered_in_their_order() -> None:
    """Each is told from those before it, by the next number that is free."""
    assert unique_ids(["A", "A", "A-3", "A", "A"], "option") == ["a", "a-2", "a-3", "a-4", "a-5"]
    assert unique_ids(["A"] * 50_000, "option")[-1] == "a-50000"


@pytest.mark.parametrize("space", ["\t", " ", "\xa0", ",\t"])
def test_a_row_of_spaces_is_read_once(tmp_path: Path, space: str) -> None:
    """However many stand in a heading or in front of a quote, they are looked at once."""
    text = PLAIN.replace("Cost", f'"Cost{space * 200_000}\nof it"')
    assert matrix_of(tmp_path, text).criteria[0].name.startswith("Cost")
    with suppress(InputError):
        matrix_of(tmp_path, space * 100_000 + 'x"\n' + PLAIN)


# --- What a sheet keeps for who recomputes it -----------------------------------------------------

PRINTED = """\
Criterion,Weight,Ferry,Bridge,Tunnel
Price,50,6,5,7
Time,30,4,9,3
Jobs,20,9,5,8
Average,,6.3,6.3,6.0
Total,100,6.0,6.2,6.1
Rank,,2,1,3
"""


def test_printed_totals_and_ranks_are_kept_with_their_places(tmp_path: Path) -> None:
    """In the order of the options, number for number, and with the way that gives them."""
    sheet = sheet_of(tmp_path, PRINTED)
    [total], [rank], [average] = (
        list(sheet.beside(role)) for role in (Role.total, Role.rank, Role.summary)
    )
    assert [option.name for option in sheet.options] == ["Ferry", "Bridge", "Tunnel"]
    assert (total.name, total.numbers) == ("Total", ("6.0", "6.2", "6.1"))
    assert [sheet.table.text(cell) for cell in total.cells] == ["6.0", "6.2", "6.1"]
    assert total.cells[0].row == 5
    assert rank.numbers == ("2", "1", "3")
    assert average.numbers == ("6.3", "6.3", "6.0")
    assert sheet.criteria[0].column.values == ("6", "5", "7")


def test_how_printed_totals_follow_is_said_where_they_do(tmp_path: Path) -> None:
    """The weighted mean to the digits printed; one digit off, and nothing is said."""
    right = PRINTED.replace("6.0,6.2,6.1", "6.0,6.2,6.0")
    [total] = sheet_of(tmp_path, right).beside(Role.total)
    assert total.why == "the weighted mean"
    [total] = sheet_of(tmp_path, PRINTED).beside(Role.total)
    assert total.why == ""


def test_a_product_in_parentheses_is_kept_beside_the_raw_score(tmp_path: Path) -> None:
    """As the decision matrices of FM 6-0 print it."""
    text = "Criterion,Weight,COA 1,COA 2\nSimplicity,2,1 (2),2 (4)\nSurprise,1,2,1\n"
    first = sheet_of(tmp_path, text).criteria[0].column
    assert (first.values, dict(first.products)) == (("1", "2"), {0: "2", 1: "4"})


def test_a_sheet_that_makes_no_project_is_read_all_the_same(tmp_path: Path) -> None:
    """Missing values, words and directions that are not there are for the import to refuse."""
    sheet = sheet_of(tmp_path, "Option,Cost,Ease\nX,n/a,nice\nY,3,\nTotal,3,\n")
    assert [criterion.column.missing for criterion in sheet.criteria] == [(0,), (1,)]
    assert [criterion.prefer for criterion in sheet.criteria] == [None, None]
    assert [line.role for line in sheet.lines] == [Role.total]


@pytest.mark.parametrize(
    "mark", ["\u061c", "\u200b", "\u200e", "\u200f", "\u202e", "\u2069", "\ufeff", "\U000e0041"]
)
def test_what_an_editor_does_not_show_is_spelled_out(mark: str) -> None:
    """Marks of direction, byte order marks and tags in a name are seen in the file, and read back
    as they are; letters of any script stay letters."""
    written = scalar(f"Мост{mark} A")
    assert mark not in written
    assert yaml.safe_load(written) == f"Мост{mark} A"
    assert scalar("Мост سد 桥") == "Мост سد 桥"
