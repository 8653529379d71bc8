"""Made-up packs: an ordinary one, one with everything at its most, and one of which nothing is known."""

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

from outreach.i18n import Translator
from outreach.reports.pack import Action, DecisionNeeded, Figure, Overdue, Pack, PastCadence, Row
from outreach.reports.words import Day, Words, same

MONDAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 21)
LONG = Words(
    "A general authority for the certification of documents and the registration of births, deaths and marriages",
    "الهيئة العامة لتوثيق المستندات وتسجيل المواليد والوفيات وعقود الزواج والطلاق للمواطنين المقيمين بالخارج",
)
LONG_TEXT = Words(
    "Whether the session with the communities of the region is held before the end of the month. " * 4,
    "هل يُعقد اللقاء الافتراضي مع جاليات المنطقة قبل نهاية الشهر، ومن يمثّل الجهات المختصة فيه؟ " * 4,
)


def rows(n: int, title: Words) -> tuple[Row, ...]:
    return tuple(
        Row(reference=f"A-2026-{number:04d}", day=Day(SATURDAY - timedelta(days=number)), title=title)
        for number in range(1, n + 1)
    )


def example_pack() -> Pack:
    """Six figures of which one has no value and one no comparison, and three lists of unequal length."""
    session = Words("Virtual session with the community in Kuwait", "لقاء افتراضي مع الجالية في الكويت")
    figures = (
        Figure(
            key="activities_held", label=Words("Activities held", "أنشطة منفَّذة"), unit=Words("activities", "نشاطًا"),
            definition=Words("Activities with the status held that began in the period.",
                             "الأنشطة المنفَّذة التي بدأت خلال الفترة."),
            value=14, before=11, target=12, rows_at="https://example.org/export?indicator=activities_held",
            n_rows=14, rows=rows(14, session),
        ),
        Figure(
            key="coverage_pct", label=Words("Coverage", "التغطية"),
            unit=Words("percent of communities", "نسبة مئوية من الجاليات"),
            definition=Words("Communities met within the cadence of their tier, of all that have a tier.",
                             "الجاليات التي جرى اللقاء معها خلال دورية فئتها، من كل الجاليات ذات الفئة."),
            value=0.625, before=0.65, target=0.8, form="share", n_rows=40,
            unknown=Words("Unknown for 12: communities without a tier", "بلا بيانات (12): جاليات بلا فئة"),
            rows=rows(9, Words("Kuwait", "الكويت")),
        ),
        Figure(
            key="participants", label=Words("Participants", "المشاركون"), unit=Words("people", "مشارك"),
            definition=Words("People present at activities, where somebody counted or estimated them.",
                             "الحاضرون في الأنشطة حيث أُحصي عددهم أو قُدِّر."),
            value=1240, before=980, n_rows=9, rows=rows(9, session),
            unknown=Words("5 activities say nothing of attendance", "5 أنشطة لا تذكر الحضور"),
        ),
        Figure(
            key="requests_overdue", label=Words("Requests overdue", "طلبات متأخرة"), unit=Words("requests", "طلبًا"),
            definition=Words("Requests open past 21 working days.", "الطلبات المفتوحة بعد 21 يوم عمل."),
            value=23, before=17, target=10, good="down", n_rows=23,
            rows=rows(20, Words("Certificate of conscription", "شهادة تجنيد")),
        ),
        Figure(
            key="days_to_answer", label=Words("Days to answer", "أيام حتى الرد"), unit=Words("working days", "يوم عمل"),
            definition=Words("Median of the working days from received to answered.",
                             "وسيط أيام العمل من استلام الطلب إلى الرد عليه."),
            value=12.5, before=12.5, target=21, form="hours", good="down", n_rows=31,
            rows=rows(12, Words("Customs of a car", "جمارك سيارة")),
        ),
        Figure(
            key="commitments_kept_pct", label=Words("Commitments kept", "تعهدات أُوفي بها"), unit=Words("percent", "%"),
            definition=Words("Commitments kept, of all that fell due.", "التعهدات التي أُوفي بها، من كل ما حل موعده."),
            value=None, before=None, form="share",
            unknown=Words("No commitment fell due", "لم يحل موعد أي تعهد"),
        ),
    )  # fmt: skip
    return Pack(
        starts=SATURDAY,
        ends=SATURDAY + timedelta(days=6),
        as_at=datetime(2026, 11, 23, 7, 30, tzinfo=UTC),
        elapsed_days=3,
        is_running=True,
        collection="demonstration",
        note=Words(
            "The conference of entities is moved to January; three sessions were added for the Gulf.",
            "أُجِّل مؤتمر الكيانات إلى يناير، وأضيفت ثلاثة لقاءات افتراضية لجاليات الخليج.",
        ),
        figures=figures,
        overdue=(
            Overdue(authority=Words("Customs", "الجمارك"), overdue=9, oldest_days=64, open=21),
            Overdue(authority=Words("Passports", "الجوازات"), overdue=7, oldest_days=38, open=30),
            Overdue(authority=Words("Pensions", "التأمينات"), overdue=4, oldest_days=31, open=6),
            Overdue(authority=Words("Conscription", "التجنيد"), overdue=2, oldest_days=25, open=11),
            Overdue(authority=Words("Banks", "البنوك"), overdue=1, oldest_days=22, open=5),
        ),
        overdue_in_all=8,
        past_cadence=(
            PastCadence(community=Words("Milan", "ميلانو"), contact="known", since=212, cadence_days=30, ratio=7.07),
            PastCadence(community=Words("Jeddah", "جدة"), contact="known", since=71, cadence_days=30, ratio=2.4),
            PastCadence(community=Words("Sydney", "سيدني"), contact="never", cadence_days=90),
            PastCadence(community=Words("Athens", "أثينا"), contact="not_reported", cadence_days=90),
        ),
        past_cadence_unknown=Words("12 communities without a tier are not judged.", "12 جالية بلا فئة لا يُحكم عليها."),
        decisions=(
            DecisionNeeded(
                text=Words("Who represents the banks in the next session?", "من يمثّل البنوك في اللقاء التالي؟"),
                since=SATURDAY - timedelta(days=12),
                asked_by=Words("Communities desk", "إدارة الجاليات"),
            ),
            DecisionNeeded(
                text=Words("Is the visit to Milan moved forward?", "هل تُقدَّم زيارة ميلانو؟"),
                since=None,
                asked_by=Words("Visits desk", "إدارة الزيارات"),
            ),
        ),
        actions=(
            Action(what=Words("Ask customs for the list of cars", "طلب كشف السيارات من الجمارك"),
                   owner=Words("Requests desk", "إدارة الطلبات"), due=SATURDAY - timedelta(days=1), standing="late"),
            Action(what=Words("Send the programme of the conference", "إرسال برنامج المؤتمر"),
                   owner=Words("Conference desk", "إدارة المؤتمرات"), due=MONDAY, standing="done"),
            Action(what=Words("Open a group for Athens", "إنشاء مجموعة لجالية أثينا"),
                   owner=Words("Communities desk", "إدارة الجاليات"), due=MONDAY + timedelta(days=3)),
        ),
    )  # fmt: skip


def full_pack() -> Pack:
    """Everything at its most: six figures, five rows in each list, forty actions, and all names very long."""
    pack = example_pack()
    figures = tuple(
        replace(
            figure, label=LONG, unit=LONG, unknown=LONG_TEXT, value=1234567.8, before=-9876543.2, target=99999999,
            form="share", definition=Words(LONG_TEXT.en * 4, LONG_TEXT.ar * 4), n_rows=5000, rows=rows(60, LONG_TEXT),
        )
        for figure in pack.figures
    )  # fmt: skip
    return replace(
        pack,
        elapsed_days=7,
        is_running=False,
        note=Words(LONG_TEXT.en * 3, LONG_TEXT.ar * 3),
        figures=figures,
        overdue=tuple(replace(row, authority=LONG, oldest_days=12345, open=99999) for row in pack.overdue),
        past_cadence=(replace(pack.past_cadence[0], community=LONG, ratio=1234.5),) * 5,
        past_cadence_in_all=300,
        past_cadence_unknown=LONG_TEXT,
        decisions=tuple(DecisionNeeded(text=LONG_TEXT, since=SATURDAY, asked_by=LONG) for _ in range(5)),
        decisions_in_all=17,
        actions=tuple(Action(what=LONG_TEXT, owner=LONG, due=MONDAY, standing="late") for _ in range(40)),
    )


def bare_pack() -> Pack:
    """A week of which nothing is known."""
    pack = example_pack()
    return Pack(starts=pack.starts, ends=pack.ends, as_at=pack.as_at, elapsed_days=1, collection="register")


def written_at_length(t: Translator) -> Pack:
    """Note, five decisions and six actions in the reader's language, each as long as a form takes it, no two alike."""
    pack, number = example_pack(), count(1)
    # Short vowels cannot be read back.
    sentence = "".join(each for each in LONG_TEXT.of(t) if unicodedata.category(each) != "Mn")

    def words(longest: int) -> Words:
        text = f"{next(number):02d} " + sentence * 2
        return same(text[:longest].strip())

    return replace(
        pack,
        note=words(600),
        decisions=tuple(replace(pack.decisions[0], text=words(400)) for _ in range(5)),
        actions=tuple(replace(pack.actions[n % 3], what=words(400)) for n in range(6)),
    )
