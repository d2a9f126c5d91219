"""What is typed while the nalopen goes on, about the point that is shown: a step and the words with it."""

import re

from storage.frozen import dataclass

_LEAD = r"(?:(?:deze|die|dit|punt|is|kan|mag|zijn|ook|al|toch)\s+)*"
_GAP = r"(?:[\s,:;.–-]+(?P<note>.+))?"
_STEPS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (step, re.compile(rf"^{words}[\s.!]*$", re.IGNORECASE | re.DOTALL))
    for step, words in (
        (
            "rest",
            r"(?:de\s+|al\s+het\s+|alle\s+)?(?:rest|overige|andere|overigen|restant)(?:\s+punten)?(?:\s+(?:is|zijn|kan|kunnen|mag|mogen))?"
            r"(?:\s+(?:ook|allemaal|allen))?\s+(?:klaar|af|afgerond|gereed|gedaan|dicht|gesloten|sluiten)",
        ),
        ("volgende", r"(?:volgende|verder|door|ga\s+(?:verder|door)|overslaan|sla\s+over|skip|later)(?:\s+punt)?"),
        ("terug", r"(?:terug|vorige|ga\s+terug)(?:\s+punt)?"),
        ("stoppen", r"(?:stop|stoppen|einde|pauze|klaar\s+met\s+nalopen|stop\s+(?:met\s+)?nalopen)"),
        ("uitkomst", r"(?:uitkomst|uitkomsten|resultaat|overzicht)"),
        ("heropen", r"(?:toch\s+open|heropen|weer\s+open)"),
        ("doorlopend", rf"{_LEAD}(?:blijft\s+)?doorlopend(?:\s*,?\s*(?:want|omdat))?" + _GAP),
        ("wordt", r"(?:wordt|word|omzetten(?:\s+in)?|nieuw\s+punt|wordt\s+een\s+nieuw\s+punt)" + _GAP),
        (
            "vervalt",
            rf"{_LEAD}(?:vervalt|vervallen|schrap|schrappen|van\s+de\s+lijst(?:\s+af)?|eraf)(?:\s*,?\s*(?:want|omdat))?"
            + _GAP,
        ),
        (
            "loopt",
            rf"{_LEAD}(?:loopt\s+nog|loopt|lopend|(?:nog\s+)?niet\s+(?:klaar|af|gedaan|gelukt|gebeurd)|nog\s+niet|nog\s+bezig|"
            r"blijft\s+open)" + _GAP,
        ),
        ("klaar", rf"{_LEAD}(?:klaar|af|afgerond|gereed|gedaan|gebeurd|done|✅)" + _GAP),
        ("punt", r"(?:naar\s+)?(?:punt\s+|nr\.?\s*|nummer\s+)?#?(?P<note>\d{1,6})"),
    )
)
_RUNS = dict(_STEPS)["loopt"]
_NUMBERED = re.compile(
    r"^(?:actiepunt\s+|actie\s+|punt\s+|nr\.?\s*|nummer\s+)?#?(?P<number>\d{1,6})[\s:,]+(?P<rest>\S.*)$"
)
_ABOUT_ANOTHER = re.compile(r"^#?\d{1,6}\b")


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done with the point, and what was said with it."""

    name: str
    note: str = ""


def read_running(words: str) -> tuple[int, Step] | None:
    """The number of a point and that it goes on ("3 loopt, lijst volgt"): said of any point while another is shown."""
    numbered = _NUMBERED.match(" ".join(words.split()))
    runs = _RUNS.match(numbered["rest"]) if numbered else None
    return (int(numbered["number"]), Step("loopt", (runs["note"] or "").strip())) if numbered and runs else None


def read_step(words: str) -> Step | None:
    """The step in typed words; None for words that are about something else ("klaar 12")."""
    said = " ".join(words.split())
    for name, pattern in _STEPS:
        match = pattern.match(said)
        if match is None:
            continue
        note = (match.groupdict().get("note") or "").strip()
        if name not in ("punt", "wordt") and _ABOUT_ANOTHER.match(note):
            return None
        return Step(name, note)
    return None
