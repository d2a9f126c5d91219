"""The proposal for one export: every piece that goes, every name-like piece that stays, and the export made of it."""

import hashlib
import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import field
from functools import cached_property
from typing import Any, Literal

from commands.woo.export import LEFT_OUT, NAMING, Export, as_value, gather
from commands.woo.labels import Labels
from commands.woo.marks import TITLED, Mark
from commands.woo.names import fold
from commands.woo.reading import Decisions, Reading
from storage.directory import Directory
from storage.frozen import dataclass
from storage.store import Store

_AROUND = 40
_LISTS = ("logboek", "lijst van", "werkgroep", "ledenlijst")


@dataclass(frozen=True, slots=True)
class Found:
    """One piece where it stands: the place in words, the words, and what surrounds them."""

    place: str
    surface: str
    before: str
    behind: str


@dataclass(slots=True)
class Item:
    """All pieces of one person, or all that stay for one word. `label` stands instead; `why` is the reason to stay."""

    number: int
    kind: Literal["blank", "kept"]
    group: str
    label: str = ""
    why: str = ""
    found: list[Found] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The fullest form of it, without its title."""
        bare = [TITLED.sub("", words) for words in self.surfaces]
        return max(bare, key=lambda words: (len(words.split()), len(words)))

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every form, once."""
        return tuple(dict.fromkeys(" ".join(one.surface.split()) for one in self.found))

    @property
    def places(self) -> dict[str, int]:
        """Where it stands, with how often."""
        told: dict[str, int] = {}
        for one in self.found:
            told[one.place] = told.get(one.place, 0) + 1
        return told

    @property
    def mark(self) -> str:
        """The same as long as it stands in the same places in the same words and has the same outcome."""
        held = sorted((one.place, one.surface) for one in self.found)
        return hashlib.sha256(json.dumps([self.kind, self.group, held]).encode()).hexdigest()[:10]


class Proposal:
    """Made anew from the data each time, so that what is given out is what stands there now.

    Who is named in what is kept `beside` the export is known in it too: what goes from one file goes from the next.
    """

    def __init__(
        self, export: Export, directories: Sequence[Directory], decisions: Decisions, beside: Export | None = None
    ) -> None:
        self.export = export
        self._texts, ids = export.look()
        self._reading = Reading(directories, decisions)
        others = beside.look()[0] if beside else []
        self._reading.learn(text for _, text in (*self._texts, *others))
        self._labels = Labels()
        members = self._reading.people.of_member
        for _, text in self._texts:
            marks = self._reading.marks(text)
            self._labels.meet(mark.person for mark in marks if mark.kind == "blank" and mark.person)
        self._labels.meet(person for one in dict.fromkeys(ids) if (person := members.get(one)))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What goes, then what stays, numbered; in the order of the export."""
        found: dict[tuple[str, str], Item] = {}
        for place, text in self._texts:
            for mark in self._reading.marks(text):
                if not mark.listed:
                    continue
                blank = mark.kind == "blank"
                group = _group(mark)
                item = found.get((mark.kind, group))
                if item is None:
                    label = self._labels.instead(mark) if blank else ""
                    item = found[mark.kind, group] = Item(0, mark.kind, group, label, mark.why)
                item.found.append(_found(place, text, mark))
        ordered = sorted(found.values(), key=lambda item: item.kind)
        for number, item in enumerate(ordered, 1):
            item.number = number
        return tuple(ordered)

    @cached_property
    def known(self) -> tuple[str, ...]:
        """Names out of the body's own list that stand in the texts and stay: organisations, regions, gemeenten."""
        vocabulary = self._reading.vocabulary
        kinds = ("organisatie", "regio", "gemeente")
        return tuple(
            dict.fromkeys(
                one.shown
                for place, text in self._texts
                if not place.startswith(_LISTS)
                for _, _, one in vocabulary.spans(text)
                if one.kind in kinds
            )
        )

    def words_of(self, group: str) -> frozenset[str]:
        """The folded words of an item: what a decision on it is about."""
        return frozenset(self._words.get(group, ()))

    @cached_property
    def _words(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for _, text in self._texts:
            for mark in self._reading.marks(text):
                found.setdefault(_group(mark), set()).add(fold(mark.bare))
        return found

    def has(self, words: str) -> bool:
        """Whether these folded words stand somewhere in the texts."""
        return any(f" {words} " in f" {fold(text)} " for _, text in self._texts)

    def blanked(self, text: str) -> str:
        """A text with labels in the place of what goes."""
        pieces, at = [], 0
        for mark in self._reading.marks(text):
            if mark.kind == "blank":
                pieces += [text[at : mark.start], self._labels.instead(mark)]
                at = mark.end
        return "".join([*pieces, text[at:]])

    def holds_name(self, text: str) -> bool:
        """Whether a text that is not in the export, the name of a file say, holds a name that goes."""
        said = (text, re.sub(r"[_.-]+", " ", text))
        self._reading.learn(said)
        return any(mark.kind == "blank" for one in said for mark in self._reading.marks(one))

    def label(self, body: int, member: int) -> str:
        """A member's label; empty for one whose name is a function."""
        person = self._reading.people.of_member.get((body, member))
        if person is not None:
            return self._labels.of(person)
        return self._functions.get((body, member), "")

    @cached_property
    def _functions(self) -> dict[tuple[int, int], str]:
        return {(body, member): name for body, member, name in self._reading.people.functions}

    def rows(self, kind: str) -> Iterator[dict[str, Any]]:
        """The rows of one kind as they are given out; members in the order of their labels."""
        rows = self.export.rows.get(kind, ())
        if kind == "contacts" and not rows:
            rows = [row for row in self.export.rows.get("parties", ()) if row["contact"]]
        made = (self.export.changed(kind, row, lambda _, text: self.blanked(text), self.label) for row in rows)
        yield from sorted(made, key=lambda row: str(row["name"])) if kind == "members" else made

    def as_json(self, note: str) -> str:
        """The export as JSON. It says of itself that it can't be read back."""
        head = {"what": self.export.what, "woo": True, "complete": False, "note": note, "left_out": list(LEFT_OUT)}
        tables = {kind: list(self.rows(kind)) for kind in self.export.rows}
        return json.dumps({"horzel": head} | tables, ensure_ascii=False, indent=1, default=as_value) + "\n"

    @cached_property
    def hash(self) -> str:
        """SHA-256 of all that is given out; it is of the blanked texts, so it leads to no name."""
        return hashlib.sha256(self.as_json("").encode()).hexdigest()

    @property
    def counts(self) -> tuple[int, int]:
        """How many pieces go, and how many that look like a name stay."""
        blank = sum(len(item.found) for item in self.items if item.kind == "blank")
        return blank, sum(len(item.found) for item in self.items) - blank


def propose(
    store: Store,
    directories: Sequence[Directory],
    what: str,
    body_id: int,
    decisions: Decisions,
    kinds: Collection[str] = (),
) -> Proposal:
    """Read an export (of it only these kinds) and say what would go and what would stay. `body_id` 0 is all bodies."""
    beside = gather(store, "all", body_id, NAMING) if what != "all" else None
    return Proposal(gather(store, what, body_id, kinds), directories, decisions, beside)


def _group(mark: Mark) -> str:
    """What a piece is listed under: its person, what it was with its own signs, or the word that stays."""
    if mark.kind == "kept":
        return fold(mark.bare)
    return mark.person.key if mark.person else f"{mark.label} {fold(mark.surface)}"


def _found(place: str, text: str, mark: Mark) -> Found:
    before = text[max(0, mark.start - _AROUND) : mark.start]
    behind = text[mark.end : mark.end + _AROUND]
    if mark.start > _AROUND:
        before = f"…{before}"
    if mark.end + _AROUND < len(text):
        behind = f"{behind}…"
    return Found(place, mark.surface, before, behind)
