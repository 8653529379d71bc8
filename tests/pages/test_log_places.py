"""With whom: places typed into the form "Log an activity", and how many of those that are found are left out."""

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.screen.menu import MOST_FOUND
from tests.pages.test_log import FILE, choose, image, own, press, said, written
from tests.shown import open_app

__all__ = ["own"]


def found(app) -> list[str]:
    """The places that may be added, as they are drawn."""
    keys = [button.key for button in app.button if (button.key or "").startswith("jisr.log.add.")]
    return [key.removeprefix("jisr.log.add.") for key in keys]


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_many_more_a_search_found_is_said(own, language) -> None:
    """Where it is cut, and nowhere else; typing on finds them."""
    t = translator(language)
    app = open_app(FILE, lang=language)
    app.text_input(key="jisr.log.find").set_value("usa").run()
    assert len(found(app)) == MOST_FOUND and "community/us-tennessee" not in found(app)
    more = t.plural("And {n} more: type on to find it.", "And {n} more: type on to find them.", 2)
    assert more in said(app)
    app.text_input(key="jisr.log.find").set_value("usa tenn").run()
    assert found(app) == ["community/us-tennessee"] and more not in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_on_a_chosen_place_finds_it_again(own, language) -> None:
    app = choose(open_app(FILE, lang=language), "community/sa-riyadh", "riy")
    (badge,) = [button.label for button in app.button if button.key == "jisr.log.badge.community/sa-riyadh"]
    app.text_input(key="jisr.log.find").set_value(badge).run()
    assert found(app) == ["community/sa-riyadh"]


def test_a_place_is_found_as_the_first_thing_done_to_an_activity_that_is_corrected(own) -> None:
    """Nothing else was touched, so its row is read again at each run: what is searched for stays."""
    key = written(own)
    app = open_app(FILE, lang="ar", key=key)
    app.text_input(key="jisr.log.find").set_value("جده").run()
    assert app.text_input(key="jisr.log.find").value == "جده" and "community/sa-jeddah" in found(app)
    app.button(key="jisr.log.add.community/sa-jeddah").click().run()
    assert app.text_input(key="jisr.log.find").value == ""
    press(app, "save")
    assert "sa-jeddah" in image(own, key)["communities"]
