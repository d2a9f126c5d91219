"""Something in a text that looks like a name, and what it is taken for."""

from typing import Final, Literal

from commands.woo.names import Name
from storage.frozen import dataclass

Kind = Literal["person", "office", "kept", "unsure"]
OFFICE_HOLDER: Final = "bestuurder in functie"
COMPANY_NAME: Final = "naam van een bedrijf of instelling"
PLACE: Final = "plaats, straat of gebouw"
UNSURE: Final = "hoofdletter, maar Horzel ziet er geen persoon in"


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something that looks like a name. `end` and `start` are what would be blanked, with its title."""

    start: int
    end: int
    kind: Kind
    name: Name
    why: str = ""
    role: str = ""
    organisation: str = ""
    strong: bool = False
