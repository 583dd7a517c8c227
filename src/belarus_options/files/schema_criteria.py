"""JSON Schema of criteria.yaml: the decision, shared scales and the tree of criteria."""

from collections.abc import Collection

from belarus_options.files.schema_parts import (
    LEVEL_KEY,
    NUMBER_KEY,
    Json,
    block,
    choice,
    identifier,
    may_be_empty,
    named_blocks,
    number,
    reference,
    text,
)
from belarus_options.model import criteria
from belarus_options.model.ids import ID_PATTERN


def criteria_file(scales: Collection[str] | None) -> Json:
    """The schema of criteria.yaml; `scales` are the ids of shared scales, None for any."""
    decision = block(
        criteria.Decision,
        "What is to be decided, by whom, and on what date's knowledge",
        title=text("Heading of every table and report"),
        question=text("The decision as a question that an option answers"),
        owner=text("Whose decision it is, and whose weights these are"),
        as_of={
            "description": "The date whose knowledge the scores reflect, as 2020-10-01",
            "type": "string",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        },
    )
    nodes = named_blocks("Criteria by id", ID_PATTERN, reference("criterion"))
    schema = block(
        criteria.CriteriaFile,
        "The decision, its criteria, their scales and their weights",
        decision=decision,
        scales=may_be_empty(
            named_blocks(
                "Constructed scales that several leaves use, by id",
                ID_PATTERN,
                _constructed("A shared scale: each level with what it means"),
            )
        ),
        criteria={**nodes, "minProperties": 1},
    )
    schema["definitions"] = {"criterion": _criterion(scales)}
    return schema


def _criterion(scales: Collection[str] | None) -> Json:
    below = named_blocks("Criteria below this one, by id", ID_PATTERN, reference("criterion"))
    return block(
        criteria.CriterionBlock,
        "A criterion: a branch has `criteria` below it, a leaf is what options are scored on",
        name=text("Heading in tables; the id where it is left out"),
        definition=text("What counts here, and what counts under another criterion"),
        weight=number(
            "A raw number beside its siblings': what the swing from worst to best is worth",
            minimum=0,
        ),
        because=text("Why that swing is worth this weight beside its siblings"),
        prefer=choice(
            "Which direction is better; measured anchors say it themselves",
            criteria.Direction,
            {"less": "Low scores are good", "more": "High scores are good"},
        ),
        scale={
            "description": "Levels, two anchors, or the id of a shared scale",
            "anyOf": [
                identifier("A shared scale, by its id under `scales`", scales),
                _constructed("Levels: each whole number with what it means"),
                block(
                    criteria.MeasuredScale,
                    "A measure and its two anchors, which are no bounds",
                    worst=number("The measure worth 0"),
                    best=number("The measure worth 100"),
                    unit=text("What is counted, such as USD million"),
                ),
            ],
        },
        value_function=_value_function(),
        criteria={**below, "minProperties": 1},
    )


def _constructed(description: str) -> Json:
    meaning = text("What this level means")
    valued = block(
        criteria.Level,
        "A level with its value",
        means=meaning,
        value=number("From 0 (worst level) to 100 (best); all or none", minimum=0, maximum=100),
    )
    return named_blocks(description, LEVEL_KEY, {"anyOf": [meaning, valued]}, minProperties=2)


def _value_function() -> Json:
    exponential = block(
        criteria.Exponential,
        "A curve with one bend",
        midpoint=number("The measure worth 50, between the anchors"),
    )
    points = named_blocks(
        "Straight from point to point, measure: value, with both anchors",
        NUMBER_KEY,
        {"type": "number"},
        minProperties=2,
    )
    curve = block(
        criteria.ValueFunction,
        "A curve or points",
        exponential=exponential,
        points=points,
    )
    return {
        "description": "How a measure becomes a value; a straight line unless said here",
        "anyOf": [{"const": "linear"}, {**curve, "maxProperties": 1}],
    }
