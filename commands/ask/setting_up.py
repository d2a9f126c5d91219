"""Sentences that set the group up: "voeg organisatie GGD toe", "maak Jansen secretaris", "de groep heet voortaan …"."""

import re

from commands.command import Role
from commands.later import pattern
from commands.words.owners import LONGEST_NAME
from storage.directory import Directory, plain

_KIND = r"(?P<kind>thema|organisatie|regio|gemeente|lid|rol)"
_NAMED = _KIND.replace("|lid", "")
"""What can be added by its name; a member comes in by typing something himself."""
_FRONT = r"^(?:horzel\s+)?"
_ROLES = "|".join(role.name for role in Role if role is not Role.stranger)
_CALLED = "horzel {kind} {what} heet {new}"
_ALSO = "horzel {kind} {what}, {new}"
_OF_ONE = (
    (
        r"gemeente\s+(?P<what>\S.*?)\s+(?:hoort\s+(?:bij|in|onder)|ligt\s+in|valt\s+onder)\s+(?P<new>\S.*?)",
        "horzel gemeente {what} in {new}",
    ),
    (
        rf"(?:(?:het|de)\s+)?{_KIND}\s+(?P<what>\S.*?)\s+(?:heet|heten|noemen\s+we)\s+(?:(?:voortaan|nu)\s+)?"
        r"ook(?:\s+wel)?\s*:?\s+(?P<new>\S.*?)",
        _ALSO,
    ),
    (
        rf"noem\s+(?:(?:het|de)\s+)?{_KIND}\s+(?P<what>\S.*?)\s+(?:(?:voortaan|nu)\s+)?ook(?:\s+wel)?\s*:?\s+"
        r"(?P<new>\S.*?)",
        _ALSO,
    ),
    (
        rf"(?:de\s+)?(?:afkorting|bijnaam|andere\s+naam)\s+(?:(?:van|voor)\s+)?(?:(?:het|de)\s+)?{_KIND}\s+(?P<what>\S.*?)"
        r"\s*(?::|=|\bis)\s*(?P<new>\S.*?)",
        _ALSO,
    ),
    (rf"(?:(?:het|de)\s+)?{_KIND}\s+(?P<what>\S.*?)\s+heet\s+(?:voortaan|vanaf\s+nu|nu)\s+(?P<new>\S.*?)", _CALLED),
)
"""What is said of one that is there: what kind it is, need not be said ("lltb heet ook tuinbouw")."""
_RULES = tuple(
    (pattern(rf"{_FRONT}{words}[\s.!]*$", re.IGNORECASE), line)
    for words, line in (
        *_OF_ONE,
        (r"(?:instellen|stel\s+in)\s*:?\s+(?P<what>\S.*?)", "horzel {what}"),
        (
            rf"voeg\s+(?:(?:een|het|de)\s+)?(?:nieuwe?\s+)?{_KIND}\s+(?P<what>\S.*?)\s+toe",
            "horzel {kind} {what}",
        ),
        (rf"(?:(?:het|de|een)\s+)?{_NAMED}\s+(?P<what>\S.*?)\s+(?:erbij|toevoegen|aanmaken)", "horzel {kind} {what}"),
        (
            rf"(?:(?:het|de|een)\s+)?{_NAMED}\s+(?P<what>\S.*?)\s+(?:erbij|toevoegen|aanmaken)[\s,(]+(?:afkorting|ook\s+(?:wel|bekend\s+als)|"
            r"kortweg|afgekort(?:\s+(?:als|tot))?)\s*:?\s+(?P<new>\S.*?)\)?",
            _ALSO,
        ),
        (rf"(?:maak\s+)?(?:een\s+)?nieuwe?\s+{_KIND}\s*:?\s+(?P<what>\S.*?)(?:\s+aan)?", "horzel {kind} {what}"),
        (
            rf"{_KIND}\s+(?P<what>\S.*?)\s+(?:weg|eruit|vertrekt|(?:gaat|is)\s+weg|stopt(?:\s+ermee)?|is\s+geen\s+lid\s+meer)",
            "horzel {kind} {what} weg",
        ),
        (rf"weg\s+met\s+(?:(?:het|de)\s+)?{_KIND}\s+(?P<what>\S.*?)", "horzel {kind} {what} weg"),
        (
            r"zet\s+(?:de\s+)?herinneringen\s+(?:op\s+)?(?P<what>\S.*?)\s+voor\s+iedereen",
            "horzel herinneringen voor iedereen {what}",
        ),
        (
            rf"(?:haal|verwijder|schrap)\s+(?:(?:het|de)\s+)?{_KIND}\s+(?P<what>\S.*?)(?:\s+(?:weg|eruit|eraf|uit\s+de\s+(?:werk)?groep))?",
            "horzel {kind} {what} weg",
        ),
        (
            rf"(?:(?:het|de)\s+)?{_KIND}\s+(?P<what>\S.*?)\s+(?:hernoemen|omdopen)\s+(?:naar|in|tot)\s+(?P<new>\S.*?)",
            _CALLED,
        ),
        (
            rf"hernoem\s+(?:(?:het|de)\s+)?{_KIND}\s+(?P<what>\S.*?)\s+(?:naar|in|tot)\s+(?P<new>\S.*?)",
            _CALLED,
        ),
        (rf"lid\s+(?P<what>\S.*?)\s+(?P<role>{_ROLES})", "horzel lid {what} {role}"),
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
        (
            r"(?:geen|stop(?:\s+met)?|pauzeer)\s+(?:(?:het|de)\s+)?(?:weekbericht|digest)(?:\s+meer)?"
            r"(?P<what>(?:\s+(?:in|tot|t/?m|van|de\s+komende|volgende|deze)\s.*)?)",
            "horzel digest uit{what}",
        ),
    )
)
_SITS_FOR = pattern(
    r"^(?:horzel\s+)?(?P<lid>lid\s+)?(?P<what>\S.*?)\s+(?:(?:zit|is)\s+(?:(?:er|nu|voortaan)\s+)*)?"
    r"(?:(?P<also>ook\s+)?namens|de\s+nieuwe\s+(?:van|voor|bij|namens))\s+(?P<new>\S.*?)[\s.!]*$",
    re.IGNORECASE,
)
_BEFORE_NAME = pattern(r"noem\s+|(?:de\s+)?(?:afkorting|bijnaam|andere\s+naam)\s+(?:(?:van|voor)\s+)?", re.IGNORECASE)


def sets_up(said: str, directory: Directory) -> str:
    """The line of the command that a sentence stands for; "" for what sets nothing up."""
    for rule, line in _RULES:
        if match := rule.match(said):
            return line.format(**match.groupdict())
    sits = _SITS_FOR.match(said)
    if sits and (sits["lid"] or plain(sits["what"]) in {plain(one.name) for one in directory.members}):
        return f"horzel lid {sits['what']} {sits['also'] or ''}namens {sits['new']}"
    full, name = _with_kind(said, directory)
    for rule, line in _RULES[: len(_OF_ONE)] if full else ():
        if (match := rule.match(full)) and plain(match["what"]) == name:
            return line.format(**match.groupdict())
    return ""


def _with_kind(said: str, directory: Directory) -> tuple[str, str]:
    """The sentence with what kind of thing it is about before its name, and that name; "" where none is there."""
    match = _BEFORE_NAME.match(said)
    front = match.group() if match else ""
    words = said[len(front) :].split()
    for length in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        name = plain(" ".join(words[:length]).rstrip(":,"))
        party = directory.party_names.get(name)
        kind = party.kind if party else "thema" if name in directory.theme_names else ""
        if kind:
            return f"{front}{kind} {' '.join(words)}", name
    return "", ""
