"""What "ja", "nee" or "oeps" says to a proposal that was shown last: "Klopt dit?" is a question too."""

from datetime import datetime

from commands.ask.meaning import Understood
from commands.ask.typed import TOPIC as LOOKED_AT
from commands.command import Context
from commands.importing.shown import about, is_about
from commands.importing.talk import BEFORE, proposed
from commands.lately import JUST
from commands.open_question import changed_since, spoke_since
from commands.reply import Button, Buttons, Reply

_SAVE = "Zal ik het voorstel opslaan? Nog niets is opgeslagen."
_WHAT_ELSE = "Wat moet er anders? Zeg het bij nummer: 2 uiterlijk vrijdag, 3 weg. Nog niets is opgeslagen."


def to_proposal(kind: str, ctx: Context) -> Understood | Reply | None:
    """None when no proposal waits, or this person saw another question or changed something since."""
    talk = about(ctx)
    if "at" not in talk or changed_since(talk, ctx) or proposed(ctx) is None:
        return None
    just = ctx.now - datetime.fromisoformat(talk["at"]) <= JUST and not spoke_since(talk, ctx, LOOKED_AT)
    if kind == "ja" and just:
        return Understood("opslaan")
    if kind in ("oeps", "terug") and talk.get(BEFORE):
        return Understood("verwerk terug")
    if kind not in ("nee", "oeps", "terug", "dank") or not just:
        return None
    if kind != "dank":
        is_about(talk["document"], ctx)  # the question is another one now: "ja" does not save
    document = {"document": str(talk["document"])}
    press = (
        Button(label="Opslaan", command="opslaan", args=document, once=ctx.once("opslaan"), style="primary"),
        Button(label="Weggooien", command="verwerpen", args=document),
    )
    return Reply(summary=_SAVE if kind == "dank" else _WHAT_ELSE, parts=(Buttons(buttons=press),), only_me=True)
