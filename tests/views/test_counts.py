"""Counts in sentences, digits or words: none is plain text, and each is what the result counts."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

import pytest

from belarus_options.cli.registry import Command
from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.model.project import Project
from belarus_options.studies.checks.catalogue import RULES
from belarus_options.views.report.numbers import Number
from belarus_options.views.report.sentence import Part, parts_of
from views.test_pointers import FOLDERS, REPORTING, folder_for, report_of
from wording import COUNTS, said

Counted = Callable[[Any, Project], Sequence[int]]


class Elsewhere(NamedTuple):
    """Counts that a result holds neither as a number nor as a list: the command that says them,
    what their sentence has, `#` for each of them, and what they are by the result or the project,
    in their order."""

    command: str
    sentence: str
    counted: Counted


def most_first(items: Iterable[Any], most: int = 5) -> list[int]:
    """How often there is each, the most frequent first; of more than `most`, all of the rest."""
    numbers = sorted(Counter(items).values(), reverse=True)
    return numbers[:most] + [sum(numbers[most:])] * (len(numbers) > most)


def some_and_left(some: int, whole: int) -> list[int]:
    """How many do something, and how many do not; nothing where all do."""
    return [some, whole - some] if some < whole else []


def _undoing(result: Any) -> int:
    leads = [(swing["lead_at_low"], swing["lead_at_high"]) for swing in result["tornado"]]
    return sum(low < 0 or high < 0 for low, high in leads)


def _other_weights(result: Any, _: Project) -> list[int]:
    some = sum(bool(each["below"] or each["above"]) for each in result["criteria"]) - 1
    whole = len(result["criteria"]) - 1
    return [whole, *some_and_left(some, whole)]


def _bearing(result: Any, _: Project) -> list[int]:
    bearing = sum(score["load_bearing"] for score in result["scores"])
    others = len(result["scores"]) + result["settled"] - bearing
    return [bearing, *[others] * (others > 1)]


def _disagreements(result: Any, _: Project) -> list[int]:
    about = [pair["criterion"] for pair in result["disagreements"] if pair["first_place"]]
    return [len(about), *most_first(about)]


def _preferences(result: Any, _: Project) -> list[int]:
    ranks = [tuple(each.values()) for each in result["ranks"].values()]
    return [sum(a != b for each in ranks for a, b in combinations(each, 2))]


def _firsts(result: Any, _: Project) -> list[int]:
    best = {
        place: max(totals[place] for totals in result["totals"].values())
        for place in result["scenarios"]
    }
    return most_first(
        tuple(id for id, totals in result["totals"].items() if best[place] - totals[place] < 1e-9)
        for place in result["scenarios"]
    )


def _core(result: Any, _: Project) -> list[int]:
    number = len(result["non_dominated"])
    index = sorted(result["core_index"].values(), reverse=True)
    return [round(part * number) for part in index][:5]


def _severities(result: Any, _: Project) -> list[int]:
    found = Counter(each["severity"] for each in result["findings"])
    return [found[each] for each in ("error", "warning", "note") if found[each]]


def _beyond_four(result: Any, _: Project) -> list[int]:
    never = [*result["tied_only"], *result["never_first"]]
    return [sum(len(each["options"]) for each in result["regions"][4:]), len(never) - 4]


def _beyond_rows(_: Any, project: Project) -> list[int]:
    return [len(project.options) - 20]


# Filtered lists, what a list leaves, and counts of the project.
ELSEWHERE = (
    Elsewhere("sensitivity", r"other weights can put", _other_weights),
    Elsewhere(
        "sensitivity", r"scores(?: not settled)?, # can put",
        lambda r, _: some_and_left(_undoing(r), len(r["tornado"])),
    ),
    Elsewhere("sensitivity", r"# more can\.", lambda r, _: [_undoing(r) - 2]),
    Elsewhere(
        "sensitivity", r"# of . scores move nothing",
        lambda r, _: [sum(s["lead_at_low"] == s["lead_at_high"] for s in r["tornado"])],
    ),
    Elsewhere("bundles", r"^Of the . bundles", _core),
    Elsewhere("stress", r"^First place rests on #", _bearing),
    Elsewhere("stress", r"^None of the #", lambda r, _: [len(r["scores"]) + r["settled"]]),
    Elsewhere(
        "stress", r"^… # more",
        lambda r, _: [sum(score["load_bearing"] for score in r["scores"]) - 3],
    ),
    Elsewhere(
        "stress", r"^# scores? more",
        lambda r, _: [sum(score["reach"] is None for score in r["scores"])],
    ),
    Elsewhere("check", r"^# rules over", lambda _, p: [
        len(RULES), len(p.options), len(p.tree.leaves)
    ]),
    Elsewhere("check", r"^Found #", _severities),
    Elsewhere("explain", r"rank . of #", lambda _, p: [len(p.options)]),
    Elsewhere(
        "explain", r"^The other #",
        lambda r, _: [sum(bool(each["difference"]) for each in r["criteria"]) - 1],
    ),
    Elsewhere("flip", r"^weights of the #", lambda _, p: [len(p.tree.top)]),
    Elsewhere("perspectives", r"^Of . perspectives", lambda r, _: most_first(
        tuple(ids) for ids in r["first"].values()
    )),
    Elsewhere("perspectives", r"^# pairs of perspectives", _disagreements),
    Elsewhere("perspectives", r"of the # times", _preferences),
    Elsewhere("scenarios", r"^Of . scenarios", _firsts),
    Elsewhere("map", r"# others? under less", _beyond_four),
    Elsewhere("map", r"# others are first at no", lambda r, _: [len(r["never_first"]) - 4]),
    Elsewhere(
        "robustness", r"# options under none",
        lambda r, _: [sum(not each["first"] for each in r["first_and_last"].values())],
    ),
    *(
        Elsewhere(name, r"^… # more", _beyond_rows)
        for name in ("methods", "perspectives", "robustness", "scenarios")
    ),
)  # fmt: skip

# Digits and number words that stand in a text whatever the result, and why.
FIXED = re.compile(
    # Ends of a scale, and of what a weight or a share can be.
    r"\b0–100\b|\b0 to 100%|exceed 100%"
    # Ends and turns of Kendall's coefficients, and of the degree of optimism.
    r"|Kendall's W is [01]\b|where 0 is no agreement and 1 is|[:−] ?1 where"
    r"|alpha: 0 looks|, 1 at its best|a probability above 0\b"
    # What lies between any two, or is of each two.
    r"|(?:each|any|Between|a line) two\b|one or two such options"
    # The two sides of a difference, and the two options that change places.
    r"|the two hold the same model|turns round two others"
    # Limits of a study.
    r"|up to 20 options|no change of three scores|no three changes"
    # A norm has this name.
    r"|\(L1\)"
)
# "One" is a pronoun or an article in most sentences: a count that is one somewhere is another
# number elsewhere, or a part of its own.
COUNT = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both)\b|^one$", re.I
)


def points_nowhere(part: Part) -> TypeGuard[Number]:
    """Whether a part of a sentence is a count without a place in the result."""
    return isinstance(part, Number) and part.kind in COUNTS and not part.pointer


def as_template(parts: Iterable[Part]) -> str:
    """A sentence with `#` for each count that points nowhere, and `.` for all else inserted."""
    return "".join(
        part if isinstance(part, str) else "#" if points_nowhere(part) else "." for part in parts
    )


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("command", REPORTING, ids=lambda command: command.name)
def test_counts_in_sentences_are_those_of_the_result(
    command: Command, folder: str, tmp_path: Path
) -> None:
    """No sentence has one as plain text, and what points nowhere is counted anew."""
    place = folder_for(command, folder, tmp_path)
    report, project = report_of(command, place), load_project(Folder(place)).project
    result = json.loads(json.dumps(report.result()))
    for parts in map(parts_of, said(report)):
        template = as_template(parts)
        texts = [part for part in parts if isinstance(part, str)]
        assert not [text for text in texts if COUNT.search(FIXED.sub("", text))], template
        if told := [part.value for part in parts if points_nowhere(part)]:
            lines = [
                line for line in ELSEWHERE
                if line.command == command.name and re.search(line.sentence, template)
            ]  # fmt: skip
            assert len(lines) == 1, f"{template} has {len(lines)} lines in ELSEWHERE"
            assert told == list(lines[0].counted(result, project)), template
