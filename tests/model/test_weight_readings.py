"""Raw numbers that can be read as shares."""

import pytest

from belarus_options.model.weight_readings import Reading, reading, set_numbers
from belarus_options.model.weights import WeightSetting, apply_weights, parse_weight_setting
from models import project

LEAF = {"prefer": "more", "scale": {"worst": 0, "best": 1}}


def readings(numbers: tuple[float, ...], *given: str) -> list[Reading]:
    """What is read in settings of a group of such numbers."""
    criteria = {path: {"weight": w, **LEAF} for path, w in zip("abc", numbers, strict=True)}
    tree = project(criteria, {"one": dict.fromkeys("abc", 1)}).tree
    pairs = [text.split("=") for text in given]
    settings = [WeightSetting(path, parse_weight_setting(number)) for path, number in pairs]
    after = apply_weights(tree, tree.raw_weights, settings)
    return [found for _, found in set_numbers(tree, settings, tree.raw_weights, after)]


def test_a_number_in_a_group_that_was_a_hundred_has_two_readings() -> None:
    """48 beside 38 and 38 is 38.7%; that of 48% was meant by it, if it was one."""
    (found,) = readings((24, 38, 38), "a=48")
    assert tuple(found) == ("a", 48, pytest.approx(48 / 124), 48)
    assert [each.path for each in readings((24, 38, 38), "a=48", "b=30")] == ["a", "b"]


def test_a_number_far_below_its_siblings_is_read_as_a_part_of_one() -> None:
    """Whatever they add up to; it is below a hundredth of the largest."""
    (found,) = readings((5, 300, 20), "a=0.7")
    assert tuple(found) == ("a", 0.7, pytest.approx(0.7 / 320.7), 70)
    assert readings((5, 300, 20), "a=3") == []


@pytest.mark.parametrize(
    "given",
    [
        ("a=24.01",),
        ("a=22", "b=40"),
        ("a=48%",),
        ("a=x2",),
        ("a=0",),
        ("a=150",),
    ],
)
def test_what_has_one_reading_is_left_alone(given: tuple[str, ...]) -> None:
    """Rounding, numbers that are a hundred together, shares, factors, none, more than the whole."""
    assert readings((24, 38, 38), *given) == []


def test_numbers_that_never_were_percentages_are_left_alone() -> None:
    """A group of 3, 2 and 1 has no shares to be taken for."""
    assert readings((3, 2, 1), "a=2") == []


def test_a_reading_of_the_largest_numbers_is_finite() -> None:
    """Nothing overflows."""
    raw = {"a": 1e-100, "b": 1e100}
    assert tuple(reading("a", "ab", raw)) == ("a", 1e-100, pytest.approx(0.0), pytest.approx(1e-98))
