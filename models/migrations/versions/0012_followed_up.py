"""Which reported commitment the ministry follows up with one of its own; notes of what was written before

Revision ID: 0012
Revises: 0011
"""

from alembic import op


revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

FOREIGN = 'fk_commitment_follows_id_commitment'
UNIQUE = 'uq_commitment_follows_id'


def upgrade() -> None:
    # Written with its column, which both databases take: by itself, SQLite would have to copy the table for it.
    op.execute(f'ALTER TABLE commitment ADD COLUMN follows_id INTEGER CONSTRAINT {FOREIGN} REFERENCES commitment (id)')
    op.create_index(UNIQUE, 'commitment', ['follows_id'], unique=True)
    op.execute("ALTER TABLE commitment ADD COLUMN notes VARCHAR(4000) DEFAULT '' NOT NULL")


def downgrade() -> None:
    op.drop_column('commitment', 'notes')
    op.drop_index(UNIQUE, 'commitment')
    op.drop_column('commitment', 'follows_id')
