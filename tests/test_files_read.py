"""Files as secretaries send them, made here with the libraries; and files that cannot be read."""

import datetime as dt
import io
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

import docx
import openpyxl
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files import read_document
from bot.files.flow import flowed
from commands.minutes.document import Line, Table, UnreadableDocument
from commands.minutes.find import read_minutes
from commands.minutes.proposal import Proposal

NOW = dt.datetime(2025, 6, 2, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))


def points(name: str, data: bytes) -> list[tuple[str, tuple[str, ...], str | None]]:
    shown = proposal(name, data)
    return [(point.text, point.owners, point.deadline.isoformat() if point.deadline else None) for point in shown.new]


def proposal(name: str, data: bytes) -> Proposal:
    return read_minutes(read_document(name, data), NOW)


def saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def sheet(rows: Sequence[Sequence[object]], title: str = "Acties") -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = title
    for row in rows:
        page.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def pdf(lines: Sequence[tuple[float, float, str]], *, rules: Sequence[tuple[float, float, float, float]] = ()) -> bytes:
    """A PDF of one page with texts at (x, y) and thin lines, written by hand."""
    drawn = [f"{x0} {y0} m {x1} {y1} l S" for x0, y0, x1, y1 in rules]
    for x, y, text in lines:
        plain = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        drawn.append(f"BT /F1 10 Tf {x} {y} Td ({plain}) Tj ET")
    stream = "\n".join(drawn).encode("cp1252")
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, part)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, start)
    return bytes(out)


def numbered(paragraph: Paragraph) -> None:
    """Give a paragraph the number of Word's own first list."""
    rule = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", "0"), ("w:numId", "1")):
        node = OxmlElement(name)
        node.set(qn("w:val"), value)
        rule.append(node)
    paragraph._p.get_or_add_pPr().append(rule)


def word_minutes() -> bytes:
    word = docx.Document()
    word.add_heading("Verslag Werkgroep Logies Betuwe", 0)
    facts = word.add_table(rows=0, cols=2)
    for label, value in (("Datum", "22 mei 2025"), ("Tijd", "13.00 - 14.30 uur"), ("Plaats", "Dorpshuis Echteld")):
        cells = facts.add_row().cells
        cells[0].text, cells[1].text = label, value
    word.add_heading("Aanwezig", 2)
    for person in ("Loes Baks (gemeente Neder-Betuwe)", "Tom Reus (Fruitpact)", "Ina Vos (notulen)"):
        word.add_paragraph(person, style="List Bullet")
    word.add_heading("1. Opening", 2)
    word.add_paragraph("Loes opent de vergadering en heet iedereen welkom.")
    word.add_heading("2. Actiepunten vorig overleg", 2)
    word.add_paragraph(
        "Tom vraagt fruittelers naar de piekbezetting. Is gebeurd, de uitkomst is rondgestuurd.", style="List Bullet"
    )
    word.add_heading("3. Beheerplan", 2)
    text = word.add_paragraph()
    text.add_run("Actie Loes: ").bold = True
    text.add_run("concept-beheerplan rondsturen, uiterlijk 5 juni")
    struck = word.add_paragraph()
    struck.add_run("Actie: oude kaart opzoeken (Ina)").font.strike = True
    word.add_heading("Actielijst", 2)
    table = word.add_table(rows=1, cols=4)
    for cell, head in zip(table.rows[0].cells, ("Nr", "Omschrijving", "Actiehouder", "Gereed"), strict=True):
        cell.text = head
    for row in (
        ("1", "Concept-beheerplan rondsturen", "Loes", "5 juni 2025"),
        ("2", "Offerte beveiliging\nopvragen", "Fruitpact", "eind juni"),
    ):
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    word.add_paragraph("Volgende overleg: 3 juli 2025, 13.00 uur")
    return saved(word)


def test_a_cell_of_a_pdf_keeps_only_the_line_breaks_that_were_typed() -> None:
    cell = "Jan stuurt de nota rond\naan allen\nLLTB belt"
    assert flowed([("Opening",), (cell,)]) == (("Opening",), ("Jan stuurt de nota rond aan allen\nLLTB belt",))
    assert flowed([("Staatsbosbehe\ner",), ("Jan stuurt de nota rond",)])[0] == ("Staatsbosbehe er",)
    assert flowed([("Staatsbosbehe\ner",), ("Provincie",)])[0] == ("Staatsbosbeheer",)


def test_word_minutes_with_facts_in_a_table_a_struck_point_and_an_action_table() -> None:
    shown = proposal("verslag.docx", word_minutes())
    assert points("verslag.docx", word_minutes()) == [
        ("Concept-beheerplan rondsturen", ("Loes",), "2025-06-05"),
        ("Offerte beveiliging opvragen", ("Fruitpact",), "2025-06-30"),
    ]
    assert [(point.text, point.outcome) for point in shown.reviewed] == [
        ("Tom vraagt fruittelers naar de piekbezetting.", "afgerond"),
        ("oude kaart opzoeken", "afgerond"),
    ]
    meeting = shown.meeting
    assert (meeting.date, meeting.start, meeting.place) == (dt.date(2025, 5, 22), dt.time(13), "Dorpshuis Echteld")
    assert meeting.next.date == dt.date(2025, 7, 3)


def test_a_word_file_is_recognised_whatever_its_name() -> None:
    assert points("notulen.txt", word_minutes()) == points("verslag.docx", word_minutes())


def test_word_numbers_its_own_lists_and_the_numbers_are_read() -> None:
    word = docx.Document()
    for text in ("Opening", "Nalopen actiepunten", "Rondvraag"):
        numbered(word.add_paragraph(text))
    lines = [part.text for part in read_document("x.docx", saved(word)).parts if isinstance(part, Line)]
    assert [line.split(" ", 1)[1] for line in lines] == ["Opening", "Nalopen actiepunten", "Rondvraag"]
    assert len({line.split(" ", 1)[0] for line in lines}) in (1, 3)


def test_deleted_words_are_left_out_and_inserted_words_are_read() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Actie: nota sturen ")
    for tag, text_tag, text in (("w:ins", "w:t", "(LLTB)"), ("w:del", "w:delText", "(LWV)")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    assert points("x.docx", saved(word)) == [("nota sturen", ("LLTB",), None)]


def test_an_excel_list_with_titles_theme_rows_and_dates_in_cells() -> None:
    data = sheet(
        [
            ["Besluiten- en actielijst programma Logies"], ["Stand: 28-05-2025"], [],
            ["#", "Type", "Omschrijving", "Wie", "Wanneer", "Status", "Opmerkingen"],
            [None, None, "Huisvesting"],
            [1, "Actie", "Locaties bezoeken", "Gemeente Tiel / Buren", dt.date(2025, 6, 20), "Open", None],
            [2, "Besluit", "Normen vastgesteld", None, None, None, None],
            [3, "Actie", "Handreiking aanpassen", "Secretaris", "eind Q2", "In behandeling", "eerste versie klaar"],
            [4, "Actie", "Zaal regelen", "Secretaris", dt.date(2025, 5, 1), "Gereed", None],
        ]
    )  # fmt: skip
    shown = proposal("lijst.xlsx", data)
    assert points("lijst.xlsx", data) == [
        ("Locaties bezoeken", ("Gemeente Tiel", "Buren"), "2025-06-20"),
        ("Handreiking aanpassen", ("Secretaris",), "2025-06-30"),
    ]
    assert [point.text for point in shown.reviewed] == ["Zaal regelen"]
    assert [decision.text for decision in shown.decisions] == ["Normen vastgesteld"]
    assert shown.kind == "actielijst"


def test_hidden_sheets_are_not_read_and_a_sheet_of_closed_points_is_closed() -> None:
    book = openpyxl.Workbook()
    for title, text in (("Open acties", "Brief sturen"), ("Afgehandeld", "Kaart maken"), ("Archief", "Oud punt")):
        page = book.create_sheet(title)
        page.append(["Actie", "Wie"])
        page.append([text, "LLTB"])
    book["Archief"].sheet_state = "hidden"
    book.remove(book.worksheets[0])
    stream = io.BytesIO()
    book.save(stream)
    shown = proposal("x.xlsx", stream.getvalue())
    assert [point.text for point in shown.new] == ["Brief sturen"]
    assert [point.text for point in shown.reviewed] == ["Kaart maken"]


def test_a_pdf_keeps_its_columns_apart() -> None:
    rows = [
        ("Nr", "Actie", "Wie", "Gereed"),
        ("1", "Bewoners uitnodigen voor de", "Gemeente Ede", "1 juli 2025"),
        ("", "inloopavond", "", ""),
        ("2", "Brandveiligheid controleren", "VGGM", "z.s.m."),
    ]
    lines = [(50.0, 780.0, "Actielijst overleg 26 mei 2025")]
    lines += [
        (x, 740.0 - 14 * at, text)
        for at, row in enumerate(rows)
        for x, text in zip((50.0, 80.0, 300.0, 420.0), row, strict=True)
        if text
    ]
    assert points("lijst.pdf", pdf(lines)) == [
        ("Bewoners uitnodigen voor de inloopavond", ("Gemeente Ede",), "2025-07-01"),
        ("Brandveiligheid controleren", ("VGGM",), None),
    ]


def test_a_pdf_with_lines_around_its_cells_is_a_table() -> None:
    rows = [("Actie", "Wie"), ("Peiling houden", "ABU"), ("Cijfers delen", "NBBU")]
    lines = [
        (x + 4, 700.0 - 20 * at + 6, text)
        for at, row in enumerate(rows)
        for x, text in zip((50.0, 250.0), row, strict=True)
    ]
    rules = [(50.0, 720.0 - 20 * at, 450.0, 720.0 - 20 * at) for at in range(4)]
    rules += [(x, 720.0, x, 660.0) for x in (50.0, 250.0, 450.0)]
    document = read_document("x.pdf", pdf(lines, rules=rules))
    assert [part.rows for part in document.parts if isinstance(part, Table)] == [tuple(rows)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_that_windows_makes(encoding: str) -> None:
    text = "Verslag coördinatie\n\nActie: één nota over € 5 sturen (coördinator)\n"
    assert points("x.txt", text.encode(encoding)) == [("één nota over € 5 sturen", ("coördinator",), None)]


def test_a_csv_of_excel_in_windows_1252_with_semicolons() -> None:
    data = 'Nr;Actie;Wie;Vóór\r\n1;"Ruimte; ook ’s avonds";coördinator;1-7-2025\r\n'.encode("cp1252")
    assert points("lijst.csv", data) == [("Ruimte; ook ’s avonds", ("coördinator",), "2025-07-01")]


def test_a_saved_mail_is_read_for_its_text() -> None:
    data = (
        b"From: ina@example.org\r\nTo: loes@example.org\r\nSubject: acties\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"Dag Loes,\r\n\r\nActie: caf=C3=A9 reserveren (Tom), uiterlijk 5 juni\r\n"
    )
    assert points("bericht.eml", data) == [("café reserveren", ("Tom",), "2025-06-05")]


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def locked(stream_name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream_name.encode("utf-16-le") + bytes(200)


def locked_pdf() -> bytes:
    plain = pdf([(50.0, 700.0, "Actie: geheim")])
    lock = b"<</Filter/Standard/V 1/R 2/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")/P -4>>"
    return plain.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/ID[(a)(a)]/Encrypt " + lock + b">>")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "leeg"),
        (b"  \n\t ", "leeg"),
        (b"x" * 10_000_001, "te groot"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "afbeelding"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "afbeelding"),
        (b"{\\rtf1\\ansi Actie: x}", "RTF"),
        (locked("EncryptedPackage"), "wachtwoord"),
        (locked("WordDocument"), "oud Word-bestand"),
        (locked("Workbook"), "oud Excel-bestand"),
        (locked("Iets"), "lees ik niet"),
        (locked_pdf(), "wachtwoord"),
        (pdf([]), "scan"),
        (b"%PDF-1.7 kapot", "beschadigd"),
        (zipped({"word/document.xml": b"<a/>", "word/vbaProject.bin": b"x"}), "macro"),
        (zipped({"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"x"}), "macro"),
        (zipped({"word/document.xml": b"<a/>"}), "beschadigd"),
        (zipped({"xl/workbook.xml": b"<a/>"}), "beschadigd"),
        (zipped({"content.xml": b"<a/>"}), "beschadigd"),
        (zipped({"ppt/presentation.xml": b"<a/>"}), "presentatie"),
        (zipped({"iets.txt": b"x"}), "ken ik niet"),
        (bytes(range(256)) * 40, "kan ik niet lezen"),
        (saved(docx.Document()), "geen tekst"),
        (sheet([]), "geen tekst"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_gets_one_dutch_sentence(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableDocument, match=word) as caught:
        read_document("bestand", data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def bomb(name: str) -> bytes:
    return zipped({name: b"0" * 300_000_000})


def pdf_bomb() -> bytes:
    packed = zlib.compress(b"0" * 300_000_000, 9)
    return (
        b"%PDF-1.4\n1 0 obj<</Length "
        + str(len(packed)).encode()
        + b"/Filter/FlateDecode>>stream\n"
        + packed
        + b"\nendstream"
    )


@pytest.mark.parametrize("make", [lambda: bomb("word/document.xml"), lambda: bomb("xl/workbook.xml"), pdf_bomb])
def test_a_file_that_expands_beyond_reason_is_refused_in_bounded_memory(make: Callable[[], bytes]) -> None:
    data = make()
    assert len(data) < 1_000_000
    tracemalloc.start()
    with pytest.raises(UnreadableDocument, match="meer dan ik kan lezen"):
        read_document("x", data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_sheet_with_too_many_rows_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="meer dan ik kan lezen"):
        read_document("x.xlsx", sheet([["Actie", "Wie"], *([f"punt {at}", "LLTB"] for at in range(5200))]))


WHOLE = {
    "docx": word_minutes(),
    "xlsx": sheet([["Actie", "Wie"], ["Brief sturen", "LLTB"]]),
    "pdf": pdf([(50.0, 700.0, "Actie: brief sturen (LLTB)")]),
}


def refusal(data: bytes) -> str | None:
    """What is said of a file that cannot be read; None for one that can."""
    try:
        read_document("x", data)
    except UnreadableDocument as refused:
        return str(refused)
    return None


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.floats(0, 1), st.binary(max_size=12))
def test_a_broken_file_is_read_or_refused_in_one_sentence(kind: str, share: float, damage: bytes) -> None:
    whole = WHOLE[kind]
    at = int(share * len(whole))
    for data in (whole[:at], whole[:at] + damage + whole[at + len(damage) :]):
        said = refusal(data)
        assert said is None or (said.endswith(".") and "\n" not in said)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]), st.binary(max_size=400)
)
def test_random_bytes_are_read_or_refused_in_one_sentence(front: bytes, noise: bytes) -> None:
    said = refusal(front + noise)
    assert said is None or (said.endswith(".") and "\n" not in said)
