"""Whatever a reader or an engineer meets has its words: settings, indicators, pages, columns, commands."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from outreach.settings import ROOT, TIERS

SETTING = re.compile(r"(?:JISR_[A-Z_]*[A-Z]|DATABASE_URL|PORT)\Z")
SETTING_OF_A_TIER = re.compile(r"JISR_[A-Z_]+_\Z")
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
