"""What becomes of an event, called by its words: "jaarcongres is verzet naar 25 mei", "de TRAM gaat niet door"."""

import re

from commands.ask.meaning import Understood
from commands.command import Context
from commands.dutch import month_year
from storage.directory import plain
from storage.models import Event

_OFF = re.compile(
    r"^(?:de|het)?\s*(?P<what>\S.{2,100}?)\s+(?:gaat\s+(?:helaas\s+)?niet\s+door|is\s+(?:afgelast|geannuleerd))[\s.!]*$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"^(?:verzet|verplaats|verschuif)?\s*(?:de|het)?\s*(?P<what>\S.{2,100}?)\s+(?:(?:is|wordt|gaat|schuift)\s+)?"
    r"(?:(?:verzet|verplaatst|verschoven|verzetten|verplaatsen|door)\s+)?naar\s+(?P<when>\S.*?)"
    r"(?:\s+(?:verzet|verplaatst|verschoven|verzetten|verplaatsen))?[\s.!]*$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"^(?:de|het)?\s*(?P<what>\S.{2,100}?)\s+(?:is|wordt)\s+(?:(?:nu|toch|op)\s+)*(?P<when>(?:\d|\w+dag\b).*?)(?:\s+geworden)?[\s.!]*$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"^(?:wanneer|waar|hoe\s+laat|(?:op\s+)?welke\s+dag)\s+(?:is|zijn|valt|begint|start)\s+(?:(?:nu|eigenlijk|ook\s+alweer)\s+)*"
    r"(?:de|het)?\s*(?P<what>\S.{2,100}?)[\s?!.]*$",
    re.IGNORECASE,
)
_SHORTEST = 4  # letters in a word that calls an event


def happening(said: str, ctx: Context) -> Understood | None:
    """The line for the agenda, when the words are all in a coming event; None when they call none."""
    match = _OFF.match(said) or _TO.match(said) or _IS.match(said)
    if match is None:
        return None
    if not _calls(match["what"], ctx):
        return None
    order = f"naar {match['when']}" if match.re is not _OFF else "gaat niet door"
    return Understood("vergadering gebeurtenis", f"{match['what']} {order}")


def when_is(said: str, ctx: Context) -> Understood | None:
    """The agenda of the day that is asked for ("wanneer is het jaarcongres?"); None for what is no coming event."""
    match = _WHEN.match(said)
    called = _calls(match["what"], ctx) if match else ()
    if not called:
        return None
    day = called[0].day
    return Understood("vergadering gebeurtenis", f"{month_year(day) if called[0].month_only else day.isoformat()}?")


def _calls(what: str, ctx: Context) -> tuple[Event, ...]:
    """The coming events that hold all of these words."""
    words = plain(what).split()
    if max(map(len, words), default=0) < _SHORTEST:
        return ()
    coming = ctx.store.agenda.events(ctx.now.date())
    return tuple(event for event in coming if all(word in plain(event.text) for word in words))
