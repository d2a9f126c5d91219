"""Orders about action points, in the order of words that people use: "12 klaar", "zet 4 op 1 mei", "13 naar LWV"."""

from commands.ask.meaning import CLOSE, DONE, NUMBERS, Understood, rule

_IS = r"(?:\s+(?:is|zijn|staat|nu|al|inmiddels|helemaal|ook|kan|mag|kunnen|mogen|heb\s+ik|hebben\s+we))*"
_STOP = r"[\s.!…]*"

ORDERS = (
    rule(rf"(?:oeps|o\s*jee|nee)?[\s,.!]*{NUMBERS}\s+(?:moet|mag|kan|had)\s+(?:toch\s+|gewoon\s+)?open\s+(?:blijven|staan){_STOP}",
         "actie heropen", "{numbers}"),
    rule(rf"{NUMBERS}\s+(?:weer|toch|toch\s+weer)\s+(?:open|openzetten){_STOP}", "actie heropen", "{numbers}"),
    rule(rf"(?:zet|doe|maak)\s+{NUMBERS}\s+(?:maar\s+)?(?:weer|toch)\s+open{_STOP}", "actie heropen", "{numbers}"),
    rule(rf"{NUMBERS}\s+heropenen?{_STOP}", "actie heropen", "{numbers}"),
    rule(rf"heropen\s+{NUMBERS}\s*(?P<note>.*)", "actie heropen", "{numbers} {note}"),
    rule(rf"{NUMBERS}\s+is\s+(?:toch\s+)?(?:nog\s+)?niet\s+(?:klaar|af|gereed|afgerond){_STOP}",
         "actie heropen", "{numbers}"),
    rule(rf"(?:ik\s+heb\s+|we\s+hebben\s+|wij\s+hebben\s+)?{NUMBERS}{_IS}\s*{DONE}(?![\w-])[\s,.:;–!-]*(?P<note>.*)",
         "actie klaar", "{numbers} {note}"),
    rule(rf"{CLOSE}(?![\w-])\s*:?\s*{NUMBERS}(?![\w-])[\s,:;.–-]*(?P<note>.*)", "actie klaar", "{numbers} {note}"),
    rule(rf"(?:zet|doe|maak|vink|rond|streep)\s+{NUMBERS}\s+(?:maar\s+)?(?:op\s+)?(?:{DONE}|door)(?![\w-])[\s,.:;–!-]*(?P<note>.*)",
         "actie klaar", "{numbers} {note}"),
    rule(rf"(?:ons|mijn|onze)\s+deel\s+van\s+{NUMBERS}{_IS}\s*{DONE}[\s.!]*(?P<note>.*)",
         "actie klaar", "{numbers} ons deel {note}"),
    rule(rf"{NUMBERS}\s*:?\s*(?P<note>(?:ons|mijn|onze)\s+deel\b.*)", "actie klaar", "{numbers} {note}"),
    rule(rf"{NUMBERS}\s+(?:wordt|gaat\s+verder\s+als|wordt\s+vervolgd\s+door)\s*(?:nu\s*)?:?\s*(?P<note>.+)",
         "actie wordt", "{numbers} {note}"),
    rule(rf"{NUMBERS}\s+(?:kan\s+|mag\s+)?(?:vervalt|vervallen|schrappen|komt\s+te\s+vervallen|hoeft\s+niet\s+meer)\W*(?P<note>.*)",
         "actie vervalt", "{numbers} {note}"),
    rule(rf"(?:schrap|vervalt|verwijder|laat\s+vervallen|gooi\s+weg)\s*:?\s*{NUMBERS}\W*(?P<note>.*)",
         "actie vervalt", "{numbers} {note}"),
    rule(rf"laat\s+{NUMBERS}\s+(?:maar\s+)?vervallen\W*(?P<note>.*)", "actie vervalt", "{numbers} {note}"),
    rule(rf"{NUMBERS}\s+(?:is\s+|wordt\s+)?doorlopend{_STOP}", "actie doorlopend", "{numbers}"),
    rule(rf"(?:maak\s+)?{NUMBERS}\s+doorlopend{_STOP}", "actie doorlopend", "{numbers}"),
    rule(rf"doorlopend\s*:?\s*{NUMBERS}{_STOP}", "actie doorlopend", "{numbers}"),
    rule(rf"voeg\s+{NUMBERS}\s+(?:samen|bij\s+elkaar|in\s+elkaar){_STOP}", "actie samenvoegen", "{numbers}"),
    rule(rf"{NUMBERS}\s+(?:samenvoegen|zijn\s+(?:hetzelfde|dubbel)|is\s+(?:hetzelfde|dubbel)){_STOP}",
         "actie samenvoegen", "{numbers}"),
    rule(rf"{NUMBERS}\s+(?:is|zijn)\s+(?:nu\s+|toch\s+|eigenlijk\s+)?(?:voor|van)\s+(?P<note>.+)",
         "actie wijzig", "{numbers} naar {note}"),
    rule(rf"(?:zet|verplaats|schuif|verschuif|verzet|plan)\s+{NUMBERS}\s+(?:maar\s+)?(?:op|naar|door\s+naar|tot|in)\s+(?P<note>.+)",
         "actie wijzig", "{numbers} {note}"),
    rule(rf"{NUMBERS}\s+(?:schuift|gaat|moet|kan)\s+(?:door\s+)?(?:naar|op)\s+(?P<note>.+)",
         "actie wijzig", "{numbers} {note}"),
    rule(rf"{NUMBERS}\s+(?:een\s+)?(?P<note>(?:week|maand|dag)\s+(?:later|uitstel\w*|opschuiven)){_STOP}",
         "actie wijzig", "{numbers} {note}"),
    rule(rf"(?:geef|draag|gun)\s+{NUMBERS}\s+(?:over\s+|door\s+)?aan\s+(?P<note>.+)",
         "actie wijzig", "{numbers} naar {note}"),
    rule(rf"(?P<note>[\w@. -]{{2,40}}?)\s+(?:neemt|pakt|doet|pakt\s+op)\s+{NUMBERS}(?:\s+(?:over|op))?{_STOP}",
         "actie wijzig", "{numbers} naar {note}"),
    rule(rf"{NUMBERS}\s*:\s+(?P<note>.+)", "actie notitie", "{numbers} {note}"),
    rule(rf"(?:notitie|noot|opmerking)\s+(?:bij\s+)?{NUMBERS}\s*:?\s*(?P<note>.+)",
         "actie notitie", "{numbers} {note}"),
    rule(rf"bij\s+{NUMBERS}\s*:\s*(?P<note>.+)", "actie notitie", "{numbers} {note}"),
    rule(rf"{NUMBERS}\s+(?P<note>(?:naar|eigenaar|uiterlijk|voor|vóór|op|geen\s+datum|geen\s+eigenaar|thema)\s*.*)",
         "actie wijzig", "{numbers} {note}"),
    rule(rf"wijzig\s+{NUMBERS}\s*(?P<note>.*)", "actie wijzig", "{numbers} {note}"),
    rule(rf"(?:toon|laat\s+zien|bekijk|open)\s+{NUMBERS}{_STOP}", "actie toon", "{numbers}"),
    rule(rf"laat\s+{NUMBERS}\s+(?:eens\s+)?zien{_STOP}", "actie toon", "{numbers}"),
    rule(rf"(?:geschiedenis|historie)\s+(?:van\s+)?{NUMBERS}{_STOP}", "actie geschiedenis", "{numbers}"),
    rule(rf"{NUMBERS}{_STOP}", "actie toon", "{numbers}"),
    rule(r"(?:lijst|overzicht|actielijst|toon|laat\s+zien)\s*(?P<note>.*)", "actie lijst", "{note}"),
    rule(r"(?:te\s+laat|zonder\s+eigenaar|doorlopend|gesloten|alles|alle\s+(?:acties|punten))", "actie lijst", ""),
    rule(r"(?:zoek|zoek\s+op|zoeken)\s+(?P<note>.+)", "actie lijst", "zoek {note}"),
)  # fmt: skip


def order(text: str) -> Understood | None:
    """The order in a text, if it is one. "te laat" alone is a list of what is late."""
    for one in ORDERS:
        if found := one.read(text):
            if found.command == "actie lijst" and not found.line:
                return Understood(found.command, text)
            return found
    return None
