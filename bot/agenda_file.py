"""Meetings and events as an iCalendar file (RFC 5545), for Outlook and telephones."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from commands.dutch import AMSTERDAM


def as_calendar(meetings: Iterable[Mapping[str, Any]], events: Iterable[Mapping[str, Any]], now: datetime) -> bytes:
    """What goes ahead; what has no time takes the whole day. `now` stamps the file."""
    calendar = Calendar()
    calendar.add("prodid", "-//Horzel//NL")
    calendar.add("version", "2.0")
    for row in meetings:
        if row["status"] != "vervallen":
            calendar.add_component(_entry("vergadering", row, row["body"], now))
    for row in events:
        if row["status"] != "vervallen":
            calendar.add_component(_entry("gebeurtenis", row, row["text"], now))
    content: bytes = calendar.to_ical()
    return content


def _entry(kind: str, row: Mapping[str, Any], title: str, now: datetime) -> Event:
    entry = Event()
    entry.add("uid", f"{kind}-{row['id']}@horzel")
    entry.add("dtstamp", now)
    entry.add("summary", title)
    if row["start"]:
        begin = datetime.combine(row["day"], row["start"], AMSTERDAM)
        entry.add("dtstart", begin)
        last = row.get("end")
        entry.add("dtend", datetime.combine(row["day"], last, AMSTERDAM) if last else begin + timedelta(hours=1))
    else:
        entry.add("dtstart", row["day"])
    if row.get("place"):
        entry.add("location", row["place"])
    return entry
