"""What is said about words that name no day, theme or region, or not for sure."""

from typing import TYPE_CHECKING

from commands.command import UserError
from commands.dutch import join_and
from storage.directory import Directory

if TYPE_CHECKING:
    from commands.dates import DateReading


class UnclearDate(UserError):
    """A date that may not be chosen without asking; the reading holds the choices to offer."""

    def __init__(self, reading: "DateReading", field: str) -> None:
        super().__init__(reading.question, field)
        self.reading = reading


def no_date(words: str) -> str:
    """`In “45 mei” lees ik geen datum. Bijvoorbeeld: …`"""
    return f"In “{words}” lees ik geen datum. Bijvoorbeeld: 17 mei, of vrijdag."


def unknown_theme(words: str, directory: Directory) -> str:
    """`Thema “logies” ken ik niet. Kies uit Wonen, Werken of Samenleven.`"""
    names = [theme.name for theme in directory.settings.themes]
    return f"Thema “{words}” ken ik niet. {_choose(names)}"


def unknown_region(words: str, directory: Directory) -> str:
    """The same for a region."""
    return (
        f"Regio “{words}” ken ik niet. {_choose([party.name for party in directory.parties if party.kind == 'regio'])}"
    )


def _choose(names: list[str]) -> str:
    return f"Kies uit {join_and(names, 'of')}." if names else "Deze werkgroep heeft er geen."
