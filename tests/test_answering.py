"""What the core does around a command: here only what shows nowhere else."""

import asyncio
import gc

import pytest

from commands.command import Request
from commands.handle import answering
from commands.reply import Reply
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
