"""Calendar entries as iCalendar (RFC 5545), for Outlook and telephones."""

from datetime import UTC, timedelta
from typing import Final

from icalendar import Calendar, Event, Timezone

from commands.report import Report

_HOUR = timedelta(hours=1)
_AMSTERDAM: Final = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
"""The zone that the clock times name; a calendar need not know it by its name (RFC 5545, 3.6.5)."""


def as_calendar(report: Report) -> bytes:
    """The bytes of an .ics. An entry without a clock time takes the whole day."""
    calendar = Calendar()
    calendar.add("prodid", "-//Horzel//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", report.title)
    calendar.add_component(Timezone.from_ical(_AMSTERDAM))
    for entry in report.entries:
        event = Event()
        event.add("uid", entry.uid)
        changed = (entry.changed_at or report.made_at or entry.start).astimezone(UTC)
        event.add("dtstamp", changed)  # without a METHOD it is the moment of the last change (RFC 5545, 3.8.7.2)
        event.add("last-modified", changed)
        event.add("sequence", entry.sequence)
        event.add("status", "CANCELLED" if entry.off else "CONFIRMED")
        event.add("transp", "TRANSPARENT" if entry.off else "OPAQUE")
        event.add("summary", entry.title)
        if entry.timed:
            event.add("dtstart", entry.start)
            event.add("dtend", entry.end or entry.start + _HOUR)
        else:
            event.add("dtstart", entry.start.date())
        if entry.place:
            event.add("location", entry.place)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
