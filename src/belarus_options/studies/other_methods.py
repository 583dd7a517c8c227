"""How other methods of the field rank the options, on the same values and weights."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np

from belarus_options.methods.additive import competition_ranks
from belarus_options.methods.arrays import Array, Whole
from belarus_options.methods.rankings.aggregation import kendall_tau
from belarus_options.methods.rankings.distances import Vikor, topsis, vikor
from belarus_options.methods.rankings.ordinal import (
    grouped_by_weight,
    lexicographic_ranks,
    leximin_ranks,
    rank_totals,
)
from belarus_options.methods.rankings.outranking import Limits, net_credibilities, net_flows
from belarus_options.model.thresholds import Thresholds
from belarus_options.studies.matrix.ranking import Ranking

# Up to so many options each is left out in turn: the work grows with the cube of their number.
MOST_LEFT_OUT = 100
# Options up to which ELECTRE III compares each two: a second or so.
MOST_COMPARED = 2_000


class Method(Enum):
    """A method, by the word that data files have for it."""

    weighted_sum = "weighted-sum"
    topsis = "topsis"
    vikor = "vikor"
    rank_matrix = "rank-matrix"
    leximin = "leximin"
    lexicographic = "lexicographic"
    promethee = "promethee-ii"
    electre = "electre-iii"


OUTRANKING = (Method.promethee, Method.electre)
# The others hold each option against points that stay, so that no other option matters.
OF_A_SET = (Method.vikor, Method.rank_matrix, *OUTRANKING)


class LeftOut(Enum):
    """Why a method is left out."""

    no_thresholds = "no leaf states thresholds"
    too_many = "there are too many options to compare each two"


@dataclass(frozen=True, slots=True)
class Reversal:
    """Two options that change places, the first ahead before, where another is left out."""

    without: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class MethodRanking:
    """The options as one method ranks them: `scores` and `ranks`, (options,).

    A score of leximin is the lowest value, one of lexicographic order the value on the weightiest
    leaf; ranks look further where those tie. `tau` is Kendall's tau-b with the weighted sum,
    None where either ties all.
    """

    method: Method
    scores: Array
    higher_is_better: bool
    ranks: Whole
    tau: float | None
    reversals: tuple[Reversal, ...] | None
    compromise: Vikor | None = None


@dataclass(frozen=True, slots=True, eq=False)
class OtherMethods:
    """Every method's ranking, the weighted sum first. `beyond` are the leaves on which a value lies
    beyond the anchors and was taken to be at them by TOPSIS and VIKOR."""

    ranking: Ranking
    methods: tuple[MethodRanking, ...]
    beyond: tuple[str, ...]
    left_out: Mapping[Method, LeftOut]

    @property
    def with_thresholds(self) -> tuple[str, ...]:
        """The leaves that state thresholds."""
        leaves = self.ranking.tree.leaves
        return tuple(leaf.path for leaf in leaves if leaf.thresholds is not None)

    def first(self, method: MethodRanking) -> tuple[str, ...]:
        """Who is first by a method, by id."""
        options = self.ranking.options
        return tuple(sorted(options[row] for row in np.flatnonzero(method.ranks == 1).tolist()))


Ranked = tuple[Array, Whole]
Ranks = Callable[[Array, Array], Ranked]


def other_methods(ranking: Ranking) -> OtherMethods:
    """The options of a ranking by every method."""
    values, weights = ranking.values, ranking.leaf_weights
    left_out: dict[Method, LeftOut] = {}
    if all(leaf.thresholds is None for leaf in ranking.tree.leaves):
        left_out = dict.fromkeys(OUTRANKING, LeftOut.no_thresholds)
    elif len(values) > MOST_COMPARED:
        left_out = {Method.electre: LeftOut.too_many}
    found = []
    for method, (rank, is_higher) in _ways(ranking).items():
        if method in left_out:
            continue
        scores, ranks = rank(values, weights)
        tau = kendall_tau(np.stack([ranking.ranks, ranks]))[0][1]
        reversals: tuple[Reversal, ...] | None = ()
        if method in OF_A_SET:
            reversals = _reversals(ranking, ranks, rank)
        compromise = None
        if method is Method.vikor:
            compromise = vikor(np.clip(values, 0.0, 100.0), weights, *_ends(weights))
        found.append(MethodRanking(method, scores, is_higher, ranks, tau, reversals, compromise))
    beyond = {leaf for row in range(len(values)) for leaf in ranking.beyond_anchors(row)}
    leaves = tuple(leaf.path for leaf in ranking.tree.leaves if leaf.path in beyond)
    return OtherMethods(ranking, tuple(found), leaves, left_out)


def _ways(ranking: Ranking) -> Mapping[Method, tuple[Ranks, bool]]:
    """How each method scores and ranks options by their values, (options, leaves), and weights, and
    whether a higher score is better; a ranking has what does not vary."""
    limits, ends = _limits(ranking), _ends(ranking.leaf_weights)

    def sums(_: Array, __: Array) -> Ranked:
        return ranking.totals, ranking.ranks

    def closeness(rows: Array, weights: Array) -> Ranked:
        scores = topsis(np.clip(rows, 0.0, 100.0), weights, *ends)
        return scores, competition_ranks(scores)

    def indices(rows: Array, weights: Array) -> Ranked:
        scores = vikor(np.clip(rows, 0.0, 100.0), weights, *ends).index
        return scores, competition_ranks(-scores)

    def totals(rows: Array, weights: Array) -> Ranked:
        scores = rank_totals(rows, weights)
        return scores, competition_ranks(-scores)

    def worst(rows: Array, _: Array) -> Ranked:
        return rows.min(axis=1), leximin_ranks(rows)

    def weightiest(rows: Array, weights: Array) -> Ranked:
        grouped = grouped_by_weight(rows, weights)
        return grouped[:, 0], lexicographic_ranks(grouped)

    def flows(rows: Array, weights: Array) -> Ranked:
        scores = net_flows(rows, weights, limits)
        return scores, competition_ranks(scores)

    def credible(rows: Array, weights: Array) -> Ranked:
        scores = net_credibilities(rows, weights, limits)
        return scores, competition_ranks(scores)

    return {
        Method.weighted_sum: (sums, True),
        Method.topsis: (closeness, True),
        Method.vikor: (indices, False),
        Method.rank_matrix: (totals, False),
        Method.leximin: (worst, True),
        Method.lexicographic: (weightiest, True),
        Method.promethee: (flows, True),
        Method.electre: (credible, True),
    }


def _ends(weights: Array) -> tuple[Array, Array]:
    """The best and the worst value on every leaf, (leaves,)."""
    return np.full(len(weights), 100.0), np.zeros(len(weights))


def _limits(ranking: Ranking) -> Limits:
    """The thresholds of the leaves; of one without any the straight difference."""
    stated = [leaf.thresholds or Thresholds() for leaf in ranking.tree.leaves]
    vetoes = (math.inf if each.veto is None else each.veto for each in stated)
    return Limits(
        np.array([each.indifference for each in stated]),
        np.array([each.preference for each in stated]),
        np.array(list(vetoes)),
    )


def _reversals(ranking: Ranking, ranks: Whole, rank: Ranks) -> tuple[Reversal, ...] | None:
    """For each option that is left out, the pairs of others that change places; None where there
    are too many options to try."""
    options, values, weights = ranking.options, ranking.values, ranking.leaf_weights
    if len(options) > MOST_LEFT_OUT:
        return None
    found = []
    for out in range(len(options) if len(options) > 2 else 0):
        rows = np.delete(np.arange(len(options)), out)
        before, after = ranks[rows], rank(values[rows], weights)[1]
        pairs = tuple(
            sorted(
                (options[rows[one]], options[rows[other]]) for one, other in _turned(before, after)
            )
        )
        if pairs:
            found.append(Reversal(options[out], pairs))
    return tuple(sorted(found, key=lambda reversal: reversal.without))


def _turned(before: Whole, after: Whole) -> Iterable[tuple[int, int]]:
    """Pairs of which the first is ahead before, and behind after."""
    is_ahead = before[:, None] < before[None, :]
    is_behind = after[:, None] > after[None, :]
    return [(one, other) for one, other in np.argwhere(is_ahead & is_behind).tolist()]
