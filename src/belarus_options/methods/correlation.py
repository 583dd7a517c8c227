"""How far two columns of values rise and fall together."""

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.tolerances import RELATIVE


def correlation(first: Array, second: Array) -> float | None:
    """Pearson's coefficient (Pearson 1895) of two columns, (options,) each, in [−1, 1]; None where
    one of them does not differ at all."""
    centered = []
    for values in (first, second):
        off = values - values.mean()
        size = float(np.abs(off).max())
        # Against the size of the values: equal ones differ from their mean by rounding.
        if size <= RELATIVE * max(1.0, float(np.abs(values).max())):
            return None
        centered.append(off / size)
    one, other = centered
    return float((one * other).sum() / np.sqrt((one**2).sum() * (other**2).sum()))
