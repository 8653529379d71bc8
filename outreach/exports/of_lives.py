"""What the columns mean that the clock of requests fills: ``name -> (meaning, what it holds, unit)``."""

from outreach.i18n import mark

DAYS = mark("working days")
THEME_NAME = mark("The name of that theme in this language; empty where none is known.")

OF_REQUESTS = {
    "request_kind": (mark("What was asked for."), "code", ""),
    "topic_en": (mark("The name of that topic in English."), "text", ""),
    "topic_ar": (mark("The name of that topic in Arabic."), "text", ""),
    "theme_en": (THEME_NAME, "text", ""),
    "theme_ar": (THEME_NAME, "text", ""),
    "authority": (
        mark("The authority that has it, or had it last (in that round); empty where only the ministry did."),
        "text",
        "",
    ),
    "authority_en": (mark("The name of that authority in English."), "text", ""),
    "authority_ar": (mark("The name of that authority in Arabic."), "text", ""),
    "request_state": (mark("Where it is, as its steps say."), "code", ""),
    "holder": (mark("Whose turn it is."), "code", ""),
    "is_open": (mark("Whether an answer is owed."), "code", ""),
    "steps": (mark("The position of the last step that was written down, 0 for none."), "whole", mark("steps")),
    "acknowledged_on": (
        mark("The day on which its receipt was acknowledged, or on which it was answered."),
        "date",
        "",
    ),
    "referred_on": (
        mark("The day on which it came to the authority that has it, or had it last, since it was raised or reopened."),
        "date",
        "",
    ),
    "answered_on": (mark("The day on which it was answered; empty while it is not."), "date", ""),
    "given_back_on": (mark("The day on which the answer was given back to the community."), "date", ""),
    "ministry_days": (mark("How long the ministry held it, over all rounds."), "whole", DAYS),
    "authority_days": (mark("How long authorities held it, over all rounds."), "whole", DAYS),
    "citizen_days": (mark("How long the citizen was asked for something, over all rounds."), "whole", DAYS),
    "acknowledge_due": (
        mark("The last day on which acknowledging it was, or would be, in time; empty while the clock stands still."),
        "date",
        "",
    ),
    "acknowledge_light": (mark("How the clock of the acknowledgement stands."), "code", ""),
    "acknowledgement": (mark("Whether it was acknowledged, and whether in time."), "code", ""),
    "due_on": (mark("The last day on which an answer is in time; empty while the clock stands still."), "date", ""),
    "answer_light": (mark("How the clock of the answer stands."), "code", ""),
    "light": (mark("The worse of the two clocks that still run; of what is answered, how the answer was."), "code", ""),
    "used_days": (mark("Working days that the clock of the answer ran."), "whole", DAYS),
    "limit_days": (mark("Working days within which it is to be answered, extensions included."), "whole", DAYS),
    "overdue_days": (mark("Working days that the answer is late, or came late; 0 where it is in time."), "whole", DAYS),
    "held_days": (
        mark("Of those, how many the authority itself had it; where it was with none, all of them."),
        "whole",
        DAYS,
    ),
    "escalated_on": (
        mark("The day since which it is the managers' matter too, a deadline having passed; empty where it is not."),
        "date",
        "",
    ),
    "escalated_for": (mark("Which deadline passed: of its acknowledgement, of its answer, or both."), "code", ""),
    "age_days": (
        mark("Working days since it was raised, until it was answered; of what is open, until that day."),
        "whole",
        DAYS,
    ),
    "band": (mark("In which band that age lies while it is open: from how many to how many working days."), "code", ""),
    "reopened": (mark("How often it was reopened."), "whole", mark("times")),
    "extensions": (mark("How often its deadline was extended."), "whole", mark("times")),
    "known_year": (mark("Whether the holidays of all its years are known; else it has weekends only."), "code", ""),
    "round": (
        mark("Which round it is: 1 from the day that it was raised, 2 from its first reopening."),
        "whole",
        mark("round"),
    ),
    "began_on": (mark("The day on which the round began."), "date", ""),
    "on_time": (mark("Whether the answer came in time; empty while nobody can say."), "code", ""),
    "decided_on": (
        mark("The day that decided it: of the answer, or the last on which one would be in time."),
        "date",
        "",
    ),
}
