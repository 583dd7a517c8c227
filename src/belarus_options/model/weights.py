"""Weights: raw numbers beside their siblings', shares of a group, local and global weights.

They are computed as ratios of the decimals that were written, so that 24 of 100 is 0.24 (R2).
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from belarus_options.model.base import LARGEST_NUMBER, exact_number, parse_number
from belarus_options.model.problem import InputError, Place, Problem
from belarus_options.model.tree import Tree

# Names in a message; of more, their number.
_MOST_LISTED = 12
# Shares are given in percent; sums of a few of them are off by no more than this.
SHARE_TOLERANCE = 1e-9
# Raw weights, as they were written or as settings lead to them.
RawWeights = Mapping[str, float | Fraction]
# Before a factor; the last two are Cyrillic, and look the same.
FACTOR_SIGNS = "xX×хХ"


def _first_of(paths: Iterable[str]) -> str:
    # Help, which is printed without it, loads this file.
    from belarus_options.model.grammar import first_of

    return first_of(list(paths), _MOST_LISTED)


class WeightValue(NamedTuple):
    """A weight as it was given: a raw number, a share of the sibling group in percent, or a factor
    on the raw number in force."""

    number: float
    is_share: bool
    is_factor: bool = False

    def __str__(self) -> str:
        text = repr(self.number).removesuffix(".0")
        return f"x{text}" if self.is_factor else text + ("%" if self.is_share else "")

    def raw(self, in_force: "float | Fraction") -> Fraction:
        """The raw number that a number or a factor leads to, from the one in force."""
        number = exact_number(self.number)
        return exact_number(in_force) * number if self.is_factor else number


class WeightSetting(NamedTuple):
    """One weight to be changed, and where it was asked for."""

    path: str
    value: WeightValue
    place: Place | None = None
    argument: str = ""

    @property
    def path_place(self) -> Place | None:
        """Where the path stands; `place` is where the number stands, behind it."""
        return None if self.place is None else self.place._replace(key=True)


def parse_weight(given: str | int | float) -> WeightValue:
    """A weight from `50` or `50%`; raises ValueError with what is wrong, in one sentence."""
    text = given.strip() if isinstance(given, str) else given
    is_share = isinstance(text, str) and text.endswith("%")
    number = parse_number(text.rstrip("%").rstrip()) if isinstance(text, str) else text
    if number is None or (isinstance(text, str) and text.count("%") > 1):
        if isinstance(text, str) and "," in text:
            raise ValueError(f"`{given}` is not a number; decimals take a point")
        raise ValueError(f"`{given}` is not a number")
    if not abs(number) <= LARGEST_NUMBER:
        # A number without its text may have been written with a thousand digits.
        is_known = isinstance(given, str) or number != number
        what = f"`{str(given)[:40]}`" if is_known else "the weight"
        raise ValueError(f"{what} is not finite or too large")
    if number < 0:
        raise ValueError(f"`{given}` is negative, and a weight is 0 or more")
    if is_share and number > 100:
        raise ValueError(f"`{given}` is more than the whole")
    return WeightValue(float(number), is_share)


def parse_weight_setting(given: str) -> WeightValue:
    """A weight as `parse_weight`, or a factor from `x2`; raises ValueError likewise."""
    text = given.strip()
    if not text.startswith(tuple(FACTOR_SIGNS)):
        return parse_weight(given)
    value = parse_weight(text[1:])
    if value.is_share:
        raise ValueError(f"`{given}` is neither a factor nor a share")
    return value._replace(is_factor=True)


def apply_weights(
    tree: Tree, raw: RawWeights, settings: Iterable[WeightSetting]
) -> dict[str, Fraction]:
    """Raw weights after the settings: numbers and factors first, then shares of what the group adds
    up to.

    Siblings that no share names divide the rest in proportion, equally if all are zero. A group
    in which a share was set keeps its sum, so that a raw number given later still stands beside
    its siblings' as in criteria.yaml. Raises InputError with every setting that cannot be.
    """
    problems: list[Problem] = []
    groups: dict[str, dict[str, WeightSetting]] = {}
    for setting in settings:
        if setting.path not in tree.nodes:
            problems.append(tree.unknown(setting.path, setting.path_place, setting.argument))
            continue
        group = groups.setdefault(tree.nodes[setting.path].parent, {})
        if setting.path in group:
            problems.append(
                Problem(
                    "bad-weight",
                    f"the weight of `{setting.path}` is given twice",
                    place=setting.place,
                    argument=setting.argument,
                )
            )
        group[setting.path] = setting
    result = {path: exact_number(number) for path, number in raw.items()}
    for parent, named in groups.items():
        siblings = tree.children(parent)
        for path, setting in named.items():
            if not setting.value.is_share:
                result[path] = setting.value.raw(raw[path])
        shares = {p: exact_number(s.value.number) for p, s in named.items() if s.value.is_share}
        if not shares:
            continue
        others = [path for path in siblings if path not in shares]
        given = float(sum(shares.values()))
        if given > 100 + SHARE_TOLERANCE or (not others and abs(given - 100) > SHARE_TOLERANCE):
            setting = next(s for s in named.values() if s.value.is_share)
            problems.append(
                Problem(
                    "bad-weight",
                    f"the shares of {_first_of(shares)} add up to {given:.10g}%"
                    + ("" if given > 100 else ", and no sibling is left to take the rest"),
                    "shares of one group add up to 100%",
                    place=setting.place,
                    argument=setting.argument,
                )
            )
            continue
        result.update(_shared_out(siblings, result, shares))
    if problems:
        raise InputError(problems)
    return result


def _shared_out(
    siblings: Sequence[str], raw: Mapping[str, Fraction], shares: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    whole = min(sum(raw[path] for path in siblings), Fraction(LARGEST_NUMBER)) or Fraction(100)
    others = {path: raw[path] for path in siblings if path not in shares}
    rest = max(Fraction(0), 100 - sum(shares.values()))
    among = sum(others.values())
    percent = {
        path: rest * (part / among if among else Fraction(1, len(others)))
        for path, part in others.items()
    } | dict(shares)
    return {path: percent[path] / 100 * whole for path in siblings}


class ExactWeights(NamedTuple):
    """Weights as ratios of the numbers that were written."""

    raw: dict[str, Fraction]
    local: dict[str, Fraction]
    global_: dict[str, Fraction]


class Weights(NamedTuple):
    """Every node's weights: `raw` beside its siblings', `local` among them, `global_` of the whole.

    Local weights of siblings add up to 1, and so do the global weights of the leaves: exactly as
    `exact` has them, of which the others are the nearest doubles.
    """

    raw: dict[str, float]
    local: dict[str, float]
    global_: dict[str, float]
    exact: ExactWeights


def derive_weights(tree: Tree, raw: RawWeights) -> Weights:
    """Local and global weights from raw ones (von Winterfeldt & Edwards 1986: weights in a value
    tree multiply down its branches).

    Siblings that are all zero share equally under a parent whose own share is 0; elsewhere that
    is an InputError.
    """
    exact = {path: exact_number(number) for path, number in raw.items()}
    local: dict[str, Fraction] = {}
    share = {"": Fraction(1)}
    problems: list[Problem] = []
    for parent, siblings in tree.groups():
        whole = sum(exact[path] for path in siblings)
        if not whole and len(siblings) > 1 and share[parent]:
            problems.append(zero_group(tree, parent))
        for path in siblings:
            local[path] = exact[path] / whole if whole else Fraction(1, len(siblings))
            share[path] = share[parent] * local[path]
    if problems:
        raise InputError(problems)
    del share[""]
    every = ExactWeights(exact, local, share)
    return Weights(_nearest(exact), _nearest(local), _nearest(share), every)


def _nearest(exact: Mapping[str, Fraction]) -> dict[str, float]:
    return {path: float(number) for path, number in exact.items()}


def set_weights(tree: Tree, raw: RawWeights, settings: Sequence[WeightSetting]) -> Weights:
    """Weights after settings; raises InputError that blames the settings where they cannot be."""
    changed = apply_weights(tree, raw, settings)
    try:
        return derive_weights(tree, changed)
    except InputError as error:
        # What was there before is valid, so what is wrong now has been set.
        blamed = " ".join(setting.argument for setting in settings)
        raise InputError(
            problem._replace(place=None, argument=blamed) if blamed else problem
            for problem in error.problems
        ) from None


def zero_group(tree: Tree, parent: str) -> Problem:
    """The problem of siblings whose weights are all 0, so that no share follows from them."""
    siblings = tree.children(parent)
    return Problem(
        "zero-weights",
        f"the weights of {_first_of(siblings)} are all 0",
        "give at least one of them a weight above 0",
        place=tree.nodes[siblings[0]].weight_place,
    )
