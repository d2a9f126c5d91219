"""Under which head every paragraph and table stands, and what such a head means for the points below it."""

from collections.abc import Sequence
from dataclasses import replace

from commands.minutes.document import Table
from commands.minutes.layout.headlines import (
    counts_on,
    heads_items,
    heads_no_points,
    is_head,
    kind_above,
    leads_list,
    names_many,
)
from commands.minutes.layout.heads import (
    AGREED,
    LAST_MINUTES,
    MARK,
    RECORD,
    RUN_IN,
    STILL_OPEN,
    USUAL,
    SectionKind,
    kind_of,
)
from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.parts.known import NOBODY
from commands.minutes.parts.owners import all_owners
from commands.minutes.parts.sentences import ends_sentence, stems
from storage.frozen import dataclass

_THEME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Section:
    """A head with its meaning; `number` is the agenda number, "" where there is none."""

    title: str = ""
    kind: SectionKind = "plain"
    number: str = ""
    sub: str = ""
    """The head inside the agenda item: a region, a theme."""
    level: int = 0
    place: int = 0

    @property
    def theme(self) -> str:
        """The head inside the agenda item, when it names a subject: "Acties:", "Verslag …" and a sentence name none."""
        return "" if AGREED.search(self.sub) or RECORD.match(self.sub) or len(self.sub) > _THEME_LENGTH else self.sub


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or table with the section it stands in."""

    what: Paragraph | Table
    section: Section
    is_head: bool = False


def sectioned(parts: Sequence[Paragraph | Table]) -> tuple[Block, ...]:
    """Every part with its section."""
    return _Reader(parts).blocks()


class _Reader:
    """Walks once through the parts and remembers the agenda, the current head and where numbering stands."""

    def __init__(self, parts: Sequence[Paragraph | Table]) -> None:
        self.parts = parts
        self.agenda: dict[str, str] = {}
        self.section = Section()
        self.last = 0
        self.item, self.item_level = "", 0
        self.outer: tuple[int, Section] | None = None
        numbered = [part for part in parts if isinstance(part, Paragraph) and part.number and "." not in part.number]
        self.has_agenda = any(USUAL.match(part.text) for part in numbered)
        self.marks_are_numbered = sum(bool(MARK.match(part.text)) for part in numbered) >= 2

    def blocks(self) -> tuple[Block, ...]:
        done: list[Block] = []
        for place, part in enumerate(self.parts):
            head = isinstance(part, Paragraph) and self.turn(part, place)
            done.append(Block(part, self.section, head))
        return tuple(done)

    def turn(self, part: Paragraph, place: int) -> bool:
        """Change section where this paragraph is a head or begins an agenda item; say whether it is a head."""
        if self.section.kind == "agenda" and not part.heading and not self.leaves_agenda(part):
            if part.number or part.listed:
                self.agenda.setdefault(part.number or f"-{place}", part.text)
                self.last = int(part.number.split(".")[0]) if part.number else self.last
            return False
        if self.section.kind == "agenda":
            self.last = 0
        if self.outer and part.indent <= self.outer[0]:
            self.section, self.outer = self.outer[1], None
        if (kind := kind_above(self.parts, place)) not in ("plain", "agenda"):
            self.outer = self.outer or (part.indent, self.section)
            self.section = Section(part.text, kind, place=place)
            return True
        head = is_head(self.parts, place)
        number = part.number if part.number and "." not in part.number else ""
        if number and (part.heading or self.begins_item(part, place, head)):
            known, title = self.agenda.get(number, ""), part.text if head else ""
            kind = kind_of(title) if title else "plain"
            kind = "plain" if kind == "agenda" and number != "1" else kind
            if kind == "plain" and known and not part.heading:
                kind = kind_of(known) if kind_of(known) in ("review", "decisions") else kind
            if not title and not known and MARK.match(part.text) and not self.marks_are_numbered:
                kind = "review"
            if kind == "list" and self.looks_back(int(number), place):
                kind = "review"
            self.section = Section(
                title or known, kind, number, title if title and known and title != known else "", part.heading, place
            )
            self.last, self.item, self.item_level = int(number), title or known, part.heading
            return head
        if not head or (part.listed and not part.heading):
            report = "." in part.number or (len(part.text) > 60 and ends_sentence(part.text))
            if self.section.kind == "present" and report and not names_many(part.text):
                self.section = Section(place=place)
            return False
        return self.turn_at_head(part, place)

    def turn_at_head(self, part: Paragraph, place: int) -> bool:
        """Change section at a head without an agenda number; False when it is a line of the list it stands in."""
        if part.heading and part.heading <= self.item_level:
            self.item = ""
        kind = kind_of(part.text)
        if kind == "plain" and leads_list(self.parts, place):
            kind = "list"
        if kind == "list" and self.item_looks_back(place) and not STILL_OPEN.match(part.text):
            kind = "review"
        if kind == "review" and place == 0:
            kind = "list"
        if part.heading:
            self.item, self.item_level = part.text, part.heading
        inside = (
            kind == "plain"
            and not USUAL.match(part.text)
            and (
                (part.heading and self.section.level and part.heading > self.section.level)
                or (
                    self.section.kind in ("review", "list")
                    and not part.heading
                    and bool(all_owners(part.text, NOBODY, 2))
                )
                or (
                    not part.heading
                    and (not part.bold or (self.section.kind in ("list", "closed") and heads_items(self.parts, place)))
                    and (self.section.kind != "review" or bool(self.section.number))
                )
            )
            and not counts_on(self.section.title, part.text)
        )
        if inside and self.section.kind in ("list", "closed") and heads_no_points(self.parts, place):
            inside = False
        if inside and (self.section.kind != "list" or part.heading or part.bold):
            self.section = replace(self.section, sub=part.text)
        elif inside:
            return False
        else:
            self.section = Section(
                part.text, kind, "" if kind != "plain" else self.section.number, part.text, part.heading, place
            )
        return True

    def looks_back(self, number: int, place: int) -> bool:
        """ "2. Actielijst" with the rest of the agenda behind it goes through the list of last time."""
        later = [
            part.number
            for at, part in enumerate(self.parts[place + 1 :], place + 1)
            if isinstance(part, Paragraph) and part.number and (is_head(self.parts, at) or RUN_IN.match(part.text))
        ]
        return number <= 3 and {str(number + 1), str(number + 2)} <= set(later)

    def item_looks_back(self, place: int) -> bool:
        """A list inside the agenda item about the last minutes is the list of last time."""
        if not self.item or not LAST_MINUTES.match(self.item) or self.last > 3:
            return False
        return any(
            isinstance(part, Paragraph)
            and (part.number == str(self.last + 1) or part.heading == self.item_level > 0)
            and is_head(self.parts, at)
            for at, part in enumerate(self.parts[place + 1 :], place + 1)
        )

    def leaves_agenda(self, part: Paragraph) -> bool:
        if RECORD.match(part.text) and len(part.text) < 80 and not part.listed:
            return True
        if part.number == "1" and self.last > 1:
            return True
        return (not part.listed and kind_of(part.text) in ("present", "list") and self.last > 0) or (
            len(part.text) > 160 and part.number != "" and self.last > int(part.number.split(".")[0]) - 1 > 0
        )

    def begins_item(self, part: Paragraph, place: int, head: bool) -> bool:
        """Whether this number counts agenda items rather than points in a list."""
        number = int(part.number)
        if self.marks_are_numbered and MARK.match(part.text):
            return False
        title = self.agenda.get(part.number, "")
        if (
            title
            and stems(title) & stems(part.text)
            and len(stems(title) & stems(part.text)) * 2 >= len(stems(part.text))
            and head
        ):
            return True
        if self.section.kind in ("list", "closed", "decisions", "review"):
            if self.last == 0:
                return number == 1 and self.section.place == 0 and self.has_agenda
            if number != self.last + 1:
                return False
            if self.section.number == "":
                return head and self.ends_list(place, number)
            return not self.inside_list(place, number)
        return (
            number == self.last + 1
            or (number == 1 and not self.last)
            or (not self.last and head and number < 10 and kind_of(part.text) in ("review", "list", "closed"))
            or (self.last > 0 and number > self.last and number - self.last <= 3 and head)
        )

    def ends_list(self, place: int, number: int) -> bool:
        """Whether the number counts on from the agenda and not from the list in front of it."""
        own = [part for part in self.parts[self.section.place + 1 : place] if isinstance(part, Paragraph)]
        numbers = [part.number for part in own if part.number]
        if not numbers:
            here = self.parts[place]
            return bool(own) or (isinstance(here, Paragraph) and bool(USUAL.match(here.text)))
        if numbers[-1] != str(number - 1):
            return True
        part = self.parts[place]
        apart = isinstance(part, Paragraph) and part.after_gap and not any(item.after_gap for item in own[1:])
        return apart and not self.inside_list(place, number)

    def inside_list(self, place: int, number: int) -> bool:
        """Whether the numbers since the head already count points of their own up to this one."""
        own = [
            part.number
            for part in self.parts[self.section.place + 1 : place]
            if isinstance(part, Paragraph) and part.number
        ]
        if str(number - 1) not in own:
            return False
        after = self.parts[place + 1] if place + 1 < len(self.parts) else None
        part = self.parts[place]
        return not (
            isinstance(after, Paragraph)
            and not after.listed
            and isinstance(part, Paragraph)
            and len(part.text) < 60
            and is_head(self.parts, place)
        )
