"""Private messages about action points: of one request somebody hears once, of all its points together."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from commands.actions.confirm import done_button, facts_of, line, reopen_button
from commands.command import Context
from commands.dutch import shorten
from commands.reply import Button, Buttons, Item, Items, Reply, Section, facts_beside, in_body
from storage.frozen import dataclass
from storage.models import WITHDRAWN, Action
from storage.values import Owner

_CLOSED = {"afgerond": "Toelichting", "vervallen": "Reden"}
"""What can be opened again, and how it is called what was said when it was closed."""
_OF_SEVERAL = (
    ("Dit actiepunt is", "Deze {} actiepunten zijn"),
    ("Nieuw actiepunt", "{} nieuwe actiepunten"),
    ("een actiepunt", "{} actiepunten"),
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What some members are to be told of one point: `people` by address, and whether it is their own (`his`)."""

    action: Action
    lead: str
    people: dict[str, int]
    his: bool


def tell_owners(ctx: Context, action: Action, owners: Sequence[Owner], lead: str) -> None:
    """Tell the people behind these owners in private, except who did it."""
    tell_people(ctx, action, people_of(owners, ctx), lead)


def tell_who_must(ctx: Context, action: Action, owners: Sequence[Owner], lead: str) -> None:
    """The same for who has not done his part yet."""
    tell_owners(ctx, action, [owner for owner in owners if not owner.done], lead)


def tell_left(ctx: Context, action: Action, before: Sequence[Owner], now: Sequence[Owner], lead: str) -> None:
    """Tell the people whose point this was, and who are not behind the owners of now."""
    stay = people_of(now, ctx)
    tell_people(ctx, action, [one for one in people_of(before, ctx) if one not in stay], lead, his=False)


def people_of(owners: Sequence[Owner], ctx: Context) -> list[int]:
    """The members behind these owners who are told of what is theirs: not everybody at once ("allen")."""
    persons = (owner for owner in owners if not ctx.directory.is_everybody(owner))
    return [member.id for owner in persons for member in ctx.directory.members_of(owner)]


def tell_people(ctx: Context, action: Action, people: Iterable[int], lead: str, his: bool = True) -> None:
    """Tell these members in private of a point, each once, except who did it; `his`: it is their own.

    It goes out at the end of the request.
    """
    addresses = {
        address: member
        for member in dict.fromkeys(people)
        if member != ctx.member.id and (address := address_of(ctx, member))
    }
    if addresses:
        ctx.letters.append(Letter(action, lead, addresses, his))


def send_letters(ctx: Context) -> None:
    """Put out what this request has to tell: once to everybody, however many points it changed."""
    if len(ctx.letters) == 1:  # as nearly always
        return _send(ctx.letters[0], ctx.letters[0].people, ctx)
    hears: dict[str, dict[int, Letter]] = defaultdict(dict)
    for letter in ctx.letters:
        for address in letter.people:
            before = hears[address].get(letter.action.number)
            hears[address][letter.action.number] = _newest(before, letter) if before else letter
    for address, letters in hears.items():
        first = next(iter(letters.values()))
        if len(letters) == 1:
            _send(first, [address], ctx)
        else:
            mark = told_mark(None, first.people[address])
            _put_out(ctx, [(address, mark)], in_body(_of_several(list(letters.values()), ctx), ctx.directory.slug))


def told_mark(action: Action | None, member_id: int) -> str:
    """What tells a private message to a member apart within its request; without a point: of several at once."""
    return f"told:{action.number}:{member_id}" if action else f"told:{member_id}"


def _newest(before: Letter, letter: Letter) -> Letter:
    """A point changed twice: how it stands in the end, under what was told of it first as long as it stays his."""
    return replace(before, action=letter.action) if before.his == letter.his else letter


def _send(letter: Letter, addresses: Iterable[str], ctx: Context) -> None:
    marked = [(address, told_mark(letter.action, letter.people[address])) for address in addresses]
    _put_out(ctx, marked, in_body(_of_one(letter), ctx.directory.slug))


def _of_one(letter: Letter) -> Reply:
    """What every owner of a point reads; it is written once, however many they are. What was closed says why."""
    action = letter.action
    press = tuple(filter(None, (_own_button(letter), _show_button(action))))
    summary = f"{letter.lead}: {action.number} · {shorten(action.text)}"
    why = _why(action)
    pairs = (*facts_of(action), *(((_CLOSED.get(action.status, "Toelichting"), why),) if why else ()))
    there = action.status != WITHDRAWN
    return Reply(summary=summary, parts=(facts_beside(summary, pairs), *((Buttons(buttons=press),) if there else ())))


def _own_button(letter: Letter) -> Button | None:
    """What the owner does with the point, if it is his and anything can be done."""
    action = letter.action
    if not letter.his:
        return None
    return done_button(action) if action.open else reopen_button(action) if action.status in _CLOSED else None


def _of_several(letters: Sequence[Letter], ctx: Context) -> Reply:
    """Points under what happened to them, and why: a line each, with what can be done."""
    under: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for letter in sorted(letters, key=lambda one: one.action.number):
        under[letter.lead, _why(letter.action)].append(_row(letter, ctx))
    lists = {
        f"{_many(lead, len(rows))}{f' ({shorten(why)})' if why else ''}": Items(rows=tuple(rows))
        for (lead, why), rows in under.items()
    }
    if len(lists) == 1:
        return Reply(summary=f"{next(iter(lists))}:", parts=tuple(lists.values()))
    return Reply(
        summary=f"Er veranderde iets aan {len(letters)} actiepunten voor u in {ctx.directory.name}:",
        parts=tuple(Section(heading=lead, parts=(items,)) for lead, items in lists.items()),
    )


def _row(letter: Letter, ctx: Context) -> Item:
    action = letter.action
    press = None if action.status == WITHDRAWN else _own_button(letter) or _show_button(action)
    notes = line(action, ctx, text=False) if action.open else ""
    return Item(number=str(action.number), title=shorten(action.text), notes=notes, button=press)


def _why(action: Action) -> str:
    """What was said when it was closed."""
    return "" if action.open else action.closed_note


def _show_button(action: Action) -> Button:
    return Button(label="Toon", command="actie toon", args={"number": str(action.number)})


def _many(lead: str, points: int) -> str:
    """`Dit actiepunt is nu van u` of 3 points: `Deze 3 actiepunten zijn nu van u`."""
    for one, several in _OF_SEVERAL if points > 1 else ():
        if one in lead:
            return lead.replace(one, several.format(points), 1)
    return lead


def tell(ctx: Context, address: str, reply: Reply, mark: str) -> None:
    """Put a private message out with this transaction; `mark` tells it apart within the request."""
    _put_out(ctx, [(address, mark)], in_body(reply, ctx.directory.slug))


def _put_out(ctx: Context, letters: Sequence[tuple[str, str]], reply: Reply) -> None:
    """The same message to several, each an address and a mark."""
    actor = ctx.store.changes.actor
    marked = [(address, in_request(mark, actor.request)) for address, mark in letters]
    ctx.store.outbox.add_all(ctx.directory.body_id, marked, "told", reply.to_json(), actor.at)


def in_request(mark: str, request: str) -> str:
    """The whole mark of a private message that this request put out."""
    return f"{mark}/{hashlib.sha256(request.encode()).hexdigest()[:24]}"


def address_of(ctx: Context, member_id: int) -> str:
    """Where a member reads private messages; empty without an account. The platform he speaks from comes first."""
    return ctx.directory.address_of(member_id, ctx.request.who)
