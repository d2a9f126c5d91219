"""A personal address of the calendar works for who holds it until it is taken back, and is kept as a hash alone."""

import asyncio
from datetime import UTC
from pathlib import Path

import httpx
import pytest
from icalendar import Calendar
from sqlalchemy import select, text

from bot.__main__ import main
from bot.app import App
from bot.files.write import written
from commands.reply import Facts, File, Reply
from storage.changes import table
from storage.models import Feed
from storage.store import Store
from tests.group import Group, at


def address(reply: Reply) -> str:
    facts = next(part for part in reply.parts if isinstance(part, Facts))
    return dict(facts.pairs)["Adres"]


def fetched(group: Group, given: str) -> httpx.Response:
    """What a calendar program gets at an address."""

    async def stop() -> None:
        await asyncio.sleep(0)

    async def get() -> httpx.Response:
        transport = httpx.ASGITransport(app=App(group.storage, {}, None, lambda: group.now, stop))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:3000") as client:
            return await client.get(given)

    return asyncio.run(get())


def test_a_personal_address_gives_the_meetings_and_a_wrong_one_nothing(database_url: str) -> None:
    with Group(database_url) as group:
        group.say("vergadering 17 mei 14:00 Provinciehuis")
        given = address(group.say("vergadering kalender", "Luuk"))
        answer = fetched(group, given)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/calendar")
        assert "DTSTART;TZID=Europe/Amsterdam:20230517T140000" in answer.text
        assert fetched(group, given.replace(".ics", "x.ics")).status_code == 404


def test_an_address_ends_when_it_is_taken_back_or_replaced(database_url: str) -> None:
    with Group(database_url) as group:
        first = address(group.say("vergadering kalender", "Luuk"))
        second = address(group.say("vergadering kalender", "Luuk"))
        assert fetched(group, first).status_code == 404
        assert fetched(group, second).status_code == 200
        group.say("vergadering kalender intrekken", "Luuk")
        assert fetched(group, second).status_code == 404


def test_the_address_itself_stands_nowhere_in_the_database(database_url: str) -> None:
    with Group(database_url) as group:
        token = address(group.say("vergadering kalender", "Luuk")).split("/")[-1].removesuffix(".ics")

        def everything(store: Store) -> str:
            names = ("seen", "talk", "outgoing", "change", "feed", "body")
            rows = [store.connection.execute(text(f"SELECT * FROM {name}")).all() for name in names]
            return repr(rows)

        assert token not in group.storage.read(everything)
        kept = group.storage.read(lambda store: store.connection.execute(select(table(Feed).c.token_hash)).scalar())
        assert kept is not None
        assert len(kept) == 64


def test_who_left_the_group_sees_nothing_any_more(database_url: str) -> None:
    with Group(database_url) as group:
        given = address(group.say("vergadering kalender", "Luuk"))
        group.now = at("2023-05-02 11:00")
        group.say("horzel lid Luuk weg")
        assert fetched(group, given).status_code == 404


def test_an_export_and_an_address_give_a_meeting_the_same_uid(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Group(sqlite_url) as group:
        group.say("vergadering 17 mei 14:00 Provinciehuis")
        group.say("vergadering gebeurtenis 24 mei jaarcongres")
        group.say("vergadering gebeurtenis juli beleidsplan in raad")
        group.say("vergadering 14 juni 14:00 Venlo")
        group.say("vergadering 14 juni vervalt")
        group.say("vergadering 21 juni 14:00 Weert")
        group.say("horzel ongedaan")
        own = fetched(group, address(group.say("vergadering kalender", "Luuk"))).content
        out = tmp_path / "agenda.ics"
        monkeypatch.setenv("DATABASE_URL", sqlite_url)
        assert main(["export", "meetings", "--format", "ics", "--out", str(out)]) == 0
        assert _events(out.read_bytes()) == _events(own)
        assert [(event["SUMMARY"], event["STATUS"]) for event in _events(own)] == [
            ("Taskforce", "CONFIRMED"),
            ("Vervallen: Taskforce", "CANCELLED"),
            ("jaarcongres", "CONFIRMED"),
        ]


def test_a_meeting_that_moves_is_the_same_one_in_a_calendar(database_url: str) -> None:
    """Who put the file in a calendar and puts in the next one has it on the new day, and not on two days."""
    with Group(database_url) as group:
        group.say("vergadering 17 mei 14:00 Provinciehuis")
        given = address(group.say("vergadering kalender", "Luuk"))
        first = _uids(fetched(group, given).content)
        group.say("vergadering 17 mei naar 24 mei")
        group.say("vergadering 24 mei naar 31 mei 15:00")
        (event,) = Calendar.from_ical(fetched(group, given).content).events
        assert {str(event["uid"])} == first
        assert f"{event.start:%d-%m %H:%M}" == "31-05 15:00"
        asked = group.say("vergadering 17 mei 14:00")
        group.press(list(asked.buttons())[-1])
        assert len(_uids(fetched(group, given).content)) == 2
        group.say("vergadering 31 mei vervalt")
        assert _uids(fetched(group, given).content) == first


def test_a_later_file_wins_from_an_earlier_one(database_url: str) -> None:
    """Outlook replaces what it has by what has the same uid and a higher sequence (RFC 5545, 3.8.7.4)."""
    with Group(database_url) as group:
        group.say("vergadering 17 mei 14:00 Provinciehuis")
        given = address(group.say("vergadering kalender", "Luuk"))
        steps = ("17 mei 15:00", "17 mei naar 24 mei", "ongedaan", "17 mei vervalt", "17 mei 16:00")
        seen: list[dict[str, str]] = []
        for hour, said in enumerate(steps, 10):
            group.now = at(f"2023-05-03 {hour}:00")
            group.say(said if said == "ongedaan" else f"vergadering {said}")
            (event,) = _events(fetched(group, given).content)
            assert event["DTSTAMP"] == event["LAST-MODIFIED"] == group.now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
            seen.append(event)
        assert [event["STATUS"] for event in seen] == [*["CONFIRMED"] * 3, "CANCELLED", "CONFIRMED"]
        numbers = [int(event["SEQUENCE"]) for event in seen]
        assert numbers == sorted(set(numbers))
        (part,) = (one for one in group.say("vergadering kalender bestand").parts if isinstance(one, File))
        assert _events(written("a.ics", part.report)) == seen[-1:]


def _events(content: bytes) -> list[dict[str, str]]:
    """Each event as it stands in a file, by property."""
    calendar = Calendar.from_ical(content)
    return [
        dict(line.split(":", 1) for line in event.to_ical().decode().splitlines()) for event in calendar.walk("VEVENT")
    ]


def _uids(content: bytes) -> set[str]:
    return {str(event["uid"]) for event in Calendar.from_ical(content).walk("VEVENT")}
