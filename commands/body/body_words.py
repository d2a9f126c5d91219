"""What a body calls itself, its meeting, the board it reports to and its area; and its reminders. For the secretary."""

import re
from typing import Any

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.command import Context, Role, UserError, command
from commands.dutch import the
from commands.fields import Rest
from commands.later import pattern
from commands.reply import Buttons, Reply, Text
from storage.directory import plain

_MEETS = pattern(
    r"\b[\w-]*(?:tafel|team|groep|force|overleg|platform|beraad|raad|kring|commissie|netwerk)\b", re.IGNORECASE
)
_OFF = pattern(r"\b(?:uit|niet|geen|stop)\b", re.IGNORECASE)
_ON = pattern(r"\b(?:aan|weer|wel)\b", re.IGNORECASE)
_DAYS = pattern(r"\b(\d{1,2})\b")
_SAME_DAY = pattern(r"\bdag\s+zelf\b", re.IGNORECASE)
_MOST_DAYS = 14
_NONE = frozenset({"geen", "niets", "weg", "leeg", "uit", ""})


def meeting_words(name: str) -> tuple[str, ...]:
    """What a body of this name calls its meeting: its name, and the word in it that says what it is ("regiotafel")."""
    words = [name.casefold()]
    if match := _MEETS.search(name.casefold()):
        words.append(match.group())
    return tuple(dict.fromkeys(words))


def keep(ctx: Context, said: str, more: str = "", **values: Any) -> Reply:
    """Keep these settings, and say so; they can be taken back."""
    settings = ctx.directory.settings.model_copy(update=values)
    if settings == ctx.directory.settings:
        return Reply(summary=f"{said} Dat was al zo.", only_me=True)
    ctx.store.change_body(settings)
    parts = (*((Text(text=more),) if more else ()), Buttons(buttons=(undo_button(ctx),)))
    return Reply(summary=said, parts=parts, only_me=True)


class BodyName(BaseModel):
    """What it is to be called."""

    words: Rest = Field(title="Naam", min_length=2, max_length=80)


@command(
    "horzel naam",
    "horzel werkgroep",
    help="Geef de werkgroep een andere naam.",
    title="Naam van de werkgroep",
    example="horzel naam {gremium}",
    role=Role.secretaris,
)
def name(args: BodyName, ctx: Context) -> Reply:
    """The name; where the meeting is called by it, it is called by the new one."""
    new, old = " ".join(args.words.split()), ctx.directory.name
    settings, gone = ctx.directory.settings, meeting_words(old)
    if new == old:
        return Reply(summary=f"De werkgroep heet al {new}.", only_me=True)
    if old.casefold() in settings.meeting_words:
        others = (word for word in settings.meeting_words if word not in gone)
        settings = settings.model_copy(update={"meeting_words": (*meeting_words(new), *others)})
    ctx.store.change_body(settings, name=new)
    return Reply(
        summary=f"De werkgroep heet nu {new}; dat was {old}.",
        parts=(Buttons(buttons=(undo_button(ctx),)),),
        only_me=True,
    )


class MeetingWords(BaseModel):
    """One word or more, with commas between them."""

    words: Rest = Field(title="Woorden voor de vergadering", min_length=2, max_length=200)


@command(
    "horzel overleg",
    "horzel vergaderwoord",
    help="Zeg hoe de groep haar vergadering noemt, zodat “volgende …” een datum is.",
    title="Hoe de vergadering heet",
    example="horzel overleg regiotafel, tafeloverleg",
    role=Role.secretaris,
)
def meeting(args: MeetingWords, ctx: Context) -> Reply:
    """All the words at once; those in the name of the body stay."""
    said = [" ".join(word.casefold().split()) for word in args.words.split(",")]
    words = tuple(dict.fromkeys(word for word in (*meeting_words(ctx.directory.name), *said) if word))
    return keep(ctx, f"De vergadering heet hier: {', '.join(words)}.", meeting_words=words)


class BoardName(BaseModel):
    """The name of the board."""

    words: Rest = Field(title="Naam van het bestuur", min_length=2, max_length=80)


@command(
    "horzel bestuur",
    help="Zeg naar welk bestuur voorstellen en signalen gaan.",
    title="Bestuur voor voorstellen",
    example="horzel bestuur Stuurgroep",
    role=Role.secretaris,
)
def board(args: BoardName, ctx: Context) -> Reply:
    """Whom proposals and marked signals are for."""
    new = " ".join(args.words.split())
    if plain(new) in _NONE:
        raise UserError("Een bestuur heeft een naam, zoals Stuurgroep. Er is niets gewijzigd.")
    return keep(ctx, f"Voorstellen en signalen gaan naar {the(new)}.", steering=new)


class Area(BaseModel):
    """A province or another area, or `geen`."""

    words: Rest = Field(title="Gebied", min_length=1, max_length=80)


@command(
    "horzel gebied",
    "horzel provincie",
    help="Zeg in welk gebied de groep werkt; een signaal van elders wordt gemerkt.",
    title="Gebied instellen",
    example="horzel gebied Limburg",
    role=Role.secretaris,
)
def area(args: Area, ctx: Context) -> Reply:
    """The area outside which a signal is marked so."""
    new = "" if plain(args.words) in _NONE else " ".join(args.words.split())
    if args.words.strip(" ?.") == "":
        new = ctx.directory.settings.province
    return keep(ctx, f"Het gebied is {new}." if new else "Er is geen gebied ingevuld.", province=new)


class Reminding(BaseModel):
    """On, off, or how many days ahead."""

    words: Rest = Field("", title="Aan, uit of hoeveel dagen ervoor", max_length=80)


@command(
    "horzel herinneringen voor iedereen",
    "horzel herinneringen iedereen",
    "herinneringen voor iedereen",
    help="Zet de herinneringen voor de hele groep aan of uit, of kies hoeveel dagen vooraf.",
    title="Herinneringen voor iedereen",
    example="horzel herinneringen voor iedereen 3 dagen ervoor en op de dag zelf",
    role=Role.secretaris,
)
def reminders(args: Reminding, ctx: Context) -> Reply:
    """For the whole body; each member may switch his own off besides. Raises UserError."""
    from commands.weekly.reminders import days_before

    words, settings = args.words, ctx.directory.settings
    days = {int(day) for day in _DAYS.findall(words)} | ({0} if _SAME_DAY.search(words) else set())
    if days and max(days) > _MOST_DAYS:
        raise UserError(f"Een herinnering komt hoogstens {_MOST_DAYS} dagen vooraf. Er is niets gewijzigd.")
    if words.strip(" ?.") and not (days or _OFF.search(words) or _ON.search(words)):
        raise UserError(f"“{words}” begrijp ik niet. Aan, uit, of: 2 dagen ervoor en op de dag zelf.")
    on = not _OFF.search(words) and bool(days or _ON.search(words) or settings.reminders)
    chosen = tuple(sorted(days, reverse=True)) or settings.reminder_days
    said = f"komen {days_before(chosen)}" if on else "staan uit"
    return keep(ctx, f"De herinneringen {said}, voor iedereen.", reminders=on, reminder_days=chosen)


BODY_COMMANDS = (name, meeting, board, area, reminders)
