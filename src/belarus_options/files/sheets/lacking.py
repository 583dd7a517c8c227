"""Why a sheet makes no project: what it lacks or contradicts, one problem a cause."""

from collections.abc import Mapping, Sequence

from belarus_options.files.sheets.criterion_scales import CriterionScale, are_apart
from belarus_options.files.sheets.scales import MOST_WORDS, stated_levels
from belarus_options.files.sheets.sheet import Sheet, SheetCriterion
from belarus_options.files.sheets.table import Cell, listed, shown
from belarus_options.files.sheets.words import Role, direction_of, plain
from belarus_options.model.base import LARGEST_NUMBER, parse_number
from belarus_options.model.limits import MOST_CRITERIA, MOST_OPTIONS
from belarus_options.model.problem import Asked, InputError, Problem, Template
from belarus_options.model.suggest import did_you_mean

# Beyond this, `score` would take minutes.


def stated_orders(sheet: Sheet, levels: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """The stated orders by the criteria's own names; raises InputError where one is of none."""
    names = {plain(criterion.name): criterion.name for criterion in sheet.criteria}
    problems = []
    orders: dict[str, Sequence[str]] = {}
    for name, order in levels.items():
        criterion = next((c for c in sheet.criteria if c.name == names.get(plain(name))), None)
        if criterion is None:
            help = did_you_mean(plain(name), names) or "it is the name of a criterion"
            problem = ("unknown-criterion", f"the sheet has no criterion `{shown(name)}`", help)
            problems.append(Problem(*problem, asked=Asked("levels", name)))
            continue
        words = [
            word
            for at, word in enumerate(criterion.column.words or ())
            if at not in set(criterion.column.missing)
        ]
        unknown = [word for word in dict.fromkeys(words) if stated_levels([word], order) is None]
        if criterion.column.words is None or unknown:
            what = listed(unknown) if unknown else "numbers"
            message = f"`{shown(criterion.name)}` has {what}, of which the order says nothing"
            help = "list every word of the criterion, from worst to best"
            problems.append(Problem("bad-levels", message, help, asked=Asked("levels", name)))
        orders[criterion.name] = order
    if problems:
        raise InputError(problems)
    return orders


def size_problems(sheet: Sheet) -> list[Problem]:
    """Whether there are more options or criteria than can be worked with."""
    return [
        sheet.table.problem(
            "too-large",
            f"the table has {len(headings):,} {noun}, and {most:,} are the most that can be read",
            "take out what is none",
            headings[0].cell,
        )
        for headings, noun, most in (
            (sheet.options, "options", MOST_OPTIONS),
            (sheet.layout.criteria, "criteria", MOST_CRITERIA),
        )
        if len(headings) > most
    ]


def direction_problems(sheet: Sheet, scales: Sequence[CriterionScale]) -> list[Problem]:
    """Directions that are no words for one, are not there, or contradict each other."""
    table = sheet.table
    problems = []
    unknown = [c for c in sheet.criteria if c.direction and c.prefer is None]
    if unknown:
        words = list(dict.fromkeys(criterion.direction for criterion in unknown))
        message = f"{listed(words)} {'is no direction' if len(words) == 1 else 'are no directions'}"
        cell = _cell(sheet, Role.direction, unknown[0])
        problems.append(table.problem("bad-choice", message, "write `less` or `more`", cell))
    lacking = [
        criterion
        for criterion, scale in zip(sheet.criteria, scales, strict=True)
        if not (criterion.direction or scale.prefer or scale.anchors)
        and any(text is not None for text in criterion.anchors) is False
    ]
    if lacking:
        names = listed([criterion.name for criterion in lacking])
        does = "does" if len(lacking) == 1 else "do"
        where = "row" if sheet.layout.options_in == "rows" else "column"
        message = f"{names} {does} not say which direction is better"
        help = f"write `less` or `more` for each, in a {where} named `prefer`"
        problems.append(table.problem("missing-key", message, help, lacking[0].heading.cell))
    other = [line for line in sheet.lines
             if line.role is Role.direction and line.along == "criteria"][1:]  # fmt: skip
    for line in other:
        differ = [
            criterion
            for criterion, text in zip(sheet.criteria, line.texts, strict=True)
            if criterion.prefer and text and direction_of(text) not in (criterion.prefer, None)
        ]
        if differ:
            names = listed([criterion.name for criterion in differ])
            message = f"`{shown(line.heading.name)}` contradicts the directions of {names}"
            help = "take one of the two out"
            problems.append(table.problem("bad-choice", message, help, line.heading.cell))
    return problems


def anchor_problems(sheet: Sheet) -> list[Problem]:
    """Anchors that are no numbers, alone, alike, or against the direction: one problem each."""
    wrong, alone, alike, against = [], [], [], []
    for criterion in sheet.criteria:
        stated = [text for text in criterion.anchors if text is not None]
        if not stated:
            continue
        numbers = [_float(text) for text in stated]
        if None in numbers:
            wrong.append(criterion)
        elif len(stated) == 1:
            alone.append(criterion)
        elif not are_apart(*stated):
            alike.append(criterion)
        elif criterion.prefer and (numbers[1] > numbers[0]) != (criterion.prefer == "more"):  # type: ignore[operator]  # None is not among them
            against.append(criterion)
    texts = (
        (wrong, "wrong-type", "the anchors of {} are no numbers", "write a number for each"),
        (alone, "bad-scale", "`worst` and `best` go together, and {} has one of them alone",
         "write both, or neither"),
        (alike, "bad-scale", "`worst` and `best` of {} cannot be told apart",
         "they are the measures worth 0 and 100"),
        (against, "bad-scale", "the direction of {} contradicts its `worst` and `best`",
         "clear the direction, or exchange the two"),
    )  # fmt: skip
    problems = []
    for criteria, name, message, help in texts:
        if criteria:
            names = listed([criterion.name for criterion in criteria])
            first = criteria[0]
            role = Role.worst if first.anchors[0] is not None else Role.best
            cell = _cell(sheet, role, first)
            problems.append(sheet.table.problem(name, message.format(names), help, cell))
    return problems


def _float(text: str) -> float | None:
    number = parse_number(text)
    return None if number is None or not abs(number) <= LARGEST_NUMBER else float(number)


def _cell(sheet: Sheet, role: Role, criterion: SheetCriterion) -> Cell:
    """Where a setting of a criterion stands."""
    line = next(line for line in sheet.lines if line.role is role and line.along == "criteria")
    return sheet.layout.cell_of(line, criterion.heading)


def cell_problems(sheet: Sheet, scales: Sequence[CriterionScale]) -> list[Problem]:
    """What is wrong with the cells of each criterion, one problem a cause and criterion."""
    empty = [
        option
        for at, option in enumerate(sheet.options)
        if all(at in set(criterion.column.missing) for criterion in sheet.criteria)
    ] if sheet.criteria and sheet.criteria[0].column.missing else []  # fmt: skip
    problems = []
    if empty:
        names = listed([option.name for option in empty])
        message = f"{names} {'has' if len(empty) == 1 else 'have'} no scores"
        help = "write them, or take the line out if it is no option"
        problems.append(sheet.table.problem("missing-value", message, help, empty[0].cell))
    without = {option.name for option in empty}
    for at, scale in enumerate(scales):
        problems += _problems_of(sheet, at, scale, without)
    return problems


def _problems_of(sheet: Sheet, at: int, scale: CriterionScale, empty: set[str]) -> list[Problem]:
    criterion, layout, table = sheet.criteria[at], sheet.layout, sheet.table
    column, texts = criterion.column, layout.texts[at]
    name = f"`{shown(criterion.name)}`"

    def problem(kind: str, message: str, help: str, places: Sequence[int]) -> Problem:
        cell = layout.cell(sheet.options[places[0]], criterion.heading)
        return table.problem(kind, message, help, cell)

    every = range(len(texts))
    problems = []
    missing = [at for at in column.missing if sheet.options[at].name not in empty]
    if missing:
        of = listed([sheet.options[at].name for at in missing])
        help = "write one, with a range where it is not known well; nothing counts as 0 by itself"
        problems.append(problem("missing-value", f"{name} has no value for {of}", help, missing))
    if column.units:
        units = [f"`{shown(unit)}`" if unit else "none" for unit in column.units[:5]]
        message = f"the units of {name} differ: {', '.join(units)}"
        problems.append(problem("mixed-units", message, "convert all of them into one", every))
    if column.strange:
        words = list(dict.fromkeys(texts[at] for at in column.strange))
        message = f"{name} has words among numbers: {listed(words)}"
        help = "write numbers alone, or words alone and their order"
        problems.append(problem("wrong-type", message, help, column.strange))
    if column.too_large:
        large = listed([texts[at] for at in column.too_large])
        message = f"{name} has a number that is too large: {large}"
        problems.append(problem("bad-number", message, "check the cell", column.too_large))
    if column.words is not None and not scale.levels:
        words = list(dict.fromkeys(word for word in texts if word))
        if len(words) > MOST_WORDS:
            message = f"{name} has {len(words)} different texts: {listed(words, 2)}"
            help = Template("write numbers, or levels that are at most seven words")
        else:
            message = f"{name} has words whose order is not known: {listed(words, MOST_WORDS)}"
            help = Template("say it from worst to best by `$levels CRITERION=worst,…,best`")
        problems.append(problem("unknown-levels", message, help, every))
    return problems
