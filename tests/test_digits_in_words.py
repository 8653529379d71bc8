"""Arabic words hold no Latin digits: a number is handed to them, and written in the digits that the settings say.

What a reader types, or finds in a file, is written as it is typed and found there.
"""

import re

from babel.messages.pofile import read_po

from outreach.catalogue import LOCALES

NAMES = re.compile(r"ISO 3166-1|UTF-8|SHA-256|M49")
PLACEHOLDER = re.compile(r"{[^{}]*}")
AS_TYPED = {
    # A day, a month, a time, an address.
    "A date and a time, as 2026-09-09 19:02 or 09/09/2026 07:02 PM.",
    "A day, as 2026-05-31.",
    "A day, as 2026-05-31. Where only the month or the year is known: 2026-05 or 2026, as text.",
    "A time, as 19:02 or 07:02 PM.",
    "One line for each: an address or an outlet, then the day, as: https://example.org/page 2026-05-31",
    "The day that it was raised on, as 2026-05-31.",
    "The day that the numbers are of, as 2026-05-31.",
    "The day, as 2026-05-31. Where no more is known, the month as '2026-05.",
    "any day of the week, as 2026-11-23; without it the week that the page of the meeting opens: this one, or until a "
    "working day of it has passed the one before",
    "date, as 2023-05-01",
    "moment, as 2023-05-01T09:30:00Z",
    "the last day, as 2026-03-31; today",
    "{written} is no day: it has to be as 2026-11-23.",
    # Years that a date may have.
    "A date as YYYY-MM-DD, YYYY-MM or YYYY, 1900 to 2100.",
    "A day of the calendar as YYYY-MM-DD, from 1900 to 2100.",
    "A day that there is, as YYYY-MM-DD, 1900 to 2100.",
    "A day that there is, since 2009.",
    "A month as YYYY-MM, 1900 to 2100, since the date is given to the month.",
    "A year as YYYY, 1900 to 2100, since the date is given to the year.",
    "A year from 1900 to 2100.",
    "Days that there are, since 2009, in the Gregorian, Buddhist or Japanese calendar. No date of the file is one.",
    "Days that there are, since 2009. Read in the order that was chosen, no date of the file is one.",
    "Line {number}: the day is written as YYYY-MM-DD, from 1900 to 2100.",
    "No day is written so: {filters}. One is written as {example}, from 1900 to 2100.",
    # A number.
    "A number with at most {places} decimals, such as 45 or 12.5; nothing where it is unknown.",
    "A whole number, 0 or more. Blank where it is unknown.",
    "A whole number, as 1234.",
    "A whole number, such as 45 or -45; nothing where it is unknown.",
    "A whole number, such as 45; nothing where it is unknown.",
    "A whole number. Leave it blank where nobody counted: blank is unknown, 0 is none.",
    "Blank means unknown. Write 0 only where somebody counted and there was none.",
    "Degrees from -{limit} to {limit}, as 31.25.",
    "{name} cannot be read; it must be as {form}, with a port from 1 to 65535 or none, and with {sign} for each @ of "
    "the password.",
    "{written} is no whole number from 1 to {most}",
    # What stands in a column of a file.
    "The position of the last step that was written down, 0 for none.",
    "Which of its steps it is, from 1; 0 is that it was received.",
    "Which round it is: 1 from the day that it was raised, 2 from its first reopening.",
    "Working days that the answer is late, or came late; 0 where it is in time.",
}


def test_arabic_words_hold_no_latin_digit_but_in_what_is_typed() -> None:
    with (LOCALES / "ar.po").open("rb") as file:
        messages = [message for message in read_po(file, locale="ar") if message.id]
    found = set()
    for message in messages:
        forms = message.string if message.pluralizable else (message.string,)
        if any(re.search("[0-9]", NAMES.sub("", PLACEHOLDER.sub("", form))) for form in forms):
            found.add(message.id[0] if message.pluralizable else message.id)
    assert found == AS_TYPED
