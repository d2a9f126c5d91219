"""How alembic runs here: on the engine that is handed in, each migration in a transaction of its own."""

from alembic import context
from sqlalchemy import Connection, Engine, text

from storage.models import Row
from storage.models.traffic import UNFINISHED

_ONE_AT_A_TIME = 4_686_727  # any number, the same for every Horzel

_ONLY_WHERE = {"action_open": "open", "action_closed": "NOT open", "outgoing_due": UNFINISHED.text}
"""The conditions of partial indexes on PostgreSQL. Naming it in the models would load all that SQLAlchemy knows of it,
20 ms and 2 MB of every start, also where there is only SQLite."""

for _table in Row.metadata.tables.values():
    for _index in _table.indexes:
        if _index.name in _ONLY_WHERE:
            _index.dialect_kwargs["postgresql_where"] = text(_ONLY_WHERE[_index.name])


def _migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:  # sqlite3 itself begins no transaction for DDL; without ours a half migration would stay (trap 2)
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:  # two processes that start together: one migrates, the other finds it done
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})")
        _run(connection, sqlite)
        connection.commit()


def _run(connection: Connection, sqlite: bool) -> None:
    context.configure(
        connection=connection,
        target_metadata=Row.metadata,
        render_as_batch=sqlite,
        compare_type=True,
        transactional_ddl=not sqlite,
    )
    with context.begin_transaction():
        context.run_migrations()


_migrate(context.config.attributes["engine"])
