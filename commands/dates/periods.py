"""Small parsers for weeks, months, quarters, years and weekends, and for what is vague."""

from __future__ import annotations

from commands.dates.days import REFS, YEAR, Found, year_of
from commands.dates.meaning import Edge, EndOfDay, Period, Unclear, Unit, Vague, Weekend
from commands.later import pattern

_UNITS = {"week": Unit.WEEK, "maand": Unit.MONTH, "kwartaal": Unit.QUARTER, "jaar": Unit.YEAR}
_EDGES = {"eind": Edge.END, "begin": Edge.BEGIN, "mid": Edge.MIDDLE, "half": Edge.MIDDLE}
_PERIOD = pattern(
    r"(?:(?P<edge>eind|begin|mid|half) (?:nog )?(?:van |in )?)?"
    r"(?:(?P<ref>(?P<near>deze |volgend |komend )|de |het |as )?(?P<unit>week|maand|kwartaal|jaar) (?!nr |\. \d)"
    r"(?(near)(?!\d+ (?!_ |uur ))|(?!\d))"
    r"|(?:de |komend |as )?M(?P<month>\d\d) " + YEAR +
    r"|(?:de )?week (?:nr )?(?:\. )?(?P<week>\d{1,2}) (?:(?:van |in |, |/ |- )?(?P<weekyear>Y\d\d|(?:19|20|21)\d\d) )?"
    r"|(?:het )?(?:q (?P<q1>[1-4])|(?P<q2>[1-4])e kwartaal|kwartaal (?P<q3>[1-4])) (?:(?:van |in |- "
    r"|/ )?(?P<qyear>Y\d\d|(?:19|20|21)\d\d) )?"
    r"|(?P<yearq>(?:19|20|21)\d\d) (?:[-/] )?q (?P<q4>[1-4]) "
    r"|(?P<early>(?:19|20|21)\d\d) (?:- )?week (?P<weekno>\d{1,2}) "
    r"|(?P<alone>(?:19|20|21)\d\d) |(?P<short>Y\d\d) )(?:as )?"
)  # fmt: skip
_WEEKS = pattern(r"(?:week|weken) (?:S(\d+)[-/](\d+)|(\d+) (?:, \d+ )*(?:of|en|-|–|tm|tot|/) (?:week )?(\d+)) ")
_PART_OF = pattern(
    r"(?:(?:\d)e|laatste|begin|eind|mid) (?:week|weken|helft|dagen|weekend|deel|maand|maanden|kwartaal|paar \w+) "
    r"(?:(?:van|in|voor|na|erop) |(?=M))(?:(?:de|het|deze|volgend|komend) )?(?:M\d\d|maand|kwartaal|jaar|feast:\S+|\d+"
    r"|seizoen|q \d) (?:(?:19|20)\d\d )?"
    r"|(?:week|weekend|weken|maand|dagen) (?:voor|na|van) (?:de |het )?"
    r"(?:feast:\S+|M\d\d|weekend|seizoen|(?:[Dd]\d )?\d+e? M\d\d|(?:[Dd]\d )?[FSs]\d\S+) (?:(?:19|20)\d\d )?"
)  # fmt: skip
_WEEKEND = pattern(
    r"(?P<side>voor |na |in |tegen |tot |eind )?(?P<ref>(?:het |de )?(?:deze |komend |as |volgend )"
    r"|het )?weekend (?:erop )?"
)
_VAGUE = pattern(
    r"vaag "
    r"|(?:over |binnen |in |na )?(?:nog )?(?:de )?(?:komend |eerstvolgend |volgend )?(?:1 )?paar (?:\d+ )?(?:uur"
    r"|uren|dagen|weken|maanden|jaren|minuten|werkdagen|kwartalen) "
    r"|(?:in |binnen )?(?:de )?(?:komend|volgend|as) (?:\d+ )?(?:weken|dagen|maanden|jaren|tijd|kwartalen) "
    r"|(?:over|binnen) (?:1|\d+) (?:dag|week|maand|jaar|uur) of \d+ "
    r"|(?:over|binnen) (?:S\d+-\d+|\d+ (?:tot|of|-|à|a|/) \d+) (?:dagen|weken|maanden|jaren|uur|jaar|werkdagen) "
)  # fmt: skip
_SEASON = pattern(
    r"(?P<lead>(?:(?:voor|na|in|tegen|tot|eind|begin|mid|half|deze|komend|volgend|as|rond|van|over|het|de|per"
    r"|tijdens) )*)seizoen (?:(?:19|20)\d\d )?"
)
_EOD = pattern(r"eod ")


def period(normal: str, at: int) -> Found:
    """P1-P5, P7, K1: "eind mei", "deze maand", "Q3", "week 23", "mei 2024"."""
    found = _PERIOD.match(normal, at)
    if found is None:
        return None
    edge = _EDGES[found["edge"]] if found["edge"] else Edge.WHOLE
    end = found.end()
    if found["unit"]:
        unit, ref = _UNITS[found["unit"]], (found["ref"] or "").strip()
        if ref in ("", "de", "het") and (edge is Edge.WHOLE or (found["edge"] == "half" and not ref)):
            return None
        return Period(unit, ref=REFS[ref], edge=edge), end
    if found["month"]:
        return Period(Unit.MONTH, number=int(found["month"]), year=year_of(found["year"]), edge=edge), end
    if found["week"]:
        return Period(Unit.WEEK, number=int(found["week"]), year=year_of(found["weekyear"]), edge=edge), end
    quarter = found["q1"] or found["q2"] or found["q3"] or found["q4"]
    if quarter:
        return Period(Unit.QUARTER, number=int(quarter), year=year_of(found["qyear"] or found["yearq"]), edge=edge), end
    if found["short"]:
        return None if edge is Edge.WHOLE else (Period(Unit.YEAR, year=year_of(found["short"]), edge=edge), end)
    if found["early"]:
        return Period(Unit.WEEK, number=int(found["weekno"]), year=int(found["early"]), edge=edge), end
    return Period(Unit.YEAR, year=int(found["alone"]), edge=edge), end


def several_weeks(normal: str, at: int) -> Found:
    """V3: "week 23 of 24", "weken 23-24"; "week 23/24" with a two-digit year is not told from two weeks either."""
    found = _WEEKS.match(normal, at)
    return (Unclear("V3"), found.end()) if found else None


def part_of_period(normal: str, at: int) -> Found:
    """ "eerste week van juni", "de week na Pasen": several days could be meant, so it is asked (G3)."""
    found = _PART_OF.match(normal, at)
    return (Unclear("G3"), found.end()) if found else None


def weekend(normal: str, at: int) -> Found:
    """P6: "voor het weekend", "komend weekend"."""
    found = _WEEKEND.match(normal, at)
    if found is None or not (found["side"] or found["ref"]):
        return None
    ref = (found["ref"] or "").split(" ")[-2:][0].strip()
    side = {"voor ": -1, "tegen ": -1, "tot ": -1, "na ": 1}.get(found["side"] or "", 0)
    return Weekend(side, ref), found.end()


def vague(normal: str, at: int) -> Found:
    """V1: "z.s.m.", "over een paar weken", "komende weken"."""
    found = _VAGUE.match(normal, at)
    return (Vague(), found.end()) if found else None


def season(normal: str, at: int) -> Found:
    """V1: "na de zomer", "voor de bouwvak"."""
    found = _SEASON.match(normal, at)
    return (Vague(season=not found["lead"]), found.end()) if found else None


def end_of_day(normal: str, at: int) -> Found:
    """P9: "eind van de dag", "EOD"."""
    found = _EOD.match(normal, at)
    return (EndOfDay(), found.end()) if found else None
