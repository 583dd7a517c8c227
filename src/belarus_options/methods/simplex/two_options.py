"""Rank acceptability of one or two options, exact for any number of weights."""

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.simplex.acceptability import Acceptability
from belarus_options.methods.simplex.pairwise_winning import (
    expected_ranks,
    pairwise_winning_over,
)


def acceptability_of_two(values: Array, simplices: Array, volumes: Array) -> Acceptability:
    """Ranks and central weights of up to two options over a region that is cut into simplices.

    values: (options, weights); simplices: (simplices, vertices, weights); volumes: (simplices,),
    shares of the region that add up to 1.

    A uniform point of a simplex is a normalized list of exponential times, one a vertex. To weigh
    its densities by the share of one vertex is to give that vertex two of them (a Dirichlet
    distribution with one parameter 2), so that the mean of that share over the points where an
    option is above is (1 / vertices) × pairwise winning with the vertex taken twice.
    """
    pairwise = pairwise_winning_over(values, simplices, volumes)
    is_level = not pairwise.any()
    # Level everywhere, all are first everywhere.
    first = np.ones(len(values)) if is_level else pairwise.sum(axis=1)
    sums = np.zeros(values.shape)
    vertices = simplices.shape[1]
    for simplex, volume in zip(simplices, volumes.tolist(), strict=True):
        for vertex in range(vertices):
            twice = np.concatenate([simplex, simplex[[vertex]]])[np.newaxis]
            above = np.ones(len(values))
            if not is_level:
                above = pairwise_winning_over(values, twice, np.ones(1)).sum(axis=1)
            sums += volume / vertices * above[:, np.newaxis] * simplex[vertex]
    is_first = first > 0.0
    central = np.zeros(values.shape)
    central[is_first] = sums[is_first] / first[is_first, np.newaxis]
    shares = np.stack([first, 1.0 - first], axis=1)[:, : len(values)]
    return Acceptability(shares, expected_ranks(pairwise), is_first, central, pairwise)
