"""Text, markdown, CSV and mail that was saved or pasted."""

import csv
import email
import email.policy
import io
import re
from contextlib import suppress
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from bot.files.limits import MOST_CELLS, MOST_LINES, too_much
from bot.files.page import parts_of_page
from commands.minutes import unreadable
from commands.minutes.document import Document, Line, Table, UnreadableDocument, lines_of
from commands.minutes.layout.columns import roles_of
from commands.minutes.parts.sentences import tidy

_SIGNS = (";", "\t", ",", "|")
_MAIL = re.compile(r"^(?:Received|Return-Path|From|MIME-Version|Delivered-To|X-[\w-]+|Message-ID):", re.IGNORECASE)

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|div|table|p)\b", re.I | re.S
)


def read_text(name: str, data: bytes) -> Document:
    """Lines of text; a CSV with a recognisable head becomes a table."""
    text = decoded(data)
    if text.count("\n") > MOST_LINES:
        raise too_much()
    if _MAIL.match(text) and re.search(r"^(?:MIME-Version|Content-Type):", text, re.IGNORECASE | re.MULTILINE):
        with suppress(LookupError, ValueError, AttributeError, TypeError):
            if parts := _mail(data):
                return Document(name, parts)
    if _PAGE.match(text):
        return Document(name, parts_of_page(text))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (table := _csv(name, text)) is not None:
        return Document(name, table)
    return Document(name, tuple(lines_of(text.split("\n"))))


def decoded(data: bytes) -> str:
    """UTF-8, UTF-16 or Windows-1252, whichever it is; UnreadableDocument when it is no text at all."""
    text: str | None = None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    elif (odd := data[1:4000:2].count(0)) > len(data[1:4000:2]) * 0.4:
        text = data.decode("utf-16-le", errors="replace") if odd else None
    elif data[0:4000:2].count(0) > len(data[0:4000:2]) * 0.4:
        text = data.decode("utf-16-be", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    text = text or ""
    odd_signs = len(re.findall(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]", text))
    if odd_signs > 0.01 * len(text) + 1:
        raise UnreadableDocument(unreadable.NOT_TEXT)
    return re.sub(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]", " ", text)


def _mail(data: bytes) -> tuple[Line | Table, ...]:
    """The head of a saved mail and its own text; () when it has none."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    content = body.get_content() if body is not None else None
    if body is None or not isinstance(content, str):
        return ()
    head = tuple(lines_of(_mail_head(message).split("\n")))
    if body.get_content_type() == "text/html":
        return (*head, *parts_of_page(content))
    return (*head, *lines_of(content.replace("\r\n", "\n").split("\n"), len(head) + 1))


def _mail_head(message: EmailMessage) -> str:
    """Subject, sender and day of a mail as lines, as a pasted mail has them."""
    lines = [f"Onderwerp: {message['subject']}"] if message["subject"] else []
    if message["from"]:
        lines.append(f"Van: {message['from']}")
    with suppress(ValueError, TypeError, OverflowError):
        lines.append(f"Verzonden: {parsedate_to_datetime(str(message['date'])):%d-%m-%Y}")
    return "".join(f"{tidy(line)[:300]}\n" for line in lines)


def _csv(name: str, text: str) -> tuple[Line | Table, ...] | None:
    """The rows, when the name says CSV or the first lines have the head of an action list."""
    named = name.lower().endswith((".csv", ".tsv"))
    first = [line for line in text.split("\n")[:15] if line.strip()]
    if not first:
        return None
    for sign in sorted(_SIGNS, key=lambda sign: -max(line.count(sign) for line in first)):
        if sign == "|" and not named:
            continue
        rows = _rows(text, sign)
        if rows is None:
            continue
        head = next((at for at, row in enumerate(rows[:15]) if roles_of(row) is not None), None)
        if head is not None and (
            named or (sign == ";" and head == 0 and all(len(row) == len(rows[0]) for row in rows))
        ):
            titles = [Line(" ".join(filter(None, row)), at + 1) for at, row in enumerate(rows[:head]) if any(row)]
            return (*titles, Table(tuple(rows[head:]), head + 1))
    if named and (rows := _rows(text, max(_SIGNS, key=lambda sign: sum(line.count(sign) for line in first)))):
        return (Table(tuple(rows), 1),)
    return None


def _rows(text: str, sign: str) -> list[tuple[str, ...]] | None:
    rows: list[tuple[str, ...]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text), delimiter=sign):
            cells += len(row)
            if cells > MOST_CELLS:
                raise too_much()
            if any(cell.strip() for cell in row):
                rows.append(tuple(cell.strip() for cell in row))
    except csv.Error:
        return None
    return rows or None
