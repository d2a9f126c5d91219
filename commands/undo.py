"""Taking back: the last change of a person within a day, or what one button's message did."""

from typing import Any

from pydantic import BaseModel

from commands.actions.taken_back import tell_taken_back
from commands.command import Context, Role, UserError, command
from commands.dutch import join_and, local, long_date, shorten, the
from commands.fields import Word
from commands.lately import DAY, last_change
from commands.reply import Button, Buttons, Reply, Text
from commands.undone import together
from storage.history import Line, Overtaken
from storage.models import WITHDRAWN, Action, Body, Event, Goal, Kept, Meeting, Member, Note, Party, Signal
from storage.values import BodySettings

_TOLD = 5


class Undo(BaseModel):
    """Which request to take back; without one, the person's last within a day."""

    request: Word = ""


@command(
    "ongedaan",
    "ongedaan maken",
    "maak ongedaan",
    "undo",
    "horzel ongedaan",
    "actie ongedaan",
    help="Neem uw laatste wijziging terug (tot een dag later).",
    title="Ongedaan maken",
    example="horzel ongedaan",
)
def undo(args: Undo, ctx: Context) -> Reply:
    """Put back exactly what a request changed, unless somebody changed the same since."""
    history, lines = ctx.store.history, _lines(args.request, ctx)
    told: list[str] = []
    fresh = {(line.subject, line.row_id) for line in lines if not line.before}  # they go: no more is said of them
    for line in lines:
        if line.subject == "place":
            from commands.body.channels import put_back

            told.append(put_back(line, ctx))
            continue
        row = history.row(line)
        if row is None:
            continue
        _may(line, row, ctx)
        try:
            values = history.backwards(line, row)
        except Overtaken as overtaken:
            by = ctx.directory.name_of(overtaken.by)
            raise UserError(f"Dit kan niet meer terug: {by} heeft {called(row)} daarna gewijzigd.") from overtaken
        _put_back(ctx, row, values)
        if not line.before or (line.subject, line.row_id) not in fresh:
            told += _told(line, row, values, ctx)
    tell_taken_back(lines, ctx)
    if any(line.subject in ("signal", "action") for line in lines):
        from commands.signals import taken_back

        taken_back.tell_taken_back(lines, ctx)
    history.mark_undone((*lines, *history.request(ctx.store.changes.actor.request)))
    all_told = together(told[::-1])
    if len(all_told) > _TOLD:
        all_told = [*all_told[: _TOLD - 1], f"nog {len(all_told) - _TOLD + 1} wijzigingen"]
    return Reply(
        summary=f"Ongedaan gemaakt: {join_and(all_told)}.",
        parts=_see(lines, ctx),
    )


def _lines(request: str, ctx: Context) -> tuple[Line, ...]:
    """What that request changed, or who asks last did, newest line first. Raises UserError when it can't go back."""
    lines = ctx.store.history.request(request) if request else last_change(ctx)
    if not lines and request:
        raise UserError("Dit is al ongedaan gemaakt.")
    if not lines:
        raise UserError("Er is niets om ongedaan te maken: u wijzigde het laatste etmaal niets (meer).")
    if lines[-1].at < ctx.now - DAY:
        when = long_date(local(lines[-1].at).date())
        raise UserError(f"Dit is van {when}; na een dag maak ik niets meer ongedaan. Wijzig het punt zelf.")
    if lines[0].by not in (ctx.member.id, None) and not ctx.may(Role.voorzitter):
        raise UserError(
            f"Dit deed {ctx.directory.name_of(lines[0].by)}. Terugnemen kan alleen die, de voorzitter of de secretaris."
        )
    return lines


def _may(line: Line, row: Kept, ctx: Context) -> None:
    """A role is given back by who may give it, and by who handed in his own. Raises UserError."""
    if not isinstance(row, Member) or row.id == ctx.member.id == line.by:
        return
    roles = [Role[role] for role in (row.role, line.before.get("role")) if role]
    if not ctx.may(max(Role.secretaris, *roles)):
        raise UserError(
            "De rol of plaats van een lid kunt u niet terugzetten. Vraag het de secretaris of de beheerder."
        )


def _put_back(ctx: Context, row: Kept, values: dict[str, Any]) -> None:
    if isinstance(row, Action):  # its labels and its place in the order follow
        ctx.store.actions.change(row, **{name: value for name, value in values.items() if name != "order_day"})
        return
    changed = ctx.store.changes.change(row, **values)
    if isinstance(row, Member) and isinstance(changed, Member):
        from commands.body.members import tell_of_place

        tell_of_place(row, changed, ctx)


def called(row: Kept) -> str:
    """What was changed, in a sentence: `actiepunt 4`."""
    match row:
        case Action():
            return f"actiepunt {row.number}"
        case Signal():
            return f"signaal S{row.number}"
        case Note():
            return f"de notitie bij {row.number}"
        case Meeting():
            return f"de vergadering van {long_date(row.day)}"
        case Event():
            return f"“{shorten(row.text, 40)}”"
        case Body():
            return "de instelling"
        case Goal():
            return f"visie-actiepunt {row.number}"
        case Party() | Member():
            return row.name
        case _:
            return "dit"


_FIELDS = {
    "text": "de tekst",
    "owners": "de eigenaar",
    "due": "de datum",
    "theme": "het thema",
    "regions": "de regio",
    "stands": "de stand",
    "contact": "het contact",
    "aliases": "de namen",
    "name": "de naam",
    "role": "de rol",
    "parties": "de organisatie",
    "reminders": "de herinneringen",
    "quiet_since": "de herinneringen",
    "quiet_until": "de herinneringen",
    "kind": "de soort",
    "region": "de regio",
    "before": "de datum",
    "link": "de link",
    "origin": "de bron",
}
_RECORD = {
    "minutes": "het verslag",
    "agenda": "de agenda",
    "besluiten": "het besluit",
    "present": "de aanwezigheid",
    "absent": "de aanwezigheid",
    "terugkoppeling": "de terugkoppeling",
    "teksten": "de tekst in het verslag",
}
"""What `Meeting.record` holds under these words."""


def _told(line: Line, row: Kept, values: dict[str, Any], ctx: Context) -> list[str]:
    """What a line became again."""
    match row:
        case Body():
            return _settings(row, values)
        case Party() | Member() if "active" in values:
            return [_stays(row) if values["active"] else _gone(row, ctx)]
        case Member() if "role" in values:
            return [f"{row.name} is weer {values['role']}"]
        case Party() | Member() if "name" in values:
            return [f"{row.name} heet weer {values['name']}"]
    name = called(row)
    if not line.before:
        kept = " (het nummer wordt niet opnieuw gebruikt)" if isinstance(row, Action | Signal) else ""
        return [f"{name} is ingetrokken{kept}"]
    if "status" in line.before:
        status = line.before["status"]
        return [f"{name} loopt weer" if status == "loopt" else f"{name} is weer {status}"]
    if "to_steering" in values:
        ready = "weer" if values["to_steering"] else "niet meer"
        return [f"{name} staat {ready} klaar voor {the(ctx.directory.settings.steering)}"]
    if "ongoing" in values:
        return [f"{name} is {'weer' if values['ongoing'] else 'niet meer'} doorlopend"]
    if isinstance(row, Meeting) and values.keys() == {"record"}:
        now, back = row.record, values["record"]
        told = dict.fromkeys(said for word, said in _RECORD.items() if now.get(word) != back.get(word))
        if told:
            of = f"{join_and(list(told))} van {long_date(row.day)}"
            return [f"{of} {'is' if len(told) == 1 else 'zijn'} weer als eerder"]
    fields = list(dict.fromkeys(_FIELDS[field] for field in line.before if field in _FIELDS))
    return [f"{name} heeft weer {join_and(fields)} van eerder" if fields else f"{name} is weer als eerder"]


def _settings(row: Body, values: dict[str, Any]) -> list[str]:
    from commands.body.as_set import went_back

    told = [f"de werkgroep heet weer {values['name']}"] if "name" in values else []
    if "settings" in values:
        told += went_back(*map(BodySettings.model_validate, (row.settings, values["settings"])))
    return told or ["de instelling is weer als eerder"]


def _stays(row: Party | Member) -> str:
    return f"{row.name} {'staat er weer in' if isinstance(row, Party) else f'is weer {row.role}'}"


def _gone(row: Party | Member, ctx: Context) -> str:
    if isinstance(row, Member):
        return f"{row.name} is geen lid meer"
    from commands.body.parties import left_on

    left = left_on(row, ctx).rstrip(".")
    return f"{row.name} is weggehaald{f' ({left[0].lower()}{left[1:]})' if left else ''}"


def _see(lines: tuple[Line, ...], ctx: Context) -> tuple[Text | Buttons, ...]:
    every = [ctx.store.history.row(line) for line in lines]
    rows = [row for row in every if isinstance(row, Action)]
    said = [row for row in every if isinstance(row, Action | Signal) and row.status == WITHDRAWN]
    if withdrawn := {(type(row), row.number): row.text for row in said}:
        text = f"De tekst was: {next(iter(withdrawn.values()))}"
        return (Text(text=text, subtle=True),) if len(withdrawn) == 1 else ()
    numbers = {row.number for row in rows}
    if len(numbers) != 1:
        return ()
    return (Buttons(buttons=(Button(label="Toon", command="actie toon", args={"number": str(min(numbers))}),)),)
