"""JSON Schema of the seven kinds of file, for editors that complete and check YAML.

Draft 7, which editors know best, made from the model: its keys, their types and their descriptions.
A schema knows the shape of a file and not its sense (such as weights that are all 0). It is
stricter than the loader in one thing: a key with nothing behind it loads as if it were left out,
but in an editor it waits for its value.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from belarus_options.model.base import EMPTY_BLOCK, LARGEST_NUMBER, Id
from belarus_options.model.bundles import BundlesFile
from belarus_options.model.criteria import CriteriaFile
from belarus_options.model.evidence import EvidenceFile
from belarus_options.model.judgments import JudgmentsFile
from belarus_options.model.layout import option_of
from belarus_options.model.options import Option
from belarus_options.model.perspectives_and_scenarios import Perspective, Scenario
from belarus_options.model.project import Project
from belarus_options.model.tree import Criterion

Json = dict[str, Any]

SCHEMA_FOLDER = "schema"

_DRAFT = "http://json-schema.org/draft-07/schema#"
_SHAPES: dict[str, Any] = {
    "criteria": CriteriaFile,
    "option": Option,
    "evidence": EvidenceFile,
    "perspectives": Annotated[
        dict[Id, Perspective],
        EMPTY_BLOCK,
        Field(description="Other people's weights, each perspective under its id"),
    ],
    "scenarios": Annotated[
        dict[Id, Scenario],
        EMPTY_BLOCK,
        Field(description="States of the world, each scenario under its id"),
    ],
    "bundles": BundlesFile,
    "judgments": JudgmentsFile,
}


def file_schemas(project: Project | None) -> dict[str, Json]:
    """The schema of each kind of file: criteria, option, evidence, perspectives, scenarios,
    bundles, judgments.

    With a project, only its own ids, paths and levels are allowed, and every leaf needs a score.
    """
    schemas = {kind: schema_of(shape) for kind, shape in _SHAPES.items()}
    if project is not None:
        _fill_scores(schemas["option"], schemas["option"], project)
        bundle = schemas["bundles"]["definitions"]["NamedBundle"]
        _fill_scores(schemas["bundles"], bundle, project, has_all=False)
        _fill_weights(schemas["perspectives"], project)
        group = schemas["judgments"]["definitions"]["Judgment"]["properties"]["group"]
        branches = [path for path, node in project.tree.nodes.items() if not node.is_leaf]
        known: Json = {"enum": branches} if branches else {"not": {}}
        group.update(known)
    return {
        kind: {"$schema": _DRAFT, **_with_ids(schema, project)} for kind, schema in schemas.items()
    }


def schema_files(project: Project | None) -> list[tuple[str, bytes]]:
    """The schemas as files of a project folder: POSIX path and bytes of each."""
    return [
        (
            f"{SCHEMA_FOLDER}/{kind}.schema.json",
            (json.dumps(schema, indent=2) + "\n").encode(),
        )
        for kind, schema in file_schemas(project).items()
    ]


def language_server_line(file: str) -> str:
    """The comment that tells an editor the schema of a file, given by its path in its folder."""
    is_option = option_of(file) is not None
    kind = "option" if is_option else file.removesuffix(".yaml")
    up = "../" if is_option else ""
    return f"# yaml-language-server: $schema={up}{SCHEMA_FOLDER}/{kind}.schema.json"


def schema_of(shape: Any) -> Json:
    """The schema of a record, its keys as they are described in the model.

    An id that names something of a project has the key `ids` beside it, with what it names.
    """
    schema: Json = TypeAdapter(shape).json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Generator
    )
    if "$defs" in schema:
        schema["definitions"] = schema.pop("$defs")
    return schema


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, in draft 7 and without what no editor needs."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Json:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Json:
        block = super().default_schema(schema)
        if block.get("default") in (None, "", []):
            block.pop("default", None)
        return block

    def float_schema(self, schema: core_schema.FloatSchema) -> Json:
        block = super().float_schema(schema)
        return {key: value for key, value in block.items() if value not in _REACH}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> Json:
        block = super().tuple_schema(schema)
        # Its name before draft 2020-12.
        return {"items" if key == "prefixItems" else key: block[key] for key in block}

    def dict_schema(self, schema: core_schema.DictSchema) -> Json:
        return {**super().dict_schema(schema), "additionalProperties": False}

    def model_schema(self, schema: core_schema.ModelSchema) -> Json:
        block = super().model_schema(schema)
        del block["title"]
        if "description" in block:
            # Of a docstring, the first paragraph, as one line.
            first = block["description"].split("\n\n")[0]
            block["description"] = " ".join(first.split()).removesuffix(".")
        return block

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


# Bounds that every number has.
_REACH = (-LARGEST_NUMBER, LARGEST_NUMBER)


def _with_ids(part: Any, project: Project | None) -> Any:
    """A part of a schema, its ids those of the project, or any at all without one."""
    if isinstance(part, list):
        return [_with_ids(item, project) for item in part]
    if not isinstance(part, dict):
        return part
    if not isinstance(part.get("ids"), str):
        return {key: _with_ids(value, project) for key, value in part.items()}
    rest = {key: value for key, value in part.items() if key != "ids"}
    if project is None:
        return rest
    known = list(getattr(project, part["ids"]))
    # An empty choice is no valid schema to some editors.
    choice: Json = {"enum": known} if known else {"not": {}}
    return {key: rest[key] for key in rest if key == "description"} | choice


def _known(block: Json, items: Mapping[str, Json]) -> Json:
    """A block of the user's own keys that takes these and no others."""
    rest = {key: value for key, value in block.items() if key != "patternProperties"}
    return {**rest, "properties": dict(items)}


def _fill_weights(schema: Json, project: Project) -> None:
    keys = schema["definitions"]["Perspective"]["properties"]
    (weight,) = keys["weights"]["patternProperties"].values()
    nodes = project.tree.nodes
    weights = {
        path: {**weight, "description": f"{node.name}: {weight['description']}"}
        for path, node in nodes.items()
    }
    keys["weights"] = _known(keys["weights"], weights)


def _fill_scores(schema: Json, record: Json, project: Project, *, has_all: bool = True) -> None:
    """Fills the key `scores` of a record of a schema."""
    definitions = schema["definitions"]
    scores = {}
    for leaf in project.tree.leaves:
        # No other definition has a path's name: theirs begin with a capital letter.
        definitions[leaf.path] = _leaf_score(leaf, "ScoreBlock", definitions)
        entry = {"$ref": f"#/definitions/{leaf.path}"}
        score = _leaf_score(leaf, "Score", definitions)
        scenarios = definitions["Score"]["properties"]["scenarios"]
        score["anyOf"][1]["properties"]["scenarios"] = _known(
            scenarios, dict.fromkeys(project.scenarios, entry)
        )
        scores[leaf.path] = score
    keys = record["properties"]
    if has_all:
        answer = {"$ref": "#/definitions/ScreeningEntry"}
        keys["screening"] = _known(keys["screening"], dict.fromkeys(project.tests, answer))
    required = {"required": list(scores)} if has_all else {}
    keys["scores"] = {**_known(keys["scores"], scores), **required}


def _leaf_score(leaf: Criterion, record: str, definitions: Mapping[str, Json]) -> Json:
    """A score on this leaf, with its levels where it has any."""
    words = _leaf_words(leaf)
    block = {**definitions[record], "description": words}
    described = block["properties"]
    keys: dict[str, Json] = {
        key: {"$ref": f"#/definitions/{record}/properties/{key}"} for key in described
    }
    block["properties"] = keys
    if leaf.constructed is None:
        keys["value"] = {**described["value"], "description": words}
    else:
        levels = leaf.constructed.levels
        ordered = list(leaf.constructed.ordered)
        keys["value"] = {
            "description": described["value"]["description"],
            "enum": ordered,
            "enumDescriptions": [levels[level].means for level in ordered],
        }
        keys["range"] = {**described["range"], "items": {"enum": ordered}}
        keys["if_wrong"] = _levels_if_wrong(described["if_wrong"], ordered, definitions)
        spread = definitions["Distribution"]
        discrete = spread["properties"]["discrete"]
        (probability,) = discrete["patternProperties"].values()
        each = {str(level): probability for level in ordered}
        keys["distribution"] = {
            **spread,
            "properties": {"discrete": _known(discrete, each)},
            "description": described["distribution"]["description"],
        }
        # A mean may lie between levels, so no distribution stands for the value here.
        block["anyOf"] = [{"required": ["value"]}]
    return {"description": words, "anyOf": [keys["value"], block]}


def _levels_if_wrong(block: Json, levels: list[int], definitions: Mapping[str, Json]) -> Json:
    """The block `if_wrong` of a score whose values are these levels."""
    wrong = definitions["WrongEvidence"]
    value = {**wrong["properties"]["value"], "enum": levels}
    full = {**wrong, "properties": {**wrong["properties"], "value": value}}
    [pattern] = block["patternProperties"]
    return {**block, "patternProperties": {pattern: {"anyOf": [{"enum": levels}, full]}}}


def _leaf_words(leaf: Criterion) -> str:
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
