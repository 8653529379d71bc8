"""Names under which somebody may be present who is there under another one too."""

import re

from outreach.fold import fold
from outreach.importers.meetings.report import Platform

_DEVICES = frozenset(
    fold(word)
    for words in (
        "iPhone iPad iPod iMac MacBook Android Galaxy Samsung Huawei Xiaomi Redmi Oppo Nokia phone mobile tablet",
        "laptop desktop computer téléphone ordinateur portátil teléfono",
        "ايفون ايباد هاتف جوال موبايل محمول تابلت لابتوب كمبيوتر حاسوب سامسونج سامسونغ جالاكسي هواوي شاومي",
    )
    for word in words.split()
)
_ADDITION = re.compile(r"[(\[（].+")


def unclear(name: str, *, platform: Platform) -> bool:
    """Whether a name has the word for a device in it, or an addition in brackets.

    Teams itself puts one, in the reader's language, behind the name of every guest: there it says nothing.
    """
    if platform != "teams" and _ADDITION.search(name):
        return True
    return any(word.removeprefix("ال") in _DEVICES for word in fold(name).split())
