"""Bundles of small folders: constraints, rules of options, entries, ties, what is refused."""

from pathlib import Path

import pytest

from belarus_options.model.choices import Weighting
from belarus_options.model.problem import InputError
from belarus_options.model.settings import Settings
from belarus_options.studies.bundles import move
from belarus_options.studies.bundles.asked import BundleSettings
from belarus_options.studies.bundles.bundles import Bundles, bundles
from bundled import SMALL, first_edition, found, measured, totals
from commands import result_of, shown_here
from folders import load_files, write_folder
from models import matrix


def small(tmp_path: Path, asked: BundleSettings, text: str = "", **settings: object) -> Bundles:
    files = SMALL | ({"bundles.yaml": text} if text else {})
    project = load_files(tmp_path, files).project
    return found(project, Settings(**settings), asked)  # type: ignore[arg-type]  # by name


def refusal(tmp_path: Path, asked: BundleSettings, text: str = "") -> tuple[str, str]:
    with pytest.raises(InputError) as error:
        small(tmp_path, asked, text)
    [problem] = error.value.problems
    return problem.name, problem.message


@pytest.mark.parametrize(
    ("text", "asked", "kept"),
    [
        ("", BundleSettings(at_most=1), {"nothing", "a", "b", "c"}),
        ("", BundleSettings(at_least=3), {"a+b+c"}),
        ("", BundleSettings(included=("a",), left_out=("b",)), {"a", "a+c"}),
        ("constraints: {with: [a], at-most: 2}\n", BundleSettings(), {"a", "a+b", "a+c"}),
        ("constraints: {at-most: 1}\n", BundleSettings(at_most=3, at_least=3), {"a+b+c"}),
        (
            "constraints:\n  without: [c]\n"
            "  groups: {g: {options: [a, b], at-least: 1, at-most: 1}}\n",
            BundleSettings(),
            {"a", "b"},
        ),
        ("constraints: {budget: 3}\n", BundleSettings(), {"nothing", "a", "b", "c", "a+c"}),
        ("constraints: {budget: 3}\n", BundleSettings(budget=2.5), {"nothing", "a", "c"}),
    ],
)
def test_settings_stand_for_the_file_s_bounds_and_add_to_its_lists(
    text: str, asked: BundleSettings, kept: set[str], tmp_path: Path
) -> None:
    """Every bundle that can be, and no other."""
    assert set(totals(small(tmp_path, asked, text))) == kept


def test_options_that_are_not_kept_are_in_no_bundle(tmp_path: Path) -> None:
    """The status quo stays what is added to, kept or not."""
    assert set(totals(small(tmp_path, BundleSettings(), options=("a", "c")))) == {
        "nothing", "a", "c", "a+c",
    }  # fmt: skip


def test_named_bundles_and_the_status_quo_are_always_listed(tmp_path: Path) -> None:
    """With their own ranks, and in the order of the ranking."""
    result = small(tmp_path, BundleSettings(best=1), "bundles: {x: {options: [c, a]}}\n")
    assert [(row.rank, row.id, row.named) for row in result.listed] == [
        (1, "b", ()), (3, "nothing", ()), (7, "a+c", ("x",)),
    ]  # fmt: skip
    assert [row.is_tied for row in result.listed] == [True, True, True]


def test_a_named_bundle_that_constraints_forbid_says_which(tmp_path: Path) -> None:
    """It is no error."""
    text = "bundles: {x: {options: [a, b]}}\nconstraints: {at-most: 1, budget: 2}\n"
    [(id, why)] = small(tmp_path, BundleSettings(), text).infeasible
    assert (id, [str(c) for c in why]) == ("x", ["budget", "at-most"])


@pytest.mark.parametrize(
    ("text", "asked", "name", "said"),
    [
        ("", BundleSettings(at_least=4), "no-bundle", "at least 4"),
        ("", BundleSettings(at_least=2, budget=2), "no-bundle", "a budget of 2, at least 2"),
        ("", BundleSettings(included=("x",)), "unknown-option", "`x`"),
        ("", BundleSettings(included=("nothing",)), "bad-bundle", "status quo"),
        ("", BundleSettings(included=("a",), left_out=("a",)), "bad-constraint", "`a`"),
        ("constraints: {at-most: 1}\n", BundleSettings(at_least=2), "bad-constraint", "at least 2"),
    ],
)
def test_what_cannot_be_is_refused(
    text: str, asked: BundleSettings, name: str, said: str, tmp_path: Path
) -> None:
    """One problem that says what is asked of bundles."""
    found_name, message = refusal(tmp_path, asked, text)
    assert found_name == name
    assert said in message


def test_a_folder_without_a_status_quo_has_no_bundles() -> None:
    """They would be added to nothing."""
    with pytest.raises(InputError) as error:
        bundles(matrix([[1.0], [2.0]], [1.0]), Settings())
    assert [problem.name for problem in error.value.problems] == ["no-baseline"]


def test_more_bundles_than_are_looked_at_are_refused() -> None:
    """Twenty-one options without limits; at most two of them are few."""
    project = matrix([[float(at)] for at in range(22)], [1.0])
    options = dict(project.options)
    options["o0"] = options["o0"].model_copy(update={"role": "status-quo"})
    project = project._replace(options=options)
    with pytest.raises(InputError) as error:
        bundles(project, Settings())
    assert [problem.name for problem in error.value.problems] == ["too-many-bundles"]
    assert bundles(project, Settings(), BundleSettings(at_most=2)).feasible == 1 + 21 + 210


def test_the_rule_asked_for_is_that_of_leaves_without_their_own(tmp_path: Path) -> None:
    """It narrows no range, and the share of lesser losses is not asked."""
    result = small(tmp_path, BundleSettings(combine="worst"))
    assert totals(result)["a+b"] == 50
    row = next(row for row in result.listed if row.id == "a+b")
    assert (row.low, row.high) == (30, 80)
    assert not result.combination.is_asked
    assert {rule.name for rule in result.rules.values()} == {"worst"}


def test_sums_that_are_held_to_the_end_of_levels_say_so(tmp_path: Path) -> None:
    """All reach of a and b is more than there is."""
    files = dict(SMALL)
    files["criteria.yaml"] = files["criteria.yaml"].replace(
        "reach:\n", "reach:\n    combine: sum\n"
    )
    result = found(load_files(tmp_path, files).project)
    held = {row.id: row.held for row in result.listed if row.held}
    assert held == {"a+b": ("reach",), "b+c": ("reach",), "a+b+c": ("reach",)}


def test_a_best_bundle_that_nothing_overtakes_holds_whatever_losses_do(tmp_path: Path) -> None:
    """B alone has no lesser losses, and of those that have some none is near."""
    result = small(tmp_path, BundleSettings(included=("b",)))
    assert result.leader.id == "b"
    assert result.combination.holds_below is None


def test_shares_that_cannot_be_exact_are_drawn(tmp_path: Path) -> None:
    """Of four top criteria; the same every time, and adding up to all."""
    leaves = {f"c{at}": [1.0 if at == option else 0.2 for option in range(5)] for at in range(4)}
    project = matrix([[leaves[f"c{at}"][o] for at in range(4)] for o in range(5)], [1, 2, 3, 4])
    options = dict(project.options)
    options["o4"] = options["o4"].model_copy(update={"role": "status-quo"})
    project = project._replace(options=options)
    first, again = (bundles(project, Settings(), BundleSettings(at_most=1)) for _ in range(2))
    assert first.domination.samples == 1_000_000
    shares = [row.first or 0.0 for row in first.listed]
    assert shares == [row.first or 0.0 for row in again.listed]
    assert sum(shares) == pytest.approx(1.0, abs=1e-3)
    assert shares[0] == pytest.approx(0.25, abs=0.01)


def test_weightings_within_ranges_are_fewer_than_any() -> None:
    """No bundle is non-dominated within the ranges that is dominated under any weighting."""
    any_, near = (
        found(first_edition(), asked=BundleSettings(weighting=weighting, spread=0.2))
        for weighting in (Weighting.any, Weighting.ranges)
    )
    assert near.domination.among < any_.domination.among


def test_beyond_ten_thousand_bundles_no_step_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take long; the result says null."""
    monkeypatch.setattr(move, "MOST_MOVED", 8)
    assert found(first_edition()).move is None


def test_a_measure_that_is_scored_as_it_is_has_its_own_value(tmp_path: Path) -> None:
    """A curve's values are rounded once, for one option alone and for a bundle of it."""
    files = measured({"a": 20, "b": 30})
    files["criteria.yaml"] = files["criteria.yaml"].replace(
        "scale:", "value_function: {exponential: {midpoint: 20}}, scale:"
    )
    project = load_files(tmp_path, files).project
    result = found(project)
    alone = {row.option: row.total for row in result.ranking.ranked}
    assert {id: total for id, total in totals(result).items() if id in alone} == alone


def test_a_bound_that_forbids_a_named_bundle_is_its_reason(tmp_path: Path) -> None:
    """And an option with which the best bundle fails a bound makes no bundle that can be."""
    must = SMALL["criteria.yaml"].replace(
        "prefer: less", "prefer: less\n    must: {at-most: 1, because: No more}"
    )
    bundle = "bundles: {bad: {name: Bad, options: [b, c]}, good: {name: Good, options: [a, b]}}\n"
    folder = write_folder(tmp_path, SMALL | {"criteria.yaml": must, "bundles.yaml": bundle})
    result = result_of("bundles", cwd=folder)
    assert result["infeasible"] == [{"bundle": "bad", "because": ["must harm"]}]
    assert {row["option"]: row["feasible"] for row in result["marginal"]} == {
        "a": True, "b": True, "c": False,
    }  # fmt: skip
    text = " ".join(shown_here("bundles", cwd=folder).split())
    assert "Bad cannot be: beyond its bound on harm." in text
    free = result_of("bundles", "--include-screened", cwd=folder)
    assert free["infeasible"] == []


@pytest.mark.parametrize(("bound", "can_be"), [(1, False), (2, True)])
def test_a_bundle_between_two_levels_keeps_a_bound_by_its_value(
    bound: int, can_be: bool, tmp_path: Path
) -> None:
    """Two small harms that add up are worth 20, between the levels at 60 and at 0."""
    harm = f"prefer: less\n    combine: sum\n    must: {{at-most: {bound}, because: No more}}"
    criteria = SMALL["criteria.yaml"].replace("prefer: less", harm)
    result = found(load_files(tmp_path, SMALL | {"criteria.yaml": criteria}).project)
    assert ("a+b" in totals(result)) is can_be
