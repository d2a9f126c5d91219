"""The schema: brings a database to the newest migration, and tells which one it has."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.engine import Database

_MIGRATIONS = Path(__file__).parent / "migrations"


def _config(database: Database) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["engine"] = database.engine
    return config


def migrate(database: Database) -> None:
    """Bring the schema to the newest version; does nothing when it is there."""
    if version(database) != newest():
        command.upgrade(_config(database), "head")


def version(database: Database) -> str | None:
    """The migration this database is at, None when it is empty."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """The newest migration there is."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return ScriptDirectory.from_config(config).get_current_head()
