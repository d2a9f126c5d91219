"""An answer is drawn while its saving is awaited, and sent only when it was told."""

import asyncio
from dataclasses import replace

from bot.slack import draw
from bot.slack.ahead import Ahead
from commands.reply import Reply

REPLY = Reply(summary="Actiepunt 1 vastgelegd: rapport delen")


def test_what_is_known_is_drawn_at_the_next_turn_of_the_loop() -> None:
    async def main() -> None:
        ahead = Ahead(private=False)
        ahead.known(REPLY)
        await asyncio.sleep(0)
        content, response = ahead.drawn(REPLY)
        assert content == draw.answer(REPLY)
        again = ahead.drawn(REPLY)
        assert (again[0] is content, again[1] is response) == (True, True)

    asyncio.run(main())


def test_another_answer_than_was_known_is_drawn_anew() -> None:
    async def main() -> None:
        ahead = Ahead(private=True)
        ahead.known(REPLY)
        await asyncio.sleep(0)
        other = replace(REPLY, summary="Er ging iets mis.")
        assert ahead.drawn(other)[0] == draw.answer(other, private=True)

    asyncio.run(main())


def test_what_nobody_knew_before_is_drawn_when_it_is_told() -> None:
    ahead = Ahead(private=False)
    ahead.known(REPLY)  # in a thread without a loop
    assert ahead.drawn(REPLY)[0] == draw.answer(REPLY)
