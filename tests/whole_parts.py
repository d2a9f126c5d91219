"""The whole house for a test: a real `horzel serve` or `socket` process, a database, a Slack, and people who use it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from itertools import count
from pathlib import Path
from time import sleep
from typing import Any, Protocol

import httpx

from commands.dutch import AMSTERDAM
from tests.local_slack import LocalSlack
from tests.slack_parts import SECRET, TOKEN, encoded, payload, signed

Json = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent
TEAM, CHANNEL = "T012AB3CD", "C024BE7LH"
SECRETARY, CHAIR, AMBASSADOR, ANOUK, PIET = "U0SECR01", "U0CHAIR1", "U0AMBAS1", "U012AB3CD", "U0G9QF9C6"
GUEST, OTHER = "U0GUEST01", "U0OTHER01"
HERE = f"slack:{TEAM}:{CHANNEL}"


def limburg_in_slack(folder: Path) -> Path:
    """examples/limburg.toml with the Slack channel and three Slack accounts written in, as its comments say."""
    words = (ROOT / "examples" / "limburg.toml").read_text(encoding="utf-8")
    added = {
        '"web:proef:taskforce"': HERE,
        '"web:proef:secretaris"': f"slack:{TEAM}:{SECRETARY}",
        '"web:proef:voorzitter"': f"slack:{TEAM}:{CHAIR}",
        '"web:proef:kennisambassadeur"': f"slack:{TEAM}:{AMBASSADOR}",
        '"web:proef:lltb"': f"slack:{TEAM}:{PIET}",
    }
    for there, new in added.items():
        assert there in words
        words = words.replace(there, f'{there}, "{new}"')
    file = folder / "limburg.toml"
    file.write_text(words, encoding="utf-8")
    return file


def people_of(slack: LocalSlack) -> None:
    """Everybody of the workspace, a guest, and somebody of another one."""
    names = {SECRETARY: "Saskia Smeets", CHAIR: "Cor Claessen", AMBASSADOR: "Karin Knoops", ANOUK: "Anouk de Wit"}
    for user, name in (names | {PIET: "Piet Jansen"}).items():
        slack.user(user, name)
    slack.user(GUEST, "Gerda Gast", is_restricted=True)
    slack.user(OTHER, "Otto Anders", team="T0OTHER")


class Wire(Protocol):
    """How what Slack says reaches the process."""

    def deliver(self, content: Json) -> Json:
        """What the process answers; `{}` when it only says that it heard."""
        ...


@dataclass
class House:
    """One database, and the processes on it. `start` may be called again after `stop` or `kill`."""

    slack: LocalSlack
    database: str
    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    _process: "subprocess.Popen[str] | None" = None

    def horzel(self, *arguments: str, code: int = 0) -> str:
        """Run one command to its end; what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env=self._environment(),
            capture_output=True,
            check=False,
            text=True,
            timeout=60,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def export(self) -> Json:
        """All there is, as `horzel export all --format json` tells."""
        found: Json = json.loads(self.horzel("export", "all", "--format", "json"))
        return found

    def start(self, command: str = "serve") -> None:
        """Start the process, and come back when it can be spoken to."""
        lines = self.slack.lines_so_far
        port = ["--port", "0"] if command in {"serve", "web"} else []
        with (self.folder / "log.txt").open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", command, *port],
                cwd=self.folder,
                env=self._environment(),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        if command == "socket":
            while self.slack.lines_so_far == lines:
                assert self._process.poll() is None, self.log()
                sleep(0.02)
            return
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        found = re.search(r"http://\S+?:\d+", said)
        assert found, f"{said}{self.log()}"
        self.address = found[0]

    def stop(self) -> None:
        """Ask the process to stop, and see that it does so without complaint."""
        assert self._process is not None
        self._process.terminate()
        assert self._process.wait(20) == 0, self.log()
        self._closed()

    def kill(self) -> None:
        """End the process in the middle of whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(20)
            self._closed()

    def log(self) -> str:
        """What the processes wrote to standard error so far."""
        return (self.folder / "log.txt").read_text()

    def now(self) -> datetime:
        """The moment, as Slack tells it in its answers."""
        with httpx.Client(trust_env=False) as client:
            said = client.get(f"{self.slack.api}api.test").headers["Date"]
        return parsedate_to_datetime(said).astimezone(AMSTERDAM)

    def _closed(self) -> None:
        assert self._process is not None
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process = None

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "SYSTEMROOT", "LANG"}}
        return kept | {
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "DATABASE_URL": self.database,
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_APP_TOKEN": "xapp-1",
            "SLACK_API_BASE_URL": self.slack.api,
            **self.settings,
        }


@contextmanager
def house(slack: LocalSlack, database: str, folder: Path, settings: Mapping[str, str] | None = None) -> Iterator[House]:
    """A house that leaves no process behind. It must not have made a mistake that it had to write down.

    `settings` come beside those of Slack.
    """
    people_of(slack)
    made = House(slack, database, folder, settings or {})
    try:
        yield made
        assert "Traceback" not in made.log(), made.log()
    finally:
        made.kill()


@dataclass
class Http:
    """Signed HTTP, as Slack sends it. The stamp is Slack's own clock."""

    house: House

    def deliver(self, content: Json) -> Json:
        response = self.post(content)
        assert response.status_code == 200, response.text
        return dict(response.json()) if response.text else {}

    def post(self, content: Json, **headers: str) -> httpx.Response:
        """The whole response; `headers` replace the right ones."""
        body, kind = encoded(content)
        return self.send(body, **{"Content-Type": kind, **signed(body, self.stamp()), **headers})

    def send(self, body: bytes, **headers: str) -> httpx.Response:
        """Exactly these bytes."""
        with httpx.Client(base_url=self.house.address, timeout=20, trust_env=False) as client:
            return client.post("/slack/events", content=body, headers=headers)

    def stamp(self, seconds: int = 0) -> str:
        """A timestamp this many seconds from now."""
        return str(int(self.house.now().timestamp()) + seconds)


@dataclass
class Socket:
    """Envelopes over the websocket that the process opened."""

    house: House
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def deliver(self, content: Json) -> Json:
        kinds = {"event_callback": "events_api"}
        kind = "slash_commands" if "command" in content else kinds.get(content["type"], "interactive")
        envelope = f"envelope-{next(self._numbers)}"
        self.house.slack.send(kind, content, envelope)
        return self.house.slack.answer_to(envelope)


_ACTS = count(1)


@dataclass
class User:
    """Somebody in Slack: types, presses, fills in forms, and says things in private."""

    wire: Wire
    slack: LocalSlack
    account: str
    channel: str = CHANNEL

    def command(self, words: str) -> Json:
        """The payload of a slash command."""
        command, _, text = words.partition(" ")
        act = f"1.{next(_ACTS)}.command"
        known = {"user_id": self.account, "channel_id": self.channel, "trigger_id": act}
        return payload("slash_command", self.slack, command=command, text=text, **known)

    def types(self, words: str) -> Json:
        """Type a slash command; the answer."""
        return self.wire.deliver(self.command(words))

    def opens(self, words: str) -> Json:
        """Type a command that asks for more; the form that Slack was asked to open."""
        before = len(self.slack.asked("views.open"))
        assert self.types(words) == {}
        view: Json = self.slack.wait_for("views.open", before + 1)[-1]["view"]
        return view

    def click(self, label: str, shown: Mapping[str, Any]) -> Json:
        """The payload of pressing the last button with this label in a message, posted or to this person alone."""
        channel = shown.get("channel", self.channel)
        return payload(
            "block_actions",
            self.slack,
            user={"id": self.account, "team_id": TEAM},
            channel={"id": channel},
            container={
                "type": "message",
                "channel_id": channel,
                "message_ts": shown.get("ts", "1684310400.999999"),
                "is_ephemeral": "ts" not in shown,
            },
            trigger_id=f"1.{next(_ACTS)}.click",
            actions=[_buttons(shown)[label]],
        )

    def presses(self, label: str, shown: Mapping[str, Any]) -> Json:
        """Press a button in a message; what came back by the response_url."""
        before = len(self.slack.asked("response_url"))
        self.wire.deliver(self.click(label, shown))
        return self.slack.wait_for("response_url", before + 1)[-1]

    def opens_by(self, label: str, shown: Mapping[str, Any]) -> Json:
        """Press a button that asks for more; the form that Slack was asked to open."""
        before = len(self.slack.asked("views.open"))
        self.wire.deliver(self.click(label, shown))
        view: Json = self.slack.wait_for("views.open", before + 1)[-1]["view"]
        return view

    def sends(self, view: Json, **filled: str) -> Json:
        """Fill in a form, by the labels of its fields (with _ for a space), and send it; the answer."""
        return self.wire.deliver(self.form(view, **filled))

    def form(self, view: Json, **filled: str) -> Json:
        """The payload of a form that is sent."""
        state = {block["block_id"]: {"v": _state(block, "")} for block in view["blocks"] if block["type"] == "input"}
        labels = {block["label"]["text"].casefold(): block for block in view["blocks"] if block["type"] == "input"}
        for label, value in filled.items():
            block = labels[label.replace("_", " ").casefold()]
            state[block["block_id"]] = {"v": _state(block, value)}
        act = next(_ACTS)
        sent = {**view, "id": f"V{act}", "hash": f"h{act}", "state": {"values": state}, "app_installed_team_id": TEAM}
        user = {"id": self.account, "team_id": TEAM}
        return payload("view_submission", self.slack, user=user, view=sent, trigger_id=f"1.{act}.form")

    def says(self, words: str, file: str = "") -> Json:
        """Say something in a private message, with a file of the local Slack or without; the answer, as posted."""
        before = len(self.slack.messages[self.private])
        self.wire.deliver(self.message(words, file))
        return self.heard(before + 1)[before]

    def message(self, words: str, file: str = "") -> Json:
        """The payload of a private message."""
        act = next(_ACTS)
        private = self.private
        recorded = payload("message_im_file" if file else "message_im", self.slack)
        event = recorded["event"] | {"user": self.account, "channel": private, "text": words}
        if file:
            address = f"{self.slack.url}/files/{file}"
            known = {"name": file, "url_private": address, "url_private_download": address}
            event["files"] = [event["files"][0] | known]
        return recorded | {"event": event, "event_id": f"Ev{act}"}

    @property
    def private(self) -> str:
        """The conversation of this person with Horzel."""
        return f"D{self.account[1:]}"

    def heard(self, number: int = 1) -> list[Json]:
        """What Horzel said to this person in private, once there are so many messages."""
        self.slack.wait_until(lambda: len(self.slack.messages[self.private]) >= number)
        return self.slack.messages[self.private]


def words(shown: Any) -> str:
    """All words of a message or form, in the order of reading, as a person sees them."""
    found: list[str] = []

    def look(value: Any) -> None:
        if isinstance(value, dict):
            if value.get("type") in {"plain_text", "mrkdwn"}:
                found.append(value["text"])
            for inner in value.values():
                look(inner)
        elif isinstance(value, list):
            for inner in value:
                look(inner)

    look(shown.get("blocks", shown))
    return "\n".join(found).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("\u2011", "-")


def in_channel(slack: LocalSlack, number: int, channel: str = CHANNEL) -> list[Json]:
    """What was posted in the channel, once there are so many messages."""
    slack.wait_until(lambda: len(slack.messages[channel]) >= number)
    return slack.messages[channel]


def _buttons(shown: Mapping[str, Any]) -> dict[str, Json]:
    """What can be pressed in a message, as Slack reports the press: by its label, of rows by `Klaar 3` as well.

    A row has its own button, or an option in the menu under the list.
    """
    found: dict[str, Json] = {}
    for block in shown["blocks"]:
        for element in [block.get("accessory"), *block.get("elements", [])]:
            if element and element["type"] == "button":
                found[element["text"]["text"]] = element
                if row := re.match(r"(S?\d+) · ", block.get("text", {}).get("text", "")):
                    found[f"{element['text']['text']} {row[1]}"] = element
            if element and element["type"] == "static_select":
                kind = {"type": "static_select", "action_id": element["action_id"]}
                for option in element["options"]:
                    label = element["placeholder"]["text"].partition(":")[0]
                    number = option["text"]["text"].partition(" · ")[0]
                    found[f"{label} {number}"] = {**kind, "selected_option": option}
    return found


def _state(block: Json, value: str) -> Json:
    element = block["element"]
    match element["type"]:
        case "datepicker":
            return {"type": "datepicker", "selected_date": value or element.get("initial_date")}
        case "static_select":
            chosen = [option for option in element["options"] if option["text"]["text"] == value]
            return {"type": "static_select", "selected_option": chosen[0] if chosen else element.get("initial_option")}
        case "multi_static_select":
            options = [option for group in element.get("option_groups", [element]) for option in group["options"]]
            chosen = [option for option in options if option["text"]["text"] in value.split(", ")]
            return {"type": "multi_static_select", "selected_options": chosen or element.get("initial_options", [])}
        case _:
            return {"type": "plain_text_input", "value": value or element.get("initial_value")}
