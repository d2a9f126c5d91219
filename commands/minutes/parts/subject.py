"""The subject of a sentence, when that is somebody: "LLTB en LWV leveren een lijst"."""

import re

from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.owners import ROLE, likeness, names_a_role, split_owners, without_article
from commands.minutes.parts.sentences import tidy
from commands.minutes.parts.verbs import is_finite

_KIND_AND_NAME = re.compile(r"^[a-zë]{4,}(?<!en) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?$")
"""What somebody is, and the name: "rederij Doeksen"."""
_FIELD = re.compile(rf"^\w*{ROLE.pattern[:-1]} [a-zë]{{4,}}$", re.IGNORECASE)
"""A role and its field: "accountmanager bedrijven"."""


def _is_plural(word: str) -> bool:
    """ "vestigingsmanagers", "leden", "gemeenten", "omgevingsdiensten"."""
    if re.search(r"(?:partijen|partners|werkgevers|huisvesters|diensten|ondernemers)$", word, re.IGNORECASE):
        return True
    return (
        names_a_role(word)
        and word.casefold() != "iedereen"
        and bool(re.search(r"(?:[eao]rs|eurs|en|ies|['’]s)$", word, re.IGNORECASE))
    )


def subject_of(sentence: str, known: KnownNames) -> tuple[str, ...]:
    """The owners that a sentence has as its subject: "LLTB en LWV leveren een lijst" gives both."""
    text = re.sub(r"\s*\([^)]*\)", lambda match: match.group().replace(" ", "\u00a0"), tidy(sentence))
    tokens = text.split(" ")
    for at in range(1, min(8, len(tokens))):
        before = " ".join(tokens[:at]).replace("\u00a0", " ")
        bare = without_article(before)
        owners = split_owners(bare, known)
        if not owners or ("," in before and at < 2):
            continue
        least = min(
            likeness(owner, known) or bool(_KIND_AND_NAME.match(owner) or _FIELD.match(owner)) for owner in owners
        )
        if not least:
            continue
        plural = len(owners) > 1 or bool(
            re.match(
                r"(?:alle(?:n|\b)|leden|\w+(?:leden|gemeenten|partijen|partners|['’]s)\b|gemeenten|regio['’]s|"
                r"partners)",
                bare,
                re.IGNORECASE,
            )
        )
        plural = plural or any(_is_plural(word) for word in bare.split()[:2])
        rest = " ".join(tokens[at + 1 :])
        if names_a_role(tokens[at]) and _is_plural(tokens[at]):
            continue
        verb = tokens[at].strip(",")
        if text.isupper():
            verb, rest = verb.lower(), rest.lower()
        if is_finite(verb, plural=plural, rest=rest, owner_sure=least == 2):
            return owners
    return ()
