"""What somebody last read of Horzel in private: a message about a point is answered as if it were spoken of."""

from datetime import datetime

from commands.ask.typed import last_asked
from commands.command import Context
from commands.lately import DAY, JUST
from commands.reply import Button, Reply
from storage.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Heard:
    """The points and signals in the order in which the message has buttons for them: `3`, `S2`."""

    at: datetime
    names: tuple[str, ...]

    def long_ago(self, now: datetime) -> bool:
        """Whether so much time went by that it is asked whether this is what is meant."""
        return now - self.at > JUST


def heard(ctx: Context) -> Heard | None:
    """The message that came in private within a day; None when who asks changed or looked at something since.

    One about another body names nothing: number 12 there is not number 12 here.
    """
    message = ctx.store.outbox.last_told(ctx.request.who, ctx.now - DAY) if ctx.request.private else None
    if message is None or ctx.store.history.changed_since(ctx.member.id, message.created_at):
        return None
    asked = last_asked(ctx)
    if asked and asked.at >= message.created_at:
        return None
    here = message.body_id == ctx.directory.body_id
    names = dict.fromkeys(filter(None, map(_named, Reply.from_json(message.reply).buttons() if here else ())))
    return Heard(message.created_at, tuple(names)) if names or not here else None


def _named(button: Button) -> str:
    number = button.args.get("number") or button.args.get("numbers") or ""
    about = {"actie": number, "signaal": f"S{number}"}
    return about.get(button.command.partition(" ")[0], "") if number.isdecimal() else ""
