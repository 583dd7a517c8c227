"""Weights of leaves drawn where the shares within every group of siblings have ranges."""

from dataclasses import dataclass

import numpy as np

from belarus_options.methods.arrays import Array
from belarus_options.methods.sampling.random_words import WEIGHTS, bit_generator
from belarus_options.methods.sampling.weights import (
    CHUNK,
    STEPS,
    WHOLE,
    RangedWeights,
    Sampler,
    Walking,
)


@dataclass(frozen=True)
class Group:
    """Siblings: the node that they divide the weight of, their own nodes, the ranges of their
    shares, and for each how many weights below it vary, and one."""

    parent: int
    nodes: tuple[int, ...]
    shares: RangedWeights
    sizes: tuple[int, ...]


@dataclass(frozen=True)
class NestedWeights:
    """The weightings of the leaves of a tree in which the shares of each group have ranges.

    Node 0 has the whole weight; groups stand in an order in which a parent comes before its
    children. `leaves` are the nodes whose weights are drawn. All weightings of the leaves count the
    same: groups are then independent, and a share has the density share^(size − 1), since weights
    below a node fill a space that grows with its weight.
    """

    groups: tuple[Group, ...]
    leaves: tuple[int, ...]

    def sampler(self) -> Sampler:
        return _Nested(self)


class _Nested:
    """Walks through the shares of every group, and divides the whole by them from the top down."""

    steps = STEPS

    def __init__(self, region: NestedWeights) -> None:
        self._region = region
        self._walks = [Walking(group.shares, group.sizes) for group in region.groups]
        self._nodes = np.empty((1 + sum(len(g.nodes) for g in region.groups), CHUNK))

    def draw(self, seed: int, chunk: int) -> Array:
        """(leaves, CHUNK): walks side by side, as `Walking` has them."""
        generator = bit_generator(seed, WEIGHTS, chunk)
        self._nodes[0] = WHOLE
        for group, walk in zip(self._region.groups, self._walks, strict=True):
            up_to = np.cumsum(walk.draw_with(generator), axis=0)
            # Where each sibling's part of the parent's weight ends: rounded alike, so that parts
            # are not negative and add up to it.
            ends = np.floor(self._nodes[group.parent] * (up_to / WHOLE))
            self._nodes[group.nodes[0]] = ends[0]
            for node, end, before in zip(group.nodes[1:], ends[1:], ends, strict=False):
                np.subtract(end, before, out=self._nodes[node])
        return self._nodes[list(self._region.leaves)]
