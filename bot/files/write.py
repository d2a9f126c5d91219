"""A report as the bytes of a file; the end of the name says which format."""

from typing import Final, Literal, TypeAlias

from commands.report import Report

Kind: TypeAlias = Literal["docx", "pdf", "xlsx", "md", "csv", "ics"]
MEDIA: Final[dict[Kind, str]] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}


def kind_of(name: str) -> Kind:
    """The format that a name asks for. Raises ValueError for one that is not written."""
    ending = name.rpartition(".")[2].casefold()
    found = next((kind for kind in MEDIA if kind == ending), None)
    if found is None:
        raise ValueError(f"not a format that is written: {ending}")
    return found


def written(name: str, report: Report) -> bytes:
    """The file. Raises ValueError for a name with another ending."""
    match kind_of(name):
        case "docx":
            from bot.files.write_word import as_word

            return as_word(report)
        case "pdf":
            from bot.files.write_pdf import as_pdf

            return as_pdf(report)
        case "xlsx":
            from bot.files.write_sheet import as_workbook

            return as_workbook(report)
        case "md":
            from bot.files.write_plain import as_markdown

            return as_markdown(report).encode()
        case "csv":
            from bot.files.write_plain import as_csv

            return as_csv(report).encode("utf-8-sig")
        case "ics":
            from bot.files.write_calendar import as_calendar

            return as_calendar(report)
