"""Slips in scales, value functions and the tree of criteria."""

from slips import (
    BUILD,
    CRITERIA,
    EVIDENCE,
    PERSPECTIVES,
    SCENARIOS,
    Slip,
    grade,
    money,
    valued,
    weight,
)

IN_CRITERIA: dict[str, Slip] = {
    # Scales
    "unknown scale": grade("scale: »grad", "unknown-scale", "`grad`", "`grade`"),
    "ends of a scale": grade(
        "scale: »0-50",
        "unknown-scale",
        "`0-50`",
        "`{worst: 0, best: 50}`, or `{worst: 50, best: 0}`",
    ),
    "far-off scale": grade("scale: »zzz", "unknown-scale", "`zzz`", "`scales`"),
    "one level": grade("»scale: {0: A}", "bad-scale", "two levels"),
    "no level": grade("»scale: {}", "bad-scale", "two levels"),
    "level between": grade("scale: {0: A, »1.5: B}", "bad-scale", "`1.5`", "whole numbers"),
    "word for a level": grade("scale: {0: A, »b: B}", "bad-scale", "`b`", "whole numbers"),
    "level without a meaning": grade("scale: {0: A, 1: »}", "missing-value", "`1`"),
    "key of a level": grade(
        "scale: {0: {means: A, »vlaue: 0}, 1: B}", "unknown-key", "`vlaue`", "`value`"
    ),
    "value without a meaning": grade(
        "scale: {»0: {value: 0}, 1: B}", "missing-key", "`means`", "`means: …`"
    ),
    "value of some levels": grade(
        "»scale: {0: {means: A, value: 0}, 1: B}", "bad-scale", "some levels", "every level"
    ),
    "level worth too much": grade(
        "scale: {0: {means: A, value: 0}, 1: {means: B, value: »120}}", "out-of-range", "100"
    ),
    "levels that do not rise": Slip(
        CRITERIA,
        "2: {means: Four fifths of it, value: 60}",
        "2: {means: Four fifths of it, value: 20}",
        "bad-scale",
        "`benefit.reach`",
        "`prefer: more`",
        (CRITERIA, "»scale:\n          0: {means: Nobody"),
    ),
    "equal anchors": money("»scale: {worst: 50, best: 50}", "bad-scale", "50"),
    "anchors too close": money(
        "»scale: {worst: 1, best: 1.0000000000001}", "bad-scale", "too close"
    ),
    "one anchor": money("»scale: {worst: 50}", "missing-key", "`best`", "`best: …`"),
    "key of a measured scale": money(
        "scale: {worst: 50, best: 0, »units: x}", "unknown-key", "`units`", "`unit`"
    ),
    "ends without better and worse": money(
        "scale: {»min: 0, max: 50, unit: million}",
        "unknown-key",
        "`min`",
        "`worst`, the measure worth 0, and `best`",
    ),
    "decimal comma of an anchor": money(
        "scale: {worst: »50,5, best: 0}", "wrong-type", "`50,5`", "decimals take a point"
    ),
    "text for an anchor": money("scale: {worst: »a, best: 0}", "wrong-type", "`a`"),
    "direction against anchors": Slip(
        CRITERIA,
        "{worst: 50, best: 0, unit: million}",
        "{worst: 0, best: 50}",
        "bad-scale",
        "`prefer: less`",
        "exchange",
        (CRITERIA, "»less\n        scale: {worst: 0"),
    ),
    "no direction": Slip(
        CRITERIA,
        "      depth:\n        weight: 25\n"
        "        because: Most patients need little.\n        prefer: more\n",
        "      »depth:\n        weight: 25\n",
        "missing-key",
        "`benefit.depth`",
        "`prefer: less`",
    ),
    "list for a scale": grade("»scale: [1, 2]", "wrong-type", "`scale`"),
    "number for a level's meaning": grade("scale: {0: A, 1: »5}", "wrong-type", "text"),
    "level twice": Slip(
        CRITERIA, "1: Traffic at night", "1: Some, »01: Traffic at night", "duplicate-key", "1"
    ),
    "misspelt anchor and other": money(
        "scale: {»wrost: 50, best: 0}", "unknown-key", "`wrost`", "`worst`"
    ),
    # Value functions
    "points without an anchor": valued(
        "value_function: {»points: {50: 0, 20: 70}}", "bad-value-function", "`0: 100`"
    ),
    "points that do not rise": valued(
        "value_function: {»points: {50: 0, 30: 70, 20: 60, 0: 100}}", "bad-value-function", "fall"
    ),
    "word for a point": valued("value_function: {points: {»a: 1}}", "wrong-type", "`a`"),
    "midpoint beyond the anchors": valued(
        "value_function: {exponential: {midpoint: »60}}", "bad-value-function", "60"
    ),
    "two value functions": valued(
        "»value_function: {points: {50: 0, 0: 100}, exponential: {midpoint: 5}}",
        "bad-value-function",
        "not both",
    ),
    "value function of levels": grade(
        "scale: grade\n        »value_function: linear",
        "bad-value-function",
        "`benefit.depth`",
        "`value`s",
    ),
    "point twice": valued(
        "value_function: {points: {50: 0, 20: 5, »20.0: 70, 0: 100}}", "duplicate-key", "20"
    ),
    # The tree
    "direction of a branch": Slip(
        CRITERIA,
        "    name: Burden\n",
        "    name: Burden\n    »prefer: less\n",
        "branch-with-scale",
        "`prefer`",
        "leaves",
    ),
    "scale of a branch": Slip(
        CRITERIA,
        "    name: Burden\n",
        "    name: Burden\n    »scale: grade\n",
        "branch-with-scale",
        "`scale`",
        "leaves",
    ),
    "value function of a branch": Slip(
        CRITERIA,
        "    name: Burden\n",
        "    name: Burden\n    »value_function: linear\n",
        "branch-with-scale",
        "`value_function`",
        "leaves",
    ),
    "preference below indifference": money(
        "scale: {worst: 50, best: 0}\n        thresholds: {indifference: 20, preference: »10}",
        "bad-threshold",
        "20, is more than `preference`, 10",
        "ends before",
    ),
    "indifference beyond a preference that is left out": money(
        "scale: {worst: 50, best: 0}\n        thresholds: {indifference: »101}",
        "bad-threshold",
        "is more than `preference`, 100",
    ),
    "preference at the veto": money(
        "scale: {worst: 50, best: 0}\n        thresholds: {preference: 60, veto: »60}",
        "bad-threshold",
        "`preference`, 60, is not less than `veto`, 60",
        "beyond",
    ),
    "negative threshold": money(
        "scale: {worst: 50, best: 0}\n        thresholds: {indifference: »-1}", "out-of-range", "0"
    ),
    "thresholds of a branch": Slip(
        CRITERIA,
        "    name: Burden\n",
        "    name: Burden\n    »thresholds: {preference: 20}\n",
        "branch-with-scale",
        "`thresholds`",
        "leaves",
    ),
    "shared doubt on levels": grade(
        "scale: grade\n        »shared: {normal: {mean: 0, sd: 1}}",
        "bad-distribution",
        "has levels",
    ),
    "shared doubt about another mean": money(
        "scale: {worst: 50, best: 0}\n        »shared: {uniform: {low: -1, high: 3}}",
        "bad-distribution",
        "the mean 1, not 0",
        "best estimates",
    ),
    "shared doubt of a branch": Slip(
        CRITERIA,
        "    name: Burden\n",
        "    name: Burden\n    »shared: {normal: {mean: 0, sd: 1}}\n",
        "branch-with-scale",
        "`shared`",
        "leaves",
    ),
    "weight outside its range": weight(
        "weight: 50\n    »weight_range: [51, 60]", "bad-range", "50 lies outside", "contains"
    ),
    "range of a weight upside down": weight(
        "weight: 50\n    »weight_range: [60, 40]", "bad-range", "from 60", "lower bound"
    ),
    "range of a weight with one end": weight(
        "weight: 50\n    »weight_range: [40]", "bad-range", "two numbers", "`weight_range: [low"
    ),
    "one number for a range of a weight": weight(
        "weight: 50\n    weight_range: »40", "bad-range", "two numbers", "`weight_range: [low"
    ),
    "shares around a number": weight(
        "weight: 50\n    »weight_range: [40%, 60%]", "bad-range", "has shares", "alike"
    ),
    "negative end of a range of a weight": weight(
        "weight: 50\n    weight_range: [»-1, 60]", "out-of-range", "0"
    ),
    "all weights 0": Slip(
        CRITERIA,
        "        weight: 80\n        because: The budget decides what else can be done.\n"
        "        prefer: less\n        scale: {worst: 50, best: 0, unit: million}\n"
        "      noise:\n        weight: 20",
        "        weight: »0\n"
        "        prefer: less\n        scale: {worst: 50, best: 0, unit: million}\n"
        "      noise:\n        weight: 0",
        "zero-weights",
        "`burden.cost`",
        "above 0",
    ),
    "list for the criteria": Slip(
        CRITERIA, "", "decision: {title: x}\n»criteria: []\n", "wrong-type", "list"
    ),
    "criteria in a list": Slip(
        CRITERIA,
        "",
        "decision: {title: x}\ncriteria:\n  - »access: {prefer: more}\n",
        "wrong-type",
        "`criteria`",
        "`access:` in place of `- access:`",
    ),
    "criteria by name": Slip(
        CRITERIA,
        "",
        "decision: {title: x}\ncriteria:\n  - »name: Access\n    prefer: more\n",
        "wrong-type",
        "`criteria`",
        "such as `access:`",
    ),
    "no space behind the only colon": Slip(
        CRITERIA,
        "",
        "decision: {title: x}\ncriteria:\n  a:\n    »name:Access\n",
        "wrong-type",
        "`name:Access`",
        "`name: Access`",
    ),
    "text for a criterion": Slip(
        CRITERIA, "", "decision: {title: x}\ncriteria: {a: »b}\n", "wrong-type", "`b`"
    ),
    "nothing for the criteria": Slip(
        CRITERIA, "", "decision: {title: x}\ncriteria:»\n", "missing-value", "`criteria`"
    ),
    "text for a file": Slip(CRITERIA, "", "»hello\n", "wrong-type", "`hello`"),
    "list for a file": Slip(CRITERIA, "", "»- a\n- b\n", "wrong-type", "list"),
    "list for an option": Slip(BUILD, "", "»- a\n", "wrong-type", "list"),
    "list for the evidence": Slip(EVIDENCE, "", "»- a\n", "wrong-type", "list"),
    "list for the perspectives": Slip(PERSPECTIVES, "", "»- a\n", "wrong-type", "list"),
    "list for the scenarios": Slip(SCENARIOS, "", "»- a\n", "wrong-type", "list"),
    "no criteria": Slip(
        CRITERIA, "", "decision: {title: x}\n»criteria: {}\n", "no-criteria", "no criteria"
    ),
}
