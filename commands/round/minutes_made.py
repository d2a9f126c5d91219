"""The draft of a verslag from what is known, in the shape of the group's own: reading it in again finds nothing new."""

from datetime import datetime, time, timedelta

from commands.actions.confirm import owners_of
from commands.command import Context
from commands.dutch import AMSTERDAM, clock, local, month_name, shorten
from commands.meetings.lines import absent
from commands.report import Block, Heading, Paragraph, Report
from commands.round import agenda_made
from commands.round.agenda_made import agenda_of, day_of
from commands.round.attendance import present
from commands.round.passages import paragraphs
from commands.round.record import decisions_of
from commands.round.review_state import Outcome, kept_results, outcomes, review_of
from storage.actions import Wanted
from storage.directory import plain
from storage.models import Action, Meeting

_NOTHING_SAID = "Niet besproken; blijft staan"
_BARE = {
    "afgerond": "Afgerond.",
    "vervallen": "Vervallen.",
    "loopt": "Loopt nog.",
    "doorlopend": "Doorlopend.",
    "omgezet": "Gaat verder als nieuw actiepunt.",
    "": _NOTHING_SAID,
}
SAYS_NO_MORE = frozenset(plain(words) for words in _BARE.values())
"""What stands under a point of which nothing was told but its outcome, as it is compared."""
_ENDED = {"afgerond": "Afgerond: {}", "vervallen": "Dit is vervallen, want: {}"}
_LATE = timedelta(hours=6)


def minutes_report(meeting: Meeting, status: str, ctx: Context) -> Report:
    """The verslag as a document; `status` is concept or vastgesteld."""
    name = ctx.directory.name
    items = agenda_of(meeting, ctx)
    blocks: list[Block] = [Heading(text="Aanwezig")]
    blocks += [Paragraph(text=one) for one in present(meeting)] or [Paragraph(text="(nog in te vullen)")]
    away = absent(meeting.record)
    if away:
        blocks += [Heading(text="Afwezig"), *(Paragraph(text=one) for one in away)]
    blocks.append(Heading(text=f"Agenda {name}"))
    blocks += [Paragraph(text=f"{place}. {item.title}") for place, item in enumerate(items, 1)]
    blocks.append(Heading(text="Verslag"))
    told = _told(meeting, ctx)
    for place, item in enumerate(items, 1):
        blocks.append(Heading(text=f"{place}. {item.title}", level=2))
        said: list[Block] = [Paragraph(text=line) for line in paragraphs(meeting, item.key)]
        match item.key:
            case agenda_made.OPENING:
                blocks += [*_opening(meeting), *said]
            case agenda_made.REVIEWED:
                # What is said at large stands before the points: behind one it would be about that one.
                blocks += [*said, *(block for one in told if one.word for block in _reviewed(one, ctx)), *_left(told)]
            case agenda_made.LIST:
                blocks += [*said, *(_new(action) for action in _fresh(meeting, told, ctx))]
            case agenda_made.CLOSING:
                blocks += [*said, *_closing(meeting, ctx)]
            case _:
                blocks += [Paragraph(text=line) for line in item.lines if not line.endswith(": volgt")]
                blocks += said
    where = f" {meeting.place}" if meeting.place else ""
    return Report(
        title=f"{'Conceptverslag' if status == 'concept' else 'Verslag'} {name}",
        under=f"{meeting.day:%d-%m-%Y}{_times(meeting)}{where}",
        blocks=tuple(blocks),
        made_at=ctx.now,
    )


def _times(meeting: Meeting) -> str:
    if meeting.start is None:
        return ""
    return f" {clock(meeting.start)}{f' - {clock(meeting.end)}' if meeting.end else ''} uur"


def _told(meeting: Meeting, ctx: Context) -> tuple[Outcome, ...]:
    if kept := kept_results(meeting):
        return kept
    review = review_of(meeting, ctx)
    return outcomes(review, ctx) if review else ()


def _opening(meeting: Meeting) -> list[Block]:
    said = [Paragraph(text="De voorzitter opent de vergadering en stelt de agenda vast.")]
    return [*said, *(Paragraph(text=f"Besluit: {one.text}") for one in decisions_of(meeting))]


def _reviewed(one: Outcome, ctx: Context) -> list[Block]:
    bare = _BARE.get(one.word, one.word)
    said = _ENDED[one.word].format(one.note) if one.note and one.word in _ENDED else one.note or bare
    blocks: list[Block] = [
        Paragraph(text=f"Actiepunt: {_with_owners(one.text, one.owners)}", style="marker"),
        Paragraph(text=said if said.endswith((".", "!", "?", "…")) else f"{said}."),
    ]
    if one.followed_by and (fresh := ctx.store.actions.get(one.followed_by)):
        blocks.append(_new(fresh))
    return blocks


def _left(told: tuple[Outcome, ...]) -> list[Block]:
    """The points that nobody spoke of: a line each, below what was said of the others."""
    left = [
        Paragraph(text=_with_owners(f"{one.number} · {shorten(one.text)}", one.owners)) for one in told if not one.word
    ]
    return [Heading(text=_NOTHING_SAID, level=2), *left] if left else []


def _new(action: Action) -> Paragraph:
    text = _with_owners(action.text, tuple(owner.name for owner in owners_of(action)))
    due = f", uiterlijk {action.due.day} {month_name(action.due.month)} {action.due.year}" if action.due else ""
    return Paragraph(text=f"Actiepunt: {text}{due}", style="marker")


def _with_owners(text: str, owners: tuple[str, ...]) -> str:
    return f"{text.rstrip(' .')} ({', '.join(owners) or ' '})"


def _fresh(meeting: Meeting, told: tuple[Outcome, ...], ctx: Context) -> list[Action]:
    """The points that were made in the meeting, apart from those that others went on as."""
    start = datetime.combine(meeting.day, meeting.start or time(), AMSTERDAM)
    last = datetime.combine(meeting.day, meeting.end or time(23, 59), AMSTERDAM) + _LATE
    followed = {one.followed_by for one in told}
    found = ctx.store.actions.find(Wanted(status="alle", created_since=start), limit=200)
    return sorted(
        (one for one in found if local(one.created_at) <= last and one.number not in followed and not one.document_id),
        key=lambda action: action.number,
    )


def _closing(meeting: Meeting, ctx: Context) -> list[Block]:
    blocks: list[Block] = []
    following = next(iter(ctx.store.agenda.meetings(meeting.day + timedelta(days=1), limit=1)), None)
    if following:
        start = f" om {clock(following.start)} uur" if following.start else ""
        where = f" plaats in {following.place}" if following.place else " plaats"
        blocks.append(Paragraph(text=f"De volgende vergadering van {day_of(following)}{start} vindt{where}."))
    blocks.append(Paragraph(text="De voorzitter dankt de aanwezigen en sluit de vergadering."))
    return blocks
