"""The rooms of the house: what each may import, and what may stand in it.

Everything flows one way, from what comes in to what is seen. A room lists the rooms to its left that it may use; a
module that belongs to no room fails, so that somebody decides where it lives. To add a room, add a row.
"""

import ast
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from outreach.settings import ROOT

LONGEST = 250

# Words, numbers, dates, settings: everybody may use these, and they use nobody but each other.
EVERYWHERE = (
    "outreach.settings", "outreach.acting", "outreach.shipped", "outreach.renderings",
    "outreach.country_words", "outreach.community_words", "outreach.visible", "outreach.audiences",
    "outreach.marks", "outreach.labels", "outreach.numerals", "outreach.dates", "outreach.i18n",
    "outreach.fold", "outreach.each_row", "outreach.filters", "outreach.periods", "outreach.theme", "outreach.plain",
    "outreach.deadlines", "outreach.discreet", "outreach.answering", "outreach.spoken", "outreach.tongue",
)  # fmt: skip
# What answers over HTTP, before and beside Streamlit.
SERVED = ("outreach.front", "outreach.server", "outreach.start")
COMMANDS = (
    "outreach.__main__", "outreach.seed_command", "outreach.check_command", "outreach.grant_command",
    "outreach.purge_command", "outreach.undo_command", "outreach.backup_command", "outreach.report_command",
    "outreach.catalogue", "outreach.terminal", "outreach.which_python", "outreach.usage",
)  # fmt: skip

# Room: the rooms that it may import from. A room may always import from itself.
ROOMS: dict[str, tuple[str, ...]] = {
    "models": (),
    "everywhere": ("models",),
    # The one way to write: row, history and totals together.
    "outreach.writing": ("models", "everywhere", "outreach.clock"),
    "outreach.importers": (
        "models", "everywhere", "outreach.terminal", "outreach.writing", "outreach.wording.history_rows",
    ),
    "outreach.seed": ("models", "everywhere", "outreach.importers", "outreach.writing"),
    # Working days and what a request's steps make of them: days and events go in, no database.
    "outreach.clock": (
        "models", "everywhere", "outreach.importers.messages", "outreach.importers.table", "outreach.importers.columns",
    ),
    "outreach.demo": (
        "models", "everywhere", "outreach.importers", "outreach.seed", "outreach.queries", "outreach.terminal",
        "outreach.clock", "outreach.writing", "outreach.meeting",
    ),
    "outreach.queries": ("models", "everywhere", "outreach.clock"),
    # What staff enter by form, checked and kept; without Streamlit.
    "outreach.entry": (
        "models", "everywhere", "outreach.writing", "outreach.importers.messages", "outreach.importers.citations",
        "outreach.importers.columns",
    ),
    "outreach.indicators": ("models", "everywhere", "outreach.queries"),
    "outreach.charts": ("everywhere",),
    "outreach.exports": (
        "models", "everywhere", "outreach.queries", "outreach.indicators", "outreach.wording.problems",
    ),
    # What is handed out: packs, sheets and lists are handed in, so that they need no database.
    "outreach.reports": ("everywhere", "outreach.importers.messages"),
    # What the ministry fills in and brings back: what importers read, with the manners of exports.
    "outreach.template": ("models", "everywhere", "outreach.importers", "outreach.exports"),
    # Frames put into words; without Streamlit, so that tests and commands need none.
    "outreach.wording": (
        "models", "everywhere", "outreach.queries", "outreach.indicators", "outreach.clock.own_days",
        "outreach.importers.report",
    ),
    # The weekly meeting: its pack is made of figures and rows, frozen, and compared.
    "outreach.meeting": (
        "models", "everywhere", "outreach.queries", "outreach.indicators", "outreach.reports", "outreach.writing",
        "outreach.importers.messages", "outreach.clock",
    ),
    # What pages are drawn with. Streamlit is spoken here, in the pages and in dashboard.py, and nowhere else.
    "outreach.screen": (
        "models", "everywhere", "outreach.wording", "outreach.queries", "outreach.indicators", "outreach.charts",
        "outreach.exports", "outreach.entry", "outreach.writing", "outreach.importers", "outreach.template",
        "outreach.meeting", "outreach.reports", "outreach.clock",
    ),
    "commands": (
        "models", "everywhere", "outreach.importers", "outreach.seed", "outreach.demo", "outreach.queries",
        "outreach.indicators", "outreach.exports", "outreach.wording.problems", "outreach.wording.undone",
        "outreach.writing", "outreach.meeting", "outreach.reports", "outreach.clock",
    ),
    "pages": (
        "models", "everywhere", "outreach.queries", "outreach.indicators", "outreach.charts", "outreach.exports",
        "outreach.wording", "outreach.screen", "outreach.entry", "outreach.meeting",
    ),
    "served": ("everywhere", "outreach.exports", "outreach.screen", "outreach.clock", "outreach.wording.problems"),
    "dashboard": ("everywhere", "outreach.wording", "outreach.screen"),
}  # fmt: skip

GROUPS = {"everywhere": EVERYWHERE, "commands": COMMANDS, "served": SERVED}
STREAMLIT = ("dashboard", "pages", "outreach.screen", "outreach.server")
PANDAS_GROUPING = {"groupby", "pivot_table", "pivot", "merge", "resample", "crosstab"}


def files() -> list[Path]:
    """Every file of the application, without its migrations."""
    rooms = [path for room in ("models", "outreach", "pages") for path in sorted((ROOT / room).rglob("*.py"))]
    return [path for path in [ROOT / "dashboard.py", *rooms] if path.exists() and "migrations" not in path.parts]


FILES = {path.relative_to(ROOT).as_posix(): path for path in files()}
PAGES = [name for name in FILES if name.startswith("pages/")]


def module(name: str) -> str:
    """``outreach/charts/map.py`` is ``outreach.charts.map``."""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def nodes(name: str) -> list[ast.AST]:
    """Everything that stands in a file, the file itself first."""
    return list(ast.walk(ast.parse(FILES[name].read_text("utf-8"))))


@cache
def imports(name: str) -> list[str]:
    """The modules that a file imports, also inside its functions, but for what only a type checker reads."""
    hints = [
        node for node in nodes(name) if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
    ]
    skipped = {inner for hint in hints for inner in ast.walk(hint)}
    found = []
    for node in nodes(name):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            found += [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name}: say the whole name of what is imported"
            # `from outreach.queries import choices` is about the module outreach.queries.choices.
            found += [f"{node.module}.{one.name}" for one in node.names]
    return found


def within(name: str, parent: str) -> bool:
    return name == parent or name.startswith(f"{parent}.")


def room(name: str) -> str | None:
    """The room of a module; None where it is not ours. The most exact name wins."""
    if not within(name, "outreach") and not within(name, "models"):
        return name.split(".")[0] if name.split(".")[0] in ("pages", "dashboard") else None
    for group, modules in GROUPS.items():
        if any(within(name, one) for one in modules):
            return group
    return next((one for one in ROOMS if within(name, one)), "outreach")


def test_imports_flow_one_way() -> None:
    wrong = []
    for name in FILES:
        here = room(module(name))
        if module(name) == "outreach":
            continue
        if here not in ROOMS:
            wrong.append(f"{name} lives in no room: give it one in ROOMS")
            continue
        for imported in imports(name):
            there = room(imported)
            # `from outreach import parts` is seen as outreach.screen.parts; the package itself is nobody's room.
            own = there in (None, here) or imported == "outreach"
            if not own and not any(one == there or within(imported, one) for one in ROOMS[here]):
                wrong.append(f"{name} ({here}) may not use {imported} ({there})")
    assert wrong == []


def using(names: Iterable[str], *strangers: str) -> list[str]:
    """Which of these files import one of these modules, or of what lies in them."""
    return [
        f"{name}: {imported}"
        for name in names
        for imported in imports(name)
        if any(within(imported, stranger) for stranger in strangers)
    ]


def test_nobody_imports_a_page() -> None:
    assert using(FILES, "pages", "dashboard") == []


def test_streamlit_is_spoken_in_its_rooms_only() -> None:
    others = [name for name in FILES if not any(within(module(name), place) for place in STREAMLIT)]
    assert len(others) > 100
    assert using(others, "streamlit") == []


def test_models_know_no_frames() -> None:
    assert using([name for name in FILES if name.startswith("models/")], "pandas", "plotly", "streamlit") == []


def test_charts_know_no_database() -> None:
    assert using([name for name in FILES if name.startswith("outreach/charts/")], "sqlalchemy", "sqlmodel") == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_no_sql_no_styles_and_no_sums(name: str) -> None:
    text = FILES[name].read_text("utf-8")
    assert not re.search(r"<style|unsafe_allow_html|style=\"", text), "styles live in the one stylesheet"
    assert using([name], "sqlalchemy", "sqlmodel", "sqlite3") == []
    for node in nodes(name):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.search(r"\b(SELECT\s.+\sFROM|INSERT INTO|UPDATE\s.+\sSET)\b", node.value), node.value
        if isinstance(node, ast.Attribute):
            assert node.attr not in PANDAS_GROUPING, f"line {node.lineno}: group in SQL, not with .{node.attr}"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_guards_itself_first(name: str) -> None:
    """A deep link runs a page without dashboard.py: before the guard stand imports, functions, constants only."""
    statements = [
        node
        for node in nodes(name)[0].body
        if not isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef)
        and not isinstance(getattr(node, "value", None), ast.Constant)
        and not (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).isupper())
    ]
    assert statements, "a page without a statement"
    key = Path(name).stem
    assert f'open_page("{key}")' in ast.unparse(statements[0]).replace("'", '"'), "the guard is the first statement"


def test_no_exception_is_caught_blindly() -> None:
    wrong = []
    for name in FILES:
        for node in nodes(name):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else ""
                if not caught or re.search(r"\b(Base)?Exception\b", caught):
                    wrong.append(f"{name}:{node.lineno} catches {caught or 'everything'}")
    assert wrong == []


def test_a_file_is_one_thing() -> None:
    """Past so many lines it is two things."""
    tests = [path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("*.py")]
    lines = {name: len((ROOT / name).read_text("utf-8").splitlines()) for name in (*FILES, *tests)}
    assert {name: n for name, n in lines.items() if n > LONGEST} == {}


def test_no_room_is_called_after_nothing() -> None:
    empty = {"utils", "helpers", "common", "misc"}
    assert [name for name in FILES if empty & set(Path(name).with_suffix("").parts)] == []
