"""A ranking's verdict in one word: does its leader hold when scores and weights are doubted?"""

from enum import Enum

from belarus_options.methods.tolerances import SHARE_ROUNDING
from belarus_options.studies.decisiveness import Decisiveness

# The least share of weightings under which a leader that is to be called robust comes first. Where
# the line lies is a convention.
ROBUST_SHARE = 0.8


class Verdict(str, Enum):
    """No clear winner: the leader ties, or one score moved by one step puts a rival ahead (the rule
    that `check` uses). Robust: otherwise, where the leader is first under at least ROBUST_SHARE of
    what is varied. Fragile: otherwise."""

    robust = "robust"
    fragile = "fragile"
    no_clear_winner = "no clear winner"


def verdict(decisiveness: Decisiveness | None, first_share: float) -> Verdict | None:
    """The verdict on a leader that is first under a share of what is varied; None for an option
    without rivals."""
    if decisiveness is None:
        return None
    if not decisiveness.is_clear:
        return Verdict.no_clear_winner
    # A share is a mean of a million draws, or a sum of areas: its last bit is rounding (R4).
    return Verdict.robust if first_share >= ROBUST_SHARE - SHARE_ROUNDING else Verdict.fragile
