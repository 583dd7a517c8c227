"""What `sensitivity` says: its sentences, strips and numbers."""

from typing import Any

import pytest
from rich.cells import cell_len

from belarus_options.cli.command_line import command_line
from belarus_options.model.settings import Settings
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.sensitivity import Sensitivity, WeightStability, sensitivity
from belarus_options.studies.tornado import Lead, Swing
from belarus_options.views.charts.rows_terminal import axis, drawn_rows
from belarus_options.views.commands.sensitivity import sensitivity_report
from belarus_options.views.forms.text import to_text
from belarus_options.views.report.chart import RowChart
from belarus_options.views.report.report import Block, Report, Table
from belarus_options.views.report.sentence import Wording, by_id
from models import matrix, project
from wording import WORDING, answer, at, headings, notes, numbers, rows, sections, text

TENTH = {"prefer": "more", "scale": {"worst": 0, "best": 10}}


AHEAD = "another option ahead of o0, when moved"
EACH = f"{AHEAD} alone from 0 to 100% of its group, scores as stated"
CAN, NOBODY = f"can put {EACH}", f"puts {EACH}"
WITHIN = f"can put {AHEAD} alone within its plausible range, weights as stated"


def node(
    path: str, weight: float, low: float, high: float, below: str = "", above: str = ""
) -> WeightStability:
    """A node whose ranking interval is that of the winner; options are letters."""
    ends = (low, high)
    return WeightStability(path, weight, weight, ends, ends, tuple(below), tuple(above))


def report(*nodes: WeightStability, swings: tuple[Swing, ...] = (), options: int = 2) -> Report:
    """A report of nodes on a ranking of options, the first of which leads."""
    paths = [node.criterion for node in nodes] or ["c0"]
    criteria: dict[str, Any] = {}
    for path in paths:
        branch, _, leaf = path.rpartition(".")
        group = criteria
        if branch:
            group = criteria.setdefault(branch, {"weight": 1, "criteria": {}})["criteria"]
        group[leaf] = {"weight": 1, **TENTH}
    scores = {f"o{i}": dict.fromkeys(paths, 9 - i) for i in range(options)}
    lead = Lead(10.0, "o1") if options > 1 else None
    return sensitivity_report(Sensitivity(rank(project(criteria, scores)), nodes, swings, lead))


def chart(shown: Table) -> RowChart:
    [drawn] = [column.chart() for column in shown.columns if column.chart is not None]
    return drawn


def tornado(shown: Report) -> tuple[Block, Table]:
    [(heading, block)] = sections(shown).items()
    assert heading == "Uncertain scores"
    assert isinstance(block.content, Table)
    return block, block.content


def swing(option: str, criterion: str, at_low: float, at_high: float, rival: str = "o1") -> Swing:
    return Swing(option, criterion, 1.0, 3.0, Lead(at_low, rival), Lead(at_high, rival))


@pytest.mark.parametrize(
    ("fragile", "sentence"),
    [
        (
            node("x", 0.24, 0.0, 0.4198, above="b"),
            "o0 stays first while x, moved alone, is at most 41.9% of the total (stated: 24%),"
            " scores as stated; from 42% on it is"
            " behind b.",
        ),
        (
            node("x.y", 0.4, 0.0069, 1.0, below="bc"),
            "o0 stays first while x.y, moved alone, is at least 0.7% of x (stated: 40%), scores as"
            " stated; at 0.6% or less it is"
            " behind b and c.",
        ),
        (
            node("x", 0.38, 0.1784, 0.9766, below="b", above="c"),
            "o0 stays first while x, moved alone, is from 17.9% to 97.6% of the total (stated:"
            " 38%), scores as stated; at 17.8% or"
            " less it is behind b, and from 97.7% on behind c.",
        ),
        (
            node("x", 0.5, 0.5, 1.0, below="b"),
            "o0 stays first while x, moved alone, is at least 50% of the total (stated: 50%),"
            " scores as stated; at 49.9% or less it"
            " is behind b.",
        ),
        (
            node("x", 0.5, 0.0, 0.5, above="b"),
            "o0 stays first while x, moved alone, is at most 50% of the total (stated: 50%),"
            " scores as stated; from 50.1% on it is"
            " behind b.",
        ),
        (
            node("x", 0.5, 0.5, 0.5, below="b", above="c"),
            "o0 stays first while x, moved alone, is exactly 50% of the total (stated: 50%),"
            " scores as stated; at 49.9% or less it is"
            " behind b, and from 50.1% on behind c.",
        ),
        (
            node("x", 0.24, 0.0, 0.24003, above="b"),
            "o0 stays first while x, moved alone, is at most 24.002% of the total (stated: 24%),"
            " scores as stated; from 24.004% on"
            " it is behind b.",
        ),
    ],
)
def test_the_first_sentence_names_the_most_fragile_weight(
    fragile: WeightStability, sentence: str
) -> None:
    """Ends inside the interval, of what they are a share, today's weight, and behind whom it is
    from which number on; an end that is a short decimal is neither."""
    shown = report(node("z", 0.76, 0.0, 1.0), fragile)
    assert answer(shown)[0] == sentence


@pytest.mark.parametrize(
    ("others", "sentence"),
    [
        ([node("y", 0.6, 0.0, 1.0)], f"No other weight {NOBODY}."),
        (
            [node("y", 0.6, 0.3, 1.0, below="b")],
            f"The other weight, y, {CAN} too.",
        ),
        (
            [node("y", 0.3, 0.0, 1.0), node("z", 0.3, 0.1, 1.0, below="b")],
            f"Of the other 2 weights, 1 {CAN}: z.",
        ),
        (
            [node(path, 0.1, 0.0, 0.9, above="b") for path in "uvwxyz"],
            f"Each of the other 6 weights {CAN} too.",
        ),
    ],
)
def test_the_second_sentence_says_which_others_can(
    others: list[WeightStability], sentence: str
) -> None:
    """None, the one, those named, or a number where there are many."""
    shown = report(node("a", 0.4, 0.0, 0.45, above="b"), *others)
    assert answer(shown)[1] == sentence


def test_where_no_weight_can_move_it_the_answer_says_so() -> None:
    """And that each was varied."""
    lines = answer(report(node("x", 0.5, 0.0, 1.0), node("y", 0.5, 0.0, 1.0)))
    assert lines[0] == (f"No weight {NOBODY}.")
    assert answer(report())[0] == "No criterion has siblings, so there is no weight to vary."


def test_one_option_is_first_whatever_is_varied() -> None:
    """In words, without a lead, without a further command, and without a table of swings."""
    lone = Swing("o0", "c0", 1.0, 3.0, None, None)
    shown = report(node("x", 0.5, 0.0, 1.0), swings=(lone,), options=1)
    assert answer(shown) == (
        "o0 is the only option: it has no rival, whatever its weights and scores.",
    )
    assert (sections(shown), notes(shown)) == ({}, ())
    [entry] = shown.result()["tornado"]
    assert (entry["lead_at_low"], entry["lead_at_high"]) == (None, None)


def test_a_tie_for_first_is_said_before_anything_else() -> None:
    """With whom, and which of them the intervals are about."""
    shown = sensitivity_report(sensitivity(matrix([[0.8, 0.4], [0.4, 0.8]], [1, 1])))
    assert answer(shown) == (
        "o0 and o1 tie for first; what follows is about o0, the first by id.",
        "o0 has nothing ahead of it while c0, moved alone, is at least 50% of the total (stated:"
        " 50%), scores as stated, though one ties with it; at 49.9% or less it is behind o1.",
        f"The other weight, c1, {CAN} too.",
        "No score has a plausible range, so none is varied.",
    )


@pytest.mark.parametrize(
    ("swings", "sentence"),
    [
        ([], "No score has a plausible range, so none is varied."),
        ([(10, 4)], f"Of 1 uncertain score, none {WITHIN}."),
        ([(10, -4), (10, 0)], f"Of 2 uncertain scores, 1 {WITHIN}; 1 brings a tie."),
        ([(10, -4), (10, 0), (-3, 10)], f"Of 3 uncertain scores, 2 {WITHIN}; 1 brings a tie."),
    ],
)  # fmt: skip
def test_the_last_sentence_says_whether_a_score_can(
    swings: list[tuple[float, float]], sentence: str
) -> None:
    """How many scores are uncertain, how many put another option ahead, and how many only tie."""
    given = tuple(swing("o0", f"c{i}", *ends) for i, ends in enumerate(swings))
    assert answer(report(node("x", 0.5, 0.0, 1.0), swings=given))[-1] == sentence


@pytest.mark.parametrize(
    ("given", "strip"),
    [
        (node("x", 0.24, 0.0, 0.42), "━━━━━●━━━┄┄┄┄┄┄┄┄┄┄┄┄"),
        (node("x", 0.38, 0.178, 0.93), "┄┄┄┄━━━━●━━━━━━━━━━━┄"),
        (node("x", 0.0, 0.0, 1.0), "●━━━━━━━━━━━━━━━━━━━━"),
        (node("x", 1.0, 0.03, 1.0), "┄━━━━━━━━━━━━━━━━━━━●"),
        (node("x", 0.5, 0.5, 0.5), "┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄"),
        (node("x", 0.52, 0.51, 0.53), "┄┄┄┄┄┄┄┄┄┄●━┄┄┄┄┄┄┄┄┄"),
    ],
)
def test_a_strip_is_heavy_where_the_winner_holds(given: WeightStability, strip: str) -> None:
    """A place every 5%, today's marked; each end stands at the place that is nearest."""
    shown = report(given).table
    assert axis(chart(shown)) == "0%               100%"
    assert drawn_rows(chart(shown)) == [strip]


def test_intervals_and_todays_weight_are_told_apart() -> None:
    """One decimal where that does, as many as it takes where it does not."""
    shown = report(
        node("a", 1 / 3, 0.0, 0.42), node("b", 0.24, 0.23999, 0.9), node("c", 0.5, 0.5, 1.0)
    )
    assert headings(shown.table)[1:3] == ("Today", "Winner holds")
    assert {row[0]: row[1:3] for row in rows(shown.table)} == {
        "a": ("33.3%", "0–42%"),
        "b": ("24%", "23.999–90%"),
        "c": ("50%", "50–100%"),
    }


def test_rows_are_most_fragile_first_in_every_form() -> None:
    """Table, CSV and JSON have one order; nodes that change nothing come last, as they stand."""
    shown = report(
        node("a", 0.2, 0.0, 1.0), node("b", 0.3, 0.0, 0.9, above="z"),
        node("c", 0.4, 0.35, 1.0, below="yz"), node("d", 0.1, 0.0, 1.0),
    )  # fmt: skip
    assert [row[0] for row in rows(shown.table)] == ["c", "b", "a", "d"]
    assert [row[0] for row in shown.records().rows] == ["c", "b", "a", "d"]
    assert [entry["criterion"] for entry in shown.result()["criteria"]] == ["c", "b", "a", "d"]
    assert rows(shown.table)[0][4:] == ("y and z", "")
    assert shown.records().rows[0] == ["c", 0.4, 0.4, 0.35, 1.0, 0.35, 1.0, "y z", ""]


def test_the_tornado_shows_the_widest_and_says_how_many_there_are() -> None:
    """Ten rows, swings that move nothing left out, and the number of those that are not shown and
    put another option first."""
    swings = tuple(swing("o0", f"c{i:02}", 10.0, 30.0 - i) for i in range(12))
    block, table = tornado(report(swings=(*swings, swing("o1", "c99", 10.0, 10.0))))
    assert [row[1] for row in rows(table)] == [f"c{i:02}" for i in range(10)]
    assert "for the 10 of 13 that move it most; JSON has all." in text(block.note)
    assert "first" not in text(block.note)
    block, _ = tornado(report(swings=(*swings[:11], swing("o0", "c11", 10.0, -2.0))))
    assert text(block.note).endswith(
        "With 1 of the scores that are not shown, another option is first."
    )


def test_the_tornado_names_who_is_first_instead() -> None:
    """By rival, with the option, the measure and the leaf; no names where there are many."""
    swings = (
        swing("o0", "a", -5.0, 12.0),
        swing("o1", "b", 11.0, -3.0),
        swing("o2", "c", 10, -1, "o2"),
    )
    block, _ = tornado(report(swings=swings, options=3))
    assert text(block.note).endswith(
        "As stated, it is 10.0 points. o1 is first instead with o0 at 1 on a or o1 at 3 on b."
        " o2 is first instead with o2 at 3 on c."
    )
    block, _ = tornado(report(swings=tuple(swing("o0", f"c{i}", -1.0 - i, 10.0) for i in range(6))))
    assert text(block.note).endswith("Where it is negative, another option is first.")


def test_a_swing_is_drawn_across_the_line_where_the_lead_is_lost() -> None:
    """Left of the line the lead is negative; today's lead is marked; without a negative lead the
    line is the left edge."""
    _, table = tornado(report(swings=(swing("o0", "a", -5.0, 25.0), swing("o1", "b", 5.0, 15.0))))
    assert axis(chart(table)) == "−5.0     25.0"
    assert drawn_rows(chart(table)) == ["━━╋━━━●━━━━━━", "  │ ━━●━━    "]
    _, table = tornado(report(swings=(swing("o0", "a", 5.0, 30.0),)))
    assert drawn_rows(chart(table)) == ["│ ━━●━━━━━━━━"]


@pytest.mark.parametrize(
    ("lead", "shown"), [(0.0, "0.0"), (0.04, "0.04"), (-0.002, "−0.002"), (-3.26, "−3.3")]
)
def test_a_small_lead_is_not_shown_as_none(lead: float, shown: str) -> None:
    """Nor an arrear as a tie: below 0.05 points there are more digits."""
    _, table = tornado(report(swings=(swing("o0", "a", lead, 12.0),)))
    assert rows(table)[0][4] == shown


def test_leads_of_any_size_have_an_axis() -> None:
    """Numbers wider than the strip stand apart."""
    _, table = tornado(report(swings=(swing("o0", "a", -1e9, 1e9),)))
    assert axis(chart(table)) == "−1000000000.0 1000000000.0"


def test_notes_name_the_commands_that_go_on() -> None:
    """`flip` for weights that move together, and `score` with the weight just outside."""
    shown = notes(report(node("x", 0.24, 0.0, 0.42, above="b"), node("y", 0.76, 0.0, 1.0)))
    assert ": `belarus-options flip` " in shown[0]
    assert shown[1] == "`belarus-options score --weight x=43%` shows the ranking where x is 43%."
    assert len(notes(report(node("x", 0.24, 0.0, 1.0)))) == 1


def test_the_commands_are_about_the_same_options() -> None:
    """Options that were chosen are chosen there too, beside the weights that were set."""
    settings = Settings(options=("o0", "o2"))
    given = sensitivity(matrix([[0.8, 0.4], [0.4, 0.8], [0.2, 0.9]], [3, 1]), settings)
    wording = Wording(by_id, lambda command: command_line(command, settings, "p"))
    flip, score = notes(sensitivity_report(given), wording)
    assert "`belarus-options flip --project p --option o0 --option o2`" in flip
    assert score == (
        "`belarus-options score --project p --weight c1=55% --option o0 --option o2` shows the"
        " ranking where c1 is 55%."
    )


@pytest.mark.parametrize(
    "given",
    [
        node("b", 0.24, 0.0, 0.42, above="b"),
        node("b.c", 0.4, 0.1, 0.9, below="b", above="b"),
        node("b", 0.5, 0.5, 1.0, below="b"),
    ],
)
def test_numbers_of_the_answer_point_at_their_place_in_json(given: WeightStability) -> None:
    """Each weight of the first sentence has the value that stands at its pointer."""
    shown = report(node("a", 0.6, 0.0, 1.0), given)
    pointed = [part for part in numbers(shown.answer[0]) if part.pointer]
    assert pointed
    for number in pointed:
        assert at(shown.result(), number.pointer) == number.value


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
    """`=` where the winner holds, `.` where not, `o` today, and a plain line in the tornado."""
    shown = to_text(_case(), WORDING, is_full=True, width=80, color=False, encoding="ascii")
    assert not set(shown) & set("━┄●╋│")
    assert "|========o=======..... |" in shown
    assert "|=====+====o== |" in shown
    assert "\\" not in shown


def test_a_tie_at_an_end_is_said() -> None:
    """At all the weight on one criterion the two are level: first is strictly ahead."""
    shown = sensitivity_report(sensitivity(matrix([[1.0, 0.9], [1.0, 0.2], [0.0, 1.0]], [1, 1])))
    [first, *_] = answer(shown)
    assert first.startswith("o0 stays first while c0, moved alone, is at least ")
    assert first.endswith("; at 100% it ties with o1.")
