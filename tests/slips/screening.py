"""Slips in screening tests, their answers and the bounds of leaves."""

from slips import BUILD, CRITERIA, Slip, money

# Below the key of a test that is right.
_TEST = "screening:\n  lawful: {asks: May the district do it?}\n"


def _bound(new: str, name: str, message: str, help: str = "") -> Slip:
    """Of the cost, of which less is better."""
    return money(
        f"scale: {{worst: 50, best: 0, unit: million}}\n        {new}", name, message, help
    )


def _level(new: str, name: str, message: str, help: str = "") -> Slip:
    """Of the depth, of which more is better, on the levels 0 to 3."""
    old = "        prefer: more\n        scale: grade\n"
    return Slip(CRITERIA, old, f"{old}        {new}\n", name, message, help)


def _test(new: str, name: str, message: str, help: str = "") -> Slip:
    return Slip(CRITERIA, "scales:\n", f"screening:\n  {new}\nscales:\n", name, message, help)


class _Answered(Slip):
    """A slip in an answer to a test that there is."""

    @property
    def files(self) -> dict[str, str]:
        files = super().files
        return files | {CRITERIA: _TEST + files[CRITERIA]}


def _answer(new: str, name: str, message: str, help: str = "") -> Slip:
    old = "name: Build a clinic\n"
    return _Answered(BUILD, old, f"{old}screening:\n  {new}\n", name, message, help)


IN_SCREENING: dict[str, Slip] = {
    # Bounds
    "bound against the direction": _bound(
        "must: {»at-least: 20}", "bad-must", "`burden.cost` prefers less", "`at-most: …`"
    ),
    "bound against the direction of levels": _level(
        "must: {»at-most: 2}", "bad-must", "`benefit.depth` prefers more", "`at-least: …`"
    ),
    "bound between levels": _level(
        "must: {at-least: »1.5}", "bad-level", "1.5", "levels are 0, 1, 2, 3"
    ),
    "bound beyond the levels": _level("must: {at-least: »4}", "bad-level", "4", "0, 1, 2, 3"),
    "two bounds": _bound("must: {at-most: 20, at-least: »1}", "bad-must", "two bounds", "out"),
    "no bound": _bound("»must: {because: It is all there is}", "missing-key", "bound", "`at-most"),
    "misspelt bound": _bound(
        "must: {»atmost: 20, at-most: 20}", "unknown-key", "`atmost`", "`at-most`"
    ),
    "text for a bound": _bound("must: {at-most: »much}", "wrong-type", "`much`"),
    "number for bounds": _bound("must: »20", "wrong-type", "`must`"),
    "bound of a branch": Slip(
        CRITERIA,
        "  burden:\n    name: Burden\n",
        "  burden:\n    »must: {at-most: 20}\n    name: Burden\n",
        "branch-with-scale",
        "`must`",
        "move it",
    ),
    # Tests
    "test without a question": _test(
        "»lawful: {name: Lawful}", "missing-key", "`asks`", "`asks: …`"
    ),
    "key of a test": _test(
        "lawful: {asks: May it?, »becuase: It is law}", "unknown-key", "`becuase`", "`because`"
    ),
    "test called as a criterion": _test(
        "»burden: {asks: Can it be borne?}", "bad-id", "`burden`", "rename the test"
    ),
    # Answers
    "answer to no test": _answer(
        "»lawfull: {passes: yes}", "unknown-test", "`lawfull`", "`lawful`"
    ),
    "answer to a far-off test": _answer(
        "»zzz: {passes: yes}", "unknown-test", "`zzz`", "`screening` in criteria.yaml"
    ),
    "no answer": _answer("»lawful: {because: It may}", "missing-key", "`passes`", "`passes: …`"),
    "answer between": _answer("lawful: {passes: »maybe}", "bad-choice", "`maybe`", "`unclear`"),
    "truth for an answer": _answer("lawful: {passes: »true}", "bad-choice", "`true`", "`yes`"),
    "no without a reason": _answer(
        "»lawful: {passes: no}", "missing-key", "`passes: no` has no reason", "`because: …`"
    ),
    "unclear without a reason": _answer(
        "»lawful: {passes: unclear}", "missing-key", "`passes: unclear`", "`because: …`"
    ),
    "unknown evidence of an answer": _answer(
        "lawful: {passes: yes, evidence: [»surveyy]}", "unknown-evidence", "`surveyy`", "`survey`"
    ),
    "word for answers": _answer("lawful: »yes", "wrong-type", "`lawful`"),
}
