"""The words and signs that mark an action point or a decision in running text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.outcomes import outcome_behind, tells_outcome
from commands.minutes.parts.owners import all_owners, is_unknown, likeness, split_owners
from commands.minutes.parts.pieces import take_apart
from commands.minutes.parts.subject import subject_of
from storage.frozen import dataclass

Sign: TypeAlias = Literal["word", "code", "letter", "box", "arrow", "behind", "decision"]

WORD = (
    r"(?:(?:nieuwe?|vervolg)[ -]?)?(?:actiepunt|actie-?item|actie|(?-i:AP)|action(?: item)?|to[- ]?do|"
    r"taak|(?-i:ACTIEPUNT|ACTIE|Actie|Actiepunt))"
)
"""The words in front of an action point, as the inside of a pattern."""
NUMBER = r"(?:n[ro]\.?\s*)?#?(?:[A-Z]{0,3}-?\d[\d./-]*\d|[A-Z]?\d+)[a-z]?[.)]?"
"""The number of a point behind such a word, as the inside of a pattern."""
OPENING = re.compile(
    rf"^\W{{0,3}}?\[?(?P<word>{WORD})(?:\s*(?P<nr>{NUMBER}))?(?P<gap>\s*)(?P<who>\([^)]*\)|\[[^\]]*\]|"
    rf"[^:–|>\]\[]{{1,60}}?)??\s*\]?\s*"
    rf"(?P<sep>:|\s[–—-]\s|\s?(?:->|=>|→|➜|➔|►|⇒|>:?)|\||\]\s|(?<=\))\s)\s*(?P<text>\S.*)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"^\W{{0,3}}?\[?(?P<word>(?:actiepunt|actie|(?-i:AP)))\s*(?P<nr>{NUMBER})\]?\s*[.:)\]–—-]?\s+(?P<text>\S.*)$",
    re.IGNORECASE,
)
_PROMISES = re.compile(r"toezegging\w*lijst|acties en toezeggingen", re.IGNORECASE)
_PROMISED = re.compile(
    r"^\W{0,3}?toezegging\s*(?:[\d.-]*|(?:(?-i:van|door)\s)?(?P<who>[^:\d]{2,50}))\s*:\s*(?P<text>\S.*)$",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"^\W{0,3}(?:afspraak|afgesproken|vervolgactie|vervolgstap|vervolg|opvolging|follow-?up)\s*"
    r"(?:[\d.-]*\s*:|\d[\d.]*\s+[–—-])\s*(?P<text>[^\d\s]\S*\s+\S+\s+\S.*)$",
    re.IGNORECASE,
)
_CONCLUDED = re.compile(r"^\W{0,3}(?:conclusie|uitkomst)\s*:\s*(?P<text>\S.*)$", re.IGNORECASE)
"""Words in front of what was found as well as of what somebody does."""
_AT = re.compile(rf"^\W{{0,3}}?{WORD}\s+(?P<text>@\w\S*\s+\S.*)$", re.IGNORECASE)
_CODE = re.compile(
    r"^\W{0,2}?\[?(?P<nr>(?:20\d\d[-./])?AP?[-. ]?\d{1,4}(?:[-./]\d{1,4})?|N[Rr]\.? \d{1,4}(?=[.:)]))\]?"
    r"(?:\s\(\d{4}\))?(?P<sep>\s*[.:)\]–-]|\s)\s*(?P<text>\S.*)$"
)
_IN_FRONT = re.compile(r"\((?P<who>[^()]{2,60})\)\s*:\s*(?P<text>\S.*)$")
"""Who does it, between the code and the point: "A17 (SML): kaart aanpassen"."""
_YEARED = re.compile(r"^(?P<code>(?P<year>2\d|20[2-9]\d)[-./]\d{1,3})[.:)]?\s+(?P<text>[A-Z(\[@].*)$")
_LETTER = re.compile(r"^(?P<open>[\[(])?(?P<letter>[AB])(?(open)[\])][:.]?|[:.])\s+(?P<text>\S.*)$")
_ARROW = re.compile(r"^(?:→|➜|➔|►|▶|⇒|=+>|-+>|👉|➡️?|»|√)\s*(?:\[(?P<nr>[\w./-]*\d[\w./-]*)\]\s*)?(?P<text>\S.*)$")
_SHOUT = re.compile(r"^!{1,3}\s+(?P<text>\w\S*\s+\S.*)$")
_CLOSING = {"[": "]", "(": ")", "<": ">"}
_ARROWS = ("->", "=>", "→", "➜", "➔", "►", "⇒")
_TO = re.compile(r"(?P<who>[^:]{2,60}):\s+(?P<text>\S.*)$")
""" "Actiepunt → LLTB: nota sturen"."""
_DECISION = re.compile(
    r"^\W{0,3}?(?:besluit(?:punt)?|besloten)(?:\s*(?:n[ro]\.?\s*)?[\d.-]+)?\s*(?:[:]|\s[–-]\s)\s*(?P<text>\S.*)$",
    re.IGNORECASE,
)
_B_NUMBER = r"\[?(?:20\d\d[-./])?B[-. ]?\d{1,4}(?:[-./]\d{1,3})?\]?"
_B_CODE = re.compile(rf"^(?:{_B_NUMBER}\s*[.:)\]–]|\[?B[-. ]?\d{{1,3}}\s*-(?!\d))\s*(?P<text>\S.*)$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A point or decision that is marked as such: its words, who stood beside the mark, its number."""

    sign: Sign
    text: str
    line: int
    owners: tuple[str, ...] = ()
    placed: bool = False
    number: str = ""
    closed: bool = False
    before: str = ""
    """The running text in front of it in the same paragraph."""

    @property
    def is_known(self) -> bool:
        """A box, or "(actie 2)" behind a sentence: among points of last time it names one of those."""
        return self.sign == "box" or (self.sign == "behind" and bool(self.number) and not self.owners)


@dataclass(frozen=True, slots=True)
class Habits:
    """What this secretary's document does, so that weak signs count only where they are used as such."""

    codes: bool = False
    letters: bool = False
    words: bool = False
    promises: bool = False
    fields: bool = False
    shouts: bool = False
    """ "! Anneke belt de provincie": the sign some put in front of what is to be done."""
    agreements: bool = False
    years: frozenset[str] = frozenset()
    """The years that number points: "26" where they are called 26-01 and 26-02."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Habits":
        codes = sum(bool(_CODE.match(text)) for text in texts)
        years = [match["year"] for text in texts if (match := _YEARED.match(text))]
        letters = [match["letter"] for text in texts if (match := _LETTER.match(text))]
        return cls(
            codes >= 2,
            letters.count("A") >= 1 and len(letters) >= 2,
            any(OPENING.match(text) for text in texts),
            any(_PROMISES.search(text) for text in texts[:6]),
            any(re.match(r"(?:door )?wie\s*:\s*\S", text, re.IGNORECASE) for text in texts),
            sum(bool(_SHOUT.match(text)) for text in texts) >= 2,
            sum(bool(_AGREED.match(text)) for text in texts) >= 2,
            frozenset(year for year, count in Counter(years).items() if count >= 2),
        )

    def uncoded(self, text: str) -> tuple[str, str]:
        """The number of a point ("26-01") and its words, where this secretary numbers points by the year."""
        match = _YEARED.match(text)
        return (match["code"], match["text"]) if match and match["year"] in self.years else ("", text)


def mark_of(paragraph: Paragraph, habits: Habits, known: KnownNames) -> Mark | None:
    """The mark at the front of this paragraph, if it has one; a paragraph that is struck through is closed."""
    if struck := re.fullmatch(r"~~(?P<text>[^~]+)~~\W*", paragraph.text):
        mark = mark_of(replace(paragraph, text=struck["text"], lead=""), habits, known)
        return replace(mark, closed=True) if mark else None
    text, line = _unbracketed(_with_lead(paragraph)), paragraph.line
    if match := _DECISION.match(text) or _B_CODE.match(text):
        return Mark("decision", match["text"].rstrip("]"), line)
    if (match := OPENING.match(text)) and (mark := _opened(match, line, known)) is not None:
        return replace(mark, closed=paragraph.ticked)
    if match := _PROMISED.match(text):
        owners = all_owners(match["who"] or "", known, 1)
        if owners or (habits.promises and not match["who"]):
            return Mark("word", match["text"], line, owners, bool(owners))
    if (match := _AGREED.match(text) or _CONCLUDED.match(text)) and (
        (habits.agreements and match.re is _AGREED) or subject_of(match["text"], known)
    ):
        return Mark("word", match["text"], line)
    if habits.fields and (match := re.match(r"^wat\s*:\s*(?P<text>\S.*)$", text, re.IGNORECASE)):
        return Mark("word", match["text"], line)
    if habits.shouts and (match := _SHOUT.match(text)):
        return Mark("word", match["text"], line)
    if match := _AT.match(text):
        return Mark("word", match["text"], line)
    if match := _NUMBERED.match(text):
        return Mark("word", match["text"], line, number=match["nr"], closed=paragraph.ticked)
    return _sign_of(text, paragraph, habits, known)


def _sign_of(text: str, paragraph: Paragraph, habits: Habits, known: KnownNames) -> Mark | None:
    """A code, a box, a letter or an arrow in front."""
    line = paragraph.line
    if (match := _CODE.match(text)) and (habits.codes or match["sep"].strip() in (":", "]")):
        if (told := outcome_behind(match["text"], known)) is not None:
            return Mark("code", told[1], line, told[0], True, match["nr"])
        if (who := _IN_FRONT.match(match["text"])) and (owners := all_owners(who["who"], known, 1)):
            return Mark("code", who["text"], line, owners, True, match["nr"])
        return Mark("code", match["text"], line, number=match["nr"])
    code, bare = habits.uncoded(text)
    if code and take_apart(bare, known).owners:
        return Mark("code", bare, line, number=code)
    if paragraph.box:
        return Mark("box", text, line, closed=paragraph.ticked) if len(text.split()) > 1 else None
    if (match := _LETTER.match(text)) and habits.letters:
        return Mark("letter" if match["letter"] == "A" else "decision", match["text"], line)
    if match := _ARROW.match(text):
        return Mark("arrow", match["text"], line, number=match["nr"] or "")
    return None


def _unbracketed(text: str) -> str:
    """ "[Actie: Oonk past de ledenlijst aan]" and "<actie: Oonk past de ledenlijst aan>;" without their brackets."""
    match = re.fullmatch(rf"(?P<signs>[\[(<])\s*(?P<text>{WORD}\b.*?)\s*[\])>][.;]?", text, re.IGNORECASE)
    if match and text.rstrip(".;").endswith(_CLOSING[match["signs"]]):
        return match["text"]
    return text


def _with_lead(paragraph: Paragraph) -> str:
    """ "**Actie** nota sturen" says in bold what others say with a colon."""
    lead, text = paragraph.lead.rstrip(" :"), paragraph.text
    rest = text[len(lead) :].lstrip()
    if not lead or not text.startswith(lead) or rest.startswith((":", "(", "–", "-")):
        return text
    marks = re.fullmatch(rf"(?:{WORD}|besluit)\b.{{0,50}}|[AB]", lead, re.IGNORECASE)
    return f"{lead}: {rest}" if marks else text


def _opened(match: re.Match[str], line: int, known: KnownNames) -> Mark | None:
    """A mark of words, with what may stand between the word and the colon: "Actie (LLTB):", "Actie 3:"."""
    who = (match["who"] or "").strip()
    bracketed = who.startswith(("(", "["))
    separator = match["sep"].strip()
    if who and not match["gap"] and not match["nr"] and not bracketed:
        return None
    if not separator and not bracketed:
        return None
    if separator in ("-", "–", "—") and who and not bracketed and not all_owners(who, known, 2):
        return None
    if bracketed and (told := outcome_behind(f"{who} {match['text']}", known)) is not None:
        return Mark("word", told[1], line, told[0], True, match["nr"] or "")
    if who and not bracketed and tells_outcome(match["text"]):
        return Mark("word", f"{who}: {match['text']}", line, number=match["nr"] or "")
    bare = re.sub(r"^(?:voor|door|van|→|->|:|[–-])\s*", "", who.strip("()[] "), flags=re.IGNORECASE)
    if bare and not is_unknown(bare) and re.fullmatch(rf"{NUMBER}|nieuw|{WORD}", bare, re.IGNORECASE):
        return Mark("word", match["text"], line, number=bare)
    if bracketed and match["nr"] and len(bare.split()) > 2 and not all_owners(bare, known, 1):
        return Mark("word", f"{bare}. {match['text'][:1].upper()}{match['text'][1:]}", line, number=match["nr"])
    if who and not is_unknown(bare):
        owners = split_owners(bare, known)
        if not owners or not (bracketed or all(likeness(owner, known) for owner in owners)):
            unsure = separator == ":" and who.isalpha()  # "AP ton: cijfers sturen": a name, or what it is about
            return Mark("word", f"{who}: {match['text']}", line, number=match["nr"] or "") if unsure else None
        return Mark("word", match["text"], line, owners, True, match["nr"] or "")
    to = _TO.match(match["text"]) if separator in _ARROWS and not who else None
    owners = all_owners(to["who"], known, 1) if to else ()
    text = to["text"] if to and owners else match["text"]
    return Mark("word", text, line, owners, bool(who or owners), match["nr"] or "")


def without_code(text: str) -> str:
    """A decision without its number in the list of them: "B2 Er komt een verkenning"."""
    return re.sub(rf"^{_B_NUMBER}[.:)]?\s+(?=[A-Z])", "", text)
