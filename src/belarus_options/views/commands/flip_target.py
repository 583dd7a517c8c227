"""What puts one option first: four ways, each of them enough by itself."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from belarus_options.model.choices import Vary
from belarus_options.model.grammar import NAMED_AT_MOST, ordinal
from belarus_options.model.score_settings import ScoreSetting
from belarus_options.studies.flip.flip import Flip, TargetFlip
from belarus_options.studies.flip.one_weight import OneWeight
from belarus_options.studies.sensitivity import settings_at
from belarus_options.views.commands.flip_sentences import TargetSentences
from belarus_options.views.commands.flip_words import none_cell
from belarus_options.views.commands.verdict_sentences import (
    Condition,
    held,
    is_enough,
    no_rival,
    none_puts_first,
)
from belarus_options.views.report.basis import stated_or_set
from belarus_options.views.report.bounds import ends_below, ends_from
from belarus_options.views.report.numbers import (
    Number,
    amount,
    exact_measure,
    in_words,
    percent,
    rank,
    weight,
)
from belarus_options.views.report.report import Block, Column, Next, Notes, Shown, Table
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
)

# How many weights the answer names that each are enough alone, and rows of a way in brief.
_MOST_ALONE = 2
_MOST_ROWS = 3


class _Way(NamedTuple):
    """One way to first place: its name, what changes with what is stated and what is enough, or
    why there is `none`; and the command that takes it."""

    name: Said
    rows: Sequence[tuple[Said, Said, Said]] = ()
    none: Said = ""
    command: Command | None = None


def reading(result: Flip, name: str) -> Sentence:
    """What the report is about, and where the option is now."""
    if not result.targets:
        return say("what puts {} first", option(name))
    place = result.targets[0].place
    leaders = [row.option for row in result.ranking.leaders]
    return say(
        "what puts {} first · it is {}, {} points behind {}",
        option(name),
        say("one of those in {} place", ordinal(place.rank))
        if place.is_tied
        else ordinal(place.rank),
        amount(result.ranking.losses[place.row].item(), "/targets/0/behind"),
        listed(options(leaders)),
    )


def answer(result: Flip, name: str) -> Iterator[Said]:
    """Which one weight is enough, and how many scores; or that nothing has to change."""
    if not result.targets:
        yield _is_first(result, name)
        return
    target = result.targets[0]
    yield _alone(target)
    yield _scores(target)


def blocks(result: Flip) -> Iterator[Block]:
    """The ways one below the other, what the first level means, and a command to try."""
    if not result.targets:
        return
    target = result.targets[0]
    ways = list(_ways(result))
    now = stated_or_set(target.ranking.settings)
    yield Block(_table(ways, now, _MOST_ROWS), shown=Shown.in_brief)
    yield Block(_table(ways, now), shown=Shown.in_full)
    if (meaning := _meaning(target)) is not None:
        yield Block(Notes((meaning,)), shown=Shown.in_brief)
    tries = {
        number: way.command for number, way in enumerate(ways, start=1) if way.command is not None
    }
    if tries:
        yield Block(Next((_first_try(tries),)), shown=Shown.in_brief)
        said = tuple(_try(number, command) for number, command in tries.items())
        yield Block(Next(said), shown=Shown.in_full)


def _is_first(result: Flip, name: str) -> Sentence:
    """That the option has nothing ahead of it."""
    ranking = result.ranking
    leaders = [row.option for row in ranking.leaders]
    if len(ranking.ranked) == 1:
        return no_rival(option(name), ", so it is first already", is_left=ranking.has_screened)
    if len(leaders) > 1:
        return say(
            "{} ties for first with {}: nothing is ahead of it.",
            option(name),
            listed(options(leader for leader in leaders if leader != name)),
        )
    after = [row for row in ranking.ranked if row.rank > 1]
    second = listed(options(row.option for row in after if row.rank == after[0].rank))
    ahead = amount(ranking.lead or 0.0)
    return say("{} is first already, {} points ahead of {}.", option(name), ahead, second)


# --- the answer


def _alone(target: TargetFlip) -> Sentence:
    """The weights that are enough alone, those that move least."""
    settings = target.ranking.settings
    beside = held(settings, "scores", "proportions of all other weights")
    who, found = option(target.option), target.one_weight[:_MOST_ALONE]
    if not found:
        return say("{}.", none_puts_first(who, Condition("no one weight", beside)))
    now = stated_or_set(settings)
    shares = [_range(one, at, now if at == 0 else "") for at, one in enumerate(found)]
    return say("{}.", is_enough(who, Condition(joined(shares, "or"), beside)))


def _range(one: OneWeight, at: int, now: str) -> Sentence:
    """Between which shares one weight has to be, and what it is."""
    low, high = _ends(one, f"/targets/0/one_weight/{at}")
    if one.goes_down:
        range_ = say("at most {}", high) if one.low_is_in else say("from {} to {}", low, high)
    else:
        range_ = say("at least {}", low) if one.high_is_in else say("from {} to {}", low, high)
    parent = one.criterion.rpartition(".")[0]
    share = weight(float(one.stated), f"/targets/0/one_weight/{at}/from")
    return say(
        "{} is {}{} ({}{})",
        criterion(one.criterion),
        range_,
        say(" of {}", criterion(parent)) if parent else "",
        f"{now}: " if now else "",
        share,
    )


def _ends(one: OneWeight, pointer: str = "") -> tuple[Number, Number]:
    """The least and the largest share that can be typed."""
    low = weight(float(one.low), pointer and f"{pointer}/low", decimals=one.decimals)
    high = weight(float(one.high), pointer and f"{pointer}/high", decimals=one.decimals)
    return (
        low if one.low_is_in else ends_from(low, like=low),
        high if one.high_is_in else ends_below(high, like=high),
    )


def _scores(target: TargetFlip) -> Sentence:
    """How many scores are enough; where it is one, which."""
    beside = held(target.ranking.settings, "weights")
    if target.scores is None:
        varied = "no change of three scores within their scales"
        return say("{}.", none_puts_first("it", Condition(varied, beside)))
    said = TargetSentences(target, 0)
    number = len(target.scores.changes)
    if number == 1:
        return said.enough_scores
    changed = say("{} change {}", said.scores_changed, said.within(target.scores, kind=""))
    return say("{}.", is_enough("it", Condition(changed, beside)))


# --- the table


def _table(ways: Sequence[_Way], now: str, most: int | None = None) -> Table:
    cells: list[tuple[Said, ...]] = []
    for number, way in enumerate(ways, start=1):
        rows = list(way.rows[:most])
        if left := len(way.rows) - len(rows):
            rows.append((say("and {} more: {}", in_words(left), Code("--full")), "", ""))
        for at, row in enumerate(rows or [(way.none, "", "")]):
            cells.append((str(number) if at == 0 else "", way.name if at == 0 else "", *row))
    columns = (
        Column(""),
        Column(_heading(ways)),
        Column("What changes"),
        Column(now.capitalize(), is_number=True),
        Column("Then", is_number=True),
    )
    return Table(columns, tuple(cells))


def _heading(ways: Sequence[_Way]) -> Said:
    match sum(bool(way.rows) for way in ways):
        case 0:
            return "None is enough"
        case 1:
            return "One is enough"
        case 2:
            return "Either of two is enough"
        case number:
            return say("Any one of {} is enough", in_words(number))


def _ways(result: Flip) -> Iterator[_Way]:
    target = result.targets[0]
    yield _one_weight(target)
    for vary in result.kinds:
        yield _weights(result.varying(vary).targets[0])
    yield _scores_way(target)


def _one_weight(target: TargetFlip) -> _Way:
    name = "One weight alone"
    if not target.one_weight:
        return _Way(name, none="none is enough")
    rows: list[tuple[Said, Said, Said]] = []
    for at, one in enumerate(target.one_weight):
        parent = one.criterion.rpartition(".")[0]
        path = criterion(one.criterion)
        what = say("{}, of {}", path, criterion(parent)) if parent else path
        rows.append((say("or {}", what) if at else what, weight(float(one.stated)), _then(one)))
    nearest = target.one_weight[0]
    low, high = nearest.percent
    there = settings_at(target.ranking, nearest.criterion, high if nearest.goes_down else low)
    return _Way(name, rows, command=Command("score", settings=there, keeps_options=True))


def _then(one: OneWeight) -> Said:
    """The nearest share that is enough, and where others farther away are not, up to which one."""
    low, high = _ends(one)
    if one.goes_down:
        return high if one.low_is_in else say("{}–{}", _without_percent(low), high)
    return low if one.high_is_in else say("{}–{}", _without_percent(low), high)


def _without_percent(end: Number) -> Number:
    return percent(end.value)._replace(decimals=end.decimals, side=end.side)


def _weights(target: TargetFlip) -> _Way:
    space = target.space
    is_of_leaves = space.vary is Vary.leaves
    name: Said = "Leaves, of the whole"
    if not is_of_leaves:
        name = say("Weights of the {}", in_words(len(space.paths)))
    if target.weights is None:
        return _Way(name, none=none_cell(target))
    if target.only_ties or target.moves is None:
        return _Way(name, none="none: it ties at the most")
    moves = [*target.moves.given, *target.moves.taken]
    order = {path: at for at, path in enumerate(space.paths)}
    moves.sort(key=lambda m: -abs(m.to - m.stated) if is_of_leaves else order[m.path])
    decimals = target.moves.decimals
    rows = [
        (criterion(m.path), weight(m.stated, decimals=decimals), weight(m.to, decimals=decimals))
        for m in moves
    ]
    return _Way(name, rows, command=TargetSentences(target, None).command)


def _scores_way(target: TargetFlip) -> _Way:
    if target.scores is None:
        return _Way("Scores", none="no three are enough")
    nodes = target.ranking.tree.nodes
    rows: list[tuple[Said, Said, Said]] = []
    for change, to in zip(target.scores.changes, target.typed_measures, strict=True):
        leaf = nodes[change.criterion].measured
        unit = leaf.unit if leaf is not None else None
        what = say("{} on {}", option(change.option), criterion(change.criterion))
        rows.append((what, exact_measure(change.stated), exact_measure(to, unit=unit)))
    within = TargetSentences(target, 0).within_in_a_cell(target.scores)
    return _Way(f"Scores, {within}", rows, command=_with_scores(target))


def _with_scores(target: TargetFlip) -> Command:
    """What to type to see the option first with its scores changed, beside those that are set."""
    assert target.scores is not None
    changes = zip(target.scores.changes, target.typed_measures, strict=True)
    new = [ScoreSetting(change.option, change.criterion, to) for change, to in changes]
    settings, cells = target.ranking.settings, {score.cell for score in new}
    kept = [score for score in settings.scores if score.cell not in cells]
    return Command("score", settings=settings._replace(scores=(*kept, *new)), keeps_options=True)


# --- below it


def _meaning(target: TargetFlip) -> Sentence | None:
    """What the first of the new levels means."""
    if target.scores is None:
        return None
    said = TargetSentences(target, 0)
    found = [(at, meaning) for at in said.changes if (meaning := said.meaning(at))]
    if not found:
        return None
    at, meaning = found[0]
    change = target.scores.changes[at]
    others = say(" (The others: {})", Code("--full")) if len(found) > 1 else ""
    level = exact_measure(change.to)
    return say("{} {} is: {}{}", criterion(change.criterion), level, meaning, others)


def _first_try(tries: Mapping[int, Command]) -> Sentence:
    """The command of the weights together, else of one alone; one that is long is in full."""
    number = 2 if 2 in tries else min(tries)
    settings = tries[number].settings
    if settings is not None and len(settings.weights) > NAMED_AT_MOST:
        return say("The weights of {}, to try: {}", rank(number), Code("--full"))
    return _try(number, tries[number])


def _try(number: int, command: Command) -> Sentence:
    return say("Try {}: {}", rank(number), command)
