"""The chair's screen: what somebody reads half an hour before the meeting, on one phone screen."""

import re

from pydantic import BaseModel, Field

from commands.ask.bare import cut_please
from commands.command import Context, Role, UserError, command
from commands.dutch import long_date, shorten
from commands.fields import Rest
from commands.meetings.chair_share import part_of, shares
from commands.meetings.lines import times_of
from commands.reply import Button, Buttons, Facts, Reply
from commands.words import owners as who
from commands.words.moments import since_meeting
from commands.words.next_meeting import meeting_names
from commands.workdays import end_of_week
from storage.directory import plain
from storage.models import Meeting
from storage.overview import Counts, Named, Overview
from storage.values import Owner

FEW = 5
_SHARES = re.compile(r"\bper\s+(?P<what>eigenaar|wie|organisatie|partij|thema|regio)('?s|en)?\b", re.IGNORECASE)
_FILLERS = re.compile(
    r"^(?:(?:van|zaken|voor|bij|in|de|het|over|met|is|er|nu|vandaag|hoe|staan|staat|we|wij|ervoor)(?:\s+|$))+|[?.!]+$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:actiepunt|actie|punt|nr\.?)?\s*#?(?P<number>\d{1,6})$", re.IGNORECASE)


class StandWords(BaseModel):
    """Of what: nothing for the whole, a theme, region or owner, or "per eigenaar"."""

    words: Rest = Field("", title="Waarvan")


@command(
    "stand",
    "stand van zaken",
    "status",
    "hoe staan we ervoor",
    "hoe staat het ervoor",
    help="De stand voor de voorzitter: volgende vergadering, gesloten, nieuw, te laat, signalen; ook van een deel.",
    title="Stand van zaken",
    example="stand",
    role=Role.lezer,
    changes=False,
)
def stand(args: StandWords, ctx: Context) -> Reply:
    """The whole on one screen; or of a theme, region or owner; or shares per owner, theme or region."""
    words, _ = cut_please(args.words.strip())
    if not words:
        return whole(ctx)
    words = _FILLERS.sub("", _FILLERS.sub("", words).strip())
    if match := _NUMBER.match(words):
        show = Button(label=f"Toon actiepunt {match['number']}", command="actie toon", args={"number": match["number"]})
        return Reply(summary="Bedoelt u een actiepunt?", parts=(Buttons(buttons=(show,)),), only_me=True)
    if match := _SHARES.search(words):
        return shares(match["what"].casefold(), ctx)
    if words and plain(words) not in meeting_names(ctx):
        try:
            return part_of(words, since_meeting(ctx.store.agenda.last_meeting(ctx.now.date()), ctx.now.date()), ctx)
        except UserError as unknown:
            raise UserError(f"{unknown.sentence} De hele stand: /stand.", unknown.field) from unknown
    return whole(ctx)


def whole(ctx: Context) -> Reply:
    """Two statements beside the body's own, however many action points: the meetings, and the figures with numbers."""
    today = ctx.now.date()
    last, coming = ctx.store.agenda.around(today)
    start = since_meeting(last, today)
    week_end = end_of_week(today)
    counts, named = ctx.store.overview.screen(start, today, week_end, FEW + 1)
    pairs = [(f"Sinds {start.day:02d}-{start.month:02d}", _moved(counts))]
    pairs.append(("Te laat", _late(named, counts.late)))
    pairs.append(("Zonder eigenaar", _numbers(named.without_owner, counts.without_owner)))
    if named.this_week:
        pairs.append(("Deze week", _numbers(named.this_week)))
    if named.ongoing:
        pairs.append(("Doorlopend", _numbers(named.ongoing, counts.ongoing)))
    pairs.append(("Signalen", _signals_in_words(counts, ctx.directory.settings.steering)))
    if coming and coming.place:
        pairs.insert(0, ("Plaats", coming.place))
    buttons = [Button(label="Alle open punten", command="actie lijst")]
    if named.late:
        buttons.append(Button(label="Te laat", command="actie lijst", args={"words": "te laat"}))
    buttons.append(Button(label="Signalen", command="signaal lijst"))
    if counts.open and ctx.may(Role.voorzitter):
        buttons.insert(0, Button(label="Nalopen", command="vergadering nalopen", style="primary"))
    return Reply(
        summary=lead(coming, ctx),
        parts=(Facts(pairs=tuple(pairs)), Buttons(buttons=tuple(buttons))),
        only_me=True,
    )


def lead(coming: Meeting | None, ctx: Context) -> str:
    """`Taskforce woensdag 17 mei 2023, 14:00`."""
    name = ctx.directory.name
    if coming is None:
        return f"{name}: geen volgende vergadering gepland."
    times = times_of(coming.start, coming.end)
    day = f"vandaag, {long_date(coming.day)}" if coming.day == ctx.now.date() else long_date(coming.day)
    return f"{name} {day}{f', {times}' if times else ''}"


def _moved(counts: Counts) -> str:
    return f"{many(counts.closed_since)} gesloten, {many(counts.new_since)} nieuw, {counts.open} open"


def many(number: int) -> str:
    """A figure that stopped counting says so: `500+`."""
    return f"{number}+" if number >= Overview.ENOUGH else str(number)


def _signals_in_words(counts: Counts, steering_name: str) -> str:
    """`2 nieuw (1 media), 1 naar Stuurgroep`."""
    media = f" ({counts.signals_media} media)" if counts.signals_media else ""
    steering = f", {counts.signals_steering} naar {steering_name}" if counts.signals_steering else ""
    return f"{many(counts.signals_new) if counts.signals_new else 'geen'} nieuw{media}{steering}"


def _late(named: Named, total: int) -> str:
    if not named.late:
        return "geen"
    words = ", ".join(f"{number} ({_short_owners(owners)})" for number, owners in named.late[:FEW])
    return f"{words}{_left(total - FEW, total)}"


def _short_owners(owners: tuple[Owner, ...]) -> str:
    """The first owner whose part is not done, and that there are more."""
    still = [owner for owner in owners if not owner.done]
    if not still:
        return who.UNKNOWN
    return f"{shorten(still[0].name, 30)} e.a." if len(still) > 1 else shorten(still[0].name, 30)


def _numbers(numbers: tuple[int, ...], total: int | None = None) -> str:
    if not numbers:
        return "geen"
    if len(numbers) == 1:
        return f"punt {numbers[0]}"  # a bare 3 could be how many
    shown = ", ".join(str(number) for number in numbers[:FEW])
    if total is None:
        return f"{shown} en meer" if len(numbers) > FEW else shown
    return f"{shown}{_left(total - FEW, total)}"


def _left(left: int, total: int) -> str:
    if left <= 0:
        return ""
    return f" en nog {left}{'+' if total >= Overview.ENOUGH else ''}"
