"""Each name of a community once in its country, in each language: several may have a name in Arabic alone

Revision ID: 0007
Revises: 0006
"""

import json
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

import models.base


revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

OLD = 'uq_community_country_code_name_en'
NAMES = ('name_en', 'name_ar')
LONGEST = 120

COMMUNITY = sa.table('community', *map(sa.column, ('id', 'key', 'country_code', *NAMES)))
CHANGE = sa.table('change', sa.column('at', models.base.UtcDateTime()),
                  *map(sa.column, ('by', 'how', 'act', 'table_name', 'row_key', 'columns')))


# SQLite alters no constraint: Alembic copies the table, and what is not said here would be lost. On PostgreSQL nothing
# is copied, and this is not looked at.
def community(*, old, names):
    table = sa.Table('community', sa.MetaData(),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.Column('import_run_id', sa.Integer(), nullable=True),
    sa.Column('country_code', sa.String(length=2), nullable=False),
    sa.Column('level', sa.String(length=40), nullable=False),
    sa.Column('name_en', sa.String(length=LONGEST), nullable=False),
    sa.Column('name_ar', sa.String(length=LONGEST), nullable=False),
    sa.Column('tier', sa.String(length=40), nullable=True),
    sa.Column('folded', sa.String(length=800), nullable=False),
    sa.CheckConstraint("level IN ('country', 'city')", name=op.f('ck_community_level')),
    sa.CheckConstraint("tier IN ('A', 'B', 'C')", name=op.f('ck_community_tier')),
    sa.CheckConstraint('length(trim(name_en)) > 0 OR length(trim(name_ar)) > 0', name=op.f('ck_community_named')),
    sa.ForeignKeyConstraint(['country_code'], ['country.code'], name=op.f('fk_community_country_code_country')),
    sa.ForeignKeyConstraint(['import_run_id'], ['import_run.id'], name=op.f('fk_community_import_run_id_import_run')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_community')),
    sa.UniqueConstraint('key', name=op.f('uq_community_key')),
    *([sa.UniqueConstraint('country_code', 'name_en', name=op.f(OLD))] if old else []),
    )
    sa.Index(op.f('ix_community_country_code'), table.c.country_code)
    sa.Index(op.f('ix_community_import_run_id'), table.c.import_run_id)
    sa.Index(op.f('uq_community_country_wide'), table.c.country_code, unique=True, **only("level = 'country'"))
    for name in names:
        sa.Index(op.f(f'uq_community_{name}'), table.c.country_code, table.c[name], unique=True, **only(f"{name} <> ''"))
    return table


def only(condition):
    return {'sqlite_where': sa.text(condition), 'postgresql_where': sa.text(condition)}


def upgrade() -> None:
    tell_apart()
    with op.batch_alter_table('community', copy_from=community(old=True, names=())) as batch_op:
        batch_op.drop_constraint(op.f(OLD), type_='unique')
        for name in NAMES:
            batch_op.create_index(op.f(f'uq_community_{name}'), ['country_code', name], unique=True, **only(f"{name} <> ''"))


def downgrade() -> None:
    # What the older table has no place for: a second community of a country without an English name.
    first = COMMUNITY.alias()
    earlier = (first.c.country_code == COMMUNITY.c.country_code) & (first.c.name_en == '') & (first.c.id < COMMUNITY.c.id)
    second = (COMMUNITY.c.name_en == '') & sa.exists().where(earlier)
    numbers = op.get_bind().scalars(sa.select(COMMUNITY.c.id).where(second)).all()
    op.execute(sa.update(COMMUNITY).where(COMMUNITY.c.id.in_(numbers)).values(name_en=COMMUNITY.c.key))
    with op.batch_alter_table('community', copy_from=community(old=False, names=NAMES)) as batch_op:
        for name in NAMES:
            batch_op.drop_index(op.f(f'uq_community_{name}'))
        batch_op.create_unique_constraint(op.f(OLD), ['country_code', 'name_en'])


def tell_apart() -> None:
    """Two of one Arabic name in a country keep it: the later with its key behind it, and the history says so."""
    db = op.get_bind()
    taken = set()
    for row in db.execute(sa.select(COMMUNITY).where(COMMUNITY.c.name_ar != '').order_by(COMMUNITY.c.id)).all():
        name = row.name_ar
        if (row.country_code, name) in taken:
            behind = f' ({row.key})'
            name = row.name_ar[:LONGEST - len(behind)] + behind
            db.execute(sa.update(COMMUNITY).where(COMMUNITY.c.id == row.id).values(name_ar=name))
            db.execute(sa.insert(CHANGE).values(
                at=datetime.now(UTC), by='python -m outreach init', how='command', act='changed',
                table_name='community', row_key=row.key,
                columns=json.dumps({'name_ar': [row.name_ar, name]}, ensure_ascii=False),
            ))
        taken.add((row.country_code, name))
