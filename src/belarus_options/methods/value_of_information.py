"""What it is worth to know a score before choosing: expected value of perfect information on it.

Totals are additive and scores independent, so that of all expected totals the knowledge of one
score moves only its own option's, by weight × (value − expected value). With d that option's
expected total, c the best of the others' and Y the change, whose mean is 0, what knowing is worth
is E max(c, d + Y) − max(c, d): E (d + Y − c)⁺ where c ≥ d, and else E (c − d − Y)⁺.
Source: Raiffa & Schlaifer 1961; Strong, Oakley & Brennan 2014 (EVPPI).
"""

import math
from collections.abc import Callable, Sequence

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.distributions import Distribution
from belarus_options.methods.quadrature import expectations


def worth_of_knowing(own: float, others: float, changes: Array, probabilities: Array) -> float:
    """What it is worth to know which of few changes it is, in the unit of the totals.

    own: the option's expected total; others: the best of the others'; changes: (k,), of the
    option's expected total, with mean 0; probabilities: (k,), adding up to 1.
    """
    gains = _gains(own, others, changes)
    return math.fsum((gains * probabilities).tolist())


def worth_of_knowing_spread(
    own: float,
    others: float,
    change: Callable[[Array], Array],
    spread: Distribution,
    kinks: Sequence[float],
) -> tuple[float, float]:
    """What it is worth to know a measure with this spread, and an estimate of the error.

    change: measures, (k,), to changes of the option's expected total, (k,), with mean 0, rising or
    falling throughout; `kinks` are the measures at which it is not smooth, and that at which
    own + change = others.
    """
    ends = spread.bounds
    if ends is not None and not _gains(own, others, change(np.array(ends))).any():
        return 0.0, 0.0
    found, errors = expectations(
        spread, lambda measures: _gains(own, others, change(measures))[np.newaxis], kinks
    )
    return float(found[0]), float(errors[0])


def _gains(own: float, others: float, changes: Array) -> Array:
    """What is gained by choosing otherwise, where the choice would be another, in the unit of the
    totals: (k,), as are the changes."""
    lead = own - others + changes
    return np.maximum(lead if others >= own else -lead, 0.0)
