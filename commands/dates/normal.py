"""Brings a line into the normal form the parsers read, keeping for every code where it was typed.

The normal form is a string of codes, each followed by a blank: "Uiterlijk vr 2 juni" becomes "uiterlijk d4 2 M06 ".
What is never a date (links, names, money, telephone and version numbers, "artikel 3.1") becomes `@`, an unknown
word `_`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from commands.dates.spelling import corrected, corrected_month
from commands.dates.words import COUNTED, DOTTED, LINKING, PHRASES, TITLES, WORDS

_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}+(?:[\u0300-\u036f]+{_LETTER}*)*"
_ACCENTS = str.maketrans("áàâäãéèêëíìîïóòôöõúùûüýç", "aaaaaeeeeiiiiooooouuuuyc")
_GLUED = (
    "weeknummer|weeknr|week|wk|w|q|kw|om|tot|op|per|uiterlijk|"
    "maandag|dinsdag|woensdag|donderdag|vrijdag|ma|di|wo|do|vr|za|zo"
)
_OPENS_PHRASE = (
    "zo|op|binnen|te|nader|nog|een|dezer|in|eerdaags|ooit|per|zijn|ten|en|niet|uiterste|laatst|tot|van|aan|"
    "einde?|end|close|dag|elfde|goede|witte|oude?|om|maal|keer|eens|vandaag|na|vanaf|eur|euro|der|tbd|tem|de|vd|vh"
)
_TOKEN = re.compile(
    rf"""
    (?P<plain> (?<!\w)(?!(?:{_OPENS_PHRASE})\b){_LETTER}{{2,}}(?!['’‘`.@\w-]|[\u0300-\u036f]|:/|\s?/\s?[md]\b) )
  | (?P<skip> https?://\S+ | www\.\S+ | <[@\#!h][^>]*> | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | [@\#][\w-]+(?:\.\w+)*
      | (?:€|\beur\b|\beuro\b|\$|£)\s*\d[\d.,]*(?:,?-)?(?:\s?(?:mln|miljoen|miljard|mrd|k)\b)?
      | (?<![\w.,/-])\d[\d.,]*\s?
        (?:€|euro\b|eur\b|%|procent\b|mln\b|miljoen\b|miljard\b|fte\b|m2\b|m²|km\b|promille\b|gb\b|mb\b)
      | (?<!\w)24\s?/\s?7\b | (?<!\w)\d\s?/\s?\d\s?e?\s+(?:van|deel)\b | (?<!\w)\d{{1,2}}\s+op\s+(?:de\s+)?\d{{1,2}}\b )
  | (?P<full> (?<![\w.,/-]) (?: (?P<y1>(?:19|20|21)\d\d)(?P<p>\s?[-/.]\s?)(?P<m1>\d{{1,2}})\s?[-/.]\s?
        (?P<d1>\d{{1,2}})(?:t(?=\d\d:)|(?![\w/]|-\d|\.\d))
      | (?P<d2>\d{{1,2}})\s*(?P<sep>[-/.])\s*(?P<m2>\d{{1,2}})\s*(?P=sep)\s*(?P<y2>(?:19|20|21)\d\d|['’‘`]?\d\d)
        (?![\w/]|-\d|\.\d|\s\d\d\s\d\d\b) ))
  | (?P<phone> (?<![\w.,/-])(?:\+31|0031|0)(?:\s?\(0\)\s?)?(?:[-\s]?\d){{7,10}}(?!\d)
        | (?<!\w)0\d{{1,3}}\s?[-/]\s?\d{{5,8}}\b | (?<!\w)0(?:800|900)[-\s]?\d{{4,}} )
  | (?P<other> (?<!\w)\d+(?:\.\d+){{2,}} | (?<!\w)\d{{1,3}}(?:\.\d{{3}})+(?!\d) | \d{{1,2}}[-/]\d{{1,3}}[-/]\d+
        | (?<!\w)\d{{4}}-\d{{2,}}\b | \d{{1,2}}/\d{{3,}} )
  | (?P<clock> (?:(?<![\w:])|(?<=\dt))(?P<h1>\d{{1,2}})(?::|\s?[uh]\s?)(?P<n1>\d\d)(?![\d:])
        | (?<![\w:])(?P<h2>\d{{1,2}})\s?[uh]\b(?!['’.]) )
  | (?P<decimal> \d+,\d+ )
  | (?P<short> (?<![\w/-])(?<!\d[.,])(?P<d3>\d{{1,2}})(?P<sep3>\s?[-/–]\s?)(?P<m3>\d{{1,2}})
        (?![\w/]|:\d|[-–.,]\d|-[a-z]) )
  | (?P<dotted> (?<![\w/])(?<![a-z]-)(?<!\d[.,])(?P<d4>\d{{1,2}})\.(?P<m4>\d{{1,2}})
        (?:(?=u(?:ur)?\b)|(?!\w|[,/]\d|\.\d)) )
  | (?P<ordinal> (?<![\w.,])(?P<n>\d{{1,2}})(?:\s?e|ste|de)(?![a-z'’-]) )
  | (?P<year> ['’‘`](?P<yy>\d\d)(?!\w) )
  | (?P<number> \d+ )
  | (?P<phrase> (?<!\w)(?:{"|".join(f"(?P<f{at}>{pattern})" for at, (pattern, _) in enumerate(PHRASES))})(?!\w) )
  | (?P<glued> (?<!\w)(?P<g>{_GLUED})(?=\d\d?(?!\w|[-/.]\w{{3,}})) )
  | (?P<coded> (?<!\w){_LETTER}+\d[\w-]* )
  | (?P<word> (?:{_LETTER}\.)+{_LETTER}(?:\.|(?!{_LETTER})) | {_WORD}(?:['’‘`-]{_WORD})* )
  | (?P<mark> [^\s\w] )
  | (?P<rest> \w )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line in normal form; code number i stands at `at[i]` in `normal` and was typed at `begin[i]:finish[i]`."""

    text: str
    normal: str
    codes: list[str]
    at: list[int]
    begin: list[int]
    finish: list[int]


@lru_cache(maxsize=4096)
def code_of(word: str) -> str:
    """The code, or codes, of one typed word; `_` when it has nothing to do with dates."""
    plain = word.lower().translate(_ACCENTS)
    if not plain.isascii():
        plain = "".join(letter for letter in plain if not "\u0300" <= letter <= "\u036f")
    known = WORDS.get(plain)
    if known is not None:
        return known
    bare = plain.replace(".", "").replace("'", "").replace("’", "")
    if "." in plain:
        return WORDS.get(bare, "_")
    if bare in COUNTED:
        return "#"
    if "-" in plain:
        return WORDS.get(plain.replace("-", ""), "_")
    if bare != plain:
        return "_"
    return corrected(plain) or "_"


@lru_cache(maxsize=4096)
def may_be_date(piece: str) -> bool:
    """True when a piece between blanks can be more than a linking word: the cheap test before anything else."""
    if piece.isalpha():
        return _is_date_word(piece)
    if any(sign.isdigit() for sign in piece) or _SIGNS.search(piece) is not None:
        return True
    return any(map(_is_date_word, re.findall(rf"{_LETTER}+", piece))) or _is_date_word(piece)


def _is_date_word(word: str) -> bool:
    code = code_of(word)
    return code not in LINKING and code not in ("_", "#")


_SIGNS = re.compile(r"(?i)z\.\s?s\.|t\.z\.|n\.t\.|n\.n\.|^['’‘`]?s$|t\.b\.d")
_VAGUE_PHRASES = re.compile(r"(?i)\btermijn|\bmogelijk|\bbepalen|\bdagen\b|\btijd\b|\bkeer\b")


def worth_reading(text: str) -> bool:
    """False for a line without a digit, date word or abbreviation of one: it cannot hold a date."""
    return any(map(may_be_date, text.split())) or _VAGUE_PHRASES.search(text) is not None


def normalise(text: str) -> Line:
    """The normal form of a line; never fails."""
    codes: list[str] = []
    begin: list[int] = []
    finish: list[int] = []
    counted = False
    titled = 0
    for found in _TOKEN.finditer(_lowered(text)):
        kind = found.lastgroup or ""
        start, end = found.span()
        code = _code(found, kind, codes)
        if kind == "mark":
            if code == "." and finish and finish[-1] == start and codes[-1] not in ("@", ")"):
                if text[begin[-1] : start].lower() in DOTTED:
                    finish[-1] = end
                    continue
                if not text[end:].strip():
                    code = "."
            counted = counted and code in "-,–/.:"
        elif kind in ("plain", "word"):
            if titled and (code in ("van", "de", "van de") or text[start].isupper()):
                titled -= code not in ("van", "de", "van de")
                code = "_"
            else:
                titled = 0
            plain = text[start:end].lower().rstrip(".")
            counted = code == "#" or (counted and code in ("en", "of", "nr", "tm"))
            if plain in TITLES:
                titled = 2
        else:
            if counted and kind in ("short", "dotted", "number", "ordinal", "clock") and not _month_follows(text, end):
                code = "@"
            else:
                counted = False
            titled = 0
        for part in code.split():
            codes.append(part)
            begin.append(start)
            finish.append(end)
    at: list[int] = []
    length = 0
    for code in codes:
        at.append(length)
        length += len(code) + 1
    return Line(text, "".join([code + " " for code in codes]), codes, at, begin, finish)


def _lowered(text: str) -> str:
    """The text in small letters at the same offsets; the few letters that would become two stay as they are."""
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join([low if len(low := sign.lower()) == 1 else sign for sign in text])
    )


_MONTH_FOLLOWS = re.compile(rf"\s?-?({_LETTER}{{3,9}})")


def _month_follows(text: str, end: int) -> bool:
    found = _MONTH_FOLLOWS.match(text, end)
    return found is not None and code_of(found[1]).startswith("M")


def _code(found: re.Match[str], kind: str, before: list[str]) -> str:
    match kind:
        case "plain" | "word":
            return _word_code(found[0], before)
        case "mark":
            return found[0]
        case "glued":
            word = found["g"].lower()
            return {"w": "week", "q": "q", "kw": "q"}.get(word) or code_of(word)
        case "phrase":
            return next(code for at, (_, code) in enumerate(PHRASES) if found[f"f{at}"] is not None)
        case "full":
            return _full_date(found)
        case "clock":
            return _clock_time(found)
        case "rest":
            return "_"
        case _:
            return _number_code(found, kind)


def _word_code(typed: str, before: list[str]) -> str:
    code = code_of(typed)
    if code == "_" and before and (before[-1][0].isdigit() or before[-1] in ("eind", "begin", "mid")):
        return corrected_month(typed.lower()) or "_"
    return code


def _full_date(found: re.Match[str]) -> str:
    if found["y1"]:
        return f"F{int(found['d1'])}-{int(found['m1'])}-{found['y1']}"
    year = found["y2"].lstrip("'’‘`")
    if not 1 <= int(found["m2"]) <= 12 or not 1 <= int(found["d2"]) <= 39:
        return "@"
    return f"F{int(found['d2'])}-{int(found['m2'])}-{year if len(year) == 4 else '20' + year}"


def _clock_time(found: re.Match[str]) -> str:
    if found["h2"]:
        return f"{int(found['h2'])} uur"
    if (int(found["h1"]), int(found["n1"])) == (24, 0):
        return "T23:59"  # the end of that day, which a clock only shows on the next one
    return f"T{int(found['h1'])}:{found['n1']}" if int(found["h1"]) < 24 and int(found["n1"]) < 60 else "@"


def _number_code(found: re.Match[str], kind: str) -> str:
    match kind:
        case "number":
            return str(int(found[0])) if len(found[0]) <= 4 else "@"
        case "short":
            return f"S{int(found['d3'])}{found['sep3'].strip().replace('–', '-')}{int(found['m3'])}"
        case "dotted":
            return f"s{int(found['d4'])}.{found['m4']}"
        case "ordinal":
            return f"{int(found['n'])}e"
        case "year":
            return "Y" + found["yy"]
        case "decimal":
            whole, part = found[0].split(",")
            return f"{int(whole)}.5" if part == "5" and len(whole) < 3 else "@"
        case _:
            return "@"
