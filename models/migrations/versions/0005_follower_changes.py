"""Changes of followers beside totals: who began to follow on a day, by how much the audience grew; TikTok

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

KINDS = ("kind IN ('whatsapp_group', 'facebook_page', 'facebook_group', 'telegram', 'x', 'instagram', 'youtube', "
         "{}'forum', 'website', 'hotline', 'application', 'publication', 'audio', 'other')")
KINDS_BEFORE, KINDS_NOW = KINDS.format(''), KINDS.format("'tiktok', ")

SAYS_BEFORE = 'audience IS NOT NULL OR messages IS NOT NULL OR active_members IS NOT NULL'
SAYS_NOW = f'{SAYS_BEFORE} OR new_followers IS NOT NULL OR net_followers IS NOT NULL'

NEW = ('new_followers', 'net_followers')
OF_NEW = {
    'ck_channel_reading_new_followers_at_least_zero': 'new_followers >= 0',
    'ck_channel_reading_changes_beside_no_audience':
        'audience IS NULL OR (new_followers IS NULL AND net_followers IS NULL)',
}


# SQLite alters no constraint: Alembic copies the table, and what is not said here would be lost. On PostgreSQL nothing
# is copied, and these are not looked at.
def channel(*, kinds):
    table = sa.Table('channel', sa.MetaData(),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('name_en', sa.String(length=200), nullable=False),
    sa.Column('name_ar', sa.String(length=200), nullable=False),
    sa.Column('address', sa.String(length=400), nullable=False),
    sa.Column('owner', sa.String(length=160), nullable=False),
    sa.Column('community_id', sa.Integer(), nullable=True),
    sa.Column('starts', sa.Date(), nullable=True),
    sa.Column('ends', sa.Date(), nullable=True),
    sa.Column('precision', sa.String(length=40), nullable=True),
    sa.Column('confidence', sa.String(length=40), nullable=True),
    sa.Column('notes', sa.String(length=1000), nullable=False),
    sa.CheckConstraint(kinds, name=op.f('ck_channel_kind')),
    sa.CheckConstraint("precision IN ('day', 'month', 'year')", name=op.f('ck_channel_precision')),
    sa.CheckConstraint("confidence IN ('high', 'medium', 'low')", name=op.f('ck_channel_confidence')),
    sa.CheckConstraint("precision <> 'day' OR starts = ends", name=op.f('ck_channel_day_is_one_day')),
    sa.CheckConstraint('(starts IS NULL) = (ends IS NULL) AND (starts IS NULL) = (precision IS NULL)', name=op.f('ck_channel_date_whole_or_absent')),
    sa.CheckConstraint('length(trim(name_en)) > 0 OR length(trim(name_ar)) > 0', name=op.f('ck_channel_named')),
    sa.CheckConstraint('starts <= ends', name=op.f('ck_channel_starts_before_it_ends')),
    sa.ForeignKeyConstraint(['community_id'], ['community.id'], name=op.f('fk_channel_community_id_community')),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_channel_import_run_id_import_run')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_channel')),
    sa.UniqueConstraint('key', name=op.f('uq_channel_key')),
    )
    sa.Index(op.f('ix_channel_community_id'), table.c.community_id)
    sa.Index(op.f('ix_channel_import_run_id'), table.c.import_run_id)
    sa.Index(op.f('ix_channel_kind'), table.c.kind)
    return table


def reading(*, says, new=(), of_new=None):
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
    *(sa.Column(name, sa.Integer(), nullable=True) for name in new),
    sa.CheckConstraint("audience_unit IN ('members', 'followers', 'subscribers', 'likes')", name=op.f('ck_channel_reading_audience_unit')),
    sa.CheckConstraint("basis IN ('counted', 'estimated', 'not_collected')", name=op.f('ck_channel_reading_basis')),
    sa.CheckConstraint("basis <> 'not_collected'", name=op.f('ck_channel_reading_has_a_basis')),
    sa.CheckConstraint('(audience IS NULL) = (audience_unit IS NULL)', name=op.f('ck_channel_reading_audience_has_its_unit')),
    sa.CheckConstraint('active_members >= 0', name=op.f('ck_channel_reading_active_members_at_least_zero')),
    sa.CheckConstraint('audience >= 0', name=op.f('ck_channel_reading_audience_at_least_zero')),
    sa.CheckConstraint('messages >= 0', name=op.f('ck_channel_reading_messages_at_least_zero')),
    sa.CheckConstraint(says, name=op.f('ck_channel_reading_says_something')),
    *(sa.CheckConstraint(rule, name=op.f(name)) for name, rule in (of_new or {}).items()),
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
    with op.batch_alter_table('channel', copy_from=channel(kinds=KINDS_BEFORE)) as batch_op:
        batch_op.drop_constraint(op.f('ck_channel_kind'), type_='check')
        batch_op.create_check_constraint(op.f('ck_channel_kind'), KINDS_NOW)
    with op.batch_alter_table('channel_reading', copy_from=reading(says=SAYS_BEFORE)) as batch_op:
        batch_op.drop_constraint(op.f('ck_channel_reading_says_something'), type_='check')
        for name in NEW:
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=True))
        batch_op.create_check_constraint(op.f('ck_channel_reading_says_something'), SAYS_NOW)
        for name, rule in OF_NEW.items():
            batch_op.create_check_constraint(op.f(name), rule)


def downgrade() -> None:
    # What the older tables have no place for: readings that say nothing else, and the name of a kind.
    op.execute('DELETE FROM channel_reading WHERE audience IS NULL AND messages IS NULL AND active_members IS NULL')
    op.execute("UPDATE channel SET kind = 'other' WHERE kind = 'tiktok'")
    now = reading(says=SAYS_NOW, new=NEW, of_new=OF_NEW)
    with op.batch_alter_table('channel_reading', copy_from=now) as batch_op:
        for name in (*OF_NEW, 'ck_channel_reading_says_something'):
            batch_op.drop_constraint(op.f(name), type_='check')
        for name in NEW:
            batch_op.drop_column(name)
        batch_op.create_check_constraint(op.f('ck_channel_reading_says_something'), SAYS_BEFORE)
    with op.batch_alter_table('channel', copy_from=channel(kinds=KINDS_NOW)) as batch_op:
        batch_op.drop_constraint(op.f('ck_channel_kind'), type_='check')
        batch_op.create_check_constraint(op.f('ck_channel_kind'), KINDS_BEFORE)
