"""Reading a signal back, and who hears of it in private."""

from commands.actions.confirm import undo_button
from commands.actions.telling import address_of, tell
from commands.command import Context, Role, UserError
from commands.dutch import join_and, local, long_date, shorten
from commands.reply import WHAT, Button, Buttons, Reply, Text, facts_beside
from commands.signals.kind import KINDS
from storage.models import WITHDRAWN, Action, Member, Signal
from storage.signals import CLOSED

BOTH = {"kans": "een kans", "bedreiging": "een bedreiging", "knelpunt": "een knelpunt", "media": "media"}
"""Kinds inside a sentence."""


def existing(ctx: Context, number: int) -> Signal:
    """The signal with this number. Raises UserError: `bestaat niet`, with what does exist."""
    signal = ctx.store.signals.get(number)
    if signal is None:
        last = ctx.store.body.next_signal - 1
        known = f"Het hoogste nummer is S{last}." if last else "Er zijn nog geen signalen."
        raise UserError(f"Signaal S{number} bestaat niet. {known}")
    if signal.status == WITHDRAWN:
        raise UserError(f"Signaal S{number} is ingetrokken: het vastleggen is ongedaan gemaakt.")
    return signal


def overtaken(signal: Signal) -> UserError:
    """Two people changed the same thing at once; the second hears this."""
    return UserError(
        f"Signaal S{signal.number} is intussen door een ander gewijzigd. Kijk met: signaal {signal.number}"
    )


def must_decide(signal: Signal, ctx: Context) -> None:
    """Only the kennisambassadeur and up, or who reported it, decides on a signal. Raises UserError for others."""
    if ctx.may(Role.kennisambassadeur) or signal.created_by == ctx.member.id:
        return
    reporter = ctx.directory.name_of(signal.created_by)
    raise UserError(
        f"Dit doet de kennisambassadeur, of wie het meldde ({reporter}). "
        f"Een opmerking kan wel: signaal notitie {signal.number} …"
    )


def button(label: str, command: str, signal: Signal, **args: str) -> Button:
    """A button about this signal."""
    return Button(label=label, command=command, args={"number": str(signal.number), **args})


def status_of(signal: Signal) -> str:
    """The state in a few words."""
    if signal.status == "omgezet" and signal.action:
        return f"omgezet in actiepunt {signal.action}"
    return signal.status


def outcome_of(signal: Signal) -> str:
    """The state, with what was said when it was closed."""
    return f"{status_of(signal)}: {signal.closed_note}" if signal.closed_note else status_of(signal)


def text_of(signal: Signal) -> str:
    """The text, or that it was wiped."""
    return signal.text or "gewist: de bewaartermijn is voorbij"


def region_of(signal: Signal) -> str:
    """Regions, and the gemeente behind the first of them, which is its own: `Noord-Limburg (Venlo), Midden-Limburg`."""
    if not signal.gemeente or not signal.regions:
        return ", ".join(signal.regions) or signal.gemeente
    first, *others = signal.regions
    return ", ".join((f"{first} ({signal.gemeente})", *others))


def facts_of(signal: Signal, ctx: Context) -> tuple[tuple[str, str], ...]:
    """What a signal holds, for reading back."""
    pairs = [(WHAT, text_of(signal)), ("Soort", signal.kind)]
    if region := region_of(signal):
        pairs.append(("Regio", region))
    if signal.before:
        past = " (al voorbij)" if signal.before < ctx.now.date() else ""
        pairs.append(("Vóór", f"{long_date(signal.before)}{past}"))
    for label, value in (("Link", signal.link), ("Bron", signal.origin)):
        if value:
            pairs.append((label, value))
    if signal.outside:
        pairs.append(("Waar", f"buiten {ctx.directory.settings.province or 'de regio'}"))
    if signal.to_steering:
        pairs.append(("Voor", ctx.directory.settings.steering))
    return tuple(pairs)


def confirm(ctx: Context, signal: Signal, lead: str, remark: str = "") -> Reply:
    """The confirmation of a change on one signal."""
    summary = f"{lead}: {shorten(signal.text)}" if signal.text else f"{lead}."
    return Reply(
        summary=summary,
        parts=(
            facts_beside(summary, facts_of(signal, ctx)),
            *((Text(text=remark),) if remark else ()),
            Buttons(buttons=(button("Wijzig", "signaal wijzig", signal), undo_button(ctx))),
        ),
    )


def other_kinds(signal: Signal) -> Buttons:
    """One tap makes it another kind."""
    labels = {"kans": "Kans", "bedreiging": "Bedreiging", "knelpunt": "Knelpunt", "media": "Media"}
    return Buttons(
        buttons=tuple(
            button(labels[kind], "signaal wijzig", signal, kind=kind) for kind in KINDS if kind != signal.kind
        )
    )


def _is_urgent(signal: Signal, ctx: Context) -> bool:
    """Whether it cannot wait for the digest: media, or a last useful day that is still to come."""
    return signal.kind == "media" or (signal.before is not None and signal.before >= ctx.now.date())


def tell_ambassador(ctx: Context, signal: Signal) -> str:
    """Tell the kennisambassadeur now when it cannot wait; returns the sentence that says when he hears of it."""
    hearers, called = _hearers(ctx)
    later = "Het komt in het weekbericht." if ctx.directory.settings.digest else "Het staat in de lijst: /signaal lijst"
    if not _is_urgent(signal, ctx):
        return later
    lead, by = f"Nieuw signaal {called_by(signal)}", ("Gemeld door", ctx.directory.name_of(signal.created_by))
    told = [one for one in hearers if one.id != ctx.member.id and tell_about(ctx, signal, one, lead, by)]
    if not told:
        if ctx.member in hearers:
            return ""
        missing = [member.name for member in hearers]
        why = f"{join_and(missing)} heeft geen account hier. " if missing else ""
        return f"{why}{later}"
    return _told(called, told)


def tell_again(ctx: Context, was: Signal, signal: Signal, lead: str, note: str = "") -> str:
    """Who was told at once is told at once what became of it, unless he did it; returns the sentence that says so."""
    if not _is_urgent(was, ctx):
        return tell_ambassador(ctx, signal) if _is_urgent(signal, ctx) and not is_closed(signal) else ""
    hearers, called = _hearers(ctx)
    by = ("Door", ctx.member.name)
    told = [one for one in hearers if one.id != ctx.member.id and tell_about(ctx, signal, one, lead, by, note)]
    return _told(called, told) if told else ""


def _told(called: str, told: list[Member]) -> str:
    return f"{called} {'is' if len(told) == 1 else 'zijn'} geïnformeerd."


def _hearers(ctx: Context) -> tuple[tuple[Member, ...], str]:
    """Who hears of what cannot wait, and how they are called at the front of a sentence."""
    ambassadors = ctx.directory.with_role("kennisambassadeur")
    called = "De kennisambassadeur" if len(ambassadors) < 2 else "De kennisambassadeurs"
    hearers = ambassadors or ctx.directory.deciders
    if not ambassadors and hearers:
        missed = Role.kennisambassadeur.name in ctx.directory.party_names
        called = f"{'Er is nog geen kennisambassadeur; de' if missed else 'De'} {hearers[0].role}"
    return hearers, called


def tell_about(ctx: Context, signal: Signal, member: Member, lead: str, by: tuple[str, str], note: str = "") -> bool:
    """Tell somebody in private how a signal stands, with what may be done about it; whether he has an account."""
    address = address_of(ctx, member.id)
    if not address:
        return False
    summary = f"{lead}: {shorten(signal.text)}"
    waits = signal.status in ("nieuw", "bekeken")
    press = (
        Button(
            label="Opgepakt",
            command="signaal status",
            args={"number": str(signal.number), "status": "opgepakt"},
            style="primary",
        ),
        button("Niet opportuun", "signaal status", signal, status="niet opportuun"),
    )
    show = (button("Toon", "signaal toon", signal),) if signal.status != WITHDRAWN else ()
    buttons = (*(press if waits else ()), *show)
    reply = Reply(
        summary=summary,
        parts=(
            *((Text(text=note),) if note else ()),
            facts_beside(summary, (*facts_of(signal, ctx), by)),
            *((Buttons(buttons=buttons),) if buttons else ()),
        ),
    )
    tell(ctx, address, reply, told_mark(signal, member.id))
    return True


def told_mark(signal: Signal, member_id: int) -> str:
    """What tells a private message about a signal to a member apart within its request."""
    return f"signal:{signal.number}:{member_id}"


def tell_reporter(ctx: Context, signal: Signal, became: str, note: str) -> str:
    """Tell who reported it what became of it, unless he did it himself; returns the sentence that says so."""
    return _tell_reporter(ctx, signal, f"Uw signaal S{signal.number} is {became}: {shorten(signal.text)}", note)


def tell_of_point(ctx: Context, signal: Signal, action: Action, became: str, note: str) -> str:
    """The same for the action point that was made of it."""
    what = f"{action.number} · {shorten(action.text)}"
    return _tell_reporter(ctx, signal, f"Het actiepunt van uw signaal S{signal.number} is {became}: {what}", note)


def _tell_reporter(ctx: Context, signal: Signal, summary: str, note: str) -> str:
    reporter = signal.created_by
    if reporter is None or reporter == ctx.member.id:
        return ""
    address = address_of(ctx, reporter)
    if not address:
        return ""
    reply = Reply(
        summary=summary,
        parts=(
            *((Text(text=note),) if note else ()),
            Text(text=f"Door {ctx.member.name}, {long_date(local(ctx.now).date())}.", subtle=True),
            Buttons(buttons=(button("Toon", "signaal toon", signal),)),
        ),
    )
    tell(ctx, address, reply, told_mark(signal, reporter))
    return f"{ctx.directory.name_of(reporter)} krijgt bericht."


def called_by(signal: Signal) -> str:
    """`S4 (media)`."""
    return f"S{signal.number} ({signal.kind})"


def is_closed(signal: Signal) -> bool:
    """Whether nothing more is expected of it."""
    return signal.status in CLOSED
