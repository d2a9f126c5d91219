"""What a document calls itself."""

import re
from collections.abc import Sequence

from commands.minutes.parts.clocks import clocks_in
from commands.minutes.parts.days import DAY
from commands.minutes.parts.known import NOBODY
from commands.minutes.parts.mail import HEAD as MAIL_HEAD
from commands.minutes.parts.mail import SUBJECT
from commands.minutes.parts.owners import all_owners

_WORD = (
    r"(?:concept[- ]?)?(?:\w*verslag|\w*notulen|besluitenlijst|actielijst|actie- en besluitenlijst|besluiten- "
    r"en actielijst|agenda|memo|overzicht)"
)
_TITLE = re.compile(rf"^{_WORD}\b", re.IGNORECASE)
_BARE = re.compile(rf"^\W*{_WORD}\W*$", re.IGNORECASE)
"""A word for the kind of document, and not yet whose it is."""
_NAMELESS = re.compile(r"^(?:concept-?)?(?:verslag|notulen)\W*$", re.IGNORECASE)
"""A title that does not say of which meeting, below a line that does."""
_ANSWERS = re.compile(r"^(?:(?:re|fw|fwd|antw|doorgestuurd)\s*:\s*)+", re.IGNORECASE)
_HEADS_TEXT = re.compile(r"^overzicht\W*$", re.IGNORECASE)
"""A word for a kind of document that, below the first line, stands above a paragraph of the text itself."""
_WRITTEN_BY = re.compile(r"^(?:verslag|notulen)\s*:\s*(?P<who>[^:\d]{2,40})$", re.IGNORECASE)
_LABEL = re.compile(r"^(?:titel|title|overleg|vergadering|bijeenkomst|gremium|onderwerp)\s*:\s*(?=\S)", re.IGNORECASE)
_MINUTES_OF = re.compile(
    r"(?:concept[- ]?)?(?:verslag|notulen)\s(?!.*\bvorige?\b)(?:\w+\s){0,4}\w*"
    r"(?:overleg|vergadering|bijeenkomst|groep|tafel|team|commissie|raad)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"\d{1,2}[.)]\s|(?:aan|af)wezig\w*\b", re.IGNORECASE)
"""The first agenda item, or who were there, of minutes that have no title."""
_DATED = re.compile(r"\s+d\.?d\.?$", re.IGNORECASE)
_NO_NAME = re.compile(r"^(?:\W*\d|(?:datum|tijd|plaats|locatie)\b|$)|:", re.IGNORECASE)


def is_title(text: str) -> bool:
    """Whether the text begins as the title of minutes does."""
    return bool(_TITLE.match(text))


def title_of(head: Sequence[str]) -> str:
    """The title among the first lines; in a mail its subject. Day and place behind a bar are left out."""
    subject = next((_ANSWERS.sub("", SUBJECT.sub("", text).strip()) for text in head[:12] if SUBJECT.match(text)), "")
    mailed = subject and len({match.group() for text in head[:12] if (match := MAIL_HEAD.match(text))}) > 1
    head = [text for text in _without_fields(head[:16]) if re.search(r"\w", text)]
    at = next((at for at, text in enumerate(head[:6]) if is_title(text) and not (at and _is_no_title(text))), None)
    if at is None:  # below a letterhead
        at = next((at for at, text in enumerate(head) if _MINUTES_OF.match(text)), None)
    if at is None:
        return subject if mailed else _named(head[0]) if head and not _NO_TITLE.match(head[0]) else ""
    title = _named(head[at])
    if at == 1 and _NAMELESS.match(title) and not _NO_NAME.search(head[0]):
        return _named(head[0])
    after = head[at + 1] if at + 1 < len(head) else ""
    if _BARE.match(title) and (about := SUBJECT.match(after)):
        return f"{title} {after[about.end() :].strip()}"
    if _BARE.match(title) and len(after) < 120 and not _NO_NAME.search(after):
        day = DAY.search(after)
        whose = (after[: day.start()] if day else _named(after)).rstrip(" ,(–-")
        return _DATED.sub("", f"{title} {whose}").strip()
    return title


def _is_no_title(text: str) -> bool:
    """A head of the text itself, or who wrote the minutes: "Verslag: Rian"."""
    match = _WRITTEN_BY.match(text)
    return bool(_HEADS_TEXT.match(text)) or (match is not None and bool(all_owners(match["who"], NOBODY, 1)))


def _without_fields(head: Sequence[str]) -> Sequence[str]:
    """The lines without the fields that note programs put between dashes, but for the title in them."""
    if not head or head[0] != "---" or "---" not in head[1:]:
        return head
    end = head.index("---", 1)
    return [*(_LABEL.sub("", text) for text in head[1:end] if _LABEL.match(text)), *head[end + 1 :]]


def _named(text: str) -> str:
    first, *others = _LABEL.sub("", re.sub(r"^[^\w\[(\"“'‘]+", "", text)).split(" | ")
    kept = [first]
    for piece in others:
        if DAY.search(piece) or clocks_in(piece):
            break
        kept.append(piece)
    return " | ".join(kept)
