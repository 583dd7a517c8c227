"""The words that settings choose between: light, so that help can list them without the model."""

from enum import Enum


class Vary(str, Enum):
    """Which weights vary: the top criteria's, each branch keeping its inner shares, or the global
    weights of all leaves."""

    top = "top"
    leaves = "leaves"


class Weighting(str, Enum):
    """Any weights; those in which every strict difference of the stated ones keeps its direction;
    those within a range around each stated one; or the stated ones alone."""

    any = "any"
    order = "order"
    ranges = "ranges"
    stated = "stated"


class Scores(str, Enum):
    """Scores as stated, or drawn from their distributions and plausible ranges."""

    stated = "stated"
    uncertain = "uncertain"
