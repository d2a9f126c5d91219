"""What is to change on an action point: "LWV", "1 mei", "noord voor volgende taskforce want …", "een week later"."""

import re
from datetime import date, timedelta

from commands.ask.meaning import Understood
from commands.command import Context, UserError
from commands.dates import Certainty, read_date
from commands.words import owners as who
from commands.words.next_meeting import next_meeting
from commands.words.numerals import NUMERALS
from commands.words.speaking import speaker
from commands.words.themes import cut_theme
from storage.frozen import dataclass

_LEAD = re.compile(
    r"^(?:(?:naar|aan|voor|vóór|van|bij|(?:op\s+)?naam\s+van|eigenaar|actiehouder|trekker|thema|op|en|is|wordt|met|uiterlijk|eerder|vroeger|"
    r"deadline|datum|termijn)\b[\s:,]*)+",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"[\s,]+(?:met|en)(?:\s+(?:de\s+)?(?:deadline|datum|termijn))?$|[\s,]+(?:de\s+)?(?:deadline|datum|termijn)\s*:?$",
    re.I,
)
"""What stands before a day that was taken out: "midden met deadline 1 maart"."""
_ALONE = re.compile(r"\s+(?:alleen|enkel)$", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"^(?:@\S.*|(?:de\s+)?(?:gemeente|wethouder|gedeputeerde|burgemeester|mevrouw|meneer|mw\.?|dhr\.?)\s+\S.*)$",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"^(?:niemand|geen\s+eigenaar|zonder\s+eigenaar)$", re.IGNORECASE)
_UNDATED = re.compile(r"^(?:geen|zonder)\s+(?:datum|termijn|deadline)(?:\s+meer)?$", re.IGNORECASE)
_WHY = re.compile(r"^(?:want|reden|omdat|i\.?v\.?m\.?|vanwege|wegens|zie|dan|daar|ze|hij|zij|die)\b", re.IGNORECASE)
_NAME_OF_A_MONTH = "Jan"  # with a capital and no day it is somebody
_LONGEST = 6  # words in the longest name tried


@dataclass(frozen=True, slots=True)
class Change:
    """New values by field, and what was said with it, which is kept as a note."""

    values: dict[str, str]
    line: str = ""
    note: str = ""

    def orders(self, numbers: tuple[int, ...]) -> tuple[Understood, ...]:
        """The same change on each of these points."""
        meant: list[Understood] = []
        for number in numbers:
            line = f"{number} {self.line}" if self.line else ""
            values = self.values if self.line else {"number": str(number), **self.values}
            meant.append(Understood("actie wijzig", line, values))
            if self.note:
                meant.append(Understood("actie notitie", f"{number}: {self.note}"))
        return tuple(meant)


def change_of(words: str, ctx: Context) -> Change | None:
    """The change that these words name; None when they hold no date, owner or theme, or anything that isn't clear."""
    said = words.strip(" .,!")
    if _NOBODY.match(said):
        return Change({}, "geen eigenaar")
    if _UNDATED.match(said):
        return Change({}, "geen datum")
    values: dict[str, str] = {}
    reading = read_date(said, ctx.now, next_meeting(ctx))
    dated = reading.certainty is not Certainty.NONE or reading.vague
    if dated and reading.words and reading.words != _NAME_OF_A_MONTH:
        values["due"] = reading.words
        said = said.replace(reading.words, " ") if reading.certainty is Certainty.ASK else reading.rest
    theme, left, _ = cut_theme(f"thema {said}" if said.casefold() in ctx.directory.theme_names else said, ctx.directory)
    if theme:
        values["theme"], said = theme, left
    said = _LEAD.sub("", said.strip(" .,!")).strip(" .,!")
    said = _ALONE.sub("", _LOOSE.sub("", said))
    name, said = _owner_in(said, ctx)
    if name:
        values["owners"] = name
    if not values or (said and not (_WHY.match(said) and len(said.split()) > 1)):
        return None
    return Change(values, note=re.sub(r"^(?:want|reden)\b[\s:]*", "", said, flags=re.IGNORECASE))


def _owner_in(said: str, ctx: Context) -> tuple[str, str]:
    """The owner that the words begin with, by the name that the body knows, and the words behind it."""
    if name := speaker(said, ctx.member, ctx.directory):
        return name, ""
    parts = said.split()
    for length in range(min(_LONGEST, len(parts)), 0, -1):
        name, rest = " ".join(parts[:length]).rstrip(",;."), " ".join(parts[length:])
        if who.known(name, ctx.directory, ctx.member) and (not rest or _WHY.match(rest)):
            return name, rest
    if said and _OUTSIDE.match(said) and len(parts) <= _LONGEST:
        return said, ""
    if parts and len(parts) <= 3 and all(part[:1].isupper() for part in parts):
        return said, ""  # somebody outside the chat, by name
    return "", said


def later_of(numbers: tuple[int, ...], length: str, unit: str, ctx: Context, sign: int) -> tuple[Understood, ...]:
    """So much later (earlier with `sign` -1) than each point's own date; "7 weekje later" is one.

    Raises UserError for a point without a date.
    """
    amount = sign * (int(length) if length.isdigit() else NUMERALS[length.casefold() or "een"])
    meant: list[Understood] = []
    for number in numbers:
        action = ctx.store.actions.get(number)
        if action is None:
            return (Understood("actie toon", str(number)),)  # says that it doesn't exist
        if action.due is None:
            raise UserError(
                f"Actiepunt {number} heeft nog geen datum. Zeg op welke dag, bijvoorbeeld: {number} op 1 mei."
            )
        day = _later(action.due, amount, unit.casefold())
        meant.append(Understood("actie wijzig", values={"number": str(number), "due": day.isoformat()}))
    return tuple(meant)


def _later(day: date, amount: int, unit: str) -> date:
    if unit.startswith("maand"):
        month = day.month - 1 + amount
        year, month = day.year + month // 12, month % 12 + 1
        last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        return date(year, month, min(day.day, last))
    return day + timedelta(days=amount * (7 if unit.startswith("we") else 1))
