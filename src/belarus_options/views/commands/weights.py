"""The tree of criteria with its weights, and what an edit changed."""

import difflib
import math
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from belarus_options.files.editing import WeightEdit
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.shares import Share
from belarus_options.model.tree import Tree
from belarus_options.model.weights import SHARE_TOLERANCE, Weights, derive_weights
from belarus_options.views.forms.safe_text import one_line
from belarus_options.views.report.fields import Field, records, table
from belarus_options.views.report.numbers import Number, amount, measure, weight, weight_apart
from belarus_options.views.report.report import Block, Next, Notes, Report
from belarus_options.views.report.sentence import (
    Command,
    Said,
    Sentence,
    criterion,
    joined,
    listed,
    options,
    say,
    separated,
)
from belarus_options.views.report.settings_line import settings_line

if TYPE_CHECKING:
    from belarus_options.studies.matrix.value_matrix import ValueMatrix

_COLUMNS = "each weight as it is written, as a share of its group and of the whole"


def weights_report(project: Project, weights: Weights, settings: Settings) -> Report:
    """The report of `weights`: every node with its raw, local and global weight."""
    paths = list(project.tree.nodes)
    fields: tuple[Field[str], ...] = (
        Field("criterion", criterion, "Criterion"),
        Field("name", lambda path: project.tree.nodes[path].name),
        Field("weight", lambda path: measure(weights.raw[path]), "Weight", is_number=True),
        Field("local_weight", lambda path: weight(weights.local[path]), "Local", is_number=True),
        Field(
            "global_weight", lambda path: weight(weights.global_[path]), "Global", is_number=True
        ),
        Field("", lambda path: project.tree.nodes[path].name, "Name"),
        Field("weight_range_low", lambda path: _end(project.tree, path, 0)),
        Field("weight_range_high", lambda path: _end(project.tree, path, 1)),
    )
    shown: tuple[Field[str], ...] = (
        # What `weights set` takes is a path.
        Field("", lambda path: path, "Path"),
        Field("", lambda path: _as_written(project.tree, weights, path), "Weight", is_number=True),
        *(
            [Field("", partial(_range, project.tree), "Range", is_number=True)]
            if any(node.weight_range is not None for node in project.tree.nodes.values())
            else []
        ),
        Field("", lambda path: weight(weights.local[path]), "Of group", is_number=True),
        Field("", lambda path: weight(weights.global_[path]), "Of whole", is_number=True),
        Field("", criterion, "Name"),
    )
    return Report(
        title=project.decision.title,
        reading=_COLUMNS,
        as_of=project.decision.as_of,
        settings=settings_line(project, settings),
        blocks=lambda: (Block(table(shown, paths), note=_rounded(project)), *_judged(project)),
        lines=lambda: table(fields, paths),
        names_screened=True,
        records=partial(records, fields, paths),
        result=lambda: {
            "weights": {
                path: {
                    "raw": weights.raw[path],
                    "local": weights.local[path],
                    "global": weights.global_[path],
                    "range": project.tree.nodes[path].weight_range,
                }
                for path in paths
            }
        },
    )


def _judged(project: Project) -> Iterator[Block]:
    """Which weights somebody was asked for: who, when and by what."""
    if not project.judgments:
        return
    # Weights that nobody was asked for need nothing of it.
    from belarus_options.views.commands.elicit_sentences import judged_how

    order = {parent: at for at, (parent, _) in enumerate(project.tree.groups())}
    entries = sorted(project.judgments, key=lambda entry: order[entry.parent])
    yield Block(Notes(tuple(map(judged_how, entries))), "Judged")
    yield Block(Next((say("Judged weights beside those in force: {}", Command("elicit")),)))


def _as_written(tree: Tree, weights: Weights, path: str) -> Number:
    """The number beside its siblings', with `%` where the file has shares."""
    sign = "%" if isinstance(tree.nodes[path].weight, Share) else ""
    return measure(weights.raw[path])._replace(after=sign)


def _range(tree: Tree, path: str) -> Said:
    """The range of a weight as the file has it, in the unit of the weight."""
    ends = tree.nodes[path].weight_range
    if ends is None:
        return ""
    sign = "%" if isinstance(tree.nodes[path].weight, Share) else ""
    return say("{}–{}{}", measure(ends[0]), measure(ends[1]), sign)


def _end(tree: Tree, path: str, end: int) -> Number | None:
    ends = tree.nodes[path].weight_range
    return None if ends is None else measure(ends[end])


def _rounded(project: Project) -> Sentence:
    """Which groups are written in shares that only add up but for their rounding."""
    tree = project.tree
    found = []
    for _, siblings in tree.groups():
        shares = [w for path in siblings if isinstance(w := tree.nodes[path].weight, Share)]
        total = math.fsum(shares)
        if shares and abs(total - 100) > SHARE_TOLERANCE:
            found.append(
                say(
                    "The shares of {} are rounded, add up to {}% as written, and are taken in"
                    " proportion.",
                    joined(criterion(path) for path in siblings),
                    measure(total),
                )
            )
    return separated(found, " ")


def edit_sentences(tree: Tree, edits: Sequence[WeightEdit]) -> Iterator[Sentence]:
    """What became of each weight that was changed: its share of the whole, of its group where that
    is another, and the number in the file."""
    stated = derive_weights(tree, tree.raw_weights)
    changed = {edit.path: float(edit.after) for edit in edits}
    now = derive_weights(tree, {**tree.raw_weights, **changed})
    for edit in edits:
        parent = tree.nodes[edit.path].parent
        in_group: Sentence | str = ""
        if parent:
            change = _change(stated.local[edit.path], now.local[edit.path])
            in_group = say("{} of {}; ", change, criterion(parent))
        yield say(
            "{} {} of the whole ({}weight {})",
            criterion(edit.path),
            _change(stated.global_[edit.path], now.global_[edit.path]),
            in_group,
            _written(edit),
        )


def _change(before: float, after: float) -> Sentence:
    return say("{} → {}", weight_apart(before, after), weight_apart(after, before))


def _written(edit: WeightEdit) -> Sentence:
    # A group is in shares or in numbers as a whole, and stays so.
    sign = "%" if isinstance(edit.after, Share) else ""
    return say("{}{sign} → {}{sign}", measure(edit.before), measure(edit.after), sign=sign)


def leader_sentence(ranking: "ValueMatrix") -> Sentence:
    """Who is first now, and how far ahead."""
    leaders = joined(options(row.option for row in ranking.leaders))
    tied = ", tied" if len(ranking.leaders) > 1 else ""
    after = [row for row in ranking.ranked if row.rank > 1]
    if not after:
        return say("now first: {}{}", leaders, tied)
    second = listed(options(row.option for row in after if row.rank == after[0].rank))
    lead = amount(ranking.lead or 0.0)
    return say("now first: {}{}, {} points ahead of {}", leaders, tied, lead, second)


def text_diff(before: str, after: str, file: str) -> str:
    """The change of a file as a unified diff."""
    # Lines as an editor has them; Python's own splitting knows more line ends than that.
    lines = difflib.unified_diff(
        before.split("\n"), after.split("\n"), f"a/{file}", f"b/{file}", lineterm=""
    )
    return "".join(_shown(line) + "\n" for line in lines)


def _shown(line: str) -> str:
    return "\t".join(one_line(part) for part in line.rstrip("\r").split("\t"))
