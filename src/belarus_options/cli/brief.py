"""`brief`: the whole analysis as one HTML page to send."""

import sys
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from belarus_options.cli.parameters import choice_option
from belarus_options.cli.reporting import Refusal, Run, reporting
from belarus_options.model.choices import Annexes, Format
from belarus_options.model.problem import refuse

if TYPE_CHECKING:
    from belarus_options.views.briefing.changes import Earlier
    from belarus_options.views.report.report import Page

_IS_A_PAGE = Refusal("not-taken", "it makes a page", "leave it out")
_REFUSES = dict.fromkeys(("format", "full", "width", "no_pager"), _IS_A_PAGE)


@reporting(forms=(Format.html,), refuses=_REFUSES)
def brief(
    run: Run,
    annexes: Annotated[
        Annexes,
        choice_option(
            "--annexes", Annexes, "With every score and every source, those cited, or none"
        ),
    ] = Annexes.all,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="OLD",
            help="With what has changed since then: a revision of the git repository, as HEAD~1,"
            " or a folder",
            show_default=False,
        ),
    ] = None,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch", help="Write the page anew whenever a file changes, until interrupted"
        ),
    ] = False,
) -> "Page":
    """Write the decision briefing: one HTML page to send.

    It goes from the bottom line to the evidence, needs no network, and reads whole without a
    script; with one, its weights move.

    \b
    Examples:
      belarus-options brief --output brief.html
      belarus-options brief --perspective eucom --output eucom.html
      belarus-options brief --since HEAD~1 --output brief.html
      belarus-options brief --annexes none > brief.html
    """
    if watch:
        _watch(run)
    from belarus_options import __version__
    from belarus_options.files.annotations import annotations
    from belarus_options.files.assets import page_assets
    from belarus_options.files.folder import BUILTIN
    from belarus_options.studies.briefing import briefing
    from belarus_options.views.briefing.page import page, provenance
    from belarus_options.views.report.report import Page

    told = briefing(
        run.project,
        annotations(run.loaded),
        run.settings,
        has_annexes=annexes is not Annexes.none,
    )
    earlier = _earlier(run, since) if since is not None else None
    made = provenance(
        run.project,
        run.loaded.digest,
        __version__,
        run.settings,
        is_builtin=run.project.folder == BUILTIN,
        since=None if earlier is None else earlier.asked,
    )
    return Page(
        page(told, run.wording_by_name, made, page_assets(), annexes=annexes, earlier=earlier)
    )


def _earlier(run: Run, since: str) -> "Earlier":
    """What has changed since a revision or a folder."""
    from belarus_options.cli.diff import changes
    from belarus_options.cli.projects import load_earlier
    from belarus_options.files.folder import find_folder
    from belarus_options.views.briefing.changes import Earlier

    old = load_earlier(since, find_folder(run.asked[-1], builtin=run.builtin), run.terminal)
    # Where a folder lies is nobody else's business.
    name = since if old.revision is not None else old.project.folder
    both = run._replace(projects=(old, run.loaded), asked=(name, run.asked[-1]))
    return Earlier(name, old.revision, old.digest, changes(both))


def _watch(run: Run) -> NoReturn:
    """The same command without `--watch`, each time that the folder changes."""
    from belarus_options.cli.watch import watch
    from belarus_options.files.folder import find_folder

    arguments = [word for word in sys.argv[1:] if word != "--watch"]
    if not any(word.startswith(("--output", "-o")) for word in arguments):
        way_out = "`--output brief.html` names it"
        raise refuse(
            "bad-output", "a page that is written anew needs a file", way_out, argument="--watch"
        )
    folder = find_folder(run.asked[-1], builtin=run.builtin)
    watch([*arguments, "--force"], folder.path)
