"""What each kind of number looks like, and what no kind does: hide, mislead, lose a sign."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.views.report.numbers import (
    ROUNDING,
    Kind,
    Number,
    all_of,
    decimals_apart,
    error,
    exact_measure,
    in_words,
    measure,
    points,
    rank,
    weight,
    weights_apart,
)

SIGNED = st.floats(-1e6, 1e6) | st.floats(-0.1, 0.1) | st.just(-0.0)
POSITIVE = st.floats(0, 1e6) | st.floats(0, 0.1)
PARTS = st.floats(0, 1) | st.floats(0, 0.001) | st.floats(0.999, 1)
COUNTS = st.integers(0, 10**9)
# A bound, a sign, a number, and whether it is in percent.
SHOWN = re.compile(r"(less than |[<>])?([+−]?)([\d.]+(?:e[+−]?\d+)?)(%?)")


def decimals(number: int) -> Callable[[float], float]:
    """How far rounding to decimals may move any value."""
    return lambda _: 0.5 * 10.0**-number


def digits(number: int) -> Callable[[float], float]:
    """How far rounding to digits that count may move a value."""
    return lambda x: 0.5 * 10.0 ** (math.floor(math.log10(abs(x))) - number + 1) if x else 0.0


@dataclass(frozen=True)
class Look:
    """A kind in a table, value by value; which values it takes; how far from one it may be shown,
    in the unit that is shown.

    `prose` is what looks different in a sentence. `has_all` is for kinds with a value that is all
    there can be, 1. Kinds that `may_hide` a small value show it as 0, as one decimal does.
    """

    cells: dict[float, str]
    values: st.SearchStrategy[float]
    distance: Callable[[float], float]
    prose: dict[float, str] = field(default_factory=dict)
    has_all: bool = False
    may_hide: bool = False


BOUNDED = {
    1e-9: "<0.1%", 0.0004999: "<0.1%", 0.9995: ">99.9%", 1 - 1e-9: ">99.9%"
}  # fmt: skip
AS_NEEDED = BOUNDED | {
    0.0: "0%", 1e-13: "0%", 0.0005: "0.1%", 0.12346: "12.3%", 0.3804: "38%", 0.5: "50%",
    0.9994: "99.9%", 1 - 1e-15: "100%", 1.0: "100%",
}  # fmt: skip
LOOKS = {
    Kind.points: Look(
        {60.0: "60.0", 68.65: "68.7", 53.15: "53.2", 51.05: "51.1", 0.15: "0.2", 0.35: "0.4",
         -51.05: "−51.1", 99.94: "99.9", 99.96: "100.0", 0.06: "0.1", 0.04: "0.0", 0.0: "0.0",
         -0.04: "0.0", -0.06: "−0.1", -4.14: "−4.1", 123456.78: "123456.8"},
        SIGNED, decimals(1), may_hide=True,
    ),
    Kind.difference: Look(
        {4.14: "+4.1", 0.06: "+0.1", 0.04: "0.0", 0.0: "0.0", -0.04: "0.0", -0.06: "−0.1",
         -4.14: "−4.1"},
        SIGNED, decimals(1), may_hide=True,
    ),
    Kind.amount: Look(
        {0.0: "0.0", 1e-9: "<0.05", math.nextafter(0.05, 0): "<0.05", 0.05: "0.1", 4.14: "4.1"},
        POSITIVE, decimals(1),
        prose={1e-9: "less than 0.05", math.nextafter(0.05, 0): "less than 0.05"},
    ),
    Kind.lead: Look(
        {4.14: "4.1", 0.05: "0.1", 0.04999: "0.04999", 0.0123: "0.0123", 0.0: "0.0",
         -0.0123: "−0.0123", -0.04999: "−0.04999", -0.05: "−0.1", -4.14: "−4.1"},
        SIGNED, decimals(1),
    ),
    Kind.weight: Look(
        BOUNDED | {0.0: "0%", 0.0004: "<0.1%", 0.1794: "17.9%", 0.3804: "38%", 0.3806: "38.1%",
                   0.57: "57%", 0.4425: "44.3%", 0.5: "50%", 1.0: "100%"},
        PARTS, decimals(1), has_all=True,
    ),
    Kind.share: Look(
        BOUNDED | {0.0: "0%", 1e-13: "0%", 0.0005: "0.1%", 0.12346: "12.3%", 0.5: "50.0%",
                   0.9994: "99.9%", 1 - 1e-15: "100%", 1.0: "100%"},
        PARTS, decimals(1), has_all=True,
        prose={1e-9: "less than 0.1%", 0.0004999: "less than 0.1%",
               0.9995: "more than 99.9%", 1 - 1e-9: "more than 99.9%"},
    ),
    Kind.percent: Look(
        {0.0: "0", 0.0004: "<0.1", 0.1794: "17.9", 0.38: "38", 0.9999: ">99.9", 1.0: "100"},
        PARTS, decimals(1), has_all=True,
    ),
    Kind.proportion: Look(AS_NEEDED, PARTS, decimals(1), has_all=True),
    Kind.change: Look(
        {0.0: "0%", 1e-9: "1e−07%", 0.000012: "0.001%", 0.00094: "0.09%", 0.001: "0.1%",
         0.142: "14.2%", 0.5: "50.0%", 1.25: "125.0%"},
        POSITIVE, decimals(1),
    ),
    Kind.error: Look(
        {0.0: "0", 0.00034: "0.034", 0.005: "0.5", 0.01234: "1.2", 0.0125: "1.3"}, PARTS, digits(2)
    ),
    Kind.inaccuracy: Look({0.0: "0", 0.0123: "0.01", 2.6: "3"}, POSITIVE, digits(1)),
    Kind.coefficient: Look(
        {1.0: "1.00", 0.9951: ">0.99", 0.9949: "0.99", 0.612: "0.61", 0.0051: "0.01",
         0.0049: "<0.01", 0.0: "0.00", -0.0049: ">−0.01", -0.0051: "−0.01", -0.9949: "−0.99",
         -0.9951: "<−0.99", -1.0: "−1.00"},
        st.floats(-1, 1), decimals(2), has_all=True,
    ),
    Kind.measure: Look(
        {2.0: "2", -2.5: "−2.5", 12.34567: "12.3457", 1.00005: "1.0001", 0.12325: "0.1233",
         0.123456: "0.1235", 0.00123456: "0.001235",
         0.0: "0", 1234567.0: "1234567", 999999999999999.0: "999999999999999", 1e15: "1e+15"},
        SIGNED, lambda x: 0.00005 if abs(x) >= 1 else digits(4)(x),
    ),
    Kind.exact: Look(
        {0.1 + 0.2: "0.3", 1 / 3: "0.333333333333", -1234.5: "−1234.5", 0.0: "0"},
        SIGNED, digits(12),
    ),
    Kind.count: Look(
        {0: "0", 999: "999", 1000: "1000", 2_000_000_000: "2000000000"}, COUNTS, decimals(0),
        prose={1000: "1,000", 2_000_000_000: "2,000,000,000"},
    ),
    Kind.rank: Look({1: "1", 23: "23"}, COUNTS, decimals(0)),
    Kind.mean_rank: Look(
        {1.0: "1.00", 2.126: "2.13", 2.124: "2.12"}, st.floats(1, 99), decimals(2)
    ),
}  # fmt: skip


def read(kind: Kind, value: float) -> tuple[str, float, float]:
    """What a cell says of a value: a bound or nothing, the number, and the value in its unit."""
    match = SHOWN.fullmatch(Number(value, kind).text())
    assert match is not None
    bound, sign, number, percent = match.groups()
    in_percent = bool(percent) or kind in (Kind.error, Kind.percent)
    shown = float(sign.replace("−", "-") + number.replace("−", "-"))
    return bound or "", shown, 100 * value if in_percent else value


of_every_kind = pytest.mark.parametrize("kind", LOOKS)


def test_every_kind_has_its_look_here() -> None:
    """A new kind is tested like the others; those that are words have a test below."""
    assert {*LOOKS, Kind.in_words, Kind.all_of} == set(Kind)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (in_words(1), "one"),
        (in_words(12), "twelve"),
        (in_words(13), "13"),
        (in_words(1000), "1,000"),
        (in_words(3, begins=True), "Three"),
        (in_words(1000, begins=True), "1,000"),
        (all_of(2), "both"),
        (all_of(2, begins=True), "Both"),
        (all_of(3), "all three"),
        (all_of(13, begins=True), "All 13"),
    ],
)
def test_a_count_in_words_has_a_capital_where_it_begins(number: Number, shown: str) -> None:
    """A word up to twelve; the same in a table and in a sentence."""
    assert number.text() == number.text(in_prose=True) == shown


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [(kind, value, shown) for kind, look in LOOKS.items() for value, shown in look.cells.items()],
)
def test_a_number_looks_as_its_kind_does(kind: Kind, value: float, shown: str) -> None:
    """In a table, on both sides of each limit; in a sentence bounds are words and thousands stand
    apart."""
    assert Number(value, kind).text() == shown
    assert Number(value, kind).text(in_prose=True) == LOOKS[kind].prose.get(value, shown)


@of_every_kind
@given(data=st.data())
def test_a_sentence_says_the_number_that_a_table_shows(kind: Kind, data: st.DataObject) -> None:
    """But for the word of a bound and the commas of thousands."""
    number = Number(data.draw(LOOKS[kind].values), kind)
    said = number.text(in_prose=True)
    assert (
        said.replace("less than ", "<").replace("more than ", ">").replace(",", "") == number.text()
    )


@pytest.mark.parametrize("kind", [kind for kind, look in LOOKS.items() if not look.may_hide])
@given(data=st.data())
def test_what_is_not_nothing_is_never_shown_as_nothing(kind: Kind, data: st.DataObject) -> None:
    """But what only rounding leaves of a share."""
    value = data.draw(LOOKS[kind].values)
    bound, shown, _ = read(kind, value)
    if abs(value) > (ROUNDING if LOOKS[kind].has_all else 0.0):
        assert bound or shown != 0


@pytest.mark.parametrize("kind", [kind for kind, look in LOOKS.items() if look.has_all])
@given(data=st.data())
def test_what_is_not_all_is_never_shown_as_all(kind: Kind, data: st.DataObject) -> None:
    """But what only rounding sets apart from all; and all is shown as all."""
    value = data.draw(LOOKS[kind].values)
    _, everything, _ = read(kind, 1.0)
    bound, shown, _ = read(kind, value)
    if abs(value) < 1 - ROUNDING:
        assert bound or abs(shown) < everything
    assert everything == (1 if kind is Kind.coefficient else 100)


@of_every_kind
@given(data=st.data())
def test_the_sign_is_never_lost(kind: Kind, data: st.DataObject) -> None:
    """A minus is a minus, a difference has a plus too, and a zero has neither."""
    value = data.draw(LOOKS[kind].values)
    bound, shown, _ = read(kind, value)
    text = Number(value, kind).text()
    if shown == 0 and not bound:
        assert not set(text) & {"−", "-", "+"}
        assert LOOKS[kind].may_hide or abs(value) <= ROUNDING
    else:
        assert (shown < 0) == (value < 0)
        assert text.startswith("+") == (kind is Kind.difference and value > 0)
        assert "-" not in text


@of_every_kind
@given(data=st.data())
def test_a_number_is_shown_as_near_as_rounding_allows(kind: Kind, data: st.DataObject) -> None:
    """Half of its last digit away at most; the value lies on the side that a bound says, no more
    than a digit from it."""
    bound, shown, value = read(kind, data.draw(LOOKS[kind].values))
    allowed = LOOKS[kind].distance(value)
    assert abs(shown - value) <= allowed * (2 if bound else 1) + 1e-12 * max(1, abs(value))
    assert not bound or (value < shown if bound == "<" else value > shown)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (weight(0.38, decimals=3), "38%"),
        (weight(0.417891, decimals=2), "41.79%"),
        (weight(1.0, decimals=0), "100%"),
        (weight(0.0004, decimals=1), "<0.1%"),
        (weight(0.99999, decimals=2), ">99.99%"),
        (measure(2.0, decimals=1), "2"),
        (measure(-2.34567, decimals=2), "−2.35"),
        (measure(-0.0004, decimals=2), "0"),
        (measure(120, decimals=0), "120"),
        (rank(2, is_tied=True), "=2"),
        (measure(2.5, unit="km"), "2.5 km"),
        (exact_measure(2.5, unit="km"), "2.5 km"),
        (points(120, mark="‡"), "120.0‡"),
        (error(0.00034, unit="%"), "0.034%"),
    ],
)
def test_decimals_can_be_given_and_marks_and_units_stand_beside(number: Number, shown: str) -> None:
    """With as many decimals, without zeros at their end; the same in a sentence."""
    assert number.text() == number.text(in_prose=True) == shown


def differ(values: list[float], decimals: int) -> bool:
    """Whether all that differ look different."""
    return len({measure(x, decimals=decimals).text() for x in values}) == len(set(values))


@given(
    st.lists(st.floats(-100, 100) | st.floats(-0.01, 0.01), min_size=1, max_size=5),
    st.integers(0, 3),
    st.integers(0, 12),
)
def test_numbers_get_the_fewest_decimals_that_tell_them_apart(
    values: list[float], least: int, further: int
) -> None:
    """From a least number of them; where no number does, the most."""
    most = least + further
    enough = decimals_apart(values, least=least, most=most)
    assert least <= enough <= most
    assert enough == most or differ(values, enough)
    assert not any(differ(values, fewer) for fewer in range(least, enough))


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ((0.38, 0.38), ("38%", "38%")),
        ((0.38, 0.5), ("38%", "50%")),
        ((0.4178, 0.4179), ("41.78%", "41.79%")),
        ((0.1, 0.10001, 0.5), ("10%", "10.001%", "50%")),
    ],
)
def test_weights_have_the_decimals_that_they_need(
    parts: tuple[float, ...], shown: tuple[str, ...]
) -> None:
    """All of them as many, without zeros at their end."""
    assert tuple(number.text() for number in weights_apart(*parts)) == shown


@given(st.lists(st.integers(0, 10**14), min_size=1, max_size=5))
def test_weights_that_differ_look_different(parts: list[int]) -> None:
    """Down to a trillionth of a percent."""
    texts = [number.text() for number in weights_apart(*(part / 10**14 for part in parts))]
    assert len(set(texts)) == len(set(parts))
