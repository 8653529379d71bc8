"""How long an exported chat takes to be counted, beside Python walking through the same file line by line.

``python -m benchmarks.whatsapp_read`` makes a chat of a million lines from a seed, in a temporary folder: both scripts,
media left out, notices, messages of several lines. Each way runs in a process of its own, in turns; the best counts.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from outreach.importers.table import Incoming
from outreach.importers.whatsapp import read

LINES = 1_000_000
ROUNDS = 2
SEED = 20260812
MEGA = 1024 * 1024
BODIES = (
    "السلام عليكم ورحمة الله وبركاته، هل من جديد بخصوص الجلسة القادمة؟",
    "<تم استبعاد الوسائط>",
    "Good evening, the form is open until Thursday at 18:00: please fill it in.",
    "<Media omitted>",
    "https://example.org/form",
    "تم حذف هذه الرسالة",
    "شكرا",
)
NOTICES = (
    "{name} joined using this group's invite link",
    "{name} left",
    "انضم {name} باستخدام رابط الدعوة الخاص بهذه المجموعة",
)


def write(path: Path, *, lines: int) -> None:
    """A made-up chat of so many lines."""
    dice = random.Random(SEED)
    members = [f"+20 100 {number:03} 0001" for number in range(700)]
    moment = datetime(2024, 1, 1)
    with path.open("w", encoding="utf-8", newline="") as file:
        for _ in range(lines):
            moment += timedelta(seconds=dice.randrange(120))
            begins = moment.strftime("%d/%m/%Y, %H:%M - ")
            name, chance = dice.choice(members), dice.random()
            if chance < 0.15:
                file.write(dice.choice(BODIES) + "\n")
            elif chance < 0.17:
                file.write(begins + dice.choice(NOTICES).format(name=name) + "\n")
            else:
                file.write(f"{begins}{name}: {dice.choice(BODIES)}\n")


def walk(path: Path) -> None:
    """What everything else has to do as well."""
    with path.open(encoding="utf-8") as file:
        for _ in file:
            pass


def count(path: Path) -> None:
    """The reader, with a progress that is asked for."""
    read(Incoming("chat", path), progress=lambda done, total: None)


def timed(way, path: Path) -> tuple[float, int]:
    """Seconds on the clock and the peak of memory in bytes, of a process that does one thing."""
    began = time.perf_counter()
    process = os.fork()
    if not process:
        way(path)
        os._exit(0)
    _, status, used = os.wait4(process, 0)
    if status:
        sys.exit(f"{way.__name__} ended with {os.waitstatus_to_exitcode(status)}")
    # Linux counts in KiB, macOS in bytes.
    return time.perf_counter() - began, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, default=LINES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "_chat.txt"
        write(path, lines=arguments.lines)
        runs = {way: [] for way in (walk, count)}
        for _ in range(arguments.rounds):
            for way, found in runs.items():
                found.append(timed(way, path))
        size = path.stat().st_size
    print(f"{arguments.lines:,} lines, {size / MEGA:.0f} MB, best of {arguments.rounds}")
    print("| | seconds | peak memory |")
    print("|---|---|---|")
    best = {way: tuple(min(run[column] for run in found) for column in range(2)) for way, found in runs.items()}
    for way, (seconds, peak) in best.items():
        print(f"| {way.__name__} | {seconds:.2f} | {peak / MEGA:.0f} MB |")
    walked, counted = best[walk], best[count]
    print(f"| ratio | {counted[0] / walked[0]:.1f} | {counted[1] / walked[1]:.1f} |")


if __name__ == "__main__":
    main()
