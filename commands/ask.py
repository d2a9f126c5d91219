"""A free sentence -> a command with arguments, or an honest "dit begrijp ik niet".

Orders may stand in any order ("12 klaar", "klaar 12", "12 is af"); a question mark asks and never changes anything;
an unknown line never becomes an action point.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from commands.command import Context
from commands.reply import Button, Buttons, Reply, Text

_NUMBER = r"(?:nr\.?\s*|nummer\s+|punt\s+|actiepunt\s+|actie\s+)?#?\d{1,6}"
_NUMBERS = rf"(?P<numbers>{_NUMBER}(?:\s*(?:,|en|&|\+)\s*{_NUMBER})*)"
_DONE = (
    r"(?:klaar|af|afgerond|gereed|gedaan|sluit|sluiten|gesloten|afgesloten|afgehandeld|done|dicht|✅|✔️?|"
    r":white_check_mark:)"
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A command by name, with the line that is still to be read or values by field."""

    command: str
    line: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Order:
    pattern: re.Pattern[str]
    command: str
    line: str


def _order(pattern: str, command: str, line: str) -> _Order:
    return _Order(re.compile(rf"^{pattern}$", re.IGNORECASE | re.DOTALL), command, line)


_ORDERS = (
    _order(rf"(?:oeps\W+)?{_NUMBERS}\s+(?:moet|mag|kan)\s+(?:toch\s+)?open\s+blijven\W*", "actie heropen", "{numbers}"),
    _order(rf"{_NUMBERS}\s+(?:weer|toch)\s+open\W*", "actie heropen", "{numbers}"),
    _order(rf"{_NUMBERS}\s+heropen\W*", "actie heropen", "{numbers}"),
    _order(rf"{_NUMBERS}\s*(?:is|zijn|nu|al|\s)*\s*{_DONE}(?!\w)\W*(?P<note>.*)", "actie klaar", "{numbers} {note}"),
    _order(rf"{_DONE}(?!\w)\s*:?\s*{_NUMBERS}\b\s*(?P<note>.*)", "actie klaar", "{numbers} {note}"),
    _order(rf"{_NUMBERS}\s+wordt\s*(?:nu|nieuw)?\s*:?\s*(?P<note>.+)", "actie wordt", "{numbers} {note}"),
    _order(
        rf"{_NUMBERS}\s+(?:vervalt|vervallen|schrappen|kan\s+vervallen)\W*(?P<note>.*)",
        "actie vervalt",
        "{numbers} {note}",
    ),
    _order(rf"{_NUMBERS}\s+(?:is\s+)?doorlopend\W*", "actie doorlopend", "{numbers}"),
    _order(
        rf"(?:zet|verplaats|schuif)\s+{_NUMBERS}\s+(?:op|naar|door\s+naar)\s+(?P<note>.+)",
        "actie wijzig",
        "{numbers} {note}",
    ),
    _order(
        rf"(?:geef|draag)\s+{_NUMBERS}\s+(?:over\s+)?(?:aan)\s+(?P<note>.+)", "actie wijzig", "{numbers} naar {note}"
    ),
    _order(rf"{_NUMBERS}\s+(?P<note>(?:naar|eigenaar|uiterlijk|voor|vóór)\s+.+)", "actie wijzig", "{numbers} {note}"),
    _order(rf"{_NUMBERS}\s*:\s*(?P<note>.+)", "actie notitie", "{numbers} {note}"),
    _order(rf"{_NUMBERS}\s*", "actie toon", "{numbers}"),
)
_ROOTS = re.compile(r"^/?(?:actiepunt|actie|acties)\b\s*(?=\S)", re.IGNORECASE)


def understand(text: str, ctx: Context) -> Understood | Reply:
    """What a free sentence means."""
    said = text.strip().removeprefix("/")
    without_root = _ROOTS.sub("", said)
    asks = said.rstrip().endswith("?")
    for order in _ORDERS:
        match = order.pattern.match(without_root)
        if match and not asks:
            return Understood(order.command, order.line.format_map({"note": ""} | match.groupdict()).strip())
    return _not_understood(text, ctx)


def _not_understood(text: str, ctx: Context) -> Reply:
    del ctx
    return Reply(
        summary="Dit begrijp ik niet. Er is niets gewijzigd.",
        parts=(
            Text(text=f"U typte: {text.strip()}", subtle=True),
            Buttons(
                buttons=(
                    Button(
                        label="Maak er een actiepunt van", command="actie formulier", args={"what": text.strip()[:1000]}
                    ),
                    Button(label="Zoek hierop", command="actie lijst", args={"words": f"zoek {text.strip()[:100]}"}),
                )
            ),
        ),
        only_me=True,
    )
