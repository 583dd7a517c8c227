"""The sheets of the workbook that a ranking is written into, and that a folder is made of again:
what they and their columns are called."""

RANKING, WEIGHTS, SCORES, MATRIX = "Ranking", "Weights", "Scores", "Options × criteria"
SCALES, OPTIONS, EVIDENCE, SOURCES, ABOUT = "Scales", "Options", "Evidence", "Sources", "About"
# By these a workbook is known for one of ours.
OWN = (WEIGHTS, SCORES, SCALES, OPTIONS, EVIDENCE, SOURCES, ABOUT)

# What a leaf's scale is called.
EVEN, VALUED, LINE, POINTS, CURVE, NO_SCALE = (
    "even levels", "valued levels", "line", "points", "curve", "none"
)  # fmt: skip
# What its rows mean that are no levels.
WORST, BEST, MIDPOINT = "worst", "best", "midpoint"

CRITERION, OPTION, SOURCE, ITEM = "Criterion", "Option", "Source", "Item"
NAME, SHORT = "Name", "Short name"
CRITERION_NAME, OPTION_NAME = "Criterion name", "Option name"
WEIGHT, UNIT, REASON, DEFINITION = "Weight", "Unit", "Why", "What counts here"
PREFER, COMBINE, MUST, RANGE = "Prefer", "Combine", "Must", "Weight range"
MEASURE, VALUE, MEANING, SCALE = "Level or measure", "Value", "Meaning", "Scale"
LOW, HIGH, CONFIDENCE, SETTLED = "Low", "High", "Confidence", "Settled"
DISTRIBUTION, IF_WRONG = "Distribution", "If wrong"
SUMMARY, ROLE, REQUIRES, EXCLUDES, COST = "Summary", "Role", "Requires", "Excludes", "Cost"
KIND, STATEMENT, SECTION, PARAGRAPH, PAGE = "Kind", "Statement", "Section", "Paragraph", "Page"
ADDRESS, CREDIBILITY = "Address", "Credibility"
TITLE, AUTHOR, PUBLISHED, RELIABILITY = "Title", "Author", "Published", "Reliability"
QUESTION, OWNER, AS_OF, LEFT_OUT = "Question", "Owner", "As of", "Not in this workbook"
# Of what is settled.
YES = "yes"
