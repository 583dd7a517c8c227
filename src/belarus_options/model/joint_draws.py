"""Scores that were drawn together elsewhere: a sample a row, used as a whole."""

from typing import NamedTuple


class JointDraws(NamedTuple):
    """The measures of scores in samples of all of them: `measures` by option and leaf, one for each
    of the `samples`, on the leaf's own scale. `file` is what messages call where they stand."""

    file: str
    measures: dict[tuple[str, str], tuple[float, ...]]
    samples: int
