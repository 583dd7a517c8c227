"""Slips in bundles.yaml, and in what other files say for it."""

from slips import BUILD, BUNDLES, CRITERIA, Slip

BOTH = "    options: [build, lease]\n"


def both(new: str, name: str, message: str, help: str = "") -> Slip:
    return Slip(BUNDLES, BOTH, f"    {new}\n", name, message, help)


def constraint(new: str, name: str, message: str, help: str = "") -> Slip:
    return Slip(BUNDLES, "  at-most: 2\n", f"  {new}\n", name, message, help)


IN_BUNDLES: dict[str, Slip] = {
    "unknown option in a bundle": both(
        "options: [»biuld, lease]", "unknown-option", "`biuld`", "`build`"
    ),
    "status quo in a bundle": both(
        "options: [build, »keep]", "bad-bundle", "`keep` is the status quo", "take it out"
    ),
    "bundle of nothing": both("»options: []", "bad-bundle", "the status quo", "name options"),
    "option twice in a bundle": both("options: [build, »build]", "duplicate-key", "`build`"),
    "bundle without options": Slip(
        BUNDLES,
        "  both:\n    name: Both\n" + BOTH,
        "  »both: {name: Both}\n",
        "missing-key",
        "`options`",
    ),
    "the same bundle twice": both(
        "options: [build, lease]\n  »again: {options: [lease, build]}",
        "bad-bundle",
        "`both`",
        "take one",
    ),
    "id of an option": Slip(BUNDLES, "  both:", "  »build:", "bad-bundle", "an option", "rename"),
    "bundle whose options exclude each other": Slip(
        BUILD,
        "name: Build a clinic\n",
        "name: Build a clinic\nexcludes: [lease]\n",
        "bad-bundle",
        "`build` excludes `lease`",
        "options/build.yaml",
        at=(BUNDLES, "options: [»build, lease]"),
    ),
    "bundle that lacks what is required": Slip(
        BUILD,
        "name: Build a clinic\n",
        "name: Build a clinic\nrequires: [lease]\n",
        "bad-bundle",
        "`build` requires `lease`",
        "add it",
        at=(BUNDLES, "first: {options: [»build]"),
    ),
    "misspelt key of a bundle": both(
        "options: [build, lease]\n    »shrt: x", "unknown-key", "`shrt`", "`short`"
    ),
    "score of one option alone": both(
        "options: [lease]\n    »scores: {burden.noise: 1}",
        "bad-bundle",
        "1 option",
        "its own file",
    ),
    "score of a bundle on a branch": both(
        "options: [build, lease]\n    scores: {»burden: 1}", "unknown-criterion", "`burden`"
    ),
    "no level for a bundle": both(
        "options: [build, lease]\n    scores: {burden.noise: »7}", "bad-level", "7", "0, 1"
    ),
    "unknown evidence of a bundle": both(
        "options: [build, lease]\n    scores: {burden.noise: {value: 1, evidence: [»surveys]}}",
        "unknown-evidence",
        "`surveys`",
        "`survey`",
    ),
    "unknown scenario of a bundle": both(
        "options: [build]\n    later: {»bom: [lease]}", "unknown-scenario", "`bom`", "`boom`"
    ),
    "later what is now": both(
        "options: [build]\n    later: {boom: [»build]}", "bad-bundle", "chosen already"
    ),
    "unknown option later": both(
        "options: [build]\n    later: {boom: [»leas]}", "unknown-option", "`leas`", "`lease`"
    ),
    "more than at most": constraint(
        "at-most: 2\n  at-least: »3", "bad-constraint", "at least 3 and at most 2"
    ),
    "fewer than none": constraint("at-most: »-1", "out-of-range", "at least 0"),
    "with and without": constraint(
        "with: [build]\n  without: [»build]", "bad-constraint", "`build`", "one of the two"
    ),
    "group of more than there are": constraint(
        "groups: {houses: {options: [build, lease], at-least: »3}}", "bad-constraint", "3 of 2"
    ),
    "unknown option of a group": constraint(
        "groups: {houses: {options: [build, »lese], at-most: 1}}", "unknown-option", "`lese`"
    ),
    "misspelt constraint": constraint("»at_most: 2", "unknown-key", "`at_most`", "`at-most`"),
    "budget without costs": constraint(
        "budget: »20", "missing-cost", "`build`, `lease` have no `cost`", "the budget's unit"
    ),
    "combination on a branch": Slip(
        CRITERIA,
        "  burden:\n    name: Burden\n",
        "  burden:\n    name: Burden\n    »combine: worst\n",
        "bad-choice",
        "`burden`",
        "on leaves",
    ),
    "unknown combination": Slip(
        CRITERIA,
        "        scale: grade\n",
        "        scale: grade\n        combine: »wrost\n",
        "bad-choice",
        "`wrost`",
        "`worst`",
    ),
}
