"""Small typed values that live inside a row's JSON columns, and a body's settings."""

import json
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, Self

from pydantic import BaseModel, ConfigDict

from storage.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Owner:
    """Who does it: a party or a member of the body, or just a name as typed (somebody outside the chat).

    `done` is the day (ISO) on which this owner's part was reported done; `note` what was said with it.
    """

    name: str
    party: int | None = None
    member: int | None = None
    done: str = ""
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """Only what differs from the default, so that the row stays short."""
        values = {"name": self.name, "party": self.party, "member": self.member, "done": self.done, "note": self.note}
        return {key: value for key, value in values.items() if value}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """What `as_json` made."""
        return cls(**value)

    @property
    def label(self) -> str:
        """The word under which `ActionLabel` finds it."""
        return f"eigenaar:{self.name.casefold()}"


@lru_cache(maxsize=1024)
def owners_in(column: str) -> tuple[Owner, ...]:
    """The owners in the JSON of their column, as the database keeps it. The same few stand in row after row."""
    return tuple(Owner.from_json(value) for value in json.loads(column))


class Theme(BaseModel):
    """A theme of the body and the other words that people use for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    aliases: tuple[str, ...] = ()


class Series(BaseModel):
    """Rhythm of the meetings: the `nth` (-1 = last) `weekday` (0 = Monday) of the month, or every `weeks` weeks.

    start, end: `14:00`, or empty. anchor: the first day in ISO 8601, from which the weeks are counted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    weekday: int
    nth: int = 0
    weeks: int = 0
    start: str = ""
    end: str = ""
    place: str = ""
    anchor: str = ""


class Quiet(NamedTuple):
    """A while in which nothing is sent: the first day without, and the first day on which it comes again."""

    since: date
    until: date

    @property
    def lasts(self) -> int:
        """In days."""
        return (self.until - self.since).days

    def covers(self, day: date) -> bool:
        """Whether nothing is sent on this day."""
        return self.since <= day < self.until


class BodySettings(BaseModel):
    """What a body's secretary can set.

    meeting_words: what the group calls its meeting ("taskforce"); steering: to whom proposals go; province: the area
        that signals are expected from.
    digest, digest_weekday, digest_time: whether the weekly message comes, and when (0 = Monday, `09:00`).
    digest_quiet: a while without that message.
    reminders, reminder_days: whether there are reminders, and how many days before a date (0 = on the day itself).
    ask_feedback: whether regions are asked for their terugkoppeling before a meeting.
    web_address: where Horzel is reached, for addresses of calendars.
    signals_kept_days: how long a closed signal keeps its words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    themes: tuple[Theme, ...] = ()
    meeting_words: tuple[str, ...] = ()
    steering: str = "Stuurgroep"
    province: str = ""
    digest: bool = True
    digest_weekday: int = 0
    digest_time: str = "09:00"
    digest_quiet: Quiet | None = None
    reminders: bool = True
    ask_feedback: bool = True
    web_address: str = ""
    reminder_days: tuple[int, ...] = (2, 0)
    signals_kept_days: int = 730
    series: Series | None = None
