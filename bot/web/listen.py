"""Hears the try-out window: a line, a button, a form, a file, or the wish to go on to Monday morning.

The browser says which message and which button; what the button means is read from the reply that the room keeps.
"""

import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request as HttpRequest
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.asking import Answer
from bot.web.download import download
from bot.web.draw import View, page
from bot.web.form import values_of, words_of
from bot.web.guard import MOST_BYTES, Guard, check_form, cookie_of, give_cookie, token
from bot.web.refused import broken, refuse
from bot.web.room import Message, Person, Room
from commands.command import Request
from commands.dutch import AMSTERDAM, local
from commands.minutes.document import Document, UnreadableDocument, document_of_text
from commands.reply import Reply
from commands.window import NOT_READABLE, PASTED, READ_MINUTES

Tick = Callable[[datetime], Awaitable[int]]
"""Does all that is due at a moment; gives the number of messages put out."""
ReadDocument = Callable[[str, bytes], Document]
"""From a file's name and bytes; raises UnreadableDocument. Called in a thread, for it may be slow."""

_STATIC = Path(__file__).parent / "static"


def web_app(
    answer: Answer,
    people: Callable[[], Sequence[Person]],
    tick: Tick,
    read_document: ReadDocument,
    clock: Callable[[], datetime],
    key: bytes,
    room: Room,
) -> Starlette:
    """The try-out window as an ASGI app, to be mounted at `/`. `key` signs its forms: any 32 random bytes."""
    window = _Window(answer, people, tick, read_document, clock, key, room)
    return Starlette(
        routes=[
            Route("/", window.show, methods=["GET"]),
            Route("/say", window.say, methods=["POST"]),
            Route("/press", window.press, methods=["POST"]),
            Route("/send", window.send, methods=["POST"]),
            Route("/file", window.file, methods=["POST"]),
            Route("/tick", window.go_on, methods=["POST"]),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ],
        middleware=[Middleware(Guard)],
        exception_handlers={HTTPException: refuse, Exception: broken},
    )


@dataclass(frozen=True, slots=True)
class _Window:
    answer: Answer
    people: Callable[[], Sequence[Person]]
    tick: Tick
    read_document: ReadDocument
    clock: Callable[[], datetime]
    key: bytes
    room: Room

    async def show(self, http: HttpRequest) -> Response:
        """The page, as the chosen person sees it."""
        people = self.people()
        me = _find(people, http.query_params.get("as", ""))
        cookie = cookie_of(http)
        view = View(
            people=people,
            me=me,
            place="alone" if http.query_params.get("place") == "alone" else "channel",
            channel=self.room.read([me.channel]) if me else [],
            alone=self.room.read(me.own) if me else [],
            token=token(self.key, cookie),
            now=local(self.clock()),
            monday=self._next_monday(),
            notice=http.query_params,
        )
        response = Response(page(view), media_type="text/html")
        give_cookie(response, cookie)
        return response

    async def say(self, http: HttpRequest) -> Response:
        """A typed line, an example that was clicked, pasted minutes, or a file."""
        form, me = await self._heard(http, files=1)
        private = form.get("place") == "alone"
        document, reading_failed = await self._document(form)
        await form.close()
        text = (
            words_of(form, "example") or words_of(form, "text") or (READ_MINUTES if document or reading_failed else "")
        )
        if not text:
            return _back(me, "alone" if private else "channel", notice="empty")
        shelf = me.alone if private else me.channel
        ordered = text.startswith("/") or not private
        request = replace(
            self._request(me, shelf, "command" if ordered else "message"),
            text=text.removeprefix("/").lstrip(),
            document=document,
            reading_failed=reading_failed,
        )
        reply = await self.answer(request)
        shelf = _shelf(reply, me, shelf)
        said = f"{text} ({document.name})" if document else text
        self.room.say(shelf, request.where, speaker=me.name, text=said)
        return _back_to(me, self.room.say(shelf, request.where, reply=reply))

    async def press(self, http: HttpRequest) -> Response:
        """A button: message, version and number come from the browser, the order itself from the kept reply."""
        form, me = await self._heard(http)
        message = self._message(form, me)
        buttons = list(message.reply.buttons()) if message and message.reply else []
        number = words_of(form, "button")
        if message is None or not number.isdecimal() or int(number) >= len(buttons):
            return _back(me, words_of(form, "place"), notice="changed")
        button = buttons[int(number)]
        request = replace(
            self._request(me, message.asked_in, "button", button.once),
            command=button.command,
            values=dict(button.args),
            message=message.changeable,
        )
        reply = await self.answer(request)
        if reply.replaces and _shelf(reply, me, message.shelf) == message.shelf:
            return _back_to(me, self.room.redraw(message, reply))
        shelf = _shelf(reply, me, message.asked_in)
        origin = message.changeable if reply.form else ""
        return _back_to(me, self.room.say(shelf, message.asked_in, reply=reply, origin=origin))

    async def file(self, http: HttpRequest) -> Response:
        """A file of a message, made when it is asked for."""
        form, me = await self._heard(http)
        return await download(self._message(form, me), words_of(form, "value")) or _back(me, "", notice="changed")

    async def send(self, http: HttpRequest) -> Response:
        """A filled-in form; it stays, with errors beside the fields, until the command takes it."""
        form, me = await self._heard(http)
        message = self._message(form, me)
        asked = message.reply.form if message and message.reply else None
        if message is None or asked is None or message.closed:
            return _back(me, words_of(form, "place"), notice="changed")
        if "give_up" in form:
            return _back_to(me, self.room.close(message), notice="given_up")
        request = replace(
            self._request(me, message.asked_in, "form", asked.once),
            command=asked.command,
            values={**asked.args, **values_of(asked, form)},
            message=message.origin,
        )
        reply = await self.answer(request)
        if reply.form and reply.form.command == asked.command:
            return _back_to(me, self.room.redraw(message, reply))
        self.room.close(message)
        opened_from = self.room.message((message.asked_in,), message.origin)
        if opened_from and request.redrawn_by(reply):
            return _back_to(me, self.room.redraw(opened_from, reply))
        return _back_to(me, self.room.say(_shelf(reply, me, message.asked_in), message.asked_in, reply=reply))

    async def go_on(self, http: HttpRequest) -> Response:
        """Let it be next Monday 09:00, or the moment that was chosen, and go where the last digest or reminder came."""
        form, me = await self._heard(http)
        place = words_of(form, "place")
        try:
            chosen = (
                datetime.fromisoformat(words_of(form, "at")).replace(tzinfo=AMSTERDAM) if "chosen" in form else None
            )
        except ValueError:
            return _back(me, place, notice="moment")
        at = chosen or self._next_monday()
        seen = self.room.read([me.channel, *me.own])[-1:]
        number = await self.tick(at)
        newest = self.room.read([me.channel, *me.own])[-1:]
        told = {"notice": "out", "number": str(number), "at": at.strftime("%Y-%m-%dT%H:%M")}
        return _back(me, place, **told) if newest == seen else _back_to(me, newest[0], **told)

    async def _heard(self, http: HttpRequest, files: int = 0) -> tuple[FormData, Person]:
        form = await http.form(max_files=files, max_fields=500, max_part_size=MOST_BYTES)
        http.state.typed = words_of(form, "text") or words_of(form, "pasted")
        check_form(http, words_of(form, "token"), self.key)
        me = _find(self.people(), words_of(form, "as"))
        if me is None:
            raise HTTPException(400, NOT_READABLE)
        return form, me

    async def _document(self, form: FormData) -> tuple[Document | None, str]:
        """The document that came along, or the sentence why it could not be read."""
        upload, pasted = form.get("file"), words_of(form, "pasted")
        if isinstance(upload, UploadFile) and upload.filename:
            name = Path(upload.filename.replace("\\", "/")).name
            try:
                return await run_in_threadpool(self.read_document, name, await upload.read()), ""
            except UnreadableDocument as error:
                return None, str(error)
        return (document_of_text(PASTED, pasted) if pasted else None), ""

    def _request(
        self, me: Person, where: str, heard: Literal["command", "button", "form", "message"], once: str = ""
    ) -> Request:
        key = f"once:{once}" if once else f"web:{secrets.token_hex(16)}"
        private = where in me.own
        return Request(key, me.address, where, self.clock(), heard=heard, private=private, name=me.name)

    def _message(self, form: FormData, me: Person) -> Message | None:
        """The message meant, if this person can see it and it still is as it was on the page."""
        message = self.room.message([me.channel, *me.own], words_of(form, "message"))
        return message if message and str(message.version) == words_of(form, "version") else None

    def _next_monday(self) -> datetime:
        """Monday 09:00 after now, Amsterdam's wall clock."""
        now = local(self.clock())
        monday = (now - timedelta(days=now.weekday())).replace(hour=9, minute=0, second=0, microsecond=0)
        return monday if monday > now else monday + timedelta(days=7)


def _find(people: Sequence[Person], chosen: str) -> Person | None:
    """The person chosen; without a choice, or when that one is gone, the first."""
    return next((person for person in people if person.id == chosen), people[0] if people else None)


def _shelf(reply: Reply, me: Person, shelf: str) -> str:
    """Where an answer is read: one that is for one person alone, or asks that person something, is not for all."""
    return me.alone if reply.only_me or reply.form else shelf


def _back_to(me: Person, message: Message, **more: str) -> Response:
    return _back(me, "channel" if message.shelf == me.channel else "alone", f"m{message.id}", **more)


def _back(me: Person, place: str, fragment: str = "", **more: str) -> Response:
    """See the page again: a reload then repeats nothing."""
    query = urlencode({"as": me.id, "place": place, **more})
    return RedirectResponse(f"./?{query}" + (f"#{fragment}" if fragment else ""), 303)
