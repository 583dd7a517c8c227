"""Projects of at most so many bytes, each large in another way; valid unless named otherwise.

Valid ones stay within what model/limits.py lets be. Each is the files by path; `import` reads the
one of SHEETS.
"""

from collections.abc import Callable, Iterable, Iterator

from belarus_options.model.limits import (
    MOST_CRITERIA,
    MOST_OPTIONS,
    MOST_PERSPECTIVES,
    MOST_SCENARIOS,
)

Files = dict[str, str]

_TITLE = "decision: {title: A large decision}\n"
_LEAF = "{weight: 1, prefer: less, scale: {worst: 10, best: 0}}"


def _flat(leaves: int) -> str:
    """criteria.yaml with so many criteria beside each other."""
    return _TITLE + "criteria:\n" + "".join(f"  c{n}: {_LEAF}\n" for n in range(leaves))


def _score(option: int, leaf: int) -> int:
    return (option * 7 + leaf * 5 + option * leaf) % 11


def _options(count: int, leaves: int, text: Callable[[int, int], object] = _score) -> Files:
    """So many options, each with a score on each of so many criteria."""
    return {
        f"options/o{option}.yaml": f"name: Option {option}\nscores:\n"
        + "".join(f"  c{leaf}: {text(option, leaf)}\n" for leaf in range(leaves))
        for option in range(count)
    }


def _project(options: int, leaves: int, text: Callable[[int, int], object] = _score) -> Files:
    return {"criteria.yaml": _flat(leaves)} | _options(options, leaves, text)


def _lines(size: int, line: Callable[[int], str]) -> Iterator[str]:
    """Lines of about so many bytes together."""
    number = 0
    while size > 0:
        made = line(number)
        size -= len(made.encode())
        number += 1
        yield made


def _after(head: str, size: int, line: Callable[[int], str]) -> str:
    return "".join([head, *_lines(size - len(head), line)])


def many_options(size: int) -> Files:
    """Options of 30 scores each: as many options, and as many scores, as can be."""
    return _project(min(MOST_OPTIONS, max(2, size // 360)), 30)


def many_criteria(size: int) -> Files:
    """Criteria beside each other, three options."""
    return _project(3, min(MOST_CRITERIA, max(2, size // 100)))


def many_scores(size: int) -> Files:
    """As many criteria as can be, and as many scores: on 150 options."""
    return _project(min(150, max(2, size // 24_000)), min(MOST_CRITERIA, max(2, size // 100)))


def deep_tree(size: int) -> Files:
    """Criteria 20 deep, in as many branches as there is room for."""
    branches = min(MOST_CRITERIA // 21, max(2, size // 7000))
    lines = [_TITLE, "criteria:\n"]
    paths = []
    for branch in range(branches):
        for depth in range(20):
            pad = "  " * (2 * depth + 1)
            lines.append(f"{pad}b{branch}:\n{pad}  weight: 1\n{pad}  criteria:\n")
        lines.append("  " * 41 + f"c: {_LEAF}\n")
        paths.append(f"b{branch}." * 20 + "c")
    scores = {
        f"options/o{option}.yaml": "scores:\n"
        + "".join(f"  {path}: {_score(option, leaf)}\n" for leaf, path in enumerate(paths))
        for option in range(3)
    }
    return {"criteria.yaml": "".join(lines)} | scores


def uncertain_scores(size: int) -> Files:
    """Scores with a range, a reason and evidence each, 10 criteria."""

    def text(option: int, leaf: int) -> str:
        value = _score(option, leaf)
        low, high = max(0, value - 2), min(10, value + 2)
        return f"{{value: {value}, range: [{low}, {high}], because: So it is, evidence: [e]}}"

    evidence = "evidence: {e: {kind: assumption, says: Something, because: Somehow}}\n"
    return _project(min(MOST_OPTIONS, max(2, size // 800)), 10, text) | {"evidence.yaml": evidence}


def many_evidence(size: int) -> Files:
    """Items of evidence that no score cites."""
    item = "  e{}: {{kind: assumption, says: Something that is so, because: Somehow it is}}\n"
    return _project(3, 3) | {"evidence.yaml": _after("evidence:\n", size, item.format)}


def long_names(size: int) -> Files:
    """Names of one word each, of options and criteria."""
    word = "x" * (size // 7)
    files = {
        file: text.replace("name: ", f"name: {word}", 1) for file, text in _options(3, 3).items()
    }
    criteria = "".join(
        f"  c{n}: {{name: {word}{n}, weight: 1, prefer: less, scale: {{worst: 10, best: 0}}}}\n"
        for n in range(3)
    )
    return files | {"criteria.yaml": f"{_TITLE}criteria:\n{criteria}"}


def long_texts(size: int) -> Files:
    """Reasons and statements of many words."""
    words = "a word and another " * (size // 19 // 8)
    item = f"evidence: {{e: {{kind: assumption, says: {words}, because: {words}}}}}\n"

    def text(option: int, leaf: int) -> str:
        because = f", because: {words}" if leaf == 0 else ""
        return f"{{value: {_score(option, leaf)}, evidence: [e]{because}}}"

    return _project(5, 3, text) | {"evidence.yaml": item}


def many_scenarios(size: int) -> Files:
    """Scenarios that each change every score of ten options on five criteria."""
    count = min(MOST_SCENARIOS, max(2, size // 750))

    def text(option: int, leaf: int) -> str:
        changed = ", ".join(f"s{n}: {(option * n + leaf) % 11}" for n in range(count))
        return f"{{value: {_score(option, leaf)}, scenarios: {{{changed}}}}}"

    worlds = "".join(f"s{number}: {{name: World {number}}}\n" for number in range(count))
    return _project(10, 5, text) | {"scenarios.yaml": worlds}


def many_options_in_scenarios(size: int) -> Files:
    """A few scenarios that change most scores of many options."""

    def text(option: int, leaf: int) -> str:
        changed = ", ".join(f"s{n}: {(option * n + leaf) % 11}" for n in range(8))
        return f"{{value: {_score(option, leaf)}, scenarios: {{{changed}}}}}"

    worlds = "".join(f"s{number}: {{name: World {number}}}\n" for number in range(8))
    return _project(min(3000, max(2, size // 1000)), 10, text) | {"scenarios.yaml": worlds}


def many_perspectives(size: int) -> Files:
    """Perspectives on ten options and five criteria."""

    def line(number: int) -> str:
        weights = ", ".join(f"c{leaf}: {1 + (number * 3 + leaf * leaf) % 9}" for leaf in range(5))
        return f"p{number}: {{name: Role {number}, weights: {{{weights}}}}}\n"

    lines = map(line, range(min(MOST_PERSPECTIVES, max(2, size // 80))))
    return _project(10, 5) | {"perspectives.yaml": "".join(lines)}


def many_levels(size: int) -> Files:
    """A scale of levels, each with its meaning and its value."""
    count = min(150_000, max(2, size // 70))
    lines = [
        f"      {n}: {{means: Level {n}, value: {100 * n / (count - 1)}}}\n" for n in range(count)
    ]
    head = f"{_TITLE}criteria:\n  c0:\n    prefer: more\n    weight: 1\n    scale:\n"
    rest = f"  c1: {_LEAF}\n"
    return {"criteria.yaml": head + "".join(lines) + rest} | _options(5, 2)


def many_points(size: int) -> Files:
    """A value function of many points."""
    count = max(2, size // 39)
    points = ", ".join(f"{10 * n / count}: {100 - 100 * n / count}" for n in range(count + 1))
    leaf = f"{_LEAF[:-1]}, value_function: {{points: {{{points}}}}}}}"
    return {"criteria.yaml": f"{_TITLE}criteria:\n  c0: {leaf}\n  c1: {_LEAF}\n"} | _options(5, 2)


def many_bundles(size: int) -> Files:
    """Named bundles of three of 200 options each."""
    files = _project(200, 3)
    files["options/o0.yaml"] = "role: status-quo\n" + files["options/o0.yaml"]
    sets = ("bundles:\n", *_bundle_lines(min(size, 5_500_000)))
    return files | {"bundles.yaml": "".join(sets)}


def _bundle_lines(size: int) -> Iterator[str]:
    from itertools import combinations

    chosen = combinations(range(1, 200), 3)
    for number, (a, b, c) in enumerate(chosen):
        line = f"  b{number}: {{name: Course {number}, options: [o{a}, o{b}, o{c}]}}\n"
        size -= len(line)
        if size < 0:
            return
        yield line


def unknown_keys_invalid(size: int) -> Files:
    """Keys that are none, beside a project that is right."""
    files = _project(3, 3)
    return files | {"criteria.yaml": _after(files["criteria.yaml"], size, "kay{}: 1\n".format)}


def unknown_criteria_invalid(size: int) -> Files:
    """Scores on criteria that there are not."""
    files = _project(3, 300)
    file = "options/o0.yaml"
    return files | {file: _after(files[file], size, "  b.c{}: 1\n".format)}


def unknown_options_invalid(size: int) -> Files:
    """Bundles of options that there are not."""
    line = "  b{0}: {{name: Course {0}, options: [u{0}, v{0}]}}\n"
    return _project(200, 3) | {"bundles.yaml": _after("bundles:\n", size, line.format)}


def unknown_evidence_invalid(size: int) -> Files:
    """Scores that cite evidence which is not there."""
    cited = ", ".join(f"item-{number}" for number in range(size // 13))
    item = "  e{}: {{kind: assumption, says: Something, because: Somehow}}\n"
    files = _project(3, 3, lambda *_: "{value: 1, evidence: [e1]}")
    files["options/o0.yaml"] = f"scores: {{c0: {{value: 1, evidence: [{cited}]}}, c1: 1, c2: 1}}\n"
    return files | {"evidence.yaml": "evidence:\n" + "".join(map(item.format, range(300)))}


def wrong_types_invalid(size: int) -> Files:
    """Scores that are words."""
    return _project(min(MOST_OPTIONS, max(2, size // 62)), 3, lambda *_: "high")


def too_many_options_invalid(size: int) -> Files:
    """Options of 3 scores each."""
    return _project(size // 45, 3)


def too_many_criteria_invalid(size: int) -> Files:
    """Criteria beside each other, three options."""
    return _project(3, size // 150)


def too_many_values_invalid(size: int) -> Files:
    """A list of numbers."""
    return _project(3, 3) | {"evidence.yaml": "evidence: [" + "0," * (size // 2) + "]\n"}


def doubled_keys_invalid(size: int) -> Files:
    """Keys that stand twice."""
    once = "".join(_lines(size // 2, "kay{}: 1\n".format))
    return _project(3, 3) | {"evidence.yaml": once + once}


def keys_without_values_invalid(size: int) -> Files:
    """Keys with nothing behind them, within braces."""
    keys = ", ".join(f"kay{number}" for number in range(size // 11))
    return _project(3, 3) | {"evidence.yaml": f"evidence: {{{keys}}}\n"}


def tags_invalid(size: int) -> Files:
    """Values with tags and anchors."""
    line = "  e{0}: !x &a{0} {{kind: fact}}\n"
    return _project(3, 3) | {"evidence.yaml": _after("evidence:\n", size, line.format)}


def wrong_levels_invalid(size: int) -> Files:
    """Scores that are none of very many levels."""
    levels = ", ".join(f"{number}: Level {number}" for number in range(size // 80))
    leaf = f"{{weight: 1, prefer: more, scale: {{{levels}}}}}"
    criteria = f"{_TITLE}criteria:\n  c0: {leaf}\n  c1: {_LEAF}\n"
    return {"criteria.yaml": criteria} | _options(size // 200, 2, lambda *_: 0.5)


def a_long_key_invalid(size: int) -> Files:
    """A key of one word."""
    files = _project(3, 3)
    return files | {
        "criteria.yaml": f"{files['criteria.yaml']}{'x' * 500}: 1\n? {'y' * size}\n: 1\n"
    }


def broken_lines_invalid(size: int) -> Files:
    """Lines that YAML cannot read."""
    return _project(3, 3) | {
        "evidence.yaml": _after("evidence:\n", size, "  e{}: 'a' b: [c\n".format)
    }


PROJECTS: dict[str, Callable[[int], Files]] = {
    made.__name__.replace("_", "-"): made
    for made in (
        many_options, many_criteria, many_scores, deep_tree, uncertain_scores, many_evidence,
        long_names, long_texts, many_scenarios, many_options_in_scenarios, many_perspectives,
        many_levels, many_points, many_bundles, unknown_keys_invalid, unknown_criteria_invalid,
        unknown_options_invalid, unknown_evidence_invalid, wrong_types_invalid,
        broken_lines_invalid, too_many_options_invalid, too_many_criteria_invalid,
        too_many_values_invalid, doubled_keys_invalid, keys_without_values_invalid,
        tags_invalid, wrong_levels_invalid, a_long_key_invalid,
    )
}  # fmt: skip


def _cells(rows: int, columns: int) -> str:
    head = ",".join(["", *(f"Criterion {n}" for n in range(columns))])
    body: Iterable[str] = (
        ",".join([f"Option {row}", *(str(_score(row, column)) for column in range(columns))])
        for row in range(rows)
    )
    return "\n".join([head, *body]) + "\n"


# What `import` reads.
SHEETS: dict[str, Callable[[int], str]] = {
    "long-sheet": lambda size: _cells(max(2, size // 30), 5),
    "wide-sheet": lambda size: _cells(3, max(2, size // 22)),
    "square-sheet": lambda size: _cells(
        max(2, int((size / 2.2) ** 0.5)), max(2, int((size / 2.2) ** 0.5))
    ),
    "cells-of-words": lambda size: ",a,b\n" + "x,high,low\ny,low,high\n" * (size // 22),
}
