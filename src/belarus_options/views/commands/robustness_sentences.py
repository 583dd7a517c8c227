"""What `robustness` says in words: the answer, the verdict, and how sure the figures are."""

from collections.abc import Iterator

from belarus_options.model.choices import Scores, Vary, Weighting
from belarus_options.model.grammar import NAMED_AT_MOST, plural
from belarus_options.studies.robustness import MOST_RANKED, SAMPLES, SPREAD, Robustness
from belarus_options.views.commands.verdict_sentences import (
    Condition,
    at_the_weights,
    first_under,
    held,
    rating_sentence,
)
from belarus_options.views.report.basis import (
    basis,
    scores_in_words,
    stated_or_set,
    weights_in_words,
)
from belarus_options.views.report.bounds import at_most
from belarus_options.views.report.numbers import (
    Number,
    count,
    error,
    rank,
    share,
    weight,
)
from belarus_options.views.report.sentence import (
    Code,
    Command,
    Said,
    Sentence,
    counted,
    criteria,
    criterion,
    joined,
    listed,
    option,
    options,
    say,
    separated,
)

# Who is named by their shares where bundles stand beside the options.
_NAMED_BESIDE = 3
# The most options with a table of pairs.
_PAIRS_SHOWN = 12


def reading(result: Robustness) -> Said:
    """What was varied, and what stayed as it was."""
    settings, varied = result.ranking.settings, result.varied
    if varied.is_nothing:
        return say("each option's place · {}", basis(settings))
    whole = whole_in_words(result)
    if varied.scores is Scores.stated:
        return say("{} · {}", whole, scores_in_words(settings))
    is_held = varied.weighting is Weighting.stated
    return say("{} · {}", whole, weights_in_words(settings)) if is_held else whole


def whole_in_words(result: Robustness) -> Said:
    """What shares are shares of, in words."""
    varied, word = result.varied, stated_or_set(result.ranking.settings)
    is_drawn = varied.scores is Scores.uncertain
    if varied.weighting is Weighting.stated:
        return "all draws of the uncertain scores" if is_drawn else f"the {word} weighting"
    within: dict[Weighting, Said] = {
        Weighting.any: "",
        Weighting.order: _order(result),
        Weighting.ranges: _ranges(result),
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


def _ranges(result: Robustness) -> Said:
    """How far weights move: within ranges of their own, and for the rest by a share of each."""
    word, held = stated_or_set(result.ranking.settings), result.region.ranges.held
    around = say("within {} of the {} ones", weight(result.varied.spread), word)
    if not held:
        return say(" {}", around)
    nodes = result.matrix.tree.nodes
    varied = nodes if result.varied.vary is Vary.leaves else result.space.paths
    if all(path in held or len(result.matrix.tree.siblings(path)) == 1 for path in varied):
        return " within their stated ranges"
    inner = " in each group" if result.space.paths != result.matrix.tree.top else ""
    return say(" within their stated ranges{}, those without one {}", inner, around)


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
    leader = result.ranking.ranked[0].option
    yield _verdict(result, f"/first_and_last/{leader}/first")


def answer_beside(result: Robustness) -> Iterator[Sentence]:
    """Who is first under the largest shares, of options and bundles."""
    yield _firsts(result, _NAMED_BESIDE, are_all_named=False)


def verdict_alone(alone: Robustness) -> Sentence:
    """The verdict on the options where bundles stand beside them."""
    leader = alone.ranking.ranked[0].option
    return say("Of the options alone: {}", _verdict(alone, f"/first_among_options/{leader}"))


def _verdict(result: Robustness, pointer: str) -> Sentence:
    leader = result.ranking.ranked[0].option
    part = float(result.acceptability[result.matrix.row_of(leader), 0])
    return rating_sentence(
        result.verdict,
        result.rating,
        share(part, pointer),
        whole(result),
        result.ranking.settings,
        "/first_place",
    )


def _firsts(
    result: Robustness, most: int = NAMED_AT_MOST, *, are_all_named: bool = True
) -> Sentence:
    shares = [(option(id), _first_share(id, part)) for id, part in result.first_shares]
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
        named[:most],
        others=max(0, len(named) - most),
        none="" if not none else listed(none) if are_all_named else counted(len(none), "other"),
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


def _first_share(id: str, part: float) -> Number:
    return share(part, f"/first_and_last/{id}/first")


def notes(result: Robustness) -> Iterator[Said]:
    """What a share is, how exact the figures are, and what to bear in mind."""
    yield separated(_caveats(result), " ")
    if missing := _left_out(result):
        yield missing
    if still := criteria(result.space.paths[column] for column in result.region.unweighed):
        verbs = "weighs nothing and stays so" if len(still) == 1 else "weigh nothing and stay so"
        yield say("{} {}.", listed(still, "criteria"), verbs)
    if out := criteria(result.region.ranges.left_out):
        yield say("Ranges of {} have no part here: weights beside them are set.", listed(out))
    if inner := result.region.ranges_below:
        yield say(
            "Ranges of {} have no part while inner weights stay: {}.",
            listed(criteria(inner), "criteria"),
            Code("--vary leaves"),
        )
    if counts_leaves(result) and result.varied.weighting is Weighting.any:
        yield (
            "Each leaf weighs the same on average, and so a criterion with more leaves more: see"
            " (all weightings)."
        )


def _left_out(result: Robustness) -> Said:
    """What is left out of many options, and what brings it back."""
    left: list[Said] = []
    if not result.has_ranks:
        left.append("ranks between the first and the last")
        left += ["confidence factors"] if result.varied.scores is Scores.uncertain else []
        left = [say("{} ({})", joined(left), Code("--ranks"))]
    if result.pairs is None:
        left.append(say("pairs ({})", Code("--pairs")))
    if not left:
        return ""
    return say("Left out of more than {} options: {}.", count(MOST_RANKED), joined(left))


def counts_leaves(result: Robustness) -> bool:
    """Whether what criteria weigh on average follows from the leaves that they have."""
    varied = result.varied
    return (
        varied.vary is Vary.leaves
        and varied.weighting is not Weighting.stated
        and result.mean_weights is not None
        and result.space.paths != result.matrix.tree.top
    )


def next_in_brief(result: Robustness) -> Iterator[Sentence]:
    """What more there is, and where scores are in doubt too."""
    last = len(result.matrix.options) - 1
    more: list[Said] = ["All figures"]
    if last > 1:
        ranks = {2: say("Rank {}", rank(2)), 3: say("Ranks {} and {}", rank(2), rank(3))}.get(
            last, say("Ranks {} to {}", rank(2), rank(last))
        )
        more = [ranks, "expected ranks"] if result.has_ranks else ["Expected ranks"]
        more += ["pairs"] if shows_pairs(result) else []
    yield say("{}: {}", joined(more), Code("--full"))
    if result.varied.scores is Scores.stated and _has_ranges(result):
        drawn = {**_parameters(result), "scores": Scores.uncertain.value}
        yield say("With scores in doubt too: {}", Command("robustness", parameters=drawn))


def next_beside(result: Robustness) -> Iterator[Sentence]:
    """What more there is where bundles stand beside the options."""
    pairs = " and pairs" if shows_pairs(result) else ""
    yield say(f"All options and bundles, every rank, expected ranks{pairs}: {{}}", Code("--full"))


def next_in_full(result: Robustness) -> Iterator[Sentence]:
    """Where to go on."""
    varies_leaves = result.varied.vary is Vary.leaves
    flip = Command("flip", parameters={"vary": "leaves"} if varies_leaves else {})
    yield say("The least that puts each of the others first: {}", flip)


def shows_pairs(result: Robustness) -> bool:
    """Whether a table of pairs is not too large to be read."""
    return result.pairs is not None and len(result.matrix.options) <= _PAIRS_SHOWN


def _has_ranges(result: Robustness) -> bool:
    low, high = result.ranking.plausible
    return bool((low != high).any() or result.ranking.shared_doubt)


def _parameters(result: Robustness) -> dict[str, str]:
    """What was asked for beside what stands for itself."""
    varied = result.varied
    said: dict[str, str] = {}
    if varied.vary is not Vary.top:
        said["vary"] = varied.vary.value
    if varied.weighting is not Weighting.any:
        said["weighting"] = varied.weighting.value
    if varied.weighting is Weighting.ranges and varied.spread != SPREAD:
        said["spread"] = repr(varied.spread)
    return said


def _caveats(result: Robustness) -> Iterator[Said]:
    is_drawn = result.varied.scores is Scores.uncertain
    if not result.varied.is_nothing:
        yield f"A share counts {_counted(result)}, each as much as any other."
        yield "It is not the likelihood of anything."
    if is_drawn and result.uncertain_cells:
        yield from _together(result)
    elif is_drawn:
        scores = scores_in_words(result.ranking.settings)
        yield say("No score has a range or a distribution: every draw has the {}.", scores)
    yield _accuracy(result)


def _together(result: Robustness) -> Iterator[Said]:
    """Which uncertain scores are drawn together, and which apart."""
    draws, shared = result.varied.draws, result.ranking.shared_doubt
    which = "Scores"
    if draws is not None:
        yield say(
            "Draws of {} scores are taken together, a sample at a time, from the {} in {}.",
            count(len(draws.measures)),
            counted(draws.samples, "sample"),
            draws.file,
        )
        if not shared and result.ranking.doubted <= draws.measures.keys():
            return
        which = "Other scores"
    but: Said = ""
    if shared:
        leaves = listed(criteria(shared), "leaves")
        but = say(", but for the error that all options share on {}", leaves)
    yield say(
        "{} are drawn independently of each other, also where they rest on the same evidence{}.",
        which,
        but,
    )


def _counted(result: Robustness) -> str:
    if result.varied.scores is Scores.stated:
        return "weightings"
    is_held = result.varied.weighting is Weighting.stated
    return "draws of the scores" if is_held else "weightings and draws of the scores"


def _accuracy(result: Robustness) -> Said:
    largest = result.largest_standard_error
    if largest is None or result.samples is None:
        return "All figures are exact but for rounding."
    # Standard errors are taken from the draws' own variance.
    errors = (
        say(
            "standard errors of the shares are at most {}",
            at_most(error(largest, unit=" percentage points")),
        )
        if largest > 0
        else "each option has one rank in all of them, which leaves standard errors of 0"
    )
    usual = say(", fewer than the usual {} because of the size", count(SAMPLES))
    return say(
        "{} {}{}, seed {}; {}{}.",
        count(result.samples, "/samples"),
        plural("draw", result.samples),
        usual if result.is_cut_short else "",
        str(result.varied.seed),
        errors,
        "; pairs and expected ranks are exact" if result.is_pairwise_exact else "",
    )
