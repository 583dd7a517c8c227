"""Bundles against brute force in ratios, and what a sound rule for sets must keep."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from belarus_options.model.bundles import BundlesFile
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.bundles.asked import BundleSettings
from belarus_options.studies.bundles.bundles import Bundles, bundles
from models import project as build

LEVELS = (0, 35, 60, 100)
LEAVES = ("one", "two", "sum")
EVERY = BundleSettings(best=1000)
SCALE = {str(at): {"means": f"L{at}", "value": value} for at, value in enumerate(LEVELS)}


@dataclass(frozen=True)
class Folder:
    """A random decision: two leaves of levels and one measured, and the oracle's view of it."""

    scores: dict[str, dict[str, Any]]
    rules: tuple[str | None, str | None, str | None]
    weights: tuple[int, int, int]
    keys: dict[str, dict[str, Any]]
    file: dict[str, Any]
    anchors: tuple[int, int] = (20, -5)

    @property
    def project(self) -> Project:
        leaves: dict[str, Any] = {
            "one": {"prefer": "more", "scale": SCALE},
            "two": {"prefer": "more", "scale": SCALE},
            "sum": {"scale": {"worst": self.anchors[0], "best": self.anchors[1]}},
        }
        for block, rule, weight in zip(leaves.values(), self.rules, self.weights, strict=True):
            block["weight"] = weight
            block |= {"combine": rule} if rule else {}
        made = build(leaves, self.scores, scenarios=["s"], **tupled(self.keys))
        return made._replace(bundles=BundlesFile.model_validate(tupled(self.file)))


def tupled(part: Any) -> Any:
    """What a file says, its lists as they are read."""
    if isinstance(part, dict):
        return {key: tupled(value) for key, value in part.items()}
    return tuple(map(tupled, part)) if isinstance(part, list) else part


def whole(scores: Mapping[str, Any], leaf: str, scenario: str | None) -> Fraction:
    """A value on levels, a measure elsewhere, where less is better."""
    given = scores[leaf]
    if isinstance(given, dict):
        given = given["scenarios"].get(scenario, given["value"]) if scenario else given["value"]
    return Fraction(LEVELS[given]) if leaf != "sum" else Fraction(given)


def oracle(folder: Folder, chosen: frozenset[str], scenario: str | None) -> tuple[Fraction, ...]:
    """Total, low and high of a set, by the words of the rules."""
    total, low, high = Fraction(0), Fraction(0), Fraction(0)
    everything = sum(folder.weights)
    for leaf, rule, weight in zip(LEAVES, folder.rules, folder.weights, strict=True):
        base = whole(folder.scores["quo"], leaf, scenario)
        worth = {frozenset({o}): whole(folder.scores[o], leaf, scenario) for o in chosen}
        for block in folder.file["bundles"].values():
            if leaf in block.get("scores", {}) and set(block["options"]) <= chosen:
                worth[frozenset(block["options"])] = whole(block["scores"], leaf, scenario)
        held = [s for s in worth if not any(s < other for other in worth)]
        sign = -1 if leaf == "sum" else 1
        changes = [sign * (worth[s] - base) for s in held]
        gains, losses = [c for c in changes if c > 0], [c for c in changes if c < 0]
        strongest = max([Fraction(0), *gains]) + min([Fraction(0), *losses])
        parts: dict[frozenset[str], Fraction] = {}
        for some in sorted(worth, key=len):
            within = (parts[other] for other in parts if other < some)
            parts[some] = sign * (worth[some] - base) - sum(within, Fraction(0))
        by_rule = {
            "strongest": strongest,
            "sum": sum(parts.values(), Fraction(0)),
            "best": max(changes, default=Fraction(0)),
            "worst": min(changes, default=Fraction(0)),
        }
        value = by_rule[rule or ("sum" if leaf == "sum" else "strongest")]
        ends = [value, value]
        if rule is None:
            ends = [
                max([Fraction(0), *gains]) + sum(losses),
                sum(gains) + min([Fraction(0), *losses]),
            ]
        points = []
        for change in (value, *ends):
            if leaf == "sum":
                points.append((20 - (base - change)) * 4)
            else:
                points.append(min(Fraction(100), max(Fraction(0), base + change)))
        if rule is None:
            points[1], points[2] = min(points[1], points[0]), max(points[2], points[0])
        share = Fraction(weight, everything)
        total, low, high = (
            total + share * points[0],
            low + share * points[1],
            high + share * points[2],
        )
    return total, low, high


def feasible(folder: Folder, chosen: frozenset[str]) -> bool:
    limits = folder.file["constraints"]
    cost = sum(folder.keys[o]["cost"] for o in chosen)
    return (
        all(set(folder.keys[o]["requires"]) <= chosen for o in chosen)
        and not any(set(folder.keys[o]["excludes"]) & chosen for o in chosen)
        and cost <= limits["budget"]
        and len(chosen) <= limits["at-most"]
        and all(
            g["at-least"] <= len(chosen & {*g["options"]}) <= g["at-most"]
            for g in limits["groups"].values()
        )
    )


def subsets(options: Iterable[str]) -> Iterable[frozenset[str]]:
    every = sorted(options)
    for size in range(len(every) + 1):
        yield from map(frozenset, combinations(every, size))


@st.composite
def folders(draw: st.DrawFn, most: int = 8) -> Folder:
    names = [f"o{at}" for at in range(draw(st.integers(1, most)))]
    level, measure = st.integers(0, 3), st.integers(-40, 80).map(lambda n: n / 4)

    def score(of: st.SearchStrategy[Any]) -> Any:
        value = draw(of)
        return {"value": value, "scenarios": {"s": draw(of)}} if draw(st.booleans()) else value

    def scores() -> dict[str, Any]:
        return {"one": score(level), "two": score(level), "sum": score(measure)}

    some = st.lists(st.sampled_from(names), max_size=2, unique=True)
    wide = st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True)
    keys: dict[str, dict[str, Any]] = {
        "quo": {"role": "status-quo", "requires": [], "excludes": []}
    }
    for name in names:
        others = [o for o in draw(some) if o != name]
        kind = draw(st.sampled_from(["requires", "excludes", "none"]))
        keys[name] = {
            "requires": others if kind == "requires" else [],
            "excludes": others if kind == "excludes" else [],
            "cost": draw(st.integers(0, 6)),
        }
    entries: dict[str, Any] = {}
    for at in range(draw(st.integers(0, 3)) if len(names) > 1 else 0):
        block: dict[str, Any] = {"options": draw(wide), "scores": scores()}
        leaves = draw(st.sets(st.sampled_from(["one", "two", "sum"]), min_size=1))
        block["scores"] = {leaf: block["scores"][leaf] for leaf in sorted(leaves)}
        if all(set(block["options"]) != set(b["options"]) for b in entries.values()):
            entries[f"b{at}"] = block
    group = {"options": draw(some), "at-least": 0, "at-most": draw(st.integers(0, 2))}
    rule = st.sampled_from([None, None, "strongest", "sum", "best", "worst"])
    return Folder(
        scores={name: scores() for name in ["quo", *names]},
        rules=(draw(rule), draw(rule), draw(rule)),
        weights=(draw(st.integers(1, 9)), draw(st.integers(0, 9)), draw(st.integers(0, 9))),
        keys=keys,
        file={
            "bundles": entries,
            "constraints": {
                "budget": draw(st.integers(0, 20)),
                "at-most": draw(st.integers(0, 8)),
                "groups": {"g": group},
            },
        },
    )


@settings(max_examples=60)
@given(folders(), st.sampled_from([None, "s"]))
def test_bundles_are_those_of_brute_force(folder: Folder, scenario: str | None) -> None:
    """Who can be, every total and range to the last bit, the order, and what the best hangs on."""
    result = bundles(folder.project, Settings(scenario=scenario), EVERY)
    expected = {
        "+".join(sorted(chosen)) or "quo": oracle(folder, chosen, scenario)
        for chosen in subsets(set(folder.scores) - {"quo"})
        if feasible(folder, chosen)
    }
    found = {row.id: (row.total, row.low, row.high) for row in result.listed}
    assert found == {id: tuple(map(float, three)) for id, three in expected.items()}
    costs = {id: sum(folder.keys[o].get("cost", 0) for o in id.split("+")) for id in expected}
    order = sorted(
        expected,
        key=lambda each: (
            -expected[each][0],
            costs[each],
            0 if each == "quo" else each.count("+") + 1,
            each,
        ),
    )
    assert [row.id for row in result.listed] == order
    assert [row.rank for row in result.listed] == [
        1 + sum(other[0] > expected[id][0] for other in expected.values()) for id in order
    ]


@settings(max_examples=40)
@given(folders())
def test_the_share_of_lesser_losses_is_the_least_at_which_another_is_ahead(folder: Folder) -> None:
    """Below it nobody is ahead of the first; just above it the rival is."""
    result = bundles(folder.project, Settings(), EVERY)
    found = result.combination
    share = 1.0 if found.holds_below is None else found.holds_below
    for at in (share / 3, share / 2, share):
        leads = stacked(folder, result, at)
        assert max(leads.values()) <= 1e-9
    if found.holds_below is not None and share < 1.0 - 1e-6:
        assert found.rival is not None
        leads = stacked(folder, result, share + 1e-7)
        assert leads["+".join(found.rival) or "quo"] > 0


def stacked(folder: Folder, result: Bundles, share: float) -> dict[str, float]:
    """By how much each bundle is ahead of the first with a share of the lesser losses."""
    totals = {}
    for row in result.listed:
        total = 0.0
        for leaf, rule, weight in zip(
            ("one", "two", "sum"), folder.rules, folder.weights, strict=True
        ):
            value = row.contributions[leaf]
            if rule is None and leaf != "sum":
                base = whole(folder.scores["quo"], leaf, None)
                worth = {frozenset({o}): whole(folder.scores[o], leaf, None) for o in row.options}
                for block in folder.file["bundles"].values():
                    if leaf in block["scores"] and set(block["options"]) <= {*row.options}:
                        worth[frozenset(block["options"])] = whole(block["scores"], leaf, None)
                held = [w for s, w in worth.items() if not any(s < other for other in worth)]
                changes = [float(w - base) for w in held]
                losses = [c for c in changes if c < 0]
                raw = float(base) + max([0.0, *changes]) + min([0.0, *losses])
                raw += share * (sum(losses) - min([0.0, *losses]))
                value = weight / sum(folder.weights) * max(0.0, raw)
            total += value
        totals[row.id] = total
    first = totals[result.leader.id]
    return {id: total - first for id, total in totals.items()}


# With nothing that limits them, sets are as many as they can be.
@settings(max_examples=40)
@given(folders(most=5), st.randoms(use_true_random=False))
def test_one_option_alone_is_itself_and_what_does_nothing_changes_nothing(
    folder: Folder, random: Any
) -> None:
    """A bundle of one has the option's total; beside a copy of an option, or one that does nothing,
    every bundle keeps its total, and levels stay within 0–100 unheld but for sums."""
    free = replace(
        folder,
        rules=(None, None, "strongest"),
        keys={o: {**k, "requires": [], "excludes": []} for o, k in folder.keys.items()},
        file={"bundles": {}},
    )
    plain = bundles(free.project, Settings(), EVERY)
    alone = {row.option: row.total for row in plain.ranking.ranked}
    totals = {row.id: row.total for row in plain.listed}
    assert {id: totals[id] for id in alone} == alone
    copied = random.choice(sorted(set(folder.scores) - {"quo"}))
    for model in (copied, "quo"):
        more = replace(
            free,
            scores=free.scores | {"zz": free.scores[model]},
            keys=free.keys | {"zz": {"requires": [], "excludes": [], "cost": 0}},
        )
        for row in bundles(more.project, Settings(), EVERY).listed:
            others = tuple(o for o in row.options if o != "zz")
            if "zz" in row.options and (model == "quo" or model in others):
                assert row.total == totals["+".join(others) or "quo"]
                assert not row.held


@settings(max_examples=25)
@given(folders(), st.randoms(use_true_random=False))
def test_order_of_options_entries_and_groups_changes_nothing(folder: Folder, random: Any) -> None:
    """Of files, of bundles.yaml, and within its lists."""

    def shuffled(block: dict[str, Any]) -> dict[str, Any]:
        keys = list(block)
        random.shuffle(keys)
        return {key: block[key] for key in keys}

    turned = {
        id: {**block, "options": random.sample(block["options"], len(block["options"]))}
        for id, block in shuffled(folder.file["bundles"]).items()
    }
    other = replace(
        folder,
        scores=shuffled(folder.scores),
        file={"bundles": turned, "constraints": folder.file["constraints"]},
    )
    one, two = (bundles(each.project, Settings(), EVERY) for each in (folder, other))
    strip = [replace(row, named=()) for row in one.listed]
    assert [replace(row, named=()) for row in two.listed] == strip
    assert (two.marginal, two.combination, two.move) == (one.marginal, one.combination, one.move)
    assert (two.frontier, two.prices) == (one.frontier, one.prices)
    assert two.domination.core_index == one.domination.core_index


def moved(part: Any, factor: int, shift: int, *, is_measure: bool = False) -> Any:
    """Scores and entries with every measure in other units."""
    if isinstance(part, dict):
        return {
            key: moved(value, factor, shift, is_measure=is_measure or key == "sum")
            for key, value in part.items()
        }
    is_number = is_measure and isinstance(part, int | float) and not isinstance(part, bool)
    return part * factor + shift if is_number else part


@given(folders(), st.integers(1, 9), st.integers(-50, 50))
def test_scales_that_are_shifted_and_stretched_change_no_total(
    folder: Folder, factor: int, shift: int
) -> None:
    """Measures in other units, their anchors with them: totals, ranges and ranks stay."""
    worst, best = folder.anchors
    other = replace(
        folder,
        scores=moved(folder.scores, factor, shift),
        file=moved(folder.file, factor, shift),
        anchors=(worst * factor + shift, best * factor + shift),
    )
    before, after = (bundles(f.project, Settings(), EVERY) for f in (folder, other))
    assert [(row.id, row.rank) for row in before.listed] == [
        (row.id, row.rank) for row in after.listed
    ]
    for one, two in zip(before.listed, after.listed, strict=True):
        assert (one.total, one.low, one.high) == (two.total, two.low, two.high)
