"""What may stand in front of and behind a name, and what it makes of it: a title, an office, a role, a firm."""

import re

from commands.woo.lexicon import COMPANY, OFFICES, ROLES, TITLES

_NAME = r"(?:[A-Z][^\W\d_]+)"
TITLE_LEFT = re.compile(rf"(?<![\w-])(?:(?i:de|den)\s+)?(?i:{TITLES})\.?(?:\s*(?:en|/|,)?\s*(?i:{TITLES})\.?)*\s*$")
OFFICE_LEFT = re.compile(
    rf"(?<!\w)(?P<former>(?i:oud|ex|voormalige?|toenmalige?|vorige?)[\s-]*)?(?i:{OFFICES})\s*[,:(]?\s*$"
)
OFFICE_FOR_LEFT = re.compile(
    rf"(?<!\w)(?i:{OFFICES})\s+(?:(?i:van|voor|uit)\s+)?(?:(?i:de|het)\s+)?(?:(?i:gemeente|provincie)\s+)?"
    rf"(?P<place>[\w’' -]{{2,40}}?)\s*[,:(]\s*$"
)
OFFICE_RIGHT = re.compile(
    rf"^\s*[,(–-]\s*(?:(?i:de|onze|is|als|als\s+nieuwe|nieuwe)\s+)?(?i:{OFFICES})(?![\w-])(?P<next>\s+\S+)?|"
    rf"^\s+(?i:is|als|was|wordt)\s+(?:(?i:de|onze|nieuwe|als)\s+)*(?i:{OFFICES})(?![\w-])(?P<after>\s+\S+)?"
)
AND = re.compile(r"^\s*(?:,|en|&|,\s*en|/|of)\s*$", re.IGNORECASE)
FORMER_RIGHT = re.compile(rf"^\s*[,(–-]\s*(?P<role>(?i:oud|ex|voormalige?|gewezen)[\s-]*(?i:{OFFICES}))(?![\w-])")
SAYS_LEFT = re.compile(
    r"(?<![\w-])(?i:aldus|volgens|(?:reactie|inbreng|opmerking|vraag|verzoek|bericht|mail|brief|dossier|inzake|bezwaar)"
    r"(?:\s+van)?|t\.a\.v\.|cc:?|p\.a\.|groet(?:en|jes)?,?|gr\.?,?|mvg,?|wie:|actiehouder:|door:)\s*$"
)
SEVERAL_TITLED = re.compile(
    r"(?<!\w)(?i:heren|dames|familie[s]?|collega's|mevrouwen)\s+(?:[^\W\d_.-]+,?\s+){1,6}(?:en|,|&)?\s*$"
)
ROLE_LEFT = re.compile(rf"(?<![\w-])(?P<role>(?i:{ROLES}))\s*(?:[:,(–-]|(?i:is|wordt|genaamd|namelijk))?\s*$")
ROLE_ORG_LEFT = re.compile(
    rf"(?<![\w-])(?P<role>(?i:{ROLES}))\s+(?:(?:van|bij|namens|voor|uit)\s+)?(?:(?:de|het)\s+)?"
    rf"(?P<org>(?:(?i:gemeente|provincie|regio)\s+)?[A-Z][\w&’'-]*(?:\s+(?:aan|de|en|van|[A-Z][\w&’'-]*)){{0,4}})"
    rf"\s*(?:[:,(–-]|is|wordt)?\s*$"
)
BEHIND = re.compile(
    rf"^\s*[,(–-]?\s*(?:(?:de|een|onze|nieuwe|als|is|is\s+de|is\s+een)\s+)*(?P<role>(?i:{ROLES}))(?![\w-])"
    rf"(?:\s+(?:van|bij|namens|voor|uit)?\s*(?:de\s+|het\s+)?(?P<org>(?:(?i:gemeente|provincie|regio)\s+)?[A-Z][\w&’'-]*"
    rf"(?:\s+(?:aan|de|en|van|[A-Z][\w&’'-]*)){{0,4}}))?"
)
IS_ROLE = re.compile(rf"^\s+(?:is|was|wordt|blijft)\s+(?:(?:de|het|een|ons|onze|nieuwe?)\s+)*(?i:{ROLES})(?![\w-])")
ORG_BEHIND = re.compile(
    r"^\s*(?:\(|,\s*|–\s*|-\s+|(?:van|bij|namens|uit|voor)\s+)(?:(?:van|bij|namens)\s+)?(?:de\s+|het\s+)?"
    r"(?P<org>(?:(?i:gemeente|provincie|regio)\s+)?[A-Z][\w&’'-]*(?:\s+(?:aan|de|en|van|[A-Z][\w&’'-]*)){0,4})"
)
REVERSED = re.compile(
    rf"^,\s?(?P<front>(?:(?:[A-Z]|Th|Ch|Ph|Chr|IJ)\.\s?-?)+(?:\s?(?i:van\s+de[rn]?|van|de[rn]?|te[rn]|'t))*(?!\w)|"
    rf"{_NAME}(?:\s(?i:van\s+de[rn]?|van|de[rn]?|te[rn]))?(?=\s*(?:$|[);(\n.])))"
)
COMPANY_LEFT = re.compile(rf"(?<![\w-])(?i:{COMPANY})\s*[“\"'‘(]?\s*$")
STREET = re.compile(r"(?:straat|laan|weg|plein|kade|singel|markt|dreef|gracht|steeg)$", re.IGNORECASE)
LOOSE_ROLES = re.compile(
    r"(?:contact|lid|trekker|actiehouder|eigena(?:ar|res)|vertegenwoordiger|bestuurder|opdrachtgever|opdrachtnemer|"
    r"werkgever|huisvester|verhuurder|aanjager|verbinder|spreker|accountant|makelaar|advocaat|melder|verzoeker|"
    r"(?:project|programma)?manager|teler|ondernemer|voorzitter|adviseur|hoofd)",
    re.IGNORECASE,
)
HUMAN_ONLY = re.compile(
    r"^\s+(?:belt|mailt|appt|belde|mailde|zegt|zei|heeft\s+(?:gebeld|gemaild)|is\s+(?:ziek|verhinderd|op\s+vakantie|met\s+verlof|"
    r"zwanger|thuis|er\s+niet)|thuis|ziek|gaat\s+met\s+(?:pensioen|verlof)|attendeert|vertelt|vertelde)\b"
)
SMALL_TITLED = re.compile(
    r"(?<![\w-])(?P<title>(?:de\s+heer|dhr|hr|mevr|mevrouw|mw|meneer|familie|fam)\.?)\s+"
    r"(?P<name>(?:(?:[a-z]\.\s?)+)?(?:(?:van|de|der|den|ten|ter|te)\s+){0,2}[a-zà-ÿ]{3,}(?:-[a-zà-ÿ]+)?)(?![\w-])"
)
SMALL_GIVEN = re.compile(
    r"(?<![\w.@/-])(?P<front>(?:met|aan|van|door|via|bij|namens|volgens|vraag|bel|mail|app)\s+)?"
    r"(?P<given>[a-zà-ÿ]{3,})(?![\w@/-]|\.\w)"
)
SMALL_PAIR = re.compile(
    r"(?<![\w.@/-])(?P<given>[a-zà-ÿ]{2,})\s+(?P<rest>(?:(?:van|de|der|den|ten|ter)\s+){0,2}(?P<surname>[a-zà-ÿ]{3,}))(?![\w@-])"
)
HANDLE = re.compile(r"(?<![\w.])@(?P<handle>[A-Za-zÀ-ÿ][\w.’-]*[\w])")
SEVERAL = re.compile(
    r"(?i:wethouders|gedeputeerden|ministers|burgemeesters|kamerleden|raadsleden|statenleden|staatssecretarissen|heemraden)"
    r"(?:\s+(?:[A-Z][\w’'-]+|van|de|den|der|en|,))*\s*,?\s*(?:[A-Z][\w’'-]+,\s*)*(?:en|,|&)?\s*$"
)
