"""`schema`: JSON Schemas for editors."""

from pathlib import Path
from typing import Annotated

import typer

from belarus_options.cli.parameters import BuiltinOption, ForceOption, ProjectOption, QuietOption
from belarus_options.cli.projects import find, load
from belarus_options.cli.terminal import Terminal


def schema(
    project: ProjectOption = None,
    builtin: BuiltinOption = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            metavar="DIR",
            help="Write the five schemas into DIR/schema instead of printing them",
            show_default=False,
        ),
    ] = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Print JSON Schemas for editors.

    There is one schema for each file, with the project's own ids filled in. Editors with a YAML
    language server complete and check with them; `init` and `import` put them beside the files.
    After adding options, criteria or evidence, write them again.

    \b
    Examples:
      belarus-options schema --project my-decision
      belarus-options schema --project my-decision --output my-decision --force
    """
    import json

    from belarus_options.files.schema import file_schemas, schema_files
    from belarus_options.files.writing import create_files

    terminal = Terminal(quiet)
    loaded = load(find(project, terminal, builtin=builtin), terminal).project
    if output is None:
        terminal.print_data(json.dumps(file_schemas(loaded), ensure_ascii=True, indent=2) + "\n")
        return
    files = schema_files(loaded)
    way_out = "`--force` writes over them"
    create_files(Path(output), files, replace=force, way_out=way_out)
    terminal.notice(f"wrote {len(files)} schemas into {Path(output) / 'schema'}")
