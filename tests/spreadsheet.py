"""Workbooks as a spreadsheet program has them: opened in LibreOffice, computed anew, read again."""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

Sheets = dict[str, list[list[Any]]]

# LibreOffice trusts the values that a file of another program holds, unless it is told otherwise.
_COMPUTE_ALL = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def computed(files: Iterable[Path], folder: Path) -> dict[str, Sheets]:
    """The sheets of workbooks, by the name of each file, after LibreOffice has opened them,
    computed every formula and saved them as OpenDocument in `folder`. Where there is no LibreOffice
    the test is skipped, but not in CI."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        if os.environ.get("CI"):
            raise AssertionError("CI has no LibreOffice, in which workbooks are computed")
        pytest.skip("no LibreOffice is installed")
    files = list(files)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_COMPUTE_ALL, encoding="utf-8")
    subprocess.run(
        [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
         "--convert-to", "ods", "--outdir", folder, *files],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {file.name: sheets_of(folder / f"{file.stem}.ods") for file in files}


def sheets_of(file: Path) -> Sheets:
    """The cells of each sheet, from the first row and column on."""
    with CalamineWorkbook.from_path(file) as workbook:
        return {
            name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in workbook.sheet_names
        }


def part_of(file: Path, sheet: str) -> str:
    """Where in the archive of a workbook a sheet stands."""
    with zipfile.ZipFile(file) as archive:
        names = re.findall('<sheet name="([^"]*)"', archive.read("xl/workbook.xml").decode())
    return f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"


def set_number(file: Path, sheet: str, cell: str, number: float) -> None:
    """Types a number into a cell that holds one, and leaves all else as it is."""
    part = part_of(file, sheet)
    with zipfile.ZipFile(file) as archive:
        parts = {info: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, data in parts.items():
            if info.filename == part:
                pattern = rf'(<c r="{cell}"[^>]*><v>)[^<]*(</v></c>)'
                text, times = re.subn(pattern, rf"\g<1>{number!r}\g<2>", data.decode())
                assert times == 1
                data = text.encode()
            archive.writestr(info, data)
