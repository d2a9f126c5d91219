"""Putting messages out to Slack, on good days and on bad ones."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from bot.post_error import PostError
from bot.slack.pace import Pace
from bot.slack.post import SlackPoster
from bot.slack.workspaces import SlackSettings, Workspaces
from commands import door as words
from commands.reply import File, Reply
from commands.report import Report
from tests.local_slack import LocalSlack
from tests.reply_cases import CASES
from tests.slack_parts import TOKEN, settings

T = TypeVar("T")
CHANNEL, PERSON = "slack:T012AB3CD:C024BE7LH", "slack:T012AB3CD:U012AB3CD"
REPLY = CASES["sections"]
WITH_FILE = Reply(summary="De lijst.", parts=(File(name="actielijst.md", report=Report(title="Actielijst")),))


def _with(
    slack: LocalSlack | SlackSettings, work: Callable[[SlackPoster], Awaitable[T]], pace: Pace | None = None
) -> T:
    """Do this with a poster, in a loop of its own."""

    async def run() -> T:
        workspaces = Workspaces(settings(slack) if isinstance(slack, LocalSlack) else slack)
        try:
            return await work(SlackPoster(workspaces, pace or Pace(0, 0)))
        finally:
            await workspaces.close()

    return asyncio.run(run())


def _failure(slack: LocalSlack | SlackSettings, work: Callable[[SlackPoster], Awaitable[object]]) -> PostError:
    with pytest.raises(PostError) as caught:
        _with(slack, work)
    return caught.value


def test_a_message_is_posted_with_its_mark_and_without_previews(slack: LocalSlack) -> None:
    ts = _with(slack, lambda poster: poster.post(CHANNEL, REPLY, "row-7"))
    asked = slack.asked("chat.postMessage")[0]
    assert ts == "1684310400.000000"
    assert asked["channel"] == "C024BE7LH"
    assert asked["metadata"] == {"event_type": "horzel", "event_payload": {"mark": "row-7"}}
    assert (asked["unfurl_links"], asked["unfurl_media"], asked["link_names"]) == (False, False, False)
    assert slack.calls[0].token == TOKEN


def test_a_file_is_uploaded_and_shared_in_one_message(slack: LocalSlack) -> None:
    assert _with(slack, lambda poster: poster.post(CHANNEL, WITH_FILE, "row-9")) == "F012AB3CD"
    assert slack.files["actielijst.md"].startswith(b"# Actielijst")
    assert slack.asked("files.completeUploadExternal")[0] == {
        "files": [{"id": "F012AB3CD", "title": "actielijst.md"}],
        "channel_id": "C024BE7LH",
        "initial_comment": "De lijst.",
    }
    assert slack.asked("chat.postMessage") == []


def test_a_file_that_could_not_be_put_there_is_not_shared_and_tried_again(slack: LocalSlack) -> None:
    slack.fail("upload", "500")
    assert not _failure(slack, lambda poster: poster.post(CHANNEL, WITH_FILE, "row-9")).permanent
    assert slack.asked("files.completeUploadExternal") == []


def test_a_person_gets_it_in_the_private_conversation_which_is_opened_once(slack: LocalSlack) -> None:
    async def twice(poster: SlackPoster) -> None:
        await poster.post(PERSON, REPLY, "a")
        await poster.post(PERSON, REPLY, "b")

    _with(slack, twice)
    assert slack.asked("conversations.open") == [{"users": "U012AB3CD"}]
    assert [asked["channel"] for asked in slack.asked("chat.postMessage")] == ["D012AB3CD"] * 2


def test_the_mark_tells_whether_it_arrived_after_all(slack: LocalSlack) -> None:
    slack.fail("chat.postMessage", "drop after")
    failure = _failure(slack, lambda poster: poster.post(CHANNEL, REPLY, "row-7"))
    assert (failure.unknown, failure.permanent) == (True, False)
    assert len(slack.messages["C024BE7LH"]) == 1  # the SDK's own client would have posted a second time
    assert _with(slack, lambda poster: poster.find(CHANNEL, "row-7")) == "1684310400.000000"
    assert _with(slack, lambda poster: poster.find(CHANNEL, "row-8")) is None


@pytest.mark.parametrize("fault", ["500 after", "fatal_error", "internal_error", "service_unavailable", "drop"])
def test_an_outcome_that_nobody_knows_is_called_unknown(slack: LocalSlack, fault: str) -> None:
    slack.fail("chat.postMessage", fault)
    failure = _failure(slack, lambda poster: poster.post(CHANNEL, REPLY, "row-7"))
    assert (failure.unknown, failure.permanent, failure.retry_after) == (True, False, None)


def test_too_fast_is_told_with_how_long_to_wait(slack: LocalSlack) -> None:
    slack.fail("chat.postMessage", "429")
    failure = _failure(slack, lambda poster: poster.post(CHANNEL, REPLY, "row-7"))
    assert (failure.retry_after, failure.unknown, failure.permanent) == (7.0, False, False)
    assert slack.messages["C024BE7LH"] == []


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("channel_not_found", words.CHANNEL_GONE),
        ("is_archived", words.CHANNEL_GONE),
        ("not_in_channel", words.CHANNEL_GONE),
        ("account_inactive", words.ACCESS_GONE),
        ("token_revoked", words.ACCESS_GONE),
        ("user_disabled", words.PERSON_GONE),
        ("invalid_blocks", f"{words.REFUSED} (invalid_blocks)"),
    ],
)
def test_what_slack_will_refuse_again_is_permanent(slack: LocalSlack, code: str, sentence: str) -> None:
    slack.fail("chat.postMessage", code)
    failure = _failure(slack, lambda poster: poster.post(CHANNEL, REPLY, "row-7"))
    assert (failure.permanent, failure.unknown, failure.sentence) == (True, False, sentence)


def test_when_slack_is_not_there_nothing_was_sent() -> None:
    nowhere = SlackSettings(bot_token=TOKEN, api_base_url="http://127.0.0.1:9/api/")
    failure = _failure(nowhere, lambda poster: poster.post(CHANNEL, REPLY, "row-7"))
    assert (failure.unknown, failure.permanent) == (False, False)


def test_when_the_private_conversation_does_not_open_no_message_has_gone(slack: LocalSlack) -> None:
    slack.fail("conversations.open", "500 after")
    failure = _failure(slack, lambda poster: poster.post(PERSON, REPLY, "row-7"))
    assert (failure.unknown, failure.permanent) == (False, False)


@pytest.mark.parametrize("fault", ["missing_scope", "429", "500 after"])
def test_not_being_able_to_look_is_not_the_same_as_not_there(slack: LocalSlack, fault: str) -> None:
    slack.fail("conversations.history", fault)
    failure = _failure(slack, lambda poster: poster.find(CHANNEL, "row-7"))
    assert failure.sentence == words.CANNOT_LOOK
    assert failure.unknown is False


@pytest.mark.parametrize("address", ["slack:T1", "teams:T1:C1", "", "slack::C1"])
def test_an_address_that_is_not_slacks_is_refused_for_good(slack: LocalSlack, address: str) -> None:
    assert _failure(slack, lambda poster: poster.post(address, REPLY, "row-7")).permanent
    assert slack.calls == []


def test_a_message_is_redrawn_where_it_stands(slack: LocalSlack) -> None:
    _with(slack, lambda poster: poster.update(CHANNEL, "1684310400.000000", REPLY))
    asked = slack.asked("chat.update")[0]
    assert (asked["channel"], asked["ts"]) == ("C024BE7LH", "1684310400.000000")


def test_a_workspace_that_took_us_out_is_not_posted_to(slack: LocalSlack) -> None:
    async def gone(poster: SlackPoster) -> None:
        await poster.post(CHANNEL, REPLY, "row-7")

    async def run() -> None:
        workspaces = Workspaces(settings(slack))
        workspaces.forget("T012AB3CD")
        slack.fail("auth.test", "account_inactive")
        try:
            await gone(SlackPoster(workspaces))
        finally:
            await workspaces.close()

    with pytest.raises(PostError) as caught:
        asyncio.run(run())
    assert caught.value.permanent
    assert slack.messages == {}


# --- pace -------------------------------------------------------------------------------------------------------------


def test_a_channel_gets_one_message_a_second_and_holds_up_no_other() -> None:
    pace = Pace(per_channel=1.0, per_workspace=0.125)
    assert pace.wait("T1", "C1", 100.0) == 0
    assert pace.wait("T1", "C1", 100.25) == 0.75
    assert pace.wait("T1", "C2", 100.25) == 0
    assert pace.wait("T1", "C1", 101.0) == 0


def test_a_workspace_has_its_own_pace_over_all_channels() -> None:
    pace = Pace(per_channel=1.0, per_workspace=0.125)
    assert [pace.wait("T1", f"C{at}", 100.0) for at in range(3)] == [0, 0.125, 0.125]
    assert pace.wait("T2", "C1", 100.0) == 0
    assert pace.wait("T1", "C1", 100.125) == 0


def test_slacks_wish_to_wait_is_kept_by_the_whole_workspace() -> None:
    pace = Pace()
    pace.hold("T1", 107.0)
    pace.hold("T1", 103.0)
    assert pace.wait("T1", "C1", 100.0) == 7.0
    assert pace.wait("T2", "C1", 100.0) == 0


def test_what_slack_said_about_waiting_reaches_the_next_message(slack: LocalSlack) -> None:
    slack.fail("chat.postMessage", "429")
    pace = Pace()

    async def refused(poster: SlackPoster) -> float:
        with pytest.raises(PostError):
            await poster.post(CHANNEL, REPLY, "a")
        return pace.wait("T012AB3CD", "C9", asyncio.get_running_loop().time())

    assert 0 < _with(slack, refused, pace) <= 7


def test_many_waiting_messages_all_go() -> None:
    async def run() -> int:
        pace = Pace(per_channel=0.002, per_workspace=0.001)
        return len(await asyncio.gather(*(pace.turn("T1", f"C{at % 5}") for at in range(40))))

    assert asyncio.run(run()) == 40
