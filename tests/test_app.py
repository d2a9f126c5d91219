"""The processes: doors, health, figures, the window, and how they begin and end."""

import asyncio
import hashlib
import hmac
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import IO
from urllib.parse import urlencode

import httpx
import pytest

from bot.app import App, Asgi, Receive, Scope, Send
from bot.clock import tick
from commands.dutch import AMSTERDAM
from commands.reply import Reply
from storage.store import Storage
from tests.local_slack import LocalSlack, local_slack

NOW = datetime(2023, 5, 15, 9, tzinfo=AMSTERDAM)
ROOT = Path(__file__).resolve().parent.parent
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"


# --- the app ----------------------------------------------------------------------------------------------------------


async def _nothing() -> None:
    return


def answered_by(words: str) -> Asgi:
    """A door that says these words."""

    async def door(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": words.encode()})

    return door


def asked(app: App, *paths: str, method: str = "GET") -> list[httpx.Response]:
    async def ask() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
            return [await client.request(method, path) for path in paths]

    return asyncio.run(ask())


def app_of(storage: Storage, clock: Callable[[], datetime] = lambda: NOW, window: bool = True) -> App:
    build = (lambda: answered_by("venster")) if window else None
    return App(storage, {"/slack/events": answered_by("slack")}, build, clock, _nothing)


def test_every_path_has_its_door(storage: Storage) -> None:
    app = app_of(storage)
    found = asked(app, "/slack/events", "/", "/static/x", "/healthz", "/slack/events/more")
    assert [response.text for response in found] == ["slack", "venster", "venster", "ok\n", "venster"]


def test_without_a_window_there_is_nothing_at_the_root(storage: Storage) -> None:
    found = asked(app_of(storage, window=False), "/", "/static/x", "/healthz")
    assert [response.status_code for response in found] == [404, 404, 200]


def test_ready_says_when_the_clock_last_ticked(storage: Storage) -> None:
    tick(storage, NOW, ())
    response = asked(app_of(storage), "/readyz")[0]
    assert response.status_code == 200
    assert response.json() == {
        "database": True,
        "migrations": True,
        "clock": True,
        "last_tick": "2023-05-15T07:00:00+00:00",
    }


def test_a_clock_that_stands_still_makes_it_not_ready(storage: Storage) -> None:
    moments = iter([NOW, NOW + timedelta(minutes=4), NOW + timedelta(minutes=20)])
    app = app_of(storage, lambda: next(moments))
    fresh, late = asked(app, "/readyz", "/readyz")
    assert (fresh.status_code, late.status_code) == (200, 503)
    assert late.json()["clock"] is False


def test_a_database_without_tables_is_not_ready(unmade_url: str) -> None:
    storage = Storage(unmade_url)
    response = asked(app_of(storage), "/readyz")[0]
    storage.close()
    assert response.status_code == 503
    assert (response.json()["database"], response.json()["migrations"]) == (True, False)


def test_a_file_that_lost_its_name_is_not_ready(sqlite_url: str) -> None:
    """What is open can still be read; what is saved in it is lost at the next start."""

    async def steps(storage: Storage) -> list[int]:
        storage.serve(asyncio.get_running_loop())
        app = app_of(storage)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
            before = await client.get("/readyz")
            take_away()
            return [before.status_code, (await client.get("/readyz")).status_code]

    def take_away() -> None:
        file = Path(sqlite_url.removeprefix("sqlite:///"))
        file.rename(file.with_name("elders.db"))

    storage = Storage(sqlite_url)
    try:
        assert asyncio.run(steps(storage)) == [200, 503]
    finally:
        storage.close()


def test_a_database_that_is_gone_is_not_ready() -> None:
    storage = Storage("postgresql://niemand@127.0.0.1:9/nergens")
    response = asked(app_of(storage), "/readyz")[0]
    storage.close()
    assert (response.status_code, response.json()["database"]) == (503, False)


def test_the_figures_are_what_prometheus_reads(storage: Storage) -> None:
    tick(storage, NOW, ())
    storage.write(lambda store: store.outbox.add(None, "slack:T1:C1", "x", "{}", "a", NOW)).result()
    app = app_of(storage)
    asked(app, "/slack/events", "/slack/events", "/healthz")
    response = asked(app, "/metrics")[0]
    sample = re.compile(r'[a-z_]+(\{[a-z]+="[^"]*"\})? [0-9.]+')
    lines = response.text.splitlines()
    assert response.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert [line for line in lines if not line.startswith("# ") and not sample.fullmatch(line)] == []
    assert 'horzel_requests_total{path="/slack/events"} 2' in lines
    assert 'horzel_outgoing_messages{state="waiting"} 1' in lines
    assert f"horzel_last_tick_timestamp_seconds {NOW.timestamp():.3f}" in lines


# --- real processes ---------------------------------------------------------------------------------------------------


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def environment(url: str, **more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return kept | {"DATABASE_URL": url, "PYTHONPATH": str(ROOT)} | more


def setup(url: str, content: str, folder: Path) -> None:
    file = folder / "groep.toml"
    file.write_text(content)
    command = [sys.executable, "-m", "bot", "setup", str(file)]
    subprocess.run(command, env=environment(url), check=True, timeout=60, stdout=subprocess.DEVNULL)


@contextmanager
def running(*words: str, **env: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A process of ours; ended by SIGTERM, which it must take well."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", *words], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            yield process
            process.send_signal(signal.SIGTERM)
            process.wait(20)
        finally:
            process.kill()
        assert process.returncode == 0, _rest(process.stderr)


def _rest(stream: IO[bytes] | None) -> str:
    return stream.read().decode() if stream else ""


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with local_slack() as slack:
        slack.user("U1", "Anouk de Wit", team="T1")
        yield slack


def with_slack(slack: LocalSlack) -> dict[str, str]:
    return {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_BASE_URL": slack.api}


def knocking(port: int) -> httpx.Client:
    """A client that knocks until somebody opens."""
    return httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, transport=httpx.HTTPTransport(retries=9))


def put_out(storage: Storage, address: str, summary: str) -> None:
    reply = Reply(summary=summary).to_json()
    storage.write(lambda store: store.outbox.add(None, address, "digest", reply, summary, NOW)).result()


def said(client: httpx.Client, words: str, trigger: str, user: str = "U1") -> httpx.Response:
    """A slash command as Slack sends it, signed with the secret of now."""
    body = urlencode(
        {
            "command": "/actie",
            "text": words,
            "team_id": "T1",
            "channel_id": "C1",
            "user_id": user,
            "trigger_id": trigger,
        }
    ).encode()
    theirs = parsedate_to_datetime(client.get("/healthz").headers["date"])  # what time it is over there
    stamp = str(int(theirs.timestamp()))
    digest = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={digest}",
    }
    return client.post("/slack/events", content=body, headers=headers)


GROUP = """
[[body]]
slug = "taskforce"
name = "Taskforce"
places = ["slack:T1:C1"]
[[party]]
name = "LLTB"
[[member]]
name = "Secretaris"
role = "secretaris"
accounts = ["slack:T1:U1"]
"""


def test_it_serves_slack_posts_what_is_put_out_and_ends_quietly(
    database_url: str, slack: LocalSlack, tmp_path: Path
) -> None:
    setup(database_url, GROUP, tmp_path)
    storage, port = Storage(database_url), free_port()
    with (
        running("serve", "--port", str(port), **environment(database_url, **with_slack(slack))),
        knocking(port) as client,
    ):
        first = said(client, "nieuw Rapport delen, LLTB", "1.1")
        again = said(client, "nieuw Rapport delen, LLTB", "1.1")
        assert "Actiepunt 1" in first.json()["text"]
        assert again.json() == first.json()
        put_out(storage, "slack:T1:C1", "Weekbericht")
        slack.wait_for("chat.postMessage")
        assert client.get("/readyz").status_code == 200
        assert client.post("/slack/events", content=b"x").status_code == 401
    assert [call["text"] for call in slack.asked("chat.postMessage")] == ["Weekbericht"]
    storage.close()


def test_doors_and_posting_can_be_processes_of_their_own(database_url: str, slack: LocalSlack, tmp_path: Path) -> None:
    setup(database_url, GROUP, tmp_path)
    env, port = environment(database_url, **with_slack(slack)), free_port()
    with (
        running("web", "--port", str(port), **env),
        running("worker", **env),
        running("worker", **env),
        knocking(port) as client,
    ):
        assert "Actiepunt 1" in said(client, "nieuw Rapport delen, LLTB", "1.1").json()["text"]
        storage = Storage(database_url)
        for number in range(3):
            put_out(storage, f"slack:T1:C{number}", f"Bericht {number}")
        storage.close()
        slack.wait_for("chat.postMessage", 3, seconds=30)
        assert client.get("/").status_code == 200  # this Slack is a stand-in, so the window may stand beside it
    assert sorted(call["text"] for call in slack.asked("chat.postMessage")) == ["Bericht 0", "Bericht 1", "Bericht 2"]


def test_through_a_websocket_no_port_is_needed(sqlite_url: str, slack: LocalSlack, tmp_path: Path) -> None:
    setup(sqlite_url, GROUP, tmp_path)
    env = environment(sqlite_url, **with_slack(slack), SLACK_APP_TOKEN="xapp-1")
    with running("socket", **env):
        slack.wait_until(lambda: slack.lines == 1, seconds=30)
        payload = {
            "command": "/actie",
            "text": "nieuw Rapport delen, LLTB",
            "team_id": "T1",
            "channel_id": "C1",
            "user_id": "U1",
            "trigger_id": "1.1",
        }
        slack.send("slash_commands", payload, "e1")
        assert "Actiepunt 1" in slack.answer_to("e1")["text"]


def test_without_a_chat_program_there_is_the_window_on_this_machine(sqlite_url: str) -> None:
    with running("serve", **environment(sqlite_url, PORT="0")) as process:
        assert process.stdout
        line = process.stdout.readline().decode()
        address = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert address, line
        with httpx.Client(base_url=address[0], timeout=30, trust_env=False) as client:
            page = client.get("/")
            elsewhere = client.get("/", headers={"Host": "horzel.example.nl"})
            assert client.get("/healthz").text == "ok\n"
    assert page.status_code == 200
    assert "Nieuwe werkgroep" in page.text
    assert elsewhere.status_code == 403


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_the_window_does_not_open_beyond_this_machine(sqlite_url: str, host: str) -> None:
    command = [sys.executable, "-m", "bot", "serve", "--host", host, "--port", "0"]
    done = subprocess.run(command, env=environment(sqlite_url), capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "--host 127.0.0.1" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_beside_a_real_slack_there_is_no_window(sqlite_url: str) -> None:
    env = environment(sqlite_url, SLACK_APP_TOKEN="x", SLACK_BOT_TOKEN="x", SLACK_SIGNING_SECRET=SECRET)
    env["SLACK_API_BASE_URL"] = "https://192.0.2.1/api/"  # an address that is nobody's
    port = free_port()
    with (
        running("web", "--port", str(port), **env),
        knocking(port) as client,
    ):
        assert [client.get(path).status_code for path in ("/", "/healthz", "/slack/events")] == [404, 200, 405]


def test_a_port_that_is_taken_is_one_sentence(sqlite_url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "bot", "serve", "--port", port]
        done = subprocess.run(
            command, env=environment(sqlite_url), capture_output=True, text=True, timeout=60, check=False
        )
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert port in done.stderr
