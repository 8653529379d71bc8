"""The last day beside each total of a country or community, and all totals in the order in which they are asked

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op


revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

KEYS = 'place_kind, place, bucket, kind, status, organiser'
SUMS = 'starts, ends, activities, counted, estimated, unknown_attendance, minutes, timed'
# What is known to the day falls into a month, and a date reads alike on both databases.
DAYS = """
    SELECT {place_kind} AS place_kind, {place} AS place, substr(CAST(a.starts AS VARCHAR), 1, 7) AS bucket, a.kind,
           a.status, a.organiser, max(a.starts) AS last_day
    FROM activity a {joined} WHERE a.precision = 'day'
    GROUP BY {place}, substr(CAST(a.starts AS VARCHAR), 1, 7), a.kind, a.status, a.organiser
"""
OF_COUNTRIES = DAYS.format(
    place_kind="'country'",
    place="coalesce(c.country_code, '')",
    joined='LEFT JOIN activity_country c ON c.activity_id = a.id',
)
OF_COMMUNITIES = DAYS.format(
    place_kind="'community'",
    place='p.key',
    joined='JOIN activity_community c ON c.activity_id = a.id JOIN community p ON p.id = c.community_id',
)


def upgrade() -> None:
    op.add_column('activity_total', sa.Column('last_day', sa.Date(), nullable=True))
    op.execute(f'CREATE TEMPORARY TABLE total_before AS SELECT {KEYS}, {SUMS} FROM activity_total')
    op.execute(f'CREATE TEMPORARY TABLE last_days AS {OF_COUNTRIES} UNION ALL {OF_COMMUNITIES}')
    op.execute(f'CREATE UNIQUE INDEX last_days_of ON last_days ({KEYS})')
    op.execute('DELETE FROM activity_total')
    op.execute(f'INSERT INTO activity_total ({KEYS}, {SUMS}, last_day) SELECT {KEYS}, {SUMS}, last_day '
               f'FROM total_before LEFT JOIN last_days USING ({KEYS}) ORDER BY {KEYS}')
    op.execute('DROP TABLE last_days')
    op.execute('DROP TABLE total_before')


def downgrade() -> None:
    op.drop_column('activity_total', 'last_day')
