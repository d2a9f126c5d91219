"""One person with several accounts: a code from the one, typed on the other, makes them one member (besluit 032).

This is about a person, so it goes over all bodies in which either account is a member. Names prove nothing; only who
has both accounts can type the code.
"""

import hashlib
import re
import secrets
from datetime import timedelta
from typing import Any

from pydantic import BaseModel, Field

from commands.command import Context, Request, Role, UserError, command
from commands.dutch import join_and
from commands.fields import Nothing, Rest
from commands.later import pattern
from commands.reply import Button, Buttons, Reply, Text
from storage.changes import Actor
from storage.directory import Directory
from storage.models import Member
from storage.store import Store

LINK, UNLINK = "horzel koppel", "horzel ontkoppel"
_CODE, _MINE, _TRIES = "koppelcode", "koppel", "koppelpogingen"
_MINUTES = 10
_VALID = timedelta(minutes=_MINUTES)
_GUESSES = 5
_TYPED = pattern(
    r"^\s*/?(?:horzel\s+)?koppel(?:en)?(?:\s+(?:account|code|met|mijn))*\s+(?P<code>\d[\d .-]{3,12}\d)[\s.!]*$",
    re.IGNORECASE,
)
PLATFORMS = {"slack": "Slack", "teams": "Teams", "web": "het proefvenster", "terminal": "de terminal"}
"""What a place or an account stands in, by the first word of its address."""
_ONLY_IN_PRIVATE = "Dat kan alleen in een privégesprek met mij; hier leest iedereen mee."
_WRONG = f"Deze code klopt niet of is verlopen (hij werkt één keer, {_MINUTES} minuten). Vraag een nieuwe met: koppel"


class Code(BaseModel):
    """The code of the other account, or nothing to get one."""

    code: Rest = Field("", title="Code", max_length=40)


@command(
    LINK,
    "koppel",
    "koppelen",
    "koppel account",
    "horzel koppelen",
    help="Koppel uw accounts in Slack en Teams, zodat u in beide hetzelfde lid bent.",
    title="Accounts koppelen",
    example="horzel koppel",
    role=Role.lezer,
)
def link(args: Code, ctx: Context) -> Reply:
    """A code for this account. A code that was typed where others read is worth nothing any more."""
    if not ctx.request.private:
        if args.code:
            ctx.store.conversations.keep(_shelf(args.code), _CODE, {}, ctx.now)
            return Reply(summary=f"{_ONLY_IN_PRIVATE} Deze code geldt niet meer.", only_me=True)
        raise UserError(_ONLY_IN_PRIVATE)
    if args.code:
        raise UserError("Een code bestaat uit zes cijfers, zoals: koppel 123456")
    talk, who, until = ctx.store.conversations, ctx.request.who, ctx.now + _VALID
    if earlier := talk.get(who, _MINE, ctx.now):
        talk.keep(earlier["shelf"], _CODE, {}, ctx.now)
    code = f"{secrets.randbelow(1_000_000):06d}"
    talk.keep(_shelf(code), _CODE, {"address": who}, until)
    talk.keep(who, _MINE, {"shelf": _shelf(code)}, until)
    here = _platform(who)
    other = "Teams" if here == "Slack" else "Slack" if here == "Teams" else "uw andere chatprogramma"
    return Reply(
        summary=f"Typ in {other}, in uw privégesprek met Horzel: koppel {code}",
        parts=(
            Text(text=f"De code werkt één keer en {_MINUTES} minuten. Daarna bent u in beide hetzelfde lid."),
            Text(text="Geef de code aan niemand: wie hem typt, kan wat u kunt.", subtle=True),
        ),
        only_me=True,
        secret=True,
    )


@command(
    UNLINK,
    "ontkoppel",
    "ontkoppelen",
    "loskoppelen",
    "horzel ontkoppelen",
    help="Maak een gekoppeld account weer los.",
    title="Accounts ontkoppelen",
    example="horzel ontkoppel",
    role=Role.lezer,
)
def unlink(args: Nothing, ctx: Context) -> Reply:
    """In private it is done for all bodies at once, before one is chosen; so here is a channel. Raises UserError."""
    del args, ctx
    raise UserError(_ONLY_IN_PRIVATE)


LINKING_COMMANDS = (link, unlink)


def is_about_person(request: Request) -> bool:
    """Does somebody link or unlink an account in private?"""
    return request.private and bool(_code_in(request) or _unlinks(request))


def for_person(request: Request, key: str, store: Store) -> Reply:
    """Link or unlink, in every body in which this person is. A wrong code is counted, so nothing is raised."""
    code = _code_in(request)
    return _link(request, code, key, store) if code else _unlink(request, key, store)


def _link(request: Request, code: str, key: str, store: Store) -> Reply:
    talk, who, now = store.conversations, request.who, request.now
    tries = (talk.get(who, _TRIES, now) or {"n": 0})["n"]
    if tries >= _GUESSES:
        return Reply(summary=f"Te vaak een verkeerde code. Probeer het over {_MINUTES} minuten opnieuw.", only_me=True)
    kept = talk.get(_shelf(code), _CODE, now)
    if kept is None:
        talk.keep(who, _TRIES, {"n": tries + 1}, now + _VALID)
        return Reply(summary=_WRONG, only_me=True)
    first = str(kept["address"])
    if first == who:
        return Reply(summary="Deze code is van dit account zelf. Typ hem in uw andere chatprogramma.", only_me=True)
    ids = sorted({*store.bodies.of_account(first), *store.bodies.of_account(who)})
    bodies = [body for each in ids if (body := store.bodies.numbered(each, lock=True))]
    if talk.get(_shelf(code), _CODE, now) is None:  # somebody else used it while we waited for the bodies
        return Reply(summary=_WRONG, only_me=True)
    talk.keep(_shelf(code), _CODE, {}, now)
    joined: list[str] = []
    member: Member | None = None
    for body in bodies:
        store.enter(body, Actor(None, key, now))
        if found := _joined(store, first, who):
            member = found
            joined.append(body.name)
            store.history.mark_undone(store.history.request(key))  # accounts go back by unlinking alone
        store.finish()
    if member is None:
        return Reply(summary="Deze twee accounts horen al bij elkaar.", only_me=True)
    loose = Buttons(buttons=(Button(label="Ontkoppelen", command=UNLINK),))
    told = Reply(
        summary=f"Uw account in {_platform(who)} is nu aan dit account gekoppeld.",
        parts=(Text(text="Hebt u dat niet zelf gedaan? Maak het dan meteen los."), loose),
    )
    store.outbox.add(member.body_id, first, "told", told.to_json(), f"koppel:{_shelf(key)}"[:120], now)
    return Reply(
        summary=f"Gekoppeld: hier en in {_platform(first)} bent u nu {member.name}, in {join_and(joined)}.",
        parts=(Text(text="Wat u deed, blijft staan. Losmaken kan altijd: ontkoppel", subtle=True), loose),
        only_me=True,
    )


def _joined(store: Store, first: str, second: str) -> Member | None:
    """Make both accounts one member of the body; None when nothing had to change."""
    directory = store.directory()
    known = [(address, directory.accounts.get(address)) for address in (first, second)]
    active = [(address, member) for address, member in known if member and member.active]
    if not active or len({member.id for _, member in active}) < len(active):
        return None
    # The higher role goes on, else who was there first; the other stays in the trail as who he was.
    stays = max((member for _, member in active), key=lambda member: (Role[member.role], -member.id))
    address, other = next((address, member) for address, member in known if member is None or member.id != stays.id)
    moving = directory.addresses[other.id] if other and other.active else (address,)
    new = [party for party in other.parties if party not in stays.parties] if other and other.active else []
    entry = {
        "addresses": list(moving),
        "from": other.id if other else None,
        "active": bool(other and other.active),
        "parties": new,
    }
    store.changes.actor.member_id = stays.id
    for each in moving:
        store.bodies.add_account(store.body, stays, each)
    if other and other.active:
        store.changes.change(other, active=False)
    return store.changes.change(stays, parties=[*stays.parties, *new], linked=[*stays.linked, entry]) or stays


def _unlink(request: Request, key: str, store: Store) -> Reply:
    apart: list[str] = []
    for each in store.bodies.of_account(request.who):
        body = store.bodies.numbered(each, lock=True)
        if body is None:
            continue
        store.enter(body, Actor(None, key, request.now))
        directory = store.directory()
        member = directory.accounts[request.who]
        store.changes.actor.member_id = member.id
        mine = [entry for entry in member.linked if request.who in entry["addresses"]] or member.linked
        if mine:
            for entry in mine:
                _part(store, directory, member, entry)
            gone = {party for entry in mine for party in entry["parties"]}
            kept = [entry for entry in member.linked if entry not in mine]
            store.changes.change(member, linked=kept, parties=[one for one in member.parties if one not in gone])
            apart.append(body.name)
            store.history.mark_undone(store.history.request(key))  # accounts go back by unlinking alone
        store.finish()
    if not apart:
        return Reply(summary="Dit account is niet aan een ander gekoppeld. Koppelen begint met: koppel", only_me=True)
    return Reply(
        summary=f"Losgemaakt in {join_and(apart)}: de accounts zijn weer elk voor zich. Wat u deed, blijft staan.",
        parts=(Text(text="Wie nog geen lid was, wordt dat met zijn eerste woord in het kanaal.", subtle=True),),
        only_me=True,
    )


def _part(store: Store, directory: Directory, member: Member, entry: dict[str, Any]) -> None:
    """Give the accounts of one link back to whom they were."""
    before = directory.member_by_id.get(entry["from"] or 0)
    for address in entry["addresses"]:
        now = directory.accounts.get(address)
        if now is None or now.id != member.id:
            continue
        if before:
            store.bodies.add_account(store.body, before, address)
        else:
            store.bodies.drop_account(store.body, address)
    if before:
        store.changes.change(before, active=entry["active"])


def _code_in(request: Request) -> str:
    """The code that was typed or filled in; "" when there is none."""
    typed = request.values.get("code", "") if request.command == LINK else request.text
    if request.command == LINK:
        typed = f"koppel {typed}"
    elif request.command:
        return ""
    found = _TYPED.match(typed)
    return found["code"] if found else ""


def _unlinks(request: Request) -> bool:
    if request.command:
        return request.command == UNLINK
    words = re.sub(r"^\s*/?(?:horzel\s+)?|[\s.!]+$", "", request.text.casefold())
    return words in {"ontkoppel", "ontkoppelen", "loskoppelen", "koppel los"}


def _shelf(code: str) -> str:
    """Under what a code is kept, so that no backup or listing shows it."""
    return f"koppel:{hashlib.sha256(re.sub(r'[ .-]', '', code).encode()).hexdigest()[:40]}"


def _platform(address: str) -> str:
    return PLATFORMS.get(address.partition(":")[0], "het andere programma")
