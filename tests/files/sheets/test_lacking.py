"""What keeps a sheet from being a project: one problem a cause, at its place, with a way out."""

from pathlib import Path
from typing import Any

import pytest

from belarus_options.model.problem import InputError
from sheets import imported, matrix_of

PLAIN = """\
,Cost,Speed
weight,30,70
prefer,less,more
Ferry,3.5,12
Bridge,10,40
"""


def problems_of(folder: Path, text: str | bytes, **settings: Any) -> list[tuple[str, str]]:
    """The name of each problem, and the line and the text that it underlines."""
    with pytest.raises(InputError) as error:
        matrix_of(folder, text, **settings)
    found = []
    for problem in error.value.problems:
        at = problem.position
        assert problem.message
        assert not problem.message.endswith(".")
        marked = at.text[at.column - 1 : at.column - 1 + at.length] if at else ""
        found.append((problem.name, f"{at.line}:{marked}" if at else ""))
    return found


def messages_of(folder: Path, text: str, **settings: Any) -> list[str]:
    """The message of each problem."""
    with pytest.raises(InputError) as error:
        imported(folder, text, **settings)
    return [problem.message for problem in error.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("3.5,12", "3,5,12", [("uneven-row", "4:12")]),
        ("Ferry,3.5,12", "Ferry;3,5;12", [("mixed-delimiters", "4:Ferry;3,5;12")]),
        ("Ferry,3.5,12", "Ferry;3;12", [("mixed-delimiters", "4:Ferry;3;12")]),
        (",12\n", "\n", [("missing-value", "4:3.5")]),
        ("40\n", "40,,x\n", [("uneven-row", "5:x")]),
        ("3.5", "", [("missing-value", "4:,")]),
        ("3.5", "fast", [("wrong-type", "4:fast")]),
        ("3.5", "3.5 km", [("mixed-units", "4:3.5 km")]),
        ("3.5", "35%", [("mixed-units", "4:35%")]),
        ("3.5", "4/5", [("mixed-units", "4:4/5")]),
        ("3.5", "0x1F", [("wrong-type", "4:0x1F")]),
        ("3.5", "inf", [("wrong-type", "4:inf")]),
        ("3.5", "-.inf", [("wrong-type", "4:-.inf")]),
        ("3.5", "٣", [("wrong-type", "4:٣")]),
        ("3.5", "5-3", [("wrong-type", "4:5-3")]),
        ("3.5", "2020-10-01", [("wrong-type", "4:2020-10-01")]),
        ("3.5", "1e999", [("bad-number", "4:1e999")]),
        ("3.5", "9" * 101, [("bad-number", "4:" + "9" * 101)]),
        ("3.5", "1" * 5000, [("wrong-type", "4:" + "1" * 5000)]),
        ("3.5,12", '"3,5",1.25', [("mixed-decimals", '4:"3,5"')]),
        ("30", "-30", [("out-of-range", "2:-30")]),
        ("30", "30%", [("bad-weight", "2:30%")]),
        ("30", "30%%", [("bad-weight", "2:30%%")]),
        ("30,70", "H,M", [("bad-weight", "2:H")]),
        ("30,70", "30,", [("missing-weight", "2:")]),
        ("30,70", "1/2,1/3", [("bad-weight", "2:1/2")]),
        ("30,70", "1-3,2", [("bad-weight", "2:1-3")]),
        ("30,70", "1e999,2", [("bad-number", "2:1e999")]),
        ("30,70", "0,-0.0", [("zero-weights", "2:0")]),
        ("weight,30,70", "wieghts,30,70", [("misnamed-row", "2:wieghts")]),
        ("less", "fewer", [("bad-choice", "3:fewer")]),
        ("less", "", [("missing-key", "1:Cost")]),
        ("prefer,less,more\n", "", [("missing-key", "1:Cost")]),
        ("Ferry", "worst,5,\nFerry", [("bad-scale", "4:5")]),
        ("Ferry", "worst,5,\nbest,5,\nFerry", [("bad-scale", "4:5")]),
        ("Ferry", "worst,5,\nbest,9,\nFerry", [("bad-scale", "4:5")]),
        ("Ferry", "worst,x,\nbest,9,\nFerry", [("wrong-type", "4:x")]),
        ("Ferry", "weight 2,1,2\nWeights,1,2\nFerry", [("duplicate-name", "5:Weights")]),
        ("Ferry", "Type,max,min\nFerry", [("bad-choice", "4:Type")]),
        ("Bridge", "Ferry", [("duplicate-name", "5:Ferry")]),
        ("Speed", " Cost ", [("duplicate-name", "1: Cost ")]),
        ("Cost", "", [("missing-value", "1:,")]),
        ("Ferry", "", [("missing-value", "4:,")]),
        ("Ferry,3.5,12", "Ferry,,", [("missing-value", "4:Ferry")]),
        ("Ferry", '"Ferry', [("open-quote", '4:"')]),
        ("Ferry", '"Fer"ry', [("open-quote", '4:"')]),
        ("Ferry,3.5,12\nBridge,10,40\n", "", [("no-options", "1:,")]),
        (PLAIN, "option\nweight\nX\n", [("no-criteria", "1:option")]),
        (PLAIN, "", [("empty-file", "")]),
        (PLAIN, ",,\n\n , \n", [("empty-file", "")]),
        (PLAIN, "sep=|\n" + PLAIN, [("wrong-delimiter", "1:|")]),
        (PLAIN, ",A,B\nX,1,2\nY,2,1\n", [("two-ways", "1:,")]),
    ],
)
def test_what_is_wrong_is_named_and_underlined(
    tmp_path: Path, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    """One mistake gives one problem, at the cell that is wrong."""
    assert old in PLAIN
    assert problems_of(tmp_path, PLAIN.replace(old, new, 1)) == expected


def test_a_cause_is_one_problem_however_many_cells_have_it(tmp_path: Path) -> None:
    """Of a hundred options without a value, and of ten criteria without a direction."""
    names = [f"C{number}" for number in range(10)]
    rows = [f"option,{','.join(names)}", f"weight,{','.join(['1'] * 10)}"]
    rows += [f"Option {number},n/a,{','.join(['7.5'] * 9)}" for number in range(100)]
    assert messages_of(tmp_path, "\n".join(rows)) == [
        "`C0`, `C1`, `C2`, `C3` and 6 more do not say which direction is better",
        "`C0` has no value for `Option 0`, `Option 1`, `Option 2`, `Option 3` and 96 more",
    ]


def test_different_units_of_a_criterion_are_named(tmp_path: Path) -> None:
    """Kilometers beside meters, and numbers without any."""
    text = PLAIN.replace("3.5,12", "3.5 km,12").replace("10,40", "10 m,40 km")
    assert messages_of(tmp_path, text) == [
        "the units of `Cost` differ: `km`, `m`",
        "the units of `Speed` differ: none, `km`",
    ]


@pytest.mark.parametrize("word", ["n/a", "N/A", "-", "–", "?", "tbd", "TBD", "k.A.", "#N/A", ""])
def test_a_missing_value_is_never_zero(tmp_path: Path, word: str) -> None:
    """Each way to write that there is none asks for one."""
    assert messages_of(tmp_path, PLAIN.replace("3.5", word)) == ["`Cost` has no value for `Ferry`"]


def test_words_need_a_known_order(tmp_path: Path) -> None:
    """Otherwise they are listed, once for a criterion; more than seven are no levels."""
    text = "option,Look\nprefer,more\nX,blue\nY,pink\nZ,blue\n"
    assert messages_of(tmp_path, text) == [
        "`Look` has words whose order is not known: `blue` and `pink`"
    ]
    many = "option,Look\n" + "".join(f"O{at},text {chr(97 + at)}\n" for at in range(8))
    assert "`Look` has 8 different texts: `text a`, `text b` and 6 more" in messages_of(
        tmp_path, many
    )


def test_a_stated_order_is_that_of_a_criterion_and_has_all_its_words(tmp_path: Path) -> None:
    """A name of none, a word that it lacks, and numbers are said."""
    text = "option,Look\nX,blue\nY,pink\n"
    for name, order, message in (
        ("Loks", ["blue", "pink"], "the sheet has no criterion `Loks`"),
        ("look", ["blue", "red"], "`Look` has `pink`, of which the order says nothing"),
    ):
        assert messages_of(tmp_path, text, levels={name: order}) == [message]
    numbers = text.replace("blue", "1").replace("pink", "2")
    assert messages_of(tmp_path, numbers, levels={"Look": ["a", "b"]}) == [
        "`Look` has numbers, of which the order says nothing"
    ]


def test_a_scale_of_ratings_that_fits_nothing_is_an_error(tmp_path: Path) -> None:
    """Where it was asked for."""
    [message] = messages_of(tmp_path, PLAIN, ratings=(1, 3))
    assert "has whole numbers on that scale alone" in message


def test_problems_stand_in_reading_order(tmp_path: Path) -> None:
    """From top to bottom, whatever they are about."""
    text = "option,Cost,Time\nweight,-1,x\nprefer,less,up\nFerry,,2\nPier,1,z\n"
    assert problems_of(tmp_path, text) == [
        ("out-of-range", "2:-1"),
        ("bad-weight", "2:x"),
        ("bad-choice", "3:up"),
        ("missing-value", "4:,"),
        ("wrong-type", "5:z"),
    ]


def test_a_place_counts_lines_and_columns_as_an_editor_does(tmp_path: Path) -> None:
    """Line ends within quotes count, a byte order mark and carriage returns do not."""
    text = '\ufeff"option\r\nb",Cost\r\nweight,1\r\nprefer,less\r\nX,1\r\n"Ф ""x"" ",oops\r\n'
    with pytest.raises(InputError) as error:
        matrix_of(tmp_path, text)
    [problem] = error.value.problems
    assert problem.position is not None
    assert (problem.position.line, problem.position.column) == (6, 12)
    assert problem.position.text == '"Ф ""x"" ",oops'


def test_more_options_than_can_be_worked_with_are_refused(tmp_path: Path) -> None:
    """With one error, as are criteria."""
    rows = "".join(f"o{number},1\n" for number in range(10_001))
    assert messages_of(tmp_path, f"option,A\nprefer,more\n{rows}") == [
        "the table has 10,001 options, and 10,000 are the most that can be read"
    ]
    names = ",".join(f"c{number}" for number in range(2_001))
    row = ",".join(["1"] * 2_001)
    words = ",".join(["more"] * 2_001)
    assert messages_of(tmp_path, f"option,{names}\nprefer,{words}\nX,{row}\nY,{row}\n") == [
        "the table has 2,001 criteria, and 2,000 are the most that can be read"
    ]
