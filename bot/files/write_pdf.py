"""A report as PDF, tagged as PDF/UA-1 asks: title, language, headings, table heads, so that it can be read aloud."""

import json
import re
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, Literal

import typst

from bot.files.shares import in_signs, line_of
from commands.report import Grid, Heading, Paragraph, Report, is_head_of

_PAGE: Final = Path(__file__).with_name("report.typ")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ADDRESS: Final = re.compile(r"(?=\S*[/@_0-9]|\S{60})\S{26,}")
_LONG: Final = re.compile(r"\S{25}(?=\S)")
_BREAK: Final = "\u200b"  # where a line may break inside an address in a narrow column; a long word is hyphenated


def as_pdf(report: Report) -> bytes:
    """The bytes of a .pdf.

    A sign that no font here knows is drawn as a box, which the standard forbids: such a file is tagged all the same.
    """
    content = json.dumps(_content(report), ensure_ascii=False)
    made = round(report.made_at.timestamp()) if report.made_at else 0
    try:
        return _compiled(content, made, "ua-1")
    except typst.TypstError:
        return _compiled(content, made, None)


def _compiled(content: str, made: int, standard: Literal["ua-1"] | None) -> bytes:
    return typst.compile(
        _PAGE,
        root=_PAGE.parent,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"report": content},
        pdf_standards=standard,
        timestamp=made,
    )


def _content(report: Report) -> dict[str, Any]:
    return {
        "title": _clean(report.title),
        "under": _clean(report.under),
        "wide": report.wide,
        "blocks": _blocks(report),
    }


def _blocks(report: Report) -> list[dict[str, Any]]:
    """Numbered paragraphs in a row are one list. The highest level of heading that is used is the first."""
    top = min((block.level for block in report.blocks if isinstance(block, Heading)), default=1)
    told: list[dict[str, Any]] = []
    for block, following in zip_longest(report.blocks, report.blocks[1:]):
        match block:
            case Heading(text=text, level=level):
                told.append({"kind": "heading", "text": _clean(text), "level": level - top + 1})
            case Paragraph(text=text, style="numbered"):
                if not told or told[-1]["kind"] != "list":
                    told.append({"kind": "list", "items": []})
                told[-1]["items"].append(_clean(text))
            case Paragraph(text=text, style=style):
                head = is_head_of(block, following)
                told.append({"kind": "paragraph", "text": _clean(text), "style": style, "head": head})
            case Grid(head=head, rows=rows):
                cells = [[_clean(cell) for cell in row] for row in rows]
                shares = in_signs(block, line_of(block, wide=report.wide))
                told.append({"kind": "grid", "head": [_clean(one) for one in head], "rows": cells, "widths": shares})
    return told


def _clean(text: str) -> str:
    return _ADDRESS.sub(lambda found: _LONG.sub(rf"\g<0>{_BREAK}", found[0]), _CONTROLS.sub("", text))
