"""Notices in the second person, of whoever exported the chat, in English and Arabic, with a sender and without."""

import pytest

from outreach.importers.whatsapp import DayCounts
from tests.importers.whatsapp.chats import ANDROID, ARABIC, DAY, IPHONE, LRM, counts, only_day

# What is told to the exporter.
OF_THE_EXPORTER = [
    ("You added One and Two", 2, 0),
    ("You removed One", 0, 1),
    ('You changed the subject from "A: B" to "C: D"', 0, 0),
    ('You changed the group name to "A: B"', 0, 0),
    ("You changed this group’s icon", 0, 0),
    ("You deleted this group's icon", 0, 0),
    ('You created group "A: B"', 0, 0),
    ("You left", 0, 1),
    ("You joined using this group's invite link", 1, 0),
    ("One added you", 1, 0),
    ("One removed you", 0, 1),
    ("قمت بإضافة واحد، اثنين", 2, 0),
    ("لقد قمتَ بإضافة واحد إلى المجموعة", 1, 0),
    ("قمت بإضافة د: واحد", 1, 0),
    ("قمت بإضافة واحد كمشرف", 0, 0),
    ("قمت بإزالة واحد من المجموعة", 0, 1),
    ("قمت بإزالة صورة المجموعة", 0, 0),
    ('قمت بتغيير موضوع المجموعة إلى "أ: ب"', 0, 0),
    ('قمت بتغيير اسم المجموعة من "أ: ب" إلى "ج: د"', 0, 0),
    ("قمت بتغيير صورة المجموعة", 0, 0),
    ("قمت بتغيير وصف هذه المجموعة", 0, 0),
    ('غيّرتَ موضوع المجموعة إلى "أ: ب"', 0, 0),
    ('قمت بإنشاء المجموعة "أ: ب"', 0, 0),
    ('أنشأتَ مجموعة "أ: ب"', 0, 0),
    ("غادرت أنت", 0, 1),
    ("غادرتَ", 0, 1),
    ("لقد غادرت المجموعة", 0, 1),
    ("قمت بمغادرة المجموعة", 0, 1),
    ("انضممت باستخدام رابط الدعوة الخاص بهذه المجموعة", 1, 0),
    ('انضممت من المجتمع "أ: ب"', 1, 0),
    ("قمت بالانضمام باستخدام رابط المجموعة", 1, 0),
    ("أضافك واحد", 1, 0),
    ("قام واحد بإضافتك", 1, 0),
    ("واحد قام بإضافتك إلى المجموعة", 1, 0),
    ("أزالك واحد", 0, 1),
    ("قام واحد بإزالتك", 0, 1),
]


@pytest.mark.parametrize(("notice", "joined", "left"), OF_THE_EXPORTER, ids=[one[0][:40] for one in OF_THE_EXPORTER])
@pytest.mark.parametrize(
    "begin", [ANDROID, ARABIC, *(f"{IPHONE}{who}: {LRM}" for who in ("You", "أنت", "Exporter")), f"{IPHONE}أنت: "],
    ids=["english", "arabic", "You", "أنت", "under the name", "without a mark"],
)  # fmt: skip
def test_a_notice_of_what_the_exporter_did(begin: str, notice: str, joined: int, left: int):
    found = counts(f"{begin}{notice}\n")
    assert only_day(found, DAY) == DayCounts(0, 0, joined, left)
    assert found.lines.system == 1


def test_the_exporter_is_not_the_group():
    found = counts(f"{IPHONE}One: {LRM}You added Two\n{IPHONE}One: Two left\n{IPHONE}One: {LRM}Two left\n")
    assert (found.messages, found.active_members, found.joined, found.left) == (2, 1, 1, 0)
