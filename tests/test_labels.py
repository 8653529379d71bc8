"""Every code has its words."""

import re
from enum import StrEnum

import pytest

from models import codes
from outreach.i18n import translator
from outreach.labels import LABELS

ENUMS = {
    re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower(): enum
    for name, enum in vars(codes).items()
    if isinstance(enum, type) and issubclass(enum, StrEnum) and enum is not StrEnum
}


@pytest.mark.parametrize("family", ENUMS)
def test_every_code_of_a_column_has_a_label(family):
    """A code that a column may hold has words, and no words stand for a code that none holds."""
    assert sorted(ENUMS[family]) == sorted(LABELS[family])


def test_kinds_have_plural_names():
    """The plural names cover the same kinds."""
    assert list(LABELS["kind"]) == list(LABELS["kinds"])


def test_labels_of_a_family_differ():
    """Two codes of one family never read the same, in any language."""
    for language in ("ar", "en"):
        t = translator(language)
        for family, words in LABELS.items():
            assert len({t.label(code, family=family) for code in words}) == len(words), (language, family)


def test_labels_take_codes_and_enums():
    """A code from a frame and a member of its enum read the same; a missing one says so."""
    arabic = translator("ar")
    assert "لقاء افتراضي" == arabic.label("virtual_session") == arabic.label(codes.Kind.VIRTUAL_SESSION)
    assert arabic.label("visit", "kinds") == "زيارات"
    assert "غير مذكور" == arabic.label(None) == arabic.label(float("nan"))
    with pytest.raises(KeyError):
        arabic.label("picnic")
