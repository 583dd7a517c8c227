"""Weights: the two ways to write one, shares of a group, local and global weights."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.model.problem import InputError
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings, weights_under
from belarus_options.model.weights import (
    WeightSetting,
    WeightValue,
    apply_weights,
    derive_weights,
    parse_weight,
    parse_weight_setting,
)
from models import project

NUMBERS = st.integers(0, 10**6).map(lambda n: n / 1000)
LEAF = {"prefer": "more", "scale": {"worst": 0, "best": 1}}


def three(*weights: float) -> Project:
    criteria = {path: {"weight": w, **LEAF} for path, w in zip("abc", weights, strict=True)}
    return project(criteria, {"one": dict.fromkeys("abc", 1)})


def local(given_project: Project, *settings: str) -> dict[str, float]:
    return derive_weights(
        given_project.tree,
        apply_weights(given_project.tree, given_project.tree.raw_weights, chosen(*settings)),
    ).local


def chosen(*settings: str) -> tuple[WeightSetting, ...]:
    pairs = [setting.split("=") for setting in settings]
    return tuple(WeightSetting(path, parse_weight_setting(number)) for path, number in pairs)


@pytest.mark.parametrize(
    ("text", "number", "is_share"),
    [
        ("50", 50, False),
        ("50%", 50, True),
        (" 2.5 % ", 2.5, True),
        ("1e1", 10, False),
        ("0", 0, False),
    ],
)
def test_a_weight_is_a_number_or_a_share(text: str, number: float, is_share: bool) -> None:
    """`50` stands beside the siblings' numbers, `50%` is a share of the group."""
    assert parse_weight(text) == WeightValue(number, is_share)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("", "not a number"),
        ("abc", "not a number"),
        ("5%%", "not a number"),
        ("0,5", "decimals take a point"),
        ("-1", "negative"),
        (".nan", "finite"),
        ("nan", "not a number"),
        ("1e999", "finite"),
        ("9" * 5000, "finite"),
        ("101%", "more than the whole"),
    ],
)
def test_what_is_no_weight_is_refused_in_a_sentence(text: str, fragment: str) -> None:
    """Negative, infinite, oversized and unreadable weights raise ValueError that says which."""
    with pytest.raises(ValueError, match=fragment):
        parse_weight(text)


@pytest.mark.parametrize("text", ["x2", "X2", "×2", "х2", "Х2", " x 2.0 "])
def test_a_factor_has_a_sign_before_it(text: str) -> None:
    """The letter of either script, small or capital, or the sign; it is written back as `x2`."""
    assert parse_weight_setting(text) == WeightValue(2, is_share=False, is_factor=True)
    assert str(parse_weight_setting(text)) == "x2"
    with pytest.raises(ValueError, match="not a number"):
        parse_weight(text)


@pytest.mark.parametrize("text", ["x", "xx2", "x-1", "x5%", "2x", "x1,5", "x1e999"])
def test_what_is_no_factor_is_refused(text: str) -> None:
    """No number, a negative one, a share, a sign behind it."""
    with pytest.raises(ValueError, match=r"number|negative|share|finite"):
        parse_weight_setting(text)


def test_a_factor_is_times_the_number_in_force() -> None:
    """a=x2 doubles 40, before shares are taken, and after what a perspective has set."""
    assert local(three(40, 35, 25), "a=x2")["a"] == pytest.approx(80 / 140)
    shared = local(three(40, 35, 25), "a=x2", "c=20%")
    assert shared == pytest.approx({"a": 0.8 * 80 / 115, "b": 0.8 * 35 / 115, "c": 0.2})
    assert local(three(40, 35, 25), "a=x0")["a"] == 0
    criteria = {path: {"weight": w, **LEAF} for path, w in zip("abc", (40, 35, 25), strict=True)}
    seen = project(
        criteria,
        {"one": dict.fromkeys("abc", 1)},
        perspectives={"p": {"name": "P", "weights": {"a": 20}}},
    )
    both = weights_under(seen, Settings(perspective="p", weights=chosen("a=x3")))
    assert both.local["a"] == pytest.approx(60 / 120)


def test_a_number_stands_beside_the_siblings_numbers() -> None:
    """risk=50 replaces the number of the file; the others keep theirs."""
    assert local(three(40, 35, 25), "a=60")["a"] == pytest.approx(60 / 120)


def test_a_share_leaves_the_rest_to_the_others_in_proportion() -> None:
    """a=50% leaves 50% to b and c, 35 to 25."""
    weights = local(three(40, 35, 25), "a=50%")
    assert weights == pytest.approx({"a": 0.5, "b": 0.5 * 35 / 60, "c": 0.5 * 25 / 60})


def test_a_share_leaves_the_rest_equally_where_the_others_are_zero() -> None:
    """With b and c at zero, a=40% leaves 30% to each."""
    assert local(three(1, 0, 0), "a=40%") == pytest.approx({"a": 0.4, "b": 0.3, "c": 0.3})


def test_the_whole_leaves_nothing_to_the_others() -> None:
    """a=100% gives the others zero."""
    assert local(three(40, 35, 25), "a=100%") == pytest.approx({"a": 1, "b": 0, "c": 0})


def test_numbers_come_before_shares_in_one_group() -> None:
    """a=50 c=20%: c has a fifth, and a and b divide the rest 50 to 35."""
    weights = local(three(40, 35, 25), "a=50", "c=20%")
    assert weights == pytest.approx({"a": 0.8 * 50 / 85, "b": 0.8 * 35 / 85, "c": 0.2})


@pytest.mark.parametrize(
    ("settings", "fragment"),
    [
        (("a=60%", "b=50%"), "add up to 110%"),
        (("a=20%", "b=20%", "c=20%"), "no sibling is left"),
        (("a=1", "a=2"), "twice"),
        (("d=1",), "not a criterion"),
    ],
)
def test_settings_that_cannot_be_are_refused(settings: tuple[str, ...], fragment: str) -> None:
    """Shares beyond the whole or short of it, a weight given twice, a path that is none."""
    with pytest.raises(InputError, match=fragment):
        local(three(40, 35, 25), *settings)


def test_a_perspective_comes_before_the_command_line() -> None:
    """criteria.yaml, then the perspective, then --weight: a later raw number stands beside the
    numbers of a group that adds up to what it did."""
    criteria = {path: {"weight": w, **LEAF} for path, w in zip("abc", (40, 35, 25), strict=True)}
    seen = project(
        criteria,
        {"one": dict.fromkeys("abc", 1)},
        perspectives={"p": {"name": "P", "weights": {"a": "30%", "b": "55%"}}},
    )
    only = weights_under(seen, Settings(perspective="p"))
    assert only.local == pytest.approx({"a": 0.3, "b": 0.55, "c": 0.15})
    both = weights_under(seen, Settings(perspective="p", weights=chosen("c=20")))
    assert both.local == pytest.approx({"a": 30 / 105, "b": 55 / 105, "c": 20 / 105})


def test_siblings_that_are_all_zero_are_refused_unless_their_parent_counts_nothing() -> None:
    """All zero is an InputError; under a parent with share 0 it means equal."""
    with pytest.raises(InputError, match="all 0"):
        local(three(0, 0, 0))
    below = {"x": {"weight": 0, **LEAF}, "y": {"weight": 0, **LEAF}}
    scores = {"one": {"a.x": 1, "a.y": 1, "b": 1}}
    idle = project({"a": {"weight": 0, "criteria": below}, "b": {"weight": 1, **LEAF}}, scores)
    assert local(idle)["a.x"] == 0.5
    busy = project({"a": {"weight": 1, "criteria": below}, "b": {"weight": 1, **LEAF}}, scores)
    with pytest.raises(InputError, match="all 0"):
        local(busy)


def test_weights_of_any_size_give_shares() -> None:
    """The largest and the smallest doubles neither overflow nor vanish."""
    assert local(three(1e100, 1e100, 5e-324))["a"] == 0.5
    assert local(three(5e-324, 5e-324, 0)) == {"a": 0.5, "b": 0.5, "c": 0.0}


@given(
    st.lists(st.integers(0, 100), min_size=3, max_size=3).filter(any),
    st.lists(st.integers(0, 50), min_size=2, max_size=2),
)
def test_shares_are_exact_to_rounding(raw: list[int], shares: list[int]) -> None:
    """After any two shares, the local weights equal those of exact rational arithmetic."""
    weights = local(three(*map(float, raw)), f"a={shares[0]}%", f"b={shares[1]}%")
    given_shares = [Fraction(share, 100) for share in shares]
    expected = [*given_shares, 1 - sum(given_shares)]
    assert [weights[path] for path in "abc"] == pytest.approx([float(x) for x in expected])
    assert math.fsum(weights.values()) == pytest.approx(1)


@given(st.tuples(NUMBERS, NUMBERS, NUMBERS).filter(any), st.integers(1, 999))
def test_weights_are_the_doubles_nearest_to_ratios_of_what_was_written(
    numbers: tuple[float, float, float], tenths: int
) -> None:
    """24 of 100 is 0.24; and so is what a share leaves the others, or a factor makes."""
    raw = [Fraction(str(number)) for number in numbers]
    assert [*local(three(*numbers)).values()] == [float(w / sum(raw)) for w in raw]
    share, others = Fraction(tenths, 1000), sum(raw[1:])
    if others:
        rest = [(1 - share) * w / others for w in raw[1:]]
        assert [*local(three(*numbers), f"a={tenths / 10}%").values()] == [
            float(share), *map(float, rest)
        ]  # fmt: skip
    if raw[0]:
        whole = raw[0] * tenths / 10 + others
        assert local(three(*numbers), f"a=x{tenths / 10}")["b"] == float(raw[1] / whole)
