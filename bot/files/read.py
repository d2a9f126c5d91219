"""What kind of file is this, by its content, and which reader reads it."""

import io
import re
import zipfile
import zlib

from bot.files.limits import MOST_BYTES, MOST_TEXT, checked_archive, too_much
from commands.minutes import unreadable
from commands.minutes.document import Document, Line, Table, UnreadableDocument

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_document(name: str, data: bytes) -> Document:
    """The document in `data`; `name` is only for showing and to tell a CSV from other text.

    Raises UnreadableDocument with one Dutch sentence for whatever cannot be read.
    """
    if not data.strip():
        raise UnreadableDocument(unreadable.EMPTY)
    if len(data) > MOST_BYTES:
        raise UnreadableDocument(unreadable.too_large(MOST_BYTES // 1_000_000))
    document = _read(name, data)
    if sum(_size(part) for part in document.parts) > MOST_TEXT:
        raise too_much()
    if not any(part.text.strip() if isinstance(part, Line) else part.rows for part in document.parts):
        raise UnreadableDocument(unreadable.NO_TEXT)
    return document


def _size(part: Line | Table) -> int:
    """Signs of text, without rows of blanks."""
    texts = (part.text,) if isinstance(part, Line) else (cell for row in part.rows for cell in row)
    return sum(len(text.strip()) for text in texts)


def _read(name: str, data: bytes) -> Document:
    if b"%PDF-" in data[:1024]:
        from bot.files.pdf import read_pdf

        return read_pdf(name, data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_archive(name, data)
    if data.startswith(_OLE):
        raise UnreadableDocument(_about_ole(data))
    if (
        data.startswith(_IMAGES)
        or data[:4] == b"RIFF"
        or re.match(rb"....ftyp(?:heic|mif1|avif)", data[:16], re.DOTALL)
    ):
        raise UnreadableDocument(unreadable.PICTURE)
    if data.startswith(b"{\\rtf"):
        raise UnreadableDocument(unreadable.RICH_TEXT)
    from bot.files.text import read_text

    return read_text(name, data)


def _read_archive(name: str, data: bytes) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = checked_archive(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, ValueError, RuntimeError, EOFError) as error:
        raise UnreadableDocument(unreadable.BROKEN) from error
    if any(name.endswith("vbaProject.bin") for name in names):
        raise UnreadableDocument(unreadable.MACROS)
    if "word/document.xml" in names:
        from bot.files.word import read_word

        return read_word(name, data)
    if "xl/workbook.xml" in names:
        from bot.files.sheet import read_sheet

        return read_sheet(name, data)
    if "content.xml" in names:
        from bot.files.open_document import read_open_document

        return read_open_document(name, data)
    if "ppt/presentation.xml" in names:
        raise UnreadableDocument(unreadable.SLIDES)
    raise UnreadableDocument(unreadable.UNKNOWN)


def _about_ole(data: bytes) -> str:
    """Old Office files and encrypted new ones share a container; the names of its streams tell them apart."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return unreadable.LOCKED
    if "WordDocument".encode("utf-16-le") in data:
        return unreadable.OLD_WORD
    if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
        return unreadable.OLD_EXCEL
    if "__substg1.0".encode("utf-16-le") in data:
        return unreadable.OUTLOOK
    return unreadable.OLD
