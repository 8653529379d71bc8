"""Runs the migrations, on SQLite and PostgreSQL, against the address that the caller hands in."""

import os

from alembic import context

import models
from models.engine import engine

# The alembic command on its own (to write a new migration) takes the address from the environment.
url = context.config.attributes.get("url") or os.environ["DATABASE_URL"]

with engine(url).connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=models.Base.metadata,
        # SQLite cannot alter a constraint: Alembic copies the table instead.
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
