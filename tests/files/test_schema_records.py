"""The schemas have every key of the model's records, and words on each."""

from collections.abc import Iterator
from typing import Any

import pytest

from belarus_options.files.folder import Folder, builtin_path
from belarus_options.files.project import load_project
from belarus_options.files.schema import file_schemas
from belarus_options.model import criteria, distribution, evidence, options
from belarus_options.model import perspectives_and_scenarios as variants
from belarus_options.model.base import Record
from belarus_options.model.project import Project

CASE = Folder(builtin_path(), is_builtin=True)

RECORDS: list[tuple[type[Record], str, str]] = [
    (criteria.CriteriaFile, "criteria", ""),
    (criteria.Decision, "criteria", "properties/decision"),
    (
        criteria.Level,
        "criteria",
        "properties/scales/patternProperties/*/patternProperties/*/anyOf/1",
    ),
    (criteria.CriterionBlock, "criteria", "definitions/criterion"),
    (criteria.MeasuredScale, "criteria", "definitions/criterion/properties/scale/anyOf/2"),
    (criteria.ValueFunction, "criteria", "definitions/criterion/properties/value_function/anyOf/1"),
    (
        criteria.Exponential,
        "criteria",
        "definitions/criterion/properties/value_function/anyOf/1/properties/exponential",
    ),
    (options.Option, "option", ""),
    (options.Score, "option", "properties/scores/patternProperties/*/anyOf/1"),
    (
        options.ScoreBlock,
        "option",
        "properties/scores/patternProperties/*/anyOf/1/properties/scenarios/patternProperties/*/anyOf/1",
    ),
    (distribution.Distribution, "option", "definitions/distribution"),
    (distribution.Uniform, "option", "definitions/distribution/properties/uniform"),
    (distribution.Triangular, "option", "definitions/distribution/properties/triangular"),
    (distribution.Pert, "option", "definitions/distribution/properties/pert"),
    (distribution.Normal, "option", "definitions/distribution/properties/normal"),
    (distribution.Lognormal, "option", "definitions/distribution/properties/lognormal"),
    (distribution.Beta, "option", "definitions/distribution/properties/beta"),
    (evidence.EvidenceFile, "evidence", ""),
    (evidence.Source, "evidence", "properties/sources/patternProperties/*"),
    (evidence.Evidence, "evidence", "properties/evidence/patternProperties/*"),
    (evidence.Where, "evidence", "properties/evidence/patternProperties/*/properties/where"),
    (variants.Perspective, "perspectives", "patternProperties/*"),
    (variants.Scenario, "scenarios", "patternProperties/*"),
]


def at(schema: Any, path: str) -> Any:
    """The part of a schema at a path; `*` is the one key that is there."""
    for step in path.split("/") if path else ():
        if step == "*":
            (schema,) = schema.values()
        else:
            schema = schema[int(step)] if isinstance(schema, list) else schema[step]
    return schema


@pytest.mark.parametrize(
    ("record", "kind", "path"), RECORDS, ids=[r.__name__ for r, _, _ in RECORDS]
)
def test_a_record_s_keys_are_the_schema_s(record: type[Record], kind: str, path: str) -> None:
    """Every field of the model is a property and the reverse, and the same ones are required."""
    block = at(file_schemas(None)[kind], path)
    assert list(block["properties"]) == list(record.model_fields)
    required = [name for name, field in record.model_fields.items() if field.is_required()]
    assert block.get("required", []) == required
    assert block["additionalProperties"] is False


def test_no_record_is_forgotten() -> None:
    """Every record of the model is held to a schema, but for those that are no block of keys."""

    def below(record: type[Record]) -> Iterator[type[Record]]:
        for child in record.__subclasses__():
            yield child
            yield from below(child)

    held = {record for record, _, _ in RECORDS}
    ours = {r for r in below(Record) if r.__module__.startswith("belarus_options.model.")}
    assert {record.__name__ for record in ours - held} == {"ConstructedScale", "_ThreePoint"}


def properties_of(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every property of a schema, at any depth, with the path to it."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties" and not path.endswith(("/if", "/then")):
                yield from ((f"{path}/{name}", item) for name, item in value.items())
            yield from properties_of(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for index, value in enumerate(schema):
            yield from properties_of(value, f"{path}/{index}")


@pytest.mark.parametrize("kind", ["criteria", "option", "evidence", "perspectives", "scenarios"])
@pytest.mark.parametrize("project", [None, load_project(CASE).project], ids=["any", "case"])
def test_every_key_is_described(kind: str, project: Project | None) -> None:
    """An editor has words to show on every key, except on the levels of a distribution."""
    schema = file_schemas(project)[kind]
    for path, item in properties_of(schema):
        target = at(schema, item["$ref"].removeprefix("#/")) if "$ref" in item else item
        assert target.get("description") or "/discrete/" in path, path
