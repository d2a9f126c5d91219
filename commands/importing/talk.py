"""Reading in minutes or an action list: a proposal first, corrections in words, then one "opslaan"."""

import hashlib
import json
import re
from dataclasses import replace

from pydantic import BaseModel, Field

from commands.command import Context, Role, UserError, command
from commands.fields import Nothing, Rest
from commands.importing.changed import changed
from commands.importing.prepare import hold_against, names_of, prepare
from commands.importing.save import save_proposal
from commands.importing.shown import TOPIC, about, show_proposal
from commands.importing.waiting import OfProposal, waiting
from commands.minutes.document import Document, Line, UnreadableDocument, document_of_text
from commands.minutes.proposal import Proposal
from commands.put_out import tell_channels
from commands.reply import Reply
from storage.models import Document as Kept

_NUMBER = re.compile(r"\b\d{1,3}\b")
_NO_POINT = re.compile(r"Punt \w+ bestaat niet")
SAID, BEFORE = "said", "before"
"""In the conversation about a proposal: the words of the last correction, and the proposal before it."""
_WAITS = "Het voorstel staat nog klaar."


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
    try:
        prepared = prepare(document, ctx.store, ctx.directory, ctx.now)
    except UnreadableDocument as error:
        raise UserError(f"{error} Er is niets bewaard.") from error
    kept = ctx.store.conversations.add_document(
        Kept(
            body_id=ctx.directory.body_id,
            hash=_hash(document),
            name=document.name,
            at=ctx.now,
            by=ctx.store.changes.actor.member_id,
            proposal=prepared.proposal.model_dump(mode="json"),
        )
    )
    return show_proposal(kept.id, prepared, ctx)


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
    example="verwerk verbeter 1 en 7 zijn voor {organisatie}, 5 {gemeente}",
    role=Role.voorzitter,
    shown=False,
)
def correct(args: Correction, ctx: Context) -> Reply:
    """Change the proposal and show it again."""
    kept = waiting(ctx, "")
    before = Proposal.model_validate(kept.proposal)
    found = _corrected(before, args.words, ctx)
    if not isinstance(found, Proposal):
        raise UserError(f"{found} {_WAITS}")
    ctx.store.conversations.set_document(ctx.directory.body_id, kept.id, proposal=found.model_dump(mode="json"))
    back = {SAID: args.words, BEFORE: kept.proposal}
    shown = show_proposal(kept.id, hold_against(found, ctx.store), ctx, back)
    told = changed(before, found, ctx)
    return replace(shown, summary=f"{told} Klopt het nu?") if told else shown


@command(
    "verwerk terug",
    help="Neem de laatste verbetering van het voorstel terug.",
    title="Verbetering terugnemen",
    example="verwerk terug",
    role=Role.voorzitter,
    shown=False,
)
def take_back(args: Nothing, ctx: Context) -> Reply:
    """The proposal as it was before the last correction in words. Raises UserError when there is none."""
    del args
    kept = waiting(ctx, "")
    talk = about(ctx)
    if not talk.get(BEFORE):
        raise UserError(f"Er is geen verbetering om terug te nemen. {_WAITS}")
    now, back = (Proposal.model_validate(one) for one in (kept.proposal, talk[BEFORE]))
    ctx.store.conversations.set_document(ctx.directory.body_id, kept.id, proposal=talk[BEFORE])
    shown = show_proposal(kept.id, hold_against(back, ctx.store), ctx)
    told = (sentence for sentence in ("Teruggenomen.", changed(now, back, ctx), "Klopt het nu?") if sentence)
    return replace(shown, summary=" ".join(told))


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
def save(args: OfProposal, ctx: Context) -> Reply:
    """Put the proposal in the list; one message to the channel, whatever the number of points."""
    kept = waiting(ctx, args.document)
    prepared = hold_against(Proposal.model_validate(kept.proposal), ctx.store)
    if not ctx.store.conversations.set_document(ctx.directory.body_id, kept.id, status="opgeslagen"):
        raise UserError("Dit voorstel is al opgeslagen of verworpen.")
    ctx.store.conversations.keep(ctx.request.who, TOPIC, {}, ctx.now)
    reply = save_proposal(prepared.proposal, prepared.known, kept.id, ctx)
    tell_channels(reply, "import", f"import:{kept.id}", ctx)
    return reply


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
def reject(args: OfProposal, ctx: Context) -> Reply:
    """Nothing of the proposal is saved."""
    kept = waiting(ctx, args.document)
    ctx.store.conversations.set_document(ctx.directory.body_id, kept.id, status="verworpen")
    ctx.store.conversations.keep(ctx.request.who, TOPIC, {}, ctx.now)
    return Reply(summary="Het voorstel is weggegooid. Er is niets in de lijst veranderd.", only_me=True)


def proposed(ctx: Context) -> Proposal | None:
    """The proposal that this person's conversation is about, as long as nothing was decided on it."""
    talk = about(ctx)
    kept = ctx.store.conversations.document(ctx.directory.body_id, int(talk["document"])) if talk else None
    return Proposal.model_validate(kept.proposal) if kept and kept.status == "voorstel" else None


def correction_in(text: str, ctx: Context) -> Proposal | str:
    """What a free sentence makes of the proposal that this person's conversation is about.

    Or what is wrong, when it names a point that is there and one that is not; "" for what is no correction.
    """
    proposal = proposed(ctx)
    if proposal is None:
        return ""
    found = _corrected(proposal, text, ctx)
    if isinstance(found, Proposal):
        return found
    names_one = any(0 < int(number) <= len(proposal.new) for number in _NUMBER.findall(text))
    return f"{found} {_WAITS}" if names_one and _NO_POINT.match(found) else ""


def _corrected(proposal: Proposal, text: str, ctx: Context) -> Proposal | str:
    """ "3 ook" is what was said of others in the correction just before."""
    from commands.minutes.corrections import correct as corrected

    return corrected(proposal, text, names_of(ctx.directory), ctx.now, about(ctx).get(SAID, ""))
