"""Tolerances: up to what size a difference is rounding. Kernels, studies and views share them.

A double has 16 digits. Each tolerance is far above what computing loses of them, and far below what
anybody states or is shown. R1 and R4 are the rules of docs/method.md that it carries out. A limit
that a single algorithm needs, such as where quadrature stops, stands beside that algorithm.
"""

# R1. Points of a total, or of what moves one. A sum of a thousand products loses 1e-11 at worst,
# and nobody states a billionth of a point.
TIE = 1e-9
TIES_IN_A_POINT = 10**9
# R1. Points. A total this close to the highest one ties with it, in whatever order terms are added.
SAFE_TIE = TIE / 4
# R4. Points. How far a computed value may lie from the simple ratio, or the goal, that it stands
# for: a hundredth of a tie, and seven hundred times the last digit of 100.
VALUE_ROUNDING = 1e-11

# R4. A share, 0–1, of a group of weights or of all weightings, computed as one quotient or a sum of
# a few: equal shares differ by some 1e-15, and a share below this is none.
SHARE_ROUNDING = 1e-12
# R4. A share, 0–1, computed from percentages that somebody rounded, by products down a tree, or
# from lines that move where totals differ by less than TIE: each is coarser than a quotient.
CLOSE_SHARE = 1e-9
# A share, 0–1, of a region. A million parts of this size add up to SHARE_ROUNDING.
SMALLEST_PART = SHARE_ROUNDING * 1e-6

# Of the size of what is compared, in any unit: where TIE, which is in points, does not apply.
RELATIVE = 1e-9
# Of the size of what is added up: what a sum of some dozens of terms loses.
LAST_DIGITS = 1e-14

# R4. Decimals to which numbers are rounded before they are put in order, so that equal ones stay in
# the order of their ids: of points and weights, as fine as TIE and CLOSE_SHARE; and of shares.
ORDER_DECIMALS = 9
SHARE_DECIMALS = 12

# R2. Digits that count of a figure that is not computed exactly.
FIGURE_DIGITS = 12

# The largest measure or value, in any unit, that totals can be made of: the square of a larger one
# is no double. A lognormal measure keeps to it where its logarithm is at most the second number.
LARGEST = 1e150
LARGEST_LOGARITHM = 345.0


def in_figure_digits(figure: float) -> float:
    """A figure that is not computed exactly, without the digits that computing lost (R2)."""
    return float(f"{figure:.{FIGURE_DIGITS}g}")
