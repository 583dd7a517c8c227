"""Shares: what `50%` is, which of them add up, and a group of them after one is set."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from belarus_options.model.shares import Probability, Share, ShareOrNumber, add_up, set_shares


def shares(*written: str) -> dict[str, Share]:
    """Shares as they are written, called a, b, c and so on."""
    adapter: TypeAdapter[Any] = TypeAdapter(ShareOrNumber)
    return {chr(97 + i): adapter.validate_python(f"{text}%") for i, text in enumerate(written)}


def test_a_share_is_the_nearest_double_and_keeps_its_last_digit() -> None:
    """A weight is in percent and a probability in parts of 1, each with the digits it has."""
    [weight] = shares("33.30").values()
    assert (weight, weight.decimals) == (33.3, 2)
    adapter: TypeAdapter[Any] = TypeAdapter(Probability)
    probability = adapter.validate_python(" 0.70 % ")
    assert (probability, probability.decimals) == (0.007, 4)
    assert 0.7 / 100 != 0.007


@pytest.mark.parametrize("number", [0, 0.25, 1])
def test_a_number_is_no_share(number: float) -> None:
    """What has no percent sign stays a number, which says nothing of a group."""
    assert not isinstance(TypeAdapter(ShareOrNumber).validate_python(number), Share)


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        (("50", "50"), True),
        (("33", "33", "33"), True),
        (("34", "34", "34"), False),
        (("33.3", "33.3", "33.3"), True),
        (("33.30", "33.3", "33.3"), False),
        (("33", "66"), True),
        (("33", "65"), False),
        (("99",), False),
        (("99.5",), False),
        (("14.3",) * 7, True),
        (("0.1",) * 10, False),
    ],
)
def test_shares_add_up_within_half_a_last_digit_each(written: tuple[str, ...], fits: bool) -> None:
    """Of n shares the sum is off by at most n halves of the finest last digit."""
    assert add_up(shares(*written).values(), 100) is fits


@pytest.mark.parametrize(
    ("written", "changed", "expected"),
    [
        (("38", "38", "24"), {"c": 50.0}, ("25", "25", "50")),
        (("38", "38", "24"), {"a": 39.0}, ("39", "37", "24")),
        (("38", "38", "24"), {"a": 38.5}, ("38.5", "37.7", "23.8")),
        (("33.3", "33.3", "33.3"), {"a": 50.0}, ("50.0", "25.0", "25.0")),
        (("50", "50"), {"a": 100.0}, ("100", "0")),
        (("100", "0", "0"), {"a": 40.0}, ("40", "30", "30")),
        (("90", "9", "1"), {"a": 99.0}, ("99.0", "0.9", "0.1")),
        (("20", "30", "50"), {"a": 10.0, "b": 10.0}, ("10", "10", "80")),
        (("20", "30", "50"), {"a": 30.0, "b": 30.0, "c": 40.0}, ("30", "30", "40")),
    ],
)
def test_the_siblings_of_a_share_that_is_set_divide_the_rest(
    written: tuple[str, ...], changed: dict[str, float], expected: tuple[str, ...]
) -> None:
    """They keep their proportions and the group's digits, and none above 0 becomes 0."""
    result = set_shares(shares(*written), changed)
    assert tuple(f"{share:.{share.decimals}f}" for share in result.values()) == expected


@given(
    st.lists(st.integers(0, 1000), min_size=2, max_size=12),
    st.integers(0, 1000),
    st.integers(0, 2),
)
def test_shares_that_are_set_add_up_as_written(parts: list[int], first: int, finer: int) -> None:
    """The decimals of the group add up to 100 exactly, and what was given is there (hypothesis)."""
    stated = {f"c{i}": Share(part / 10, 1) for i, part in enumerate(parts)}
    wanted = first / 10 / 10**finer
    result = set_shares(stated, {"c0": wanted})
    [decimals] = {share.decimals for share in result.values()}
    assert sum(round(share * 10**decimals) for share in result.values()) == 100 * 10**decimals
    assert result["c0"] == pytest.approx(wanted, abs=1e-12)
