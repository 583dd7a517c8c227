"""What bundles can be made of, and what each has to keep to: options, rules and constraints."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from belarus_options.methods.bundles.sets import Limits, Sets, TooManySets, Within, all_sets
from belarus_options.methods.exact.ratios import of_decimals
from belarus_options.model.bundles import BundlesFile, NamedBundle
from belarus_options.model.bundles_validity import cost_problems
from belarus_options.model.layout import BUNDLES_FILE, OPTIONS_FOLDER
from belarus_options.model.problem import Asked, InputError, Place, Problem, Template, refuse
from belarus_options.model.project import Project
from belarus_options.model.screened_out import bounded_leaves, failed_tests
from belarus_options.model.screening import Must
from belarus_options.model.settings import (
    Settings,
    check_settings,
    known_option,
    refuse_screened,
)
from belarus_options.studies.bundles.asked import AS_IN_THE_FILE, BundleSettings, Constraint


@dataclass(frozen=True, eq=False)
class Candidates:
    """The options that bundles are made of, in the order of their ids, what is added to (the status
    quo), and what bundles have to keep to."""

    project: Project
    settings: Settings
    asked: BundleSettings
    baseline: str
    options: tuple[str, ...]
    dropped: frozenset[Constraint] = field(default_factory=frozenset)
    """Constraints that are looked away from."""

    @cached_property
    def file(self) -> BundlesFile:
        return self.project.bundles

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The place of each option."""
        return {option: at for at, option in enumerate(self.options)}

    @property
    def budget(self) -> float | None:
        """The most that a bundle costs, None without a budget."""
        asked = self.asked.budget
        return self.file.limits.budget if asked is None else asked

    @property
    def at_least(self) -> int:
        return _first(self.asked.at_least, self.file.limits.at_least) or 0

    @property
    def at_most(self) -> int | None:
        return _first(self.asked.at_most, self.file.limits.at_most)

    @property
    def included(self) -> tuple[str, ...]:
        """The options that are in every bundle."""
        return tuple(dict.fromkeys((*self.file.limits.with_, *self.asked.included)))

    @property
    def left_out(self) -> tuple[str, ...]:
        """The options that are in none."""
        return tuple(dict.fromkeys((*self.file.limits.without, *self.asked.left_out)))

    @cached_property
    def costs(self) -> tuple[int, ...] | None:
        """What each option costs, in parts of the unit: None where one of them says no cost."""
        given = [self.project.options[option].cost for option in self.options]
        if not given or any(cost is None for cost in given):
            return None
        return tuple(of_decimals(np.array(given, dtype=np.float64)).numerators.tolist())

    @cached_property
    def cost_unit(self) -> int:
        """How many of these parts are 1."""
        given = [self.project.options[option].cost or 0.0 for option in self.options]
        return of_decimals(np.array(given)).denominator

    @cached_property
    def constraints(self) -> tuple[Constraint, ...]:
        """All that forbids bundles; what is wanted of them comes before what options are."""
        found = [Constraint("with", (option,)) for option in self.included]
        found += [Constraint("without", (option,)) for option in self.left_out]
        found += [Constraint("budget")] if self.budget is not None else []
        found += [Constraint("at-least")] if self.at_least else []
        found += [Constraint("at-most")] if self.at_most is not None else []
        found += [Constraint("group", (group,)) for group in self.file.limits.groups or {}]
        return (*found, *self._rules())

    def _rules(self) -> Iterator[Constraint]:
        seen = set()
        for option in self.options:
            block = self.project.options[option]
            for other in block.excludes:
                pair = frozenset((option, other))
                if other in self.number_of and pair not in seen:
                    seen.add(pair)
                    yield Constraint("excludes", (option, other))
            for other in block.requires:
                if other != self.baseline:
                    yield Constraint("requires", (option, other))

    def without(self, *dropped: Constraint) -> "Candidates":
        """The same without some constraints."""
        return replace(self, dropped=self.dropped | set(dropped))

    @cached_property
    def limits(self) -> Limits:
        """What bundles keep to, as numbers."""
        number = self.number_of
        held = [c for c in self.constraints if c not in self.dropped]
        kinds: dict[str, list[Constraint]] = {}
        for constraint in held:
            kinds.setdefault(constraint.kind, []).append(constraint)
        everyone = tuple(range(len(self.options)))
        within = [Within(everyone, self.at_least)] if "at-least" in kinds else []
        within += [Within(everyone, 0, self.at_most)] if "at-most" in kinds else []
        for constraint in kinds.get("group", ()):
            group = (self.file.limits.groups or {})[constraint.ids[0]]
            members = tuple(number[option] for option in group.options if option in number)
            within.append(Within(members, group.at_least or 0, group.at_most))
        budget = None
        if "budget" in kinds and self.budget is not None:
            # Costs are whole numbers of parts, so that a part of a part more buys nothing.
            parts = of_decimals(np.array([self.budget]))
            budget = int(parts.numerators[0]) * self.cost_unit // parts.denominator
        return Limits(
            number=len(self.options),
            exclusions=tuple(
                (number[c.ids[0]], number[c.ids[1]]) for c in kinds.get("excludes", ())
            ),
            requirements=tuple(
                (number[c.ids[0]], number.get(c.ids[1])) for c in kinds.get("requires", ())
            ),
            included=frozenset(number[c.ids[0]] for c in kinds.get("with", ())),
            left_out=frozenset(
                number[c.ids[0]] for c in kinds.get("without", ()) if c.ids[0] in number
            ),
            within=tuple(within),
            costs=self.costs,
            budget=budget,
        )

    def sets(self) -> Sets:
        """Every bundle that can be, at least one; raises InputError where there is none, and where
        there are too many."""
        try:
            sets = all_sets(self.limits)
        except TooManySets:
            raise too_many() from None
        if not len(sets):
            raise self._no_bundle()
        return sets

    @cached_property
    def bounds(self) -> dict[str, Must]:
        """The bounds that a bundle's value has to keep, by leaf."""
        if self.settings.includes_screened:
            return {}
        leaves = bounded_leaves(self.project)
        return {leaf.path: leaf.must for leaf in leaves if leaf.must is not None}

    def feasible(self, options: Iterable[str]) -> bool:
        """Whether one bundle keeps to everything."""
        return not self.broken_by(options)

    def broken_by(self, options: Iterable[str]) -> tuple[Constraint, ...]:
        """The constraints that forbid a bundle."""
        chosen = frozenset(options)
        number = self.number_of
        if not chosen <= number.keys():
            gone = sorted(chosen - number.keys())
            return tuple(Constraint("option", (option,)) for option in gone)
        return tuple(
            c for c in self.constraints if c not in self.dropped and self._breaks(c, chosen)
        )

    def _breaks(self, constraint: Constraint, chosen: frozenset[str]) -> bool:
        kind, ids = constraint.kind, constraint.ids
        if kind in ("with", "without", "requires"):
            needed = ids[0] if kind == "with" else ids[-1]
            is_asked = kind != "requires" or ids[0] in chosen
            return is_asked and (needed in chosen) is (kind == "without")
        if kind == "excludes":
            return chosen >= set(ids)
        if kind != "budget":
            least, most, some = self.at_least, self.at_most, chosen
            if kind == "group":
                group = (self.file.limits.groups or {})[ids[0]]
                least, most = group.at_least or 0, group.at_most
                some = chosen & set(group.options)
            is_short = kind != "at-most" and len(some) < least
            return is_short or (kind != "at-least" and most is not None and len(some) > most)
        assert self.costs is not None
        budget = self.limits.budget
        cost = sum(self.costs[self.number_of[option]] for option in chosen)
        return budget is not None and cost > budget

    def _no_bundle(self) -> InputError:
        """The problem that nothing can be, with a smallest set of constraints that is why: each is
        left out in turn, and stays out where there is still nothing (deletion filter; Chinneck
        2008, ch. 6)."""
        needed = self
        for constraint in self.constraints:
            without = needed.without(constraint)
            if not without.has_any:
                needed = without
        kept = [c for c in self.constraints if c not in needed.dropped]
        asked = next(filter(None, map(self._asked_for, kept)), None)
        return refuse(
            "no-bundle",
            f"no set of options keeps to all of this: {', '.join(map(self._words, kept))}",
            "leave one of them out",
            asked=asked,
            file="" if asked is not None else f"{OPTIONS_FOLDER}/",
        )

    def _asked_for(self, constraint: Constraint) -> Asked | None:
        """What of the run's settings asks for a constraint, None where a file does."""
        asked, ids = self.asked, constraint.ids
        id = ids[0] if ids else ""
        given = {
            "with": Asked("with", id) if id in asked.included else None,
            "without": Asked("without", id) if id in asked.left_out else None,
            "budget": Asked("budget", f"{asked.budget:g}") if asked.budget is not None else None,
            "at-least": Asked("at-least", f"{asked.at_least}") if asked.at_least else None,
            "at-most": Asked("at-most", f"{asked.at_most}") if asked.at_most is not None else None,
        }
        return given.get(constraint.kind)

    @property
    def has_any(self) -> bool:
        """Whether any bundle can be."""
        try:
            return bool(len(all_sets(self.limits)))
        except TooManySets:
            return True

    def _words(self, constraint: Constraint) -> str:
        ids = [f"`{id}`" for id in constraint.ids]
        match constraint.kind:
            case "excludes" | "requires":
                return f"{ids[0]} {constraint.kind} {ids[1]}"
            case "budget":
                return f"a budget of {self.budget:g}"
            case "at-least":
                return f"at least {self.at_least} of them"
            case "at-most":
                return f"at most {self.at_most} of them"
        return " ".join((constraint.kind, *ids))

    @property
    def named(self) -> dict[str, NamedBundle]:
        """The bundles of bundles.yaml whose options are all kept, by id."""
        return {
            id: block
            for id, block in self.file.named.items()
            if set(block.in_scenario(self.settings.scenario)) <= self.number_of.keys()
        }


def candidates(
    project: Project, settings: Settings, asked: BundleSettings = AS_IN_THE_FILE
) -> Candidates:
    """What bundles of a project can be made of under settings; raises InputError where there is no
    status quo, where constraints contradict each other, and for options that there are not."""
    check_settings(project, settings)
    baseline = project.status_quo
    if baseline is None:
        raise refuse(
            "no-baseline",
            "there is no status quo: a bundle is valued by what its options change",
            "write `role: status-quo` into the file of the option that happens anyway",
            file=f"{OPTIONS_FOLDER}/",
        )
    problems = list(_asked_problems(project, baseline, asked))
    options = _admitted(project, settings, baseline)
    found = Candidates(project, settings, asked, baseline, options)
    problems += _kept_problems(found)
    if not problems and found.budget is not None:
        where = Asked("budget", f"{found.budget:g}")
        of_options = cost_problems(project.options, None)
        problems += [p if p.place is not None else p._replace(asked=where) for p in of_options]
    if problems:
        raise InputError(problems)
    return found


def _admitted(project: Project, settings: Settings, baseline: str) -> tuple[str, ...]:
    """The options that settings keep and that pass every test with words; bounds on leaves bind
    what bundles come to there, and not their members."""
    failed: dict[str, tuple[str, ...]] = {}
    if not settings.includes_screened:
        failed = {o: tests for o in project.options if (tests := failed_tests(project, o))}
    refuse_screened([o for o in settings.options or () if o != baseline], failed, "option")
    kept = project.options if settings.options is None else settings.options
    return tuple(o for o in project.options if o in kept and o not in failed and o != baseline)


def _asked_problems(project: Project, baseline: str, asked: BundleSettings) -> Iterator[Problem]:
    limits = project.bundles.limits
    for setting, named in (("with", asked.included), ("without", asked.left_out)):
        for option in named:
            known_option(project, option, setting)
            if option == baseline:
                yield Problem(
                    "bad-bundle",
                    f"`{option}` is the status quo, to which a bundle adds its options",
                    "leave it out",
                    asked=Asked(setting, option),
                )
    least, most = (
        _first(asked.at_least, limits.at_least),
        _first(asked.at_most, limits.at_most),
    )
    if least is not None and most is not None and least > most:
        setting = "at-least" if asked.at_least is not None else "at-most"
        yield Problem(
            "bad-constraint",
            f"at least {least} and at most {most} is no number of options",
            "mend one of the two",
            asked=Asked(setting, str(least if setting == "at-least" else most)),
        )


def _kept_problems(found: Candidates) -> Iterator[Problem]:
    for option in found.included:
        setting = "with" if option in found.asked.included else "without"
        is_asked = option in (*found.asked.included, *found.asked.left_out)
        asked = Asked(setting, option) if is_asked else None
        place = None if is_asked else Place(BUNDLES_FILE, ("constraints", "with"))
        if option in found.left_out:
            yield Problem(
                "bad-constraint",
                f"`{option}` is to be in every bundle, and in none",
                "leave one of the two out",
                asked=asked,
                place=place,
            )
        elif option not in found.number_of and option != found.baseline:
            yield Problem(
                "bad-constraint",
                f"`{option}` is to be in every bundle, and is not among the options set",
                Template(f"add `$option {option}`"),
                asked=asked,
                place=place,
            )


def too_many() -> InputError:
    """The problem that there are more bundles than are looked at."""
    return refuse(
        "too-many-bundles",
        "more than 1,048,576 sets of options keep to what limits them",
        Template(
            "limit their size with `$at-most N`, leave options out with `$without ID`, or put"
            " those that replace one another into groups"
        ),
        asked=Asked("at-most", None),
    )


def _first(*given: int | None) -> int | None:
    return next((number for number in given if number is not None), None)


def ids_of(options: Sequence[str], numbers: Collection[int]) -> tuple[str, ...]:
    """The ids of options by number, in order."""
    return tuple(options[number] for number in sorted(numbers))
