"""Named bundles beside the options: who has a row, what it is worth, and what shares they take."""

from pathlib import Path

import pytest

from belarus_options.model.settings import Settings
from belarus_options.studies.bundles.beside import beside
from bundled import FIRST_EDITION_BUNDLES, SMALL
from commands import document_of, refused, result_of, shown_here
from first_edition import FILES
from folders import load_files, write_folder
from views.test_pointers import REPORTING, report_of
from wording import held_pointers

NAMED = """\
bundles:
  pair: {name: The pair, options: [a, b]}
  alone: {options: [a]}
  every: {options: [a, b, c]}
constraints: {at-most: 2}
"""


def test_named_bundles_that_can_be_are_rows(tmp_path: Path) -> None:
    """One whose options are those of another row has none, and one that is forbidden neither."""
    project = load_files(tmp_path, SMALL | {"bundles.yaml": NAMED}).project
    found = beside(project, Settings())
    assert found.matrix.options == ("a", "b", "c", "nothing", "a+b")
    assert dict(zip(found.matrix.options, found.matrix.totals.tolist(), strict=True))["a+b"] == 80
    assert [(each.id, each.like, list(map(str, each.forbidden))) for each in found.without_row] == [
        ("alone", "a", []),
        ("every", None, ["at-most"]),
    ]


def test_robustness_counts_first_places_over_all_rows(tmp_path: Path) -> None:
    """Beside those of the options alone; without the flag no key is added."""
    folder = write_folder(tmp_path, SMALL | {"bundles.yaml": NAMED})
    result = result_of("robustness", "--bundles", cwd=folder)
    assert result["kind"]["a+b"] == "bundle"
    assert set(result["first_among_options"]) == {"a", "b", "c", "nothing"}
    plain = document_of("robustness", cwd=folder)
    assert "kind" not in plain["result"]
    assert "bundles" not in plain["settings"]
    text = " ".join(shown_here("robustness", "--bundles", cwd=folder).split())
    assert "+ A bundle takes its share from the rows beside it" in text
    assert "a (alone)" in text
    assert "every cannot be: at most 2 options." in text
    assert "error[not-taken]" in refused(
        "robustness", "--bundles", "--scores", "uncertain", cwd=folder
    )


def test_every_bundle_without_a_row_of_its_own_has_its_own_reason(tmp_path: Path) -> None:
    """That of an option has its name there; others cannot be, each for what forbids it, of options
    that are not kept all in one."""
    rest = (
        "bundles:\n  pair: {name: The pair, options: [a, b]}\n  alone: {options: [a]}\n"
        "  risky: {options: [b, c]}\n  every: {options: [a, b, c]}\n"
        "constraints: {at-most: 2, groups: {harmful: {options: [b, c], at-most: 1}}}\n"
    )
    folder = write_folder(tmp_path, SMALL | {"bundles.yaml": rest})
    lines = shown_here("score", "--bundles", cwd=folder).splitlines()
    assert any("a (alone)" in line for line in lines)
    assert "risky cannot be: at most 1 of b, c." in lines
    assert "every cannot be: at most 2 options and at most 1 of b, c." in lines
    kept = ("--option", "a", "--option", "nothing")
    lines = shown_here("score", "--bundles", *kept, cwd=folder).splitlines()
    assert "The pair cannot be: b is not among the options kept." in lines
    assert "every cannot be: b and c are not among the options kept." in lines
    reasons = {
        each["bundle"]: each["because"]
        for each in result_of("score", "--bundles", *kept, cwd=folder)["without_row"]
    }
    assert reasons["every"] == ["option b", "option c"]


@pytest.mark.parametrize("name", ["score", "robustness", "map", "perspectives", "scenarios"])
def test_figures_in_prose_are_those_of_the_result(name: str, tmp_path: Path) -> None:
    """Those with a place in it, also where bundles stand beside the options."""
    [command] = [each for each in REPORTING if each.name == name]
    folder = write_folder(tmp_path, FILES | {"bundles.yaml": FIRST_EDITION_BUNDLES})
    assert held_pointers(report_of(command, folder, bundles=True)) or name == "score"


def test_score_ranks_bundles_and_options_together(tmp_path: Path) -> None:
    """With the range beside the total, and the one step that undoes the first place."""
    folder = write_folder(tmp_path, SMALL | {"bundles.yaml": NAMED})
    rows = {row["option"]: row for row in result_of("score", "--bundles", cwd=folder)["ranking"]}
    assert (rows["a+b"]["kind"], rows["a+b"]["rank"], rows["a+b"]["high"]) == ("bundle", 1, 80)
    assert (rows["b"]["kind"], rows["b"]["low"]) == ("option", 80)
    text = " ".join(shown_here("score", "--bundles", cwd=folder).split())
    assert "tie for the first place" in text
    assert "60.0–80.0" in text
    assert "error[not-taken]" in refused("score", "--bundles", "--leaves", cwd=folder)


def test_the_verdict_of_robustness_is_on_the_options_alone(tmp_path: Path) -> None:
    """It and its share are those without bundles, and the sentence says so."""
    folder = write_folder(tmp_path, SMALL | {"bundles.yaml": NAMED})
    alone = result_of("robustness", cwd=folder)
    beside_them = result_of("robustness", "--bundles", cwd=folder)
    for key in ("verdict", "first_place"):
        assert beside_them[key] == alone[key]
    said = "Of the options alone: "
    assert said in shown_here("robustness", "--bundles", "--full", cwd=folder)
    assert said not in shown_here("robustness", "--full", cwd=folder)


def test_map_has_a_region_of_each_bundle_and_the_areas_of_the_options_alone(
    tmp_path: Path,
) -> None:
    """A bundle takes its area from its options, and its mark is none of theirs."""
    third = "  ease: {weight: 50, scale: {worst: 0, best: 10}}\n"
    files = SMALL | {"bundles.yaml": NAMED, "criteria.yaml": SMALL["criteria.yaml"] + third}
    for option, ease in (("nothing", 0), ("a", 9), ("b", 1), ("c", 3)):
        text = SMALL[f"options/{option}.yaml"]
        files[f"options/{option}.yaml"] = text.replace("}", f", ease: {ease}}}")
    folder = write_folder(tmp_path, files)
    result = result_of("map", "--bundles", cwd=folder)
    assert result["kind"] == dict.fromkeys(("a", "b", "c", "nothing"), "option") | {"a+b": "bundle"}
    shares = {region["options"][0]: region["share"] for region in result["regions"]}
    alone = result_of("map", cwd=folder)
    assert "kind" not in alone
    first = {region["options"][0]: region["share"] for region in alone["regions"]}
    assert result["first_among_options"] == {"a": 0, "b": 0, "c": 0, "nothing": 0} | first
    assert shares["a+b"] > 0
    assert shares.get("b", 0) < first["b"]
    text = " ".join(shown_here("map", "--bundles", "--full", cwd=folder).split())
    assert "a + b bundle The pair" in text
    assert "from the other rows. Among the options alone, first places are: " in text
    assert "a is also alone." in text
    brief = " ".join(shown_here("map", "--bundles", cwd=folder).split())
    assert "Bundles overlap with options. Without bundles: " in brief
    drawn = shown_here("map", "--bundles", "--format", "svg", cwd=folder)
    assert ">a + b<" in drawn


def test_perspectives_rank_all_rows_and_vote_on_the_options_alone(tmp_path: Path) -> None:
    """Ranks, totals, first places and worst losses have bundles; votes and agreement are those
    without the flag."""
    people = "careful: {weights: {harm: 90%}}\nbold: {weights: {harm: 10%}}\n"
    sums = SMALL["criteria.yaml"].replace("prefer: more", "prefer: more\n    combine: sum")
    files = SMALL | {"bundles.yaml": NAMED, "perspectives.yaml": people, "criteria.yaml": sums}
    # Two small steps add up on `reach`, to 80 beside the 60 of harm.
    files["options/b.yaml"] = "cost: 3\nscores: {harm: 1, reach: 1}\n"
    folder = write_folder(tmp_path, files)
    result = result_of("perspectives", "--bundles", cwd=folder)
    alone = result_of("perspectives", cwd=folder)
    assert result["kind"]["a+b"] == "bundle"
    assert "kind" not in alone
    assert result["totals"]["bold"]["a+b"] == 78
    assert result["first"] == {"careful": ["nothing"], "bold": ["a+b"]}
    assert result["worst_losses"]["a"]["loss"] == 36
    for key in ("borda", "copeland", "kemeny", "kendall_w", "kendall_tau", "disagreements"):
        assert result[key] == alone[key]
    lines = shown_here("perspectives", "--bundles", "--format", "csv", cwd=folder).splitlines()
    [row] = [line for line in lines if line.startswith("a+b,bundle,The pair,")]
    names = lines[0].split(",")
    assert dict(zip(names, row.split(","), strict=True))["borda"] == ""
    text = " ".join(shown_here("perspectives", "--bundles", "--full", cwd=folder).split())
    assert "a + b is a bundle and stands beside its own options" in text
    assert "of the options alone" in text
