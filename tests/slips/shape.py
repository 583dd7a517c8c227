"""Slips in the shape of files: keys, numbers, text, choices, ids, YAML."""

from slips import (
    BUILD,
    CRITERIA,
    EVIDENCE,
    HUGE,
    SCENARIOS,
    Slip,
    named,
    noise,
    survey,
    valued,
    weight,
)

OUT_OF_REACH = ("bad-number", "`weight`")

SHAPE: dict[str, Slip] = {
    # Keys
    "misspelt key": weight("»wieght: 50\n    weight: 50", "unknown-key", "`wieght`", "`weight`"),
    "far-off key": named("name: x\n»zzz: 1\n", "unknown-key", "`zzz`", "`summary`"),
    "far-off key of criteria.yaml": Slip(
        CRITERIA,
        "\ncriteria:",
        "\n»zzz: 1\n\ncriteria:",
        "unknown-key",
        "`zzz`",
        "`decision`, `scales`",
    ),
    "missing key": Slip(
        CRITERIA,
        "decision:\n  title: Which clinic should the valley get?\n",
        "»decision:\n",
        "missing-key",
        "`title`",
        "`title: …`",
    ),
    "missing criteria": Slip(
        CRITERIA, "", "»decision: {title: x}\n", "missing-key", "`criteria`", "`criteria: …`"
    ),
    "missing scores": Slip(BUILD, "", "»name: x\n", "missing-key", "`scores`", "`scores: …`"),
    "duplicate key": weight("weight: 50\n    »weight: 60", "duplicate-key", "line 17"),
    "misspelt name": named("»nmae: Build\n", "unknown-key", "`nmae`", "`name`"),
    # Numbers
    "true for a weight": weight("weight: »true", "wrong-type", "`true`"),
    "text for a weight": weight("weight: »much", "wrong-type", "`much`"),
    "decimal comma": weight("weight: »1,5", "wrong-type", "`1,5`", "point"),
    "thousands separator": weight("weight: »1_000", "wrong-type", "`1_000`"),
    "share beside a number": Slip(
        CRITERIA,
        "weight: 50",
        "weight: »30%",
        "bad-weight",
        "`benefit` has a share of its group, and `burden` beside it a number",
        "all as numbers",
        (CRITERIA, "weight: »40\n    because: The d"),
    ),
    "share above the whole": weight("weight: »130%", "bad-weight", "`130%`"),
    "share below nothing": weight("weight: »-1%", "bad-weight", "`-1%`"),
    "share of nothing": weight("weight: »half%", "bad-weight", "`half%`", "`30%`"),
    "decimal comma in a share": weight("weight: »1,5%", "bad-weight", "`1,5%`", "point"),
    "number in quotes": weight('weight: »"50"', "wrong-type", "`50`", "quotes off"),
    "no-break space behind a number": weight(
        "weight: »50\u00a0", "wrong-type", "number", "the space beside it"
    ),
    "unit of a weight": weight("weight: »50 points", "wrong-type", "`50 points`", "`50` alone"),
    "list for a number": weight("»weight: [50]", "wrong-type", "list"),
    "block for a number": weight("»weight: {x: 50}", "wrong-type", "block"),
    "negative weight": weight("weight: »-1", "out-of-range", "-1"),
    "NaN": weight("weight: ».nan", *OUT_OF_REACH),
    "infinity": weight("weight: ».inf", *OUT_OF_REACH),
    "negative infinity": weight("weight: »-.inf", *OUT_OF_REACH),
    "1e400": weight("weight: »1e400", *OUT_OF_REACH),
    "1e101": weight("weight: »1e101", *OUT_OF_REACH),
    "5,000 digits": weight(f"weight: »{HUGE}", *OUT_OF_REACH),
    "350 digits": weight(f"weight: »{'9' * 350}", *OUT_OF_REACH),
    "nothing for a weight": Slip(
        CRITERIA,
        "  benefit:\n    name: Benefit\n    weight: 50",
        "  benefit:\n    »weight:",
        "missing-value",
        "`weight`",
        "write one",
    ),
    "no weight": Slip(
        CRITERIA,
        "  benefit:\n    name: Benefit\n    weight: 50",
        "  »benefit:\n    name: Benefit",
        "missing-weight",
        "`benefit`",
        "`weight: …`",
    ),
    "1e400 as it is written": weight("weight: »1e400", "bad-number", "1e400"),
    # Text
    "nothing for text": Slip(
        CRITERIA,
        "title: Which clinic should the valley get?",
        "title:»",
        "missing-value",
        "`title`",
    ),
    "empty text": Slip(
        CRITERIA,
        "title: Which clinic should the valley get?",
        'title: »""',
        "missing-value",
        "`title`",
    ),
    "blank text": Slip(
        CRITERIA,
        "title: Which clinic should the valley get?",
        'title: »"  "',
        "missing-value",
        "`title`",
    ),
    "list for text": Slip(
        CRITERIA, "title: Which clinic should the valley get?", "»title: [a]", "wrong-type", "list"
    ),
    "block for text": Slip(
        CRITERIA,
        "title: Which clinic should the valley get?",
        "»title: {a: b}",
        "wrong-type",
        "block",
    ),
    "no such date": Slip(
        CRITERIA,
        "as_of: 2024-05-01",
        "as_of: »2024-13-01",
        "wrong-type",
        "2024-13-01",
        "2020-10-01",
    ),
    "prose for a date": Slip(
        CRITERIA,
        "as_of: 2024-05-01",
        "as_of: »last week",
        "wrong-type",
        "`last week`",
        "2020-10-01",
    ),
    "null for a file": Slip(CRITERIA, "", "»~\n", "missing-value", "criteria.yaml"),
    "year for a date": Slip(
        CRITERIA, "as_of: 2024-05-01", "as_of: »2024", "wrong-type", "2024", "2020-10-01"
    ),
    "date without hyphens": Slip(
        CRITERIA,
        "as_of: 2024-05-01",
        "as_of: »20240501",
        "wrong-type",
        "20240501",
        "2020-10-01",
    ),
    "week for a date": Slip(
        CRITERIA,
        "as_of: 2024-05-01",
        "as_of: »2024-W18-3",
        "wrong-type",
        "2024-W18-3",
        "2020-10-01",
    ),
    "list in a list": noise(
        "burden.noise: {value: 1, evidence: [»[a]]}", "wrong-type", "`evidence`"
    ),
    "nothing in a list": noise(
        "burden.noise: {value: 1, evidence: [»null]}", "missing-value", "`evidence`"
    ),
    # Choices
    "misspelt choice": named(
        "name: x\nrole: »statusquo\n", "bad-choice", "`statusquo`", "`status-quo`"
    ),
    "far-off choice": named(
        "name: x\nrole: »zzz\n", "bad-choice", "`zzz`", "`option`, `status-quo`"
    ),
    "number for a choice": named("name: x\nrole: »5\n", "bad-choice", "`5`"),
    "misspelt direction": Slip(
        CRITERIA,
        "because: Felt by one street only.\n        prefer: less",
        "prefer: »lees",
        "bad-choice",
        "`lees`",
        "`less`",
    ),
    "misspelt confidence": noise(
        "burden.noise: {value: 1, confidence: »hgih}", "bad-choice", "`hgih`", "`high`"
    ),
    "far-off reliability": Slip(
        EVIDENCE, "reliability: B", "reliability: »G", "bad-choice", "`G`", "`A`, `B`, `C`"
    ),
    "misspelt value function": valued(
        "value_function: »liner", "bad-choice", "`liner`", "`linear`"
    ),
    "list for a choice": named("name: x\n»role: [option]\n", "bad-choice", "list"),
    "true for a choice": named("name: x\nrole: »true\n", "bad-choice", "`true`"),
    # Ids
    "capitals in an id": Slip(
        CRITERIA, "  burden:\n", "  »Burden:\n", "bad-id", "`Burden`", "`burden`"
    ),
    "capitals of another script in an id": Slip(
        CRITERIA,
        "  burden:\n",
        "  »Бремя:\n",
        "bad-id",
        "it has `Б` (CYRILLIC CAPITAL LETTER BE, U+0411) in it",
        "`бремя`",
    ),
    "what nobody can see in an id": Slip(
        CRITERIA,
        "  burden:\n",
        "  »bur\u3164den:\n",
        "bad-id",
        "it has HANGUL FILLER, U+3164 in it",
        "`bur-den`",
    ),
    "hyphen before an id": Slip(
        CRITERIA, "  burden:\n", "  »-burden:\n", "bad-id", "`-burden`", "`burden`"
    ),
    "underscore in an id": Slip(SCENARIOS, "bust:", "»bu_st:", "bad-id", "`bu_st`", "`bu-st`"),
    "space in an evidence id": noise(
        "burden.noise: {value: 1, evidence: [»noise study]}",
        "bad-id",
        "`noise study`",
        "`noise-study`",
    ),
    "empty id": Slip(CRITERIA, "  burden:\n", '  »"":\n', "bad-id", "empty"),
    # YAML
    "prose with a colon": named("name: Build»: a clinic\n", "yaml-syntax", "`: `", "quotes"),
    "no space behind a colon": named(
        "name:»Build\nsummary: x\n", "yaml-syntax", "between `name:`", "`name: Build`"
    ),
    "no space behind the last colon": Slip(
        BUILD, "", "scores: {}\nname:»Build\n", "yaml-syntax", "between `name:`", "`name: Build`"
    ),
    "apostrophe in single quotes": named(
        "name: 'Minsk»'s clinic'\n", "yaml-syntax", "the quote ends here", "in double quotes"
    ),
    "apostrophe in single quotes of a block": survey(
        "survey: {source: report, kind: fact, says: 'Minsk»'s people'}",
        "yaml-syntax",
        "the quote ends here",
        "in double quotes",
    ),
    "colon behind an apostrophe in quotes": named(
        "name: 'Minsk»'s choice: a clinic'\n", "yaml-syntax", "the quote ends", "`''` within"
    ),
    "quotes in quotes": named(
        'name: "A »"good" clinic"\n', "yaml-syntax", "the quote ends here", "in single quotes"
    ),
    "no-break space behind a colon": named(
        "name:»\u00a0Build\nsummary: x\n", "yaml-syntax", "NO-BREAK SPACE (U+00A0)", "plain space"
    ),
    "no-break space in the indentation": noise(
        "burden.noise: 1\n »\u00a0burden.cost: 1", "yaml-syntax", "NO-BREAK SPACE", "plain space"
    ),
    "no-break space above": Slip(
        CRITERIA,
        "  title: Which",
        "»\u00a0 title: Which",
        "yaml-syntax",
        "NO-BREAK SPACE (U+00A0)",
        "plain space",
    ),
    "list item among keys": noise(
        "»- burden.noise: 1", "yaml-syntax", "`- ` stands among keys", "take the `- ` out"
    ),
    "second document": Slip(
        EVIDENCE, "", "sources: {}\n»---\nevidence: {}\n", "yaml-syntax", "second", "`---` out"
    ),
    "anchor": named("name: »&x Build\n", "anchor", "anchor", "quotes"),
    "tag": named("name: »!x Build\n", "tag", "`!x`", "quotes"),
    "tag on a key": named("»!x name: Build\n", "tag", "`!x`", "quotes"),
    "YAML's own tag on a key": named("»!!binary name: Build\n", "tag", "binary", "quotes"),
    "list for a key": named("name: x\n»[a]: 1\n", "bad-key", "list"),
    "too deep": named("name: " + "[" * 63 + "»[" + "]" * 64 + "\n", "too-deep", "64"),
}
