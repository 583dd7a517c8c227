"""The problems of criteria.yaml: name, what it means, a way out."""

CRITERIA_PROBLEMS: dict[str, tuple[str, str]] = {
    "bad-criteria": (
        "A map of weights takes three different top criteria, and there are fewer, or more of "
        "which none are chosen, or those chosen are not that.",
        "Name three top criteria with `--criteria A,B,C`; `sensitivity` answers where there are "
        "fewer.",
    ),
    "bad-must": (
        "`must` has a bound against the leaf's direction, which would keep the best options out, "
        "or two bounds.",
        "Write `at-most` on a leaf that prefers less and `at-least` on one that prefers more.",
    ),
    "bad-scale": (
        "A scale contradicts itself: fewer than two levels, keys that are no whole numbers, "
        "values that only some levels have or that do not rise from 0 at the worst to 100 at "
        "the best, anchors that are equal, or a direction against them.",
        "Say which end is worse with `prefer`, and let values rise strictly toward the better end.",
    ),
    "bad-threshold": (
        "Thresholds of a leaf are not in order: indifference, preference, veto.",
        "Let `indifference` be at most `preference`, and `veto` more than that.",
    ),
    "bad-value-function": (
        "A value function stands on a leaf without a measured scale, its midpoint is not "
        "between the anchors, or its points miss an anchor or fall on the way to the better one.",
        "Give points that run from `worst: 0` to `best: 100`, or a midpoint between the anchors.",
    ),
    "bad-weight": (
        "A weight is no number of 0 or more, is given twice, stands as a number in a group of "
        "shares, or shares of one group add up to more than the whole or leave it unfilled; "
        "or the weights of a matrix are words, or not all written in one way.",
        "Write `50` for a number beside its siblings', or `50%` for a share of the group.",
    ),
    "branch-with-scale": (
        "A criterion has criteria below it and a scale, direction or value function of its "
        "own. Only leaves are scored.",
        "Move the key to the leaves.",
    ),
    "missing-weight": (
        "A criterion with siblings has no weight, so nobody has said what its swing is worth.",
        "Write `weight: …`, relative to its siblings' weights; in a matrix, a number for each "
        "criterion.",
    ),
    "no-criteria": (
        "There are no criteria at all, or none below a branch.",
        "Write at least one.",
    ),
    "unknown-criterion": (
        "A path names no criterion, or a branch where a leaf is needed.",
        "`belarus-options weights` lists all paths.",
    ),
    "unknown-scale": (
        "A leaf names a shared scale that is not defined.",
        "Define it under `scales`, or write the levels at the leaf.",
    ),
    "zero-weights": (
        "The weights of a group are all 0, so no share follows from them.",
        "Give at least one of them a weight above 0.",
    ),
}
