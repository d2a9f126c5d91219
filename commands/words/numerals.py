"""Numbers of action points as people write them: "zeven", "#4 en 10", "4, 10 en 12", "4 t/m 7"."""

import re
from functools import cache

from commands.command import UserError
from commands.later import pattern

_ONES = "een twee drie vier vijf zes zeven acht negen".split()
_TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()


def _all() -> dict[str, int]:
    words = {word: value for value, word in enumerate([*_ONES, *_TEENS], 1)} | {"één": 1}
    for ten, word in enumerate(_TENS, 2):
        words[word] = ten * 10
        for one, unit in enumerate(_ONES, 1):
            words[f"{unit}{'ën' if unit.endswith('e') else 'en'}{word}"] = ten * 10 + one
    return words


NUMERALS = _all()
"""Every number word up to 99 with its value."""

_NUMERAL = "|".join(sorted(NUMERALS, key=len, reverse=True))
_NAMED = r"(?:actiepunten|actiepunt|acties|actie|punten|punt|nummers|nummer|nrs?\.?)"
_LIST = rf"(?:{_NUMERAL})(?:\s*(?:,|en|&|\+)\s*(?:{_NUMERAL}))*"
_VERB = r"(?:sluit|klaar|af|zet|heropen|toon|schrap|maak|doe|vink|verplaats|geef|rond)"
_FOLLOWS = (
    "is|zijn|kan|kunnen|mag|mogen|moet|moeten|vervalt|vervallen|klaar|af|gereed|gedaan|dicht|afgerond|naar|op|weer|"
    "heropenen|sluiten"
)


_NUMBERS = pattern(
    rf"^\s*(?:{_NAMED}\s*){{0,2}}(?P<list>(?:[#s]?\d{{1,6}}|(?:{_NUMERAL})\b)"
    rf"(?:\s*(?:,\s*en\b|,|\ben\b|&|\+|/|t/m|tm\b|tot\s+en\s+met\b)\s*(?:(?:{_NAMED}\s*){{0,2}}#?\d{{1,6}}|(?:{_NUMERAL})\b))*)"
    r"(?![\w-])\s*[:.,]?\s*",
    re.IGNORECASE,
)
_LAST_BY_COMMA = pattern(r"(?<!\d,\d)(?<!\d,\d\d)\s*,\s*(?P<last>#?\d{1,6})\s*$")  # no end of "1,5,7"
COUNTS = (
    r"(?!(?:is|zijn|kan|kunnen|mag|mogen|moet|moeten|klaar|af|gereed|gedaan|dicht|done|naar|op|voor|vóór|uiterlijk|want|omdat|"
    r"met|via|door|per|ons|onze|mijn|en|ook|eigenaar|besproken|gesproken|gesloten|afgesproken|gegeven|genomen|vervalt|"
    r"vervallen|samen|weer|toch|heropenen|niet|geen|maar|nog|al|nu|ge\w+[dt]|afge\w+[dt]|heb|hebben|heeft|komt|komen|hoeft|"
    r"hoeven|wordt|worden|sluiten|afsluiten|afvinken|schrappen|samenvoegen|doorlopend|staat|staan|opgepakt|bekeken|gezien|gelezen|heropend|allemaal|"
    r"alle|beide|allebei|gisteren|vandaag|vanmorgen|vanochtend|net|zojuist|eindelijk|inmiddels|zie|"
    r"behalve|zonder|alleen|deel|het|de|dit|dat|deze|die|ik|wij|we|er|in|bij|aan|van|uit|over|wegens|vanwege|tijdens|ivm)\b)[^\W\d_]"
)
"""The first letter of a word that is counted by the number in front of it ("2 bedrijven"), as far as can be told."""
_COUNTS = pattern(COUNTS, re.IGNORECASE)
_RUN = pattern(
    rf"\s*(?:{_NAMED}\s*)?#?\d{{1,3}}(?:\s+#?\d{{1,3}})+(?=\s*(?:$|[.!:;,](?!\d)|"
    rf"\s(?:en|&|\+)\s*#?\d{{1,3}}\b(?!\s*{COUNTS})|\s(?!en\b|{COUNTS})[^\W\d_]))",
    re.IGNORECASE,
)
_BLANK = pattern(r"(?<=\d)\s(?=\s*#?\d)")
_MOST = 50  # numbers in "4 t/m 53"


def take_numbers(text: str) -> tuple[tuple[int, ...], str]:
    """Numbers in front ("12", "#4 en 10", "nr 3", "zeven", "4 t/m 7") and what follows them.

    In "4, 2 bedrijven gebeld" only 4 is taken: a last number behind a comma that a noun follows counts something.
    Blanks are enough between numbers that count nothing ("2 4 en 6").
    """
    run = _RUN.match(text)
    match = _NUMBERS.match(_BLANK.sub(",", run.group()) + text[run.end() :] if run else text)
    if not match:
        return (), text
    written, end = match["list"], match.end()
    last = _LAST_BY_COMMA.search(written)
    if last and text[match.end("list") : end].isspace() and _COUNTS.match(text, end):
        written, end = written[: last.start()], match.start("list") + last.start("last")
    numbers: list[int] = []
    upto = False
    for part in _PART.finditer(written):
        word = part.group().casefold()
        if word.startswith("t"):
            upto = word not in NUMERALS or upto
        number = int(word) if word.isdecimal() else NUMERALS.get(word)
        if number is None:
            continue
        if upto and numbers and 0 < number - numbers[-1] <= _MOST:
            numbers.extend(range(numbers[-1] + 1, number + 1))
        else:
            numbers.append(number)
        upto = False
    return tuple(dict.fromkeys(numbers)), text[end:]


_BUT = pattern(
    r"(?:^|[\s,;(]+)(?:behalve|uitgezonderd|m\.?u\.?v\.?|(?:maar|alleen)\s+niet)\s+|^\W*zonder\s+(?=#?\d)",
    re.IGNORECASE,
)


def all_but(numbers: tuple[int, ...], behind: str) -> tuple[tuple[int, ...], str]:
    """The numbers without those that "behalve 8" takes out again, in front of the other words or at their end."""
    for word in _BUT.finditer(behind):
        out, rest = take_numbers(behind[word.end() :])
        if out and set(out) <= set(numbers) and not (word.start() and rest.strip(" .!)")):
            left = tuple(number for number in numbers if number not in out)
            return left, f"{behind[: word.start()]} {rest}".strip(" )")
    return numbers, behind


_FIRST = pattern(r"\W*(?:[^\W\d]+\W+)?#?\d{1,6}")
_ALSO_NUMBERED = pattern(r"\s*(?:,\s*en\b|,|en|&|\+|/|t/m)\s*#?\d{1,6}(?![\w-])", re.IGNORECASE)


def one_number(text: str) -> tuple[tuple[int, ...], str]:
    """The one number in front. Raises UserError when another is joined to it ("4 en 5")."""
    numbers, rest = take_numbers(text)
    if len(numbers) < 2:
        return numbers, rest
    if joined_numbers(text)[0]:
        raise UserError(f"Dit kan met één nummer tegelijk; u noemde er {len(numbers)}. Er is niets gewijzigd.")
    first = _FIRST.match(text)
    return numbers[:1], text[first.end() if first else 0 :].lstrip(" ,:")


def joined_numbers(text: str) -> tuple[tuple[int, ...], str]:
    """Two numbers or more in front that are joined ("4 en 5 besproken"), and the words behind them; else none."""
    numbers, rest = take_numbers(text)
    first = _FIRST.match(text)
    joined = first is None or _ALSO_NUMBERED.match(text, first.end())
    return (numbers, rest) if len(numbers) > 1 and joined else ((), text)


_PART = pattern(r"\d+|t/m|tm\b|tot\s+en\s+met|[a-zéë]+", re.IGNORECASE)


@cache
def _counting() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Number words behind "punt", in front of an order, and one alone. Made on first use."""
    after_name = re.compile(rf"(?<!\w){_NAMED}\s+(?P<list>{_LIST})(?!\w)", re.IGNORECASE)
    in_front = re.compile(
        rf"^(?:(?P<verb>{_VERB})\s+)?(?P<list>{_LIST})(?=\s+(?:{_FOLLOWS})(?!\w)|\s*:|\s*[.!]*$)", re.IGNORECASE
    )
    return after_name, in_front, re.compile(rf"(?<!\w)(?:{_NUMERAL})(?!\w)", re.IGNORECASE)


_SPACED = pattern(
    r"^(?P<verb>(?:klaar|sluit|heropen|actie\w*|punt\w*|nummers?)\s+)?"
    r"(?:(?P<all>\d{1,3}(?:\s\d{1,3})+)|(?P<first>\d{1,3})\s?-\s?(?P<last>\d{1,3}))"
    r"(?=\s+(?:en\s+\d|klaar|af|gereed|gedaan|gesloten|zijn|kunnen|heropen\w*|open|naar|op)\b|[\s.!]*$)",
    re.IGNORECASE,
)


def listed(text: str) -> str:
    """The text with numbers of points in front that only blanks or a dash stand between as "4, 5" and "4 t/m 6"."""
    found = _SPACED.match(text)
    if found is None or (found["first"] and not found["verb"] and not text[found.end() :].strip(" .!")):
        return text  # "4-6" alone can be a day
    numbers = ", ".join(found["all"].split()) if found["all"] else f"{found['first']} t/m {found['last']}"
    return f"{found['verb'] or ''}{numbers}{text[found.end() :]}"


def in_digits(text: str) -> str:
    """The text with number words that count action points as digits: "punt zeven", "zeven en acht zijn klaar".

    All other number words stay as they are ("twee bedrijven"), and so does "een" in front of a noun.
    """
    after_name, in_front, _ = _counting()
    text = after_name.sub(_digits, text)
    found = in_front.match(text)
    if not found or (found["list"].casefold() == "een" and (found["verb"] or not text[found.end() :].strip())):
        return text
    return _digits(found) + text[found.end() :]


def _digits(found: re.Match[str]) -> str:
    start, end = found.start("list") - found.start(), found.end("list") - found.start()
    whole = found.group()
    counted = _counting()[2].sub(lambda word: str(NUMERALS[word.group().casefold()]), whole[start:end])
    return whole[:start] + counted + whole[end:]
