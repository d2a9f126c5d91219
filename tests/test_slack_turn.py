"""An answer that takes long, and the words Slack uses for what a person typed."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from slack_bolt.response import BoltResponse

from bot.deliveries import Deliveries
from bot.slack.incoming import decoded, people_in
from bot.slack.turn import Turn, again, nothing, spoken
from commands import door as words
from commands.reply import Reply
from tests.local_slack import local_slack
from tests.slack_parts import NOW, Core, door_to, payload, served


def _turn() -> tuple[Turn, list[str]]:
    sent: list[str] = []

    async def send(response: BoltResponse) -> None:
        sent.append(response.body)

    return Turn(b"1684310400body", send, NOW), sent


def _is_settled(answer: BoltResponse) -> bool:
    return answer.status == 200


def test_an_answer_in_time_is_the_only_one() -> None:
    async def run() -> list[str]:
        turn, sent = _turn()
        with turn.patience(lambda: spoken({"text": "even geduld"}), seconds=60):
            await asyncio.sleep(0)
        await turn.answer(spoken({"text": "klaar"}))
        await turn.answer(spoken({"text": "nog eens"}))
        return sent

    assert asyncio.run(run()) == ['{"text":"klaar"}']


def test_who_waits_too_long_hears_something_meanwhile() -> None:
    async def run() -> tuple[list[str], bool]:
        said = asyncio.Event()
        sent: list[str] = []

        async def send(response: BoltResponse) -> None:
            sent.append(response.body)
            said.set()

        turn = Turn(b"", send, NOW)
        with turn.patience(lambda: spoken({"text": "even geduld"}), seconds=0):
            await said.wait()
        await turn.answer(spoken({"text": "klaar"}))
        return sent, turn.answered

    assert asyncio.run(run()) == (['{"text":"even geduld"}'], True)


def test_a_slow_core_is_announced_and_its_answer_still_comes() -> None:
    core = Core(reply=lambda request: Reply(summary=f"Eindelijk: {request.heard}"), seconds=2.8)
    with local_slack() as slack, served(door_to(core, slack)) as door, ThreadPoolExecutor() as pool:
        command = pool.submit(door.send, payload("slash_command", slack))
        form = pool.submit(door.send, payload("view_submission", slack))
        click = pool.submit(door.send, payload("block_actions", slack))
        assert command.result().json()["text"] == words.BUSY
        assert form.result().json()["view"]["blocks"][0]["text"]["text"] == words.BUSY
        assert click.result().content == b""
        told = {asked["text"] for asked in slack.wait_for("response_url", 2)}
        shown = slack.wait_for("views.update")[0]["view"]["blocks"][0]["text"]["text"]
    assert told == {"Eindelijk: command", "Eindelijk: button"}
    assert shown == "Eindelijk: form"


# --- deliveries -------------------------------------------------------------------------------------------------------


def test_deliveries_at_the_same_time_share_one_answer() -> None:
    async def run() -> tuple[int, list[int]]:
        deliveries = Deliveries(_is_settled)
        done: list[str] = []

        async def work() -> BoltResponse:
            await asyncio.sleep(0.01)
            done.append("x")
            return nothing()

        answers = await asyncio.gather(*(deliveries.once("Ev1", work) for _ in range(5)))
        return len(done), [answer.status for answer in answers if answer]

    assert asyncio.run(run()) == (1, [200] * 5)


def test_what_failed_is_done_again_when_it_is_delivered_again() -> None:
    async def run() -> list[int]:
        deliveries = Deliveries(_is_settled)
        outcomes = iter([again(), nothing()])

        async def work() -> BoltResponse:
            return next(outcomes)

        given = [await deliveries.once("Ev1", work) for _ in range(3)]
        return [answer.status if answer else 0 for answer in given]

    assert asyncio.run(run()) == [503, 200, 0]


# --- what a person typed ----------------------------------------------------------------------------------------------

NAMES = {"U1": "Piet Jansen"}


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("rapport R&amp;D", "rapport R&D"),
        ("&amp;lt; is niet &lt;", "&lt; is niet <"),
        ("voor <@U1>", "voor @Piet Jansen"),
        ("voor <@U1|piet>", "voor @Piet Jansen"),
        ("voor <@U2|onbekend>", "voor @U2"),
        ("<@U0BOT> status", "status"),
        ("<@U0BOT|horzel> status", "status"),
        ("in <#C1|algemeen>", "in #algemeen"),
        ("in <#C1>", "in #C1"),
        ("<!here> en <!channel>", "@here en @channel"),
        ("<!subteam^S1|@ambassadeurs>", "@ambassadeurs"),
        ("<!date^1684310400^{date}|17 mei 2023>", "17 mei 2023"),
        ("zie <https://a.nl/x?a=1&amp;b=2>", "zie https://a.nl/x?a=1&b=2"),
        ("zie <https://a.nl|a.nl>", "zie a.nl"),
        ("zie <https://a.nl/|a.nl>", "zie a.nl"),
        ("zie <https://a.nl/stuk|het stuk>", "zie het stuk (https://a.nl/stuk)"),
        ("<mailto:jan@a.nl|jan@a.nl>", "jan@a.nl"),
        ("<tel:+31612345678|06-12345678>", "06-12345678 (tel:+31612345678)"),
        ("3 < 4 en 5 > 4", "3 < 4 en 5 > 4"),
        ("&lt;@U1&gt; getypt", "<@U1> getypt"),
        ("  ruimte  ", "ruimte"),
        ("", ""),
    ],
)
def test_what_slack_writes_is_read_as_the_person_saw_it(raw: str, seen: str) -> None:
    assert decoded(raw, lambda user: NAMES.get(user, ""), "U0BOT") == seen


def test_the_people_in_a_text_are_found() -> None:
    assert people_in("<@U1> en <@W2|x>, niet &lt;@U3&gt; of @U4") == {"U1", "W2"}
