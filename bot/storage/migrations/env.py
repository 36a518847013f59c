"""Alembic's entry: runs the migrations over the engine that was handed in, one process at once."""

from __future__ import annotations

from alembic import context

LOCK = 1_935_765_093

engine = context.config.attributes["engine"]
with engine.connect() as connection:
    connection.exec_driver_sql(
        "BEGIN IMMEDIATE"
        if engine.dialect.name == "sqlite"
        else f"SELECT pg_advisory_xact_lock({LOCK})"
    )
    context.configure(connection=connection, transactional_ddl=False)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
