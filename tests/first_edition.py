"""The case's first edition as the files of a folder, and edits of them."""

from collections.abc import Mapping

from screened import FIRST_EDITION

FILES: dict[str, str] = {
    path.relative_to(FIRST_EDITION).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(FIRST_EDITION.rglob("*.yaml"))
}


def weighed(weight: int) -> dict[str, str]:
    """The files with another weight of ethics beside 38 and 38: 24 as they are."""
    return FILES | {
        "criteria.yaml": _once(
            FILES["criteria.yaml"], "\n    weight: 24\n", f"\n    weight: {weight}\n"
        )
    }


def scored(
    option: str, levels: Mapping[str, tuple[int, int]], files: Mapping[str, str] = FILES
) -> dict[str, str]:
    """The files with levels of an option replaced: by leaf, what stands there and what is to."""
    file = f"options/{option}.yaml"
    text = files[file]
    for leaf, (old, new) in levels.items():
        text = _once(text, f"  {leaf}:\n    value: {old}\n", f"  {leaf}:\n    value: {new}\n")
    return {**files, file: text}


def _once(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)
