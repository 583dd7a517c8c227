"""The whole page: head and policy, header and contents, the sections in order, provenance."""

import base64
import hashlib
import shlex
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from belarus_options.model.choices import Annexes
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.briefing import Briefing
from belarus_options.views.briefing.annexes import annexes_section
from belarus_options.views.briefing.bottom_line import Point, bottom_line
from belarus_options.views.briefing.changes import Earlier, changes_section
from belarus_options.views.briefing.comparing import criteria_section, options_section
from belarus_options.views.briefing.findings import Reports, finding_sections, screening_section
from belarus_options.views.briefing.model import model_json
from belarus_options.views.briefing.parts import Section, hypertext_of, section, shown_evidence
from belarus_options.views.briefing.weighing import weighing_section
from belarus_options.views.forms.command_line import command_line
from belarus_options.views.forms.html import Hypertext
from belarus_options.views.forms.markup import Markup, element
from belarus_options.views.report.sentence import Command, Wording
from belarus_options.views.report.settings_line import settings_line

# Digits of the digest that the head of the page shows.
_FINGERPRINT = 12


class Provenance(NamedTuple):
    """What a page is made by and of: the program's version, the folder's name, the digest of its
    files, the command that makes it again, and the one that ranks under the same settings."""

    version: str
    folder: str
    digest: str
    command: str
    ranks: str


def provenance(
    project: Project,
    digest: str,
    version: str,
    settings: Settings,
    *,
    is_builtin: bool,
    since: str | None = None,
) -> Provenance:
    """Of a page of a project under settings, with the commands as whoever has the folder types
    them: its name says which it is, where it lies is nobody else's business."""

    def typed(command: str, parameters: dict[str, str]) -> str:
        return command_line(
            Command(command, parameters=parameters, keeps_options=True),
            settings,
            None if is_builtin else project.folder,
            builtin=is_builtin,
        )

    compared = {"since": since} if since is not None else {}
    made = typed("brief", {**compared, "output": "brief.html"})
    return Provenance(version, project.folder, digest, made, typed("score", {}))


class Looks(Protocol):
    """The style and the script of a page."""

    @property
    def style(self) -> str: ...

    @property
    def script(self) -> str: ...


def page(
    briefing: Briefing,
    wording: Wording,
    provenance: Provenance,
    looks: Looks,
    *,
    annexes: Annexes = Annexes.all,
    earlier: Earlier | None = None,
) -> str:
    """The file, the same bytes for the same briefing and looks; with what has changed since an
    earlier state, where there is one."""
    hypertext = hypertext_of(briefing, wording, shown_evidence(briefing, annexes))
    sections = _sections(briefing, hypertext, provenance, annexes, earlier)
    again = shlex.split(provenance.ranks)[2:]
    model = model_json(briefing, hypertext, provenance.digest, again)
    head = element(
        "head",
        None,
        element("meta", {"charset": "utf-8"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": _policy(looks)}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("meta", {"name": "referrer", "content": "no-referrer"}),
        element("meta", {"name": "color-scheme", "content": "light dark"}),
        element("meta", {"name": "generator", "content": f"belarus-options {provenance.version}"}),
        element("title", None, briefing.project.decision.title),
        element("style", None, Markup(looks.style)),
    )
    body = element(
        "body",
        None,
        element("a", {"class": "skip", "href": "#bottom-line"}, "To the bottom line"),
        _header(briefing, hypertext, provenance),
        element(
            "nav",
            {"aria-label": "Contents"},
            *(element("a", {"href": f"#{part.id}"}, part.heading) for part in sections),
        ),
        element("main", None, *(part.markup for part in sections)),
        element("script", {"type": "application/json", "id": "model"}, Markup(model)),
        element("script", None, Markup(looks.script)),
    )
    return f"<!DOCTYPE html>\n{element('html', {'lang': 'en'}, head, body)}\n"


def _policy(looks: Looks) -> str:
    """Nothing is loaded; the one style and the one script are allowed by their hashes."""
    style, script = (_hash(text) for text in (looks.style, looks.script))
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src blob:;"
        f" style-src {style}; script-src {script};"
        " require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _sections(
    briefing: Briefing,
    hypertext: Hypertext,
    provenance: Provenance,
    annexes: Annexes,
    earlier: Earlier | None,
) -> Sequence[Section]:
    reports = Reports(briefing)
    points = (
        Point("What decides", reports.decides),
        Point("What would change it", reports.flip),
        Point("Weights", reports.robustness, most=1),
        Point("People", reports.people),
        Point("Worlds", reports.worlds),
        Point("Together", reports.bundles, most=2),
        Point("Evidence", reports.stress),
        *(
            [Point(f"Since {earlier.in_words}", earlier.report, most=1)]
            if earlier is not None
            else []
        ),
    )
    return (
        bottom_line(briefing, points, hypertext),
        options_section(briefing, hypertext),
        *screening_section(reports, hypertext),
        criteria_section(briefing, hypertext),
        weighing_section(briefing, hypertext),
        *finding_sections(briefing, reports, hypertext),
        *([changes_section(earlier, hypertext)] if earlier is not None else []),
        *(
            []
            if annexes is Annexes.none
            else [annexes_section(briefing, hypertext, shown_evidence(briefing, annexes))]
        ),
        section(
            "provenance",
            "Provenance",
            _provenance(briefing, hypertext, provenance, earlier),
            follows=True,
        ),
    )


def _header(briefing: Briefing, hypertext: Hypertext, provenance: Provenance) -> Markup:
    decision = briefing.project.decision
    about = [
        ("Decision of", decision.owner),
        ("Knowledge as of", decision.as_of.isoformat() if decision.as_of else None),
        ("Analysis", provenance.folder),
        ("Fingerprint", provenance.digest[:_FINGERPRINT]),
    ]
    items = [
        element("li", None, f"{name} ", element("strong", None, value))
        for name, value in about
        if value
    ]
    settings = settings_line(briefing.project, briefing.ranking.settings)
    if settings:
        items.append(
            element("li", None, "Set ", element("strong", None, hypertext.inline(settings)))
        )
    return element(
        "header",
        None,
        element("p", {"class": "what"}, "Decision briefing"),
        element("h1", None, decision.title),
        *([element("p", {"class": "question"}, decision.question)] if decision.question else []),
        element("ul", {"class": "about"}, *items),
    )


def _provenance(
    briefing: Briefing, hypertext: Hypertext, provenance: Provenance, earlier: Earlier | None
) -> Iterator[Markup]:
    rows: list[tuple[str, str]] = [
        ("Made by", f"belarus-options {provenance.version}"),
        ("Analysis", provenance.folder),
        ("Fingerprint (SHA-256)", provenance.digest),
    ]
    if earlier is not None:
        rows.append(("Compared with", f"{earlier.in_words}, fingerprint {earlier.digest}"))
    settings = settings_line(briefing.project, briefing.ranking.settings)
    rows.append(("Settings", hypertext.inline(settings) if settings else "as stated"))
    rows.append(("To make it again", element("code", None, provenance.command)))
    cells = [
        part
        for name, value in rows
        for part in (element("dt", None, name), element("dd", None, value))
    ]
    yield element("dl", {"class": "provenance"}, *cells)
    yield element("p", {"id": "self-check", "class": "note"})
