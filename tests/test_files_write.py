"""What goes out as a file can be read by others, and holds nothing that comes alive."""

import csv
import io
import re
import zipfile
from datetime import datetime, timedelta
from typing import Final

import docx
import openpyxl
import pdfplumber
import pytest
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name

from bot.files.shares import in_signs, line_of
from bot.files.write import written
from commands.dutch import AMSTERDAM
from commands.report import Entry, Grid, Heading, Paragraph, Report

AT: Final = datetime(2023, 5, 17, 14, tzinfo=AMSTERDAM)
FORMULAS: Final = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1")


def list_of(*texts: str) -> Report:
    rows = tuple((str(place), text) for place, text in enumerate(texts, 1))
    return Report(
        title="Actielijst Taskforce",
        under="woensdag 17 mei 2023",
        blocks=(Heading(text="Wonen"), Grid(name="Actielijst", head=("nr", "actie"), rows=rows, widths=(1, 9))),
        made_at=AT,
    )


def test_a_table_in_word_has_a_head_that_returns_and_headings_are_headings() -> None:
    document = docx.Document(io.BytesIO(written("a.docx", list_of("Rapport delen"))))
    assert [paragraph.style.name for paragraph in document.paragraphs[:3] if paragraph.style] == [
        "Title",
        "Normal",
        "Heading 1",
    ]
    table = document.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["nr", "actie"], ["1", "Rapport delen"]]
    assert "<w:tblHeader" in table.rows[0]._tr.xml
    assert "nl-NL" in document.styles.element.xml


def test_word_opens_it_as_a_file_of_its_own_time_and_shows_no_other_document() -> None:
    """Not in "compatibility mode", which stands in the title of the window; not with the picture of a template."""
    content = written("a.docx", list_of("Rapport delen"))
    settings = docx.Document(io.BytesIO(content)).settings.element.xml
    assert 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    assert not [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if "thumbnail" in name]


def test_a_point_stands_on_the_page_of_what_was_said_of_it() -> None:
    """In Word and in PDF; a row of points with nothing beneath them is free to break."""
    said = [Paragraph(text=f"Actiepunt {number}", style="marker") for number in range(60)]
    told = [each for one in said for each in (one, Paragraph(text=f"Hiervan: {one.text}."))]
    report = Report(title="Verslag", blocks=(*told, *said))
    kept = [
        each.paragraph_format.keep_with_next for each in docx.Document(io.BytesIO(written("a.docx", report))).paragraphs
    ]
    assert kept[1:] == [True, None] * 60 + [None] * 60
    with pdfplumber.open(io.BytesIO(written("a.pdf", report))) as document:
        pages = [page.extract_text().split("\n")[:-1] for page in document.pages]  # the last line is the page's number
    assert len(pages) > 2
    assert not [page for page in pages if page[0].startswith("Hiervan")]


def test_a_cell_in_which_nothing_stands_is_empty() -> None:
    """A filter on "(leeg)" and a count tell it from a text of no length."""
    report = Report(title="a", blocks=(Grid(name="a", head=("nr", "wie"), rows=(("1", ""),)),))
    content = zipfile.ZipFile(io.BytesIO(written("a.xlsx", report))).read("xl/worksheets/sheet1.xml").decode()
    cell = re.search(r'<c r="B2"[^>]*>', content)
    assert cell is not None
    assert " t=" not in cell[0].replace(' t="n"', "")


def test_a_list_in_which_nothing_stands_says_so_in_a_spreadsheet_too() -> None:
    report = Report(title="Signalen Taskforce", blocks=(Paragraph(text="Er staan geen signalen open."),))
    (sheet,) = openpyxl.load_workbook(io.BytesIO(written("a.xlsx", report))).worksheets
    assert (sheet.title, sheet["A1"].value, sheet["A2"].value) == (
        "Signalen Taskforce",
        "Signalen Taskforce",
        "Er staan geen signalen open.",
    )
    assert "Er staan geen signalen open." in written("a.csv", report).decode()


def test_what_looks_like_a_formula_is_text_in_every_spreadsheet() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written("a.xlsx", list_of(*FORMULAS)))).worksheets[0]
    cells = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(str(cell.value).startswith("'") for cell in cells)
    rows = list(csv.reader(io.StringIO(written("a.csv", list_of(*FORMULAS)).decode("utf-8-sig")), delimiter=";"))
    assert all(row[1].startswith("'") for row in rows[1:])


def test_a_sheet_prints_its_head_on_every_page_and_fits_the_width() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written("a.xlsx", list_of("Rapport delen")))).worksheets[0]
    assert (sheet.print_title_rows, sheet.freeze_panes, sheet.page_setup.fitToHeight) == ("$1:$1", "A2", 0)


def test_a_day_and_a_number_can_be_sorted_in_a_sheet() -> None:
    rows = (("12", "wo 17-05-2023"), ("S2", "za 31-02-2023"), ("007", "geen datum"))
    report = Report(title="a", blocks=(Grid(name="a", head=("nr", "wanneer"), rows=rows),))
    sheet = openpyxl.load_workbook(io.BytesIO(written("a.xlsx", report))).worksheets[0]
    assert [cell.value for cell in sheet["A"]] == ["nr", 12, "S2", "007"]
    assert [cell.is_date for cell in sheet["B"]] == [False, True, False, False]
    assert f"{sheet['B2'].value:%d-%m-%Y}" == "17-05-2023"
    assert sheet["B2"].number_format == "[$-413]ddd dd-mm-yyyy"


def test_no_word_is_broken_in_a_narrow_column_while_another_has_room() -> None:
    rows = (("Brief sturen", "regiovertegenwoordigers", "wo 17-05-2023"),)
    grid = Grid(name="a", head=("actie", "wie", "wanneer"), rows=rows, widths=(80, 10, 10))
    assert in_signs(grid, 100) == pytest.approx([60, 25, 15])
    assert in_signs(grid, 40) == pytest.approx([8, 19.75, 12.25])  # room for no more


def test_a_table_of_many_columns_has_small_letters_so_that_the_text_is_wider_than_a_day() -> None:
    head = ("nr", "actiepunt", "wie", "uiterlijk", "status", "regio", "gesloten", "toelichting", "bron", "vastgelegd")
    moment = "ma 08-05-2023 10:00"
    row = ("1", "Gedeputeerde Roefs bellen over het verzoek", "Provincie Limburg", "wo 17-05-2023", "afgerond")
    grid = Grid(name="a", head=head, rows=((*row, "Midden-Limburg", moment, "besproken", "chat", moment),))
    shares = in_signs(
        grid.model_copy(update={"widths": (6, 38, 19, 15, 12, 16, 21, 15, 8, 21)}), line_of(grid, wide=True)
    )
    assert shares[1] > max(shares[3], shares[6], shares[9])
    table = docx.Document(io.BytesIO(written("a.docx", Report(title="a", blocks=(grid,), wide=True)))).tables[0]
    sizes = {run.font.size for row in table.rows for cell in row.cells for run in cell.paragraphs[0].runs}
    assert sizes == {Pt(8.5)}


def test_a_long_address_does_not_count_as_a_word() -> None:
    rows = (("https://www.limburg.nl/onderwerpen/contactpersonen", "LLTB"),)
    grid = Grid(name="a", head=("actie", "wie"), rows=rows, widths=(50, 50))
    assert in_signs(grid, 40) == [20, 20]


def test_a_calendar_file_says_when_and_where() -> None:
    entries = (
        Entry(uid="m-1", title="Taskforce", start=AT, place="Peel en Maas, ruimte 0.0.17"),
        Entry(uid="e-2", title="Jaarcongres", start=AT, timed=False),
    )
    calendar = Calendar.from_ical(written("a.ics", Report(title="Taskforce", entries=entries, made_at=AT)))
    first, second = calendar.events
    assert first.start == AT
    assert str(first["LOCATION"]) == "Peel en Maas, ruimte 0.0.17"
    assert second.start == AT.date()
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]
    zone = calendar.timezones[0].to_tz()
    offsets = [AT.replace(month=month).astimezone(zone).utcoffset() for month in (1, 7)]
    assert offsets == [timedelta(hours=1), timedelta(hours=2)]


def test_markdown_keeps_a_table_whole() -> None:
    assert "| 1 | a \\| b c |" in written("a.md", list_of("a | b\nc")).decode()


def test_another_ending_is_refused() -> None:
    with pytest.raises(ValueError, match="exe"):
        written("a.exe", list_of())


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.csv", "a.md"])
@given(text=st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
def test_any_text_can_be_written(name: str, text: str) -> None:
    report = Report(title=text, blocks=(Paragraph(text=text), Grid(name=text, head=("a",), rows=((text,),))))
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    content = written(name, report)
    assert not name.endswith("x") or zipfile.ZipFile(io.BytesIO(content)).testzip() is None


# --- PDF --------------------------------------------------------------------------------------------------------------


def words_in(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def structure(content: bytes) -> tuple[str, list[str]]:
    """The language of a PDF and the kinds of its tags, in the order of reading."""
    document = PDFDocument(PDFParser(io.BytesIO(content)))
    found: list[str] = []

    def walk(element: object) -> None:
        element = resolve1(element)
        if isinstance(element, list):
            for one in element:
                walk(one)
        elif isinstance(element, dict) and "S" in element:
            found.append(literal_name(element["S"]))
            walk(element.get("K"))

    assert resolve1(document.catalog["MarkInfo"])["Marked"]
    walk(resolve1(document.catalog["StructTreeRoot"])["K"])
    return document.catalog["Lang"].decode(), found


def test_a_pdf_is_tagged_in_dutch_with_headings_and_table_heads() -> None:
    content = written("a.pdf", list_of("Rapport delen"))
    language, tags = structure(content)
    assert language == "nl-NL"
    assert tags.count("H1") == 1
    assert (tags.count("TH"), tags.count("TD")) == (2, 2)
    assert b"pdfuaid:part" in content
    assert "Actielijst Taskforce" in words_in(content)


@pytest.mark.parametrize("sign", list("éëïöüèàçÉ€’‘“”–…ĳ½²°ñ"))
def test_every_sign_of_dutch_stands_in_a_pdf(sign: str) -> None:
    assert f"a{sign}b" in words_in(written("a.pdf", list_of(f"a{sign}b"))).replace("ij", "ĳ" if sign == "ĳ" else "ij")


def test_a_pdf_prints_its_table_head_on_every_page() -> None:
    content = written("a.pdf", list_of(*(f"Punt {number}" for number in range(200))))
    with pdfplumber.open(io.BytesIO(content)) as document:
        assert len(document.pages) > 3
        assert all("nr actie" in page.extract_text() for page in document.pages)


@given(st.text(max_size=200), st.lists(st.text(max_size=60), max_size=3))
def test_what_people_write_is_never_markup_in_a_pdf(text: str, cells: list[str]) -> None:
    assert written("a.pdf", list_of(text, *cells)).startswith(b"%PDF-")


@pytest.mark.parametrize("text", ["#strong[x]", "$ x^2 $", "*vet* _cursief_", '#import "a.typ"', "\\ // /* ", "= kop"])
def test_typesetting_signs_are_signs(text: str) -> None:
    assert text.split(maxsplit=1)[0] in words_in(written("a.pdf", list_of(text)))


def test_a_sign_that_no_font_knows_does_not_stop_the_file() -> None:
    language, tags = structure(written("a.pdf", list_of("klaar ✅ 🎉")))
    assert (language, tags.count("TH")) == ("nl-NL", 2)


def test_the_same_report_is_the_same_pdf() -> None:
    assert written("a.pdf", list_of("x")) == written("a.pdf", list_of("x"))


def test_an_address_without_end_stays_inside_its_column() -> None:
    content = written("a.pdf", list_of("https://example.org/" + "lang" * 60).model_copy(update={"wide": False}))
    with pdfplumber.open(io.BytesIO(content)) as document:
        page = document.pages[0]
        assert max(char["x1"] for char in page.chars) < page.width - 50
