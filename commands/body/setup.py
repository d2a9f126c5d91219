"""`horzel setup`: bodies as a file declares them. Repeatable: only what differs from the file is changed.

What the file does not name stays as it is: members who joined by themselves, settings made in the chat.
"""

from collections.abc import Sequence
from datetime import datetime

from commands.body.body_words import meeting_words
from commands.body.renaming import move_points
from commands.body.setup_file import BodySetUp, MemberSetUp, SetupFile
from commands.body.start import everybody
from commands.dutch import join_and
from storage.changes import Actor
from storage.directory import owner_of, plain
from storage.models import Member
from storage.store import Store
from storage.values import BodySettings, Owner


def apply(file: SetupFile, store: Store, now: datetime) -> list[str]:
    """Let the database be as the file says, in the open transaction; a Dutch line for everything that changed."""
    said: list[str] = []
    for wanted in file.body:
        body = store.bodies.called(wanted.slug, lock=True)
        fresh = body is None
        if body is None:
            settings = wanted.settings(BodySettings(meeting_words=meeting_words(wanted.name)))
            body = store.bodies.add(wanted.slug, wanted.name, settings.model_dump(mode="json"))
        store.enter(body, Actor(None, f"setup:{now.isoformat()}", now))
        lines = [] if fresh else _body(wanted, store)
        lines += _places(wanted, store) + _parties(file, store) + _members(file, wanted.slug, store)
        if fresh and not any(party.kind == "allen" or plain(party.name) == "allen" for party in file.party):
            store.changes.add(everybody(body.id))  # behind the file's own, whose names go first
        store.finish()
        if fresh:
            said.append(f"Werkgroep {wanted.name} ingericht.")
        said += [f"{wanted.name}: {line}" for line in lines]
    return said


def _body(wanted: BodySetUp, store: Store) -> list[str]:
    directory = store.directory()
    said = []
    if directory.name != wanted.name:
        said.append(f"heet nu {wanted.name}, was {directory.name}")
    settings = wanted.settings(directory.settings)
    if settings != directory.settings:
        said.append("thema's, ritme of andere instellingen gewijzigd")
    if said:
        store.change_body(settings, name=wanted.name)
    return said


def _places(wanted: BodySetUp, store: Store) -> list[str]:
    there = {place.address for place in store.bodies.places(store.body)}
    missing = [address for address in wanted.places if address not in there]
    for address in missing:
        store.live_at(address, gone=False)
    return [f"kanaal {address}" for address in missing]


def _parties(file: SetupFile, store: Store) -> list[str]:
    there = {plain(party.name): party for party in store.directory().by_id.values()}
    said, added = [], []
    for wanted in file.parties():
        party = there.get(plain(wanted.name))
        if party is None:
            store.changes.add(wanted.but(body_id=store.body.id))
            added.append(wanted)
            continue
        columns = ("kind", "name", "aliases", "region", "active")
        changed = {name: getattr(wanted, name) for name in columns if getattr(wanted, name) != getattr(party, name)}
        if changed:
            now = store.changes.change(party, **changed) or party
            move_points([owner_of(party)], owner_of(now), store)
            said.append(f"{wanted.name} {'staat er weer in' if 'active' in changed else 'gewijzigd'}")
    for kind in dict.fromkeys(party.kind for party in added):
        said.append(f"{_KINDS[kind]} {join_and([party.name for party in added if party.kind == kind])}")
    return said


_KINDS = {
    "organisatie": "organisatie",
    "rol": "rol",
    "allen": "iedereen onder de naam",
    "regio": "regio",
    "gemeente": "gemeente",
}


def _members(file: SetupFile, slug: str, store: Store) -> list[str]:
    said = []
    for wanted in file.member:
        if wanted.bodies and slug not in wanted.bodies:
            continue
        directory = store.directory()
        by_name = {plain(party.name): party.id for party in directory.parties}
        parties = [by_name[plain(name)] for name in wanted.parties]
        member = _known(wanted, directory.accounts, directory.members)
        if member is None:
            member = store.changes.add(
                Member(body_id=store.body.id, name=wanted.name, role=wanted.role, parties=parties)
            )
            said.append(f"lid {wanted.name} ({wanted.role})")
        else:
            values = {"name": wanted.name, "role": wanted.role, "parties": parties}
            changed = {name: value for name, value in values.items() if value != getattr(member, name)}
            if changed:
                store.changes.change(member, **changed)
                move_points([Owner(member.name, member=member.id)], Owner(wanted.name, member=member.id), store)
                said.append(f"lid {wanted.name} gewijzigd")
        for address in wanted.accounts:
            known = directory.accounts.get(address)
            if known is None or known.id != member.id:
                store.bodies.add_account(store.body, member, address)
                said.append(f"account {address} is {wanted.name}")
    return said


def _known(wanted: MemberSetUp, accounts: dict[str, Member], members: Sequence[Member]) -> Member | None:
    for address in wanted.accounts:
        if address in accounts:
            return accounts[address]
    return next((member for member in members if plain(member.name) == plain(wanted.name)), None)
