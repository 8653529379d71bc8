"""What is in the way of deleting a row: steps of requests and targets too, each with the way to it."""

from datetime import date

import pytest
from sqlmodel import Session

from models import Target
from models.codes import Step
from models.engine import engine
from outreach.i18n import LANGUAGES, translator
from outreach.wording import row_words
from outreach.writing import rows
from outreach.writing.steps import take
from tests.pages.own_rows import EDITORS, HOME, ROWS, image, url, whole
from tests.pages.test_correct import keys, opened, press
from tests.pages.test_log import own, said
from tests.shown import english

__all__ = ["own", "url", "whole"]

SAME = {"viewer": EDITORS[0], "home_country": HOME}
DELETE = "jisr.correct.delete"
STAYS = {"en": "It cannot be deleted: 1 step refers to it, and a step stays as it was written."}


def refer(url: str) -> None:
    """A request is referred to the authority, and nothing else is."""
    with Session(engine(url)) as db:
        given = {"on_day": date(2024, 5, 15), "authority": "own-authority", "seen": 0, **SAME}
        take(db, "own-request", Step.REFERRED, **given)
        db.commit()


def aim(url: str) -> None:
    """A target for the community, and nothing else of it."""
    wanted = {"indicator": "activities_held", "place_kind": "community", "place": "own-place", "span": "month"}
    with Session(engine(url)) as db:
        rows.add(db, Target, wanted | {"starts": "2024-01-01", "value": 3}, **SAME)
        db.commit()


def pages(app) -> list[str]:
    return [link.proto.page for link in app.main.get("page_link")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_steps_keep_an_authority_and_do_not_go_with_it(url, language) -> None:
    """No button that would do nothing: which request it is, and what can be done."""
    refer(url)
    app, t = opened("authority", language), translator(language)
    assert row_words.in_the_way({"request_event": 1}, t=t) in said(app) and STAYS.get(language, "") in said(app)
    assert t.plural("{n} step that was taken goes with it.", "{n} steps that were taken go with it.", 1) not in said(
        app
    )
    assert DELETE not in keys(app) and pages(app).count("request") == 1
    assert english(app, language) == []


@pytest.mark.parametrize(
    ("table", "meanwhile", "kept", "language"),
    [("authority", refer, {"request_event": 1}, "ar"), ("community", aim, {"target": 1}, "en")],
)
def test_what_refers_to_it_only_since_the_page_was_drawn_is_said(url, table, meanwhile, kept, language) -> None:
    app, t = opened(table, language), translator(language)
    meanwhile(url)
    app = press(app, "delete")
    assert image(url, table, ROWS[table].key) is not None
    assert f":material/error: {row_words.in_the_way(kept, t=t)}" in said(app)


def test_from_a_community_that_a_target_holds_there_is_a_way_to_targets(url) -> None:
    assert "targets" not in pages(opened("community", "ar"))
    aim(url)
    app, t = opened("community", "ar"), translator("ar")
    assert "targets" in pages(app) and row_words.in_the_way({"target": 1}, t=t) in said(app)
    assert DELETE not in keys(app) and english(app, "ar") == []


@pytest.mark.parametrize(
    ("counts", "english", "arabic"),
    [
        ({"target": 1}, "1 target refers to it. Correct that first.", "مستهدف واحد. صحّحه أولًا."),
        ({"target": 2}, "2 targets refer to it. Correct those first.", "مستهدفان. صحّحهما أولًا."),
        ({"channel": 1, "entity": 1}, "1 channel and 1 entity refer to it.", "قناة واحدة وكيان واحد. صحّحهما أولًا."),
        ({"channel": 2, "target": 1}, "2 channels and 1 target refer to it.", "قناتان ومستهدف واحد. صحّحها أولًا."),
        ({"target": 1, "request_event": 1}, "and steps stay as they were written.", "والخطوات تبقى كما سُجِّلت."),
    ],
)
def test_the_words_follow_how_many_there_are_in_all(counts, english, arabic) -> None:
    for language, words in (("en", english), ("ar", arabic)):
        assert words in row_words.in_the_way(counts, t=translator(language))
