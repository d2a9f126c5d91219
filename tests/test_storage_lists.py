"""Counters, labels, numbers and lists of action points after any sequence of changes, on both databases."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from storage.actions import NO_OWNER, ONGOING, OPEN, Listed, Wanted
from storage.check import problems
from storage.models import Action
from storage.store import Storage, Store
from storage.values import Owner, owners_in
from tests.storage_parts import NOW, inside, looking, opened

OWNERS = (Owner("LLTB", party=1), Owner("Lwv", party=2), Owner("Mw. Peeters"))
THEMES = ("", "Wonen", "Wérken")
WORDS = ("rapport", "100%", "a_b", "lijst")
owners = st.lists(st.sampled_from(OWNERS), max_size=2, unique=True)
days = st.none() | st.sampled_from([date(2023, 4, 1), date(2023, 5, 17), date(2023, 5, 18), date(2024, 2, 29)])
labels = st.sampled_from(
    [
        "eigenaar:lltb",
        "eigenaar:lwv",
        "eigenaar:mw. peeters",
        "thema:wonen",
        "thema:wérken",
        "regio:noord",
        NO_OWNER,
        ONGOING,
    ]
)
changes = st.one_of(
    st.fixed_dictionaries({"status": st.sampled_from(["open", "loopt", "afgerond", "vervallen", "ingetrokken"])}),
    st.fixed_dictionaries({"due": days}),
    st.fixed_dictionaries({"ongoing": st.booleans()}),
    st.fixed_dictionaries({"theme": st.sampled_from(THEMES)}),
    st.fixed_dictionaries({"regions": st.sampled_from([[], ["Noord"]])}),
    st.fixed_dictionaries({"owners": owners.map(lambda chosen: [owner.as_json() for owner in chosen])}),
    st.fixed_dictionaries(
        {"owners": owners.map(lambda chosen: [{**owner.as_json(), "done": "2023-04-12"} for owner in chosen])}
    ),
)
wishes = st.builds(
    Wanted,
    status=st.sampled_from(["open", "open", "gesloten", "alle"]),
    labels=st.lists(labels, max_size=2, unique=True).map(tuple),
    any_labels=st.lists(labels, max_size=3, unique=True).map(tuple),
    themes=st.sampled_from([(), (), ("Wonen",), ("Wérken", "Wonen")]),
    late_on=st.none() | st.just(date(2023, 5, 18)),
    due_from=st.none() | st.just(date(2023, 5, 17)),
    due_to=st.none() | st.just(date(2023, 5, 17)),
    created_since=st.none() | st.just(NOW + timedelta(minutes=5)),
    closed_since=st.none() | st.just(NOW + timedelta(minutes=5)),
    words=st.lists(st.sampled_from(WORDS), max_size=1).map(tuple),
    numbers=st.sampled_from([(), (), (1,), (1, 2, 3)]),
)


def found_under(action: Action) -> set[str]:
    """Under which labels a point must be found, said in another way than the store does."""
    under = {f"eigenaar:{o['name'].casefold()}" for o in action.owners if not (action.open and o.get("done"))}
    under |= {f"thema:{action.theme.casefold()}"} if action.theme else set()
    under |= {f"regio:{name.casefold()}" for name in action.regions}
    under |= {NO_OWNER} if not action.owners else set()
    return under | ({ONGOING} if action.ongoing else set())


def is_wanted(action: Action, wanted: Wanted) -> bool:
    under = found_under(action)
    day = date.max if action.ongoing else action.due or date(9999, 12, 30)
    return all(
        (
            action.status != "ingetrokken",
            {"open": action.open, "gesloten": not action.open, "alle": True}[wanted.status],
            under >= set(wanted.labels),
            not wanted.any_labels or under & set(wanted.any_labels),
            not wanted.themes or action.theme in wanted.themes,
            wanted.late_on is None or (action.open and day < wanted.late_on),
            wanted.due_from is None or day >= wanted.due_from,
            wanted.due_to is None or day <= wanted.due_to,
            wanted.created_since is None or action.created_at >= wanted.created_since,
            wanted.closed_since is None or (action.closed_at and action.closed_at >= wanted.closed_since),
            all(word in action.text for word in wanted.words),
            not wanted.numbers or action.number in wanted.numbers,
        )
    )


def in_order(actions: list[Action], wanted: Wanted) -> list[int]:
    if wanted.status == "gesloten":
        ordered = sorted(actions, key=lambda action: (action.closed_at, action.number), reverse=True)
    else:
        ordered = sorted(actions, key=lambda action: (action.order_day, action.number))
    return [action.number for action in ordered]


class Points(RuleBasedStateMachine):
    """The points of one body, beside a plain dictionary of what they must be."""

    def __init__(self, storage: Storage) -> None:
        super().__init__()
        self.storage = storage
        self.minutes = count()
        everything = self.storage.read(looking(lambda store: store.actions.find(Wanted(status="alle"), limit=10_000)))
        self.points = {action.number: action for action in everything}

    def write(self, work: Callable[[Store], Action | None], at: datetime) -> Action | None:
        return self.storage.write(inside(work, now=at)).result()

    @rule(chosen=owners, due=days, ongoing=st.booleans(), theme=st.sampled_from(THEMES), word=st.sampled_from(WORDS))
    def new(self, chosen: list[Owner], due: date | None, ongoing: bool, theme: str, word: str) -> None:
        at = NOW + timedelta(minutes=next(self.minutes))
        values = {"due": due, "ongoing": ongoing, "theme": theme}
        made = self.write(lambda store: store.actions.new(f"een {word}", chosen, **values), at)
        assert made is not None
        assert made.number == max(self.points) + 1
        self.points[made.number] = made

    @rule(which=st.integers(0, 10_000), values=changes)
    def change(self, which: int, values: dict[str, Any]) -> None:
        at = NOW + timedelta(minutes=next(self.minutes))
        number = sorted(self.points)[which % len(self.points)]
        if "status" in values:
            values = {**values, "closed_at": None if values["status"] in OPEN else at}
        point = self.points[number]
        changed = self.write(lambda store: store.actions.change(point, **values), at)
        assert changed is not None
        assert all(getattr(changed, name) == value for name, value in values.items())
        self.points[number] = changed

    @rule(wanted=wishes, limit=st.sampled_from([1, 3, 100]), offset=st.sampled_from([0, 0, 2]))
    def look(self, wanted: Wanted, limit: int, offset: int) -> None:
        right = in_order([action for action in self.points.values() if is_wanted(action, wanted)], wanted)
        found, listed, number = self.storage.read(
            looking(
                lambda store: (
                    store.actions.find(wanted, limit, offset),
                    store.actions.listed(wanted, limit, offset),
                    store.actions.count(wanted),
                )
            )
        )
        assert [action.number for action in found] == right[offset : offset + limit]
        assert number == len(right)
        assert all(action == self.points[action.number] for action in found)
        assert [_shown(one, [owner.as_json() for owner in owners_in(one.owners)]) for one in listed] == [
            _shown(action, action.owners) for action in found
        ]

    def teardown(self) -> None:
        """The whole trail and every counter, once a sequence: they hold what each step did."""
        assert self.storage.read(lambda store: list(problems(store.connection))) == []


def _shown(point: Action | Listed, owners: list[Any]) -> list[Any]:
    return [owners, *(getattr(point, name) for name in Listed._fields if name != "owners")]


def test_lists_counters_and_labels_are_right_after_any_changes(database_url: str) -> None:
    with opened(database_url) as storage:
        # One point before the first sequence: the others find what was left, and each must be able to do the same.
        storage.write(inside(lambda store: store.actions.new("een rapport", []), now=NOW)).result()

        class Here(Points):
            def __init__(self) -> None:
                super().__init__(storage)

        run_state_machine_as_test(
            Here,
            settings=settings(max_examples=25, stateful_step_count=25, suppress_health_check=list(HealthCheck)),
        )
