"""What becomes of a signal: bekeken, opgepakt, afgehandeld, niet opportuun, to the Stuurgroep, an action point."""

import re
from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, Field

from commands.actions import confirm as points
from commands.actions.confirm import undo_button
from commands.actions.new import NewAction, add, hangs_under, take_goal
from commands.actions.telling import tell_owners
from commands.command import Context, UserError, command
from commands.dutch import count, local, long_date, shorten
from commands.fields import MAX_TEXT, MIN_TEXT, Deadline, Due, Kind, Number, Numbers, Owners, Regions, Rest, Theme, Word
from commands.reply import Buttons, Item, Items, Reply, Text
from commands.signals.new import perhaps_new
from commands.signals.shown import shown
from commands.signals.telling import (
    button,
    called_by,
    confirm,
    existing,
    is_closed,
    must_decide,
    overtaken,
    status_of,
    tell_again,
    tell_reporter,
)
from commands.signals.warning import about_people, answered
from commands.signals.words import STATES, state_of
from commands.words import owners as who
from storage.models import Signal
from storage.signals import CLOSED

_SAYS_NOTHING = re.compile(r"^(?:van\s+maken|maken|ervan|worden|wordt|aan|voor|met)?[\s:.,!–-]*$", re.IGNORECASE)


class Decision(BaseModel):
    """Which signals, and the state with perhaps a remark; a button says the state apart."""

    number: Numbers = Field((), title="Nummer", max_length=50)
    note: Rest = Field("", title="Status en toelichting", max_length=MAX_TEXT)
    status: Word = ""
    draft: Word = ""
    sure: Word = ""


@command(
    "signaal status",
    help="Zet een signaal op bekeken, opgepakt, afgehandeld of niet opportuun, met of zonder toelichting.",
    title="Status van een signaal",
    example="signaal status 3 opgepakt gebeld met de krant",
)
def decide(args: Decision, ctx: Context) -> Reply:
    """Change the state of one or more signals; who reported them hears of it."""
    if not args.number:
        return perhaps_new(ctx, "status", args.note)
    if ctx.request.text.rstrip().endswith("?"):
        return shown(existing(ctx, args.number[0]), ctx)
    typed = args.model_dump(exclude={"number"}) | {"number": ", ".join(map(str, args.number))}
    values = answered(ctx, typed)
    state, note = (values["status"], values["note"]) if values["status"] else state_of(values["note"])
    if state not in STATES:
        choices = "bekeken, opgepakt, afgehandeld, niet opportuun of heropend"
        note = f"Een opmerking erbij kan met: signaal notitie {args.number[0]} …"
        raise UserError(f"Welke status krijgt S{args.number[0]}? Dat kan zijn: {choices}. {note}")
    if question := about_people(ctx, decide.name, values):
        return question
    signals = [existing(ctx, number) for number in args.number]
    for signal in signals:
        must_decide(signal, ctx)
    if len(signals) == 1:
        return _decide_one(ctx, signals[0], state, note)
    return _decide_many(ctx, signals, state, note)


def _decide_one(ctx: Context, signal: Signal, state: str, note: str) -> Reply:
    if _is_so(signal, state):
        return _already(signal, note, ctx)
    changed = _set(ctx, signal, state, note)
    told = _tell(ctx, signal, changed, state, note)
    said = f" – {shorten(note, 200)}" if note else ""
    reply = confirm(ctx, changed, f"Signaal S{signal.number} {state}", told)
    return replace(reply, summary=f"{reply.summary}{said}")


def _decide_many(ctx: Context, signals: list[Signal], state: str, note: str) -> Reply:
    rows: list[Item] = []
    told: list[str] = []
    done = 0
    for signal in signals:
        if _is_so(signal, state):
            notes = f"was al {status_of(signal)}"
        else:
            changed = _set(ctx, signal, state, note)
            told.append(_tell(ctx, signal, changed, state, note))
            notes, done = state, done + 1
        rows.append(Item(number=f"S{signal.number}", title=shorten(signal.text), notes=notes))
    if not done:
        raise UserError("; ".join(f"{row.number} {row.notes}" for row in rows) + ".")
    return Reply(
        summary=f"{count(done, 'signaal', 'signalen')} {state}{f': {shorten(note, 200)}' if note else ''}.",
        parts=(
            Items(rows=tuple(rows)),
            *((Text(text=heard),) if (heard := " ".join(filter(None, dict.fromkeys(told)))) else ()),
            Buttons(buttons=(undo_button(ctx),)),
        ),
    )


def _tell(ctx: Context, was: Signal, signal: Signal, state: str, note: str) -> str:
    """Tell who reported it, and the kennisambassadeur of what he was told to hurry for; returns what says so."""
    became = "weer geopend" if state == "heropend" else signal.status
    lead = f"Signaal {called_by(signal)} is {became}"
    told = (tell_reporter(ctx, signal, became, note), tell_again(ctx, was, signal, lead, note))
    return " ".join(filter(None, told))


def _is_so(signal: Signal, state: str) -> bool:
    return not is_closed(signal) if state == "heropend" else signal.status == state


def _already(signal: Signal, note: str, ctx: Context) -> Reply:
    """Nothing changes; what was said with it is kept as a note."""
    when = f" op {long_date(local(signal.closed_at).date())}" if signal.closed_at else ""
    state = status_of(signal) if is_closed(signal) or signal.status != "nieuw" else "open"
    if note:
        ctx.store.notes.add("signal", signal.number, note, ctx.party)
        summary = f"Signaal S{signal.number} was al {state}{when}. Notitie erbij: {shorten(note, 200)}"
        return Reply(
            summary=summary, parts=(Buttons(buttons=(button("Toon", "signaal toon", signal), undo_button(ctx))),)
        )
    return Reply(
        summary=f"Signaal S{signal.number} was al {state}{when}. Er is niets gewijzigd.",
        parts=(Buttons(buttons=(button("Toon", "signaal toon", signal),)),),
        only_me=True,
    )


def _set(ctx: Context, signal: Signal, state: str, note: str) -> Signal:
    status = "bekeken" if state == "heropend" else state
    closed = status in CLOSED
    values = {"status": status, "closed_at": ctx.now if closed else None, "closed_note": note if closed else ""}
    changed = ctx.store.signals.change(signal, **values)
    if changed is None:
        raise overtaken(signal)
    if note and not closed:
        ctx.store.notes.add("signal", signal.number, note, ctx.party)
    return changed


_FOR = re.compile(r"^(?:voor|door|aan|bij|naar)\s+", re.IGNORECASE)


class Becomes(BaseModel):
    """A signal that somebody is going to act on. Without words the action point takes those of the signal."""

    number: Number = Field(title="Nummer")
    what: Annotated[str, Field(max_length=MAX_TEXT), Kind.REST] = Field("", title="Actiepunt")
    owners: Owners = Field((), title="Wie")
    due: Deadline = Field(None, title="Uiterlijk")
    theme: Theme = ""
    regions: Regions = ()


@command(
    "signaal wordt actie",
    "signaal omzetten",
    "signaal wordt actiepunt",
    help="Maak van een signaal een actiepunt; ze blijven aan elkaar gekoppeld.",
    title="Actiepunt van een signaal maken",
    example="signaal wordt actie 3 teler zoeken voor de krant ({organisatie}) vrijdag",
)
def becomes(args: Becomes, ctx: Context) -> Reply:
    """Make the action point and link both ways; a day of the signal that is still to come is its deadline."""
    signal = existing(ctx, args.number)
    must_decide(signal, ctx)
    if signal.action and signal.status == "omgezet":
        raise UserError(f"Signaal S{signal.number} was al omgezet in actiepunt {signal.action}.")
    goal, words = take_goal(args.what, ctx)
    words = "" if _SAYS_NOTHING.match(words) else words.strip(" :")
    owners = args.owners
    if not owners and (known := who.known(_FOR.sub("", words), ctx.directory)):
        owners, words = known, ""
    what = words if len(words) >= MIN_TEXT else signal.text
    due = args.due or (Due(signal.before) if signal.before and signal.before >= ctx.now.date() else None)
    fresh = NewAction(
        what=what,
        owners=owners,
        due=due,
        theme=args.theme,
        regions=args.regions or tuple(signal.regions),
        link=signal.link,
        signal=str(signal.number),
    )
    action = add(fresh, ctx, goal=goal)
    changed = ctx.store.signals.change(signal, status="omgezet", action=action.number, closed_at=ctx.now)
    if changed is None:
        raise overtaken(signal)
    tell_owners(ctx, action, owners, f"Nieuw actiepunt voor u in {ctx.directory.name}")
    told = tell_reporter(
        ctx, changed, f"omgezet in actiepunt {action.number}", f"{action.number} · {shorten(action.text)}"
    )
    remark = " ".join(filter(None, (hangs_under(goal) if goal else "", told)))
    return points.confirm(ctx, action, f"Signaal S{signal.number} omgezet in actiepunt {action.number}", remark)
