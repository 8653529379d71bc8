"""Commitments as a file: what was promised, to whom, by when, and where each stands today."""

from sqlalchemy import ColumnElement, String, case, func, select, type_coerce

from models import Activity, ActivityCountry, Authority, Commitment, CommitmentSource, Community, Source
from outreach.exports.columns import (
    BETWEEN,
    IN_WORDS,
    Column,
    Table,
    code,
    day,
    linked,
    named,
    recorded,
    text,
    yes_no,
)
from outreach.i18n import Translator, mark
from outreach.labels import LABELS
from outreach.periods import today
from outreach.queries.commitment_conditions import JOINED, OWN_COUNTRY, RECORD, Reported, conditions, state_of
from outreach.settings import settings

STATE = mark("Where it stands today: late, due soon, open, kept, kept late, dropped, or reported and not followed up.")


def _state(t: Translator) -> ColumnElement[str]:
    # Asked for when the file is made: a table lives longer than a day.
    return type_coerce(state_of(today(settings())), String)


def _state_in_words(t: Translator) -> ColumnElement[str]:
    words = {name: t(label) for name, label in LABELS["commitment_state"].items()}
    return case(words, value=_state(t), else_="")


def _countries(t: Translator) -> ColumnElement[str]:
    """Its own country, else those of the activity in which it was made."""
    met = select(ActivityCountry.country_code.label("value")).where(
        ActivityCountry.activity_id == Activity.id, ActivityCountry.country_code != settings().home_country
    )
    each = met.order_by(ActivityCountry.country_code).correlate(Activity).subquery()
    of_activity = select(func.aggregate_strings(each.c.value, BETWEEN)).scalar_subquery()
    return func.coalesce(OWN_COUNTRY, of_activity, "")


COMMITMENTS = Table(
    key="commitments",
    title=mark("Commitments"),
    row=mark("One row is one thing that was promised."),
    source=JOINED,
    order=(Commitment.starts.nulls_last(), Commitment.id),
    by=("start", "end", "kinds", "organisers", "regions", "countries", "communities", "initiatives", "topics"),
    narrowed=conditions,
    columns=(
        *text("key", Commitment.key, mark("The name of the row; it stays the same when the row is corrected.")),
        Column("commitment_state", STATE, _state, holds="code"),
        Column("commitment_state_name", IN_WORDS, _state_in_words, holds="code"),
        *text("what_en", Commitment.what_en, mark("What was promised, in English; empty where it is in Arabic only.")),
        *text("what_ar", Commitment.what_ar, mark("What was promised, in Arabic; empty where it is in English only.")),
        *day("starts", Commitment.starts, mark("The first day that it may have been promised on; empty if undated.")),
        *day("ends", Commitment.ends, mark("The last day that it may have been promised on; empty if undated.")),
        *code("precision", Commitment.precision, "precision", mark("How finely that date is known.")),
        *recorded("made_by", Commitment.made_by, mark("The official who promised it, in public office.")),
        *named("authority", Authority.key, Authority, mark("Who has to keep it; empty for whoever promised it.")),
        *text("activity", Activity.key, mark("The activity in which it was promised; empty where there was none.")),
        *named("community", Community.key, Community, mark("To which community; empty where no one is named.")),
        Column("countries", mark("To whose citizens, joined by ;: its own country, else its activity's."), _countries),
        *day("due_on", Commitment.due_on, mark("The day by which it is to be kept; empty where none was named.")),
        *day("kept_on", Commitment.kept_on, mark("The day that it was kept on; empty while it was not.")),
        *text("kept_evidence", Commitment.kept_evidence, mark("Where it can be seen that it was kept.")),
        *day("dropped_on", Commitment.dropped_on, mark("The day that it was dropped on; empty while it was not.")),
        *text("dropped_because", Commitment.dropped_because, mark("Why it was dropped.")),
        *linked(
            "sources",
            of=Commitment,
            owner=CommitmentSource.commitment_id == Commitment.id,
            link=CommitmentSource,
            to=Source,
            key=Source.address,
            order=(CommitmentSource.position, CommitmentSource.source_id),
            meaning=mark("Addresses of the reports that it is known from, joined by ;"),
        ),
        *text("notes", Commitment.notes, mark("What else there is to know; of one taken up again, why.")),
        *text("follows", Reported.key, mark("The key of the report that it follows up; empty where there was none.")),
        *yes_no("of_record", RECORD, mark("Whether the public record reports it, and nobody followed it up.")),
    ),
)
