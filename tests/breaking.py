"""For every rule of `check` a project folder that breaks just that."""

import re
from dataclasses import dataclass

from folders import BUILD, CLEAN, CRITERIA, KEEP, LEASE, Found, edited, spot


@dataclass(frozen=True)
class Broken:
    """Files that break one rule once, and where: a text of a file with `»` before the column."""

    files: dict[str, str]
    file: str
    marked: str

    def expected(self, rule: str) -> list[Found]:
        """The complete list of findings."""
        return [(rule, *spot(self.files, self.file, self.marked))]


STRAW = edited(
    "options/lease.yaml",
    ("reach: {value: 1, range: [1, 2]", "reach: {value: 0, range: [0, 2]"),
    ("speed: {value: 3, range: [1, 4]", "speed: {value: 24, range: [12, 24]"),
    ("cost: {value: 20, range: [15, 25]", "cost: {value: 35, range: [25, 40]"),
)

# What four scores would be if the valley did grow; none of them alone puts another option first.
RESTING = CLEAN | {
    file: re.sub(r"((reach|depth): .*)\]}", r"\1, trend], if_wrong: {trend: 2}}", CLEAN[file])
    for file in ("options/build.yaml", "options/lease.yaml")
}

# Months as negative numbers, 25 less everywhere, worth the same.
NEGATIVE = CLEAN | {
    "criteria.yaml": CRITERIA.replace("{worst: 24, best: 0,", "{worst: -1, best: -25,"),
    "options/keep.yaml": KEEP.replace("speed: {value: 24,", "speed: {value: -1,"),
    "options/build.yaml": BUILD.replace(
        "{value: 3, range: [2, 6]", "{value: -22, range: [-23, -19]"
    ),
    "options/lease.yaml": LEASE.replace(
        "{value: 3, range: [1, 4]", "{value: -22, range: [-24, -21]"
    ),
}

# The clean folder with a test that two of its options pass.
TESTED = edited(
    "criteria.yaml", ("scales:\n", "screening:\n  lawful: {asks: May it?}\nscales:\n")
) | {
    file: CLEAN[file].replace("scores:\n", "screening: {lawful: {passes: yes}}\nscores:\n")
    for file in ("options/build.yaml", "options/keep.yaml")
}

# Weights that were judged as they are, on scales that were others.
JUDGED = "judgments:\n  - swing: {benefit: 100, burden: 80}\n    scales: e9e23c33b27e\n"

BREAKING: dict[str, Broken] = {
    "stale-judgment": Broken(
        CLEAN | {"judgments.yaml": JUDGED.replace("e9e", "0e9")}, "judgments.yaml", "»0e923c33b27e"
    ),
    "weights-differ": Broken(
        CLEAN | {"judgments.yaml": JUDGED.replace("80", "60")}, "criteria.yaml", "weight: »50"
    ),
    "unscreened": Broken(TESTED, "criteria.yaml", "»lawful:"),
    "one-sided-screening": Broken(
        TESTED | {"options/keep.yaml": KEEP}, "options/build.yaml", "»screening:"
    ),
    "unjudged-interaction": Broken(
        CLEAN | {"bundles.yaml": "constraints: {with: [build, lease]}\n"},
        "bundles.yaml",
        "»constraints:",
    ),
    "fixed-bundle-score": Broken(
        edited(
            "options/build.yaml",
            ("noise: {value: 1, settled", "noise: {value: 1, scenarios: {boom: 0}, settled"),
        )
        | {
            "bundles.yaml": (
                "bundles: {both: {because: Both., options: [build, lease],"
                " scores: {burden.noise: 1}}}\n"
            )
        },
        "bundles.yaml",
        "»burden.noise",
    ),
    "no-evidence": Broken(
        edited(
            "options/lease.yaml",
            ("confidence: high, evidence: [noise-study]", "confidence: high"),
        ),
        "options/lease.yaml",
        "»burden.noise",
    ),
    "placeholder": Broken(
        edited("criteria.yaml", ("owner: District council", "owner: Write who decides")),
        "criteria.yaml",
        "owner: »Write who",
    ),
    "single-option": Broken(
        {k: v for k, v in CLEAN.items() if k not in ("options/build.yaml", "options/lease.yaml")},
        "options/keep.yaml",
        "»name: Keep",
    ),
    "no-scale": Broken(
        edited("criteria.yaml", ("        scale: {worst: 24, best: 0, unit: months}\n", "")),
        "criteria.yaml",
        "»speed:",
    ),
    "narrow-range": Broken(
        edited("options/lease.yaml", ("range: [0, 2]", "range: [1, 2]")),
        "options/lease.yaml",
        "depth: {value: 1, »range",
    ),
    "constant-criterion": Broken(
        edited("options/keep.yaml", ("noise: {value: 0", "noise: {value: 1")),
        "criteria.yaml",
        "»noise:",
    ),
    "dominant-weight": Broken(
        edited("criteria.yaml", ("        weight: 40", "        weight: 61")),
        "criteria.yaml",
        "weight: »61",
    ),
    "fraction-weight": Broken(
        edited("criteria.yaml", ("        weight: 20", "        weight: 0.7")),
        "criteria.yaml",
        "weight: »0.7",
    ),
    "splitting-bias": Broken(
        edited("criteria.yaml", ("weight: 50", "weight: 60")),
        "criteria.yaml",
        "»benefit:",
    ),
    "double-counting": Broken(
        edited("options/keep.yaml", ("evidence: [plans]", "evidence: [offers]")),
        "criteria.yaml",
        "»cost:",
    ),
    "straw-man": Broken(STRAW, "options/lease.yaml", "»name: Lease"),
    "no-status-quo": Broken(
        edited("options/keep.yaml", ("role: status-quo\n", "")),
        "criteria.yaml",
        "»decision:",
    ),
    "no-clear-winner": Broken(
        edited(
            "options/build.yaml",
            ("reach: {value: 3, range: [2, 3]", "reach: {value: 1, range: [0, 3]"),
        ),
        "criteria.yaml",
        "»decision:",
    ),
    "no-reliability": Broken(
        edited("evidence.yaml", ("    reliability: B\n", "")),
        "evidence.yaml",
        "  »report:",
    ),
    "indistinct-options": Broken(
        CLEAN | {"options/rent.yaml": LEASE.replace("Lease", "Rent")},
        "options/rent.yaml",
        "»name: Rent",
    ),
    "suspect-number": Broken(NEGATIVE, "criteria.yaml", "»speed:"),
    "beyond-anchors": Broken(
        edited("options/keep.yaml", ("speed: {value: 24", "speed: {value: 26")),
        "options/keep.yaml",
        "speed: {value: »26",
    ),
    "cut-prose": Broken(
        edited(
            "criteria.yaml",
            ("Which clinic should the valley get?", "Should it be clinic #2 or #3?"),
        ),
        "criteria.yaml",
        "clinic »#2 or",
    ),
    "idle-allow": Broken(
        edited(
            "criteria.yaml", ("      speed:", "      # check: allow no-scale: once\n      speed:")
        ),
        "criteria.yaml",
        "»# check",
    ),
    "stale-allow": Broken(
        edited("criteria.yaml", ("decision:", "# check: allow no-clear-winner: once\ndecision:")),
        "criteria.yaml",
        "»# check",
    ),
    "equal-weights": Broken(
        edited(
            "criteria.yaml",
            (
                "weight: 40\n"
                "    because: The district can bear the worst of it, though not twice.\n",
                "weight: 50\n",
            ),
        ),
        "criteria.yaml",
        "name: Benefit\n    weight: »50",
    ),
    "unstated-doubt": Broken(
        edited("options/keep.yaml", ("noise: {value: 0, settled: true", "noise: {value: 0")),
        "options/keep.yaml",
        "noise: {value: »0",
    ),
    "unweighted": Broken(
        edited(
            "criteria.yaml",
            ("        weight: 35", "        weight: 40"),
            ("        weight: 25", "        weight: 0"),
        ),
        "criteria.yaml",
        "weight: »0",
    ),
    "dominated-option": Broken(
        edited("options/lease.yaml", ("value: 20, range: [15, 25]", "value: 35, range: [25, 40]")),
        "options/lease.yaml",
        "»name: Lease",
    ),
    "old-spelling": Broken(
        edited("evidence.yaml", ("kind: judgment", "kind: judgement")),
        "evidence.yaml",
        "staffing: {source: report, kind: »judgement",
    ),
    "unused": Broken(
        edited(
            "evidence.yaml",
            (
                "  trend:",
                "  rumour: {source: report, kind: fact, credibility: 5, says: Two.}\n  trend:",
            ),
        ),
        "evidence.yaml",
        "»rumour",
    ),
    "ordinal-as-interval": Broken(
        edited("criteria.yaml", ("1: Traffic at night", "1: Some, 2: Traffic at night")),
        "criteria.yaml",
        "»scale: {0: Hardly",
    ),
    "load-bearing-assumption": Broken(RESTING, "evidence.yaml", "»trend:"),
    "scenario-without-scores": Broken(
        edited("scenarios.yaml", ("boom:", "bust: {name: The quarry stays shut}\nboom:")),
        "scenarios.yaml",
        "»bust",
    ),
    "idle-variant": Broken(
        CLEAN | {"perspectives.yaml": "council: {weights: {benefit: 5, burden: 4}}\n"},
        "perspectives.yaml",
        "»council",
    ),
    "one-ranking": Broken(
        CLEAN
        | {
            "perspectives.yaml": "patients: {weights: {benefit: 60}}\n"
            "nurses: {weights: {benefit: 65}}\n"
        },
        "perspectives.yaml",
        "»patients",
    ),
}
