"""What the words of a correction may say of a point: that it goes, is done, is the same as another, and so on."""

import re

DROP = re.compile(
    r"\b(?:verval(?:t|len)|weg(?:laten)?|schrap(?:pen|t)?|verwijder(?:en|d)?|zonder|eruit|hoort er niet|"
    r"horen er niet|(?:is|zijn) (?:geen (?:actie(?:punt)?s?|punt(?:en)?))|niet overnemen|overslaan|sla)\b",
    re.IGNORECASE,
)
NEW = re.compile(r"\b(?:wel |toch )?nieuwe?\b(?! tekst)", re.IGNORECASE)
LOOKED = re.compile(
    r"\b(?:nagelopen|oude?|van vorige keer|bestond al|stond er al|bestaat al|loopt(?: nog| al)?|(?:nog|blijft) open|"
    r"(?:nog )?niet (?:helemaal )?(?:af(?:gerond|gehandeld)?|klaar|gereed|gedaan|gebeurd|gesloten))\b",
    re.IGNORECASE,
)
NOT_DONE = re.compile(r"\bniet\b", re.IGNORECASE)
LAPSED = re.compile(r"\bverval(?:t|len)\b", re.IGNORECASE)
SO_TOO = re.compile(r"(?:ook|idem|net zo|dito|eveneens)", re.IGNORECASE)
DONE = re.compile(r"\b(?:afgerond|klaar|gereed|gedaan|afgehandeld|al gebeurd|gesloten)\b", re.IGNORECASE)
SAME = re.compile(r"\b(?:hetzelfde|dubbel|zelfde punt|voeg .*samen|samenvoegen)\b", re.IGNORECASE)
TEXT = re.compile(r"^(?:(?:de )?tekst|omschrijving)\s*(?:van|bij)?\s*$", re.IGNORECASE)
BECOMES = re.compile(
    r"^\s*(?:wordt|moet zijn|moet worden|is(?: eigenlijk)?|luidt)?\s*:\s*(?P<text>\S.*)$", re.IGNORECASE
)
NO_DATE = re.compile(r"\b(?:geen|zonder) (?:datum|deadline|termijn)\b", re.IGNORECASE)
NO_OWNER = re.compile(r"\b(?:geen|zonder) eigenaar\b|\b(?:eigenaar )?onbekend\b|\bniemand\b", re.IGNORECASE)
SAYS_WHO = re.compile(
    r"^\W*(?:(?:toch|liever|gewoon|alleen|enkel|maar|nu|dan|graag)\b\s*)*"
    r"(?:(?:zijn|is|gaat|gaan|hoort|horen|moet(?:en)?|doet|doen|pakt|wordt|worden|komt|komen|zet)\b\s*)?"
    r"(?:(?:toch|alleen|enkel)\s+)*(?:eigen(?:aar|aren)?\s*(?:is|zijn|wordt|:)?\s*)?"
    r"(?:(?:voor|naar|van|door|bij|op naam van|aan)\b\s*)?(?:rekening van\s+)?(?:de |het )?(?=\S)",
    re.IGNORECASE,
)
FIELD_WHO = re.compile(r"^(?:eigenaar|wie|trekker|actiehouder)\s*(?:van|bij|is)?\s*$", re.IGNORECASE)
FIELD_WHEN = re.compile(r"^(?:datum|deadline|termijn|wanneer)\s*(?:van|bij|is)?\s*$", re.IGNORECASE)
MEETING = re.compile(
    r"^(?:de |het )?(?:vergadering|vergaderdatum|verslag|overleg)\s*(?:is|was|van|op|:)+\s*(?:van|"
    r"op)?\s*(?P<day>.+)$",
    re.IGNORECASE,
)
COUNTED = ("eerste", "tweede", "derde", "vierde", "vijfde")
ORDINAL = re.compile(
    rf"^(?:de |het )?(?P<which>{'|'.join(COUNTED)}|laatste)(?: punt| actie)?\s+"
    r"(?=(?:is|geen|weg|vervalt|hoort|uiterlijk|wordt|voor|naar)\b)"
)
HELP = "Schrijf bijvoorbeeld: “2 is voor LLTB, 3 vervalt, 4 uiterlijk 17 mei”."
