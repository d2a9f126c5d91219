"""A point of the nalopen that goes to another day: "schuift door", "volgende keer", "wordt 20 jan"."""

from commands.command import Context
from commands.dutch import short_date
from commands.fields import Due
from commands.words.next_meeting import after_this_one, next_meeting
from storage.directory import plain

_SHIFTS = frozenset(
    "schuif schuift schuiven doorschuiven doorgeschoven uitstellen uitgesteld verzet verzetten verplaats verplaatst "
    "verplaatsen verschuift verschuiven verschoven".split()
)
_AROUND = _SHIFTS | frozenset(
    "dit deze die dat het hij ze we wij doen dan maar ook nu even punt actiepunt door op naar tot wordt is zetten zet "
    "een andere nieuwe datum deadline termijn uiterlijk pas".split()
)
_NEXT_TIME = frozenset(("volgende keer", "de volgende keer", "volgend overleg", "het volgende overleg"))
_NOT_PLANNED = "volgende vergadering"


def read_shift(words: str, ctx: Context) -> Due | None:
    """The new day, that of the next meeting when none is said; None for a sentence that says more than a day.

    What stands behind a comma may say more ("schuift door, MKB is ziek").
    """
    if (whole := _day_in(words, ctx)) or "," not in words:
        return whole
    shifting = (one for one in words.split(",") if not _SHIFTS.isdisjoint(plain(one).split()))
    return next((due for one in shifting if (due := _day_in(one, ctx))), None)


def _day_in(words: str, ctx: Context) -> Due | None:
    said = [word.strip(",:.!") for word in words.split()]
    shifts = not _SHIFTS.isdisjoint(map(plain, said))
    while said and plain(said[0]) in _AROUND:
        said.pop(0)
    while said and plain(said[-1]) in _AROUND:
        said.pop()
    left = " ".join(said)
    if plain(left) in _NEXT_TIME or (shifts and not left):
        meeting = after_this_one(ctx)
        return Due(meeting.day) if meeting else Due(None, _NOT_PLANNED)
    from commands.ask.changing import change_of  # opened once a meeting is walked
    from commands.dates import Certainty, read_date

    change = change_of(left, ctx) if left else None
    if change is None or change.note or change.values.keys() != {"due"}:
        return None
    reading = read_date(change.values["due"], ctx.now, next_meeting(ctx))
    return Due(reading.date, reading.words) if reading.certainty is not Certainty.ASK else None


def in_words(due: Due) -> str:
    """`wo 20-01-2027`, or what it waits for."""
    return short_date(due.day) if due.day else f"geen datum ({due.words})"
