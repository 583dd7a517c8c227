"""Project folders as text: a clean one, a full one, and what `check` finds in others."""

from pathlib import Path

from belarus_options.files.annotations import annotations
from belarus_options.files.folder import Folder
from belarus_options.files.project import LoadedProject, load_project
from belarus_options.studies.checks.checking import CheckReport, check

# The case as it was once, for what is tested by its figures: the case itself may change.
FIXED_CASE = Path(__file__).parent / "cases" / "fixed_case"

CRITERIA = """\
decision:
  title: Which clinic should the valley get?
  question: How should people in the valley be treated from next year on?
  owner: District council
  as_of: 2024-05-01

scales:
  grade:
    0: {means: None of the treatments, value: 0}
    1: {means: First aid, value: 40}
    2: {means: All but surgery, value: 75}
    3: {means: Surgery too, value: 100}

criteria:
  benefit:
    name: Benefit
    weight: 50
    because: From nobody treated to everybody is worth a little more than the whole burden.
    criteria:
      reach:
        name: Reach
        definition: How many people of the valley get to treatment within the hour.
        weight: 40
        because: The largest swing of the three.
        prefer: more
        scale:
          0: {means: Nobody, value: 0}
          1: {means: Half of the valley, value: 30}
          2: {means: Four fifths of it, value: 60}
          3: {means: Everybody, value: 100}
      speed:
        weight: 35
        because: Two years without treatment are nearly as bad as half the reach.
        prefer: less
        scale: {worst: 24, best: 0, unit: months}
      depth:
        weight: 25
        because: Most patients need little.
        prefer: more
        scale: grade
  burden:
    name: Burden
    weight: 40
    because: The district can bear the worst of it, though not twice.
    criteria:
      cost:
        weight: 80
        because: The budget decides what else can be done.
        prefer: less
        scale: {worst: 50, best: 0, unit: million}
      noise:
        weight: 20
        because: Felt by one street only.
        prefer: less
        scale: {0: Hardly any, 1: Traffic at night}
"""

KEEP = """\
name: Keep the visiting doctor
role: status-quo
scores:
  benefit.reach:
    {value: 0, settled: true, confidence: high, evidence: [survey, travel-times, trend]}
  benefit.speed: {value: 24, settled: true, confidence: moderate, evidence: [plans]}
  benefit.depth:
    {value: 1, settled: true, confidence: high, evidence: [staffing, staff-list, trend]}
  burden.cost:
    value: 0
    settled: true
    confidence: high
    evidence: [offers]
    scenarios:
      boom: 2
  burden.noise: {value: 0, settled: true, confidence: high, evidence: [noise-study]}
"""

BUILD = """\
name: Build a clinic
summary: A new house at the crossing.
scores:
  benefit.reach: {value: 3, range: [2, 3], confidence: moderate, evidence: [survey]}
  benefit.speed: {value: 3, range: [2, 6], confidence: moderate, evidence: [plans]}
  benefit.depth: {value: 3, range: [2, 3], confidence: moderate, evidence: [staffing]}
  burden.cost: {value: 30, range: [22, 38], confidence: low, evidence: [offers]}
  burden.noise: {value: 1, settled: true, confidence: high, evidence: [noise-study]}
"""

LEASE = """\
name: Lease rooms in the school
scores:
  benefit.reach: {value: 1, range: [1, 2], confidence: moderate, evidence: [travel-times]}
  benefit.speed: {value: 3, range: [1, 4], confidence: moderate, evidence: [plans]}
  benefit.depth: {value: 1, range: [0, 2], confidence: low, evidence: [staffing]}
  burden.cost: {value: 20, range: [15, 25], confidence: moderate, evidence: [offers]}
  burden.noise: {value: 1, settled: true, confidence: high, evidence: [noise-study]}
"""

EVIDENCE = """\
sources:
  report:
    title: The state of the valley
    author: District office
    reliability: B
evidence:
  survey: {source: report, kind: fact, credibility: 2, says: Where people live.}
  travel-times: {source: report, kind: fact, credibility: 2, says: How long they travel.}
  plans: {source: report, kind: forecast, credibility: 3, says: When each could open.}
  staffing: {source: report, kind: judgment, credibility: 3, says: Who would work there.}
  staff-list: {source: report, kind: fact, credibility: 1, says: Who works there now.}
  offers: {source: report, kind: fact, credibility: 2, says: What builders ask for.}
  noise-study: {source: report, kind: fact, credibility: 2, says: What the street hears.}
  trend:
    kind: assumption
    says: The valley neither grows nor shrinks.
    because: It has not for twenty years.
"""

SCENARIOS = """\
boom:
  name: The quarry opens again
"""

# Nothing in it is reported, not even as a note.
CLEAN: dict[str, str] = {
    "criteria.yaml": CRITERIA,
    "evidence.yaml": EVIDENCE,
    "options/build.yaml": BUILD,
    "options/keep.yaml": KEEP,
    "options/lease.yaml": LEASE,
    "scenarios.yaml": SCENARIOS,
}

FAIRNESS = """\
  fairness:
    name: Fairness
    weight: 30
    because: Who lives far off is to be treated as soon as those at the crossing.
    prefer: more
    scale: {worst: 0, best: 10}
"""
PERSPECTIVES = """\
council:
  name: The council
  weights: {benefit: 10%}
doctor:
  weights: {benefit: 80%, benefit.reach: 60%}
"""

# All that a command can read: three top criteria, perspectives, a scenario; and `check` finds some.
FULL: dict[str, str] = CLEAN | {
    "criteria.yaml": CRITERIA + FAIRNESS,
    "options/build.yaml": BUILD
    + "  fairness: {value: 3, evidence: [offers], scenarios: {boom: 4}}\n",
    "options/keep.yaml": KEEP.replace("speed: {value: 24", "speed: {value: 26")
    + "  fairness: {value: 9, evidence: [offers]}\n",
    "options/lease.yaml": LEASE + "  fairness: {value: 6, range: [4, 8], evidence: [offers]}\n",
    "perspectives.yaml": PERSPECTIVES,
}


# Who was asked about the weights of the full folder.
JUDGMENTS = """\
judgments:
  - who: The council
    on: 2024-04-20
    swing: {benefit: 100, burden: 80, fairness: 60}
  - group: benefit
    order: [reach, speed, depth]
"""


def edited(file: str, *changes: tuple[str, str], files: dict[str, str] = CLEAN) -> dict[str, str]:
    """The files with texts in one of them, each of which stands there once, replaced."""
    text = files[file]
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        text = text.replace(old, new)
    return files | {file: text}


def write_folder(path: Path, files: dict[str, str]) -> Path:
    """Writes texts as the files of a folder, line ends as they are; gives the folder."""
    for file, text in files.items():
        target = path / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return path


def load_files(path: Path, files: dict[str, str]) -> LoadedProject:
    """Writes texts as a folder and loads it."""
    return load_project(Folder(write_folder(path, files)))


def check_files(path: Path, files: dict[str, str]) -> CheckReport:
    """What `check` reports of a folder with these files."""
    loaded = load_files(path, files)
    return check(loaded.project, annotations(loaded))


# A rule, a file, a line and a column.
Found = tuple[str, str, int, int]


def found_in(path: Path, files: dict[str, str]) -> list[Found]:
    """Every finding of a folder with these files: its rule and where it is."""
    return [
        (f.rule, f.position.file, f.position.line, f.position.column)
        for f in check_files(path, files).findings
    ]


def spot(files: dict[str, str], file: str, marked: str) -> tuple[str, int, int]:
    """File, line and column of the `»` in a text that stands once in a file, but for the mark."""
    text, plain = files[file], marked.replace("»", "")
    assert text.count(plain) == 1, f"{plain!r} stands {text.count(plain)} times in {file}"
    before = text[: text.index(plain) + marked.index("»")]
    return file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
