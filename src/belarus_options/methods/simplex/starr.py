"""Starr's domain: the share of all assignments of probabilities to scenarios under which an option
has the best expected total.

It is first-rank acceptability with scenarios as criteria, an assignment of probabilities being a
point of the simplex. Sources: Starr 1963; Schneller & Sphicas 1983.
"""

import math
from dataclasses import dataclass

import numpy as np

from belarus_options.methods.additive import first_alike
from belarus_options.methods.arrays import Array
from belarus_options.methods.dominance import dominance
from belarus_options.methods.sampling.ranks import whole_values
from belarus_options.methods.sampling.weights import CHUNK, AnyWeights
from belarus_options.methods.simplex.pairwise_winning import pairwise_winning, totals_at
from belarus_options.methods.tolerances import SHARE_ROUNDING, SMALLEST_PART, TIE

SAMPLES = 1_000_000
SEED = 1

# As many options, none of them dominated and no two alike, as are computed exactly, by the number
# of scenarios; two always are (R3). It takes less than a second even where each is first somewhere.
MOST_OPTIONS = {2: 30, 3: 30, 4: 30, 5: 12}
# Totals drawn at once, so that memory does not grow with the options.
_AT_ONCE = 2**20


@dataclass(frozen=True, eq=False)
class StarrDomains:
    """Each option's share, (options,); they add up to 1 but where options tie everywhere, each of
    which has the whole share of all. `standard_error`, (options,), and the number and seed of the
    draws are None where shares are exact."""

    shares: Array
    standard_error: Array | None = None
    samples: int | None = None
    seed: int | None = None


def starr_domains(totals: Array) -> StarrDomains:
    """Each option's share of the assignments of probabilities, uniform on the simplex.

    totals: (options, scenarios). Those within TIE of each other are equal. An option that another
    dominates has no share, and those that are alike have one and the same. Shares are exact but for
    rounding where no more than two options are left then, or as many as MOST_OPTIONS; else they are
    from SAMPLES draws with seed SEED, which are the same on every machine.
    """
    alike = first_alike(totals)
    is_rival = alike == np.arange(len(totals))
    is_rival[is_rival] = ~dominance(totals[is_rival]).any(axis=0)
    found = _domains(totals[is_rival])
    shares, errors = np.zeros((2, len(totals)))
    shares[is_rival] = found.shares
    if found.standard_error is None:
        return StarrDomains(shares[alike])
    errors[is_rival] = found.standard_error
    return StarrDomains(shares[alike], errors[alike], found.samples, found.seed)


def _domains(totals: Array) -> StarrDomains:
    """As `starr_domains`, of rivals alone: totals, (options, scenarios), of which none is dominated
    and no two are alike."""
    options, scenarios = totals.shape
    if options <= 2:
        pairwise = pairwise_winning(totals)
        return StarrDomains(pairwise.sum(axis=1) if pairwise.any() else np.ones(options))
    if options <= MOST_OPTIONS.get(scenarios, 2):
        return StarrDomains(_exact(totals))
    return _sampled(totals)


def _exact(totals: Array) -> Array:
    """Each rival's share, (options,), as the volume of a polytope; totals: (options, scenarios)."""
    # Strong rivals first: most options are soon nowhere first.
    rivals = totals[np.argsort(-totals.sum(axis=1), kind="stable")]
    shares = np.array([_share(own - rivals) for own in totals])
    shares[shares < SHARE_ROUNDING] = 0.0
    return shares


def _share(leads: Array) -> float:
    """The share of a simplex in which all of some linear functions are 0 or more.

    leads: (functions, corners), at the simplex's corners; those within TIE are 0.
    """
    leads[np.abs(leads) <= TIE] = 0.0
    corners, volumes = np.eye(leads.shape[1])[np.newaxis], np.ones(1)
    for lead in leads[(leads < 0).any(axis=1)]:
        corners, volumes = _cut(corners, volumes, lead)
    return math.fsum(volumes.tolist())


def _cut(corners: Array, volumes: Array, lead: Array) -> tuple[Array, Array]:
    """The parts of some simplices in which a linear function is 0 or more, as simplices.

    corners: (simplices, corners, weights); volumes: (simplices,); lead: (weights,). A simplex that
    lies on both sides is cut in two at the point of an edge where the function is 0, which becomes
    a corner of both parts, and so on until none does; one up to SMALLEST_PART is dropped. Volumes
    are products of the edge's ratios, so that small ones keep all their digits.
    """
    heights = totals_at(lead[np.newaxis], corners)[:, 0]
    kept = []
    while True:
        low, high = heights.min(axis=1), heights.max(axis=1)
        kept.append((corners[low >= 0], volumes[low >= 0]))
        split = (low < 0) & (high > 0) & (volumes > SMALLEST_PART)
        if not split.any():
            return np.concatenate([part for part, _ in kept]), np.concatenate([v for _, v in kept])
        corners, volumes, heights = corners[split], volumes[split], heights[split]
        rows, top, bottom = np.arange(len(volumes)), heights.argmax(axis=1), heights.argmin(axis=1)
        above, below = high[split], -low[split]
        upper, lower = above / (above + below), below / (above + below)
        meetings = (
            lower[:, np.newaxis] * corners[rows, top] + upper[:, np.newaxis] * corners[rows, bottom]
        )
        halves = []
        for replaced in (bottom, top):
            part, part_heights = corners.copy(), heights.copy()
            part[rows, replaced], part_heights[rows, replaced] = meetings, 0.0
            halves.append((part, part_heights))
        corners, heights = (np.concatenate(arrays) for arrays in zip(*halves, strict=True))
        volumes = np.concatenate([volumes * upper, volumes * lower])


def _sampled(totals: Array) -> StarrDomains:
    """Each rival's share of SAMPLES draws, in which those that tie all count; totals: (options,
    scenarios), rounded as `whole_values` does. Standard errors are binomial."""
    whole = whole_values(totals)
    options, scenarios = whole.shape
    sampler = AnyWeights(scenarios).sampler()
    at_once = max(1, _AT_ONCE // options)
    counts = np.zeros(options, dtype=np.int64)
    for chunk, start in enumerate(range(0, SAMPLES, CHUNK)):
        weights = sampler.draw(SEED, chunk)[:, : SAMPLES - start]
        for column in range(0, weights.shape[1], at_once):
            # Whole numbers below 2^53: exact in whatever order a library adds them up.
            drawn = whole @ weights[:, column : column + at_once]
            counts += np.count_nonzero(drawn == drawn.max(axis=0), axis=1)
    shares = counts / SAMPLES
    errors = np.sqrt(shares * (1.0 - shares) / SAMPLES)
    return StarrDomains(shares, errors, SAMPLES, SEED)
