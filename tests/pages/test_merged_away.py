"""An old link to a community that was merged leads on to the one that stays, for everybody who may open the page."""

import pytest
from sqlmodel import Session

from models import Community
from models.engine import engine
from outreach.i18n import LANGUAGES, translator
from outreach.writing import rows
from outreach.writing.merge import merge, undo_merge
from tests.pages.own_rows import EDITORS
from tests.pages.test_correct_merge import bare, last_change, names_of
from tests.pages.test_log import own
from tests.shown import english, open_app, param
from tests.small_world import HOME

__all__ = ["own"]

WHO = {"viewer": EDITORS[0], "home_country": HOME}
FILES = ("pages/community.py", "pages/briefing.py")
KEEP, GONE = "sa-riyadh", "own-place"
NAMES = {"en": "Own place", "ar": "مكان"}


@pytest.fixture
def merged(own: str, environment) -> str:
    """A community that was merged into another one, and a reader who may write nothing."""
    names = {f"name_{language}": name for language, name in NAMES.items()}
    with Session(engine(own)) as db:
        rows.add(db, Community, {"key": GONE, "country_code": "SA", "level": "city", **names}, **WHO)
        merge(db, Community, keep=KEEP, gone=GONE, **WHO)
        db.commit()
    environment(JISR_ROLE="viewer")
    return own


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_and_the_other_one_is_a_click_away(merged, file, language) -> None:
    app = open_app(file, lang=language, key=GONE)
    t, stays = translator(language), bare(names_of(merged, "community", KEEP, language))
    assert app.title[0].value == t("Merged") and english(app, language) == []
    assert [bare(one.value) for one in app.subheader] == [
        bare(t("The community {name} was merged into {stays}.", name=NAMES[language], stays=stays))
    ]
    assert "history" not in [link.proto.page for link in app.main.get("page_link")], "it takes an analyst"
    (way,) = [button for button in app.button if bare(button.label) == stays]
    app = way.click().run()
    assert not app.exception and param(app, "key") == KEEP
    assert t.name({"name_en": "Riyadh", "name_ar": "الرياض"}) in app.title[0].value


@pytest.mark.parametrize("file", FILES)
def test_where_there_is_no_such_way_none_is_shown(merged, file) -> None:
    """It was deleted, or the one that it was merged into was; or the merge was taken back."""
    with Session(engine(merged)) as db:
        undo_merge(db, last_change(merged), **WHO)
        for key in ("own-stays", "own-goes"):
            rows.add(db, Community, {"key": key, "country_code": "SA", "level": "city", "name_en": key}, **WHO)
        merge(db, Community, keep="own-stays", gone="own-goes", **WHO)
        rows.delete(db, Community, "own-stays", token=None, **WHO)
        db.commit()
    titles = [open_app(file, lang="en", key=key).title[0].value for key in ("own-stays", "own-goes", GONE)]
    assert titles[:2] == ["Not on record"] * 2 and "Own place" in titles[2]
