"""How long rows of the template take to come in by the page, in a real browser, and how much memory the server takes.

``python -m benchmarks.page_import`` makes the 100,000 activities of ``template_import`` and gives them to the page as a
person would: dropped, looked at, brought in. Beside the time of Python's csv reading the same file, in the same run.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page

from benchmarks import browser, servers
from benchmarks.template_import import HOME, MEGA, ROWS, T, read, timed, write
from models.engine import engine
from outreach.seed import prepare

LONGEST = 600_000
"""Milliseconds that one step may take before the run gives up."""


def _press(page: Page, words: str, *, then: str) -> float:
    """Seconds from a click on a button until something is said."""
    began = time.perf_counter()
    page.get_by_test_id("stMain").get_by_role("button", name=words).first.click()
    page.get_by_test_id("stMain").get_by_text(then).first.wait_for(timeout=LONGEST)
    return time.perf_counter() - began


def _dropped(page: Page, file: Path) -> float:
    """Seconds from the drop of a file until the page says what it would do, and offers to do it."""
    began = time.perf_counter()
    page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(file)
    page.get_by_role("button", name=T("Bring them in")).first.wait_for(timeout=LONGEST)
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    arguments = parser.parse_args()
    os.environ |= {"JISR_HOME_COUNTRY": HOME, "JISR_USER": "benchmark", "JISR_ROLE": "editor"}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        # In a process of its own, since a child's peak of memory begins with its parent's.
        if not (child := os.fork()):
            write(folder, number=arguments.rows)
            os._exit(0)
        os.waitpid(child, 0)
        print(f"{arguments.rows:,} rows")
        print("| | seconds until looked at | seconds until written | beside csv | peak memory of the server |")
        print("|---|---|---|---|---|")
        walked, _, _ = timed(read, folder / "rows.csv", folder)
        for file in ("rows.csv", "rows.xlsx"):
            url = f"sqlite:///{folder / file}.db"
            prepare(url, home_country=HOME, public_record=False)
            engine(url).dispose()
            one = servers.running(file, ["outreach.server"], database=url, log=folder / "log.txt")
            with one as server, browser.chromium() as chromium, browser.reader(chromium) as page:
                page.goto(f"{server.address}/import_files?lang={T.language}")
                looked = _dropped(page, folder / file)
                written = _press(page, T("Bring them in"), then=T("Written. All of it can be taken back below."))
                peak = (server.memory() or 0) / MEGA
            beside = (looked + written) / walked
            print(f"| {file} | {looked:.1f} | {written:.1f} | {beside:.0f} | {peak:.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
