"""The files of a project folder, as POSIX paths within it."""

BUNDLES_FILE = "bundles.yaml"
CRITERIA_FILE = "criteria.yaml"
EVIDENCE_FILE = "evidence.yaml"
JUDGMENTS_FILE = "judgments.yaml"
PERSPECTIVES_FILE = "perspectives.yaml"
SCENARIOS_FILE = "scenarios.yaml"
OPTIONS_FOLDER = "options"


def option_file(option: str) -> str:
    """The file that an option stands in."""
    return f"{OPTIONS_FOLDER}/{option}.yaml"


def option_of(file: str) -> str | None:
    """The option that stands in a file, None where the file is no option's."""
    folder, _, name = file.rpartition("/")
    return name.removesuffix(".yaml") if folder == OPTIONS_FOLDER else None
