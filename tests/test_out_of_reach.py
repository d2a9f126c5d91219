"""A database that is busy, full or gone: nothing typed is lost, and nothing is said to be saved that is not."""

import asyncio
import logging
import os
import resource
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from commands.command import Request
from commands.door import BROKEN
from commands.handle import answering, answers
from commands.reply import Button, Reply
from storage import backup, writer
from storage.actions import Wanted
from storage.changes import Actor
from storage.store import Storage, Store
from tests.group import Group, at, words


@pytest.fixture
def group(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Group]:
    """A working group whose writer gives another program a twentieth of a second."""
    monkeypatch.setattr(writer, "_PATIENCE", 0.05)
    with Group(sqlite_url) as made:
        yield made


@contextmanager
def _busy(group: Group) -> Iterator[None]:
    """Another program writes in the file."""
    with closing(sqlite3.connect(_file(group), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def _file(group: Group) -> Path:
    return Path(group.url.removeprefix("sqlite:///"))


def _buttons(reply: Reply) -> list[Button]:
    return list(reply.buttons())


def test_what_was_typed_comes_back_with_a_button_that_says_it_again(group: Group) -> None:
    with _busy(group):
        refused = group.say("actie nieuw Rapport delen, LLTB, 17 mei")
        assert refused.summary == BROKEN
        assert refused.only_me
        assert "U typte: actie nieuw Rapport delen, LLTB, 17 mei" in words(refused)
        again = _buttons(refused)[0]
        assert group.press(again).summary == BROKEN
    assert "Actiepunt 1 vastgelegd: Rapport delen" in group.press(again).summary
    assert "open actiepunt" in group.say("actie lijst").summary


def test_the_button_counts_once_however_often_it_fails(group: Group) -> None:
    with _busy(group):
        first = _buttons(group.say("actie nieuw Rapport delen"))[0]
        assert first.once
        assert first.once != _buttons(group.say("actie nieuw Rapport delen"))[0].once


def test_a_form_comes_back_as_it_was_filled_in(group: Group) -> None:
    asked = group.say("actie nieuw")
    with _busy(group):
        filled = {"what": "Rapport delen", "owners": "LLTB, LWV", "owners+": "gemeente Weert", "due": "2023-05-17"}
        refused = group.send(asked, filled)
        assert refused.summary == BROKEN
        assert refused.form
        shown = {each.name: each.value for each in refused.form.inputs}
        assert shown["what"] == "Rapport delen"
        assert shown["owners"] == "LLTB, LWV, gemeente Weert"
        assert shown["due"] == "2023-05-17"
    saved = group.send(refused, {})
    assert "Actiepunt 1 vastgelegd: Rapport delen" in saved.summary
    assert "LLTB" in words(saved)
    assert "wo 17-05-2023" in words(saved) or "17 mei 2023" in words(saved)


def test_a_button_comes_back_as_a_button(group: Group) -> None:
    group.say("actie nieuw Rapport delen")
    klaar = Button(label="Klaar", command="actie klaar", args={"numbers": "1"})
    with _busy(group):
        refused = group.press(klaar)
        assert refused.summary == BROKEN
    assert "Actiepunt 1 gesloten" in group.press(_buttons(refused)[0]).summary


@pytest.mark.parametrize("line", ["klaar 1?", "kunt u 1 sluiten", "dank u wel"])
def test_a_sentence_that_may_mean_another_thing_is_only_given_back(group: Group, line: str) -> None:
    group.say("actie nieuw Rapport delen")
    with _busy(group):
        refused = group.say(line, private=True)
        assert (refused.summary, _buttons(refused)) == (BROKEN, [])
        assert f"U typte: {line}" in words(refused)


def test_questions_are_answered_while_another_program_writes(group: Group) -> None:
    group.say("actie nieuw Rapport delen")
    with _busy(group):
        assert group.say("actie lijst").summary == "1 open actiepunt."


def test_a_full_disk_loses_nothing_that_was_acknowledged(group: Group) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    largest = max(file.stat().st_size for file in _file(group).parent.iterdir())
    saved = 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 300_000, hard))
    try:
        for number in range(400):
            reply = group.say(f"actie nieuw Punt {number} {'bespreken ' * 25}")
            if "vastgelegd" not in reply.summary:
                assert reply.summary == BROKEN
                break
            saved += 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert 0 < saved < 400
    assert f"Actiepunt {saved + 1} vastgelegd" in group.say("actie nieuw Weer ruimte").summary
    assert f"{saved + 1} open actiepunten" in group.say("actie lijst").summary


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_file_that_was_read_only_is_written_again_once_it_is_not(group: Group) -> None:
    file = _file(group)
    group.say("actie nieuw Eerste punt")
    file.chmod(0o444)
    other = Group(group.url)
    other.storage = Storage(group.url)
    other.answer = answers(other.storage)
    other.keys = group.keys
    try:
        assert other.say("actie nieuw Geweigerd").summary == BROKEN
        file.chmod(0o644)
        assert "Actiepunt 2 vastgelegd" in other.say("actie nieuw Tweede punt").summary
    finally:
        other.storage.close()


# --- the file is taken away -------------------------------------------------------------------------------------------

Say = Callable[[str], Awaitable[str]]


def _served(group: Group, steps: Callable[[Say], Awaitable[None]]) -> None:
    """Run these steps in a loop in which the group's storage is served; `say` gives the answer's first line."""

    async def run() -> None:
        loop = asyncio.get_running_loop()
        group.storage.serve(loop)
        answer_to = answering(group.storage)

        async def say(text: str) -> str:
            heard: asyncio.Future[Reply] = loop.create_future()
            key = f"k{next(group.keys)}"
            answer_to(Request(key, "slack:T1:Sanne", "slack:T1:C1", group.now, text=text), heard.set_result)
            return (await heard).summary

        await steps(say)

    asyncio.run(run())


def _texts(file: Path) -> list[str]:
    storage = Storage(f"sqlite:///{file}")
    try:
        return storage.read(_all_texts)
    finally:
        storage.close()


def _all_texts(store: Store) -> list[str]:
    (body,) = store.bodies.all()
    store.enter(body, Actor(None, "test", at("2023-05-02 10:00")))
    return [action.text for action in store.actions.find(Wanted(), limit=10)]


def _take_away(file: Path, how: str) -> None:
    if how == "removed":
        file.unlink()
    else:
        file.rename(file.with_name("elders.db"))
    if how == "replaced":
        file.write_bytes(b"")


@pytest.mark.parametrize("how", ["removed", "renamed", "replaced"])
def test_a_file_that_is_taken_away_is_noticed_and_what_it_held_is_kept(
    group: Group, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    file = _file(group)

    async def steps(say: Say) -> None:
        await say("actie nieuw Eerste punt")
        assert group.storage.is_there()
        _take_away(file, how)
        assert "Actiepunt 2 vastgelegd" in await say("actie nieuw Voordat iemand het zag")
        with caplog.at_level(logging.CRITICAL):
            assert not group.storage.is_there()
            assert not group.storage.is_there()
        assert await say("actie nieuw Geweigerd") == BROKEN
        assert await say("actie lijst") == "2 open actiepunten."

    _served(group, steps)
    (kept,) = file.parent.glob("*.gered-*")
    assert _texts(kept) == ["Eerste punt", "Voordat iemand het zag"]
    assert [str(kept) in record.getMessage() for record in caplog.records if record.levelno == logging.CRITICAL] == [
        True
    ]


def test_a_file_that_gets_its_name_back_is_written_again(group: Group) -> None:
    file = _file(group)

    async def steps(say: Say) -> None:
        await say("actie nieuw Eerste punt")
        file.rename(file.with_name("elders.db"))
        assert not group.storage.is_there()
        file.with_name("elders.db").rename(file)
        assert group.storage.is_there()
        assert "Actiepunt 2 vastgelegd" in await say("actie nieuw Tweede punt")

    _served(group, steps)


def test_a_file_that_is_away_for_a_moment_before_anything_was_written_does_no_harm(group: Group) -> None:
    file = _file(group)
    group.storage.close()
    group.storage = Storage(group.url)

    async def steps(say: Say) -> None:
        assert group.storage.is_there()
        await say("actie lijst")
        file.rename(file.with_name("elders.db"))
        assert not group.storage.is_there()
        assert await say("actie nieuw Geweigerd") == BROKEN
        assert not await asyncio.to_thread(file.exists)
        file.with_name("elders.db").rename(file)
        assert group.storage.is_there()
        assert "Actiepunt 1 vastgelegd" in await say("actie nieuw Eerste punt")

    _served(group, steps)


def test_a_file_that_is_away_when_it_is_opened_to_be_written_is_not_made_anew(group: Group) -> None:
    """An empty one in its place would take what people say, and hide the one that has their points."""
    file = _file(group)
    group.storage.close()
    group.storage = Storage(group.url)
    file.rename(file.with_name("elders.db"))
    with pytest.raises(OperationalError, match="unable to open"):
        group.storage.write(_all_texts).result()
    with pytest.raises(OperationalError, match="unable to open"):
        group.storage.read(_all_texts)
    assert not file.exists()


def test_a_copy_put_back_while_it_runs_is_the_same_file(group: Group) -> None:
    async def steps(say: Say) -> None:
        await say("actie nieuw Eerste punt")
        copy = _file(group).with_name("copy")
        backup.copy_to(group.storage.database, copy)
        await say("actie nieuw Tweede punt")
        backup.copy_from(group.storage.database, copy)
        assert group.storage.is_there()
        assert await say("actie lijst") == "1 open actiepunt."
        assert "Actiepunt 2 vastgelegd" in await say("actie nieuw Ander tweede punt")

    _served(group, steps)
