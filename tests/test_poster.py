"""Putting messages out: once each, whoever posts, and honest about what nobody can know."""

import asyncio
import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot import arrivals
from bot.post_error import PostError
from bot.poster import Poster
from commands.console import REPEATED
from commands.dutch import AMSTERDAM
from commands.reply import Reply
from storage import writer
from storage.changes import table
from storage.models import Outgoing
from storage.outgoing import CLAIM
from storage.store import Storage, Store

NOW = datetime(2023, 5, 15, 9, tzinfo=AMSTERDAM)
REFUSED, LATER, UNKNOWN = "Geweigerd.", "Even wachten.", "Onbekend."


@dataclass
class Chat:
    """A platform: keeps what arrived; `refuse`, `blind` and `fixed` say what goes wrong with what it is asked next."""

    arrived: list[tuple[str, str, str]] = field(default_factory=list)
    refuse: list[PostError | None] = field(default_factory=list)
    blind: PostError | None = None
    fixed: PostError | None = None
    redrawn: list[tuple[str, str, str]] = field(default_factory=list)
    called: asyncio.Event = field(default_factory=asyncio.Event)
    gate: asyncio.Event | None = None

    async def post(self, address: str, reply: Reply, mark: str) -> str:
        self.called.set()
        if self.gate:
            await self.gate.wait()
        await asyncio.sleep(0)
        error = self.refuse.pop(0) if self.refuse else None
        if error and not error.unknown:
            raise error
        self.arrived.append((address, reply.summary, mark))
        if error:
            raise error
        return f"ts{len(self.arrived)}"

    async def find(self, address: str, mark: str) -> str | None:
        if self.blind:
            raise self.blind
        return next((f"ts{n}" for n, (_, _, known) in enumerate(self.arrived, 1) if known == mark), None)

    async def update(self, address: str, message_id: str, reply: Reply) -> None:
        if self.fixed:
            raise self.fixed
        self.redrawn.append((address, message_id, reply.summary))

    @property
    def summaries(self) -> list[str]:
        return [summary for _, summary, _ in self.arrived]


@contextmanager
def opened(url: str) -> Iterator[Storage]:
    storage = Storage(url)
    try:
        yield storage
    finally:
        storage.close()


def put_out(storage: Storage, *marks: str, address: str = "slack:T1:C1", kind: str = "digest") -> None:
    def add(store: Store) -> None:
        for mark in marks:
            reply = Reply(summary=f"Bericht {mark}").to_json()
            store.outbox.add(None, address, kind, reply, mark, NOW)

    storage.write(add).result()


def row(storage: Storage, mark: str) -> Outgoing:
    outgoing = table(Outgoing)
    question = select(outgoing).where(outgoing.c.mark == mark)
    return storage.read(lambda store: Outgoing.read(store.connection.execute(question).mappings().one()))


def post(storage: Storage, chat: Chat, now: datetime = NOW) -> int:
    return asyncio.run(Poster(storage, {"slack": chat}, lambda: now).post_due(now))


def test_what_was_put_out_is_posted_once_and_what_came_back_is_noted(storage: Storage) -> None:
    chat = Chat()
    put_out(storage, "a", "b")
    assert post(storage, chat) == 2
    assert post(storage, chat) == 0
    assert chat.arrived == [("slack:T1:C1", "Bericht a", "a"), ("slack:T1:C1", "Bericht b", "b")]
    assert (row(storage, "b").state, row(storage, "b").remote, row(storage, "b").posted_at) == ("posted", "ts2", NOW)


def test_the_same_message_is_never_put_out_twice(storage: Storage) -> None:
    chat = Chat()
    put_out(storage, "a", "a")
    assert post(storage, chat) == 1


def test_a_message_of_another_platform_or_of_later_waits(storage: Storage) -> None:
    chat = Chat()
    put_out(storage, "teams", address="teams:T1:C1")
    storage.write(
        lambda store: store.outbox.add(None, "slack:T1:C1", "x", "{}", "later", NOW, NOW + timedelta(hours=1))
    ).result()
    assert post(storage, chat) == 0
    assert row(storage, "teams").state == "waiting"


def test_posters_in_several_processes_post_every_message_once(database_url: str) -> None:
    chat = Chat()
    with opened(database_url) as one, opened(database_url) as two:
        for number in range(60):
            put_out(one, f"m{number}", address=f"slack:T1:C{number % 7}")

        async def both() -> list[int]:
            posters = [Poster(each, {"slack": chat}, lambda: NOW) for each in (one, two, one)]
            return await asyncio.gather(*(poster.post_due(NOW) for poster in posters))

        assert sum(asyncio.run(both())) == 60
    assert sorted(mark for _, _, mark in chat.arrived) == sorted(f"m{number}" for number in range(60))


def test_messages_of_one_place_keep_their_order(storage: Storage) -> None:
    chat = Chat()
    put_out(storage, *(f"m{number:02}" for number in range(30)))
    post(storage, chat)
    assert [mark for _, _, mark in chat.arrived] == [f"m{number:02}" for number in range(30)]


@pytest.mark.parametrize("error", [PostError(LATER, retry_after=30), PostError(LATER)])
def test_what_must_wait_keeps_its_place_before_what_comes_after_it(sqlite_url: str, error: PostError) -> None:
    """Slack and Teams say how long; a line that is down says nothing. `d` was put out while they waited."""

    async def steps(storage: Storage, chat: Chat) -> list[int]:
        moment = [NOW]
        poster = Poster(storage, {"slack": chat}, lambda: moment[0])
        put_out(storage, "a", "b", "c")
        arrived = [await poster.post_due(NOW)]
        put_out(storage, "d")
        put_out(storage, "other", address="slack:T1:C2")
        arrived.append(await poster.post_due(NOW + timedelta(seconds=1)))
        arrived.append(await poster.post_due(NOW + timedelta(minutes=1)))
        return arrived

    chat = Chat(refuse=[error])
    with opened(sqlite_url) as storage:
        assert asyncio.run(steps(storage, chat)) == [0, 1, 4]
    assert [mark for _, _, mark in chat.arrived] == ["other", "a", "b", "c", "d"]


def test_who_stops_gives_back_what_was_not_begun(sqlite_url: str) -> None:
    """What stays claimed is looked for later; where nobody can look it would be called a repetition."""
    chat = Chat(gate=asyncio.Event())

    async def steps(storage: Storage) -> None:
        assert chat.gate
        running = asyncio.ensure_future(Poster(storage, {"slack": chat}, lambda: NOW).run())
        await chat.called.wait()
        running.cancel()
        await asyncio.sleep(0)
        chat.gate.set()
        await asyncio.wait({running})

    with opened(sqlite_url) as storage:
        put_out(storage, "a", "b", "c")
        asyncio.run(steps(storage))
        assert [row(storage, mark).state for mark in "abc"] == ["posted", "waiting", "waiting"]


def test_what_arrived_while_the_database_was_busy_is_noted_afterwards(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_PATIENCE", 0.02)
    monkeypatch.setattr(arrivals, "_AGAIN", 0.02)
    chat = Chat(gate=asyncio.Event())

    async def steps(storage: Storage) -> None:
        assert chat.gate
        posting = asyncio.ensure_future(post_due(storage))
        await chat.called.wait()
        with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            chat.gate.set()
            await asyncio.sleep(0.1)
            other.execute("ROLLBACK")
        assert await posting == 1

    async def post_due(storage: Storage) -> int:
        return await Poster(storage, {"slack": chat}, lambda: NOW).post_due(NOW)

    with opened(sqlite_url) as storage:
        put_out(storage, "a")
        asyncio.run(steps(storage))
        assert row(storage, "a").state == "posted"


def test_after_an_unknown_outcome_a_message_that_arrived_is_found_and_not_posted_again(storage: Storage) -> None:
    chat = Chat(refuse=[PostError(UNKNOWN, unknown=True)])
    put_out(storage, "a")
    assert post(storage, chat) == 0
    assert row(storage, "a").state == "unknown"
    assert post(storage, chat, NOW + timedelta(minutes=1)) == 1
    assert chat.summaries == ["Bericht a"]
    assert row(storage, "a").remote == "ts1"


def test_after_an_unknown_outcome_a_message_that_did_not_arrive_is_posted_as_it_was(storage: Storage) -> None:
    chat = Chat(refuse=[PostError(UNKNOWN, unknown=True)])
    put_out(storage, "a")
    post(storage, chat)
    chat.arrived.clear()
    assert post(storage, chat, NOW + timedelta(minutes=1)) == 1
    assert chat.summaries == ["Bericht a"]


def test_where_one_cannot_look_the_second_message_says_that_it_is_one(storage: Storage) -> None:
    chat = Chat(refuse=[PostError(UNKNOWN, unknown=True)], blind=PostError("Kan niet kijken.", permanent=True))
    put_out(storage, "a")
    post(storage, chat)
    post(storage, chat, NOW + timedelta(minutes=1))
    assert chat.summaries == ["Bericht a", f"{REPEATED}Bericht a"]


def test_where_looking_fails_for_a_moment_it_is_tried_again_before_anything_is_repeated(storage: Storage) -> None:
    chat = Chat(refuse=[PostError(UNKNOWN, unknown=True)], blind=PostError("Nu niet.", retry_after=5))
    put_out(storage, "a")
    post(storage, chat)
    post(storage, chat, NOW + timedelta(minutes=1))
    chat.blind = None
    assert post(storage, chat, NOW + timedelta(minutes=2)) == 1
    assert chat.summaries == ["Bericht a"]


def test_a_message_whose_poster_died_is_looked_for_by_the_next(storage: Storage) -> None:
    chat = Chat(arrived=[("slack:T1:C1", "Bericht a", "a")])
    put_out(storage, "a")
    storage.write(lambda store: store.outbox.claim(NOW, ("slack",))).result()
    assert post(storage, chat, NOW + CLAIM / 2) == 0
    assert post(storage, chat, NOW + CLAIM) == 1
    assert chat.summaries == ["Bericht a"]


def test_what_is_refused_for_good_is_given_up_at_once_and_the_reason_is_kept(storage: Storage) -> None:
    chat = Chat(refuse=[PostError(REFUSED, permanent=True)])
    put_out(storage, "a")
    post(storage, chat)
    assert (row(storage, "a").state, row(storage, "a").error) == ("failed", REFUSED)
    assert post(storage, chat, NOW + timedelta(days=1)) == 0


def test_when_the_platform_asks_to_wait_it_waits_so_long(storage: Storage) -> None:
    chat = Chat(refuse=[PostError(LATER, retry_after=30)])
    put_out(storage, "a")
    post(storage, chat)
    assert post(storage, chat, NOW + timedelta(seconds=29)) == 0
    assert post(storage, chat, NOW + timedelta(seconds=30)) == 1
    assert chat.summaries == ["Bericht a"]


def test_tries_come_further_apart_and_end(storage: Storage) -> None:
    chat = Chat(refuse=[PostError("Onbereikbaar.") for _ in range(100)])
    put_out(storage, "a")
    moments, now = [], NOW
    while row(storage, "a").state == "waiting":
        now = row(storage, "a").not_before
        moments.append(now)
        post(storage, chat, now)
    waits = [later - earlier for earlier, later in itertools.pairwise(moments)]
    assert waits[:3] == [timedelta(seconds=5), timedelta(seconds=10), timedelta(seconds=20)]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=1)
    assert (row(storage, "a").state, row(storage, "a").error, len(moments)) == ("failed", "Onbereikbaar.", 12)


def test_a_message_that_cannot_be_drawn_does_not_hold_up_the_others(storage: Storage) -> None:
    chat = Chat()
    storage.write(lambda store: store.outbox.add(None, "slack:T1:C1", "x", "geen JSON", "bad", NOW)).result()
    put_out(storage, "good")
    assert post(storage, chat) == 1
    assert row(storage, "bad").state == "unknown"


def test_the_answer_to_a_form_is_not_said_twice_where_the_form_itself_was(storage: Storage) -> None:
    window = Chat()
    put_out(storage, "form:1", address="web:proef:taskforce", kind="answer")
    put_out(storage, "digest:1", address="web:proef:taskforce")
    asyncio.run(Poster(storage, {"web": window}, lambda: NOW).post_due(NOW))
    assert window.summaries == ["Bericht digest:1"]
    assert row(storage, "form:1").state == "posted"


def test_a_running_poster_that_is_woken_posts_at_once(storage: Storage) -> None:
    async def story() -> None:
        poster = Poster(storage, {"slack": chat}, lambda: NOW)
        running = asyncio.ensure_future(poster.run())
        await asyncio.sleep(0)
        await asyncio.to_thread(put_out, storage, "a")
        poster.wake()
        async with asyncio.timeout(20):
            await chat.called.wait()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    chat = Chat()
    asyncio.run(story())
    assert chat.summaries == ["Bericht a"]
    assert row(storage, "a").state == "posted"


def test_a_poster_that_is_stopped_finishes_what_it_is_posting(storage: Storage) -> None:
    async def story() -> None:
        chat.gate = asyncio.Event()
        running = asyncio.ensure_future(Poster(storage, {"slack": chat}, lambda: NOW).run())
        async with asyncio.timeout(20):
            await chat.called.wait()
        running.cancel()
        await asyncio.sleep(0)
        chat.gate.set()
        await asyncio.gather(running, return_exceptions=True)

    chat = Chat()
    put_out(storage, "a")
    asyncio.run(story())
    assert row(storage, "a").state == "posted"


# --- drawing a message anew -------------------------------------------------------------------------------------------


def draw_anew(storage: Storage, mark: str, message: str = "ts7") -> None:
    reply = Reply(summary=f"Bericht {mark}").to_json()
    storage.write(lambda store: store.outbox.redraw(None, "slack:T1:C1", message, reply, mark, NOW)).result()


def test_a_posted_message_is_drawn_anew_in_its_place(storage: Storage) -> None:
    chat = Chat()
    draw_anew(storage, "a")
    assert post(storage, chat) == 1
    assert (chat.redrawn, chat.arrived) == ([("slack:T1:C1", "ts7", "Bericht a")], [])
    assert row(storage, "a").remote == "ts7"


def test_a_newer_drawing_overtakes_one_of_the_same_message_that_waits(storage: Storage) -> None:
    chat = Chat()
    draw_anew(storage, "a")
    draw_anew(storage, "b", "ts8")
    storage.write(lambda store: store.outbox.overtake("slack:T1:C1", "ts7")).result()
    assert post(storage, chat) == 1
    assert chat.redrawn == [("slack:T1:C1", "ts8", "Bericht b")]
    assert row(storage, "a").state == "dropped"


def test_a_message_that_cannot_be_drawn_anew_is_followed_by_a_new_one(storage: Storage) -> None:
    chat = Chat(fixed=PostError(REFUSED, permanent=True))
    draw_anew(storage, "a")
    assert post(storage, chat) == 1
    assert chat.summaries == ["Bericht a"]


def test_a_drawing_that_fails_for_a_moment_is_tried_again(storage: Storage) -> None:
    chat = Chat(fixed=PostError(LATER, retry_after=30))
    draw_anew(storage, "a")
    assert post(storage, chat) == 0
    chat.fixed = None
    assert post(storage, chat, NOW + timedelta(seconds=31)) == 1
    assert len(chat.redrawn) == 1
