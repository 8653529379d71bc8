"""What was typed and clicked is done to its end, however quick the next request of the browser is."""

import ast
from collections.abc import Iterator

import pytest
from streamlit.testing.v1.element_tree import Block

from outreach.i18n import translator
from outreach.screen.detours import LEFT
from outreach.settings import ROOT
from tests.pages.interrupted import at, committed, interrupted, telling
from tests.pages.own_rows import ROWS, image, url, whole
from tests.pages.test_correct import opened, typed
from tests.pages.test_log import WORDS, drafts, filled, logged, own, press, said
from tests.shown import open_app, param

__all__ = ["own", "url", "whole"]

SCREENS = [*(ROOT / "outreach" / "screen").glob("*.py"), *(ROOT / "pages").glob("*.py")]
LEAVING = {"rerun", "switch_page"}


def has_its_page(app, url: str, language: str) -> bool:
    """An activity was logged, once, and the reader looks at it."""
    (title,) = app.title
    return len(logged(url)) == 1 and drafts(url) == 0 and title.value == WORDS[language].replace("-", "\\-")


@pytest.mark.parametrize(("moment", "language"), [(1, "ar"), (2, "en"), (40, "ar")])
def test_a_click_is_not_lost(own, language, moment) -> None:
    """Before the callback, in it, and while the page is begun."""
    app = filled(language)
    with interrupted(at(moment)):
        press(app, "save")
    assert has_its_page(app, own, language)


def test_what_is_saved_is_left(own) -> None:
    """Between the commit and the page of the activity: no draft comes back, and nobody saves it again."""
    app = filled("ar")
    with committed() as when, interrupted(when):
        press(app, "save")
    assert has_its_page(app, own, "ar")
    assert translator("ar")("Saved.") in said(app)


@pytest.mark.parametrize(("moment", "language"), [(1, "ar"), (2, "en"), (3, "ar"), (4, "en")])
def test_a_click_after_a_word_takes_the_word_along(own, language, moment) -> None:
    """Leaving a field and clicking are two requests: the second comes while the first still hands on the word."""
    app = filled(language)
    save = app.button(key="jisr.log.save").proto.id
    title = app.text_input(key=f"jisr.log.title_{language}").set_value(f"{WORDS[language]} 2")
    with interrupted(at(moment), click=save):
        title.run()
    assert len(logged(own)) == 1 and drafts(own) == 0
    assert app.title[0].value == f"{WORDS[language]} 2".replace("-", "\\-")


def test_a_second_click_on_save_changes_nothing(own) -> None:
    """It comes when the form is gone already."""
    app = filled("en")
    save = app.button(key="jisr.log.save").proto.id
    with committed() as when, interrupted(when, click=save):
        press(app, "save")
    assert has_its_page(app, own, "en") and not app.exception


@pytest.mark.parametrize(("key", "stands"), [("activities", True), ("activity", False)])
def test_a_page_that_stands_is_left_for_good(own, key, stands) -> None:
    """Also one that ends early, such as of an activity that nobody knows: the way back leads back."""
    app = open_app(f"pages/{key}.py", lang="en", **({} if stands else {"key": "nobody-knows"}))
    app.session_state[LEFT] = ("log", {}, key, {"lang": "en"})
    assert LEFT not in app.run().session_state
    app.query_params.pop("key", None)
    assert app.switch_page("pages/log.py").run().title[0].value == "Log an activity"


def test_a_row_is_corrected_once(url) -> None:
    """As with an activity, on the page where rows are corrected."""
    row = ROWS["entity"]
    app = typed(opened("entity", "en"), "entity", row.mine[0], row.mine[1])
    with committed() as when, interrupted(when):
        app.button(key="jisr.correct.save").click().run()
    assert not app.exception and translator("en")("Saved.") in said(app)
    assert image(url, "entity", row.key)[row.mine[0]] == row.mine[2]
    assert drafts(url) == 0


@pytest.mark.parametrize(("moment", "language"), [(committed, "ar"), (telling, "en")])
def test_a_row_is_added_once(url, language, moment) -> None:
    """What the browser sends before it knows of the row's own address does not lead back to the empty form."""
    app = opened("topic", language, do="add")
    for name, text in (("name_en", "A made-up topic"), ("key", "own-late")):
        app = typed(app, "topic", name, text)
    with moment() as when, interrupted(when):
        app.button(key="jisr.correct.save").click().run()
    assert not app.exception and translator(language)("Saved.") in said(app)
    assert param(app, "row") == "own-late" and drafts(url) == 0


def test_what_came_of_it_is_said(own, environment) -> None:
    """A form that writes and begins its page anew."""
    environment(JISR_ROLE="manager")
    app = open_app("pages/coverage.py", lang="ar")
    app.selectbox(key="jisr.reason.community.0").set_value("be")
    app.button_group(key="jisr.reason.hindrance.0").set_value("no_embassy")
    with committed() as when, interrupted(when):
        app.button(key="jisr.reason.record").click().run()
    assert not app.exception and translator("ar")("The reason is on record.") in said(app)


def test_it_is_said_until_it_was_said_to_its_end(own, environment) -> None:
    """A click while the page says it is no reason to be silent; once said, it is not said again."""
    environment(JISR_ROLE="manager")
    app, words = open_app("pages/coverage.py", lang="en"), translator("en")("The reason is on record.")
    app.selectbox(key="jisr.reason.community.0").set_value("be")
    app.button_group(key="jisr.reason.hindrance.0").set_value("no_embassy")
    with telling() as when, interrupted(when):
        app.button(key="jisr.reason.record").click().run()
    assert not app.exception and words in said(app)
    place = way(app.main, "jisr.reason.record")
    app.run()
    assert words not in said(app)
    assert place and way(app.main, "jisr.reason.record") == place, (
        "what lies below stays where it was, and so does the reader"
    )


def way(block: Block, key: str) -> tuple[int, ...]:
    """From a part of a page to a widget in it; nothing where it has none."""
    for number, part in block.children.items():
        if getattr(part, "key", None) == key:
            return (number,)
        if isinstance(part, Block) and (below := way(part, key)):
            return (number, *below)
    return ()


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def calls(node: ast.AST) -> set[str]:
    """Names of what is called in it, of a method its own."""
    called = (one.func for one in ast.walk(node) if isinstance(one, ast.Call))
    return {func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "") for func in called}


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.stem)
def test_whoever_writes_is_undisturbed(path) -> None:
    """Each function of a screen that commits is, or is called by one that is; and pages are left in one way. What is
    said once has its place, also where nothing is said."""
    tree = ast.parse(path.read_text())
    safe = {one.name for one in functions(tree) if any("undisturbed" in calls(by) for by in one.decorator_list)}
    for block in (node for node in ast.walk(tree) if isinstance(node, ast.With)):
        if any("undisturbed" in calls(item.context_expr) for item in block.items):
            safe |= calls(block)
    while more := {name for one in functions(tree) if one.name in safe for name in calls(one)} - safe:
        safe |= more
    assert [one.name for one in functions(tree) if "commit" in calls(one) and one.name not in safe] == []
    assert calls(tree) & LEAVING == set()
    said = {one.name: ast.unparse(one) for one in functions(tree)}
    assert [name for name, text in said.items() if "once.told(" in text and "once.place(" not in text] == []
