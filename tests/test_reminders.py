"""Personal reminders: own points only, once a day, in private, and off when somebody wants it so."""

from datetime import date

import pytest

from commands.weekly.reminders import days_reminded
from commands.words.quiet import quiet_in, quiet_in_words
from storage.changes import Actor
from storage.store import Store
from tests.group import Group, at, words


def reminded(group: Group) -> dict[str, list[str]]:
    """Who was reminded of which numbers."""
    found: dict[str, list[str]] = {}
    for message, reply in zip(group.posted("reminder"), group.replies("reminder"), strict=True):
        numbers = [button.args["numbers"] for button in reply.buttons()]
        found.setdefault(message.address.rsplit(":", 1)[-1], []).extend(numbers)
    return found


def test_everybody_hears_of_his_own_points_and_his_organisations(database_url: str) -> None:
    with Group(database_url) as group:
        wednesday, friday = date(2023, 6, 7), date(2023, 6, 9)
        group.point("Vandaag voor Luuk", "Luuk", due=wednesday)
        group.point("Over twee dagen voor LLTB en noord", "LLTB", "Noord-Limburg", due=friday)
        group.point("Morgen", "LLTB", due=date(2023, 6, 8))
        group.point("Voor allen", "Allen", due=wednesday)
        group.point("Zonder eigenaar", due=wednesday)
        group.point("Zonder datum", "LLTB")
        group.point("Al klaar", "LLTB", due=wednesday, status="afgerond", open=False)
        group.point("Doorlopend", "LLTB", due=wednesday, ongoing=True)
        assert group.tick(at("2023-06-07 08:59")) == []
        group.tick(at("2023-06-07 09:00"))
        group.tick(at("2023-06-07 09:01"))
        assert reminded(group) == {"Luuk": ["1", "2"], "Noor": ["2"]}
        assert len(group.posted("reminder")) == 2


def test_an_owner_without_an_account_is_left_to_who_put_it_up(database_url: str) -> None:
    with Group(database_url) as group:
        group.point("Collega van Maasgouw bellen", "gemeente Weert", "LLTB", due=date(2023, 6, 7), by="Noor")
        group.point("Iets van de LWV", "LWV", due=date(2023, 6, 7), by="Kees")
        group.tick(at("2023-06-07 09:00"))
        assert reminded(group) == {"Luuk": ["1"], "Noor": ["1"], "Kees": ["2"]}
        said = {message.address: words(reply) for message, reply in zip(
            group.posted("reminder"), group.replies("reminder"), strict=True)}  # fmt: skip
        assert "voor gemeente Weert: heeft hier geen account" in said["slack:T1:Noor"]
        assert "geen account" not in said["slack:T1:Luuk"]


def test_a_part_that_is_done_reminds_nobody(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.point("Samen", "LLTB", "Noord-Limburg", due=date(2023, 6, 7))
        group.say("actie klaar 1, ons deel", "Luuk")
        group.tick(at("2023-06-07 09:00"))
        assert reminded(group) == {"Noor": ["1"]}


def test_the_kennisambassadeur_hears_of_open_signals_before_their_day(database_url: str) -> None:
    with Group(database_url) as group:
        group.now = at("2023-06-01 10:00")
        for text in ("krant zoekt teler, voor 9 juni", "kans: hal te huur, voor 9 juni", "kans: pand, voor 30 juni"):
            group.say(f"signaal {text}", "Luuk")
        group.say("S1 opgepakt", "Kees")
        group.say("S2 afgehandeld", "Kees")
        group.point("Morgen na", "Kees", due=date(2023, 6, 9))
        group.tick(at("2023-06-07 09:00"))
        (told,) = group.replies("reminder")
        assert told.summary == "Herinnering Taskforce: 1 actiepunt van u en 1 signaal."
        assert "krant zoekt teler · media · vóór vr 09-06 · opgepakt" in words(told).replace("\n    ", " · ")
        group.press(list(told.buttons())[1], "Kees")
        group.tick(at("2023-06-09 09:00"))
        assert group.replies("reminder")[-1].summary == "Herinnering Taskforce: 1 actiepunt van u."


def test_the_button_in_the_message_closes_the_point(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.point("Vandaag", "Luuk", due=date(2023, 6, 7))
        group.now = at("2023-06-07 09:00")
        group.tick()
        assert "Actiepunt 1 gesloten" in group.press(next(iter(group.replies("reminder")[0].buttons())), "Luuk").summary


@pytest.mark.parametrize("line", ["herinner mij niet", "herinneringen uit", "geen herinneringen meer graag"])
def test_who_wants_none_gets_none_until_he_does(sqlite_url: str, line: str) -> None:
    with Group(sqlite_url) as group:
        group.point("Woensdag", "Luuk", due=date(2023, 6, 7))
        group.point("Donderdag", "Luuk", due=date(2023, 6, 8))
        off = group.say(line, "Luuk", private=True)
        assert off.summary == "U krijgt geen herinneringen meer."
        group.tick(at("2023-06-07 09:00"))
        assert reminded(group) == {}
        group.press(next(iter(off.buttons())), "Luuk")
        group.tick(at("2023-06-08 09:00"))
        assert reminded(group) == {"Luuk": ["2"]}


@pytest.mark.parametrize(
    ("said", "quiet"),
    [
        ("niet tot 1 september", "t/m donderdag 31 augustus 2023"),
        ("niet t/m 1 september", "t/m vrijdag 1 september 2023"),
        ("niet tot september", "t/m donderdag 31 augustus 2023"),
        ("weer vanaf 1 september", "t/m donderdag 31 augustus 2023"),
        ("van 10 juli tot en met 6 augustus niet", "van maandag 10 juli 2023 t/m zondag 6 augustus 2023"),
        ("vanaf 10 juli tot 6 augustus niet", "van maandag 10 juli 2023 t/m zaterdag 5 augustus 2023"),
        ("in juli en augustus niet", "van zaterdag 1 juli 2023 t/m donderdag 31 augustus 2023"),
        ("niet in juni", "t/m vrijdag 30 juni 2023"),
        ("volgende week niet", "van maandag 12 juni 2023 t/m zondag 18 juni 2023"),
        ("de komende twee weken niet", "t/m dinsdag 20 juni 2023"),
        ("3 weken niet", "t/m dinsdag 27 juni 2023"),
        ("vandaag niet", "op woensdag 7 juni 2023"),
        ("niet tot 1 juni 2023", None),
        ("niet vanaf 10 juli", None),
        ("niet tot na de zomer", None),
        ("niet", None),
    ],
)
def test_a_while_is_read_with_its_end(said: str, quiet: str | None) -> None:
    now = at("2023-06-07 10:00")
    found = quiet_in(said, now)
    assert (found and quiet_in_words(found, now.date())) == quiet


def test_who_is_away_hears_nothing_until_he_is_back(database_url: str) -> None:
    with Group(database_url) as group:
        for day in (7, 8, 9):
            group.point(f"Op {day} juni", "Luuk", due=date(2023, 6, day))
        away = group.say("herinner mij niet tot 9 juni", "Luuk", private=True)
        assert away.summary == "U krijgt geen herinneringen t/m donderdag 8 juni 2023; daarna weer wel."
        group.tick(at("2023-06-07 09:00"))
        group.tick(at("2023-06-08 09:00"))
        assert reminded(group) == {}
        group.tick(at("2023-06-09 09:00"))
        assert reminded(group) == {"Luuk": ["3"]}
        group.now = at("2023-06-09 09:05")
        assert group.say("herinneringen", "Luuk", private=True).summary == "U krijgt herinneringen."


def test_a_body_can_do_without(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.point("Vandaag", "Luuk", due=date(2023, 6, 7))

        def switch_off(store: Store) -> None:
            body = store.bodies.called("taskforce", lock=True)
            assert body
            store.enter(body, Actor(None, "off", group.now))
            store.change_body(store.directory().settings.model_copy(update={"reminders": False}))
            store.finish()

        group.storage.write(switch_off).result()
        group.tick(at("2023-06-07 09:00"))
        assert reminded(group) == {}


@pytest.mark.parametrize(
    ("today", "days"),
    [
        ("2023-05-16", ["2023-05-16", "2023-05-18"]),  # Tuesday; Thursday is Ascension Day
        ("2023-05-17", ["2023-05-17", "2023-05-18", "2023-05-19", "2023-05-20"]),  # before Ascension Day
        ("2023-05-19", ["2023-05-19", "2023-05-20", "2023-05-21", "2023-05-22", "2023-05-23"]),  # Friday
        ("2023-05-20", []),  # Saturday
        ("2023-05-22", ["2023-05-22", "2023-05-24"]),  # Monday
    ],
)
def test_free_days_are_brought_forward(today: str, days: list[str]) -> None:
    assert sorted(days_reminded(date.fromisoformat(today), (2, 0))) == [date.fromisoformat(day) for day in days]


def test_every_day_is_reminded_of_once_for_each_number_of_days() -> None:
    year = [date.fromordinal(date(2023, 1, 1).toordinal() + n) for n in range(500)]
    heard: dict[date, int] = {}
    for today in year:
        for ahead in (2, 0):
            for day in days_reminded(today, (ahead,)):
                heard[day] = heard.get(day, 0) + 1
    assert {heard[day] for day in year[20:450]} == {2}
