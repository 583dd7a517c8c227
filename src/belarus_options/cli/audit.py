"""`audit`: what is wrong in a published decision matrix, by its own numbers."""

from pathlib import Path
from typing import Annotated

import typer

from belarus_options.cli.parameters import (
    ForceOption,
    NoColorOption,
    NoPagerOption,
    QuietOption,
    WidthOption,
    form_of,
    from_text,
    shared_parameters,
    whole_number,
)
from belarus_options.cli.progress import waiting
from belarus_options.cli.sheet_parameters import (
    EncodingOption,
    KeepOption,
    OptionsInOption,
    SheetOption,
)
from belarus_options.cli.terminal import Terminal
from belarus_options.model.choices import Format

_FORMS = (Format.text, Format.tsv, Format.csv, Format.json, Format.markdown)
_MOST_TABLES = 10_000
_SHARED = shared_parameters(_FORMS)
FormatOption = _SHARED["format"].annotation
OutputOption = _SHARED["output"].annotation


def audit(  # noqa: PLR0913, PLR0917  # a parameter for each option
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The published matrix: CSV, Markdown, a workbook")
    ],
    table: Annotated[
        int | None,
        typer.Option(
            "--table",
            metavar="N",
            parser=from_text(lambda given: whole_number(given, 1, _MOST_TABLES, "--table")),
            help="Only this table of the file, from 1 (else all that have totals)",
            show_default=False,
        ),
    ] = None,
    totals: Annotated[
        str | None,
        typer.Option("--totals", metavar="NAME", help="The row or column that holds the totals"),
    ] = None,
    weights: Annotated[
        str | None,
        typer.Option("--weights", metavar="NAME", help="The row or column that holds the weights"),
    ] = None,
    ranks: Annotated[
        str | None,
        typer.Option("--ranks", metavar="NAME", help="The row or column that holds the ranks"),
    ] = None,
    lower_is_better: Annotated[
        bool,
        typer.Option(
            "--lower-is-better", help="The lowest total is first (else as ranks say, else highest)"
        ),
    ] = False,
    sheet: SheetOption = None,
    options_in: OptionsInOption = None,
    keep: KeepOption = None,
    encoding: EncodingOption = None,
    format: FormatOption = None,  # type: ignore[valid-type]  # made by a function
    output: OutputOption = None,  # type: ignore[valid-type]  # made by a function
    force: ForceOption = False,
    width: WidthOption = None,
    no_pager: NoPagerOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Recompute a published matrix, and name what is wrong.

    Reads the files that `import` reads. Adds up the printed scores with the printed weights, in
    exact arithmetic, and compares the printed totals and ranks with what comes out. The exit status
    is 1 where a total, a rank, the first place or a sum of weights is wrong.

    \b
    Examples:
      belarus-options audit matrix.csv
      belarus-options audit report.md --table 2 --totals "Final score"
    """
    from belarus_options.cli.forms import without_project
    from belarus_options.cli.reporting import deliver
    from belarus_options.files.sheets.printed import Named, read_printed
    from belarus_options.studies.auditing import audit as audited
    from belarus_options.views.commands.audit import AuditedTable, audit_report

    form = form_of(format, output, _FORMS)
    terminal = Terminal(quiet, no_color=no_color, no_pager=no_pager, asked_width=width)
    with waiting(terminal):
        printed = read_printed(
            Path(file),
            table=table,
            named=Named(totals, weights, ranks),
            sheet=sheet,
            encoding=encoding,
            options_in=options_in.value if options_in else None,
            keep=keep or (),
            lower_is_better=lower_is_better or None,
        )
        tables = [
            AuditedTable(each.number, each.line, each.totals, each.others, audited(each.matrix))
            for each in printed.tables
        ]
        report = audit_report(Path(file).name, tables)
        text = without_project(report, form, "audit", terminal, to_file=output is not None)
    for number, reason in printed.passed_over:
        terminal.notice(f"note: table {number} is passed over: {reason}")
    deliver(text, form, terminal, output, force=force)
    if report.status:
        raise typer.Exit(report.status)
