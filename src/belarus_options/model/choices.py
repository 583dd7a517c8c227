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


class AskedBy(str, Enum):
    """How people are asked what swings are worth, as judgments.yaml has it."""

    swing = "swing"
    order = "order"
    ratios = "ratios"
    tradeoffs = "tradeoffs"
    best_worst = "best-worst"


class Annexes(str, Enum):
    """What a briefing has at its end: every score and every source, those that the comparison
    rests on, or nothing."""

    all = "all"
    cited = "cited"
    none = "none"


class Rule(str, Enum):
    """How effects of options chosen together combine on a leaf, as `combine` of criteria.yaml
    says."""

    strongest = "strongest"
    sum = "sum"
    best = "best"
    worst = "worst"


class YesNo(str, Enum):
    """An answer to a question."""

    yes = "yes"
    no = "no"


class Format(str, Enum):
    """The form of a result, and how the name of a file in it ends."""

    suffix: str

    def __new__(cls, word: str, suffix: str) -> "Format":
        form = str.__new__(cls, word)
        form._value_ = word
        form.suffix = suffix
        return form

    text = "text", ".txt"
    tsv = "tsv", ".tsv"
    json = "json", ".json"
    csv = "csv", ".csv"
    markdown = "markdown", ".md"
    svg = "svg", ".svg"
    html = "html", ".html"
    xlsx = "xlsx", ".xlsx"


# The forms that every result takes.
FORMS = (Format.text, Format.tsv, Format.json, Format.csv, Format.markdown)
# Those of commands whose tables are worked with in spreadsheets.
TABLE_FORMS = (*FORMS, Format.xlsx)
# Those that are files, and nothing for a terminal or a pipe to read.
FILES = (Format.xlsx,)
# Other words for a form: what 0.1 called it, and what its files end in.
OTHER_WORDS = {"table": Format.text, "md": Format.markdown}
