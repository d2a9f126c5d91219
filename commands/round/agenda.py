"""`vergadering agenda`: the proposal for the next meeting, and what members put on it."""

import re

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.command import Context, Role, UserError, command
from commands.dutch import join_and, long_date
from commands.fields import Rest
from commands.meetings.lines import day_and_time
from commands.open_question import asked
from commands.reply import Button, Buttons, File, Item, Items, Part, Reply, Text
from commands.round.agenda_made import ITEMS, PUT_IN, PutInItems, agenda_of, agenda_report, put_in
from commands.round.record import keep
from commands.words.file_kind import take_kind
from commands.words.next_meeting import not_over
from storage.directory import plain
from storage.models import Meeting

_MOST = 300
_KINDS = ("docx", "pdf", "md")
_POINT = re.compile(r"\bagenda\s*:\s*(?P<what>(?!(?:als|in)\s)\S.{2,299})$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?P<place>\d{1,2})\s*:\s*(?P<text>\S.{2,})$", re.DOTALL)
_AWAY = re.compile(
    r"^(?:weg|schrap|verwijder)(?P<sure>:)?\s+(?:(?:de|het|agendapunt|punt)\s+)*(?P<which>\S.*)$", re.IGNORECASE
)


def _coming_meeting(ctx: Context) -> Meeting:
    """The next meeting, today's until it is over. Raises UserError."""
    meeting = not_over(ctx)
    if meeting is None:
        raise UserError(
            "Er staat geen vergadering gepland. Leg haar eerst vast: vergadering 17 mei 14:00 Provinciehuis"
        )
    return meeting


class AgendaWords(BaseModel):
    """Nothing, or "als Word", "als pdf"."""

    words: Rest = Field("", title="Hoe")


@command(
    "vergadering agenda",
    "agenda concept",
    "conceptagenda",
    "agenda voorstel",
    "agenda vergadering",
    "agenda van de vergadering",
    "agenda volgende vergadering",
    "agenda als",
    "agenda in word",
    "agenda word",
    "agenda pdf",
    help="Stel de agenda van de volgende vergadering op, gevuld met wat er open staat; ook als Word of PDF.",
    title="Agenda van de vergadering",
    example="vergadering agenda",
    role=Role.lezer,
)
def proposed(args: AgendaWords, ctx: Context) -> Reply:
    """The customary items with what is known; with "word" or "pdf" the file. "agenda: werkbezoek" puts that on it."""
    if (match := _POINT.search(ctx.request.text)) and ctx.may(Role.lid):
        return put_on.run(PutOn(what=match["what"]), ctx)
    meeting = _coming_meeting(ctx)
    items = agenda_of(meeting, ctx)
    lead = f"Agenda {ctx.directory.name} {day_and_time(meeting)}{f', {meeting.place}' if meeting.place else ''}."
    if kind := take_kind(f"{ctx.request.text} {args.words}", _KINDS)[0]:
        name = f"agenda-{ctx.directory.slug}-{meeting.day.isoformat()}.{kind}"
        return Reply(summary=lead, parts=(File(name=name, report=agenda_report(meeting, items, ctx)),), only_me=True)
    rows = tuple(
        Item(number=str(place), title=item.title, notes=" · ".join(item.lines)) for place, item in enumerate(items, 1)
    )
    parts: list[Part] = [Items(rows=rows)]
    buttons = [
        Button(label="Als Word", command="vergadering agenda", args={"words": "word"}),
        Button(label="Als PDF", command="vergadering agenda", args={"words": "pdf"}),
        Button(label="Punt toevoegen", command="zet op de agenda"),
    ]
    parts.append(Buttons(buttons=tuple(buttons)))
    return Reply(summary=lead, parts=tuple(parts), only_me=True)


class PutOn(BaseModel):
    """What is to be on the agenda."""

    what: Rest = Field(title="Agendapunt", min_length=3, max_length=_MOST)


@command(
    "zet op de agenda",
    "op de agenda",
    "agendapunt",
    "vergadering agendapunt",
    "vergadering op de agenda",
    help="Breng een punt in voor de agenda van de volgende vergadering.",
    title="Punt op de agenda",
    example="zet op de agenda: werkbezoek in {gemeente}",
)
def put_on(args: PutOn, ctx: Context) -> Reply:
    """Keep it with the meeting, once; "agendapunt weg 1" takes it off. Raises UserError."""
    meeting = _coming_meeting(ctx)
    if (match := _AWAY.match(args.what)) and (gone := _off(match["which"].strip(" .!"), meeting, ctx)):
        return gone
    if match and match["sure"]:
        there = join_and([one["text"] for _, one in put_in(meeting, ctx)]) or "niets"
        raise UserError(f"Dat staat niet op de agenda van {long_date(meeting.day)}. Ingebracht is: {there}.")
    if numbered := _NUMBERED.match(args.what):
        return asked(ctx, _which(numbered, args.what))
    what = args.what.strip(" :-–")
    if any(one["text"].casefold() == what.casefold() for _, one in put_in(meeting, ctx)):
        raise UserError(f"Dit staat al op de agenda van {long_date(meeting.day)}.")
    known = meeting.record.get(ITEMS, [])
    fresh = {"text": what, "by": ctx.member.id}
    keep(meeting, meeting.record | {ITEMS: [*known, fresh]}, ctx)
    return Reply(
        summary=f"Op de agenda van {long_date(meeting.day)}: {what}",
        parts=(Buttons(buttons=(Button(label="Hele agenda", command="vergadering agenda"), undo_button(ctx))),),
    )


def _which(numbered: re.Match[str], what: str) -> Reply:
    """ "agendapunt 4: noord doet mee" is most often what was said under it, and else a new item."""
    place, text = numbered["place"], numbered["text"]
    said = Button(
        label=f"Tekst bij agendapunt {place}", command="verslag agendapunt", args={"words": f"{place}: {text}"}
    )
    fresh = Button(label="Nieuw agendapunt", command="zet op de agenda", args={"what": text})
    return Reply(
        summary=f"Is dit tekst voor het verslag bij agendapunt {place}, of een nieuw punt op de agenda?",
        parts=(Text(text=f"Nog niets opgeslagen: {what}", subtle=True), Buttons(buttons=(said, fresh))),
        only_me=True,
    )


def _off(which: str, meeting: Meeting, ctx: Context) -> Reply | None:
    """Take off what was put on, by its place or by words of it; None for words that are not of one such item."""
    brought = put_in(meeting, ctx)
    if which.isdecimal():
        found = _at(int(which), meeting, brought, ctx)
    else:
        found = tuple(one for one in brought if plain(which) in plain(one[1]["text"]))
    if len(found) != 1:
        return None
    holder, gone = found[0]
    if gone["by"] != ctx.member.id and not ctx.may(Role.voorzitter):
        raise UserError(f"Dit punt bracht {ctx.directory.name_of(gone['by'])} in. Vraag het die of de secretaris.")
    keep(holder, holder.record | {ITEMS: [one for one in holder.record[ITEMS] if one != gone]}, ctx)
    return Reply(summary=f"Van de agenda gehaald: {gone['text']}", parts=(Buttons(buttons=(undo_button(ctx),)),))


def _at(place: int, meeting: Meeting, brought: PutInItems, ctx: Context) -> PutInItems:
    """The one with this number on the agenda as it is shown, or among what was put on. Raises UserError."""
    shown = agenda_of(meeting, ctx)
    key = shown[place - 1].key if 1 <= place <= len(shown) else ""
    if on_it := tuple(one for one in brought if key == f"{PUT_IN}{one[1]['text']}"):
        return on_it
    if not 1 <= place <= len(brought):
        raise UserError(f"Ingebracht punt {place} is er niet; er zijn er {len(brought)}.")
    return (brought[place - 1],)
