"""A text in words, and the runs of words that could be a name: capitals, initials and the small words between."""

import re
from collections.abc import Iterator
from typing import Literal

from commands.woo.around import COMPANY_LEFT, HUMAN_ONLY, IS_ROLE
from commands.woo.lexicon import OFFICES, ROLES, STRONG_PARTICLE, TITLES, is_given, is_ordinary, is_surname
from storage.frozen import dataclass

_TOKEN = re.compile(
    r"(?P<initials>(?<![\w.])(?:[A-Z]|IJ|Th|Ch|Ph|Chr|St)\.(?:[ \u00a0]?-?(?:[A-Z]|Th|Ch|Ph|Chr)\.)*"
    r"(?![A-Za-z]\w*\.\w))"
    r"|(?P<particle>(?i:v\.\s?d\.|v/d)(?=\s*[A-Z]))"
    r"|(?P<word>['’‘`´]?[^\W\d_]+(?:['’][^\W\d_]+|-[^\W\d_]+(?:['’][^\W\d_]+)?)*)"
    r"|(?P<other>\S)"
)
_PARTICLES = frozenset(
    "van de der den het 't ’t ‘t ten ter te op in uit aan von zu la le el al da di vd dos du af".split()
)
_FIRST = frozenset("van de der den 't ’t ‘t ten ter te op in uit aan von zu la le el al da di vd du".split())
_CONTEXT = re.compile(rf"(?:{TITLES}|{OFFICES}|{ROLES})", re.IGNORECASE)
_TITLED = re.compile(r"(?<![\w-])(?i:dhr|hr|mevr|mevrouw|mw|meneer|heer|familie|fam|drs|ir|prof|mr|dr)\.?\s+$")
_SMALL_LEFT = re.compile(r"(?<!\w)(?!(?:de|het|een|dit|dat|deze|die|ons|onze|elk|elke|geen)\s)[a-zà-ÿ]+\s+$")
_STARTS = re.compile(r"(?:^|[.!?:;•*|>“”\"…\n\r]|(?:^|\s)[-–—]|(?:^|[\s(])\d{1,3}[.)])\s*$")

Kind = Literal["initials", "name", "particle", "known", "word", "sign"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text. kind: `name` has a capital and is no ordinary word, title, office or role."""

    kind: Kind
    text: str
    start: int
    end: int


def tokens(text: str, known: list[tuple[int, int, str]]) -> list[Token]:
    """The pieces; `known` are the spans of names that stay, with what they are."""
    starts = {start: (end, kind) for start, end, kind in known}
    found: list[Token] = []
    at = 0
    while match := _TOKEN.search(text, at):
        begin = match.start()
        inside = next((start for start in range(at, begin + 1) if start in starts), None) if starts else None
        if inside is not None and starts[inside][0] > begin:
            end = starts[inside][0]
            found.append(Token("known", text[inside:end], inside, end))
            at = end
            continue
        at = match.end()
        found.append(Token(_kind(match), match.group(), begin, match.end()))
    return [_named(text, found, place) for place in range(len(found))]


def _named(text: str, pieces: list[Token], place: int) -> Token:
    """An ordinary word with a capital is a name behind initials, a given name or a title: "mevrouw Hof"; and in front
    of a surname: "of Storm Lemmens belt"."""
    piece = pieces[place]
    if piece.kind != "word" or not piece.text[:1].isupper() or piece.text.isupper() or _CONTEXT.fullmatch(piece.text):
        return piece
    before = place - 1
    while before >= 0 and pieces[before].kind == "particle" and place - before <= 3:
        before -= 1
    front = text[max(0, pieces[before + 1].start - 20) : pieces[before + 1].start]
    close = before >= 0 and not text[pieces[before].end : pieces[before + 1].start].strip(" \u00a0")
    given = close and pieces[before].kind == "name" and is_given(pieces[before].text)
    if _TITLED.search(front) or given or (close and pieces[before].kind == "initials") or _given(text, pieces, place):
        return Token("name", piece.text, piece.start, piece.end)
    return piece


def _given(text: str, pieces: list[Token], place: int) -> bool:
    """Whether a word with a capital stands in front of a surname as a given name does: behind a small word that is no
    article, or, where a sentence begins, with behind the surname what only a person does."""
    last = place + 1
    while last < len(pieces) and pieces[last].kind == "particle" and last - place <= 3:
        last += 1
    if last >= len(pieces) or pieces[last].kind != "name" or not is_surname(pieces[last].text):
        return False
    small, start, end = pieces[place + 1 : last], pieces[place].start, pieces[last].end
    if re.search(r"[^\w '’-]", text[start:end]) or (small and not _lead_small(small)):
        return False
    if COMPANY_LEFT.search(pieces[place].text) or (is_ordinary(pieces[last].text) and not small):
        return False
    if opens_sentence(text, start):
        return (HUMAN_ONLY.match(text[end:]) or IS_ROLE.match(text[end:])) is not None
    return _SMALL_LEFT.search(text[:start]) is not None


def _shouts(match: "re.Match[str]") -> bool:
    """Whether a word in capitals stands among others: "JAN JANSEN BELT", not "uitzendkracht bij OTTO"."""
    beside = f"{match.string[: match.start()].split()[-1:]} {match.string[match.end() :].split()[:1]}"
    return re.search(r"[A-Z]{3,}", beside) is not None or not re.search(r"[a-z]", match.string)


def _kind(match: "re.Match[str]") -> Kind:
    if match.lastgroup in ("initials", "particle"):
        return "initials" if match.lastgroup == "initials" else "particle"
    word = match.group()
    if match.lastgroup == "other":
        return "sign"
    if word.casefold() in _PARTICLES:
        return "particle"
    if not word.lstrip("'’‘`´")[:1].isupper() or _CONTEXT.fullmatch(word):
        return "word"
    bare = re.sub(r"['’]s$", "", word)
    if bare.isupper() and len(bare) > 1:
        title, shouts = bare.title(), _shouts(match)
        named = (is_given(title) or is_surname(title)) and not is_ordinary(word)
        return "name" if named and len(bare) > 3 and shouts else "word"
    if is_ordinary(word) and not (is_given(word) or is_surname(word)):
        return "word"
    return "name"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that belong together; `lead` are the small words in front ("van der") when no name stands before them."""

    tokens: tuple[Token, ...]
    lead: tuple[Token, ...]
    opens: bool

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.tokens[-1].end

    @property
    def names(self) -> tuple[str, ...]:
        """The words with a capital."""
        return tuple(token.text for token in self.tokens if token.kind in ("name", "known"))


def runs(text: str, pieces: list[Token]) -> Iterator[Run]:
    """Every run, in the order of reading. `opens`: it begins a sentence, where a capital says nothing."""
    at = 0
    while at < len(pieces):
        if pieces[at].kind not in ("name", "initials"):
            at += 1
            continue
        last = at
        while (following := _next(text, pieces, last, pieces[at : last + 1])) > last:
            last = following
        lead = _lead(text, pieces, at)
        begin = lead[0].start if lead else pieces[at].start
        if any(piece.kind == "name" for piece in pieces[at : last + 1]):
            yield Run(tuple(pieces[at : last + 1]), lead, bool(_STARTS.search(text[:begin])))
        at = last + 1


def _next(text: str, pieces: list[Token], last: int, so_far: list[Token]) -> int:
    """The place of the next word of the run, over small words; `last` itself when the run ends there."""
    at = last + 1
    while at < len(pieces) and pieces[at].kind == "particle" and at - last <= 3:
        at += 1
    if at >= len(pieces) or pieces[at].kind not in ("name", "initials", "known"):
        return last
    between = [text[one.end : two.start] for one, two in zip(pieces[last:at], pieces[last + 1 : at + 1], strict=True)]
    if any(gap.strip() or gap.count("\n") > 1 or len(gap) > 6 for gap in between):
        return last
    small = at > last + 1
    if small and any(piece.kind == "particle" for piece in so_far):
        return last
    front = so_far[0].kind == "initials" or is_given(so_far[0].text)
    if pieces[at].kind == "initials":
        return last if small or not is_given(pieces[last].text) else at
    if pieces[at].kind == "known":
        single = " " not in pieces[at].text and pieces[at].text[:1].isupper() and not pieces[at].text.isupper()
        van = [piece.text.casefold() for piece in pieces[last + 1 : at]]
        return at if front and single and van in ([], ["van"]) and len(so_far) == 1 else last
    if small and not (front or is_surname(pieces[last].text) or _lead_small(pieces[last + 1 : at])):
        return last
    if "\n" in "".join(between) and not (small or pieces[last].kind == "initials" or _pair(pieces[last], pieces[at])):
        return last
    if not small and is_given(pieces[at].text) and is_surname(pieces[last].text) and len(so_far) > 1:
        return last
    return at


def _pair(one: Token, two: Token) -> bool:
    return is_given(one.text) and is_surname(two.text) and not is_given(two.text)


def _lead_small(pieces: list[Token]) -> bool:
    return " ".join(piece.text.casefold() for piece in pieces) in ("van der", "van den", "der", "den", "ten", "ter")


def _lead(text: str, pieces: list[Token], at: int) -> tuple[Token, ...]:
    first = at
    while (
        first > 0
        and at - first < 3
        and pieces[first - 1].kind == "particle"
        and pieces[first - 1].text.casefold() in _FIRST | {"v.d.", "v. d.", "v/d"}
        and not text[pieces[first - 1].end : pieces[first].start].strip()
        and "\n\n" not in text[pieces[first - 1].end : pieces[first].start]
    ):
        first -= 1
    return tuple(pieces[first:at])


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence, a line or an item of a list begins here."""
    return bool(_STARTS.search(text[:start]))


def belongs(run: Run) -> bool:
    """Whether the small words in front are part of the name: "van der Craats", "De Vries", not "van Johan"."""
    if run.tokens[0].kind == "initials" or is_given(run.names[0]):
        return False
    lead, first = " ".join(token.text for token in run.lead), run.names[0]
    return bool(STRONG_PARTICLE.match(lead)) or lead[:1].isupper() or (is_surname(first) and "de" in lead.split()[-1:])
