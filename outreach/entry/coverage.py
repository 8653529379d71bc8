"""What editors write on the page of coverage: tiers, and what stands in the way of meeting somebody."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from models import Community, CoverageReason
from models.base import longest
from models.codes import Hindrance, Tier
from outreach.acting import Role, Viewer, demand
from outreach.filters import FIRST_DAY
from outreach.importers.messages import Message, say
from outreach.marks import mark
from outreach.visible import visible
from outreach.writing import rows
from outreach.writing.come import TO_COME
from outreach.writing.images import snapshot, token
from outreach.writing.problems import Missing

LONGEST = longest(CoverageReason, "remark")
NONE = ""
"""Beside the tiers: a community without one, of which nobody has decided how often it is to be met."""


class Unfit(Exception):
    """Nothing was written. ``errors`` say what is wrong, by field."""

    def __init__(self, errors: Mapping[str, Message]) -> None:
        super().__init__(", ".join(errors))
        self.errors = errors


def assign(db: Session, *, tier: str, seen: Mapping[str, str], viewer: Viewer, home_country: str) -> int:
    """Give communities a tier, all of them or none; return how many have another one now. The caller commits.

    Args:
        tier: a code of ``Tier``, or :data:`NONE` to take it off.
        seen: ``key -> tier`` of each of them, as the editor saw it.

    Raises:
        Conflict: somebody gave one of them another tier meanwhile.
        Unfit, Missing, NotAllowed: nothing was written.
    """
    demand(viewer, Role.EDITOR)
    if tier not in {NONE, *Tier}:
        raise Unfit({"tier": say(mark("Choose a tier."))})
    if not seen:
        raise Unfit({"communities": say(mark("Choose at least one community."))})
    # From here on nobody else writes, so what is compared stays as it is.
    shape = rows.begun(db, Community.__tablename__, viewer)
    changed = 0
    for key, was in seen.items():
        image = snapshot(db, Community, key)
        if image is None:
            raise Missing(Community.__tablename__, key)
        if (image["tier"] or NONE) != was:
            raise rows.conflict(db, shape, key, image)
        if was != tier:
            kept = {"token": token(image), "viewer": viewer, "home_country": home_country}
            rows.change(db, Community, key, {"tier": tier or None}, **kept)
            changed += 1
    return changed


def record(
    db: Session,
    *,
    community: str,
    hindrance: str,
    since: date | None,
    remark: str,
    day: date,
    viewer: Viewer,
    home_country: str,
) -> str:
    """Put on record what stands in the way of meeting a community, and return its key. The caller commits.

    Args:
        day: today, where the ministry is.

    Raises:
        Unfit, Missing, NotAllowed: nothing was written.
    """
    demand(viewer, Role.EDITOR)
    errors: dict[str, Message] = {}
    if not community:
        errors["community"] = say(mark("Choose a community."))
    if hindrance not in set(Hindrance):
        errors["hindrance"] = say(mark("Choose a reason."))
    if since is None or not FIRST_DAY <= since <= day:
        errors["since"] = say(TO_COME)
    if hindrance == Hindrance.OTHER and not visible(remark):
        errors["remark"] = say(mark("Say what it is."))
    if len(visible(remark)) > LONGEST:
        errors["remark"] = say(mark("At most {limit} characters."), limit=LONGEST)
    if errors:
        raise Unfit(errors)
    rows.begun(db, CoverageReason.__tablename__, viewer)
    values = {"community": community, "hindrance": hindrance, "since": since, "remark": visible(remark)}
    once(db, values)
    return rows.add(db, CoverageReason, values, viewer=viewer, home_country=home_country)


def end(db: Session, key: str, *, until: date | None, day: date, read: str, viewer: Viewer, home_country: str) -> None:
    """Put on record that a reason is over: from the day ``until`` on it stands in nobody's way. The caller commits.

    Args:
        day: today, where the ministry is.
        read: token of the row as it was read.

    Raises:
        Conflict: somebody changed it meanwhile.
        Unfit, Missing, NotAllowed: nothing was written.
    """
    demand(viewer, Role.EDITOR)
    image = snapshot(db, CoverageReason, key)
    if image is None:
        raise Missing(CoverageReason.__tablename__, key)
    # Of one that was ended meanwhile, what differs is told below.
    if image["until"] and token(image) == read:
        raise Unfit({"until": say(mark("It is over already, since {day}."), day=image["until"])})
    if until is None or until > day:
        raise Unfit({"until": say(TO_COME)})
    if until.isoformat() < str(image["since"]):
        raise Unfit({"until": say(mark("That is before the day from which it stood in the way."))})
    rows.change(db, CoverageReason, key, {"until": until}, token=read, viewer=viewer, home_country=home_country)


def once(db: Session, values: Mapping[str, object], *, but: str = "") -> None:
    """Ask, in the turn of writing, that what stands in the way of a community is on record once.

    Args:
        values: of the reason that is written.
        but: the key that it has already.

    Raises:
        Unfit: it is on record, and stands in the way still.
    """
    if values["hindrance"] == Hindrance.OTHER or values.get("until"):
        return
    place = select(Community.id).where(Community.key == values["community"]).scalar_subquery()
    found = select(CoverageReason.id).where(
        CoverageReason.community_id == place,
        CoverageReason.hindrance == Hindrance(values["hindrance"]),
        CoverageReason.until.is_(None),
        CoverageReason.key != but,
    )
    if db.scalar(found.limit(1)) is not None:
        raise Unfit({"hindrance": say(mark("This reason is on record for it already."))})
