"""What `scenarios` says in words: who is safe in which future, and where the rules disagree."""

from collections.abc import Iterator, Sequence

from belarus_options.model.grammar import NAMED_AT_MOST
from belarus_options.studies.scenarios import ChoiceRule, Ids, Scenarios
from belarus_options.views.commands.scenarios_tables import BEYOND, RULE_NAMES
from belarus_options.views.commands.score import CAUTION
from belarus_options.views.commands.verdict_sentences import Condition, held, never_behind
from belarus_options.views.report.bounds import at_most
from belarus_options.views.report.numbers import (
    SHOWN_POINTS,
    amount,
    count,
    error,
    measure,
    points,
)
from belarus_options.views.report.sentence import (
    Code,
    Command,
    Said,
    Sentence,
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
    """Who is best where, who is safe, and what the rules choose."""
    if len(result.options) == 1:
        only = option(result.options[0])
        yield say("{} is the only option, so every rule chooses it.", only)
        return
    yield _always_best(result) if result.always_best else _best_where(result)
    if len(result.scenarios) == 1:
        only = scenario(result.scenarios[0])
        yield say("{} is the only scenario, so every rule goes by its totals alone.", only)
        return
    if not result.always_best:
        yield _safest(result)
    yield _agreement(result)


def _always_best(result: Scenarios) -> Sentence:
    """Who is best in every scenario, and who ties with it somewhere."""
    always = result.always_best
    verb = "is" if len(always) == 1 else "tie as"
    everywhere = _where(result, result.scenarios)
    said: list[Said] = [say("{} {} best in {}", listed(options(always)), verb, everywhere)]
    ties = [pair for pair in sorted(result.best_by_option.items()) if pair[0] not in always]
    said += [
        say("{} ties in {}", option(id), listed(scenarios(where), "scenarios"))
        for id, where in ties[:NAMED_AT_MOST]
    ]
    if len(ties) > NAMED_AT_MOST:
        said.append("others tie somewhere")
    return separated(said, "; ") + "."


def _best_where(result: Scenarios) -> Sentence:
    """Who is best in which scenario, those with the most scenarios first."""
    groups = sorted(result.best_where.items(), key=lambda group: (-len(group[1]), group[0]))
    said: list[Said] = []
    for best, where in groups[:NAMED_AT_MOST]:
        tied = " (tied)" if len(best) > 1 else ""
        verb = "" if said else " are best" if tied else " is best"
        in_them = listed(scenarios(where), "scenarios")
        said.append(say("{}{}{} in {}", listed(options(best)), tied, verb, in_them))
    if len(groups) > NAMED_AT_MOST:
        said.append("others in the rest")
    return separated(said, "; ") + "."


def _where(result: Scenarios, where: Ids) -> Said:
    if len(where) == len(result.scenarios) > 1:
        return "every scenario"
    return listed(scenarios(where), "scenarios")


def _safest(result: Scenarios) -> Sentence:
    """Who has the highest of the worst totals, and who the least to regret."""
    floor, calm = (
        result.choices[ChoiceRule.maximin] or (),
        result.choices[ChoiceRule.minimax_regret] or (),
    )
    safe, calmest = listed(options(floor)), listed(options(calm))
    total = result.chosen_figures[ChoiceRule.maximin]
    worst: Said = points(total, _pointer(result, "totals", floor[0], total))
    if len(floor) == 1:
        worst = say("{} in {}", worst, _where(result, result.worst_scenarios(floor[0])))
    behind = _never_behind(result, calm[0])
    if floor == calm:
        has, each = ("have", "they are") if len(floor) > 1 else ("has", "it is")
        return say(
            "{} {} both the highest worst total, {}, and the least to regret: {} {}.",
            safe,
            has,
            worst,
            each,
            behind,
        )
    return say(
        "{} {} the highest worst total, {}; {} {} {}, which is the least to regret.",
        safe,
        "have" if len(floor) > 1 else "has",
        worst,
        calmest,
        "are" if len(calm) > 1 else "is",
        behind,
    )


def _never_behind(result: Scenarios, calm: str) -> Sentence:
    regret = result.chosen_figures[ChoiceRule.minimax_regret]
    number = len(result.scenarios)
    where = "in either scenario" if number == 2 else f"in any of the {number} scenarios"
    everywhere = Condition(where, held(result.rankings[0].settings, "weights"))
    if regret < SHOWN_POINTS:
        return never_behind(say("as much as {}", measure(SHOWN_POINTS)), everywhere)
    most = at_most(points(regret, _pointer(result, "regret", calm, regret)))
    return never_behind(say("more than {}", most), everywhere)


def _pointer(result: Scenarios, key: str, id: str, figure: float) -> str:
    """Where the JSON result has an extreme of an option's totals or regrets."""
    rows = result.totals if key == "totals" else result.regrets
    column = rows[result.options.index(id)].tolist().index(figure)
    return f"/{key}/{id}/{result.scenarios[column]}"


def _agreement(result: Scenarios) -> Sentence:
    """What all rules choose, or which rule chooses what."""
    groups = sorted(result.rules_by_choice.items(), key=lambda group: -len(group[1]))
    number = count(len(result.chosen_figures))
    if len(groups) == 1:
        [(ids, rules)] = groups
        return say("All {} rules {}.", number, _choose(ids, len(rules)))
    said = separated(
        (say("{} {}", _named(rules), _choose(ids, len(rules))) for ids, rules in groups), "; "
    )
    if common := result.common_choices:
        verb = "is a choice" if len(common) == 1 else "are choices"
        return say("{} {} of all {} rules: {}.", listed(options(common)), verb, number, said)
    return say("The rules disagree: {}.", said)


def _named(rules: Sequence[ChoiceRule]) -> Sentence:
    return joined(RULE_NAMES[rule] for rule in rules)


def _choose(ids: Ids, rules: int) -> Sentence:
    """What a number of rules do."""
    verb = "tie" if len(ids) > 1 else "choose"
    return say("{} {}", verb if rules > 1 else f"{verb}s", listed(options(ids)))


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
    yield from _beyond_anchors(result)
    yield _precision(result)
    in_first = Command("score", settings=result.rankings[0].settings)
    yield say("{} {} shows what they are made of in one scenario.", CAUTION, in_first)


def _never_best(result: Scenarios) -> Iterator[Sentence]:
    """Options that a rule chooses and no probabilities would."""
    for id, rules in result.never_best.items():
        yield say(
            "Under no probabilities{} is {}, which {} {}, ahead of all others in expected total.",
            "" if result.starr.samples is None else " of those drawn",
            option(id),
            _named(rules),
            "choose" if len(rules) > 1 else "chooses",
        )


def _irrelevant(result: Scenarios) -> Iterator[Sentence]:
    """What minimax regret owes to options that it does not choose."""
    chosen = result.choices[ChoiceRule.minimax_regret] or ()
    if len(chosen) == len(result.options):
        return
    general = (
        "Minimax regret measures from the best option of a scenario, so that one which it does not"
        " choose can change what it chooses."
    )
    if not result.without:
        yield say("{} Here, leaving out one or two such options changes nothing.", general)
        return
    said: list[Said] = [
        say("without {} it would {}", listed(options(left_out)), _choose(others, 2))
        for left_out, others in list(result.without.items())[:NAMED_AT_MOST]
    ]
    if len(result.without) > NAMED_AT_MOST:
        said.append(say("and {} more change it", count(len(result.without) - NAMED_AT_MOST)))
    yield say("{} Here it {}; {}.", general, _choose(chosen, 1), separated(said, ", "))


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


def _beyond_anchors(result: Scenarios) -> Iterator[Sentence]:
    for row, id in enumerate(result.options):
        if beyond := result.beyond_anchors(row):
            said = [say("{} in {}", criterion(p), _where(result, w)) for p, w in beyond.items()]
            yield say(
                "{} {} lies outside its scale's anchors on {}.", BEYOND, option(id), joined(said)
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
