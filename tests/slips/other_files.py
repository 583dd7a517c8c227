"""Slips in evidence, perspectives and scenarios."""

from slips import EVIDENCE, HUGE, PERSPECTIVES, SCENARIOS, Slip, boom, planner, survey

IN_OTHER_FILES: dict[str, Slip] = {
    # Evidence
    "unknown source": survey(
        "survey: {source: »reprot, kind: fact, says: x}", "unknown-source", "`reprot`", "`report`"
    ),
    "no source": survey("»survey: {kind: fact, says: x}", "bad-evidence", "`source`", "assumption"),
    "assumption with a source": survey(
        "»survey: {kind: assumption, says: x, because: y, source: report}",
        "bad-evidence",
        "`source`",
    ),
    "assumption without a reason": survey(
        "»survey: {kind: assumption, says: x}", "bad-evidence", "`because`"
    ),
    "misspelt kind of evidence": survey(
        "survey: {kind: »facts, source: report, says: x}", "bad-choice", "`facts`", "`fact`"
    ),
    "no kind of evidence": survey("»survey: {source: report, says: x}", "missing-key", "`kind`"),
    "credibility above 6": survey(
        "survey: {source: report, kind: fact, credibility: »7, says: x}", "out-of-range", "6"
    ),
    "credibility of 0": survey(
        "survey: {source: report, kind: fact, credibility: »0, says: x}", "out-of-range", "1"
    ),
    "credibility of 2.5": survey(
        "survey: {source: report, kind: fact, credibility: »2.5, says: x}",
        "wrong-type",
        "whole number",
    ),
    "letter for a credibility": survey(
        "survey: {source: report, kind: fact, credibility: »B, says: x}",
        "wrong-type",
        "`B`",
        "1 to 6; letters are the source's `reliability`",
    ),
    "number for a reliability": Slip(
        EVIDENCE,
        "reliability: B",
        "reliability: »2",
        "bad-choice",
        "`2`",
        "numbers are a statement's `credibility`",
    ),
    "list for a block of sources": Slip(
        EVIDENCE,
        "",
        "sources:\n  - »report: {title: x}\n",
        "wrong-type",
        "`sources`",
        "`report:` in place of `- report:`",
    ),
    "list of perspectives": Slip(
        PERSPECTIVES,
        "",
        "- »name: The planner\n  weights: {benefit: 30%}\n",
        "wrong-type",
        "not a list",
        "such as `the-planner:`",
    ),
    "number for a place": survey(
        "survey: {source: report, kind: fact, says: x, where: »5}", "wrong-type", "5"
    ),
    "key of a place": survey(
        "survey: {source: report, kind: fact, says: x, where: {»pagee: 5}}",
        "unknown-key",
        "`pagee`",
        "`page`",
    ),
    "whole number with a decimal point": survey(
        "survey: {source: report, kind: fact, credibility: »2.0, says: x}", "wrong-type", "2.0"
    ),
    # Perspectives
    "shares above 100%": planner(
        "    benefit: »70%\n    burden: 40%\n", "bad-weight", "110%", "100%"
    ),
    "shares below 100%": planner(
        "    benefit: »50%\n    burden: 40%\n", "bad-weight", "90%", "100%"
    ),
    "share above 100%": planner("    benefit: »120%\n", "bad-weight", "120%"),
    "negative weight of a perspective": planner("    benefit: »-1\n", "bad-weight", "-1"),
    "word for a weight": planner("    benefit: »abc\n", "bad-weight", "`abc`"),
    "true for a weight of a perspective": planner("    benefit: »true\n", "wrong-type", "30%"),
    "decimal comma of a perspective": planner("    benefit: »1,5\n", "bad-weight", "`1,5`"),
    "NaN of a perspective": planner("    benefit: ».nan\n", "bad-weight", "nan"),
    "list of a perspective": planner("    »benefit: [1]\n", "wrong-type", "30%"),
    "all weights of a perspective 0": Slip(
        PERSPECTIVES,
        "  weights:\n    benefit: 30%\n    benefit.reach: 60\n",
        "  »weights: {benefit: 0, burden: 0}\n",
        "zero-weights",
        "`benefit`",
        "above 0",
    ),
    "no weights": Slip(
        PERSPECTIVES,
        "planner:\n  name: Planner\n  weights:\n    benefit: 30%\n    benefit.reach: 60\n",
        "»planner:\n  name: Planner\n",
        "missing-key",
        "`weights`",
    ),
    "5,000 digits of a perspective": planner(f"    benefit: »{HUGE}\n", "bad-weight", "too large"),
    "unknown path of a perspective": planner(
        "    »benefti: 30\n", "unknown-criterion", "`benefti`", "`benefit`"
    ),
    "misspelt weights": Slip(
        PERSPECTIVES, "  weights:\n", "  »weihgts:\n", "unknown-key", "`weihgts`", "`weights`"
    ),
    # Scenarios
    "probability of some": Slip(
        SCENARIOS,
        "boom:\n  name: The quarry opens again\n  probability: 0.3\n",
        "»boom:\n  name: x\n",
        "bad-probability",
        "`boom`",
        "all scenarios or to none",
    ),
    "probabilities not 1": boom("  probability: »0.4\n", "bad-probability", "1.1"),
    "probability above one": boom("  probability: »1.3\n", "out-of-range", "at most 1"),
    "negative probability": boom("  probability: »-0.3\n", "out-of-range", "at least 0"),
    "true for a probability": boom("  probability: »true\n", "wrong-type", "`true`"),
    "nothing for a scenario's block": Slip(
        SCENARIOS,
        "bust: {name: It does not, probability: 0.7}",
        "bust:»",
        "missing-value",
        "`bust`",
    ),
    "probability above 100%": boom("  probability: »130%\n", "bad-probability", "`130%`"),
    "probability that leaves a rest": boom(
        "  probability: »20%\n", "bad-probability", "add up to 0.9"
    ),
}
