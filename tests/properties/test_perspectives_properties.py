"""What must hold of `perspectives`, whatever the weights and scores: exact rationals agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.model.project import Project
from belarus_options.studies.perspectives import Perspectives, perspectives
from belarus_options.views.commands.perspectives import perspectives_report
from exact_perspectives import BEST, GROUPS, LEAVES, ExactView, exact_parts
from models import project

Raw = dict[str, int]


@dataclass(frozen=True)
class Example:
    """Scores of some options, the weights of criteria.yaml, and those of each perspective."""

    scores: dict[str, dict[str, int]]
    stated: Raw
    views: dict[str, Raw]

    def project(self) -> Project:
        def block(path: str) -> dict[str, Any]:
            weight = {"weight": self.stated[path]}
            if path not in GROUPS:
                return {**weight, "scale": {"worst": 0, "best": BEST}}
            return {**weight, "criteria": {p.split(".")[-1]: block(p) for p in GROUPS[path]}}

        criteria = {path: block(path) for path in GROUPS[""]}
        given_views = {view: {"weights": raw} for view, raw in self.views.items()}
        return project(criteria, self.scores, perspectives=given_views)

    def exact(self) -> dict[str, ExactView]:
        """By id, as they are written."""
        return {view: ExactView(raw, self.scores) for view, raw in self.views.items()}


@st.composite
def examples(draw: st.DrawFn) -> Example:
    """1–5 options, few levels and small weights, so that ties and weights of 0 are common; groups
    below the top may weigh nothing only where their parent does."""

    def weights() -> Raw:
        found: Raw = {}
        for group, siblings in GROUPS.items():
            drawn = st.lists(st.integers(0, 3), min_size=len(siblings), max_size=len(siblings))
            is_idle = any(found[node] == 0 for node in ancestors(group))
            chosen = draw(drawn if is_idle else drawn.filter(any))
            found |= dict(zip(siblings, chosen, strict=True))
        return found

    options = [f"o{i}" for i in range(draw(st.integers(1, 5)))]
    scores = {o: {leaf: draw(st.integers(0, BEST)) for leaf in LEAVES} for o in options}
    # The files' order of perspectives is not that of their ids.
    views = {f"p{i}": weights() for i in reversed(range(draw(st.integers(1, 4))))}
    return Example(scores, weights(), views)


def ancestors(group: str) -> list[str]:
    parts = group.split(".") if group else []
    return [".".join(parts[: i + 1]) for i in range(len(parts))]


def by_option(result: Perspectives, values: Any) -> dict[str, Any]:
    return dict(zip(result.options, values.tolist(), strict=True))


@given(examples())
def test_ranks_totals_and_losses_are_those_of_exact_rationals(example: Example) -> None:
    """For every perspective; so are the option that costs nobody much, the next best of that kind,
    and whoever is dominated."""
    result, exact = perspectives(example.project()), example.exact()
    assert list(result.perspectives) == list(exact)
    losses = {
        option: {p: max(view.totals.values()) - view.totals[option] for p, view in exact.items()}
        for option in example.scores
    }
    for row, view in enumerate(exact.values()):
        assert by_option(result, result.comparison.ranks[row]) == view.ranks
        assert result.totals[row] == pytest.approx([float(t) for t in view.totals.values()])
        firsts = [option for option, rank in view.ranks.items() if rank == 1]
        lasts = [option for option, r in view.ranks.items() if r == max(view.ranks.values())]
        assert (list(result.comparison.firsts(row)), list(result.comparison.lasts(row))) == (
            firsts,
            lasts,
        )
    worst = {option: max(found.values()) for option, found in losses.items()}
    least = min(worst.values())
    assert list(result.compromise) == [option for option in worst if worst[option] == least]
    assert result.least_worst_loss == pytest.approx(float(least))
    assert (result.least_worst_loss == 0) == (least == 0)
    left = [loss for loss in worst.values() if loss != least]
    assert list(result.next_best) == [o for o in worst if left and worst[o] == min(left)]
    for option, found in losses.items():
        hit = [p for p, loss in found.items() if loss == worst[option] and loss > 0]
        assert list(result.hardest_hit(option)) == hit
        assert list(result.comparison.dominated_by(option)) == [
            other
            for other in example.scores
            if all(v.totals[other] >= v.totals[option] for v in exact.values())
            and any(v.totals[other] > v.totals[option] for v in exact.values())
        ]


@given(examples())
def test_the_rules_are_those_of_exact_rationals(example: Example) -> None:
    """W, Borda, Copeland and Kemeny from each perspective's exact totals, none of them from the
    weights of criteria.yaml."""
    result, exact = perspectives(example.project()), example.exact()
    totals = [view.totals for view in exact.values()]
    options = list(example.scores)
    strict = {(a, b): sum(t[a] > t[b] for t in totals) for a, b in permutations(options, 2)}
    ties = {(a, b): sum(t[a] == t[b] for t in totals) for a, b in permutations(options, 2)}
    others = {a: [b for b in options if b != a] for a in options}
    half = Fraction(1, 2)
    points = {a: sum(strict[a, b] + half * ties[a, b] for b in others[a]) for a in options}
    assert by_option(result, result.comparison.borda) == {a: float(p) for a, p in points.items()}
    wins = {a: sum(strict[a, b] > strict[b, a] for b in others[a]) for a in options}
    defeats = {a: sum(strict[a, b] < strict[b, a] for b in others[a]) for a in options}
    assert by_option(result, result.comparison.copeland) == {
        a: wins[a] - defeats[a] for a in options
    }
    distances = {o: sum(strict[b, a] for a, b in combinations(o, 2)) for o in permutations(options)}
    least = min(distances.values())
    optimal = [list(order) for order, distance in distances.items() if distance == least]
    assert result.comparison.kemeny is not None
    found = perspectives_report(result).result()["kemeny"]
    assert found == {"rankings": optimal[:20], "count": len(optimal), "distance": least}
    # Borda counts lie about their mean as the rank sums do.
    mean = Fraction(len(totals) * (len(options) - 1), 2)
    own = sum(
        (sum((t[a] > t[b]) + half * (t[a] == t[b]) for b in others[a]) - mean / len(totals)) ** 2
        for t in totals
        for a in options
    )
    spread = sum((p - mean) ** 2 for p in points.values())
    assert result.comparison.kendall_w == (float(spread / (len(totals) * own)) if own else None)


@given(examples())
def test_every_pair_that_disagrees_is_explained_exactly(example: Example) -> None:
    """The pairs that order two options in opposite ways, and no others; about their first options
    where they share none, else about the widest reversal; the parts are those of the definition,
    add up to the difference of the leads, and the weight named has the largest."""
    result, exact = perspectives(example.project()), example.exact()
    found = {pair.perspectives: pair for pair in result.disagreements}
    for (p, one), (q, other) in combinations(exact.items(), 2):
        reversed_pairs = [
            (a, b)
            for a, b in permutations(example.scores, 2)
            if one.lead(a, b) > 0 and other.lead(a, b) < 0
        ]
        assert ((p, q) in found) == bool(reversed_pairs)
        if not reversed_pairs:
            continue
        pair = found[p, q]
        above, below = pair.options
        firsts, others = (
            [o for o, rank in view.ranks.items() if rank == 1] for view in (one, other)
        )
        assert pair.is_about_first == (not set(firsts) & set(others))
        if pair.is_about_first:
            assert pair.options == (firsts[0], others[0])
        else:
            widths = {ab: one.lead(*ab) - other.lead(*ab) for ab in reversed_pairs}
            widest = [ab for ab, width in widths.items() if width == max(widths.values())]
            assert pair.options == min(widest)
        parts = exact_parts(one, other, above, below)
        whole = one.lead(above, below) - other.lead(above, below)
        assert sum(parts.values()) == whole
        assert pair.difference == pytest.approx(float(whole), abs=1e-9)
        assert sum(pair.parts.values()) == pytest.approx(pair.difference, abs=1e-9)
        weighed = [node for node in parts if one.local[node] != other.local[node]]
        assert list(pair.parts) == list(pair.weights) == weighed
        for node in weighed:
            assert pair.parts[node] == pytest.approx(float(parts[node]), abs=1e-9)
            expected = (float(one.local[node]), float(other.local[node]))
            assert pair.weights[node] == pytest.approx(expected)
        largest = [node for node in weighed if parts[node] == max(parts.values())]
        assert pair.criterion == largest[0]


@given(examples())
def test_disagreements_come_widest_first_and_those_about_the_first_place_before(
    example: Example,
) -> None:
    """So that the first one is the one to talk about."""
    pairs = perspectives(example.project()).disagreements
    keys = [(not pair.is_about_first, -pair.difference) for pair in pairs]
    assert keys == sorted(keys)


@given(examples(), st.randoms(use_true_random=False))
def test_the_order_of_perspectives_and_options_changes_nothing(
    example: Example, random: object
) -> None:
    """Options in another order give the same JSON to the last digit, and perspectives the same
    tables by id."""

    def shuffled(given_items: Mapping[str, Any]) -> dict[str, Any]:
        items = list(given_items.items())
        random.shuffle(items)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
        return dict(items)

    options = Example(shuffled(example.scores), example.stated, example.views)
    views = Example(example.scores, example.stated, shuffled(example.views))
    before, same, turned = (
        perspectives_report(perspectives(e.project())) for e in (example, options, views)
    )
    assert same.result() == before.result()
    assert same.answer == before.answer
    for key in ("ranks", "totals", "kendall_w", "borda", "copeland", "kemeny", "kendall_tau"):
        assert turned.result()[key] == before.result()[key]


@given(examples(), st.integers(1, 3))
def test_perspectives_alike_agree_fully(example: Example, times: int) -> None:
    """W is 1, each of them costs nobody anything by its own first choice, nobody disagrees; and no
    agreement is measured where every option ties."""
    raw = next(iter(example.views.values()))
    alike = Example(example.scores, example.stated, {f"p{i}": raw for i in range(times)})
    result = perspectives(alike.project())
    is_tied = len(set(result.comparison.ranks[0].tolist())) == 1
    assert result.comparison.kendall_w == (None if is_tied else 1.0)
    assert result.disagreements == ()
    assert result.compromise == result.comparison.firsts(0)
    assert result.least_worst_loss == 0
