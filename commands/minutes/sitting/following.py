"""When and where the next meeting is, as minutes announce it."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import TypeAlias

from commands.minutes.document import Table
from commands.minutes.layout.sections import Block
from commands.minutes.parts.announced import HEAD, announces, names_body
from commands.minutes.parts.clocks import clocks_in
from commands.minutes.parts.days import brief_days, days_in
from commands.minutes.parts.sentences import sentences
from commands.minutes.proposal import MeetingFound, NextMeeting
from commands.minutes.sitting.whereabouts import place_behind, place_in

_HELD = re.compile(
    r"\b[\w-]*(?:bijeenkomst|overleg|vergadering|taskforce|stuurgroep|"
    r"werkgroep)\b[^.]{0,40}\bvan\b[^.]{0,40}\b(?:vindt plaats|is|wordt gehouden|zal plaatsvinden|staat "
    r"gepland)\b|\b(?:tweede|derde|vierde|vijfde|zesde)\s[\w-]*(?:bijeenkomst|overleg|vergadering|tafel)\b"
    r"[^.]{0,20}\b(?:is|vindt|wordt|staat)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:vindt plaats|plaats|gehouden|is|zijn we te gast|komen we bijeen|locatie|te "
    r"gast)\b[^.]{0,60}?\b(?:in|bij|op|te)\s+(?:(?:het|de|een)\s+)?(?P<place>[^()]+?)(?:\s+(?:plaats|"
    r"gehouden))?\s*\.?$",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"^\W*(?:rondvraag|(?:af)?sluiting|w\.?v\.?t\.?t\.?k|planning|data\b|tot slot)", re.IGNORECASE)
_LABELLED = re.compile(r"\W*volgende?\s[\w-]+\s*:", re.IGNORECASE)
_NEXT_FIRST = re.compile(r"\W*(?:(?:datum|de|het)\s)?(?:eerst)?volgende?\b", re.IGNORECASE)
_SAME_PLACE = re.compile(r"\bzelfde (?:\w+ en )?(?:plaats|plek|locatie|zaal)\b", re.IGNORECASE)
_SAME_TIME = re.compile(r"\bzelfde (?:\w+ en )?(?:tijd|tijdstip)\b", re.IGNORECASE)


def following(blocks: Sequence[Block], now: datetime, held: MeetingFound) -> NextMeeting:
    """The next meeting: "Volgende overleg: …", or "De Taskforcebijeenkomst van 17 mei vindt plaats in …".

    `held` is the meeting of the document itself, for "zelfde tijd en plaats".
    """
    since = datetime.combine(held.date, time(12), now.tzinfo) if held.date else now
    said = list(_said(blocks))
    others = _of_others(said, since)
    one_first = sum(bool(_NEXT_FIRST.match(sentence)) for _, sentence, _ in said) == 1
    own = _names_in(held.title)
    for sure, sentence, head in sorted(
        said,
        key=lambda one: (not one[0], _is_other(one[1]), not _NEXT_FIRST.match(one[1]), not own & _names_in(one[1])),
    ):
        ours = HEAD.match(sentence) or own & _names_in(sentence) or (one_first and _NEXT_FIRST.match(sentence))
        if head in others and not ours:
            continue
        for hit in (brief_days if sure else days_in)(sentence, since):
            if (not hit.full and (held.date is None or not sure)) or (held.date and hit.day <= held.date):
                continue
            tail = sentence[hit.end :]
            clocks = clocks_in(tail)
            start, end = (clocks.start, clocks.end) if clocks else (None, None)
            if clocks is None and _SAME_TIME.search(tail):
                start, end = held.start, held.end
            place = held.place if _SAME_PLACE.search(tail) else _place(sentence, _SAME_TIME.sub("", tail))
            return NextMeeting(date=hit.day, start=start, end=end, place=place)
    return NextMeeting()


def _names_in(text: str) -> frozenset[str]:
    """What a title and a sentence call the group by: the words they write with a capital, the first left out."""
    return frozenset(re.findall(r"(?<=\s)[A-Z][\w-]{3,}", text))


_Said: TypeAlias = tuple[bool, str, str]


def _of_others(said: Sequence[_Said], since: datetime) -> frozenset[str]:
    """Heads under which several groups each tell when they meet: none of those days is this meeting's next."""
    told = {
        (head, hits[0].day)
        for sure, sentence, head in said
        if sure
        and head
        and not (announces(head) or _CLOSING.match(head) or HEAD.match(sentence))
        and (hits := days_in(sentence, since))
    }
    return frozenset(head for head, _ in told) if len({day for _, day in told}) > 1 else frozenset()


def _is_other(sentence: str) -> bool:
    """ "Volgende controle: 9 oktober" announces something, and maybe no meeting."""
    return bool(_LABELLED.match(sentence)) and not names_body(sentence)


def _said(blocks: Sequence[Block]) -> Iterable[_Said]:
    """The sentences that may announce it, with the head they stand under; True when they say so in as many words."""
    for block in blocks:
        head = block.section.title
        if isinstance(block.what, Table):
            yield from ((True, pair, head) for pair in block.what.pairs() if announces(pair))
            yield from ((True, cell, head) for row in block.what.rows for cell in row if HEAD.match(cell))
            continue
        titled = announces(head) and not block.is_head
        for sentence in sentences(block.what.text):
            sure = titled or announces(sentence)
            if sure or _HELD.search(sentence):
                yield sure, sentence, head


def _place(sentence: str, tail: str) -> str | None:
    match = _PLACE.search(sentence)
    return place_in(match["place"]) if match else place_behind(tail)
