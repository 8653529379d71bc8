"""Runs the migrations, on SQLite and PostgreSQL, against the address that the caller hands in."""

import os

from alembic import context

import models
from models.engine import engine

# The alembic command on its own (to write a new migration) takes the address from the environment.
url = context.config.attributes.get("url") or os.environ["DATABASE_URL"]

with engine(url).connect() as connection:
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        # Outside a transaction, where alone it has an effect: a table that is copied is dropped afterwards, and all
        # that refers to its rows would be deleted with it.
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
        # Its driver would begin with the first row and not with the first table, and leave half of what fails.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
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
    finally:
        if sqlite:
            # The connection keeps its settings: nobody else may get it.
            connection.invalidate()
