"""Slips in scores, their distributions and options."""

from slips import BUILD, LEASE, Slip, cost, named, noise

IN_OPTIONS: dict[str, Slip] = {
    # Scores
    "value between levels": noise("burden.noise: »0.5", "bad-level", "0.5", "0, 1"),
    "value beyond the levels": noise("burden.noise: »2", "bad-level", "2", "0, 1"),
    "2.0 beyond the levels": noise("burden.noise: {value: »2.0}", "bad-level", "2", "0, 1"),
    "true for a score": noise("burden.noise: »true", "wrong-type", "`true`"),
    "text for a score": noise("burden.noise: »high", "wrong-type", "`high`", "levels are 0, 1"),
    "text for a value": noise(
        "burden.noise: {value: »low}", "wrong-type", "`low`", "levels are 0, 1"
    ),
    "yes for a value": noise(
        "burden.noise: {value: »yes}", "wrong-type", "`yes`", "levels are 0, 1"
    ),
    "text for a measure": cost("burden.cost: »high", "wrong-type", "`high`", "number, in million"),
    "unit in a value": cost(
        "burden.cost: {value: »16 million}", "wrong-type", "`16 million`", "`16` alone; a unit"
    ),
    "range for a value": cost(
        "burden.cost: {value: »22-38}", "wrong-type", "`22-38`", "`range: [22, 38]`"
    ),
    "number in quotes for a score": cost('burden.cost: »"30"', "wrong-type", "`30`", "quotes off"),
    "text in a scenario": noise(
        "burden.noise: {value: 1, scenarios: {boom: »low}}",
        "wrong-type",
        "`low`",
        "levels are 0, 1",
    ),
    "decimal comma in a block": cost(
        "burden.cost: {value: »16,5}", "wrong-type", "`16,5`", "decimals take a point"
    ),
    "thousands in a block": cost(
        "burden.cost: {value: »9,000, confidence: low}", "wrong-type", "`9,000`", "no separator"
    ),
    "decimal comma before another key": cost(
        "burden.cost: {value: »30,5, confidence: low}", "wrong-type", "`30,5`", "a point"
    ),
    "decimal comma in a range": cost(
        "burden.cost: {value: 30, »range: [22,5, 38]}", "bad-range", "two numbers", "a point"
    ),
    "none for evidence": noise(
        "burden.noise: {value: 1, evidence: »none}",
        "wrong-type",
        "`none`",
        "`evidence: []`, or leave",
    ),
    "none for what is required": named(
        "name: x\nrequires: »Nothing\n", "wrong-type", "`Nothing`", "`requires: []`, or leave"
    ),
    "no space behind a colon in a block": noise(
        "burden.noise: {»value:1, confidence: low}", "unknown-key", "`value:1`", "`value: 1`"
    ),
    "no-break space in a block": noise(
        "burden.noise: {value:»\u00a01}", "bad-key", "NO-BREAK SPACE (U+00A0)", "plain space"
    ),
    "list for a block of scores": Slip(
        BUILD,
        "",
        "scores:\n  - »burden.cost: 3\n  - burden.noise: 1\n",
        "wrong-type",
        "not a list",
        "`burden.cost:` in place of `- burden.cost:`",
    ),
    "nothing for a score": noise("burden.noise:»", "missing-value", "`burden.noise`"),
    "list for a score": noise("»burden.noise: [1]", "wrong-type", "list"),
    "no value": noise("»burden.noise: {confidence: low}", "missing-key", "`value`", "`value: …`"),
    "key of a score": noise(
        "burden.noise: {value: 1, »valeu: 2}", "unknown-key", "`valeu`", "`value`"
    ),
    "range beyond the levels": noise(
        "burden.noise: {value: 1, range: [0, »5]}", "bad-level", "5", "0, 1"
    ),
    "range reversed": cost(
        "burden.cost: {value: 2, »range: [3, 1]}", "bad-range", "from 3", "lower bound"
    ),
    "value outside its range": cost("burden.cost: {value: 30, »range: [1, 3]}", "bad-range", "30"),
    "range of three": cost(
        "burden.cost: {value: 2, »range: [1, 2, 3]}", "bad-range", "two numbers", "[low, high]"
    ),
    "range of one": cost(
        "burden.cost: {value: 2, »range: [1]}", "bad-range", "two numbers", "[low, high]"
    ),
    "number for a range": cost(
        "burden.cost: {value: 2, range: »2}", "bad-range", "two numbers", "[low, high]"
    ),
    "block for a range": cost(
        "burden.cost: {value: 2, »range: {low: 1}}", "bad-range", "two numbers", "[low, high]"
    ),
    "word in a range": cost("burden.cost: {value: 2, range: [1, »x]}", "wrong-type", "`x`"),
    "infinity in a range": cost("burden.cost: {value: 2, range: [1, ».inf]}", "bad-number", ""),
    "text for evidence": noise(
        "burden.noise: {value: 1, evidence: »survey}", "wrong-type", "`survey`", "[survey]"
    ),
    "unknown evidence": noise(
        "burden.noise: {value: 1, evidence: [»surveyy]}",
        "unknown-evidence",
        "`surveyy`",
        "`survey`",
    ),
    "far-off evidence": noise(
        "burden.noise: {value: 1, evidence: [»zzz]}", "unknown-evidence", "`zzz`", "write it"
    ),
    "number for evidence": noise(
        "burden.noise: {value: 1, evidence: [»5]}", "unknown-evidence", "`5`"
    ),
    "empty reason": noise('burden.noise: {value: 1, because: »""}', "missing-value", "`because`"),
    "unknown scenario": noise(
        "burden.noise: {value: 1, scenarios: {»bom: 1}}", "unknown-scenario", "`bom`", "`boom`"
    ),
    "level in a scenario": noise(
        "burden.noise: {value: 1, scenarios: {boom: »3}}", "bad-level", "3", "0, 1"
    ),
    "evidence in a scenario": noise(
        "burden.noise: {value: 1, scenarios: {boom: {value: 1, evidence: [»zzz]}}}",
        "unknown-evidence",
        "`zzz`",
    ),
    "scenario in a scenario": noise(
        "burden.noise: {value: 1, scenarios: {boom: {value: 1, »scenarios: {}}}}",
        "unknown-key",
        "`scenarios`",
    ),
    "list for scenarios": noise(
        "burden.noise: {value: 1, »scenarios: [boom]}", "wrong-type", "list"
    ),
    "nothing for a scenario": noise(
        "burden.noise: {value: 1, scenarios: {boom: »}}", "missing-value", "`boom`"
    ),
    "missing score": Slip(
        BUILD,
        "  burden.noise: {value: 1, settled: true, confidence: high, evidence: [noise-study]}\n",
        "",
        "missing-score",
        "`burden.noise`",
        "a wide range",
        (BUILD, "»scores:"),
    ),
    "score of nothing": noise(
        "burden.noise: 1\n  »zzz: 2", "unknown-criterion", "`zzz`", "`$weights`"
    ),
    "scores at their branch alone": Slip(
        BUILD,
        "  burden.cost: {value: 30, range: [22, 38], confidence: low, evidence: [offers]}\n"
        "  burden.noise: {value: 1, settled: true, confidence: high, evidence: [noise-study]}\n",
        "  »burden: 2\n",
        "unknown-criterion",
        "branch",
        "`burden.cost`, `burden.noise`",
    ),
    "missing scores": Slip(
        BUILD,
        "  burden.cost: {value: 30, range: [22, 38], confidence: low, evidence: [offers]}\n"
        "  burden.noise: {value: 1, settled: true, confidence: high, evidence: [noise-study]}\n",
        "",
        "missing-score",
        "`burden.cost`, `burden.noise`",
        "on each",
        (BUILD, "»scores:"),
    ),
    "score of a branch": noise(
        "burden.noise: 1\n  »burden: 2", "unknown-criterion", "branch", "`burden.cost`"
    ),
    "scores within scores": noise(
        "»burden:\n    noise: high",
        "unknown-criterion",
        "`burden` is a branch",
        "under their paths: `burden.cost`, `burden.noise`",
    ),
    "thousands apart": cost("burden.cost: »9\u00a0000", "wrong-type", "number", "no separator"),
    "list for the scores": Slip(BUILD, "", "name: x\n»scores: []\n", "wrong-type", "list"),
    "nothing for the scores": Slip(BUILD, "", "name: x\nscores:»\n", "missing-value", "`scores`"),
    "range of none": cost(
        "burden.cost: {value: 2, »range: []}", "bad-range", "two numbers", "[low, high]"
    ),
    "range of words": cost("burden.cost: {value: 2, range: [»x, 3]}", "wrong-type", "`range`"),
    "decimal comma for a score": cost("burden.cost: »1,5", "wrong-type", "number", "point"),
    "unit in a score": cost("burden.cost: »30 million", "wrong-type", "number"),
    "large value outside its range": cost(
        "burden.cost: {value: 12345678, »range: [12345600, 12345677]}", "bad-range", "12345678"
    ),
    "misspelt path": noise(
        "»burden.nosie: 1", "unknown-criterion", "`burden.nosie`", "`burden.noise`"
    ),
    "a leaf's own id": noise("»noise: 1", "unknown-criterion", "`noise`", "`burden.noise`"),
    # Settled scores, and scores if evidence is wrong
    "settled with a wider range": cost(
        "burden.cost: {value: 30, settled: true, »range: [22, 38]}", "bad-settled", "`range`"
    ),
    "settled with a distribution": cost(
        "burden.cost: {value: 3, settled: true, »distribution: {uniform: {low: 1, high: 4}}}",
        "bad-settled",
        "`distribution`",
    ),
    "range of one value and a distribution": cost(
        "burden.cost: {value: 3, range: [3, 3], »distribution: {uniform: {low: 1, high: 4}}}",
        "bad-settled",
        "range of one value",
    ),
    "settled in doubt": noise(
        "burden.noise: {value: 1, settled: true, evidence: [offers], »if_wrong: {offers: 0}}",
        "bad-settled",
        "`if_wrong`",
    ),
    "settled by a word": noise(
        "burden.noise: {value: 1, settled: »yes}", "wrong-type", "`true` or `false`"
    ),
    "if evidence is wrong that is not the score's": noise(
        "burden.noise: {value: 1, evidence: [offers], if_wrong: {»offer: 0}}",
        "bad-if-wrong",
        "`offer`",
        "`offers`",
    ),
    "the same if evidence is wrong": noise(
        "burden.noise: {value: 1, evidence: [offers], »if_wrong: {offers: 1}}",
        "bad-if-wrong",
        "`offers`",
        "no evidence",
    ),
    "level if evidence is wrong": noise(
        "burden.noise: {value: 1, evidence: [offers], if_wrong: {offers: {value: »2}}}",
        "bad-level",
        "2",
        "0, 1",
    ),
    "text if evidence is wrong": noise(
        "burden.noise: {value: 1, evidence: [offers], if_wrong: {offers: »low}}",
        "wrong-type",
        "`low`",
    ),
    "if evidence is wrong in a scenario": noise(
        "burden.noise: {value: 1, evidence: [offers], scenarios: "
        "{boom: {value: 0, evidence: [survey], if_wrong: {»offers: 1}}}}",
        "bad-if-wrong",
        "`offers`",
    ),
    # Short names
    "short name of 25 columns": named(
        "name: A\nshort: »Fünfundzwanzig Spalten br\n", "bad-short", "25 columns", "`name`"
    ),
    "short name in wide characters": named(
        "name: A\nshort: »白俄罗斯白俄罗斯白俄罗斯白\n", "bad-short", "26 columns", "`name`"
    ),
    "short name of two lines": named(
        'name: A\nshort: »"Build\\nit"\n', "bad-short", "line break", "one line"
    ),
    "empty short name": named('name: A\nshort: »""\n', "missing-value", "`short`"),
    # Distributions
    "no kind": cost("burden.cost: {»distribution: {}}", "bad-distribution", "none", "`uniform`"),
    "two kinds": cost(
        "burden.cost: {»distribution: {uniform: {low: 1, high: 2}, normal: {mean: 1, sd: 2}}}",
        "bad-distribution",
        "`uniform`, `normal`",
    ),
    "unknown kind": cost(
        "burden.cost: {distribution: {»gauss: {mean: 1}}}", "unknown-key", "`gauss`", "`normal`"
    ),
    "misspelt kind": cost(
        "burden.cost: {distribution: {»normall: {mean: 1}}}", "unknown-key", "`normall`", "`normal`"
    ),
    "missing parameter": cost(
        "burden.cost: {distribution: {»normal: {mean: 1}}}", "missing-key", "`sd`", "`sd: …`"
    ),
    "no spread": cost(
        "burden.cost: {distribution: {normal: {mean: 1, sd: »-1}}}", "out-of-range", "at least 0"
    ),
    "normal by one percentile": cost(
        "burden.cost: {distribution: {»normal: {low: 1}}}", "missing-key", "`high`", "`high: …`"
    ),
    "normal by a mean and a percentile": cost(
        "burden.cost: {distribution: {»normal: {mean: 1, high: 2}}}",
        "bad-distribution",
        "not some of both",
        "percentile",
    ),
    "normal reversed": cost(
        "burden.cost: {distribution: {»normal: {low: 2, high: 1}}}", "bad-distribution", "`low`"
    ),
    "range beside a certain distribution": cost(
        "burden.cost: {»range: [2, 4], distribution: {normal: {mean: 3, sd: 0}}}",
        "bad-settled",
        "distribution of one value",
    ),
    "uniform reversed": cost(
        "burden.cost: {distribution: {»uniform: {low: 2, high: 1}}}", "bad-distribution", "`low`"
    ),
    "mode outside": cost(
        "burden.cost: {distribution: {»triangular: {low: 1, mode: 5, high: 3}}}",
        "bad-distribution",
        "`mode`",
    ),
    "PERT of a point": cost(
        "burden.cost: {distribution: {»pert: {low: 1, mode: 1, high: 1}}}",
        "bad-distribution",
        "`low`",
    ),
    "lognormal beyond reach": cost(
        "burden.cost: {distribution: {»lognormal: {mu: 1000, sigma: 1}}}",
        "bad-distribution",
        "too large",
        "`mu`",
    ),
    "beta without shape": cost(
        "burden.cost: {distribution: {beta: {a: »0, b: 1}}}", "out-of-range", "above 0"
    ),
    "beta reversed": cost(
        "burden.cost: {distribution: {»beta: {a: 1, b: 1, low: 3, high: 2}}}",
        "bad-distribution",
        "`low`",
    ),
    "probability above 1": cost(
        "burden.cost: {distribution: {discrete: {1: »1.5}}}", "out-of-range", "at most 1"
    ),
    "word in a distribution": cost(
        "burden.cost: {distribution: {discrete: {1: 0.5, »a: 0.5}}}", "wrong-type", "`a`"
    ),
    "text for a distribution": cost(
        "burden.cost: {distribution: »normal}", "wrong-type", "`normal`"
    ),
    "continuous on levels": noise(
        "burden.noise: {value: 1, »distribution: {normal: {mean: 1, sd: 1}}}",
        "bad-distribution",
        "`discrete`",
    ),
    "mean of levels": noise(
        "»burden.noise: {distribution: {discrete: {0: 0.5, 1: 0.5}}}", "missing-key", "`value`"
    ),
    "value twice in a distribution": cost(
        "burden.cost: {value: 1, distribution: {discrete: {1: 0.5, »1.0: 0.5, 2: 0.5}}}",
        "duplicate-key",
        "1",
    ),
    # Options
    "requires itself": named("name: x\nrequires: [»build]\n", "bad-option", "itself"),
    "excludes itself": named("name: x\nexcludes: [»build]\n", "bad-option", "itself"),
    "requires nothing there": named(
        "name: x\nrequires: [»leese]\n", "unknown-option", "`leese`", "`lease`"
    ),
    "excludes nothing there": named(
        "name: x\nexcludes: [»zzz]\n", "unknown-option", "`zzz`", "options/zzz.yaml"
    ),
    "requires and excludes": named(
        "name: x\nrequires: [lease]\nexcludes: [»lease]\n", "bad-option", "both"
    ),
    "text for a list": named("name: x\nrequires: »lease\n", "wrong-type", "`lease`", "[lease]"),
    "text for a cost": named("name: x\ncost: »a lot\n", "wrong-type", "`a lot`"),
    "second status quo": Slip(
        LEASE,
        "name: Lease rooms in the school\n",
        "name: Lease\nrole: »status-quo\n",
        "second-status-quo",
        "`lease`",
        "only one",
    ),
    # One option a file
    "two options in a file": Slip(
        BUILD,
        "",
        "»build: {scores: {burden.noise: 1}}\nother: {name: x, scores: {burden.noise: 1}}\n",
        "not-one-option",
        "below their ids",
        "one option a file, options/ID.yaml",
    ),
    "a second option below the first": noise(
        "burden.noise: 1\n»other: {name: x, scores: {burden.noise: 1}}",
        "not-one-option",
        "`other`",
        "one option a file, options/ID.yaml",
    ),
    "an option below its id": Slip(
        BUILD, "", "»build:\n  name: x\n  scores: {}\n", "not-one-option", "`build`", "at its top"
    ),
    "options below one key": Slip(
        BUILD,
        "",
        "»options:\n  - {name: x, scores: {}}\n",
        "not-one-option",
        "below their ids",
        "one option a file, options/ID.yaml",
    ),
    "list of options": Slip(
        BUILD,
        "",
        "- »name: x\n  scores: {}\n- name: y\n  scores: {}\n",
        "not-one-option",
        "list of options",
        "one option a file, options/ID.yaml",
    ),
    "two options with `---` between": Slip(
        BUILD,
        "",
        "scores: {burden.noise: 1}\n»---\nscores: {burden.noise: 1}\n",
        "not-one-option",
        "is one option",
        "options/ID.yaml",
    ),
}
