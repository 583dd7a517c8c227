"""Texts that are up to something, each by what it is up to, and a folder that is full of them."""

from collections.abc import Iterable
from itertools import count
from typing import Any

import yaml

from folders import FULL

ESCAPE = "\x1b"
HOSTILE: dict[str, str] = {
    # terminals
    "color": f"{ESCAPE}[31mred",
    "title of the window": f"{ESCAPE}]0;owned\x07",
    "link of a terminal": f"{ESCAPE}]8;;http://evil.example\x07text{ESCAPE}]8;;\x07",
    "clipboard": f"{ESCAPE}]52;c;cm0gLXJm\x07",
    "device control": f"{ESCAPE}P+q544e{ESCAPE}\\",
    "reset": f"{ESCAPE}c",
    "C1 escape": "\x9b31mred",
    "C1 string": "\x90q\x9c \x9d0;owned\x9c",
    "backspaces": "good\x08\x08\x08\x08evil",
    "carriage return": "good\revil",
    "bell and delete": "a\x07b\x7fc",
    "NUL": "a\0b",
    "shift out": "a\x0eb\x0f",
    "line and page breaks": "a\nb\x0bc\x0cd\x85e\u2028f\u2029g",
    "tab": "a\tb",
    # what is not seen, or seen elsewhere
    "override": "\u202egpj.exe",
    "isolate": "\u2067abc\u2069\u2066",
    "marks of direction": "a\u200eb\u200fc\u061cd",
    "invisible": "in\u200bvis\u2060ib\ufeffle\u00ad\u180e",
    "joiners": "pay\u200dpal\u200c",
    "filler": "a\u3164b\u115fc\uffa0",
    "tags": "a\U000e0041\U000e0042\U000e007f",
    "selectors": "a\ufe0fb\U000e0100c",
    "annotation": "\ufff9a\ufffab\ufffb",
    "combining": "e\u0301" + "\u0300" * 20,
    "beyond the first plane": "𝕏 \U0010fffd 👩\u200d🚀",
    "no character": "a\ufffeb\uffff",
    # spreadsheets
    "formula": "=1+1",
    "formula, plus": "+1+1",
    "formula, minus": "-2+3",
    "function": "@SUM(A1)",
    "formula behind a tab": "\t=1+1",
    "formula behind spaces": "\u00a0 \u3000=1+1",
    "formula behind a quote": "\"'=1+1",
    "formula behind what is not seen": "\u200b=1+1",
    "full-width": "＝1+1",
    "full-width minus": "－1+1",
    "small": "\ufe66SUM(A1)",
    "program": "=cmd|' /C calc'!A0",
    "cells": "a,b;c\td|e\"f",
    # Markdown
    "pipes": "a|b\\|c",
    "code": "`code` ``",
    "emphasis": "*a* __b__ ~~c~~",
    "link": "[text](http://evil.example)",
    "image": "![text](http://evil.example/x.png)",
    "reference": "[a][b] [c]: http://evil.example",
    "address": "<http://evil.example> https://evil.example www.evil.example",
    "footnote": "[^1]: note",
    "heading": "# heading #",
    "list": "1. one",
    "bullets": "- one",
    "quotation": "> quoted",
    "rule": "---",
    "mathematics": "$x$ $$y$$",
    "backslash": "end\\",
    # mark-up
    "script": "<script>alert(1)</script>",
    "handler": "<img src=x onerror=alert(1)>",
    "attribute": "\" onload=\"alert(1)\" x='",
    "entities": "&lt;b&gt; &#60; &amp;amp;",
    "character data": "]]><![CDATA[<svg onload=alert(1)>]]>",
    "comment": "--><!-- a -->",
    "declaration": "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y 'z'>]>&y;",
    "picture": "</text></svg><a href='javascript:alert(1)'>x</a>",
    "Rich": "[red]x[/red] [link=http://evil.example]y[/link] :smile:",
    "template": "{} {0} {name} %s ${x} {{y}}",
    # shells
    "command": "$(touch PWNED)",
    "escaped command": "\\$(touch PWNED)",
    "backticks": "`touch PWNED`",
    "next command": "a;touch PWNED",
    "option": "--output=PWNED",
    "quotes": "'\"; touch PWNED; '",
}  # fmt: skip

# Keys whose values are free text, and records that get some that they lack.
_FREE = {"title", "question", "owner", "name", "definition", "because", "unit", "means", "by",
         "text", "summary", "author", "says", "url"}  # fmt: skip
_ALSO = {
    "decision": ("title", "question", "owner"),
    "criteria": ("name", "definition", "because"),
    "options": ("name", "summary"),
    "sources": ("title", "author", "kind"),
    "evidence": ("says", "because"),
    "perspectives": ("name", "because"),
    "scenarios": ("name", "because"),
}


def hostile_files(first: int) -> dict[str, str]:
    """A folder with all that a command can read, in which every free text is hostile: one after
    another, from the one at a place on."""
    texts, at = list(HOSTILE.values()), count(first)

    def next_text() -> str:
        # Texts are taken without the spaces around them, and one must be left.
        return texts[next(at) % len(texts)]

    def fill(record: dict[str, Any], kind: str) -> None:
        record |= {key: next_text() for key in _ALSO[kind]}

    def walk(data: Any) -> Any:
        if isinstance(data, list):
            return [walk(each) for each in data]
        if not isinstance(data, dict):
            return data
        walked = {key: next_text() if key in _FREE else walk(value) for key, value in data.items()}
        scale = walked.get("scale")
        if isinstance(scale, dict) and all(isinstance(v, str) for v in scale.values()):
            walked["scale"] = {key: next_text() for key in scale}
        return walked

    files = {}
    for file, text in FULL.items():
        data = walk(yaml.safe_load(text))
        for kind, records in _records(file, data):
            for record in records:
                fill(record, kind)
        for item in data.get("evidence", {}).values():
            if "source" in item:
                item["where"] = {"section": next_text(), "url": next_text()}
        files[file] = yaml.safe_dump(data, sort_keys=False)
    return files


def _records(file: str, data: dict[str, Any]) -> list[tuple[str, Iterable[Any]]]:
    """The records of a file that get further texts, by their kind."""
    if file == "criteria.yaml":
        return [("decision", [data["decision"]]), ("criteria", data["criteria"].values())]
    if file == "evidence.yaml":
        return [("sources", data["sources"].values()), ("evidence", data["evidence"].values())]
    if file.startswith("options/"):
        return [("options", [data])]
    return [(file.removesuffix(".yaml"), data.values())]
