"""`horzel export`, `list` and `state`: what is in the database, for people and for programs."""

import json
from functools import partial

from bot.arguments import Options
from bot.line import Line
from bot.opening import opened
from storage.listing import states, texts
from storage.store import Store


def run(line: Line, options: Options) -> int:
    """The whole command; the exit code."""
    with opened(line.settings.database_url.get_secret_value(), migrate=False) as storage:
        match options.command:
            case "list":
                storage.read(partial(_list, line))
            case "state":
                storage.read(partial(_state, line))
    return 0


def _list(line: Line, store: Store) -> None:
    for text in texts(store.connection):
        line.say(json.dumps(text, ensure_ascii=False))


def _state(line: Line, store: Store) -> None:
    for number, body, workspace, status in states(store.connection):
        line.say(f"{number} {body} {workspace} {status}")
