"""What Slack says becomes a Request, and the Reply goes back the way that Slack allows.

The core commits before it answers, so nothing is acknowledged that is not saved.
"""

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeAlias

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.asking import Answer
from bot.deliveries import Deliveries
from bot.payload import Payload, part, text
from bot.slack import draw, forms, hear
from bot.slack.ahead import Ahead
from bot.slack.core import Core
from bot.slack.forms import Origin
from bot.slack.hear import Heard
from bot.slack.kinds import Kind, team_of
from bot.slack.messages import Messages, ReadDocument, asking
from bot.slack.people import People
from bot.slack.replies import Replies, replaced
from bot.slack.turn import Turn, nothing, spoken
from bot.slack.workspaces import SlackSettings, Workspaces
from commands import door
from commands.reply import Reply

OnUninstall: TypeAlias = Callable[[str], Awaitable[None]]
Clock: TypeAlias = Callable[[], datetime]

_LOG: Final = logging.getLogger("horzel.slack")


class _Bolt(AsyncApp):
    """Bolt, without the web client that it makes for each request: a twentieth of the work, and nobody here asks it."""

    def _init_context(self, req: AsyncBoltRequest) -> None:
        req.context["client"] = self.client


class Listener(AsyncMiddleware):
    """The Slack door's ears. `answer` is the core; `on_uninstall` hears which workspace is gone."""

    def __init__(
        self,
        settings: SlackSettings,
        workspaces: Workspaces,
        answer: Answer,
        read_document: ReadDocument,
        on_uninstall: OnUninstall,
    ) -> None:
        self._settings = settings
        self._workspaces = workspaces
        self._on_uninstall = on_uninstall
        self._core = Core(answer, People(workspaces))
        self._replies = Replies(workspaces)
        self._messages = Messages(self._core, workspaces, self._replies, read_document, settings.api_base_url)
        self._deliveries = Deliveries(_is_settled)

    @property
    def people(self) -> People:
        """Who we have met."""
        return self._core.people

    def app(self) -> AsyncApp:
        """The Bolt app. Its own checks are off: they are made in front of it, once for HTTP and Socket Mode."""
        # At every start it would warn that it found a token in the environment and did not use it.
        quiet = logging.getLogger("horzel.bolt")
        quiet.setLevel(logging.ERROR)
        return _Bolt(
            name="horzel",  # without a name it looks for its caller in the source of every module: a tenth of the start
            logger=quiet,
            client=AsyncWebClient(base_url=self._settings.api_base_url, retry_handlers=[]),
            signing_secret=self._settings.signing_secret,
            before_authorize=self,
            authorize=_settled,
            process_before_response=True,
            request_verification_enabled=False,
            ignoring_self_events_enabled=False,
            ssl_check_enabled=False,
            url_verification_enabled=False,
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )

    async def async_process(
        self, *, req: AsyncBoltRequest, resp: BoltResponse, next: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        """Everything Slack sends comes here: the first of Bolt's middleware, so that no listener is tried in vain."""
        body: Payload = req.context["said"]
        turn: Turn = req.context["turn"]
        kind: Kind = req.context["kind"]
        match kind:
            case "command":
                return await self.on_command(body, turn)
            case "click":
                return await self.on_click(body, turn)
            case "form":
                return await self.on_form(body, turn)
            case "shortcut":
                return await self.on_shortcut(body, turn)
            case "event":
                return await self.on_event(body, turn)
            case "other":
                return nothing()

    async def on_command(self, body: Payload, turn: Turn) -> BoltResponse:
        """A slash command: the answer travels in the HTTP response itself, a form is opened beside it."""
        heard = hear.heard_command(body)
        ahead = Ahead(private=heard.private)
        with turn.patience(lambda: spoken(draw.answer(Reply(summary=door.BUSY, only_me=True)))):
            asker = await self._core.meet(heard, text(body, "text"))
            request = hear.of_command(body, turn, heard, asker, self._core.people.name, ahead.known)
            reply = await self._core.ask_safely(request)
            if reply.form is not None and await self._open(body, heard, reply):
                return nothing()
        if reply.form is not None:
            reply = replace(reply, only_me=True)
        drawn, response = ahead.drawn(reply)
        if turn.answered:
            await self._replies.late(body, heard.team, drawn)
        return response

    async def on_click(self, body: Payload, turn: Turn) -> BoltResponse:
        """A button: answered by response_url, or in the modal it stands in; one answer for one press."""
        if not hear.pressed(body):
            return nothing()  # an input in a form reports that it was changed, which says nothing yet
        heard = hear.heard_interaction(body)
        with turn.patience(nothing):
            return await self._once(hear.act(body, turn, heard), lambda: self._clicked(body, turn, heard))

    async def _clicked(self, body: Payload, turn: Turn, heard: hear.Heard) -> BoltResponse:
        request = hear.of_click(body, turn, heard, await self._core.meet(heard))
        if request is None:
            reply = Reply(summary=door.BUTTON_UNKNOWN, only_me=True)
        else:
            reply = await self._core.ask_safely(request)
        view = part(body, "view")
        if view:
            shown = forms.shown(reply, forms.title_of(view), forms.origin_of(view))
            await self._replies.redraw_view(heard.team, text(view, "id"), shown)
        elif reply.form is None or not await self._open(body, heard, reply):
            await self._replies.after_click(body, heard.team, asking(reply))
        return nothing()

    async def on_form(self, body: Payload, turn: Turn) -> BoltResponse:
        """A form that was sent: errors beside the fields, or the modal shows what came of it."""
        heard = hear.heard_interaction(body)
        view = part(body, "view")
        title = forms.title_of(view)
        with turn.patience(lambda: spoken(forms.told(door.BUSY, view))):
            request = hear.of_form(body, turn, heard, await self._core.meet(heard))
            if request is None:
                return spoken({"response_action": "clear"})
            reply = await self._core.ask_safely(request)
        if turn.answered:
            await self._replies.redraw_view(
                heard.team, text(view, "id"), forms.shown(reply, title, forms.origin_of(view))
            )
        elif request.redrawn_by(reply):
            return spoken({"response_action": "clear"})  # the core has the message drawn anew
        elif heard.response_url and reply.replaces and reply.form is None:
            cleared = spoken({"response_action": "clear"})
            await turn.answer(cleared)
            await self._replies.to_url(heard.response_url, replaced(reply))
            return cleared
        return spoken(forms.answer(reply, view))

    async def on_shortcut(self, body: Payload, turn: Turn) -> BoltResponse:
        """A menu on a message: opens its form."""
        heard = hear.heard_interaction(body)
        with turn.patience(nothing):
            asker = await self._core.meet(heard, text(body, "message", "text"))
            request = hear.of_shortcut(body, turn, heard, asker, self._core.people.name)
            if request is None:
                reply = Reply(summary=door.NOT_UNDERSTOOD, only_me=True)
            else:
                reply = await self._core.ask_safely(request)
            if reply.form is None or not await self._open(body, heard, reply):
                await self._replies.after_click(body, heard.team, asking(reply))
        return nothing()

    async def on_event(self, body: Payload, turn: Turn) -> BoltResponse:
        """A message to us, news about people, or that we are taken out of a workspace; all else is left alone."""
        event = part(body, "event")
        match text(event, "type"):
            case "app_mention" | "message":
                if not hear.is_for_us(body):
                    return nothing()
                delivery = text(body, "event_id") or turn.fingerprint
                return await self._once(delivery, lambda: self._messages.answered(body, turn))
            case "user_change" | "team_join":
                self._core.people.refresh(part(event, "user"))
            case "app_uninstalled":
                await self._uninstalled(team_of(body))
            case "tokens_revoked":
                if part(event, "tokens").get("bot"):
                    await self._uninstalled(team_of(body))
            case _:
                pass
        return nothing()

    async def _once(self, delivery: str, work: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse:
        answer = await self._deliveries.once(delivery, work) or nothing()
        return BoltResponse(status=answer.status, body=answer.body)

    async def _uninstalled(self, team: str) -> None:
        self._workspaces.forget(team)
        await self._on_uninstall(team)

    async def _open(self, body: Payload, heard: Heard, reply: Reply) -> bool:
        if reply.form is None:
            return False
        with suppress(ValueError):
            view = forms.modal(reply.form, Origin(heard.where, heard.message, heard.response_url))
            return await self._replies.open_form(heard.team, text(body, "trigger_id"), view)
        _LOG.error("form %r carries too much", reply.form.command)
        return False


def _is_settled(answer: BoltResponse) -> bool:
    return answer.status == 200


async def _settled() -> AuthorizeResult:
    """Bolt wants to know how a workspace is found; it was looked up in front, and our own client makes the calls."""
    return AuthorizeResult(enterprise_id=None, team_id=None)
