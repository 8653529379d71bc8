"""What ships and what is made up keep the rule that people are held to: a plan has no attendance yet."""

import pytest
from sqlalchemy import func, select

from models import Activity
from models.codes import AttendanceBasis, Status
from models.engine import session


@pytest.mark.parametrize(("rows", "planned"), [("record_url", False), ("year_url", True)])
def test_no_plan_has_an_attendance(rows: str, planned: bool, request: pytest.FixtureRequest) -> None:
    plans = select(func.count()).where(Activity.status == Status.PLANNED)
    with session(request.getfixturevalue(rows)) as db:
        assert bool(db.scalar(plans)) == planned
        assert not db.scalar(plans.where(Activity.attendance_basis != AttendanceBasis.NOT_COLLECTED))
