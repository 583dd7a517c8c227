"""What makes bundles.yaml valid beyond its shape: options, sets that can be, constraints.

Every function yields problems and raises nothing, so that one run finds all of them.
"""

from collections.abc import Collection, Iterator, Mapping

from belarus_options.model.bundles import BundlesFile, Constraints, NamedBundle
from belarus_options.model.grammar import first_of
from belarus_options.model.layout import BUNDLES_FILE, option_file
from belarus_options.model.options import Option
from belarus_options.model.problem import Place, Problem
from belarus_options.model.suggest import Suggestions
from belarus_options.model.tree import Tree
from belarus_options.model.validity import (
    all_score_problems,
    no_leaf,
    unknown_option,
    unknown_scenario,
)

Known = Mapping[str, object] | None


def bundle_problems(
    file: BundlesFile,
    options: Mapping[str, Option | None],
    tree: Tree | None,
    evidence: Known,
    scenarios: Known,
    suggestions: Suggestions,
) -> Iterator[Problem]:
    """What is wrong within bundles.yaml; of the options None could not be read, and parts that are
    None not either."""
    read = {option: block for option, block in options.items() if block is not None}
    seen: dict[object, str] = {}
    for bundle, block in file.named.items():
        place = Place(BUNDLES_FILE, ("bundles", bundle), key=True)
        if bundle in options:
            yield Problem(
                "bad-bundle", f"`{bundle}` is the id of an option", "rename the bundle", place=place
            )
        later = {scenario: frozenset(added) for scenario, added in (block.later or {}).items()}
        course = (frozenset(block.options), frozenset(later.items()))
        if course in seen:
            yield Problem(
                "bad-bundle",
                f"`{bundle}` has the same options as `{seen[course]}`",
                "take one of the two out",
                place=place,
            )
        seen.setdefault(course, bundle)
        yield from _set_problems(bundle, block, read, options, suggestions)
        yield from _later_problems(bundle, block, read, options, scenarios, suggestions)
        yield from _whole_problems(bundle, block, tree, evidence, scenarios, suggestions)
    yield from _constraint_problems(file.limits, read, options, suggestions)


def _set_problems(
    bundle: str,
    block: NamedBundle,
    read: Mapping[str, Option],
    options: Collection[str],
    suggestions: Suggestions,
) -> Iterator[Problem]:
    """What is wrong with the options that are chosen now."""
    keys = ("bundles", bundle, "options")
    if not block.options and not block.later:
        yield Problem(
            "bad-bundle",
            f"`{bundle}` is a bundle of nothing, which is the status quo",
            "name options in it, or some that are added `later`",
            place=Place(BUNDLES_FILE, keys, key=True),
        )
    yield from _member_problems(bundle, block.options, keys, read, options, suggestions)
    yield from rule_problems(bundle, block.options, read, Place(BUNDLES_FILE, keys))


def _later_problems(
    bundle: str,
    block: NamedBundle,
    read: Mapping[str, Option],
    options: Collection[str],
    scenarios: Known,
    suggestions: Suggestions,
) -> Iterator[Problem]:
    """What is wrong with the options that scenarios add."""
    for scenario, added in (block.later or {}).items():
        keys = ("bundles", bundle, "later", scenario)
        yield from unknown_scenario(scenario, scenarios, Place(BUNDLES_FILE, keys), suggestions)
        yield from _member_problems(bundle, added, keys, read, options, suggestions)
        for index, option in enumerate(added):
            if option in block.options:
                yield Problem(
                    "bad-bundle",
                    f"`{option}` is chosen already, under `options` of `{bundle}`",
                    "take it out here",
                    place=Place(BUNDLES_FILE, (*keys, index)),
                )
        # What is wrong with the first part is said there.
        if not list(_broken_rules(block.options, read)):
            whole = block.in_scenario(scenario)
            yield from rule_problems(bundle, whole, read, Place(BUNDLES_FILE, keys))


def _member_problems(
    bundle: str,
    members: Collection[str],
    keys: tuple[str | int, ...],
    read: Mapping[str, Option],
    options: Collection[str],
    suggestions: Suggestions,
) -> Iterator[Problem]:
    for index, option in enumerate(members):
        place = Place(BUNDLES_FILE, (*keys, index))
        yield from unknown_option(option, options, place, suggestions)
        if option in read and read[option].role == "status-quo":
            yield Problem(
                "bad-bundle",
                f"`{option}` is the status quo, to which `{bundle}` adds its options",
                "take it out; nothing chosen is the status quo",
                place=place,
            )


def rule_problems(
    bundle: str, members: Collection[str], read: Mapping[str, Option], place: Place
) -> Iterator[Problem]:
    """The rules of options that a set of them at a place violates."""
    for option, rule, other in _broken_rules(members, read):
        at = list(members).index(option)
        is_list = place.path[-1] == "options"
        yield Problem(
            "bad-bundle",
            f"`{option}` {rule} `{other}`, which {'is also' if rule == 'excludes' else 'is not'} in"
            f" `{bundle}`",
            f"{'take one of the two out' if rule == 'excludes' else 'add it'}; the rule stands in"
            f" {option_file(option)}",
            place=Place(place.file, (*place.path, at)) if is_list else place,
        )


def _broken_rules(
    members: Collection[str], read: Mapping[str, Option]
) -> Iterator[tuple[str, str, str]]:
    """Each rule that a set of options violates, once: who has it, the key, and whom it names."""
    for option in members:
        if option not in read:
            continue
        block = read[option]
        for other in block.requires:
            is_chosen = other in members or (other not in read or read[other].role == "status-quo")
            if not is_chosen:
                yield option, "requires", other
        for other in block.excludes:
            said_before = other in read and option in read[other].excludes and other < option
            if other in members and not said_before:
                yield option, "excludes", other


def _whole_problems(
    bundle: str,
    block: NamedBundle,
    tree: Tree | None,
    evidence: Known,
    scenarios: Known,
    suggestions: Suggestions,
) -> Iterator[Problem]:
    """What is wrong with the scores of a bundle as a whole."""
    keys = ("bundles", bundle, "scores")
    if block.scores and len(block.options) < 2:
        yield Problem(
            "bad-bundle",
            f"`{bundle}` has scores of its own, and {len(block.options)} option"
            + ("s" if not block.options else ""),
            "scores of one option stand in its own file; these are for two or more together",
            place=Place(BUNDLES_FILE, keys, key=True),
        )
    if tree is not None:
        leaves = {leaf.path for leaf in tree.leaves}
        for path in block.explicit:
            if path not in leaves and not tree.is_in_doubt(path):
                place = Place(BUNDLES_FILE, (*keys, path), key=True)
                yield no_leaf(path, tree, place, suggestions=suggestions)
    below = Place(BUNDLES_FILE, keys)
    yield from all_score_problems(below, block.explicit, tree, evidence, scenarios, suggestions)


def _constraint_problems(
    constraints: Constraints,
    read: Mapping[str, Option],
    options: Collection[str],
    suggestions: Suggestions,
) -> Iterator[Problem]:
    top = ("constraints",)
    yield from _bound_problems(constraints.at_least, constraints.at_most, None, top)
    for key, members in (("with", constraints.with_), ("without", constraints.without)):
        yield from _member_problems("a bundle", members, (*top, key), read, options, suggestions)
    for index, option in enumerate(constraints.without):
        if option in constraints.with_:
            yield Problem(
                "bad-constraint",
                f"`{option}` is in every bundle by `with`, and in none by `without`",
                "take it out of one of the two",
                place=Place(BUNDLES_FILE, (*top, "without", index)),
            )
    for id, group in (constraints.groups or {}).items():
        keys = (*top, "groups", id)
        yield from _member_problems(
            "a bundle", group.options, (*keys, "options"), read, options, suggestions
        )
        size = len(group.options)
        yield from _bound_problems(group.at_least, group.at_most, size, keys)
    if constraints.budget is not None:
        yield from cost_problems(read, Place(BUNDLES_FILE, (*top, "budget")))


def _bound_problems(
    least: int | None, most: int | None, size: int | None, keys: tuple[str, ...]
) -> Iterator[Problem]:
    """Bounds on how many options there are, of so many, that leave no number."""
    place = Place(BUNDLES_FILE, (*keys, "at-least"))
    if least is not None and most is not None and least > most:
        message = f"at least {least} and at most {most} is no number of options"
        yield Problem("bad-constraint", message, "mend one of the two", place=place)
    elif least is not None and size is not None and least > size:
        message = f"at least {least} of {size} options is more than there are"
        yield Problem("bad-constraint", message, f"write {size} or fewer", place=place)


def cost_problems(options: Mapping[str, Option], budget: Place | None) -> Iterator[Problem]:
    """Options without the cost that a budget at a place needs, and a status quo that has one."""
    lacking = [option for option, block in options.items() if _lacks_cost(block)]
    if lacking:
        yield Problem(
            "missing-cost",
            f"{first_of(lacking, 5)} {'has' if len(lacking) == 1 else 'have'} no `cost`, and there"
            " is a budget",
            "write what each costs beyond the status quo, in the budget's unit",
            place=budget,
        )
    for option, block in options.items():
        if block.role == "status-quo" and block.cost:
            yield Problem(
                "bad-option",
                f"the status quo costs {block.cost:g}, and a cost is what an option adds to it",
                "take its `cost` out, or write 0",
                place=Place(option_file(option), ("cost",)),
            )


def _lacks_cost(block: Option) -> bool:
    return block.role != "status-quo" and block.cost is None
