"""The studies as functions, for notebooks and programs: `import belarus_options as bo`.

What all of them have in common is public interface, and changes only with a major version (from
0.2 on): the names of `bo.__all__`, their parameters, the members of `Project`, `Result`, `Problem`
and `ProjectError` that are described here, and the keys of the JSON (docs/json.md).

- `load(folder)` and `builtin()` give a `Project`: checked as a whole, never changed, small to
  pickle. `load(folder, revision="HEAD~1")` reads it as it stood in git.
- One function a study takes a project and gives a `Result`. It has the name of its command, but for
  `rank` (`score`), `weight_map` (`map`) and `other_methods` (`methods`). `brief` gives a page.
- Every study takes the settings of the commands by the names that JSON has for them: `weights`
  (`{"risk": 50, "risk.escalation": "30%", "leverage": "x2"}`, as `--weight` does), `perspective`,
  `scenario`, `options` (their ids), `what_if` (`{"lease/cost": 12}`, as `--score`) and
  `include_screened`. What a command does not take, its function does not take either.
- A `Result` is frozen. `to_dict()` is the object that the command prints with `--format json`, and
  `to_records()` has the rows of its CSV, a dictionary each. `to_dataframe()` is the same for
  pandas, where that is installed; `answer` is the answer in sentences; a notebook shows the tables
  and charts of the briefing. `study` is the record of the study itself, with arrays of numpy; its
  fields are described where it is defined, and are no public interface yet.
- What is wrong with an input is a `ProjectError`. It has all problems at once, as `Problem`s with
  the names of docs/errors.md, the file and the line. What no input could mend, such as a misspelled
  keyword, is a `TypeError` as everywhere.

Nothing is printed, and nothing is read from the environment. Files that are meant to be read and
are not are a warning. The same arguments give the same result, in every process.
"""

from belarus_options.library.errors import Problem, ProjectError
from belarus_options.library.functions import (
    elicit,
    explain,
    flip,
    other_methods,
    rank,
    robustness,
    screen,
    sensitivity,
    stress,
    weight_map,
    weights,
)
from belarus_options.library.many_views import bundles, perspectives, scenarios
from belarus_options.library.projects import Project, builtin, load
from belarus_options.library.results import Result
from belarus_options.library.whole_folders import audit, brief, check, diff

__all__ = [
    "Problem",
    "Project",
    "ProjectError",
    "Result",
    "audit",
    "brief",
    "builtin",
    "bundles",
    "check",
    "diff",
    "elicit",
    "explain",
    "flip",
    "load",
    "other_methods",
    "perspectives",
    "rank",
    "robustness",
    "scenarios",
    "screen",
    "sensitivity",
    "stress",
    "weight_map",
    "weights",
]
