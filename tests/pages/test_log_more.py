"""The form "Log an activity" beside its five inputs: why it was called off, who says so, a line nobody wrote."""

import pytest

from outreach.entry.cited import SOURCES
from outreach.i18n import LANGUAGES, translator
from outreach.writing.come import NO_ATTENDANCE
from tests.pages.test_log import FILE, WORDS, choose, filled, image, logged, own, press, said, written
from tests.pages.test_own_activity import FORM, change
from tests.shown import open_app

__all__ = ["own"]

WEB = "https://example.org/1"
REASON = {"en": "The hall was closed", "ar": "أُغلقت القاعة"}


def write(app, name: str, text: str):
    """Something is written into a field of the fold, whichever widget it has."""
    (field,) = [one for one in (*app.text_input, *app.text_area) if one.key == f"jisr.log.{name}"]
    return field.set_value(text).run()


def test_what_is_called_off_says_why(own) -> None:
    """It takes a reason, its page shows it, and where it took place after all the reason goes and the notes stay."""
    t = translator("en")
    app = write(filled("en"), "notes", "Own notes")
    app.button_group(key="jisr.log.status").set_value("cancelled").run()
    assert t(NO_ATTENDANCE["cancelled"]) in said(app)
    app.button_group(key="jisr.log.attendance_basis").set_value("not_collected").run()
    press(app, "save")
    assert f":material/error: {t('Why was it called off?')}" in said(app) and logged(own) == []
    press(write(app, "cancelled_because", REASON["en"]), "save")
    (key,) = logged(own)
    assert (image(own, key)["cancelled_because"], image(own, key)["notes"]) == (REASON["en"], "Own notes")
    assert REASON["en"] in said(app)
    app = open_app(FORM, lang="en", key=key)
    assert app.text_input(key="jisr.log.cancelled_because").value == REASON["en"]
    app.button_group(key="jisr.log.status").set_value("held").run()
    press(app, "save")
    assert REASON["en"] not in said(app)
    assert (image(own, key)["cancelled_because"], image(own, key)["notes"]) == ("", "Own notes")


def test_an_activity_has_its_sources(own) -> None:
    """A line each; what is none of the web is refused at its field; its page links to them, and they are corrected."""
    t = translator("ar")
    wrong = t("Line {number}: an address begins with https:// or http:// and has at most 2,000 characters.", number="1")
    app = press(write(filled("ar"), SOURCES, "javascript:alert(1)"), "save")
    assert wrong in said(app) and logged(own) == []
    press(write(app, SOURCES, f"{WEB} 2024-05-01\nA paper"), "save")
    (key,) = logged(own)
    assert image(own, key)["sources"] == [[WEB, "", "2024-05-01"], ["", "A paper", None]]
    assert [link.proto.url for link in app.get("link_button")] == [WEB]
    app = open_app(FORM, lang="ar", key=key)
    press(write(app, SOURCES, "A paper"), "save")
    assert image(own, key)["sources"] == [["", "A paper", None]]


def test_where_two_wrote_sources_the_second_chooses(own) -> None:
    key = written(own)
    app = write(open_app(FORM, lang="en", key=key), SOURCES, "Mine 2024-05-01")
    change(own, key, sources=[[WEB, "", None]])
    app = press(app, "save")
    assert not app.exception and WEB in said(app) and "Mine · 2024-05-01" in said(app)
    press(app, "mine")
    assert image(own, key)["sources"] == [["", "Mine", "2024-05-01"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_that_nobody_wrote_follows_from_kind_and_places(own, language) -> None:
    """It is saved in both languages, and said before; a line of one's own, in whichever language, is left alone."""
    app = open_app(FILE, lang=language)
    app.button_group(key="jisr.log.kind").set_value("visit").run()
    for place, typed in (("country/QA", "قطر"), ("community/sa-riyadh", "الرياض"), ("country/KW", "الكويت")):
        choose(app, place, typed)
    line = {"en": "Visit: Qatar, Riyadh and Kuwait", "ar": "زيارة: قطر والرياض والكويت"}
    field = app.text_input(key=f"jisr.log.title_{language}")
    assert field.placeholder == translator(language)("Left empty, it reads: {line}", line=line[language])
    press(choose(app, "country/BH", "البحرين"), "another")
    app.button_group(key="jisr.log.kind").set_value("meeting").run()
    choose(app, "community/sa-riyadh", "الرياض")
    app.text_input(key=f"jisr.log.title_{language}").set_value(WORDS[language]).run()
    press(app, "save")
    first, second = (image(own, key) for key in logged(own))
    more = {"en": ", and 1 more place", "ar": "، ومكان آخر"}
    assert {name: first[f"title_{name}"] for name in LANGUAGES} == {name: line[name] + more[name] for name in LANGUAGES}
    assert [second[f"title_{name}"] for name in LANGUAGES if name != language] == [""]
    assert second[f"title_{language}"] == WORDS[language]


def test_women_men_and_how_many_are_unknown_are_said_while_they_are_typed(own) -> None:
    """Each that is known; as soon as it is typed, in whichever digits, and then on the activity's page."""
    t = translator("ar")
    app = filled("ar")
    some = t("Women: {women}, unknown: {unknown}.", women=20, unknown=25)
    assert some not in said(app)
    app = write(app, "women", "٢٠")
    assert some in said(app)
    both = t("Women: {women}, men: {men}, unknown: {unknown}.", women=20, men=15, unknown=10)
    app = write(app, "men", "15")
    assert both in said(app)
    # More than were there.
    assert t("Women: {women}, men: {men}.", women=20, men=26) not in said(write(app, "men", "26"))
    press(write(app, "men", "15"), "save")
    (key,) = logged(own)
    assert both in said(open_app("pages/activity.py", lang="ar", key=key))
