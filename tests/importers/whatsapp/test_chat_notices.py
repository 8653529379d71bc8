"""Notices of the chat, in English and Arabic, with a sender and without: who joined, who left, and all the others."""

import pytest

from outreach.importers.whatsapp import DayCounts
from tests.importers.whatsapp.chats import ANDROID, ARABIC, DAY, IPHONE, LRM, RLM, counts, only_day

# The notice, how many joined, how many left.
ENGLISH = [
    ("One joined using this group's invite link", 1, 0),
    ("+20 100 000 0001 joined using a group link.", 1, 0),
    ("~ One joined from the community", 1, 0),
    ("You joined using this group's invite link", 1, 0),
    ("One was added", 1, 0),
    ("You were added", 1, 0),
    ("One added you", 1, 0),
    ("One added Two", 1, 0),
    ("One added Two, Three and Four", 3, 0),
    ("You added +20 100 000 0001, +20 100 000 0002, and +20 100 000 0003", 3, 0),
    ("One added Two and 3 others", 4, 0),
    ("One added Two to the group", 1, 0),
    ("One added this group to the community", 0, 0),
    ("One left", 0, 1),
    ("You left", 0, 1),
    ("+20 100 000 0001 left", 0, 1),
    ("One left the group", 0, 1),
    ("One removed Two", 0, 1),
    ("One removed Two and Three", 0, 2),
    ("One was removed", 0, 1),
    ("You removed One from this group", 0, 1),
    ('One created group "Good evening"', 0, 0),
    ('One changed the subject from "Old" to "New"', 0, 0),
    ("One changed this group's icon", 0, 0),
    ("One changed the group description", 0, 0),
    ("One changed their phone number to a new number. Tap to message or add the new number.", 0, 0),
    ("+20 100 000 0001 changed to +20 100 000 0002", 0, 0),
    ("You're now an admin", 0, 0),
    ("One pinned a message", 0, 0),
    ("One turned on disappearing messages. New messages will disappear from this chat 24 hours after.", 0, 0),
    ("Messages and calls are end-to-end encrypted. No one outside of this chat can read or listen.", 0, 0),
    ("Your security code with One changed. Tap to learn more.", 0, 0),
    ("This group has over 256 participants so now only admins can edit group settings", 0, 0),
    ("One requested to join", 0, 0),
]
IN_ARABIC = [
    ("انضم واحد باستخدام رابط الدعوة الخاص بهذه المجموعة", 1, 0),
    ("انضم ‎+20 100 000 0001 باستخدام رابط المجموعة.", 1, 0),
    ("واحد انضم باستخدام رابط دعوة المجموعة", 1, 0),
    ("لقد انضممت باستخدام رابط الدعوة الخاص بهذه المجموعة", 1, 0),
    ("أضاف واحد اثنين", 1, 0),
    ("واحد أضاف اثنين", 1, 0),
    ("أضاف واحد اثنين، ثلاثة، أربعة", 3, 0),
    ("قام واحد بإضافة اثنين", 1, 0),
    ("تمت إضافة واحد", 1, 0),
    ("قامت منى بإضافة عمر و سارة", 2, 0),
    ("أضافت منى أحمد وهبة", 1, 0),
    ("تمت إضافتك", 1, 0),
    ("غادر واحد", 0, 1),
    ("غادر واحد المجموعة", 0, 1),
    ("واحد غادر", 0, 1),
    ("أزال واحد اثنين", 0, 1),
    ("قام واحد بإزالة اثنين", 0, 1),
    ("تمت إزالة واحد", 0, 1),
    ('أنشأ واحد المجموعة "مساء الخير"', 0, 0),
    ('غيّر واحد موضوع المجموعة إلى "جديد"', 0, 0),
    ("قام واحد بتغيير أيقونة المجموعة", 0, 0),
    ("غيّر واحد رقم هاتفه إلى رقم جديد. اضغط لمراسلته أو إضافة الرقم الجديد.", 0, 0),
    ("الرسائل والمكالمات مشفّرة تمامًا بين الطرفين. لا يستطيع أحد خارج هذه الدردشة قراءتها.", 0, 0),
    ("أصبحت الآن مشرفًا", 0, 0),
]


@pytest.mark.parametrize(("notice", "joined", "left"), ENGLISH, ids=[one[0][:40] for one in ENGLISH])
def test_a_notice_without_a_sender(notice: str, joined: int, left: int):
    found = counts(f"{ANDROID}{notice}\n")
    assert only_day(found, DAY) == DayCounts(0, 0, joined, left)
    assert found.lines.system == 1


@pytest.mark.parametrize(("notice", "joined", "left"), IN_ARABIC, ids=[one[0][:40] for one in IN_ARABIC])
def test_a_notice_without_a_sender_in_arabic(notice: str, joined: int, left: int):
    found = counts(f"{ARABIC}{notice}\n")
    assert only_day(found, DAY) == DayCounts(0, 0, joined, left)


FILED = [one for one in (*ENGLISH, *IN_ARABIC) if "256" not in one[0]]


@pytest.mark.parametrize(("notice", "joined", "left"), FILED, ids=[one[0][:40] for one in FILED])
@pytest.mark.parametrize("sign", [LRM, RLM], ids=["LRM", "RLM"])
def test_a_notice_that_an_iphone_files_under_the_group(sign: str, notice: str, joined: int, left: int):
    found = counts(
        f"{IPHONE}The group: {LRM}Messages and calls are end-to-end encrypted.\n{IPHONE}The group: {sign}{notice}\n"
    )
    assert only_day(found, DAY) == DayCounts(0, 0, joined, left)
    assert found.lines.system == 2


@pytest.mark.parametrize(
    ("notice", "joined", "left"),
    [
        ("One joined using this group's invite link", 1, 0),
        ("One left", 0, 1),
        ("One added Two", 1, 0),
        ("غادر One", 0, 1),
        ('One changed the subject to "A: B"', 0, 0),
        ("You're now an admin", 0, 0),
    ],
)
def test_a_notice_that_an_iphone_files_under_who_did_it(notice: str, joined: int, left: int):
    found = counts(f"{IPHONE}One: {LRM}{notice}\n{IPHONE}One: good evening\n")
    assert only_day(found, DAY) == DayCounts(1, 1, joined, left)


@pytest.mark.parametrize("first", ["Messages and calls are end-to-end encrypted.", "Two joined using a group link."])
def test_the_group_is_known_by_what_only_it_says(first: str):
    """Also where an editor took the marks away. What members say about others stays a message."""
    found = counts(
        f"{IPHONE}The group: {first}\n{IPHONE}The group: Two left\n{IPHONE}One: Two left\n{IPHONE}One: {LRM}Two left\n"
    )
    assert (found.messages, found.active_members, found.lines.system, found.left) == (2, 1, 2, 1)


def test_a_member_whose_code_changed_is_not_the_group():
    found = counts(f"{IPHONE}One: Your security code with One changed. Tap to learn more.\n{IPHONE}One: Two left\n")
    assert (found.messages, found.lines.system) == (1, 1)


def test_a_name_with_a_colon_joins():
    assert only_day(counts(f"{ANDROID}Dr: One joined using this group's invite link\n"), DAY) == DayCounts(0, 0, 1, 0)


@pytest.mark.parametrize(
    "notice",
    [
        'One changed the subject from "A: B" to "C: D"',
        'One changed the subject to "Session: Thursday"',
        'One created group "Session: Thursday"',
        "One changed the group description: new",
        "One added Dr: Two",
        'You joined from the community "A: B"',
        'غيّر واحد اسم المجموعة إلى "لقاء: الخميس"',
        'قام واحد بتغيير موضوع المجموعة من "أ: ب" إلى "ج"',
        'أنشأ واحد المجموعة "لقاء: الخميس"',
        "الرسائل والمكالمات مشفّرة تمامًا: لا أحد خارج هذه الدردشة يقرأها",
        "Messages and calls are end-to-end encrypted: nobody outside can read them",
    ],
)
def test_a_colon_inside_a_notice_makes_no_sender(notice: str):
    found = counts(f"{ANDROID}{notice}\n{ANDROID}One: text\n")
    assert (found.messages, found.active_members, found.lines.system) == (1, 1, 1)


@pytest.mark.parametrize(
    "message",
    [
        "One: Two left",
        "One: Two added Three",
        "One: the minister changed the subject to another one",
        "One left wing: text",
        "غير معروف: نص",
        "أحمد: غادر الوفد القاهرة",
        "أحمد: قمت بإضافة سارة",
        "أحمد: قمت بتغيير الموعد إلى: الخميس",
        "سارة: انضممت",
        "أنت: غيّرت رأيي",
    ],
)
def test_what_only_resembles_a_notice_is_a_message(message: str):
    assert counts(f"{ANDROID}{message}\n").messages == 1


@pytest.mark.parametrize(
    ("lines", "members"),
    [
        (["A:B: text", "A:B: text", "A:C: text"], 2),
        ([f"One{RLM}: text", "One: text", f"{LRM}One: text"], 1),
        ([f"{RLM}واحد{RLM}: نص", "واحد: نص"], 1),
        (["+20 100 000 0001: a", f"{LRM}+20 100 000 0001{LRM}: b", "+20 100 000 0002: c"], 2),
        # A colon and a space inside: told by each coming back, and otherwise the name ends at the first.
        (["Dr: One: a", "Dr: One: b", "Dr: Two: c", "Dr: Two: d"], 2),
        (["Dr: One: a", "Dr: Two: b"], 1),
        (["One: note: a", "One: note: b", "One: plain"], 1),
        (["One: note: a", "One: note: b", "One: note: c"], 1),
        (["One: see https://example.org", "one: text"], 2),
    ],
)
def test_who_is_one_sender(lines: list[str], members: int):
    found = counts("".join(f"{ANDROID}{line}\n" for line in lines))
    assert (found.messages, found.active_members) == (len(lines), members)


def test_one_sender_on_two_days_is_one_of_all_and_one_of_each():
    found = counts(f"{ANDROID}One: a\n14/08/2026, 09:00 - One: b\n14/08/2026, 09:00 - Two: c\n")
    assert found.active_members == 2
    assert [day.active_members for day in found.days.values()] == [1, 2]


@pytest.mark.parametrize(
    ("notice", "size"),
    [("Group · 1,024 members", 1024), ("مجموعة · ٥٧ عضوًا", 57), ("This group has over 256 participants", None)],
)
def test_a_size_is_stated_or_unknown(notice: str, size: int | None):
    found = counts(f"{ANDROID}{notice}\n{ANDROID}One: a\n{ANDROID}Two: b\n")
    assert found.group_size == size


def test_a_size_that_somebody_writes_is_no_size():
    assert counts(f"{ANDROID}One: Group · 57 members\n").group_size is None


GROUP = f"{IPHONE}The group: {LRM}One added Two\n{IPHONE}The group: {LRM}Three left\n"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", (0, 0, 1, 1)),
        (f"{IPHONE}One: good evening\n{IPHONE}Two: {LRM}image omitted\n", (2, 2, 1, 1)),
        # One that wrote something else, or goes on, or passed an article on, is a member.
        (f"{IPHONE}The group: good evening\n", (3, 1, 0, 0)),
        (f"{IPHONE}One: {LRM}the minister added new items\n", (1, 1, 1, 1)),
        (f"{IPHONE}One: {LRM}the minister added new items\nto the list\n" * 3, (3, 1, 1, 1)),
        # Who is the group is said for certain: nobody else is.
        (f"{IPHONE}Another: {LRM}Messages and calls are end-to-end encrypted.\n", (2, 1, 0, 0)),
    ],
)
def test_the_group_is_known_by_its_lines_where_no_notice_says_for_certain(more: str, expected: tuple[int, ...]):
    """An export of the latest messages no longer begins with the chat."""
    found = counts(GROUP + more)
    assert (found.messages, found.active_members, found.joined, found.left) == expected
