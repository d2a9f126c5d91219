"""An answer in words to the question that is open: "ja", "de tweede", "3", "doe maar 18 dec"."""

import re

from commands.ask.meaning import Understood
from commands.command import Context
from commands.dates import read_date
from commands.fields import LINE
from commands.later import pattern
from commands.open_question import Question, dropped, open_question
from commands.reply import Button
from commands.rooms import BY_NAME
from commands.words.next_meeting import next_meeting

_LEAD = pattern(
    r"^(?:(?:doe|maak|neem|zet|dan|maar|liever|graag|op|naar|voor|uiterlijk|toch|wordt|tot|ik|bedoel|bedoelde|even)\b[\s,]*)+",
    re.IGNORECASE,
)
_NTH = pattern(
    r"^(?:de|die|het|knop|optie)?\s*(?:(?P<n1>eerste|1e|bovenste)|(?P<n2>tweede|2e)|(?P<n3>derde|3e)|(?P<n4>vierde|4e)|"
    r"(?P<n0>laatste|onderste))(?:\s+(?:maar|dan|graag|dus))*[\s.!]*$",
    re.IGNORECASE,
)
_A_POINT = pattern(
    r"\bmaak\s+(?:er|daar|hier)\s+(?:maar\s+)?(?:een\s+)?(?:(?P<made>signaal|besluit)|actie|punt|actiepunt|taak)\s+van"
    r"|^(?:dat|dit)\s+is\s+een\s+(?P<is>signaal|besluit)[\s.!]*$",
    re.IGNORECASE,
)
_MADE = {"signaal": "signaal nieuw", "besluit": "vergadering besluit"}
_AT_POINT = pattern(
    r"^(?:(?:noteer|zet|schrijf|doe|hoort|is)\s+)?(?:(?:dat|dit|het|die|er|maar|dan|een\s+notitie)\s+)*bij\s+"
    r"(?:actie|punt|actiepunt|nummer)?\s*#?(?P<signal>s\s?)?(?P<number>\d{1,6})(?:\s+(?:maar|dan|graag))*[\s.!]*$",
    re.IGNORECASE,
)
_OUR_PART = pattern(
    r"^(?:(?:nee|ja|alleen|enkel|maar)[\s,]+)*(?:ons|mijn)\s+(?:eigen\s+)?(?:deel|stuk)(?:\s+(?:is|klaar|gereed|af|maar|wel))*[\s.!]*$",
    re.IGNORECASE,
)
_NO_WORDS = pattern(r"^(?:nee|sorry|wacht|oeps|stop|oh?|toch)\b|\d|\?$", re.IGNORECASE)
_LOOSE = pattern(r"\b(?:maar|dan|graag|liever|dus|ook|goed|prima|worden|doen|zetten)\b|\W", re.IGNORECASE)


def agreed(question: Question, ctx: Context) -> Understood | None:
    """What "ja" does: the only button that changes something, or the only one; None where there is more to choose."""
    if question.guess:
        return None
    changing = [one for one in question.buttons if BY_NAME[one.command].changes]
    if len(changing or question.buttons) != 1:
        return None
    return _pressed((changing or question.buttons)[0], ctx)


def answered(said: str, ctx: Context) -> Understood | None:
    """What these words answer to the open question: a number, a day, which button; None where they answer none."""
    question = open_question(ctx)
    if question is None:
        return None
    what = next((one.args["what"] for one in question.buttons if one.args.get("what")), "")
    if what and (made := _A_POINT.search(said)):
        return Understood(_MADE.get((made["made"] or made["is"] or "").casefold(), "actie nieuw"), what)
    if what and (point := _AT_POINT.match(said)):
        return Understood(f"{'signaal' if point['signal'] else 'actie'} notitie", f"{point['number']} : {what}")
    number = said.strip(" #.!")
    if number.isdecimal():
        press = question.about(int(number))
    elif nth := _NTH.match(said):
        press = _nth(int((nth.lastgroup or "n0")[1:]), question)
    elif labelled := question.labelled("deel gereed" if _OUR_PART.match(said) else said.strip(" .!")):
        press = labelled
    else:
        day = question.in_week(_LEAD.sub("", said).strip(" .!,"))
        reading = read_date(day, ctx.now, next_meeting(ctx))
        whole = reading.words and not _LOOSE.sub("", reading.rest)
        press = question.on(day) if whole else None
        if whole and press is None and reading.date:
            press = question.that_says(reading.date)
    return _pressed(press, ctx) if press else None


def in_words(said: str, ctx: Context) -> Understood | None:
    """The words that a command still missed, when that is the open question."""
    if _NO_WORDS.search(said):
        return None
    question = open_question(ctx)
    press = question.with_words(said) if question else None
    return _pressed(press, ctx) if press else None


def _nth(place: int, question: Question) -> Button | None:
    of = question.buttons[: question.rows] or question.buttons
    return of[place - 1] if place <= len(of) else None


def _pressed(button: Button, ctx: Context) -> Understood:
    dropped(ctx)
    values = {name: value for name, value in button.args.items() if name != LINE}
    return Understood(button.command, button.args.get(LINE, ""), values)
