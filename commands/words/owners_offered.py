"""Who perhaps does what a line says, to be offered and not filled in."""

import re

from commands.later import pattern
from commands.words.owner_line import ABOUT
from commands.words.owners import LONGEST_NAME, known, names_gemeente
from commands.words.owners_in_line import Found
from commands.words.speaking import speaker
from storage.directory import Directory, plain
from storage.models import Member
from storage.values import Owner

_WORD = 60  # signs in the longest word of a name
_LAST = pattern(r"[\s/&+]+")
_VERB = pattern(r"[a-z]{2,}(?:t|en)|gaan|zal|ga|doe")
_BY_ME = pattern(
    r"(?<=\S{3})[\s,]+(?:doe|doen|regel|regelen|neem|nemen|pak|pakken)\s+(?P<who>ik|wij|we)(?:\s+(?:zelf|wel|op|dit|dat|even))*[.!]*$",
    re.IGNORECASE,
)
"""Who says at the end that he does it himself: "website bijwerken doen wij wel"."""
_TOGETHER = ["samen", "met"]
_DOING = pattern(r"[a-z]{3,}en")
_CALLS = frozenset("voor kan kunnen wil willen zal zullen moet moeten laat".split())
"""Words that call on who is named behind them."""


def perhaps(text: str, directory: Directory, by: Member | None) -> Found:
    """Who perhaps does it: who a text begins with before a verb ("LLTB levert …"), or behind "voor" or "kan", or the
    names that it ends in; `by`, who typed it, for "ik maak …" and "… voor mij".

    Only the names at the end are not in the rest.
    """
    words = text.split()
    if len(words) > 1 and speaker(words[0], by, directory):
        return Found(known(words[0], directory, by), text)
    if len(words) > 1 and words[-2] == "voor" and speaker(words[-1], by, directory):
        return Found(known(words[-1], directory, by), " ".join(words[:-2]))
    if (mine := _BY_ME.search(text)) and (name := speaker(mine["who"], by, directory)):
        return Found(known(name, directory, by), text[: mine.start()])
    for length in range(min(LONGEST_NAME, len(words) - 2), 0, -1):
        found = known(" ".join(words[:length]), directory) if _VERB.fullmatch(words[length]) else ()
        parties = [directory.by_id.get(owner.party or 0) for owner in found]
        everybody = any(party.kind == "allen" for party in parties if party)
        if found and (
            everybody or words[length].endswith("n") == (len(found) > 1)
        ):  # "Venlo bellen" is done by somebody else
            return Found(found, text)
    if those := _before_what(words, directory):
        return Found(those, text)
    called = 2 if words[:2] == _TOGETHER else int(words[0].casefold() in _CALLS)
    if called and (those := _one_after_another(words[called:], directory)):
        return Found(those, text)
    if plain(_LAST.split(text[-_WORD:])[-1]) in directory.last_words:
        for word in list(re.finditer(r"\S+", text))[1:][-2 * LONGEST_NAME :]:
            found = known(text[word.start() :], directory)
            before = text[: word.start()]
            if found and (before.rstrip().endswith(",") or not names_gemeente(found, directory)):
                if before.split()[-2:] == _TOGETHER:
                    return Found(found, text)
                return Found((), text) if ABOUT.search(before) else Found(found, before.rstrip(" ,;:–-"))
    between = _between_commas(text, directory)
    return between if between.owners else Found(_behind_the_doing(words, directory), text)


def _before_what(words: list[str], directory: Directory) -> tuple[Owner, ...]:
    """The one name in front of what is done, and the doing last ("LWV artikel nakijken"); "LWV stukken sturen" may be
    to them, and a gemeente says where."""
    for length in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        found = () if words[length - 1].endswith(",") else known(" ".join(words[:length]), directory)
        if len(found) == 1 and not names_gemeente(found, directory):
            return found if words[-1].endswith("en") and not words[length].endswith("en") else ()
    return ()


def _behind_the_doing(words: list[str], directory: Directory) -> tuple[Owner, ...]:
    """The names right behind what is done, with more behind them ("bijwerken secretaris elke maand")."""
    if _DOING.fullmatch(words[-1]):
        return ()
    for at in range(1, len(words) - 1):
        if _DOING.fullmatch(words[at - 1]) and (found := _one_after_another(words[at:], directory)):
            return found
    return ()


def _between_commas(text: str, directory: Directory) -> Found:
    """The names that stand alone between the last two commas, with words behind them that say nothing of who."""
    front, _, behind = text.rpartition(",")
    before, comma, name = front.rpartition(",")
    found = known(name.strip(), directory) if comma and behind.strip() else ()
    if not found or names_gemeente(found, directory) or known(before.rpartition(",")[2].strip(), directory):
        return Found((), text)
    return Found(found, f"{before},{behind}")


def _one_after_another(words: list[str], directory: Directory) -> tuple[Owner, ...]:
    """The names that words begin with ("noord midden en zuid de adressen …"); a gemeente says where."""
    found: list[Owner] = []
    while words:
        names = ((size, known(" ".join(words[:size]).rstrip(","), directory)) for size in range(LONGEST_NAME, 0, -1))
        size, owners = next(((size, owners) for size, owners in names if owners), (0, ()))
        if not size and not (found and words[0] == "en"):
            break
        if names_gemeente(owners, directory):
            break
        found += owners
        words = words[size or 1 :]
    return tuple(dict.fromkeys(found)) if words else ()
