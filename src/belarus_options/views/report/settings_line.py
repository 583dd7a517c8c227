"""What was set beside the files, in a line that every report carries."""

from collections.abc import Iterable, Iterator

from belarus_options.model.project import Project
from belarus_options.model.settings import Settings, weights_under
from belarus_options.views.report.numbers import exact_measure, weight_apart
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    criterion,
    joined,
    option,
    options,
    perspective,
    say,
    scenario,
    scenarios,
    separated,
)


def settings_line(project: Project, settings: Settings) -> Sentence:
    """The settings that shaped a result, empty where nothing was set.

    Each weight is there as a share of its group, before and after all of them.
    """
    shares = _changed_shares(project, settings, "{criterion} {before} → {after}{of}")
    return _line(settings, [*shares, *_set_scores(project, settings)])


def settings_line_for_all(project: Project, settings: Settings) -> Sentence:
    """The same where weights are set for all perspectives, whose shares differ: as they were given,
    with the shares that the stated ones change to."""
    template = "{criterion}={given} for all (stated {before} → {after}{of})"
    shares = _changed_shares(project, settings, template)
    return _line(settings, [*shares, *_set_scores(project, settings)])


def settings_line_of_worlds(project: Project, settings: Settings) -> Sentence:
    """The same as of one, where all scenarios are compared, and those have their own scores."""
    shares = _changed_shares(project, settings, "{criterion} {before} → {after}{of}")
    scores = [
        say("{}, but not in {}", said, joined(scenarios(own), "or")) if own else said
        for setting, said in zip(settings.scores, _set_scores(project, settings), strict=True)
        for own in [[s for s in project.scenarios if s in setting.scenarios_of(project)]]
    ]
    return _line(settings, [*shares, *scores])


def _line(settings: Settings, changes: Iterable[Said]) -> Sentence:
    parts: list[Said] = []
    if settings.perspective is not None:
        parts.append(say("perspective {}", perspective(settings.perspective)))
    if settings.scenario is not None:
        parts.append(say("scenario {}", scenario(settings.scenario)))
    parts += changes
    if settings.options is not None:
        parts.append(say("only {}", separated(options(settings.options), ", ")))
    if settings.includes_screened:
        parts.append("with those screened out")
    return separated(parts, "; ")


def _set_scores(project: Project, settings: Settings) -> Iterator[Sentence]:
    """Each score that was set with its best estimate before, on the leaf's own scale."""
    for setting in settings.scores:
        before = project.score(setting.option, setting.path, settings.scenario).estimate
        yield say(
            "{} of {} {} → {}",
            criterion(setting.path),
            option(setting.option),
            exact_measure(before),
            exact_measure(setting.value),
        )


def _changed_shares(project: Project, settings: Settings, template: str) -> Iterator[Said]:
    """For each weight that was set its share of its group in force `before` and `after` it."""
    if not settings.weights:
        return
    local = weights_under(project, settings).local
    in_force = weights_under(project, settings._replace(weights=())).local
    for setting in settings.weights:
        before, after = in_force[setting.path], local[setting.path]
        parent = project.tree.nodes[setting.path].parent
        named: dict[str, Said] = {
            "criterion": criterion(setting.path),
            "given": str(setting.value),
            "before": weight_apart(before, after),
            "after": weight_apart(after, before),
            "of": say(" of {}", criterion(parent)) if parent else "",
        }
        yield say(template, **named)
