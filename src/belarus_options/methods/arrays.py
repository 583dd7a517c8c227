"""The kinds of arrays that kernels take and give; a docstring says each one's shape and unit."""

import numpy as np
from numpy.typing import NDArray

# Values, weights, shares, totals.
Array = NDArray[np.float64]
# Ranks and counts.
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
