"""What somebody typed about a signal -> its fields. Nothing typed is lost: what is no field stays in the text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import SplitResult, unquote, urlsplit

from commands.command import Context, UserError
from commands.dates import Certainty, DateReading, Precision, read_date
from commands.dutch import clock
from commands.read import gemeenten_in, next_meeting_day, region_of, take_regions
from commands.signals.kind import KINDS, guess, kind_named
from commands.unread import no_date
from storage.directory import Directory, plain

_LINK = re.compile(r"<?((?:https?://|www\.)[^\s<>|]+)(?:\|[^<>]*)?>?", re.IGNORECASE)
_AFTER_LINK = ".,;:!?)”\"'"
_HEAD = re.compile(r"^([^:\n]{1,60}):(?!//)\s*")
_HEAD_WORDS = frozenset("in uit bij regio gemeente voor een nieuw nieuwe signaal over van de".split())
_FIRST_WORD = re.compile(r"^([\w-]+)[,.;–-]?\s+(?=\S)")
_STAYS = frozenset(  # behind a kind these words make it part of a sentence: "kans op", "media zoeken"
    """
    dat die op om voor van is zijn was bij in uit aan over met tegen door en of te zoekt zoeken vraagt vragen wil
    willen schrijft schrijven meldt melden heeft hebben bericht berichten belt bellen komt komen staat staan
    """.split()
)
_TAIL = re.compile(r"\s*[,;(#]\s*([\w-]+(?:\s[\w-]+)?)\)?\s*$")
_ORIGIN = re.compile(
    r"[\s,;(]*\b(?:bron|gehoord van|doorgegeven door)\s*:?\s+([^;()\n]{2,120}?)\s*\)?\s*(?:[;\n]|$)", re.IGNORECASE
)
_VIA = re.compile(r"\s*[,;(]\s*via\s+([^,;()\n]{2,80})\)?\s*$", re.IGNORECASE)
_VIA_FIRST = re.compile(
    r"^via\s+([^:,;\n]{2,60}?)(?:\s+(?:gehoord|vernomen|ontvangen|binnengekomen))?\s*[:,]\s+", re.IGNORECASE
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
    kind, regions, text = take_head(text, ctx.directory)
    found, text = take_regions(text, ctx.directory)
    gemeenten = gemeenten_in(text, ctx.directory)
    draft = Draft(
        text=text,
        kind=values.get("kind", "") or kind,
        regions=given_regions(values.get("regions", ""), ctx.directory) or tuple(dict.fromkeys((*regions, *found))),
        gemeente=gemeenten[0] if gemeenten else "",
        link=values.get("link", "").strip() or link,
        origin=values.get("origin", "").strip() or origin,
    )
    if link and draft.link != link:
        draft = replace(draft, text=f"{draft.text} {link}".strip())
    draft = _dated(draft, values.get("before", ""), ctx)
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
    link = match.group(1).rstrip(_AFTER_LINK)
    end = match.end() if match.group().startswith("<") else match.start() + len(link)
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
            rest = f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip()}".strip()
            if rest:
                return match.group(1).strip(), rest
    return "", text


def take_head(text: str, directory: Directory) -> tuple[str, tuple[str, ...], str]:
    """A kind and regions said in front ("knelpunt midden: …", "media …") or behind ("…, noord"), and the rest."""
    kind, regions = "", tuple[str, ...]()
    if match := _HEAD.match(text):
        head, known = _known_words(match.group(1), directory), True
        for word in head:
            known = known and bool(kind_named(word) or region_of(word, directory) or word.casefold() in _HEAD_WORDS)
        if known and any(kind_named(word) or region_of(word, directory) for word in head):
            kind = next((kind_named(word) for word in head if kind_named(word)), "")
            regions = tuple(dict.fromkeys(region_of(word, directory) for word in head if region_of(word, directory)))
            text = _with_gemeente(head, text[match.end() :], directory)
    if not kind and (match := _FIRST_WORD.match(text)) and kind_named(match.group(1)):
        kind = kind_named(match.group(1))
        following = text[match.end() :].split(maxsplit=1)[0].casefold().strip(",.:;")
        if following not in _STAYS:
            text = text[match.end() :]
    while match := _TAIL.search(text):
        word = match.group(1)
        party = directory.party_names.get(plain(word))
        if not kind and kind_named(word):
            kind = kind_named(word)
        elif party and party.kind == "regio":
            regions = (*regions, party.name)
        else:
            break
        text = text[: match.start()]
    return kind, tuple(dict.fromkeys((*regions, *_regions_said(text, directory)))), text.strip()


def _regions_said(text: str, directory: Directory) -> tuple[str, ...]:
    """Regions by their whole name anywhere, and by another name behind a word that makes it a place ("in midden")."""
    found: list[str] = []
    for party in directory.parties:
        if party.kind == "regio":
            others = "|".join(re.escape(alias) for alias in party.aliases) or r"(?!)"
            name = rf"\b{re.escape(party.name)}\b|\b(?:in|uit|bij|voor|regio)\s+(?:{others})(?![\w-])"
            if re.search(name, text, re.IGNORECASE):
                found.append(party.name)
    return tuple(found)


def _known_words(head: str, directory: Directory) -> list[str]:
    """The head in the longest pieces that are names of something: `Peel en Maas` is one word."""
    words = re.split(r"[\s,]+", head.strip())
    found: list[str] = []
    while words:
        length = next((n for n in range(len(words), 1, -1) if region_of(" ".join(words[:n]), directory)), 1)
        found.append(" ".join(words[:length]))
        words = words[length:]
    return [word for word in found if word]


def _with_gemeente(head: list[str], rest: str, directory: Directory) -> str:
    """A gemeente that stood in the head stays in the text: the region alone would say less than was typed."""
    parties = [directory.party_names.get(plain(word)) for word in head]
    names = [party.name for party in parties if party and party.kind == "gemeente"]
    return f"{', '.join(names)}: {rest}" if names else rest


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
    return read_date(text, ctx.now, lambda word: next_meeting_day(word, ctx))
