"""Pairwise winning: over all weightings of a region, the share that puts one option above another.

Exact wherever the region is a simplex, or cut into simplices: the whole simplex of weights, and the
part of it that keeps an order of the weights.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, permutations, product
from math import factorial, prod

import numpy as np

from belarus_options.methods.arrays import Array, Whole
from belarus_options.methods.tolerances import TIE

Progress = Callable[[int, int], None]

# Pairs computed at once: their intermediates stay in a processor's cache.
BLOCK = 1 << 15


def pairwise_winning(values: Array, report: Progress | None = None) -> Array:
    """[i, j]: the share of all weightings, uniform on the simplex, that put option i above j.

    values: (options, weights), each option's value on what is weighted; for another simplex of
    weightings, each option's total at its vertices. The result: (options, options). [i, j] and
    [j, i] add up to 1, but for two options that never differ by more than TIE, which have 0 and 0.
    report: called between blocks with the pairs done and their whole number.
    """
    whole = np.eye(values.shape[1])[np.newaxis]
    return _mean(values, iter([(whole, np.ones(1))]), 1, report)


def pairwise_winning_over(
    values: Array, simplices: Array, volumes: Array, report: Progress | None = None
) -> Array:
    """As `pairwise_winning`, over a region of weightings that is cut into simplices.

    simplices: (simplices, vertices, weights), each vertex adding up to 1; volumes: (simplices,),
    their shares of the region, adding up to 1.
    """
    return _mean(values, iter([(simplices, volumes)]), len(simplices), report)


def ordered_pairwise_winning(
    values: Array, classes: Sequence[Sequence[int]], report: Progress | None = None
) -> Array:
    """As `pairwise_winning`, over the weightings that keep an order of classes of weights.

    values: (options, weights); classes: column numbers, each in one class, greatest weights first;
    every weight of a class is at least as great as every weight of the next, and within a class
    weights are free. The time grows as `refinements`. Raises ValueError where classes are empty or
    do not hold each column once.
    """
    if sorted(chain(*classes)) != list(range(values.shape[1])) or not all(classes):
        raise ValueError(f"classes {classes} do not hold each of {values.shape[1]} columns once")
    number = refinements(classes)
    at_once = max(1, BLOCK // max(1, len(values) * (len(values) - 1) // 2))
    return _mean(values, _refined(classes, number, at_once), number, report)


def refinements(classes: Sequence[Sequence[int]]) -> int:
    """How many simplices of equal volume make up the weightings that keep an order of classes.

    One for each way to order the weights within every class but the first. The first stays free:
    with its weights u and the others falling, u_i ≥ v_1 ≥ v_2 ≥ … ≥ 0, a weighting is a sum of
    (u_i − v_1) × i alone and (v_j − v_j+1) × the first class and j others, all equal; these sizes
    are any that are not negative, and so the region is one simplex.
    """
    return prod(factorial(len(members)) for members in classes[1:])


def ordered_simplices(classes: Sequence[Sequence[int]]) -> Array:
    """The simplices of equal volume, (refinements, weights, weights), that make up the weightings
    that keep an order of classes; each row of one is a vertex. Where every class has one weight,
    the mean of the vertices is the weights by rank order centroid (Barron & Barrett 1996)."""
    number = refinements(classes)
    return np.concatenate([vertices for vertices, _ in _refined(classes, number, number)])


def expected_ranks(pairwise: Array) -> Array:
    """Each option's mean rank over the weightings of a table of pairwise winning, (options,): 1 and
    the shares in which others are above it. pairwise: (options, options)."""
    ranks: Array = 1.0 + pairwise.sum(axis=0)
    return ranks


def _refined(
    classes: Sequence[Sequence[int]], number: int, at_once: int
) -> Iterator[tuple[Array, Array]]:
    """The simplices of an order, (simplices, weights, weights), at most `at_once` at a time, and
    their volumes, (simplices,): each is one of a whole `number` of equal ones."""
    orders = product(*(permutations(members) for members in classes[1:]))
    while rest := [list(chain(*order)) for order in islice(orders, at_once)]:
        vertices = _vertices(list(classes[0]), np.array(rest, dtype=np.int64))
        yield vertices, np.full(len(rest), 1.0 / number)


def _vertices(first: list[int], rest: Whole) -> Array:
    """(orders, weights, weights) where weights of `first` come before those of each row of `rest`,
    which fall along the row."""
    unit = np.eye(len(first) + rest.shape[1])
    sums = unit[rest].cumsum(axis=1) + unit[first].sum(axis=0)
    sums /= np.arange(len(first) + 1, len(unit) + 1)[:, np.newaxis]
    alone = np.broadcast_to(unit[first], (len(rest), len(first), len(unit)))
    return np.concatenate([alone, sums], axis=1)


def _mean(
    values: Array, parts: Iterator[tuple[Array, Array]], number: int, report: Progress | None
) -> Array:
    """Pairwise winning, (options, options), over simplices: a `number` of them, given a few at a
    time, (simplices, vertices, weights), with their volumes, (simplices,). values: (options,
    weights)."""
    options = len(values)
    pairs = options * (options - 1) // 2
    result = np.zeros((options, options))
    if not pairs:
        return result
    done = 0
    for simplices, volumes in parts:
        heights = totals_at(values, simplices)
        step = max(1, BLOCK // len(simplices))
        for start in range(0, pairs, step):
            left, right = _pairs(options, start, min(start + step, pairs))
            differences = heights[:, left] - heights[:, right]
            shares = _shares(differences.reshape(-1, differences.shape[2]))
            shares = shares.reshape(2, len(simplices), len(left)) * volumes[:, np.newaxis]
            below, above = shares.sum(axis=1)
            result[left, right] += above
            result[right, left] += below
            done += len(left) * len(simplices)
            if report:
                report(done, pairs * number)
    _complete(result)
    return result


def totals_at(values: Array, weightings: Array) -> Array:
    """Each option's total at each of some weightings.

    values: (options, weights); weightings: (…, weightings, weights); the result: (…, options,
    weightings). Added up in the order of the weights, so that no library's product of matrices
    changes a bit.
    """
    first, *others = (
        values[:, [index]] * weightings[..., np.newaxis, :, index]
        for index in range(values.shape[1])
    )
    for part in others:
        first += part
    return first


def _pairs(options: int, start: int, stop: int) -> tuple[Whole, Whole]:
    """Pairs number start to stop − 1 of (0, 1), (0, 2), … (1, 2), …"""
    rows = np.arange(options)
    starts = rows * (2 * options - rows - 1) // 2
    numbers = np.arange(start, stop)
    left = np.searchsorted(starts, numbers, side="right") - 1
    return left, numbers - starts[left] + left + 1


def _shares(differences: Array) -> Array:
    """The shares of a simplex with a negative and with a positive difference: (2, pairs).

    differences: (pairs, vertices), at the simplex's vertices; those within TIE are 0. With X the
    positive ones and Y the negative ones' sizes, a weighting is a normalized list of independent
    exponential times, and these have no memory: f(h, k) = (X_h f(h, k−1) + Y_k f(h−1, k)) /
    (X_h + Y_k), f(0, k) = 1, f(h, 0) = 0 is the share with a negative difference where h positive
    and k negative ones are left. Every term is positive, so that small shares keep all their
    digits; the textbook's partial fractions (Dempster & Kleyle 1968) lose them where differences
    come close.
    """
    differences[np.abs(differences) <= TIE] = 0.0
    differences.sort(axis=1)
    positives = (differences > 0).sum(axis=1)
    by_positives = np.argsort(positives, kind="stable")
    columns = np.ascontiguousarray(differences[by_positives].T)
    ends = np.cumsum(np.bincount(positives, minlength=len(columns) + 1))
    sorted_shares = np.empty((2, len(differences)))
    for count, (start, stop) in enumerate(zip((0, *ends[:-1]), ends, strict=True)):
        if start < stop:
            sorted_shares[:, start:stop] = _recursion(columns[:, start:stop], count)
    shares = np.empty_like(sorted_shares)
    shares[:, by_positives] = sorted_shares
    return shares


def _recursion(columns: Array, count: int) -> Array:
    """`_shares` of pairs that all have `count` positive differences, at the end of each column:
    columns, (vertices, pairs), ascending along each."""
    if not count:
        level = columns[0] == 0
        return np.stack([np.where(level, 0.0, 1.0), np.zeros(len(level))])
    # Row h: the shares, negative and positive, where h positive differences are left. A difference
    # of 0 stands among the negative ones, whose weight it then has in nothing: factors 1 and 0.
    state = np.zeros((count + 1, 2, columns.shape[1]))
    state[1:, 1] = 1.0
    state[0, 0] = 1.0
    for negative in -columns[: len(columns) - count]:
        for h, positive in enumerate(columns[len(columns) - count :], start=1):
            both = positive + negative
            state[h] *= positive / both
            state[h] += state[h - 1] * (negative / both)
    return np.asarray(state[count])


def _complete(result: Array) -> None:
    """Makes the two shares of each pair that differs add up to 1, keeping the smaller's digits:
    result, (options, options), in place."""
    for row in range(len(result)):
        above, below = result[row, row + 1 :], result[row + 1 :, row]
        differ = (above > 0) | (below > 0)
        below_is_greater = above <= below
        below[:] = np.where(differ & below_is_greater, 1.0 - above, below)
        above[:] = np.where(below_is_greater, above, 1.0 - below)
