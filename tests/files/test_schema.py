"""The schemas say what the loader says about the shape of a file, and no more."""

import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from belarus_options.files.creating import blank_files, case_files
from belarus_options.files.documents.document import Document
from belarus_options.files.folder import Folder, builtin_path
from belarus_options.files.project import load_project
from belarus_options.files.schema import file_schemas, language_server_line, schema_files
from belarus_options.model.problem import InputError
from belarus_options.model.project import Project
from folders import load_files

CASE = Folder(builtin_path(), is_builtin=True)
# The schema of each kind of file, as an editor has it in hand.
Schemas = dict[str, Draft7Validator]

# A folder that uses every form of the format once.
BASE = {
    "criteria.yaml": """\
decision: {title: T, as_of: 2020-10-01}
scales:
  shared:
    -1: Bad
    0: {means: Good}
screening:
  lawful: {name: Lawful, short: L, asks: May it?, because: B}
criteria:
  top:
    weight: 25%
    criteria:
      named: {weight: 0, prefer: more, scale: shared}
      own: {weight: 1, prefer: less, scale: {0: {means: A, value: 100}, 1: {means: B, value: 0}}}
      none: {weight: 2.5, prefer: less}
  cost:
    weight: 75.0 %
    scale: {worst: 10, best: 0, unit: EUR}
    value_function: {points: {10: 0, 2.5: 30, 0: 100}}
    must: {at-most: 8, because: B}
""",
    "options/one.yaml": """\
name: One
excludes: [two]
screening: {lawful: {passes: no, because: B, evidence: [guess]}}
scores:
  top.named: 0
  top.own: {value: 1, range: [0, 1], distribution: {discrete: {0: 0.5, 1: 0.5}}}
  top.none: {distribution: {normal: {mean: 11.7, sd: 2.5}}}
  cost: {value: 3, confidence: low, because: B, evidence: [claim], scenarios: {war: 4}}
""",
    "options/two.yaml": """\
name: Two
role: status-quo
requires:
scores: {top.named: -1, top.own: 0, top.none: 1e3, cost: {value: 2, scenarios: {war: {value: 5}}}}
""",
    "bundles.yaml": """\
bundles:
  both:
    short: Both
    because: B
    options: [one, three]
    scores: {top.own: 1, cost: {value: 3, scenarios: {war: 4}}}
    later: {war: [four]}
constraints:
  at-least: 0
  at-most: 2
  with: []
  without:
  groups: {g: {options: [one, three], at-most: 1, because: B}}
""",
    "judgments.yaml": """\
judgments:
  - who: J5
    on: 2026-11-20
    swing: {top: 100, cost: 40}
    because: {cost: B}
    scales: a860b5bafeea
  - group: top
    order: [named, [own, none]]
    by: sum-reciprocal
""",
    "options/three.yaml": "scores: {top.named: 0, top.own: 0, top.none: 1, cost: 2}\n",
    "options/four.yaml": "scores: {top.named: 0, top.own: 0, top.none: 1, cost: 2}\n",
    "evidence.yaml": """\
sources:
  article: {title: A, published: 2020, reliability: B}
evidence:
  claim: {source: article, kind: fact, says: C, credibility: 2, where: {paragraph: 2, page: xi}}
  guess: {kind: assumption, says: G, because: B}
""",
    "perspectives.yaml": "other: {name: O, weights: {top: 30%, cost: 70 %, top.own: 2}}\n",
    "scenarios.yaml": "war: {name: W, probability: 1}\n2020: {name: Y, probability: 0}\n",
}


def as_json(data: Any) -> Any:
    """What a YAML file says, as an editor hands it to a validator: its keys are text already."""
    if isinstance(data, dict):
        return {key: as_json(value) for key, value in data.items()}
    return [as_json(item) for item in data] if isinstance(data, tuple) else data


def schemas_of(project: Project | None) -> Schemas:
    """The schemas of a project, or those of any."""
    return {kind: Draft7Validator(schema) for kind, schema in file_schemas(project).items()}


general = cache(partial(schemas_of, None))


@pytest.fixture(scope="module")
def of_base(tmp_path_factory: pytest.TempPathFactory) -> Schemas:
    """The schemas of the base folder."""
    return schemas_of(load_files(tmp_path_factory.mktemp("base"), BASE).project)


def refusals(file: str, text: str, schemas: Schemas | None = None) -> list[str]:
    """What the schema of a file has against a text."""
    kind = "option" if file.startswith("options/") else file.removesuffix(".yaml")
    schema = (general() if schemas is None else schemas)[kind]
    return [error.message for error in schema.iter_errors(as_json(Document(file, text).data))]


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """The base folder with one passage replaced."""
    assert old in BASE[file]
    return {**BASE, file: BASE[file].replace(old, new, 1)}


# --- The schemas as files -----------------------------------------------------------------------


@pytest.mark.parametrize("is_case", [False, True], ids=["any", "case"])
def test_the_schemas_are_schemas(is_case: bool) -> None:
    """Each is valid by draft 7, ends in a line break, and comes out the same every time."""
    project = load_project(CASE).project if is_case else None
    files = schema_files(project)
    for _, data in files:
        assert data.endswith(b"}\n")
        Draft7Validator.check_schema(json.loads(data))
    assert files == schema_files(project)


def test_each_file_is_told_the_schema_of_its_kind() -> None:
    """The path is relative to the file, as an editor takes it."""
    assert language_server_line("evidence.yaml").endswith("$schema=schema/evidence.schema.json")
    assert language_server_line("options/a.yaml").endswith("$schema=../schema/option.schema.json")


# --- The schemas and the loader -----------------------------------------------------------------


@pytest.mark.parametrize("made", [partial(case_files, CASE), blank_files], ids=["case", "blank"])
def test_the_case_and_the_blank_skeleton_have_the_shape_that_the_schemas_say(
    tmp_path: Path, made: Callable[[], list[tuple[str, bytes]]]
) -> None:
    """No file of theirs is marked in an editor, be it by the general schemas or by their own."""
    texts = {name: data.decode() for name, data in made() if name.endswith(".yaml")}
    own = schemas_of(load_files(tmp_path, texts).project)
    for name, text in texts.items():
        assert refusals(name, text) == []
        assert refusals(name, text, own) == []


def test_every_form_of_the_format_is_accepted(of_base: Schemas) -> None:
    """What the loader takes, the schemas take, with and without the project's own ids."""
    for name, text in BASE.items():
        assert refusals(name, text) == []
        assert refusals(name, text, of_base) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("criteria.yaml", "value_function: {points: {10: 0, 2.5: 30, 0: 100}}", "name: Cost"),
        ("criteria.yaml", "{points: {10: 0, 2.5: 30, 0: 100}}", "linear"),
        ("criteria.yaml", "{points: {10: 0, 2.5: 30, 0: 100}}", "{exponential: {midpoint: 3}}"),
        ("criteria.yaml", ", unit: EUR", ""),
        ("criteria.yaml", "prefer: less}", "prefer: min}"),
        ("criteria.yaml", "prefer: less}", "prefer: lower}"),
        ("criteria.yaml", "-1: Bad", "-1: Bad\n    7: 'Worse: much'"),
        ("options/one.yaml", "normal: {mean: 11.7, sd: 2.5}", "uniform: {low: 0, high: 1}"),
        ("options/one.yaml", "normal: {mean: 11.7, sd: 2.5}", "pert: {low: 0, mode: 1, high: 1}"),
        ("options/one.yaml", "normal: {mean: 11.7, sd: 2.5}", "lognormal: {mu: 0, sigma: 1}"),
        ("options/one.yaml", "normal: {mean: 11.7, sd: 2.5}", "beta: {a: 1, b: 2}"),
        ("options/one.yaml", "normal: {mean: 11.7, sd: 2.5}", "discrete: {1e3: 0.4, -.5: 0.6}"),
        ("options/one.yaml", "evidence: [claim]", "evidence: []"),
        ("options/one.yaml", "evidence: [claim]", "evidence: [claim], if_wrong: {claim: 2}"),
        ("options/one.yaml", "named: 0", "named: {value: 0, range: [0, 0], settled: true}"),
        (
            "options/one.yaml",
            "named: 0",
            "named: {value: 0, evidence: [guess], if_wrong: {guess: {value: -1, because: B}}}",
        ),
        ("options/one.yaml", "name: One", "name: One\ncost: 1.5"),
        ("evidence.yaml", "kind: fact", "kind: judgment"),
        ("evidence.yaml", "kind: fact", "kind: judgement"),
        ("evidence.yaml", "published: 2020", "published: 2020-10"),
        ("evidence.yaml", "paragraph: 2", "section: 4.10"),
        ("evidence.yaml", "  claim", "  # claim"),
        ("perspectives.yaml", "30%, cost: 70 %", "'30', cost: 1e2"),
        ("perspectives.yaml", BASE["perspectives.yaml"], "# nobody yet\n"),
        ("scenarios.yaml", "probability: 1", "probability: 100 %"),
        ("criteria.yaml", "prefer: less}", "prefer: less, combine: worst}"),
        ("bundles.yaml", BASE["bundles.yaml"], "bundles:\nconstraints:\n  groups:\n"),
        ("bundles.yaml", BASE["bundles.yaml"], "# none yet\n"),
        ("judgments.yaml", BASE["judgments.yaml"], "judgments:\n"),
        ("judgments.yaml", BASE["judgments.yaml"], "# none yet\n"),
        ("judgments.yaml", "swing: {top: 100, cost: 40}", "ratios: {top/cost: 2.5}"),
        (
            "judgments.yaml",
            "swing: {top: 100, cost: 40}",
            "best-worst: {best: top, worst: cost, best-to-others: {cost: 2},"
            " others-to-worst: {top: 2}}",
        ),
        ("scenarios.yaml", ", probability: 0", ", because: B, probability: 0.0"),
    ],
)
def test_a_form_that_the_loader_takes_is_accepted(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    """Short forms, other forms and what may be left out are no mistake in an editor either."""
    files = changed(file, old, new)
    if "# claim" in new:
        files["options/one.yaml"] = files["options/one.yaml"].replace("[claim]", "[guess]")
    own = schemas_of(load_files(tmp_path, files).project)
    assert refusals(file, files[file]) == []
    assert refusals(file, files[file], own) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("criteria.yaml", "title: T, ", "", "missing-key"),
        ("criteria.yaml", "title: T", "title: ' '", "missing-value"),
        ("criteria.yaml", "title: T", "titel: T", "unknown-key"),
        ("criteria.yaml", "title: T", "title: [T]", "wrong-type"),
        ("criteria.yaml", "title: T", "title: T, owners: O", "unknown-key"),
        ("criteria.yaml", "2020-10-01", "October 2020", "wrong-type"),
        ("criteria.yaml", "decision:", "decisions:", "unknown-key"),
        ("criteria.yaml", "  top:", "  Top:", "bad-id"),
        ("criteria.yaml", "  shared:", "  -shared:", "bad-id"),
        ("criteria.yaml", "weight: 2.5", "weight: 250 %%", "bad-weight"),
        ("criteria.yaml", "weight: 2.5", "weight: -1", "out-of-range"),
        ("criteria.yaml", "weight: 2.5", "weight: true", "wrong-type"),
        ("criteria.yaml", "weight: 2.5", "wieght: 2.5", "unknown-key"),
        ("criteria.yaml", "prefer: less}", "prefer: fewer}", "bad-choice"),
        ("criteria.yaml", "    0: {means: Good}\n", "", "bad-scale"),
        ("criteria.yaml", "-1: Bad", "low: Bad", "bad-scale"),
        ("criteria.yaml", "-1: Bad", "-1.5: Bad", "bad-scale"),
        ("criteria.yaml", "{means: Good}", "{mean: Good}", "unknown-key"),
        ("criteria.yaml", "{means: Good}", "{value: 3}", "missing-key"),
        ("criteria.yaml", "value: 100", "value: 101", "out-of-range"),
        ("criteria.yaml", "worst: 10, ", "", "missing-key"),
        ("criteria.yaml", "worst: 10", "worst: ten", "wrong-type"),
        ("criteria.yaml", "unit: EUR", "units: EUR", "unknown-key"),
        ("criteria.yaml", "{points: {10: 0, 2.5: 30, 0: 100}}", "convex", "bad-choice"),
        ("criteria.yaml", "{10: 0,", "{ten: 0,", "wrong-type"),
        ("criteria.yaml", "{points:", "{exponential: {midpoint: 3}, points:", "bad-value-function"),
        ("options/one.yaml", "excludes: [two]", "excludes: two", "wrong-type"),
        ("options/one.yaml", "excludes: [two]", "excludes: [Two]", "bad-id"),
        ("options/one.yaml", "excludes: [two]", "cost: much", "wrong-type"),
        ("options/one.yaml", "named: 0", "named: zero", "wrong-type"),
        ("options/one.yaml", "named: 0", "named: false", "wrong-type"),
        ("options/one.yaml", "value: 1, ", "", "missing-key"),
        ("options/one.yaml", "range: [0, 1]", "range: 1", "bad-range"),
        ("options/one.yaml", "range: [0, 1]", "range: [0, 0, 1]", "bad-range"),
        ("options/one.yaml", "value: 3, ", "", "missing-key"),
        ("options/one.yaml", "confidence: low", "confidence: medium", "bad-choice"),
        ("options/one.yaml", "because: B", "because: {B: C}", "wrong-type"),
        ("options/one.yaml", "evidence: [claim]", "evidence: claim", "wrong-type"),
        ("options/one.yaml", "evidence: [claim]", "evidences: [claim]", "unknown-key"),
        ("options/one.yaml", "{war: 4}", "{war: {because: B}}", "missing-key"),
        ("options/one.yaml", "{war: 4}", "{war: {value: 4, scenarios: {}}}", "unknown-key"),
        ("options/one.yaml", "{normal: {mean: 11.7, sd: 2.5}}", "{}", "bad-distribution"),
        ("options/one.yaml", "sd: 2.5}", "sd: 2.5}, beta: {a: 1, b: 1}", "bad-distribution"),
        ("options/one.yaml", "sd: 2.5", "sd: -1", "out-of-range"),
        ("options/one.yaml", "sd: 2.5", "sigma: 1", "unknown-key"),
        ("options/one.yaml", "{0: 0.5, 1: 0.5}", "{0: -0.5, 1: 1.5}", "out-of-range"),
        ("options/two.yaml", "role: status-quo", "role: baseline", "bad-choice"),
        ("evidence.yaml", "title: A, ", "", "missing-key"),
        ("evidence.yaml", "published: 2020", "published: [2020]", "wrong-type"),
        ("evidence.yaml", "reliability: B", "reliability: G", "bad-choice"),
        ("evidence.yaml", "credibility: 2", "credibility: 7", "out-of-range"),
        ("evidence.yaml", "credibility: 2", "credibility: B", "wrong-type"),
        ("evidence.yaml", "kind: fact", "kind: rumour", "bad-choice"),
        ("evidence.yaml", "source: article, kind", "kind", "bad-evidence"),
        ("evidence.yaml", "kind: fact", "kind: assumption", "bad-evidence"),
        ("evidence.yaml", ", because: B", "", "bad-evidence"),
        ("evidence.yaml", "paragraph: 2", "line: 2", "unknown-key"),
        ("evidence.yaml", "evidence:", "claims:", "unknown-key"),
        ("perspectives.yaml", "top: 30%", "top: half", "bad-weight"),
        ("perspectives.yaml", "top.own: 2", "top.own: -2", "bad-weight"),
        ("perspectives.yaml", "top.own: 2", "top.own: [2]", "wrong-type"),
        ("perspectives.yaml", ", weights:", ", weight:", "unknown-key"),
        ("scenarios.yaml", "probability: 1", "probability: 1.5", "out-of-range"),
        ("scenarios.yaml", "probability: 1", "probability: 1e2%", "bad-probability"),
        ("scenarios.yaml", "war:", "War:", "bad-id"),
        ("bundles.yaml", "  at-most: 2", "  at-most: -2", "out-of-range"),
        ("bundles.yaml", "  at-most: 2", "  at-most: 2.5", "wrong-type"),
        ("bundles.yaml", "  at-most: 2", "  at_most: 2", "unknown-key"),
        ("bundles.yaml", "  at-most: 2", "  budget: much", "wrong-type"),
        ("bundles.yaml", "    options: [one, three]\n", "", "missing-key"),
        ("bundles.yaml", "options: [one, three]", "options: one", "wrong-type"),
        ("bundles.yaml", "later: {war: [four]}", "later: [four]", "wrong-type"),
        ("bundles.yaml", "top.own: 1", "top.own: much", "wrong-type"),
        ("bundles.yaml", "  both:", "  Both:", "bad-id"),
        ("bundles.yaml", "constraints:", "constraint:", "unknown-key"),
        ("criteria.yaml", "prefer: less}", "prefer: less, combine: add}", "bad-choice"),
        ("judgments.yaml", "swing: {", "swings: {", "unknown-key"),
        ("judgments.yaml", "cost: 40", "cost: -40", "out-of-range"),
        ("judgments.yaml", "cost: 40", "cost: half", "wrong-type"),
        ("judgments.yaml", "sum-reciprocal", "product", "bad-choice"),
        ("judgments.yaml", "2026-11-20", "yesterday", "wrong-type"),
        ("judgments.yaml", BASE["judgments.yaml"], "top: 100\n", "unknown-key"),
        ("scenarios.yaml", BASE["scenarios.yaml"], "[war]\n", "wrong-type"),
    ],
)
def test_a_shape_that_the_loader_refuses_is_refused_in_an_editor(
    tmp_path: Path, of_base: Schemas, file: str, old: str, new: str, problem: str
) -> None:
    """Unknown and missing keys, wrong types and bad choices are marked before anything is run."""
    files = changed(file, old, new)
    with pytest.raises(InputError) as error:
        load_files(tmp_path, files)
    assert problem in {found.name for found in error.value.problems}
    assert refusals(file, files[file], of_base)
    # Without the folder, nobody knows whether a leaf takes levels, which a mean may lie between.
    if old != "value: 1, ":
        assert refusals(file, files[file])


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("criteria.yaml", "scale: shared", "scale: sharde"),
        ("options/one.yaml", "excludes: [two]", "excludes: [five]"),
        ("options/one.yaml", "lawful: {passes", "lawfull: {passes"),
        ("options/one.yaml", "[claim]", "[clam]"),
        ("options/one.yaml", "{war: 4}", "{peace: 4}"),
        ("options/one.yaml", "top.named: 0", "top.named: 1"),
        ("options/one.yaml", "range: [0, 1]", "range: [0, 1.5]"),
        ("options/one.yaml", "{0: 0.5, 1: 0.5}", "{0: 0.5, 2: 0.5}"),
        ("options/one.yaml", "discrete: {0: 0.5, 1: 0.5}", "uniform: {low: 0, high: 1}"),
        ("options/one.yaml", "top.named: 0\n", "top.name: 0\n"),
        ("options/one.yaml", "  top.named: 0\n", ""),
        ("evidence.yaml", "source: article", "source: book"),
        ("perspectives.yaml", "top.own", "top.owned"),
        ("bundles.yaml", "options: [one, three]", "options: [one, tree]"),
        ("bundles.yaml", "later: {war: [four]}", "later: {war: [five]}"),
        ("bundles.yaml", "top.own: 1", "top.own: 2"),
        ("bundles.yaml", "top.own: 1", "top.owned: 1"),
        ("judgments.yaml", "group: top", "group: cost"),
    ],
)
def test_with_a_project_only_its_own_ids_paths_and_levels_are_accepted(
    tmp_path: Path, of_base: Schemas, file: str, old: str, new: str
) -> None:
    """What the general schema cannot know is marked by the folder's own, and by the loader."""
    text = changed(file, old, new)[file]
    assert refusals(file, text) == []
    assert refusals(file, text, of_base)
    with pytest.raises(InputError):
        load_files(tmp_path, changed(file, old, new))


def test_what_a_project_does_not_have_is_not_accepted(tmp_path: Path) -> None:
    """In a folder without evidence, shared scales and scenarios, none can be named."""
    criteria_text = "decision: {title: T}\ncriteria: {cost: {prefer: less}}\n"
    option = "name: A\nscores: {cost: {value: 1, evidence: [x], scenarios: {y: 2}}}\n"
    plain = {"criteria.yaml": criteria_text, "options/a.yaml": "name: A\nscores: {cost: 1}\n"}
    own = schemas_of(load_files(tmp_path, plain).project)
    for file, text in plain.items():
        assert refusals(file, text, own) == []
    assert refusals("options/a.yaml", option, own)
    assert refusals("criteria.yaml", criteria_text.replace("less", "less, scale: x"), own)
    Draft7Validator.check_schema(own["option"].schema)


def test_schemas_hold_nothing_that_reorders_a_line(tmp_path: Path) -> None:
    """Names of a project stand in the files as on standard output: in letters that are all seen,
    and as the same names to a program."""
    name = "a\u202eb\u2028c\x9bd é"
    quoted = json.dumps(name)
    files = changed("criteria.yaml", "  top:\n", f"  top:\n    name: {quoted}\n")
    written = dict(schema_files(load_files(tmp_path, files).project))
    assert all(data.isascii() for data in written.values())
    weights = json.loads(written["schema/perspectives.schema.json"])["definitions"]["Perspective"]
    described = weights["properties"]["weights"]["properties"]["top"]["description"]
    assert described.startswith(name)
