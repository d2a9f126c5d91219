"""A web page or the HTML of a mail: its paragraphs, lists and tables, without what only makes it look nice."""

import re
from html.parser import HTMLParser

from bot.files.limits import MOST_CELLS, MOST_COLUMNS, MOST_LINES, too_much
from commands.minutes.document import Line, Table
from commands.minutes.parts.sentences import tidy

_BREAKING = frozenset(
    "p div li ul ol dl dt dd tr table thead tbody section article header footer blockquote pre hr "
    "h1 h2 h3 h4 h5 h6 address figure form".split()
)
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "svg"})
_BOLD, _STRUCK = frozenset({"b", "strong"}), frozenset({"s", "del", "strike"})
_DEEPEST = 40
"""Tables inside tables that are still told apart."""


def parts_of_page(html: str) -> tuple[Line | Table, ...]:
    """The lines and tables in reading order. A table of one column or one that holds others is only layout."""
    reader = _Page()
    reader.feed(html)
    reader.close()
    return reader.done()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Line | Table] = []
        self.text: list[tuple[str, bool]] = []
        self.tables: list[list[list[list[str]]]] = []
        self.lists: list[int | None] = []
        self.unseen = self.bold = self.heading = self.cells = 0
        self.label = ""
        self.quoted = 0
        self.wide = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag == "br":
            self.flush()
        elif tag == "table" and len(self.tables) < _DEEPEST:
            self.flush()
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.flush()
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables:
            self.flush()
            self.cell(given)
        elif tag in _BREAKING:
            self.flush()
            self.opened(tag)
        elif tag in _BOLD:
            self.bold += 1
        elif tag in _STRUCK:
            self.text.append(("~~", False))
        elif tag == "input" and given.get("type") == "checkbox":
            self.text.append(("☒ " if "checked" in given else "☐ ", False))

    def opened(self, tag: str) -> None:
        """Remember the list, quotation or heading that begins here."""
        if tag in ("ul", "ol"):
            self.lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            number = self.lists[-1] if self.lists else None
            self.label = "•" if number is None else f"{number}."
            if self.lists and number is not None:
                self.lists[-1] = number + 1
        elif tag == "blockquote":
            self.quoted += 1
        elif re.fullmatch(r"h[1-6]", tag):
            self.heading = int(tag[1])

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag == "table" and self.tables:
            self.flush()
            self.closed_table()
        elif tag in ("td", "th", "tr"):
            self.flush()
            if tag != "tr" and self.tables and self.tables[-1]:
                self.tables[-1][-1].extend([] for _ in range(self.wide - 1))
            self.wide = 1
        elif tag in _BREAKING:
            self.flush()
            self.heading = 0 if re.fullmatch(r"h[1-6]", tag) else self.heading
            self.quoted = max(0, self.quoted - (tag == "blockquote"))
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()
            if tag in ("p", "ul", "ol") and not self.tables:
                self.parts.append(Line("", len(self.parts) + 1, whole=True))
        elif tag in _BOLD:
            self.bold = max(0, self.bold - 1)
        elif tag in _STRUCK:
            self.text.append(("~~", False))

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.text.append((re.sub(r"\s+", " ", data), bool(self.bold)))

    def cell(self, given: dict[str, str | None]) -> None:
        """Open a cell in the row that is being read."""
        table = self.tables[-1]
        if not table:
            table.append([])
        span = given.get("colspan") or ""
        self.tables[-1][-1].append([])
        self.wide = min(int(span), MOST_COLUMNS) if span.isdigit() else 1
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise too_much()

    def flush(self) -> None:
        """Put what was gathered in the open cell, or make a line of it."""
        pieces, self.text = self.text, []
        text = tidy("".join(text for text, _ in pieces)).replace("~~~~", "")
        if not text or not text.strip("~"):
            return
        label, self.label = self.label, ""
        if self.tables and self.tables[-1] and self.tables[-1][-1]:
            self.tables[-1][-1][-1].append(f"{label} {text}".strip() if label != "•" else text)
            return
        said = [(part, bold) for part, bold in pieces if part.strip()]
        bold = all(bold for _, bold in said)
        front = 0
        while front < len(said) and said[front][1]:
            front += 1
        lead = "" if bold else tidy("".join(part for part, _ in said[:front]))
        shown = f"{'> ' if self.quoted else ''}{label} {text}".strip() if label or self.quoted else text
        self.parts.append(Line(shown, len(self.parts) + 1, self.heading, lead, bold, bool(label), whole=True))
        if len(self.parts) > MOST_LINES:
            raise too_much()

    def closed_table(self) -> None:
        """Put a whole table down: in the cell around it, as lines when it is only layout, or as a table."""
        rows = [tuple("\n".join(cell) for cell in row) for row in self.tables.pop() if row]
        number = len(self.parts) + 1
        if self.tables and self.tables[-1] and self.tables[-1][-1]:
            self.tables[-1][-1][-1].extend(cell for row in rows for cell in row if cell)
        elif rows and (len(rows) == 1 or all(len([cell for cell in row if cell]) <= 1 for row in rows)):
            texts = [text for row in rows for cell in row for text in cell.split("\n") if text]
            self.parts.extend(Line(text, number + at, whole=True) for at, text in enumerate(texts))
        elif rows:
            self.parts.append(Table(tuple(rows), number))

    def done(self) -> tuple[Line | Table, ...]:
        """Everything, also of tables that were never closed."""
        self.flush()
        while self.tables:
            self.closed_table()
        return tuple(self.parts)
