"""What a line is made of, token by token, and the code of each.

What is never a date (links, names, money, telephone and version numbers, "artikel 3.1") becomes `@`, an unknown
word `_`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from commands.dates.spelling import corrected
from commands.dates.words import COUNTED, MONTH_SHORT, PHRASES, WEEKDAY_SHORT, WORDS
from commands.dutch import MONTHS, WEEKDAYS

LETTER = r"[^\W\d_]"
_WORD = rf"{LETTER}+(?:[\u0300-\u036f]+{LETTER}*)*"
_ACCENTS = str.maketrans("áàâäãéèêëíìîïóòôöõúùûüýç", "aaaaaeeeeiiiiooooouuuuyc")
_GLUED = (
    "weeknummer|weeknr|week|wk|w|q|kw|om|tot|op|per|uiterlijk|voor|vóór|over|binnen|"
    "maandag|dinsdag|woensdag|donderdag|vrijdag|ma|di|wo|do|vr|za|zo"
)
_BEHIND_GLUED = f"(?:{'|'.join((*MONTHS, *MONTH_SHORT))}|dagen|weken|wk|maanden)(?![a-z])"
_UNIT = "op|eur|euro|procent|mln|miljoen|miljard|fte|km|promille|gb|mb|[uhem]"
TOKEN = re.compile(
    rf"""
    (?P<skip> https?://\S+ | www\.\S+ | <[@\#!h][^>]*> | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | [@\#][\w-]+(?:\.\w+)*
      | (?:€|\beur\b|\beuro\b|\$|£)\s*\d[\d.,]*(?:,?-)?(?:\s?(?:mln|miljoen|miljard|mrd|k)\b)?
      | (?<![\w.,/-])\d[\d.,]*\s?
        (?:€|euro\b|eur\b|%|procent\b|mln\b|miljoen\b|miljard\b|fte\b|m2\b|m²|km\b|promille\b|gb\b|mb\b)
      | (?<!\w)24\s?/\s?7\b | (?<!\w)\d\s?/\s?\d\s?e?\s+(?:van|deel|pagina|bladzijde|a4|dag|dagdeel)\b
      | (?<!\w)\d{{1,2}}\s+op\s+(?:de\s+)?\d{{1,2}}\b )
  | (?P<full> (?<![\w./-])(?<!\d,) (?: (?P<y1>(?:19|20|21)\d\d)(?P<p>\s?[-/.]\s?)(?P<m1>\d{{1,2}})\s?[-/.]\s?
        (?P<d1>\d{{1,2}})(?:t(?=\d\d:)|(?![\w/]|-\d|\.\d))
      | (?P<d2>\d{{1,2}})\s*(?P<sep>[-/.])\s*(?P<m2>\d{{1,2}})\s*(?P=sep)\s*(?P<y2>(?:19|20|21)\d\d|['’‘`]?\d\d)
        (?![\w/]|-\d|\.\d|\s\d\d\s\d\d\b)
      | (?P<d5>\d{{1,2}})\s(?P<m5>\d{{1,2}})\s(?P<y5>20\d\d)(?![\w/.,-]) ))
  | (?P<phone> (?<![\w.,/-])(?:\+31|0031|0)(?:\s?\(0\)\s?)?(?:[-\s]?\d){{7,10}}(?!\d)
        | (?<!\w)0\d{{1,3}}\s?[-/]\s?\d{{5,8}}\b | (?<!\w)0(?:800|900)[-\s]?\d{{4,}} )
  | (?P<other> (?<!\w)\d+(?:\.\d+){{2,}} | (?<!\w)\d{{1,3}}(?:\.\d{{3}})+(?!\d) | \d{{1,2}}[-/]\d{{1,3}}[-/]\d+
        | (?<!\w)\d{{4}}-\d{{2,}}\b | \d{{1,2}}/\d{{3,}} )
  | (?P<clock> (?:(?<![\w:])|(?<=\dt)|(?<=[a-z]{{2}}))(?P<h1>\d{{1,2}})(?::|\s?[uh]\s?)(?P<n1>\d\d)(?![\d:])
        | (?<![\w:])(?P<h2>\d{{1,2}})\s?[uh]\b(?!['’.]) )
  | (?P<decimal> \d+,\d+ )
  | (?P<short> (?<![\w/-])(?<!\d[.,])(?P<d3>\d{{1,2}})(?P<sep3>\s?[-/–]\s?)(?P<m3>\d{{1,2}})
        (?![\w/]|:\d|[-–.,]\d|-[a-z]) )
  | (?P<dotted> (?<![\w/])(?<![a-z]-)(?<!\d[.,])(?P<d4>\d{{1,2}})\.(?P<m4>\d{{1,2}})
        (?:(?=u(?:ur)?\b)|(?!\w|[,/]\d|\.\d)) )
  | (?P<ordinal> (?<![\w.,])(?P<n>\d{{1,2}})(?:\s?e|ste|de|th|rd|nd|st)(?![a-z'’-]) )
  | (?P<year> ['’‘`](?P<yy>\d\d)(?!\w) )
  | (?P<number> \d+ )
  | (?P<phrase> (?<!\w)(?:{"|".join(f"(?P<f{at}>{pattern})" for at, (pattern, _) in enumerate(PHRASES))})(?!\w) )
  | (?P<glued> (?<!\w)(?P<g>{_GLUED})(?=\d\d?(?:{_BEHIND_GLUED}|(?!\w|[-/.](?!20\d\d\b)\w{{3,}}))) )
  | (?P<coded> (?<!\w){LETTER}+\d[\w-]* )
  | (?P<word> (?:{LETTER}\.)+{LETTER}(?:\.|(?!{LETTER})) | {_WORD}(?:['’‘`-]{_WORD})* )
  | (?P<mark> [^\s\w] )
  | (?P<rest> \w )
    """,
    re.VERBOSE,
)
"""Every sign of a lower-case line but blanks is in exactly one token; the name of its group is its kind."""

_APART = re.compile(rf"(?!(?:{_UNIT})(?![a-z]))[a-z]")
"""A word that is no unit of the number before it."""


def bare_number(piece: str, behind: str) -> str:
    """The code of a number between blanks with nothing or a word that is no unit behind it; else empty."""
    if not piece.isdecimal() or (piece[0] == "0" and len(piece) > 4) or (behind and not _is_apart(behind)):
        return ""
    return _number(piece)


@lru_cache(maxsize=1024)
def _is_apart(piece: str) -> bool:
    return _APART.match(piece) is not None


def _number(digits: str) -> str:
    return str(int(digits)) if len(digits) <= 4 else "@"


@lru_cache(maxsize=1024)
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
    day, _, part = plain.partition("-")
    if day in WEEKDAY_SHORT and (whole := WEEKDAYS[WEEKDAY_SHORT[day]] + part) in WORDS:
        return WORDS[whole]
    if "-" in plain:
        return WORDS.get(plain.replace("-", ""), "_")
    if bare != plain:
        return "_"
    return corrected(plain) or _written_as_one(plain) or "_"


def _written_as_one(word: str) -> str:
    """The codes of a part and the period it is of without the blank between them ("eindmei", "volgendeweek"), or ""."""
    if not word.startswith(tuple(_FIRSTS)):
        return ""
    first = next(filter(word.startswith, _FIRSTS))
    code = WORDS.get(word.removeprefix(first), "_")
    return f"{WORDS[first]} {code}" if code[0] in _FIRSTS[first] else ""


_FIRSTS = {
    "eind": "M", "begin": "M", "half": "M", "medio": "M",
    "deze": "Dwm", "volgende": "Dwm", "komende": "Dwm",
}  # fmt: skip
"""First words of a period, each with the codes that the next one then begins with: months, or weekdays and lengths."""
_MONTH_FOLLOWS = re.compile(rf"\s?-?({LETTER}{{3,9}})")


def month_follows(text: str, end: int) -> bool:
    """Whether the name of a month stands right behind."""
    found = _MONTH_FOLLOWS.match(text, end)
    return found is not None and code_of(found[1]).startswith("M")


def token_code(found: re.Match[str], kind: str) -> str:
    """The code, or codes, of a token that is no word and no mark."""
    match kind:
        case "number":
            return _number(found[0])
        case "glued":
            word = found["g"]
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
            return _day_or_decimal(found, kind)


def _full_date(found: re.Match[str]) -> str:
    if found["y1"]:
        return f"F{int(found['d1'])}-{int(found['m1'])}-{found['y1']}"
    day, month, year = (found["d5"], found["m5"], found["y5"]) if found["d5"] else found.group("d2", "m2", "y2")
    year = year.lstrip("'’‘`")
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= 39:
        return "@"
    return f"F{int(day)}-{int(month)}-{year if len(year) == 4 else '20' + year}"


def _clock_time(found: re.Match[str]) -> str:
    if found["h2"]:
        return f"{int(found['h2'])} uur"
    if (int(found["h1"]), int(found["n1"])) == (24, 0):
        return "T23:59"  # the end of that day, which a clock only shows on the next one
    return f"T{int(found['h1'])}:{found['n1']}" if int(found["h1"]) < 24 and int(found["n1"]) < 60 else "@"


def _day_or_decimal(found: re.Match[str], kind: str) -> str:
    match kind:
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
