"""The words of the made-up year: neutral everyday matters, and bodies that are called after what they do.

No authority of the public record is among them: nobody is said to be late who may not have been.
"""

from typing import NamedTuple


class Matter(NamedTuple):
    """Something that people ask about: who answers it, and the demand that several communities have in common."""

    topic: str
    authority: str
    kind: str
    english: str
    arabic: str
    demand_en: str
    demand_ar: str


# key: English, Arabic, working days that an answer usually takes there
AUTHORITIES = {
    "demo-papers": ("Passports and papers (made up)", "الجوازات والوثائق (تجريبي)", 7),
    "demo-consular": ("Consular services (made up)", "الخدمات القنصلية (تجريبي)", 5),
    "demo-schools": ("Schools and certificates (made up)", "المدارس والشهادات (تجريبي)", 13),
    "demo-pensions": ("Pensions (made up)", "المعاشات (تجريبي)", 17),
    "demo-customs": ("Customs (made up)", "الجمارك (تجريبي)", 21),
    "demo-housing": ("Housing (made up)", "الإسكان (تجريبي)", 15),
    "demo-banking": ("Banking (made up)", "الشؤون المصرفية (تجريبي)", 10),
    "demo-flights": ("Flights (made up)", "الطيران (تجريبي)", 9),
}

MATTERS = (
    Matter("civil_documents", "demo-papers", "request", "Renewing a passport takes long; an appointment is asked for",
           "تجديد جواز السفر يستغرق وقتًا طويلًا والمطلوب موعد",
           "Shorter wait for passports", "تقصير انتظار جوازات السفر"),
    Matter("civil_documents", "demo-papers", "enquiry", "Which papers a birth certificate needs",
           "ما الأوراق المطلوبة لاستخراج شهادة ميلاد", "", ""),
    Matter("car_import", "demo-customs", "enquiry", "Customs for a used car that is brought home",
           "الرسوم الجمركية على سيارة مستعملة عند العودة",
           "Clear customs rules for cars", "قواعد واضحة لجمارك السيارات"),
    Matter("car_import", "demo-customs", "complaint", "Household goods have been held at the port for weeks",
           "أمتعة منزلية محتجزة في الميناء منذ أسابيع", "", ""),
    Matter("education", "demo-schools", "request", "A school certificate is to be recognised",
           "معادلة شهادة مدرسية", "Recognition of school certificates", "معادلة الشهادات المدرسية"),
    Matter("education", "demo-schools", "proposal", "Examinations could be taken in more cities",
           "عقد الامتحانات في مدن أكثر", "Examinations in more cities", "عقد الامتحانات في مدن أكثر"),
    Matter("pensions_insurance", "demo-pensions", "complaint", "A pension has not arrived for two months",
           "لم يصل المعاش منذ شهرين", "Pensions paid abroad on time", "صرف المعاشات بالخارج في موعدها"),
    Matter("pensions_insurance", "demo-pensions", "enquiry", "How years of work abroad count towards a pension",
           "كيف تحتسب سنوات العمل بالخارج في المعاش", "", ""),
    Matter("consular_services", "demo-consular", "request", "A consular day in a city far from the mission",
           "يوم قنصلي في مدينة بعيدة عن البعثة", "Consular days outside the capital", "أيام قنصلية خارج العاصمة"),
    Matter("consular_services", "demo-consular", "proposal", "Booking appointments online",
           "حجز المواعيد إلكترونيًا", "", ""),
    Matter("housing_land", "demo-housing", "enquiry", "How to apply for a flat from abroad",
           "كيفية التقدم لشقة من الخارج", "Applying for a flat from abroad", "التقدم لوحدة سكنية من الخارج"),
    Matter("banking", "demo-banking", "request", "Opening a bank account without travelling home",
           "فتح حساب مصرفي دون السفر", "Bank accounts opened from abroad", "فتح حسابات مصرفية من الخارج"),
    Matter("flights", "demo-flights", "proposal", "More flights in the summer holidays",
           "زيادة الرحلات في إجازة الصيف", "More flights in summer", "رحلات أكثر في الصيف"),
    Matter("conscription", "demo-papers", "enquiry", "Which papers settle the conscription of a student abroad",
           "ما أوراق تسوية الموقف التجنيدي لطالب بالخارج", "", ""),
    Matter("students_abroad", "demo-schools", "request", "A letter for a university is needed",
           "خطاب موجه إلى جامعة", "", ""),
)  # fmt: skip

ENTITY = ("House of the community in {place} (made up)", "بيت الجالية في {place} (تجريبي)")
MADE_UP = {"en": "Made up: {text}", "ar": "تجريبي: {text}"}
OFFICIALS = {
    "en": ("Official One", "Official Two", "Official Three", "Official Four"),
    "ar": ("المسؤول الأول", "المسؤول الثاني", "المسؤول الثالث", "المسؤول الرابع"),
}
REASONS = {
    "passed_on": ("Made up: it is for another body", "تجريبي: يخص جهة أخرى"),
    "awaiting_data": ("Made up: a copy of a paper is missing", "تجريبي: تنقص صورة ورقة"),
    "extended": ("Made up: the archive has to be searched", "تجريبي: يلزم الرجوع إلى الأرشيف"),
    "reopened": ("Made up: the answer left a question open", "تجريبي: بقي سؤال بلا رد"),
    "taken_back": ("Made up: entered by mistake", "تجريبي: سُجلت بالخطأ"),
    "archived": ("Made up: the one who asked cannot be reached", "تجريبي: تعذر الوصول إلى صاحب الطلب"),
}
ANSWERS = ("Made up: it is settled, and these are the steps", "تجريبي: تمت التسوية وهذه هي الخطوات")
EVIDENCE = ("Made-up letter {n}", "خطاب تجريبي {n}")
PROMISES = (
    ("A consular day will be held", "عقد يوم قنصلي"),
    ("The papers needed will be listed on one page", "نشر الأوراق المطلوبة في صفحة واحدة"),
    ("The answer about customs will be sent to everybody who asked", "إرسال الرد بشأن الجمارك إلى كل من سأل"),
    ("A second session will be held with the students", "عقد لقاء ثان مع الطلاب"),
    ("Books of Arabic will be sent to the weekend school", "إرسال كتب اللغة العربية إلى مدرسة نهاية الأسبوع"),
    ("A contact for pensions will be named", "تحديد جهة اتصال للمعاشات"),
)
DECISIONS = (
    ("Whether customs get a weekly call", "هل يُعقد اتصال أسبوعي مع الجمارك"),
    ("Which three communities are visited first", "أي ثلاث جاليات تزار أولًا"),
    ("Whether overdue pensions go to the minister", "هل ترفع المعاشات المتأخرة إلى الوزير"),
    ("Whether sessions are held in the evening", "هل تعقد اللقاءات مساءً"),
    ("Who answers on flights until a body is named", "من يرد بشأن الرحلات حتى تُسمى جهة"),
    ("Whether a second consular day is offered", "هل يُعرض يوم قنصلي ثان"),
)
OUTCOMES = ("Made up: yes, from next week on", "تجريبي: نعم، من الأسبوع المقبل")
ACTIONS = (
    ("Call the authority with the most overdue requests", "الاتصال بالجهة الأكثر تأخرًا"),
    ("Plan a session with the community that waits longest", "تخطيط لقاء مع الجالية الأطول انتظارًا"),
    ("Send the answers of the week back to those who asked", "إرسال ردود الأسبوع إلى أصحابها"),
    ("Complete the attendance of the last sessions", "استكمال حضور اللقاءات الأخيرة"),
    ("Find the papers that an answer still lacks", "استيفاء الأوراق الناقصة لأحد الردود"),
    ("Ask the groups for this month's readings", "طلب قراءات هذا الشهر من المجموعات"),
)
NOTES = (
    ("A quiet week; pensions are what people asked about most.", "أسبوع هادئ؛ أكثر ما سئل عنه المعاشات."),
    # Longer than one screen has room for.
    (
        "Two visits brought many questions about certificates, pensions and customs. The missions ask for a second "
        "consular day, and for one page that says which papers are needed and where they are renewed.",
        "أثارت زيارتان أسئلة كثيرة عن الشهادات والمعاشات والجمارك. وتطلب البعثات يومًا قنصليًّا ثانيًا، وصفحة واحدة تذكر "
        "الأوراق المطلوبة ومكان تجديد كل منها.",
    ),
    ("Customs answered a part of what was waiting.", "ردت الجمارك على جزء مما كان ينتظر."),
)
STATED = (
    ("sessions_held", 55, "sessions", "Made up: sessions of the year, as a report stated them",
     "تجريبي: لقاءات العام كما ذكرها تقرير"),
    ("countries_met", 45, "countries", "Made up: countries met in the year, as a report stated them",
     "تجريبي: دول جرى اللقاء بها خلال العام كما ذكرها تقرير"),
    ("participants", 25_000, "people", "Made up: participants of the year, as a report stated them",
     "تجريبي: المشاركون خلال العام كما ذكرهم تقرير"),
)  # fmt: skip
"""Published figures: metric, value, unit, what was stated."""
