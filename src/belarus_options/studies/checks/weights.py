"""Rules about weights: what they look like when something other than swings set them."""

from collections.abc import Iterator

from belarus_options.methods.tolerances import CLOSE_SHARE
from belarus_options.model.finding import Finding
from belarus_options.model.layout import CRITERIA_FILE
from belarus_options.model.problem import Place
from belarus_options.studies.matrix.ranking import Ranking

FOLLOWS_WITHIN = 0.01


def dominant_weight(ranking: Ranking) -> Iterator[Finding]:
    """Siblings, of three or more, that weigh more than all the others together."""
    for _, siblings in ranking.tree.groups():
        if len(siblings) < 3:
            continue
        for path in siblings:
            share = ranking.weights.local[path]
            if share > 0.5 + CLOSE_SHARE:
                yield Finding(
                    "dominant-weight",
                    f"`{path}` weighs {share:.1%} of its group,"
                    f" more than its {len(siblings) - 1} siblings together",
                    "ask whether its swing is worth more than all of theirs at once",
                    place=ranking.tree.nodes[path].weight_place,
                )


def splitting_bias(ranking: Ranking) -> Iterator[Finding]:
    """Groups whose weights follow the number of leaves under each sibling."""
    for _, siblings in ranking.tree.groups():
        leaves = {path: len(ranking.tree.leaves_under(path)) for path in siblings}
        if len(set(leaves.values())) < 2:
            continue
        among = sum(leaves.values())
        local = ranking.weights.local
        if all(
            abs(local[path] - leaves[path] / among) <= FOLLOWS_WITHIN + CLOSE_SHARE
            for path in siblings
        ):
            most = max(siblings, key=lambda path: leaves[path])
            listed = ", ".join(
                f"`{path}` {local[path]:.1%} with {_leaves(leaves[path])}" for path in siblings
            )
            yield Finding(
                "splitting-bias",
                f"these weights follow the number of leaves: {listed}",
                "weigh the swing of each whole branch, without looking at what is inside",
                place=Place(CRITERIA_FILE, ranking.tree.nodes[most].place.path, key=True),
            )


def _leaves(count: int) -> str:
    return f"{count} leaf" if count == 1 else f"{count} leaves"


def equal_weights(ranking: Ranking) -> Iterator[Finding]:
    """Groups of equal weights in which some sibling gives no reason."""
    for _, siblings in ranking.tree.groups():
        nodes = [ranking.tree.nodes[path] for path in siblings]
        raw = {ranking.weights.raw[path] for path in siblings}
        silent = [node.path for node in nodes if not node.because]
        if len(nodes) < 2 or len(raw) > 1 or not silent:
            continue
        yield Finding(
            "equal-weights",
            f"all {len(nodes)} weights of this group are equal, and {_named(silent)} no `because`",
            "say why each swing is worth the same, or weigh them",
            place=nodes[0].weight_place,
        )


def _named(paths: list[str]) -> str:
    if len(paths) == 1:
        return f"`{paths[0]}` has"
    return ", ".join(f"`{path}`" for path in paths[:-1]) + f" and `{paths[-1]}` have"
