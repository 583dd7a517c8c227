"""Slips in judgments.yaml."""

from slips import JUDGMENTS, Slip

SWING = "    swing: {benefit: 100, burden: 70}\n"
RATIOS = "    ratios: {reach/speed: 2, speed/depth: 1.5}\n"
STEPS = "      - {this: {cost: [40, 20]}, equals: {noise: [1, 0]}}\n"


def swing(new: str, name: str, message: str, help: str = "") -> Slip:
    return Slip(JUDGMENTS, SWING, f"    {new}\n", name, message, help)


def ratios(new: str, name: str, message: str, help: str = "") -> Slip:
    return Slip(JUDGMENTS, RATIOS, f"    {new}\n", name, message, help)


def steps(new: str, name: str, message: str, help: str = "") -> Slip:
    brace = "" if "»" in new else "»"
    return Slip(JUDGMENTS, STEPS, f"      - {brace}{{{new}}}\n", name, message, help)


def best_worst(to_others: str, to_worst: str, message: str, help: str = "") -> Slip:
    mark = "" if "»" in to_others + to_worst else "»"
    new = (
        f"best-worst: {{best: reach, worst: depth, {mark}best-to-others: {{{to_others}}},"
        f" others-to-worst: {{{to_worst}}}}}"
    )
    return ratios(new, "bad-judgment", message, help)


IN_JUDGMENTS: dict[str, Slip] = {
    "largest swing not 100": swing(
        "»swing: {benefit: 80, burden: 70}", "bad-swing", "80 points", "give the largest swing 100"
    ),
    "all swings 0": swing("»swing: {benefit: 0, burden: 0}", "bad-swing", "0 points"),
    "negative points": swing("swing: {benefit: 100, burden: »-7}", "out-of-range", "`burden`", ""),
    "misspelt sibling": swing(
        "swing: {benefit: 100, »burdn: 70}", "unknown-criterion", "`burdn`", "`burden`"
    ),
    "sibling left out": swing("»swing: {benefit: 100}", "bad-judgment", "`burden`", "top criteria"),
    "two kinds of answer": swing(
        "swing: {benefit: 100, burden: 70}\n    »order: [benefit, burden]",
        "bad-judgment",
        "`swing` and `order`",
        "keep",
    ),
    "no answer": Slip(
        JUDGMENTS,
        "  - who: The planner\n    on: 2026-11-20\n" + SWING,
        "  - »who: The planner\n    on: 2026-11-20\n",
        "bad-judgment",
        "no answers",
        "`swing`",
    ),
    "a range without swings": swing(
        "order: [benefit, burden]\n    »swing_range: {burden: [1, 2]}",
        "bad-judgment",
        "`swing_range` is about points of `swing`",
        "take it out",
    ),
    "points outside their range": swing(
        "swing: {benefit: 100, burden: 70}\n    swing_range: {»burden: [10, 20]}",
        "bad-range",
        "the points of `burden`, 70, lie outside 10 to 20",
    ),
    "a range beyond the largest": swing(
        "swing: {benefit: 100, burden: 70}\n    swing_range: {»burden: [10, 120]}",
        "bad-range",
        "`burden` would be worth more",
    ),
    "a range of nobody": swing(
        "swing: {benefit: 100, burden: 70}\n    swing_range: {»burdn: [10, 80]}",
        "unknown-criterion",
        "`burdn`",
        "`burden`",
    ),
    "by without an order": swing(
        "swing: {benefit: 100, burden: 70}\n    by: »sum", "bad-judgment", "`by`", "take it out"
    ),
    "a sibling twice in an order": swing(
        "order: [benefit, »[burden, benefit]]", "bad-judgment", "`benefit` stands twice"
    ),
    "no kind of rank order weights": swing(
        "order: [benefit, burden]\n    by: »reciprocals", "bad-choice", "`reciprocals`"
    ),
    "unknown group": Slip(
        JUDGMENTS,
        "  - group: benefit\n",
        "  - group: »benfit\n",
        "unknown-criterion",
        "`benfit`",
        "`benefit`",
    ),
    "a leaf for a group": Slip(
        JUDGMENTS,
        "  - group: benefit\n",
        "  - group: »benefit.reach\n",
        "bad-judgment",
        "is a leaf",
        "a branch",
    ),
    "two entries for a group": Slip(
        JUDGMENTS,
        "  - group: benefit\n" + RATIOS,
        "  - »swing: {benefit: 50, burden: 100}\n",
        "bad-judgment",
        "second entry",
        "keep one",
    ),
    "no pair": ratios(
        "ratios: {»reach: 2, speed/depth: 1.5, reach/depth: 1}",
        "bad-judgment",
        "no pair",
        "with `/`",
    ),
    "a pair twice": ratios(
        "ratios: {reach/speed: 2, speed/depth: 1.5, »speed/reach: 0.5}", "bad-judgment", "twice"
    ),
    "a ratio of nothing": ratios(
        "ratios: {reach/speed: »0, speed/depth: 1.5}", "out-of-range", "above 0"
    ),
    "a leaf for a step twice": steps(
        "this: {cost: [40, 20]}, »equals: {cost: [20, 0]}", "bad-judgment", "one leaf"
    ),
    "a step of two leaves": steps(
        "»this: {cost: [40, 20], noise: [1, 0]}, equals: {noise: [1, 0]}", "bad-judgment", "has 2"
    ),
    "a step to the worse": steps(
        "this: {»cost: [20, 40]}, equals: {noise: [1, 0]}",
        "bad-judgment",
        "does not lead",
        "[40, 20]",
    ),
    "no level for a step": steps(
        "this: {cost: [40, 20]}, equals: {»noise: [2, 0]}", "bad-judgment", "no level", "0, 1"
    ),
    "a step of one end": steps(
        "this: {»cost: [40]}, equals: {noise: [1, 0]}", "wrong-type", "has 1"
    ),
    "a trade-off without its other side": steps(
        "this: {cost: [40, 20]}", "missing-key", "`equals`"
    ),
    "a step on a branch": Slip(
        JUDGMENTS,
        SWING,
        "    »tradeoffs:\n      - {this: {benefit: [1, 2]}, equals: {burden: [2, 3]}}\n",
        "bad-judgment",
        "is a branch",
    ),
    "best and others without one": best_worst(
        "speed: 2", "speed: 2, reach: 4", "nothing of `depth`", "every sibling but `reach`"
    ),
    "best beside itself": best_worst(
        "speed: 2, depth: 4, »reach: 1", "speed: 2, reach: 4", "has `reach` too"
    ),
    "best and worst at odds": best_worst(
        "speed: 2, depth: 4", "speed: 2, reach: »5", "4 times the worst"
    ),
    "a digest of other length": swing(
        "swing: {benefit: 100, burden: 70}\n    scales: »abc",
        "bad-judgment",
        "`abc`",
        "take it out",
    ),
}
