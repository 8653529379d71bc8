"""What page and files of an authority say alike: of how many days, of which city, and of which of its requests."""

import io

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from sqlmodel import Session

from models import Authority
from models.codes import Step
from models.engine import engine
from outreach.exports.names import file_name
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.periods import today
from outreach.queries import request_sums
from outreach.reports import authority_files
from outreach.reports import authority_list as printed_list
from outreach.screen import authority_list, file_button
from outreach.settings import settings
from outreach.writing.steps import take
from tests.pages.asked import BODY, REASON, WHO, back
from tests.pages.test_authority import PAGE, held, listed, own, sent
from tests.pages.test_log import said
from tests.shown import open_app

__all__ = ["held", "own", "sent"]


def test_page_and_files_count_the_days_that_decide_whether_it_is_late(own, held) -> None:
    """Of what was reopened those since then: it came forty days ago, and its authority owes an answer for ten."""
    t, reopened = translator("en"), held[0]
    with Session(engine(own)) as db:
        answer = {"answer": "It is so", "evidence": "Letter 5"}
        seen = take(db, reopened, Step.ANSWERED, on_day=back(20), seen=1, **answer, **WHO)
        seen = take(db, reopened, Step.REOPENED, on_day=back(10), seen=seen, reason=REASON, **WHO)
        take(db, reopened, Step.REFERRED, on_day=back(9), seen=seen, authority=BODY, **WHO)
        db.commit()
    days = {reopened: 10, held[1]: 8, held[2]: 9, held[3]: 21}
    shown = open_app(PAGE, lang="en", key=BODY).dataframe[0].value
    assert dict(zip(shown["key"], shown["used_days"], strict=True)) == days and "age_days" not in shown
    of = listed(own)
    sheet = load_workbook(io.BytesIO(authority_files.xlsx(of, t))).active
    assert {row[0]: row[6] for row in sheet.iter_rows(min_row=5, values_only=True)} == days
    printed = printed_list.table(of, t)
    assert [row[6] for row in printed.rows] == [t.number(each.used_days) for each in of.requests]
    assert sheet.cell(4, 7).value == printed.head[6] == t("Working days used")


def test_the_files_name_a_city_with_its_country(own, held) -> None:
    t = translator("ar")
    [request] = [each for each in listed(own).requests if each.reference == held[0]]
    assert request.community.of(t).endswith(t.country("SA")) and request.community.of(t) != t.country("SA")
    shown = open_app(PAGE, lang="ar", key=BODY).dataframe[0].value.set_index("key")
    assert request.community.of(t) == shown.loc[held[0], "place_said"]


def test_places_narrow_its_page_and_its_files_say_so(own, held, sent) -> None:
    """As many are shown as the page of requests says of it under the same filters; the answers so far are of them."""
    t = translator("ar")
    app = open_app(PAGE, lang="ar", key=BODY, region="gulf")
    assert not app.exception and list(app.dataframe[0].value["key"]) == [held[0]]
    with Session(engine(own)) as db:
        gulf = request_sums.open_ones(db, filters=Filters(regions=("gulf",)))
    assert list(gulf[gulf["authority"] == BODY]["key"]) == [held[0]]
    only = t("{filter}: {value}", filter=t("Region"), value=t.label("gulf", family="region"))
    assert [each.reference for each in sent[-1].requests] == [held[0]] and sent[-1].only.of(t) == only
    assert t("Only of {parts}", parts=only) in printed_list.stamp(sent[-1], t)
    assert only in said(app), "a badge that takes it off"
    assert not open_app(PAGE, lang="ar", key=BODY).exception and not sent[-1].only
    none = open_app(PAGE, lang="ar", key=BODY, country="KW")
    assert t("No open request under these filters.") in said(none) and not none.dataframe


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_narrowed_list_leaves_under_a_name_that_says_so(own, held, sent, language, monkeypatch) -> None:
    """All three files, of an authority whose name alone would fill theirs too."""
    t, named, name_it = translator(language), [], file_button.file_named
    with Session(engine(own)) as db:
        body = db.scalars(select(Authority).where(Authority.key == BODY)).one()
        body.name_en, body.name_ar = ("Long name " * 12).strip(), ("اسم طويل " * 12).strip()
        db.commit()
    for module in (authority_list, file_button):
        monkeypatch.setattr(module, "file_named", lambda *page, **of: named.append(name_it(*page, **of)) or named[-1])
    open_app(PAGE, lang=language, key=BODY)
    whole, only = [*named], file_name(topic=t.label("gulf", family="region"), on=today(settings()), language=language,
                                      extension="x").removesuffix(".x")  # fmt: skip
    named.clear()
    open_app(PAGE, lang=language, key=BODY, region="gulf")
    assert [name.rpartition(".")[2] for name in named] == ["pdf", "xlsx", "csv"] and not {*named} & {*whole}
    assert all(name.rpartition(".")[0].endswith(f"-{only}") for name in named)
