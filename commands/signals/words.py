"""Free words about signals -> a command and its line. A question mark asks and never changes anything."""

import re

from storage.frozen import dataclass

_TAKEN_UP = r"opgepakt|opgepikt|in\s+behandeling|pak(?:t|ken)?\s+(?:ik|we|wij|u)?\s*op"
STATES = {
    "bekeken": r"bekeken|gezien|gelezen",
    "opgepakt": rf"{_TAKEN_UP}|loopt|mee\s+bezig",
    "niet opportuun": (
        r"niet\s+(?:meer\s+)?(?:opportuun|nodig|relevant|interessant|bruikbaar|haalbaar|kansrijk|zinvol|van\s+belang)|geen\s+actie(?:\s+nodig)?|vervalt|vervallen|"
        r"kan\s+vervallen|schrap(?:pen)?|intrekken|ingetrokken|trek\s+(?:ik\s+)?in|verwijder(?:en|d)?|weg"
    ),
    "afgehandeld": (
        r"afgehandeld|afgerond|afgesloten|gesloten|sluit(?:en)?|klaar|gereed|gedaan|opgelost|af|done|dicht|✅"
    ),
    "heropend": r"(?:weer|toch)\s+open|moet\s+(?:toch\s+)?open\s+blijven|heropen(?:d|en)?",
}
"""What people say for each state; `heropend` takes a closed signal back to bekeken."""

_ANY_STATE = "|".join(STATES.values())
_ONLY_STATE = re.compile(rf"^(?:{_ANY_STATE})\W*$", re.IGNORECASE)
_OWN_STATE = rf"{STATES['bekeken']}|{_TAKEN_UP}|niet\s+opportuun"  # said of a signal sooner than of an action point
_FILLER = r"(?:status|is|zijn|kan|mag|wordt|worden|nu|al|weer|toch|inmiddels|heb\s+ik|hebben\s+we|heb|:|-|–|op|=|,)"
_KIND = r"kans|bedreiging|knelpunt|media"
_ROOT = re.compile(r"^/?signa(?:al|len)\b\s*:?\s*", re.IGNORECASE)
_ONE = r"(?:signaal\s+(?:(?:nr\.?|nummer)\s*)?#?s?\s?\d{1,6}|s[-\s]?\d{1,6})"
_ONE_ROOTED = r"(?:signaal\s+)?(?:(?:nr\.?|nummer)\s*)?(?:#|s-?)?\d{1,6}"
_OOPS = re.compile(r"^(?:oeps|o\s?jee|nee|sorry|pardon)[\s,.!:]+", re.IGNORECASE)
_ASKING = re.compile(
    r"^(?:(?:van|door|bij)\s+wie|wat|welke?|wie|hoe|hoeveel|waar|wanneer|is er|zijn er|heeft|hebben|kun|kunt|toon|"
    r"laat|geef)\b",
    re.IGNORECASE,
)
_KINDS = re.compile(r"\b(?:kansen|bedreigingen|knelpunten)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:gebeurd|gebeurde|geschiedenis|historie|verloop|geworden|terechtgekomen)\b", re.IGNORECASE)
_LIST = re.compile(r"\b(?:signalen|signalenlijst|signaleringen)\b", re.IGNORECASE)
_LIST_ASKED = re.compile(
    r"^(?:(?:alle|open|openstaande|nieuwe|nieuwste|laatste|mijn|de|gesloten|overzicht|lijst|van|\d+)\s+){0,4}"
    r"signalen(?!\w)",
    re.IGNORECASE,
)
_KINDS_ASKED = re.compile(
    r"^(?:(?:alle|open|openstaande|nieuwe|nieuwste|de|overzicht|lijst|van)\s+){0,4}(?:kansen|bedreigingen|knelpunten)"
    r"(?:\s+(?:in|uit|van|bij|sinds|deze|vorige|afgelopen|noord|midden|zuid)\b(?:\s+\S+){0,3})?\W*$",
    re.IGNORECASE,
)
_MENTIONED = re.compile(rf"(?<!\w)(?P<n>{_ONE})(?![\w-])", re.IGNORECASE)
_NUMBER_FIRST = re.compile(rf"^(?P<n>{_ONE_ROOTED})\s*(?:\W*$|(?:is|al|nu|ook|{_ANY_STATE})\b)", re.IGNORECASE)
_NAMES_ITS_KIND = re.compile(rf"^(?:{_KIND})\s*:\s*\S{{2}}", re.IGNORECASE)
_MINE = re.compile(
    r"\bmijn\s+(?:signa(?:al|len)|melding(?:en)?|kans(?:en)?|knelpunt(?:en)?|bedreiging(?:en)?)\b", re.IGNORECASE
)
_LISTS = re.compile(
    r"^(?:wat\s+(?:speelt|ligt|loopt|staat|is|zijn)\b.+|(?:welke|hoeveel|toon)\s.+|"
    r"lijst|overzicht|alle|alles|open|gesloten|laatste|nieuwste|mijn(?:e)?|"
    r"(?:(?:alle|open|nieuwe)\s+)?(?:kansen|bedreigingen|knelpunten))\W*$",
    re.IGNORECASE,
)
_TAKE_BACK = re.compile(r"^(?:oeps|undo|ongedaan(?:\s+maken)?|(?:neem\s+)?terug)\W*$", re.IGNORECASE)
_NAMED = re.compile(r"^s[-\s]?(?P<n>\d{1,6})(?![\w-])[\s:,.;–-]*(?P<note>.+)$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Order:
    """A way of saying a command; `{n}` in the pattern is one or more signals."""

    pattern: str
    command: str
    line: str

    def match(self, text: str, one: str) -> tuple[str, str] | None:
        """The command and its line, when the text says it; `one` is the pattern of a signal's number."""
        many = rf"(?P<n>{one}(?:\s*(?:,|en|&|\+)\s*{one}|\s+s\d{{1,6}})*)(?![\w-])"
        found = re.match(rf"^{self.pattern.replace('{n}', many)}$", text, re.IGNORECASE | re.DOTALL)
        if not found:
            return None
        groups = {"note": "", "state": "", "kind": ""} | {k: v or "" for k, v in found.groupdict().items()}
        joint = ", " if self.command == "signaal status" else " en "  # who takes one at a time says so
        numbers = joint.join(re.findall(r"\d+", groups.pop("n")))
        return self.command, " ".join(self.line.format(n=numbers, **groups).split(" ")).strip()


_STATE = rf"(?P<state>{_ANY_STATE})(?!\w)"
_NOTE = r"[\s:,.;!–-]*(?P<note>.*)"
_ACTION = r"(?:nieuwe?\s+)?actie(?:punt)?\b"
_POLITE = r"(?:(?:kun|kunt|wil|wilt|kan)\s+(?:je|u|jij|iemand)\s+|graag\s+|ik\s+heb\s+|(?:we|wij)\s+hebben\s+|zet\s+)?"
_ORDERS = (
    _Order(
        rf"maak\s+(?:van\s+)?{{n}}\s+(?:een\s+|tot\s+(?:een\s+)?)?{_ACTION}{_NOTE}", "signaal wordt actie", "{n} {note}"
    ),
    _Order(
        rf"(?:zet\s+)?{{n}}\s+(?:wordt|naar|als|om\s+in|om\s+naar|omzetten(?:\s+in)?|omgezet(?:\s+in)?)\s+"
        rf"(?:een\s+)?{_ACTION}{_NOTE}",
        "signaal wordt actie",
        "{n} {note}",
    ),
    _Order(rf"van\s+{{n}}\s+(?:graag\s+|even\s+)*(?:een\s+)?{_ACTION}{_NOTE}", "signaal wordt actie", "{n} {note}"),
    _Order(rf"(?:maak\s+)?(?:een\s+)?{_ACTION}\s+(?:van|uit|bij)\s+{{n}}{_NOTE}", "signaal wordt actie", "{n} {note}"),
    _Order(
        r"{n}\s+(?:(?:hoeft|moet|mag|toch)\s+)*niet\s+(?:meer\s+)?naar\s+(?:de\s+|het\s+)?(?P<note>.+)",
        "signaal klaarzetten",
        "{n} niet {note}",
    ),
    _Order(
        r"(?:zet\s+|breng\s+|stuur\s+|leg\s+)?{n}\s+(?:(?:is|moet|mag|gaat|door|kan|graag|maar|(?:door|klaar)?(?:zetten|sturen|geven|brengen)|doorgezet|doorgestuurd|klaar)\s+)*"
        r"(?:naar\s+(?:de\s+|het\s+)?|voor\s+(?:de\s+|het\s+)?(?=stuurgroep|platform))(?P<note>\w+.*)",
        "signaal klaarzetten",
        "{n} {note}",
    ),
    _Order(
        r"(?:zet\s+)?(?:naar|voor)\s+(?:de\s+|het\s+)?(?P<note>stuurgroep|(?:bestuurlijk\s+)?platform)\s*:?\s+{n}\W*",
        "signaal klaarzetten",
        "{n} {note}",
    ),
    _Order(r"(?:heropen)\s+{n}\W*", "signaal status", "{n} heropend"),
    _Order(rf"{_POLITE}{{n}}\s*(?:{_FILLER}\s*)*{_STATE}{_NOTE}", "signaal status", "{n} {state} {note}"),
    _Order(rf"{{n}}[\s:,]+(?P<note>[^,;]+)[,;]\s*(?:dus\s+)?{_STATE}\W*", "signaal status", "{n} {state} {note}"),
    _Order(rf"{_POLITE}{_STATE}\s*:?\s*{{n}}{_NOTE}", "signaal status", "{n} {state} {note}"),
    _Order(rf"(?:ik\s+|we\s+|wij\s+)?pak(?:ken)?\s+{{n}}\s+op\b{_NOTE}", "signaal status", "{n} opgepakt {note}"),
    _Order(
        rf"(?:trek|haal)\s+{{n}}\s+(?:in|weg|eraf|van\s+de\s+lijst)\b{_NOTE}",
        "signaal status",
        "{n} niet opportuun {note}",
    ),
    _Order(rf"(?:notitie|noot|opmerking)\s+(?:bij\s+|op\s+)?{{n}}{_NOTE}", "signaal notitie", "{n} {note}"),
    _Order(rf"{{n}}\s+(?:notitie|noot|opmerking)\b{_NOTE}", "signaal notitie", "{n} {note}"),
    _Order(
        rf"{{n}}\s+(?:is|was)\s+(?:geen\s+(?:{_KIND})\W+maar\s+)?(?:een\s+|toch\s+)*(?P<kind>{_KIND})(?:\s+geworden)?(?:\W+(?:en\s+)?(?:niet|geen)\s+(?:een\s+)?(?:{_KIND}))?\W*",
        "signaal wijzig",
        "{n} soort {kind}",
    ),
    _Order(rf"(?:zet|maak)\s+{{n}}\s+(?:op|tot|naar|een)\s+(?P<kind>{_KIND})\W*", "signaal wijzig", "{n} soort {kind}"),
    _Order(
        r"{n}\s+(?:de\s+)?regio\s+(?:is|wordt|moet\s+zijn|:)\s+(?P<note>\S.*?)(?:[\s,]+niet\s.+)?\W*",
        "signaal wijzig",
        "{n} regio {note}",
    ),
    _Order(r"(?:wijzig|verander|pas)\s+{n}\s*(?P<note>.*?)(?:\s+aan)?", "signaal wijzig", "{n} {note}"),
    _Order(
        r"{n}\s+(?P<note>(?:soort|tekst|regio|bron|link|datum|voor|vóór|uiterlijk|wijzig(?:en)?)(?![\w'’]).*)",
        "signaal wijzig",
        "{n} {note}",
    ),
    _Order(r"{n}\s*:\s*(?P<note>.+)", "signaal notitie", "{n} {note}"),
    _Order(r"(?:geschiedenis|historie|verloop)\s+(?:van\s+)?{n}\W*", "signaal geschiedenis", "{n}"),
    _Order(r"(?:toon|bekijk|open|laat|geef)?\s*{n}(?:\s+(?:zien|tonen|toon|bekijken))?\W*", "signaal toon", "{n}"),
)
_BARE = _Order(
    rf"{{n}}\s*(?:{_FILLER}\s*)*(?P<state>{_OWN_STATE})(?!\w){_NOTE}", "signaal status", "{n} {state} {note}"
)
_BARE_FIRST = _Order(rf"(?P<state>{_OWN_STATE})\s*:?\s*{{n}}{_NOTE}", "signaal status", "{n} {state} {note}")


def understand_signal(text: str) -> tuple[str, str] | None:
    """The command and line that a text about signals means; None when it is about something else.

    Behind the word signaal everything is about signals, and what is no order or question is a new one.
    """
    said = text.strip().removeprefix("/")
    said = _OOPS.sub("", said)
    root = _ROOT.match(said)
    body = said[root.end() :] if root else said
    if body.endswith("?") or (not root and _ASKING.match(body)):
        return _question(body, root is not None)
    for order in _ORDERS:
        if found := order.match(body, _ONE_ROOTED if root else _ONE):
            return found
    if root is None and _NAMES_ITS_KIND.match(said):
        return "signaal nieuw", said
    if root is None:
        return _BARE.match(said, _ONE_ROOTED) or _BARE_FIRST.match(said, _ONE_ROOTED) or _listed(said)
    if said.casefold().startswith("signalen") or _LISTS.match(body):
        return "signaal lijst", body
    if _TAKE_BACK.match(body):
        return "ongedaan", ""
    if _ONLY_STATE.match(body):
        return "signaal status", ""
    if told := _NAMED.match(body):
        return "signaal status", f"{told['n']} {told['note']}"  # about a signal that is there: no new one
    return ("signaal nieuw", body) if body else None


def _question(body: str, rooted: bool) -> tuple[str, str] | None:
    mentioned = _MENTIONED.search(body) or (_NUMBER_FIRST.match(body) if rooted else None)
    if mentioned:
        number = "".join(re.findall(r"\d+", mentioned.group("n")))
        return ("signaal geschiedenis" if _PAST.search(body) else "signaal toon"), number
    if rooted:
        return "signaal lijst", body
    if _MINE.search(body):
        return "signaal lijst", "alle van mij"
    return ("signaal lijst", _LIST.sub(" ", body).strip()) if _LIST.search(body) or _KINDS.search(body) else None


def _listed(text: str) -> tuple[str, str] | None:
    asked = _LIST_ASKED.match(text) or _KINDS_ASKED.match(text)
    return ("signaal lijst", _LIST.sub(" ", text).strip()) if asked else None


def state_of(words: str) -> tuple[str, str]:
    """The state that these words begin with and what follows; the state is empty when they begin with none."""
    for state, pattern in STATES.items():
        if match := re.match(rf"^(?:{_FILLER}\s*)*(?:{pattern})(?!\w)[\s:,.;–-]*", words.strip(), re.IGNORECASE):
            return state, re.sub(r"^want\s+", "", words.strip()[match.end() :].strip(), flags=re.IGNORECASE)
    return "", words.strip()


def says_own_state(text: str) -> bool:
    """Whether it says what is said of a signal sooner than of an action point: bekeken, opgepakt, niet opportuun."""
    return re.search(rf"\b(?:{_OWN_STATE})(?!\w)", text, re.IGNORECASE) is not None
