"""What columns are called in a header, beside their codes: in English and in Arabic, or both in one cell.

Both languages stand here, as names of data do: a header is in both whatever language its reader has.
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from outreach.fold import fold
from outreach.importers.records import Reader


class Heading(NamedTuple):
    """The words for a column."""

    en: str
    ar: str


BETWEEN = " · "
REQUIRED = " *"
LONGEST_HEADING = 200
"""Characters of a header's cell that are compared: no heading is longer."""

HEADINGS: dict[str, Heading] = {
    "event_id": Heading("Activity key", "معرّف النشاط"),
    "kind": Heading("Kind", "النوع"),
    "status": Heading("Status", "الحالة"),
    "cancelled_because": Heading("Why it was called off", "سبب الإلغاء"),
    "scope": Heading("Organiser", "الجهة المنظِّمة"),
    "initiative": Heading("Initiative", "المبادرة"),
    "lead": Heading("Led by", "برئاسة"),
    "date": Heading("Date", "التاريخ"),
    "date_precision": Heading("Precision of the date", "دقة التاريخ"),
    "date_basis": Heading("Basis of the date", "أساس التاريخ"),
    "countries": Heading("Countries", "الدول"),
    "communities": Heading("Communities", "الجاليات"),
    "entities": Heading("Entities", "الكيانات"),
    "attendance": Heading("Attendance", "الحضور"),
    "attendance_basis": Heading("Basis of the attendance", "أساس الحضور"),
    "women": Heading("Women", "النساء"),
    "men": Heading("Men", "الرجال"),
    "minutes": Heading("Minutes", "الدقائق"),
    "topics": Heading("Topics", "الموضوعات"),
    "authority_keys": Heading("Authorities", "الجهات المختصة"),
    "authorities_en": Heading("Authorities in English", "الجهات المختصة بالإنجليزية"),
    "authorities_ar": Heading("Authorities in Arabic", "الجهات المختصة بالعربية"),
    "commitment_id": Heading("Commitment key", "معرّف التعهد"),
    "is": Heading("Promise or answer", "وعد أم رد"),
    "what_en": Heading("What was promised, in English", "موضوع التعهد بالإنجليزية"),
    "what_ar": Heading("What was promised, in Arabic", "موضوع التعهد بالعربية"),
    "made_on": Heading("Promised on", "تاريخ التعهد"),
    "made_by": Heading("Promised by", "صاحب التعهد"),
    "authority": Heading("Authority that keeps it", "الجهة المختصة بالوفاء"),
    "due_on": Heading("Due on", "موعد الاستحقاق"),
    "kept_on": Heading("Kept on", "تاريخ الوفاء"),
    "evidence": Heading("Evidence", "الدليل"),
    "dropped_on": Heading("Dropped on", "تاريخ الإسقاط"),
    "dropped_because": Heading("Why it was dropped", "سبب الإسقاط"),
    "commitments": Heading("Answers and promises", "الردود والوعود"),
    "title_en": Heading("Title in English", "العنوان بالإنجليزية"),
    "title_ar": Heading("Title in Arabic", "العنوان بالعربية"),
    "source_urls": Heading("Addresses of the sources", "روابط المصادر"),
    "source_outlets": Heading("Outlets of the sources", "وسائل نشر المصادر"),
    "source_published": Heading("Date of publication", "تاريخ النشر"),
    "confidence": Heading("Confidence", "درجة الثقة"),
    "notes": Heading("Notes", "ملاحظات"),
    "channel_id": Heading("Channel key", "معرّف القناة"),
    "channel_type": Heading("Kind of channel", "نوع القناة"),
    "platform": Heading("Platform", "المنصة"),
    "name_en": Heading("Name in English", "الاسم بالإنجليزية"),
    "name_ar": Heading("Name in Arabic", "الاسم بالعربية"),
    "handle_or_address": Heading("Address of the channel", "رابط القناة"),
    "owner": Heading("Owner", "المالك"),
    "community": Heading("Community", "الجالية"),
    "audience_count": Heading("Audience", "الجمهور"),
    "audience": Heading("Audience", "الجمهور"),
    "audience_unit": Heading("Unit of the audience", "وحدة الجمهور"),
    "audience_basis": Heading("Basis of the audience", "أساس عدد الجمهور"),
    "as_of": Heading("Seen on", "تاريخ الرصد"),
    "source_url": Heading("Address of the source", "رابط المصدر"),
    "source_outlet": Heading("Outlet of the source", "وسيلة نشر المصدر"),
    "channel": Heading("Channel", "القناة"),
    "read_on": Heading("Day of the reading", "يوم القراءة"),
    "messages": Heading("Messages", "الرسائل"),
    "active_members": Heading("Active members", "الأعضاء النشطون"),
    "joined": Heading("Joined", "انضموا"),
    "departed": Heading("Left the group", "غادروا المجموعة"),
    "new_followers": Heading("New followers", "متابعون جدد"),
    "net_followers": Heading("Net change of followers", "صافي تغيّر المتابعين"),
    "basis": Heading("Basis", "الأساس"),
    "key": Heading("Key", "المعرّف"),
    "country": Heading("Country", "الدولة"),
    "level": Heading("Level", "المستوى"),
    "tier": Heading("Tier", "الفئة"),
    "aliases": Heading("Other spellings", "صيغ أخرى للاسم"),
    "entity_id": Heading("Entity key", "معرّف الكيان"),
    "request_id": Heading("Reference number of the request", "الرقم المرجعي للطلب"),
    "summary": Heading("Summary", "الخلاصة"),
    "raised_on": Heading("Raised on", "تاريخ تقديم الطلب"),
    "contact": Heading("How to reach the one who asked", "وسيلة الوصول إلى صاحب الطلب"),
    "topic": Heading("Topic", "الموضوع"),
    "activity": Heading("Activity", "النشاط"),
    "label_en": Heading("Name in English", "الاسم بالإنجليزية"),
    "label_ar": Heading("Name in Arabic", "الاسم بالعربية"),
    "note": Heading("Note", "ملاحظة"),
    "is_journey": Heading("Is one journey", "رحلة واحدة"),
    "text": Heading("Text", "النص"),
    "community_key": Heading("Key of the community", "معرّف الجالية"),
    "why": Heading("Why", "السبب"),
    "figure_id": Heading("Figure key", "معرّف الرقم"),
    "metric": Heading("Metric", "المقياس"),
    "value": Heading("Value", "القيمة"),
    "unit": Heading("Unit", "الوحدة"),
    "definition_as_stated": Heading("Definition as stated", "التعريف كما ورد"),
    "as_of_precision": Heading("Precision of the date", "دقة التاريخ"),
    "as_of_basis": Heading("Basis of the date", "أساس التاريخ"),
    "minister": Heading("Minister", "الوزير"),
    "source": Heading("Source key", "معرّف المصدر"),
    "address": Heading("Address", "العنوان"),
    "licence": Heading("Licence", "الترخيص"),
    "year": Heading("Year", "السنة"),
    "nationals": Heading("Nationals", "المواطنون"),
    "code": Heading("Code", "الرمز"),
    "alpha3": Heading("Code of three letters", "الرمز ذو الأحرف الثلاثة"),
    "numeric": Heading("Numeric code", "الرمز الرقمي"),
    "un_region": Heading("UN region", "إقليم الأمم المتحدة"),
    "un_subregion": Heading("UN subregion", "الإقليم الفرعي للأمم المتحدة"),
    "region": Heading("Region", "المنطقة"),
    "lon": Heading("Longitude", "خط الطول"),
    "lat": Heading("Latitude", "خط العرض"),
}


def both(column: str, *, first: str = "en", required: bool = False) -> str:
    """A column's heading in both languages, as the template has it: ``Title in Arabic · العنوان بالعربية``.

    Raises:
        KeyError: a column without words.
    """
    words = HEADINGS[column]
    return BETWEEN.join(words if first == "en" else reversed(words)) + (REQUIRED if required else "")


def columns_of(reader: Reader) -> Mapping[str, frozenset[str]]:
    """``folded heading -> codes`` of a format's columns: by code, by their words, and by both."""
    return _columns_of(tuple(column.name for column in reader.columns))


@lru_cache
def _columns_of(names: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in names:
        words = HEADINGS.get(name, ())
        for heading in (name, *words, *map(" ".join, permutations(words, len(words)))):
            if heading:
                found.setdefault(fold(heading), set()).add(name)
    return {heading: frozenset(codes) for heading, codes in found.items()}
