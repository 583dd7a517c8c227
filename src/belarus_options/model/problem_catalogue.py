"""Every problem that keeps an input from being used: its stable name, what it means, a way out.

`explain-rule NAME` prints these, and docs/errors.md is made of them; a test holds the list to the
names that the code uses.
"""

from typing import NamedTuple

from belarus_options.model.criteria_problem_catalogue import CRITERIA_PROBLEMS
from belarus_options.model.sheet_problem_catalogue import SHEET_PROBLEMS


class ProblemKind(NamedTuple):
    """What a problem means, and the way out of it."""

    meaning: str
    fix: str


_PROBLEMS: dict[str, ProblemKind] = {
    "all-perspectives": ProblemKind(
        "`perspectives` compares all perspectives, and one of them was asked for.",
        "Leave `--perspective` out; every other command takes it.",
    ),
    "all-scenarios": ProblemKind(
        "`scenarios` compares all scenarios, and one of them was asked for.",
        "Leave `--scenario` out; every other command takes it.",
    ),
    "all-screened": ProblemKind(
        "Every option fails a screening test or the bound of a `must`, so none is left to rank.",
        "`belarus-options screen` says which and by how much; `--include-screened` ranks all the "
        "same.",
    ),
    "anchor": ProblemKind(
        "A YAML anchor (`&name`) or alias (`*name`) stands in a file. They let nine lines "
        "grow into gigabytes, and they hide which value a reader sees, so this format has "
        "none of them.",
        "Write the text out again. Text that starts with `&` or `*` goes in quotes or after `>-`.",
    ),
    "bad-bundle": ProblemKind(
        "A bundle of bundles.yaml cannot be: it has the status quo or nothing in it, options of "
        "which one rules out or lacks another, the options of another bundle, the id of an option, "
        "or scores of its own for one option alone.",
        "Mend its `options`, or take it out; what options require and exclude stands in their "
        "files.",
    ),
    "bad-choice": ProblemKind(
        "A key takes one of a few words, and this is none of them; or two lines of a matrix "
        "say different directions.",
        "Use one of the words that the message lists.",
    ),
    "bad-constraint": ProblemKind(
        "Bounds on bundles leave no number of options between them, or an option is to be in "
        "every bundle and in none.",
        "Mend one of the two.",
    ),
    "bad-draws": ProblemKind(
        "A file of samples has a column that is no score with a measure, or a cell that is no "
        "number; or it draws a score that is settled.",
        "Write `OPTION/PATH` above each column, and in each row a sample of all of them.",
    ),
    "bad-distribution": ProblemKind(
        "A distribution has not exactly one kind, parameters that contradict each other, "
        "probabilities that do not add up to 1, or a best estimate outside of it; or it is "
        "continuous where a scale has only levels.",
        "Mend the parameters; a constructed scale takes `discrete` over its levels.",
    ),
    "bad-evidence": ProblemKind(
        "A fact, judgment or forecast names no source, or an assumption names one.",
        "Give the source and the place in it, or make it `kind: assumption` with a `because`.",
    ),
    "bad-id": ProblemKind(
        "An id, which is also the stem of an option's file, holds something other than lower-case "
        "letters, marks and digits of any script and '-', or begins with '-' or a mark; or a "
        "screening test has that of a criterion.",
        "Rename it; the name that people read goes into `name`.",
    ),
    "bad-if-wrong": ProblemKind(
        "`if_wrong` names what its score does not rest on, or a value that the score has anyway.",
        "Name items of the score's own `evidence`, each with the value that it would have then.",
    ),
    "bad-key": ProblemKind(
        "A key of a block is a list or a block itself.",
        "Keys are single words or numbers.",
    ),
    "bad-level": ProblemKind(
        "A score on a constructed scale, or the bound of its `must`, is none of its levels. "
        "Nothing lies between two levels, because no words say what it would mean.",
        "Choose a level, or add the one that is missing to the scale.",
    ),
    "bad-number": ProblemKind(
        "A number is infinite, not a number, or larger than any computation can bear.",
        "Write an ordinary number; change the unit if it is very large.",
    ),
    "bad-judgment": ProblemKind(
        "An entry of judgments.yaml cannot be: answers of two kinds or none, a group that is no "
        "branch or has an entry already, siblings left out or named twice, a step to the worse; "
        "or there is none to be written. Or lines that were piped into an interview are no "
        "answers, or end too soon.",
        "Mend the answers; at a terminal each is asked for until it is one.",
    ),
    "bad-option": ProblemKind(
        "An option requires or excludes itself, or requires and excludes the same other one.",
        "Take one of the two out.",
    ),
    "bad-output": ProblemKind(
        "The suffix of `--output` names no form, or contradicts `--format`.",
        "Let the file end in one of the suffixes that the message names, and leave `--format` out.",
    ),
    "bad-probability": ProblemKind(
        "Some scenarios have a probability and some have none, they do not add up to 1, or a share "
        "is not between 0% and 100%.",
        "Give one to every scenario, adding up to 1, or to none.",
    ),
    "bad-range": ProblemKind(
        "A plausible range is not two numbers in order, or does not contain the best estimate or "
        "the weight.",
        "Write `range: [low, high]` around the value, `weight_range` around the weight.",
    ),
    "bad-score": ProblemKind(
        "What `--score` was given is not OPTION/PATH=VALUE, its value is no ordinary number, or it "
        "sets a score a second time.",
        "Write `--score lease/cost=12`, with the option's id, a leaf's path and a value of its "
        "scale, once for each score.",
    ),
    "bad-settled": ProblemKind(
        "A score that is settled, or has a range of one value, has a wider range, a distribution "
        "or `if_wrong` too, which say that it can be another.",
        "Take out what is not so. What follows from the definition of an option is settled.",
    ),
    "bad-short": ProblemKind(
        "A short name is wider than 24 columns of a terminal, in which a wide character takes two, "
        "or has a line break or a tab in it.",
        "Shorten it; what is longer stands in `name`.",
    ),
    "bad-swing": ProblemKind(
        "Points for swings stand beside the largest of them, which has 100, and here none has.",
        "Give the largest swing 100, and the others what they are worth beside it.",
    ),
    "built-in": ProblemKind(
        "A command would write into the case that travels with the package.",
        "Make a copy with `belarus-options init DIR` and work in there.",
    ),
    "bundle-here": ProblemKind(
        "A bundle, options with `+` between them or one of bundles.yaml, stands where one option "
        "is meant, or a command about options one by one is to put bundles beside them.",
        "Name one option, or leave `--bundles` out; `bundles` and `explain` take bundles.",
    ),
    "cannot-write": ProblemKind(
        "A file or standard output cannot be written. What was there before is untouched.",
        "The message says why: space, permission, or a folder that is missing.",
    ),
    "duplicate-key": ProblemKind(
        "One block has the same key twice, or two files have the same name but for how accents "
        "are put together. YAML readers keep one of two keys in silence.",
        "Take one out, or rename it.",
    ),
    "empty-file": ProblemKind(
        "A required file is empty.",
        "`belarus-options init` shows what goes into it.",
    ),
    "exists": ProblemKind(
        "A file that would be written is there already.",
        "Choose another name, or `--force` where the command has it.",
    ),
    "extra-argument": ProblemKind(
        "A command line has more in it than its command takes: an argument, a value behind an "
        "option that has none, or two names for one project.",
        "Take it out. A project folder stands behind `--project`.",
    ),
    "half-project": ProblemKind(
        "The current folder, or one above it, has criteria.yaml without `options/`, or options "
        "without criteria.yaml, most often under another name. No other project stands in for it.",
        "Rename or write what the message names. `--project DIR` asks for another folder, and "
        "`--builtin` for the built-in case.",
    ),
    "missing-argument": ProblemKind(
        "A command was not told what it is about, or an option stands without its value.",
        "Write it as the message shows; `--help` behind a command says what it takes.",
    ),
    "missing-cost": ProblemKind(
        "There is a budget for bundles, and an option says no `cost`.",
        "Write what it costs beyond the status quo, in the budget's unit; 0 where it costs "
        "nothing.",
    ),
    "missing-key": ProblemKind(
        "A required key is missing.",
        "Write it; the message names it.",
    ),
    "missing-score": ProblemKind(
        "An option has no score on a leaf, or on several. A missing score is never taken for 0.",
        "Write one on each; what is not known gets low confidence, a wide range and an assumption.",
    ),
    "missing-value": ProblemKind(
        "A key has nothing behind it, or a cell of a matrix says that its value is missing.",
        "Write a value, or take the key, the row or the column out.",
    ),
    "no-baseline": ProblemKind(
        "Bundles are asked for, and no option is the status quo: a bundle is valued by what its "
        "options change against what happens anyway.",
        "Write `role: status-quo` into the file of the option that happens anyway, or write one.",
    ),
    "no-bundle": ProblemKind(
        "No set of options keeps to all constraints and to what options require and exclude; "
        "those that cannot hold together are named.",
        "Leave one of them out.",
    ),
    "no-folder": ProblemKind(
        "The folder that `--project` or the environment names is not there.",
        "Check the path, or make a folder with `belarus-options init DIR`.",
    ),
    "no-git": ProblemKind(
        "A revision was asked for where there is no git, or no repository that git trusts.",
        "Name a folder that holds the old state, or run it inside the repository.",
    ),
    "no-options": ProblemKind(
        "There are no options: the folder `options/` holds none, or every line of a matrix is "
        "something else.",
        "Write one as `options/ID.yaml`, or as a line with a name; `--keep NAME` takes one in "
        "that looks like something else.",
    ),
    "no-perspectives": ProblemKind(
        "A command compares perspectives, and the project has none.",
        "Write perspectives.yaml beside criteria.yaml: an id for each, and below it `weights`.",
    ),
    "no-scenarios": ProblemKind(
        "A command compares scenarios, and the project has none.",
        "Write scenarios.yaml beside criteria.yaml, an id for each, and under `scenarios` of a "
        "score what it is in them.",
    ),
    "not-one-option": ProblemKind(
        "A file in `options/` is not one option: it holds several, or one below its id.",
        "One option a file, options/ID.yaml: the file's name is the id, and `name`, `scores` and "
        "so on stand at its top.",
    ),
    "not-taken": ProblemKind(
        "A command was given an option that it does not take: another command's, or nobody's.",
        "The message says why, which commands take it, or the nearest name.",
    ),
    "not-tracked": ProblemKind(
        "A revision holds no file of the folder.", "Choose one after the folder was added."
    ),
    "not-utf-8": ProblemKind(
        "A file is not text in UTF-8, or not in the encoding that was asked for.",
        "Save it as UTF-8 in the editor; `import` takes other encodings by `--encoding`.",
    ),
    "out-of-range": ProblemKind(
        "A number lies outside what its key or option allows, or a scale's anchors are so close "
        "that a value leaves the range of numbers.",
        "Use a number within the bounds that the message gives.",
    ),
    "process-ended": ProblemKind(
        "One of several processes that shared the work ended before its part was done.",
        "Ask for fewer `--jobs`; memory ran out where each took too much of it.",
    ),
    "screened-out": ProblemKind(
        "A command was asked for an option that fails a screening test or the bound of a `must`.",
        "`--include-screened` puts back those that fail; `explain` and `screen` take them as they "
        "are.",
    ),
    "second-status-quo": ProblemKind(
        "Two options have the role of the status quo, and only one thing can happen anyway.",
        "Make the other a plain option.",
    ),
    "system-refused": ProblemKind(
        "The system has too little of what a command takes, such as memory, processes, or files "
        "open at once.",
        "The message says what; ask for less, or allow more.",
    ),
    "tag": ProblemKind(
        "A YAML tag (`!name`) stands in a file, and this format has none.",
        "Take it out; text that starts with `!` goes in quotes or after `>-`.",
    ),
    "too-deep": ProblemKind(
        "Blocks are nested more than 64 deep.",
        "Nothing in this format needs that.",
    ),
    "too-many-bundles": ProblemKind(
        "More than 1,048,576 sets of options keep to exclusions, upper bounds and the budget, and "
        "every one of them is looked at.",
        "Limit their size with `--at-most`, leave options out with `--without`, or put those that "
        "replace one another into groups of bundles.yaml.",
    ),
    "unconnected": ProblemKind(
        "Ratios or trade-offs fall into parts that nothing connects, so that no weights follow.",
        "Judge one swing of each part beside one of another.",
    ),
    "unknown-command": ProblemKind(
        "The word behind `belarus-options` is none of its commands.",
        "`belarus-options --help` lists them.",
    ),
    "unknown-evidence": ProblemKind(
        "A score rests on evidence that evidence.yaml does not have.",
        "Mend the id, or write the evidence.",
    ),
    "unknown-key": ProblemKind(
        "A key is not one of those that its block takes; most often it is misspelt.",
        "Use the nearest key that the message offers.",
    ),
    "unknown-option": ProblemKind(
        "An id names no option.",
        "Option ids are the stems of the files in `options/`.",
    ),
    "unknown-perspective": ProblemKind(
        "An id names no perspective.",
        "They stand in perspectives.yaml.",
    ),
    "unknown-revision": ProblemKind(
        "What `diff` starts from is neither a folder nor a revision.", "`git log` lists revisions."
    ),
    "unknown-rule": ProblemKind(
        "A name is neither a rule nor an error.",
        "docs/check.md lists the rules.",
    ),
    "unknown-scenario": ProblemKind(
        "An id names no scenario.",
        "They stand in scenarios.yaml.",
    ),
    "unknown-source": ProblemKind(
        "A piece of evidence names a source that is not defined.",
        "Define it under `sources`.",
    ),
    "unknown-test": ProblemKind(
        "An option answers a screening test that is not defined.",
        "Define it under `screening` in criteria.yaml.",
    ),
    "unreadable": ProblemKind(
        "A file is missing, a folder, too large, a link that leads nowhere, or must not be read.",
        "The message says which.",
    ),
    "wrong-name": ProblemKind(
        "A file of the project has a name that is almost right: judgements.yaml.",
        "Rename it as the message says.",
    ),
    "wrong-suffix": ProblemKind(
        "A file ends in .yml. Taking it or leaving it would both be a surprise to somebody.",
        "Rename it to .yaml.",
    ),
    "wrong-type": ProblemKind(
        "A value has the wrong kind: text for a number, a list for a block, and so on.",
        "Write the kind that the message names; decimals take a point.",
    ),
    "yaml-syntax": ProblemKind(
        "A file is not YAML. Most often prose holds `: `, or starts with a quote, `*`, `@` or "
        "a tab.",
        "Put the text in quotes or after `>-`, and check the indentation.",
    ),
}

_OTHERS = {name: ProblemKind(*kind) for name, kind in (CRITERIA_PROBLEMS | SHEET_PROBLEMS).items()}
PROBLEMS = dict(sorted((_PROBLEMS | _OTHERS).items()))
