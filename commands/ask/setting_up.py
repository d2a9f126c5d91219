"""Sentences that set the group up: "voeg organisatie GGD toe", "maak Jansen secretaris", "de groep heet voortaan …"."""

import re

from commands.command import Role
from commands.later import pattern

_KIND = r"(?P<kind>thema|organisatie|regio|gemeente|lid|rol)"
_NAMED = _KIND.replace("|lid", "")
"""What can be added by its name; a member comes in by typing something himself."""
_FRONT = r"^(?:horzel\s+)?"
_ROLES = "|".join(role.name for role in Role if role is not Role.stranger)
_CALLED = "horzel {kind} {what} heet {new}"
_RULES = tuple(
    (pattern(rf"{_FRONT}{words}[\s.!]*$", re.IGNORECASE), line)
    for words, line in (
        (r"(?:instellen|stel\s+in)\s*:?\s+(?P<what>\S.*?)", "horzel {what}"),
        (
            rf"voeg\s+(?:(?:een|het|de)\s+)?(?:nieuwe?\s+)?{_KIND}\s+(?P<what>\S.*?)\s+toe",
            "horzel {kind} {what}",
        ),
        (rf"(?:(?:het|de|een)\s+)?{_NAMED}\s+(?P<what>\S.*?)\s+(?:erbij|toevoegen|aanmaken)", "horzel {kind} {what}"),
        (rf"(?:maak\s+)?(?:een\s+)?nieuwe?\s+{_KIND}\s*:?\s+(?P<what>\S.*?)(?:\s+aan)?", "horzel {kind} {what}"),
        (rf"{_KIND}\s+(?P<what>\S.*?)\s+(?:weg|eruit|vertrekt)", "horzel {kind} {what} weg"),
        (rf"weg\s+met\s+(?:(?:het|de)\s+)?{_KIND}\s+(?P<what>\S.*?)", "horzel {kind} {what} weg"),
        (
            r"gemeente\s+(?P<what>\S.*?)\s+(?:hoort\s+(?:bij|in|onder)|ligt\s+in|valt\s+onder)\s+(?P<new>\S.*?)",
            "horzel gemeente {what} in {new}",
        ),
        (
            r"zet\s+(?:de\s+)?herinneringen\s+(?:op\s+)?(?P<what>\S.*?)\s+voor\s+iedereen",
            "horzel herinneringen voor iedereen {what}",
        ),
        (
            rf"(?:haal|verwijder|schrap)\s+(?:(?:het|de)\s+)?{_KIND}\s+(?P<what>\S.*?)(?:\s+(?:weg|eruit|eraf|uit\s+de\s+(?:werk)?groep))?",
            "horzel {kind} {what} weg",
        ),
        (
            rf"hernoem\s+(?:(?:het|de)\s+)?{_KIND}\s+(?P<what>\S.*?)\s+(?:naar|in|tot)\s+(?P<new>\S.*?)",
            _CALLED,
        ),
        (rf"(?:(?:het|de)\s+)?{_KIND}\s+(?P<what>\S.*?)\s+heet\s+(?:voortaan|vanaf\s+nu|nu)\s+(?P<new>\S.*?)", _CALLED),
        (rf"(?:maak|benoem)\s+(?P<what>\S.*?)\s+(?:tot\s+)?(?P<role>{_ROLES})", "horzel lid {what} {role}"),
        (
            rf"(?P<what>\S.*?)\s+(?:wordt|is\s+(?:nu|voortaan))\s+(?:de\s+)?(?:nieuwe\s+)?(?P<role>{_ROLES})",
            "horzel lid {what} {role}",
        ),
        (
            r"(?:(?:hernoem|(?:verander|wijzig)\s+de\s+naam\s+van)\s+(?:de|onze)\s+(?:werk)?groep\s+(?:naar|in|tot)|"
            r"(?:de|onze)\s+(?:werk)?groep\s+heet\s+(?:voortaan|nu))\s+(?P<what>\S.*?)",
            "horzel naam {what}",
        ),
        (
            r"(?:zet|doe|stuur|plaats)\s+het\s+weekbericht\s+(?:(?:voortaan|elke|op)\s+)*(?P<what>\S.*?)",
            "horzel digest {what}",
        ),
        (r"(?:geen|stop(?:\s+met)?)\s+(?:(?:het|de)\s+)?(?:weekbericht|digest)(?:\s+meer)?", "horzel digest uit"),
    )
)


def sets_up(said: str) -> str:
    """The line of the command that a sentence stands for; "" for what sets nothing up."""
    for rule, line in _RULES:
        if match := rule.match(said):
            return line.format(**match.groupdict())
    return ""
