"""What `robustness` says in words: the answer, the verdict, and how sure the figures are."""

import math
from collections.abc import Iterator

from belarus_options.model.choices import Scores, Vary, Weighting
from belarus_options.studies.robustness import Robustness
from belarus_options.studies.verdict import ROBUST_SHARE, Verdict
from belarus_options.views.report import number, percent, share
from belarus_options.views.score import gap_text
from belarus_options.views.settings import settings_line
from belarus_options.views.words import NAMED_AT_MOST, listed

# Sums of shares are off by less.
_ROUNDING = 1e-9


def subtitle(result: Robustness) -> str:
    """What the table holds, and what was set."""
    as_of = result.ranking.project.decision.as_of
    of = "each option's rank under the stated weights"
    if not is_at_stated(result):
        of = f"share of {whole_in_words(result)} that puts each option at each rank"
    parts = [
        of,
        f"as of {as_of.isoformat()}" if as_of else "",
        settings_line(result.ranking.settings),
    ]
    return " · ".join(part for part in parts if part)


def whole_in_words(result: Robustness) -> str:
    """What shares are shares of, in words."""
    doubts = result.doubts
    is_drawn = doubts.scores is Scores.uncertain
    if doubts.weighting is Weighting.stated:
        return "all draws of the uncertain scores" if is_drawn else "the stated weighting"
    varied = _varied(result)
    kinds = {
        Weighting.any: f"all weightings of {varied}",
        Weighting.order: f"all weightings of {varied}{_order(result)}",
        Weighting.ranges: f"all weightings of {varied} within {share(doubts.spread)} of the"
        " stated ones",
    }
    return kinds[doubts.weighting] + (" and draws of the uncertain scores" if is_drawn else "")


def _varied(result: Robustness) -> str:
    if result.doubts.vary is Vary.leaves:
        leaves = len(result.space.paths)
        return f"the {leaves} leaves" if leaves > 1 else "the one leaf"
    return listed(result.space.paths, "top criteria")


def _order(result: Robustness) -> str:
    """What keeps the order; criteria of equal stated weight are free among themselves."""
    paths = result.space.paths
    classes = result.region.classes
    if len(paths) == 1:
        return ""
    if len(classes) == 1:
        return " (the stated ones are equal and so have no order)"
    if len(paths) > NAMED_AT_MOST:
        return " that keep the order of the stated ones"
    named = [", ".join(paths[column] for column in members) for members in classes]
    in_groups = [f"({n})" if len(m) > 1 else n for n, m in zip(named, classes, strict=True)]
    return f" that keep the order {' > '.join(in_groups)}"


def answer(result: Robustness) -> str:
    """Who is first under which share, and who never is."""
    ranked = result.ranking.ranked
    if len(ranked) == 1:
        return f"{ranked[0].option} is the only option, so it is first whatever the weights."
    firsts = sorted(
        ((float(result.acceptability[row.row, 0]), row.option) for row in ranked),
        key=lambda pair: (-pair[0], pair[1]),
    )
    if is_at_stated(result):
        leaders = [option for part, option in firsts if part > 0.0]
        verb = "is" if len(leaders) == 1 else "are"
        return f"{listed(leaders)} {verb} first under the stated weights."
    named = [(part, option) for part, option in firsts if part > 0.0]
    begin, *others = [f"under {percent(part)}" for part, _ in named[:NAMED_AT_MOST]]
    sentence = f"{named[0][1]} is first {begin} of {whole_in_words(result)}"
    for words, (_, option) in zip(others, named[1:], strict=False):
        sentence += f", {option} {words}"
    if len(named) > NAMED_AT_MOST:
        sentence += f", and {len(named) - NAMED_AT_MOST} others under less"
    never = [option for part, option in firsts if part == 0.0]
    verb = "is" if len(never) == 1 else "are"
    when = "never first" if result.is_acceptability_exact else "first in no draw"
    sentence += f"; {listed(never)} {verb} {when}." if never else "."
    if math.fsum(part for part, _ in firsts) > 1.0 + _ROUNDING:
        sentence += " Options that tie share the place, so that shares add up to more than 100%."
    return sentence


def verdict_in_words(result: Robustness) -> str:
    """The verdict and what it rests on."""
    firm = result.decisiveness
    if firm is None:
        return "There is nothing to compare it with, so there is no verdict."
    first = percent(float(result.acceptability[result.ranking.ranked[0].row, 0]))
    whole = whole_in_words(result)
    if result.verdict is Verdict.robust:
        steady = f"Verdict: robust. {firm.leader} stays first when any one score moves by one step"
        if is_at_stated(result):
            return f"{steady}; no weights were varied."
        return f"{steady}, and leads under {share(ROBUST_SHARE)} or more of {whole}."
    if result.verdict is Verdict.fragile:
        return (
            f"Verdict: fragile. {firm.leader} stays first when any one score moves by one step, but"
            f" leads under {first} of {whole}, less than {share(ROBUST_SHARE)}."
        )
    if firm.is_tied:
        leaders = [row.option for row in result.ranking.leaders]
        return f"Verdict: no clear winner. {listed(leaders)} tie at the top."
    move = firm.move
    assert move is not None
    return (
        f"Verdict: no clear winner. {firm.leader} leads {firm.rival} by {gap_text(firm.lead)}, and"
        f" one score moved by one step makes up for it: {move.option} on {move.criterion} at"
        f" {number(move.to)} instead of {number(move.stated)}."
    )


def is_at_stated(result: Robustness) -> bool:
    """Whether neither weights nor scores were doubted."""
    doubts = result.doubts
    return doubts.weighting is Weighting.stated and doubts.scores is Scores.stated


def notes(result: Robustness, again: str) -> Iterator[str]:
    """How sure the figures are, what to bear in mind, and where to go on."""
    yield _accuracy(result)
    if (
        result.doubts.vary is Vary.leaves
        and result.doubts.weighting is not Weighting.stated
        and result.mean_weights is not None
        and result.space.paths != result.ranking.tree.top
    ):
        yield (
            "The leaves' weights vary on one simplex, so that a branch with more leaves weighs"
            " more: see the row of all weightings."
        )
    if still := [result.space.paths[column] for column in result.region.unweighed]:
        verbs = "weighs nothing and stays so" if len(still) == 1 else "weigh nothing and stay so"
        yield f"{listed(still, 'criteria')} {verbs}."
    if result.doubts.scores is Scores.uncertain and not result.uncertain_cells:
        yield "No score has a range or a distribution: every draw has the stated scores."
    is_drawn = result.doubts.scores is Scores.uncertain
    counted = "weightings and scores" if is_drawn else "weightings"
    if result.doubts.weighting is not Weighting.stated:
        yield (
            f"A share counts {counted}, each as much as any other; it does not say which of them"
            " are right."
        )
    if result.confidence_factor is not None:
        yield (
            "Confidence factor: the share of the scores drawn that puts an option first at its"
            " central weights."
        )
    if len(result.ranking.options) > 1:
        vary = "--vary leaves" if result.doubts.vary is Vary.leaves else ""
        command = " ".join(filter(None, ["belarus-options flip", vary, again]))
        yield f"`{command}` shows what puts the others first, at the least."


def _accuracy(result: Robustness) -> str:
    if result.standard_error is None:
        return "All figures are exact but for rounding; nothing is drawn."
    draws = "1 draw" if result.samples == 1 else f"{result.samples:,} draws"
    error = float(result.standard_error.max())
    # Standard errors are taken from the draws' own variance.
    errors = (
        f"standard errors of the shares are at most {100 * error:.2g} percentage points"
        if error > 0
        else "each option has one rank in all of them, which leaves standard errors of 0"
    )
    exact = "; pairwise winning and expected ranks are exact" * result.is_pairwise_exact
    return f"{draws}, seed {result.doubts.seed}; {errors}{exact}."
