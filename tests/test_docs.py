"""Whatever a reader or an engineer meets has its words: settings, indicators, pages, columns, commands, rooms."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from outreach.settings import ROOT, TIERS

SETTING = re.compile(r"(?:JISR_[A-Z_]*[A-Z]|DATABASE_URL|PORT)\Z")
SETTING_OF_A_TIER = re.compile(r"JISR_[A-Z_]+_\Z")
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
# What a decision was made of, in this order, each with words of its own behind it.
DECIDED = re.compile(
    r"\*\*Context\.\*\* \S.*^\*\*Decision\.\*\* \S.*^\*\*Consequences\.\*\* \S", re.DOTALL | re.MULTILINE
)
INDICATOR_WORDS = (
    "key", "name", "unit", "question", "counts", "excludes", "numerator", "good", "sources", "limits", "reviewed_by",
    "reviewed_on",
)  # fmt: skip


def settings_named() -> list[str]:
    """Each variable that ``outreach/settings.py`` reads from the environment."""
    tree = ast.parse((ROOT / "outreach" / "settings.py").read_text("utf-8"))
    names = set()
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and SETTING.match(value):
            names.add(value)
        elif isinstance(value, str) and SETTING_OF_A_TIER.match(value):
            names |= {f"{value}{tier}" for tier in TIERS}
    return sorted(names)


def readme() -> str:
    return (ROOT / "README.md").read_text("utf-8")


def paragraphs(name: str) -> str:
    """A text with its lines joined, so that a name that is broken over two is found."""
    return re.sub(r"\s+", " ", (ROOT / name).read_text("utf-8"))


def rooms() -> list[str]:
    return sorted(path.parent.name for path in (ROOT / "outreach").glob("*/__init__.py"))


def targets() -> list[str]:
    """What can be made, in the order of the Makefile."""
    return TARGET.findall((ROOT / "Makefile").read_text("utf-8"))


def decisions() -> list[Path]:
    return sorted((ROOT / "docs" / "adr").iterdir())


def shipped() -> list[str]:
    """Every file beside the code that came from somewhere: lists, records, shapes, fonts."""
    kept = ("README.md", "OFL.txt")
    rooms = (ROOT / "static", ROOT / "data" / "reference", ROOT / "data" / "public_record")
    files = (path for room in rooms for path in room.rglob("*") if path.is_file())
    return sorted(
        path.relative_to(ROOT).as_posix() for path in files if path.name not in kept and path.suffix != ".LICENSE"
    )


def indicators() -> dict:
    return importlib.import_module("outreach.indicators").ALL


def pages() -> tuple:
    return importlib.import_module("outreach.screen.pagetable").PAGES


def test_the_settings_are_found() -> None:
    assert {"DATABASE_URL", "PORT", "JISR_HOME_COUNTRY", "JISR_CADENCE_A"} <= set(settings_named())


@pytest.mark.parametrize("name", settings_named())
def test_a_setting_stands_in_the_readme(name: str) -> None:
    assert re.search(rf"\b{name}\b", readme()), f"say in README.md what {name} does, and what it is when unset"


def test_an_indicator_is_signed_and_whole() -> None:
    assert indicators()
    for key, indicator in indicators().items():
        assert key == indicator.key
        for field in INDICATOR_WORDS:
            assert getattr(indicator, field), f"{key} has no {field}"


def test_a_page_has_its_words_and_its_file() -> None:
    listed = set()
    for page in pages():
        for field in ("title", "opening", "question", "icon"):
            assert getattr(page, field), f"{page.key} has no {field}"
        assert page.opening.endswith("."), f"{page.key} opens with a sentence"
        assert page.question.endswith(("?", ".")), f"{page.key} answers a question"
        assert (ROOT / page.file).is_file(), page.file
        listed.add(page.file)
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").glob("*.py")}
    assert there == listed, "a page that no menu names, or an entry without its page"


def test_an_exported_column_has_its_words() -> None:
    from outreach.exports import TABLES

    for table in TABLES.values():
        assert table.title and table.row
        assert [column.name for column in table.columns if not column.meaning] == []


def test_a_command_stands_in_the_readme() -> None:
    from outreach.__main__ import COMMANDS

    for command in COMMANDS:
        assert f"python -m outreach {command}" in readme(), f"say in README.md what `{command}` does"


def test_each_module_says_what_it_is() -> None:
    for room in ("models", "outreach", "pages", "tests", "benchmarks"):
        for path in (ROOT / room).rglob("*.py"):
            text = path.read_text("utf-8")
            if text and "versions" not in path.parts:
                assert ast.get_docstring(ast.parse(text)), f"{path.relative_to(ROOT)} has no docstring"


def test_the_readme_s_pictures_and_files_are_there() -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", readme()):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (ROOT / Path(target)).exists(), f"README.md links to {target}"


def test_what_is_to_have_words_is_found() -> None:
    assert {"run", "test", "demo", "help", "clean"} <= set(targets())
    assert {"importers", "screen", "demo"} <= set(rooms())
    assert {"data/reference/iso3166.csv", "static/countries.geojson"} <= set(shipped())
    assert decisions()


@pytest.mark.parametrize("title", [page.title for page in pages() if not page.hidden])
def test_a_page_of_the_menu_stands_in_the_readme(title: str) -> None:
    assert f"*{title}*" in paragraphs("README.md"), f"say in README.md for whom *{title}* is, and what for"


@pytest.mark.parametrize("room", rooms())
def test_a_room_stands_in_the_readme(room: str) -> None:
    assert f"`outreach/{room}/`" in readme(), f"say in README.md what lives in `outreach/{room}/`"


@pytest.mark.parametrize("target", targets())
def test_a_target_stands_in_the_readme(target: str) -> None:
    assert re.search(rf"\bmake {target}\b", readme()), f"say in README.md what `make {target}` does"


def test_the_readme_names_no_target_room_or_command_that_is_none() -> None:
    from outreach.__main__ import COMMANDS

    named = set(re.findall(r"(?:^|`)make ([a-z]+)", readme(), re.MULTILINE))
    assert named <= set(targets())
    assert set(re.findall(r"python -m outreach ([a-z]+)", readme())) <= set(COMMANDS)
    folders = re.findall(r"`((?:outreach/)?[a-z]+/(?:[a-z]+/)?)`", readme())
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []


@pytest.mark.parametrize("path", decisions(), ids=lambda path: path.name)
def test_a_decision_has_its_context_its_words_and_what_follows(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.fullmatch(r"\d{4}(-[a-z0-9]+)+\.md", path.name)
    assert text.startswith(f"# {int(path.name[:4])}. "), "the heading has the number of the file"
    assert DECIDED.search(text), "**Context.**, **Decision.**, **Consequences.**, in this order, each with its words"


def test_decisions_are_numbered_on() -> None:
    assert [int(path.name[:4]) for path in decisions()] == list(range(1, len(decisions()) + 1))


@pytest.mark.parametrize("name", shipped())
def test_what_ships_has_its_notice(name: str) -> None:
    """LICENSE names the file, or a folder that it lies in."""
    notice = paragraphs("LICENSE")
    folders = [f"{parent.as_posix()}/" for parent in Path(name).parents if parent.as_posix() != "."]
    named = re.compile(rf"{re.escape(name)}\b|(?:{'|'.join(map(re.escape, folders))})(?= )")
    assert named.search(notice), f"LICENSE does not say whose {name} is, nor under what terms it ships"


def test_a_licence_that_the_notices_name_is_there() -> None:
    texts = set(re.findall(r"[\w/-]+(?:\.LICENSE|/OFL\.txt)", paragraphs("LICENSE")))
    assert texts and all((ROOT / text).is_file() for text in texts)
