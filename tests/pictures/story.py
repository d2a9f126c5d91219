"""The pictures' story: `verhaal.txt` played on the real core, and what Slack is given to show at each picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.slack import draw, forms
from commands.reply import Reply
from tests.dialogue import Stage, stage

STORY = Path(__file__).with_name("verhaal.txt")
_PICTURE = "beeld "
_CHANNEL = "slack:T012AB3CD:C024BE7LH"


@dataclass(frozen=True)
class Picture:
    """One message or modal. place, time: what the screen says above it."""

    name: str
    payload: dict[str, object]
    place: str
    time: str


def told(url: str) -> list[Picture]:
    """Play the story in a fresh database; its pictures."""
    played = stage(url)
    try:
        return list(_pictures(played))
    finally:
        played.storage.close()


def _pictures(played: Stage) -> Iterator[Picture]:
    said = ""
    for line in STORY.read_text(encoding="utf-8").splitlines():
        if not line.startswith(_PICTURE):
            said = line or said
            for answer in played.play(iter([line])):
                assert "Er ging iets mis" not in answer
            continue
        name, _, start = line.removeprefix(_PICTURE).partition(" ")
        reply = next(reply for reply in reversed(played.replies) if reply.summary.startswith(start))
        place = "Horzel" if "(privé)" in said else "# taskforce"
        yield Picture(name, _payload(reply), place, f"{played.now:%H:%M}")


def _payload(reply: Reply) -> dict[str, object]:
    return forms.modal(reply.form, forms.Origin(_CHANNEL)) if reply.form else draw.answer(reply)
