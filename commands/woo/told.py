"""What the command line says about a Woo export."""

from commands.dutch import count


def review_first(name: str, blanked: int, kept: int, *, again: bool) -> str:
    """Nothing was given out: a person looks first."""
    where = f"Kijk {name} na" if name else "Bewaar de lijst hierboven, kijk haar na"
    why = "Er is iets bij gekomen sinds uw lijst, dus er" if again else "Er"
    pieces = f"{count(blanked, 'plek', 'plekken')} te lakken, {kept} die blijven staan"
    return f"{why} is nog niets uitgegeven ({pieces}). {where}, vul uw naam in en geef haar mee met --reviewed."


def not_signed(name: str) -> str:
    """The review list has no name of who reviewed."""
    return f"Vul in {name} achter »Nagekeken door:« uw naam in; zonder dat wordt er niets uitgegeven."


def may_not_sign(name: str) -> str:
    """Who signed the review list may not give out."""
    return f"{name} mag geen Woo-bestand uitgeven; dat mag de secretaris of de beheerder."


def name_in_file_name(name: str) -> str:
    """The name of the file itself holds the name of a person."""
    return f"In de bestandsnaam {name} staat een naam van iemand; kies een andere naam."
