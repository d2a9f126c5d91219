"""What a set-up file declares, and what is wrong with one that does not fit."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from commands.command import Role
from commands.dutch import WEEKDAYS, join_and
from storage.directory import plain
from storage.models import Party
from storage.values import BodySettings, Series, Theme


def _address(words: str) -> str:
    pieces = words.split(":", 2)  # the id of a channel in Teams has one of its own: 19:…@thread.tacv2
    if len(pieces) != 3 or not all(pieces) or " " in words:
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
            yield Party(body_id=0, kind=party.kind, name=party.name, aliases=list(party.aliases))
        for region in self.region:
            yield Party(body_id=0, kind="regio", name=region.name, aliases=list(region.aliases))
            for each in region.gemeenten:
                gemeente = Gemeente(name=each) if isinstance(each, str) else each
                yield Party(
                    body_id=0,
                    kind="gemeente",
                    name=gemeente.name,
                    aliases=list(gemeente.aliases),
                    region=region.name,
                )


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
