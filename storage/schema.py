"""The schema: brings a database to the newest migration, and tells which one it has. The way back is a backup.

alembic is imported only when there is something to migrate: it costs a quarter of a second.
"""

from pathlib import Path

from sqlalchemy import inspect, text

from storage.engine import Database

_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Bring the schema to the newest version; does nothing when it is there."""
    if version(database) != newest():
        upgrade(database, "head")


def upgrade(database: Database, target: str) -> None:
    """Bring the schema to a version by its number, or to `head`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["engine"] = database.engine
    command.upgrade(config, target)


def version(database: Database) -> str | None:
    """The migration this database is at, None when it is empty."""
    with database.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found


def versions() -> tuple[str, ...]:
    """The migrations there are, oldest first: the number in front of each file's name."""
    return tuple(sorted(path.name.partition("_")[0] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py")))


def newest() -> str:
    """The newest migration there is."""
    return versions()[-1]
