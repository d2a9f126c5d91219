"""What people wrote for the verslag, per agenda item; kept with the meeting under the item, not under its number."""

from dataclasses import asdict

from commands.command import Context
from commands.round.record import keep
from storage.frozen import dataclass
from storage.models import Meeting

PASSAGES = "teksten"  # the word in `Meeting.record`
_ENDS = (".", "!", "?", "…", ":", ";", "”", '"', ")")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text under an agenda item (its key, and its title at that time), when it was written (ISO) and by whom."""

    item: str
    title: str
    text: str
    at: str
    by: int | None = None


def passages_of(meeting: Meeting) -> tuple[Passage, ...]:
    """All of a meeting, in the order in which they were written."""
    return tuple(Passage(**one) for one in meeting.record.get(PASSAGES, []))


def paragraphs(meeting: Meeting, item: str) -> tuple[str, ...]:
    """What stands under one item, a paragraph a line, as sentences."""
    found = [one.text for one in passages_of(meeting) if one.item == item]
    return tuple(_sentence(" ".join(line.split())) for text in found for line in text.splitlines() if line.strip())


def _sentence(line: str) -> str:
    return f"{line[0].upper()}{line[1:]}{'' if line.endswith(_ENDS) else '.'}"


def keep_passages(meeting: Meeting, passages: tuple[Passage, ...], ctx: Context) -> Meeting:
    """Write them. Raises UserError when the meeting was changed meanwhile."""
    return keep(meeting, meeting.record | {PASSAGES: [asdict(one) for one in passages]}, ctx)
