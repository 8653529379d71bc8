"""A request that is deleted takes its steps along; by itself no step is deleted, as before

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

import models.base


revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

REFUSED = 'Rows are only ever added here: this one is neither updated nor deleted.'
THERE = 'EXISTS (SELECT 1 FROM request WHERE id = OLD.request_id)'
STEPS = ('acknowledged', 'referred', 'passed_on', 'awaiting_data', 'data_received', 'extended', 'answered', 'given_back',
         'archived', 'reopened', 'taken_back')


# SQLite alters no constraint: Alembic copies the table, and what is not said here would be lost. On PostgreSQL nothing
# is copied, and this is not looked at.
def request_event(**to_request):
    table = sa.Table('request_event', sa.MetaData(),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('request_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('step', sa.String(length=40), nullable=False),
    sa.Column('on_day', sa.Date(), nullable=False),
    sa.Column('at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by', sa.String(length=120), nullable=False),
    sa.Column('authority_id', sa.Integer(), nullable=True),
    sa.Column('days', sa.Integer(), nullable=True),
    sa.Column('reason', sa.String(length=1000), nullable=False),
    sa.Column('answer', sa.String(length=4000), nullable=False),
    sa.Column('evidence', sa.String(length=500), nullable=False),
    sa.Column('voids', sa.Integer(), nullable=True),
    sa.CheckConstraint(f'step IN {STEPS}', name=op.f('ck_request_event_step')),
    sa.CheckConstraint("(step = 'extended') = (days IS NOT NULL)", name=op.f('ck_request_event_extension_has_days')),
    sa.CheckConstraint("(step = 'taken_back') = (voids IS NOT NULL)", name=op.f('ck_request_event_taking_back_names_what')),
    sa.CheckConstraint("(step IN ('referred', 'passed_on')) = (authority_id IS NOT NULL)", name=op.f('ck_request_event_referral_names_whom')),
    sa.CheckConstraint("step <> 'answered' OR (length(trim(answer)) > 0 AND length(trim(evidence)) > 0)", name=op.f('ck_request_event_answer_has_evidence')),
    sa.CheckConstraint("step NOT IN ('passed_on', 'awaiting_data', 'extended', 'reopened', 'taken_back') OR length(trim(reason)) > 0", name=op.f('ck_request_event_step_has_its_reason')),
    sa.CheckConstraint('days BETWEEN 1 AND 250', name=op.f('ck_request_event_days_within_a_year')),
    sa.CheckConstraint('length(trim(by)) > 0', name=op.f('ck_request_event_by_not_blank')),
    sa.CheckConstraint('position >= 1', name=op.f('ck_request_event_position_from_one')),
    sa.CheckConstraint('voids BETWEEN 1 AND position - 1', name=op.f('ck_request_event_voids_an_earlier_step')),
    sa.ForeignKeyConstraint(['authority_id'], ['authority.id'], name=op.f('fk_request_event_authority_id_authority')),
    sa.ForeignKeyConstraint(['request_id'], ['request.id'], name=op.f('fk_request_event_request_id_request'), **to_request),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_request_event')),
    sa.UniqueConstraint('request_id', 'position', name='uq_request_event_position'),
    sa.UniqueConstraint('request_id', 'voids', name='uq_request_event_voids'),
    )
    for column in ('authority_id', 'step'):
        sa.Index(op.f(f'ix_request_event_{column}'), table.c[column])
    return table


def to_request(before, **after):
    name = op.f('fk_request_event_request_id_request')
    with op.batch_alter_table('request_event', schema=None, copy_from=request_event(**before)) as batch_op:
        batch_op.drop_constraint(name, type_='foreignkey')
        batch_op.create_foreign_key(name, 'request', ['request_id'], ['id'], **after)


def refuse(act, when=''):
    op.execute(f"CREATE TRIGGER request_event_refuses_{act.lower()} BEFORE {act} ON request_event {when} "
               f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END")


def upgrade() -> None:
    to_request({}, ondelete='CASCADE')
    if op.get_bind().dialect.name == 'sqlite':
        # Triggers go with the table that was copied.
        refuse('UPDATE')
        refuse('DELETE', f'WHEN {THERE}')
    else:
        op.execute('DROP TRIGGER request_event_refuses ON request_event')
        op.execute('CREATE TRIGGER request_event_refuses BEFORE UPDATE OR TRUNCATE ON request_event '
                   'FOR EACH STATEMENT EXECUTE FUNCTION row_refuses()')
        op.execute('CREATE FUNCTION step_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ '
                   f"BEGIN IF {THERE} THEN RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'restrict_violation'; END IF; "
                   'RETURN OLD; END $$')
        op.execute('CREATE TRIGGER request_event_refuses_delete BEFORE DELETE ON request_event '
                   'FOR EACH ROW EXECUTE FUNCTION step_refuses()')


def downgrade() -> None:
    to_request({'ondelete': 'CASCADE'})
    if op.get_bind().dialect.name == 'sqlite':
        refuse('UPDATE')
        refuse('DELETE')
    else:
        op.execute('DROP TRIGGER request_event_refuses_delete ON request_event')
        op.execute('DROP FUNCTION step_refuses()')
        op.execute('DROP TRIGGER request_event_refuses ON request_event')
        op.execute('CREATE TRIGGER request_event_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON request_event '
                   'FOR EACH STATEMENT EXECUTE FUNCTION row_refuses()')
