"""One option's way to first place in words: which weights, which scores, or which rivals."""

from collections.abc import Iterator
from dataclasses import dataclass

from belarus_options.model.choices import Vary
from belarus_options.model.grammar import NAMED_AT_MOST, plural
from belarus_options.model.settings import Settings
from belarus_options.studies.flip.flip import Flip, TargetFlip
from belarus_options.studies.flip.scores import ScoreFlip
from belarus_options.studies.flip.typed import TypedMixture, WeightMove
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.matrix.weight_space import WeightSpace
from belarus_options.views.commands.verdict_sentences import (
    Condition,
    held,
    is_enough,
    none_puts_first,
)
from belarus_options.views.report.bounds import at_least
from belarus_options.views.report.numbers import count, exact_measure, in_words, points, weight
from belarus_options.views.report.report import Line
from belarus_options.views.report.sentence import (
    Command,
    Reference,
    Said,
    Sentence,
    criteria,
    criterion,
    joined,
    option,
    say,
)

# The least margin that is more than nothing where it is rounded down, in value points.
_LEAST_MARGIN = 0.1


@dataclass(frozen=True, slots=True)
class TargetSentences:
    """What puts one option first, in words; `at` is its place among the targets of the result,
    None where the result has other weights."""

    target: TargetFlip
    at: int | None

    @property
    def option(self) -> Reference:
        return option(self.target.option)

    @property
    def enough_scores(self) -> Sentence:
        """Which changes of scores are enough; there are some."""
        assert self.target.scores is not None
        number = len(self.target.scores.changes)
        changed = say(
            "{} {} {}: {}",
            self.scores_changed,
            "changes" if number == 1 else "change",
            self.within(self.target.scores, kind=""),
            joined(self._changed(at, level="") for at in self.changes),
        )
        here = held(self._ranking.settings, "weights")
        return say("{}.", is_enough(self.option, Condition(changed, here)))

    @property
    def scores_changed(self) -> Sentence:
        """How many scores change; some do."""
        assert self.target.scores is not None
        number = len(self.target.scores.changes)
        return say("{} {}", in_words(number, self._pointer("scores")), plural("score", number))

    @property
    def _held(self) -> Sentence:
        return held_beside(self.target.space, self._ranking.settings)

    @property
    def weights(self) -> Said:
        """The least change of weights, or the mixture of rivals that shows why there is none."""
        if self.target.typed_mixture is not None:
            none = none_puts_first("it", Condition(what_varies(self.target.space), self._held))
            return say("{}: {}", none, self._dominated(self.target.typed_mixture))
        moves = self.target.moves
        if moves is None:
            return ""
        given = _moved("{path} {stated} → {to}", moves.given, moves.decimals)
        taken = _moved("{path} ({stated} → {to})", moves.taken, moves.decimals)
        ties = "it ties, and no weights put it ahead: " if self.target.only_ties else ""
        return say("{}{}, taken from {}", ties, joined(given), joined(taken))

    @property
    def scores(self) -> Said:
        """The fewest changes of scores."""
        if self.target.scores is None:
            return self._scores_head
        return say("{}: {}", self._scores_head, joined(map(self._changed, self.changes)))

    @property
    def command(self) -> Command | None:
        """What to type to see the option first, where weights put it there."""
        if self.target.typed_weights is None or self.target.only_ties:
            return None
        # They replace the weights that were set.
        settings = self._ranking.settings._replace(weights=self.target.typed_weights.settings)
        return Command("score", settings=settings, keeps_options=True)

    @property
    def weight_lines(self) -> Iterator[Line]:
        """What weights do, and the command that does it."""
        heading = of_weights(self.target.space)
        yield Line(say("{}: {}.", heading, self.weights), is_item=True)
        if (spread := self._spread) is not None:
            yield Line(say("{}, spread: {}.", heading, spread), is_item=True)
        if self.command is not None:
            yield Line(self.command, is_item=True)

    @property
    def score_lines(self) -> Iterator[Line]:
        """What scores do, and what their levels mean."""
        end = ":" if self.target.scores else "."
        yield Line(say("scores: {}{}", self._scores_head, end), is_item=True)
        for at in self.changes:
            meaning = self.meaning(at)
            said = say("{}: {}", self._changed(at), meaning) if meaning else self._changed(at)
            yield Line(said if meaning else say("{}.", said), level=1, is_item=True)

    @property
    def _ranking(self) -> Ranking:
        return self.target.ranking

    @property
    def changes(self) -> range:
        """The places of the changes of scores."""
        return range(len(self.target.scores.changes) if self.target.scores else 0)

    def _pointer(self, path: str) -> str:
        return "" if self.at is None else f"/targets/{self.at}/{path}"

    @property
    def _spread(self) -> Sentence | None:
        """The change whose largest part is least, where it is another than the one above."""
        weights, moves = self.target.weights, self.target.spread
        if weights is None or moves is None:
            return None
        changed = (*moves.given, *moves.taken)
        return say(
            "none changes by more than {}: {}",
            weight(
                float(weights.least_largest.largest),
                self._pointer("weights/linf/distance"),
                decimals=moves.decimals,
            ),
            joined(_moved("{path} {stated} → {to}", changed, moves.decimals)),
        )

    def _dominated(self, mixture: TypedMixture) -> Sentence:
        paths, rivals = self.target.space.paths, mixture.shares
        shares = [
            say("{} {}", weight(float(share), decimals=6), option(rival))
            for rival, share in rivals.items()
        ]
        margin = say(", by {} points or more", at_least(points(mixture.margin)))
        return say(
            "{} better on {}{}",
            say("{} together are", joined(shares))
            if len(rivals) > 1
            else say("{} is", option(next(iter(rivals)))),
            say("all {} leaves", count(len(paths)))
            if len(paths) > NAMED_AT_MOST
            else joined(criteria(paths)),
            margin if mixture.margin >= _LEAST_MARGIN else "",
        )

    def _changed(self, at: int, level: str = "level ") -> Sentence:
        """One change of a score, in the unit of its scale."""
        assert self.target.scores is not None
        score, to = self.target.scores.changes[at], self.target.typed_measures[at]
        leaf = self._ranking.tree.nodes[score.criterion]
        unit = leaf.measured.unit if leaf.measured is not None else None
        return say(
            "{} on {} at {}{} instead of {}",
            option(score.option),
            criterion(score.criterion),
            level if leaf.constructed is not None else "",
            exact_measure(to),
            exact_measure(score.stated, self._pointer(f"scores/{at}/from"), unit=unit),
        )

    def meaning(self, at: int) -> str:
        """What the new level means, on a scale that has levels; else empty."""
        assert self.target.scores is not None
        score = self.target.scores.changes[at]
        scale = self._ranking.tree.nodes[score.criterion].constructed
        return scale.levels[int(score.to)].means if scale is not None else ""

    @property
    def _scores_head(self) -> Said:
        scores = self.target.scores
        if scores is None:
            return "no three changes within the scales put it first"
        return say("{} changed {}", self.scores_changed, self.within(scores))

    def within(self, scores: ScoreFlip, kind: str = "plausible ") -> str:
        """How far the scores change, with the `kind` of their ranges."""
        whose = "its" if len(scores.changes) == 1 else "their"
        place = f"its {kind}range" if whose == "its" else f"their {kind}ranges"
        scales = "its scale" if whose == "its" else "their scales"
        if scores.is_plausible:
            return f"within {place}"
        if not self._has_ranges(scores):
            return f"within {scales}"
        return f"within {scales}, {'beyond' if whose == 'its' else 'not all within'} {place}"

    def within_in_a_cell(self, scores: ScoreFlip) -> str:
        """The same in few words."""
        is_one = len(scores.changes) == 1
        if not scores.is_plausible and self._has_ranges(scores):
            return "beyond its range" if is_one else "some beyond ranges"
        place = "range" if scores.is_plausible else "scale"
        return f"within its {place}" if is_one else f"within {place}s"

    def _has_ranges(self, scores: ScoreFlip) -> bool:
        """Whether any of the changed scores says what is plausible."""
        lows, highs = self._ranking.plausible
        row_of, column_of = self._ranking.row_of, self._ranking.column_of
        changed = [(row_of(c.option), column_of(c.criterion)) for c in scores.changes]
        return any(lows[cell] < highs[cell] for cell in changed)


def target_lines(result: Flip, at: int) -> Iterator[Line]:
    """All that puts one of the targets first, a line each."""
    target = result.targets[at]
    yield Line(option(target.option))
    for vary in result.kinds:
        flip = result.varying(vary)
        said = TargetSentences(flip.targets[at], at if flip is result else None)
        yield from said.weight_lines
    yield from TargetSentences(target, at).score_lines


def of_weights(space: WeightSpace) -> Said:
    """Which weights change, at the beginning of a line."""
    if space.vary is Vary.leaves:
        return "weights of leaves"
    return say("weights of the {}", in_words(len(space.paths)))


def what_varies(space: WeightSpace) -> Sentence:
    """Any weights of what varies, of which none do something."""
    paths = space.paths
    if space.vary is Vary.leaves or len(paths) > NAMED_AT_MOST:
        kind = "leaves" if space.vary is Vary.leaves else "top criteria"
        return say("no weighting of the {} {}", count(len(paths)), kind)
    return say("no weighting of {}", joined(criteria(paths)))


def held_beside(space: WeightSpace, settings: Settings) -> Sentence:
    """What stays as it is while these weights vary."""
    leaves = {leaf.path for leaf in space.matrix.tree.leaves}
    inner = [] if leaves.issubset(space.paths) else ["inner weights"]
    return held(settings, "scores", *inner)


def _moved(template: str, moves: tuple[WeightMove, ...], decimals: int) -> list[Sentence]:
    """Each move in a template with its `path`, its weight as `stated` and what it goes `to`."""
    return [
        say(
            template,
            path=criterion(move.path),
            stated=weight(move.stated, decimals=decimals),
            to=weight(move.to, decimals=decimals),
        )
        for move in moves
    ]
