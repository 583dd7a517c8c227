"""JSON Schema of an option's scores: of any leaf, or of one leaf with its own levels."""

from collections.abc import Sequence

from belarus_options.files.schema_parts import (
    NUMBER_KEY,
    Json,
    block,
    choice,
    known_blocks,
    list_of,
    named_blocks,
    number,
    one_of,
    reference,
    text,
)
from belarus_options.model import distribution
from belarus_options.model.criteria import ConstructedScale
from belarus_options.model.distribution import Distribution
from belarus_options.model.options import Confidence, Score, ScoreBlock
from belarus_options.model.tree import Criterion

_VALUE = "Best estimate"
_RANGE = "What is plausible: [low, high], with the value in it"
_PROBABILITY = {"type": "number", "minimum": 0, "maximum": 1}


def score_definitions(evidence: Json) -> dict[str, Json]:
    """The definitions that every score points to; `evidence` is the schema of one evidence id."""
    return {
        "confidence": choice(
            "How good the basis is (ICD 203); not how likely the value is",
            Confidence,
            {
                "low": "Questionable, fragmentary or contested; wants a wide range",
                "moderate": "Credible and plausible, but not enough of it or not well corroborated",
                "high": "Good information, or a matter on which a firm judgment can be had",
            },
        ),
        "because": text("Why this value, in a sentence or two"),
        "evidence": list_of("What it rests on: ids from evidence.yaml", evidence),
        "distribution": distribution_schema(),
    }


def any_score(scenarios: Json | None) -> Json:
    """A score on a leaf of which nothing is known; `scenarios` is the schema of its entries, None
    for a score that is one itself."""
    words = "A score: a number, or a block that says what it rests on"
    keys = _keys(number(_VALUE), {"type": "number"}, reference("distribution"))
    return _score(words, keys, ("value", "distribution"), scenarios)


def leaf_score(leaf: Criterion, scenarios: Json | None) -> Json:
    """A score on this leaf, with its levels where it has any; `scenarios` as in any_score."""
    words = leaf_words(leaf)
    scale = leaf.constructed
    if scale is None:
        keys = _keys(number(words), {"type": "number"}, reference("distribution"))
        return _score(words, keys, ("value", "distribution"), scenarios)
    value = one_of(_VALUE, {level: scale.levels[level].means for level in scale.ordered})
    keys = _keys(value, {"enum": list(scale.ordered)}, _level_distribution(scale))
    # A mean may lie between levels, so no distribution stands for the value here.
    return _score(words, keys, ("value",), scenarios)


def leaf_words(leaf: Criterion) -> str:
    """A leaf's name, definition, direction and scale, as an editor shows them."""
    parts = [leaf.name]
    if leaf.definition:
        parts.append(leaf.definition)
    parts.append(f"{str(leaf.prefer).capitalize()} is better.")
    if leaf.constructed:
        levels = leaf.constructed.levels
        parts += [f"{key}: {levels[key].means}" for key in leaf.constructed.ordered]
    elif leaf.measured:
        unit = f" {leaf.measured.unit}" if leaf.measured.unit else ""
        parts.append(f"Worst {leaf.measured.worst:g}, best {leaf.measured.best:g}{unit}.")
    return "\n\n".join(parts)


def distribution_schema() -> Json:
    """A distribution: exactly one of the seven kinds."""
    positive = number("Above 0", exclusiveMinimum=0)
    low, mode, high = number("Least"), number("Most likely"), number("Greatest")
    kinds = {
        "uniform": block(
            distribution.Uniform, "Equally likely from low to high", low=low, high=high
        ),
        "triangular": block(
            distribution.Triangular,
            "A triangle over low, mode and high",
            low=low,
            mode=mode,
            high=high,
        ),
        "pert": block(
            distribution.Pert, "Smooth over low, mode and high", low=low, mode=mode, high=high
        ),
        "normal": block(distribution.Normal, "A bell curve", mean=number("Mean"), sd=positive),
        "lognormal": block(
            distribution.Lognormal,
            "Its logarithm is a bell curve",
            mu=number("Mean of the logarithm"),
            sigma=positive,
        ),
        "beta": block(
            distribution.Beta,
            "A beta distribution, stretched over low to high (0 to 1)",
            a=positive,
            b=positive,
            low=low,
            high=high,
        ),
        "discrete": named_blocks(
            "Each possible value with its probability; they add up to 1", NUMBER_KEY, _PROBABILITY
        ),
    }
    schema = block(Distribution, "How the value is spread; in place of a range", **kinds)
    return {**schema, "minProperties": 1, "maxProperties": 1}


def _level_distribution(scale: ConstructedScale) -> Json:
    levels = {str(level): _PROBABILITY for level in scale.ordered}
    discrete = known_blocks("Each level with its probability; they add up to 1", levels)
    return known_blocks("How likely each level is", {"discrete": discrete}, required=["discrete"])


def _keys(value: Json, bound: Json, distribution: Json) -> dict[str, Json]:
    """The keys of a score, by the schemas of what differs from leaf to leaf."""
    bounds = {"type": "array", "items": bound, "minItems": 2, "maxItems": 2}
    return {
        "value": value,
        "range": {"description": _RANGE, **bounds},
        "confidence": reference("confidence"),
        "because": reference("because"),
        "evidence": reference("evidence"),
        "distribution": distribution,
    }


def _score(
    words: str, keys: dict[str, Json], one_needed: Sequence[str], scenarios: Json | None
) -> Json:
    if scenarios is None:
        schema = block(ScoreBlock, words, **keys)
    else:
        schema = block(Score, words, **keys, scenarios=scenarios)
    schema["anyOf"] = [{"required": [key]} for key in one_needed]
    return {"description": words, "anyOf": [keys["value"], schema]}
