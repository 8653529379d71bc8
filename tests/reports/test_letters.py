"""A letter that no font has is named, with the text that it stands in; the letters of other scripts are drawn."""

from dataclasses import replace

import pytest
import typst

from outreach.i18n import translator
from outreach.reports import press
from outreach.reports.pdf import pdf
from outreach.reports.press import LetterMissing
from outreach.reports.words import Words
from tests.reports import reading
from tests.reports.examples import example_pack


def titled(title: str):
    """A pack with one row of this title in its annex, and one authority of this name."""
    pack = example_pack()
    figure = pack.figures[0]
    row = replace(figure.rows[0], title=Words(title, title))
    return replace(pack, figures=(replace(figure, rows=(row,)),))


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("title", "letter"), [("Visit to 漢口", "漢"), ("زيارة 😀 الجالية", "😀"), ("ꓘ", "ꓘ")])
def test_a_letter_that_no_font_has_is_named_with_its_row(language: str, title: str, letter: str) -> None:
    t = translator(language, digits="latn")
    with pytest.raises(LetterMissing) as error:
        pdf(titled(title), t)
    assert (error.value.letter, error.value.where) == (letter, title)
    said = error.value.told(t)
    assert letter in said and title in said and f"U+{ord(letter):04X}" in said


@pytest.mark.parametrize(
    "title", ["Αθήνα", "Київ", "Łódź", "São Paulo", "İzmir", "ירושלים", "Ḥalab", "اردو پاکستان", "№ 5 € “x” …"]
)
def test_names_of_other_scripts_are_drawn(title: str) -> None:
    annex = reading.pages(pdf(titled(title), translator("en")))[1]
    # Right to left, the reader may hand the words over in the other order.
    assert all(word in annex for word in reading.as_read(title).split())


def test_another_fault_of_a_layout_is_not_taken_for_a_letter(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "broken.typ").write_text("#nothing-of-this-name")
    monkeypatch.setattr(press, "LAYOUTS", tmp_path)
    with pytest.raises(typst.TypstError, match="unknown variable"):
        press.printed("broken", {}, title="x", at=example_pack().as_at, t=translator("en"))


def test_the_letters_that_are_not_tried_one_by_one_are_all_drawn() -> None:
    ordinary = "".join(letter for letter in map(chr, range(0x700)) if press.ORDINARY.match(letter))
    assert len(ordinary) > 200
    for start in range(0, len(ordinary), 100):
        assert pdf(titled(ordinary[start : start + 100]), translator("en"))
