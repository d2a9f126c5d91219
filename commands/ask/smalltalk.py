"""Greetings, thanks, remarks and slips: short, friendly, and nothing is changed but what was just done."""

import re
from collections.abc import Sequence
from functools import cache

from commands.ask.answering import agreed, answered
from commands.ask.meaning import Rule, Understood, table
from commands.ask.pattern import words_of
from commands.command import Context
from commands.dutch import join_and, local, short_date
from commands.importing.answered import to_proposal
from commands.lately import JUST, last_change
from commands.open_question import asked, dropped, open_question
from commands.reply import Button, Buttons, Reply
from commands.undo import called
from storage.history import Line

_FEW = 3  # things that a question names
_ANSWERS = ("ja", "nee", "oeps")
_NO = ("vervallen", "niet opportuun")
_SMALL_TALK = """
groet:
    [nou] (hallo|hoi|hoi hoi|hai|hey|hé|hee|hi|ha|dag|goedemorgen|goedemiddag|goedenavond|goedendag|goeiemorgen|
        goeiemiddag|goeie morgen|goede morgen|goede middag|goede avond|goeden
        dag|môge|mogge|mogguh|moin|morgen|hallokes|hoi) [horzel|allemaal|daar|iedereen|collega's|mensen|bot]

dank:
    <heel|erg|super|hartelijk|nou|ah|oh|mooi|fijn|ja|oke|oké|ok> (dank|dankjewel|dankuwel|dank je|dank u|dank je
        wel|dank u wel|dankje|danku|bedankt|thanks|thx|thank you|merci|merci
        vielmols|tnx|top|topper|super|fijn|mooi|prima|perfect|helder|duidelijk|oke|oké|ok|okay|goed zo|goed
        bezig|tof|toppie|geweldig|fantastisch|lekker|netjes|knap|handig|houdoe en
        bedankt) <horzel|hoor|zeg|dankjewel|dank je|dank|bedankt|dank u|voor de hulp|voor je hulp|voor uw
        hulp|he|hè|werk|gedaan|zo|dat is|helemaal|allemaal|voor alles|je wel|u wel|top|merci|man|bot|is
        goed|👍|🙏|✅|😊>
    <is|dat is|komt> (goed|in orde|helder|duidelijk|prima) <zo|horzel|hoor|dank|bedankt>
    (👍|🙏|❤️|😀|🎉|😊|👌|💪) <👍|🙏|❤️|😀|🎉|😊|👌|💪>

dag:
    <dankjewel|dank je wel|dank je|dank|bedankt|merci|top|prima|fijn|oke|oké|ok|nou|en> (doei|doeg|houdoe|ajuus|tot
        ziens|tot morgen|tot later|tot straks|tot volgende week|tot dan|tot de volgende keer|tot de
        volgende|tot volgende keer|fijn weekend|prettig weekend|goed weekend|fijne dag|fijne avond|fijne
        vakantie|prettige dag|adieë|adie wa) <horzel|allemaal|iedereen|verder|en|bedankt|nog|hoor>

terug:
    <oeps|oei|o jee|sorry|nee|wacht|stop|foutje|ik> (neem|draai|zet|haal|trek) [dat|het|die|dit|de|mijn] [laatste]
        [wijziging] <maar|even|weer|nu|toch> (terug|ongedaan|in) <aub|svp|graag>
    <oeps|sorry|nee|wacht> (maak|doe) [dat|het|de|mijn|dit] [laatste] [wijziging] <maar|even|weer> ongedaan
        <aub|svp|graag>
    <oeps|sorry|nee> [dat|dit|het|de] [laatste] [wijziging] (terugdraaien|terugnemen|terugzetten|herstel|herstellen|
        undo|ongedaan|ongedaan maken|terug) [laatste] [wijziging] <aub|svp|graag>
    <oeps|sorry|nee|en> (haal|gooi) (dat|dit|die|het) weer (weg|eraf|eruit)
    <nou|en> (nog een keer|nogmaals|nog eens) (ongedaan|ongedaan maken|terug|undo|terugdraaien|oeps) <dan|graag|aub>

oeps:
    <oeps|oei|o jee|sorry|foutje|fout|nee|wacht|stop|hm|hmm|ai|ho|oh|shit|verdorie> (dat|dit|die) (was|is)
        <toch|helemaal|eigenlijk> (fout|verkeerd|een vergissing|een foutje|niet de bedoeling|niet goed|niet juist|
        niet wat ik bedoelde|onjuist|per ongeluk|onzin|te snel)
    <oeps|sorry|nee|wacht|stop> (toch|liever|doe) <toch|maar|liever|nog> niet <klaar|af|gereed|gedaan>
    <oeps|sorry|nee|wacht> laat <toch|maar|dat> maar [zitten]
    <oeps|sorry|nee|wacht> [ik] (had|bedoelde|wilde|bedoel) [ik] (iets anders|een ander|een ander nummer|een andere|
        een ander punt|dat niet|dit niet|dat helemaal niet)
    <oeps|sorry|nee|o jee|oei> (verkeerde|verkeerd|foute) (nummer|punt|knop|actie|actiepunt|een|ene)
    (oeps|oei|o jee|sorry|nee|wacht) [dat was] (verkeerd|verkeerde|fout|foutje|vergissing)
    <oeps|sorry|nee> (annuleer|annuleren|per ongeluk|niet goed)
    <oh|o|ach> (oeps|oei|foutje|vergissing|verkeerd|verkeerde|o jee|oepsie|foutje bedankt|vergist|ik vergis me|
        ik heb me vergist)

wel:
    <oeps|sorry|nee|wacht|oh|o|ho|ja> [het|hij|dat|die|ze] [gaat|gaan] (toch|alsnog|gewoon)
        <toch|wel|gewoon|weer> (wel|door) <door|hoor|weer>
    <oeps|sorry|nee|wacht|oh|o|ho|ja> [het|hij|dat|die|ze] gaat wel door

ja:
    (ja|jawel|jazeker|ja hoor|yes|yep|jep|doe maar|graag|klopt|akkoord|oke|oké|ok) <graag|hoor|maar|doe|klopt|prima|dat>

nee:
    (nee|neen|nope|hoeft niet|niet doen|annuleer|annuleren|stop|stoppen|ophouden|weg ermee)
        <hoor|dank|je|u|bedankt|laat|maar|toch|niet|dat>
"""


@cache
def _rules() -> tuple[Rule, ...]:
    return table(_SMALL_TALK)


def kind_of_talk(text: str) -> str:
    """What kind of small talk this is: groet, dank, dag, terug, oeps; empty when it is none."""
    if len(text) > 120 or not text.strip():
        return ""
    words = words_of(text)
    return next((found[0].command for rule in _rules() if (found := rule.read(text, words))), "")


def small_talk(text: str, ctx: Context) -> Reply | Understood | None:
    """An answer to a greeting, thanks or goodbye; "oeps" and its like take the last change back."""
    kind = kind_of_talk(text)
    if not text.rstrip().endswith("?"):
        answer = _to_question(kind, ctx) if kind in _ANSWERS else None
        if answer := answer or to_proposal(kind, ctx):
            return answer
    match kind:
        case "groet":
            return answered(text, ctx) or Reply(
                summary=f"{_hello(ctx)}. Waarmee kan ik helpen?", parts=(_BEGIN,), only_me=True
            )
        case "dank":
            return Reply(summary="Graag gedaan.", only_me=True)
        case "dag":
            return Reply(summary="Tot ziens.", only_me=True)
        case "terug" | "oeps" if not text.rstrip().endswith("?"):
            return _slip(ctx)
        case "wel" if _said_no(last_change(ctx), ctx):
            return Understood("ongedaan")
        case "ja" | "nee" if not text.rstrip().endswith("?"):
            return Reply(summary="Er staat geen vraag van mij open. Er is niets gewijzigd.", only_me=True)
    if not re.search(r"\w", text) and text.strip():
        return Reply(summary="Ik lees alleen woorden en nummers. Waarmee kan ik helpen?", parts=(_BEGIN,), only_me=True)
    return None


def _to_question(kind: str, ctx: Context) -> Reply | Understood | None:
    """What "ja" or "laat maar" is about when a question is open: then nothing is taken back.

    What was only offered to a line that we did not understand is no question that "oeps" answers.
    """
    question = open_question(ctx)
    if question is None or (kind == "oeps" and question.guess):
        return None
    if kind == "ja":
        choose = Reply(summary="Kies een van de knoppen bij de vraag; er is nog niets opgeslagen.", only_me=True)
        return agreed(question, ctx) or choose
    dropped(ctx)
    return Reply(summary="Goed, er is niets opgeslagen.", only_me=True)


def _said_no(lines: Sequence[Line], ctx: Context) -> bool:
    """Whether something was just called off or dropped, or somebody signed off."""
    no = any(line.after.get("status") in _NO or {"record", "attendance"} & line.after.keys() for line in lines)
    return no and ctx.now - lines[0].at <= JUST


def _slip(ctx: Context) -> Reply | Understood:
    """A slip right after a change takes it back; of what is longer ago it is asked."""
    lines = last_change(ctx)
    if not lines:
        return Reply(summary="Er is niets terug te nemen: u wijzigde het laatste etmaal niets (meer).", only_me=True)
    if ctx.now - lines[0].at <= JUST:
        return Understood("ongedaan")
    press = Button(label="Ongedaan maken", command="ongedaan")
    at = local(lines[0].at)
    day = "" if at.date() == ctx.now.date() else f"op {short_date(at.date())} "
    rows = list(dict.fromkeys(called(row) for line in lines[::-1] if (row := ctx.store.history.row(line))))
    about = f", aan {join_and(rows)}" if 0 < len(rows) <= _FEW else ""
    question = Reply(
        summary=f"Uw laatste wijziging was {day}om {at:%H:%M}{about}. Zal ik die ongedaan maken?",
        parts=(Buttons(buttons=(press,)),),
        only_me=True,
    )
    return asked(ctx, question)


_BEGIN = Buttons(
    buttons=(
        Button(label="Mijn actiepunten", command="actie"),
        Button(label="Nieuw actiepunt", command="actie formulier"),
        Button(label="Wat kan Horzel?", command="horzel"),
    )
)


def _hello(ctx: Context) -> str:
    hour = ctx.now.hour
    return "Goedemorgen" if 5 <= hour < 12 else "Goedemiddag" if 12 <= hour < 18 else "Goedenavond"
