"""The question that somebody was put and that is not answered yet: nothing is saved, and an answer may be typed."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from commands.ask.typed import TOPIC as ASKED
from commands.command import Context
from commands.dutch import WEEKDAYS
from commands.lately import JUST
from commands.reply import Button, Items, Reply
from storage.frozen import dataclass

TOPIC = "open vraag"
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Question:
    """What the buttons of the question do, in the order of reading; the first `rows` stand behind a point each."""

    buttons: tuple[Button, ...]
    rows: int
    asks: str = ""
    """The field of the last button that words of one's own are wanted for."""
    guess: bool = False
    """It only offers what may have been meant by a line that was not understood."""

    def about(self, number: int) -> Button | None:
        """The button of the point with this number, where the question is which point is meant."""
        for one in self.buttons[: self.rows]:
            if any(value.partition(" ")[0].rstrip(":") == str(number) for value in one.args.values()):
                return one
        return None

    def on(self, day: str) -> Button | None:
        """The button for a day of somebody's own, where the question is which day is meant."""
        for one in self.buttons:
            if field := next((name for name, value in one.args.items() if _ISO.fullmatch(value)), ""):
                return Button(label=day, command=one.command, args={**one.args, field: day})
        return None

    def in_week(self, said: str) -> str:
        """The day that a bare weekday names where all days to choose from lie in one week; else what was said."""
        held = [value for one in self.buttons for value in one.args.values() if _ISO.fullmatch(value)]
        weeks = {date.fromisoformat(value).isocalendar()[:2] for value in held}
        if len(held) < 2 or len(weeks) > 1 or said.casefold() not in WEEKDAYS:
            return said
        year, week = weeks.pop()
        return date.fromisocalendar(year, week, WEEKDAYS.index(said.casefold()) + 1).isoformat()

    def that_says(self, day: date) -> Button | None:
        """The button that has this day in its words."""
        return next((one for one in self.buttons if any(day.isoformat() in said for said in one.args.values())), None)

    def labelled(self, words: str) -> Button | None:
        """The one button whose label begins with these words."""
        said = " ".join(words.casefold().split())
        found = [one for one in self.buttons if said and f"{one.label.casefold()} ".startswith(f"{said} ")]
        return found[0] if len(found) == 1 else None

    def with_words(self, words: str) -> Button | None:
        """The button with these words, where the question is what there is to say."""
        if not self.asks:
            return None
        last = self.buttons[-1]
        return Button(label=words, command=last.command, args={**last.args, self.asks: words})


def asked(ctx: Context, reply: Reply, missing: Button | None = None, field: str = "", *, guess: bool = False) -> Reply:
    """The reply, a question with buttons; what was typed is not saved. `missing` only misses the words of a field."""
    pressed = (*reply.buttons(), *filter(None, (missing,)))
    buttons = [{"label": one.label, "command": one.command, "args": one.args} for one in pressed]
    rows = sum(row.button is not None for part in reply.parts if isinstance(part, Items) for row in part.rows)
    talk = {
        "buttons": buttons,
        "rows": rows,
        "at": ctx.now.isoformat(),
        "asks": field,
        "guess": guess,
        "after": ctx.store.history.newest(ctx.member.id),
    }
    ctx.store.conversations.keep(ctx.request.who, TOPIC, talk, ctx.now + JUST)
    return reply


def moved_on(talk: Mapping[str, Any], ctx: Context, *topics: str) -> bool:
    """Whether this person changed anything, or spoke of one of these topics, since this was said."""
    return changed_since(talk, ctx) or spoke_since(talk, ctx, *topics)


def changed_since(talk: Mapping[str, Any], ctx: Context) -> bool:
    """Whether this person changed anything since this was said."""
    return bool(talk.get("after") != ctx.store.history.newest(ctx.member.id))


def spoke_since(talk: Mapping[str, Any], ctx: Context, *topics: str) -> bool:
    """Whether this person spoke of one of these topics since this was said."""
    others = (ctx.store.conversations.get(ctx.request.who, topic, ctx.now) for topic in topics)
    return any(other.get("at", "") > talk.get("at", "") for other in others if other)


def open_question(ctx: Context) -> Question | None:
    """The last such question, unless it is too long ago or who was asked saw or changed something since."""
    found = ctx.store.conversations.get(ctx.request.who, TOPIC, ctx.now)
    if found is None or moved_on(found, ctx, ASKED):
        return None
    buttons = tuple(Button(**{"label": "", **one}) for one in found["buttons"])
    return Question(buttons, found["rows"], found["asks"], found.get("guess", False))


def dropped(ctx: Context) -> None:
    """The question needs no answer any more."""
    ctx.store.conversations.keep(ctx.request.who, TOPIC, {}, ctx.now)
