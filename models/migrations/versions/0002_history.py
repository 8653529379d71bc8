"""History: every change of a row, and the images to take it back with

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import models.base


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

REFUSED = 'The history can only be added to: a change is neither updated nor deleted.'


def upgrade() -> None:
    op.create_table('change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', models.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('how', sa.Enum('form', 'import', 'command', 'undo', name='how', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('act', sa.Enum('added', 'changed', 'deleted', 'restored', 'merged', name='act', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('table_name', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('row_key', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('columns', sa.Text(), nullable=False),
    sa.CheckConstraint('length(trim(by)) > 0', name=op.f('ck_change_by_not_blank')),
    sa.CheckConstraint('length(trim(row_key)) > 0', name=op.f('ck_change_row_key_not_blank')),
    sa.CheckConstraint('length(trim(table_name)) > 0', name=op.f('ck_change_table_name_not_blank')),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_change_import_run_id_import_run')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_change'))
    )
    with op.batch_alter_table('change', schema=None) as batch_op:
        batch_op.create_index('ix_change_at', ['at'], unique=False)
        batch_op.create_index('ix_change_by', ['by'], unique=False)
        batch_op.create_index(batch_op.f('ix_change_import_run_id'), ['import_run_id'], unique=False)
        batch_op.create_index('ix_change_row', ['table_name', 'row_key'], unique=False)

    op.create_table('image',
    sa.Column('change_id', sa.Integer(), nullable=False),
    sa.Column('before', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['change_id'], ['change.id'], name=op.f('fk_image_change_id_change')),
    sa.PrimaryKeyConstraint('change_id', name=op.f('pk_image'))
    )
    if op.get_bind().dialect.name == 'sqlite':
        for act in ('UPDATE', 'DELETE'):
            op.execute(f"CREATE TRIGGER change_refuses_{act.lower()} BEFORE {act} ON change "
                       f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END")
    else:
        op.execute("CREATE FUNCTION change_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ "
                   f"BEGIN RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'restrict_violation'; END $$")
        op.execute("CREATE TRIGGER change_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON change "
                   "FOR EACH STATEMENT EXECUTE FUNCTION change_refuses()")


def downgrade() -> None:
    op.drop_table('image')
    with op.batch_alter_table('change', schema=None) as batch_op:
        batch_op.drop_index('ix_change_row')
        batch_op.drop_index(batch_op.f('ix_change_import_run_id'))
        batch_op.drop_index('ix_change_by')
        batch_op.drop_index('ix_change_at')

    op.drop_table('change')
    if op.get_bind().dialect.name != 'sqlite':
        op.execute("DROP FUNCTION change_refuses()")
