"""Why a file cannot be read, in one Dutch sentence that says what to do instead."""

_USUAL = "Stuur het als Word (.docx), PDF, Excel (.xlsx), CSV of tekst."

TOO_MUCH = "Dit bestand bevat meer dan ik kan lezen. Stuur alleen het verslag of de actielijst."
LOCKED = "Dit bestand is met een wachtwoord beveiligd. Haal de beveiliging eraf en stuur het opnieuw."
SCANNED = "In deze PDF staat geen tekst, waarschijnlijk is het een scan. Stuur de Word-versie of plak de tekst hier."
BROKEN = "Dit bestand is beschadigd: ik krijg het niet open."
EMPTY = "Dit bestand is leeg."
NO_TEXT = "In dit bestand staat geen tekst die ik kan lezen."
PICTURE = f"Dit is een afbeelding; daar kan ik geen tekst uit lezen. {_USUAL}"
RICH_TEXT = "RTF lees ik niet. Sla het bestand op als Word (.docx) en stuur het opnieuw."
MACROS = "In dit bestand zitten macro's; die neem ik niet aan. Sla het op zonder macro's."
SLIDES = f"Een presentatie lees ik niet. {_USUAL}"
UNKNOWN = f"Dit bestand ken ik niet. {_USUAL}"
OLD_WORD = "Dit is een oud Word-bestand (.doc). Sla het op als .docx en stuur het opnieuw."
OLD_EXCEL = "Dit is een oud Excel-bestand (.xls). Sla het op als .xlsx en stuur het opnieuw."
OUTLOOK = "Dit is een Outlook-bericht. Plak de tekst van het bericht hier, dan lees ik die."
OLD = f"Dit oude bestandstype lees ik niet. {_USUAL}"
NOT_TEXT = f"Dit bestand kan ik niet lezen. {_USUAL}"


def too_large(megabytes: int) -> str:
    """For a file above the size that is read."""
    return f"Dit bestand is te groot: {megabytes} MB is het meeste dat ik lees."
