"""Valid folders whose weights, anchors, levels and scores are of any size, or a hair apart."""

from hypothesis import strategies as st

WEIGHTS = ["0", "1", "1", "50", "1e-9", "1e9", "5e-324", "1e100", "0.1"]
# The ends of a measured scale.
ANCHORS = [
    ("0", "1"), ("1", "0"), ("-0.0", "10"), ("0", "1e-9"), ("1", "1.00000001"),
    ("1e99", "-1e100"), ("-1e-100", "1e-100"), ("100000000", "100000001"),
]  # fmt: skip
SHARES = [0.0, 0.0, 1.0, 0.5, 0.5, 1e-12, 0.9999999999, 1 / 3]
VALUES: list[list[float]] = [
    [0, 100],
    [0, 1e-12, 100],
    [0, 99.9999999999, 100],
    [0, 50, 50.000000001, 100],
]


def within(low: float, high: float, share: float) -> float:
    """A number between two others, ends and all."""
    return max(min(low, high), min(max(low, high), low + (high - low) * share))


@st.composite
def scores(draw: st.DrawFn, worst: float, best: float, *, beyond: bool) -> str:
    """A score on a measured scale: a number, a range around it, or a distribution."""
    value = within(worst, best, draw(st.sampled_from(SHARES)))
    if beyond:
        value = draw(st.sampled_from([value, 1e100, -1e100, 1e-320, -0.0]))
    other = within(worst, best, draw(st.sampled_from(SHARES)))
    low, high = sorted((value, other))
    match draw(st.integers(0, 5)):
        case 0:
            return f"{{value: {value!r}, range: [{low!r}, {high!r}]}}"
        case 1 if low < high:
            return f"{{distribution: {{uniform: {{low: {low!r}, high: {high!r}}}}}}}"
        case 2 if low < high:
            return (
                f"{{distribution: {{triangular: {{low: {low!r}, mode: {low!r}, high: {high!r}}}}}}}"
            )
        case 3 if low < high:
            return f"{{distribution: {{discrete: {{{low!r}: 0.5, {high!r}: 0.5}}}}}}"
        case 4:
            return f"{{value: {value!r}, scenarios: {{other: {other!r}}}}}"
        case _:
            return f"{value!r}"


@st.composite
def folders(draw: st.DrawFn) -> tuple[dict[str, str], bool]:
    """The files of a valid folder, and whether its scores all lie between the anchors."""
    beyond = draw(st.integers(0, 3)) == 0
    weights = draw(st.lists(st.sampled_from(WEIGHTS), min_size=3, max_size=3))
    if all(float(weight) == 0 for weight in weights):
        weights[0] = "1"
    worst, best = draw(st.sampled_from(ANCHORS))
    values = draw(st.sampled_from(VALUES))
    levels = ", ".join(f"{n}: {{means: L{n}, value: {v}}}" for n, v in enumerate(values))
    prefer = "more" if float(best) > float(worst) else "less"
    criteria = (
        "decision: {title: T}\ncriteria:\n"
        f"  a: {{weight: {weights[0]}, prefer: more, scale: {{{levels}}}}}\n"
        f"  b: {{weight: {weights[1]}, prefer: {prefer},"
        f" scale: {{worst: {worst}, best: {best}}}}}\n"
        f"  c: {{weight: {weights[2]}, prefer: less}}\n"
    )
    files = {"criteria.yaml": criteria, "scenarios.yaml": "other: {}\n"}
    shares = draw(st.lists(st.sampled_from(WEIGHTS), min_size=3, max_size=3))
    if any(map(float, shares)):
        files["perspectives.yaml"] = (
            f"p: {{weights: {{a: {shares[0]}, b: {shares[1]}, c: {shares[2]}}}}}\n"
        )
    for option in range(draw(st.integers(2, 4))):
        level = draw(st.integers(0, len(values) - 1))
        measured = draw(scores(float(worst), float(best), beyond=beyond))
        free = draw(st.sampled_from(["0", "-0.0", "1", "1", "1e100", "-1e100", "1e-320"]))
        files[f"options/o{option}.yaml"] = f"scores: {{a: {level}, b: {measured}, c: {free}}}\n"
    return files, not beyond
