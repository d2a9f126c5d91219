"""Never faster than Teams allows, whatever is put out; and who waits for one conversation holds up nobody else."""

import asyncio
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.listen import _PACE as ANSWERS
from bot.teams.listen import _PER_TENANT as ANSWERS_PER_TENANT
from bot.teams.pace import WINDOWS, Pace
from tests.teams_rates import PER_TENANT, Rates
from tests.teams_rates import WINDOWS as TEAMS_WINDOWS

TENANT: Final = "tenant"


def _sent(pace: Pace, wanted: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """When each of these (the moment it is ready, the conversation) really goes, in a world where time only passes."""
    clock, went = 0.0, []
    waiting = sorted(wanted)
    while waiting:
        ready = [each for each in waiting if each[0] <= clock]
        waits = []
        for each in ready:
            wait = pace.wait(TENANT, each[1], clock)
            if wait <= 0:
                went.append((clock, each[1]))
                waiting.remove(each)
            else:
                waits.append(clock + wait)
        later = [each[0] for each in waiting if each[0] > clock]
        if waiting:
            clock = max(clock, min(waits + later))
    return went


def _noted(went: list[tuple[float, str]]) -> Rates:
    rates = Rates()
    for moment, conversation in went:
        rates.note(conversation, moment)
    return rates


@given(st.lists(st.tuples(st.floats(0, 20), st.sampled_from(["a", "b", "c"])), max_size=60))
def test_whenever_messages_come_no_window_of_teams_is_broken(wanted: list[tuple[float, str]]) -> None:
    went = _sent(Pace(), wanted)
    assert len(went) == len(wanted)
    assert _noted(went).broken() == []


def test_a_hundred_at_once_to_one_conversation_go_a_second_apart() -> None:
    went = _sent(Pace(), [(0.0, "a")] * 100)
    assert [moment for moment, _ in went] == pytest.approx(list(range(100)))


def test_a_hundred_at_once_to_as_many_conversations_go_within_four_seconds() -> None:
    went = _sent(Pace(), [(0.0, str(number)) for number in range(100)])
    assert went[-1][0] < 4
    assert _noted(went).broken() == []


def test_answers_and_what_is_put_out_in_a_flood_stay_together_within_the_windows() -> None:
    flood = [(0.0, str(number % 40)) for number in range(400)]
    out, answers = _sent(Pace(), flood), _sent(Pace(ANSWERS, ANSWERS_PER_TENANT), flood)
    assert _noted(sorted(out + answers)).broken() == []


def test_after_an_hour_of_talking_the_rest_waits_for_the_next() -> None:
    went = _sent(Pace(), [(0.0, "a")] * 1900)
    assert _noted(went).broken() == []
    assert sum(moment < 3600 for moment, _ in went) == dict(WINDOWS)[3600.0]


def test_who_is_asked_to_wait_waits_and_the_others_do_not() -> None:
    pace = Pace()
    pace.hold("a", 7.0)
    assert pace.wait(TENANT, "a", 0.0) == 7.0
    assert pace.wait(TENANT, "b", 0.0) == 0.0
    pace.hold("a", 3.0)  # an older answer that came late
    assert pace.wait(TENANT, "a", 5.0) == 2.0


def test_a_thousand_conversations_later_the_old_ones_are_forgotten_and_the_hour_is_not() -> None:
    pace = Pace(per_tenant=0.0)
    for number in range(1000):
        assert pace.wait(TENANT, str(number), 0.0) == 0.0
    assert pace.wait(TENANT, "new", 0.5) == 0.0
    assert pace.wait(TENANT, "7", 0.5) == 0.5


def test_in_a_running_loop_turns_are_taken_one_after_another() -> None:
    async def moments() -> list[float]:
        pace, loop = Pace(((0.05, 1),), 0.0), asyncio.get_running_loop()
        started, taken = loop.time(), []

        async def one() -> None:
            await pace.turn(TENANT, "a")
            taken.append(loop.time() - started)

        await asyncio.gather(*(one() for _ in range(4)))
        return taken

    taken = asyncio.run(moments())
    assert all(later - earlier >= 0.049 for earlier, later in pairwise(taken))


def test_who_has_no_patience_hears_how_long_it_takes_and_takes_no_turn() -> None:
    async def waits() -> list[float]:
        pace = Pace()
        pace.hold("a", asyncio.get_running_loop().time() + 60)
        return [await pace.turn(TENANT, "a", 5.0), await pace.turn(TENANT, "a", 5.0), await pace.turn(TENANT, "b", 5.0)]

    first, second, other = asyncio.run(waits())
    assert first == pytest.approx(60, abs=1)
    assert second == pytest.approx(60, abs=1)
    assert other == 0


@pytest.mark.parametrize(("seconds", "most"), TEAMS_WINDOWS)
def test_the_record_of_the_tests_sees_one_too_many(seconds: float, most: int) -> None:
    rates = Rates()
    for number in range(most):
        rates.note("a", number * seconds / (most + 1))
    if seconds in {1.0, 3600.0}:  # in the other windows so many so close together break the smallest one too
        assert rates.broken() == []
    rates.note("a", most * seconds / (most + 1))
    assert any(f"in {seconds:g} s" in line for line in rates.broken())


def test_the_record_counts_everything_of_the_tenant_together() -> None:
    rates = Rates()
    for number in range(PER_TENANT[1] + 1):
        rates.note(f"conversation {number}", number / 100)
    assert rates.broken() == [f"everything: {PER_TENANT[1] + 1} in 1 s, may be {PER_TENANT[1]}"]
