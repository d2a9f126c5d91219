"""A state that is said of a signal without its number: which one is meant is asked, nothing is changed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from commands.command import Context
from commands.dutch import shorten
from commands.later import pattern
from commands.open_question import asked
from commands.reply import Button, Buttons, Item, Items, Reply, Text
from commands.signals.lists import asked_of
from commands.signals.telling import button, text_of
from commands.signals.words import state_of
from storage.models import Signal
from storage.signals import WantedSignals

_CALLED = pattern(
    r"^(?:(?P<all>alles|alle(?:\s+(?:de|open|nieuwe|signalen))*)\s+|(?P<what>.+?)\s+(?=(?:is|zijn|kan|kunnen|mag|mogen)\s))"
    r"(?:(?:is|zijn|kan|kunnen|mag|mogen|nu|al|inmiddels|ook|toch|door\s+mij)\s+)*(?P<state>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_REMARK = pattern(r"\s*[,;:.–]\s*")
_FEW = 5


def only_state(words: str) -> tuple[str, str]:
    """The state where these words say no more, with the remark behind a comma; an empty state for anything else."""
    said, *remark = _REMARK.split(words.strip(), maxsplit=1)
    state, more = state_of(said)
    return ("", "") if more or not state else (state, " ".join(remark))


def called(said: str, ctx: Context, *also: Button) -> Reply | None:
    """The few open signals that the words before a state call ("het pand in Horst is opgepakt"), to choose from."""
    match = _CALLED.match(said.strip())
    state, note = only_state(match["state"]) if match else ("", "")
    if match is None or not state:
        return None
    wanted = replace(asked_of(match["what"] or "", ctx).wanted, everything=False)
    found = ctx.store.signals.find(wanted, limit=_FEW + 1)
    if not found or (not match["all"] and (wanted == WantedSignals() or len(found) > _FEW)):
        return None
    return which(found[:_FEW], state, note, said, ctx, *also)


def which(found: Sequence[Signal], state: str, note: str, said: str, ctx: Context, *also: Button) -> Reply:
    """Each of these signals with a button for the state."""
    rows = tuple(
        Item(
            number=f"S{signal.number}",
            title=shorten(text_of(signal)),
            button=button(state.capitalize(), "signaal status", signal, status=state, note=note),
        )
        for signal in found
    )
    parts = (
        Text(text=f"U typte: {said}", subtle=True),
        Items(rows=rows),
        *((Buttons(buttons=also),) if also else ()),
    )
    return asked(ctx, Reply(summary=f"Welk signaal is {state}? Er is nog niets gewijzigd.", parts=parts, only_me=True))
