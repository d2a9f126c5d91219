from collections.abc import Sequence

from commands.minutes.known import KnownNames
from commands.minutes.proposal import Goal
from commands.minutes.sections import Block


def is_vision(blocks: Sequence[Block]) -> bool:
    return False


def goals_of(blocks: Sequence[Block], known: KnownNames) -> tuple[Goal, ...]:
    return ()
