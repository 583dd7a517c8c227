"""What was set beside the files, in a line that every report carries."""

from belarus_options.model.settings import Settings
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    criterion,
    options,
    perspective,
    say,
    scenario,
    separated,
)


def settings_line(settings: Settings) -> Sentence:
    """The settings that shaped a result, empty where nothing was set."""
    parts: list[Said] = []
    if settings.perspective is not None:
        parts.append(say("perspective {}", perspective(settings.perspective)))
    if settings.scenario is not None:
        parts.append(say("scenario {}", scenario(settings.scenario)))
    parts += [say("{}={}", criterion(w.path), str(w.value)) for w in settings.weights]
    if settings.options is not None:
        parts.append(say("only {}", separated(options(settings.options), ", ")))
    return separated(parts, "; ")
