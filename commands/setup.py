"""`horzel setup`: bodies as a file declares them. Repeatable: only what differs from the file is changed.

What the file does not name stays as it is: members who joined by themselves, settings made in the chat.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from commands.command import Role
from commands.dutch import WEEKDAYS, join_and
from storage.changes import Actor
from storage.directory import plain
from storage.models import Member, Party
from storage.store import Store
from storage.values import BodySettings, Series, Theme


def _address(words: str) -> str:
    if len(words.split(":")) != 3 or not all(words.split(":")) or " " in words:
        raise ValueError("an address is platform:workspace:id")
    return words


def _role(words: str) -> str:
    if words not in Role.__members__ or words == "stranger":
        raise ValueError("not a role")
    return words


Name = Annotated[str, Field(min_length=1, max_length=200)]
Address = Annotated[str, AfterValidator(_address), Field(max_length=200)]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Weekday = Literal["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Gemeente(_Table):
    """A gemeente, in the region where it is listed."""

    name: Name
    aliases: tuple[Name, ...] = ()


class Region(_Table):
    """A region; a gemeente without other names may be just its name."""

    name: Name
    aliases: tuple[Name, ...] = ()
    gemeenten: tuple[Gemeente | Name, ...] = ()


class PartySetUp(_Table):
    """An owner that is no region: an organisation, a role, everybody."""

    name: Name
    kind: Literal["organisatie", "rol", "allen"] = "organisatie"
    aliases: tuple[Name, ...] = ()


class MemberSetUp(_Table):
    """A member, or whoever holds a function. Found again by an account, else by name. `bodies` empty: in all."""

    name: Name
    role: Annotated[str, AfterValidator(_role)] = "lid"
    parties: tuple[Name, ...] = ()
    accounts: tuple[Address, ...] = ()
    bodies: tuple[Name, ...] = ()


class Rhythm(_Table):
    """When the meetings are: the `nth` (-1 = last) weekday of the month, or every `weeks` weeks from `anchor` on."""

    weekday: Weekday
    nth: int = Field(0, ge=-1, le=5)
    weeks: int = Field(0, ge=0, le=52)
    start: Clock | Literal[""] = ""
    end: Clock | Literal[""] = ""
    place: str = ""
    anchor: str = ""


class BodySetUp(_Table):
    """A gremium. `places` are its channels; what is left out keeps the value it has."""

    slug: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
    name: Name
    places: tuple[Address, ...] = ()
    meeting_words: tuple[Name, ...] | None = None
    themes: tuple[Theme, ...] | None = None
    steering: str | None = None
    province: str | None = None
    digest: bool | None = None
    digest_weekday: Weekday | None = None
    digest_time: Clock | None = None
    reminders: bool | None = None
    reminder_days: tuple[int, ...] | None = None
    signals_kept_days: int | None = Field(None, ge=1)
    series: Rhythm | None = None

    def settings(self, now: BodySettings) -> BodySettings:
        """The settings with what the file names laid over them."""
        names = self.model_fields_set & BodySettings.model_fields.keys() - {"digest_weekday", "series"}
        values: dict[str, Any] = {name: value for name in names if (value := getattr(self, name)) is not None}
        if self.digest_weekday:
            values["digest_weekday"] = WEEKDAYS.index(self.digest_weekday)
        if self.series:
            values["series"] = Series(
                **self.series.model_dump(exclude={"weekday"}), weekday=WEEKDAYS.index(self.series.weekday)
            )
        return now.model_copy(update=values)


class SetupFile(_Table):
    """A whole file: its bodies share the regions, parties and members."""

    body: tuple[BodySetUp, ...] = Field(min_length=1)
    region: tuple[Region, ...] = ()
    party: tuple[PartySetUp, ...] = ()
    member: tuple[MemberSetUp, ...] = ()

    @model_validator(mode="after")
    def _fits(self) -> "SetupFile":
        for names in (
            [body.slug for body in self.body],
            [place for body in self.body for place in body.places],
            [plain(party.name) for party in self.parties()],
        ):
            if double := sorted({name for name in names if names.count(name) > 1}):
                raise ValueError(f"dubbel: {join_and(double)}")
        parties, bodies = {party.name for party in self.parties()}, {body.slug for body in self.body}
        for member in self.member:
            if unknown := [name for name in member.parties if name not in parties]:
                raise ValueError(f"{member.name} hoort bij {join_and(unknown)}, maar dat staat niet in het bestand")
            if unknown := [name for name in member.bodies if name not in bodies]:
                raise ValueError(f"{member.name} zit in {join_and(unknown)}, maar die werkgroep staat er niet in")
        return self

    def parties(self) -> Iterator[Party]:
        """Every party of the file as a row without a body."""
        for party in self.party:
            yield Party.new(body_id=0, kind=party.kind, name=party.name, aliases=list(party.aliases))
        for region in self.region:
            yield Party.new(body_id=0, kind="regio", name=region.name, aliases=list(region.aliases))
            for each in region.gemeenten:
                gemeente = Gemeente(name=each) if isinstance(each, str) else each
                yield Party.new(
                    body_id=0,
                    kind="gemeente",
                    name=gemeente.name,
                    aliases=list(gemeente.aliases),
                    region=region.name,
                )


def apply(file: SetupFile, store: Store, now: datetime) -> list[str]:
    """Let the database be as the file says, in the open transaction; a Dutch line for everything that changed."""
    said: list[str] = []
    for wanted in file.body:
        body = store.bodies.called(wanted.slug, lock=True)
        fresh = body is None
        if body is None:
            settings = wanted.settings(BodySettings())
            body = store.bodies.add(wanted.slug, wanted.name, settings.model_dump(mode="json"))
        store.enter(body, Actor(None, f"setup:{now.isoformat()}", now))
        lines = [] if fresh else _body(wanted, store)
        lines += _places(wanted, store) + _parties(file, store) + _members(file, wanted.slug, store)
        store.finish()
        if fresh:
            said.append(f"Werkgroep {wanted.name} ingericht.")
        said += [f"{wanted.name}: {line}" for line in lines]
    return said


def _body(wanted: BodySetUp, store: Store) -> list[str]:
    directory = store.directory()
    said = []
    values: dict[str, Any] = {}
    if directory.name != wanted.name:
        values["name"] = wanted.name
        said.append(f"heet nu {wanted.name}, was {directory.name}")
    settings = wanted.settings(directory.settings)
    if settings != directory.settings:
        values["settings"] = settings.model_dump(mode="json")
        said.append("thema's, ritme of andere instellingen gewijzigd")
    if values:
        store.changes.change(store.body, **values)
    return said


def _places(wanted: BodySetUp, store: Store) -> list[str]:
    there = {place.address for place in store.bodies.places(store.body)}
    missing = [address for address in wanted.places if address not in there]
    for address in missing:
        store.bodies.set_place(store.body, address, gone=False)
    return [f"kanaal {address}" for address in missing]


def _parties(file: SetupFile, store: Store) -> list[str]:
    there = {plain(party.name): party for party in store.directory().parties}
    said, added = [], []
    for wanted in file.parties():
        party = there.get(plain(wanted.name))
        if party is None:
            store.changes.add(wanted.but(body_id=store.body.id))
            added.append(wanted)
            continue
        columns = ("kind", "name", "aliases", "region")
        changed = {name: getattr(wanted, name) for name in columns if getattr(wanted, name) != getattr(party, name)}
        if changed:
            store.changes.change(party, **changed)
            said.append(f"{wanted.name} gewijzigd")
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
                Member.new(body_id=store.body.id, name=wanted.name, role=wanted.role, parties=parties)
            )
            said.append(f"lid {wanted.name} ({wanted.role})")
        else:
            values = {"name": wanted.name, "role": wanted.role, "parties": parties}
            changed = {name: value for name, value in values.items() if value != getattr(member, name)}
            if changed:
                store.changes.change(member, **changed)
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


_WRONG = {
    "missing": "ontbreekt",
    "extra_forbidden": "ken ik niet",
    "string_too_short": "is leeg",
    "too_short": "is leeg",
    "string_pattern_mismatch": "is niet goed geschreven",
    "literal_error": "kan niet; kies uit {expected}",
}


def wrong(name: str, error: ValidationError) -> str:
    """What is wrong in a file, and where, in one Dutch sentence."""
    return f"{name} klopt niet: {'; '.join(dict.fromkeys(_one_wrong(each) for each in error.errors()))}."


def _one_wrong(error: Any) -> str:
    place = ".".join(str(step + 1) if isinstance(step, int) else step for step in error["loc"][:4])
    if error["type"] == "value_error" and not place:
        return str(error["ctx"]["error"])
    expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", " of ")
    return f"{place} {_WRONG.get(error['type'], 'klopt niet').format(expected=expected)}"
