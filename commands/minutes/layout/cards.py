"""Points that stand below each other as cards: "Actiepunt 12", and under it "Omschrijving: …", "Actiehouder: …"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from commands.minutes.document import Line, Table
from commands.minutes.layout.columns import Role, role_of
from commands.minutes.layout.headless import HEADS
from commands.minutes.parts.sentences import tidy

_TITLE = re.compile(
    r"^\s*\W{0,3}(?:actie(?:punt)?|AP|taak|punt)\s*(?:n[ro]\.?\s*)?#?(?P<nr>[A-Z]{0,3}[-.]?\d[\d./-]*)\W*$",
    re.IGNORECASE,
)
_FIELD = re.compile(r"^\s*\W{0,3}(?P<label>[A-Z][\w /()'’?-]{1,40}?)\s*(?::|\t|\s{3,})\s*(?P<value>.*)$")
_TELLING: frozenset[Role] = frozenset({"owner", "deadline", "status"})
_OPENS = re.compile(
    r"^(?:actie(?:punt)?|AP|volg)?\s*-?(?:n[ro]\.?|nummer)|^omschrijving|^taak|^id\b|^(?:door )?wie$|^actiehouder",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Card:
    cells: dict[Role, str] = field(default_factory=dict)
    last: Role | None = None

    def put(self, role: Role, value: str) -> None:
        self.cells[role], self.last = value, role


def carded_table(parts: Sequence[Line | Table], at: int) -> tuple[Table, int] | None:
    """The table that the cards from the line at `at` on make, and the place of the first part behind them."""
    first = parts[at]
    if not isinstance(first, Line) or not _opens(first.text):
        return None
    titled = bool(_TITLE.match(first.text))
    cards: list[_Card] = []
    used, gap = at, False
    for place in range(at, len(parts)):
        part = parts[place]
        if not isinstance(part, Line):
            break
        text = part.text.strip()
        if not text:
            gap = True
            continue
        if not _taken(text, cards, gap, titled=titled):
            break
        used, gap = place + 1, False
    whole = [card for card in cards if card.cells.get("action")]
    if len(whole) != len(cards) or len(cards) < (1 if titled else 2):
        return None
    if not all(len(_TELLING & set(card.cells)) >= 1 for card in cards) or len({*_roles(cards)} & _TELLING) < 2:
        return None
    roles = [role for role in HEADS if role in _roles(cards)]
    rows = tuple(tuple(card.cells.get(role, "") for role in roles) for card in cards)
    return Table((tuple(HEADS[role] for role in roles), *rows), first.number), used


def with_titles(parts: Sequence[Line | Table]) -> tuple[Line | Table, ...]:
    """The same parts, "ACTIEPUNT 2026-07" on a line of its own put in front of the sentence below it."""
    done: list[Line | Table] = []
    for part in parts:
        last = done[-1] if done else None
        if isinstance(part, Line) and isinstance(last, Line) and _is_titled(last, part):
            done[-1] = replace(part, text=f"{last.text.strip().rstrip(':')}: {part.text.strip()}", number=last.number)
        else:
            done.append(part)
    return tuple(done)


def _is_titled(title: Line, line: Line) -> bool:
    return bool(_TITLE.match(title.text) and line.text.strip()) and not _FIELD.match(line.text)


def _opens(text: str) -> bool:
    match = _FIELD.match(text)
    return bool(_TITLE.match(text)) or bool(match and _OPENS.match(match["label"]) and role_of(match["label"]))


def _taken(text: str, cards: list[_Card], gap: bool, *, titled: bool) -> bool:
    """Put this line in the last card or open a new one; False when it stands behind the cards."""
    if match := _TITLE.match(text):
        cards.append(_Card())
        cards[-1].put("nr", match["nr"])
        return True
    match = _FIELD.match(text)
    role = role_of(match["label"]) if match else None
    if match is None or role is None:
        if not cards or gap or cards[-1].last is None or (match is not None and cards[-1].last != "action"):
            return False
        last = cards[-1].last
        cards[-1].cells[last] = tidy(f"{cards[-1].cells[last]} {text}")
        return True
    role = "action" if role == "topic" and not cards[-1:] else role
    if not cards or (role in cards[-1].cells and not titled):
        cards.append(_Card())
    if role in cards[-1].cells:
        role = "note"
    cards[-1].put(role, match["value"].strip())
    return True


def _roles(cards: Sequence[_Card]) -> set[Role]:
    return {role for card in cards for role in card.cells}
