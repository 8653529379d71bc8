"""What became of requests; themes, commitments, targets, the weekly meeting and its packs, reasons of silence

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import models.base


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

APPENDED = ('pack', 'request_event')
REFUSED = 'Rows are only ever added here: this one is neither updated nor deleted.'


# SQLite alters no constraint: Alembic copies the table, and what is not said here would be lost. On PostgreSQL nothing
# is copied, and this is not looked at.
def request(*new):
    table = sa.Table('request', sa.MetaData(),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('summary', sa.String(length=500), nullable=False),
    sa.Column('raised_on', sa.Date(), nullable=False),
    sa.Column('community_id', sa.Integer(), nullable=True),
    sa.Column('topic_id', sa.Integer(), nullable=True),
    sa.Column('activity_id', sa.Integer(), nullable=True),
    sa.Column('channel_id', sa.Integer(), nullable=True),
    *new,
    sa.CheckConstraint("kind IN ('enquiry', 'proposal', 'request', 'complaint')", name=op.f('ck_request_kind')),
    sa.CheckConstraint('(activity_id IS NULL) <> (channel_id IS NULL)', name=op.f('ck_request_raised_in_one_place')),
    sa.CheckConstraint('length(trim(summary)) > 0', name=op.f('ck_request_summary_not_blank')),
    sa.ForeignKeyConstraint(['activity_id'], ['activity.id'], name=op.f('fk_request_activity_id_activity')),
    sa.ForeignKeyConstraint(['channel_id'], ['channel.id'], name=op.f('fk_request_channel_id_channel')),
    sa.ForeignKeyConstraint(['community_id'], ['community.id'], name=op.f('fk_request_community_id_community')),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_request_import_run_id_import_run')),
    sa.ForeignKeyConstraint(['topic_id'], ['topic.id'], name=op.f('fk_request_topic_id_topic')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_request')),
    sa.UniqueConstraint('key', name=op.f('uq_request_key')),
    )
    for column in ('activity_id', 'channel_id', 'community_id', 'import_run_id', 'kind', 'raised_on', 'topic_id'):
        sa.Index(op.f(f'ix_request_{column}'), table.c[column])
    return table


def theme():
    return sa.Column('theme_id', sa.Integer(), nullable=True)


def contact():
    return sa.Column('contact', sa.String(length=200), nullable=False, server_default='')


def upgrade() -> None:
    op.create_table('pack',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('starts', sa.Date(), nullable=False),
    sa.Column('ends', sa.Date(), nullable=False),
    sa.Column('frozen_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('frozen_by', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.Column('checksum', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.CheckConstraint('length(checksum) = 64', name=op.f('ck_pack_checksum_is_sha256')),
    sa.CheckConstraint('length(trim(content)) > 0', name=op.f('ck_pack_content_not_blank')),
    sa.CheckConstraint('length(trim(frozen_by)) > 0', name=op.f('ck_pack_frozen_by_not_blank')),
    sa.CheckConstraint('starts <= ends', name=op.f('ck_pack_starts_before_it_ends')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pack')),
    sa.UniqueConstraint('starts', name=op.f('uq_pack_starts'))
    )
    op.create_table('meeting_action',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('week', sa.Date(), nullable=False),
    sa.Column('what', sqlmodel.sql.sqltypes.AutoString(length=400), nullable=False),
    sa.Column('owner', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('state', sa.Enum('open', 'done', 'dropped', name='state', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('settled_on', sa.Date(), nullable=True),
    sa.CheckConstraint("(state = 'open') = (settled_on IS NULL)", name=op.f('ck_meeting_action_settled_on_a_day')),
    sa.CheckConstraint('length(trim(owner)) > 0', name=op.f('ck_meeting_action_owner_not_blank')),
    sa.CheckConstraint('length(trim(what)) > 0', name=op.f('ck_meeting_action_what_not_blank')),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_meeting_action_import_run_id_import_run')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_meeting_action')),
    sa.UniqueConstraint('key', name=op.f('uq_meeting_action_key'))
    )
    with op.batch_alter_table('meeting_action', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_meeting_action_import_run_id'), ['import_run_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_meeting_action_week'), ['week'], unique=False)

    op.create_table('target',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('indicator', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('place_kind', sa.Enum('world', 'region', 'country', 'community', name='place_kind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('place', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('span', sa.Enum('week', 'month', 'quarter', 'year', name='span', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('starts', sa.Date(), nullable=False),
    sa.Column('value', sa.Numeric(precision=14, scale=2), nullable=False),
    sa.CheckConstraint("(place_kind = 'world') = (place = '')", name=op.f('ck_target_place_is_named')),
    sa.CheckConstraint('length(trim(indicator)) > 0', name=op.f('ck_target_indicator_not_blank')),
    sa.CheckConstraint('value >= 0', name=op.f('ck_target_value_at_least_zero')),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_target_import_run_id_import_run')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_target')),
    sa.UniqueConstraint('indicator', 'place_kind', 'place', 'span', 'starts', name='uq_target_once'),
    sa.UniqueConstraint('key', name=op.f('uq_target_key'))
    )
    with op.batch_alter_table('target', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_target_import_run_id'), ['import_run_id'], unique=False)

    op.create_table('week_note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(length=600), nullable=False),
    sa.CheckConstraint('length(trim(note)) > 0', name=op.f('ck_week_note_note_not_blank')),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_week_note_import_run_id_import_run')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_week_note')),
    sa.UniqueConstraint('key', name=op.f('uq_week_note_key'))
    )
    with op.batch_alter_table('week_note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_week_note_import_run_id'), ['import_run_id'], unique=False)

    op.create_table('coverage_reason',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('community_id', sa.Integer(), nullable=False),
    sa.Column('hindrance', sa.Enum('no_embassy', 'conflict', 'no_partner', 'other', name='hindrance', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('remark', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.CheckConstraint("hindrance <> 'other' OR length(trim(remark)) > 0", name=op.f('ck_coverage_reason_other_says_what')),
    sa.CheckConstraint('since <= until', name=op.f('ck_coverage_reason_since_before_until')),
    sa.ForeignKeyConstraint(['community_id'], ['community.id'], name=op.f('fk_coverage_reason_community_id_community')),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_coverage_reason_import_run_id_import_run')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_coverage_reason')),
    sa.UniqueConstraint('key', name=op.f('uq_coverage_reason_key'))
    )
    with op.batch_alter_table('coverage_reason', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_coverage_reason_community_id'), ['community_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_coverage_reason_import_run_id'), ['import_run_id'], unique=False)

    op.create_table('theme',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('name_en', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('name_ar', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('topic_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('length(trim(name_en)) > 0 OR length(trim(name_ar)) > 0', name=op.f('ck_theme_named')),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_theme_import_run_id_import_run')),
    sa.ForeignKeyConstraint(['topic_id'], ['topic.id'], name=op.f('fk_theme_topic_id_topic')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_theme')),
    sa.UniqueConstraint('key', name=op.f('uq_theme_key'))
    )
    with op.batch_alter_table('theme', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_theme_import_run_id'), ['import_run_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_theme_topic_id'), ['topic_id'], unique=False)

    op.create_table('commitment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('what_en', sqlmodel.sql.sqltypes.AutoString(length=600), nullable=False),
    sa.Column('what_ar', sqlmodel.sql.sqltypes.AutoString(length=600), nullable=False),
    sa.Column('starts', sa.Date(), nullable=True),
    sa.Column('ends', sa.Date(), nullable=True),
    sa.Column('precision', sa.Enum('day', 'month', 'year', name='precision', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('made_by', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('authority_id', sa.Integer(), nullable=True),
    sa.Column('activity_id', sa.Integer(), nullable=True),
    sa.Column('community_id', sa.Integer(), nullable=True),
    sa.Column('country_code', sqlmodel.sql.sqltypes.AutoString(length=2), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('kept_on', sa.Date(), nullable=True),
    sa.Column('kept_evidence', sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
    sa.Column('dropped_on', sa.Date(), nullable=True),
    sa.Column('dropped_because', sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
    sa.CheckConstraint("precision <> 'day' OR starts = ends", name=op.f('ck_commitment_day_is_one_day')),
    sa.CheckConstraint('(dropped_on IS NULL) = (length(trim(dropped_because)) = 0)', name=op.f('ck_commitment_dropped_has_its_reason')),
    sa.CheckConstraint('(kept_on IS NULL) = (length(trim(kept_evidence)) = 0)', name=op.f('ck_commitment_kept_has_evidence')),
    sa.CheckConstraint('(starts IS NULL) = (ends IS NULL) AND (starts IS NULL) = (precision IS NULL)', name=op.f('ck_commitment_date_whole_or_absent')),
    sa.CheckConstraint('coalesce(kept_on, dropped_on) >= starts', name=op.f('ck_commitment_settled_after_it_was_made')),
    sa.CheckConstraint('due_on >= starts', name=op.f('ck_commitment_due_after_it_was_made')),
    sa.CheckConstraint('kept_on IS NULL OR dropped_on IS NULL', name=op.f('ck_commitment_kept_or_dropped')),
    sa.CheckConstraint('length(trim(what_en)) > 0 OR length(trim(what_ar)) > 0', name=op.f('ck_commitment_says_what')),
    sa.CheckConstraint('starts <= ends', name=op.f('ck_commitment_starts_before_it_ends')),
    sa.ForeignKeyConstraint(['activity_id'], ['activity.id'], name=op.f('fk_commitment_activity_id_activity')),
    sa.ForeignKeyConstraint(['authority_id'], ['authority.id'], name=op.f('fk_commitment_authority_id_authority')),
    sa.ForeignKeyConstraint(['community_id'], ['community.id'], name=op.f('fk_commitment_community_id_community')),
    sa.ForeignKeyConstraint(['country_code'], ['country.code'], name=op.f('fk_commitment_country_code_country')),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_commitment_import_run_id_import_run')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_commitment')),
    sa.UniqueConstraint('key', name=op.f('uq_commitment_key'))
    )
    with op.batch_alter_table('commitment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_commitment_activity_id'), ['activity_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_commitment_authority_id'), ['authority_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_commitment_community_id'), ['community_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_commitment_country_code'), ['country_code'], unique=False)
        batch_op.create_index(batch_op.f('ix_commitment_due_on'), ['due_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_commitment_import_run_id'), ['import_run_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_commitment_starts'), ['starts'], unique=False)

    op.create_table('commitment_source',
    sa.Column('commitment_id', sa.Integer(), nullable=False),
    sa.Column('source_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.CheckConstraint('position >= 0', name=op.f('ck_commitment_source_position_at_least_zero')),
    sa.ForeignKeyConstraint(['commitment_id'], ['commitment.id'], name=op.f('fk_commitment_source_commitment_id_commitment'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['source_id'], ['source.id'], name=op.f('fk_commitment_source_source_id_source')),
    sa.PrimaryKeyConstraint('commitment_id', 'source_id', name=op.f('pk_commitment_source'))
    )
    with op.batch_alter_table('commitment_source', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_commitment_source_source_id'), ['source_id'], unique=False)

    op.create_table('decision',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('what', sqlmodel.sql.sqltypes.AutoString(length=400), nullable=False),
    sa.Column('raised_on', sa.Date(), nullable=False),
    sa.Column('raised_by', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('needed_by', sa.Date(), nullable=True),
    sa.Column('request_id', sa.Integer(), nullable=True),
    sa.Column('community_id', sa.Integer(), nullable=True),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('outcome', sqlmodel.sql.sqltypes.AutoString(length=600), nullable=False),
    sa.CheckConstraint('(decided_on IS NULL) = (length(trim(outcome)) = 0)', name=op.f('ck_decision_decided_with_its_outcome')),
    sa.CheckConstraint('decided_on >= raised_on', name=op.f('ck_decision_decided_after_it_was_raised')),
    sa.CheckConstraint('length(trim(raised_by)) > 0', name=op.f('ck_decision_raised_by_not_blank')),
    sa.CheckConstraint('length(trim(what)) > 0', name=op.f('ck_decision_what_not_blank')),
    sa.ForeignKeyConstraint(['community_id'], ['community.id'], name=op.f('fk_decision_community_id_community')),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_decision_import_run_id_import_run')),
    sa.ForeignKeyConstraint(['request_id'], ['request.id'], name=op.f('fk_decision_request_id_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decision')),
    sa.UniqueConstraint('key', name=op.f('uq_decision_key'))
    )
    with op.batch_alter_table('decision', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_decision_community_id'), ['community_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_decision_import_run_id'), ['import_run_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_decision_raised_on'), ['raised_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_decision_request_id'), ['request_id'], unique=False)

    op.create_table('request_event',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('request_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('step', sa.Enum('acknowledged', 'referred', 'passed_on', 'awaiting_data', 'data_received', 'extended', 'answered', 'given_back', 'archived', 'reopened', 'taken_back', name='step', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('on_day', sa.Date(), nullable=False),
    sa.Column('at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('authority_id', sa.Integer(), nullable=True),
    sa.Column('days', sa.Integer(), nullable=True),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
    sa.Column('answer', sqlmodel.sql.sqltypes.AutoString(length=4000), nullable=False),
    sa.Column('evidence', sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
    sa.Column('voids', sa.Integer(), nullable=True),
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
    sa.ForeignKeyConstraint(['request_id'], ['request.id'], name=op.f('fk_request_event_request_id_request')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_request_event')),
    sa.UniqueConstraint('request_id', 'position', name='uq_request_event_position'),
    sa.UniqueConstraint('request_id', 'voids', name='uq_request_event_voids')
    )
    with op.batch_alter_table('request_event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_request_event_authority_id'), ['authority_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_request_event_step'), ['step'], unique=False)

    with op.batch_alter_table('request', schema=None, copy_from=request()) as batch_op:
        batch_op.add_column(theme())
        batch_op.add_column(contact())
        batch_op.create_index(batch_op.f('ix_request_theme_id'), ['theme_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_request_theme_id_theme'), 'theme', ['theme_id'], ['id'])
    if op.get_bind().dialect.name == 'sqlite':
        for table in APPENDED:
            for act in ('UPDATE', 'DELETE'):
                op.execute(f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table} "
                           f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END")
    else:
        op.execute("CREATE FUNCTION row_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ "
                   f"BEGIN RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'restrict_violation'; END $$")
        for table in APPENDED:
            op.execute(f"CREATE TRIGGER {table}_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                       "FOR EACH STATEMENT EXECUTE FUNCTION row_refuses()")


def downgrade() -> None:
    table = request(theme(), contact())
    table.append_constraint(sa.ForeignKeyConstraint(['theme_id'], ['theme.id'], name=op.f('fk_request_theme_id_theme')))
    sa.Index(op.f('ix_request_theme_id'), table.c.theme_id)
    with op.batch_alter_table('request', schema=None, copy_from=table) as batch_op:
        batch_op.drop_index(batch_op.f('ix_request_theme_id'))
        batch_op.drop_constraint(batch_op.f('fk_request_theme_id_theme'), type_='foreignkey')
        batch_op.drop_column('contact')
        batch_op.drop_column('theme_id')

    with op.batch_alter_table('request_event', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_request_event_step'))
        batch_op.drop_index(batch_op.f('ix_request_event_authority_id'))

    op.drop_table('request_event')
    with op.batch_alter_table('decision', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_decision_request_id'))
        batch_op.drop_index(batch_op.f('ix_decision_raised_on'))
        batch_op.drop_index(batch_op.f('ix_decision_import_run_id'))
        batch_op.drop_index(batch_op.f('ix_decision_community_id'))

    op.drop_table('decision')
    with op.batch_alter_table('commitment_source', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_commitment_source_source_id'))

    op.drop_table('commitment_source')
    with op.batch_alter_table('commitment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_commitment_starts'))
        batch_op.drop_index(batch_op.f('ix_commitment_import_run_id'))
        batch_op.drop_index(batch_op.f('ix_commitment_due_on'))
        batch_op.drop_index(batch_op.f('ix_commitment_country_code'))
        batch_op.drop_index(batch_op.f('ix_commitment_community_id'))
        batch_op.drop_index(batch_op.f('ix_commitment_authority_id'))
        batch_op.drop_index(batch_op.f('ix_commitment_activity_id'))

    op.drop_table('commitment')
    with op.batch_alter_table('theme', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_theme_topic_id'))
        batch_op.drop_index(batch_op.f('ix_theme_import_run_id'))

    op.drop_table('theme')
    with op.batch_alter_table('coverage_reason', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_coverage_reason_import_run_id'))
        batch_op.drop_index(batch_op.f('ix_coverage_reason_community_id'))

    op.drop_table('coverage_reason')
    with op.batch_alter_table('week_note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_week_note_import_run_id'))

    op.drop_table('week_note')
    with op.batch_alter_table('target', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_target_import_run_id'))

    op.drop_table('target')
    with op.batch_alter_table('meeting_action', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_meeting_action_week'))
        batch_op.drop_index(batch_op.f('ix_meeting_action_import_run_id'))

    op.drop_table('meeting_action')
    op.drop_table('pack')
    if op.get_bind().dialect.name != 'sqlite':
        op.execute("DROP FUNCTION row_refuses()")
