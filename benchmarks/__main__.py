"""``python -m benchmarks``: the overview beside a bare Streamlit page with as many figures, charts and rows.

One run, in a real browser, all servers at once and in turns, so that whatever else the machine does weighs on all
of them. Prints ratios to the bare page; see README.md for what each means.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

from benchmarks import browser, databases, servers
from benchmarks.constants import CHOICES
from outreach.i18n import translator

SIZES = ("record", "10000", "1000000")
BARE = "bare page"
ROUNDS = 4
T = translator("ar")
FIRST, AGAIN, CACHED = "first visit after the start", "visit, empty browser", "rerun, asked before"
PAINTED = {FIRST: "first paint, first visit after the start", AGAIN: "first paint, empty browser"}
FILTERS = {"kind": "rerun, a kind", "country": "rerun, a country", "region": "rerun, a region and 48 months"}

Found = dict[tuple[str, str], list[float]]
"""(server, what was measured) -> seconds, one for each time."""


def visits(page, server: servers.Server, seconds: Found, *, name: str) -> None:
    """One visit by somebody whose browser remembers nothing: until it is stable, and until the first paint."""
    seconds[server.name, name].append(browser.visit(page, f"{server.address}/?lang=ar"))
    seconds[server.name, PAINTED[name]].append(browser.painted(page))


def reruns(page, server: servers.Server, words: dict, turn: int, seconds: Found, busy: Found) -> None:
    """Each filter once, with something that was not asked before; after each, back to the page without filters."""
    for field, name in FILTERS.items():
        period = databases.MONTHS_48 if field == "region" else {}
        query = "&".join(f"{key}={value}" for key, value in {"lang": "ar", **period}.items())
        browser.visit(page, f"{server.address}/?{query}")
        if server.database:
            field, word = field, words[server.name][field][turn]
        else:
            field, word = "kind", CHOICES[(len(FILTERS) * turn + list(FILTERS).index(field)) % len(CHOICES)]
        before = server.busy()
        seconds[server.name, name].append(browser.choose(page, filter_name=field, word=word))
        busy[server.name, name].append((server.busy() or 0) - (before or 0))
        if field != "region":
            before = server.busy()
            seconds[server.name, CACHED].append(browser.clear(page))
            busy[server.name, CACHED].append((server.busy() or 0) - (before or 0))


def table(title: str, found: Found, rows: list[str], names: list[str]) -> None:
    """Medians, as ratios to the bare page; its own seconds are there to know what the ratios are of."""
    print(f"\n| {title} | {BARE}, seconds | " + " | ".join(f"{name}, ratio" for name in names) + " | growth |")
    print("|---|---|" + "---|" * (len(names) + 1))
    for row in rows:
        medians = {name: statistics.median(found[name, row]) for name in (BARE, *names) if found[name, row]}
        ratios = {name: medians[name] / max(medians[BARE], 0.001) for name in names}
        growth = f"{medians[names[-1]] / medians[names[-2]]:.2f}" if len(names) > 1 else ""
        print(f"| {row} | {medians[BARE]:.2f} | " + " | ".join(f"{r:.2f}" for r in ratios.values()) + f" | {growth} |")


def measure(urls: dict[str, str], *, rounds: int, folder: Path) -> None:
    """Start all servers, measure in turns, print the tables."""
    seconds, busy = defaultdict(list), defaultdict(list)
    words = {name: databases.words(url, t=T, rounds=rounds) for name, url in urls.items()}
    with ExitStack() as stack:
        bare = servers.running(BARE, ["benchmarks.bare_server", "{port}"], log=folder / "bare.log")
        running = [stack.enter_context(bare)]
        for name, url in urls.items():
            one = servers.running(name, ["outreach.server"], database=url, log=folder / f"{name}.log")
            running.append(stack.enter_context(one))
        chromium = stack.enter_context(browser.chromium())
        for turn in range(rounds):
            for server in running:
                with browser.reader(chromium) as page:
                    visits(page, server, seconds, name=AGAIN if turn else FIRST)
                    reruns(page, server, words, turn, seconds, busy)
                print(f"round {turn + 1}, {server.name}", file=sys.stderr)
        memory = {(server.name, "peak"): [(server.memory() or 0) / 1e6] for server in running}
    names = list(urls)
    rows = [*FILTERS.values(), CACHED]
    kinds = [FIRST, AGAIN] if rounds > 1 else [FIRST]
    table("until the page is stable", seconds, [*kinds, *rows], names)
    table("until the first paint", seconds, [PAINTED[kind] for kind in kinds], names)
    table("processor time of the server", busy, rows, names)
    print(f"\n| memory of the server | {BARE}, MB | " + " | ".join(f"{name}, MB" for name in names) + " |")
    print("|---|---|" + "---|" * len(names))
    print("| peak | " + " | ".join(f"{memory[name, 'peak'][0]:.0f}" for name in (BARE, *names)) + " |")


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="+", default=SIZES, metavar="N", help="record, or numbers of activities")
    parser.add_argument("--rounds", type=int, default=ROUNDS, choices=range(1, ROUNDS + 1))
    parser.add_argument("--folder", type=Path, help="where databases are made and kept; else they go afterwards")
    parser.add_argument("--no-csv", action="store_true", help="leave the export out")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jisr-benchmarks-") as scratch:
        folder = arguments.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        urls = {size: databases.made(size, folder=folder) for size in arguments.sizes}
        load = os.getloadavg()[0]
        measure(urls, rounds=arguments.rounds, folder=folder)
        if not arguments.no_csv:
            print(flush=True)
            largest = str(folder / f"{arguments.sizes[-1]}.db")
            subprocess.run([sys.executable, "-m", "benchmarks.csv_export", largest, "--rounds", "2"], check=True)
        print(f"\nLoad of the machine before and after: {load:.1f}, {os.getloadavg()[0]:.1f}; {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
