"""A working group on a real database, to talk to: `say` what somebody types, `press` a button, `tick` the clock."""

import itertools
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from types import TracebackType
from typing import Self

from bot.terminal import draw
from commands.command import Job, Request
from commands.dutch import AMSTERDAM
from commands.handle import answers
from commands.meetings import MEETING_JOBS
from commands.reply import Button, Reply
from commands.weekly import WEEKLY_JOBS
from storage.changes import Actor, table
from storage.conversations import SeenBefore
from storage.directory import Directory
from storage.models import Member, Outgoing, Party
from storage.store import Storage, Store
from storage.values import Owner

CHANNEL = "slack:T1:C1"
ROLES = {"Sanne": "secretaris", "Vera": "voorzitter", "Luuk": "lid", "Noor": "lid", "Kees": "kennisambassadeur"}
SPEAKS_FOR = {"Luuk": "LLTB", "Noor": "Noord-Limburg", "Sanne": "Provincie Limburg", "Kees": "Kennisambassadeur"}
PARTIES: tuple[tuple[str, str, list[str], str], ...] = (
    ("organisatie", "Provincie Limburg", ["provincie", "prov"], ""),
    ("organisatie", "LLTB", [], ""),
    ("organisatie", "LWV", [], ""),
    ("regio", "Noord-Limburg", ["noord"], ""),
    ("gemeente", "Venlo", [], "Noord-Limburg"),
    ("gemeente", "Weert", [], "Midden-Limburg"),
    ("rol", "Kennisambassadeur", ["ambassadeur"], ""),
    ("allen", "Allen", ["iedereen"], ""),
)
SETTINGS = {
    "themes": [{"name": "Wonen", "aliases": []}, {"name": "Werken", "aliases": []}],
    "meeting_words": ["taskforce"],
}


def at(words: str) -> datetime:
    """`2023-05-02 10:00` on the clock of Amsterdam."""
    return datetime.fromisoformat(words).replace(tzinfo=AMSTERDAM)


@dataclass
class Group:
    """The Taskforce; whoever it is that speaks is named with every line."""

    url: str
    now: datetime = field(default_factory=lambda: at("2023-05-02 10:00"))
    keys: "itertools.count[int]" = field(default_factory=itertools.count)

    def __enter__(self) -> Self:
        self.storage = Storage(self.url)
        self.answer = answers(self.storage)
        self.storage.write(self._found).result()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.storage.close()

    def _found(self, store: Store) -> None:
        body = store.bodies.add("taskforce", "Taskforce", SETTINGS)
        store.enter(body, Actor(None, "found", self.now - timedelta(days=90)))
        store.bodies.set_place(body, CHANNEL)
        parties = {}
        for kind, name, aliases, region in PARTIES:
            party = Party(body_id=body.id, kind=kind, name=name, aliases=aliases, region=region)
            parties[name] = store.changes.add(party).id
        for name, role in ROLES.items():
            speaks = [parties[SPEAKS_FOR[name]]] if name in SPEAKS_FOR else []
            member = store.changes.add(Member(body_id=body.id, name=name, role=role, parties=speaks))
            store.bodies.add_account(body, member, f"slack:T1:{name}")
        store.finish()

    def say(self, text: str, who: str = "Sanne", *, private: bool = False) -> Reply:
        """What `who` types as a command, or in a private message."""
        request = self._request(who, private=private)
        return self.answer(replace(request, text=text, heard="message" if private else "command")).result()

    def press(self, button: Button, who: str = "Sanne") -> Reply:
        request = replace(self._request(who), command=button.command, values=button.args, heard="button")
        return self.answer(request).result()

    def send(self, reply: Reply, values: dict[str, str], who: str = "Sanne") -> Reply:
        """Send the form of a reply, with what it already holds and these values."""
        assert reply.form
        filled = {field.name: field.value for field in reply.form.inputs} | values
        request = replace(self._request(who), command=reply.form.command, values=reply.form.args | filled, heard="form")
        return self.answer(request).result()

    def _request(self, who: str, *, private: bool = False) -> Request:
        place = f"slack:T1:D{who}" if private else CHANNEL
        return Request(f"k{next(self.keys)}", f"slack:T1:{who}", place, self.now, name=who, private=private)

    def tick(self, now: datetime | None = None, storage: Storage | None = None) -> list[str]:
        """All that is due for the group at a moment, each job in a transaction of its own."""
        moment = now or self.now
        told: list[str] = []
        for job in (*MEETING_JOBS, *WEEKLY_JOBS):
            with suppress(SeenBefore):
                told += (storage or self.storage).write(partial(_run_job, job, moment)).result()
        return told

    def posted(self, kind: str) -> list[Outgoing]:
        """What was put out of a kind, oldest first."""
        outgoing = table(Outgoing)
        question = outgoing.select().where(outgoing.c.kind == kind).order_by(outgoing.c.id)
        return self.storage.read(
            lambda store: [Outgoing.read(row) for row in store.connection.execute(question).mappings()]
        )

    def replies(self, kind: str) -> list[Reply]:
        return [Reply.from_json(message.reply) for message in self.posted(kind)]

    def point(
        self,
        text: str,
        *owners: str,
        due: date | None = None,
        created: datetime | None = None,
        by: str = "Sanne",
        **values: object,
    ) -> int:
        """Put an action point in the list as it was put there at some moment; returns its number."""

        def add(store: Store) -> int:
            directory = self._enter(store, by, created)
            named = [directory.find_owner(owner) or Owner(owner) for owner in owners]
            action = store.actions.new(text, named, due=due, **values)
            store.finish()
            return action.number

        return self.storage.write(add).result()

    def _enter(self, store: Store, by: str, moment: datetime | None) -> Directory:
        body = store.bodies.called("taskforce", lock=True)
        assert body
        store.enter(body, Actor(None, f"p{next(self.keys)}", moment or self.now))
        directory = store.directory()
        store.changes.actor.member_id = directory.member_names[by.casefold()].id
        return directory


def _run_job(job: Job, moment: datetime, store: Store) -> list[str]:
    body = store.bodies.called("taskforce", lock=True)
    assert body
    store.enter(body, Actor(None, f"tick:{moment.isoformat()}", moment))
    told = job.run(store, store.directory(), moment)
    store.finish()
    return told


def words(reply: Reply) -> str:
    """The reply as text."""
    return draw.text(reply)
