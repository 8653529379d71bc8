"""What a source reports of answers: a report mixes them with promises, and those are commitments of their own."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlmodel import Session

from models import Activity, Commitment
from outreach.renderings import PART


def answers(db: Session, reports: Iterable[tuple[str, str]]) -> dict[str, str]:
    """``activity -> what was answered`` for each activity's key and report; without those who only promised."""
    kept = dict(reports)
    found = select(Activity.key, Commitment.what_en, Commitment.what_ar).join(
        Commitment, Commitment.activity_id == Activity.id
    )
    promised: dict[str, set[str]] = {}
    for key, *words in db.execute(found.where(Activity.key.in_(kept))):
        promised.setdefault(key, set()).update(words)
    parts = {
        key: [part.strip() for part in text.split(PART) if part.strip() not in promised.get(key, ())]
        for key, text in kept.items()
    }
    return {key: f"{PART} ".join(own) for key, own in parts.items() if any(own)}


def of_activity(db: Session, *, key: str) -> str:
    """What was answered in one activity; empty where no answer is reported."""
    report = db.scalar(select(Activity.answers_reported).where(Activity.key == key)) or ""
    return answers(db, [(key, report)]).get(key, "")
