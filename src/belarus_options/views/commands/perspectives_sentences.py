"""What `perspectives` says: who puts what first, where they can meet, and what sets them apart."""

from collections.abc import Iterator, Sequence

from belarus_options.model.grammar import NAMED_AT_MOST
from belarus_options.studies.comparing_rankings import MOST_DOMINATORS
from belarus_options.studies.disagreement import Disagreement
from belarus_options.studies.perspectives import Perspectives
from belarus_options.views.commands.beside_words import also_named, without_row
from belarus_options.views.commands.verdict_sentences import the_only_option
from belarus_options.views.report.basis import stated_or_set
from belarus_options.views.report.bounds import at_most, parts
from belarus_options.views.report.numbers import (
    SHOWN_POINTS,
    all_of,
    amount,
    coefficient,
    count,
    in_words,
    measure,
    points,
    weights_apart,
)
from belarus_options.views.report.report import Line
from belarus_options.views.report.sentence import (
    Command,
    Said,
    Sentence,
    criterion,
    joined,
    listed,
    option,
    options,
    perspective,
    perspectives,
    say,
    separated,
)

# The least W that each word stands for; the steps are those of Landis and Koch 1977.
_AGREEMENT = (
    (0.8, "agree very strongly"),
    (0.6, "agree strongly"),
    (0.4, "agree moderately"),
    (0.2, "agree weakly"),
    (0.0, "hardly agree"),
)
# Of more disagreements, the widest are put into words; JSON has all.
_DISAGREEMENTS_SHOWN = 28


def answer(result: Perspectives) -> Iterator[Said]:
    """Who puts what first, where they can meet, and what votes on whole orders come to."""
    if len(result.options) == 1:
        only = the_only_option(result.reference.has_screened)
        yield say(f"{{}} is {only}, so it has no rival.", option(result.options[0]))
        return
    groups = _by_first(result)
    yield _firsts(result, groups)
    if len(groups) > 1:
        yield _meeting(result)
        if result.least_worst_loss > 0 and not result.bundles:
            yield _votes(result)


def _by_first(result: Perspectives) -> list[tuple[tuple[str, ...], int]]:
    """The options that perspectives put first, each alone or tied, and how many do: most first,
    then by the reference's ranking."""
    numbers: dict[tuple[str, ...], int] = {}
    for row in range(len(result.perspectives)):
        firsts = result.places.firsts(row)
        numbers[firsts] = numbers.get(firsts, 0) + 1
    place = {row.option: at for at, row in enumerate(result.matrix.ranked)}
    return sorted(numbers.items(), key=lambda each: (-each[1], [place[o] for o in each[0]]))


def _firsts(result: Perspectives, groups: Sequence[tuple[tuple[str, ...], int]]) -> Sentence:
    """How many put what first."""
    people = len(result.perspectives)
    if len(groups) == 1:
        taken = groups[0][0]
        if people == 1:
            whole = say("{}, the only perspective, ", perspective(result.perspectives[0]))
        else:
            whole = say("{} perspectives ", all_of(people, "/perspectives", begins=True))
        return say("{}{}.", whole, _put(taken, people))
    said: list[Said] = []
    is_carried = False  # whether "put … first" carries over to a group that has no verb
    for firsts, number in groups[:NAMED_AT_MOST]:
        alone = len(firsts) == 1
        what: Said = option(firsts[0]) if alone and is_carried else _put(firsts, number)
        said.append(say("{} {}", in_words(number), what))
        is_carried = alone
    if left := people - sum(number for _, number in groups[:NAMED_AT_MOST]):
        said.append(say("{} something else", in_words(left)))
    return say("Of {} perspectives, {}.", in_words(people, "/perspectives"), joined(said))


def _put(taken: Sequence[str], number: int) -> Sentence:
    """What a number of perspectives do with the options that they have first."""
    verb, end = ("put", "first") if len(taken) == 1 else ("tie", "for first")
    return say("{}{} {} {}", verb, "s" if number == 1 else "", listed(options(taken)), end)


def _meeting(result: Perspectives) -> Sentence:
    """What costs nobody much, by which rule, and the next by that."""
    least, taken = result.least_worst_loss, result.compromise
    place = listed(options(taken), word="or")
    if least == 0:
        return say("They can meet at {}, which everybody puts first, alone or tied.", place)
    pointer = "/compromise/worst_loss"
    if not result.next_best:
        return say(
            "By the smallest worst loss there is no place to meet: each option costs somebody {}"
            " points.",
            amount(least, pointer),
        )
    return say(
        "By the smallest worst loss they can meet at {}: {} nobody {} points; {}.",
        place,
        "each of them costs" if len(taken) > 1 else "it costs",
        say("more than {}", at_most(points(least, pointer)))
        if least >= SHOWN_POINTS
        else say("as much as {}", measure(SHOWN_POINTS)),
        _next_best(result),
    )


def _next_best(result: Perspectives) -> Sentence:
    """What costs the next least, and whom."""
    following = result.next_best
    loss = result.worst_losses.tolist()[result.options.index(following[0])]
    hit = result.hardest_hit(following[0])
    is_one = len(following) == 1
    return say(
        "{} {} {} {}",
        listed(options(following)),
        "costs" if is_one else "cost",
        listed(perspectives(hit), "perspectives") if is_one else "somebody",
        amount(loss, f"/worst_losses/{following[0]}/loss"),
    )


def rules_by_taken(result: Perspectives) -> dict[tuple[str, ...], list[str]]:
    """By the options that votes on whole orders put first, the rules of voting that do."""
    best = {
        "Borda": result.comparison.borda_winners,
        "Copeland": result.comparison.copeland_winners,
    }
    if result.comparison.kemeny is not None:
        best["Kemeny"] = result.comparison.kemeny_winners
    rules: dict[tuple[str, ...], list[str]] = {}
    for rule, taken in best.items():
        rules.setdefault(taken, []).append(rule)
    return rules


def _votes(result: Perspectives) -> Sentence:
    """What other rules than the smallest worst loss put first."""
    by_taken = rules_by_taken(result)
    if len(by_taken) > 1:
        said = (say("{} {}", joined(r), _put(t, len(r))) for t, r in by_taken.items())
        of = " of the options alone" if result.beside is not None else ""
        return say(f"Votes on whole orders{of} differ: {{}}.", separated(said, "; "))
    [(taken, rules)] = by_taken.items()
    also = " too" if taken == result.compromise else ""
    named = separated([*rules, *(["options alone"] if result.beside is not None else [])], ", ")
    if len(taken) > 1:
        return say("By votes on whole orders ({}) {} tie{}.", named, listed(options(taken)), also)
    return say("By votes on whole orders ({}) it is {}{}.", named, option(taken[0]), also)


def beside(result: Perspectives) -> Iterator[Said]:
    """What it means that bundles stand beside the options."""
    if result.beside is None:
        return
    if result.beside.rows:
        yield say(
            "{} {} beside its own options. Ranks, totals, first places and worst losses are over"
            " all rows; votes, agreement and what sets two apart are of the options alone, since"
            " near-copies change them.",
            listed(options(row.id for row in result.beside.rows), "bundles"),
            "is a bundle and stands"
            if len(result.beside.rows) == 1
            else "are bundles, and each stands",
        )
    yield from also_named(result.beside.without_row)
    yield from without_row(result.beside.found, result.beside.without_row)


def votes_beside(result: Perspectives) -> Iterator[Said]:
    """What votes on whole orders of the options come to, where bundles stand beside these."""
    if result.bundles and len(_by_first(result)) > 1 and result.least_worst_loss > 0:
        yield _votes(result)


def in_brief_beside(result: Perspectives) -> Iterator[Said]:
    """What it means in brief that bundles stand beside the options."""
    if result.beside is not None:
        yield "What has + between options is a bundle, and stands beside those options."
        yield from without_row(result.beside.found, result.beside.without_row)


def more(result: Perspectives) -> str:
    """What stands in full alone."""
    if len(result.perspectives) == 1:
        return "More"
    if result.bundles:
        return "All options and bundles, worst losses, votes and who agrees"
    return "Every pair, and who agrees with whom"


def apart(result: Perspectives) -> Sentence | None:
    """The widest disagreement, if there is any, and the weight that most explains it."""
    if not result.disagreements:
        return None
    pair, pointer = result.disagreements[0], "/disagreements/0"
    (one, other), (above, below) = perspectives(pair.perspectives), options(pair.options)
    is_widest = pair.difference == max(each.difference for each in result.disagreements)
    return say(
        "Widest apart{} are {} and {}, by {} points on {} against {}: {} by {}{}.",
        "" if is_widest else " on the first place",
        one,
        other,
        amount(pair.difference, f"{pointer}/difference"),
        above,
        below,
        amount(pair.parts[pair.criterion], f"{pointer}/parts/{pair.criterion}"),
        _weight(result, pair, pointer),
        ", less what other weights take back" if pair.is_narrowed else "",
    )


def _weight(result: Perspectives, pair: Disagreement, pointer: str) -> Sentence:
    """The weight that most explains a disagreement, of its group, under both perspectives."""
    path = pair.criterion
    here, there = weights_apart(*pair.weights[path], pointer=f"{pointer}/weights")
    parent = result.reference.project.tree.nodes[path].parent
    of = say(" of {}", criterion(parent)) if parent else ""
    return say("the weight of {}, {} and {}{}", criterion(path), here, there, of)


def _in_words(result: Perspectives, at: int) -> Sentence:
    """Who has what above what by how much, and the weight that most explains it."""
    pair, pointer = result.disagreements[at], f"/disagreements/{at}"
    (one, other), (above, below) = perspectives(pair.perspectives), options(pair.options)
    whole = amount(pair.difference, f"{pointer}/difference")
    leads = [amount(pair.leads[0], f"{pointer}/leads/0"), amount(-pair.leads[1])]
    if min(lead.value for lead in leads) >= SHOWN_POINTS:
        leads = list(parts(leads, whole))
    return say(
        "{}, where {} leads {} by {} points, and {}, where it trails by {}: {} points in all, {} by"
        " {}{}",
        one,
        above,
        below,
        leads[0],
        other,
        leads[1],
        whole,
        amount(pair.parts[pair.criterion], f"{pointer}/parts/{pair.criterion}"),
        _weight(result, pair, pointer),
        ", less what other weights take back" if pair.is_narrowed else "",
    )


def pair_lines(result: Perspectives) -> Iterator[Line]:
    """Every pair in words, below which weights explain how many of those about the first place."""
    pairs = len(result.disagreements)
    if not pairs:
        return
    shown = min(pairs, _DISAGREEMENTS_SHOWN)
    some = say(
        "What sets each two apart, for the {} widest of {} disagreements, the first place before"
        " other places; JSON has all:",
        count(shown),
        count(pairs, "/disagreements"),
    )
    every = "What sets each two apart, the first place before other places, the widest first:"
    yield from map(Line, _dividing(result))
    yield Line(some if shown < pairs else every)
    for at in range(shown):
        yield Line(say("{}.", _in_words(result, at)), is_item=True)


def _dividing(result: Perspectives) -> Iterator[Sentence]:
    """Which weights explain how many of the disagreements about the first place."""
    dividing = result.dividing_criteria
    if (pairs := sum(dividing.values())) > 1:
        named = list(dividing.items())[:NAMED_AT_MOST]
        yield say(
            "{} pairs of perspectives put different options first; the weight that explains most is"
            " {}.",
            in_words(pairs, begins=True),
            joined(say("{} in {}", criterion(path), in_words(number)) for path, number in named),
        )


def agreement(result: Perspectives) -> Said:
    """How far the perspectives agree on the whole order."""
    concordance = result.comparison.kendall_w
    if concordance is None:
        return "No perspective tells any two options apart, so there is no agreement to measure."
    if concordance == 1:
        return "They order all options alike (Kendall's W is 1)."
    if concordance == 0:
        return "On the whole order they do not agree at all (Kendall's W is 0)."
    return say(
        "On the whole order they {}: Kendall's W is {}, where 0 is no agreement and 1 is one and"
        " the same order.",
        next(word for least, word in _AGREEMENT if concordance >= least),
        coefficient(concordance, "/kendall_w"),
    )


def notes(result: Perspectives) -> Iterator[Said]:
    """What the rankings and the rules are, who is dominated, and what to type next."""
    settings = result.reference.settings
    word = stated_or_set(settings)
    as_set = " as set" if word == "set" else ""
    yield f"({word}, no vote): the weights of criteria.yaml{as_set}, for reference."
    if len(result.options) > 1 and len(result.perspectives) > 1:
        yield from _dominated(result)
        yield (
            "Borda, Copeland and Kemeny give each perspective one vote, and the worst loss takes a"
            " point of one for a point of another: a further perspective can change them."
        )
    if result.comparison.kemeny is None:
        yield "Kemeny's orders are looked for among up to 20 options."
    if result.disagreements:
        widest = result.disagreements[0]
        settings = settings._replace(perspective=widest.perspectives[0])
        command = Command("explain", widest.options, settings=settings)
        yield say("{} shows where the points come from.", command)


def _dominated(result: Perspectives) -> Iterator[Sentence]:
    dominated = result.comparison.dominated
    if len(dominated) > NAMED_AT_MOST:
        yield say(
            "{} options are dominated: every perspective puts another at least as high, and at"
            " least one higher. {}",
            count(len(dominated), "/dominated"),
            "CSV and JSON say which."
            if result.comparison.has_dominators
            else say(
                "JSON says which; by whom is left out of more than {} options.",
                count(MOST_DOMINATORS),
            ),
        )
        return
    for name in dominated:
        yield say(
            "Every perspective puts {} at least as high as {}, and at least one higher.",
            listed(options(result.comparison.dominated_by(name))),
            option(name),
        )
