"""JSON of a report."""

import json

from belarus_options.views.forms.json import to_json
from belarus_options.views.report.report import Records, Report


def test_json_holds_shared_settings_and_the_studys_own() -> None:
    """Every setting that shaped the numbers stands in the envelope."""
    report = Report(
        title="T",
        records=lambda: Records([], []),
        result=lambda: {"rows": [["x"]]},
        own_settings={"seed": 1},
    )
    document = json.loads(to_json(report, "test", "1", {"title": "T"}, {"weights": {}}))
    assert document["settings"] == {"weights": {}, "seed": 1}
    assert list(document) == ["schema", "command", "version", "project", "settings",
                              "screened_out", "result"]  # fmt: skip
