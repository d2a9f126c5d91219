"""Whatever is typed: no crash, no live mention, no lost word, and one Dutch sentence where something is wrong.

`data/ugly.txt` holds a text a line as a JSON string, or `["text", times]` for a text that goes on and on.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.terminal.draw import text as as_text
from bot.web import draw as web
from commands import COMMANDS
from commands.command import Request
from commands.dates import read_date
from commands.dutch import AMSTERDAM
from commands.handle import answers
from commands.reply import Reply
from commands.words.signs import without_controls
from storage.actions import Wanted
from storage.changes import Actor
from storage.models import Action
from storage.store import Store
from tests import teams_limits
from tests.dialogue import Stage, stage
from tests.slack_limits import check, drawn

_LINES = (Path(__file__).parent / "data" / "ugly.txt").read_text(encoding="ascii").splitlines()
UGLY = tuple(item if isinstance(item, str) else item[0] * item[1] for item in map(json.loads, _LINES))
NOW = datetime(2023, 4, 12, 15, 45, tzinfo=AMSTERDAM)
_WORDS = re.compile(r"\w+")
_LONGEST_TEXT = 2000


@dataclass
class Talk:
    """Somebody at a real body, saying one thing after another."""

    staged: Stage
    keys: int = 0
    heard: list[Reply] = field(default_factory=list)

    def say(self, text: str, private: bool = False) -> Reply:
        return self.asks(private=private, text=text, heard="message" if private else "command")

    def asks(self, private: bool = False, **what: Any) -> Reply:
        """`what` is said, pressed or sent: the rest of the Request."""
        self.keys += 1
        address = "terminal:lokaal:lltb"
        request = Request(
            key=f"lelijk-{self.keys}",
            who=address,
            where=address if private else "terminal:lokaal:taskforce",
            now=NOW,
            private=private,
            name="lltb",
            **what,
        )
        return answers(self.staged.storage)(request).result()

    def points(self) -> tuple[Action, ...]:
        """The action points of the body, oldest first."""

        def all_of_them(store: Store) -> tuple[Action, ...]:
            body = store.bodies.called("taskforce")
            assert body is not None
            store.enter(body, Actor(None, "test", NOW))
            return store.actions.find(Wanted(status="alle"), limit=5000)

        return tuple(sorted(self.staged.storage.read(all_of_them), key=lambda action: action.number))

    def last_note(self) -> str:
        """The newest note on action point 1."""

        def newest(store: Store) -> str:
            body = store.bodies.called("taskforce")
            assert body is not None
            store.enter(body, Actor(None, "test", NOW))
            return store.notes.of("action", 1)[-1].text

        return self.staged.storage.read(newest)


@pytest.fixture
def talk(database_url: str) -> Iterator[Talk]:
    staged = stage(database_url)
    yield Talk(staged)
    staged.storage.close()


def _is_fit_to_be_seen(reply: Reply) -> None:
    """Within every platform's limits, nothing live in it, and a sentence of ours in front."""
    assert "Er ging iets mis" not in reply.summary
    assert len(_WORDS.findall(reply.summary)) >= 2, reply.summary
    check(drawn(reply))
    teams_limits.check(teams_limits.drawn(reply))
    assert as_text(reply).strip()
    page = str(web.parts(reply)) + (str(web.form(reply, "m1")) if reply.form else "")
    assert not re.search(r"<(?:script|img|svg|b>|!)", page)
    page.encode("utf-8")


def test_a_free_text_never_breaks_and_never_becomes_an_action_point(talk: Talk) -> None:
    talk.say("actie nieuw rapport delen")
    for ugly in UGLY:
        _is_fit_to_be_seen(talk.say(ugly, private=True))
    assert [action.text for action in talk.points() if action.status != "ingetrokken"] == ["rapport delen"]


def test_an_action_point_keeps_every_word_of_what_was_typed(talk: Talk) -> None:
    for ugly in UGLY:
        before = len(talk.points())
        reply = talk.say(f"actie nieuw {ugly}")
        _is_fit_to_be_seen(reply)
        added = talk.points()[before:]
        kept = as_text(reply) if not added else _held_by(added[0])
        read = f"{kept} {read_date(ugly, NOW).words}"  # a date is shown as the day it is
        assert _lost(ugly, read) == set(), ugly[:80]


def test_a_note_keeps_every_word_of_what_was_typed(talk: Talk) -> None:
    talk.say("actie nieuw rapport delen")
    for ugly in UGLY:
        reply = talk.say(f"actie notitie 1 let op: {ugly}")
        _is_fit_to_be_seen(reply)
        noted = talk.last_note() if "Notitie bij" in reply.summary else as_text(reply)
        assert _lost(ugly, noted) == set(), ugly[:80]


@pytest.mark.parametrize("value", ["", "=1+1", "²", "9" * 400, "\ud800", "2023-02-31", "<!channel>"])
def test_a_button_or_form_may_carry_anything(talk: Talk, value: str) -> None:
    talk.say("actie nieuw rapport delen")
    for command in COMMANDS:
        values = dict.fromkeys(command.arguments.model_fields, value)
        _is_fit_to_be_seen(talk.asks(command=command.name, values=values, heard="button"))
        _is_fit_to_be_seen(talk.asks(command=command.name, values=values, heard="form"))


def test_a_search_for_very_much_is_answered(talk: Talk) -> None:
    for words in ("9" * 4500, " ".join(f"woord{number}" for number in range(1200))):
        _is_fit_to_be_seen(talk.say(f"actie zoek {words}"))


def _held_by(action: Action) -> str:
    owners = " ".join(owner["name"] for owner in action.owners)
    return f"{action.text} {owners} {action.due_words} {action.theme} {' '.join(action.regions)} door regio thema"


def _lost(typed: str, kept: str) -> set[str]:
    """Words of what was typed (of a text that is too long its first part) that were not kept."""
    small = kept.casefold()
    return {word for word in _WORDS.findall(without_controls(typed).casefold()[:_LONGEST_TEXT]) if word not in small}
