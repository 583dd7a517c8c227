"""One option's way to first place in words: which weights, which scores, or which rivals."""

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

from belarus_options.studies.flip import Flip, TargetFlip
from belarus_options.studies.flip_scores import ScoreChange
from belarus_options.studies.flip_typed import (
    TypedWeights,
    decimals_of,
    typed_measure,
    typed_mixture,
    typed_weights,
)
from belarus_options.studies.flip_weights import Mixture, WeightChange
from belarus_options.views.first_report import points
from belarus_options.views.words import joined

# Of more weights than these, a sentence gives the number.
_NAMED_AT_MOST = 5
_COUNTS = {1: "one score", 2: "two scores", 3: "three scores"}

# A node, its share as stated and as changed.
_Move = tuple[str, str, str]


class TargetWords:
    """What puts one option first, in words.

    `again` is what a further command needs to see the same project under the same settings, all but
    the weights.
    """

    def __init__(self, result: Flip, target: TargetFlip, again: str) -> None:
        self._result, self._again = result, again
        self.target = target
        self.option = target.option

    @property
    def condition(self) -> str:
        """The least change of weights as a condition, empty where none does it."""
        given, taken = self._moves()
        if self.target.weights is None:
            return ""
        if len(given) + len(taken) > _NAMED_AT_MOST:
            changed = size_of(self.target.weights.least_total.total)
            return f"if {len(given) + len(taken)} weights change, by {changed} in all at the least"
        takes = joined([f"{path} takes {new} instead of {old}" for path, old, new in given])
        sources = [f"{path} ({new} instead of {old})" for path, old, new in taken]
        return f"if {takes}, at the least, taken from {joined(sources)}"

    @property
    def weights(self) -> str:
        """The least change of weights, or the mixture of rivals that shows why there is none."""
        if self.target.dominated_by is not None:
            return f"none put it first: {self._dominated(self.target.dominated_by)}"
        given, taken = self._moves()
        shown = joined([f"{path} {old} → {new}" for path, old, new in given])
        sources = [f"{path} ({old} → {new})" for path, old, new in taken]
        return f"{shown}, taken from {joined(sources)}"

    @property
    def scores(self) -> str:
        """The fewest changes of scores."""
        if self.target.scores is None:
            return self._scores_head()
        changes = [self._changed(change) for change in self.target.scores.changes]
        return f"{self._scores_head()}: {joined(changes)}"

    @property
    def command(self) -> str:
        """What to type to see the option first, empty where no weights put it there."""
        if self._typed is None:
            return ""
        words = ["belarus-options", "score", *filter(None, [self._again])]
        for path, raw in self._typed.numbers.items():
            words += ["--weight", f"{path}={repr(raw).removesuffix('.0')}"]
        return " ".join(words)

    @property
    def paragraph(self) -> str:
        """All of it, a line each."""
        lines = [self.option, f"- weights: {self.weights}."]
        if spread := self._spread():
            lines.append(f"- weights, spread: {spread}.")
        lines.append(f"- scores: {self._scores_head()}{':' if self.target.scores else '.'}")
        for change in self.target.scores.changes if self.target.scores else ():
            lines.append(f"  - {self._changed(change)}{self._meaning(change)}")
        if self.command:
            lines.append(f"- `{self.command}`")
        return "\n".join(lines)

    @cached_property
    def _typed(self) -> TypedWeights | None:
        if self.target.weights is None:
            return None
        space, row = self._result.space, self.target.place.row
        return typed_weights(space, row, self.target.weights.least_total)

    def _moves(self) -> tuple[list[_Move], list[_Move]]:
        """The nodes that are given weight and those from which it is taken."""
        if self.target.weights is None or self._typed is None:
            return [], []
        shares, decimals = self._typed.shares, self._typed.decimals
        return self._between(self.target.weights.least_total, shares, decimals)

    def _between(
        self, change: WeightChange, shares: Sequence[float], decimals: int
    ) -> tuple[list[_Move], list[_Move]]:
        given: list[_Move] = []
        taken: list[_Move] = []
        space = self._result.space
        for path, old, new, shown in zip(
            space.paths, space.exact_shares, change.shares, shares, strict=True
        ):
            move = path, _percent(float(old), decimals), _percent(shown, decimals)
            if new != old:
                (given if new > old else taken).append(move)
        return given, taken

    def _spread(self) -> str:
        """The change whose largest part is least, empty where it is the one above."""
        weights = self.target.weights
        if weights is None or weights.least_largest.shares == weights.least_total.shares:
            return ""
        change = weights.least_largest
        decimals = decimals_of(change) + 1
        given, taken = self._between(change, [float(share) for share in change.shares], decimals)
        moves = [f"{path} {old} → {new}" for path, old, new in (*given, *taken)]
        largest = _percent(float(change.largest), decimals)
        return f"none changes by more than {largest}: {joined(moves)}"

    def _dominated(self, mixture: Mixture) -> str:
        space = self._result.space
        typed = typed_mixture(space, self.target.place.row, mixture)
        shares = typed.shares
        better = f"{'is' if len(shares) == 1 else 'together are'} better on"
        if len(space.paths) > _NAMED_AT_MOST:
            what = f"all {len(space.paths)} leaves"
        else:
            what = joined(space.paths)
        parts = [f"{_percent(float(share), 6)} {rival}" for rival, share in shares.items()]
        who = joined(parts) if len(shares) > 1 else next(iter(shares))
        margin = math.floor(10 * typed.margin) / 10
        return f"{who} {better} {what}" + (f", by {points(margin)} points or more" * (margin > 0))

    def _changed(self, change: ScoreChange) -> str:
        leaf = self._result.ranking.tree.nodes[change.criterion]
        to, stated = _number(typed_measure(change)), _number(change.stated)
        if leaf.constructed is not None:
            scores = f"level {to} instead of {stated}"
        else:
            unit = leaf.measured.unit if leaf.measured is not None else None
            scores = f"{to} instead of {stated}" + (f" {unit}" if unit else "")
        return f"{change.option} on {change.criterion} at {scores}"

    def _meaning(self, change: ScoreChange) -> str:
        """What the new level means, on a scale that has levels."""
        scale = self._result.ranking.tree.nodes[change.criterion].constructed
        return f": {scale.levels[int(change.to)].means}" if scale is not None else "."

    def _has_ranges(self, changes: Sequence[ScoreChange]) -> bool:
        """Whether any of the changed scores says what is plausible."""
        ranking = self._result.ranking
        for change in changes:
            row, column = ranking.row_of(change.option), ranking.column_of(change.criterion)
            low, high = ranking.scores[row][column].plausible
            if low < high:
                return True
        return False

    def _scores_head(self) -> str:
        scores = self.target.scores
        if scores is None:
            return "no three changes put it first"
        if len(scores.changes) == 1:
            place = "its plausible range"
            other = f"its scale, beyond {place}"
        else:
            place = "their plausible ranges"
            other = f"their scales, not all within {place}"
        if not self._has_ranges(scores.changes):
            other = "its scale" if len(scores.changes) == 1 else "their scales"
        within = place if scores.is_plausible else other
        return f"{_COUNTS[len(scores.changes)]} changed within {within}"


def size_of(change: Fraction) -> str:
    """A change of shares as a percentage, never rounded to nothing."""
    percent = 100 * float(change)
    return f"{percent:.1f}%" if percent >= 0.1 else f"{percent:.1g}%"


def _percent(share: float, decimals: int) -> str:
    text = f"{100 * share:.{decimals}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


def _number(measure: float) -> str:
    return f"{measure:.12g}"
