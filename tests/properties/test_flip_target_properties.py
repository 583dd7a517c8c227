"""What `flip TARGET` prints, typed again: it puts the target first, and less of it does not."""

import shlex
from fractions import Fraction

from hypothesis import given

from belarus_options.cli.setting_arguments import score_settings, weight_settings
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.weights import derive_weights
from belarus_options.studies.flip.flip import flip
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.views.commands.flip import flip_report
from belarus_options.views.report.report import Next, Report, Shown
from belarus_options.views.report.sentence import Command, parts_of
from flipping import trees
from wording import WORDING

# Of the whole, or of the group of one weight alone: the last digit that is shown.
A_THOUSANDTH = Fraction(1, 1000)


def printed(report: Report) -> list[str]:
    """The command lines at the end of a report in full."""
    return [
        WORDING.command_line(part)
        for block in report.blocks()
        if isinstance(block.content, Next) and block.shown is Shown.in_full
        for said in block.content.sentences
        for part in parts_of(said)
        if isinstance(part, Command)
    ]


def ranked_by(whole: Project, line: str) -> Ranking:
    """The ranking that a command line of `score` shows, which sets weights or scores."""
    words = shlex.split(line)[2:]
    given = list(zip(words[::2], words[1::2], strict=True))
    weights, scores = (
        [word for option, word in given if option == kind] for kind in ("--weight", "--score")
    )
    assert len(weights) + len(scores) == len(given)
    return rank(whole, Settings(weight_settings(weights, ""), scores=score_settings(scores, "")))


def moved_less(_: Project, stated: Ranking, there: Ranking) -> list[Ranking]:
    """The ranking a thousandth of the whole before other weights, on the way from the stated."""
    old, new = (matrix.weights.exact.global_ for matrix in (stated, there))
    paths = [leaf.path for leaf in stated.tree.leaves]
    moved = sum(abs(new[path] - old[path]) for path in paths) / 2
    part = max(Fraction(0), moved - A_THOUSANDTH) / moved
    raw = {path: old[path] + part * (new[path] - old[path]) for path in stated.tree.nodes}
    return [stated.under(derive_weights(stated.tree, raw))]  # type: ignore[list-item]  # ranks


def changed_less(whole: Project, stated: Ranking, there: Ranking) -> list[Ranking]:
    """The rankings with measures a thousandth of a step nearer to the stated ones, all together,
    and with each changed level alone at the one before it."""
    changed = there.settings.scores
    nearer, by_level = list(changed), []
    for at, score in enumerate(changed):
        row, column = stated.row_of(score.option), stated.column_of(score.path)
        scale, was = stated.scales[column], stated.measures[row, column].item()
        up = score.value > was
        if (levels := scale.leaf.constructed) is not None:
            before = levels.ordered[levels.ordered.index(int(score.value)) + (-1 if up else 1)]
            by_level.append(
                [*changed[:at], score._replace(value=float(before)), *changed[at + 1 :]]
            )
            continue
        thousandth = abs(scale.best - scale.worst) / 10 / 1000
        # As whoever reads the page would write it.
        less = round(score.value - thousandth if up else score.value + thousandth, 12)
        nearer[at] = score._replace(value=max(less, was) if up else min(less, was))
    ways = by_level + ([nearer] if nearer != list(changed) else [])
    return [rank(whole, Settings(scores=tuple(way))) for way in ways]


@given(trees())
def test_each_command_puts_the_target_strictly_first_and_a_thousandth_less_does_not(
    whole: Project,
) -> None:
    """Every printed line through the parsers of `--weight` and `--score`; of scores a thousandth of
    a step is less, or a level."""
    stated = rank(whole)
    for row in stated.ranked:
        if row.rank == 1:
            continue
        for line in printed(flip_report(flip(whole, target=row.option), row.option)):
            there = ranked_by(whole, line)
            assert [leader.option for leader in there.leaders] == [row.option]
            is_of_scores = bool(there.settings.scores)
            ways = changed_less if is_of_scores else moved_less
            for less in ways(whole, stated, there):
                assert [leader.option for leader in less.leaders] != [row.option], line
