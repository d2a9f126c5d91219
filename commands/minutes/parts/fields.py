"""The parts of a point, and reading them from fields with their name in front: "Actiehouder: LLTB, deadline: 1 mei"."""

import re
from dataclasses import replace

from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.owners import likeness, split_owners
from commands.minutes.parts.sentences import sentences, tidy
from commands.minutes.parts.status import Status, is_done, is_status, status_of
from storage.frozen import dataclass

_OWNER_WORDS = (
    r"actie ?(?:houder|eigenaar|trekker|door)(?:\(s\)|s)?|wie|verantwoordelijken?|trekkers?|eigenaar|"
    r"houder|uitvoerder|portefeuillehouder|behandelaar|aan zet|uitvoering|eigenaren|door(?: wie)?|owner|"
    r"toegewezen aan|actienemer|ondersteuning(?: door)?|ondersteund door|samen met|oppakken door"
)
_DATE_WORDS = (
    r"deadline|wanneer|termijn|gereed(?: op| per| voor| vóór)?|planning|streefdatum|einddatum|uiterlijk|"
    r"vóór|voor wanneer|due(?: date)?|datum(?: gereed)?|klaar(?: voor| op)?|gereeddatum"
)
_STATUS_WORDS = r"status|stand van zaken|voortgang|stand"
_WHAT_WORDS = r"wat|actie|omschrijving|actiepunt|taak"
_FIELD = re.compile(
    rf"(?:^|[\s|;,.(–/-])(?P<label>(?P<owner>{_OWNER_WORDS})|(?P<deadline>{_DATE_WORDS})|"
    rf"(?P<status>{_STATUS_WORDS})|(?P<what>{_WHAT_WORDS}))\s*[:=]\s*",
    re.IGNORECASE,
)
_SIGNS = re.compile("[\U0001f4c5\U0001f5d3\u23f0\u23f3\U0001f6eb]\ufe0f?\\s*")
"""Signs that note programs put in front of a date."""
_MARKS = re.compile("[\u23eb\u23ec\U0001f53a\U0001f53c\U0001f53d\U0001f501\u2705\u2795\u2757]\ufe0f?\\s*")
_TAG = re.compile(r"(?<!\S)#([A-Z][\w-]*\w)")
_AT_NAME = re.compile(r"(?<![\w.])@([A-Za-zÀ-ÿ][\w.-]*\w)")


@dataclass(frozen=True, slots=True)
class Pieces:
    """One point taken apart. `placed` says that the line had a place for its owner, even an empty one."""

    text: str
    owners: tuple[str, ...] = ()
    placed: bool = False
    deadline: str = ""
    """The words of the deadline as written."""
    status: Status | None = None
    note: str = ""

    @property
    def telling(self) -> bool:
        """The line says who or when, as points do and other lines seldom do."""
        return bool(self.owners or self.deadline or self.placed)


def fields_of(text: str) -> Pieces | None:
    """The fields of a line that holds nothing else: "Actiehouder: LLTB, deadline: 1 mei"."""
    first = _FIELD.match(text)
    if first is None or first["what"]:
        return None
    return replace(with_fields(Pieces(f"x {text}")), text="")


def with_fields(pieces: Pieces) -> Pieces:
    """ "… Actiehouder: LLTB, deadline: 1 mei": fields with their name in front."""
    found = list(_FIELD.finditer(pieces.text))
    if not found:
        return pieces
    text = pieces.text[: found[0].start()] if found[0].start() else ""
    for match, after in zip(found, [*found[1:], None], strict=True):
        value = tidy(pieces.text[match.end() : after.start() if after else len(pieces.text)])
        rest = ""
        if value.count(")") > value.count("("):
            value, _, rest = value.partition(")")
        if not rest and not match["what"] and after is None and len(parts := sentences(value)) > 1:
            value, rest = parts[0], " ".join(parts[1:])
        value = value.strip(" |;,)(–-") if value.count("(") == 0 else value.strip(" |;,–-")
        if match["owner"]:
            if match["deadline"] is None and (
                cut := re.search(r"[,;–-]\s*(?=(?:uiterlijk|vóór|voor|deadline)\b)", value)
            ):
                pieces = replace(pieces, deadline=pieces.deadline or value[cut.end() :])
                value = value[: cut.start()]
            names, state = _without_status(value)
            pieces = replace(pieces, owners=(*pieces.owners, *split_owners(names)), placed=True)
            pieces = replace(pieces, status=pieces.status or state)
        elif match["deadline"]:
            words = f"{match['deadline']} {value}" if match["deadline"].casefold() in ("uiterlijk", "vóór") else value
            done = is_status(value) and is_done(status_of(value))
            pieces = replace(pieces, status=pieces.status or (status_of(value) if done else None))
            pieces = pieces if done else replace(pieces, deadline=pieces.deadline or words.rstrip(". "))
        elif match["status"]:
            pieces = replace(pieces, status=pieces.status or status_of(value))
        else:
            text = f"{text} {value}"
        text = f"{text} {rest}" if rest.strip(" .") else text
    return replace(pieces, text=tidy(text).rstrip("(,;|–- ") or pieces.text)


def _without_status(value: str) -> tuple[str, Status | None]:
    """The names in "Eva, open", and how the point stands."""
    names, comma, last = value.rpartition(",")
    return (names, status_of(last)) if comma and is_status(last) else (value, None)


def with_signs(pieces: Pieces, known: KnownNames) -> Pieces:
    """ "📅 2026-05-13" is a date and "#Jurre" a name, as programs for notes write them."""
    text = _MARKS.sub("", _SIGNS.sub("– ", pieces.text)).strip()
    names = tuple(name for name in _TAG.findall(text) if likeness(name, known) == 2)
    for name in names:
        text = tidy(text.replace(f"#{name}", " "))
    return replace(pieces, text=text, owners=(*pieces.owners, *names), placed=pieces.placed or bool(names))


def with_addressed(pieces: Pieces) -> Pieces:
    """ "nota sturen @Jan": a name behind an @ is an owner wherever it stands."""
    names = _AT_NAME.findall(pieces.text)
    if not names or not (text := tidy(_AT_NAME.sub(" ", pieces.text)).strip(" ,:-–")):
        return pieces
    return replace(pieces, text=text, owners=(*pieces.owners, *names), placed=True)
