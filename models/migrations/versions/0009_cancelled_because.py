"""Why an activity was cancelled, in a column of its own: it stood in front of the notes

Revision ID: 0009
Revises: 0008
"""

import json
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

import models.base


revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

LONGEST, LONGEST_NOTES = 300, 2000
# As the form wrote it, in the language of whoever filled it in.
FRONTS = ('Called off: ', 'أُلغي: ')
# For whom nobody ever asked why: the rule wants words, in whichever language they are read.
UNKNOWN = 'Not on record · غير مسجل'
RULE = 'ck_activity_cancelled_has_its_reason'
WOMEN = 'ck_activity_women_at_least_zero'
WANTED = "(status = 'cancelled') = (length(trim(cancelled_because)) > 0)"

ACTIVITY = sa.table('activity', *map(sa.column, ('id', 'key', 'status', 'cancelled_because', 'notes')))
CHANGE = sa.table('change', sa.column('at', models.base.UtcDateTime()),
                  *map(sa.column, ('id', 'by', 'how', 'act', 'table_name', 'row_key', 'columns')))
IMAGE = sa.table('image', *map(sa.column, ('change_id', 'before')))


# SQLite alters no constraint: Alembic copies the table, and what is not said here would be lost. On PostgreSQL nothing
# is copied, and this is not looked at.
def activity(*rules):
    table = sa.Table('activity', sa.MetaData(),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('status', sa.String(length=40), nullable=False),
    sa.Column('cancelled_because', sa.String(length=LONGEST), nullable=False),
    sa.Column('organiser', sa.String(length=40), nullable=False),
    sa.Column('initiative_id', sa.Integer(), nullable=True),
    sa.Column('led_by', sa.String(length=120), nullable=False),
    sa.Column('title_en', sa.String(length=300), nullable=False),
    sa.Column('title_ar', sa.String(length=300), nullable=False),
    sa.Column('starts', sa.Date(), nullable=True),
    sa.Column('ends', sa.Date(), nullable=True),
    sa.Column('precision', sa.String(length=40), nullable=True),
    sa.Column('date_basis', sa.String(length=40), nullable=True),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('attendance', sa.Integer(), nullable=True),
    sa.Column('attendance_basis', sa.String(length=40), nullable=False),
    sa.Column('women', sa.Integer(), nullable=True),
    sa.Column('men', sa.Integer(), nullable=True),
    sa.Column('answers_reported', sa.String(length=1000), nullable=False),
    sa.Column('confidence', sa.String(length=40), nullable=True),
    sa.Column('notes', sa.String(length=LONGEST_NOTES), nullable=False),
    sa.CheckConstraint("kind IN ('virtual_session', 'visit', 'conference', 'meeting', 'other')", name=op.f('ck_activity_kind')),
    sa.CheckConstraint("status IN ('planned', 'held', 'cancelled', 'unconfirmed')", name=op.f('ck_activity_status')),
    sa.CheckConstraint("organiser IN ('emigration_ministry', 'foreign_ministry', 'mission', 'association')", name=op.f('ck_activity_organiser')),
    sa.CheckConstraint("precision IN ('day', 'month', 'year')", name=op.f('ck_activity_precision')),
    sa.CheckConstraint("date_basis IN ('event', 'publication', 'inferred_text', 'inferred_sequence')", name=op.f('ck_activity_date_basis')),
    sa.CheckConstraint("attendance_basis IN ('counted', 'estimated', 'not_collected')", name=op.f('ck_activity_attendance_basis')),
    sa.CheckConstraint("confidence IN ('high', 'medium', 'low')", name=op.f('ck_activity_confidence')),
    sa.CheckConstraint("(attendance_basis = 'not_collected') = (attendance IS NULL)", name=op.f('ck_activity_attendance_has_its_basis')),
    sa.CheckConstraint("precision <> 'day' OR starts = ends", name=op.f('ck_activity_day_is_one_day')),
    sa.CheckConstraint('(starts IS NULL) = (date_basis IS NULL)', name=op.f('ck_activity_date_has_its_basis')),
    sa.CheckConstraint('(starts IS NULL) = (ends IS NULL) AND (starts IS NULL) = (precision IS NULL)', name=op.f('ck_activity_date_whole_or_absent')),
    sa.CheckConstraint('attendance >= 0', name=op.f('ck_activity_attendance_at_least_zero')),
    sa.CheckConstraint('coalesce(women, 0) + coalesce(men, 0) <= coalesce(attendance, 0)', name=op.f('ck_activity_women_and_men_within_attendance')),
    sa.CheckConstraint('length(trim(title_en)) > 0 OR length(trim(title_ar)) > 0', name=op.f('ck_activity_titled')),
    sa.CheckConstraint('men >= 0', name=op.f('ck_activity_men_at_least_zero')),
    sa.CheckConstraint('minutes BETWEEN 1 AND 43200', name=op.f('ck_activity_minutes_within_a_month')),
    sa.CheckConstraint('starts <= ends', name=op.f('ck_activity_starts_before_it_ends')),
    sa.CheckConstraint('women >= 0', name=op.f('ck_activity_women_at_least_zero')),
    *rules,
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_activity_import_run_id_import_run')),
    sa.ForeignKeyConstraint(['initiative_id'], ['initiative.id'], name=op.f('fk_activity_initiative_id_initiative')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_activity')),
    sa.UniqueConstraint('key', name=op.f('uq_activity_key')),
    )
    sa.Index(op.f('ix_activity_import_run_id'), table.c.import_run_id)
    sa.Index('ix_activity_initiative', table.c.initiative_id, table.c.starts)
    sa.Index('ix_activity_kind', table.c.kind, table.c.starts)
    sa.Index('ix_activity_starts', table.c.starts, table.c.ends, table.c.status, table.c.kind)
    return table


def upgrade() -> None:
    op.add_column('activity', sa.Column('cancelled_because', sa.String(length=LONGEST), nullable=False, server_default=''))
    give_reasons()
    with op.batch_alter_table('activity', copy_from=activity()) as batch_op:
        batch_op.alter_column('cancelled_because', existing_type=sa.String(length=LONGEST), server_default=None)
        batch_op.create_check_constraint(op.f(RULE), WANTED)
        # Copied in no order, and SQLite names the first rule that is broken: that of the attendance comes before this.
        batch_op.drop_constraint(op.f(WOMEN), type_='check')
        batch_op.create_check_constraint(op.f(WOMEN), 'women >= 0')


def downgrade() -> None:
    kept = (ACTIVITY.c.status == 'cancelled') & (ACTIVITY.c.cancelled_because != UNKNOWN)
    for row in op.get_bind().execute(sa.select(ACTIVITY).where(kept)).all():
        # The older table has one place for both, and cuts what it cannot hold.
        notes = '\n\n'.join(filter(None, (FRONTS[0] + row.cancelled_because, row.notes)))[:LONGEST_NOTES]
        op.execute(sa.update(ACTIVITY).where(ACTIVITY.c.id == row.id).values(notes=notes))
    with op.batch_alter_table('activity', copy_from=activity(sa.CheckConstraint(WANTED, name=op.f(RULE)))) as batch_op:
        batch_op.drop_constraint(op.f(RULE), type_='check')
        batch_op.drop_column('cancelled_because')


def give_reasons() -> None:
    """Every cancelled activity has its reason: out of its notes, where the form put it there. The history says so."""
    db = op.get_bind()
    for row in db.execute(sa.select(ACTIVITY).where(ACTIVITY.c.status == 'cancelled').order_by(ACTIVITY.c.id)).all():
        reason, notes = parted(row.notes)
        values = {'cancelled_because': reason or UNKNOWN, 'notes': notes}
        db.execute(sa.update(ACTIVITY).where(ACTIVITY.c.id == row.id).values(**values))
        if reason:
            db.execute(sa.insert(CHANGE).values(
                at=datetime.now(UTC), by='python -m outreach init', how='command', act='changed',
                table_name='activity', row_key=row.key, columns=json.dumps({'cancelled_because': None, 'notes': None}),
            ))
    # What was deleted, or brought in by a file, may be taken back as it was.
    kept = sa.select(IMAGE).join(CHANGE, CHANGE.c.id == IMAGE.c.change_id).where(CHANGE.c.table_name == 'activity')
    for row in db.execute(kept.where(IMAGE.c.before.like('%"status": "cancelled"%'))).all():
        image = json.loads(row.before)
        if image['status'] == 'cancelled':
            reason, notes = parted(image['notes'])
            image |= {'cancelled_because': reason or UNKNOWN, 'notes': notes}
            text = json.dumps(image, ensure_ascii=False, sort_keys=True)
            db.execute(sa.update(IMAGE).where(IMAGE.c.change_id == row.change_id).values(before=text))


def parted(notes):
    """The reason that stands in front of the notes, and the notes without it; nothing, and all of them, else."""
    first, _, rest = notes.partition('\n\n')
    front = next((front for front in FRONTS if first.startswith(front)), '')
    reason = first.removeprefix(front).strip()
    # The form took one line.
    told = front and reason and '\n' not in reason and len(reason) <= LONGEST
    return (reason, rest) if told else ('', notes)
