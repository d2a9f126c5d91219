"""Proposals and requests to the Stuurgroep: kept apart from the tasks, ready to be taken along, with their answer."""

import re

from pydantic import BaseModel, Field

from commands.actions.by_number import existing
from commands.actions.confirm import change_button, undo_button
from commands.actions.new import NewAction, add
from commands.actions.telling import address_of, tell
from commands.command import Context, Role, UserError, command
from commands.dutch import local, long_date, shorten, the
from commands.fields import MIN_TEXT, Number, Sentence
from commands.reply import WHAT, Button, Buttons, Facts, Reply, Text, facts_beside
from commands.words.owners import sentence
from storage.models import Action

WAITING, ANSWERED = "voorstel", "beantwoord"
_LEAD = re.compile(r"^(?:(?:nieuw|aan|voor|naar|richting|de|het)\s+)*", re.IGNORECASE)
_NUMBER = re.compile(r"^#?(?P<number>\d{1,6})\s*[:,.]?\s+(?P<words>\S.*)$", re.DOTALL)


@command(
    "voorstel",
    "voorstel stuurgroep",
    "nieuw voorstel",
    "actie voorstel",
    help="Leg een voorstel of vraag aan de Stuurgroep vast; het staat in het overzicht daarvoor.",
    title="Voorstel aan de Stuurgroep",
    example="voorstel rondetafels jaarlijks houden",
)
def propose(args: NewAction, ctx: Context) -> Reply:
    """Add a proposal, which is in no list of tasks; "voorstel 12 akkoord" is an answer. Raises UserError."""
    if (match := _NUMBER.match(args.what)) and (known := ctx.store.actions.get(int(match["number"]))) and known.label:
        return _answered(known, _words_behind(known.number, ctx.request.text) or match["words"], ctx)
    steering = ctx.directory.settings.steering
    what = _LEAD.sub("", args.what.strip(" :"))
    what = re.sub(rf"^{re.escape(steering)}\b", "", what, flags=re.IGNORECASE).strip(" :,-")
    if len(what) < MIN_TEXT:
        raise UserError("Wat is het voorstel? Bijvoorbeeld: voorstel rondetafels jaarlijks houden.", "what")
    owners = tuple(owner for owner in args.owners if owner.name.casefold() != steering.casefold())
    action = add(args.model_copy(update={"what": what, "owners": owners}), ctx)
    action = ctx.store.actions.change(action, label=WAITING, status=WAITING) or action
    pairs = [(WHAT, action.text), ("Aan", steering)]
    if owners:
        pairs.append(("Van", sentence(owners)))
    summary = f"Voorstel {action.number} vastgelegd: {shorten(action.text)}"
    return Reply(
        summary=summary,
        parts=(
            facts_beside(summary, pairs),
            Text(text=f"Het staat in het overzicht voor {the(steering)}; Horzel stuurt zelf niets door.", subtle=True),
            Buttons(buttons=(change_button(action), undo_button(ctx))),
        ),
    )


def _words_behind(number: int, typed: str) -> str:
    """All that was typed behind the number, the date that was read out of it included."""
    match = re.search(rf"(?<!\d)#?{number}(?!\d)\s*[:,.]?\s+(?P<words>\S.*)$", typed, re.DOTALL)
    return match["words"] if match else ""


class Answer(BaseModel):
    """What the Stuurgroep said of a proposal."""

    number: Number = Field(title="Nummer")
    words: Sentence = Field(title="Antwoord", description="Wat heeft de Stuurgroep gezegd?")


@command(
    "voorstel antwoord",
    "stuurgroep antwoord",
    "antwoord stuurgroep",
    "antwoord van de stuurgroep",
    help="Leg vast wat de Stuurgroep op een voorstel antwoordde.",
    title="Antwoord van de Stuurgroep",
    example="voorstel antwoord 12 akkoord, mits binnen de begroting",
    role=Role.voorzitter,
)
def answer(args: Answer, ctx: Context) -> Reply:
    """Keep the answer with its day, and tell who made the proposal."""
    proposal = existing(ctx, args.number)
    if not proposal.label:
        raise UserError(f"{args.number} is een actiepunt, geen voorstel aan {the(ctx.directory.settings.steering)}.")
    return _answered(proposal, args.words, ctx)


def _answered(proposal: Action, words: str, ctx: Context) -> Reply:
    if not ctx.may(Role.voorzitter):
        raise UserError("Een antwoord van de Stuurgroep leggen de voorzitter en de secretaris vast.")
    before = proposal.closed_note
    changed = ctx.store.actions.change(proposal, status=ANSWERED, closed_at=ctx.now, closed_note=words.strip(" :,"))
    if changed is None:
        raise UserError(f"Voorstel {proposal.number} is intussen door een ander gewijzigd.")
    pairs = [("Voorstel", changed.text), ("Antwoord", changed.closed_note)]
    if before:
        pairs.append(("Eerder", before))
    lead = f"Antwoord van {the(ctx.directory.settings.steering)} op voorstel {proposal.number}"
    made_by = proposal.created_by or 0
    if made_by != ctx.member.id and (address := address_of(ctx, made_by)):
        told = Reply(summary=f"{lead}: {shorten(changed.closed_note)}", parts=(Facts(pairs=tuple(pairs[:2])),))
        tell(ctx, address, told, f"answered:{proposal.number}")
    return Reply(
        summary=f"{lead} vastgelegd op {long_date(local(ctx.now).date())}.",
        parts=(Facts(pairs=tuple(pairs)), Buttons(buttons=(undo_button(ctx),))),
    )


def answer_button(proposal: Action) -> Button:
    """Opens the form for the answer."""
    return Button(label="Antwoord", command="voorstel antwoord", args={"number": str(proposal.number)})


PROPOSAL_COMMANDS = (propose, answer)
