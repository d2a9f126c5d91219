"""Taking one action line apart: what is to be done, by whom, before when, how it stands."""

import re
from dataclasses import replace

from commands.minutes.parts import deadlines
from commands.minutes.parts.due import without_deadline
from commands.minutes.parts.fields import Pieces, with_addressed, with_fields, with_signs
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.outcomes import explanation_in, tells_outcome
from commands.minutes.parts.owners import ROLE, all_owners, is_aside, is_person, is_unknown, likeness, split_owners
from commands.minutes.parts.remarks import unstruck, without_reactions, without_remark
from commands.minutes.parts.sentences import sentences, tidy
from commands.minutes.parts.status import is_status, status_of
from commands.minutes.parts.subject import subject_of
from commands.minutes.parts.verbs import ends_in_infinitive, says_what_one_does

_GROUP = re.compile(r"\s*(?P<open>[(\[{])(?P<inside>[^()\[\]{}]*(?:\([^()]*\)[^()\[\]{}]*)?)[)\]}]\s*[.;,]*\s*$")
_MIDDLE = re.compile(r"\s*\((?P<inside>[^()]+)\)(?:,|(?=\s\d))\s+(?P<tail>[^()]{3,40})$")
"""Names in brackets in front of more: "nieuwsbrief verzorgen (MKB-Limburg), eerste editie maart 2024"."""
_TAIL = re.compile(r"(?:\s+[–—|»>-]{1,2}|\s*[;|]|\s+//|\s*(?:→|➜|➔|►|⇒|=>|->))\s*(?P<tail>[^–—;|→➜]+?)\s*$")
_PREFIX = re.compile(
    r"^(?P<who>@?(?:(?:[Dd]hr|[Mm]evr|[Mm]w|[Dd]rs?|[Ii]r)\.\s|[A-Z]\.\s?)*"
    r"[A-Z\w](?:[^:;.!?–]|\b(?:[Dd]hr|[Mm]evr|[Mm]w|[A-Z])\.(?=\s?\w)){0,60}?(?:\([^)]*\))?)\s*(?::|\s[–—-]|\s?(?:→|=>|->|>))\s+(?P<text>\S.*)$"
)
_ADDRESSED = re.compile(r"^(?P<who>[A-Z][\w'’-]+),\s+(?P<text>(?!(?:die|dat|deze|want|maar|en)\b)[a-z].*)$")
"""A name in front of what is asked of it: "Sjors, werkgever zoeken voor interview"."""
_BY = re.compile(
    r"[\s,]+(?:(?:uit te voeren|op te pakken|te doen) )?door\s+(?:de\s+|het\s+)?(?P<who>[^,.;:]{2,60})[.\s]*$"
)
_NO_OWNER = re.compile(
    r"^(?:via|in|op|zie|bijlage|incl|o\.?a|bijv|conform|t\.?b\.?v|voor|met|n\.?a\.?v|inclusief|exclusief|"
    r"d\.d|over|zoals|onder|of|naar|bij|tijdens|vanaf|versie|concept|nieuw|punt|nr|ref|agendapunt|dit|"
    r"deze|wel|niet|eerder|ook|per|hierna|al|volgens)\b",
    re.IGNORECASE,
)


_ABOUT_IT = re.compile(r"(?:hij|zij|ze|dit|deze|het streven|graag)\s", re.IGNORECASE)
_TOLD_PARTS = re.compile(r"\s*[,;/|]\s*|\s+[–—-]\s+|\s+(?=uiterlijk\b|vóór\b|voor\s+\d)")


def take_apart(text: str, known: KnownNames) -> Pieces:
    """Read one point."""
    text, reactions = without_reactions(deadlines.with_tight_spans(text))
    pieces = with_addressed(with_fields(with_signs(unstruck(text), known)))
    pieces = without_remark(pieces, known)
    match = explanation_in(pieces.text)
    if match and len(pieces.text[: match.start()].split()) > 1:
        said = match["said"]
        state = status_of(said) if is_status(said) else None
        pieces = replace(pieces, text=pieces.text[: match.start()], status=pieces.status or state, note=said)
    first, *others = sentences(pieces.text) or ("",)
    while others and len(first.split()) < 2 and not (re.search(r"[!?]$", first) or is_status(others[0])):
        first, others = f"{first} {others[0]}", others[1:]
    pieces = replace(pieces, text=first)
    if others and re.fullmatch(r"\([^()]+\)\W*", others[-1]):
        told = _told(pieces, others[-1].strip(" .()"), known, before=first, bracketed=True)
        pieces, others = (told, others[:-1]) if told is not None else (pieces, others)
    pieces = _peeled(pieces, known)
    pieces = _prefixed(pieces, known)
    by = _BY.search(pieces.text)
    if by and not pieces.owners and not pieces.placed and (owners := all_owners(by["who"], known, 1)):
        pieces = replace(pieces, text=pieces.text[: by.start()].rstrip(), owners=owners)
    for sentence in others:
        pieces = _rest(pieces, sentence, known)
    if not pieces.owners:
        after = pieces.text.partition(": ")[2]
        pieces = replace(pieces, owners=subject_of(pieces.text, known) or (subject_of(after, known) if after else ()))
    if not pieces.deadline and (match := deadlines.AT_NEXT.search(pieces.text)):
        pieces = replace(pieces, deadline=match["words"])
    return replace(pieces, text=_closed(pieces.text), note=tidy(f"{pieces.note} {reactions}"))


def _closed(text: str) -> str:
    return re.sub(r"[\s,;:–—-]+$", "", tidy(text))


def _peeled(pieces: Pieces, known: KnownNames) -> Pieces:
    """Take owners, deadline and status from the end of the line for as long as the end says those."""
    for _ in range(6):
        text = pieces.text.rstrip()
        if match := _GROUP.search(text):
            before, inside = text[: match.start()].rstrip(), match["inside"]
            told = _told(pieces, inside, known, before=before, bracketed=True)
            if told is not None and before:
                pieces = replace(told, text=before)
                continue
        if (match := _MIDDLE.search(text)) and match.start():
            told = _told(pieces, match["inside"], known, before=text[: match.start()], bracketed=False, least=1)
            if told is not None:
                pieces = replace(told, text=f"{text[: match.start()].rstrip()}, {match['tail']}")
                continue
        if (
            (match := _TAIL.search(text))
            and text[: match.start()].strip()
            and not (is_person(text[: match.start()]) and not is_person(match["tail"]))
        ):
            told = _told(pieces, match["tail"], known, before="", bracketed=False, least=1)
            if told is not None:
                pieces = replace(told, text=text[: match.start()].rstrip())
                continue
        before, colon, tail = text.rpartition(": ")
        if colon and (" " in before or before.islower()) and likeness(before, known) < 2:
            told = _told(pieces, tail, known, before="", bracketed=False, least=1)
            if told is not None:
                pieces = replace(told, text=before)
                continue
        before, comma, tail = text.rpartition(", ")
        if comma and is_status(tail) and (state := status_of(tail)) is not None:
            pieces = replace(pieces, text=before, status=pieces.status or state)
            continue
        if comma and ends_in_infinitive(before) and all_owners(tail.rstrip("."), known, 2):
            told = _told(pieces, tail, known, before="", bracketed=False)
            if told is not None:
                pieces = replace(told, text=before)
                continue
        if not pieces.deadline and (cut := without_deadline(text)) is not None:
            pieces = replace(pieces, text=cut[0], deadline=cut[1])
            continue
        break
    return pieces


def _told(
    pieces: Pieces, inside: str, known: KnownNames, *, before: str, bracketed: bool, least: int = 2
) -> Pieces | None:
    """What a tail says: owners, deadline, status; None when it says something else."""
    inside = re.sub(r"^(?:graag|liefst)\s+", "", tidy(inside).strip(" ."))
    if is_unknown(inside):
        return replace(pieces, placed=True)
    bare = re.sub(
        r"^(?:actie(?:punt|houder)?|ap|wie|trekker|door|eigenaar)\s*[:\-–]?\s+", "", inside, flags=re.IGNORECASE
    )
    labelled = bare != inside
    outcome = re.sub(r"^\d{1,3}\s+", "", bare)
    if labelled and tells_outcome(outcome):
        return replace(pieces, status=pieces.status or status_of(outcome), placed=True)
    who: list[str] = []
    found = pieces
    parts = [bare] if deadlines.is_deadline(bare) else _TOLD_PARTS.split(_kept_dates(bare))
    for piece in parts:
        part = piece.replace("\x01", "/").strip()
        if not part:
            continue
        if deadlines.is_deadline(part) and part.casefold() != "open":
            found = replace(found, deadline=found.deadline or part)
        elif is_status(part):
            found = replace(found, status=found.status or status_of(part))
        elif is_unknown(part):
            found = replace(found, placed=True)
        else:
            who.append(part)
    if not who:
        return found if found is not pieces else None
    if bracketed and before and found.status and not found.owners and tells_outcome(bare):
        return replace(found, note=tidy(f"{found.note} {bare}"))
    owners = split_owners(", ".join(who), known)
    if not owners or tells_outcome(bare) or pieces.owners or (not labelled and before and is_aside(before, bare)):
        return None
    likely = min(likeness(owner, known) for owner in owners)
    if bracketed and before and not labelled and likely < 2 and _prefixed(replace(pieces, text=before), known).owners:
        return None
    plain = bracketed and all(_may_own(owner) for owner in owners)
    told = subject_of(before, known) if before and found is pieces else ()
    subject = bool(told) and min(likeness(name, known) for name in told) >= min(likely, 1)
    if labelled or (likely >= least and not subject) or (bracketed and not subject and (likely or plain)):
        return replace(found, owners=owners, placed=True)
    return None


def _kept_dates(text: str) -> str:
    return re.sub(r"(?<=\d)/(?=\d)|(?<=\bt)/(?=m\b)", "\x01", text)


def _may_own(owner: str) -> bool:
    """Lower-case words between brackets behind a point: an owner unless they read as an explanation."""
    if says_what_one_does(owner.split(maxsplit=1)[0]):
        return False
    if " " in owner and owner.islower() and not any(map(ROLE.search, owner.split())):
        return False
    return len(owner.split()) <= 4 and not _NO_OWNER.match(owner) and not re.search(r"\d|[“”\"%€:]", owner)


def _prefixed(pieces: Pieces, known: KnownNames) -> Pieces:
    """ "Jan (prov): nota sturen", "LLTB – nota sturen", "@Jan nota sturen"."""
    if match := re.match(r"^(?P<who>@[\w.-]+)[:,]?\s+(?P<text>\S.*)$", pieces.text):
        return replace(pieces, text=match["text"], owners=pieces.owners or (match["who"].lstrip("@"),), placed=True)
    match = re.match(r"^\((?P<who>[\s?_.…-]*)\)\s*(?P<text>\S.*)$", pieces.text) or re.match(
        r"^(?P<who>\?+|[A-Za-z][a-z ]{2,25}?)\s*(?::|\s[–-])\s+(?P<text>\S.*)$", pieces.text
    )
    if match and is_unknown(match["who"]):
        return replace(pieces, text=match["text"], placed=True)
    match = _PREFIX.match(pieces.text) or _ADDRESSED.match(pieces.text)
    if match is None or pieces.owners:
        return pieces
    bracket = re.search(r"\(([^)]*)\)$", match["who"])
    owners = split_owners(match["who"], known)
    least = min((likeness(owner, known) for owner in owners), default=0)
    if least == 1 and not bracket and subject_of(match["text"], known):
        return pieces
    seen = match["who"].casefold() in known.seen
    if least == 2 or (least == 1 and (seen or bracket or len(owners) > 1 or len(match["who"].split()) > 1)):
        return replace(pieces, text=match["text"], owners=owners, placed=True)
    return pieces


def _rest(pieces: Pieces, sentence: str, known: KnownNames) -> Pieces:
    """A sentence behind the point: only a deadline, only a status, only owners, or a remark."""
    bare = tidy(sentence).strip(" .()[]")
    if deadlines.is_deadline(bare) and not pieces.deadline:
        return replace(pieces, deadline=bare)
    if is_status(bare):
        return replace(pieces, status=pieces.status or status_of(bare), note=tidy(f"{pieces.note} {sentence}"))
    if not pieces.owners and len(bare.split()) <= 6 and (owners := all_owners(bare, known, 2)):
        return replace(pieces, owners=owners, placed=True)
    if (
        not pieces.deadline
        and _ABOUT_IT.match(bare)
        and (when := deadlines.INSIDE.search(bare) or deadlines.AT_NEXT.search(bare))
    ):
        return replace(pieces, deadline=when["words"].strip(), note=tidy(f"{pieces.note} {sentence}"))
    if sentence.strip().startswith("(") and is_unknown(bare):
        return replace(pieces, placed=True)
    if (
        not pieces.deadline
        and (
            match := re.match(
                r"(?:dit |de deadline |het )?(?:moet|dient|is|graag)?\b.{0,30}?(?P<words>(?:uiterlijk|vóór|deadline "
                r"is)\s.+?)\.?$",
                bare,
                re.IGNORECASE,
            )
        )
        and deadlines.is_deadline(match["words"])
    ):
        return replace(pieces, deadline=match["words"])
    return replace(pieces, note=tidy(f"{pieces.note} {sentence}"))
