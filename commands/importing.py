"""Reading in minutes or an action list: a proposal first, corrections in words, then one "opslaan"."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pydantic import BaseModel, Field

from commands.command import Context, Role, UserError, command
from commands.dutch import clock, count, join_and, long_date, month_year, short_date, shorten
from commands.fields import Rest, Word
from commands.importing_save import save_proposal
from commands.minutes.corrections import correct as corrected
from commands.minutes.document import Document, Line, document_of_text
from commands.minutes.find import read_minutes
from commands.minutes.known import KnownNames
from commands.minutes.matching import Known, Match, matches
from commands.minutes.proposal import NewPoint, Proposal
from commands.reply import Button, Buttons, Facts, Item, Items, Part, Reply, Section, Text
from storage.actions import Wanted
from storage.directory import Directory
from storage.models import Document as Kept
from storage.store import Store

TOPIC = "voorstel"
_PATIENCE = timedelta(hours=8)
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was read, and which of it the body already has, by the proposal's own ids."""

    proposal: Proposal
    known: dict[str, Match]

    @property
    def fresh(self) -> tuple[NewPoint, ...]:
        """The new points that the body does not have yet."""
        return tuple(point for point in self.proposal.new if point.id not in self.known)

    @property
    def corrected(self) -> tuple[tuple[NewPoint, int], ...]:
        """New points that the body has with a slightly other text, and their number."""
        return tuple(
            (point, self.known[point.id].number)
            for point in self.proposal.new
            if point.id in self.known and not self.known[point.id].exact
        )

    def without_known(self) -> Proposal:
        """The proposal with only what would be added."""
        return self.proposal.model_copy(update={"new": self.fresh})


def names_of(directory: Directory) -> KnownNames:
    """The names that reading may recognise."""

    def names(*kinds: str) -> tuple[str, ...]:
        return tuple(
            word for party in directory.parties if party.kind in kinds for word in (party.name, *party.aliases)
        )

    people = tuple(member.name for member in directory.members if member.active)
    return KnownNames((*names("organisatie", "rol", "allen"), *people), names("regio"), names("gemeente"))


def prepare(document: Document, store: Store, directory: Directory, now: datetime) -> Prepared:
    """Read a document and hold it against what the body has. Nothing is saved."""
    return hold_against(read_minutes(document, now, names_of(directory)), store)


def hold_against(proposal: Proposal, store: Store) -> Prepared:
    """Find the points of a proposal that the body already has."""
    points = store.actions.find(Wanted(status="alle"), limit=2000)
    known = [Known(point.number, point.text, point.status) for point in points]
    return Prepared(proposal, {match.id: match for match in matches(proposal, known)})


class Read(BaseModel):
    """The pasted text, when no file came along."""

    text: Rest = ""


@command(
    "verwerk",
    "verwerk dit verslag",
    "verwerk deze actielijst",
    "verwerk verslag",
    "verwerk actielijst",
    "verwerk dit",
    "lees in",
    "importeer",
    "horzel verwerk",
    help="Lees een verslag of actielijst in; u ziet eerst een voorstel.",
    title="Verslag of actielijst inlezen",
    example="verwerk dit verslag",
    role=Role.voorzitter,
)
def read(args: Read, ctx: Context) -> Reply:
    """Keep the proposal and show it; nothing is in the list yet."""
    if ctx.request.reading_failed:
        raise UserError(f"{ctx.request.reading_failed} Er is niets bewaard.")
    document = ctx.request.document or (document_of_text("geplakte tekst", args.text) if args.text else None)
    if document is None or not document.parts:
        raise UserError("Stuur het verslag als bestand mee, of plak de tekst achter: verwerk dit verslag.")
    prepared = prepare(document, ctx.store, ctx.directory, ctx.now)
    kept = ctx.store.conversations.add_document(
        Kept(
            body_id=ctx.directory.body_id,
            hash=_hash(document),
            name=document.name,
            at=ctx.now,
            by=ctx.member.id,
            proposal=prepared.proposal.model_dump(mode="json"),
        )
    )
    return _show(kept.id, prepared, ctx)


def _hash(document: Document) -> str:
    lines = [part.text if isinstance(part, Line) else json.dumps(part.rows) for part in document.parts]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


class Correction(BaseModel):
    """What is to change in the proposal, in words."""

    words: Rest = Field(title="Verbetering")


@command(
    "verwerk verbeter",
    help="Verbeter het voorstel in woorden, vóór het opslaan.",
    title="Voorstel verbeteren",
    example="verwerk verbeter 1 en 7 zijn voor provincie, 5 weert",
    role=Role.voorzitter,
    shown=False,
)
def correct(args: Correction, ctx: Context) -> Reply:
    """Change the proposal and show it again."""
    kept = _waiting(ctx, "")
    found = corrected(Proposal.model_validate(kept.proposal), args.words, names_of(ctx.directory))
    if not isinstance(found, Proposal):
        raise UserError(f"{found} Het voorstel staat nog klaar.")
    ctx.store.conversations.set_document(ctx.directory.body_id, kept.id, proposal=found.model_dump(mode="json"))
    return _show(kept.id, hold_against(found, ctx.store), ctx)


class Which(BaseModel):
    """The proposal a button belongs to; without it the one of the conversation."""

    document: Word = ""


@command(
    "opslaan",
    "verwerk opslaan",
    "sla op",
    help="Sla het voorstel van een ingelezen verslag op.",
    title="Voorstel opslaan",
    example="opslaan",
    role=Role.voorzitter,
    shown=False,
)
def save(args: Which, ctx: Context) -> Reply:
    """Put the proposal in the list; one message to the channel, whatever the number of points."""
    kept = _waiting(ctx, args.document)
    prepared = hold_against(Proposal.model_validate(kept.proposal), ctx.store)
    if not ctx.store.conversations.set_document(ctx.directory.body_id, kept.id, status="opgeslagen"):
        raise UserError("Dit voorstel is al opgeslagen of verworpen.")
    ctx.store.conversations.keep(ctx.request.who, TOPIC, {}, ctx.now)
    reply = save_proposal(prepared.proposal, prepared.known, kept.id, ctx)
    if ctx.request.private or not _is_home(ctx):
        for place in ctx.store.bodies.places(ctx.store.body):
            if not place.gone and place.address != ctx.request.where:
                mark = f"import:{kept.id}:{place.address}"
                body = ctx.directory.body_id
                ctx.store.outbox.add(body, place.address, "import", reply.model_dump_json(), mark[:120], ctx.now)
    return reply


def _is_home(ctx: Context) -> bool:
    return any(place.address == ctx.request.where for place in ctx.store.bodies.places(ctx.store.body))


@command(
    "verwerpen",
    "verwerk verwerp",
    "verwerp",
    help="Gooi het voorstel van een ingelezen verslag weg.",
    title="Voorstel verwerpen",
    example="verwerpen",
    role=Role.voorzitter,
    shown=False,
)
def reject(args: Which, ctx: Context) -> Reply:
    """Nothing of the proposal is saved."""
    kept = _waiting(ctx, args.document)
    ctx.store.conversations.set_document(ctx.directory.body_id, kept.id, status="verworpen")
    ctx.store.conversations.keep(ctx.request.who, TOPIC, {}, ctx.now)
    return Reply(summary="Het voorstel is weggegooid. Er is niets in de lijst veranderd.", only_me=True)


def proposed(ctx: Context) -> Proposal | None:
    """The proposal this person's conversation is about, for who reads free sentences."""
    talk = ctx.store.conversations.get(ctx.request.who, TOPIC, ctx.now)
    kept = ctx.store.conversations.document(ctx.directory.body_id, int(talk["document"])) if talk else None
    return Proposal.model_validate(kept.proposal) if kept and kept.status == "voorstel" else None


def _waiting(ctx: Context, document: str) -> Kept:
    talk = ctx.store.conversations.get(ctx.request.who, TOPIC, ctx.now)
    number = int(document) if document else int(talk["document"]) if talk else 0
    kept = ctx.store.conversations.document(ctx.directory.body_id, number) if number else None
    if kept is None:
        raise UserError("Er staat geen voorstel klaar. Stuur een verslag met: verwerk dit verslag.")
    if kept.status != "voorstel":
        raise UserError(f"Dit voorstel is al {kept.status}.")
    return kept


def _show(document_id: int, prepared: Prepared, ctx: Context) -> Reply:
    proposal = prepared.proposal
    ctx.store.conversations.keep(ctx.request.who, TOPIC, {"document": document_id}, ctx.now + _PATIENCE)
    parts: list[Part] = []
    if facts := _facts(proposal):
        parts.append(Facts(pairs=facts))
    if prepared.fresh:
        numbered = [(place, point) for place, point in enumerate(proposal.new, 1) if point.id not in prepared.known]
        rows = tuple(_new_row(place, point) for place, point in numbered)
        parts.append(Section(heading=f"Nieuw ({len(rows)})", parts=(Items(rows=rows[:_SHOWN], total=len(rows)),)))
    if prepared.corrected:
        rows = tuple(Item(number=str(number), title=shorten(p.text, 160)) for p, number in prepared.corrected)
        parts.append(Section(heading=f"Bijgewerkte tekst ({len(rows)})", parts=(Items(rows=rows),)))
    if proposal.reviewed:
        rows = tuple(
            Item(
                number=point.id,
                title=shorten(point.text, 120),
                notes=_outcome(point.outcome, point.followed_by, point.id, prepared),
            )
            for point in proposal.reviewed
        )
        parts.append(Section(heading=f"Nagelopen ({len(rows)})", parts=(Items(rows=rows[:_SHOWN], total=len(rows)),)))
    events = [event for event in proposal.events if event.kind == "gebeurtenis"]
    if events:
        rows = tuple(Item(number=_when(event.when), title=shorten(event.text, 120)) for event in events)
        parts.append(Section(heading=f"Data ({len(rows)})", parts=(Items(rows=rows),)))
    if proposal.goals:
        rows = tuple(Item(number=str(goal.nr), title=goal.title, notes=goal.theme) for goal in proposal.goals)
        parts.append(Section(heading=f"Visie-actiepunten ({len(rows)})", parts=(Items(rows=rows),)))
    asked = {"document": str(document_id)}
    parts += [
        Text(
            text="Verbeteren kan in woorden: 1 en 7 zijn voor provincie, 5 weert. Nog niets is opgeslagen.", subtle=True
        ),
        Buttons(
            buttons=(
                Button(label="Opslaan", command="opslaan", args=asked, once=ctx.once("opslaan"), style="primary"),
                Button(label="Weggooien", command="verwerpen", args=asked),
            )
        ),
    ]
    return Reply(summary=_summary(prepared), parts=tuple(parts), only_me=True)


def _summary(prepared: Prepared) -> str:
    proposal = prepared.proposal
    found = [count(len(prepared.fresh), "nieuw actiepunt", "nieuwe actiepunten")]
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


def _new_row(place: int, point: NewPoint) -> Item:
    notes = [join_and(point.owners) if point.owners else "eigenaar onbekend"]
    if not point.owners and point.owners_suggested:
        notes.append(f"misschien {join_and(point.owners_suggested)}")
    if point.deadline:
        notes.append(short_date(point.deadline))
    elif point.deadline_words:
        notes.append(f"geen datum ({point.deadline_words})")
    return Item(number=str(place), title=shorten(point.text, 160), notes=" · ".join(notes))


def _outcome(outcome: str, followed_by: str | None, item: str, prepared: Prepared) -> str:
    into = ""
    if followed_by:
        places = [place for place, point in enumerate(prepared.proposal.new, 1) if point.id == followed_by]
        into = f" in nieuw punt {places[0]}" if places else ""
    mine = f", dit is {prepared.known[item].number}" if item in prepared.known else ""
    return f"{outcome}{into}{mine}"


def _when(when: str) -> str:
    if len(when) == len("2023-07"):
        return month_year(date.fromisoformat(f"{when}-01"))
    return short_date(date.fromisoformat(when))
