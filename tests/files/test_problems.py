"""Bad input: one slip in a valid folder is one problem, named, placed and with a way out of it."""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import belarus_options
from belarus_options.files.folder import Folder, builtin_path, recognized_files
from belarus_options.files.project import load_project
from belarus_options.model.problem import InputError, Position, Problem
from belarus_options.model.problem_catalogue import PROBLEMS
from belarus_options.views.forms.problem_blocks import format_problems
from folders import CLEAN, load_files, spot, write_folder
from process import SAID_BY_OTHERS

CRITERIA, EVIDENCE = "criteria.yaml", "evidence.yaml"
PERSPECTIVES, SCENARIOS = "perspectives.yaml", "scenarios.yaml"
BUILD, KEEP, LEASE = "options/build.yaml", "options/keep.yaml", "options/lease.yaml"

# The clean folder, and every file that a folder can have.
VALID = CLEAN | {
    PERSPECTIVES: (
        "planner:\n"
        "  name: Planner\n"
        "  weights:\n"
        "    benefit: 30%\n"
        "    benefit.reach: 60\n"
        "treasurer: {name: Treasurer, weights: {burden: 70}}\n"
    ),
    SCENARIOS: (
        "boom:\n"
        "  name: The quarry opens again\n"
        "  probability: 0.3\n"
        "bust: {name: It does not, probability: 0.7}\n"
    ),
}


def problems_of(path: Path, files: dict[str, str]) -> tuple[Problem, ...]:
    """Every problem of a folder with these files, in the order in which a reader gets them."""
    try:
        load_files(path, files)
    except InputError as error:
        return error.problems
    return ()


def places(problems: tuple[Problem, ...]) -> list[tuple[str, str, int, int]]:
    """The name of each problem, its file, line and column; zeros for a whole file."""
    return [
        (p.name, p.position.file, p.position.line, p.position.column)
        if p.position
        else (p.name, p.file, 0, 0)
        for p in problems
    ]


def assert_readable(problem: Problem) -> None:
    """A problem says something, in own words, and its name is in the catalogue."""
    assert problem.name in PROBLEMS
    assert problem.message
    said = f"{problem.message}\n{problem.help}"
    for words in SAID_BY_OTHERS:
        assert words.lower() not in said.lower(), said
    for odd in ("``", "None", "True", "False", "('", "{'"):
        assert odd not in said, said


@dataclass(frozen=True)
class Slip:
    """One edit of the valid folder and the one problem that it is.

    `new` has a `»` where the problem is to stand; `at` is another file and a text in it, with a
    `»`, where it stands elsewhere.
    """

    file: str
    old: str
    new: str
    name: str
    message: str
    help: str = ""
    at: tuple[str, str] | None = None

    @property
    def files(self) -> dict[str, str]:
        text = VALID[self.file]
        if not self.old:
            return VALID | {self.file: self.new.replace("»", "")}
        assert text.count(self.old) == 1, f"{self.old!r} stands {text.count(self.old)} times"
        return VALID | {self.file: text.replace(self.old, self.new.replace("»", ""))}

    @property
    def place(self) -> tuple[str, str, int, int]:
        if self.at is not None:
            return (self.name, *spot(self.files, *self.at))
        text = VALID[self.file]
        before = text[: text.index(self.old)] if self.old else ""
        before += self.new[: self.new.index("»")]
        column = len(before) - (before.rfind("\n") + 1) + 1
        return self.name, self.file, before.count("\n") + 1, column


def weight(new: str, name: str, message: str, help: str = "") -> Slip:
    return Slip(CRITERIA, "weight: 50", new, name, message, help)


def grade(new: str, name: str, message: str, help: str = "", at: str = "") -> Slip:
    place = (CRITERIA, at) if at else None
    return Slip(CRITERIA, "        scale: grade\n", f"        {new}\n", name, message, help, place)


def money(new: str, name: str, message: str, help: str = "") -> Slip:
    old = "        scale: {worst: 50, best: 0, unit: million}\n"
    return Slip(CRITERIA, old, f"        {new}\n", name, message, help)


def valued(new: str, name: str, message: str, help: str = "") -> Slip:
    return money("scale: {worst: 50, best: 0}\n        " + new, name, message, help)


def noise(new: str, name: str, message: str, help: str = "") -> Slip:
    old = "  burden.noise: {value: 1, confidence: high, evidence: [noise-study]}\n"
    return Slip(BUILD, old, f"  {new}\n", name, message, help)


def cost(new: str, name: str, message: str, help: str = "") -> Slip:
    old = "  burden.cost: {value: 30, range: [22, 38], confidence: low, evidence: [offers]}\n"
    return Slip(BUILD, old, f"  {new}\n", name, message, help)


def named(new: str, name: str, message: str, help: str = "") -> Slip:
    return Slip(BUILD, "name: Build a clinic\n", new, name, message, help)


def survey(new: str, name: str, message: str, help: str = "") -> Slip:
    old = "  survey: {source: report, kind: fact, credibility: 2, says: Where people live.}\n"
    return Slip(EVIDENCE, old, f"  {new}\n", name, message, help)


def planner(new: str, name: str, message: str, help: str = "") -> Slip:
    return Slip(PERSPECTIVES, "    benefit: 30%\n    benefit.reach: 60\n", new, name, message, help)


def boom(new: str, name: str, message: str, help: str = "") -> Slip:
    return Slip(SCENARIOS, "  probability: 0.3\n", new, name, message, help)


HUGE = "9" * 5000
OUT_OF_REACH = ("bad-number", "`weight`")

SLIPS: dict[str, Slip] = {
    # Keys
    "misspelt key": weight("»wieght: 50\n    weight: 50", "unknown-key", "`wieght`", "`weight`"),
    "far-off key": named("name: x\n»zzz: 1\n", "unknown-key", "`zzz`", "`summary`"),
    "far-off key of criteria.yaml": Slip(
        CRITERIA,
        "\ncriteria:",
        "\n»zzz: 1\n\ncriteria:",
        "unknown-key",
        "`zzz`",
        "`decision`, `scales`",
    ),
    "missing key": Slip(
        CRITERIA,
        "decision:\n  title: Which clinic should the valley get?\n",
        "»decision:\n",
        "missing-key",
        "`title`",
        "`title: …`",
    ),
    "missing criteria": Slip(
        CRITERIA, "", "»decision: {title: x}\n", "missing-key", "`criteria`", "`criteria: …`"
    ),
    "missing scores": Slip(BUILD, "", "»name: x\n", "missing-key", "`scores`", "`scores: …`"),
    "duplicate key": weight("weight: 50\n    »weight: 60", "duplicate-key", "line 17"),
    # Numbers
    "true for a weight": weight("weight: »true", "wrong-type", "`true`"),
    "text for a weight": weight("weight: »much", "wrong-type", "`much`"),
    "decimal comma": weight("weight: »1,5", "wrong-type", "`1,5`", "point"),
    "thousands separator": weight("weight: »1_000", "wrong-type", "`1_000`"),
    "share in criteria.yaml": weight("weight: »30%", "wrong-type", "`30%`", "`$weight`"),
    "number in quotes": weight('weight: »"50"', "wrong-type", "`50`"),
    "list for a number": weight("»weight: [50]", "wrong-type", "list"),
    "block for a number": weight("»weight: {x: 50}", "wrong-type", "block"),
    "negative weight": weight("weight: »-1", "out-of-range", "-1"),
    "NaN": weight("weight: ».nan", *OUT_OF_REACH),
    "infinity": weight("weight: ».inf", *OUT_OF_REACH),
    "negative infinity": weight("weight: »-.inf", *OUT_OF_REACH),
    "1e400": weight("weight: »1e400", *OUT_OF_REACH),
    "1e101": weight("weight: »1e101", *OUT_OF_REACH),
    "5,000 digits": weight(f"weight: »{HUGE}", *OUT_OF_REACH),
    "350 digits": weight(f"weight: »{'9' * 350}", *OUT_OF_REACH),
    "nothing for a weight": Slip(
        CRITERIA,
        "  benefit:\n    name: Benefit\n    weight: 50",
        "  benefit:\n    »weight:",
        "missing-value",
        "`weight`",
        "write one",
    ),
    "no weight": Slip(
        CRITERIA,
        "  benefit:\n    name: Benefit\n    weight: 50",
        "  »benefit:\n    name: Benefit",
        "missing-weight",
        "`benefit`",
        "`weight: …`",
    ),
    # Text
    "nothing for text": Slip(
        CRITERIA,
        "title: Which clinic should the valley get?",
        "title:»",
        "missing-value",
        "`title`",
    ),
    "empty text": Slip(
        CRITERIA,
        "title: Which clinic should the valley get?",
        'title: »""',
        "missing-value",
        "`title`",
    ),
    "blank text": Slip(
        CRITERIA,
        "title: Which clinic should the valley get?",
        'title: »"  "',
        "missing-value",
        "`title`",
    ),
    "list for text": Slip(
        CRITERIA, "title: Which clinic should the valley get?", "»title: [a]", "wrong-type", "list"
    ),
    "block for text": Slip(
        CRITERIA,
        "title: Which clinic should the valley get?",
        "»title: {a: b}",
        "wrong-type",
        "block",
    ),
    "no such date": Slip(
        CRITERIA,
        "as_of: 2024-05-01",
        "as_of: »2024-13-01",
        "wrong-type",
        "2024-13-01",
        "2020-10-01",
    ),
    "prose for a date": Slip(
        CRITERIA,
        "as_of: 2024-05-01",
        "as_of: »last week",
        "wrong-type",
        "`last week`",
        "2020-10-01",
    ),
    # Choices
    "misspelt choice": named(
        "name: x\nrole: »statusquo\n", "bad-choice", "`statusquo`", "`status-quo`"
    ),
    "far-off choice": named(
        "name: x\nrole: »zzz\n", "bad-choice", "`zzz`", "`option`, `status-quo`"
    ),
    "number for a choice": named("name: x\nrole: »5\n", "bad-choice", "`5`"),
    "misspelt direction": Slip(
        CRITERIA,
        "because: Felt by one street only.\n        prefer: less",
        "prefer: »lees",
        "bad-choice",
        "`lees`",
        "`less`",
    ),
    "misspelt confidence": noise(
        "burden.noise: {value: 1, confidence: »hgih}", "bad-choice", "`hgih`", "`high`"
    ),
    "far-off reliability": Slip(
        EVIDENCE, "reliability: B", "reliability: »G", "bad-choice", "`G`", "`A`, `B`, `C`"
    ),
    "misspelt value function": valued(
        "value_function: »liner", "bad-choice", "`liner`", "`linear`"
    ),
    # Ids
    "capitals in an id": Slip(
        CRITERIA, "  burden:\n", "  »Burden:\n", "bad-id", "`Burden`", "`burden`"
    ),
    "accents in an id": Slip(
        CRITERIA, "  burden:\n", "  »bürden:\n", "bad-id", "`bürden`", "`burden`"
    ),
    "hyphen before an id": Slip(
        CRITERIA, "  burden:\n", "  »-burden:\n", "bad-id", "`-burden`", "`burden`"
    ),
    "underscore in an id": Slip(SCENARIOS, "bust:", "»bu_st:", "bad-id", "`bu_st`", "`bu-st`"),
    "space in an evidence id": noise(
        "burden.noise: {value: 1, evidence: [»noise study]}",
        "bad-id",
        "`noise study`",
        "`noise-study`",
    ),
    # Scales
    "unknown scale": grade("scale: »grad", "unknown-scale", "`grad`", "`grade`"),
    "far-off scale": grade("scale: »zzz", "unknown-scale", "`zzz`", "`scales`"),
    "one level": grade("»scale: {0: A}", "bad-scale", "two levels"),
    "no level": grade("»scale: {}", "bad-scale", "two levels"),
    "level between": grade("scale: {0: A, »1.5: B}", "bad-scale", "`1.5`", "whole numbers"),
    "word for a level": grade("scale: {0: A, »b: B}", "bad-scale", "`b`", "whole numbers"),
    "level without a meaning": grade("scale: {0: A, 1: »}", "missing-value", "`1`"),
    "key of a level": grade(
        "scale: {0: {means: A, »vlaue: 0}, 1: B}", "unknown-key", "`vlaue`", "`value`"
    ),
    "value without a meaning": grade(
        "scale: {»0: {value: 0}, 1: B}", "missing-key", "`means`", "`means: …`"
    ),
    "value of some levels": grade(
        "»scale: {0: {means: A, value: 0}, 1: B}", "bad-scale", "some levels", "every level"
    ),
    "level worth too much": grade(
        "scale: {0: {means: A, value: 0}, 1: {means: B, value: »120}}", "out-of-range", "100"
    ),
    "levels that do not rise": Slip(
        CRITERIA,
        "2: {means: Four fifths of it, value: 60}",
        "2: {means: Four fifths of it, value: 20}",
        "bad-scale",
        "`benefit.reach`",
        "`prefer: more`",
        (CRITERIA, "»scale:\n          0: {means: Nobody"),
    ),
    "equal anchors": money("»scale: {worst: 50, best: 50}", "bad-scale", "50"),
    "anchors too close": money(
        "»scale: {worst: 1, best: 1.0000000000001}", "bad-scale", "too close"
    ),
    "one anchor": money("»scale: {worst: 50}", "missing-key", "`best`", "`best: …`"),
    "key of a measured scale": money(
        "scale: {worst: 50, best: 0, »units: x}", "unknown-key", "`units`", "`unit`"
    ),
    "text for an anchor": money("scale: {worst: »a, best: 0}", "wrong-type", "`a`"),
    "direction against anchors": Slip(
        CRITERIA,
        "{worst: 50, best: 0, unit: million}",
        "{worst: 0, best: 50}",
        "bad-scale",
        "`prefer: less`",
        "exchange",
        (CRITERIA, "»less\n        scale: {worst: 0"),
    ),
    "no direction": Slip(
        CRITERIA,
        "      depth:\n        weight: 25\n"
        "        because: Most patients need little.\n        prefer: more\n",
        "      »depth:\n        weight: 25\n",
        "missing-key",
        "`benefit.depth`",
        "`prefer: less`",
    ),
    # Value functions
    "points without an anchor": valued(
        "value_function: {»points: {50: 0, 20: 70}}", "bad-value-function", "`0: 100`"
    ),
    "points that do not rise": valued(
        "value_function: {»points: {50: 0, 30: 70, 20: 60, 0: 100}}", "bad-value-function", "rise"
    ),
    "word for a point": valued("value_function: {points: {»a: 1}}", "wrong-type", "`a`"),
    "midpoint beyond the anchors": valued(
        "value_function: {exponential: {midpoint: »60}}", "bad-value-function", "60"
    ),
    "two value functions": valued(
        "»value_function: {points: {50: 0, 0: 100}, exponential: {midpoint: 5}}",
        "bad-value-function",
        "not both",
    ),
    "value function of levels": grade(
        "scale: grade\n        »value_function: linear",
        "bad-value-function",
        "`benefit.depth`",
        "`value`s",
    ),
    # The tree
    "direction of a branch": Slip(
        CRITERIA,
        "    name: Burden\n",
        "    name: Burden\n    »prefer: less\n",
        "branch-with-scale",
        "`prefer`",
        "leaves",
    ),
    "scale of a branch": Slip(
        CRITERIA,
        "    name: Burden\n",
        "    name: Burden\n    »scale: grade\n",
        "branch-with-scale",
        "`scale`",
        "leaves",
    ),
    "value function of a branch": Slip(
        CRITERIA,
        "    name: Burden\n",
        "    name: Burden\n    »value_function: linear\n",
        "branch-with-scale",
        "`value_function`",
        "leaves",
    ),
    "all weights 0": Slip(
        CRITERIA,
        "        weight: 80\n        because: The budget decides what else can be done.\n"
        "        prefer: less\n        scale: {worst: 50, best: 0, unit: million}\n"
        "      noise:\n        weight: 20",
        "        weight: »0\n"
        "        prefer: less\n        scale: {worst: 50, best: 0, unit: million}\n"
        "      noise:\n        weight: 0",
        "zero-weights",
        "`burden.cost`",
        "above 0",
    ),
    "list for the criteria": Slip(
        CRITERIA, "", "decision: {title: x}\n»criteria: []\n", "wrong-type", "list"
    ),
    "text for a criterion": Slip(
        CRITERIA, "", "decision: {title: x}\ncriteria: {a: »b}\n", "wrong-type", "`b`"
    ),
    "nothing for the criteria": Slip(
        CRITERIA, "", "decision: {title: x}\ncriteria:»\n", "missing-value", "`criteria`"
    ),
    "text for a file": Slip(CRITERIA, "", "»hello\n", "wrong-type", "`hello`"),
    "list for a file": Slip(CRITERIA, "", "»- a\n- b\n", "wrong-type", "list"),
    "list for an option": Slip(BUILD, "", "»- a\n", "wrong-type", "list"),
    "list for the evidence": Slip(EVIDENCE, "", "»- a\n", "wrong-type", "list"),
    "list for the perspectives": Slip(PERSPECTIVES, "", "»- a\n", "wrong-type", "list"),
    "list for the scenarios": Slip(SCENARIOS, "", "»- a\n", "wrong-type", "list"),
    # Scores
    "value between levels": noise("burden.noise: »0.5", "bad-level", "0.5", "0, 1"),
    "value beyond the levels": noise("burden.noise: »2", "bad-level", "2", "0, 1"),
    "2.0 beyond the levels": noise("burden.noise: {value: »2.0}", "bad-level", "2", "0, 1"),
    "true for a score": noise("burden.noise: »true", "wrong-type", "`true`"),
    "text for a score": noise("burden.noise: »high", "wrong-type", "`high`"),
    "nothing for a score": noise("burden.noise:»", "missing-value", "`burden.noise`"),
    "list for a score": noise("»burden.noise: [1]", "wrong-type", "list"),
    "no value": noise("»burden.noise: {confidence: low}", "missing-key", "`value`", "`value: …`"),
    "key of a score": noise(
        "burden.noise: {value: 1, »valeu: 2}", "unknown-key", "`valeu`", "`value`"
    ),
    "range beyond the levels": noise(
        "burden.noise: {value: 1, range: [0, »5]}", "bad-level", "5", "0, 1"
    ),
    "range reversed": cost(
        "burden.cost: {value: 2, »range: [3, 1]}", "bad-range", "from 3", "lower bound"
    ),
    "value outside its range": cost("burden.cost: {value: 30, »range: [1, 3]}", "bad-range", "30"),
    "range of three": cost(
        "burden.cost: {value: 2, »range: [1, 2, 3]}", "bad-range", "two numbers", "[low, high]"
    ),
    "range of one": cost(
        "burden.cost: {value: 2, »range: [1]}", "bad-range", "two numbers", "[low, high]"
    ),
    "number for a range": cost(
        "burden.cost: {value: 2, range: »2}", "bad-range", "two numbers", "[low, high]"
    ),
    "block for a range": cost(
        "burden.cost: {value: 2, »range: {low: 1}}", "bad-range", "two numbers", "[low, high]"
    ),
    "word in a range": cost("burden.cost: {value: 2, range: [1, »x]}", "wrong-type", "`x`"),
    "infinity in a range": cost("burden.cost: {value: 2, range: [1, ».inf]}", "bad-number", ""),
    "text for evidence": noise(
        "burden.noise: {value: 1, evidence: »survey}", "wrong-type", "`survey`", "[survey]"
    ),
    "unknown evidence": noise(
        "burden.noise: {value: 1, evidence: [»surveyy]}",
        "unknown-evidence",
        "`surveyy`",
        "`survey`",
    ),
    "far-off evidence": noise(
        "burden.noise: {value: 1, evidence: [»zzz]}", "unknown-evidence", "`zzz`", "write it"
    ),
    "number for evidence": noise(
        "burden.noise: {value: 1, evidence: [»5]}", "unknown-evidence", "`5`"
    ),
    "empty reason": noise('burden.noise: {value: 1, because: »""}', "missing-value", "`because`"),
    "unknown scenario": noise(
        "burden.noise: {value: 1, scenarios: {»bom: 1}}", "unknown-scenario", "`bom`", "`boom`"
    ),
    "level in a scenario": noise(
        "burden.noise: {value: 1, scenarios: {boom: »3}}", "bad-level", "3", "0, 1"
    ),
    "evidence in a scenario": noise(
        "burden.noise: {value: 1, scenarios: {boom: {value: 1, evidence: [»zzz]}}}",
        "unknown-evidence",
        "`zzz`",
    ),
    "scenario in a scenario": noise(
        "burden.noise: {value: 1, scenarios: {boom: {value: 1, »scenarios: {}}}}",
        "unknown-key",
        "`scenarios`",
    ),
    "list for scenarios": noise(
        "burden.noise: {value: 1, »scenarios: [boom]}", "wrong-type", "list"
    ),
    "nothing for a scenario": noise(
        "burden.noise: {value: 1, scenarios: {boom: »}}", "missing-value", "`boom`"
    ),
    "missing score": Slip(
        BUILD,
        "  burden.noise: {value: 1, confidence: high, evidence: [noise-study]}\n",
        "",
        "missing-score",
        "`burden.noise`",
        "a wide range",
        (BUILD, "»scores:"),
    ),
    "score of nothing": noise(
        "burden.noise: 1\n  »zzz: 2", "unknown-criterion", "`zzz`", "`$weights`"
    ),
    "score of a branch": noise(
        "burden.noise: 1\n  »burden: 2", "unknown-criterion", "branch", "`burden.cost`"
    ),
    "list for the scores": Slip(BUILD, "", "name: x\n»scores: []\n", "wrong-type", "list"),
    "nothing for the scores": Slip(BUILD, "", "name: x\nscores:»\n", "missing-value", "`scores`"),
    # Distributions
    "no kind": cost("burden.cost: {»distribution: {}}", "bad-distribution", "none", "`uniform`"),
    "two kinds": cost(
        "burden.cost: {»distribution: {uniform: {low: 1, high: 2}, normal: {mean: 1, sd: 2}}}",
        "bad-distribution",
        "`uniform`, `normal`",
    ),
    "unknown kind": cost(
        "burden.cost: {distribution: {»gauss: {mean: 1}}}", "unknown-key", "`gauss`", "`normal`"
    ),
    "misspelt kind": cost(
        "burden.cost: {distribution: {»normall: {mean: 1}}}", "unknown-key", "`normall`", "`normal`"
    ),
    "missing parameter": cost(
        "burden.cost: {distribution: {»normal: {mean: 1}}}", "missing-key", "`sd`", "`sd: …`"
    ),
    "no spread": cost(
        "burden.cost: {distribution: {normal: {mean: 1, sd: »0}}}", "out-of-range", "above 0"
    ),
    "uniform reversed": cost(
        "burden.cost: {distribution: {»uniform: {low: 2, high: 1}}}", "bad-distribution", "`low`"
    ),
    "mode outside": cost(
        "burden.cost: {distribution: {»triangular: {low: 1, mode: 5, high: 3}}}",
        "bad-distribution",
        "`mode`",
    ),
    "PERT of a point": cost(
        "burden.cost: {distribution: {»pert: {low: 1, mode: 1, high: 1}}}",
        "bad-distribution",
        "`low`",
    ),
    "lognormal beyond reach": cost(
        "burden.cost: {distribution: {»lognormal: {mu: 1000, sigma: 1}}}",
        "bad-distribution",
        "too large",
        "`mu`",
    ),
    "beta without shape": cost(
        "burden.cost: {distribution: {beta: {a: »0, b: 1}}}", "out-of-range", "above 0"
    ),
    "beta reversed": cost(
        "burden.cost: {distribution: {»beta: {a: 1, b: 1, low: 3, high: 2}}}",
        "bad-distribution",
        "`low`",
    ),
    "probability above 1": cost(
        "burden.cost: {distribution: {discrete: {1: »1.5}}}", "out-of-range", "at most 1"
    ),
    "word in a distribution": cost(
        "burden.cost: {distribution: {discrete: {1: 0.5, »a: 0.5}}}", "wrong-type", "`a`"
    ),
    "text for a distribution": cost(
        "burden.cost: {distribution: »normal}", "wrong-type", "`normal`"
    ),
    "continuous on levels": noise(
        "burden.noise: {value: 1, »distribution: {normal: {mean: 1, sd: 1}}}",
        "bad-distribution",
        "`discrete`",
    ),
    "mean of levels": noise(
        "»burden.noise: {distribution: {discrete: {0: 0.5, 1: 0.5}}}", "missing-key", "`value`"
    ),
    # Options
    "requires itself": named("name: x\nrequires: [»build]\n", "bad-option", "itself"),
    "excludes itself": named("name: x\nexcludes: [»build]\n", "bad-option", "itself"),
    "requires nothing there": named(
        "name: x\nrequires: [»leese]\n", "unknown-option", "`leese`", "`lease`"
    ),
    "excludes nothing there": named(
        "name: x\nexcludes: [»zzz]\n", "unknown-option", "`zzz`", "options/zzz.yaml"
    ),
    "requires and excludes": named(
        "name: x\nrequires: [lease]\nexcludes: [»lease]\n", "bad-option", "both"
    ),
    "text for a list": named("name: x\nrequires: »lease\n", "wrong-type", "`lease`", "[lease]"),
    "text for a cost": named("name: x\ncost: »a lot\n", "wrong-type", "`a lot`"),
    "second status quo": Slip(
        LEASE,
        "name: Lease rooms in the school\n",
        "name: Lease\nrole: »status-quo\n",
        "second-status-quo",
        "`lease`",
        "only one",
    ),
    # Evidence
    "unknown source": survey(
        "survey: {source: »reprot, kind: fact, says: x}", "unknown-source", "`reprot`", "`report`"
    ),
    "no source": survey("»survey: {kind: fact, says: x}", "bad-evidence", "`source`", "assumption"),
    "assumption with a source": survey(
        "»survey: {kind: assumption, says: x, because: y, source: report}",
        "bad-evidence",
        "`source`",
    ),
    "assumption without a reason": survey(
        "»survey: {kind: assumption, says: x}", "bad-evidence", "`because`"
    ),
    "misspelt kind of evidence": survey(
        "survey: {kind: »facts, source: report, says: x}", "bad-choice", "`facts`", "`fact`"
    ),
    "no kind of evidence": survey("»survey: {source: report, says: x}", "missing-key", "`kind`"),
    "credibility above 6": survey(
        "survey: {source: report, kind: fact, credibility: »7, says: x}", "out-of-range", "6"
    ),
    "credibility of 0": survey(
        "survey: {source: report, kind: fact, credibility: »0, says: x}", "out-of-range", "1"
    ),
    "credibility of 2.5": survey(
        "survey: {source: report, kind: fact, credibility: »2.5, says: x}",
        "wrong-type",
        "whole number",
    ),
    "letter for a credibility": survey(
        "survey: {source: report, kind: fact, credibility: »B, says: x}", "wrong-type", "`B`"
    ),
    "number for a place": survey(
        "survey: {source: report, kind: fact, says: x, where: »5}", "wrong-type", "5"
    ),
    "key of a place": survey(
        "survey: {source: report, kind: fact, says: x, where: {»pagee: 5}}",
        "unknown-key",
        "`pagee`",
        "`page`",
    ),
    # Perspectives
    "shares above 100%": planner(
        "    benefit: »70%\n    burden: 40%\n", "bad-weight", "110%", "100%"
    ),
    "shares below 100%": planner(
        "    benefit: »50%\n    burden: 40%\n", "bad-weight", "90%", "100%"
    ),
    "share above 100%": planner("    benefit: »120%\n", "bad-weight", "120%"),
    "negative weight of a perspective": planner("    benefit: »-1\n", "bad-weight", "-1"),
    "word for a weight": planner("    benefit: »abc\n", "bad-weight", "`abc`"),
    "true for a weight of a perspective": planner("    benefit: »true\n", "wrong-type", "30%"),
    "decimal comma of a perspective": planner("    benefit: »1,5\n", "bad-weight", "`1,5`"),
    "NaN of a perspective": planner("    benefit: ».nan\n", "bad-weight", "nan"),
    "list of a perspective": planner("    »benefit: [1]\n", "wrong-type", "30%"),
    "all weights of a perspective 0": Slip(
        PERSPECTIVES,
        "  weights:\n    benefit: 30%\n    benefit.reach: 60\n",
        "  »weights: {benefit: 0, burden: 0}\n",
        "zero-weights",
        "`benefit`",
        "above 0",
    ),
    "no weights": Slip(
        PERSPECTIVES,
        "planner:\n  name: Planner\n  weights:\n    benefit: 30%\n    benefit.reach: 60\n",
        "»planner:\n  name: Planner\n",
        "missing-key",
        "`weights`",
    ),
    # Scenarios
    "probability of some": Slip(
        SCENARIOS,
        "boom:\n  name: The quarry opens again\n  probability: 0.3\n",
        "»boom:\n  name: x\n",
        "bad-probability",
        "`boom`",
        "all scenarios or to none",
    ),
    "probabilities not 1": boom("  probability: »0.4\n", "bad-probability", "1.1"),
    "probability above one": boom("  probability: »1.3\n", "out-of-range", "at most 1"),
    "negative probability": boom("  probability: »-0.3\n", "out-of-range", "at least 0"),
    "share for a probability": boom("  probability: »30%\n", "wrong-type", "`30%`"),
    "true for a probability": boom("  probability: »true\n", "wrong-type", "`true`"),
    "nothing for a scenario's block": Slip(
        SCENARIOS,
        "bust: {name: It does not, probability: 0.7}",
        "bust:»",
        "missing-value",
        "`bust`",
    ),
    # YAML
    "prose with a colon": named("name: Build»: a clinic\n", "yaml-syntax", "`: `", "quotes"),
    "anchor": named("name: »&x Build\n", "anchor", "anchor", "quotes"),
    "tag": named("name: »!x Build\n", "tag", "`!x`", "quotes"),
    "list for a key": named("name: x\n»[a]: 1\n", "bad-key", "list"),
    "too deep": named("name: " + "[" * 63 + "»[" + "]" * 64 + "\n", "too-deep", "64"),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_one_slip_is_one_problem_at_its_place(tmp_path: Path, slip: Slip) -> None:
    """Each slip gives one problem: its name, where it stands, what is wrong and a way out."""
    problems = problems_of(tmp_path, slip.files)

    assert places(problems) == [slip.place], format_problems(problems)
    (problem,) = problems
    assert slip.message in problem.message
    assert slip.help in problem.help
    assert_readable(problem)


FINE = {
    "2.0 for a level": noise("burden.noise: 1.0", "", ""),
    "number for a name": named("name: 2020\n", "", ""),
    "truth for a name": named("name: no\n", "", ""),
    "date for a name": named("name: 2020-10-01\n", "", ""),
    "nothing for a list": named("name: x\nrequires:\n", "", ""),
    "number for a place": survey(
        "survey: {source: report, kind: fact, says: x, where: {paragraph: 2, page: 010}}", "", ""
    ),
    "a weight of 0": weight("weight: 0", "", ""),
    "exponent": weight("weight: 5e1", "", ""),
    "nothing of a perspective": planner("    burden: 1\n", "", ""),
    "null weights left out": Slip(PERSPECTIVES, "", "# none yet\n", "", ""),
    "empty scenarios of nobody": Slip(PERSPECTIVES, "", "", "", ""),
    "hexadecimal": weight("weight: 0x32", "", ""),
}


@pytest.mark.parametrize("slip", FINE.values(), ids=FINE)
def test_what_only_looks_like_a_slip_is_fine(tmp_path: Path, slip: Slip) -> None:
    """Text where text is meant, whole numbers with a decimal point, empty optional files."""
    assert problems_of(tmp_path, slip.files) == ()


# A slip, and what is wrong with the answer to it.
ONCE_FLAWED: dict[str, tuple[str, Slip]] = {
    "list for a scale": (
        "the message names `<name>`",
        grade("»scale: [1, 2]", "wrong-type", "`scale`"),
    ),
    "list for a choice": (
        "the message shows Python's `('less',)`",
        named("name: x\n»role: [option]\n", "bad-choice", "list"),
    ),
    "true for a choice": (
        "the message shows Python's `True`",
        named("name: x\nrole: »true\n", "bad-choice", "`true`"),
    ),
    "range of none": (
        "the same problem comes twice",
        cost("burden.cost: {value: 2, »range: []}", "bad-range", "two numbers", "[low, high]"),
    ),
    "range of words": (
        "the message names no key",
        cost("burden.cost: {value: 2, range: [»x, 3]}", "wrong-type", "`range`"),
    ),
    "infinity": ("`1e400` is shown as inf", weight("weight: »1e400", "bad-number", "1e400")),
    "list in a list": (
        "the message names `0`",
        noise("burden.noise: {value: 1, evidence: [»[a]]}", "wrong-type", "`evidence`"),
    ),
    "nothing in a list": (
        "the message names `0`",
        noise("burden.noise: {value: 1, evidence: [»null]}", "missing-value", "`evidence`"),
    ),
    "null for a file": (
        "the message names nothing between backticks",
        Slip(CRITERIA, "", "»~\n", "missing-value", "criteria.yaml"),
    ),
    "empty id": (
        "the message names nothing between backticks",
        Slip(CRITERIA, "  burden:\n", '  »"":\n', "bad-id", "empty"),
    ),
    "decimal comma for a score": (
        "a bare score is said to be a block, without the help on decimals",
        cost("burden.cost: »1,5", "wrong-type", "number", "point"),
    ),
    "unit in a score": (
        "a bare score is said to be a block",
        cost("burden.cost: »30 million", "wrong-type", "number"),
    ),
    "number for a level's meaning": (
        "the message asks for a block and not for text",
        grade("scale: {0: A, 1: »5}", "wrong-type", "text"),
    ),
    "year for a date": (
        "the message does not say what to write",
        Slip(CRITERIA, "as_of: 2024-05-01", "as_of: »2024", "wrong-type", "2024", "2020-10-01"),
    ),
    "date without hyphens": (
        "the message shows 2.02405e+07 and not what to write",
        Slip(
            CRITERIA,
            "as_of: 2024-05-01",
            "as_of: »20240501",
            "wrong-type",
            "20240501",
            "2020-10-01",
        ),
    ),
    "week for a date": (
        "Python takes it for a date, and nobody else does",
        Slip(
            CRITERIA,
            "as_of: 2024-05-01",
            "as_of: »2024-W18-3",
            "wrong-type",
            "2024-W18-3",
            "2020-10-01",
        ),
    ),
    "large value outside its range": (
        "six digits are not enough: 1.23457e+07 lies outside of 1.23456e+07 to 1.23457e+07",
        cost(
            "burden.cost: {value: 12345678, »range: [12345600, 12345677]}", "bad-range", "12345678"
        ),
    ),
    "whole number with a decimal point": (
        "the message says that it is a whole number, not the number 2",
        survey(
            "survey: {source: report, kind: fact, credibility: »2.0, says: x}", "wrong-type", "2.0"
        ),
    ),
    "share for a probability": (
        "the help speaks of criteria.yaml, scores and weights",
        boom("  probability: »30%\n", "wrong-type", "`30%`", "0.3"),
    ),
    "5,000 digits of a perspective": (
        "the message shows `inf`",
        planner(f"    benefit: »{HUGE}\n", "bad-weight", "too large"),
    ),
    "unknown path of a perspective": (
        "the value is pointed at, not the path",
        planner("    »benefti: 30\n", "unknown-criterion", "`benefti`", "`benefit`"),
    ),
    "level twice": (
        "two spellings of one level are taken for one, in silence",
        Slip(
            CRITERIA, "1: Traffic at night", "1: Some, »01: Traffic at night", "duplicate-key", "1"
        ),
    ),
    "value twice in a distribution": (
        "two spellings of one value are taken for one, in silence",
        cost(
            "burden.cost: {value: 1, distribution: {discrete: {1: 0.5, »1.0: 0.5, 2: 0.5}}}",
            "duplicate-key",
            "1",
        ),
    ),
    "point twice": (
        "two spellings of one point are taken for one, in silence",
        valued(
            "value_function: {points: {50: 0, 20: 5, »20.0: 70, 0: 100}}", "duplicate-key", "20"
        ),
    ),
    "misspelt name": (
        "`name` is reported as missing too",
        named("»nmae: Build\n", "unknown-key", "`nmae`", "`name`"),
    ),
    "misspelt weights": (
        "`weights` is reported as missing too",
        Slip(
            PERSPECTIVES, "  weights:\n", "  »weihgts:\n", "unknown-key", "`weihgts`", "`weights`"
        ),
    ),
    "misspelt path": (
        "the score is reported as missing too",
        noise("»burden.nosie: 1", "unknown-criterion", "`burden.nosie`", "`burden.noise`"),
    ),
    "a leaf's own id": (
        "the score is reported as missing too",
        noise("»noise: 1", "unknown-criterion", "`noise`", "`burden.noise`"),
    ),
    "no criteria": (
        "every score of every option is reported as unknown too",
        Slip(CRITERIA, "", "decision: {title: x}\n»criteria: {}\n", "no-criteria", "no criteria"),
    ),
    "misspelt anchor and other": (
        "both keys are taken for levels, without a did-you-mean",
        money("scale: {»wrost: 50, best: 0}", "unknown-key", "`wrost`", "`worst`"),
    ),
}


@pytest.mark.parametrize(
    "slip",
    [pytest.param(slip, id=name) for name, (_, slip) in ONCE_FLAWED.items()],
)
def test_an_answer_that_was_flawed_once_stays_mended(tmp_path: Path, slip: Slip) -> None:
    """Each of these too gives one problem, at its place and in words that help."""
    test_one_slip_is_one_problem_at_its_place(tmp_path, slip)


# Names of problems that no single edit of a project file gives: other inputs, other commands.
ELSEWHERE = {
    "bad-output", "built-in", "cannot-write", "exists", "no-folder", "no-options", "not-utf-8",
    "unreadable", "wrong-suffix", "unknown-rule", "unknown-perspective", "empty-file",
    "bad-criteria", "all-perspectives", "no-perspectives", "all-scenarios", "no-scenarios",
    "process-ended",
}  # fmt: skip


def test_every_problem_that_a_file_can_cause_is_caused_above() -> None:
    """The tables leave no name of the catalogue out but those that something else causes."""
    caused = {slip.name for slip in SLIPS.values()} | {
        slip.name for _, slip in ONCE_FLAWED.values()
    }

    assert PROBLEMS.keys() - caused - ELSEWHERE <= import_only()


def import_only() -> set[str]:
    """Names that only the reading of a spreadsheet's matrix uses."""
    sources = Path(belarus_options.__file__).parent
    users: dict[str, set[str]] = {}
    for path in sources.rglob("*.py"):
        for name in re.findall(r'"([a-z0-9-]+)"', path.read_text()):
            users.setdefault(name, set()).add(path.name)
    of_import = {
        "matrix.py",
        "delimited.py",
        "matrix_writer.py",
        "decimals.py",
        "problem_catalogue.py",
    }
    return {name for name in PROBLEMS if users.get(name, set()) <= of_import}


def test_the_catalogue_and_the_code_name_the_same_problems() -> None:
    """Every name is used, and every name that is used is explained."""
    sources = Path(belarus_options.__file__).parent
    texts = {p: p.read_text() for p in sources.rglob("*.py") if p.name != "problem_catalogue.py"}
    code = "\n".join(texts.values())
    used = set(
        re.findall(
            r'\b(?:Problem|refuse|field_problem|self\.problem|_add)\(\s*"([a-z0-9-]+)"', code
        )
    )

    assert {name for name in PROBLEMS if f'"{name}"' not in code} <= {
        # Made of `unknown-` and a word.
        "unknown-option", "unknown-perspective", "unknown-scenario",
    }  # fmt: skip
    assert used <= PROBLEMS.keys()


@pytest.mark.parametrize("name", PROBLEMS)
def test_every_problem_is_explained_in_sentences(name: str) -> None:
    """A meaning and a way out, both whole sentences."""
    kind = PROBLEMS[name]

    assert re.fullmatch(r"[a-z0-9-]+", name)
    for text in kind:
        assert text.endswith(".")
        assert not text.endswith("..")


def test_all_problems_of_all_files_come_in_one_run_in_the_order_of_files(tmp_path: Path) -> None:
    """Five slips in four files are five problems, by file and line, none due to another."""
    files = dict(VALID)
    files[CRITERIA] = files[CRITERIA].replace("    weight: 50", "    weight: many")
    files[CRITERIA] = files[CRITERIA].replace("  owner:", "  onwer:")
    files[EVIDENCE] = files[EVIDENCE].replace("reliability: B", "reliability: H")
    files[LEASE] = files[LEASE].replace("name: Lease rooms in the school", "name: Lease: rooms")
    files[BUILD] = files[BUILD].replace("confidence: low", "confidence: lwo")

    assert places(problems_of(tmp_path, files)) == [
        ("unknown-key", CRITERIA, 4, 3),
        ("wrong-type", CRITERIA, 17, 13),
        ("bad-choice", EVIDENCE, 5, 18),
        ("bad-choice", BUILD, 7, 57),
        ("yaml-syntax", LEASE, 1, 12),
    ]


@pytest.mark.parametrize("broken", [CRITERIA, EVIDENCE, SCENARIOS, BUILD])
def test_a_file_that_cannot_be_read_is_not_held_against_the_others(
    tmp_path: Path, broken: str
) -> None:
    """What an unreadable file would define is not reported as unknown elsewhere."""
    problems = problems_of(tmp_path, VALID | {broken: "a: [\n"})

    assert [problem.name for problem in problems] == ["yaml-syntax"]


def test_problems_within_criteria_and_options_come_together(tmp_path: Path) -> None:
    """A wrong weight does not hide a wrong score, nor the other way round."""
    files = dict(VALID)
    files[CRITERIA] = files[CRITERIA].replace("scale: grade\n", "scale: grad\n")
    files[BUILD] = files[BUILD].replace("evidence: [plans]", "evidence: [plan]")
    files[KEEP] = files[KEEP].replace("boom: 2", "bomm: 2")

    assert places(problems_of(tmp_path, files)) == [
        ("unknown-scale", CRITERIA, 40, 16),
        ("unknown-evidence", BUILD, 5, 77),
        ("unknown-scenario", KEEP, 12, 7),
    ]


def test_wrong_file_names_do_not_hide_what_is_wrong_in_files(tmp_path: Path) -> None:
    """A stem that is no id, a .yml and a misspelt key are three problems of one run."""
    files = dict(VALID) | {"options/Other.yaml": VALID[LEASE], "options/more.yml": VALID[LEASE]}
    files[CRITERIA] = files[CRITERIA].replace("  owner:", "  onwer:")

    names = {problem.name for problem in problems_of(tmp_path, files)}
    assert names == {"bad-id", "wrong-suffix", "unknown-key"}


BLOCK = """\
error[unknown-key]: `wieght` is not a key of a criterion
  --> criteria.yaml:14:5
   |
14 |     wieght: 35
   |     ^^^^^^
   = help: did you mean `weight`?
"""


def test_a_problem_is_shown_as_the_block_of_the_contract(tmp_path: Path) -> None:
    """Character by character, for a folder that has just this slip on just this line."""
    criteria = (
        "decision:\n  title: x\n"
        + "\n" * 6
        + "criteria:\n  cost:\n    weight: 65\n    prefer: less\n"
        + "  risk:\n    wieght: 35\n    prefer: less\n"
    )
    files = {CRITERIA: criteria, "options/a.yaml": "name: A\nscores: {cost: 1, risk: 2}\n"}

    assert format_problems(problems_of(tmp_path, files)) == BLOCK


def test_two_problems_are_parted_by_an_empty_line() -> None:
    """Blocks stand apart; one without a place names the argument or file instead."""
    shown = format_problems(
        [Problem("a", "one", file="x.yaml"), Problem("b", "two", "three", argument="--weight x")]
    )
    assert shown == (
        "error[a]: one\n  --> x.yaml\n\nerror[b]: two\n  --> --weight x\n   = help: three\n"
    )


def caret(text: str, column: int, length: int = 1) -> tuple[str, str]:
    """The line of the file and the line of carets that a block shows, without their gutters."""
    position = Position("a.yaml", 7, column, text, length)
    lines = format_problems([Problem("a", "b", position=position)]).split("\n")
    return lines[3][4:], lines[4][4:]


@pytest.mark.parametrize(
    ("text", "column", "length", "shown", "carets"),
    [
        ("name: x", 7, 1, "name: x", "      ^"),
        ("\tname: x", 2, 4, " name: x", " ^^^^"),
        ("a\tb: x", 3, 1, "a b: x", "  ^"),
        ("名前: 値", 5, 1, "名前: 値", "      ^^"),
        ("名前: ab", 5, 2, "名前: ab", "      ^^"),
        ("e\u0301: ab", 5, 2, "e\u0301: ab", "   ^^"),
        ("a: \x1b[31m", 4, 1, "a: \\x1b[31m", "   ^^^^"),
        ("\x1b: ab", 4, 2, "\\x1b: ab", "      ^^"),
        ("\u202e: ab", 4, 2, "\\u202e: ab", "        ^^"),
        ("x:", 3, 1, "x:", "  ^"),
        ("", 1, 1, "", "^"),
        ("ｗｉｄｅ: ab", 7, 2, "ｗｉｄｅ: ab", "          ^^"),
    ],
)
def test_the_caret_stands_under_its_place(
    text: str, column: int, length: int, shown: str, carets: str
) -> None:
    """After tabs, wide and combining characters and what is spelled out, on a terminal."""
    assert caret(text, column, length) == (shown, carets)


@pytest.mark.parametrize("column", [1, 50, 150, 999, 1000])
def test_a_long_line_is_shown_around_its_place(column: int) -> None:
    """At most some hundred characters of a line are shown, the one that is meant among them."""
    text = "".join(chr(0x21 + i % 90) for i in range(1000))
    shown, carets = caret(text, column)

    assert len(shown) <= 102
    assert shown[len(carets) - 1] == text[column - 1]
    assert shown.strip("…") in text


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ([CRITERIA], ["unreadable"]),
        ([BUILD, KEEP, LEASE], ["unreadable"]),
        ([CRITERIA, BUILD, KEEP, LEASE], ["unreadable", "unreadable"]),
    ],
)
def test_what_a_folder_lacks_is_named(
    tmp_path: Path, missing: list[str], expected: list[str]
) -> None:
    """criteria.yaml and options/ are required, and the message names each that is not there."""
    files = {file: text for file, text in VALID.items() if file not in missing}
    problems = problems_of(tmp_path, files)

    assert [problem.name for problem in problems] == expected
    for problem in problems:
        assert "is missing" in problem.message
        assert "init" in problem.help


def test_an_options_folder_without_options_is_named(tmp_path: Path) -> None:
    """Files that count as none leave it empty."""
    files = {CRITERIA: VALID[CRITERIA], "options/notes.txt": "x", "options/.hidden.yaml": "x"}
    assert [problem.name for problem in problems_of(tmp_path, files)] == ["no-options"]


@pytest.mark.parametrize("file", [CRITERIA, EVIDENCE, BUILD])
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("folder", "is a folder"),
        ("dangling link", "leads nowhere"),
        ("looping link", "too many"),
        ("named pipe", "not a regular file"),
    ],
)
def test_what_is_no_file_is_said_so_at_once(
    tmp_path: Path, file: str, kind: str, words: str
) -> None:
    """A folder, a link that leads nowhere or a pipe in place of a file; none is waited for."""
    write_folder(tmp_path, VALID)
    path = tmp_path / file
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "named pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("nowhere" if kind == "dangling link" else path.name)

    with pytest.raises(InputError) as raised:
        load_project(Folder(tmp_path))
    (problem,) = raised.value.problems
    assert (problem.name, problem.file) == ("unreadable", file)
    assert words in problem.message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read it all")
@pytest.mark.parametrize("file", [CRITERIA, BUILD, "options"])
def test_what_may_not_be_read_is_said_so(tmp_path: Path, file: str) -> None:
    """A file or folder without the permission to read is named."""
    path = write_folder(tmp_path, VALID) / file
    mode = path.stat().st_mode
    path.chmod(0)
    try:
        with pytest.raises(InputError) as raised:
            load_project(Folder(tmp_path))
    finally:
        path.chmod(mode)
    assert [problem.name for problem in raised.value.problems] == ["unreadable"]
    assert "permission denied" in raised.value.problems[0].message


def test_a_file_in_place_of_the_options_is_said_so(tmp_path: Path) -> None:
    """`options` as a file is not missing, it is no folder."""
    files = {file: text for file, text in VALID.items() if not file.startswith("options/")}
    (problem,) = problems_of(tmp_path, files | {"options": "x"})

    assert "not a folder" in problem.message


@pytest.mark.parametrize(
    ("file", "name", "help"),
    [
        ("options/other.yml", "wrong-suffix", "options/other.yaml"),
        ("perspectives.yml", "wrong-suffix", "perspectives.yaml"),
        pytest.param(
            "evidence.yml",
            "wrong-suffix",
            "evidence.yaml",
        ),
        ("options/Other.yaml", "bad-id", "`other.yaml`"),
        ("options/an option.yaml", "bad-id", "`an-option.yaml`"),
        ("options/été.yaml", "bad-id", "`ete.yaml`"),
        ("options/-x.yaml", "bad-id", "`x.yaml`"),
        ("options/Копия.yaml", "bad-id", "rename"),
        ("options/x.y.yaml", "bad-id", "`x-y.yaml`"),
        ("options/\x1b[31m.yaml", "bad-id", "`31m.yaml`"),
    ],
)
def test_a_file_with_a_wrong_name_is_said_so(
    tmp_path: Path, file: str, name: str, help: str
) -> None:
    """A .yml, or a stem that is no id: the help names what to rename it to."""
    files = {k: v for k, v in VALID.items() if k.removesuffix("yaml") + "yml" != file}
    (problem,) = problems_of(tmp_path, files | {file: VALID[LEASE]})

    assert (problem.name, problem.file) == (name, file)
    assert help in problem.help
    assert "\x1b" not in format_problems([problem])


@pytest.mark.parametrize("file", ["options/other.YAML", "options/other.YML", "options/other.Yaml"])
def test_a_suffix_in_capitals_is_not_passed_over(tmp_path: Path, file: str) -> None:
    """An option must not be missing from the ranking without a word."""
    assert [p.name for p in problems_of(tmp_path, VALID | {file: "x"})] == ["wrong-suffix"]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.yaml", ".x.yaml.swp", "#lease.yaml#", ".#lease.yaml", "~lease.yaml", "lease.yaml~",
        "lease.yaml.bak", "lease.yaml.orig", "README.md", ".DS_Store", "lease.yaml.tmp",
    ],
)  # fmt: skip
def test_hidden_and_backup_files_are_passed_over(tmp_path: Path, name: str) -> None:
    """What editors leave behind is no option, whatever it holds."""
    folder = write_folder(tmp_path, VALID | {f"options/{name}": "a: ["})

    assert recognized_files(folder) == (sorted(VALID), [])
    load_project(Folder(folder))


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b"name: caf\xe9\n", 1, 10, "0xe9"),
        ("# é𝄞\nname: x".encode() + b"\xff\n", 2, 8, "0xff"),
        (b"name: \xc3\x28\n", 1, 7, "0xc3"),
        (b"name: \xed\xa0\x80\n", 1, 7, "0xed"),
        (b"name: x\xc3", 1, 8, "0xc3"),
        ("name: x\n".encode("utf-16"), 1, 1, "UTF-16"),
        (b"\xfe\xff" + "name: x\n".encode("utf-16-be"), 1, 1, "UTF-16"),
        (b"a: 1\r\nb: \x80\r\n", 2, 4, "0x80"),
    ],
)
def test_bytes_that_are_not_utf_8_are_pointed_at(
    tmp_path: Path, data: bytes, line: int, column: int, words: str
) -> None:
    """The first byte that is none is shown with its place in characters."""
    write_folder(tmp_path, VALID)
    (tmp_path / BUILD).write_bytes(data)
    with pytest.raises(InputError) as raised:
        load_project(Folder(tmp_path))
    (problem,) = raised.value.problems

    assert places((problem,)) == [("not-utf-8", BUILD, line, column)]
    assert words in problem.message
    assert "UTF-8" in problem.help


@pytest.mark.parametrize("text", ["", "\n", "# later\n"])
@pytest.mark.parametrize("file", [CRITERIA, BUILD])
def test_a_required_file_that_is_empty_is_said_so(tmp_path: Path, file: str, text: str) -> None:
    """Nothing but comments counts as empty; optional files may be."""
    (problem,) = problems_of(tmp_path, VALID | {file: text})

    assert (problem.name, problem.file) == ("empty-file", file)


CASE = {file: (builtin_path() / file).read_text() for file in recognized_files(builtin_path())[0]}
MARKS = st.sampled_from(
    [*"abc:-?,[]{}#&*!|>'\"%@` \n\r\t\\019.~", ": ", "\n- ", "\0", "\x85", "𝄞", "null"]
)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the built-in case, and its text after a few random edits."""
    file = draw(st.sampled_from(sorted(CASE)))
    lines = CASE[file].split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        kind = draw(
            st.sampled_from(["delete", "duplicate", "swap", "insert", "indent", "cut", "replace"])
        )
        if kind == "delete" and len(lines) > 1:
            del lines[at]
        elif kind == "duplicate":
            lines.insert(at, lines[at])
        elif kind == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == "indent":
            lines[at] = "  " + lines[at] if draw(st.booleans()) else lines[at].removeprefix("  ")
        else:
            column = draw(st.integers(0, len(lines[at])))
            cut = column if kind == "insert" else len(lines[at]) if kind == "cut" else column + 3
            lines[at] = lines[at][:column] + draw(MARKS) + lines[at][cut:]
    return file, "\n".join(lines)


@pytest.fixture(scope="module")
def case_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built-in case, to be written over."""
    return write_folder(tmp_path_factory.mktemp("case"), CASE)


@given(mutated())
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_edit_of_the_case_raises_anything_but_an_input_error(
    case_folder: Path, mutation: tuple[str, str]
) -> None:
    """Lines deleted, doubled, swapped, indented, cut, characters put in: problems at most."""
    file, text = mutation
    texts = CASE | {file: text}
    target = case_folder / file
    target.write_bytes(text.encode())
    problems: tuple[Problem, ...] = ()
    try:
        load_project(Folder(case_folder))
    except InputError as error:
        problems = error.problems
    finally:
        target.write_text(CASE[file])
    for problem in problems:
        assert problem.message
        assert problem.name in PROBLEMS
        if problem.position is None:
            assert problem.file in CASE
        else:
            lines = texts[problem.position.file].split("\n")
            line = lines[problem.position.line - 1].rstrip("\r")
            assert problem.position.text == line
            assert 1 <= problem.position.column <= len(line) + 2
        for words in SAID_BY_OTHERS:
            assert words not in problem.message or words in text
    assert format_problems(problems) or not problems


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_an_option_whose_name_is_no_utf_8_is_said_so(tmp_path: Path) -> None:
    """A file name of any bytes is a problem to be shown, not a crash."""
    folder = write_folder(tmp_path, VALID)
    with open(os.fsencode(folder / "options") + b"/\xff.yaml", "wb") as file:
        file.write(b"name: x\n")

    with pytest.raises(InputError) as raised:
        load_project(Folder(folder))
    assert [problem.name for problem in raised.value.problems] == ["bad-id"]


def test_a_slip_in_one_file_hides_none_in_another(tmp_path: Path) -> None:
    """A wrong word in criteria.yaml, and in one score of an option, leave paths and references
    readable: what is wrong with those is said in the same run."""
    files = VALID | {
        CRITERIA: VALID[CRITERIA].replace("prefer: more", "prefer: moar", 1),
        BUILD: VALID[BUILD]
        .replace("benefit.reach: {value: 3", "benefit.reach: {value: high")
        .replace("burden.noise:", "burden.niose:")
        + "excludes: [nobody]\n",
    }
    names = [problem.name for problem in problems_of(tmp_path, files)]
    assert names == ["bad-choice", "wrong-type", "unknown-criterion", "unknown-option"]


def test_a_wrong_weight_hides_no_misspelt_criterion(tmp_path: Path) -> None:
    """Both are said in one run, in the order of the file, and a whole perspective beside them
    is not held against anybody."""
    text = (
        "council:\n  weights: {benefitt: 3, burden: -4}\nnurses: {weights: {benefit: 5}}\n"
        "odd: {weights: 7}\n"
    )
    with pytest.raises(InputError) as caught:
        load_files(tmp_path, CLEAN | {"perspectives.yaml": text})
    found = [(p.name, p.position.line) for p in caught.value.problems if p.position is not None]
    assert found == [("unknown-criterion", 2), ("bad-weight", 2), ("wrong-type", 4)]
