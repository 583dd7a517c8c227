"""What is a change of the model, of which kind, and what it acts on."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from belarus_options.model.settings import Settings
from belarus_options.studies.diff.terms import NEW, OLD
from diffing import FLAT, compared, kinds, options
from first_edition import FILES
from folders import FULL, edited


@pytest.mark.parametrize(
    "text",
    [
        lambda text: re.sub(r"(?m)^ *#.*\n", "", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("prefer: less", "prefer: 'lower'"),
        lambda text: text.replace("weight: 50\n", "weight: 5e1\n"),
        lambda text: yaml.safe_dump(yaml.safe_load(text), sort_keys=True, allow_unicode=True),
    ],
    ids=["comments", "line ends", "quotes", "numbers", "order"],
)
def test_layout_is_no_change(text: Any, tmp_path: Path) -> None:
    """F.3.5: of any file."""
    result = compared(tmp_path, FULL, {file: text(said) for file, said in FULL.items()})
    assert result.changes == ()
    assert not result.is_changed


def test_weights_in_proportion_are_no_change(tmp_path: Path) -> None:
    """F.3.6: 38, 38 and 24 are 19, 19 and 12."""
    half = re.sub(
        r"(?m)^    weight: (38|24)$",
        lambda m: f"    weight: {int(m[1]) // 2}",
        FILES["criteria.yaml"],
    )
    assert half != FILES["criteria.yaml"]
    assert compared(tmp_path, FILES, FILES | {"criteria.yaml": half}).changes == ()


def test_an_option_that_stretches_a_leaf_moves_its_anchors(tmp_path: Path) -> None:
    """F.3.7: what became of the others' totals is of the anchors."""
    old = {"criteria.yaml": FLAT, **options(a=(10, 4), b=(20, 9))}
    result = compared(tmp_path, old, old | options(c=(40, 5)))
    assert [change.id for change in result.changes] == ["anchors:cost", "option-added:c"]
    by_id = {each.option: each for each in result.options}
    assert by_id["c"].parts is None
    assert (by_id["c"].totals[OLD], by_id["c"].ranks[OLD]) == (None, None)
    assert by_id["b"].totals == (50.0, 250 / 3)
    assert list(by_id["b"].parts or ()) == ["anchors:cost"]


def test_a_criterion_that_is_added_acts_through_the_weights_of_its_group(tmp_path: Path) -> None:
    """F.3.8: its scores on the other side are not asked for."""
    old = {"criteria.yaml": FLAT, **options(a=(10, 4), b=(20, 9))}
    new = {
        "criteria.yaml": FLAT + "  fit: {weight: 2, scale: {worst: 0, best: 10}}\n",
        **options(a=(10, 4, 0), b=(20, 9, 8)),
    }
    result = compared(tmp_path, old, new)
    assert [change.id for change in result.changes] == ["weights", "criterion-added:fit"]
    assert [change.id for change in result.moving] == ["weights"]
    assert result.changes[1].new == 0.5
    by_id = {each.option: each for each in result.options}
    assert by_id["b"].parts == {"weights": 65 - 50}
    assert result.alone == result.needed == ("weights",)
    back = compared(tmp_path / "back", new, old)
    assert [change.id for change in back.changes] == ["weights", "criterion-removed:fit"]


def test_a_leaf_that_becomes_a_branch_is_removed_and_added(tmp_path: Path) -> None:
    """Under one path: what the two weigh is of the weights of their group."""
    old = {"criteria.yaml": FLAT, **options(a=(10, 4), b=(20, 9))}
    branch = FLAT.replace("cost: {weight: 1, prefer: less}",
                          "cost: {weight: 1, criteria: {now: {prefer: less}}}")  # fmt: skip
    scores = {f: t.replace("cost:", "cost.now:") for f, t in options(a=(10, 4), b=(20, 9)).items()}
    result = compared(tmp_path, old, {"criteria.yaml": branch, **scores})
    assert kinds(result) == ["weights", "criterion-added", "criterion-removed"]
    assert {each.totals for each in result.options} == {(50.0, 50.0)}
    assert all(not any((each.parts or {}).values()) for each in result.options)


def test_a_reason_moves_nothing(tmp_path: Path) -> None:
    """F.3.9: one change."""
    new = edited(
        "criteria.yaml", ("because: Felt by one street only.", "because: Loud."), files=FULL
    )
    result = compared(tmp_path, FULL, new)
    (change,) = result.changes
    assert (change.id, change.moves_totals) == ("because:leaf:burden.noise", False)
    assert (change.old, change.new) == ("Felt by one street only.", "Loud.")
    assert result.moving == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "kind"),
    [
        ("options/build.yaml", "range: [22, 38]", "range: [22, 39]", "range"),
        ("options/build.yaml", "confidence: low", "confidence: moderate", "confidence"),
        ("options/build.yaml", "evidence: [survey]", "evidence: [trend]", "evidence"),
        ("options/keep.yaml", "boom: 2", "boom: 3", "scenarios"),
        ("options/build.yaml", "name: Build a clinic", "name: A clinic", "names"),
        ("options/keep.yaml", "role: status-quo\n", "", "role"),
        ("perspectives.yaml", "benefit: 10%", "benefit: 11%", "perspectives"),
        ("scenarios.yaml", "The quarry opens again", "Boom", "scenarios"),
        ("evidence.yaml", "What the street hears.", "Noise.", "evidence"),
        ("criteria.yaml", "Traffic at night", "Noise at night", "wording"),
        ("criteria.yaml", "unit: months", "unit: weeks", "wording"),
        ("criteria.yaml", "owner: District council", "owner: Council", "decision"),
        ("criteria.yaml", "title: Which clinic", "title: What clinic", "names"),
        ("criteria.yaml", "How many people of the valley", "How many", "definition"),
    ],
)  # fmt: skip
def test_what_moves_no_total_has_its_kind(
    file: str, old: str, new: str, kind: str, tmp_path: Path
) -> None:
    """One change each, and totals as they were."""
    assert FULL[file].count(old) == 1
    result = compared(tmp_path, FULL, edited(file, (old, new), files=FULL))
    assert kinds(result) == [kind]
    assert not result.changes[0].moves_totals
    assert all(each.totals[OLD] == each.totals[NEW] for each in result.options)


def test_a_judgment_is_a_change_of_its_own(tmp_path: Path) -> None:
    """One a group; the weights that it is about are compared where they are in force."""
    file = "judgments.yaml"
    old = FULL | {file: "judgments:\n  - {swing: {benefit: 100, burden: 80, fairness: 60}}\n"}
    new = old | {file: old[file].replace("80", "70")}
    (change,) = compared(tmp_path, old, new).changes
    assert (change.kind, change.moves_totals) == ("judgments", False)
    assert compared(tmp_path / "none", FULL, old).changes[0].kind == "judgments"


def test_what_a_setting_hides_moves_no_total(tmp_path: Path) -> None:
    """Stated weights under a perspective, a stated score under a scenario, and a score that is
    set; what is in force and changes does."""
    new = edited("criteria.yaml", ("weight: 30\n", "weight: 31\n"), files=FULL)
    new = edited("perspectives.yaml", ("benefit: 10%", "benefit: 12%"), files=new)
    plain = compared(tmp_path / "plain", FULL, new)
    assert [(c.id, c.moves_totals) for c in plain.changes] == [
        ("weights", True), ("perspectives:perspective:council", False),
    ]  # fmt: skip
    doctor = compared(tmp_path / "doctor", FULL, new, Settings(perspective="doctor"))
    assert (doctor.changes[0].id, doctor.changes[0].moves_totals) == ("weights", True)
    scored = edited(
        "options/keep.yaml", ("value: 0\n    settled", "value: 1\n    settled"), files=FULL
    )
    boom = compared(tmp_path / "boom", FULL, scored, Settings(scenario="boom"))
    assert [(c.id, c.moves_totals) for c in boom.changes] == [("score:keep/burden.cost", False)]
    entry = edited("options/keep.yaml", ("boom: 2", "boom: 3"), files=FULL)
    there = compared(tmp_path / "there", FULL, entry, Settings(scenario="boom"))
    assert [(c.id, c.old, c.new, c.moves_totals) for c in there.changes] == [
        ("score:keep/burden.cost", 2.0, 3.0, True)
    ]


def test_scores_that_stand_on_no_other_scale_change_with_it(tmp_path: Path) -> None:
    """A level that only the new scale has: nobody asks what it was worth on the old one."""
    new = edited("criteria.yaml", (
        "scale: {0: Hardly any, 1: Traffic at night}",
        "scale: {0: Hardly any, 1: Traffic by day, 2: Traffic at night}",
    ), files=FULL)  # fmt: skip
    new = edited(
        "options/build.yaml", ("burden.noise: {value: 1", "burden.noise: {value: 2"), files=new
    )
    result = compared(tmp_path, FULL, new)
    ids = [change.id for change in result.changes if change.moves_totals]
    assert ids == ["scale:burden.noise", "score:build/burden.noise"]
    parts = {each.option: each.parts for each in result.options}
    assert parts["build"] == {}
    assert list(parts["lease"] or ()) == ["scale:burden.noise"]
