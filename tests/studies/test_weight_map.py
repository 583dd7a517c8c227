"""The map of weights: its regions against exact rationals, and against the ranking itself."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.model.problem import InputError
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.weight_map import WeightMap, weight_map
from folders import FIXED_CASE
from models import matrix, project
from published import case

SCALE = {"prefer": "more", "scale": {"worst": 0, "best": 10}}


def test_first_rank_shares_and_central_weights_are_the_published_ones() -> None:
    """algo-smaa2-m3-exact (definitions of Lahdelma & Salminen 2001): first at 1/5, 9/20, 7/20 and 0
    of all weightings, round the central weights."""
    given = case("algo-smaa2-m3-exact")
    found = weight_map(matrix(given["inputs"]["scores"], [1, 1, 1], *given["inputs"]["scale"]))
    regions = {region.options[0]: region for region in found.regions}
    for row, ranks in enumerate(given["expected"]["rank_acceptability_exact"]):
        share, central = Fraction(ranks[0]), given["expected"]["central_weights_exact"][row]
        if share == 0:
            assert central is None
            assert found.never_first == (f"o{row}",)
            continue
        region = regions[f"o{row}"]
        assert region.share == pytest.approx(float(share), abs=1e-14)
        assert region.centroid == pytest.approx([float(Fraction(w)) for w in central], abs=1e-14)


def the_case() -> Project:
    return load_project(Folder(FIXED_CASE)).project


THREE_DEEP: Mapping[str, Any] = {
    "a": {"weight": 3, "criteria": {
        "x": {"weight": 2, "criteria": {"u": {"weight": 1, **SCALE}, "v": {"weight": 4, **SCALE}}},
        "y": {"weight": 1, **SCALE},
    }},
    "b": {"weight": 2, **SCALE},
    "c": {"weight": 0, **SCALE},
    "d": {"weight": 5, "criteria": {"s": {"weight": 1, **SCALE}, "t": {"weight": 1, **SCALE}}},
}  # fmt: skip
LEAVES = ("a.x.u", "a.x.v", "a.y", "b", "c", "d.s", "d.t")
DEEP_SCORES = {
    "one": (9, 2, 3, 1, 4, 6, 2),
    "two": (1, 8, 2, 7, 1, 3, 5),
    "three": (4, 4, 9, 2, 9, 5, 5),
    "four": (6, 1, 1, 9, 2, 8, 1),
    "five": (3, 3, 3, 3, 3, 3, 3),
}


def deep() -> Project:
    return project(
        THREE_DEEP,
        {name: dict(zip(LEAVES, row, strict=True)) for name, row in DEEP_SCORES.items()},
    )


def leaders_at(
    subject: Project, criteria: Sequence[str], global_weights: Sequence[float]
) -> list[str]:
    """Who is first where the three have these shares, through the settings of a command line."""
    settings = Settings(
        weights=tuple(
            WeightSetting(path, WeightValue(100 * weight, True))
            for path, weight in zip(criteria, global_weights, strict=True)
        )
    )
    return [row.option for row in rank(subject, settings).leaders]


@pytest.mark.parametrize("criteria", [("d", "a", "b"), ("a", "b", "c"), ("c", "d", "b")])
def test_points_of_a_region_rank_its_option_first(criteria: tuple[str, str, str]) -> None:
    """Weights drawn from each region, set as a user would set them, put its options first; the
    criteria that are not shown keep their shares by themselves."""
    subject = deep()
    found = weight_map(subject, criteria=criteria)
    random = np.random.default_rng(1)
    assert len(found.regions) > 1
    for region in found.regions:
        parts = random.dirichlet(np.ones(len(region.corners)), 8)
        for point in [*(parts @ np.array(region.corners)), region.centroid]:
            first, second, third = point
            set_to = found.weights((first, second, third))
            assert leaders_at(subject, criteria, set_to) == list(region.options)


def test_both_options_of_a_border_lead_along_it() -> None:
    """At its ends and in its middle the two are at rank 1, tied."""
    subject = the_case()
    found = weight_map(subject)
    assert found.borders
    for border in found.borders:
        pair = {found.regions[index].options[0] for index in border.regions}
        for part in (0.0, 0.3, 1.0):
            ends = zip(border.start, border.end, strict=True)
            first, second, third = (a + part * (b - a) for a, b in ends)
            point = found.weights((first, second, third))
            assert pair <= set(leaders_at(subject, found.criteria, point))


@pytest.mark.parametrize("given", [(1, 1, 1), (5, 3, 2), (0, 1, 9), (1, 0, 0), (7, 7, 1)])
def test_the_weights_in_force_lie_in_the_leaders_region(given: tuple[int, int, int]) -> None:
    """On its rim where leaders tie, else within."""
    subject = matrix([[8, 3, 5], [4, 9, 6], [6, 6, 7], [5, 7, 3]], given, 0, 10)
    found = weight_map(subject)
    leader = found.ranking.leaders[0].option
    at_today = found.totals @ np.array(found.in_force)
    assert found.ranking.options[int(at_today.argmax())] == leader
    assert at_today == pytest.approx(found.ranking.totals)


def test_order_of_the_criteria_is_the_order_of_the_corners() -> None:
    """Naming the same three otherwise turns the triangle and changes no share."""
    subject = the_case()
    one, other = weight_map(subject), weight_map(subject, criteria=["ethics", "risk", "leverage"])
    assert other.criteria == ("ethics", "risk", "leverage")
    assert other.fixed == {}
    for region, turned in zip(one.regions, other.regions, strict=True):
        assert region.options == turned.options
        assert turned.share == pytest.approx(region.share, abs=1e-14)
        first, second, third = region.centroid
        assert turned.centroid == pytest.approx((third, first, second), abs=1e-12)


def test_identical_options_share_a_region_and_noise_makes_none() -> None:
    """Options that differ by less than totals can tie are the same; one that is a mean of two is
    first only where they tie."""
    rows: list[list[float]] = [[1, 0, 0], [1 + 1e-13, 0, 0], [0, 1, 0], [0.5, 0.5, 0], [0, 0, 0.1]]
    found = weight_map(matrix(rows, [1, 1, 1]))
    named = [region.options for region in found.regions]
    assert ("o0", "o1") in named
    assert found.tied_only == ("o3",)
    assert found.never_first == ()


@pytest.mark.parametrize("rows", [[[3, 1, 2]], [[4, 4, 4], [4, 4, 4], [4, 4, 4]]])
def test_one_option_or_equal_ones_have_the_whole_triangle(rows: list[list[int]]) -> None:
    """One region, no border, nobody left out."""
    found = weight_map(matrix(rows, [1, 1, 1], 0, 10))
    assert [region.share for region in found.regions] == [1.0]
    assert found.regions[0].options == tuple(f"o{row}" for row in range(len(rows)))
    assert found.regions[0].corners == ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    assert (found.borders, found.tied_only, found.never_first) == ((), (), ())


def test_values_beyond_the_anchors_are_drawn_as_any_others() -> None:
    """The lines are where the totals are equal, however far outside 0–100."""
    found = weight_map(matrix([[30, -20, 0], [-5, 40, 0]], [1, 1, 1], 0, 10))
    [border] = found.borders
    for end in (border.start, border.end):
        assert found.totals[0] @ np.array(end) == pytest.approx(found.totals[1] @ np.array(end))
    assert sum(region.share for region in found.regions) == pytest.approx(1)


def test_a_thousand_options_on_a_cap_have_a_thousand_regions() -> None:
    """As many regions as there can be still cover the triangle, with as many lines as a plane map
    of them can have at most."""
    random = np.random.default_rng(2)
    rows = np.abs(random.normal(size=(1000, 3)))
    rows /= np.linalg.norm(rows, axis=1)[:, np.newaxis]
    found = weight_map(matrix(rows.tolist(), [1, 1, 1]))
    assert len(found.regions) > 950
    assert sum(region.share for region in found.regions) == pytest.approx(1, abs=1e-9)
    assert len(found.regions) <= len(found.borders) <= 3 * len(found.regions) - 6


def perspectives_on(blocks: Mapping[str, Any]) -> WeightMap:
    subject = project(
        THREE_DEEP,
        {name: dict(zip(LEAVES, row, strict=True)) for name, row in DEEP_SCORES.items()},
        perspectives={name: {"weights": weights} for name, weights in blocks.items()},
    )
    return weight_map(subject, criteria=["a", "b", "c"])


def test_a_perspective_lies_where_its_weights_are() -> None:
    """It is on the map where it changes nothing else, and marked where it does: by another share
    of the rest, or by other weights below one of the three."""
    found = perspectives_on(
        {
            "same": {"a": 1, "b": 3, "c": 1},
            "rest": {"d": "90%"},
            "below": {"a.x": 5},
            "nothing": {"d": "100%"},
            "above": {"a": 4, "b": 1, "c": 0, "a.x": 8, "a.y": 4},
        }
    )
    by_name = {placed.perspective: placed for placed in found.placed_perspectives}
    assert by_name["same"].weights == pytest.approx((0.1, 0.3, 0.1))
    assert by_name["same"].point == pytest.approx((0.2, 0.6, 0.2))
    assert by_name["rest"].weights == pytest.approx((0.06, 0.04, 0.0))
    assert by_name["rest"].point == pytest.approx((0.6, 0.4, 0.0))
    assert by_name["nothing"].point is None
    on_map = {name for name, placed in by_name.items() if placed.is_on_map}
    assert on_map == {"same", "above"}


def test_a_perspective_knows_who_is_first_by_its_weights_and_on_the_map() -> None:
    """The first as `score` has it with that perspective; the second as with its shares of the three
    alone."""
    blocks = {"rest": {"d": "90%"}, "below": {"a.x": 50}, "same": {"a": 1, "b": 3, "c": 1}}
    found = perspectives_on(blocks)
    for placed in found.placed_perspectives:
        own = rank(found.ranking.project, Settings(perspective=placed.perspective))
        assert list(placed.first) == sorted(row.option for row in own.leaders)
        assert placed.point is not None
        there = found.weights(placed.point)
        assert list(placed.first_there) == leaders_at(deep(), found.criteria, there)
        assert not (placed.is_on_map and placed.differs)
    assert any(placed.differs for placed in found.placed_perspectives)


REFUSED: dict[str, tuple[list[str] | None, str, str]] = {
    "none chosen of four": (None, "bad-criteria", "`$criteria A,B,C`"),
    "two": (["a", "b"], "bad-criteria", "`a`, `b`, `c`, `d`"),
    "four": (["a", "b", "c", "d"], "bad-criteria", "write three of"),
    "twice": (["a", "b", "a"], "bad-criteria", "three different"),
    "not on top": (["a", "b", "d.s"], "bad-criteria", "choose three"),
    "unknown": (["a", "b", "e"], "unknown-criterion", "`$weights`"),
    "empty": (["a", "b", ""], "bad-criteria", "write three of"),
}


@pytest.mark.parametrize(("criteria", "name", "help"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_three_top_criteria_is_refused_with_what_is_allowed(
    criteria: list[str] | None, name: str, help: str
) -> None:
    """Whatever is wrong with the choice, the answer says what can be chosen."""
    with pytest.raises(InputError) as refused:
        weight_map(deep(), criteria=criteria)
    [problem] = refused.value.problems
    assert problem.name == name
    assert help in problem.help


def test_all_that_is_wrong_with_a_choice_is_said_at_once() -> None:
    """An unknown one, one below the top, and one twice."""
    with pytest.raises(InputError) as refused:
        weight_map(deep(), criteria=["a", "a", "d.s", "nobody"])
    messages = [problem.message for problem in refused.value.problems]
    assert messages == [
        "`a` is named twice",
        "`d.s` is not a top criterion",
        "`nobody` is not a criterion",
    ]


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_than_three_top_criteria_have_no_triangle(count: int) -> None:
    """The way out is the study that varies one weight."""
    with pytest.raises(InputError) as refused:
        weight_map(matrix([[1.0] * count, [0.0] * count], [1] * count))
    [problem] = refused.value.problems
    assert problem.name == "bad-criteria"
    assert "`$sensitivity`" in problem.help


def test_three_without_any_weight_are_refused() -> None:
    """All points of their triangle would be the same weights."""
    subject = matrix([[1, 2, 3, 4], [4, 3, 2, 1]], [0, 0, 0, 1], 0, 10)
    with pytest.raises(InputError) as refused:
        weight_map(subject, criteria=["c0", "c1", "c2"])
    [problem] = refused.value.problems
    assert problem.name == "zero-weights"
    assert "$weight c0=10%" in problem.help


def test_the_way_out_of_three_without_weight_leads_out() -> None:
    """With the setting that the error proposes, there is a map."""
    subject = matrix([[1, 2, 3, 4], [4, 3, 2, 1]], [0, 0, 0, 1], 0, 10)
    settings = Settings(weights=(WeightSetting("c0", WeightValue(10.0, True)),))
    found = weight_map(subject, settings, ["c0", "c1", "c2"])
    assert found.joint == pytest.approx(0.1)
    assert found.in_force == (1, 0, 0)


def test_settings_shape_the_map() -> None:
    """Options left out are not on it; weights below the top move its lines; those of the top move
    its point alone."""
    subject = the_case()
    plain = weight_map(subject)
    fewer = weight_map(subject, Settings(options=("cut-ties", "status-quo")))
    assert {option for region in fewer.regions for option in region.options} <= {
        "cut-ties",
        "status-quo",
    }
    below = Settings(weights=(WeightSetting("leverage.access", WeightValue(90.0, True)),))
    assert weight_map(subject, below).regions != plain.regions
    top = Settings(weights=(WeightSetting("ethics", WeightValue(50.0, True)),))
    moved = weight_map(subject, top)
    assert moved.in_force[2] == pytest.approx(0.5)
    for region, same in zip(plain.regions, moved.regions, strict=True):
        assert region.share == pytest.approx(same.share, abs=1e-12)
