"""What the rules of `check` that warn are about."""

from belarus_options.studies.checks.rule import Rule

WARNINGS = (
    Rule(
        name="no-scale",
        severity="warning",
        summary="A leaf has no scale, so the options themselves set its 0 and 100",
        why=(
            "Without a scale, the worst and the best estimate among the options are worth 0 and "
            "100. Adding or removing an option that nobody would choose can then stretch the scale "
            "and turn round the order of two others: rank reversal, shown by Belton and Gear "
            "(1983) in the AHP, where scores are normalised over the set of options. The weight of "
            "such a leaf also answers for a swing that changes with the set."
        ),
        fix=(
            "Give the leaf a measured scale with `worst` and `best`, chosen before looking at the "
            "options, or a constructed one with levels. Then think its weight over for that swing."
        ),
        example="""\
criteria:
  cost: {weight: 10, prefer: less}
""",
    ),
    Rule(
        name="narrow-range",
        severity="warning",
        summary="A score of low confidence has a narrow plausible range",
        why=(
            "Low confidence says that the basis is poor; a narrow range says that the value is "
            "nearly known. Both cannot hold. People's ranges are too narrow far more often than "
            "too wide (Tversky and Kahneman 1974; Alpert and Raiffa 1982), and every study of "
            "uncertainty believes the range. Narrow means fewer than three levels of a "
            "constructed scale, or less than a quarter of the way between the anchors of any "
            "other; a score without range or distribution has the narrowest range of all."
        ),
        fix=(
            "Ask what would have to be true for the score to be worse, and for it to be better, "
            "and widen `range` until neither would be a surprise. If the range is right as it is, "
            "the confidence is not low."
        ),
        example="""\
scores:
  risk.escalation:
    value: 2
    range: [2, 3]
    confidence: low
""",
    ),
    Rule(
        name="constant-criterion",
        severity="warning",
        summary="All options have the same best estimate on a leaf",
        why=(
            "The leaf takes a share of the weight and tells no option from another, so every lead "
            "is smaller than the weights suggest. Either the scale is too coarse to show a "
            "difference that matters, or the criterion does not bear on this choice."
        ),
        fix=(
            "Refine the scale if the options do differ. If they do not, take the leaf out and "
            "weight its siblings anew, or allow the finding and say why the leaf is to be seen."
        ),
        example="""\
# options/attache.yaml; every other option scores 1 as well
scores:
  risk.diversion: {value: 1}
""",
    ),
    Rule(
        name="dominant-weight",
        severity="warning",
        summary="One of three or more siblings outweighs all the others together",
        why=(
            "Such a criterion decides its group nearly alone: however well an option does on the "
            "siblings, they cannot make up for the whole swing of this one. That may be meant. "
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
    ),
    Rule(
        name="splitting-bias",
        severity="warning",
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
    ),
    Rule(
        name="double-counting",
        severity="warning",
        summary="Two leaves rest on the same evidence",
        why=(
            "A fact that is scored on two leaves counts twice in the total. Objectives should not "
            "be redundant (Keeney and Raiffa 1976, ch. 2). The rule reports two leaves whose "
            "scores share at least half of the evidence of the leaf that cites less, or which "
            "share any and move together: over four options or more, their values correlate at "
            "0.95 or above."
        ),
        fix=(
            "Say in each `definition` which facts go where, and cite each fact on one side. Where "
            "both leaves ask the same, merge them. Where one fact bears on two different ends, "
            "allow the finding and say which."
        ),
        example="""\
scores:
  risk.escalation: {value: 2, evidence: [zapad-exercise, border-incidents]}
  risk.reprisal: {value: 2, evidence: [zapad-exercise, border-incidents]}
""",
    ),
    Rule(
        name="straw-man",
        severity="warning",
        summary="An option is dominated by every other option",
        why=(
            "Every other option is at least as good on every leaf and better on one, so no weights "
            "could put this one first and nobody could have chosen it. An option that is there to "
            "lose makes the others look better and the choice look wider than it was."
        ),
        fix=(
            "Build the option up to the best version that its supporters would put forward, or "
            "take it out. If it is a real course of action that does lose, allow the finding and "
            "say so."
        ),
        example="""\
# Both other options score better than this on every leaf.
name: Do it badly
scores:
  risk.escalation: {value: 4}
  leverage.access: {value: 0}
""",
    ),
    Rule(
        name="no-status-quo",
        severity="warning",
        summary="No option has the role of the status quo",
        why=(
            "Without it the ranking says which change is best and not whether any change is better "
            "than none. What happens if nothing is decided has consequences of its own, and they "
            "belong on the same scales. HM Treasury's Green Book (2022) has business as usual in "
            "every appraisal for this reason."
        ),
        fix=(
            "Give `role: status-quo` to the option that goes on as now, or write one, scored for "
            "what is expected to happen and not for how things stand today."
        ),
        example="""\
# options/keep-as-is.yaml, and no other option has a role
name: Keep things as they are
scores:
  risk.escalation: {value: 1}
""",
    ),
    Rule(
        name="no-clear-winner",
        severity="warning",
        summary="The leader's lead is smaller than what one score alone can move",
        why=(
            "Scores are judgements, and no judge is sure to within one level of a constructed "
            "scale or a tenth of any other. If moving a single score of the leader or of a rival "
            "by that much would put the rival ahead, the first place follows from the grain of the "
            "scales, and a report that names one winner claims more than the analysis holds."
        ),
        fix=(
            "Look again at the score that is named and at what it rests on. If it stands, present "
            "the options as close and say what would decide between them; that is a result too, "
            "and the finding can be allowed with it."
        ),
        example="""\
# risk and cost weigh the same; risk has even levels 0 to 4, and cost runs from 50 down to 0.
# The other option has risk 2 and cost 0: 25 + 50 = 75. This one has 37.5 + 30 = 67.5, and one
# level of risk is worth 12.5.
scores: {risk: 1, cost: 20}
""",
    ),
    Rule(
        name="no-reliability",
        severity="warning",
        summary="A cited source has no reliability, or an item of evidence no credibility",
        why=(
            "The same sentence weighs differently from an eyewitness and from a rumour. ICD 203 "
            "(2015) asks analysts to describe the quality and credibility of their sources. The "
            "NATO Admiralty code does it in two marks: the source's reliability from A to F, and "
            "the credibility of the single item from 1 to 6."
        ),
        fix=(
            "Write `reliability: A` to `F` at the source and `credibility: 1` to `6` at the item. "
            "`F` and `6` say that it cannot be judged, which is an answer. Assumptions need "
            "neither."
        ),
        example="""\
sources:
  article: {title: A policy article}
evidence:
  officer-in-vilnius: {kind: fact, source: article, says: The officer works from Vilnius.}
""",
    ),
    Rule(
        name="beyond-anchors",
        severity="warning",
        summary="An option lies beyond the anchors of a measured scale",
        why=(
            "The weight of a leaf answers for the swing between its anchors. A value below 0 or "
            "above 100 makes the leaf count for more than it was weighted for, and the value "
            "function goes on straight there although nobody was asked about that stretch."
        ),
        fix=(
            "Check the number and its unit. If it is right, move the anchor so that the scale "
            "contains it, and think the weight over, because its swing has grown."
        ),
        example="""\
# criteria.yaml: cost has scale: {worst: 50, best: 0, unit: USD million}
scores:
  cost: {value: 65}
""",
    ),
    Rule(
        name="load-bearing-assumption",
        severity="warning",
        summary="The first place hangs on an assumption",
        why=(
            "Scores that cite nothing but this assumption could, without it, be anything on their "
            "scales, and some of what they could be puts another option first. An assumption is "
            "what nobody has found out; whoever doubts this one doubts the answer."
        ),
        fix=(
            "Look for evidence, first of all against it. Where there is none to be had, say in the "
            "report that the answer rests on it: `belarus-options stress` lists such items."
        ),
        example="""\
evidence:
  one-officer-is-enough:       # all that a decisive score cites
    kind: assumption
    says: One officer is enough to keep other forces away.
    because: No source speaks of it.
""",
    ),
    Rule(
        name="scenario-without-scores",
        severity="warning",
        summary="No score has an entry for a scenario",
        why=(
            "A score without an entry for a scenario keeps its value there. Where none has one, "
            "the scenario is a name: totals and regrets are those of today, and they count once "
            "more in every rule that looks over all scenarios."
        ),
        fix=(
            "Go through the leaves and ask what would differ in that world; give those scores an "
            "entry under `scenarios` with its reason. If nothing would, take the scenario out."
        ),
        example="""\
# scenarios.yaml; no score in options/ has `scenarios: {thaw: ...}`
thaw:
  name: Relations improve
""",
    ),
    Rule(
        name="idle-variant",
        severity="warning",
        summary="A perspective or a scenario changes no total",
        why=(
            "It is there to show what somebody else's weights, or another state of the world, make "
            "of the options. This one shows the same numbers again, which looks like agreement, "
            "and it has a vote in everything that counts perspectives or scenarios."
        ),
        fix=(
            "Check its paths and numbers: it may repeat what the other files say already. Give it "
            "what sets it apart, or take it out."
        ),
        example="""\
# perspectives.yaml; criteria.yaml has the same weights
planner:
  weights: {risk: 40, leverage: 60}
""",
    ),
    Rule(
        name="cut-prose",
        severity="warning",
        summary="A text ends at ` #`, from where on YAML takes it for a comment",
        why=(
            "In text without quotes a space and a `#` start a comment (YAML 1.2.2, section 6.6), "
            "so the rest of the sentence is gone from every output, and nothing says so. Two "
            "spaces before the `#`, or a number, a list or a choice before it, are taken as a "
            "comment that is meant."
        ),
        fix=(
            "Put the text in quotes, or on the next line after `>-`. If it is a comment, put two "
            "spaces before the `#`."
        ),
        example="""\
evidence:
  second-corridor:
    says: The brigade uses corridor #2 and a bridge.
""",
    ),
    Rule(
        name="idle-allow",
        severity="warning",
        summary="A comment `# check: allow` allows nothing",
        why=(
            "The comment names no rule, gives no reason, or stands where that rule reports "
            "nothing. It was misspelled, it moved away from its line, or the finding is gone. Left "
            "there, it would silence the next finding of its kind, and nobody would have judged "
            "that one. An `idle-allow` cannot be allowed itself."
        ),
        fix=(
            "Write it as `# check: allow RULE: reason`, on the reported line or above it, or take "
            "it out."
        ),
        example="""\
criteria:
  # check: allow no-scal: the anchors were fixed in 2019
  cost: {weight: 10, prefer: less}
""",
    ),
)
