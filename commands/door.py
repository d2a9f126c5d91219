"""What a platform's door says by itself, before or after a command could speak: plain Dutch, in one place."""

from typing import Final

NOT_UNDERSTOOD: Final = "Dit begrijp ik niet. Typ /horzel voor wat ik kan."
BUTTON_UNKNOWN: Final = "Deze knop werkt niet meer. Er is niets gewijzigd; typ /horzel voor wat ik kan."
BROKEN: Final = (
    "De database is nu bezet, vol of niet te bereiken. Er is niets bewaard; probeer het over een minuut nog eens."
)
BUSY: Final = "Dit duurt langer dan gewoonlijk. Het antwoord volgt hier; blijft het uit, dan is er niets bewaard."
NOT_INSTALLED: Final = (
    "Horzel is in deze werkruimte niet (meer) geïnstalleerd. Vraag de beheerder Horzel toe te voegen."
)

INSTALLED: Final = "Horzel is toegevoegd. Typ /horzel in het kanaal van uw werkgroep."
NOT_ADDED: Final = "Horzel is niet toegevoegd. Begin opnieuw bij de installatiepagina."
REFUSED_BY_USER: Final = "U hebt de installatie afgebroken. Er is niets toegevoegd."

NOTHING: Final = "–"
SHORTENED: Final = "De rest past niet in dit bericht."
OPEN_FORM: Final = "Formulier openen"
CLOSE: Final = "Sluiten"
CANCEL: Final = "Annuleren"
CHOOSE: Final = "Kies"
FILL_IN: Final = "Vul dit in."
REFRESH: Final = "Vernieuwen"

FILE_TOO_LARGE: Final = "Dit bestand is te groot; ik lees bestanden tot 10 MB."
FILE_NOT_FETCHED: Final = "Dit bestand kon ik niet ophalen. Stuur het nog eens, of plak de tekst in een bericht."

FILE_PRIVATELY: Final = (
    "Een bestand uit een kanaal mag ik niet ophalen. Stuur het mij in ons privégesprek, of plak de tekst."
)
FILE_GIVEN: Final = "Het bestand staat in uw OneDrive."
FILE_DECLINED: Final = "Het bestand is niet bewaard. Vraag het gerust opnieuw."
FILE_NOT_GIVEN: Final = "Het bestand kon niet in uw OneDrive worden gezet. Vraag het opnieuw."
IN_PRIVATE: Final = "Het antwoord staat in uw privégesprek met Horzel."

CHANNEL_GONE: Final = "Horzel kan niet in dit kanaal schrijven: het is weg, gearchiveerd, of Horzel is er geen lid van."
PERSON_GONE: Final = "Horzel kan deze persoon geen privébericht sturen."
ACCESS_GONE: Final = "Horzel heeft geen toegang meer tot deze werkruimte."
REFUSED: Final = "Het chatprogramma heeft dit bericht geweigerd."
TOO_FAST: Final = "Het chatprogramma vraagt om even te wachten."
UNREACHABLE: Final = "Het chatprogramma is niet bereikbaar."
OUTCOME_UNKNOWN: Final = "Of dit bericht is aangekomen, is niet te zeggen."
CANNOT_LOOK: Final = "Of dit bericht er al staat, is niet na te gaan."

WORDS: Final = ("actie", "signaal", "vergadering", "stand", "visie", "horzel")
"""The words a chat program registers as commands of its own; all else is a word after these."""
APP_NAME: Final = "Horzel"
APP_DESCRIPTION: Final = "Houdt de actiepunten, signalen en vergaderingen van uw werkgroep bij."
APP_FULL_NAME: Final = "Horzel: actiepunten, signalen en vergaderingen"
APP_EXPLAINED: Final = (
    "Horzel houdt voor een werkgroep van overheden en bedrijven bij wie wat doet en wanneer. Leg een actiepunt vast "
    "in één regel, sluit het met één knop, geef een signaal door, en zie elke week wat er open staat. Voor de "
    "vergadering maakt Horzel de agenda, erna het conceptverslag. Noem @Horzel in het kanaal, of stuur een "
    "privébericht. Horzel leest niet mee: het hoort alleen wat u tegen Horzel zegt."
)
MENU: Final = (
    "actie nieuw",
    "actie klaar",
    "actie lijst",
    "signaal nieuw",
    "signaal lijst",
    "stand",
    "vergadering",
    "vergadering agenda",
    "visie",
    "horzel",
)
"""The commands a chat program offers in a menu that holds no more than ten."""

SHORTCUTS: Final = (
    ("make_action", "Maak actiepunt", "Maak van dit bericht een actiepunt.", "actie formulier"),
    ("make_signal", "Maak signaal", "Geef dit bericht door als signaal.", "signaal formulier"),
)
"""Message menu: callback id, name, description, and the command it runs with the message's text as `what`."""


def slashed(example: str) -> str:
    """An example with a slash where a chat program knows its first word; any other is said in private or a mention."""
    return f"/{example}" if example.partition(" ")[0] in WORDS else example


def cannot_tell_privately(name: str) -> str:
    """Somebody asked something in a channel whose answer is for him alone, and he can't be written to."""
    who = f"{name}, ik" if name else "Ik"
    return f"{who} kan u geen privébericht sturen. Voeg de app Horzel toe in Teams en vraag het opnieuw."


def file_follows(name: str) -> str:
    """What stands in a message until the file itself is there."""
    return f"📎 {name} volgt hier als bestand."


def file_in_private(name: str) -> str:
    """What stands in a place that can't hold files."""
    return f"📎 {name} staat in uw privégesprek met Horzel."


def further(count: int) -> str:
    """`en nog 14`: the rows or choices of a list that are not shown."""
    return f"en nog {count}"


def which_one(label: str) -> str:
    """On a menu that stands for the button of each row: `Klaar: welke?`."""
    return f"{label}: welke?"


def describing(label: str, number: str) -> str:
    """What a screen reader says for a button in a row: `Klaar bij 12`."""
    return f"{label} bij {number}"
