"""What `stress` shows: its tables, notes and data."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from belarus_options.cli.command_line import command_line
from belarus_options.model.evidence import Evidence, Where
from belarus_options.model.settings import Settings
from belarus_options.studies.stress import Loss, SmallestSet, Stress
from belarus_options.studies.value_of_information import KnownScore, ValueOfInformation
from belarus_options.views.commands.stress import stress_report
from belarus_options.views.forms.text import to_text
from belarus_options.views.report.report import Report, Table
from belarus_options.views.report.sentence import Wording, by_id
from stressed import found, score, two, with_items
from wording import WORDING, answer, at, notes, numbers, rows, sections, text

WORTH = "What is worth finding out"


def lines(result: Stress) -> tuple[str, ...]:
    return answer(stress_report(result))


def section(report: Report, heading: str) -> tuple[list[tuple[str, ...]], str]:
    """The rows under a heading, by its first words, and the note above them."""
    [block] = [block for head, block in sections(report).items() if head.startswith(heading)]
    assert isinstance(block.content, Table)
    return rows(block.content), text(block.note)


def test_whole_sources_have_a_sentence_and_rows_of_their_own() -> None:
    """Where there are two or more; they are not among the items that are counted."""
    scores = {"a": [score(9, "e")], "b": [score(1, "f", "g")]}
    both = found(scores, {"e": "one", "f": "one", "g": "two"})
    assert lines(both)[3] == "Of two sources, the answer hangs on one as a whole: one."
    assert [row[0] for row in rows(stress_report(both).table)] == ["e", "source:one"]
    words, _ = section(stress_report(both), "What these items say")
    assert words[1] == ("source:one", "“On one”. On it alone: a on c0.")
    assert " of three items" in lines(both)[0]
    alone = found(scores, {"e": "one", "f": "one", "g": "one"})
    assert len(lines(alone)) == 3
    none = found({"a": [score(9, "e", "f")], "b": [score(1, "e", "f")]}, {"e": "one", "f": "two"})
    assert lines(none)[3] == "Of two sources, the answer hangs on none as a whole."


def test_one_option_has_a_sentence_and_no_table() -> None:
    """It is first whatever is taken away; nothing is said of leads or sets."""
    report = stress_report(found({"a": [score(6, "e")]}, {"e": "s"}))
    assert answer(report) == (
        "a is the only option, so it is first whatever is taken away.",
        "Counted is 1 piece of evidence.",
    )
    assert rows(report.table) == []
    assert list(sections(report)) == ["Coverage"]


def test_a_row_says_place_words_and_scores_where_a_pipe_needs_them() -> None:
    """What a section shows elsewhere: where it stands, what hangs on it alone, and its words."""
    result = found(
        {"a": [score(9, "e"), score(5, "e", "f")], "b": [score(3, "f"), score(5, "e", "f")]},
        {"e": "s", "f": "s"},
    )
    where = Where(section="Two", paragraph=3, page="iv", url="https://example.org")
    evidence = Evidence(kind="judgment", says="Much is so.", source="s", where=where)
    first = replace(result.items[0], kind="judgment", evidence=evidence)
    report = stress_report(replace(result, items=(first, *result.items[1:])))
    assert rows(report.table)[0] == (
        "e", "judgment", "1", "−15.0", "b", "s, “Two”, paragraph 3, page iv, https://example.org",
        "a on c0", "Much is so.",
    )  # fmt: skip
    assert [column.is_detail for column in report.table.columns] == [False] * 5 + [True] * 3
    words, _ = section(report, "What these items say")
    assert words[0] == (
        "e",
        "Much is so. (judgment; s, “Two”, paragraph 3, page iv, https://example.org) On it alone:"
        " a on c0.",
    )


def test_an_assumption_says_why_it_is_assumed() -> None:
    """In place of a place."""
    report = stress_report(found({"a": [score(9, "h")], "b": [score(3)]}, {"h": None}))
    words, _ = section(report, "What these items say")
    assert words == [
        ("h", "It is assumed: h. Assumed because: Nobody knows. On it alone: a on c0."),
    ]


def test_where_no_item_is_load_bearing_the_smallest_sets_are_spelt_out() -> None:
    """Below their table, the words of the items in them."""
    result = found(
        {"a": [score(9, "e", "f")], "b": [score(3, "e", "g")]}, {"e": "s", "f": "s", "g": "s"}
    )
    report = stress_report(result)
    assert list(sections(report)) == [
        "Sets that do it together", "What the items of the smallest sets say", "Coverage",
    ]  # fmt: skip
    sets, _ = section(report, "Sets")
    assert sets == [("e + f", "a on c0", "−30.0", "b"), ("e + g", "b on c0", "−10.0", "b")]
    words, _ = section(report, "What the items")
    assert [row[0] for row in words] == ["e", "f", "g"]


def test_ten_sets_are_shown_the_least_leads_first_and_the_rest_counted() -> None:
    """Pairs before sets of three; JSON has all of them by id."""
    base = with_items(0, 30)
    pairs = [
        SmallestSet((f"k{i}", f"k{i + 1}"), Loss((), -float(i), True, ("b",))) for i in range(9)
    ]
    threes = [
        SmallestSet(("k0", "k12", f"k{20 + i}"), Loss((), -90.0 - i, True, ("b",)))
        for i in range(3)
    ]
    report = stress_report(replace(base, sets=(*pairs, *threes)))
    sets, note = section(report, "Sets")
    assert [row[0] for row in sets] == [
        *(f"k{i} + k{i + 1}" for i in range(8, -1, -1)),
        "k0 + k12 + k22",
    ]
    assert note.endswith("These are 10 of 12, pairs first; JSON has all.")
    assert report.result()["sets"] == [list(s.items) for s in (*pairs, *threes)]


def test_a_set_names_two_scores_and_counts_the_rest() -> None:
    """Those that hang on its items and on nothing else; a whole source names four."""
    scores = {
        "a": [score(6, "e", "f")] * 3,
        "b": [score(5, "e", "f")] * 3,
    }
    report = stress_report(found(scores, {"e": "s", "f": "s", "g": "t"}))
    sets, _ = section(report, "Sets")
    assert sets[0][1] == "a on c0; b on c0; 4 more in JSON"
    words, _ = section(report, "What these")
    assert words == [
        ("source:s", "“On s”. On it alone: a on c0; b on c0; a on c1; b on c1; 2 more in JSON."),
    ]


def test_coverage_is_shown_by_confidence() -> None:
    """Shares of the scores of each level, and of all where there are several levels."""
    scores = {
        "a": [score(6, "e", "f", confidence="high"), score(6, "h", confidence="high")],
        "b": [score(6, confidence="low"), score(6, "e", confidence="high")],
    }
    shares, note = section(
        stress_report(found(scores, {"e": "s", "f": "t", "h": None})), "Coverage"
    )
    assert shares == [
        ("high", "3", "66.7%", "33.3%", "33.3%", "0%"),
        ("low", "1", "0%", "0%", "0%", "100%"),
        ("all", "4", "50%", "25%", "25%", "25%"),
    ]
    assert note == "Of 4 scores, 2 cite a source, and 1 more than one."
    shares, note = section(stress_report(two()), "Coverage")
    assert [row[0] for row in shares] == ["not stated"]
    assert note.endswith("and none more than one, as there is no second.")


def known(*worths: float, best: str = "a", error: float = 0.0) -> Stress:
    scores = tuple(
        KnownScore("a", f"c{i}", 1.0, 2.5, worth, error) for i, worth in enumerate(worths)
    )
    return replace(
        two(), value_of_information=ValueOfInformation({"a": 60.0, "b": 62.34}, best, scores)
    )


def test_what_is_worth_knowing_is_shown_in_points() -> None:
    """The first eight, small ones with their digits; what is worth nothing is counted."""
    report = stress_report(known(9.96, 0.049, 0.00123, *([0.0] * 3)))
    worths, note = section(report, WORTH)
    assert worths == [
        ("a", "c0", "1", "2.5", "10.0"),
        ("a", "c1", "1", "2.5", "0.049"),
        ("a", "c2", "1", "2.5", "0.00123"),
    ]
    assert note.endswith("Of 6 uncertain scores, 3 are worth nothing alone.")
    worths, note = section(stress_report(known(*([1.0] * 10))), WORTH)
    assert len(worths) == 8
    assert note.endswith("These are 8 of 10; JSON has all.")


def test_the_baseline_is_printed_where_it_is_not_the_leader() -> None:
    """Who has the highest total on average, by how many points, and that worth is counted there."""
    _, note = section(stress_report(known(1.0, best="b")), WORTH)
    assert note.endswith(
        "On average b has the highest total, 62.3 before 60.0 of a; what is worth knowing is"
        " counted from there."
    )
    _, note = section(stress_report(known(1.0)), WORTH)
    assert "On average b" not in note


def test_nothing_worth_knowing_is_said_in_a_note() -> None:
    """Without a table; and so where no score is uncertain."""
    report = stress_report(known(0.0, 0.0))
    assert WORTH not in sections(report)
    assert notes(report)[0] == (
        "To know any one of 2 uncertain scores is worth nothing by itself: whatever it is, the"
        " choice stays."
    )
    assert notes(stress_report(known()))[0].startswith("No score has a range or a distribution")


def test_an_error_is_shown_where_it_touches_the_digits() -> None:
    """And not where it is far below them."""
    _, note = section(stress_report(known(1.0, error=0.012)), WORTH)
    assert note.endswith("Quadrature is off by up to 0.01 points.")
    _, note = section(stress_report(known(1.0, error=1e-12)), WORTH)
    assert "Quadrature" not in note


def test_numbers_of_the_notes_point_at_their_place_in_json() -> None:
    """Each figure of coverage and of the baseline has the value that stands at its pointer."""
    mixed = found(
        {"a": [score(9, "e", "f"), score(4, "h")], "b": [score(3, "e"), score(5)]},
        {"e": "s", "f": "t", "h": None},
    )
    worth = known(1.0, best="b").value_of_information
    report = stress_report(replace(mixed, value_of_information=worth))
    for heading, pointed in (
        ("Coverage", ["/coverage/scores", "/coverage/sourced", "/coverage/several_sources"]),
        (WORTH, [f"/worth_finding_out/expected_totals/{option}" for option in "ba"]),
    ):
        found_numbers = numbers(sections(report)[heading].note)
        assert [number.pointer for number in found_numbers] == pointed
        for number in found_numbers:
            assert at(report.result(), number.pointer) == number.value


def test_json_has_every_item_and_what_belongs_to_it() -> None:
    """Keys of the contract first; items that nothing cites too, with empty lists."""
    result = found(
        {"a": [score(9, "e")], "b": [score(3, "e", "f")]}, {"e": "s", "f": "t", "i": None}
    )
    data = stress_report(result).result()
    assert list(data) == ["winners", "items", "sets", "coverage", "worth_finding_out"]
    assert [entry["item"] for entry in data["items"]] == ["e", "f", "i", "source:s", "source:t"]
    assert data["items"][0] == {
        "item": "e",
        "kind": "fact",
        "scores": [{"option": "a", "criterion": "c0"}],
        "load_bearing": True,
        "takes_over": ["b"],
        "least_lead": -30.0,
        "cited_by": [{"option": "a", "criterion": "c0"}, {"option": "b", "criterion": "c0"}],
        "source": "s",
        "where": None,
        "says": "It is so: e.",
    }
    assert data["items"][2]["cited_by"] == data["items"][2]["scores"] == []
    assert data["items"][3]["says"] == "On s"
    assert data["sets"] == [["e"]]


def test_csv_has_one_row_an_item() -> None:
    """In the order of JSON, ids and scores with spaces between."""
    result = found(
        {"a": [score(9, "e"), score(9, "e")], "b": [score(3, "e", "f"), score(3)]},
        {"e": "s", "f": "t", "i": None},
    )
    header, lists = stress_report(result).records()
    cells = [dict(zip(header, row, strict=True)) for row in lists]
    assert [row["item"] for row in cells] == [
        "e", "unsupported:b/c1", "f", "i", "source:s", "source:t",
    ]  # fmt: skip
    assert cells[0]["scores"] == "a/c0 a/c1"
    assert cells[0]["cited_by"] == "a/c0 b/c0 a/c1"
    assert (cells[0]["load_bearing"], cells[2]["load_bearing"]) == ("true", "false")
    assert cells[0]["source"] == "s"


def _case() -> Report:
    scores = {
        "the-first-of-them": [score(8, "e", range=(2, 9)), score(7, "f", "g"), score(5)],
        "the-second": [score(7, "e", range=(2, 9)), score(6, "f", "g", "h"), score(5, "h")],
        "third": [score(1, "e"), score(6, "f"), score(5, "g", "h")],
    }
    long = {"e": "a-source-with-a-long-id", "f": "a-source-with-a-long-id", "g": "t", "h": None}
    return stress_report(found(scores, dict(long)))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_every_width_shows_the_same_and_no_line_is_wider(width: int) -> None:
    """Tables are cut or listed, and nothing of them is lost."""
    shown = to_text(_case(), WORDING, is_full=True, width=width, color=False, encoding="utf-8")
    wide = to_text(_case(), WORDING, is_full=True, width=400, color=False, encoding="utf-8")
    assert all(cell_len(line) <= width for line in shown.split("\n"))

    def words(page: str) -> set[str]:
        return {word.strip(".,:;()") for word in page.split() if "─" not in word}

    # Ids too long for a narrow column go on in the next line.
    pieces = {word for word in words(wide) if len(word) <= 14}
    assert pieces <= words(shown)


def test_the_way_on_names_the_winner_and_the_settings() -> None:
    """`explain` shows the evidence behind its scores."""
    settings = Settings(perspective="council", options=("third", "the-second"))
    wording = Wording(by_id, lambda command: command_line(command, settings, "somewhere"))
    assert notes(_case(), wording)[-1].startswith(
        "`belarus-options explain the-first-of-them --project somewhere --perspective council` "
    )
