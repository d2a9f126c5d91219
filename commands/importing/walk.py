"""Deciding on a proposal line by line: new, looked back on, left out, or changed; on a phone, one press a point."""

from pydantic import BaseModel, Field

from commands.command import Context, Role, UserError, command
from commands.dutch import short_date, shorten
from commands.fields import Digits, Rest, Word
from commands.forms import form_for
from commands.importing.prepare import hold_against, names_of
from commands.importing.save import owners_named
from commands.importing.shown import is_about, show_proposal
from commands.importing.waiting import OfProposal, waiting
from commands.minutes.proposal import NewPoint, Proposal, ReviewedPoint
from commands.reply import Button, Buttons, Facts, Reply
from commands.words import owners as who

_MEANS = {
    "nieuw": "{id} is nieuw",
    "nagelopen": "{id} is nagelopen",
    "afgerond": "{id} is afgerond",
    "loopt": "{id} loopt nog",
    "overslaan": "{id} weg",
}
"""What a button says, as the words that say the same of a proposal."""
_OF_NEW = (("Nieuw", "nieuw"), ("Nagelopen", "nagelopen"), ("Overslaan", "overslaan"))
_OF_OLD = (
    ("Klopt", "klopt"),
    ("Afgerond", "afgerond"),
    ("Loopt nog", "loopt"),
    ("Is nieuw", "nieuw"),
    ("Overslaan", "overslaan"),
)
"""The buttons under a new point and under one that was looked back on: each label with what it decides."""


class Step(BaseModel):
    """Which point of which proposal, and what is decided about it; `last` is the last old one to be asked about."""

    document: Digits = ""
    item: Word = ""
    last: Digits = ""
    decided: Word = ""


@command(
    "verwerk regels",
    "regel voor regel",
    "verwerk regel voor regel",
    "per regel",
    help="Loop een voorstel regel voor regel langs.",
    title="Regel voor regel",
    example="regel voor regel",
    role=Role.voorzitter,
    shown=False,
)
def step(args: Step, ctx: Context) -> Reply:
    """Carry out what was decided about one point and show the next."""
    kept = waiting(ctx, args.document)
    proposal = Proposal.model_validate(kept.proposal)
    last = _last(args.last, proposal)
    item = args.item or ("N1" if proposal.new else "O1")
    if not args.decided:
        return _asked(kept.id, proposal, item, last, ctx)
    moves = args.decided in ("nieuw", "nagelopen", "afgerond", "loopt", "overslaan")
    if moves and not (item.startswith("N") and args.decided == "nieuw"):
        proposal = _corrected(proposal, _MEANS[args.decided].format(id=_shown(item)), kept.id, ctx)
    gone = moves and not _stays(item, args.decided)
    if gone and item.startswith("O"):
        last -= 1
    following = item if gone else f"{item[0]}{int(item[1:]) + 1}"
    return _asked(kept.id, proposal, following, last, ctx)


@command(
    "verwerk toon",
    "toon voorstel",
    "voorstel",
    help="Toon het voorstel dat klaarstaat.",
    title="Voorstel tonen",
    example="toon voorstel",
    role=Role.voorzitter,
    shown=False,
)
def again(args: OfProposal, ctx: Context) -> Reply:
    """The whole proposal as it stands now."""
    kept = waiting(ctx, args.document)
    return show_proposal(kept.id, hold_against(Proposal.model_validate(kept.proposal), ctx.store), ctx)


class Changed(BaseModel):
    """The text, the owner and the date of one point, as the form gives them back."""

    document: Digits = ""
    item: Word = ""
    last: Digits = ""
    what: Rest = Field("", title="Wat", max_length=500)
    who: Rest = Field("", title="Wie", description="Leeg mag; meer eigenaren met een komma.", max_length=200)
    when: Rest = Field("", title="Uiterlijk", description="Bijvoorbeeld 17 mei, of leeg.", max_length=60)


@command(
    "verwerk regel wijzig",
    help="Wijzig één punt van een voorstel.",
    title="Punt wijzigen",
    example="verwerk regel wijzig",
    role=Role.voorzitter,
    shown=False,
)
def change(args: Changed, ctx: Context) -> Reply:
    """A press asks in a form; the form comes back with the three of them."""
    kept = waiting(ctx, args.document)
    proposal = Proposal.model_validate(kept.proposal)
    last = _last(args.last, proposal)
    point = _point(proposal, args.item)
    if point is None:
        raise UserError("Dat punt staat niet meer in het voorstel.")
    if ctx.request.heard == "button" or not args.what:
        when = short_date(point.deadline) if point.deadline else ""
        known = {"what": point.text, "who": ", ".join(point.owners), "when": when}
        hidden = {"document": str(kept.id), "item": args.item, "last": str(last)}
        form = form_for(change, ctx.directory, known | hidden, {}, ctx.once("form"), "Punt wijzigen")
        return Reply(summary=f"Wat wijzigt er aan {_place(args.item)}?", form=form, only_me=True)
    name = _shown(args.item)
    for words in (
        f"tekst van {name}: {args.what}" if args.what != point.text else "",
        (f"eigenaar van {name}: {args.who}" if args.who else f"{name} zonder eigenaar"),
        (f"{name} uiterlijk {args.when}" if args.when else f"{name} zonder datum"),
    ):
        if words:
            proposal = _corrected(proposal, words, kept.id, ctx)
    return _asked(kept.id, proposal, args.item, last, ctx)


def _last(said: str, proposal: Proposal) -> int:
    return int(said) if said else len(proposal.reviewed)


def _corrected(proposal: Proposal, words: str, document: int, ctx: Context) -> Proposal:
    from commands.minutes.corrections import correct

    found = correct(proposal, words, names_of(ctx.directory), ctx.now)
    if not isinstance(found, Proposal):
        raise UserError(found)
    is_about(document, ctx)
    ctx.store.conversations.set_document(ctx.directory.body_id, document, proposal=found.model_dump(mode="json"))
    return found


def _asked(document: int, proposal: Proposal, item: str, last: int, ctx: Context) -> Reply:
    """One point with its buttons; behind the last one the whole proposal again."""
    if item.startswith("N") and _point(proposal, item) is None:
        item = "O1"
    point = _point(proposal, item) if item.startswith("N") or int(item[1:]) <= last else None
    if point is None:
        return show_proposal(document, hold_against(proposal, ctx.store), ctx)
    pairs = [
        ("Wat", shorten(point.text, 300)),
        ("Wie", who.words(owners_named(point.owners, ctx))),
        ("Uiterlijk", short_date(point.deadline) if point.deadline else "geen datum"),
    ]
    if isinstance(point, ReviewedPoint):
        pairs.append(("Stand", point.outcome))
    if point.note:
        pairs.append(("Erbij", shorten(point.note, 200)))
    args = {"document": str(document), "item": item, "last": str(last)}
    buttons = [
        Button(
            label=label,
            command=step.name,
            args={**args, "decided": decided},
            once=ctx.once(f"regel-{item}-{decided}"),
            style="primary" if at == 0 else "plain",
        )
        for at, (label, decided) in enumerate(_OF_NEW if isinstance(point, NewPoint) else _OF_OLD)
    ]
    buttons.append(Button(label="Wijzigen", command=change.name, args=args))
    buttons.append(Button(label="Terug naar alles", command=again.name, args={"document": str(document)}))
    total = len(proposal.new) + last
    at = int(item[1:]) if item.startswith("N") else len(proposal.new) + int(item[1:])
    return Reply(
        summary=f"Punt {at} van {total}, voorgesteld als {'nieuw' if isinstance(point, NewPoint) else 'nagelopen'}.",
        parts=(Facts(pairs=tuple(pairs)), Buttons(buttons=tuple(buttons))),
        only_me=True,
        replaces=True,
    )


def _point(proposal: Proposal, item: str) -> NewPoint | ReviewedPoint | None:
    points: tuple[NewPoint | ReviewedPoint, ...] = (*proposal.new, *proposal.reviewed)
    return next((point for point in points if point.id == item), None)


def _shown(item: str) -> str:
    """ "3" for a new point, "O3" for one that was looked back on, as the proposal shows them."""
    return item.removeprefix("N")


def _place(item: str) -> str:
    return f"punt {item[1:]}" if item.startswith("N") else f"nagelopen punt {item[1:]}"


def _stays(item: str, decided: str) -> bool:
    """Whether the point keeps its place: what was new stays new, or only the outcome of an old one changes."""
    return decided == "nieuw" if item.startswith("N") else decided in ("afgerond", "loopt", "nagelopen")
