"""A small group with members of flesh and blood, and what becomes of texts when their names go."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commands.woo.export import Export
from commands.woo.names import fold
from commands.woo.proposal import Proposal
from commands.woo.reading import Decisions
from storage.directory import Directory
from storage.models import Member, Party
from storage.values import BodySettings

MEMBERS = {
    "Petra Lemmens": ("lid", "LLTB"),
    "Jan Jansen": ("secretaris", "Provincie Limburg"),
    "Huub van den Boom": ("lid", "LLTB"),
    "Sanne de Vries-Peters": ("lid", "Weert"),
    "Lid LWV": ("lid", "LWV"),
}
PARTIES = {
    "organisatie": ("Provincie Limburg", "LWV", "LLTB", "MKB-Limburg", "Stuurgroep", "Taskforce"),
    "regio": ("Noord-Limburg", "Midden-Limburg", "Zuid-Limburg"),
    "gemeente": (
        "Weert", "Beek", "Stein", "Bergen", "Gennep", "Horst aan de Maas", "Horst", "Venlo", "Venray", "Maasgouw",
        "Roermond", "Sittard-Geleen", "Nederweert", "Simpelveld", "Maastricht",
    ),
    "rol": ("Kennisambassadeur", "voorzitter Stuurgroep"),
}  # fmt: skip
ALIASES = {"Provincie Limburg": ["provincie"]}
ROOT = Path(__file__).parent
NONE = Decisions()


def directory(members: Mapping[str, tuple[str, str]] = MEMBERS) -> Directory:
    """A body with these members (name to role and party), each with an account."""
    parties = [
        Party(id=number, body_id=1, kind=kind, name=name, aliases=ALIASES.get(name, []))
        for number, (kind, name) in enumerate(((kind, name) for kind, names in PARTIES.items() for name in names), 1)
    ]
    ids = {party.name: party.id for party in parties}
    people = [
        Member(id=number, body_id=1, name=name, role=role, parties=[ids[party]] if party else [])
        for number, (name, (role, party)) in enumerate(members.items(), 1)
    ]
    addresses: dict[int, tuple[str, ...]] = {
        one.id: (f"slack:T1:U0{one.id:07d}X", f"web:proef:{fold(one.name).replace(' ', '')}") for one in people
    }
    accounts = {address: one for one in people for address in addresses[one.id]}
    settings = BodySettings(steering="Stuurgroep", meeting_words=("taskforce",))
    return Directory(1, 1, "taskforce", "Taskforce", settings, tuple(parties), tuple(people), accounts, addresses)


def proposal(
    texts: Sequence[str],
    decisions: Decisions = NONE,
    members: Mapping[str, tuple[str, str]] = MEMBERS,
) -> Proposal:
    """The proposal for action points with these texts."""
    rows: list[dict[str, Any]] = [{"body_id": 1, "number": n, "text": text} for n, text in enumerate(texts, 1)]
    return Proposal(Export("actions", {"actions": rows}), [directory(members)], decisions)


def blanked(*texts: str, decisions: Decisions = NONE) -> list[str]:
    """Each text as it would be given out."""
    made = proposal(texts, decisions)
    return [made.blanked(text) for text in texts]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, what must be gone and what must stay."""

    text: str
    gone: tuple[str, ...]
    stay: tuple[str, ...]

    def wrong(self, out: str) -> list[str]:
        """What survived and what was blanked for nothing."""
        words = {word for one in self.gone for word in re.findall(r"[A-Z][^\W\d_]+", one)} - {"Van", "De"}
        names = words - {word for one in self.stay for word in one.split()}
        left = [word for word in names if re.search(rf"\b{word}\b", out)]
        missed = [f"missed {one}" for one in (*self.gone, *left) if one in out]
        return missed + [f"blanked {one}" for one in self.stay if one not in out]


def cases(name: str) -> list[Case]:
    """The sentences of a file in tests/data."""
    found = []
    for line in (ROOT / "data" / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, gone, stay = (part.strip() for part in line.split(" |"))
            found.append(Case(text, _split(gone), _split(stay)))
    return found


def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(";") if word.strip())
