"""What becomes of an event, called by its words: "jaarcongres is verzet naar 25 mei", "de TRAM gaat niet door"."""

import re

from commands.ask.meaning import Understood
from commands.command import Context
from storage.directory import plain

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
_SHORTEST = 4  # letters in a word that calls an event


def happening(said: str, ctx: Context) -> Understood | None:
    """The line for the agenda, when the words are all in a coming event; None when they call none."""
    match = _OFF.match(said) or _TO.match(said) or _IS.match(said)
    if match is None:
        return None
    words = plain(match["what"]).split()
    if max(map(len, words)) < _SHORTEST:
        return None
    coming = ctx.store.agenda.events(ctx.now.date())
    if not any(all(word in plain(event.text) for word in words) for event in coming):
        return None
    order = f"naar {match['when']}" if match.re is not _OFF else "gaat niet door"
    return Understood("vergadering gebeurtenis", f"{match['what']} {order}")
