"""Buttons, forms, dialogs, menus on a message and files that were asked about: answered in the HTTP response."""

import logging
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.deliveries import Deliveries
from bot.payload import Payload, part
from bot.post_error import PostError
from bot.teams import answers, draw, hear
from bot.teams.core import Core
from bot.teams.entrance import Answered
from bot.teams.hear import Asker, Heard
from bot.teams.presses import Press, pressed
from bot.teams.replies import Replies, fitting, refresh_of
from commands import door
from commands.command import Request
from commands.reply import Reply

_LOG: Final = logging.getLogger("horzel.teams")


class Invokes:
    """Answers what is pressed, filled in and chosen from a menu."""

    def __init__(self, core: Core, replies: Replies) -> None:
        self._core = core
        self._replies = replies
        self._posted: Deliveries[bool] = Deliveries(lambda arrived: arrived)

    async def on_action(self, activity: Payload, heard: Heard, now: datetime) -> Answered:
        """A button or a form in a card (Action.Execute), or a card that refreshes itself."""
        data = part(activity, "value", "action", "data")
        press = pressed(data)
        if press is None:
            return answers.told(door.BUTTON_UNKNOWN)
        asker = await self._core.people.meet(heard, press.where)
        if hear.is_refresh(data):
            return await self._refreshed(press, heard, hear.of_refresh(press, heard, asker, now))
        request = hear.of_press(press, heard, asker, now)
        reply = await self._core.ask_in_time(
            request, lambda reply: self._replies.answer(heard, reply, where=press.where)
        )
        if reply is None:
            return answers.told(door.BUSY)
        if reply.form is not None or press.heard == "form":
            return _in_place(reply, heard, press.where)
        if reply.replaces and (heard.private or not reply.only_me):
            self._core.meanwhile(self._replies.redraw(heard, reply, press.where))
            return _in_place(reply, heard, press.where)
        answered = await self._beside(heard, request, reply, press.where)
        return await self._anew(press, heard, asker, now) or answered

    async def on_dialog(self, activity: Payload, heard: Heard, now: datetime) -> Answered:
        """A dialog that is opened or sent, from a card or from the menu of a message."""
        press = pressed(part(activity, "value", "data"))
        if press is None:
            return answers.dialog_told(door.BUTTON_UNKNOWN)
        asker = await self._core.people.meet(heard, press.where)
        return await self._dialog(press, heard, hear.of_press(press, heard, asker, now))

    async def on_menu(self, activity: Payload, heard: Heard, now: datetime) -> Answered:
        """`Maak actiepunt` on a message: opens its form."""
        request = hear.of_shortcut(activity, heard, await self._core.people.meet(heard), now)
        if request is None:
            return answers.dialog_told(door.NOT_UNDERSTOOD)
        reply = await self._core.ask_safely(request)
        where = "" if heard.private else heard.where
        if reply.form is not None:
            return answers.dialog(reply.form, where)
        return answers.dialog_told(draw.fallback(reply))

    async def _dialog(self, press: Press, heard: Heard, request: Request) -> Answered:
        """What a dialog shows next. Where nobody else hears what came of a form, its card goes to the person."""
        reply = await self._core.ask_in_time(
            request, lambda reply: self._replies.alone(heard, reply, where=press.where)
        )
        if reply is None:
            return answers.dialog_told(door.BUSY)
        if reply.form is not None:
            return answers.dialog(reply.form, press.where)
        if reply.parts and (request.private or reply.only_me or press.heard == "button"):
            await self._post_once(request, heard, reply, alone=True, where=press.where)
        return answers.dialog_told(draw.fallback(replace(reply, parts=())))

    async def _anew(self, press: Press, heard: Heard, asker: Asker, now: datetime) -> Answered | None:
        """The card that was pressed as things are now, its question asked again; None for one that stays as it is."""
        if press.anew is None:
            return None
        reply = await self._core.ask_safely(hear.of_refresh(press.anew, heard, asker, now))
        return _in_place(reply, heard, press.where) if reply.again is not None and reply.form is None else None

    async def _refreshed(self, press: Press, heard: Heard, request: Request) -> Answered:
        reply = await self._core.ask_safely(request)
        if reply.again is None or reply.form is not None:
            return answers.unchanged(reply.summary)
        return _in_place(reply, heard, press.where)

    async def _beside(self, heard: Heard, request: Request, reply: Reply, where: str) -> Answered:
        """An answer that stands beside the card: below it, or with the person alone; short ones are just told.

        Its buttons belong where those of the card do.
        """
        said = draw.fallback(replace(reply, parts=()))
        alone = reply.only_me and not heard.private
        if alone and not reply.parts:
            return answers.told(said)
        if not await self._post_once(request, heard, reply, alone=alone, where=where):
            return _in_place(reply, heard, where)
        return answers.told(door.IN_PRIVATE if alone else said)

    async def _post_once(self, request: Request, heard: Heard, reply: Reply, *, alone: bool, where: str) -> bool:
        """Post it, for one act once (what failed may be pressed again, and then says something else); is it there?"""

        async def post() -> bool:
            try:
                if alone:
                    await self._replies.alone(heard, reply, where)
                else:
                    await self._replies.say(heard, reply, where)
            except PostError as error:
                _LOG.warning("an answer was not posted: %s", error.sentence)
                return error.unknown
            return True

        return await self._posted.once(f"{request.key}:{reply.summary}", post) is not False


def _in_place(reply: Reply, heard: Heard, where: str) -> Answered:
    return answers.in_place(draw.card(fitting(reply, heard), where=where, refresh=refresh_of(reply, where)))
