"""A noun beside a number agrees with it in print, in Arabic and English; or none stands there."""

from dataclasses import replace

import pytest

from outreach.i18n import Translator, translator
from outreach.reports.kept import from_json, to_json
from outreach.reports.pack import Pack
from outreach.reports.pdf import pdf
from outreach.reports.pptx import pptx
from outreach.reports.words import Words
from tests.reports import reading
from tests.reports.examples import example_pack
from tests.reports.reading import as_read
from tests.reports.test_pptx import slides, texts

NUMBERS = (0, 1, 2, 3, 11, 100)


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
