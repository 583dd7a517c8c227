"""Named bundles and courses beside the options in every state of the world."""

from pathlib import Path

from belarus_options.studies.bundles.asked import Constraint
from belarus_options.studies.bundles.beside import WithoutRow
from belarus_options.studies.scenarios import ChoiceRule, Scenarios, scenarios
from bundled import SMALL
from commands import document_of, result_of, shown_here
from folders import load_files, write_folder

# In the rain `b` does no harm.
RAIN = SMALL | {
    "scenarios.yaml": "dry: {name: Dry}\nrain: {name: Rain}\n",
    "options/b.yaml": (
        "cost: 3\nscores:\n  harm: {value: 1, scenarios: {rain: 0}}\n  reach: {value: 2}\n"
    ),
    "bundles.yaml": """\
bundles:
  pair: {name: The pair, options: [a, b]}
  course: {name: The course, options: [a], later: {rain: [b]}}
  alone: {options: [b]}
""",
}


def beside(folder: Path, files: dict[str, str]) -> Scenarios:
    """The scenarios of a folder with these files, bundles beside the options."""
    return scenarios(load_files(folder, files).project, has_bundles=True)


def totals(found: Scenarios, row: str) -> list[float]:
    """A row's total in each scenario."""
    return list(found.totals[found.options.index(row)].tolist())


def test_a_course_is_worth_what_is_chosen_in_each_scenario(tmp_path: Path) -> None:
    """It is a row of its own, also where its options are those of another row there; bundles
    without later parts keep to theirs."""
    found = beside(tmp_path, RAIN)
    assert found.scenarios == ("dry", "rain")
    assert found.options == ("a", "b", "c", "nothing", "a+b", "course")
    assert totals(found, "b") == [80, 100]
    assert totals(found, "a+b") == [80, 80]
    assert totals(found, "course") == [50, 80]
    assert found.beside is not None
    assert found.beside.courses == ("course",)
    assert found.beside.without_row == (WithoutRow("alone", like="b"),)


def test_regrets_and_rules_are_over_all_rows(tmp_path: Path) -> None:
    """A bundle that is best somewhere is what the others are behind."""
    sums = SMALL["criteria.yaml"].replace("prefer: more", "prefer: more\n    combine: sum")
    files = RAIN | {"criteria.yaml": sums, "options/b.yaml": "cost: 3\nscores: {harm: 1, reach: 1}"}
    found = beside(tmp_path, files)
    # Two small steps add up on `reach`: the pair has 60 and 80 there, each alone 60 and 40.
    assert totals(found, "a+b") == [70, 70]
    assert found.choices[ChoiceRule.maximin] == ("a+b",)
    regrets = dict(zip(found.options, found.regrets.tolist(), strict=True))
    assert regrets["a"] == [20, 20]
    assert regrets["course"] == [20, 0]


def test_a_bundle_that_fails_a_bound_in_a_scenario_is_marked_there(tmp_path: Path) -> None:
    """Screening goes by the stated scores, of bundles too."""
    must = SMALL["criteria.yaml"].replace(
        "prefer: less", "prefer: less\n    must: {at-most: 1, because: No more}"
    )
    worse = "cost: 1\nscores:\n  harm: {value: 1, scenarios: {rain: 2}}\n  reach: 1\n"
    found = beside(tmp_path, RAIN | {"criteria.yaml": must, "options/a.yaml": worse})
    assert "a+b" in found.options
    assert found.failing == {(row, "rain"): ("harm",) for row in ("a", "a+b", "course")}


def test_a_bundle_that_cannot_be_somewhere_has_no_row(tmp_path: Path) -> None:
    """A course is left out where one of its sets is forbidden."""
    limits = f"{RAIN['bundles.yaml']}constraints: {{at-most: 1}}\n"
    found = beside(tmp_path, RAIN | {"bundles.yaml": limits})
    assert found.beside is not None
    most = (Constraint("at-most"),)
    assert set(found.beside.without_row) == {
        WithoutRow("alone", like="b"),
        WithoutRow("pair", forbidden=most),
        WithoutRow("course", forbidden=most, scenario="rain"),
    }
    said = "The course cannot be in Rain: at most 1 option."
    assert said in shown_here("scenarios", "--bundles", cwd=tmp_path).splitlines()


def test_rows_say_what_they_are_under_the_flag_alone(tmp_path: Path) -> None:
    """JSON and text mark bundles and say what stands beside what; without it nothing is added."""
    folder = write_folder(tmp_path, RAIN)
    kinds = result_of("scenarios", "--bundles", cwd=folder)["kind"]
    assert kinds == {
        "a": "option", "b": "option", "c": "option", "nothing": "option",
        "a+b": "bundle", "course": "bundle",
    }  # fmt: skip
    text = " ".join(shown_here("scenarios", "--bundles", cwd=folder).split())
    assert "+ The course" in text
    assert "+ A bundle, beside its own options. Regrets and rules are over all rows." in text
    assert "The course adds options in some scenarios: each is taken to be recognized" in text
    full = " ".join(shown_here("scenarios", "--bundles", "--full", cwd=folder).split())
    assert "+ The course" in full
    assert "Regrets and rules are over all rows." in full
    assert "b is also alone." in full
    plain = document_of("scenarios", cwd=folder)
    assert "kind" not in plain["result"]
    assert "bundles" not in plain["settings"]
