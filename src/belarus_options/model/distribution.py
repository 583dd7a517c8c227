"""How an uncertain score is spread: the seven distributions, their means and plausible ranges."""

import math
from fractions import Fraction
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from belarus_options.model.base import (
    LARGEST_NUMBER,
    Number,
    NumberKey,
    Record,
    distinct_numbers,
    exact_number,
    field_problem,
)
from belarus_options.model.shares import Probability

Positive = Annotated[Number, Field(gt=0)]
NotNegative = Annotated[Number, Field(ge=0)]

# The 95th percentile of the standard normal distribution: what "plausible" ends at without bounds.
_PLAUSIBLE = 1.6448536269514715


class Uniform(Record):
    """Equally dense from `low` to `high`."""

    noun: ClassVar[str] = "a uniform distribution"

    low: Number = Field(description="The least value")
    high: Number = Field(description="The greatest value")

    @model_validator(mode="after")
    def _ordered(self) -> "Uniform":
        if not self.low < self.high:
            raise field_problem("bad-distribution", "`low` must be less than `high`")
        return self

    @property
    def exact_mean(self) -> Fraction:
        return (exact_number(self.low) + exact_number(self.high)) / 2

    @property
    def plausible(self) -> tuple[float, float]:
        return self.low, self.high


class _ThreePoint(Record):
    low: Number = Field(description="The least value")
    mode: Number = Field(description="The value where it is highest")
    high: Number = Field(description="The greatest value")

    @model_validator(mode="after")
    def _ordered(self) -> "_ThreePoint":
        if not (self.low <= self.mode <= self.high and self.low < self.high):
            raise field_problem(
                "bad-distribution", "`low` ≤ `mode` ≤ `high` must hold, with low < high"
            )
        return self

    @property
    def plausible(self) -> tuple[float, float]:
        return self.low, self.high


class Triangular(_ThreePoint):
    """A triangle over `low`, `mode`, `high`."""

    noun: ClassVar[str] = "a triangular distribution"

    @property
    def exact_mean(self) -> Fraction:
        return sum(map(exact_number, (self.low, self.mode, self.high)), Fraction(0)) / 3


class Pert(_ThreePoint):
    """Beta with shapes 1 + 4 (mode − low) / (high − low) and 1 + 4 (high − mode) / (high − low).

    Its mean is (low + 4 mode + high) / 6, after Malcolm et al. 1959.
    """

    noun: ClassVar[str] = "a PERT distribution"

    @property
    def exact_mean(self) -> Fraction:
        ends = exact_number(self.low) + exact_number(self.high)
        return (ends + 4 * exact_number(self.mode)) / 6


class Normal(Record):
    """Normal with `mean` and standard deviation `sd`, or by its percentiles `low` and `high`.

    Of the 5th and 95th percentile the mean is (low + high) / 2, and the deviation (mean − low) over
    the 95th percentile of the standard normal, 1.6449.
    """

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["mean", "sd"]}, {"required": ["low", "high"]}]}
    )

    noun: ClassVar[str] = "a normal distribution"

    mean: Number | None = Field(default=None, description="The mean")
    sd: NotNegative | None = Field(
        default=None, description="The standard deviation; at 0 there is no doubt of the mean"
    )
    low: Number | None = Field(default=None, description="The 5th percentile, in place of `mean`")
    high: Number | None = Field(default=None, description="The 95th percentile, in place of `sd`")

    @model_validator(mode="after")
    def _one_pair(self) -> "Normal":
        pairs = [("mean", "sd"), ("low", "high")]
        begun = [pair for pair in pairs if any(getattr(self, key) is not None for key in pair)]
        if len(begun) > 1:
            raise field_problem(
                "bad-distribution",
                "a normal distribution has `mean` and `sd`, or `low` and `high`, not some of both",
                "`low` and `high` are the 5th and 95th percentile; leave one pair out",
            )
        for key in begun[0] if begun else pairs[0]:
            if getattr(self, key) is None:
                raise field_problem(
                    "missing-key", f"the normal distribution has no `{key}`", f"write `{key}: …`"
                )
        if self.low is not None and self.high is not None and self.low > self.high:
            raise field_problem("bad-distribution", "`low` must not be above `high`")
        return self

    @property
    def exact_mean(self) -> Fraction:
        if self.mean is not None:
            return exact_number(self.mean)
        return sum(map(exact_number, self.plausible), Fraction(0)) / 2

    @property
    def deviation(self) -> float:
        """The standard deviation."""
        if self.sd is not None:
            return self.sd
        low, high = self.plausible
        return (high - low) / 2 / _PLAUSIBLE

    @property
    def plausible(self) -> tuple[float, float]:
        if self.low is not None and self.high is not None:
            return self.low, self.high
        assert self.mean is not None
        assert self.sd is not None
        return self.mean - _PLAUSIBLE * self.sd, self.mean + _PLAUSIBLE * self.sd


class Lognormal(Record):
    """The exponential of a normal variable with mean `mu` and standard deviation `sigma`."""

    noun: ClassVar[str] = "a lognormal distribution"

    mu: Number = Field(description="The mean of the logarithm")
    sigma: NotNegative = Field(
        description="The standard deviation of the logarithm; at 0 there is no doubt of it"
    )

    @model_validator(mode="after")
    def _in_reach(self) -> "Lognormal":
        if self.mu + self.sigma**2 / 2 + _PLAUSIBLE * self.sigma > math.log(LARGEST_NUMBER):
            raise field_problem(
                "bad-distribution", "its values are too large", "check `mu` and `sigma`"
            )
        return self

    @property
    def mean(self) -> float:
        return math.exp(self.mu + self.sigma**2 / 2)

    @property
    def plausible(self) -> tuple[float, float]:
        spread = _PLAUSIBLE * self.sigma
        return math.exp(self.mu - spread), math.exp(self.mu + spread)


class Beta(Record):
    """Beta with shapes `a` and `b`, stretched over `low` to `high`."""

    noun: ClassVar[str] = "a beta distribution"

    a: Positive = Field(description="The first shape, above 0; the larger, the nearer to `high`")
    b: Positive = Field(description="The second shape, above 0; the larger, the nearer to `low`")
    low: Number = Field(default=0.0, description="The least value; 0 where left out")
    high: Number = Field(default=1.0, description="The greatest value; 1 where left out")

    @model_validator(mode="after")
    def _ordered(self) -> "Beta":
        if not self.low < self.high:
            raise field_problem("bad-distribution", "`low` must be less than `high`")
        return self

    @property
    def exact_mean(self) -> Fraction:
        low, high, a, b = map(exact_number, (self.low, self.high, self.a, self.b))
        return low + (high - low) * a / (a + b)

    @property
    def plausible(self) -> tuple[float, float]:
        return self.low, self.high


Shape = Uniform | Triangular | Pert | Normal | Lognormal | Beta


class Distribution(Record):
    """Exactly one of the seven kinds, each under its own name."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    noun: ClassVar[str] = "a distribution"

    uniform: Uniform | None = Field(default=None, description="Level from `low` to `high`")
    triangular: Triangular | None = Field(
        default=None,
        description="A triangle from `low` over `mode`, where it is highest, to `high`",
    )
    pert: Pert | None = Field(
        default=None, description="A smooth curve from `low` over `mode` to `high`"
    )
    normal: Normal | None = Field(
        default=None,
        description="A bell curve with its `mean` and its standard deviation `sd`, or with its 5th"
        " and 95th percentile as `low` and `high`",
    )
    lognormal: Lognormal | None = Field(
        default=None,
        description="Its logarithm is a bell curve with mean `mu` and standard deviation `sigma`",
    )
    beta: Beta | None = Field(
        default=None,
        description="A beta distribution with shapes `a` and `b`, stretched over `low` to `high`,"
        " which are 0 and 1 where left out",
    )
    discrete: Annotated[dict[NumberKey, Probability], BeforeValidator(distinct_numbers)] | None = (
        Field(
            default=None,
            description="Each value with its probability, adding up to 1: `{10: 0.3, 20: 0.7}`",
        )
    )

    @model_validator(mode="after")
    def _one_kind(self) -> "Distribution":
        given = [kind for kind in type(self).model_fields if getattr(self, kind) is not None]
        if len(given) != 1:
            raise field_problem(
                "bad-distribution",
                "a distribution has exactly one kind, not "
                + (", ".join(f"`{kind}`" for kind in given) or "none"),
                f"write one of {', '.join(f'`{kind}`' for kind in type(self).model_fields)}",
            )
        if self.discrete is not None and abs(math.fsum(self.discrete.values()) - 1) > 1e-9:
            total = math.fsum(self.discrete.values())
            raise field_problem(
                "bad-distribution", f"the probabilities add up to {total:.6g}, not 1"
            )
        return self

    @property
    def shape(self) -> Shape | None:
        """The continuous kind that is given, or None where it is discrete."""
        return (
            self.uniform or self.triangular or self.pert or self.normal or self.lognormal
            or self.beta
        )  # fmt: skip

    @property
    def mean(self) -> float:
        """The mean, which stands for `value` where that is left out."""
        if self.lognormal is not None:
            return self.lognormal.mean
        assert self.exact_mean is not None
        return float(self.exact_mean)

    @property
    def exact_mean(self) -> Fraction | None:
        """The mean as a ratio of the numbers that were written; None of a lognormal, which has
        none."""
        if self.discrete is not None:
            terms = (exact_number(x) * exact_number(p) for x, p in self.discrete.items())
            return sum(terms, Fraction(0))
        shape = self.shape
        return None if shape is None or isinstance(shape, Lognormal) else shape.exact_mean

    @property
    def plausible(self) -> tuple[float, float]:
        """The bounds, or the 5th and 95th percentile of a kind that has none."""
        if self.discrete is not None:
            possible = [x for x, p in self.discrete.items() if p > 0]
            return min(possible), max(possible)
        assert self.shape is not None
        return self.shape.plausible

    @property
    def is_certain(self) -> bool:
        """Whether it is one value, so that there is no doubt."""
        low, high = self.plausible
        return low == high

    @property
    def support(self) -> tuple[float, float]:
        """Between what a value can lie at all."""
        if self.is_certain:
            return self.plausible
        if self.normal is not None:
            return -math.inf, math.inf
        if self.lognormal is not None:
            return 0.0, math.inf
        return self.plausible
