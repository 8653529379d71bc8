"""Requests: what people asked for, with a reference number

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import models.base


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('request',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('enquiry', 'proposal', 'request', 'complaint', name='kind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('summary', sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
    sa.Column('raised_on', sa.Date(), nullable=False),
    sa.Column('community_id', sa.Integer(), nullable=True),
    sa.Column('topic_id', sa.Integer(), nullable=True),
    sa.Column('activity_id', sa.Integer(), nullable=True),
    sa.Column('channel_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(activity_id IS NULL) <> (channel_id IS NULL)', name=op.f('ck_request_raised_in_one_place')),
    sa.CheckConstraint('length(trim(summary)) > 0', name=op.f('ck_request_summary_not_blank')),
    sa.ForeignKeyConstraint(['activity_id'], ['activity.id'], name=op.f('fk_request_activity_id_activity')),
    sa.ForeignKeyConstraint(['channel_id'], ['channel.id'], name=op.f('fk_request_channel_id_channel')),
    sa.ForeignKeyConstraint(['community_id'], ['community.id'], name=op.f('fk_request_community_id_community')),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_request_import_run_id_import_run')),
    sa.ForeignKeyConstraint(['topic_id'], ['topic.id'], name=op.f('fk_request_topic_id_topic')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_request')),
    sa.UniqueConstraint('key', name=op.f('uq_request_key'))
    )
    with op.batch_alter_table('request', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_request_activity_id'), ['activity_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_request_channel_id'), ['channel_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_request_community_id'), ['community_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_request_import_run_id'), ['import_run_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_request_kind'), ['kind'], unique=False)
        batch_op.create_index(batch_op.f('ix_request_raised_on'), ['raised_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_request_topic_id'), ['topic_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('request', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_request_topic_id'))
        batch_op.drop_index(batch_op.f('ix_request_raised_on'))
        batch_op.drop_index(batch_op.f('ix_request_kind'))
        batch_op.drop_index(batch_op.f('ix_request_import_run_id'))
        batch_op.drop_index(batch_op.f('ix_request_community_id'))
        batch_op.drop_index(batch_op.f('ix_request_channel_id'))
        batch_op.drop_index(batch_op.f('ix_request_activity_id'))

    op.drop_table('request')