"""Results of `stress` to be told: few options, each item with its source."""

from dataclasses import replace
from typing import Any

from belarus_options.studies.stress import Item, Loss, SmallestSet, Stress, stress
from evidenced import evidenced

TENTH = {"weight": 1, "scale": {"worst": 0, "best": 10}}
LOST = Loss((), -1.0, True, ("b",))
KEPT = Loss((), 1.0, False, ())


def score(value: float, *evidence: str, **keys: Any) -> dict[str, Any]:
    return {"value": value, "evidence": evidence, **keys}


def found(rows: dict[str, list[dict[str, Any]]], items: dict[str, str | None]) -> Stress:
    leaves = {f"c{i}": TENTH for i in range(len(next(iter(rows.values()))))}
    scores = {
        option: {f"c{i}": block for i, block in enumerate(row)} for option, row in rows.items()
    }
    return stress(evidenced(leaves, scores, items))


def two(first: float = 6, second: float = 5) -> Stress:
    return found({"a": [score(first, "e")], "b": [score(second, "e")]}, {"e": "s"})


def with_items(
    bearing: int, others: int = 0, sets: tuple[int, ...] = (), tied: bool = False
) -> Stress:
    """A result with so many items, cited all, and beside those sets of these sizes."""
    base = two(5 if tied else 6)
    cited = base.items[0].cited_by
    items = [Item(f"i{i}", "fact", cited, LOST) for i in range(bearing)]
    items += [Item(f"k{i}", "fact", cited, KEPT) for i in range(others)]
    all_sets = [SmallestSet((f"i{i}",), LOST) for i in range(bearing)]
    all_sets += [SmallestSet(tuple(f"k{i}" for i in range(size)), LOST) for size in sets]
    return replace(base, items=tuple(items), sets=tuple(all_sets))
