"""What each rule of `check` is about: what `explain-rule` prints and the docs are made of."""

from belarus_options.model.finding import Severity
from belarus_options.studies.checks.rule import Rule
from belarus_options.studies.checks.warning_texts import WARNINGS

__all__ = ["RULES", "Rule"]

_ERRORS = (
    Rule(
        name="no-evidence",
        severity="error",
        summary="A score cites neither evidence nor an assumption",
        why=(
            "A number that nobody can trace is an opinion in the shape of a measurement. A reader "
            "cannot tell whether it was found, inferred or guessed, and when a fact changes nobody "
            "knows which scores to look at again."
        ),
        fix=(
            "Cite the items of evidence.yaml that the score rests on. Where no source speaks, "
            "write down what is assumed as an item of kind `assumption`, with its `because`, and "
            "cite that."
        ),
        example="""\
scores:
  risk.escalation:
    value: 2
    confidence: moderate
    because: Moscow would answer with an exercise.
    evidence: []
""",
    ),
    Rule(
        name="single-option",
        severity="error",
        summary="The folder holds fewer than two options",
        why=(
            "A total means something only beside another total. With one option there is nothing "
            "to choose, and the analysis can only justify what was decided before it."
        ),
        fix=(
            "Write at least one other file in `options/`. Going on as now is nearly always one of "
            "the options: give it `role: status-quo`."
        ),
        example="""\
# options/attache.yaml, and no other file in options/
name: Permanent attaché
scores:
  risk.escalation: {value: 1, evidence: [officer-in-vilnius]}
""",
    ),
)

_NOTES = (
    Rule(
        name="equal-weights",
        severity="note",
        summary="All weights of a group are equal and not all have a reason",
        why=(
            "Equal weights are a judgement like any other: they say that every swing in the group "
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
    ),
    Rule(
        name="dominated-option",
        severity="note",
        summary="An option is dominated by another",
        why=(
            "Another option is at least as good on every leaf and better on one, so no weights put "
            "this one first. It is harmless in the totals. In people's minds it is not: an option "
            "that is dominated by one rival and not by the next makes the first rival look better "
            "than it did alone (Huber, Payne and Puto 1982)."
        ),
        fix=(
            "Ask what speaks for the option that no leaf shows: a missing criterion, or a scale "
            "too coarse for it. Otherwise say in the report that it was dominated."
        ),
        example="""\
# The other option scores 0 on risk.escalation and 3 on leverage.access.
scores:
  risk.escalation: {value: 1}
  leverage.access: {value: 3}
""",
    ),
    Rule(
        name="unused",
        severity="note",
        summary="Nothing uses an item of evidence, a shared scale or a source",
        why=(
            "Evidence that no score cites was collected and then left out of the judgement. That "
            "is how a fact against the favoured option drops from sight. A scale or a source that "
            "nothing names is a leftover that misleads the next reader."
        ),
        fix=(
            "Cite the item where it bears on a score, name the scale at a leaf or the source at an "
            "item, or take it out."
        ),
        example="""\
evidence:
  counter-argument:            # in no score's `evidence`
    kind: judgement
    source: article
    says: The step would be read as support for the regime.
""",
    ),
    Rule(
        name="one-ranking",
        severity="note",
        summary="All perspectives rank the options alike",
        why=(
            "If people who weigh things differently come to one ranking, it is firm, and worth "
            "saying. It may also be that those who would choose otherwise were left out, or that "
            "roles were given weights too much alike."
        ),
        fix=(
            "Ask who would choose another option, and give that role the weights it would defend. "
            "If there is none, say so."
        ),
        example="""\
# perspectives.yaml; under both the ranking is the same
planner:
  weights: {risk: 60, leverage: 40}
envoy:
  weights: {risk: 55, leverage: 45}
""",
    ),
    Rule(
        name="ordinal-as-interval",
        severity="note",
        summary="Levels of a constructed scale count as evenly spaced, and nobody said they are",
        why=(
            "The levels are an order; a weighted sum takes them for distances (Stevens 1946 on "
            "what each kind of scale allows). Without values, the step from the worst level to the "
            "next is worth exactly as much as the step to the best, which is seldom what the words "
            "of the levels say. Scales of two levels have one step and are left alone."
        ),
        fix=(
            "Give every level a `value`, 0 at the worst and 100 at the best, with steps as large "
            "as their meanings. If even steps were judged right, write the even values, or allow "
            "the finding with the reason."
        ),
        example="""\
criteria:
  reach:
    prefer: more
    scale: {0: None, 1: One ministry, 2: The whole government}
""",
    ),
)

_ORDER: tuple[Severity, ...] = ("error", "warning", "note")

# Severest first: the reader's order in the docs and in `explain-rule`'s list.
RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in sorted(
        (*_ERRORS, *WARNINGS, *_NOTES), key=lambda rule: (_ORDER.index(rule.severity), rule.name)
    )
}
