"""Free questions -> a list, a point, the agenda. A question never changes anything."""

import re

from commands.ask.meaning import NUMBER, NUMBERS, Understood, rule
from commands.command import Context
from commands.confirm import line
from commands.reply import Button, Buttons, Reply, Text

_Q = r"[\s?!.]*"
_STILL = r"(?:(?:nog|er|allemaal|eigenlijk|nu|op\s+dit\s+moment|zoal)\s+)*"
_OPEN = r"(?:open(?:\s*staan|\s*staat|staande?)?|te\s+doen|liggen|ligt|op\s+de\s+lijst|uit)"

QUESTIONS = (
    rule(rf"wie\s+(?:heeft|hebben|liet|laat|is|zijn|loopt|lopen|blijft|blijven)\s+{_STILL}(?:niets|niks|nog\s+niets|nog\s+niks|stil|achter|niet)\b.*",
         "actie stil"),
    rule(rf"(?:van\s+)?wie\s+(?:hebben|heb)\s+(?:we|ik|wij)\s+(?:nog\s+)?(?:niets|niks)\s+gehoord{_Q}", "actie stil"),
    rule(rf"(?:wat|welke\s+\w+)\s+(?:moet|moeten|gaat|gaan|kan|kunnen|ligt|staat|hebben\s+we)\s+{_STILL}(?:voor|naar|klaar\s+voor)\s+(?:de\s+|het\s+)?stuurgroep\b.*",
         "actie stuurgroep"),
    rule(rf"(?:wat\s+is\s+er|is\s+er\s+iets|wat)\s+{_STILL}(?:gebeurd|veranderd|gedaan|gesloten|bijgekomen|nieuw)\s*(?P<note>(?:sinds|vanaf)\s+.+?)?{_Q}",
         "actie sinds", "{note}"),
    rule(rf"(?:wat\s+is\s+)?(?:het\s+)?nieuws?\s+(?P<note>sinds\s+.+?){_Q}", "actie sinds", "{note}"),
    rule(rf"(?:hoe\s+staat\s+het\s+met|hoe\s+is\s+het\s+met|wat\s+is\s+de\s+(?:stand|status)\s+van|status\s+van|hoe\s+ver\s+is|hoe\s+gaat\s+het\s+met)\s+{NUMBERS}{_Q}",
         "actie toon", "{numbers}"),
    rule(rf"(?:wat\s+is|wat\s+was|wat\s+houdt|waar\s+gaat)\s+{NUMBERS}(?:\s+(?:ook\s+(?:al)?\s*(?:weer)?|in|over)?)*{_Q}",
         "actie toon", "{numbers}"),
    rule(rf"(?:waar\s+komt|waarom\s+is|wie\s+(?:maakte|sloot|heeft|wijzigde)|wanneer\s+is|wat\s+is\s+er\s+(?:met|gebeurd\s+met))\s+{NUMBERS}\b.*",
         "actie geschiedenis", "{numbers}"),
    rule(rf"wie\s+(?:doet|heeft|gaat\s+over|pakt)\s+{NUMBERS}(?:\s+op)?{_Q}", "actie toon", "{numbers}"),
    rule(rf"(?:hoe\s+staat\s+het\s+met|hoe\s+is\s+het\s+met|hoe\s+gaat\s+het\s+met|wat\s+is\s+de\s+(?:stand|status)\s+van|is\s+er\s+(?:al\s+)?(?:iets|wat|nieuws)\s+(?:bekend\s+)?over|wat\s+weten\s+we\s+(?:over|van)|wat\s+hebben\s+we\s+(?:over|rond))\s+(?:de\s+|het\s+|een\s+|dat\s+|die\s+)?(?P<note>.+?){_Q}",
         "actie lijst", "zoek {note}"),
    rule(rf"(?:wat|welke\s+\w+)\s+(?:moet|moeten|heb|hebben|kan|ga)\s+(?P<who>ik|wij|we)\s+{_STILL}(?:doen|{_OPEN}|staan|af\s*maken|afronden)?\s*(?P<note>.*?)\s*(?:doen|klaar\s+hebben|af\s+hebben|opleveren)?{_Q}",
         "actie lijst", "mijn {note}"),
    rule(rf"(?:wat|welke\s+\w+)\s+(?:staat|staan|ligt|liggen|is|zijn)\s+{_STILL}(?:{_OPEN}\s+)?(?:voor|bij|van|op\s+naam\s+van)\s+(?P<note>.+?)(?:\s+{_OPEN})?{_Q}",
         "actie lijst", "{note}"),
    rule(rf"(?:wat|welke\s+\w+)\s+(?:moet|moeten|heeft|hebben|doet|doen)\s+(?P<note>(?!er\b|ik\b|we\b|wij\b).+?)\s+{_STILL}(?:doen|{_OPEN}|af\s*maken|te\s+doen)?{_Q}",
         "actie lijst", "{note}"),
    rule(rf"(?:wat|welke\s+\w+)\s+(?:staat|staan|is|zijn|ligt|liggen|loopt|lopen|speelt|spelen|gebeurt)\s+{_STILL}(?:{_OPEN}\s+)?(?P<note>(?:in|rond|rondom|op\s+het\s+gebied\s+van|over|aan)\s+.+?)(?:\s+{_OPEN})?{_Q}",
         "actie lijst", "{note}"),
    rule(rf"(?:wat|welke\s+(?:punten|acties|actiepunten|taken|zaken))\s+(?:is|zijn|staat|staan|loopt|lopen)\s+{_STILL}(?P<note>te\s+laat|over\s+tijd|verlopen|zonder\s+eigenaar|van\s+niemand|doorlopend|gesloten|afgerond){_Q}",
         "actie lijst", "{note}"),
    rule(rf"wat\s+(?:heeft|hebben|is\s+er\s+door)\s+(?P<note>.+?)\s+(?:al\s+)?(?:gedaan|afgerond|gesloten){_Q}",
         "actie lijst", "gesloten {note}"),
    rule(rf"(?:wat|welke\s+\w+)?\s*(?:staat|staan|is|zijn)\s+{_STILL}{_OPEN}{_Q}", "actie lijst", ""),
    rule(rf"(?:wat|welke)\s+(?:actiepunten|acties|punten|taken)\s+(?:zijn|staan|hebben\s+we|lopen)\s*{_STILL}(?:{_OPEN})?\s*(?P<note>.*?){_Q}",
         "actie lijst", "{note}"),
    rule(rf"(?:{_OPEN}|openstaand)\s+(?:voor|bij|van|in)\s+(?P<note>.+?){_Q}", "actie lijst", "{note}"),
    rule(rf"(?:acties|actiepunten|punten|taken)\s+(?P<note>.+?){_Q}", "actie lijst", "{note}"),
    rule(rf"(?:mijn|onze)\s+(?:acties|actiepunten|punten|taken|lijst)(?P<note>.*?){_Q}", "actie lijst", "mijn {note}"),
    rule(rf"(?:wie|wat)\s+(?:is|zijn)\s+{_STILL}te\s+laat{_Q}", "actie lijst", "te laat"),
    rule(r"(?:is|zijn)\s+er\s+(?:nog\s+)?(?:punten|acties|actiepunten|dingen|taken)?\s*(?P<note>te\s+laat|zonder\s+eigenaar|over\s+tijd).*",
         "actie lijst", "{note}"),
    rule(rf"(?:heeft|hebben)\s+(?P<note>.+?)\s+(?:nog\s+)?(?:iets|wat|punten|acties)\s*(?:{_OPEN}|te\s+doen)?{_Q}",
         "actie lijst", "{note}"),
    rule(r"wie\s+(?:is|zijn)\s+(?:de\s+)?(?:secretaris|voorzitter|kennisambassadeur|beheerder)\b.*", "horzel"),
    rule(r"(?:wat\s+kun\s+je|wat\s+kan\s+je|wat\s+kunt\s+u|hoe\s+werkt\s+(?:dit|het|horzel)|help)\b.*", "horzel"),
)  # fmt: skip

_ORDERISH = re.compile(
    rf"^(?:(?:is|zijn|kan|kunnen|mag|mogen|moet|moeten|zal|zullen|was|zou)\s+(?:ik\s+|we\s+)?)?(?:de\s+)?{NUMBERS}\b.*\?\s*$"
    rf"|^(?:sluit|klaar|schrap|zet|geef|verplaats|heropen|voeg|wijzig)\b.*?{NUMBER}.*\?\s*$",
    re.IGNORECASE | re.DOTALL,
)


def is_question(text: str) -> bool:
    """Whether this asks something: by its question mark, or by how it begins."""
    return text.rstrip().endswith("?") or bool(
        re.match(r"(?:wat|wie|waar|wanneer|welke?|hoe|hoeveel|waarom)\b", text.strip(), re.IGNORECASE)
    )


def question(text: str) -> Understood | None:
    """The question in a text, if it is one we can answer."""
    for one in QUESTIONS:
        if found := one.read(text):
            return found
    return None


def ask_back(text: str, ctx: Context) -> Reply | None:
    """A question that looks like an order ("is 12 klaar?"): tell how it stands and offer to do it."""
    match = _ORDERISH.match(text.strip())
    digits = re.search(r"\d{1,6}", match.group()) if match else None
    if not digits:
        return None
    action = ctx.store.actions.get(int(digits.group()))
    if action is None or action.status == "ingetrokken":
        return Reply(summary=f"Actiepunt {digits.group()} bestaat niet.", only_me=True)
    state = "staat nog open" if action.open else f"is {action.status}"
    number = {"numbers": str(action.number)}
    press = Button(label="Klaar", command="actie klaar", args=number, style="primary")
    if not action.open:
        press = Button(label="Heropenen", command="actie heropen", args=number)
    return Reply(
        summary=f"Actiepunt {action.number} {state}. Er is niets gewijzigd.",
        parts=(
            Text(text=line(action, ctx)),
            Buttons(buttons=(press, Button(label="Toon", command="actie toon", args={"number": str(action.number)}))),
        ),
        only_me=True,
    )
