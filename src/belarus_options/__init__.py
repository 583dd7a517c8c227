"""Multi-criteria decision analysis of policy options whose argument lies open in YAML files.

    import belarus_options as bo

    decision = bo.load("my-decision")
    bo.rank(decision, weights={"risk": "50%"}).to_records()

Every name of `__all__` is loaded when it is first used; `belarus_options.library` says what they
have in common, and docs/library.md shows them at work.
"""

__version__ = "0.1.0"

__all__ = [
    "Problem",
    "Project",
    "ProjectError",
    "Result",
    "audit",
    "brief",
    "builtin",
    "bundles",
    "check",
    "diff",
    "elicit",
    "explain",
    "flip",
    "load",
    "other_methods",
    "perspectives",
    "rank",
    "robustness",
    "scenarios",
    "screen",
    "sensitivity",
    "stress",
    "weight_map",
    "weights",
]

# Type checkers take it for True, and loading `typing` for it would cost every command.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from belarus_options.library import (
        Problem,
        Project,
        ProjectError,
        Result,
        audit,
        brief,
        builtin,
        bundles,
        check,
        diff,
        elicit,
        explain,
        flip,
        load,
        other_methods,
        perspectives,
        rank,
        robustness,
        scenarios,
        screen,
        sensitivity,
        stress,
        weight_map,
        weights,
    )
else:

    def __getattr__(name: str) -> object:
        """What the library has under a public name, loaded now."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module("belarus_options.library"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
