"""`horzel check`, `migrate`, `backup` and `restore`."""

import json
from pathlib import Path

from bot.cli.arguments import Options
from bot.cli.line import Line
from bot.cli.whole_file import write_whole
from bot.failure import Failed
from bot.opening import bring_up_to_date, closing_storage, no_tracebacks, opened
from commands import console, console_check
from storage import backup, check, export, schema
from storage.store import Storage


def run(line: Line, options: Options) -> int:
    """The whole command; the exit code."""
    url = line.settings.database_url.get_secret_value()
    match options.command:
        case "check":
            with opened(url, migrate=False) as storage:
                return _check(line, storage)
        case "migrate":
            with closing_storage(url) as storage, no_tracebacks():
                _migrate(line, storage)
        case "backup":
            with opened(url, migrate=False) as storage, no_tracebacks():
                _backup(storage, options.file)
                line.say(console.backed_up(str(options.file)))
        case _:
            with closing_storage(url) as storage, no_tracebacks():
                _restore(line, storage, options.file)
    return 0


def _check(line: Line, storage: Storage) -> int:
    """What is wrong goes to the output, a line each; `ok` comes last when nothing is."""
    found = storage.read(lambda store: list(check.problems(store.connection)))
    missing = [*line.settings.missing("doors")]
    for each in ([console.settings_wrong([], missing)] if missing else []) + [
        console_check.problem(code, body, number) for code, body, number in found
    ]:
        line.say(each)
    if found or missing:
        raise Failed(console.not_in_order(len(found) + bool(missing)))
    line.say(console.IN_ORDER)
    return 0


def _migrate(line: Line, storage: Storage) -> None:
    """A backup first: beside a SQLite file, for PostgreSQL in the folder where the command runs. Raises Failed."""
    version, newest = schema.version(storage.database), schema.newest()
    if version == newest:
        line.say(console.already_newest(newest))
        return
    if version is not None and version not in schema.versions():
        raise Failed(console.DATABASE_NEWER)
    if version is not None and not storage.database.sqlite:
        target = Path(f"horzel.versie-{version}.json")
        _backup(storage, target)
        line.say(console.backed_up(str(target)))
    copy = bring_up_to_date(storage)
    if copy is not None:
        line.say(console.backed_up(str(copy)))
    line.say(console.migrated(newest))


def _backup(storage: Storage, target: Path) -> None:
    """A copy of the file, or for PostgreSQL everything as JSON."""
    try:
        if storage.database.sqlite:
            backup.copy_to(storage.database, target)
        else:
            storage.read(lambda store: write_whole(target, map(str.encode, export.as_json(store.connection))))
    except OSError as error:
        raise Failed(console.file_unwritable(str(target))) from error


def _restore(line: Line, storage: Storage, source: Path) -> None:
    try:
        is_copy = backup.is_copy(source)
        content = None if is_copy else json.loads(source.read_text(encoding="utf-8"))
    except OSError as error:
        raise Failed(console.file_unreadable(str(source))) from error
    except ValueError as error:
        raise Failed(console.not_a_backup(str(source))) from error
    if is_copy and not storage.database.sqlite:
        raise Failed(console.only_into_sqlite(source.name))
    if not is_copy and not isinstance(content, dict):
        raise Failed(console.not_a_backup(str(source)))
    _keep_what_is_there(line, storage, source)
    try:
        if content is None:
            _put_back(storage, source)
            schema.migrate(storage.database)
        else:
            export.read_back(storage.database, content)
    except (OSError, export.NotOurs) as error:
        raise Failed(console.not_a_backup(str(source))) from error
    line.say(console.restored(str(source)))


def _put_back(storage: Storage, source: Path) -> None:
    """The copy is whole: what goes wrong now is wrong with the place it goes to."""
    try:
        backup.copy_from(storage.database, source)
    except OSError as error:
        raise Failed(console.DATABASE_UNWRITABLE) from error


def _keep_what_is_there(line: Line, storage: Storage, source: Path) -> None:
    """Before anything is overwritten, it is copied: beside the database file, or beside the backup."""
    if schema.version(storage.database) is None:
        return
    file = backup.file_of(storage.database)
    beside, ending = file or source, "" if file else ".json"
    moment = line.now().strftime("%Y%m%d-%H%M%S-%f")
    kept = beside.with_name(f"{beside.name}.voor-{moment}{ending}")
    _backup(storage, kept)
    line.say(console.kept_before_restore(str(kept)))
