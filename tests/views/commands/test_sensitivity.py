"""The tables of `sensitivity`: its strips, numbers and commands."""

from typing import Any

import pytest
from rich.cells import cell_len

from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.sensitivity import WeightStability, sensitivity
from belarus_options.views.charts.rows_terminal import axis, drawn_rows
from belarus_options.views.commands.sensitivity import sensitivity_report
from belarus_options.views.forms.command_line import command_line
from belarus_options.views.forms.text import to_text
from belarus_options.views.report.chart import RowChart
from belarus_options.views.report.report import Report, Table
from belarus_options.views.report.sentence import Wording, by_id
from models import matrix, project
from swings import TENTH, node, report, swing
from wording import WORDING, answer, commands, headings, notes, rows, sections, text


def shown_table(shown: Report, *, is_full: bool = False) -> Table:
    """The table of weights, in brief or in full."""
    tables = (block.content for block in shown.shown(is_full=is_full))
    return next(content for content in tables if isinstance(content, Table))


def chart(shown: Table) -> RowChart:
    [drawn] = [column.chart() for column in shown.columns if column.chart is not None]
    return drawn


def tornado(shown: Report) -> Table:
    [block] = sections(shown).values()
    assert isinstance(block.content, Table)
    return block.content


def test_one_option_is_first_whatever_is_varied() -> None:
    """In words, without a lead, without a further command, and without a table of swings."""
    given = project({"a": TENTH, "b": TENTH}, {"o0": {"a": {"value": 2, "range": (1, 3)}, "b": 4}})
    shown = sensitivity_report(sensitivity(given))
    assert answer(shown) == (
        "o0 is the only option: it has no rival, whatever its weights and scores.",
    )
    assert (sections(shown), notes(shown), commands(shown)) == ({}, (), [])
    for entry in shown.result()["tornado"]:
        assert (entry["lead_at_low"], entry["lead_at_high"]) == (None, None)


@pytest.mark.parametrize(
    ("given", "strip"),
    [
        (node("x", 0.24, 0.0, 0.42, above="b"), "━━━━━●━━━┄┄┄┄┄┄┄┄┄┄┄┄"),
        (node("x", 0.38, 0.178, 0.93, below="b", above="b"), "┄┄┄┄━━━━●━━━━━━━━━━━┄"),
        (node("x", 1.0, 0.03, 1.0, below="b"), "┄━━━━━━━━━━━━━━━━━━━●"),
        (node("x", 0.5, 0.5, 0.5, below="b", above="b"), "┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄"),
        (node("x", 0.52, 0.51, 0.53, below="b", above="b"), "┄┄┄┄┄┄┄┄┄┄●━┄┄┄┄┄┄┄┄┄"),
    ],
)
def test_a_strip_is_heavy_where_the_first_place_holds(given: WeightStability, strip: str) -> None:
    """A place every 5%, the weight in force marked; each end stands at the place that is
    nearest."""
    shown = shown_table(report(given))
    assert axis(chart(shown)) == "0%               100%"
    assert drawn_rows(chart(shown)) == [strip]


def test_only_weights_that_can_change_the_first_place_are_shown() -> None:
    """The nearest first, with the group of a leaf; in full all of them, with the ranking's
    intervals."""
    shown = report(
        node("a", 0.2, 0.0, 1.0), node("b", 0.3, 0.1, 0.9, below="y", above="z"),
        node("c", 0.4, 0.35, 1.0, below="yz"), node("d.e", 1 / 3, 0.0, 0.42, above="z"),
    )  # fmt: skip
    brief, full = shown_table(shown), shown_table(shown, is_full=True)
    assert headings(brief) == ("Weight", "Stated", "First place holds", "First beyond")
    assert rows(brief) == [
        ("c", "40%", "35–100%", "below: y and z"),
        ("d.e, of d", "33.3%", "0–42%", "above: z"),
        ("b", "30%", "10–90%", "below: y; above: z"),
    ]
    assert headings(full)[3] == "Ranking holds"
    assert [row[0] for row in rows(full)] == ["c", "d.e, of d", "b", "a"]


def test_a_weight_that_was_set_stands_beside_the_stated_one() -> None:
    """Stated is what the files say; the dot and the interval are about what was set."""
    settings = Settings(weights=(WeightSetting("c0", WeightValue(60.0, True)),))
    given = matrix([[0.8, 0.4], [0.4, 0.8]], [3, 1])
    shown = sensitivity_report(sensitivity(given, settings))
    table = shown_table(shown)
    assert headings(table)[:3] == ("Weight", "Stated", "Set")
    assert [row[:3] for row in rows(table)] == [("c0", "75%", "60%"), ("c1", "25%", "40%")]
    assert "(set: 60%)" in answer(shown)[0]
    assert text(shown.subtitle).endswith("weights as set, stated scores · c0 75% → 60%")


def test_rows_are_the_nearest_first_in_every_form() -> None:
    """Lines, CSV and JSON have one order; nodes that change nothing come last, as they stand."""
    shown = report(
        node("a", 0.2, 0.0, 1.0), node("b", 0.3, 0.0, 0.9, above="z"),
        node("c", 0.4, 0.35, 1.0, below="yz"), node("d", 0.1, 0.0, 1.0),
    )  # fmt: skip
    assert [row[0] for row in rows(shown.table)] == ["c", "b", "a", "d"]
    assert [row[0] for row in shown.records().rows] == ["c", "b", "a", "d"]
    assert [entry["criterion"] for entry in shown.result()["criteria"]] == ["c", "b", "a", "d"]
    assert rows(shown.table)[0][4:] == ("y and z", "")
    assert shown.records().rows[0] == ["c", 0.4, 0.4, 0.35, 1.0, 0.35, 1.0, "y z", ""]


def test_the_tornado_has_every_score_that_moves_the_lead() -> None:
    """In full, with the number of those that move nothing."""
    swings = tuple(swing("o0", f"c{i:02}", 10.0, 30.0 - i) for i in range(12))
    shown = report(swings=(*swings, swing("o1", "c99", 10.0, 10.0)))
    assert [row[1] for row in rows(tornado(shown))] == [f"c{i:02}" for i in range(12)]
    assert text(sections(shown)["Scores"].note).endswith(
        " With none moved, it is 10.0. 1 of 13 scores moves nothing."
    )


def test_a_swing_is_drawn_across_the_line_where_the_lead_is_lost() -> None:
    """Left of the line the lead is negative; today's lead is marked; without a negative lead the
    line is the left edge."""
    table = tornado(report(swings=(swing("o0", "a", -5.0, 25.0), swing("o1", "b", 5.0, 15.0))))
    assert axis(chart(table)) == "−5.0     25.0"
    assert drawn_rows(chart(table)) == ["━━╋━━━●━━━━━━", "  │ ━━●━━    "]
    table = tornado(report(swings=(swing("o0", "a", 5.0, 30.0),)))
    assert drawn_rows(chart(table)) == ["│ ━━●━━━━━━━━"]


@pytest.mark.parametrize(
    ("lead", "shown"), [(0.0, "0.0"), (0.04, "0.04"), (-0.002, "−0.002"), (-3.26, "−3.3")]
)
def test_a_small_lead_is_not_shown_as_none(lead: float, shown: str) -> None:
    """Nor an arrear as a tie: below 0.05 points there are more digits."""
    table = tornado(report(swings=(swing("o0", "a", lead, 12.0),)))
    assert rows(table)[0][4] == shown


def test_leads_of_any_size_have_an_axis() -> None:
    """Numbers wider than the strip stand apart."""
    table = tornado(report(swings=(swing("o0", "a", -1e9, 1e9),)))
    assert axis(chart(table)) == "−1000000000.0 1000000000.0"


def test_commands_go_on_from_there() -> None:
    """All of it; `flip` for weights that move together; `score` with the weight just outside."""
    said = commands(report(node("x", 0.24, 0.0, 0.42, above="b"), node("y", 0.76, 0.0, 1.0)))
    assert said == [
        "All weights and scores: `--full`",
        "The least change of weights that move together: `belarus-options flip`",
        "The ranking where x is 43%: `belarus-options score --weight x=43%`",
    ]
    assert len(commands(report(node("x", 0.24, 0.0, 1.0)))) == 2


def test_the_commands_are_about_the_same_options() -> None:
    """Options that were chosen are chosen there too, beside the weights that were set."""
    settings = Settings(options=("o0", "o2"))
    given = sensitivity(matrix([[0.8, 0.4], [0.4, 0.8], [0.2, 0.9]], [3, 1]), settings)
    wording = Wording(by_id, lambda command: command_line(command, settings, "p"))
    _, flip, score = commands(sensitivity_report(given), wording)
    assert flip.endswith("`belarus-options flip --project p --option o0 --option o2`")
    assert score == (
        "The ranking where c1 is 55%: `belarus-options score --project p --weight c1=55%"
        " --option o0 --option o2`"
    )


def _case() -> Report:
    rows: dict[str, Any] = {
        "a": {"x": {"value": 8, "range": (2, 9)}, "y.p": 2, "y.q": 5},
        "b": {"x": 4, "y.p": {"value": 6, "range": (5, 9)}, "y.q": 5},
    }
    branch = {"weight": 2, "criteria": {"p": {"weight": 1, **TENTH}, "q": {"weight": 2, **TENTH}}}
    return sensitivity_report(
        sensitivity(project({"x": {"weight": 3, **TENTH}, "y": branch}, rows))
    )


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_every_width_shows_the_same_and_no_line_is_wider(width: int) -> None:
    """Tables are cut or listed, and nothing of them is lost."""
    shown = to_text(_case(), WORDING, is_full=True, width=width, color=False, encoding="utf-8")
    wide = to_text(_case(), WORDING, is_full=True, width=400, color=False, encoding="utf-8")
    assert all(cell_len(line) <= width for line in shown.split("\n"))

    def words(page: str) -> set[str]:
        return {word.rstrip(":") for word in page.split() if "─" not in word}

    assert words(wide) <= words(shown)


def test_a_terminal_that_is_not_unicode_has_strips_of_plain_letters() -> None:
    """`=` where the first place holds, `.` where not, `o` the weight in force, and a plain line in
    the tornado."""
    shown = to_text(_case(), WORDING, is_full=True, width=80, color=False, encoding="ascii")
    assert not set(shown) & set("━┄●╋│")
    assert "|========o=======..... |" in shown
    assert "|=====+====o== |" in shown
    assert "\\" not in shown
