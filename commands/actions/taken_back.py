"""Who heard in private of a change of a point hears that it was taken back."""

from collections.abc import Iterable

from commands.actions.confirm import owners_of
from commands.actions.telling import in_request, people_of, tell_people, told_mark
from commands.command import Context
from commands.reply import Reply
from storage.history import Line
from storage.models import WITHDRAWN, Action


def tell_taken_back(lines: Iterable[Line], ctx: Context) -> None:
    """Tell everybody who was told of these lines what became of the point; each of them once a point."""
    changes: dict[int, list[Line]] = {}
    for line in lines:
        if line.subject == "action":
            changes.setdefault(line.row_id, []).append(line)
    for of_one in changes.values():
        action = ctx.store.history.row(of_one[0])
        if isinstance(action, Action):
            told, his = _told(action, of_one[0].request, ctx), people_of(owners_of(action), ctx)
            theirs, others = [one for one in told if one in his], [one for one in told if one not in his]
            tell_people(ctx, action, theirs, _lead(action, of_one, ctx))
            tell_people(ctx, action, others, f"Toch niet van u in {ctx.directory.name}", his=False)


def _told(action: Action, request: str, ctx: Context) -> list[int]:
    """The members who were told of the point by this request."""
    marks = {
        in_request(told_mark(about, member.id), request): (member.id, about is None)
        for member in ctx.directory.members
        for about in (action, None)
    }
    there = ctx.store.outbox.put_out(ctx.directory.body_id, list(marks))
    return [
        member
        for mark, (member, of_several) in marks.items()
        if mark in there and (not of_several or _is_in(there[mark], action))
    ]


def _is_in(message: str, action: Action) -> bool:
    """Whether this message of several points is about the point as well."""
    return any(str(action.number) in button.args.values() for button in Reply.from_json(message).buttons())


def _lead(action: Action, lines: list[Line], ctx: Context) -> str:
    if action.status == WITHDRAWN:
        return f"Ingetrokken in {ctx.directory.name}, u hoeft niets te doen"
    if not action.open:
        return f"{ctx.member.name} sloot een actiepunt van u weer"
    if any("status" in line.before for line in lines):
        return f"{ctx.member.name} heropende een actiepunt van u"
    return f"{ctx.member.name} nam een wijziging terug"
