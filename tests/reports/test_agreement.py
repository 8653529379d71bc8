"""A noun beside a number agrees with it in print, in Arabic and English; or none stands there."""

import re
from dataclasses import replace

import pytest

from outreach.i18n import Translator, translator
from outreach.reports import authority_files
from outreach.reports.kept import from_json, to_json
from outreach.reports.pack import Pack
from outreach.reports.pdf import pdf
from outreach.reports.pptx import pptx
from outreach.reports.sheet_pdf import sheet_pdf, stamp
from outreach.reports.words import Words
from tests.reports import reading
from tests.reports.examples import example_pack
from tests.reports.places import example_list, example_sheet
from tests.reports.reading import as_read
from tests.reports.test_pptx import slides, texts

NUMBERS = (0, 1, 2, 3, 11, 100)
SEVERAL = re.compile(r"(?<![\d.,+-])1 [a-z]+s\b")
"""A single one of several."""


@pytest.fixture(params=["en", "ar"])
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(request.param, digits="latn")


@pytest.fixture
def counting() -> Pack:
    """Six figures that count something; as packs are kept, with the word for what they count."""
    figure = replace(example_pack().figures[0], unit=Words("zebras", "زرافات"))
    return replace(example_pack(), figures=tuple(replace(figure, value=number) for number in NUMBERS))


def test_no_noun_follows_a_figure(counting: Pack, t: Translator) -> None:
    """Its label says what it counts; of "1 activities", and of what Arabic says of three after an eleven, one is wrong.

    Of packs that were frozen before it is the same.
    """
    unit, pack = counting.figures[0].unit.of(t), from_json(to_json(counting))
    page, slide = reading.pages(pdf(pack, t))[0], " ".join(texts(slides(pptx(pack, t))[0]))
    assert as_read(unit) not in page and unit not in slide
    assert pack.figures[0].label.of(t) in slide and as_read(pack.figures[0].label.of(t)) in page


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["0 days", "1 day", "2 days", "3 days", "11 days", "100 days"]),
        ("ar", ["0 يوم", "يوم واحد", "يومين", "3 أيام", "11 يومًا", "100 يوم"]),
    ],
)
def test_the_days_of_a_tier(language: str, said: list[str]) -> None:
    """At the top of a briefing sheet, within how many days the place is to be met."""
    t = translator(language, digits="latn")
    stamps = [stamp(replace(example_sheet(), cadence_days=number), t)[4] for number in NUMBERS]
    within = "to be met within {}" if language == "en" else "اللقاء معها مقرر خلال {}"
    assert stamps == [within.format(days) for days in said]


def test_one_of_a_thing_is_not_several() -> None:
    """Where everything that is counted is one, on all that is printed: in one country one national is on record."""
    t, pack, sheet, listed = translator("en"), example_pack(), example_sheet(), example_list()
    pack = replace(
        pack,
        elapsed_days=1,
        figures=tuple(replace(one, value=1, before=0, target=1, n_rows=1, rows=one.rows[:1]) for one in pack.figures),
        overdue=tuple(replace(one, overdue=1, oldest_days=1, open=1) for one in pack.overdue),
        past_cadence=tuple(
            replace(one, since=one.since and 1, cadence_days=1, cities_later=1) for one in pack.past_cadence
        ),
    )
    in_all = {f"{name}_in_all": len(getattr(sheet, name)) + 1 for name in ("asked", "answered", "promised", "channels")}
    sheet = replace(
        sheet,
        cadence_days=1,
        nationals=tuple(replace(one, number=1) for one in sheet.nationals),
        channels=tuple(replace(one, audience=1) for one in sheet.channels),
        **in_all,
    )
    listed = replace(listed, requests=(replace(listed.requests[0], used_days=1, late_days=1),))
    printed = [*map(reading.pages, (pdf(pack, t), sheet_pdf(sheet, t), authority_files.pdf(listed, t)))]
    said = [page for pages in printed for page in pages] + [" | ".join(texts(one)) for one in slides(pptx(pack, t))]
    assert [SEVERAL.findall(one) for one in said] == [[]] * len(said)
