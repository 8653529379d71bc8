"""How long it takes to refuse a file that cannot be used: a bomb, a giant, a picture, half a file, one of another kind.

``python -m benchmarks.refusals`` makes the files in a temporary folder and gives each to ``python -m outreach import``,
which starts Python anew; beside the same command with a file that is empty. Each has to be refused.
"""

import argparse
import io
import random
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from benchmarks.csv_export import MEGA, timed
from benchmarks.whatsapp_read import write
from models.engine import engine
from outreach import seed

ROUNDS = 2
LINES_OF_A_CHAT = 20_000
GIANT = 200 * MEGA
HEADER = b"key,label_en,label_ar,note\n"
EMPTY = "an empty file"
ONE_PLACE = b'<c r="A2"/>' * 15_000


def zipped(name: str, content: bytes, *, times: int = 1) -> bytes:
    """An archive of one file, which is ``times`` this content."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w", force_zip64=True) as file:
        for _ in range(times):
            file.write(content)
    return held.getvalue()


def packed_tables(number: int) -> bytes:
    """An archive of so many tables, each with the rows that a whole file may have."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in range(number):
            archive.writestr(f"{one}.csv", HEADER + b"x\n" * 250_000)
    return held.getvalue()


def lying(bomb: bytes) -> bytes:
    """The bomb, which declares that it is small."""
    place, small = bomb.index(b"PK\x01\x02"), (100).to_bytes(4, "little")
    return bomb[: place + 24] + small + bomb[place + 28 :]


def workbook(*, filled: bytes = b"") -> bytes:
    """A workbook, of whose sheet the cells are followed by ``filled`` a thousand times."""
    made, held = Workbook(), io.BytesIO()
    made.active.append(["topic_id", "name_en"])
    made.save(held)
    if not filled:
        return held.getvalue()
    bomb = io.BytesIO()
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "xl/worksheets/sheet1.xml":
                content = content.replace(b"</sheetData>", filled * 1000 + b"</sheetData>")
            new.writestr(item, content)
    return bomb.getvalue()


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """What each is, and where it was put."""
    chat = folder / "chat.txt"
    write(chat, lines=LINES_OF_A_CHAT)
    noise = random.Random(1).randbytes(MEGA)
    row = b'<row><c t="inlineStr"><is><t>' + b"0" * MEGA + b"</t></is></c></row>"
    whole = workbook()
    made = {
        EMPTY: b"",
        "an archive that unpacks to 2 GB": (bomb := zipped("topics.csv", b"0" * MEGA, times=2048)),
        "the same, declaring 100 bytes": lying(bomb),
        "a workbook that unpacks to 1 GB": workbook(filled=row),
        "200 MB of text": HEADER + b"a,b,c\n" * (GIANT // 6),
        "200 MB of noise": noise * (GIANT // MEGA),
        "a picture": b"\x89PNG\r\n\x1a\n" + noise,
        "half a workbook": whole[: len(whole) // 2],
        "half an archive": (packed := zipped("topics.csv", HEADER * 1000))[: len(packed) // 2],
        "a table that ends inside a quote": HEADER + b'a,"b',
        "a chat of 20,000 lines, then noise": chat.read_bytes() + noise,
        "a million rows in an archive of 2 KB": zipped("topics.csv", b"x\n" * MEGA),
        "150 tables of 250,000 rows in an archive": packed_tables(150),
        "200,000 wrong rows": HEADER + b"x\n" * 200_000,
        "90 MB of commas in an archive": zipped("topics.csv", HEADER + b"," * (90 * MEGA)),
        "a workbook with one place written 15 million times": workbook(filled=b'<row r="2">' + ONE_PLACE + b"</row>"),
        "a document": zipped("word/document.xml", b"<w:document/>"),
    }
    for number, (what, content) in enumerate(made.items()):
        path = folder / f"{number}.bin"
        path.write_bytes(content)
        yield what, path


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        database = folder / "record.db"
        seed.prepare(f"sqlite:///{database}")
        engine(f"sqlite:///{database}").dispose()
        best: dict[str, float] = {}
        for what, path in files(folder):
            command = [sys.executable, "-m", "outreach", "import", str(path), "--dry-run"]
            runs = [timed(command, to=folder / "said", database=database, ends=1) for _ in range(arguments.rounds)]
            best[what] = min(seconds for seconds, *_ in runs)
            path.unlink()
    print(f"Files that are refused, best of {arguments.rounds}, starting Python included.")
    print("| | seconds | beside an empty file |")
    print("|---|---|---|")
    for what, seconds in best.items():
        print(f"| {what} | {seconds:.1f} | {seconds / best[EMPTY]:.1f} |")


if __name__ == "__main__":
    main()
