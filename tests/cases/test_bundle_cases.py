"""Bundles: small folders worked out by hand, and the case's first edition in exact ratios."""

import json
from pathlib import Path

import pytest

from belarus_options.model.choices import Weighting
from belarus_options.model.problem import InputError
from belarus_options.model.settings import Settings
from belarus_options.studies.bundles.asked import AS_IN_THE_FILE, BundleSettings, Constraint
from belarus_options.studies.bundles.bundles import Bundles
from bundled import FIRST_EDITION, SMALL, first_edition, found, measured, ranges, totals
from folders import load_files

CASES = Path(__file__).parent
ATTACHE, TRAINING, TIES, RESTART = "defense-attache", "cbrne-training", "cut-ties", "spp-restart"
BOTH = "cbrne-training+defense-attache"


def small(tmp_path: Path, asked: BundleSettings = AS_IN_THE_FILE, **files: str) -> Bundles:
    """The small folder's bundles, with further files by their stems."""
    more = {f"{stem}.yaml": text for stem, text in files.items()}
    return found(load_files(tmp_path, SMALL | more).project, asked=asked)


def case(asked: BundleSettings = AS_IN_THE_FILE, **settings: str) -> Bundles:
    return found(first_edition(), Settings(**settings), asked)  # type: ignore[arg-type]  # names


def stated(tmp_path: Path) -> Bundles:
    """The case with `combine: strongest` on the five leaves whose definitions decide."""
    files = {
        path.relative_to(FIRST_EDITION).as_posix(): path.read_text(encoding="utf-8")
        for path in FIRST_EDITION.rglob("*.yaml")
    }
    text = files["criteria.yaml"]
    for leaf in ("escalation", "regime-reading", "diversion", "ceded-field", "competition"):
        assert text.count(f"      {leaf}:\n") == 1
        text = text.replace(f"      {leaf}:\n", f"      {leaf}:\n        combine: strongest\n")
    return found(load_files(tmp_path, files | {"criteria.yaml": text}).project)


# --- the small folder


def test_the_small_folder_has_the_totals_worked_out_by_hand(tmp_path: Path) -> None:
    """Largest gain and largest loss on each leaf; of those that tie the cheaper comes first."""
    result = small(tmp_path)
    assert totals(result) == {
        "b": 80, "a+b": 80, "a": 50, "nothing": 50, "b+c": 50, "a+b+c": 50, "c": 20, "a+c": 20,
    }  # fmt: skip
    assert [(row.id, row.rank, row.is_tied) for row in result.listed[:3]] == [
        ("b", 1, True), ("a+b", 1, True), ("nothing", 3, True),
    ]  # fmt: skip


def test_ranges_lie_between_overlap_and_addition(tmp_path: Path) -> None:
    """Held to the ends of levels; one option alone and nothing have none."""
    assert ranges(small(tmp_path)) == {"a+b": (60, 80), "a+c": (20, 40)}


def test_an_explicit_score_holds_in_every_bundle_that_contains_its_set(tmp_path: Path) -> None:
    """There its options count as one member."""
    result = small(tmp_path, bundles="bundles: {ab: {options: [a, b], scores: {harm: 0}}}\n")
    found = totals(result)
    assert (found["a+b"], found["a+b+c"]) == (100, 50)
    explicit = {row.id: row.explicit for row in result.listed}
    assert explicit["a+b+c"] == {"harm": ("a+b",)}
    assert explicit["a+c"] == {}


def test_the_frontier_and_the_price_of_a_budget(tmp_path: Path) -> None:
    """What is no better for more is not on it, and the budget is looked away from."""
    result = small(tmp_path, BundleSettings(budget=2))
    assert result.frontier is not None
    points = [(p.at, p.options, p.within_budget) for p in result.frontier.points]
    assert points == [(0, (), True), (3, ("b",), False)]
    assert totals(result) == {"nothing": 50, "a": 50, "c": 20}
    assert [row.id for row in result.best] == ["nothing", "a"]
    assert [(str(p.constraint), p.price) for p in result.prices] == [("budget", 30)]


# --- sums, rules and measures


def test_on_sums_what_wholes_differ_by_from_their_parts_adds_up(tmp_path: Path) -> None:
    """10, 20 and 5 with a+b = 50: all three are 55; with b+c = 10 too, 40."""
    values = {"a": 10, "b": 20, "c": 5}
    one = "bundles: {ab: {options: [a, b], scores: {gain: 50}}"
    for text, expected in (
        (one + "}\n", 55),
        (one + ", bc: {options: [b, c], scores: {gain: 10}}}\n", 40),
    ):
        files = measured(values, text, worst=0, best=100, combine="sum")
        assert totals(found(load_files(tmp_path, files).project))["a+b+c"] == expected


@pytest.mark.parametrize(("rule", "total"), [("strongest", 60), ("best", 80), ("worst", 30)])
def test_a_gain_of_thirty_and_a_loss_of_twenty_from_fifty(
    rule: str, total: float, tmp_path: Path
) -> None:
    """By the rule that the leaf states, and then without a range."""
    scale = ", ".join(
        f"{at}: {{means: L{at}, value: {v}}}" for at, v in enumerate((0, 30, 50, 80, 100))
    )
    files = {
        "criteria.yaml": (
            "decision: {title: T}\n"
            f"criteria: {{it: {{prefer: more, combine: {rule}, scale: {{{scale}}}}}}}\n"
        ),
        "options/nothing.yaml": "role: status-quo\nscores: {it: 2}\n",
        "options/up.yaml": "scores: {it: 3}\n",
        "options/down.yaml": "scores: {it: 1}\n",
    }
    result = found(load_files(tmp_path, files).project)
    assert totals(result)["down+up"] == total
    assert ranges(result) == {}


def test_measures_add_up_beyond_their_anchors(tmp_path: Path) -> None:
    """Costs of 20 and 40 are 60, worth −20; if they overlap, 40, worth 20."""
    result = found(load_files(tmp_path, measured({"a": 20, "b": 40})).project)
    row = next(row for row in result.listed if row.id == "a+b")
    assert (row.total, row.low, row.high, row.beyond_anchors) == (-20, -20, 20, ("gain",))


# --- the case


def test_the_case_has_the_totals_and_the_range_of_exact_ratios() -> None:
    """Nine bundles can be; the doubles are the nearest to ratios of whole numbers."""
    result = case()
    assert result.feasible == 9
    assert list(totals(result).values()) == [
        309491 / 5000, 60.04, 55.917, 50.1586, 48.4258, 47.944, 47.4986, 46.642, 45.7658,
    ]  # fmt: skip
    assert result.listed[3].options == (TRAINING, ATTACHE, RESTART)
    assert (result.leader.low, result.leader.high) == (55.027, 75.4262)


def test_the_case_s_best_bundle_holds_while_27_percent_of_the_losses_come_on_top() -> None:
    """Then the attaché alone is ahead."""
    found = case().combination
    assert found.holds_below == 3097 / 11452
    assert found.rival == (ATTACHE,)


def test_rules_stated_on_five_leaves_narrow_the_range(tmp_path: Path) -> None:
    """What is left hangs on the others."""
    result = stated(tmp_path)
    assert (result.leader.low, result.leader.high) == (56.851, 65.3182)
    assert result.combination.holds_below == 3097 / 8412


def test_what_each_option_adds_or_costs() -> None:
    """Cutting ties is excluded by the attaché, and is said all the same."""
    changes = {m.option: (m.change, m.feasible) for m in case().marginal}
    assert changes == {
        ATTACHE: (-5.9812, True), TRAINING: (-1.8582, True), RESTART: (-11.7396, True),
        TIES: (1.302, False),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("weighting", "count", "index"),
    [(Weighting.any, 5, (3, 2, 1, 1)), (Weighting.order, 3, (3, 2, 1, 0))],
)
def test_the_core_index_of_the_case(
    weighting: Weighting, count: int, index: tuple[int, ...]
) -> None:
    """Of five bundles that nothing beats under any weighting, three under those of the order."""
    region = case(BundleSettings(weighting=weighting)).domination
    assert region.rows is not None
    assert len(region.rows) == count
    wanted = {
        option: of / count
        for option, of in zip((ATTACHE, TRAINING, RESTART, TIES), index, strict=True)
    }
    if weighting is Weighting.any:
        wanted |= {RESTART: 1 / 5, TIES: 1 / 5}
    assert region.core_index == wanted


def test_the_shares_of_weightings_under_which_each_bundle_is_first() -> None:
    """Exact, and adding up to all."""
    result = case()
    shares = {row.id: round(row.first, 4) for row in result.listed if row.first}
    assert shares == {
        BOTH: 0.4820, TIES: 0.2762, ATTACHE: 0.1857, f"{BOTH}+{RESTART}": 0.0560,
    }  # fmt: skip
    assert sum(row.first or 0.0 for row in result.listed) == pytest.approx(1.0, abs=1e-12)
    assert result.domination.samples is None


def test_the_one_step_that_undoes_the_case_s_best_bundle() -> None:
    """The training's escalation at 2 puts the attaché alone ahead by 2.0938."""
    move = case().move
    assert move is not None
    assert (move.option, move.criterion, move.stated, move.to) == (
        TRAINING, "risk.escalation", 1, 2,
    )  # fmt: skip
    assert (move.rival, move.ahead_by) == ((ATTACHE,), 2.0938)


@pytest.mark.parametrize(
    ("asked", "constraint", "price"),
    [
        (BundleSettings(at_most=1), Constraint("at-most"), 1.8582),
        (BundleSettings(included=(RESTART,)), Constraint("with", (RESTART,)), 11.7396),
        (BundleSettings(left_out=(ATTACHE,)), Constraint("without", (ATTACHE,)), 5.9812),
    ],
)
def test_the_price_of_a_constraint(
    asked: BundleSettings, constraint: Constraint, price: float
) -> None:
    """By how much the best total is lower with it."""
    [found] = case(asked).prices
    assert (found.constraint, found.price) == (constraint, price)
    assert found.best == ((TRAINING, ATTACHE),)


def test_what_each_perspective_would_choose() -> None:
    """Four choose the attaché with the training, three cutting ties."""
    chosen = {
        id: (result.leader.id, round(result.leader.total, 1))
        for id in first_edition().perspectives
        for result in [case(perspective=id)]
    }
    together = {id: total for id, (bundle, total) in chosen.items() if bundle == BOTH}
    assert together == {
        "defense-planner": 58.7, "eucom": 64.7, "lithuania-and-poland": 60.0,
        "escalation-skeptic": 72.9,
    }  # fmt: skip
    apart = sorted(total for bundle, total in chosen.values() if bundle == TIES)
    assert apart == [59.6, 62.8, 77.1]


def test_what_waiting_is_worth_and_what_the_later_part_adds(tmp_path: Path) -> None:
    """The attaché now, the rest where the climate allows it."""
    files = {
        path.relative_to(FIRST_EDITION).as_posix(): path.read_text(encoding="utf-8")
        for path in FIRST_EDITION.rglob("*.yaml")
    }
    rest = f"[{TRAINING}, {RESTART}]"
    files["bundles.yaml"] = (
        f"bundles: {{article: {{options: [{ATTACHE}],"
        f" later: {{regime-balances: {rest}, transition: {rest}}}}}}}\n"
    )
    [course] = found(load_files(tmp_path, files).project).later
    worlds = ("moscow-takes-control", "regime-balances", "standoff", "transition")
    assert [course.totals[world] for world in worlds] == [38.174, 61.3078, 54.776, 76.1978]
    assert course.waiting_is_worth is not None
    assert [course.waiting_is_worth[world] for world in worlds] == [4.328, 0, 11.883, 0]
    assert [course.later_part_adds[world] for world in worlds] == [0, -9.1822, 0, -6.8058]


def test_what_cannot_hold_together_is_named() -> None:
    """The exclusion and the two options that were asked for, and no more."""
    with pytest.raises(InputError) as error:
        case(BundleSettings(included=(TIES, ATTACHE)))
    [problem] = error.value.problems
    assert problem.name == "no-bundle"
    assert problem.message.count("`") == 8
    assert f"`{TIES}` excludes `{ATTACHE}`" in problem.message


# --- published


def test_the_efficient_portfolios_of_four_projects(tmp_path: Path) -> None:
    """Lourenço, Morton & Bana e Costa 2012 (PROBE), section 2, Table 1 and Figs 1–2: seven are
    efficient, five of them convex, and the best by budget is as printed."""
    given = json.loads((CASES / "app-portfolio-probe-4-projects.json").read_text(encoding="utf-8"))
    items, expected = given["inputs"]["items"], given["expected"]
    files = measured({f"p{id}": item["value"] for id, item in items.items()}, worst=0, best=12)
    for id, item in items.items():
        files[f"options/p{id}.yaml"] += f"cost: {item['cost']}\n"
    project = load_files(tmp_path, files).project
    result = found(project)
    assert result.feasible == expected["feasible_portfolios"]
    assert result.frontier is not None
    points = result.frontier.points
    names = [[id.removeprefix("p") for id in p.options] for p in points]
    assert sorted(names) == sorted(expected["efficient"])
    convex = [name for name, p in zip(names, points, strict=True) if p.convex]
    assert sorted(convex) == sorted(expected["convex_efficient"])
    for budget, best in expected["optimal_by_budget"].items():
        chosen = found(project, asked=BundleSettings(budget=float(budget))).leader.options
        assert [id.removeprefix("p") for id in chosen] == best


def test_a_portfolio_with_synergies_has_every_best_one(tmp_path: Path) -> None:
    """Enumeration, brute force and HiGHS agree: 27 can be, and two reach 16.5. The synergy of 0 and
    3 is that of 0, 1 and 3, since 0 requires 1."""
    given = json.loads((CASES / "algo-portfolio-small.json").read_text(encoding="utf-8"))
    inputs, expected = given["inputs"], given["expected"]
    values = inputs["value"]
    (some, more), (others, less) = inputs["synergies"]
    assert (some, others, inputs["requires"]) == ([0, 3], [1, 5], [[0, 1]])
    whole = values[0] + values[1] + values[3] + more
    text = f"""\
bundles:
  first: {{options: [o0, o1, o3], scores: {{gain: {whole}}}}}
  second: {{options: [o1, o5], scores: {{gain: {values[1] + values[5] + less}}}}}
constraints:
  budget: {inputs["budget"][0]}
  at-most: {inputs["max_size"]}
  groups: {{some: {{options: [o0, o2, o4], at-most: 2}}}}
"""
    files = measured(
        {f"o{at}": v for at, v in enumerate(values)}, text, worst=0, best=100, combine="sum"
    )
    for at, [cost] in enumerate(inputs["cost"]):
        files[f"options/o{at}.yaml"] += f"cost: {cost}\n"
    files["options/o0.yaml"] += "requires: [o1]\n"
    files["options/o2.yaml"] += "excludes: [o4]\n"
    result = found(load_files(tmp_path, files).project)
    assert result.feasible == expected["feasible_count"]
    best = [tuple(f"o{at}" for at in bundle) for bundle in expected["all_best"]]
    assert [row.options for row in result.best] == best
    assert result.leader.total == expected["best_value"]
    top = [row.total for row in result.listed[:5]]
    assert top == [value for value, _ in expected["top5"]]
