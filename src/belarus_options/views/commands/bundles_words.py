"""What sentences and tables of bundles call them."""

from collections.abc import Iterable, Sequence

from belarus_options.studies.bundles.asked import Constraint
from belarus_options.studies.bundles.bundles import Bundle, Bundles
from belarus_options.studies.bundles.candidates import Candidates
from belarus_options.views.report.numbers import measure
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    counted,
    criterion,
    joined,
    named_bundle,
    option,
    options,
    say,
    separated,
)


def members(result: Bundles, options: Iterable[str]) -> Sentence:
    """Some options together, the best first; nothing is what happens anyway."""
    place = {row.option: at for at, row in enumerate(result.ranking.ranked)}
    ordered = sorted(options, key=lambda each: place.get(each, len(place)))
    if not ordered:
        return say("{}", option(result.found.baseline))
    return separated(list(map(option, ordered)), " + ")


def row_name(result: Bundles, row: Bundle) -> Sentence:
    """What a row of the ranking is, with the names that bundles.yaml has for it."""
    name: Said = members(result, row.options)
    if not row.options:
        name = say("{}: nothing", name)
    if row.named:
        return say("{} ({})", name, joined(map(named_bundle, row.named)))
    return say("{}", name)


def forbidden_by(found: Candidates, constraints: Sequence[Constraint]) -> Sentence:
    """Why a bundle cannot be."""
    gone = [option(each.ids[0]) for each in constraints if each.kind == "option"]
    reasons = [constraint_name(found, each) for each in constraints if each.kind != "option"]
    if gone:
        verb = "is" if len(gone) == 1 else "are"
        reasons.append(say("{} {} not among the options kept", joined(gone), verb))
    return joined(reasons)


def constraint_name(found: Candidates, constraint: Constraint) -> Said:
    """A constraint in words."""
    kind = constraint.kind
    if constraint.is_rule:
        first, second = options(constraint.ids)
        return say("{} {} {}", first, kind, second)
    numbers: dict[str, Said] = {
        "budget": say("a budget of {}", measure(found.budget or 0.0)),
        "at-least": say("at least {}", counted(found.at_least, "option")),
        "at-most": say("at most {}", counted(found.at_most or 0, "option")),
    }
    if kind in numbers:
        return numbers[kind]
    if kind == "group":
        return _group(found, constraint.ids[0])
    if kind == "must":
        return say("beyond its bound on {}", criterion(constraint.ids[0]))
    return say(f"{kind} {{}}", option(constraint.ids[0]))


def _group(found: Candidates, id: str) -> Sentence:
    group = (found.file.limits.groups or {})[id]
    bounds = [f"at least {group.at_least}"] if group.at_least else []
    bounds += [f"at most {group.at_most}"] if group.at_most is not None else []
    return say("{} of {}", " and ".join(bounds), separated(options(group.options), ", "))
