"""How large an audience is, in words: members, followers, subscribers and likes are never added to each other."""

from models.codes import AudienceUnit
from outreach.i18n import Translator, mark

LARGEST = {
    AudienceUnit.MEMBERS.value: mark("The largest channels by members"),
    AudienceUnit.FOLLOWERS.value: mark("The largest channels by followers"),
    AudienceUnit.SUBSCRIBERS.value: mark("The largest channels by subscribers"),
    AudienceUnit.LIKES.value: mark("The largest channels by likes"),
}
"""The heading of channels in the order of what was counted."""


def counted(n: int, unit: str, *, t: Translator) -> str:
    """So many of a unit.

    Raises:
        ValueError: the unit is none of :class:`models.codes.AudienceUnit`.
    """
    match AudienceUnit(unit):
        case AudienceUnit.MEMBERS:
            return t.plural("{n} member", "{n} members", n)
        case AudienceUnit.FOLLOWERS:
            return t.plural("{n} follower", "{n} followers", n)
        case AudienceUnit.SUBSCRIBERS:
            return t.plural("{n} subscriber", "{n} subscribers", n)
        case AudienceUnit.LIKES:
            return t.plural("{n} like", "{n} likes", n)
