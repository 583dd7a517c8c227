"""JSON Schema of the five kinds of file, for editors that complete and check YAML.

Draft 7, which editors know best. Choices and what is required come from the model's records; the
words shown on hover are written here. A schema knows the shape of a file and not its sense (such
as weights that are all 0). It is stricter than the loader in one thing: a key with nothing behind
it loads as if it were left out, but in an editor it waits for its value.
"""

import json
from collections.abc import Collection

from belarus_options.files.schema_criteria import criteria_file
from belarus_options.files.schema_parts import (
    PATH_KEY,
    WEIGHT_TEXT,
    Json,
    block,
    choice,
    identifier,
    known_blocks,
    list_of,
    locator,
    may_be_empty,
    named_blocks,
    number,
    text,
)
from belarus_options.files.schema_scores import any_score, leaf_score, score_definitions
from belarus_options.model import evidence, options
from belarus_options.model import perspectives_and_scenarios as variants
from belarus_options.model.ids import ID_PATTERN
from belarus_options.model.layout import option_of
from belarus_options.model.project import Project

SCHEMA_FOLDER = "schema"

_DRAFT = "http://json-schema.org/draft-07/schema#"


def file_schemas(project: Project | None) -> dict[str, Json]:
    """The schema of each kind of file: criteria, option, evidence, perspectives, scenarios.

    With a project, only its own ids, paths and levels are allowed, and every leaf needs a score.
    """
    schemas = {
        "criteria": criteria_file(None if project is None else list(project.scales)),
        "option": _option_file(project),
        "evidence": _evidence_file(None if project is None else list(project.sources)),
        "perspectives": _perspectives_file(project),
        "scenarios": _scenarios_file(),
    }
    return {kind: {"$schema": _DRAFT, **schema} for kind, schema in schemas.items()}


def schema_files(project: Project | None) -> list[tuple[str, bytes]]:
    """The schemas as files of a project folder: POSIX path and bytes of each."""
    return [
        (
            f"{SCHEMA_FOLDER}/{kind}.schema.json",
            (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode(),
        )
        for kind, schema in file_schemas(project).items()
    ]


def language_server_line(file: str) -> str:
    """The comment that tells an editor the schema of a file, given by its path in its folder."""
    is_option = option_of(file) is not None
    kind = "option" if is_option else file.removesuffix(".yaml")
    up = "../" if is_option else ""
    return f"# yaml-language-server: $schema={up}{SCHEMA_FOLDER}/{kind}.schema.json"


def _option_file(project: Project | None) -> Json:
    known = None if project is None else list(project.options)
    other = identifier("The id of an option: its file's name", known)
    scores = _any_scores() if project is None else _scores_of(project)
    schema = block(
        options.Option,
        "One option: what it is, what it needs and rules out, and its scores",
        name=text("Heading in tables"),
        summary=text("What would be done, by whom"),
        role={
            **choice(
                "Whether this happens if nobody decides",
                options.Role,
                {
                    "option": "Something that could be done",
                    "status-quo": "What happens anyway; at most one option",
                },
            ),
            "default": "option",
        },
        requires=list_of("Options without which this one cannot be chosen", other),
        excludes=list_of("Options that cannot be chosen with this one; holds both ways", other),
        cost=number("What it costs, for budgets over bundles"),
        scores=scores,
    )
    evidence_ids = None if project is None else list(project.evidence)
    schema["definitions"] = score_definitions(identifier("An id from evidence.yaml", evidence_ids))
    return schema


_IN_SCENARIOS = "The score in a state of the world, by scenario"


def _any_scores() -> Json:
    entries = named_blocks(_IN_SCENARIOS, ID_PATTERN, any_score(None))
    return named_blocks("The score on every leaf, by its path", PATH_KEY, any_score(entries))


def _scores_of(project: Project) -> Json:
    leaves = {}
    for leaf in project.tree.leaves:
        entry = leaf_score(leaf, None)
        entries = known_blocks(_IN_SCENARIOS, dict.fromkeys(project.scenarios, entry))
        leaves[leaf.path] = leaf_score(leaf, entries)
    return known_blocks("The score on every leaf, by its path", leaves, required=list(leaves))


def _evidence_file(sources: Collection[str] | None) -> Json:
    source = block(
        evidence.Source,
        "A text that evidence is taken from",
        title=text("Its title"),
        author=text("Who wrote it"),
        published=locator("When, as far as is known: 2020, 2020-10"),
        kind=text("Such as journal article, report, interview"),
        reliability=choice(
            "How far the source can be trusted (NATO Admiralty code)",
            evidence.Reliability,
            {
                "A": "Completely reliable",
                "B": "Usually reliable",
                "C": "Fairly reliable",
                "D": "Not usually reliable",
                "E": "Unreliable",
                "F": "Cannot be judged",
            },
        ),
    )
    return block(
        evidence.EvidenceFile,
        "The sources, and what they say or what is assumed where they are silent",
        sources=may_be_empty(named_blocks("Sources by id", ID_PATTERN, source)),
        evidence=may_be_empty(
            named_blocks("Claims and assumptions by id", ID_PATTERN, _evidence(sources))
        ),
    )


def _evidence(sources: Collection[str] | None) -> Json:
    item = block(
        evidence.Evidence,
        "One thing that a source says, or one assumption",
        kind=choice(
            "What kind of statement this is",
            evidence.EvidenceKind,
            {
                "fact": "Can be checked against the world",
                "judgement": "Somebody's view of how things are or should be",
                "forecast": "What somebody expects to follow",
                "assumption": "Ours, where sources are silent: `because` in place of `source`",
            },
        ),
        says=text("The claim in your own words, figures kept"),
        source=identifier("One of the sources, by id", sources),
        where=block(
            evidence.Where,
            "Where in its source it stands",
            section=locator("Heading or number of the section"),
            paragraph=locator("Number of the paragraph"),
            page=locator("Page"),
            url=text("Address"),
        ),
        credibility={
            "description": "Of this one statement (NATO Admiralty code)",
            "enum": [1, 2, 3, 4, 5, 6],
            "enumDescriptions": [
                "Confirmed by other sources",
                "Probably true",
                "Possibly true",
                "Doubtful",
                "Improbable",
                "Cannot be judged",
            ],
        },
        because=text("Why the assumption is reasonable"),
    )
    item["if"] = {"properties": {"kind": {"const": "assumption"}}}
    item["then"] = {
        "required": ["because"],
        "properties": {"source": False, "where": False, "credibility": False},
    }
    item["else"] = {"required": ["source"]}
    return item


def _perspectives_file(project: Project | None) -> Json:
    words = "Weights by path; one that is left out stays as in criteria.yaml"
    if project is None:
        weights = named_blocks(words, PATH_KEY, _weight("A number"))
    else:
        nodes = project.tree.nodes.items()
        weights = known_blocks(words, {path: _weight(node.name) for path, node in nodes})
    perspective = block(
        variants.Perspective,
        "Whose weights these are",
        name=text("Heading in tables"),
        because=text("Why this reader weighs so"),
        weights=weights,
    )
    words = "Other people's weights, by perspective"
    return may_be_empty(named_blocks(words, ID_PATTERN, perspective))


def _weight(description: str) -> Json:
    return {
        "description": f"{description}: beside its siblings', or as a share of them (30%)",
        "type": ["number", "string"],
        "minimum": 0,
        "pattern": WEIGHT_TEXT,
    }


def _scenarios_file() -> Json:
    scenario = block(
        variants.Scenario,
        "A state of the world",
        name=text("Heading in tables"),
        probability=number(
            "Given to all scenarios or none; they add up to 1", minimum=0, maximum=1
        ),
        because=text("How it would come about, and why it matters"),
    )
    words = "States of the world, by scenario"
    return may_be_empty(named_blocks(words, ID_PATTERN, scenario))
