"""What makes the other files valid beyond their shape: references, levels, shares, probabilities.

Every function yields problems and raises nothing, so that one run finds all of them.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping

from belarus_options.model.evidence import EvidenceFile
from belarus_options.model.grammar import first_levels, first_of
from belarus_options.model.layout import (
    CRITERIA_FILE,
    EVIDENCE_FILE,
    PERSPECTIVES_FILE,
    SCENARIOS_FILE,
    option_file,
)
from belarus_options.model.options import Option, Score, ScoreBlock
from belarus_options.model.perspectives_and_scenarios import Perspective, Scenario
from belarus_options.model.problem import InputError, Place, Problem
from belarus_options.model.screening import ScreeningEntry
from belarus_options.model.shares import Share, add_up
from belarus_options.model.suggest import Suggestions
from belarus_options.model.tree import Criterion, Tree
from belarus_options.model.weights import WeightSetting, apply_weights, derive_weights

# Of more leaves without a score the rest are counted.
_MOST_LISTED = 12


def option_problems(
    option: str,
    block: Option,
    tree: Tree | None,
    options: Collection[str],
    evidence: Mapping[str, object] | None,
    scenarios: Mapping[str, object] | None,
    tests: Mapping[str, object] | None,
    suggestions: Suggestions,
) -> Iterator[Problem]:
    """What is wrong within one option file; parts that are None could not be read."""
    file = option_file(option)
    yield from _screening_problems(option, block, tests, evidence, suggestions)
    yield from _named_option_problems(option, block, options, suggestions)
    if tree is not None:
        yield from _coverage_problems(option, block, tree, suggestions)
    place = Place(file, ("scores",))
    yield from all_score_problems(place, block.scores, tree, evidence, scenarios, suggestions)


def all_score_problems(
    below: Place,
    scores: Mapping[str, Score],
    tree: Tree | None,
    evidence: Mapping[str, object] | None,
    scenarios: Mapping[str, object] | None,
    suggestions: Suggestions | None = None,
) -> Iterator[Problem]:
    """What is wrong with the scores that stand below a place."""
    file, keys = below.file, below.path
    suggestions = suggestions or Suggestions()
    leaves = tree.leaf_at if tree is not None else {}
    for path, score in scores.items():
        leaf = leaves.get(path)
        plain = score.scenarios is None and score.distribution is None and score.if_wrong is None
        if leaf is not None and not (plain and _fits(score, leaf)):
            yield from _score_problems(score, leaf, Place(file, (*keys, path)))
        if evidence is not None and score.evidence:
            place = Place(file, (*keys, path))
            yield from _evidence_problems(score, evidence, place, suggestions)
        if score.if_wrong:
            place = Place(file, (*keys, path))
            yield from _if_wrong_problems(score.if_wrong, score, place, suggestions)
        for scenario, entry in (score.scenarios or {}).items():
            place = Place(file, (*keys, path, "scenarios", scenario))
            yield from unknown_scenario(scenario, scenarios, place, suggestions)
            if leaf is not None:
                yield from _score_problems(entry, leaf, place)
            if evidence is not None:
                yield from _evidence_problems(entry, evidence, place, suggestions)
            if entry.if_wrong:
                whole = score.in_scenario(scenario)
                yield from _if_wrong_problems(entry.if_wrong, whole, place, suggestions)


def _screening_problems(
    option: str,
    block: Option,
    tests: Mapping[str, object] | None,
    evidence: Mapping[str, object] | None,
    suggestions: Suggestions,
) -> Iterator[Problem]:
    """Answers to tests that there are not, and what they cite that is not there."""
    for test, answer in (block.screening or {}).items():
        place = Place(option_file(option), ("screening", test))
        if tests is not None and test not in tests:
            yield Problem(
                "unknown-test",
                f"`{test}` is not a screening test",
                suggestions.did_you_mean(test, tests)
                or "define it under `screening` in criteria.yaml",
                place=place._replace(key=True),
            )
        if evidence is not None:
            yield from _evidence_problems(answer, evidence, place, suggestions)


def unknown_scenario(
    scenario: str,
    scenarios: Mapping[str, object] | None,
    place: Place,
    suggestions: Suggestions | None = None,
) -> Iterator[Problem]:
    """That the key at a place is no scenario, where it is none and they are known."""
    if scenarios is not None and scenario not in scenarios:
        yield Problem(
            "unknown-scenario",
            f"`{scenario}` is not a scenario",
            (suggestions or Suggestions()).did_you_mean(scenario, scenarios)
            or "define it in scenarios.yaml",
            place=Place(place.file, place.path, key=True),
        )


def unknown_option(
    option: str,
    known: Collection[str],
    place: Place,
    suggestions: Suggestions | None = None,
    besides: str = "",
) -> Iterator[Problem]:
    """That what stands at a place is no option, where it is none; one is not what was meant."""
    if option not in known:
        yield Problem(
            "unknown-option",
            f"`{option}` is not an option",
            (suggestions or Suggestions()).did_you_mean(option, known, besides=besides)
            or f"no options/{option}.yaml is there",
            place=place,
        )


def _named_option_problems(
    option: str, block: Option, known: Collection[str], suggestions: Suggestions
) -> Iterator[Problem]:
    """What is wrong with the options that an option requires or excludes."""
    for key, ids in (("requires", block.requires), ("excludes", block.excludes)):
        for index, other in enumerate(ids):
            place = Place(option_file(option), (key, index))
            if other == option:
                yield Problem("bad-option", f"`{option}` {key} itself", "take it out", place=place)
            elif other not in known:
                yield from unknown_option(other, known, place, suggestions, besides=option)
            elif key == "excludes" and other in block.requires:
                yield Problem(
                    "bad-option", f"`{option}` both requires and excludes `{other}`", place=place
                )


def _coverage_problems(
    option: str, block: Option, tree: Tree, suggestions: Suggestions
) -> Iterator[Problem]:
    file = option_file(option)
    leaves = tree.leaf_at
    meant: set[str] = set()
    unknown = [p for p in block.scores if p not in leaves and not tree.is_in_doubt(p)]
    for path in unknown:
        # A score that is misspelt, or on a branch, is not missing, too.
        meant.update(suggestions.nearest(path, leaves))
        meant.update(leaf.path for leaf in tree.leaves_under(path))
        place = Place(file, ("scores", path), key=True)
        yield no_leaf(path, tree, place, suggestions=suggestions)
    meant |= block.scores.keys()
    missing = [path for path in leaves if path not in meant and not tree.is_in_doubt(path)]
    if missing and not (unknown and suggestions.is_spent):
        yield Problem(
            "missing-score",
            f"`{option}` has no score for {first_of(missing, _MOST_LISTED)}",
            "write one on each under `scores`; what is not known gets a wide range",
            place=Place(file, ("scores",), key=True),
        )


def no_leaf(
    path: str,
    tree: Tree,
    place: Place | None = None,
    argument: str = "",
    suggestions: Suggestions | None = None,
) -> Problem:
    """The problem that a path to be scored, at a place or in an argument, leads to no leaf."""
    if path not in tree.nodes:
        return tree.unknown(path, place, argument, suggestions)
    below = first_of([leaf.path for leaf in tree.leaves_under(path)], _MOST_LISTED)
    return Problem(
        "unknown-criterion",
        f"`{path}` is a branch",
        f"score its leaves under their paths: {below}",
        place=place,
        argument=argument,
    )


def no_level(
    number: float, leaf: Criterion, place: Place | None = None, argument: str = ""
) -> Iterator[Problem]:
    """The problem that a number, at a place or in an argument, is none of a leaf's levels."""
    scale = leaf.constructed
    if scale is not None and number not in scale.levels:
        yield Problem(
            "bad-level",
            f"{number:g} is not a level of `{leaf.path}`",
            f"levels are {first_levels(scale.ordered)}",
            place=place,
            argument=argument,
        )


def _fits(score: ScoreBlock, leaf: Criterion) -> bool:
    # The common case at a glance; whatever fails here is looked at closely by _score_problems.
    scale = leaf.constructed
    if scale is None:
        return True
    levels = scale.levels
    return score.value in levels and (
        score.range is None or (score.range[0] in levels and score.range[1] in levels)
    )


def _score_problems(score: ScoreBlock, leaf: Criterion, place: Place) -> Iterator[Problem]:
    scale = leaf.constructed
    if scale is None:
        return
    given: list[tuple[float, tuple[str | int, ...]]] = []
    if score.value is not None:
        given.append((score.value, ("value",)))
    for index, bound in enumerate(score.range or ()):
        given.append((bound, ("range", index)))
    for item, wrong in (score.if_wrong or {}).items():
        given.append((wrong.value, ("if_wrong", item, "value")))
    if score.distribution is not None:
        if score.distribution.discrete is None:
            yield Problem(
                "bad-distribution",
                f"`{leaf.path}` has a constructed scale, which takes only `discrete`",
                place=Place(place.file, (*place.path, "distribution"), key=True),
            )
        elif score.value is None:
            yield Problem(
                "missing-key",
                f"the score on `{leaf.path}` has no `value`: a mean can lie between levels",
                "write the `value` beside the distribution",
                place=Place(place.file, place.path, key=True),
            )
        levels = score.distribution.discrete or {}
        given += [(level, ("distribution", "discrete")) for level in levels]
    for number, keys in given:
        yield from no_level(number, leaf, Place(place.file, (*place.path, *keys)))


def _evidence_problems(
    score: ScoreBlock | ScreeningEntry,
    evidence: Mapping[str, object],
    place: Place,
    suggestions: Suggestions,
) -> Iterator[Problem]:
    for index, item in enumerate(score.evidence or ()):
        if item not in evidence:
            yield Problem(
                "unknown-evidence",
                f"`{item}` is not in evidence.yaml",
                suggestions.did_you_mean(item, evidence) or "write it there",
                place=Place(place.file, (*place.path, "evidence", index)),
            )


def _if_wrong_problems(
    wrong: Iterable[str], score: ScoreBlock, place: Place, suggestions: Suggestions
) -> Iterator[Problem]:
    cited = score.evidence or ()
    for item in wrong:
        if item not in cited:
            yield Problem(
                "bad-if-wrong",
                f"the score does not rest on `{item}`",
                suggestions.did_you_mean(item, cited)
                or "name it under its `evidence`, or take it out here",
                place=Place(place.file, (*place.path, "if_wrong", item), key=True),
            )


def folder_problems(options: Mapping[str, Option]) -> Iterator[Problem]:
    """What is wrong between options: more than one status quo, an option that requires another
    which excludes it."""
    for option, block in options.items():
        for index, other in enumerate(block.requires):
            if other in options and option in options[other].excludes:
                yield Problem(
                    "bad-option",
                    f"`{option}` requires `{other}`, which excludes it",
                    "exclusions hold both ways; take one of the two out",
                    place=Place(option_file(option), ("requires", index)),
                )
    status_quo = [option for option, block in options.items() if block.role == "status-quo"]
    for option in status_quo[1:]:
        yield Problem(
            "second-status-quo",
            f"`{option}` is a second status quo beside `{status_quo[0]}`",
            "only one option can be what happens anyway",
            place=Place(option_file(option), ("role",)),
        )


def evidence_problems(file: EvidenceFile) -> Iterator[Problem]:
    """Evidence that names a source which is not there."""
    suggestions = Suggestions()
    for item, block in file.evidence.items():
        if block.source is not None and block.source not in file.sources:
            yield Problem(
                "unknown-source",
                f"`{block.source}` is not one of the sources",
                suggestions.did_you_mean(block.source, file.sources) or "define it under `sources`",
                place=Place(EVIDENCE_FILE, ("evidence", item, "source")),
            )


def perspective_problems(
    perspectives: Mapping[str, Perspective], tree: Tree, raw: Mapping[str, float]
) -> Iterator[Problem]:
    """Perspectives whose paths or shares cannot be."""
    for perspective in perspectives:
        try:
            derive_weights(
                tree, apply_weights(tree, raw, perspective_settings(perspectives, perspective))
            )
        except InputError as error:
            for found in error.problems:
                if found.place is not None and found.place.file == CRITERIA_FILE:
                    place = Place(PERSPECTIVES_FILE, (perspective, "weights"), key=True)
                    yield found._replace(place=place)
                else:
                    yield found


def unknown_weights(weighed: Mapping[str, Iterable[str]], tree: Tree) -> Iterator[Problem]:
    """What perspectives weigh that is not a criterion, by the paths of each."""
    suggestions = Suggestions()
    for perspective, paths in weighed.items():
        for path in paths:
            if path not in tree.nodes and not tree.is_in_doubt(path):
                place = Place(PERSPECTIVES_FILE, (perspective, "weights", path), key=True)
                yield tree.unknown(path, place, suggestions=suggestions)


def perspective_settings(
    perspectives: Mapping[str, Perspective], perspective: str
) -> list[WeightSetting]:
    """A perspective's weights, as settings that know where they stand."""
    return [
        WeightSetting(path, value, Place(PERSPECTIVES_FILE, (perspective, "weights", path)))
        for path, value in perspectives[perspective].weights.items()
    ]


def scenario_problems(scenarios: Mapping[str, Scenario]) -> Iterator[Problem]:
    """Probabilities that only some scenarios have, or that do not add up to 1."""
    given = {key: s.probability for key, s in scenarios.items() if s.probability is not None}
    if not given:
        return
    if len(given) < len(scenarios):
        for scenario in scenarios.keys() - given.keys():
            yield Problem(
                "bad-probability",
                f"`{scenario}` has no probability, and others have one",
                "give one to all scenarios or to none",
                place=Place(SCENARIOS_FILE, (scenario,), key=True),
            )
        return
    shares = [probability for probability in given.values() if isinstance(probability, Share)]
    rounded = len(shares) == len(given) and add_up(shares, 1)
    if not rounded and abs(math.fsum(given.values()) - 1) > 1e-9:
        yield Problem(
            "bad-probability",
            f"the probabilities add up to {math.fsum(given.values()):.10g}, not 1",
            place=Place(SCENARIOS_FILE, (next(iter(given)), "probability")),
        )
