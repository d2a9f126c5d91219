"""What the core does around a command: here only what shows nowhere else."""

import asyncio
import gc
from dataclasses import fields, replace
from typing import cast

import pytest

from bot.terminal import draw
from commands.command import Context, Request
from commands.fields import LINE, Nothing
from commands.first_answer import ALREADY
from commands.handle import answering
from commands.reply import Button, Form, Reply, Text
from commands.rooms import BY_NAME
from commands.running import Ready
from storage.check import problems
from tests.group import CHANNEL, Group

LINES = ("actie nieuw Lijst {} aanleveren, provincie, uiterlijk 17 mei", "actie lijst", "stand")


@pytest.mark.parametrize("line", LINES)
def test_a_request_leaves_nothing_for_the_garbage_collector(sqlite_url: str, line: str) -> None:
    """A ring of objects per request would have it walk over everything several times a second."""

    async def ask_often(group: Group) -> int:
        loop = asyncio.get_running_loop()
        group.storage.serve(loop)
        answer_to = answering(group.storage)

        async def ask(number: int) -> Reply:
            heard: asyncio.Future[Reply] = loop.create_future()
            answer_to(
                Request(f"{line}{number}", "slack:T1:Sanne", CHANNEL, group.now, text=line.format(number)),
                heard.set_result,
            )
            return await heard

        for number in range(5):
            await ask(number)
        await group.storage.write_in_loop(lambda store: None)  # what was asked is remembered too
        gc.collect()
        gc.disable()
        try:
            for number in range(5, 25):
                await ask(number)
            return gc.collect()
        finally:
            gc.enable()

    with Group(sqlite_url) as group:
        group.point("Bedrijven benaderen", "Sanne")
        assert asyncio.run(ask_often(group)) == 0


def test_what_is_asked_at_once_is_answered_one_after_the_other(sqlite_url: str) -> None:
    """Many go step by step side by side; who read a name before somebody changed it reads it again."""

    async def ask_at_once(group: Group, *said: tuple[str, str]) -> list[str]:
        loop = asyncio.get_running_loop()
        group.storage.serve(loop)
        answer_to = answering(group.storage)
        heard = [loop.create_future() for _ in said]
        for number, ((who, line), told) in enumerate(zip(said, heard, strict=True)):
            request = Request(f"{number}", f"slack:T1:{who}", CHANNEL, group.now, text=line, name=who)
            answer_to(request, told.set_result)
        return [draw.text(reply) for reply in await asyncio.gather(*heard)]

    with Group(sqlite_url) as group:
        group.say("vergadering 17 mei 14:00")
        first, renamed, made, joined, again = asyncio.run(
            ask_at_once(
                group,
                ("Luuk", "actie nieuw rapport delen, LWV, vrijdag"),
                ("Sanne", "horzel organisatie LWV heet Werkgevers Limburg"),
                ("Noor", "actie nieuw lijst sturen, LWV, vrijdag"),
                ("Piet", "actie nieuw kaart maken, volgende taskforce"),
                ("Luuk", "actie nieuw rapport delen, LWV, vrijdag"),
            )
        )
        assert "Wie: LWV" in first
        assert "Werkgevers Limburg" in renamed
        assert "Wie: Werkgevers Limburg" in made
        assert "woensdag 17 mei 2023" in joined
        assert "actiepunt 4 vastgelegd" in again.casefold()
        assert group.storage.read(lambda store: list(problems(store.connection))) == []


def test_an_answer_is_known_before_it_is_told_and_a_refusal_never(sqlite_url: str) -> None:
    heard: list[tuple[str, str]] = []

    async def ask(group: Group, line: str) -> None:
        loop = asyncio.get_running_loop()
        group.storage.serve(loop)
        told: asyncio.Future[Reply] = loop.create_future()

        def known(reply: Reply) -> None:
            heard.append(("known", reply.summary))

        asked = Request(line, "slack:T1:Sanne", CHANNEL, group.now, text=line, known=known)
        answering(group.storage)(asked, told.set_result)
        heard.append(("told", (await told).summary))

    with Group(sqlite_url) as group:
        asyncio.run(ask(group, "actie nieuw rapport delen"))
        asyncio.run(ask(group, "actie klaar 99"))
    made = "Actiepunt 1 vastgelegd: rapport delen"
    assert heard[:2] == [("known", made), ("told", made)]
    assert [kind for kind, _ in heard[2:]] == ["told"]


def test_an_answer_that_may_be_asked_again_is_otherwise_as_it_was() -> None:
    form = Form(title="b", command="c", inputs=())
    said = Reply(summary="a", parts=(Text(text="d"),), form=form, only_me=True, replaces=True, secret=True)
    assert [each.name for each in fields(Reply) if getattr(said, each.name) == each.default] == ["again"]
    stand = replace(BY_NAME["stand"], run=lambda args, ctx: said)
    asked = Ready(stand, Nothing(), "van LLTB", {}).run(cast(Context, None))
    assert asked.again == Button(label=stand.title, command="stand", args={LINE: "van LLTB"})
    assert replace(asked, again=None) == said


def test_the_first_answer_to_a_key_is_for_who_asked_and_when_in_public_for_the_group(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:

        def ask(text: str, who: str) -> str:
            asked = Request(f"once:{text}", f"slack:T1:{who}", CHANNEL, group.now, text=text, heard="command", name=who)
            return group.answer(asked).result().summary

        for text, others in (("actie nieuw Lijst aanleveren", None), ("herinner mij niet", ALREADY)):
            first = ask(text, "Luuk")
            assert ask(text, "Luuk") == first
            assert ask(text, "Noor") == (others or first)
        group.say("horzel lid Noor weg")
        assert "nog geen lid" in ask("actie nieuw Lijst aanleveren", "Noor")
        assert "Actiepunt 2" in ask("actie nieuw Lijst bijwerken", "Luuk")
