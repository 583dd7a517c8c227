"""What `bundles` says: each sentence with its condition, and only what is so."""

import re
from pathlib import Path

import pytest

import wording
from belarus_options.files.folder import builtin_path
from belarus_options.views.report.numbers import Kind
from bundled import FIRST_EDITION, SMALL, measured
from commands import result_of, rows_of, shown_here
from first_edition import FILES
from folders import write_folder
from views.test_pointers import REPORTING, report_of


def said(folder: Path, *words: str) -> str:
    """The text of the command as one line."""
    return " ".join(shown_here("bundles", *words, cwd=folder).split())


def test_the_answer_has_range_and_condition() -> None:
    """Of the case's first edition: who is best, between what, while what, and what undoes it."""
    text = said(FIRST_EDITION)
    assert (
        "Where like effects overlap, defense-attache + cbrne-training is best at 61.9, 1.9 ahead of"
        " defense-attache alone. Nobody has judged whether they do: its total lies between 55.0 and"
        " 75.5, and it stays best, scores and weights as stated, while at most 27% of the lesser"
        " losses come on top of the largest. One score moved by one step undoes it too:"
        " cbrne-training on escalation at 2, not 1"
    ) in text
    assert "adds 6.0 points and cbrne-training 1.9; spp-restart put into it costs 11.7" in text
    assert "explain cbrne-training+defense-attache" in text


# `a` and `b` together pass `c` where their gains add up.
IN_DOUBT = SMALL | {
    "options/a.yaml": "cost: 1\nscores: {harm: 0, reach: 1}\n",
    "options/b.yaml": "cost: 3\nscores: {harm: 0, reach: 1}\n",
    "options/c.yaml": "cost: 2\nscores: {harm: 1, reach: 2}\n",
}


@pytest.mark.parametrize(
    ("files", "told"),
    [(FILES, "spp-restart put into it costs"), (IN_DOUBT, "and is 90.0 where like gains add up")],
    ids=["what members add", "gains in doubt"],
)
def test_every_figure_in_prose_has_its_place_in_the_result(
    files: dict[str, str], told: str, tmp_path: Path
) -> None:
    """What members add and others cost among them, and the end of a range that passes the best."""
    [command] = [each for each in REPORTING if each.name == "bundles"]
    folder = write_folder(tmp_path, files)
    report = report_of(command, folder)
    sentences = list(wording.said(report))
    assert any(told in wording.text(each) for each in sentences)
    figures = [number for each in sentences for number in wording.numbers(each)]
    points = [each for each in figures if each.kind in (Kind.points, Kind.amount)]
    assert all(each.pointer for each in points)
    assert set(wording.held_pointers(report)) >= {each.pointer for each in points}


def test_a_tie_is_called_a_tie(tmp_path: Path) -> None:
    """Of the small folder b alone and with a."""
    text = said(write_folder(tmp_path, SMALL))
    assert "b and b + a tie as the best at 80.0" in text
    assert "One score moved" not in text


def test_a_best_bundle_without_doubt_says_whose_total_is_in_doubt(tmp_path: Path) -> None:
    """Nothing hangs on the best one, and something on another that can pass it."""
    files = measured({"a": 20, "b": 30})
    text = said(write_folder(tmp_path, files))
    assert "is best at 100.0" in text
    assert "Nobody" not in text


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    """Nine rows and those with a name in brief, and the rest by --full and --best."""
    folder = write_folder(tmp_path, measured(dict.fromkeys("abcde", 1)))
    assert "… 23 more: `--full`" in said(folder)
    assert "… 12 more: `--best`" in said(folder, "--full")
    assert "more:" not in said(folder, "--full", "--best", "40")


def test_full_has_frontier_prices_core_index_and_rules() -> None:
    """Each under its heading."""
    text = said(FIRST_EDITION, "--full", "--at-most", "2")
    for heading in ("Frontier", "Constraints", "Options", "How effects combine"):
        assert heading in text
    assert "at most 2 options" in text
    assert "bundles that no other beats under every weighting of Risk, Leverage and Ethics" in text


def test_later_says_what_waiting_is_worth_and_its_limits(tmp_path: Path) -> None:
    """By scenario, with the caveat every time."""
    files = {
        path.relative_to(FIRST_EDITION).as_posix(): path.read_text(encoding="utf-8")
        for path in FIRST_EDITION.rglob("*.yaml")
    }
    files["bundles.yaml"] = (
        "bundles: {course: {name: The course, options: [defense-attache],"
        " later: {transition: [cbrne-training]}}}\n"
    )
    folder = write_folder(tmp_path, files)
    text = said(folder, "--full")
    assert "Waiting is worth" in text
    assert "upper bounds" in text
    wide = shown_here("bundles", width=120, cwd=folder)
    assert "defense-attache (The course)" in wide
    [course] = result_of("bundles", cwd=folder)["later"]
    assert course["later_part_adds"]["standoff"] == 0
    assert course["later_part_adds"]["transition"] == 4.104


def test_csv_has_a_column_for_each_option() -> None:
    """0 or 1, beside the contributions that add up to the total."""
    rows = rows_of("bundles", cwd=FIRST_EDITION)
    first = rows[0]
    assert (first["option:defense-attache"], first["option:cut-ties"]) == ("1", "0")
    parts = [float(value) for key, value in first.items() if key.startswith("adds:")]
    assert sum(parts) == pytest.approx(float(first["total"]), abs=1e-12)
    assert (first["low"], first["high"]) == ("55.027", "75.4262")


def test_marks_are_explained(tmp_path: Path) -> None:
    """Beyond the anchors, and held to an end."""
    text = said(write_folder(tmp_path, measured({"a": 20, "b": 40})))
    assert "‡ lies outside the anchors" in text


def test_the_case_s_best_bundle_is_in_its_own_folder() -> None:
    """The built-in case has bundles, too."""
    assert result_of("bundles", cwd=builtin_path())["feasible"] >= 9


def test_the_picture_has_every_bundle_and_names_the_best_and_the_named(tmp_path: Path) -> None:
    """By cost where options have one, with the budget as a line; else by size, the best first."""
    named = "bundles: {low: {name: The low one, options: [a, c]}}\nconstraints: {budget: 5}\n"
    hollow = "Hollow dots are beyond the budget."
    folder = write_folder(tmp_path / "cost", SMALL | {"bundles.yaml": named})
    drawn = shown_here("bundles", "--format", "svg", cwd=folder)
    assert drawn.count("<circle") == result_of("bundles", cwd=folder)["feasible"] == 7
    assert ">Cost<" in drawn
    assert ">budget 5<" in drawn
    assert hollow not in drawn
    assert re.search(r'font-weight="bold"[^>]*>[^<]*low', drawn)
    free = {path: re.sub(r"cost: \d\n", "", text) for path, text in SMALL.items()}
    by_size = shown_here("bundles", "--format", "svg", cwd=write_folder(tmp_path / "size", free))
    assert by_size.count("<circle") == 8
    assert ">Options in the bundle<" in by_size
    assert hollow not in by_size


def test_the_frontier_beyond_the_budget_has_hollow_dots(tmp_path: Path) -> None:
    """Beside those that can be: what a larger budget would buy, with its range; the key says so."""
    folder = write_folder(tmp_path, SMALL | {"bundles.yaml": "constraints: {budget: 2}\n"})
    points = result_of("bundles", cwd=folder)["frontier"]["points"]
    assert [(p["bundle"], p["within_budget"]) for p in points] == [("nothing", True), ("b", False)]
    drawn = shown_here("bundles", "--format", "svg", cwd=folder)
    circles = re.findall(r"<circle[^>]*>", drawn)
    assert len(circles) == 4
    assert sum('fill="#ffffff"' in circle for circle in circles) == 1
    assert "Hollow dots are beyond the budget." in drawn
