"""Dominance: better somewhere and worse nowhere, whatever the weights."""

import numpy as np

from belarus_options.methods.arrays import Array, Flags


def dominance(values: Array, among: Array | None = None) -> Flags:
    """Which option dominates which: [a, b] where a is at least as high as b on every leaf and
    higher on one. values: (options, leaves), higher is better; the result: (options, options), or
    (those among, options) where only some, (any, leaves), are looked at for who dominates."""
    those = values if among is None else among
    result = np.zeros((len(those), len(values)), dtype=np.bool_)
    for row, own in enumerate(those):
        result[row] = (own >= values).all(axis=1) & (own > values).any(axis=1)
    return result
