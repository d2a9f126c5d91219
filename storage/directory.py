"""Who and what a body knows: its parties and their other names, members, themes and settings, as one snapshot.

Read again only when the body's `version` has risen, so that a command needs no query for it.
"""

from collections.abc import Iterable
from functools import cached_property

from storage.frozen import dataclass
from storage.models import Member, Party
from storage.values import BodySettings, Owner


def plain(word: str) -> str:
    """A name as it is compared: in small letters, hyphens and runs of blanks as one blank, without full stops."""
    return " ".join(word.casefold().replace("-", " ").replace(".", " ").replace("’", "'").split())


_FRONTS = ("regio ", "de ", "gemeente ", "gem ")  # what can stand in front of the name of a party


@dataclass(frozen=True)
class Directory:
    """Snapshot of one body.

    parties: those that may be named; former: those that were taken out.
    accounts: address (`slack:T1:U1`) -> member; addresses: member's id -> where he is reached, last heard first.
    """

    version: int
    body_id: int
    slug: str
    name: str
    settings: BodySettings
    parties: tuple[Party, ...]
    members: tuple[Member, ...]
    accounts: dict[str, Member]
    addresses: dict[int, tuple[str, ...]]
    former: tuple[Party, ...] = ()

    @cached_property
    def party_names(self) -> dict[str, Party]:
        """Every name and alias of every party, plain, to the party."""
        found: dict[str, Party] = {}
        for party in self.parties:
            for word in (party.name, *party.aliases):
                found.setdefault(plain(word), party)
        return found

    @cached_property
    def last_words(self) -> frozenset[str]:
        """The last word of every such name: no other text ends in one."""
        return frozenset([name.rpartition(" ")[2] for name in self.party_names])

    @cached_property
    def gemeenten(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """First word of a gemeente's name or alias to the names that begin with it, longest first, and its own name."""
        starts: dict[str, list[tuple[str, str]]] = {}
        for party in self.parties:
            if party.kind == "gemeente":
                for name in map(plain, (party.name, *party.aliases)):
                    starts.setdefault(name.split(" ")[0], []).append((name, party.name))
        return {first: tuple(sorted(names, key=lambda one: -len(one[0]))) for first, names in starts.items()}

    @cached_property
    def member_names(self) -> dict[str, Member]:
        """Full names of active members, plain; a first name too where only one member has it."""
        found = {plain(member.name): member for member in self.members if member.active}
        firsts: dict[str, list[Member]] = {}
        for member in self.members:
            if member.active:
                firsts.setdefault(plain(member.name).split(" ")[0], []).append(member)
        for first, holders in firsts.items():
            if len(holders) == 1:
                found.setdefault(first, holders[0])
        for before, now in self._became.items():
            found.setdefault(plain(self.member_by_id[before].name), now)
        return found

    @cached_property
    def _became(self) -> dict[int, Member]:
        """Members whose accounts were linked to another's, by id, to that other."""
        return {
            entry["from"]: member
            for member in self.members
            for entry in member.linked
            if entry["from"] is not None and entry["active"]
        }

    @cached_property
    def theme_names(self) -> dict[str, str]:
        """Every name and alias of a theme, plain, to its name."""
        return {plain(word): theme.name for theme in self.settings.themes for word in (theme.name, *theme.aliases)}

    @cached_property
    def region_names(self) -> tuple[str, ...]:
        """The regions in the order of the settings."""
        return tuple(party.name for party in self.parties if party.kind == "regio")

    @cached_property
    def by_id(self) -> dict[int, Party]:
        """Parties by id, those taken out included."""
        return {party.id: party for party in (*self.parties, *self.former)}

    @cached_property
    def member_by_id(self) -> dict[int, Member]:
        """Members by id, those who left included."""
        return {member.id: member for member in self.members}

    @cached_property
    def _speakers(self) -> dict[int, list[Member]]:
        """Who speaks for a party, by its id."""
        found: dict[int, list[Member]] = {}
        for member in self.members:
            for party in member.parties:
                found.setdefault(party, []).append(member)
        return found

    @cached_property
    def _party_owners(self) -> dict[str, Owner]:
        """Every plain name of a party to the owner it stands for."""
        return {name: owner_of(party) for name, party in self.party_names.items()}

    @cached_property
    def _member_owners(self) -> dict[str, Owner]:
        """Every plain name of a member to the owner it stands for."""
        return {name: Owner(member.name, member=member.id) for name, member in self.member_names.items()}

    def find_owner(self, word: str) -> Owner | None:
        """The party or member that goes by this name; None when the body knows nobody of that name."""
        key = plain(word).removeprefix("@")
        if owner := self._party_owners.get(key):
            return owner
        for front in _FRONTS:
            if key.startswith(front) and (owner := self._party_owners.get(key.removeprefix(front))):
                return owner
        return self._member_owners.get(key)

    def find_former(self, word: str) -> Owner | None:
        """The party of this name that was taken out of the body: points may still stand on it."""
        key = plain(word)
        owners = map(owner_of, self.former)
        return next((owner for owner in owners if plain(owner.name) in (key, f"gemeente {key}")), None)

    def owners_of(self, member: Member) -> tuple[str, ...]:
        """Names under which points of this member stand: his own and those of his parties, former ones included."""
        parties = (self.by_id[party].name for party in member.parties if party in self.by_id)
        return (*self.names_of(member), *parties)

    def parties_of(self, member: Member) -> tuple[str, ...]:
        """The parties he speaks for."""
        known = (self.by_id[party] for party in member.parties if party in self.by_id)
        return tuple(party.name for party in known if party.active)

    def names_of(self, member: Member) -> tuple[str, ...]:
        """His name, and those of the members whose accounts were linked to his."""
        before = [self.member_by_id[other].name for other, now in self._became.items() if now.id == member.id]
        return tuple(dict.fromkeys((member.name, *before)))

    def holder(self, member_id: int | None) -> Member | None:
        """The member; of one whose accounts were linked to another's, that other."""
        return self._became.get(member_id or 0) or self.member_by_id.get(member_id or 0)

    def members_of(self, owner: Owner) -> tuple[Member, ...]:
        """The active members behind an owner: the person, or everybody who speaks for the party."""
        if owner.member is not None:
            one = self.holder(owner.member)
            behind: Iterable[Member] = (one,) if one else ()
        elif self.is_everybody(owner):
            behind = self.members
        else:
            behind = self._speakers.get(owner.party or 0, ())
        return tuple(member for member in behind if member.active)

    def is_everybody(self, owner: Owner) -> bool:
        """Whether this owner is the whole body ("allen"): nobody in person, so nobody is told or reminded for it."""
        party = self.by_id.get(owner.party or 0)
        return party is not None and party.kind == "allen"

    def address_of(self, member_id: int, near: str = "") -> str:
        """Where a member reads private messages, empty without an account.

        `near` is where the occasion is: on the window or the terminal he is told there. Else a chat program goes
        first, of several the one where he spoke last; then the try-out window, then the terminal.
        """
        platform = near.partition(":")[0]
        found = self._reached.get((member_id, platform))
        if found is None:
            holder = self.holder(member_id)
            reached = self.addresses.get(holder.id, ()) if holder else ()
            found = min(reached, key=lambda address: _rank(address.partition(":")[0], platform), default="")
            self._reached[member_id, platform] = found
        return found

    @cached_property
    def _reached(self) -> dict[tuple[int, str], str]:
        """Where members read private messages, by their id and the platform of the occasion, as far as was asked."""
        return {}

    def is_new_ear(self, member_id: int, address: str) -> bool:
        """Whether a member who speaks here spoke last in another chat program: then this is where he is to be told."""
        return _rank(address.partition(":")[0], "") == 0 and self.address_of(member_id) != address

    def with_role(self, role: str) -> tuple[Member, ...]:
        """The active members with exactly this role."""
        return tuple(member for member in self.members if member.active and member.role == role)

    @property
    def deciders(self) -> tuple[Member, ...]:
        """Who sets the body up: its secretaries, or where it has none who runs it."""
        return self.with_role("secretaris") or self.with_role("beheerder")

    def name_of(self, member_id: int | None) -> str:
        """A member's name, or Horzel's own for what no person did."""
        member = self.member_by_id.get(member_id or 0)
        return member.name if member else "Horzel"


def owner_of(party: Party) -> Owner:
    """The owner that a party is."""
    return Owner(f"gemeente {party.name}" if party.kind == "gemeente" else party.name, party=party.id)


def _rank(platform: str, near: str) -> int:
    rank = {"web": 1, "terminal": 2}.get(platform, 0)
    return -1 if rank and platform == near else rank
