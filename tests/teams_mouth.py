"""Says the lines of a dialogue on Teams: what is typed becomes an activity, a button is the one on the card that stands
there, and a form is filled in on its card. From the activity to the card everything is real but Teams itself."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from bot.files.read import read_document
from bot.poster import Poster
from bot.teams.access import TeamsSettings
from bot.teams.connector import Connector
from bot.teams.core import Core
from bot.teams.gifts import Gifts
from bot.teams.invokes import Invokes
from bot.teams.listen import Listener
from bot.teams.messages import Messages
from bot.teams.pace import Pace
from bot.teams.people import People
from bot.teams.post import ADAPTIVE, TeamsPoster
from bot.teams.presses import VERB
from bot.teams.replies import Replies
from bot.teams_places import StoredReferences
from commands.command import Request
from commands.handle import answers
from commands.reply import Button, Reply
from storage.store import Storage
from tests import teams_activities as said_on_teams
from tests.local_teams import LocalTeams
from tests.teams_activities import CHANNEL, TENANT, Person
from tests.teams_limits import all_in
from tests.teams_tokens import CLIENT_ID
from tests.test_teams_references import NOW

Json = dict[str, Any]
HERE = f"teams:{TENANT}:{CHANNEL}"
MEMBERS = "secretaris voorzitter kennisambassadeur provincie lwv lltb mkb noord midden zuid".split()
NEWCOMERS = ["petra"]
"""Who is in the channel, and becomes a member with a first word there."""


def person(who: str) -> Person:
    """A member of the dialogues, as an account of Teams."""
    return Person(str(uuid5(NAMESPACE_URL, f"horzel/{who}")), who)


def accounts() -> dict[str, str]:
    """What stands in examples/limburg.toml -> the same with accounts in Teams, and the channel there."""
    wanted = {f'"terminal:lokaal:{who}"': f'"terminal:lokaal:{who}", "{person(who).address}"' for who in MEMBERS}
    return wanted | {'"terminal:lokaal:taskforce"': f'"{HERE}"'}


@dataclass(frozen=True)
class Shown:
    """A card that stands somewhere: in which conversation, as which message."""

    card: Json
    conversation: str
    message: str


class TeamsMouth:
    """One Teams with all its members; to be closed."""

    def __init__(self, storage: Storage, teams: LocalTeams, body: str = "taskforce") -> None:
        self._teams = teams
        self._body = body
        self._names = {HERE: body} | {person(who).address: who for who in MEMBERS + NEWCOMERS}
        teams.people[CHANNEL] = [person(who).account for who in MEMBERS + NEWCOMERS]
        self._answer = answers(storage)
        self._replies: list[Reply] = []
        self._drawn_anew = False
        self._shown: dict[str, Shown] = {}
        self._seen: dict[str, int] = {}
        self._now = NOW
        self._runner = asyncio.Runner()
        self._runner.run(self._open(storage))

    async def _open(self, storage: Storage) -> None:
        settings = TeamsSettings(CLIENT_ID, "", (TENANT,), service_token=self._teams.service_token)
        self._connector = Connector(settings)
        references = StoredReferences(storage, lambda: self._now)
        posting = TeamsPoster(self._connector, references, Pace((), 0))
        core, replies = Core(self._asked, People(self._connector)), Replies(posting)
        self._listener = Listener(
            core,
            Messages(core, self._connector, replies, read_document),
            Invokes(core, replies),
            Gifts(core, self._connector, replies, references.files),
            references,
            self._welcomed,
            lambda: self._now,
        )
        self._poster = Poster(storage, {"teams": posting}, lambda: self._now)

    def close(self) -> None:
        """Close the connections."""
        self._runner.run(self._connector.close())
        self._runner.close()

    def account(self, who: str) -> str:
        return person(who).address

    def name(self, address: str) -> str:
        return self._names.get(address, "")

    def say(self, who: str, said: str, private: bool, file: tuple[str, bytes] | None, now: datetime) -> Reply:
        me = person(who)
        if file is not None:
            assert private, "a bot gets files in private alone"
            return self._do(who, said_on_teams.file(self._teams, *file, said, me), now)
        typed = said_on_teams.message if private else said_on_teams.mention
        return self._do(who, typed(self._teams, said, me), now)

    def press(self, who: str, button: Button, now: datetime) -> Reply:
        shown = self._shown[who]
        carried = {"c": button.command, "a": dict(button.args)}
        found = [each for each in _actions(shown.card) if carried.items() <= each["data"][VERB].items()]
        assert found, f"there is no button {button.label!r} on the card of {who}"
        return self._do(who, self._pressed(who, shown, found[0], {}), now)

    def send(self, who: str, typed: str, now: datetime) -> Reply:
        shown = self._shown[who]
        [submit] = [each for each in _actions(shown.card) if "i" in each["data"][VERB]]
        return self._do(who, self._pressed(who, shown, submit, _filled(shown.card, typed)), now)

    def receive(self, now: datetime) -> None:
        self._now = now
        self._runner.run(self._poster.post_due(now))
        self._look({})

    def _pressed(self, who: str, shown: Shown, action: Json, inputs: Json) -> Json:
        where = shown.conversation if shown.conversation.startswith(CHANNEL) else ""
        return said_on_teams.press(self._teams, action, inputs, person(who), where, replyToId=shown.message)

    def _do(self, who: str, activity: Json, now: datetime) -> Reply:
        """Let Teams send this, and see what is shown; the core's own reply."""
        self._now = now
        before = len(self._replies)
        self._drawn_anew = False
        answered = self._runner.run(self._heard(activity))
        assert answered.status == 200, answered
        assert len(self._replies) == before + 1, "one act is one question to the core"
        self._look({activity["conversation"]["id"]: who})
        if answered.body and answered.body.get("type") == ADAPTIVE and not self._drawn_anew:
            self._shown[who] = Shown(answered.body["value"], activity["conversation"]["id"], activity["replyToId"])
        return self._replies[-1]

    def _look(self, readers: dict[str, str]) -> None:
        """Whoever got a new card has that before him now. `readers`: who looks at which thread of the channel."""
        for name in MEMBERS + NEWCOMERS:
            readers |= {person(name).chat: name, self._teams.chat_with(person(name).aad): name}
        for conversation, messages in list(self._teams.messages.items()):
            seen, self._seen[conversation] = self._seen.get(conversation, 0), len(messages)
            for message in messages[seen:]:
                [attachment] = message["attachments"]
                if attachment["contentType"] == ADAPTIVE and conversation in readers:
                    self._shown[readers[conversation]] = Shown(attachment["content"], conversation, message["id"])

    async def _heard(self, activity: Json) -> Any:
        answered = await self._listener.heard(activity)
        await self._listener.finish()
        await self._poster.post_due(self._now)
        return answered

    async def _asked(self, request: Request) -> Reply:
        reply = await asyncio.wrap_future(self._answer(request))
        if request.refreshes:
            self._drawn_anew = True
        else:
            self._replies.append(reply)
        return reply

    async def _welcomed(self, address: str) -> None:
        raise AssertionError(f"nobody adds Horzel here: {address}")


def _actions(card: Json) -> Iterator[Json]:
    """Every button of a card, in the order of reading; not the one by which it refreshes itself."""
    body = {name: value for name, value in card.items() if name != "refresh"}
    yield from (each for each in all_in(body) if each.get("type") == "Action.Execute")


def _filled(card: Json, typed: str) -> Json:
    """What Teams sends along for the inputs of a card, with some of them filled in by their labels."""
    fields = [each for each in all_in(card) if str(each.get("type")).startswith("Input.")]
    inputs = {each["id"]: each.get("value", "") for each in fields}
    by_label = {each["label"].casefold(): each["id"] for each in fields}
    for pair in typed.split("; "):
        label, _, value = pair.partition(": ")
        inputs[by_label[label.strip().casefold()]] = value.strip()
    return inputs
