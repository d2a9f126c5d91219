"""Drawing an answer while its saving is awaited: that takes the disk as long as the drawing, and the loop is idle."""

import asyncio
from contextlib import suppress

from slack_bolt.response import BoltResponse

from bot.slack import draw
from bot.slack.turn import spoken
from commands.reply import Reply


class Ahead:
    """The answer to one command, `private` where nobody else reads."""

    __slots__ = ("_content", "_private", "_reply", "_response")

    def __init__(self, *, private: bool) -> None:
        self._private = private
        self._reply: Reply | None = None

    def known(self, reply: Reply) -> None:
        """This will be the answer, when it is saved: it is drawn at the next turn of the loop. See `Request.known`."""
        if reply.form is None:
            with suppress(RuntimeError):  # in another thread there is no loop
                asyncio.get_running_loop().call_soon(self._draw, reply)

    def drawn(self, reply: Reply) -> tuple[dict[str, object], BoltResponse]:
        """The answer as Slack draws it, and what it travels in."""
        if self._reply is not reply:
            self._draw(reply)
        return self._content, self._response

    def _draw(self, reply: Reply) -> None:
        self._content = draw.answer(reply, private=self._private)
        self._response = spoken(self._content)
        self._reply = reply
