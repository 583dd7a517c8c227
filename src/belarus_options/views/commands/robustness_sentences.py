"""What `robustness` says in words: the answer, the verdict, and how sure the figures are."""

from collections.abc import Iterator

from belarus_options.model.choices import Scores, Vary, Weighting
from belarus_options.model.grammar import NAMED_AT_MOST, plural
from belarus_options.studies.robustness import MOST_PAIRED, Robustness
from belarus_options.views.commands.verdict_sentences import (
    Condition,
    at_the_weights,
    first_under,
    held,
    rating_sentence,
)
from belarus_options.views.report.basis import stated_or_set
from belarus_options.views.report.bounds import at_most
from belarus_options.views.report.numbers import (
    Number,
    count,
    error,
    share,
    weight,
)
from belarus_options.views.report.sentence import (
    Code,
    Command,
    Said,
    Sentence,
    criteria,
    criterion,
    listed,
    option,
    options,
    say,
    separated,
)


def reading(result: Robustness) -> Said:
    """What the table holds."""
    if result.varied.is_nothing:
        return f"each option's rank {at_the_weights(result.ranking.settings)}"
    return say("share of {} that puts each option at each rank", whole_in_words(result))


def whole_in_words(result: Robustness) -> Said:
    """What shares are shares of, in words."""
    varied, word = result.varied, stated_or_set(result.ranking.settings)
    is_drawn = varied.scores is Scores.uncertain
    if varied.weighting is Weighting.stated:
        return "all draws of the uncertain scores" if is_drawn else f"the {word} weighting"
    within: dict[Weighting, Said] = {
        Weighting.any: "",
        Weighting.order: _order(result),
        Weighting.ranges: say(" within {} of the {} ones", weight(varied.spread), word),
    }
    return say(
        "all weightings of {}{}{}",
        _varied(result),
        within[varied.weighting],
        " and draws of the uncertain scores" if is_drawn else "",
    )


def _varied(result: Robustness) -> Said:
    paths = result.space.paths
    if result.varied.vary is Vary.leaves:
        return say("the {} leaves", count(len(paths))) if len(paths) > 1 else "the one leaf"
    return listed(criteria(paths), "top criteria")


def _order(result: Robustness) -> Said:
    """What keeps the order; criteria of equal weight in it are free among themselves."""
    paths, word = result.space.paths, stated_or_set(result.ranking.settings)
    classes = result.region.classes
    if len(paths) == 1:
        return ""
    if len(classes) == 1:
        return f" (the {word} ones are equal and so have no order)"
    if len(paths) > NAMED_AT_MOST:
        return f" that keep the order of the {word} ones"
    groups = [
        say("({})" if len(members) > 1 else "{}", separated(map(criterion, members), ", "))
        for members in ([paths[column] for column in columns] for columns in classes)
    ]
    return say(" that keep the order {}", separated(groups, " > "))


def answer(result: Robustness) -> Iterator[Sentence]:
    """Who is first under which share, and who under none; then the verdict."""
    if len(result.matrix.options) > 1:
        yield _firsts(result)
    first = _first_share(result, result.ranking.ranked[0].option)
    settings = result.ranking.settings
    yield rating_sentence(result.verdict, result.rating, first, whole(result), settings)


def _firsts(result: Robustness) -> Sentence:
    shares = [(option(id), _first_share(result, id)) for id, _ in result.first_shares]
    named = [pair for pair in shares if pair[1].value > 0.0]
    none = [id for id, part in shares if part.value == 0.0]
    here = at_the_weights(result.ranking.settings)
    if result.varied.is_nothing:
        verb = "is first" if len(named) == 1 else "tie for first"
        return say("{} {} {}.", listed([id for id, _ in named]), verb, here)
    if len(result.space.paths) == 1 and result.varied.scores is Scores.stated:
        leaders, only = options(row.option for row in result.matrix.leaders), result.space.paths[0]
        verb = "is first" if len(leaders) == 1 else "tie for first"
        kind = "leaf" if result.varied.vary is Vary.leaves else "top criterion"
        nothing = say("{} is the only {}, so there is no weighting to vary", criterion(only), kind)
        return say("{}; {} {} {}.", nothing, here, listed(leaders), verb)
    sentence = first_under(
        whole(result),
        named[:NAMED_AT_MOST],
        others=max(0, len(named) - NAMED_AT_MOST),
        none=listed(none) if none else "",
        is_drawn=not result.is_acceptability_exact,
    )
    sentence += "."
    # What shares exceed 100% by can be less than their rounding hides.
    total = sum(round(100 * part, 1) for _, part in result.first_shares)
    if result.has_ties_for_first and round(total, 1) > 100.0:
        sentence += " Options that tie share the place, so that shares can exceed 100% together."
    return sentence


def whole(result: Robustness) -> Condition:
    """What was varied, and what stayed as it was meanwhile; nothing where nothing was varied."""
    varied, settings = result.varied, result.ranking.settings
    if varied.is_nothing:
        return Condition("")
    nouns = [] if varied.scores is Scores.uncertain else ["scores"]
    if varied.weighting is Weighting.stated:
        nouns.append("weights")
    elif varied.vary is Vary.top and not set(result.space.paths).issuperset(_leaves(result)):
        nouns.append("inner weights")
    return Condition(whole_in_words(result), held(settings, *nouns))


def _leaves(result: Robustness) -> Iterator[str]:
    return (leaf.path for leaf in result.matrix.tree.leaves)


def _first_share(result: Robustness, id: str) -> Number:
    part = float(result.acceptability[result.matrix.options.index(id), 0])
    return share(part, f"/rank_acceptability/{id}/0")


def notes(result: Robustness) -> Iterator[Said]:
    """How sure the figures are, what to bear in mind, and where to go on."""
    varies_leaves = result.varied.vary is Vary.leaves
    varies_weights = result.varied.weighting is not Weighting.stated
    is_drawn = result.varied.scores is Scores.uncertain
    yield _accuracy(result)
    if (
        varies_leaves
        and varies_weights
        and result.mean_weights is not None
        and result.space.paths != result.matrix.tree.top
    ):
        yield (
            "The leaves' weights vary on one simplex, so that a branch with more leaves weighs"
            " more: see the row of all weightings."
        )
    if still := criteria(result.space.paths[column] for column in result.region.unweighed):
        verbs = "weighs nothing and stays so" if len(still) == 1 else "weigh nothing and stay so"
        yield say("{} {}.", listed(still, "criteria"), verbs)
    if result.pairs is None:
        yield say(
            "Of more than {} options, pairs are compared where {} asks for it.",
            count(MOST_PAIRED),
            Code("--pairs"),
        )
    if is_drawn and not result.uncertain_cells:
        yield "No score has a range or a distribution: every draw has the stated scores."
    if varies_weights:
        counted = "weightings and scores" if is_drawn else "weightings"
        yield (
            f"A share counts {counted}, each as much as any other; it does not say which of them"
            " are right."
        )
    if result.confidence_factor is not None:
        yield (
            "Confidence factor: the share of the scores drawn that puts an option first at its"
            " central weights."
        )
    if len(result.matrix.options) > 1:
        flip = Command("flip", parameters={"vary": "leaves"} if varies_leaves else {})
        yield say("{} shows the least that puts each of the others first.", flip)


def _accuracy(result: Robustness) -> Said:
    largest = result.largest_standard_error
    if largest is None or result.samples is None:
        return "All figures are exact but for rounding; nothing is drawn."
    # Standard errors are taken from the draws' own variance.
    errors = (
        say(
            "standard errors of the shares are at most {}",
            at_most(error(largest, unit=" percentage points")),
        )
        if largest > 0
        else "each option has one rank in all of them, which leaves standard errors of 0"
    )
    return say(
        "{} {}, seed {}; {}{}.",
        count(result.samples, "/samples"),
        plural("draw", result.samples),
        str(result.varied.seed),
        errors,
        "; pairwise winning and expected ranks are exact" if result.is_pairwise_exact else "",
    )
