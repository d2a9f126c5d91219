"""Walking through a document and gathering what is a point, a decision, or an explanation under a point."""

import re
from collections.abc import Sequence
from dataclasses import replace

from commands.minutes import unreadable
from commands.minutes.document import Table, UnreadableDocument
from commands.minutes.finding.agreed import is_unmarked, runs_under
from commands.minutes.finding.behind import only_who
from commands.minutes.finding.doers import loud_names
from commands.minutes.finding.inside import told_inside
from commands.minutes.finding.leading import explained, headed, item_in, lead_in, led
from commands.minutes.finding.looked_back import looked_back
from commands.minutes.finding.markers import Habits, Mark, mark_of, without_code
from commands.minutes.finding.no_points import FIELD, NOTHING, TOLD, is_no_item, names_nothing, tells_nothing
from commands.minutes.finding.numbered import behind_number, named_by_number, told_by_number
from commands.minutes.finding.points import Collection, Point
from commands.minutes.layout.heads import BARE
from commands.minutes.layout.ordered import fielded, ordered_items
from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.layout.rows import points_of
from commands.minutes.layout.sections import Block, Section
from commands.minutes.parts.clocks import clocks_in
from commands.minutes.parts.fields import Pieces, fields_of
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.outcomes import tells_outcome
from commands.minutes.parts.owners import all_owners
from commands.minutes.parts.pieces import take_apart
from commands.minutes.parts.promises import promised_by
from commands.minutes.parts.sentences import sentences
from commands.minutes.parts.status import is_status, status_of
from commands.minutes.sitting.attendance import tells_attendance

MOST_POINTS = 500
"""Points in one document; all of them are held against each other."""


def collected(blocks: Sequence[Block], known: KnownNames, *, agenda: bool) -> Collection:
    """Gather. In an agenda (`agenda`) only marked points and real action tables count.

    Raises UnreadableDocument for more points than any working group has.
    """
    texts = [block.what.text for block in blocks if isinstance(block.what, Paragraph)]
    habits = Habits.of(texts)
    found = Collection()
    for unmarked in (False, True) if not agenda and is_unmarked(blocks, habits) else (False,):
        collector = _Collector(known, habits, agenda)
        collector.unmarked = unmarked
        collector.ordered, collector.fielded = ordered_items(blocks, known), fielded(blocks)
        collector.loud = loud_names(texts)
        for block in blocks:
            collector.meet(block)
            if len(collector.done.points) > MOST_POINTS:
                raise UnreadableDocument(unreadable.TOO_MUCH)
        found = collector.done
        found.unmarked = unmarked
        if any(point.section.kind != "review" for point in found.points):
            break
    return found


class _Collector:
    def __init__(self, known: KnownNames, habits: Habits, agenda: bool) -> None:
        self.known, self.habits, self.agenda = known, habits, agenda
        self.done = Collection()
        self.current: Point | None = None
        self.section = Section()
        self.before, self.group, self.list_over = "", 0, False
        self.lead_owners: tuple[str, ...] = ()
        self.lead_deadline = ""
        self.indent, self.unmarked = 0, False
        self.ordered: dict[int, Pieces] = {}
        self.fielded: frozenset[int] = frozenset()
        self.loud: frozenset[str] = frozenset()

    def meet(self, block: Block) -> None:
        if block.section != self.section:
            if block.section.place != self.section.place or block.section.kind != self.section.kind:
                self.current, self.list_over, self.indent = None, False, 0
                self.group += 1
            self.lead_owners, self.lead_deadline, self.before, self.section = (), "", "", block.section
        if isinstance(block.what, Table):
            self.table(block.what, block.section)
        elif block.is_head:
            self.current = None
            if pieces := headed(block.what, block.section.kind, self.known):
                self.add(Mark("word", pieces.text, block.what.line), block.section, pieces)
            else:
                self.leads(block.what)
        elif not tells_attendance(block.what.text):
            self.paragraph(block.what, block.section)
            self.before = block.what.text

    def table(self, table: Table, section: Section) -> None:
        self.group += 1
        listed = not self.agenda and section.kind in ("list", "review", "closed")
        for row in points_of(table, self.known, listed=listed, agenda=self.agenda):
            if row.decision and not NOTHING.match(row.pieces.text):
                self.done.decisions.append((row.pieces.text, table.number))
            elif row.pieces.text and not row.decision:
                closed = section.kind == "closed"
                point = Point(row.pieces, section, table.number, "row", self.group, row.number, closed, row.theme)
                self.done.points.append(point)
        for cell in (cell for row in table.rows for cell in row):
            self.done.points += named_by_number(cell, table.number, section, self.group, self.known)[0]
        self.current = None
        self.group += 1

    def paragraph(self, paragraph: Paragraph, section: Section) -> None:
        if section.kind == "agenda" and not self.agenda:
            return
        told, rest = told_by_number(paragraph, section, self.group, self.known)
        if told:
            self.done.points += told
            self.current, paragraph = None, replace(paragraph, text=rest)
        if not rest:
            return
        mark = mark_of(paragraph, self.habits, self.known)
        if mark is None and section.kind == "review":
            mark = behind_number(paragraph)
        if mark is not None and self.marked(mark, paragraph, section):
            return
        alone = Mark("word", "", paragraph.line) if mark is None and self.before and section.kind == "plain" else None
        if alone is not None and self.says_who(alone, paragraph, section):
            return
        if self.current is not None and not self.current.followed and (found := fields_of(paragraph.text)):
            if not (paragraph.after_gap and clocks_in(paragraph.text)):
                self.current.take(found)
            return
        if self.told(paragraph, section):
            return
        if self.agenda or section.kind in ("agenda", "present"):
            return
        if section.kind == "decisions" and not NOTHING.match(paragraph.text):
            self.list_over = self.list_over or (bool(self.indent) and not paragraph.listed)
            if not self.list_over and (paragraph.listed or len(paragraph.text) > 30):
                self.indent = int(paragraph.listed)
                self.done.decisions.append((without_code(paragraph.text), paragraph.line))
            return
        listed = section.kind in ("list", "closed", "review") or paragraph.line in self.ordered
        if not (listed and self.item(paragraph, section)):
            self.explains(paragraph, section)

    def explains(self, paragraph: Paragraph, section: Section) -> None:
        """What is said about the point above it; where there is none, it may tell what became of old ones."""
        if self.current is not None:
            self.current.followed.append(paragraph.text)
        elif not paragraph.listed:
            self.done.points += looked_back(paragraph, section, self.group, self.known)

    def told(self, paragraph: Paragraph, section: Section) -> bool:
        """Points in the sentences of a paragraph, by what stands behind them or because nothing else is marked."""
        found = told_inside(paragraph, section, self.known, self.loud, unmarked=self.unmarked)
        for mark, pieces in found:
            self.add(mark, section, pieces)
        return bool(found)

    def marked(self, mark: Mark, paragraph: Paragraph, section: Section) -> bool:
        """A paragraph with a mark in front; False when on second thoughts it is no point."""
        if mark.sign == "decision":
            self.done.decisions.append((mark.text, mark.line))
            self.current = None
            return True
        if section.kind == "present" and mark.sign not in ("word", "code"):
            return False
        more = mark.sign == "arrow" and len(sentences(mark.text)) > 1
        if more and self.told(replace(paragraph, text=mark.text), section):
            return True
        if self.agenda and mark.sign != "word":
            return False
        if self.before and mark.sign in ("word", "arrow") and self.says_who(mark, paragraph, section):
            return True
        pieces = led(take_apart(mark.text, self.known), paragraph, self.known)
        told = pieces.text.partition(": ")[2]
        if tells_outcome(told) or (section.kind == "review" and status_of(told)):
            pieces = explained(pieces, 1, self.known)
        owners = mark.owners or pieces.owners or (self.lead_owners if mark.sign == "box" else ())
        pieces = replace(pieces, owners=owners, placed=mark.placed or pieces.placed)
        if mark.sign == "arrow" and (not (pieces.owners or pieces.deadline) or TOLD.search(pieces.text)):
            return False
        if tells_nothing(mark.text, pieces) or (self.agenda and not pieces.telling):
            return True
        if not (section.kind == "review" and tells_outcome(pieces.text) and len(pieces.text.split()) < 5):
            self.add(mark, section, pieces)
        return True

    def says_who(self, mark: Mark, paragraph: Paragraph, section: Section) -> bool:
        """A line that only says who does what was told in front of it: "Actie: secretaris, juni"."""
        told = sentences(self.before)[-1]
        owners, when = only_who(sentences(paragraph.text)[0], told, self.known)
        if not (owners := owners or all_owners(mark.text.strip(" ."), self.known, 2)):
            return False
        read = take_apart(told, self.known)
        pieces = replace(read, owners=owners, placed=True, deadline=when or read.deadline)
        if self.current and self.current.followed[-1:] == [self.before]:
            self.current.followed.pop()  # it tells this point, and does not explain the one above
        self.add(replace(mark, text=told), section, pieces)
        return True

    def add(self, mark: Mark, section: Section, pieces: Pieces) -> None:
        group = self.group if section.kind in ("list", "closed") else -1
        self.current = Point(
            pieces,
            section,
            mark.line,
            "item" if section.kind == "review" and mark.is_known else "inline",
            group,
            mark.number,
            mark.closed or section.kind == "closed",
            section.theme,
            self.before,
            refers=mark.sign == "behind" and mark.is_known,
        )
        self.done.points.append(self.current)

    def item(self, paragraph: Paragraph, section: Section) -> bool:
        """A point without a mark of its own, in a list under a head that says what it is."""
        code, text = self.habits.uncoded(re.sub(r"^\d{1,2}(?:\.\d{1,2}\.?|[.)])\s+(?=\D)", "", paragraph.text))
        over = self.list_over and not (paragraph.listed and promised_by(text, self.known))
        if over or names_nothing(text) or (section.kind == "review" and is_status(text)):
            return False
        if self.leads(paragraph):
            return True
        columns = self.ordered.get(paragraph.line)
        pieces, earlier = item_in(text, paragraph, columns, self.known, review=section.kind == "review")
        deeper = paragraph.indent > self.indent + 1 and self.current is not None and not pieces.telling
        told = pieces.placed or (pieces.owners and pieces.deadline) or paragraph.line in self.fielded
        if not (paragraph.listed or earlier or code or told or self.runs_on(paragraph, text)) or deeper:
            if len(text) > 40 and section.kind == "list" and not (section.number or deeper or FIELD.match(text)):
                self.list_over = True
            return False
        if is_no_item(pieces, section.title, earlier=earlier):
            return False
        lead = () if pieces.placed else self.lead_owners
        pieces = replace(pieces, owners=pieces.owners or lead, deadline=pieces.deadline or self.lead_deadline)
        self.indent = paragraph.indent
        number = code or paragraph.code
        self.current = Point(
            pieces, section, paragraph.line, "item", self.group, number, section.kind == "closed", section.theme
        )
        self.done.points.append(self.current)
        return True

    def runs_on(self, paragraph: Paragraph, text: str) -> bool:
        """A task straight below a head that says "Actie" or below the first of its points; any line below "Acties:"."""
        if not BARE.fullmatch(self.section.title) or (self.before and (not self.current or self.current.followed)):
            return False
        return runs_under(self.section, paragraph, text, self.known, first=self.current is None)

    def leads(self, paragraph: Paragraph) -> bool:
        """ "LLTB:" or "Uiterlijk 1 juni:" above a list says who or when for what stands below."""
        found = lead_in(paragraph, self.known) if self.section.kind in ("list", "review") or paragraph.bold else None
        if found is None:
            return False
        owners, when = found
        self.lead_owners, self.lead_deadline = owners or (self.lead_owners if when else ()), when or self.lead_deadline
        return True
