"""The moment of the digest: once a week, never on a public holiday, whoever ticks and how often."""

import threading
from datetime import date, datetime, time, timedelta

import pytest

from bot.clock import tick
from commands.dutch import AMSTERDAM, local
from commands.workdays import is_workday, last_weekly, next_weekly
from storage.changes import Actor
from storage.store import Storage, Store
from tests.group import CHANNEL, Group, at, words

MONDAY = at("2023-05-15 09:00")

HALF_HOUR = timedelta(minutes=30)


def days_posted(group: Group) -> list[date]:
    return [local(message.created_at).date() for message in group.posted("digest")]


@pytest.mark.parametrize(
    ("planned", "posted"),
    [
        ("2023-04-10", "2023-04-11"),  # Easter Monday
        ("2026-04-27", "2026-04-28"),  # Koningsdag on a Monday
        ("2023-05-29", "2023-05-30"),  # Whit Monday
        ("2023-12-25", "2023-12-27"),  # both days of Christmas
        ("2024-01-01", "2024-01-02"),
        ("2023-04-17", "2023-04-17"),
    ],
)
def test_on_a_public_holiday_the_digest_waits_for_the_next_working_day(
    database_url: str, planned: str, posted: str
) -> None:
    with Group(database_url, now=at(f"{planned} 00:00")) as group:
        moment = at(f"{planned} 00:00")
        while moment < at(f"{planned} 00:00") + timedelta(days=4):
            group.tick(moment)
            moment += timedelta(hours=3)
        assert [day for day in days_posted(group) if day >= date.fromisoformat(planned)] == [date.fromisoformat(posted)]


@pytest.mark.parametrize("change", ["2023-03-26", "2023-10-29"])
@pytest.mark.parametrize("clock", ["00:30", "02:30", "09:00"])
@pytest.mark.parametrize("days_later", [0, 1])
def test_a_change_of_the_clock_neither_skips_nor_doubles(
    sqlite_url: str, change: str, clock: str, days_later: int
) -> None:
    day = date.fromisoformat(change) + timedelta(days=days_later)
    with Group(sqlite_url, now=at(f"{change} 00:00") - timedelta(days=3)) as group:
        group.say(f"horzel digest {'zondag' if days_later == 0 else 'maandag'} {clock}")
        moment = at(f"{change} 00:00") - timedelta(hours=6)
        while moment < at(f"{change} 00:00") + timedelta(hours=60):
            group.tick(moment)
            moment = (moment.astimezone(tz=None) + HALF_HOUR).astimezone(AMSTERDAM)
        assert days_posted(group) == [day]
        at_last = group.posted("digest")[0].created_at
        due = datetime.combine(day, time.fromisoformat(clock), AMSTERDAM)
        assert timedelta(0) <= at_last - due < HALF_HOUR


def test_a_late_start_catches_up_within_a_day_and_not_after(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.tick(MONDAY - timedelta(minutes=1))
        assert days_posted(group) == []
        group.tick(MONDAY + timedelta(hours=24))
        assert days_posted(group) == []
        group.tick(MONDAY + timedelta(days=7, hours=23, minutes=59))
        assert days_posted(group) == [date(2023, 5, 23)]


@pytest.mark.parametrize(
    ("ticked", "back", "posted"),
    [
        (timedelta(minutes=-1), timedelta(days=3), [date(2023, 5, 18)]),  # down from just before until Thursday
        (timedelta(days=-3), timedelta(days=3, hours=23), [date(2023, 5, 19)]),
        (timedelta(minutes=-1), timedelta(days=4), []),  # the next one is nearer
        (timedelta(hours=1), timedelta(days=3), []),  # it was up, and did not have to: a group that is new since
        (None, timedelta(days=3), []),  # nobody ever ticked
    ],
)
def test_a_bot_that_was_down_for_days_catches_up_once(
    sqlite_url: str, ticked: timedelta | None, back: timedelta, posted: list[date]
) -> None:
    with Group(sqlite_url) as group:
        if ticked is not None:
            tick(group.storage, MONDAY + ticked, ())
        for minutes in (0, 1, 60):
            tick(group.storage, MONDAY + back + timedelta(minutes=minutes))
        assert days_posted(group) == posted
        tick(group.storage, MONDAY + timedelta(days=7))
        assert days_posted(group) == [*posted, date(2023, 5, 22)]


def test_another_day_for_the_digest_gives_no_second_one_that_week(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        tick(group.storage, MONDAY)
        group.now = MONDAY + timedelta(days=3)
        tick(group.storage, group.now)
        group.say("horzel digest dinsdag 09:00")
        tick(group.storage, group.now + timedelta(minutes=1))
        assert days_posted(group) == [date(2023, 5, 15)]


def test_a_restart_gives_no_second_digest(database_url: str) -> None:
    with Group(database_url) as group:
        group.tick(MONDAY)
        later = Storage(database_url)
        try:
            for minutes in (0, 1, 60, 600):
                assert group.tick(MONDAY + timedelta(minutes=minutes), later) == []
        finally:
            later.close()
        assert len(group.posted("digest")) == 1


def test_two_processes_that_tick_at_once_give_one_digest(database_url: str) -> None:
    with Group(database_url) as group:
        group.point("Vandaag af", "LLTB", due=date(2023, 6, 5))
        second = Storage(database_url)
        try:
            for week in range(5):
                together = threading.Barrier(2)
                moment = at("2023-06-05 09:00") + timedelta(weeks=week)

                def tick_beside(
                    storage: Storage, moment: datetime = moment, together: threading.Barrier = together
                ) -> None:
                    together.wait()
                    group.tick(moment, storage)

                threads = [threading.Thread(target=tick_beside, args=(storage,)) for storage in (group.storage, second)]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
        finally:
            second.close()
        assert len(group.posted("digest")) == 5
        assert len(set(days_posted(group))) == 5
        assert len(group.posted("reminder")) == 1


def test_a_year_of_mondays_gives_a_digest_a_week(database_url: str) -> None:
    with Group(database_url) as group:
        for week in range(52):
            monday = date(2023, 5, 15) + timedelta(weeks=week)
            for days, clock in ((0, "08:59"), (0, "09:00"), (0, "09:01"), (1, "09:00"), (2, "09:00")):
                group.tick(datetime.combine(monday + timedelta(days=days), time.fromisoformat(clock), AMSTERDAM))
        posted = days_posted(group)
        assert len(posted) == len(set(posted)) == 52
        assert all(is_workday(day) for day in posted)
        assert {day.isoformat() for day in posted if day.weekday() != 0} == {
            "2023-05-30", "2023-12-27", "2024-01-02", "2024-04-02",
        }  # fmt: skip


def test_it_is_set_by_the_secretary_and_never_posted_at_once(sqlite_url: str) -> None:
    with Group(sqlite_url, now=at("2023-05-16 11:00")) as group:
        assert "mag u niet zelf" in group.say("horzel digest uit", "Vera").summary
        told = group.say("horzel digest dinsdag 10:30")
        assert "elke dinsdag om 10:30" in told.summary
        assert "dinsdag 23 mei 2023" in words(told)
        group.tick(at("2023-05-16 11:01"))
        assert days_posted(group) == []
        group.tick(at("2023-05-23 10:30"))
        assert days_posted(group) == [date(2023, 5, 23)]
        off = group.say("horzel digest uit")
        group.tick(at("2023-05-30 10:30"))
        assert days_posted(group) == [date(2023, 5, 23)]
        group.press(list(off.buttons())[-1])
        group.tick(at("2023-05-30 10:31"))
        assert days_posted(group) == [date(2023, 5, 23), date(2023, 5, 30)]


def test_it_rests_for_a_while_says_so_and_tells_afterwards_of_all_that_was_new(sqlite_url: str) -> None:
    with Group(sqlite_url, now=at("2023-07-03 08:00")) as group:
        paused = group.say("geen weekbericht van 10 juli t/m 13 augustus")
        assert "niet van maandag 10 juli 2023 t/m zondag 13 augustus 2023" in paused.summary
        group.tick(at("2023-07-03 09:00"))
        assert "Het volgende weekbericht komt maandag 14 augustus 2023." in words(group.replies("digest")[-1])
        group.now = at("2023-07-04 10:00")
        group.point("Aan het begin van de vakantie", "Luuk")
        for day in ("07-10", "07-17", "07-24", "07-31", "08-07", "08-14"):
            group.tick(at(f"2023-{day} 09:00"))
        assert days_posted(group) == [date(2023, 7, 3), date(2023, 8, 14)]
        assert "Aan het begin van de vakantie" in words(group.replies("digest")[-1])
        group.now = at("2023-08-15 10:00")
        assert "niet" not in group.say("horzel digest").summary


def test_it_goes_to_every_place_that_wants_it(database_url: str) -> None:
    with Group(database_url) as group:

        def more(store: Store) -> None:
            body = store.bodies.called("taskforce", lock=True)
            assert body
            store.enter(body, Actor(None, "places", group.now))
            store.bodies.set_place(body, "teams:T2:C2")
            store.bodies.set_place(body, "slack:T1:C3", digest=False)
            store.bodies.set_place(body, "slack:T1:C4", gone=True)
            store.finish()

        group.storage.write(more).result()
        group.tick(MONDAY)
        assert sorted(message.address for message in group.posted("digest")) == [CHANNEL, "teams:T2:C2"]


def test_planning_looks_both_ways() -> None:
    now = at("2023-04-10 12:00")
    assert last_weekly(0, time(9), now).day == date(2023, 4, 3)
    assert next_weekly(0, time(9), now).day == date(2023, 4, 11)
    assert last_weekly(0, time(9), at("2023-04-11 09:00")).day == date(2023, 4, 11)
    assert next_weekly(0, time(9), at("2023-04-11 09:00")).day == date(2023, 4, 17)
