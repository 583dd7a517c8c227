"""What `scenarios` says in words: who is first in which future, who is safe, and what rules owe."""

from collections.abc import Iterator, Sequence

from belarus_options.methods.tolerances import TIE
from belarus_options.model.grammar import NAMED_AT_MOST, plural
from belarus_options.studies.scenarios import ChoiceRule, Ids, Scenarios
from belarus_options.views.commands.beside_words import (
    also_named,
    without_row,
)
from belarus_options.views.commands.scenarios_tables import BEYOND, FAILS, RULE_NAMES
from belarus_options.views.commands.score import CAUTION
from belarus_options.views.commands.verdict_sentences import (
    Condition,
    held,
    never_below,
    the_only_option,
)
from belarus_options.views.report.bounds import at_most
from belarus_options.views.report.numbers import (
    SHOWN_POINTS,
    all_of,
    amount,
    count,
    error,
    in_words,
    measure,
    points,
    share,
)
from belarus_options.views.report.sentence import (
    Code,
    Command,
    Said,
    Sentence,
    criteria,
    criterion,
    joined,
    listed,
    option,
    options,
    say,
    scenario,
    scenarios,
    separated,
)


def answer(result: Scenarios) -> Iterator[Said]:
    """Who is first where, who is the safest, and who leaves the least to regret."""
    if len(result.options) == 1:
        only = the_only_option(result.reference.has_screened)
        yield say(f"{{}} is {only}, so it has no rival.", option(result.options[0]))
        return
    expected = _expected(result)
    first = _always_first(result) if result.always_best else _first_where(result)
    yield say("{}{}.", first, say("; {}", expected) if expected else "")
    if len(result.scenarios) > 1 and not result.always_best:
        yield from _safest(result)


def _always_first(result: Scenarios) -> Sentence:
    """Who is first in every scenario, and who ties with it somewhere."""
    always, number = result.always_best, len(result.scenarios)
    everywhere: Said = say("{}, the only scenario", scenario(result.scenarios[0]))
    if number > 1:
        everywhere = say("{} scenarios", all_of(number, "/scenarios"))
    said: list[Said] = [say("In {}, {}", everywhere, _first(always))]
    ties = [pair for pair in sorted(result.best_by_option.items()) if pair[0] not in always]
    said += [
        say("{} ties in {}", option(id), listed(scenarios(where), "scenarios"))
        for id, where in ties[:NAMED_AT_MOST]
    ]
    if len(ties) > NAMED_AT_MOST:
        said.append("others tie somewhere")
    return separated(said, "; ")


def _first(ids: Ids) -> Sentence:
    """That options are first, or tie for it."""
    return say("{} {}", listed(options(ids)), "tie for first" if len(ids) > 1 else "is first")


def _first_where(result: Scenarios) -> Sentence:
    """How many scenarios each is first in, those with the most first, and which where they are no
    more than half."""
    place = {row.option: at for at, row in enumerate(result.matrix.ranked)}
    groups = sorted(
        result.best_where.items(),
        key=lambda group: (-len(group[1]), [place[id] for id in group[0]]),
    )
    said: list[Said] = []
    is_carried = False  # whether "is first" carries over to a group that has no verb
    for ids, where in groups[:NAMED_AT_MOST]:
        alone, number = len(ids) == 1, len(where)
        who: Said = option(ids[0]) if alone and is_carried else _first(ids)
        are_named = number <= min(NAMED_AT_MOST, len(result.scenarios) / 2)
        which = say(" ({})", joined(scenarios(where))) if are_named else ""
        said.append(say("{} in {}{}", who, in_words(number), which))
        is_carried = alone
    if left := len(result.scenarios) - sum(len(where) for _, where in groups[:NAMED_AT_MOST]):
        said.append(say("others in {}", in_words(left)))
    every = in_words(len(result.scenarios), "/scenarios")
    return say("Of {} scenarios, {}", every, joined(said))


def _expected(result: Scenarios) -> Sentence | None:
    """Who is first by the files' probabilities."""
    ids = result.choices[ChoiceRule.expected_value]
    if ids is None or len(result.scenarios) == 1:
        return None
    return say(
        "by their stated probabilities, {} the highest expected total, {}",
        _have(ids, "has", "tie for"),
        points(result.chosen_figures[ChoiceRule.expected_value], f"/expected_totals/{ids[0]}"),
    )


def _have(ids: Ids, one: str, many: str) -> Sentence:
    """Options and what one of them does, or what several do."""
    return say("{} {}", listed(options(ids)), many if len(ids) > 1 else one)


def _safest(result: Scenarios) -> Iterator[Sentence]:
    """Who has the highest of the worst totals, and who the least to regret."""
    floor, calm = (
        result.choices[ChoiceRule.maximin] or (),
        result.choices[ChoiceRule.minimax_regret] or (),
    )
    total = result.chosen_figures[ChoiceRule.maximin]
    worst = points(total, _pointer(result, "totals", floor[0], total))
    are_several = len(floor) > 1
    yield say(
        "The safest {} {}: {} worst total, {}, is the highest (maximin).",
        "are" if are_several else "is",
        listed(options(floor)),
        "their" if are_several else "its",
        worst,
    )
    held_there = held(result.rankings[0].settings, "weights")
    yield say(
        "The least to regret is with {}: {} (minimax regret){}.",
        listed(options(calm), word="or"),
        never_below(
            "are they" if len(calm) > 1 else "is it",
            _most_below(result, calm[0]),
            Condition("scenario", held_there),
        ),
        "" if result.bundles else _next_regret(result, calm),
    )


def _most_below(result: Scenarios, calm: str) -> Sentence:
    regret = result.chosen_figures[ChoiceRule.minimax_regret]
    if regret < SHOWN_POINTS:
        return say("as much as {}", measure(SHOWN_POINTS))
    most = at_most(points(regret, _pointer(result, "regret", calm, regret)))
    return say("more than {}", most)


def _next_regret(result: Scenarios, calm: Ids) -> Said:
    """Who comes next by the largest regret, and that."""
    largest = result.figures.largest_regret.tolist()
    others = {id: x for id, x in zip(result.options, largest, strict=True) if id not in calm}
    if not others:
        return ""
    least = min(others.values())
    following = tuple(id for id, regret in others.items() if regret <= least + TIE)
    pointer = _pointer(result, "regret", following[0], others[following[0]])
    verb = "are" if len(following) > 1 else "is"
    return say("; next {} {} with {}", verb, listed(options(following)), amount(least, pointer))


def _pointer(result: Scenarios, key: str, id: str, figure: float) -> str:
    """Where the JSON result has an extreme of an option's totals or regrets."""
    rows = result.totals if key == "totals" else result.regrets
    column = rows[result.options.index(id)].tolist().index(figure)
    return f"/{key}/{id}/{result.scenarios[column]}"


def mixed(result: Scenarios) -> Sentence:
    """What is first by a mix of the best and the worst scenario, the degree of optimism."""
    return say(
        "By {} × best + {} × worst total (Hurwicz), {}.",
        measure(result.optimism, decimals=4),
        measure(1.0 - result.optimism, decimals=4),
        _first(result.choices[ChoiceRule.hurwicz] or ()),
    )


def starr(result: Scenarios) -> Sentence | None:
    """Under which share of all ways to give the scenarios probabilities each option is first."""
    if len(result.options) == 1 or len(result.scenarios) == 1:
        return None
    domains = result.starr
    shares = zip(result.options, domains.shares.tolist(), strict=True)
    ranked = sorted(((id, part) for id, part in shares if part), key=lambda each: -each[1])
    said: list[Said] = [
        say("{} under {}", option(id), share(part, f"/starr/{id}"))
        for id, part in ranked[:NAMED_AT_MOST]
    ]
    (first, part), *_ = ranked
    said[0] = say(
        "{} has the highest expected total under {}", option(first), share(part, f"/starr/{first}")
    )
    if (left := len(ranked) - NAMED_AT_MOST) > 0:
        said.append(say("{} {} under less", in_words(left), plural("other", left)))
    if len(ranked) < len(result.options):
        said.append("no other under any")
    number = in_words(len(result.scenarios), "/scenarios")
    ways = say("all ways to give the {} scenarios probabilities", number)
    if domains.samples is not None:
        drawn = count(domains.samples, "/samples")
        return say("Of {} drawn at random from {}, {}.", drawn, ways, joined(said))
    return say("Of {}, {}.", ways, joined(said))


def _named(rules: Sequence[ChoiceRule]) -> Sentence:
    return joined(RULE_NAMES[rule] for rule in rules)


def notes(result: Scenarios) -> Iterator[Said]:
    """What to bear in mind, how sure the figures are, and where to go on."""
    if len(result.options) > 1 and len(result.scenarios) > 1:
        yield from _never_best(result)
        yield from _irrelevant(result)
    if len(result.options) > 1:
        yield _information(result)
    if (impossible := scenarios(result.impossible)) and len(result.scenarios) > 1:
        yield say(
            "{} {} the probability 0, which expected value alone goes by; the other rules count"
            " every scenario.",
            listed(impossible, "scenarios"),
            "has" if len(impossible) == 1 else "have",
        )
    if idle := scenarios(result.idle):
        verb, whose = ("changes", "its") if len(idle) == 1 else ("change", "their")
        yield say(
            "{} {} no score of {}: {} totals are those of {}.",
            listed(idle, "scenarios"),
            verb,
            "these options" if len(result.options) > 1 else option(result.options[0]),
            whose,
            Code("score"),
        )
    yield _precision(result)
    in_first = Command("score", settings=result.rankings[0].settings)
    yield say("{} {} shows what they are made of in one scenario.", CAUTION, in_first)


def _where(result: Scenarios, where: Ids) -> Said:
    if len(where) == len(result.scenarios) > 1:
        return "every scenario"
    return listed(scenarios(where), "scenarios")


def _never_best(result: Scenarios) -> Iterator[Sentence]:
    """Options that a rule chooses and no probabilities would."""
    for id, rules in result.never_best.items():
        yield say(
            "Under no probabilities{} is {}, which {} {} first, ahead of all others in expected"
            " total.",
            "" if result.starr.samples is None else " of those drawn",
            option(id),
            _named(rules),
            "put" if len(rules) > 1 else "puts",
        )


def _irrelevant(result: Scenarios) -> Iterator[Sentence]:
    """What minimax regret owes to options that it does not choose."""
    chosen = result.choices[ChoiceRule.minimax_regret] or ()
    if len(chosen) == len(result.options):
        return
    general = (
        "Minimax regret measures from the best option of a scenario, so that one which it does not"
        " put first can change what it puts first."
    )
    if not result.without:
        yield say("{} Here, leaving out one or two such options changes nothing.", general)
        return
    said: list[Said] = [
        say("without {}, {} would {}", listed(options(left_out)), *_would(others))
        for left_out, others in list(result.without.items())[:NAMED_AT_MOST]
    ]
    if len(result.without) > NAMED_AT_MOST:
        said.append(say("and {} more change it", count(len(result.without) - NAMED_AT_MOST)))
    yield say("{} Here {}; {}.", general, _first(chosen), separated(said, ", "))


def _would(ids: Ids) -> tuple[Said, Said]:
    return listed(options(ids)), "tie for first" if len(ids) > 1 else "be first"


def _information(result: Scenarios) -> Said:
    worth, best = (
        result.perfect_information,
        options(result.choices[ChoiceRule.expected_value] or ()),
    )
    if worth is None or result.informed_total is None:
        return (
            "The scenarios have no probabilities, so there is no expected value, and none of"
            " perfect information."
        )
    if not worth:
        return say(
            "Knowing beforehand which scenario comes would be worth nothing (expected value of"
            " perfect information): {} {} best in each that has a probability above 0.",
            listed(best),
            "is" if len(best) == 1 else "are",
        )
    return say(
        "Knowing beforehand which scenario comes would be worth {} points (expected value of"
        " perfect information): {} by choosing the best of each, less the {} that {} {} on"
        " average.",
        amount(worth, "/evpi"),
        points(result.informed_total),
        points(result.chosen_figures[ChoiceRule.expected_value]),
        listed(best),
        "have" if len(best) > 1 else "has",
    )


def beside(result: Scenarios) -> Iterator[Said]:
    """What it means that bundles stand beside the options."""
    found = result.beside
    if found is None:
        return
    if found.bundles:
        yield "+ A bundle, beside its own options. Regrets and rules are over all rows."
    if found.courses:
        yield say(
            "{} {} options in some scenarios: each is taken to be recognized before that, and a"
            " late start to score like an early one.",
            listed(list(map(option, found.courses)), "courses"),
            "adds" if len(found.courses) == 1 else "add",
        )
    yield from also_named(found.without_row)
    yield from without_row(found.found, found.without_row)


def beyond_anchors(result: Scenarios) -> Iterator[Sentence]:
    """Which values lie outside of their scales, and where."""
    for row, id in enumerate(result.options):
        if beyond := result.beyond_anchors(row):
            said = [say("{} in {}", criterion(p), _where(result, w)) for p, w in beyond.items()]
            yield say(
                "{} {} lies outside its scale's anchors on {}.", BEYOND, option(id), joined(said)
            )


def failing_there(result: Scenarios) -> Iterator[Sentence]:
    """What the mark means of totals in a scenario in which an option would be screened out."""
    failed = {path for names in result.failing.values() for path in names}
    if paths := [path for path in result.reference.tree.nodes if path in failed]:
        yield say(
            "{} by its score there on {} it would be screened out; screening goes by the stated"
            " scores.",
            FAILS,
            listed(criteria(paths), "leaves", word="or"),
        )


def _precision(result: Scenarios) -> Said:
    samples, largest = result.starr.samples, result.largest_standard_error
    if samples is None or largest is None:
        return "All figures are exact but for rounding; nothing is drawn."
    return say(
        "The shares in Starr's domain are from {} draws, seed {}; their standard errors are at most"
        " {}. All else is exact but for rounding.",
        count(samples, "/samples"),
        str(result.starr.seed),
        at_most(error(largest, unit=" percentage points")),
    )
