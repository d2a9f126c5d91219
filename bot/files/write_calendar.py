"""Calendar entries as iCalendar (RFC 5545), for Outlook and telephones."""

from datetime import UTC, timedelta

from icalendar import Calendar, Event

from commands.report import Report

_HOUR = timedelta(hours=1)


def as_calendar(report: Report) -> bytes:
    """The bytes of an .ics. An entry without a clock time takes the whole day."""
    calendar = Calendar()
    calendar.add("prodid", "-//Horzel//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", report.title)
    for entry in report.entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", (report.made_at or entry.start).astimezone(UTC))
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
