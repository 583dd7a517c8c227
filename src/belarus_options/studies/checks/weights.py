"""Rules about weights: what they look like when something other than swings set them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from belarus_options.methods.tolerances import CLOSE_SHARE
from belarus_options.model.finding import Finding
from belarus_options.model.layout import CRITERIA_FILE, PERSPECTIVES_FILE
from belarus_options.model.problem import Place
from belarus_options.model.shares import Share
from belarus_options.model.validity import perspective_settings
from belarus_options.model.weight_readings import Reading, is_small, reading, set_numbers
from belarus_options.model.weights import apply_weights
from belarus_options.studies.checks.rule import rule

if TYPE_CHECKING:
    from belarus_options.studies.matrix.ranking import Ranking

FOLLOWS_WITHIN = 0.01


@rule(
    "warning",
    summary="One of three or more siblings outweighs all the others together",
    why=(
        "Such a criterion decides its group nearly alone: however well an option does on the "
        "siblings, they cannot make up for the whole swing of this one. That can be meant. "
        "Often, though, the weight answers how important the matter is in general, and not how "
        "much the swing from its worst to its best level is worth, a very common mistake "
        "in setting weights (Keeney 1992)."
    ),
    fix=(
        "Ask whether the one swing is really worth more than all its siblings' swings at once. "
        "If not, lower the weight; if so, say so in `because` and allow the finding, or split "
        "the criterion where it hides several concerns."
    ),
    example="""\
criteria:
  risk: {weight: 60, prefer: less, scale: severity}
  cost: {weight: 20, scale: {worst: 50, best: 0}}
  delay: {weight: 20, scale: {worst: 24, best: 0}}
""",
)
def dominant_weight(ranking: "Ranking") -> Iterator[Finding]:
    """Siblings, of three or more, that weigh more than all the others together."""
    for _, siblings in ranking.tree.groups():
        if len(siblings) < 3:
            continue
        for path in siblings:
            share = ranking.weights.local[path]
            if share > 0.5 + CLOSE_SHARE:
                yield Finding(
                    f"`{path}` weighs {share:.1%} of its group,"
                    f" more than its {len(siblings) - 1} siblings together",
                    "ask whether its swing is worth more than all of theirs at once",
                    place=_weight_place(ranking, path),
                )


def _weight_place(ranking: "Ranking", path: str) -> Place:
    """Where the share of a node in its group is from: the perspective in force where that sets its
    weight or, if not its own, that of a sibling; else criteria.yaml."""
    perspective = ranking.settings.perspective
    if perspective is not None:
        weights = ranking.project.perspectives[perspective].weights
        for one in (path, *ranking.tree.siblings(path)):
            if one in weights:
                return Place(PERSPECTIVES_FILE, (perspective, "weights", one))
    return ranking.tree.nodes[path].weight_place


@rule(
    "warning",
    summary="A weight reads like a share, and is a number beside other numbers",
    why=(
        "A weight is a number beside its siblings': 0.5 beside 50 and 30 is less than a hundredth "
        "of the group, and not half of it; 70 in a group that otherwise adds up to 100 is not "
        "70%. Both are written by mistake, and another option can come first by it."
    ),
    fix=(
        "Write a percentage where a share is meant: `weight: 50%`, and in criteria.yaml all of the "
        "group so. Where the number is meant, write the group in numbers of one size."
    ),
    example="""\
criteria:
  risk: {weight: 0.5, prefer: less, scale: severity}
  cost: {weight: 60, scale: {worst: 50, best: 0}}
  delay: {weight: 40, scale: {worst: 24, best: 0}}
""",
)
def fraction_weight(ranking: "Ranking") -> Iterator[Finding]:
    """Numbers far below a sibling's, and those by which a perspective's group no longer adds up to
    100."""
    project, tree = ranking.project, ranking.tree
    raw = tree.raw_weights
    for _, siblings in tree.groups():
        for path in siblings:
            if is_small(path, siblings, raw) and not isinstance(tree.nodes[path].weight, Share):
                found = reading(path, siblings, raw)
                yield _taken_for_share(
                    found, "the whole group in shares", tree.nodes[path].weight_place
                )
    for perspective in project.perspectives:
        settings = perspective_settings(project.perspectives, perspective)
        after = apply_weights(tree, raw, settings)
        for setting, found in set_numbers(tree, settings, raw, after):
            assert setting.place is not None
            yield _taken_for_share(found, "it with its sign", setting.place)


def _taken_for_share(found: Reading, write: str, place: Place) -> Finding:
    help = f"for {found.meant:g}% write {write}; else all in numbers of one size"
    message = f"`{found.path}` at {found.number:g} is {found.share:.1%} of its group"
    return Finding(message, help, place=place)


@rule(
    "warning",
    summary="The weights of a group follow the number of leaves under each sibling",
    why=(
        "A branch that is described in more detail tends to get more weight, although dividing "
        "a matter into parts does not make it matter more: an effect that Weber, Eisenführ "
        "and von Winterfeldt (1988) showed, since called splitting bias. Weights within 0.01 "
        "of each sibling's share of the leaves are what comes out when the leaves, not the "
        "swings, were weighed."
    ),
    fix=(
        "Weight the siblings from above, each by the swing of the whole branch from its worst "
        "to its best, before looking at what is inside. If the weights stay, allow the finding "
        "and say that they were set that way."
    ),
    example="""\
criteria:
  risk:
    weight: 75
    criteria:
      escalation: {weight: 50, prefer: less, scale: severity}
      reprisal: {weight: 30, prefer: less, scale: severity}
      diversion: {weight: 20, prefer: less, scale: severity}
  cost: {weight: 25, scale: {worst: 50, best: 0}}
""",
)
def splitting_bias(ranking: "Ranking") -> Iterator[Finding]:
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
                f"these weights follow the number of leaves: {listed}",
                "weigh the swing of each whole branch, without looking at what is inside",
                place=Place(CRITERIA_FILE, ranking.tree.nodes[most].place.path, key=True),
            )


def _leaves(count: int) -> str:
    return f"{count} leaf" if count == 1 else f"{count} leaves"


@rule(
    "note",
    summary="All weights of a group are equal and not all have a reason",
    why=(
        "Equal weights are a judgment like any other: they say that every swing in the group "
        "is worth the same. They can do well (Dawes 1979), but without a reason a reader "
        "cannot tell them from weights that nobody set."
    ),
    fix=(
        "Ask for each sibling what its swing from worst to best is worth beside the others'. "
        "If they do come out equal, say why in each `because`."
    ),
    example="""\
criteria:
  risk: {weight: 1, prefer: less, scale: severity}
  cost: {weight: 1, scale: {worst: 50, best: 0}}
""",
)
def equal_weights(ranking: "Ranking") -> Iterator[Finding]:
    """Groups of equal weights in which some sibling gives no reason."""
    for _, siblings in ranking.tree.groups():
        nodes = [ranking.tree.nodes[path] for path in siblings]
        raw = {ranking.weights.raw[path] for path in siblings}
        silent = [node.path for node in nodes if not node.because]
        if len(nodes) < 2 or len(raw) > 1 or not silent:
            continue
        yield Finding(
            f"all {len(nodes)} weights of this group are equal, and {_named(silent)} no `because`",
            "say why each swing is worth the same, or weigh them",
            place=_weight_place(ranking, nodes[0].path),
        )


@rule(
    "note",
    summary="A criterion weighs nothing",
    why=(
        "With a weight of 0 it is shown and scored and changes no total. That can be meant, to "
        "have it in view; it also is what is left of a total column, or of a weight to be set "
        "later."
    ),
    fix=(
        "Give it the weight that its swing is worth, or take it out. If it is there to be seen, "
        "allow the finding and say so."
    ),
    example="""\
criteria:
  risk: {weight: 60, prefer: less, scale: severity}
  cost: {weight: 40, scale: {worst: 50, best: 0}}
  total: {weight: 0, scale: {worst: 0, best: 100}}
""",
)
def unweighted(ranking: "Ranking") -> Iterator[Finding]:
    """Nodes whose weight is 0, above which there is none of 0."""
    for path, share in ranking.weights.local.items():
        parent = ranking.tree.nodes[path].parent
        if share == 0 and (not parent or ranking.weights.global_[parent] > 0):
            yield Finding(
                f"`{path}` weighs 0, so it changes no total",
                "give it the weight that its swing is worth, or take it out",
                place=_weight_place(ranking, path),
            )


def _named(paths: list[str]) -> str:
    if len(paths) == 1:
        return f"`{paths[0]}` has"
    return ", ".join(f"`{path}`" for path in paths[:-1]) + f" and `{paths[-1]}` have"
