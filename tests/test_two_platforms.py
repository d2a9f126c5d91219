"""One body in a channel of Slack and one of Teams: what is for the group goes to both, what is for a person to one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from commands.minutes.document import document_of_text
from commands.reply import Reply
from storage.changes import Actor
from storage.store import Store
from tests.dialogue import ROOT
from tests.group import CHANNEL, Group, at

IN_TEAMS = "teams:t1:19:abc@thread.tacv2"
MINUTES = (ROOT / "examples" / "verslag-2023-04-12.txt").read_text(encoding="utf-8")


def both(group: Group) -> None:
    """The body has a channel in Teams too, where Luuk is known as well."""

    def add(store: Store) -> None:
        body = store.bodies.called("taskforce", lock=True)
        assert body
        store.enter(body, Actor(None, "teams", group.now))
        store.bodies.set_place(body, IN_TEAMS)
        luuk = next(member for member in store.directory().members if member.name == "Luuk")
        store.bodies.add_account(body, luuk, "teams:t1:Luuk")
        store.finish()

    group.storage.write(add).result()


def on_teams(group: Group, text: str, who: str = "Luuk", *, private: bool = False) -> Reply:
    """What somebody types in Teams."""
    address = f"teams:t1:{who}"
    asked = replace(group._request(who), who=address, where=address if private else IN_TEAMS, private=private)
    return group.answer(replace(asked, text=text, heard="message")).result()


def reminders_go_to(group: Group, day: str) -> list[str]:
    """Where the reminders of this day went."""
    before = len(group.posted("reminder"))
    group.now = at(f"{day} 09:00")
    group.tick()
    return [message.address for message in group.posted("reminder")[before:]]


def test_the_digest_goes_to_both_channels_once(database_url: str) -> None:
    with Group(database_url) as group:
        both(group)
        group.tick(at("2023-05-15 09:00"))
        group.tick(at("2023-05-15 09:30"))
        assert [message.address for message in group.posted("digest")] == [CHANNEL, IN_TEAMS]


def test_a_channel_that_is_gone_gets_no_digest(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        both(group)

        def leave(store: Store) -> None:
            body = store.bodies.called("taskforce", lock=True)
            assert body
            store.bodies.set_place(body, IN_TEAMS, gone=True)

        group.storage.write(leave).result()
        group.tick(at("2023-05-15 09:00"))
        assert [message.address for message in group.posted("digest")] == [CHANNEL]


@pytest.mark.parametrize("private", [True, False])
def test_one_message_of_an_import_reaches_every_channel_that_did_not_see_it(sqlite_url: str, private: bool) -> None:
    with Group(sqlite_url) as group:
        both(group)
        asked = replace(group._request("Sanne", private=private), document=document_of_text("verslag.txt", MINUTES))
        group.answer(asked).result()
        group.say("opslaan", private=private)
        told = [message.address for message in group.posted("import")]
        assert told == ([CHANNEL, IN_TEAMS] if private else [IN_TEAMS])


def test_an_action_closed_in_one_is_closed_in_the_other(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        both(group)
        group.point("Rapport delen", "LLTB")
        assert "Actiepunt 1 gesloten" in on_teams(group, "actie klaar 1").summary
        assert "was al gesloten" in group.say("actie klaar 1", "Noor").summary


def test_a_reminder_comes_once_where_somebody_spoke_last(database_url: str) -> None:
    with Group(database_url) as group:
        both(group)
        for day in (7, 8, 12, 13):
            group.point(f"Punt van {day} juni", "Luuk", due=date(2023, 6, day))
        assert reminders_go_to(group, "2023-06-07") == ["slack:T1:Luuk"]
        on_teams(group, "actie lijst")  # also who only asks is heard
        assert reminders_go_to(group, "2023-06-08") == ["teams:t1:Luuk"]
        group.say("actie nieuw terugbellen", "Luuk")
        assert reminders_go_to(group, "2023-06-12") == ["slack:T1:Luuk"]
        on_teams(group, "stand", private=True)
        assert reminders_go_to(group, "2023-06-13") == ["teams:t1:Luuk"]


def test_news_from_slack_reaches_who_spoke_last_in_teams_there(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        both(group)
        on_teams(group, "actie lijst")
        group.now += timedelta(minutes=1)
        group.say("actie nieuw rapport delen, Luuk", "Noor")
        assert [message.address for message in group.posted("told")] == ["teams:t1:Luuk"]


def test_who_has_one_account_costs_nothing_to_hear(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        both(group)

        def version(store: Store) -> int:
            body = store.bodies.called("taskforce")
            assert body
            return body.version

        before = group.storage.read(version)
        group.say("actie lijst", "Noor")
        group.say("actie lijst", "Luuk")
        assert group.storage.read(version) == before
        on_teams(group, "actie lijst")
        on_teams(group, "actie lijst")
        assert group.storage.read(version) == before + 1
