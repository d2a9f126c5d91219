"""Files made to do harm, read as they are in earnest: in a process of its own, with a bound on memory and time."""

import io
import sys
import time
import zipfile
import zlib
from collections.abc import Callable

import openpyxl
import pytest

from bot.files.limits import MOST_MEMORY
from bot.reading import read_document
from commands.minutes.document import Line, Table, UnreadableDocument

WORDS = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = (
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def word(body: bytes, before: bytes = b"") -> bytes:
    return zipped(
        {"word/document.xml": before + b"<w:document " + WORDS + b"><w:body>" + body + b"</w:body></w:document>"}
    )


def open_document(body: bytes, kind: bytes = b"text") -> bytes:
    inside = b"<office:body><office:%s>%s</office:%s></office:body>" % (kind, body, kind)
    return zipped(
        {"content.xml": b"<office:document-content " + OFFICE + b">" + inside + b"</office:document-content>"}
    )


def laughs() -> bytes:
    told = b"".join(b'<!ENTITY a%d "%s">' % (at, b"&a%d;" % (at - 1) * 10) for at in range(1, 9))
    return b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha">' + told + b"]>"


def pdf(stream: bytes, filters: bytes) -> bytes:
    head = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    )
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>\nendobj\n"
    content = b"4 0 obj<</Length %d/Filter%s>>stream\n%s\nendstream\nendobj\n" % (len(stream), filters, stream)
    return head + page + content + b"trailer<</Size 5/Root 1 0 R>>\n%%EOF"


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda: word(b"<w:p><w:r><w:t>&a8;</w:t></w:r></w:p>", laughs()), "beschadigd"),
        (lambda: word(b"<w:p/>", b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'), "beschadigd"),
        (lambda: open_document(b"<text:section>" * 20_000 + b"</text:section>" * 20_000), "beschadigd"),
        (lambda: open_document(b"<text:p>x y</text:p>" * 60_000), "meer dan ik kan lezen"),
        (lambda: b"<html><table>" + b"<tr><td>a<td>b" * 120_000, "meer dan ik kan lezen"),
        (lambda: b"Actie: " * 300_000, "meer dan ik kan lezen"),
        (lambda: b"x" * 10_000_001, "te groot"),
        (lambda: zipped({"ppt/presentation.xml": b"<a/>"}), "presentatie"),
    ],
)  # fmt: skip
def test_a_file_made_to_do_harm_gets_one_sentence(make: Callable[[], bytes], word: str) -> None:
    with pytest.raises(UnreadableDocument, match=word):
        read_document("bestand", make())


@pytest.mark.skipif(sys.platform == "win32", reason="only the time-out bounds a process there")
def test_memory_stays_within_its_bound_whatever_a_file_expands_to() -> None:
    import resource

    twice = zlib.compress(zlib.compress(b"0" * 150_000_000, 9), 9)
    with pytest.raises(UnreadableDocument):
        read_document("x.pdf", pdf(twice, b"[/FlateDecode/FlateDecode]"))
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < MOST_MEMORY


def test_time_stays_within_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.files import apart

    monkeypatch.setattr(apart, "MOST_SECONDS", 0.1)
    since = time.monotonic()
    with pytest.raises(UnreadableDocument, match="meer dan ik kan lezen"):
        read_document("x.html", b"<html>" + b"<!--" * 200_000)
    assert time.monotonic() - since < 30


def test_what_the_other_process_read_arrives_whole() -> None:
    document = read_document("verslag.md", b"# Verslag\n\n**Actie** nota sturen\n")
    assert [part.text for part in document.parts if isinstance(part, Line)][:1] == ["# Verslag"]
    assert document.name == "verslag.md"


def test_a_stray_cell_at_the_very_bottom_of_a_sheet_is_left_where_it_is() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (("Actie", "Wie"), ("Nota sturen", "LLTB")):
        page.append(row)
    page.cell(900_000, 40, "verdwaald")
    stream = io.BytesIO()
    book.save(stream)
    tables = [part.rows for part in read_document("x.xlsx", stream.getvalue()).parts if isinstance(part, Table)]
    assert [rows[0][:2] for rows in tables] == [("Actie", "Wie")]
    assert len(tables[0]) == 2


def test_a_sheet_of_libreoffice_is_a_table_under_its_name() -> None:
    row = b"<table:table-row>%s</table:table-row>"
    cell = b"<table:table-cell><text:p>%s</text:p></table:table-cell>"
    rows = b"".join(
        row % b"".join(cell % text for text in texts) for texts in ((b"Actie", b"Wie"), (b"Nota sturen", b"LLTB"))
    )
    data = open_document(b'<table:table table:name="Acties">' + rows + b"</table:table>", b"spreadsheet")
    (part,) = read_document("x.ods", data).parts
    assert isinstance(part, Table)
    assert (part.title, part.rows) == ("Acties", (("Actie", "Wie"), ("Nota sturen", "LLTB")))
