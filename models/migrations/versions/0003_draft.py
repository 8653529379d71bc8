"""Drafts: unsaved words, one draft at most for each person and thing

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import models.base


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('draft',
    sa.Column('user_name', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('about', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.Column('saved_at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.CheckConstraint('length(trim(content)) > 0', name=op.f('ck_draft_content_not_blank')),
    sa.CheckConstraint('length(trim(user_name)) > 0', name=op.f('ck_draft_user_name_not_blank')),
    sa.PrimaryKeyConstraint('user_name', 'about', name=op.f('pk_draft'))
    )


def downgrade() -> None:
    op.drop_table('draft')
