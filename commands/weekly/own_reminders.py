"""One's own reminders: on, off, or not for a while."""

import re

from pydantic import BaseModel, Field

from commands.asking_back import not_allowed
from commands.command import Context, Role, UserError, command
from commands.dates import read_date
from commands.dutch import local
from commands.fields import LINE, Rest
from commands.open_question import asked
from commands.reply import Button, Buttons, Reply, Text
from commands.weekly.reminders import AT, days_before
from commands.words.quiet import quiet_in, quiet_in_words
from storage.models import Member

_OFF = re.compile(r"\b(?:niet|uit|geen|stop|nooit)\b", re.IGNORECASE)
_ON = re.compile(r"\b(?:aan|weer|wel|graag)\b", re.IGNORECASE)
_DAYS = re.compile(r"^\d{1,2}\s+dag", re.IGNORECASE)
_ABOUT = re.compile(
    r"^(?P<day>.*?)\s*\b(?:er)?aan\s+(?:dat\s+|om\s+)?(?P<what>(?!graag|weer|aub|svp|voor|op\b)\S+\s.+)$",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"\b(?:voor\s+)?(?:iedereen|allen|de\s+(?:hele\s+)?(?:werk)?groep|alle\s+leden)\b", re.IGNORECASE
)


class ReminderWords(BaseModel):
    """On or off."""

    words: Rest = Field("", title="Aan of uit")


@command(
    "herinner mij",
    "herinner me",
    "herinneringen",
    "herinnering",
    "horzel herinneringen",
    "horzel herinner mij",
    help="Zet uw persoonlijke herinneringen uit, een tijdje stil of weer aan.",
    title="Herinneringen",
    example="herinner mij niet",
    role=Role.lezer,
)
def reminders(args: ReminderWords, ctx: Context) -> Reply:
    """Switch one's own reminders; without words say how they stand."""
    member = ctx.directory.member_by_id[ctx.member.id]
    words = args.words.strip()
    if _EVERYBODY.search(words):
        return _for_everybody(_EVERYBODY.sub(" ", words), ctx)
    if (about := _ABOUT.match(words)) and not _OFF.search(words):
        return _of_a_point(about["day"], about["what"], ctx)
    if _DAYS.search(words) and not words.endswith("?"):
        now = days_before(ctx.directory.settings.reminder_days)
        raise UserError(
            f"Hoeveel dagen vooraf geldt voor de hele groep: nu {now}. {ctx.deciders} kan dat wijzigen met: "
            f"horzel herinneringen voor iedereen {words}"
        )
    if words.endswith("?") or not (_OFF.search(words) or _ON.search(words)):
        return _told(member, ctx, changed=False)
    quiet = quiet_in(words, ctx.now)
    wanted = quiet is not None or not _OFF.search(words)
    values = {"reminders": wanted, "quiet_since": quiet and quiet.since, "quiet_until": quiet and quiet.until}
    changed = ctx.store.changes.change(member, **values) or member
    unread = "" if quiet else read_date(words, ctx.now).words
    return _told(changed, ctx, changed=changed is not member, unread=unread)


def _of_a_point(day: str, what: str, ctx: Context) -> Reply:
    """A reminder of something of one's own belongs to a point with a date: offered."""
    press = Button(label="Leg het vast", command="actie nieuw", args={LINE: f"{what}, ik, {day}".rstrip(", ")})
    question = Reply(
        summary="Ik herinner u aan actiepunten met een datum. Zal ik dit vastleggen? Er is nog niets opgeslagen.",
        parts=(Text(text=f"Actiepunt: {what}{f', {day}' if day else ''}", subtle=True), Buttons(buttons=(press,))),
        only_me=True,
    )
    return asked(ctx, question)


def _for_everybody(words: str, ctx: Context) -> Reply:
    """Meant for the whole body: another setting, and another right."""
    from commands.body.body_words import Reminding, reminders

    if not ctx.may(reminders.role):
        raise UserError(not_allowed(reminders, ctx))
    return reminders.run(Reminding(words=" ".join(words.split())), ctx)


def _told(member: Member, ctx: Context, *, changed: bool, unread: str = "") -> Reply:
    """How they stand; `unread` are words for an end that could not be read, which is not kept."""
    today = local(ctx.now).date()
    quiet = member.quiet if member.quiet and member.quiet.until > today else None
    on = member.reminders and quiet is None
    label, words = ("Zet uit", "uit") if on else ("Zet aan", "aan")
    if not member.reminders:
        lead = f"U krijgt geen herinneringen{' meer' if changed else ''}."
    elif quiet and quiet.since <= today:
        lead = f"U krijgt geen herinneringen {quiet_in_words(quiet, today)}; daarna weer wel."
    else:
        lead = f"U krijgt herinneringen{f', maar niet {quiet_in_words(quiet, today)}' if quiet else ''}."
    said = days_before(ctx.directory.settings.reminder_days)
    how = f"Voor uw eigen actiepunten met een datum, privé, {said}, om {AT.hour}.00 uur; nooit in het weekend."
    if unread:
        again = "uit" if on else "weer aan"
        how = f"Let op: dit geldt vanaf nu. In “{unread}” lees ik geen dag; zet ze dan zelf {again}. {how}"
    if not ctx.directory.settings.reminders:
        how = "Let op: in deze werkgroep staan de herinneringen voor iedereen uit."
    button = Button(label=label, command="herinner mij", args={"words": words})
    return Reply(
        summary=lead,
        parts=(Text(text=how, subtle=True), Buttons(buttons=(button,))),
        only_me=True,
    )
