"""What follows a reader's changes, in a browser: pair, formulas, marks, strips, perspectives."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser import Opened, printed, written
from commands import run_here
from folders import FULL, write_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

TOP = ("benefit", "burden", "fairness")


def ran(folder: Path, *words: str) -> Any:
    """The JSON result of a command for the folder."""
    done = run_here(*words, "--project", str(folder), "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["result"]


def number(shown: str) -> Decimal:
    return Decimal(shown.replace("−", "-").replace("+", "").rstrip("%‡"))


def pair(opened: Opened) -> list[list[str]]:
    """The cells of the pair table, a row a list, without its bars."""
    rows: list[list[str]] = opened.page.locator("#pair tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].filter(c => !c.classList.contains('chart'))"
        ".map(c => c.textContent))"
    )
    return rows


def named_in_marks(opened: Opened) -> dict[str, str]:
    """What each option is called, by its mark."""
    said = opened.page.locator("#decides select").first.locator("option").all_inner_texts()
    return dict(text.split(" ", 1) for text in said)


def choose(opened: Opened, one: str, other: str) -> None:
    for at, id in enumerate((one, other)):
        row = opened.page.evaluate(
            "id => JSON.parse(document.getElementById('model').textContent)"
            ".options.findIndex(each => each[0] === id)", id
        )  # fmt: skip
        opened.page.locator("#decides select").nth(at).select_option(str(row))
    opened.follow()


def test_pair_table_is_what_explain_prints_under_any_settings(opened: Opened, folder: Path) -> None:
    """Values and differences of any two options, which add up to the difference of the totals."""
    rows = []
    for path, percent, world, one, other in (
        (None, "", 0, "keep", "lease"),
        ("burden", "12.5", 0, "build", "keep"),
        ("benefit.depth", "77.7", 1, "lease", "build"),
    ):
        if path is not None:
            opened.set_weight(path, percent)
        opened.page.locator(".choices select").nth(1).select_option(index=world)
        choose(opened, one, other)
        words = opened.command.split()[2:]
        at = words.index("--project")
        del words[at : at + 2]
        result = ran(folder, "explain", one, other, *words)
        cells = pair(opened)
        leaves = {each["criterion"]: each for each in result["criteria"] if each["difference"]}
        named = cells[: len(leaves)]
        assert len(named) == len(leaves) > 0
        for each, row in zip(leaves.values(), named, strict=True):
            assert [number(cell) for cell in row[2:4]] == [
                round(Decimal(str(value)), 1) for value in each["values"]
            ]
            assert abs(number(row[4]) - Decimal(str(each["difference"]))) < Decimal("0.1")
        *parts, total = (number(row[-1]) for row in cells)
        assert sum(parts) == total
        shown = opened.page.inner_text("#pair-totals")
        first, second = (number(cell) for cell in cells[-1][2:4])
        assert abs(first - second - total) <= Decimal("0.1")
        assert (first - second == total) is ("(rounded)" not in shown)
        rows.append(cells)
    assert rows[0] != rows[1] != rows[2]


def test_pair_follows_the_ranking_until_one_is_chosen(opened: Opened) -> None:
    """The first two under the weights in force; two that are the same change sides instead."""
    before = pair(opened)
    opened.set_weight("burden", "2")
    assert pair(opened) != before
    selects = opened.page.locator("#decides select")
    names = named_in_marks(opened)
    chosen = [
        names[text.split(" ")[0]]
        for text in (select.locator("option:checked").inner_text() for select in selects.all())
    ]
    assert chosen == [name for _, name, _ in opened.ranking[:2]]
    one, other = (select.input_value() for select in selects.all())
    selects.first.select_option(other)
    opened.follow()
    assert [select.input_value() for select in selects.all()] == [other, one]


def test_use_is_the_choice_of_a_perspective(opened: Opened, folder: Path) -> None:
    """Both show the ranks and totals of the row; pressing again puts the stated weights back."""
    stated = opened.ranking
    row = opened.page.locator("#people tbody tr", has_text="doctor")
    said = [re.findall(r"[\d.=]+", cell) for cell in row.locator("td").all_inner_texts()]
    button = row.get_by_role("button")
    button.click()
    opened.follow()
    assert button.get_attribute("aria-pressed") == "true"
    used = opened.ranking
    assert sorted(used) != sorted(stated)
    assert used == printed(folder, opened.command)
    assert sorted([rank, total] for rank, _, total in used) == sorted(said)
    button.click()
    opened.follow()
    assert (button.get_attribute("aria-pressed"), opened.ranking) == ("false", stated)
    opened.page.locator(".choices select").first.select_option(label="doctor")
    opened.follow()
    assert (button.get_attribute("aria-pressed"), opened.ranking) == ("true", used)


def test_a_world_is_its_column_of_the_section_on_worlds(opened: Opened) -> None:
    """The same totals, option by option."""
    opened.page.locator(".choices select").nth(1).select_option(index=1)
    opened.follow()
    rows = opened.page.locator("#worlds tbody tr").first.locator("xpath=..").locator("tr").all()
    column = [re.sub("[^0-9.]", "", row.locator("td").first.inner_text()) for row in rows]
    assert sorted(total for *_, total in opened.ranking) == sorted(column)


def formulas(opened: Opened) -> list[str]:
    return opened.page.locator("#ranking .formula p").all_text_contents()


def test_formulas_are_true_and_follow(opened: Opened) -> None:
    """Shares times values are the parts, whose sum is the total, and they say where rounding
    shows."""
    stated = formulas(opened)
    assert len(stated) == len(opened.ranking) == 3
    opened.set_weight("burden", "50")
    changed = formulas(opened)
    assert changed != stated
    for formula, (_, _, shown) in zip(changed, opened.ranking, strict=True):
        terms, parts, total = formula.removesuffix(" (rounded)").split(" = ")
        assert total == shown
        adds = [number(part) for part in parts.split(" + ")]
        for term, part in zip(terms.split(" + "), adds, strict=True):
            share, value = map(number, term.split(" × "))
            assert abs(share * value / 100 - part) < Decimal("0.11")
        assert (sum(adds) == number(total)) is not formula.endswith(" (rounded)")


def test_an_unfolded_formula_stays_unfolded(opened: Opened) -> None:
    """While its row is filled in anew and changes its place, and back."""
    opened.page.locator("#ranking .formula summary").first.click()
    opened.set_weight("burden", "2")
    assert opened.page.locator("#ranking .formula[open]").count() == 1
    opened.page.locator("#bar button").click()
    opened.follow()
    assert opened.page.locator("#ranking .formula[open]").count() == 1


def test_marks_of_moves_go_while_options_are_hidden(opened: Opened) -> None:
    """A rank among fewer is no move; letters stay with their options, and areas go."""
    opened.set_weight("burden", "2")
    total = opened.page.locator("#ranking tbody").inner_text
    assert re.search("[▲▼]", total())
    letters = named_in_marks(opened)
    opened.page.locator("#weigh summary", has_text="Options in the comparison").click()
    opened.page.locator("#weigh input[type=checkbox]").nth(0).click()
    opened.follow()
    assert not re.search("[▲▼]", total())
    chips = opened.page.locator("#ranking tbody th").all_inner_texts()
    for chip in chips:
        mark, name = chip.replace("\xa0", " ").split(" ", 1)
        assert letters[mark.strip()] == name.strip()
    hidden = ({*letters} - {chip[0] for chip in chips}).pop()
    areas = opened.page.locator(".map .shares li").all_inner_texts()
    assert not [area for area in areas if area.startswith(hidden)]
    shares = [float(area.split()[-1].strip("<%")) for area in areas]
    assert abs(sum(shares) - 100) < 0.15


def test_arrows_on_the_point_of_the_triangle_move_weights_by_one(opened: Opened) -> None:
    """Up and down the first, aside the other two, with Shift by a tenth; its label says where."""
    for path, percent in (("benefit", "40"), ("burden", "30")):
        opened.set_weight(path, percent)
    before = opened.weights(*TOP)
    point = opened.page.get_by_role("application")
    for key, change in (
        ("ArrowUp", (1, None, None)),
        ("ArrowDown", (-1, None, None)),
        ("ArrowRight", (0, -1, 1)),
        ("ArrowLeft", (0, 1, -1)),
        ("Shift+ArrowRight", (0, -0.1, 0.1)),
    ):
        point.press(key)
        opened.follow()
        now = opened.weights(*TOP)
        for was, part, moved in zip(before, now, change, strict=True):
            assert moved is None or round(part - was, 9) == moved, (key, before, now)
        assert sum(round(10 * part) for part in now) == 1000
        before = now
    label = point.get_attribute("aria-label") or ""
    assert label == ", ".join(
        f"{name} {part:g}%"
        for name, part in zip(("Benefit", "Burden", "Fairness"), before, strict=True)
    )


def stretches(words: str) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Who is first from which percentage to which, as the words below a strip say."""
    if words.endswith(" first throughout"):
        yield words.removesuffix(" first throughout"), Decimal(0), Decimal(100)
        return
    for part in words.split(", "):
        found = re.fullmatch(
            r"(.*) (?:up to ([\d.]+)%|from ([\d.]+) to ([\d.]+)%|from ([\d.]+)% on)", part
        )
        assert found is not None, part
        name, up, low, high, on = found.groups()
        yield name, Decimal(low or on or 0), Decimal(up or high or 100)


def test_words_of_strips_agree_with_sensitivity_and_with_the_ranking(
    opened: Opened, folder: Path
) -> None:
    """The first place holds where `sensitivity` says, and a tenth within each end that is said,
    set by hand, the one that is named is first."""
    weights = {each["criterion"]: each for each in ran(folder, "sensitivity")["criteria"]}
    names = {each["option"]: each["name"] for each in ran(folder, "score")["ranking"]}
    leader = opened.ranking[0][1]
    assert leader in names.values()
    said = {
        box.get_attribute("data-path") or "": list(
            stretches(
                re.sub(
                    "^. ",
                    "",
                    re.sub(", . ", ", ", box.locator(".note").inner_text().replace("\xa0", " ")),
                )
            )
        )
        for box in opened.page.locator(".one-weight").all()
        if not (box.get_attribute("data-path") or "").count(".")
    }
    assert {*said} == {*TOP}
    for path, parts in said.items():
        holds = next((low, high) for name, low, high in parts if name == leader)
        low, high = (100 * Decimal(str(end)) for end in weights[path]["winner_holds"])
        assert low <= holds[0] < low + Decimal("0.1"), path
        assert high - Decimal("0.1") < holds[1] <= high, path
        for name, low, high in parts:
            for end in (low + Decimal("0.1") * (low > 0), high - Decimal("0.1") * (high < 100)):
                if low <= end <= high and end == round(end, 1):
                    opened.page.evaluate("document.querySelector('#bar button').click()")
                    opened.follow()
                    opened.set_weight(path, f"{end}")
                    ranks = [(rank.strip("="), who) for rank, who, _ in opened.ranking]
                    assert ("1", name) in ranks, (path, end)
                    assert opened.weights(path) == [float(end)]


def test_yaml_of_the_page_loads_and_ranks_as_shown(opened: Opened, tmp_path: Path) -> None:
    """Pasted into perspectives.yaml, with a perspective and weights set by hand."""
    opened.page.locator(".choices select").first.select_option(label="doctor")
    opened.set_weight("burden.cost", "55.5")
    pasted = FULL["perspectives.yaml"] + (opened.page.locator("#weigh pre").text_content() or "")
    folder = write_folder(tmp_path / "pasted", FULL | {"perspectives.yaml": pasted})
    shown = printed(folder, "belarus-options score --project . --perspective my-weights")
    assert opened.ranking == shown


def fourths(build: str, keep: str) -> dict[str, str]:
    """A project of four equal criteria and two options with these scores."""
    leaf = "{weight: 1, because: Equal., prefer: more, scale: {worst: 0, best: 100}}"
    criteria = "".join(f"  {id}: {leaf}\n" for id in ("one", "two", "three", "four"))
    return {
        "criteria.yaml": f"decision: {{title: Fourths?}}\ncriteria:\n{criteria}",
        "options/build.yaml": f"name: Build\nscores: {build}\n",
        "options/keep.yaml": f"name: Keep\nscores: {keep}\n",
    }


def test_halves_go_away_from_zero_on_the_page_as_on_the_terminal(
    browser: "Browser", tmp_path: Path
) -> None:
    """56.25 and 68.65, before and after a change to and fro; formulas have the same words too."""
    files = fourths(
        "{one: 25, two: 50, three: 75, four: 75}", "{one: 74.6, two: 50, three: 75, four: 75}"
    )
    folder = write_folder(tmp_path / "halves", files)
    page = Opened(browser, written(folder, tmp_path / "halves.html"))
    terminal = run_here("score", "--project", str(folder)).stdout
    assert all(total in terminal for total in ("68.7", "56.3"))
    before = [total for *_, total in page.ranking], formulas(page)
    page.set_weight("one", "26")
    page.set_weight("one", "25")
    assert page.page.locator("#bar").is_visible()
    assert ([total for *_, total in page.ranking], formulas(page)) == before
    assert before[0] == ["68.7", "56.3"]


@pytest.mark.parametrize(("apart", "ranks"), [("1e-10", ["=1", "=1"]), ("2e-9", ["1", "2"])])
def test_ties_are_within_a_billionth(
    apart: str, ranks: list[str], browser: "Browser", tmp_path: Path
) -> None:
    """Computed in the page, where weights were set by hand to what they are."""
    gain = Decimal(50) + 4 * Decimal(apart)
    files = fourths(
        "{one: 50, two: 50, three: 50, four: 50}",
        f"{{one: {gain:f}, two: 50, three: 50, four: 50}}",
    )
    folder = write_folder(tmp_path / "ties", files)
    page = Opened(browser, written(folder, tmp_path / "ties.html"))
    assert [rank for rank, *_ in page.ranking] == ranks
    page.set_weight("two", "26")
    page.set_weight("two", "25")
    assert page.page.locator("#bar").is_visible()
    assert [rank for rank, *_ in page.ranking] == ranks
    assert page.ranking == printed(folder, page.command)
