"""The options that commands share: one type each, so that help is the same everywhere."""

from typing import Annotated

import typer

from belarus_options.cli import completion

ProjectOption = Annotated[
    str | None,
    typer.Option(
        "--project",
        metavar="DIR",
        help="Project folder  [default: $BELARUS_OPTIONS_PROJECT, else the nearest upward,"
        " else the built-in case]",
        show_default=False,
    ),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help="table, json, csv or markdown  [default: table]",
        show_default=False,
        autocompletion=completion.formats,
    ),
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        metavar="FILE",
        help="Write the result to a new FILE.csv, FILE.json or FILE.md",
        show_default=False,
    ),
]
# For commands that also draw.
DrawingFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help="table, json, csv, markdown or svg  [default: table]",
        show_default=False,
        autocompletion=completion.drawing_formats,
    ),
]
DrawingOutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        metavar="FILE",
        help="Write the result to a new FILE.svg, FILE.csv, FILE.json or FILE.md",
        show_default=False,
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Write over existing files")]
WeightOption = Annotated[
    list[str] | None,
    typer.Option(
        "--weight",
        metavar="PATH=NUMBER[%]",
        help="Try another weight, e.g. risk=50 or risk=50% of its group; may be repeated",
        show_default=False,
        autocompletion=completion.weights,
    ),
]
PerspectiveOption = Annotated[
    str | None,
    typer.Option(
        "--perspective",
        metavar="ID",
        help="Use the weights of a perspective",
        show_default=False,
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
        autocompletion=completion.scenarios,
    ),
]
OptionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--option",
        metavar="ID",
        help="Keep only this option; may be repeated",
        show_default=False,
        autocompletion=completion.options,
    ),
]
VaryOption = Annotated[
    str,
    typer.Option(
        "--vary",
        metavar="top|leaves",
        help="Vary the top criteria's weights, each branch keeping its inner shares, or the"
        " global weights of all leaves",
    ),
]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="No notices on standard error, only errors")
]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say on standard error what is read and written")
]
NoColorOption = Annotated[
    bool, typer.Option("--no-color", help="No colour and no bold (so does NO_COLOR)")
]
