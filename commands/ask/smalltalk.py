"""Greetings, thanks and slips: short, friendly, and nothing is changed but what was just done."""

import re

from commands.ask.meaning import Understood
from commands.reply import Button, Buttons, Reply

_GREETING = re.compile(
    r"^(?:hallo|hoi|hai|hey|hé|hi|dag|goede(?:morgen|middag|avond|dag)|goeie?morgen|môge|mogguh?|moin)(?:\s+(?:horzel|allemaal|daar))?[\s!.,]*$",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"^(?:(?:heel\s+)?(?:erg\s+)?(?:dank(?:jewel|uwel|je|u)?|bedankt|dank\s+(?:je|u)(?:\s+wel)?|thanks|thx|merci|top|super|fijn|mooi|prima|"
    r"perfect|helder|duidelijk|oke?|oké|ok|goed\s+zo|tof|toppie|geweldig|fantastisch|lekker)[\s,!.]*(?:horzel|hoor|zeg|dank(?:je)?)?[\s!.👍🙏]*)+$|^[👍🙏❤️😀🎉]+$",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"^(?:oeps|oei|o\s*jee|sorry|foutje|fout|verkeerd|vergissing|hmm?|nee|wacht|stop)?[\s,.!:-]*(?:"
    r"dat\s+(?:was|is)\s+(?:fout|verkeerd|een\s+vergissing|niet\s+(?:de\s+bedoeling|goed))|"
    r"(?:neem|draai|zet|haal)\s+(?:dat|het|die|dit)\s*(?:laatste)?\s*(?:maar\s+)?(?:weer\s+)?terug|"
    r"(?:toch|liever)\s+(?:maar\s+)?niet|(?:nee\s+)?laat\s+(?:toch\s+)?maar|"
    r"(?:maak|doe)\s+(?:dat|het|de\s+laatste|de\s+laatste\s+wijziging)\s*(?:maar\s+)?(?:weer\s+)?ongedaan|"
    r"(?:ik\s+)?(?:had|bedoelde)\s+(?:ik\s+)?(?:iets\s+anders|een\s+ander(?:\s+nummer)?|niet\s+\w+)|"
    r"verkeerde?\s+(?:nummer|punt|knop|ene?)|terugdraaien|herstel(?:len)?|undo|ongedaan(?:\s+maken)?|terug"
    r")[\s!.]*$|^(?:oeps|oei|foutje|vergissing|verkeerd)[\s!.]*$",
    re.IGNORECASE,
)
_BYE = re.compile(
    r"^(?:doei|tot\s+(?:ziens|morgen|later|straks|volgende\s+week)|fijn\s+weekend|prettig\s+weekend)[\s!.]*$", re.I
)


def small_talk(text: str) -> Reply | Understood | None:
    """An answer to a greeting, thanks or goodbye; "oeps" and its like take the last change back."""
    said = text.strip()
    if _GREETING.match(said):
        return Reply(
            summary="Goedendag. Waarmee kan ik helpen?",
            parts=(
                Buttons(
                    buttons=(
                        Button(label="Mijn actiepunten", command="actie"),
                        Button(label="Nieuw actiepunt", command="actie formulier"),
                        Button(label="Wat kunt u?", command="horzel"),
                    )
                ),
            ),
            only_me=True,
        )
    if _THANKS.match(said):
        return Reply(summary="Graag gedaan.", only_me=True)
    if _BYE.match(said):
        return Reply(summary="Tot ziens.", only_me=True)
    if _BACK.match(said):
        return Understood("ongedaan")
    return None
