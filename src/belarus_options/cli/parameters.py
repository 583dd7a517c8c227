"""What commands take: the parameters that they share, one type each so that help is the same
everywhere, and the parsers of words and numbers, which refuse in this project's own words."""

import inspect
from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar

import typer

from belarus_options.cli import completion
from belarus_options.cli.terminal import WIDTHS
from belarus_options.model.choices import FILES, OTHER_WORDS, Format, Vary, Weighting
from belarus_options.model.ids import normal
from belarus_options.model.problem import InputError, refuse

Word = TypeVar("Word", bound=Enum)
Number = TypeVar("Number", int, float)

# --- words and numbers


def chosen(given: str, known: Sequence[Word], parameter: str, message: str = "") -> Word:
    """The one of the known whose word was given, else InputError that lists them."""
    for choice in known:
        if choice.value == given:
            return choice
    from belarus_options.model.suggest import did_you_mean

    words = [choice.value for choice in known]
    listed = ", ".join(f"`{word}`" for word in words)
    help = did_you_mean(given, words) or f"choose one of {listed}"
    message = message or f"`{given}` is not a choice of `{parameter}`"
    raise refuse("bad-choice", message, help, argument=f"{parameter} {given}")


def choice_option(parameter: str, kind: type[Enum], help: str) -> Any:
    """A parameter that takes one word of an enumeration; its help names them all."""
    known = tuple(kind)
    return typer.Option(
        parameter,
        metavar="|".join(choice.value for choice in known),
        parser=lambda given: chosen(given, known, parameter),
        help=help,
        autocompletion=lambda: [choice.value for choice in known],
    )


def from_text(parse: Callable[[str], Number]) -> Callable[[str | Number], Number]:
    """A parser of a parameter, which is handed the default as well: that is a number already."""
    return lambda given: parse(given) if isinstance(given, str) else given


def whole_number(given: str, least: int, most: int, parameter: str) -> int:
    """A whole number within limits, else InputError that says which; `1e6` and `1_000` are such
    numbers too."""
    from belarus_options.model.base import parse_number

    number = parse_number(given.replace("_", ""))
    if number is not None and least <= number <= most and number == int(number):
        return int(number)
    raise _outside(given, f"a whole number from {least} to {most:,}", parameter)


def number_up_to(given: str, most: float, parameter: str) -> float:
    """A number above 0 and up to a limit, else InputError that says so."""
    from belarus_options.model.base import parse_number

    number = parse_number(given)
    if number is not None and 0 < number <= most:
        return number
    raise _outside(given, f"a number above 0 and up to {most:g}", parameter)


def number_between(given: str, least: float, most: float, parameter: str) -> float:
    """A number within limits, both of which it may be, else InputError that says so."""
    from belarus_options.model.base import parse_number

    number = parse_number(given)
    if number is not None and least <= number <= most:
        # Adding nothing turns −0.0 into 0.0, which is what it means.
        return float(number) + 0.0
    raise _outside(given, f"a number from {least:g} to {most:g}", parameter)


def _outside(given: str, allowed: str, parameter: str) -> InputError:
    return refuse(
        "out-of-range",
        f"`{parameter}` cannot be `{given[:40]}`",
        f"give {allowed}",
        argument=f"{parameter} {given[:40]}",
    )


# --- forms and files


# Suffixes of forms that people ask for, and that no result takes.
_UNWRITTEN = (".docx", ".ods", ".pdf", ".png", ".xls", ".yaml")


def form_of(asked: Format | None, output: str | None, forms: Sequence[Format]) -> Format:
    """The form that `--format` and the suffix of `--output` agree on, else InputError.

    `forms` are those that the command takes.
    """
    if output is None:
        if asked in FILES:
            message = "a workbook is a file, and no text for standard output"
            way_out = "name it with `--output NAME.xlsx`"
            raise refuse("bad-output", message, way_out, argument=f"--format {asked.value}")
        return asked or forms[0]
    suffix = Path(output).suffix.lower()
    form = next((form for form in Format if suffix and form.suffix == suffix), None)
    if form is None or form not in forms:
        raise _bad_output(
            f"{suffix.removeprefix('.')} is not written"
            if suffix in _UNWRITTEN
            else f"`{output}` does not say which form it takes"
            if form is None
            else f"this command has no {form.value} form for `{output}`",
            f"let it end in {_either(_suffixes(forms))}",
            output,
        )
    if asked not in (None, form):
        raise _bad_output(
            f"`--format {asked.value}` contradicts `{output}`",
            "leave `--format` out, or change the suffix",
            output,
        )
    return form


def _bad_output(message: str, help: str, output: str) -> InputError:
    return refuse("bad-output", message, help, argument=f"--output {output}")


def _suffixes(forms: Sequence[Format]) -> list[str]:
    return sorted(form.suffix for form in forms)


def _either(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _format_option(forms: Sequence[Format]) -> Any:
    words = [form.value for form in forms]

    def parse(given: str) -> Format:
        given = OTHER_WORDS[given].value if given in OTHER_WORDS else given
        is_elsewhere = given in [form.value for form in Format]
        what = "this command's result" if is_elsewhere else "a result"
        return chosen(given, forms, "--format", f"`{given}` is not a form of {what}")

    return Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="FORM",
            help=f"{_either(words)}  [default: {Format.text.value}]",
            show_default=False,
            parser=parse,
            autocompletion=lambda: words,
        ),
    ]


def _output_option(forms: Sequence[Format]) -> Any:
    files = [f"FILE{suffix}" for suffix in _suffixes(forms)]
    return Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=f"Write the result to a new {_either(files)}",
            show_default=False,
        ),
    ]


# --- parameters

ProjectOption = Annotated[
    str | None,
    typer.Option(
        "--project",
        "-p",
        metavar="DIR",
        help="Project folder  [default: $BELARUS_OPTIONS_PROJECT, else the nearest upward,"
        " else the built-in case]",
        show_default=False,
    ),
]
BuiltinOption = Annotated[
    bool, typer.Option("--builtin", help="The built-in case, wherever this is run")
]
WeightOption = Annotated[
    list[str] | None,
    typer.Option(
        "--weight",
        metavar="PATH=WEIGHT",
        help="Try another weight, again and again: risk=50, risk=50% of its group, or risk=x2,"
        " times what it is",
        show_default=False,
        parser=normal,
        autocompletion=completion.weights,
    ),
]
ScoreOption = Annotated[
    list[str] | None,
    typer.Option(
        "--score",
        metavar="OPTION/PATH=VALUE",
        help="What if this score were that, and settled: lease/cost=12; again for each more",
        show_default=False,
        parser=normal,
        autocompletion=completion.scores,
    ),
]
PerspectiveOption = Annotated[
    str | None,
    typer.Option(
        "--perspective",
        metavar="ID",
        help="Use the weights of a perspective",
        show_default=False,
        parser=normal,
        autocompletion=completion.perspectives,
    ),
]
ScenarioOption = Annotated[
    str | None,
    typer.Option(
        "--scenario",
        metavar="ID",
        help="Use the scores of a scenario",
        show_default=False,
        parser=normal,
        autocompletion=completion.scenarios,
    ),
]
KeepOption = Annotated[
    list[str] | None,
    typer.Option(
        "--option",
        metavar="ID",
        help="Keep only this option; again for each more",
        show_default=False,
        parser=normal,
        autocompletion=completion.options,
    ),
]
IncludeScreenedOption = Annotated[
    bool,
    typer.Option("--include-screened", help="Compare the options that `screen` leaves out, too"),
]
FullOption = Annotated[
    bool, typer.Option("--full", help="All that there is to say, in text and Markdown")
]
WidthOption = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="COLUMNS",
        parser=from_text(lambda given: whole_number(given, *WIDTHS, "--width")),
        help="Columns of text  [default: the terminal's; 80 in a pipe or a file]",
        show_default=False,
    ),
]
NoPagerOption = Annotated[
    bool, typer.Option("--no-pager", help="No pager for what is longer than the terminal")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Write over existing files")]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="No notices on standard error, only errors")
]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say on standard error what is read")
]
NoColorOption = Annotated[
    bool, typer.Option("--no-color", help="No color and no bold (so does NO_COLOR)")
]
BundlesFlag = Annotated[
    bool,
    typer.Option("--bundles", help="Put the named bundles of bundles.yaml beside the options"),
]
VaryOption = Annotated[
    Vary,
    choice_option(
        "--vary",
        Vary,
        "Vary the top criteria's weights, each branch keeping its inner shares, or the global"
        " weights of all leaves",
    ),
]
SpreadOption = Annotated[
    float | None,
    typer.Option(
        "--spread",
        metavar="SHARE",
        parser=from_text(lambda given: number_up_to(given, 1, "--spread")),
        help="With `--weighting ranges`: how far each weight moves, as a share of itself, above"
        " 0 and up to 1  [default: 0.5]",
        show_default=False,
    ),
]


def require_ranges(spread: float | None, weighting: Weighting | None) -> None:
    """Raises InputError where weights are to move by so much and none moves within ranges."""
    if spread is not None and weighting is not Weighting.ranges:
        raise refuse(
            "not-taken",
            "`--spread` is for weightings within ranges, and there are none here",
            "add `--weighting ranges`, or leave it out",
            argument=f"--spread {spread:g}",
        )


class SharedArguments(NamedTuple):
    """What a reporting command was given of the parameters that reporting commands share."""

    project: ProjectOption = None
    builtin: BuiltinOption = False
    weight: WeightOption = None
    score: ScoreOption = None
    perspective: PerspectiveOption = None
    scenario: ScenarioOption = None
    option: KeepOption = None
    include_screened: IncludeScreenedOption = False
    format: Format | None = None
    output: str | None = None
    force: ForceOption = False
    full: FullOption = False
    width: WidthOption = None
    no_pager: NoPagerOption = False
    quiet: QuietOption = False
    verbose: VerboseOption = False
    no_color: NoColorOption = False


@cache
def shared_parameters(forms: tuple[Format, ...]) -> dict[str, inspect.Parameter]:
    """The parameters of SharedArguments by name, for a command whose result takes these forms."""
    parameters = dict(inspect.signature(SharedArguments).parameters)
    written = {"format": _format_option(forms), "output": _output_option(forms)}
    for name, annotation in written.items():
        parameters[name] = parameters[name].replace(annotation=annotation)
    return parameters
