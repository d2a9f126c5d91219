"""What goes out as a file, in neutral words: headings, paragraphs and tables. `bot/files` writes the format."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Heading(_Frozen):
    """A heading; level 1 is under the title."""

    kind: Literal["heading"] = "heading"
    text: str
    level: Literal[1, 2] = 1


class Paragraph(_Frozen):
    """A paragraph; `style` is how a secretary sets it: an action point stands in bold, an agenda item is numbered."""

    kind: Literal["paragraph"] = "paragraph"
    text: str
    style: Literal["plain", "marker", "numbered", "subtle"] = "plain"


class Grid(_Frozen):
    """A table with a head that returns on every page. `widths` are shares of the page's width."""

    kind: Literal["grid"] = "grid"
    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


def is_head_of(block: object, following: object) -> bool:
    """Whether a paragraph belongs on the page of the one after it: a point, and what was said of it."""
    mine = isinstance(block, Paragraph) and block.style == "marker"
    return mine and isinstance(following, Paragraph) and following.style == "plain"


Block = Annotated[Heading | Paragraph | Grid, Field(discriminator="kind")]


class Entry(_Frozen):
    """Something for a calendar. Without a clock time (`timed` is False) it takes the whole day of `start`.

    `sequence` grows with every change, the last of which was at `changed_at`; `off`: it does not go ahead.
    """

    uid: str
    title: str
    start: datetime
    end: datetime | None = None
    timed: bool = True
    place: str = ""
    sequence: int = 0
    changed_at: datetime | None = None
    off: bool = False


def tables_of(report: "Report") -> tuple[Grid, ...]:
    """Its tables; of a report without one a table of what it says, so that no spreadsheet is empty."""
    said = tuple((block.text,) for block in report.blocks if not isinstance(block, Grid))
    tables = tuple(block for block in report.blocks if isinstance(block, Grid))
    return tables or (Grid(name=report.title, head=(report.title,), rows=said),)


class Report(_Frozen):
    """A document: a title, what stands right under it, and the blocks. `entries` are for a calendar file alone."""

    title: str
    under: str = ""
    blocks: tuple[Block, ...] = ()
    wide: bool = False
    entries: tuple[Entry, ...] = ()
    made_at: datetime | None = None
