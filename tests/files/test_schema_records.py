"""The schemas say every key of the model, and what it means."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import pytest
from pydantic import Field, WithJsonSchema

from belarus_options.files.folder import Folder, builtin_path
from belarus_options.files.project import load_project
from belarus_options.files.schema import (
    file_schemas,
    schema_files,
    schema_of,
)
from belarus_options.model import options
from belarus_options.model.base import Record, Text
from belarus_options.model.project import Project
from records import RECORDS

CASE = Folder(builtin_path(), is_builtin=True)


@cache
def blocks() -> dict[str, Any]:
    """The name of every record that the schemas have, and its part of them."""
    return dict(_blocks())


def _blocks() -> Iterator[tuple[str, Any]]:
    roots = {
        "criteria": "CriteriaFile",
        "option": "Option",
        "evidence": "EvidenceFile",
        "bundles": "BundlesFile",
        "judgments": "JudgmentsFile",
    }
    for kind, schema in file_schemas(None).items():
        yield from schema["definitions"].items()
        if kind in roots:
            yield roots[kind], schema


@pytest.mark.parametrize("record", RECORDS, ids=[record.__name__ for record in RECORDS])
def test_a_record_s_keys_are_the_schema_s(record: type[Record]) -> None:
    """Every field of every record is a property and the reverse, the same ones are required, and
    each is described in the model."""
    block = blocks()[record.__name__]
    assert list(block["properties"]) == list(record.fields_by_key())
    required = [key for key, field in record.fields_by_key().items() if field.is_required()]
    assert block.get("required", []) == required
    assert block["additionalProperties"] is False
    assert [name for name, field in record.fields_by_key().items() if not field.description] == []


def test_a_new_key_is_one_line_in_the_model() -> None:
    """A field with a description is all that the schema needs to have it."""

    class WithRisk(options.Option):
        risk: Text | None = Field(default=None, description="What could go wrong")

    schema = schema_of(WithRisk)
    assert schema["properties"].pop("risk") == {
        "description": "What could go wrong",
        "type": "string",
        "pattern": r"\S",
    }
    assert schema["properties"] == schema_of(options.Option)["properties"]


def choices_in(annotation: Any) -> Iterator[tuple[Any, ...]]:
    """The choices within a type, each with what stands beside it."""
    if get_origin(annotation) is Literal:
        yield annotation, None
    elif get_origin(annotation) is Annotated and get_origin(get_args(annotation)[0]) is Literal:
        words, *beside = get_args(annotation)
        [meanings] = [part.json_schema or {} for part in beside if isinstance(part, WithJsonSchema)]
        # What is read still, and written otherwise now, stands beside those.
        yield words, meanings.get("anyOf", [meanings])[0]
    else:
        for part in get_args(annotation):
            yield from choices_in(part)


@pytest.mark.parametrize("record", RECORDS, ids=[record.__name__ for record in RECORDS])
def test_every_choice_says_what_each_of_its_words_means(record: type[Record]) -> None:
    """The words that are explained are those that are taken, in the same order."""
    for annotation in get_type_hints(record, include_extras=True).values():
        for words, meanings in choices_in(annotation):
            assert meanings["enum"] == list(get_args(words))
            assert all(meanings["enumDescriptions"])


def at(schema: Any, pointer: str) -> Any:
    """The part of a schema that a reference points to."""
    for step in pointer.removeprefix("#/").split("/"):
        schema = schema[step]
    return schema


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
        target = {**at(schema, item["$ref"]), **item} if "$ref" in item else item
        assert target.get("description") or "/discrete/" in path, path


def test_the_schemas_in_the_repository_are_those_that_are_generated() -> None:
    """schema/ holds what `schema` prints without a project, byte for byte, and nothing else."""
    folder = Path(__file__).parents[2] / "schema"
    assert {f"schema/{path.name}": path.read_bytes() for path in folder.iterdir()} == dict(
        schema_files(None)
    )


def test_a_leaf_shows_what_its_levels_mean() -> None:
    """On hover stand name, definition, direction and levels, and each level has its meaning."""
    project = load_project(CASE).project
    leaf = next(leaf for leaf in project.tree.leaves if leaf.constructed)
    assert leaf.constructed is not None
    schema = file_schemas(project)["option"]["properties"]["scores"]["properties"][leaf.path]
    for part in (leaf.name, leaf.definition, leaf.constructed.levels[0].means):
        assert str(part) in schema["description"]
    value = schema["anyOf"][1]["properties"]["value"]
    assert dict(zip(value["enum"], value["enumDescriptions"], strict=True)) == {
        key: level.means for key, level in leaf.constructed.levels.items()
    }
