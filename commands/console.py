"""What the command line says by itself: its help, its errors, its headings. The rest comes from the commands."""

import re
from collections.abc import Sequence
from typing import Final

from commands.dutch import count, join_and

DESCRIPTION: Final = "Horzel houdt voor een werkgroep de actiepunten, signalen en vergaderingen bij."
USAGE: Final = "Gebruik: "
OPTIONS: Final = "Mogelijkheden"
COMMANDS: Final = "Opdrachten"
SHOW_HELP: Final = "toon deze hulp"

HELP: Final = {
    "serve": "alles in één proces: de ingestelde deuren, klok en verzending; zonder chatprogramma het proefvenster",
    "web": "alleen de deuren, voor een opstelling met meer processen",
    "worker": "alleen klok en verzending, voor een opstelling met meer processen",
    "socket": "Slack via Socket Mode (zonder openbaar adres), met klok en verzending",
    "chat": "praat met Horzel in de terminal; met invoer uit een bestand is één regel één bericht",
    "tick": "doe eenmalig wat op dit moment aan de beurt is: weekberichten, herinneringen, opruimen",
    "setup": "richt werkgroepen in volgens een bestand; mag zo vaak als u wilt",
    "import": "lees een verslag of actielijst; zonder --yes wordt er niets bewaard",
    "export": "schrijf gegevens weg naar een bestand of het scherm",
    "list": "alle actiepunten, de tekst van elk op een regel",
    "state": "nummer, werkgroep, werkruimte en status van elk actiepunt",
    "check": "controleer instellingen, database, logboek en eigen regels",
    "migrate": "breng de database naar de nieuwste versie, na een reservekopie",
    "backup": "maak een reservekopie terwijl Horzel doordraait",
    "restore": "zet een reservekopie terug",
    "docs": "schrijf de gemaakte delen van de documentatie en de manifesten opnieuw",
    "demo": "laat met een echt verslag zien wat Horzel doet, en daarna zelf proberen",
}
ARGUMENTS: Final = {
    "env_file": "lees instellingen uit dit bestand; wat in de omgeving staat, gaat voor",
    "host": "adres om op te luisteren (standaard 127.0.0.1)",
    "port": "poort om op te luisteren (standaard PORT, anders 3000)",
    "as": "als wie u praat: een account of de naam van een lid",
    "in": "in welke werkgroep",
    "at": "alsof het dit moment is, zoals 2023-05-15T09:00",
    "private": "onder vier ogen met Horzel in plaats van in het kanaal",
    "setup_file": "een bestand zoals examples/limburg.toml",
    "import_file": "een verslag of actielijst: docx, odt, pdf, xlsx, ods, csv, txt, md, eml of html",
    "body": "voor welke werkgroep, met de korte naam",
    "json": "het voorstel als JSON, voor andere programma's",
    "yes": "bewaar wat er is voorgesteld",
    "what": "wat: actions, signals, meetings, goals, contacts, audit of all",
    "format": "hoe: json, csv, xlsx, docx, pdf, md of ics",
    "woo": "met rol en organisatie in plaats van namen; eerst komt er een nakijklijst",
    "reviewed": "de nakijklijst die u hebt nagekeken en ondertekend",
    "out": "schrijf naar dit bestand in plaats van naar het scherm",
    "plain": "elke tekst als één JSON-tekenreeks op een regel",
    "backup_file": "het bestand van de reservekopie",
    "once": "toon alles één keer en stop, zonder proefvenster",
    "root": "de map van het project",
    "teams_site": "de webpagina van uw organisatie over Horzel, voor de Teams-app",
    "teams_slash": "een Teams-app waarin opdrachten ook met een schuine streep kunnen (proefversie van Microsoft)",
}

NO_COMMAND: Final = "Welke opdracht? Typ »horzel --help« voor wat er kan."
DATABASE_UNREACHABLE: Final = "De database is niet te bereiken; klopt DATABASE_URL en staat de database aan?"
DATABASE_LOCKED: Final = "De database is bezet door een ander programma; probeer het zo nog eens."
DATABASE_UNWRITABLE: Final = "In de database kan niet worden geschreven; is het bestand alleen-lezen, of de schijf vol?"
DATABASE_BROKEN: Final = "Dit bestand is geen database van Horzel of is beschadigd; zet een reservekopie terug."
DATABASE_NEWER: Final = "Deze database is gemaakt door een nieuwere Horzel; gebruik die, of zet een reservekopie terug."
DATABASE_EMPTY: Final = (
    "De database is nog leeg; begin met »horzel setup BESTAND.toml«; voorbeelden staan in examples/."
)
DATABASE_OLD: Final = "De database is van een oudere Horzel; draai eerst »horzel migrate«."
NETWORK_DISK: Final = (
    "Een SQLite-bestand op een netwerkschijf gaat vroeg of laat kapot; "
    "zet het op een eigen schijf of gebruik PostgreSQL."
)
UNSAFE_TOKENS: Final = (
    "DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS staat aan, en daarmee kan iedereen zich voor een ander uitgeven; "
    "haal die instelling weg."
)
TEST_KEYS_ONLY_HERE: Final = (
    "TEAMS_OPENID_METADATA_URL en TEAMS_SERVICE_TOKEN zijn alleen om te testen, op een adres van deze computer zelf."
)
ONLY_THIS_MACHINE: Final = (
    "Zonder chatprogramma is er alleen het proefvenster, en dat opent alleen op deze computer zelf (--host 127.0.0.1)."
)
SLACK_STAYED_AWAY: Final = "De verbinding met Slack kwam niet terug; start Horzel opnieuw."
NO_BODY: Final = "Er is nog geen werkgroep; begin met »horzel setup BESTAND.toml«; voorbeelden staan in examples/."
NOTHING_DUE: Final = "Er was niets aan de beurt."
NOT_SAVED_YET: Final = "Er is nog niets bewaard. Met --yes erbij wel."
NEWCOMER: Final = "Ik"
OPERATOR: Final = "Beheer"
NEW_BODY: Final = "Nieuwe werkgroep"
DOCS_CURRENT: Final = "Alles was al bij."
SETUP_CURRENT: Final = "Alles stond al zoals het bestand het zegt."

REPEATED: Final = "(herhaling) "
"""Goes in front of a message that may have arrived already, where that cannot be looked up."""

SETTING_RULES: Final = {
    "DATABASE_URL": "sqlite:///bestand of postgresql://gebruiker@computer/database",
    "PORT": "een getal van 1 tot en met 65535",
    "HORZEL_LOG": "json of text",
    "SLACK_API_BASE_URL": "een adres dat met https:// of http:// begint",
    "SLACK_AUTHORIZE_URL": "een adres dat met https:// of http:// begint",
    "TEAMS_OPENID_METADATA_URL": "een adres dat met https:// of http:// begint",
}


def settings_wrong(wrong: Sequence[str], missing: Sequence[str]) -> str:
    """All settings that are wrong or missing, in one sentence."""
    parts = []
    if missing:
        parts.append(f"{join_and(missing)} {'ontbreekt' if len(missing) == 1 else 'ontbreken'}")
    parts += [f"{name} klopt niet ({SETTING_RULES.get(name, 'onleesbaar')})" for name in wrong]
    return f"De instellingen zijn niet in orde: {'; '.join(parts)}."


def file_unreadable(name: str) -> str:
    """The file named on the command line cannot be read."""
    return f"Het bestand {name} is er niet of is niet te lezen."


def no_toml(name: str, reason: str) -> str:
    """The set-up file is not TOML; the reader's own words say where."""
    found = re.search(r"\(at (?:line (\d+).*|end of document)\)", reason)
    where = "aan het eind" if not found or not found[1] else f"bij regel {found[1]}"
    return f"{name} is geen geldig TOML-bestand: kijk {where}."


def file_unwritable(name: str) -> str:
    """The file named on the command line cannot be written."""
    return f"Het bestand {name} is niet te schrijven."


def no_such_body(name: str, known: Sequence[str]) -> str:
    """The body named on the command line does not exist."""
    return f"De werkgroep {name} ken ik niet; wel: {join_and(known, 'of')}."


def which_body(known: Sequence[str]) -> str:
    """There are several bodies and none was named."""
    return f"Voor welke werkgroep? Kies met --body uit: {join_and(known, 'of')}."


def port_taken(host: str, port: int) -> str:
    """Nobody can listen there."""
    return f"Op {host}, poort {port}, kan ik niet luisteren: die is bezet of mag niet; kies een andere met --port."


def broken(kind: str) -> str:
    """Something happened that nobody thought of; its kind helps whoever looks into it."""
    return f"Er ging iets mis ({kind}). Zoek de oorzaak met »horzel check«."


def listening(address: str) -> str:
    """Where the try-out window is."""
    return f"Het proefvenster staat open op {address} (Ctrl-C stopt)."


def migrated(version: str) -> str:
    """The schema is at the newest version now."""
    return f"De database is bijgewerkt naar versie {version}."


def already_newest(version: str) -> str:
    """Nothing had to be migrated."""
    return f"De database was al op de nieuwste versie ({version})."


def backed_up(name: str) -> str:
    """A backup was made."""
    return f"Reservekopie gemaakt: {name}"


def restored(name: str) -> str:
    """A backup was put back."""
    return f"Teruggezet: {name}"


def kept_before_restore(name: str) -> str:
    """What was there before was kept."""
    return f"Wat er stond, is bewaard als {name}"


def not_a_backup(name: str) -> str:
    """The file is something else."""
    return f"Het bestand {name} is geen reservekopie van Horzel."


def only_into_sqlite(name: str) -> str:
    """A copy of a SQLite file cannot be put into PostgreSQL."""
    return f"{name} is een kopie van een SQLite-bestand en past niet in PostgreSQL; gebruik »horzel export all«."


def saved(what: str) -> str:
    """An export went to a file."""
    return f"Weggeschreven naar {what}"


def cannot_be(what: str, form: str) -> str:
    """This combination of WHAT and format is not there."""
    return f"{what} als {form} kan niet; kies json of xlsx."


def put_out(number: int) -> str:
    """What the poster did."""
    return f"{count(number, 'bericht', 'berichten')} verstuurd."


def packed(name: str, filled_in: bool) -> str:
    """The package for Teams was made, with the id of the bot or still without."""
    still = "" if filled_in else ", nog zonder bot. Zet TEAMS_CLIENT_ID en maak het opnieuw."
    return f"Gemaakt: {name}{still}"


def rewritten(name: str) -> str:
    """A generated file changed."""
    return f"Bijgewerkt: {name}"


IN_ORDER: Final = "ok"


def not_in_order(number: int) -> str:
    """How `horzel check` ends when it found something."""
    return f"Niet in orde: {count(number, 'punt', 'punten')}, zie hierboven."


DEMO_PROPOSAL: Final = "Het verslag van 12 april 2023 is gelezen. Dit is het voorstel; er is nog niets bewaard."
DEMO_CHANNEL: Final = "Opgeslagen. Dit ziet de groep in het kanaal."
DEMO_LIST: Final = "De lijst, vijf weken later (/actie lijst)."
DEMO_DIGEST: Final = "Het weekbericht van maandag 15 mei 2023, 09:00 uur."
DEMO_CHAIR: Final = "Wat de voorzitter ziet (/stand)."
DEMO_WINDOW: Final = "Nu zelf proberen: het is maandag 15 mei 2023, en u bent wie u wilt."


def demo_heading(words: str) -> str:
    """A heading between two pieces of the demonstration."""
    return f"\n=== {words}\n"
