"""A part of a document with the head it stands under."""

from dataclasses import dataclass

from commands.minutes.document import Table
from commands.minutes.heads import AGREED, RECORD, SectionKind
from commands.minutes.paragraphs import Paragraph

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
