"""The printed page as a picture: what a machine can see of it without reading."""

import numpy as np
import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.reports.pack import Pack
from outreach.reports.pdf import pdf
from tests.reports import reading
from tests.reports.examples import example_pack, full_pack

SCALE = 2
A4 = (842 * SCALE, 595 * SCALE)
POINTS = 72 / 25.4
# A little less than the layout leaves, for letters that reach beyond their line; the foot stands in the lowest one.
SIDE, TOP, BOTTOM = (round(mm * POINTS * SCALE) for mm in (13, 11, 5))
WHITE = 250
ROWS, COLUMNS = 6, 2
LEAST = 0.02


def ink(pack: Pack, language: str) -> np.ndarray:
    """Where anything is drawn on the first page."""
    page = reading.opened(pdf(pack, translator(language)))[0]
    drawn = page.render(scale=SCALE, grayscale=True).to_numpy()
    return drawn.reshape(drawn.shape[:2]) < WHITE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [example_pack, full_pack])
def test_the_first_page_is_a4_and_nothing_is_cut_at_its_edges(make, language) -> None:
    page = ink(make(), language)
    assert np.allclose(page.shape, A4, atol=SCALE)
    assert not page[:, :SIDE].any() and not page[:, -SIDE:].any()
    assert not page[:TOP].any() and not page[-BOTTOM:].any()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_part_of_it_is_blank(language) -> None:
    """Masthead, figures, lists, decisions and actions, in either half of the page."""
    page = ink(full_pack(), language)[TOP:, SIDE:-SIDE]
    inside = page[: np.flatnonzero(page.any(axis=1))[-1]]
    parts = [part for band in np.array_split(inside, ROWS) for part in np.array_split(band, COLUMNS, axis=1)]
    assert min(part.mean() for part in parts) > LEAST
