"""Rules about the first place: that it is one option's, and no score or assumption holds it up."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from belarus_options.model.finding import Finding
from belarus_options.model.grammar import counted, listed
from belarus_options.model.layout import CRITERIA_FILE, EVIDENCE_FILE
from belarus_options.model.problem import Place
from belarus_options.studies.checks.rule import rule

if TYPE_CHECKING:
    from belarus_options.model.finding import Severity
    from belarus_options.studies.matrix.ranking import Ranking
    from belarus_options.studies.verdict import DecidingScore


@rule(
    "warning",
    summary="Leaders tie, or one score alone can put another option first",
    why=(
        "Scores are judgments, and no judge is sure to within one level of a constructed "
        "scale or a tenth of any other; a stated range says how far else a score can be off. If "
        "moving a single score by one step, or to an end of its stated range, puts another option "
        "strictly first, the first place follows from the grain of the scales, and a report that "
        "names one winner claims more than the analysis holds. Settled scores stay. `score` and "
        "`robustness` say the same."
    ),
    fix=(
        "Look again at the score that is named and at what it rests on. If it stands, present "
        "the options as close and say what would decide between them; that is a result too, "
        "and the finding can be allowed with it, by a comment that names the leader and the rival."
    ),
    example="""\
# risk and cost weigh the same; risk has even levels 0 to 4, and cost runs from 50 down to 0.
# The other option has risk 2 and cost 0: 25 + 50 = 75. This one has 37.5 + 30 = 67.5, and one
# level of risk is worth 12.5.
scores: {risk: 1, cost: 20}
""",
    is_about_first_place=True,
)
def no_clear_winner(ranking: "Ranking") -> Iterator[Finding]:
    """Leaders that tie, or a leader that one score alone puts behind a rival."""
    from belarus_options.studies.verdict import Outcome, verdict

    found = verdict(ranking)
    deciding = found.deciding
    if found.outcome is Outcome.tie:
        message = f"{_named(found.leaders)} tie for first"
    elif deciding is None:
        return
    else:
        message = (
            f"`{found.leaders[0]}` leads {_named(found.rivals)} by {_points(found.lead or 0.0)},"
            f" and one score alone turns that round: with `{deciding.option}` at {deciding.to:.12g}"
            f" instead of {deciding.stated:.12g} on `{deciding.criterion}`, {_ahead(deciding)}"
            f"{_others(found.deciding_scores - 1)}"
        )
    yield Finding(
        message,
        "look again at what the first place rests on, or present the options as close and write"
        f" `# check: allow no-clear-winner {' '.join(found.pair)}: reason`",
        place=Place(CRITERIA_FILE, ("decision",), key=True),
        options=found.pair,
    )


@rule(
    "warning",
    summary="The first place rests on an assumption",
    why=(
        "An assumption is what nobody has found out. Where scores say what they would be if it "
        "were wrong (`if_wrong`), and these together put another option strictly first, to doubt "
        "the assumption is to doubt the answer. Where they do not, but a score cites it that "
        "alone puts another option first within what is stated for it, that is a note."
    ),
    fix=(
        "Look for evidence, first of all against it, and say with `if_wrong` what the scores "
        "that cite it would be without it. Where there is no evidence to be had, say in the "
        "report that the answer rests on it, and allow the finding by a comment that names the "
        "leader and the rival. `belarus-options stress` shows such scores and assumptions."
    ),
    example="""\
# evidence.yaml: one-officer-is-enough is of the kind assumption; at 0 another option is first
scores:
  leverage.competition:
    value: 2
    evidence: [one-officer-is-enough]
    if_wrong: {one-officer-is-enough: 0}
""",
    is_about_first_place=True,
)
def load_bearing_assumption(ranking: "Ranking") -> Iterator[Finding]:
    """Assumptions that put another option first where they are wrong, and others that a
    load-bearing score cites."""
    from belarus_options.studies.beliefs import Beliefs
    from belarus_options.studies.stress import stressed_scores

    evidence = ranking.project.evidence
    assumptions = {id for id, item in evidence.items() if item.kind == "assumption"}
    if len(ranking.ranked) == 1 or len(ranking.leaders) > 1 or not assumptions:
        return
    leader = ranking.ranked[0].option
    told = set()
    for belief in Beliefs(ranking).alone():
        if belief.moves_first_place and belief.items[0] in assumptions:
            told.add(belief.items[0])
            yield _resting_on(
                belief.items[0],
                f"if the assumption `{belief.items[0]}` is wrong, {_first(belief.first)} and"
                f" `{leader}` is {_points(-belief.lead)} behind",
                (leader, *belief.first),
            )
    for score in stressed_scores(ranking):
        for id in score.score.evidence or () if score.is_load_bearing else ():
            if id in assumptions - told:
                told.add(id)
                yield _resting_on(
                    id,
                    f"`{score.option}` on `{score.leaf.path}` cites the assumption `{id}`, and at"
                    f" {score.to:.12g} instead of {score.stated:.12g} {_first(score.first)}",
                    (leader, *score.first),
                    severity="note",
                )


def _resting_on(
    assumption: str, message: str, pair: tuple[str, ...], severity: "Severity | None" = None
) -> Finding:
    return Finding(
        message,
        "find evidence for it, or say in the report that the answer rests on it and write"
        f" `# check: allow load-bearing-assumption {' '.join(pair)}: reason`",
        place=Place(EVIDENCE_FILE, ("evidence", assumption), key=True),
        options=pair,
        severity=severity,
    )


def _first(ids: Sequence[str]) -> str:
    return f"`{ids[0]}` is first" if len(ids) == 1 else f"{_named(ids)} tie for first"


def _ahead(deciding: "DecidingScore") -> str:
    points = _points(-deciding.lead)
    if len(deciding.first) == 1:
        return f"`{deciding.first[0]}` is {points} ahead"
    return f"{_named(deciding.first)} tie for first, {points} ahead"


def _others(count: int) -> str:
    return f"; so {'does' if count == 1 else 'do'} {counted(count, 'other score')}" if count else ""


def _named(ids: Sequence[str]) -> str:
    return listed([f"`{id}`" for id in ids])


def _points(number: float) -> str:
    # A small lead is not shown as none (R5).
    shown = f"{number:.1f}" if number >= 0.05 else f"{number:.2g}"
    return f"{shown} point" if shown == "1.0" else f"{shown} points"
