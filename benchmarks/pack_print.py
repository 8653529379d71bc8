"""How long a week's pack takes to be printed and made into slides, beside Typst setting one line of text.

``python -m benchmarks.pack_print`` makes up a year in a temporary folder; with a database, the last whole week of that
one. Each run starts Python anew, as a scheduler does; the best of the rounds counts.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.csv_export import timed
from models.engine import engine
from outreach.demo import year
from outreach.meeting import shown

ROUNDS = 3
LANGUAGES = ("ar", "en")
AIM = 10
"""Seconds, on two cores."""
BARE = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        database = (arguments.database or folder / "year.db").resolve()
        if arguments.database is None:
            year.fill(f"sqlite:///{database}")
            engine(f"sqlite:///{database}").dispose()
        line = folder / "line.typ"
        line.write_text("One line.")
        week = shown.this_week().before.starts.isoformat()
        report = [sys.executable, "-m", "outreach", "report", "--week-of", week]
        ways = {"a line": [sys.executable, "-c", BARE, str(line), str(folder / "line.pdf")]}
        for kind in ("pdf", "pptx"):
            for language in LANGUAGES:
                to = str(folder / f"{language}.{kind}")
                ways[f"{kind}, {language}"] = [*report, "--lang", language, "--to", to]
        runs = {way: [] for way in ways}
        for _ in range(arguments.rounds):
            for way, command in ways.items():
                runs[way].append(timed(command, to=folder / "said", database=database))
    best = {way: min(seconds for seconds, *_ in found) for way, found in runs.items()}
    print(f"A pack of the made-up year, best of {arguments.rounds}; at most {AIM} s are asked.")
    print("| | seconds | beside a line |")
    print("|---|---|---|")
    for way, seconds in best.items():
        print(f"| {way} | {seconds:.1f} | {seconds / best['a line']:.1f} |")


if __name__ == "__main__":
    main()
