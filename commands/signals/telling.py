"""Reading a signal back, and who hears of it in private."""

from commands.actions.confirm import address_of, tell, undo_button
from commands.command import Context, Role, UserError
from commands.dutch import join_and, local, long_date, shorten
from commands.reply import WHAT, Button, Buttons, Reply, Text, facts_beside
from commands.signals.kind import KINDS
from storage.models import Member, Signal
from storage.signals import CLOSED, WITHDRAWN

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


def is_urgent(signal: Signal, ctx: Context) -> bool:
    """Whether it cannot wait for the digest: media, or a last useful day that is still to come."""
    return signal.kind == "media" or (signal.before is not None and signal.before >= ctx.now.date())


def tell_ambassador(ctx: Context, signal: Signal) -> str:
    """Tell the kennisambassadeur now when it cannot wait; returns the sentence that says when he hears of it."""
    ambassadors = ctx.directory.with_role("kennisambassadeur")
    called = "De kennisambassadeur" if len(ambassadors) < 2 else "De kennisambassadeurs"
    hearers = ambassadors or ctx.directory.deciders
    if not ambassadors and hearers:
        missed = Role.kennisambassadeur.name in ctx.directory.party_names
        called = f"{'Er is nog geen kennisambassadeur; de' if missed else 'De'} {hearers[0].role}"
    later = "Het komt in het weekbericht." if ctx.directory.settings.digest else "Het staat in de lijst: /signaal lijst"
    if not is_urgent(signal, ctx):
        return later
    told = [member for member in hearers if member.id != ctx.member.id and _tell(ctx, signal, member)]
    if not told:
        if ctx.member in hearers:
            return ""
        missing = [member.name for member in hearers]
        why = f"{join_and(missing)} heeft geen account hier. " if missing else ""
        return f"{why}{later}"
    return f"{called} {'is' if len(told) == 1 else 'zijn'} geïnformeerd."


def _tell(ctx: Context, signal: Signal, member: Member) -> bool:
    address = address_of(ctx, member.id)
    if not address:
        return False
    summary = f"Nieuw signaal S{signal.number} ({signal.kind}): {shorten(signal.text)}"
    reply = Reply(
        summary=summary,
        parts=(
            facts_beside(summary, (*facts_of(signal, ctx), ("Gemeld door", ctx.directory.name_of(signal.created_by)))),
            Buttons(
                buttons=(
                    Button(
                        label="Opgepakt",
                        command="signaal status",
                        args={"number": str(signal.number), "status": "opgepakt"},
                        style="primary",
                    ),
                    button("Niet opportuun", "signaal status", signal, status="niet opportuun"),
                    button("Toon", "signaal toon", signal),
                )
            ),
        ),
    )
    tell(ctx, address, reply, f"signal:{signal.number}:{member.id}")
    return True


def tell_reporter(ctx: Context, signal: Signal, became: str, note: str) -> str:
    """Tell who reported it what became of it, unless he did it himself; returns the sentence that says so."""
    reporter = signal.created_by
    if reporter is None or reporter == ctx.member.id:
        return ""
    address = address_of(ctx, reporter)
    if not address:
        return ""
    reply = Reply(
        summary=f"Uw signaal S{signal.number} is {became}: {shorten(signal.text)}",
        parts=(
            *((Text(text=note),) if note else ()),
            Text(text=f"Door {ctx.member.name}, {long_date(local(ctx.now).date())}.", subtle=True),
            Buttons(buttons=(button("Toon", "signaal toon", signal),)),
        ),
    )
    tell(ctx, address, reply, f"became:{signal.number}:{reporter}")
    return f"{ctx.directory.name_of(reporter)} krijgt bericht."


def is_closed(signal: Signal) -> bool:
    """Whether nothing more is expected of it."""
    return signal.status in CLOSED
