"""The day up to which a list goes, in its words."""

import re
from typing import TYPE_CHECKING

from commands.command import Context
from commands.dutch import MONTHS
from commands.words.next_meeting import next_meeting

if TYPE_CHECKING:
    from commands.dates import DateReading

_AFTER = re.compile(r"\bna\s+(?P<when>\S.*)$", re.IGNORECASE)
_BEFORE_THE = re.compile(
    r"\b(?:voor|vóór|tegen|tot)\s+(?:de\s+|het\s+|onze\s+)(?=(?:vergadering|overleg|bijeenkomst)\b)", re.IGNORECASE
)
_BARE_MONTH = re.compile(rf"(?<!\d\s)(?<!\w)(?:{'|'.join(MONTHS)})(?!\w)(?!\s+\d)", re.IGNORECASE)
_FOR_SPAN = re.compile(r"\bvoor\s+(?=(?:deze|volgende|komende)\s+(?:week|maand)\b)", re.IGNORECASE)


def without_day(text: str, ctx: Context) -> str:
    """The same list of the points that have no day."""
    found = day_in(text, ctx)
    return f"{found.rest} zonder datum" if found.date else text


def day_after(text: str, ctx: Context) -> tuple["DateReading", str] | None:
    """The day behind "na" in the words of a list ("na 15 mei"), and the words in front of it; None without one."""
    from commands.dates import read_date

    match = _AFTER.search(text)
    found = read_date(match["when"], ctx.now, next_meeting(ctx)) if match else None
    begins = found is not None and found.date is not None and found.span is not None and found.span[0] == 0
    return (found, f"{text[: match.start()]} {found.rest}") if match and found and begins else None


def day_in(text: str, ctx: Context) -> "DateReading":
    """The day in the words of a list; "voor de vergadering" is the next one, a bare month is in it."""
    from commands.dates import read_date  # opened by who has a day to read

    said = _BEFORE_THE.sub(r"\g<0>volgende ", _FOR_SPAN.sub("", text))
    found = read_date(said, ctx.now, next_meeting(ctx))
    return found if found.date else read_date(_BARE_MONTH.sub(r"in \g<0>", said, count=1), ctx.now)
