"""Four requests of 2023, whose clocks can be read off a calendar of Egypt: Friday and Saturday are its weekend.

In March nothing is closed but weekends, so a week has five working days:

- ``early`` is raised on Wednesday 1 March and answered on Sunday 5 March: Thursday and Sunday, 2 working days.
- ``late`` is raised on Thursday 2 March. 5 to 9, 12 to 16, 19 to 23 and 26 to 30 March are 20 working days, so 2 April
  is the 21st and last in time. It is answered on Wednesday 5 April: 24.
- ``open`` is raised on Thursday 9 March and never answered: its last day is 9 April.
- ``old`` is raised on Sunday 1 January and never answered. Two working days of January are holidays, 8 for Christmas
  and 26 for the 25th: 4, 4, 5 and 4 working days until 26 January, 22 until 2 February, so its last day was
  1 February. Then come eight weeks of five: 62 until 30 March, 51 until 15 March.
"""

from datetime import UTC, date, datetime

from sqlmodel import Session, select

from models import Channel, Community, Request, RequestEvent, Topic
from models.codes import RequestKind, Step

ASKED = {
    "early": ("2023-03-01", "sa", "customs", ("2023-03-05", "2023-03-06")),
    "late": ("2023-03-02", "kw", "documents", ("2023-04-05", "")),
    "open": ("2023-03-09", "sa-riyadh", "customs", ("", "")),
    "old": ("2023-01-01", "", "", ("", "")),
}
"""Raised on, community, topic; answered and given back on."""


def asked(db: Session) -> None:
    """The requests with their steps, raised in the channel ``page``."""
    channel = db.exec(select(Channel.id).where(Channel.key == "page")).one()
    communities = dict(db.exec(select(Community.key, Community.id)).all())
    topics = dict(db.exec(select(Topic.key, Topic.id)).all())
    for key, (raised, community, topic, (answered, given_back)) in ASKED.items():
        request = Request(
            key=key, kind=RequestKind.ENQUIRY, summary="What was asked", raised_on=date.fromisoformat(raised),
            community_id=communities.get(community), topic_id=topics.get(topic), channel_id=channel,
        )  # fmt: skip
        db.add(request)
        db.flush()
        steps = [(Step.ANSWERED, answered), (Step.GIVEN_BACK, given_back)]
        for position, (step, day) in enumerate((one for one in steps if one[1]), start=1):
            words = {"answer": "It is so", "evidence": "Letter 5"} if step is Step.ANSWERED else {}
            when = {"on_day": date.fromisoformat(day), "at": datetime(2023, 5, 1, tzinfo=UTC)}
            db.add(RequestEvent(request_id=request.id, position=position, step=step, by="staff", **when, **words))
