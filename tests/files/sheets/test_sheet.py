"""A spreadsheet's matrix becomes a project that says the same, or a list of what is wrong."""

import zipfile
from pathlib import Path

import pytest

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.files.sheets.sheet import matrix_files, read_matrix, unique_ids
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


def problems_of(folder: Path, text: str | bytes) -> list[tuple[str, str]]:
    """The name of each problem and the text that it underlines, the line too where it has many."""
    with pytest.raises(InputError) as error:
        matrix_of(folder, text)
    found = []
    for problem in error.value.problems:
        at = problem.position
        assert problem.message
        assert not problem.message.endswith(".")
        marked = at.text[at.column - 1 : at.column - 1 + at.length] if at else ""
        found.append((problem.name, f"{at.line}:{marked}" if at else ""))
    return found


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
    assert matrix_of(tmp_path, text).options[0].scores == ("3.5",)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_are_read(tmp_path: Path, end: str) -> None:
    """LF, CRLF and CR alike, also within a quoted cell, where they become a space."""
    text = PLAIN.replace("Ferry", '"Ferry \n over night"').replace("\n", end)
    assert matrix_of(tmp_path, text).options[0].name == "Ferry over night"


def test_rows_above_the_options_come_in_any_order_and_case(tmp_path: Path) -> None:
    """Empty rows separate, settings are known in capitals, min and max are directions."""
    text = "\n,A,B\n\n Best ,,9\nPREFER,Min,\nworst,,1\n\nWeight,1,2\n,,\nX,1,2\nY,2,1\n"
    matrix = matrix_of(tmp_path, text)
    assert [criterion.prefer for criterion in matrix.criteria] == ["less", None]
    assert [criterion.anchors for criterion in matrix.criteria] == [None, ("1", "9")]
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
    assert [option.scores for option in matrix.options] == [("3.50", "1e-2"), ("-0.1", "007")]


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


# --- What cannot ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("3.5,12", '"3,5",12', [("mixed-decimals", '4:"3,5"')]),
        ("3.5,12", "3,5,12", [("uneven-row", "4:12")]),
        ("Ferry,3.5,12", "Ferry;3,5;12", [("mixed-delimiters", "4:Ferry;3,5;12")]),
        ("Ferry,3.5,12", "Ferry;3;12", [("mixed-delimiters", "4:Ferry;3;12")]),
        (",12\n", "\n", [("uneven-row", "4:3.5")]),
        ("40\n", "40,,x\n", [("uneven-row", "5:x")]),
        ("3.5", "", [("missing-value", "4:,")]),
        ("3.5", "fast", [("wrong-type", "4:fast")]),
        ("3.5", "3.5 km", [("wrong-type", "4:3.5 km")]),
        ("3.5", "1 000", [("wrong-type", "4:1 000")]),
        ("3.5", "35%", [("wrong-type", "4:35%")]),
        ("3.5", "0x1F", [("wrong-type", "4:0x1F")]),
        ("3.5", "NaN", [("wrong-type", "4:NaN")]),
        ("3.5", "inf", [("wrong-type", "4:inf")]),
        ("3.5", "-.inf", [("wrong-type", "4:-.inf")]),
        ("3.5", "٣", [("wrong-type", "4:٣")]),
        ("3.5", "1e999", [("bad-number", "4:1e999")]),
        ("3.5", "9" * 101, [("bad-number", "4:" + "9" * 101)]),
        ("3.5", "1" * 5000, [("bad-number", "4:" + "1" * 5000)]),
        ("3.5", "0." + "1" * 5000, [("bad-number", "4:0." + "1" * 5000)]),
        ("30", "-30", [("out-of-range", "2:-30")]),
        ("30", "30%", [("bad-weight", "2:30%")]),
        ("30", "30%%", [("bad-weight", "2:30%%"), ("wrong-type", "2:30%%")]),
        ("30,70", "0,-0.0", [("zero-weights", "2:0,-0.0")]),
        ("weight,30,70\n", "", [("missing-weight", "1:,")]),
        ("weight,30,70", "wieghts,30,70", [("misnamed-row", "2:wieghts")]),
        ("weight,30,70", "Gewicht,30%,70%", [("misnamed-row", "2:Gewicht")]),
        ("prefer", "Richtung", [("misnamed-row", "3:Richtung")]),
        ("less", "fewer", [("bad-choice", "3:fewer")]),
        ("less", "", [("missing-key", "1:Cost")]),
        ("prefer,less,more\n", "", [("missing-key", "1:Cost"), ("missing-key", "1:Speed")]),
        ("Ferry", "worst,5,\nFerry", [("bad-scale", "4:5")]),
        ("Ferry", "worst,5,\nbest,5,\nFerry", [("bad-scale", "5:5")]),
        ("Ferry", "worst,5,\nbest,9,\nFerry", [("bad-scale", "3:less")]),
        ("Ferry", "worst,x,\nbest,9,\nFerry", [("wrong-type", "4:x")]),
        ("Bridge", "weight,1,2\nBridge", [("misplaced-row", "5:weight")]),
        ("Ferry", "WEIGHT,1,2\nFerry", [("duplicate-name", "4:WEIGHT")]),
        ("Bridge", "Ferry", [("duplicate-name", "5:Ferry")]),
        ("Speed", " Cost ", [("duplicate-name", "1: Cost ")]),
        ("Cost", "", [("missing-value", "1:,")]),
        ("Ferry", "", [("missing-value", "4:,")]),
        ("Ferry", '"Ferry', [("open-quote", '4:"')]),
        ("Ferry", '"Fer"ry', [("open-quote", '4:"')]),
        ("Ferry,3.5,12\nBridge,10,40\n", "", [("no-options", "3:prefer")]),
        (PLAIN, "name\nweight\nX\n", [("no-criteria", "1:name")]),
        (PLAIN, "", [("empty-file", "")]),
        (PLAIN, ",,\n\n , \n", [("empty-file", "")]),
        (PLAIN, PLAIN.replace(",", "\t"), [("wrong-delimiter", "1:\t")]),
        (PLAIN, "sep=|\n" + PLAIN, [("wrong-delimiter", "1:|")]),
    ],
)
def test_what_is_wrong_is_named_and_underlined(
    tmp_path: Path, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    """One mistake gives one problem, at the cell that is wrong."""
    assert old in PLAIN
    assert problems_of(tmp_path, PLAIN.replace(old, new, 1)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("3.5", [("mixed-decimals", "4:3.5")]),
        ("1.234,5", [("wrong-type", "4:1.234,5")]),
        ("1e400", [("bad-number", "4:1e400")]),
    ],
)
def test_where_semicolons_separate_a_point_is_wrong(
    tmp_path: Path, cell: str, expected: list[tuple[str, str]]
) -> None:
    """`;` goes with decimal commas; a point could mean thousands, so it is not guessed at."""
    text = PLAIN.replace("3.5", cell.replace(",", "\N{MIDDLE DOT}"))
    text = text.replace(",", ";").replace("\N{MIDDLE DOT}", ",")
    assert problems_of(tmp_path, text) == expected


def test_a_comma_that_may_separate_thousands_is_not_guessed_at(tmp_path: Path) -> None:
    """`1,000` could be one or a thousand, and the way out names both."""
    with pytest.raises(InputError) as error:
        matrix_of(tmp_path, PLAIN.replace("3.5", '"1,000"'))
    assert error.value.problems[0].help == "write `1000` or `1.000`, whichever is meant"


def test_a_first_row_of_semicolons_above_rows_of_commas_is_a_mixture(tmp_path: Path) -> None:
    """Each row that is separated otherwise than the first is named."""
    text = PLAIN.replace(",Cost,Speed", ";Cost;Speed")
    assert {name for name, _ in problems_of(tmp_path, text)} == {"mixed-delimiters"}


def test_everything_wrong_is_found_in_one_run_in_reading_order(tmp_path: Path) -> None:
    """Problems of names, weights, directions and cells come together, from top to bottom."""
    text = ",Cost,Cost\nweight,-1,x\nprefer,less,up\nFerry,,2\nFerry,1\n"
    assert problems_of(tmp_path, text) == [
        ("duplicate-name", "1:Cost"),
        ("out-of-range", "2:-1"),
        ("wrong-type", "2:x"),
        ("bad-choice", "3:up"),
        ("missing-value", "4:,"),
        ("duplicate-name", "5:Ferry"),
        ("uneven-row", "5:1"),
    ]


def test_a_place_counts_lines_and_columns_as_an_editor_does(tmp_path: Path) -> None:
    """Line ends within quotes count, a byte order mark and carriage returns do not."""
    text = '\ufeff"a\r\nb",Cost\r\nweight,1\r\nprefer,less\r\n"Ф ""x"" ",oops\r\n'
    with pytest.raises(InputError) as error:
        matrix_of(tmp_path, text)
    (problem,) = error.value.problems
    assert problem.position is not None
    assert (problem.position.line, problem.position.column) == (5, 12)
    assert problem.position.text == '"Ф ""x"" ",oops'


@pytest.mark.parametrize("form", ["xlsx", "xls"])
def test_a_workbook_is_called_one(tmp_path: Path, form: str) -> None:
    """Excel's own files, whatever they are named, are to be saved as text; other archives are not
    called workbooks."""
    path = tmp_path / "matrix.csv"
    if form == "xlsx":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("xl/workbook.xml", "<workbook/>")
    else:
        path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))
    with pytest.raises(InputError) as error:
        read_matrix(path)
    (problem,) = error.value.problems
    assert problem.name == "not-utf-8"
    assert "an Excel workbook" in problem.message
    assert problem.help == "save it as CSV UTF-8"

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("größe.txt", b"\xff")
    with pytest.raises(InputError) as error:
        read_matrix(path)
    assert "workbook" not in error.value.problems[0].message


def test_a_file_that_is_not_utf_8_or_not_there_is_a_problem(tmp_path: Path) -> None:
    """Old Windows text and a missing file are said as for every other file."""
    assert problems_of(tmp_path, ",Größe\n".encode("cp1252"))[0][0] == "not-utf-8"
    with pytest.raises(InputError) as error:
        read_matrix(tmp_path / "missing.csv")
    assert error.value.problems[0].name == "unreadable"


def test_percentages_add_up_to_the_whole(tmp_path: Path) -> None:
    """110% is a slip somewhere; a little off is rounding."""
    path = tmp_path / "m.csv"
    path.write_text(PLAIN_SHARES.format(first="60%", second="50%"), encoding="utf-8")
    with pytest.raises(InputError, match="add up to 110%"):
        read_matrix(path)
    path.write_text(PLAIN_SHARES.format(first="66.7%", second="33.4%"), encoding="utf-8")
    assert [float(c.weight) for c in read_matrix(path).criteria] == [66.7, 33.4]


PLAIN_SHARES = """\
,Cost,Speed
weight,{first},{second}
prefer,less,more
Ferry,3,12
Bridge,4,10
"""


def test_many_names_with_one_id_are_numbered_in_their_order() -> None:
    """Each is told from those before it, by the next number that is free."""
    assert unique_ids(["A", "A", "A-3", "A", "A"], "option") == ["a", "a-2", "a-3", "a-4", "a-5"]
    assert unique_ids(["A"] * 50_000, "option")[-1] == "a-50000"


@pytest.mark.parametrize("space", ["\t", " ", "\xa0", ",\t"])
def test_a_row_of_spaces_is_read_once(tmp_path: Path, space: str) -> None:
    """However many stand in a heading or in front of a quote, they are looked at once."""
    text = PLAIN.replace("Cost", f'"Cost{space * 200_000}\nof it"')
    assert matrix_of(tmp_path, text).criteria[0].name.startswith("Cost")
    assert problems_of(tmp_path, space * 100_000 + 'x"\n' + PLAIN)
