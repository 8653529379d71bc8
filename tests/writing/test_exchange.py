"""Rows that exchange names which only one may have, on both databases; and that again, taken back."""

from sqlalchemy import func, select

from models import ImportRun
from outreach.writing.undo import undo_import
from tests.importers.made_files import made, row, take
from tests.small_world import HOME
from tests.writing.told import present


def test_an_exchange_of_names_is_taken_back(world, url, editor):
    """Each row has its own again, also where a row that came along has one of them."""

    def cities(**names: str) -> bytes:
        return made(
            [row("communities", key=f"sa-{key}", name_en=name, name_ar="", aliases="") for key, name in names.items()]
        )

    take(url, cities(a="Abha", b="Buraydah"))
    before = present(world, ["community"])
    world.rollback()
    for values in ({"a": "Buraydah", "b": "Abha"}, {"a": "Buraydah", "b": "Hail", "c": "Abha"}):
        result = take(url, cities(**values))
        assert result.written, result.errors
        assert undo_import(
            world, run_id=world.scalar(select(func.max(ImportRun.id))), viewer=editor, home_country=HOME
        ) == len(values)
        world.commit()
        assert present(world, ["community"]) == before
        world.rollback()
