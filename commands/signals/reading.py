"""What somebody typed about a signal -> its fields. Nothing typed is lost: what is no field stays in the text."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import SplitResult, unquote, urlsplit

from commands.command import Context, UserError
from commands.dates import Certainty, DateReading, Precision, read_date
from commands.dutch import clock
from commands.signals.head import take_head
from commands.signals.kind import KINDS, guess, kind_named
from commands.words.next_meeting import next_meeting
from commands.words.places import gemeenten_in, region_of, take_regions
from commands.words.unread import no_date
from storage.directory import Directory
from storage.frozen import dataclass

_LINK = re.compile(
    r"(?:(?P<round>\()?[,;]?\s*\b(?:link|bron)\s*:?\s*)?(?P<open><?)(?P<link>(?:https?://|www\.)[^\s<>|]+)(?:\|[^<>]*)?>?",
    re.IGNORECASE,
)
_AFTER_LINK = ".,;:!?)”\"'"
_ORIGIN = re.compile(
    r"[\s,;(]*\b(?:bron|gehoord van|doorgegeven door)\s*:?\s+([^;()\n]{2,120}?)\s*\)?\s*"
    r"(?:[;\n]|,\s+(?=(?:[^,;()\n]{1,40}\s)?(?:v[oó][oó]r|uiterlijk|t/m|deadline)\b)|$)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^([\w-]+)\s*:(?!//)\s*(?=\S)")
_VIA = re.compile(r"\s*[,;(]\s*via\s+([^,;()\n]{2,80})\)?\s*$", re.IGNORECASE)
_VIA_FIRST = re.compile(
    r"^(?:via|volgens|gehoord\s+van)\s+([^:,;\n]{2,60}?)(?:\s+(?:gehoord|vernomen|ontvangen|binnengekomen))?\s*[:,]\s+",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:brussel|den haag|tweede kamer|landelijke?|internationale?|europe(?:es|se)|buitenland(?:se)?)\b",
    re.IGNORECASE,
)
_TITLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """A signal that was read and not yet saved. `asked` holds the days of a date that may not be chosen for you."""

    text: str
    kind: str
    guessed: bool = False
    regions: tuple[str, ...] = ()
    gemeente: str = ""
    before: date | None = None
    asked: tuple[date, ...] = ()
    question: str = ""
    link: str = ""
    origin: str = ""
    outside: bool = False


def read_signal(values: Mapping[str, str], ctx: Context) -> Draft:
    """A draft from a line (`what`) and whatever a form or button says besides. Raises UserError for a date field."""
    text = values.get("what", "").strip().lstrip(":–").strip()
    link, text = take_link(text)
    origin, text = take_origin(text)
    kind, regions, text = take_head(text, ctx.directory, whole=bool(link))
    found, text = take_regions(text, ctx.directory)
    gemeenten = gemeenten_in(text, ctx.directory)
    regions = tuple(dict.fromkeys((*(region_of(name, ctx.directory) for name in gemeenten[:1]), *regions, *found)))
    draft = Draft(
        text=text,
        kind=values.get("kind", "") or kind,
        regions=given_regions(values.get("regions", ""), ctx.directory) or tuple(filter(None, regions)),
        gemeente=gemeenten[0] if gemeenten else "",
        link=values.get("link", "").strip() or link,
        origin=values.get("origin", "").strip() or origin,
    )
    if link and draft.link != link:
        draft = replace(draft, text=f"{draft.text} {link}".strip())
    draft = _dated(draft, values.get("before", ""), ctx)
    if (first := _FIRST.match(draft.text)) and kind_named(first[1]) == draft.kind:
        draft = replace(draft, text=draft.text[first.end() :])  # "bedreiging voor dinsdag: …", without its day
    if not draft.text and draft.link:
        draft = replace(draft, text=title_of(draft.link))
        if draft.kind not in KINDS:
            draft = replace(draft, kind="media", guessed=True)
    if draft.kind not in KINDS:
        draft = replace(draft, kind=guess(draft.text, link), guessed=True)
    outside = not draft.regions and bool(ctx.directory.settings.province) and bool(_ELSEWHERE.search(draft.text))
    return replace(draft, outside=outside)


def take_link(text: str) -> tuple[str, str]:
    """The first link and the text without it."""
    match = _LINK.search(text)
    if not match:
        return "", text
    link = match["link"].rstrip(_AFTER_LINK)
    end = match.end() if match["open"] else match.start("link") + len(link)
    end += bool(match["round"]) and text[end : end + 1] == ")"
    rest = f"{text[: match.start()].rstrip()} {text[end:].lstrip()}".strip()
    return link, rest if any(sign.isalnum() for sign in rest) else ""


def title_of(link: str) -> str:
    """What a link says about itself: its site, and the title that is often its last part."""
    parts = split_link(link)
    if parts is None:
        return link
    site = (parts.hostname or link).removeprefix("www.")
    for piece in reversed(parts.path.split("/")):
        words = [word for word in re.split(r"[-_+~]+", unquote(piece).rsplit(".", 1)[0]) if word]
        if sum(word.isalpha() for word in words) >= _TITLE_WORDS:
            return f"{site}: {' '.join(word for word in words if not word.isdigit())}"
    return site


def split_link(link: str) -> SplitResult | None:
    """The pieces of a link; None when it is none after all (a bracket that is never closed)."""
    try:
        return urlsplit(link if "//" in link else f"//{link}")
    except ValueError:
        return None


def take_origin(text: str) -> tuple[str, str]:
    """Who or what it came from ("bron: …", "…, via LLTB") and the text without it."""
    for pattern in (_ORIGIN, _VIA, _VIA_FIRST):
        if match := pattern.search(text):
            before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
            comma = "," if before and after and match.group().rstrip().endswith(",") else ""
            if rest := f"{before}{comma} {after}".strip():
                return match.group(1).strip(), rest
    return "", text


def given_regions(words: str, directory: Directory) -> tuple[str, ...]:
    """Regions of a form field: known ones by their own name, others as typed."""
    named = [region_of(word, directory) or word.strip() for word in words.split(",") if word.strip()]
    return tuple(dict.fromkeys(named))


def day_given(words: str, ctx: Context) -> date:
    """The day of a form field or button. Raises UserError when it is not clear which day that is."""
    reading = _reading(words, ctx)
    if reading.certainty is Certainty.ASK and reading.question:
        raise UserError(reading.question, "before")
    if reading.date is None:
        raise UserError(no_date(words), "before")
    return reading.date


def date_in(text: str, ctx: Context) -> tuple[date, str] | None:
    """A day in a line that only changes a signal, and the line without it; None when there is none."""
    reading = _reading(text, ctx)
    if reading.certainty is Certainty.ASK and reading.question:
        raise UserError(reading.question, "before")
    return (reading.date, reading.rest) if reading.date else None


def _dated(draft: Draft, given: str, ctx: Context) -> Draft:
    if given:
        return replace(draft, before=day_given(given, ctx))
    reading = _reading(draft.text, ctx)
    today = ctx.now.date()
    if reading.certainty is Certainty.ASK and reading.question:
        days = tuple(day for day in reading.alternatives if day >= today)
        return replace(draft, asked=days, question=reading.question) if days else draft
    vague = reading.precision is not Precision.DAY and not reading.deadline_word
    if reading.date is None or reading.date < today or vague:
        return draft  # a day that passed is when something was, so it stays in the text and nowhere else
    if reading.deadline_word and any(sign.isalnum() for sign in reading.rest):
        hour = f" ({clock(reading.time)})" if reading.time else ""  # a signal has a day, its hour stays in the text
        return replace(draft, before=reading.date, text=f"{reading.rest}{hour}")
    return replace(draft, before=reading.date)


def _reading(text: str, ctx: Context) -> DateReading:
    return read_date(text, ctx.now, next_meeting(ctx))
