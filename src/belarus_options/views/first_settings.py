"""What was set beside the files, in a line that tables carry."""

from belarus_options.model.settings import Settings


def settings_line(settings: Settings) -> str:
    """The settings that shaped a result, empty where nothing was set."""
    parts = []
    if settings.perspective is not None:
        parts.append(f"perspective {settings.perspective}")
    if settings.scenario is not None:
        parts.append(f"scenario {settings.scenario}")
    parts += [f"{weight.path}={weight.value}" for weight in settings.weights]
    if settings.options is not None:
        parts.append(f"only {', '.join(settings.options)}")
    return "; ".join(parts)
