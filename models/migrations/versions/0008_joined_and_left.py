"""Who joined a group and who left it, beside its messages

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op


revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

NEW = ('joined', 'departed')
OF_NEW = {f'ck_channel_reading_{name}_at_least_zero': f'{name} >= 0' for name in NEW}

SAYS = 'ck_channel_reading_says_something'
BEFORE = 'audience IS NOT NULL OR messages IS NOT NULL OR active_members IS NOT NULL'
CHANGES = 'new_followers IS NOT NULL OR net_followers IS NOT NULL'
SAYS_BEFORE = f'{BEFORE} OR {CHANGES}'
SAYS_NOW = f'{BEFORE} OR joined IS NOT NULL OR departed IS NOT NULL OR {CHANGES}'


# SQLite alters no constraint: Alembic copies the table, and what is not said here would be lost. On PostgreSQL nothing
# is copied, and this is not looked at.
def reading(*, says, new=()):
    table = sa.Table('channel_reading', sa.MetaData(),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('channel_id', sa.Integer(), nullable=False),
    sa.Column('read_on', sa.Date(), nullable=False),
    sa.Column('audience', sa.Integer(), nullable=True),
    sa.Column('audience_unit', sa.String(length=40), nullable=True),
    sa.Column('messages', sa.Integer(), nullable=True),
    sa.Column('active_members', sa.Integer(), nullable=True),
    sa.Column('basis', sa.String(length=40), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('new_followers', sa.Integer(), nullable=True),
    sa.Column('net_followers', sa.Integer(), nullable=True),
    *(sa.Column(name, sa.Integer(), nullable=True) for name in new),
    sa.CheckConstraint("audience_unit IN ('members', 'followers', 'subscribers', 'likes')", name=op.f('ck_channel_reading_audience_unit')),
    sa.CheckConstraint("basis IN ('counted', 'estimated', 'not_collected')", name=op.f('ck_channel_reading_basis')),
    sa.CheckConstraint("basis <> 'not_collected'", name=op.f('ck_channel_reading_has_a_basis')),
    sa.CheckConstraint('(audience IS NULL) = (audience_unit IS NULL)', name=op.f('ck_channel_reading_audience_has_its_unit')),
    sa.CheckConstraint('active_members >= 0', name=op.f('ck_channel_reading_active_members_at_least_zero')),
    sa.CheckConstraint('audience >= 0', name=op.f('ck_channel_reading_audience_at_least_zero')),
    sa.CheckConstraint('messages >= 0', name=op.f('ck_channel_reading_messages_at_least_zero')),
    sa.CheckConstraint('new_followers >= 0', name=op.f('ck_channel_reading_new_followers_at_least_zero')),
    sa.CheckConstraint('audience IS NULL OR (new_followers IS NULL AND net_followers IS NULL)', name=op.f('ck_channel_reading_changes_beside_no_audience')),
    sa.CheckConstraint(says, name=op.f(SAYS)),
    *(sa.CheckConstraint(OF_NEW[f'ck_channel_reading_{name}_at_least_zero'], name=op.f(f'ck_channel_reading_{name}_at_least_zero')) for name in new),
    sa.ForeignKeyConstraint(['channel_id'], ['channel.id'], name=op.f('fk_channel_reading_channel_id_channel'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_channel_reading_import_run_id_import_run')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_channel_reading')),
    sa.UniqueConstraint('channel_id', 'read_on', 'audience_unit', name=op.f('uq_channel_reading_day')),
    )
    sa.Index(op.f('ix_channel_reading_channel_id'), table.c.channel_id)
    sa.Index(op.f('ix_channel_reading_import_run_id'), table.c.import_run_id)
    sa.Index(op.f('ix_channel_reading_read_on'), table.c.read_on)
    sa.Index(op.f('uq_channel_reading_day_without_audience'), table.c.channel_id, table.c.read_on, unique=True,
             sqlite_where=sa.text('audience_unit IS NULL'), postgresql_where=sa.text('audience_unit IS NULL'))
    return table


def upgrade() -> None:
    with op.batch_alter_table('channel_reading', copy_from=reading(says=SAYS_BEFORE)) as batch_op:
        batch_op.drop_constraint(op.f(SAYS), type_='check')
        for name in NEW:
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=True))
        batch_op.create_check_constraint(op.f(SAYS), SAYS_NOW)
        for name, rule in OF_NEW.items():
            batch_op.create_check_constraint(op.f(name), rule)


def downgrade() -> None:
    # What the older table has no place for: readings that say nothing else.
    op.execute('DELETE FROM channel_reading WHERE audience IS NULL AND messages IS NULL AND active_members IS NULL '
               'AND new_followers IS NULL AND net_followers IS NULL')
    with op.batch_alter_table('channel_reading', copy_from=reading(says=SAYS_NOW, new=NEW)) as batch_op:
        for name in (*OF_NEW, SAYS):
            batch_op.drop_constraint(op.f(name), type_='check')
        for name in NEW:
            batch_op.drop_column(name)
        batch_op.create_check_constraint(op.f(SAYS), SAYS_BEFORE)
