"""How much a file may hold, so that reading it never costs more memory than a server has to spare."""

import re
import zipfile
import zlib

from commands.minutes import unreadable
from commands.minutes.document import UnreadableDocument

MOST_BYTES = 10_000_000
MOST_EXPANDED = 120_000_000
"""Bytes of all parts of a docx or xlsx together, and of one part of a PDF, after expanding."""
MOST_XML = 40_000_000
"""Bytes of one XML part: what a parser makes of it is some ten times as large."""
MOST_PARTS = 3_000
MOST_PAGES = 300
MOST_ROWS = 5_000
MOST_COLUMNS = 60
MOST_CELLS = 100_000
MOST_LINES = 50_000
MOST_TEXT = 400_000
"""Signs in all of it: some two hundred pages. What is understood of a text takes longer than reading it."""
MOST_MEMORY = 1_200_000_000
"""Bytes of address space for reading one file."""
MOST_SECONDS = 20
"""Of processor time for reading one file."""
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
"""Office never writes these; they are how a small XML file is made to expand or to read other files."""


def checked_archive(archive: zipfile.ZipFile) -> frozenset[str]:
    """The names in the archive, after its sizes were counted by expanding it, not by what it says of itself."""
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise UnreadableDocument(unreadable.TOO_MUCH)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableDocument(unreadable.LOCKED)
    total = 0
    for entry in entries:
        size = 0
        text = entry.filename.endswith((".xml", ".rels"))
        with archive.open(entry) as part:
            while chunk := part.read(1 << 16):
                if text and _DECLARES.search(chunk.replace(b"\0", b"")):
                    raise UnreadableDocument(unreadable.BROKEN)
                size += len(chunk)
                if total + size > MOST_EXPANDED or (text and size > MOST_XML):
                    raise UnreadableDocument(unreadable.TOO_MUCH)
        total += size
    return frozenset(entry.filename for entry in entries)


def checked_streams(data: bytes) -> None:
    """Refuse a PDF of which the compressed parts expand beyond all reason."""
    total = 0
    for match in re.finditer(rb"stream\r?\n", data):
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        try:
            expanded = zlib.decompressobj()
            rest = data[match.end() : match.end() + MOST_BYTES]
            while rest and not expanded.eof:
                total += len(expanded.decompress(rest, 1 << 20))
                rest = expanded.unconsumed_tail
                if total > MOST_EXPANDED:
                    raise UnreadableDocument(unreadable.TOO_MUCH)
        except zlib.error:
            continue


def too_much() -> UnreadableDocument:
    """The error for a file with more pages, rows or lines than are read."""
    return UnreadableDocument(unreadable.TOO_MUCH)
