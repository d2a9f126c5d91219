"""The digest: what stands in it, once each, on one phone screen."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.dutch import AMSTERDAM
from commands.meetings.lines import event_item
from commands.reply import Items, Reply, Section
from commands.weekly.digest_parts import compose
from storage.actions import Wanted
from storage.changes import Actor
from storage.models import Event
from storage.store import Store
from tests.group import CHANNEL, Group, at, words

MONDAY = at("2023-05-15 09:00")


def sections(reply: Reply) -> dict[str, tuple[str, ...]]:
    """Heading without its figure to the numbers or titles of its rows."""
    found = {}
    for part in reply.parts:
        if isinstance(part, Section):
            rows = [row for inner in part.parts if isinstance(inner, Items) for row in inner.rows]
            found[part.heading.split(" (")[0]] = tuple(row.number or row.title for row in rows)
    return found


def the_state_of_may(group: Group) -> None:
    """A body in May 2023, with something for every section of the weekly message."""
    old, new = at("2023-04-12 10:00"), at("2023-05-12 10:00")
    group.point("Deelname Stuurgroep opnemen", "Kennisambassadeur", due=date(2023, 4, 24), created=old)
    group.point("Kleinere gemeenten bespreken", "Noord-Limburg", due=date(2023, 4, 28), created=new)
    group.point("Contactpersonen per gemeente", "Noord-Limburg", "LLTB", due=date(2023, 5, 17), created=old)
    group.point("Rapport goede huisvesting delen", created=new)
    group.point("Werkbezoek koppelen", "LWV", created=new)
    group.point("Alert blijven", "Allen", created=old, ongoing=True)
    group.point("Iets van later", "LWV", due=date(2023, 6, 30), created=old)
    for line in (
        "vergadering 17 mei 14:00 Huis van de Gemeenten",
        "agenda 24 mei jaarcongres KCA",
        "agenda juli beleidsplan in raad",
        "agenda mei week van de uitzender",
        "agenda 20 juni excursie",
    ):
        group.say(line)


def test_every_point_stands_in_the_first_section_that_fits(database_url: str) -> None:
    with Group(database_url) as group:
        the_state_of_may(group)
        group.tick(MONDAY)
        reply = group.replies("digest")[0]
        assert sections(reply) == {
            "Te laat": ("1", "2"),
            "Deze week": ("3",),
            "Zonder eigenaar": ("4",),
            "Nieuw": ("5",),
            "Agenda": (
                "wo 17-05 14:00 · Taskforce",
                "wo 24-05 · jaarcongres KCA",
                "mei 2023 · week van de uitzender",
            ),
        }
        assert reply.summary == "Weekbericht Taskforce: 7 open, 2 te laat."
        assert [(message.address, message.kind) for message in group.posted("digest")] == [(CHANNEL, "digest")]


def test_a_date_says_no_year_but_another_than_this(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.point("Rapport delen", "LWV", due=date(2022, 12, 14))
        group.point("Bezoek regelen", "LWV", due=date(2023, 5, 17))
        group.tick(MONDAY)
        lines = words(group.replies("digest")[0])
        assert "Rapport delen · LWV · wo 14-12-2022\n" in lines
        assert "Bezoek regelen · LWV · wo 17-05\n" in lines


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Op 24 mei 2023 vindt het Jaarcongres plaats.", "wo 24-05 · Jaarcongres"),
        ("op woensdag 24 mei, in de middag: excursie", "wo 24-05 · in de middag: excursie"),
        ("Op 24 mei 2022 bedacht congres", "wo 24-05 · Op 24 mei 2022 bedacht congres"),
        ("Op 24 mei 2023", "wo 24-05 · Op 24 mei 2023"),
    ],
)
def test_an_event_says_its_day_once(written: str, told: str) -> None:
    assert event_item(Event(body_id=1, day=date(2023, 5, 24), text=written), 2023).title == told


def test_what_is_past_never_comes(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        the_state_of_may(group)
        group.tick(at("2023-05-22 09:00"))
        group.tick(at("2023-07-03 09:00"))
        june, july = (sections(reply)["Agenda"] for reply in group.replies("digest"))
        assert june == ("wo 24-05 · jaarcongres KCA", "mei 2023 · week van de uitzender")
        assert july == ("juli 2023 · beleidsplan in raad",)


def test_new_is_new_since_the_digest_before(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.point("Eerste", "LWV", created=at("2023-05-10 10:00"))
        group.tick(at("2023-05-15 21:00"))
        group.point("Voor het late bericht", "LWV", created=at("2023-05-15 20:00"))
        group.point("Na het late bericht", "LWV", created=at("2023-05-15 22:00"))
        group.tick(at("2023-05-22 09:00"))
        assert [sections(reply).get("Nieuw") for reply in group.replies("digest")] == [("1",), ("3",)]


def test_a_new_signal_says_its_day_and_whether_it_was_picked_up(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        for text in ("krant zoekt teler, voor 24 mei", "kans: huisvester wil praten", "kans: hal te huur in Venlo"):
            group.say(f"signaal {text}", "Luuk")
        group.say("S1 opgepakt", "Kees")
        group.say("S2 afgehandeld", "Kees")
        group.tick(at("2023-05-08 09:00"))
        drawn = words(group.replies("digest")[0])
        assert "Nieuwe signalen (2)" in drawn
        assert "krant zoekt teler · media · vóór wo 24-05 · opgepakt\n" in drawn
        assert "S2" not in drawn


def test_an_empty_week_is_one_line(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.tick(MONDAY)
        assert len(words(group.replies("digest")[0]).splitlines()) == 1


def test_a_long_section_is_cut_and_says_how_many_are_left(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        for number in range(14):
            group.point(f"Punt {number}", "LWV", due=date(2023, 5, 1))
        group.tick(MONDAY)
        drawn = words(group.replies("digest")[0])
        assert "Te laat (14)" in drawn
        assert "en nog 4" in drawn
        assert "Nieuw" not in drawn


def test_what_is_only_told_takes_fewer_lines_than_what_asks_something(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        for number in range(8):
            group.point(f"Punt {number}", "LWV", created=at("2023-05-12 10:00"))
        group.tick(MONDAY)
        assert sections(group.replies("digest")[0]) == {"Nieuw": ("1", "2", "3", "4", "5")}
        assert "en nog 3" in words(group.replies("digest")[0])


def test_the_example_is_seen_by_one_and_posted_by_nobody(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        the_state_of_may(group)
        shown = group.say("horzel digest voorbeeld", "Luuk")
        assert shown.only_me
        assert "Te laat" in sections(shown)
        assert group.posted("digest") == []


POINTS = st.lists(
    st.tuples(
        st.none() | st.integers(-12, 24),  # days until it is due
        st.booleans(),  # has an owner
        st.booleans(),  # ongoing
        st.sampled_from(["open", "open", "open", "afgerond", "vervallen"]),
        st.integers(0, 15),  # days since it was put up
    ),
    max_size=9,
)


def test_nothing_is_named_twice_and_nothing_closed_is_open(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:

        @settings(max_examples=80)
        @given(points=POINTS, today=st.dates(date(2023, 5, 8), date(2023, 5, 14)))
        def any_state(points: list[tuple[int | None, bool, bool, str, int]], today: date) -> None:
            close_everything(group)
            since = datetime.combine(today - timedelta(days=7), time(9), AMSTERDAM)
            week_end = today + timedelta(days=6 - today.weekday())
            expected: dict[str, set[str]] = {}
            for due_in, owned, ongoing, status, age in points:
                due = None if due_in is None else today + timedelta(days=due_in)
                created = datetime.combine(today - timedelta(days=age), time(12), AMSTERDAM)
                number = group.point(
                    "x", *(["LWV"] if owned else []), due=due, created=created, ongoing=ongoing,
                    status=status, open=status == "open",
                )  # fmt: skip
                if status == "open" and (fits := section_of(due, owned, ongoing, created, (today, week_end, since))):
                    expected.setdefault(fits, set()).add(str(number))
            shown = sections(group.storage.read(composing(today, since)))
            assert {heading: set(numbers) for heading, numbers in shown.items()} == expected
            named = [number for numbers in shown.values() for number in numbers]
            assert len(named) == len(set(named))

        any_state()


def section_of(
    due: date | None, owned: bool, ongoing: bool, created: datetime, when: tuple[date, date, datetime]
) -> str | None:
    """Where an open point belongs, said without any database."""
    today, week_end, since = when
    dated = due if due and not ongoing else None
    if dated and dated < today:
        return "Te laat"
    if dated and dated <= week_end:
        return "Deze week"
    if not owned:
        return "Zonder eigenaar"
    return "Nieuw" if created >= since else None


def composing(today: date, since: datetime) -> Callable[[Store], Reply]:
    def work(store: Store) -> Reply:
        body = store.bodies.called("taskforce")
        assert body
        store.enter(body, Actor(None, "look", since))
        return compose(store, store.directory(), today, since)

    return work


def close_everything(group: Group) -> None:
    def work(store: Store) -> None:
        body = store.bodies.called("taskforce", lock=True)
        assert body
        store.enter(body, Actor(None, f"close{next(group.keys)}", group.now))
        for action in store.actions.find(Wanted(), limit=500):
            store.actions.change(action, status="afgerond", closed_at=group.now)
        store.finish()

    group.storage.write(work).result()
