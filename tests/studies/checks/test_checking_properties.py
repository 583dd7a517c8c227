"""What holds of all rules together, whatever the project."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from belarus_options.model.criteria import CriterionBlock, Decision
from belarus_options.model.options import Option
from belarus_options.model.project import Project
from belarus_options.model.tree import build_tree
from belarus_options.studies.checks.catalogue import RULES
from belarus_options.studies.matrix.ranking import rank

CRITERIA = {
    "a": {"weight": 2.0, "criteria": {
        "levels": {"weight": 3.0, "prefer": "less", "scale": {"0": "x", "1": "y", "2": "z"}},
        "money": {"weight": 1.0, "scale": {"worst": 9, "best": 0}},
    }},
    "b": {"weight": 1.0, "prefer": "more"},
}  # fmt: skip
LEAVES = ("a.levels", "a.money", "b")

SCORE = st.fixed_dictionaries(
    {
        "value": st.sampled_from([0.0, 1.0, 2.0]),
        "confidence": st.sampled_from(["low", "high"]),
        "evidence": st.lists(st.sampled_from("pqr"), max_size=2, unique=True).map(tuple),
    }
)
SCORES = st.lists(st.tuples(SCORE, SCORE, SCORE), min_size=1, max_size=5)


def project_of(scores: list[tuple[dict[str, object], ...]], factor: float = 1.0) -> Project:
    """A project with these scores, an option each; weights multiplied by a factor."""

    def scaled(block: dict[str, object]) -> dict[str, object]:
        below = block.get("criteria")
        weight = block["weight"]
        assert isinstance(weight, float)
        changed = block | {"weight": weight * factor}
        if isinstance(below, dict):
            changed["criteria"] = {key: scaled(child) for key, child in below.items()}
        return changed

    blocks = {key: CriterionBlock.model_validate(scaled(block)) for key, block in CRITERIA.items()}
    options = {
        name: Option.model_validate({"name": name, "scores": dict(zip(LEAVES, row, strict=True))})
        for name, row in zip("uvwxyz", scores, strict=False)
    }
    return Project(
        decision=Decision(title="T"),
        scales={},
        tree=build_tree(blocks, {}),
        options=options,
        sources={},
        evidence={},
        perspectives={},
        scenarios={},
    )


def messages(project: Project) -> list[str]:
    """What all rules find, in no order."""
    ranking = rank(project)
    return sorted(f.message for rule in RULES.values() for f in rule.find(ranking))


@given(SCORES, st.randoms(use_true_random=False))
def test_the_order_of_options_changes_no_finding(
    scores: list[tuple[dict[str, object], ...]], random: Random
) -> None:
    """Whatever order the options are held in, the same is found in the same words."""
    project = project_of(scores)
    order = list(project.options)
    random.shuffle(order)
    shuffled = Project(
        decision=project.decision,
        scales=project.scales,
        tree=project.tree,
        options={option: project.options[option] for option in order},
        sources=project.sources,
        evidence=project.evidence,
        perspectives=project.perspectives,
        scenarios=project.scenarios,
    )
    assert messages(shuffled) == messages(project)


@given(SCORES, st.sampled_from([0.25, 2.0, 64.0]))
def test_the_unit_of_weights_changes_no_finding(
    scores: list[tuple[dict[str, object], ...]], factor: float
) -> None:
    """Only proportions of weights count: multiplied by one factor they find the same."""
    assert messages(project_of(scores, factor)) == messages(project_of(scores))


@given(SCORES)
def test_a_copy_of_the_leader_is_never_a_clear_winner(
    scores: list[tuple[dict[str, object], ...]],
) -> None:
    """With the leader entered twice the lead is 0, so `no-clear-winner` reports."""
    ranking = rank(project_of(scores[:5]))
    doubled = [*scores[:5], scores[ranking.ranked[0].row]]
    found = list(RULES["no-clear-winner"].find(rank(project_of(doubled))))
    assert len(found) == 1
    assert "tie for first" in found[0].message
