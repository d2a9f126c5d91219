"""A proposal as the secretary sees it before it is saved."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from commands.ask.nearest import in_form
from commands.command import Context
from commands.dutch import clock, count, join_and, long_date, short_date, shorten
from commands.examples import filled
from commands.importing.goals import compare
from commands.importing.meeting import dated, when_in_words
from commands.importing.prepare import Prepared
from commands.importing.save import goes_on, owners_named, put_off
from commands.minutes.proposal import NewPoint, Proposal, ReviewedPoint
from commands.open_question import dropped
from commands.reply import Button, Buttons, Facts, Item, Items, Part, Reply, Section, Text
from commands.words import owners as who

TOPIC = "voorstel"
_PATIENCE = timedelta(hours=8)
_SHOWN = 30
_ASKED = 8


def about(ctx: Context) -> dict[str, Any]:
    """What the conversation keeps of the proposal it is about; empty when it is about none."""
    return ctx.store.conversations.get(ctx.request.who, TOPIC, ctx.now) or {}


def is_about(document_id: int, ctx: Context, more: dict[str, Any] | None = None) -> None:
    """From here on the conversation is about this proposal; `more` while the whole of it was the last thing shown."""
    ctx.store.conversations.keep(ctx.request.who, TOPIC, {"document": document_id} | (more or {}), ctx.now + _PATIENCE)


def show_proposal(document_id: int, prepared: Prepared, ctx: Context, corrected: dict[str, Any] | None = None) -> Reply:
    """The whole proposal; `corrected` is what the conversation keeps of the correction that it comes of."""
    proposal = prepared.proposal
    facts = _facts(proposal)
    parts: list[Part] = [Facts(pairs=facts)] if facts else []
    parts += [*_points(prepared, ctx), *_dates(proposal), *_asked_of_people(proposal), *_goals(proposal)]
    if not _changes_anything(prepared, ctx):
        dated = facts or any(event.kind == "gebeurtenis" for event in proposal.events)
        known = "Deze data staan al in de agenda; er" if dated else "Er"
        known = "Alles hiervan staat al in de lijst; er" if prepared.known or proposal.goals else known
        parts.append(Text(text=f"{known} is niets op te slaan.", subtle=True))
        is_about(document_id, ctx)
        return Reply(summary=_summary(prepared).replace(" Klopt dit?", ""), parts=tuple(parts), only_me=True)
    dropped(ctx)
    last = {"at": ctx.now.isoformat(), "after": ctx.store.history.newest(ctx.member.id)}
    is_about(document_id, ctx, last | (corrected or {}))
    asked = {"document": str(document_id)}
    buttons = [
        Button(label="Opslaan", command="opslaan", args=asked, once=ctx.once("opslaan"), style="primary"),
        Button(label="Weggooien", command="verwerpen", args=asked),
    ]
    saved = "Nog niets is opgeslagen."
    if proposal.new or proposal.reviewed:
        saved = f"Verbeteren kan in woorden: {_correction(prepared, ctx)}. {saved}"
        buttons.append(Button(label="Regel voor regel", command="verwerk regels", args=asked))
    parts += [Text(text=saved, subtle=True), Buttons(buttons=tuple(buttons))]
    return Reply(summary=_summary(prepared), parts=tuple(parts), only_me=True)


def _points(prepared: Prepared, ctx: Context) -> Iterator[Section]:
    """The new points, those whose text is another now, and those that were looked back on."""
    proposal = prepared.proposal
    if prepared.fresh:
        numbered = [(place, point) for place, point in enumerate(proposal.new, 1) if point.id not in prepared.known]
        yield _section("Nieuw", [_new_row(place, point, ctx) for place, point in numbered], _SHOWN)
    if prepared.corrected:
        rows = [Item(number=str(number), title=shorten(p.text, 160)) for p, number in prepared.corrected]
        yield _section("Bijgewerkte tekst", rows)
    if proposal.reviewed:
        rows = [
            Item(
                number=point.id,
                title=shorten(point.text.rstrip(" ."), 120),
                notes=_outcome(point, prepared),
            )
            for point in proposal.reviewed
        ]
        yield _section("Nagelopen", rows, _SHOWN)


def _dates(proposal: Proposal) -> Iterator[Section]:
    events = sorted((event for event in proposal.events if event.kind == "gebeurtenis"), key=lambda event: event.when)
    if events:
        yield _section("Data", [Item(number=when_in_words(event), title=shorten(event.text, 120)) for event in events])


def _asked_of_people(proposal: Proposal) -> Iterator[Section]:
    """What people said they would do, where the document marks hardly any point of its own."""
    if len(proposal.asked) > len(proposal.new) and not proposal.reviewed:
        rows = [
            Item(title=shorten(ask.text, 160), button=replace(in_form("actie nieuw", ask.text), label="Maak actiepunt"))
            for ask in proposal.asked
        ]
        yield _section("Ook gezegd, niet overgenomen", rows, _ASKED)


def _goals(proposal: Proposal) -> Iterator[Section]:
    if proposal.goals:
        rows = [Item(number=str(goal.nr), title=goal.title, notes=goal.theme) for goal in proposal.goals]
        yield _section("Visie-actiepunten", rows)


def _section(heading: str, rows: Sequence[Item], most: int = 0) -> Section:
    """Rows under how many there are; no more than `most`, or all of them."""
    shown = Items(rows=tuple(rows[:most]), total=len(rows)) if most else Items(rows=tuple(rows))
    return Section(heading=f"{heading} ({len(rows)})", parts=(shown,))


def _correction(prepared: Prepared, ctx: Context) -> str:
    """An example of a correction, with numbers that are there, those without owner first, and a name of this body."""
    new = enumerate(prepared.proposal.new, 1)
    fresh = [(bool(point.owners), place) for place, point in new if point.id not in prepared.known]
    numbers = [str(place) for place in sorted([place for _, place in sorted(fresh)[:3]])] or ["O1"]
    several = len(numbers) > 1
    first = f"{join_and(numbers[:2])} {'zijn' if several else 'is'} voor {filled('{organisatie}', ctx.directory)}"
    return f"{first}, {numbers[-1]} uiterlijk vrijdag" if len(numbers) > 2 else first


def _changes_anything(prepared: Prepared, ctx: Context) -> bool:
    """Whether saving would change anything in the list of points, in the agenda or in the visie."""
    live = [p for p in prepared.proposal.reviewed if p.id not in prepared.known and goes_on(p)]
    ends = [p for p in prepared.proposal.reviewed if p.outcome in ("afgerond", "vervallen", "omgezet")]
    still = [p for p in ends if (known := prepared.known.get(p.id)) and _is_open(known.number, ctx)]
    moved = any(
        put_off(p, known.number, ctx) for p in prepared.proposal.reviewed if (known := prepared.known.get(p.id))
    )
    changes = prepared.fresh or prepared.corrected or live or still or moved or dated(prepared.proposal, ctx)
    return bool(changes) or any(compare(prepared.proposal, ctx))


def _is_open(number: int, ctx: Context) -> bool:
    action = ctx.store.actions.get(number)
    return action is not None and action.open


def _summary(prepared: Prepared) -> str:
    proposal = prepared.proposal
    found = []
    if prepared.fresh or not proposal.goals:
        found.append(count(len(prepared.fresh), "nieuw actiepunt", "nieuwe actiepunten"))
    if already := len(proposal.new) - len(prepared.fresh):
        found.append(f"{already} al bekend")
    if proposal.reviewed:
        found.append(f"{len(proposal.reviewed)} nagelopen")
    if proposal.goals:
        found.append(count(len(proposal.goals), "visie-actiepunt", "visie-actiepunten"))
    day = f" van {long_date(proposal.meeting.date)}" if proposal.meeting.date else ""
    kind = {"visie": "Actielijst", "actielijst": "Actielijst", "agenda": "Agenda"}.get(proposal.kind, "Verslag")
    return f"{kind}{day}: {join_and(found)}. Klopt dit?"


def _facts(proposal: Proposal) -> tuple[tuple[str, str], ...]:
    meeting, pairs = proposal.meeting, []
    if meeting.date:
        times = f" {clock(meeting.start)}" if meeting.start else ""
        times += f" - {clock(meeting.end)}" if meeting.start and meeting.end else ""
        pairs.append(
            ("Vergadering", f"{long_date(meeting.date)}{times}{f', {meeting.place}' if meeting.place else ''}")
        )
    if meeting.next.date:
        start = f" {clock(meeting.next.start)}" if meeting.next.start else ""
        place = f", {meeting.next.place}" if meeting.next.place else ""
        pairs.append(("Volgende", f"{long_date(meeting.next.date)}{start}{place}"))
    return tuple(pairs)


def _new_row(place: int, point: NewPoint, ctx: Context) -> Item:
    notes = [who.words(owners_named(point.owners, ctx))]
    if not point.owners and point.owners_suggested:
        notes.append(f"misschien {who.sentence(owners_named(point.owners_suggested, ctx))}")
    if point.deadline:
        notes.append(short_date(point.deadline))
    elif any(map(str.isalpha, point.deadline_words)):
        notes.append(f"geen datum ({point.deadline_words})")
    return Item(number=str(place), title=shorten(point.text, 160), notes=" · ".join(notes))


def _outcome(point: ReviewedPoint, prepared: Prepared) -> str:
    into = f", wordt {short_date(point.moved_to)}" if point.moved_to else ""
    if point.followed_by in prepared.known:
        into = f" in {prepared.known[point.followed_by].number}"
    elif point.followed_by:
        places = [place for place, new in enumerate(prepared.proposal.new, 1) if new.id == point.followed_by]
        into = f" in nieuw punt {places[0]}" if places else ""
    mine = f", dit is {prepared.known[point.id].number}" if point.id in prepared.known else ""
    return f"{point.outcome}{into}{mine}"
