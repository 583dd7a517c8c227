"""What a run asks of bundles, and what forbids them."""

from dataclasses import dataclass

from belarus_options.model.choices import Weighting
from belarus_options.model.criteria import Combination

SPREAD = 0.5
# Bundles that a ranking lists, beside those with a name and the status quo.
BEST = 20


@dataclass(frozen=True, slots=True)
class BundleSettings:
    """What a run sets beside bundles.yaml, and how it looks at the result.

    `budget`, `at_least` and `at_most` stand for the file's, `included` and `left_out` are added to
    its `with` and `without`. `combine` is the rule of leaves that state none.
    """

    budget: float | None = None
    at_least: int | None = None
    at_most: int | None = None
    included: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    combine: Combination | None = None
    weighting: Weighting = Weighting.any
    spread: float = SPREAD
    best: int = BEST


AS_IN_THE_FILE = BundleSettings()


@dataclass(frozen=True, slots=True)
class Constraint:
    """Something that forbids bundles: `kind` is budget, at-least, at-most, with, without, group,
    excludes, requires or must, and `ids` the options, the group or the leaf that it is about."""

    kind: str
    ids: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join((self.kind, *self.ids))

    @property
    def is_rule(self) -> bool:
        """Whether it says what an option is, and not what is wanted of bundles."""
        return self.kind in ("excludes", "requires")
