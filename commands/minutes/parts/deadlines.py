"""Where a deadline stands in a line and which words say it; the day itself is read by `commands.dates`."""

import re
from datetime import date, datetime, timedelta

from commands.dates import read_date
from commands.dutch import MONTHS, MONTHS_SHORT, WEEKDAYS
from commands.minutes.parts.sentences import tidy
from storage.frozen import dataclass

_MONTH = (
    rf"(?:{'|'.join(MONTHS)}|january|february|march|may|june|july|august|october|(?:{'|'.join(MONTHS_SHORT)})(?:\.|\b))"
)
_DAYNAME = rf"(?:{'|'.join(WEEKDAYS)}|(?:ma|di|wo|do|vr|za|zo)\.?)"
_MEETING = (
    r"(?:[\w-]*(?:overleg|gesprek|vergadering|bijeenkomst|taskforce|groep|sessie|tafel|platform|team|"
    r"(?<!gemeente)raad)|"
    r"bo|keer)"
)
_NUMERIC = (
    rf"(?:{_DAYNAME}\s+)?\d{{1,2}}\s?[-/.]\s?\d{{1,2}}(?:\s?[-/.]\s?(?:\d{{4}}|\d{{2}}))?|\d{{4}}-\d{{2}}-\d{{2}}"
)
_IN_WORDS = rf"(?:{_DAYNAME}\s+)?\d{{1,2}}(?:e|ste|de)?\s+{_MONTH}(?:\s+(?:\d{{4}}|['’]\d{{2}}))?"
_PART = (
    rf"(?:eind|einde|begin|half|medio|midden|mid|uiterlijk|tweede helft|eerste helft|2e helft|1e helft)(?: "
    rf"van)?\s+(?:de\s+)?(?:{_MONTH}|week\s?\d{{1,2}}|Q[1-4]|jaar|maand|(?:deze|volgende|komende) (?:maand|"
    rf"week)|zomer|(?:1e|2e|3e|4e|eerste|tweede|derde|vierde) kwartaal|dit jaar|volgend jaar|kwartaal \d|"
    rf"\d{{4}})(?:\s+\d{{4}})?"
)
_LOOSE = (
    rf"(?:in )?(?:de )?week van \d{{1,2}} {_MONTH}(?:\s+\d{{4}})?|"
    rf"(?:de )?(?:eerste|tweede|derde|laatste) week van {_MONTH}(?:\s+\d{{4}})?|"
    rf"{_MONTH}(?:\s+(?:\d{{4}}|['’]\d{{2}}))?|week\s?\d{{1,2}}(?:\s+\d{{4}})?|wk\.?\s?\d{{1,2}}|(?:Q|"
    rf"kwartaal )[1-4](?:[\s-]+\d{{4}})?|"
    r"(?:1e|2e|3e|4e|eerste|tweede|derde|vierde) kwartaal(?:\s+(?:van\s+)?\d{4})?|(?:voorjaar|najaar|"
    r"zomer|herfst|winter)\s+\d{4}|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:de\s+)?(?:kerst|pasen|pinksteren|hemelvaart|sinterklaas|koningsdag|prinsjesdag)\b"
)
_RELATIVE = (
    rf"(?:deze|volgende|komende|aankomende|aanstaande)\s+(?:week|maand|kwartaal|{_DAYNAME})(?:\s+{_DAYNAME})?|"
    rf"over (?:een|één|twee|drie|vier|zes|acht|\d+) (?:weken|week|maanden|maand|dagen)|"
    r"binnen (?:(?:\d+|een|twee|drie)(?:\s?[–-]\s?|\s(?:à|a|tot)\s))?"
    r"(?:een|één|twee|drie|vier|zes|acht|\d+) (?:weken|week|maanden|maand|dagen|werkdagen)|"
    rf"vandaag|morgen|overmorgen|{_DAYNAME}\s+a\.?s\.?"
)
_NEXT = (
    rf"(?:(?:de|het|onze)\s+)?(?:eerst\s?)?(?:volgende?|eerstvolgende?|komende?|"
    rf"aankomende?|vl?o?l?gd?e?\.|vlgd|eerstv\.|e\.?v\.)\s*(?:[a-z]+\s)?{_MEETING}\b(?:\s+van\s+\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?)?|v\.?v\.?\b(?=\W*$)"
)
_NEVER = (
    r"z\.?\s?s\.?\s?m\.?|a\.?s\.?a\.?p\.?|zo (?:snel|spoedig) mogelijk|(?:is )?doorlopend|continu|"
    r"permanent|structureel|n\.?\s?t\.?\s?b\.?|nader te bepalen|n\.?v\.?t\.?|"
    r"nog te bepalen|geen|onbekend|p\.?m\.?|lopend|periodiek|blijvend|direct|per direct|per omgaande|"
    r"onmiddellijk|op korte termijn|tbd|-+|–|\?+|n\.?n\.?b\.?|open|vóór (?:de|het) [a-zë]+|"
    r"(?:voor|na) (?:de|het) (?:zomer|winter|kerst|oogst|bouwvak|[a-z]*(?:vakantie|reces|seizoen)|opening|"
    r"verkiezingen|jaarwisseling)"
)
_SPAN = (
    rf"(?:(?:van|tussen)\s+)?(?:{_IN_WORDS}|{_NUMERIC}|\d{{1,2}})(?:\s?[–—-]\s?|\s?t/m\s?|\s+tot(?: en met)?\s+|"
    rf"(?<=\d)\s+en\s+)(?:{_IN_WORDS}|\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}})(?!\d)"
)
_AT_BODY = rf"(?:(?:het|de)\s+)?{_MEETING}\s+(?:(?:van|in|d\.?d\.?)\s+)?(?:{_IN_WORDS}|{_MONTH}(?:\s\d{{4}})?)"
"""When a body meets: "BO januari", "raad van 12 november"."""
DATE_WORDS = rf"(?:{_SPAN}|{_NUMERIC}|{_IN_WORDS}|{_PART}|{_NEXT}|{_RELATIVE}|{_LOOSE})"
_TAIL = (
    r"(?:\s+(?:a\.?s\.?|aanstaande|nog|gereed|klaar|afgerond|\d{1,2}[:.]\d{2}(?: uur)?|om \d{1,2}[:.]\d{2}(?: uur)?))*"
)
_LEADS = (
    r"(?:uiterlijk(?: op| in| voor| vóór| per| rond)?|vóór|voor|vo\u0301o\u0301r|deadline|gereed(?: per| "
    r"op| voor| vóór| uiterlijk)?|(?:klaar|af)(?: voor| vóór| op| per)?|"
    r"per|t/m|tot(?: en met)?|tegen|rond|termijn|wanneer|planning|(?:streef|eind|sluitings|inlever|uiterste )?datum|"
    r"af te ronden (?:voor|vóór|per)|afronden (?:voor|vóór|per)|"
    r"d\.?d\.?|op|in|binnen|vanaf|terugkoppeling(?: in| op| bij| tijdens)?)"
)
RELATIVE = re.compile(rf"\b(?:{_RELATIVE}|{_PART})", re.IGNORECASE)
WHOLE = re.compile(
    rf"^(?:ma|di|wo|do|vr)\.?$|^(?:{_LEADS}\s*:?\s*)*(?:de\s+|het\s+)?(?:{DATE_WORDS}|{_AT_BODY}|{_NEVER}){_TAIL}\W*$",
    re.IGNORECASE,
)
_NEVER_WHOLE = re.compile(rf"^(?:{_LEADS}\s*:?\s*)*(?:{_NEVER})\W*$", re.IGNORECASE)
_NEXT_WHOLE = re.compile(rf"^(?:{_LEADS}\s*:?\s*)*(?:{_NEXT}){_TAIL}\W*$", re.IGNORECASE)
_SURE = (
    r"(?:uiterlijk(?: op| in| voor| vóór| per| rond)?|vóór|voor|(?:met )?deadline(?:\s+is)?|gereed(?: per|"
    r" op| voor| vóór| uiterlijk)?|(?:klaar|af)(?: voor| vóór| op| per)?|"
    r"t/m|tot en met|tegen|termijn|streefdatum|ten behoeve van|t\.?b\.?v\.?|af te ronden (?:voor|vóór|per)|binnen|per)"
)
INSIDE = re.compile(
    rf"[\s,;(–-]*\b(?P<words>(?:(?:en\s+)?{_SURE}\s*[:=]?\s*(?:het\s+)?)(?:{DATE_WORDS}|{_NEVER}){_TAIL}|"
    r"(?:in|begin|eind) week \d{1,2}(?: \d{4})?)(?=[\s,;.)]|$)",
    re.IGNORECASE,
)
SPAN = re.compile(_SPAN, re.IGNORECASE)
"""From one day to another: "1 mei – 22 mei", "1 t/m 22 mei"; the last is the deadline."""
AT_NEXT = re.compile(rf"\b(?:in|op|tijdens|bij|voor) (?P<words>{_NEXT})", re.IGNORECASE)
AT_END = re.compile(
    rf"[\s,;–-]+(?:(?<=[,;–-]\s)(?:terugkoppeling|reactie|bericht|resultaat|oplevering|concept|eerste \w+)\s+"
    rf"(?:(?:in|op|bij|tijdens)\s+)?)?"
    rf"(?P<words>(?:{_SPAN}|{_IN_WORDS}|{_NUMERIC}|{_PART}|{_NEXT}|{_RELATIVE}|z\.?s\.?m\.?|asap|zo "
    rf"(?:snel|spoedig) mogelijk|week\s?\d{{1,2}}|(?:in )?(?:de )?week van \d{{1,2}} "
    rf"{_MONTH}(?:\s\d{{4}})?|in (?:{_MONTH}|week \d{{1,2}}|Q[1-4])(?:\s\d{{4}})?|"
    rf"(?:in (?:het )?)?(?:Q[1-4]|"
    rf"(?:1e|2e|3e|4e|eerste|tweede|derde|vierde) kwartaal)(?:\s(?:van )?\d{{4}})?|"
    rf"(?<=\)\s)doorlopend|(?<=[,;–-]\s)(?:{_AT_BODY}|{_MONTH}(?:\s\d{{4}})?|(?:{'|'.join(WEEKDAYS)}))){_TAIL})\W*$",
    re.IGNORECASE,
)


_MOVED = re.compile(
    rf"\b(?:doorgeschoven|verschoven|uitgesteld|verplaatst|opgeschoven|verlengd|schuift(?: door| op)?)\s+(?:naar|tot)"
    rf"(?: en met)?\s+(?P<words>{DATE_WORDS})|"
    r"\b(?:nieuwe (?:datum|deadline|termijn)|wordt (?:nu )?(?=uiterlijk|vóór))\W*(?:is |wordt )?"
    rf"(?P<again>(?:(?:uiterlijk|vóór|voor) )?{DATE_WORDS})",
    re.IGNORECASE,
)
"""Behind an old point: the day it was put off to."""
_AT_LEAST = re.compile(
    r"\b(?:\d+|een|twee|drie)(?:\s?[–-]\s?|\s(?:à|a|tot)\s)(?=\w+ (?:dagen|werkdagen|weken|maanden)\b)", re.IGNORECASE
)
"""The first of two lengths: "binnen 2-3 weken" is three."""
_YEARLESS = re.compile(rf"\d|{_MONTH}", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b|['’]\d{2}\b|\b\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2}\b")
_HALF = re.compile(r"\b(?P<which>eerste|1e|tweede|2e) helft (?:van )?(?:de )?", re.IGNORECASE)
_AFTER_POINT = re.compile(r"\b(?:AP|actie(?:punt)?|punt)\s*\d", re.IGNORECASE)
"""A deadline that hangs on another point: "na AP 26.02"."""
_SPAN_SIGN = re.compile(
    r"\s?[–—]\s?|\s-\s|(?<=[a-z])-(?=\d)|^\d{1,2}-(?=\d{1,2} )|\s?t/m\s?|\s(?:tot(?: en met)?|en)\s"
)
_BODY = re.compile(
    rf"^(?:(?:het|de)\s+)?{_MEETING}\s+(?:(?:van|in|d\.?d\.?)\s+)?(?={_IN_WORDS}|{_MONTH})", re.IGNORECASE
)
_NTH_WEEK = re.compile(r"\b(?P<nth>eerste|tweede|derde|laatste) week van (?P<month>.+)$", re.IGNORECASE)
_WEEK_OF = re.compile(r"\bweek van (?P<day>.+)$", re.IGNORECASE)
_LATE = timedelta(days=150)
"""How long ago the deadline of an earlier point may be, where its year is not written."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a deadline in words is reckoned from: the meeting's day and the day of the next one."""

    now: datetime
    next_meeting: date | None = None

    def day(self, words: str) -> date | None:
        """The last day that is meant, or None for "z.s.m.", "n.t.b." and what is no date at all."""
        words = tidy(words)
        words = words if WHOLE.match(words) else re.sub(r"\s*\([^)\d]*\)$", "", words)
        if not words or _NEVER_WHOLE.match(words) or _AFTER_POINT.search(words):
            return None
        if _NEXT_WHOLE.match(words) and not re.search(r"\d", words):
            return self.next_meeting
        bare = re.sub(rf"^(?:{_LEADS}\s*:\s*)", "", words, flags=re.IGNORECASE)
        bare = _AT_LEAST.sub("", bare)
        bare = _HALF.sub(lambda match: "eind " if match["which"][0] in "t2" else "half ", bare)
        if match := _BODY.match(bare):
            bare = bare[match.end() :]
            if not bare[:1].isdigit():
                return None if "raad" in match[0] else self._meeting_in(bare)
        if match := SPAN.search(bare):
            bare = _SPAN_SIGN.split(match.group())[-1]
        if match := _NTH_WEEK.search(bare):
            nth = {"eerste": "7", "tweede": "14", "derde": "21"}.get(match["nth"].casefold(), "eind")
            return read_date(f"{nth} {match['month']}", self.now, None).date
        if match := _WEEK_OF.search(bare):
            monday = read_date(match["day"], self.now, None).date
            return monday + timedelta(days=4 - monday.weekday()) if monday else None
        reading = read_date(bare, self.now, lambda name: self.next_meeting)
        return reading.date

    def put_off_to(self, said: str) -> date | None:
        """The day that a remark behind a point moves it to: "doorgeschoven naar 3 november"."""
        match = _MOVED.search(said)
        return self.day(match["words"] or match["again"]) if match else None

    def _meeting_in(self, month: str) -> date | None:
        """The next meeting when it is in this month: which other day "BO juni" is, the words do not say."""
        last = read_date(month, self.now, None).date
        near = self.next_meeting
        return near if near and last and (near.year, near.month) == (last.year, last.month) else None

    def nearest(self, words: str) -> date | None:
        """The same for a point of an earlier meeting: a day without its year may be one not long past."""
        day = self.day(words)
        if day is None or not _YEARLESS.search(words) or _YEAR.search(words):
            return day
        earlier = day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
        return earlier if self.now.date() - earlier <= _LATE else day

    def was_done(self, words: str, own_day: date) -> bool:
        """ "gereed 12-5" in a list of 1 June says that it was done; a day to come is when it has to be."""
        day = self.nearest(words) if re.match(r"(?:gereed|klaar|afgerond)\b", words, re.IGNORECASE) else None
        return day is not None and day < own_day


def with_tight_spans(text: str) -> str:
    """ "1 mei – 22 mei" as one word of time, so that its dash cuts nothing."""
    return SPAN.sub(lambda match: re.sub(r"\s[–—-]\s", "–", match.group()), text)


def is_deadline(text: str) -> bool:
    """Whether these words are nothing but a deadline, or say that there is none; "Jan" is a man, "jan." a month."""
    text = tidy(text)
    return text.casefold() != "jan" and bool(WHOLE.match(text))
