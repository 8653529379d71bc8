"""A briefing sheet and a list for an authority, made up, as ordinary ones are; and ones as full as can be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from outreach.reports.authority_list import AuthorityList, OpenRequest
from outreach.reports.sheet import Answered, Asked, ChannelLine, Contact, Nationals, Promised, Sheet
from outreach.reports.words import Day, Words
from tests.reports.examples import LONG, LONG_TEXT, MONDAY

AS_AT = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
SESSION = Words("An hour with the minister: Milan", "ساعة مع الوزيرة: ميلانو")


def example_sheet() -> Sheet:
    """A community in a city, with something in every part; of one contact the month is known only."""
    return Sheet(
        place=Words("Milan", "ميلانو"),
        level="community",
        country=Words("Italy", "إيطاليا"),
        tier="A",
        cadence_days=30,
        as_at=AS_AT,
        collection="demonstration",
        about=Words("Mostly workers in trade and building, and a second generation at school.",
                    "معظمهم عاملون في التجارة والبناء، وجيل ثانٍ في المدارس."),
        nationals=(
            Nationals(number=48200, source=Words("Source One", "المصدر الأول"), year=2020),
            Nationals(number=61000, source=Words("Source Two", "المصدر الثاني"), year=2023),
        ),
        entities=Words("Entities: House of Milan and Association One", "الكيانات: بيت ميلانو وجمعية أولى"),
        contacts=(
            Contact(day=Day(MONDAY - timedelta(days=212)), kind="virtual_session", title=SESSION,
                    attendance=Words("45 counted", "45 (محصور)")),
            Contact(day=Day(MONDAY.replace(month=1, day=1), "month"), kind="visit",
                    title=Words("Visit to the community", "زيارة الجالية")),
        ),
        planned=(Contact(day=Day(MONDAY + timedelta(days=10)), kind="meeting",
                         title=Words("Meeting with the heads of entities", "لقاء رؤساء الكيانات")),),
        asked=(
            Asked(reference="R-2026-0007", kind="complaint", topic=Words("Passports", "جوازات السفر"),
                  day=Day(MONDAY - timedelta(days=212)), state="referred", holder="authority",
                  authority=Words("Passports", "الجوازات")),
            Asked(reference="R-2026-0008", kind="enquiry", topic=Words("Pensions", "المعاشات"),
                  day=Day(MONDAY - timedelta(days=212)), state="awaiting_data", holder="citizen"),
        ),
        answered=(
            Answered(reference="R-2025-0101", kind="enquiry", topic=Words("Pensions", "المعاشات"),
                     day=Day(MONDAY - timedelta(days=90)),
                     answer=Words("The office opens on Saturdays too.", "يفتح المكتب أبوابه السبت أيضًا.")),
            Answered(activity=SESSION, day=Day(MONDAY.replace(month=1, day=1), "month"),
                     answer=Words("A list is being drawn up.", "يجري إعداد قائمة."),
                     sources=Words("Paper One, 3 Jan 2026", "الصحيفة الأولى، 3 يناير 2026")),
        ),
        promised=(
            Promised(text=Words("A second office for documents", "مكتب ثانٍ للتوثيق"),
                     due=MONDAY - timedelta(days=30), standing="late"),
            Promised(text=Words("A list of schools", "قائمة بالمدارس"), due=None, standing="kept"),
        ),
        channels=(
            ChannelLine(name=Words("Group of the community", "مجموعة الجالية"), kind="whatsapp_group", audience=812,
                        read_on=MONDAY, unit="members"),
            ChannelLine(name=Words("Page of the house", "صفحة البيت"), kind="facebook_page", audience=None,
                        read_on=None),
        ),
    )  # fmt: skip


def full_sheet() -> Sheet:
    """More of everything than a page holds, with people's words, and all names very long."""
    sheet = example_sheet()
    return replace(
        sheet,
        place=LONG,
        country=LONG,
        about=LONG_TEXT,
        entities=LONG_TEXT,
        contacts=(replace(sheet.contacts[0], title=LONG_TEXT),) * 30,
        planned=(replace(sheet.planned[0], title=LONG_TEXT),) * 30,
        asked=(replace(sheet.asked[0], topic=LONG, authority=LONG, words=LONG_TEXT),) * 30,
        waiting=(replace(sheet.asked[1], topic=LONG, words=LONG_TEXT),) * 30,
        answered=(
            replace(sheet.answered[0], answer=LONG_TEXT, reopened=LONG),
            replace(sheet.answered[1], activity=LONG_TEXT, answer=LONG_TEXT, sources=LONG_TEXT),
        )
        * 15,
        promised=(replace(sheet.promised[0], text=LONG_TEXT),) * 30,
        channels=(replace(sheet.channels[0], name=LONG),) * 30,
    )


def bare_sheet() -> Sheet:
    """A country of which nothing is known."""
    return Sheet(place=Words("Milan", "ميلانو"), level="country", as_at=AS_AT, collection="register")


def example_list() -> AuthorityList:
    """One request of each light; none with people's words."""
    one = OpenRequest(
        reference="R-2026-0007",
        kind="complaint",
        topic=Words("Passports", "جوازات السفر"),
        community=Words("Milan", "ميلانو"),
        raised_on=MONDAY - timedelta(days=60),
        referred_on=MONDAY - timedelta(days=55),
        used_days=42,
        due=MONDAY - timedelta(days=31),
        light="red",
        late_days=21,
    )
    in_time = replace(one, light="on_time", late_days=0)
    return AuthorityList(
        authority=Words("Passports", "الجوازات"),
        as_at=AS_AT,
        collection="demonstration",
        requests=(
            one,
            replace(in_time, reference="R-2026-0008", kind="enquiry", light="amber", used_days=18, due=MONDAY),
            replace(in_time, reference="R-2026-0009", used_days=1, due=None, referred_on=None),
        ),
    )


def full_list() -> AuthorityList:
    """Sixty requests with very long names and people's words."""
    short = example_list()
    one = replace(short.requests[0], topic=LONG, community=LONG, words=LONG_TEXT)
    return replace(short, authority=LONG, requests=(one,) * 60)
