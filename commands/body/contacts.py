"""Whom to call at a gemeente or organisation: a function and a work address per subject, never a person's profile."""

import re

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.command import Context, UserError, command
from commands.dutch import shorten
from commands.examples import filled
from commands.fields import Rest
from commands.reply import Button, Buttons, Facts, Reply, Text
from storage.actions import Wanted
from storage.directory import Directory, plain
from storage.models import Party

_GENERAL = "algemeen"
_LEAD = re.compile(
    r"^(?:wie\s+(?:is|zijn)\s+(?:er\s+)?)?(?:(?:de|het|onze)\s+)?(?:contactpersoon|contactpersonen|contactgegevens|"
    r"contact|aanspreekpunt)\b[\s:]*(?:(?:van|voor|in|bij)\s+)?(?:(?:de|het)\s+)?(?:gemeente\s+)?",
    re.IGNORECASE,
)
_WHOM = re.compile(
    r"^(?:bij\s+)?wie\s+(?:moet|kan)\s+(?:ik|je|men|we|wij|u)\s+(?:(?:daarvoor|eigenlijk|dan)\s+)*"
    r"(?:zijn|hebben|bellen|mailen|benaderen|vragen)\s+(?:(?:van|voor|in|bij)\s+)?(?:(?:de|het)\s+)?(?:gemeente\s+)?",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^(?:voor|over|van|inzake|rond|op\s+het\s+gebied\s+van)\s+", re.IGNORECASE)
_FOR = re.compile(
    r"^(?P<subject>.{2,60}?)\s+(?:in|bij|van|voor)\s+(?:de\s+)?(?:gemeente\s+)?(?P<party>.+)$", re.IGNORECASE
)
_REACHED = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\d)(?:\+\d{1,3}|0)[\d\s()-]{7,14}\d|https?://\S+")
_PERSONAL = re.compile(r"\b[a-z]{2,}[._][a-z]{2,}@", re.IGNORECASE)
_GONE = re.compile(r"^(?:weg|verwijder(?:en)?|vervalt|-)$", re.IGNORECASE)
_LONGEST = 300


class ContactWords(BaseModel):
    """A gemeente or organisation, perhaps a subject, and to note it: a function with a work address."""

    words: Rest = Field(title="Gemeente, onderwerp en contact", min_length=2, max_length=_LONGEST)


@command(
    "horzel contact",
    "horzel contactpersoon",
    help="Toon of noteer bij wie u bij een gemeente of organisatie moet zijn: functie en werkadres.",
    title="Contact bij een gemeente",
    example="horzel contact {gemeente} registratie burgerzaken@voorbeeld.nl",
)
def contact(args: ContactWords, ctx: Context) -> Reply:
    """Show what is known, or keep it when a work address or a colon stands in it. Raises UserError."""
    asks = args.words.rstrip().endswith("?")
    party, rest = _party_in(args.words.rstrip("?! "), ctx.directory)
    if party is None:
        asked = "Van welke gemeente of organisatie? Bijvoorbeeld: contact {gemeente} registratie?"
        raise UserError(filled(asked, ctx.directory))
    subject, said = _parts(rest)
    if not said or asks:
        return _shown(party, plain(_ABOUT.sub("", rest)), ctx)
    known = _contacts(party)
    known = {name: words for name, words in known.items() if plain(name) != plain(subject)}
    if not _GONE.match(said):
        known[subject] = said
    elif len(known) == len(_contacts(party)):
        raise UserError(f"Voor {subject} staat er bij {party.name} niets genoteerd.")
    ctx.store.changes.change(party, contact="\n".join(f"{name}: {words}" for name, words in known.items()))
    warning = "Dit lijkt een persoonlijk adres. Liever een functie: de lijst kan onder de Woo worden opgevraagd."
    return Reply(
        summary=f"Contact {party.name} voor {subject}: {said if subject in known else 'weggehaald'}",
        parts=(
            *((Text(text=warning, subtle=True),) if _PERSONAL.search(said) else ()),
            Buttons(buttons=(undo_button(ctx),)),
        ),
    )


def says_contact(text: str, directory: Directory) -> str:
    """The words behind "contact …" when a party of the body follows; "" when the text says something else."""
    match = _LEAD.match(text.strip()) or _WHOM.match(text.strip())
    if match is None:
        return ""
    words = text.strip()[match.end() :]
    bare = words.rstrip("?!. ")
    if _party_in(bare, directory)[0] is not None:
        return words
    turned = _FOR.match(bare)  # "contact voor registratie in Weert"
    if turned and _party_in(turned["party"], directory)[0] is not None:
        return f"{turned['party']} {turned['subject']}{'?' if words.endswith('?') else ''}"
    return ""


def _party_in(words: str, directory: Directory) -> tuple[Party | None, str]:
    """The party whose name the words begin with (the longest wins), and the words behind it."""
    parts = re.sub(r"^(?:(?:de\s+)?gemeente|bij|van)\s+", "", words.strip(), flags=re.IGNORECASE).split()
    for length in range(min(len(parts), 6), 0, -1):
        found = directory.party_names.get(plain(" ".join(parts[:length]).rstrip(":,")))
        if found is not None and found.kind in ("gemeente", "organisatie", "regio"):
            return found, " ".join(parts[length:]).lstrip(":,– ")
    return None, words


def _parts(words: str) -> tuple[str, str]:
    """Subject and what is said about it; without an address, a colon or `weg` nothing is said."""
    words = _ABOUT.sub("", words.strip())
    before, colon, behind = words.partition(":")
    if colon and "//" not in behind[:2] and "@" not in before:
        return plain(before) or _GENERAL, behind.strip()
    last = words.rsplit(None, 1)[-1] if words else ""
    if _GONE.match(last):
        return plain(words[: -len(last)]) or _GENERAL, last
    if not (reached := _REACHED.search(words)):
        return "", ""
    subject = words[: reached.start()].strip(" ,-–(")
    behind = words[reached.end() :].strip(" ,-–)")
    return plain(subject or behind) or _GENERAL, " ".join(filter(None, (reached.group(), behind if subject else "")))


def _contacts(party: Party) -> dict[str, str]:
    """Subject to contact, as kept: a line each."""
    lines = (line.partition(": ") for line in party.contact.splitlines() if line)
    return {subject: words for subject, _, words in lines}


def _shown(party: Party, wanted: str, ctx: Context) -> Reply:
    known = _contacts(party)
    found = {subject: words for subject, words in known.items() if not wanted or wanted in plain(subject)}
    name = f"gemeente {party.name}" if party.kind == "gemeente" else party.name
    about = f" voor {wanted}" if wanted else ""
    if found:
        return Reply(summary=f"Contact bij {name}{about}:", parts=(Facts(pairs=tuple(found.items())),))
    hint = f"Weet u het? Typ: contact {party.name} {wanted or 'registratie'} burgerzaken@voorbeeld.nl"
    parts: list[Text | Facts | Buttons] = [Facts(pairs=tuple(known.items()))] if known else []
    parts.append(Text(text=hint, subtle=True))
    running = ctx.store.actions.find(Wanted(words=("contactpers",)), limit=1)
    for point in running:
        press = Button(label=f"Toon {point.number}", command="actie toon", args={"number": str(point.number)})
        parts.append(Buttons(buttons=(press,)))
    loops = "".join(f" Actiepunt {point.number} loopt: {shorten(point.text, 60)}" for point in running)
    return Reply(summary=f"Het contact bij {name}{about} is nog niet bekend.{loops}", parts=tuple(parts), only_me=True)
