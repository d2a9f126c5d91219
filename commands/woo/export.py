"""Everything of one export as plain values, each text passed through one function: first to look, then to blank.

What could lead back to a person without being a name is not in it at all: accounts, hashes, keys of requests, the
numbers of members (docs/besluiten/020).
"""

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final

from commands.dutch import short_date
from storage.export import PARTS, rows_by_kind
from storage.frozen import dataclass
from storage.store import Store

Change = Callable[[str, str], str]
"""From the place of a text and the text to what comes instead of it."""

LEFT_OUT: Final = ("places", "accounts", "references", "labels", "outgoing", "keys", "conversations", "pulses")
NAMING: Final = tuple(
    dict.fromkeys(kind for what, kinds in PARTS.items() if what not in ("all", "audit") for kind in kinds)
)
"""The kinds of rows in which people are named; the trail repeats them."""
_DROPPED: Final = frozenset(
    """
    hash trail request address secrets token_hash remote mark proposal settings version undone body_id document_id
    reviewer linked
    """.split()
)
_PERSON_IDS: Final = frozenset("by created_by member member_id".split())
_MOMENT: Final = re.compile(r"[\d:.+-]*(?:\d\d-\d\dT[\d:.+-]+|\d\d:\d\d(?::\d\d)?)?Z?")
_HORZEL: Final = "Horzel"
_PLACES: Final = {
    "actions": "actiepunt {number}",
    "signals": "signaal S{number}",
    "goals": "visie-actiepunt {number}",
    "members": "ledenlijst",
    "contacts": "contact {name}",
    "parties": "lijst van organisaties",
    "bodies": "werkgroep",
    "documents": "ingelezen stuk {id}",
    "audit": "logboek {id}",
    "disclosures": "uitgifte {id}",
}


@dataclass(frozen=True)
class Export:
    """The rows of every kind asked for."""

    what: str
    rows: Mapping[str, Sequence[Mapping[str, Any]]]

    def look(self) -> tuple[list[tuple[str, str]], list[tuple[int, int]]]:
        """Every text with the place where it stands, and every member by body and id, in the order of the export."""
        texts: list[tuple[str, str]] = []
        members: list[tuple[int, int]] = []

        def read(place: str, text: str) -> str:
            texts.append((place, text))
            return text

        def met(body: int, member: int) -> str:
            members.append((body, member))
            return ""

        for kind, rows in self.rows.items():
            for row in rows:
                self.changed(kind, row, read, met)
        return texts, members

    def changed(
        self, kind: str, row: Mapping[str, Any], change: Change, label: Callable[[int, int], str]
    ) -> dict[str, Any]:
        """A row with every text changed and every member by his label."""
        walk = _Walk(place_of(kind, row), change, int(row.get("body_id") or 0), label)
        dropped = _DROPPED | {"id"} if kind == "members" else _DROPPED
        return {name: walk.column(kind, name, row) for name in row if name not in dropped}


@dataclass(frozen=True, slots=True)
class _Walk:
    place: str
    change: Change
    body: int
    label: Callable[[int, int], str]

    def column(self, kind: str, name: str, row: Mapping[str, Any]) -> Any:
        """One column of a row as it goes out; a member's own row and the trail have columns that need more."""
        if kind == "members" and name == "name":
            return self.label(self.body, int(row["id"])) or self.change(self.place, str(row[name]))
        if kind == "audit" and name == "row_id" and row["subject"] == "member":
            return None
        if kind == "audit" and name in ("before", "after"):
            held = self.value("", json.loads(row[name]))
            if row["subject"] == "member" and isinstance(held, dict) and "name" in held:
                held["name"] = self.label(self.body, int(row["row_id"])) or held["name"]
            return json.dumps(held, ensure_ascii=False)
        return self.value(name, row[name])

    def value(self, name: str, value: Any) -> Any:
        """A value of a row as it goes out: persons by their label, texts blanked, also those inside it."""
        if name in _PERSON_IDS and isinstance(value, int) and not isinstance(value, bool):
            return self.label(self.body, value) or _HORZEL
        if isinstance(value, str):
            return value if _MOMENT.fullmatch(value) else self.change(self.place, value)
        if isinstance(value, dict):
            named = isinstance(value.get("member"), int) and "name" in value
            made = {}
            for key, held in value.items():
                if key in _DROPPED or (named and key == "member"):
                    continue
                shown = key if key.islower() and key.isascii() and " " not in key else self.change(self.place, key)
                made[shown] = self.value(key, held)
            if named:
                made["name"] = self.label(self.body, value["member"]) or made["name"]
            return made
        if isinstance(value, list | tuple):
            return [self.value(name, held) for held in value]
        return value


def place_of(kind: str, row: Mapping[str, Any]) -> str:
    """Where a text stands, in words that the secretary knows."""
    if kind == "notes":
        return f"notitie bij {'signaal S' if row['subject'] == 'signal' else 'actiepunt '}{row['number']}"
    if kind in ("meetings", "events"):
        day = row["day"]
        name = "vergadering" if kind == "meetings" else "gebeurtenis"
        return f"{name} {short_date(day) if isinstance(day, date) else day}"
    return _PLACES.get(kind, kind).format(**row)


def gather(store: Store, what: str, body_id: int, kinds: Collection[str] = ()) -> Export:
    """Read everything that an export holds, or of it only these kinds. `body_id` 0 is all bodies."""
    wanted = kinds or [kind for kind in PARTS[what] if kind not in LEFT_OUT]
    return Export(what, rows_by_kind(store.connection, what, body_id, wanted))


def as_value(value: Any) -> Any:
    """Dates and moments as ISO, for JSON; a moment is in UTC, on each kind of database."""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"not in an export: {type(value)}")
