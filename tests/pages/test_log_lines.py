"""The line that nobody wrote, in the form "Log an activity": it follows from kind and places wherever these change."""

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.screen import log_title
from tests.pages.test_log import FILE, choose, image, logged, own, press, said
from tests.pages.test_own_activity import change
from tests.shown import open_app

__all__ = ["own"]

JEDDAH = {"en": "Meeting: Jeddah, Saudi Arabia", "ar": "لقاء: جدة، المملكة العربية السعودية"}
VISIT = {"en": "Visit: Riyadh, Saudi Arabia", "ar": "زيارة: الرياض، المملكة العربية السعودية"}
WRITTEN = {"en": "A line of mine", "ar": "سطر كتبته"}


def meeting(language: str):
    """A meeting in Riyadh, for which nobody wrote a line; saved."""
    app = open_app(FILE, lang=language)
    app.button_group(key="jisr.log.kind").set_value("meeting").run()
    return press(choose(app, "community/sa-riyadh", "riy"), "save")


def titles(row: dict) -> dict[str, str]:
    return {language: row[f"title_{language}"] for language in LANGUAGES}


def shown(app, language: str) -> str:
    return app.text_input(key=f"jisr.log.title_{language}").value


@pytest.mark.parametrize(("anew", "language"), [(False, "ar"), (True, "en")])
def test_the_last_one_again_elsewhere_is_named_after_its_place(own, language, anew) -> None:
    """In both languages, shown as it will be saved, also after a new session."""
    meeting(language)
    app = press(open_app(FILE, lang=language), "repeat")
    app = press(app, "badge.community/sa-riyadh")
    app = choose(open_app(FILE, lang=language) if anew else app, "community/sa-jeddah", "jeddah")
    assert {name: shown(app, name) for name in LANGUAGES} == JEDDAH
    press(app, "save")
    row = image(own, logged(own)[-1])
    assert (row["communities"], titles(row)) == (["sa-jeddah"], JEDDAH)


def test_a_correction_of_the_kind_is_one_of_the_line(own) -> None:
    meeting("ar")
    (key,) = logged(own)
    app = open_app(FILE, lang="ar", key=key)
    app.button_group(key="jisr.log.kind").set_value("visit").run()
    assert {name: shown(app, name) for name in LANGUAGES} == VISIT
    press(app, "save")
    assert titles(image(own, key)) == VISIT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["correct", "repeat"])
def test_a_line_that_somebody_wrote_stays_and_the_other_follows(own, language, way) -> None:
    """Whether it was written now or before."""
    meeting(language)
    (key,) = logged(own)
    other = next(name for name in LANGUAGES if name != language)
    change(own, key, **{f"title_{language}": WRITTEN[language]})
    app = press(open_app(FILE, lang=language), "repeat") if way == "repeat" else open_app(FILE, lang=language, key=key)
    app.button_group(key="jisr.log.kind").set_value("visit").run()
    expected = {language: WRITTEN[language], other: VISIT[other]}
    assert {name: shown(app, name) for name in LANGUAGES} == expected
    app.text_input(key=f"jisr.log.title_{other}").set_value(WRITTEN[other]).run()
    app.button_group(key="jisr.log.kind").set_value("conference").run()
    assert {name: shown(app, name) for name in LANGUAGES} == WRITTEN
    press(app, "save")
    assert titles(image(own, logged(own)[-1])) == WRITTEN


def test_what_somebody_else_wrote_meanwhile_stays(own) -> None:
    """Who changes the kind alone writes no line over theirs; where they wrote none it follows from both."""
    meeting("en")
    (key,) = logged(own)
    app = open_app(FILE, lang="en", key=key)
    app.button_group(key="jisr.log.kind").set_value("visit").run()
    change(own, key, title_en=WRITTEN["en"])
    press(press(app, "save"), "mine")
    row = image(own, key)
    assert (row["kind"], titles(row)) == ("visit", {"en": WRITTEN["en"], "ar": VISIT["ar"]})


@pytest.mark.parametrize("anew", [False, True])
@pytest.mark.parametrize(("begun", "then"), [("ar", "en"), ("en", "ar")])
def test_a_line_begun_in_one_language_is_found_in_the_other(own, begun, then, anew) -> None:
    """In the open tab and after a new session: it is said where it stands, and the fold that has it is open. Nothing
    suggests that another would be saved."""
    app = open_app(FILE, lang=begun)
    app.text_input(key=f"jisr.log.title_{begun}").set_value(WRITTEN[begun]).run()
    assert not _fold(app, begun).proto.expanded
    if anew:
        app = open_app(FILE, lang=then)
    else:
        app.query_params["lang"] = then
        app.run()
    t = translator(then)
    there = t(log_title.THERE[begun], line=t.isolate(WRITTEN[begun]))
    assert there in said(app) and _fold(app, then).proto.expanded
    assert (shown(app, begun), shown(app, then)) == (WRITTEN[begun], "")
    app.button_group(key="jisr.log.kind").set_value("visit").run()
    choose(app, "community/sa-riyadh", "riy")
    assert VISIT[then] not in app.text_input(key=f"jisr.log.title_{then}").placeholder
    app.text_input(key=f"jisr.log.title_{then}").set_value(WRITTEN[then]).run()
    assert there not in said(app)


def _fold(app, language: str):
    (fold,) = [one for one in app.expander if one.label == translator(language)("More, where it is known")]
    return fold
