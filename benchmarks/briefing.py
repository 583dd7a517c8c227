"""The briefing: what making it costs beside `score`, and what a move of a slider costs in it.

    python benchmarks/briefing.py [RUNS]

To hold: `brief` at most 2.5 times the processor time of `score`; an event of a slider at most 5 ms
of script on the case and 12 ms with 100 options on 30 leaves. Script is processor time of the
page's own thread, so that a busy machine does not count. Without a browser the second part is
left out.
"""

import random
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import is_smoke, print_ratio, processor_seconds, runs_asked_for

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROGRAM = [sys.executable, "-m", "belarus_options"]
EVENTS = 100
MOVES = f"""async () => {{
  const slider = document.querySelector(".one-weight input[type=range]");
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let at = 0; at < {EVENTS}; at += 1) {{
    slider.value = 200 + 5 * at;
    slider.dispatchEvent(new Event("input"));
    await frame();
    await frame();
  }}
}}"""


def many_options(folder: Path, options: int, leaves: int) -> Path:
    """A project of three headings with leaves and options drawn at random, the same every time."""
    draw = random.Random(1)  # noqa: S311  # the same numbers every time
    paths, criteria = [], "decision: {title: Which vendor?}\ncriteria:\n"
    for heading in range(3):
        criteria += f"  b{heading}:\n    weight: {20 + 10 * heading}\n    criteria:\n"
        for leaf in range(leaves // 3):
            paths.append(f"b{heading}.l{leaf}")
            weight = draw.randint(1, 50)
            scale = "{worst: 0, best: 100}"
            criteria += f"      l{leaf}: {{weight: {weight}, prefer: more, scale: {scale}}}\n"
    (folder / "options").mkdir(parents=True)
    (folder / "criteria.yaml").write_text(criteria, encoding="utf-8")
    for option in range(options):
        scores = "".join(f"  {path}: {draw.randint(0, 1000) / 10}\n" for path in paths)
        text = f"name: Vendor {option}\nscores:\n{scores}"
        (folder / "options" / f"o{option:03}.yaml").write_text(text, encoding="utf-8")
    return folder


def script_milliseconds(browser: "Browser", file: Path) -> float:
    """Processor time of the script of one event, on average of many."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"file://{file}")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.evaluate(MOVES)

    def script() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in metrics if each["name"] == "ScriptDuration"))

    before = script()
    page.evaluate(MOVES)
    spent = script() - before
    page.close()
    return 1000 * spent / EVENTS


def main() -> None:
    """Prints a line for the command and one for each page."""
    runs = runs_asked_for(9)
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        page = ["--output", str(root / "page.html"), "--force"]
        score = [*PROGRAM, "score", "--builtin"]
        print_ratio("brief over score", [*PROGRAM, "brief", "--builtin", *page], score, runs)
        found = shutil.which("chromium") or shutil.which("google-chrome")
        if found is None:
            print("no Chromium, so no slider")
            return
        from playwright.sync_api import sync_playwright

        size = (10, 6) if is_smoke() else (100, 30)
        folder = many_options(root / "vendors", *size)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=found, args=["--no-sandbox", "--disable-gpu"]
            )
            for name, which in (("the case", ["--builtin"]), (f"{size[0]} options", [])):
                project = which or ["--project", str(folder)]
                processor_seconds([*PROGRAM, "brief", *project, *page])
                milliseconds = script_milliseconds(browser, root / "page.html")
                print(f"slider event, {name:20} {milliseconds:6.1f} ms of script", flush=True)
            browser.close()


if __name__ == "__main__":
    main()
