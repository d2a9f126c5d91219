"""`horzel export`, `list` and `state`: what is in the database, for people and for programs."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from bot.cli.arguments import Options
from bot.cli.choosing import chosen_body
from bot.cli.line import Line
from bot.cli.making import Made, made
from bot.cli.whole_file import write_whole
from bot.failure import Failed
from bot.opening import opened
from commands import console
from commands.round.list_made import list_report, on_day
from storage.agenda import revisions
from storage.backup import must_be_another_file
from storage.changes import Actor
from storage.export import as_json, rows_of
from storage.listing import states, texts
from storage.store import Storage, Store


def run(line: Line, options: Options) -> int:
    """The whole command; the exit code."""
    with opened(line.settings.database_url.get_secret_value(), migrate=False) as storage:
        if options.out is not None:
            _must_be_another_file(storage, options.out)
        match options.command:
            case "list":
                storage.read(partial(_list, line))
            case "state":
                storage.read(partial(_state, line))
            case _ if options.woo:
                from bot.cli.woo import give_out

                _put(line, options, give_out(line, options, storage))
            case _:
                storage.read(partial(_export, line, options))
    return 0


def _must_be_another_file(storage: Storage, target: Path) -> None:
    try:
        must_be_another_file(storage.database, target)
    except OSError as error:
        raise Failed(console.file_unwritable(str(target))) from error


def _list(line: Line, store: Store) -> None:
    for text in texts(store.connection):
        line.say(json.dumps(text, ensure_ascii=False))


def _state(line: Line, store: Store) -> None:
    for number, body, workspace, status in states(store.connection):
        line.say(f"{number} {body} {workspace} {status}")


def _export(line: Line, options: Options, store: Store) -> None:
    body = chosen_body(store, options.body) if options.body else None
    _put(line, options, _made(line, options, store, body.id if body else 0))


def _put(line: Line, options: Options, pieces: Iterable[bytes]) -> None:
    if options.out is None:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(options.out, pieces)
    except OSError as error:
        raise Failed(console.file_unwritable(str(options.out))) from error
    line.say(console.saved(str(options.out)))


def _made(line: Line, options: Options, store: Store, body_id: int) -> Iterator[bytes]:
    """The export, piece by piece. Raises WrongUse for what cannot be."""
    what, form = options.what, options.format
    if what == "actions" and body_id and form in ("docx", "pdf", "xlsx", "md"):
        yield _action_list(store, body_id, form, line.now())
        return

    def rows(kind: str) -> Iterator[Mapping[str, Any]]:
        return rows_of(store.connection, kind, body_id)

    source = Made(
        rows,
        lambda: as_json(store.connection, what, body_id),
        revised=lambda: revisions(store.connection, body_id),
    )
    yield from made(what, form, source, line.now())


def _action_list(store: Store, body_id: int, form: str, now: datetime) -> bytes:
    """The list of one body in the columns that the group knows."""
    from bot.files.write import written

    body = store.bodies.numbered(body_id)
    if body is None:
        raise Failed(console.cannot_be("actions", form))
    store.enter(body, Actor(None, "export", now))
    report = list_report(store, body.name, on_day(store), closed=True)
    return written(f"actielijst.{form}", report.model_copy(update={"made_at": now}))
