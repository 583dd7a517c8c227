"""What changes are called: in a table with what they were and are, in a sentence, and counted."""

from collections import Counter
from collections.abc import Iterable

from belarus_options.model.grammar import plural
from belarus_options.studies.diff.changes import Change
from belarus_options.views.report.numbers import exact_measure, points, weight_apart
from belarus_options.views.report.sentence import Said, Sentence, criterion, joined, option, say

# What is counted of the kinds that move no total, one of it and several.
_COUNTED = {
    "weights": ("stated weight", "stated weights"),
    "score": ("stated score", "stated scores"),
    "range": ("range", "ranges"),
    "distribution": ("distribution", "distributions"),
    "shared": ("shared doubt", "shared doubts"),
    "settled": ("mark of a settled score", "marks of settled scores"),
    "if_wrong": ("value if evidence is wrong", "values if evidence is wrong"),
    "confidence": ("confidence", "confidences"),
    "because": ("reason", "reasons"),
    "weight_range": ("range of a weight", "ranges of weights"),
    "evidence": ("entry of evidence", "entries of evidence"),
    "scenarios": ("entry of scenarios", "entries of scenarios"),
    "perspectives": ("perspective", "perspectives"),
    "bundles": ("entry on bundles", "entries on bundles"),
    "judgments": ("judgment", "judgments"),
    "names": ("name", "names"),
    "definition": ("definition", "definitions"),
    "wording": ("wording of a scale", "wordings of scales"),
    "bounds": ("bound", "bounds"),
    "thresholds": ("entry of thresholds", "entries of thresholds"),
    "tests": ("entry of screening", "entries of screening"),
    "role": ("role", "roles"),
    "decision": ("line on the decision", "lines on the decision"),
}


def label(change: Change) -> Sentence:
    """What changed, as the first cell of its row."""
    match change.kind:
        case "weights":
            return say("{}: {}", _weights_of(change, "Weights"), criterion(_most_moved(change)))
        case "scale":
            level = _only_level(change)
            at = say(", level {}", level) if level is not None else ""
            return say("Scale of {}{}", criterion(change.where), at)
        case "anchors":
            return say("Anchors of {}", criterion(change.where))
        case "score":
            return _score(change)
        case "screening":
            return say("Screening of {}", option(change.where))
    what, _, verb = change.kind.partition("-")
    named = criterion(change.where) if what == "criterion" else option(change.where)
    return say("{} {}", named, verb)


def in_prose(change: Change) -> Sentence:
    """What changed, as the object or the subject of a sentence."""
    match change.kind:
        case "weights":
            return _weights_of(change, "the weights")
        case "scale" | "anchors":
            return say("the {} of {}", change.kind, criterion(change.where))
        case "score":
            return say("the score of {}", _score(change))
        case "screening":
            verb = "screened out" if change.new else "let through screening"
            return say("{} being {}", option(change.where), verb)
    return say("{} being {}", option(change.where), change.kind.partition("-")[2])


def before_and_after(change: Change) -> tuple[Said, Said]:
    """What it was and what it is, in the unit of the files; empty where that is no number."""
    match change.kind:
        case "weights":
            path = _most_moved(change)
            before, after = change.old.get(path, 0.0), change.new.get(path, 0.0)
            return weight_apart(before, after), weight_apart(after, before)
        case "criterion-added" | "criterion-removed":
            shares = (change.old, change.new)
            before, after = ("" if s is None else weight_apart(s) for s in shares)
            return before, after
        case "score":
            return exact_measure(change.old), exact_measure(change.new)
        case "option-added" | "option-removed":
            before, after = ("" if t is None else points(t) for t in (change.old, change.new))
            return before, after
        case "screening":
            before, after = ("fails" if failed else "passes" for failed in (change.old, change.new))
            return before, after
    return _on_scale(change, change.old), _on_scale(change, change.new)


def besides(changes: Iterable[Change]) -> Sentence:
    """How many changes there are of each kind that moves no total; empty where there is none."""
    kinds = Counter(change.kind for change in changes)
    counted = [
        f"{kinds[kind]} {_COUNTED[kind][kinds[kind] > 1]}" for kind in _COUNTED if kinds[kind]
    ]
    return joined(counted)


def _weights_of(change: Change, words: str) -> Sentence:
    if not change.where:
        return say("{} of the top criteria", words)
    return say("{} below {}", words, criterion(change.where))


def _score(change: Change) -> Sentence:
    who, _, leaf = change.where.partition("/")
    return say("{} on {}", option(who), criterion(leaf))


def _most_moved(change: Change) -> str:
    """The criterion of a group whose share changed most."""
    paths: list[str] = list(dict.fromkeys((*change.new, *change.old)))
    return max(paths, key=lambda p: round(abs(change.new.get(p, 0.0) - change.old.get(p, 0.0)), 9))


def _only_level(change: Change) -> str | None:
    """The one level whose value changed, None where it is not one alone."""
    before, after = (side.get("levels", {}) for side in (change.old, change.new))
    if before.keys() != after.keys():
        return None
    changed: list[str] = [level for level, value in before.items() if after[level] != value]
    return changed[0] if len(changed) == 1 else None


def _on_scale(change: Change, side: dict[str, object]) -> Said:
    level = _only_level(change)
    match side:
        case {"levels": dict() as levels}:
            if level is not None:
                return exact_measure(float(levels[level]))
            return f"{len(levels)} {plural('level', len(levels))}"
        case {"worst": float() as worst, "best": float() as best}:
            return say("{} to {}", exact_measure(worst), exact_measure(best))
    return ""
