"""Lengths of time as platforms write them."""

import re

from outreach.fold import fold
from outreach.importers.meetings.text import plain

LONGEST = 60 * 24 * 31
"""Minutes. No meeting lasts longer, and a larger number is another column's."""

_SECONDS = {
    fold(word): seconds
    for seconds, words in {
        86400: "d day days Tag Tage jour jours día días يوم",
        3600: "h hr hrs hour hours Std Stunde Stunden heure heures hora horas س ساعة ساعات",
        60: "m min mins minute minutes Minute Minuten minuto minutos د دقيقة دقائق",
        1: "s sec secs second seconds Sek Sekunde Sekunden seconde secondes seg segundo segundos ث ثانية ثوانٍ ثواني",
    }.items()
    for word in words.split()
}
_PART = re.compile(r"(\d{1,6}) ?([^\W\d]+)\.?[ ,،]*(?:و ?)?")


def minutes(cell: str) -> int | None:
    """``1h 2m 3s``, ``59 Min. 0 Sek.``, ``1 س 2 د`` in minutes, rounded; None where a unit is not known."""
    text, seconds, at = plain(cell), 0, 0
    for part in _PART.finditer(text):
        unit = _SECONDS.get(fold(part[2]))
        if unit is None or part.start() != at:
            return None
        seconds += int(part[1]) * unit
        at = part.end()
    found = (seconds + 30) // 60
    return found if text and at == len(text) and found <= LONGEST else None
