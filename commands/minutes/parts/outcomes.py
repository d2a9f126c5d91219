"""What stands behind a point when it says what became of it: "Brief aan SZW: loopt", "locatielijst -> gedaan"."""

import re

from commands.minutes.parts import deadlines
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.owners import all_owners
from commands.minutes.parts.standing import DONE, GONE, RUNNING

_SAID = (
    rf"(?:{DONE}|{GONE}|{RUNNING}|open(?=[,;.])|eerste (?:versie|opzet|concept)|"
    r"(?:(?:de|het) (?:actie(?:punt)?|punt)|"
    r"dit|deze|is|zijn|wordt|worden|nog|al|heeft|hebben|staat|komt|niet|geen|er|kan) |"
    r"volgt|reeds|wacht|hier|inmiddels|deels|grotendeels|blijft|"
    r"gepland|ingepland|opgepakt|ontvangen)\b"
)
_EXPLAINS = re.compile(rf"(?:\s+[–—-]|:|\s>|\s*(?:->|=>|→|➜|➔))\s+(?P<said>{_SAID}.*)$", re.IGNORECASE)
_BRACKETED = re.compile(rf"^[(\[](?P<inside>[^)\]]*)[)\]]\s*:?\s*(?P<said>{_SAID}.*)$", re.IGNORECASE)
_OUTCOME = re.compile(
    r"(?:(?:dit|deze|de|het|punt|actie|actiepunt)\s+){0,2}"
    r"(?:is |zijn |wordt |worden )?(?:nu |inmiddels |reeds |al |nog |deels )*"
    rf"(?:{DONE}|{GONE}|{RUNNING}|"
    r"kan (?:worden )?(?:vervallen|van de lijst|afgevoerd|eraf|dicht|afgesloten|gesloten))\b",
    re.IGNORECASE,
)


def explanation_in(text: str) -> re.Match[str] | None:
    """Where a point ends and the words behind it begin that say how it stands, as group "said"."""
    match = _EXPLAINS.search(text)
    return match if match and not deadlines.is_deadline(match["said"]) else None


def tells_outcome(text: str) -> bool:
    """Whether these words begin with what became of a point."""
    return bool(_OUTCOME.match(text.strip()))


def outcome_behind(text: str, known: KnownNames) -> tuple[tuple[str, ...], str] | None:
    """ "(Ria, begroting) schuift door": the owners, and "begroting: schuift door"; None when it is no such line."""
    match = _BRACKETED.match(text)
    if match is None:
        return None
    owners, what = _who_and_what(match["inside"], known)
    return (owners, f"{what}: {match['said']}") if what else None


def _who_and_what(inside: str, known: KnownNames) -> tuple[tuple[str, ...], str]:
    parts = [part.strip() for part in re.split(r"[,;:]", inside) if part.strip()]
    owners = [part for part in parts if all_owners(part, known, 1)]
    what = [part for part in parts if part not in owners]
    if not owners or len(what) != 1:
        return (), ""
    return tuple(owner for part in owners for owner in all_owners(part, known, 1)), what[0]
