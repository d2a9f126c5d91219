"""What the terminal and the try-out window say by themselves, apart from any command."""

from datetime import date

from commands.door import further
from commands.dutch import count, short_date
from commands.reply import Input

NOTHING_SAVED = "Er is niets opgeslagen."
FORM_HOW = (
    "Een lege regel laat staan wat er staat, een streepje maakt leeg, »stop« breekt af. "
    "Een regel die met / begint, breekt ook af en wordt meteen uitgevoerd."
)
MOST_CHOICES = 20
"""Choices that a question names; the others can be typed all the same."""
NEEDED = "Dit is nodig om op te slaan."
PASTED = "geplakte tekst"
READ_MINUTES = "verwerk dit verslag"

ONLY_HERE = "Het proefvenster werkt alleen op deze computer zelf, op het adres dat bij het starten is getoond."
NOT_FROM_HERE = (
    "Deze opdracht kwam niet uit het proefvenster zelf, of was van vóór een herstart, en is daarom niet uitgevoerd."
)
TOO_BIG = "Dit is te groot voor het proefvenster: hooguit 10 MB per keer."
BROKEN = "Er ging iets mis in het proefvenster. Open het opnieuw en kijk wat er is bewaard."
NOT_READABLE = "De opdracht uit de browser was niet te lezen."

NOTICES = {
    "empty": "Typ eerst iets, of kies een bestand.",
    "changed": "Dit bericht was intussen veranderd; er is niets gebeurd. Kijk wat er nu staat.",
    "given_up": "Er is niets opgeslagen.",
    "moment": "Kies een dag en een tijd die bestaan.",
}
"""Remarks above the try-out window, by the code in its address."""

EXAMPLES_CHANNEL = (
    "/actie nieuw Verslag rondsturen uiterlijk volgende week vrijdag",
    "/actie nieuw",
    "/actie lijst",
    "/signaal Krant zoekt een teler voor een interview",
)
EXAMPLES_PRIVATE = ("Wat staat er nog open?", "Wanneer is de volgende vergadering?", "/stand", "/horzel")
"""Lines to click on, the first that a newcomer sees. They name no party and no region: those differ per group."""


def as_file(name: str) -> str:
    """A file that comes with an answer, or where it was put."""
    return f"Bestand: {name}"


def question(field: Input) -> str:
    """One field of a form as one question: label, what stands there now, the hint, what one can choose from."""
    needed = " (verplicht)" if field.required else ""
    now = f" (nu: {_shown(field)})" if field.value else ""
    hint = f" – {field.hint}" if field.hint else ""
    shown = [f"{number} {choice.label}" for number, choice in enumerate(field.choices[:MOST_CHOICES], 1)]
    left = len(field.choices) - len(shown)
    choices = ", ".join([*shown, further(left)] if left else shown)
    several = "een of meer van " if field.kind == "choices" else ""
    return f"{field.label}{needed}{now}{hint}" + (f" – kies {several}{choices}" if choices else "")


def _shown(field: Input) -> str:
    """A value as it is read: the labels of what was chosen, a date with its weekday."""
    labels = {choice.value: choice.label for choice in field.choices}
    match field.kind:
        case "date":
            try:
                return short_date(date.fromisoformat(field.value))
            except ValueError:
                return field.value
        case "choices":
            return ", ".join(labels.get(value, value) for value in field.value.split(","))
        case _:
            return labels.get(field.value, field.value)


def put_out(number: int, moment: str) -> str:
    """What going on to a later moment brought about."""
    return f"Alles tot en met {moment} is gedaan: {count(number, 'bericht', 'berichten')} verstuurd."
