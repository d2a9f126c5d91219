"""Socket Mode over a real websocket: the same door, other wires; and what happens when the line drops."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.slack.socket_mode import SocketLost, run_socket
from commands.command import Request
from commands.reply import Reply
from tests.local_slack import LocalSlack, local_slack
from tests.reply_cases import CASES
from tests.slack_parts import Core, door_to, payload


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with local_slack() as slack:
        slack.user("U012AB3CD", "Anouk de Wit")
        yield slack


@contextmanager
def connected(slack: LocalSlack, core: Core) -> Iterator[None]:
    """The door on Socket Mode, in a thread of its own, until the test is done with it."""
    loop = asyncio.new_event_loop()
    up = threading.Event()

    async def serve() -> None:
        await run_socket(door_to(core, slack), ping_interval=1, connected=up.set)

    serving = loop.create_task(serve())

    def run() -> None:
        asyncio.set_event_loop(loop)
        with pytest.raises(asyncio.CancelledError):
            loop.run_until_complete(serving)
        loop.run_until_complete(asyncio.sleep(0.05))
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        assert up.wait(10)
        slack.wait_until(lambda: slack.lines == 1)
        yield
    finally:
        loop.call_soon_threadsafe(serving.cancel)
        thread.join(10)


def test_a_command_is_answered_on_the_same_line(slack: LocalSlack) -> None:
    core = Core()
    with connected(slack, core):
        slack.send("slash_commands", payload("slash_command", slack), "e1")
        answer = slack.answer_to("e1")
    assert answer["text"].startswith("Gehoord: actie nieuw")
    assert (core.heard[0].key, core.heard[0].name) == (
        "slack:T012AB3CD:U012AB3CD:13345224609.738474920.8088930838d88f008e0",
        "Anouk de Wit",
    )


def test_forms_buttons_and_messages_come_the_same_way(slack: LocalSlack) -> None:
    core = Core()
    with connected(slack, core):
        slack.send("interactive", payload("view_submission", slack), "e1")
        slack.send("interactive", payload("block_actions", slack), "e2")
        slack.send("events_api", payload("app_mention", slack), "e3")
        assert slack.answer_to("e1")["response_action"] == "update"
        assert slack.answer_to("e2") == {}
        assert slack.answer_to("e3") == {}
    assert sorted(request.heard for request in core.heard) == ["button", "form", "message"]
    assert len(slack.asked("response_url")) == 1
    assert len(slack.asked("chat.postMessage")) == 1


def test_a_failure_is_not_acknowledged_so_slack_delivers_again(slack: LocalSlack) -> None:
    core = Core()
    slack.fail("chat.postMessage", "429")
    with connected(slack, core):
        slack.send("events_api", payload("app_mention", slack), "e1")
        slack.wait_for("chat.postMessage")
        slack.send("events_api", payload("app_mention", slack), "e2")
        assert slack.answer_to("e2") == {}
    assert "e1" not in slack.acknowledged
    assert len({request.key for request in core.heard}) == 1


@pytest.mark.parametrize("how", ["asked", "dropped"])
def test_the_line_is_made_anew(slack: LocalSlack, how: str) -> None:
    core = Core()
    with connected(slack, core):
        if how == "asked":
            slack.ask_to_reconnect()
        else:
            slack.hang_up()
        slack.wait_until(lambda: slack.lines_so_far == 2)
        slack.send("slash_commands", payload("slash_command", slack), "e9")
        assert slack.answer_to("e9")["text"].startswith("Gehoord")


def test_an_answer_for_which_the_line_is_gone_goes_another_way(slack: LocalSlack) -> None:
    def hang_up_first(_: Request) -> Reply:
        slack.fail("apps.connections.open", *["internal_error"] * 20)
        slack.hang_up()
        return CASES["text"]

    core = Core(reply=hang_up_first, seconds=0.3)
    with connected(slack, core):
        slack.send("slash_commands", payload("slash_command", slack), "e1")
        told = slack.wait_for("response_url")[0]
    assert told["text"] == CASES["text"].summary


def test_when_slack_stays_away_we_stop_with_an_error(slack: LocalSlack) -> None:
    slack.fail("apps.connections.open", *["internal_error"] * 50)
    with pytest.raises(SocketLost):
        asyncio.run(run_socket(door_to(Core(), slack), patience=0.5, ping_interval=0.2))


def test_when_slack_is_connected_but_deaf_we_stop_with_an_error(slack: LocalSlack) -> None:
    slack.silent = True

    def fail_from_now_on() -> None:
        slack.fail("apps.connections.open", *["internal_error"] * 50)

    with pytest.raises(SocketLost):
        asyncio.run(run_socket(door_to(Core(), slack), patience=0.5, ping_interval=0.2, connected=fail_from_now_on))
