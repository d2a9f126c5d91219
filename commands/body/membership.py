"""Telling for whom one sits at the table: it is asked of the secretary, who confirms with one button."""

import re
from dataclasses import replace

from pydantic import BaseModel, Field

from commands.actions.telling import address_of, tell
from commands.command import Context, Role, UserError, command
from commands.dutch import join_and
from commands.fields import LINE, Rest
from commands.reply import LABEL, Button, Buttons, Reply, Text
from commands.words import owners as who

_SAYS = re.compile(
    r"^(?:(?:hallo|hoi|dag|goedemorgen|goedemiddag)[\s,!]+)?(?:ik|wij|we)\s+"
    r"(?:(?:zit|zitten|ben|zijn|kom|doe|spreek|neem\s+deel|schuif\s+aan|werk|vertegenwoordig)\s+)"
    r"(?:(?:hier|voortaan|nu|vanaf\s+nu|er|erbij|mee|aan\s+tafel|in\s+de\s+(?:groep|taskforce|werkgroep)|lid)\s+)*"
    r"(?:(?:namens|voor|van|vanuit|bij)\s+)?(?:(?:de|het)\s+)?(?P<party>\S.{0,80}?)"
    r"(?:\s+(?:in|bij|aan)\s+(?:de\s+|het\s+|deze\s+)?(?:taskforce|groep|werkgroep|overleg|tafel|kernteam|regiotafel)\w*)?[\s.!]*$",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"\b(?:er|niet|afwezig|verhinderd|aanwezig|klaar|bezig|ziek|vrij|weg|te\s+laat|benieuwd|akkoord|het|eens|blij|bang|mee|toch|wel)\b",
    re.IGNORECASE,
)
_MEANWHILE = "Alles kan intussen gewoon: actiepunten vastleggen, sluiten en melden."
_FOR = re.compile(r"\b(?:namens|van|voor|vanuit|bij|vertegenwoordig)\b", re.IGNORECASE)


def says_membership(text: str) -> str:
    """The party that somebody says to sit there for; empty when the text says something else."""
    match = _SAYS.match(text.strip())
    if not match or not _FOR.search(text) or _NOT_A_NAME.search(match["party"]):
        return ""
    return match["party"].strip() if len(match["party"].split()) <= 5 else ""


class OnBehalf(BaseModel):
    """For whom."""

    party: Rest = Field(title="Namens wie", min_length=2, max_length=100)


@command(
    "horzel namens",
    help="Zeg namens wie u in de groep zit; de secretaris bevestigt het.",
    title="Namens wie u in de groep zit",
    example="horzel namens {organisatie}",
    role=Role.lezer,
)
def on_behalf(args: OnBehalf, ctx: Context) -> Reply:
    """Ask the secretaries to confirm. Raises UserError for a party that the body does not know, or when it is so."""
    name = re.sub(r"^(?:namens|van|voor)\s+", "", args.party.strip(" ."), flags=re.IGNORECASE)
    parties = [owner for owner in who.known(name, ctx.directory) if owner.party is not None]
    names = ctx.deciders
    if not parties:
        raise UserError(f"“{name}” ken ik niet als organisatie of regio. {names} kan die toevoegen.")
    shown = who.sentence(parties)
    if all(owner.party in ctx.member.parties for owner in parties):
        return Reply(summary=f"U staat al als lid namens {shown}.", only_me=True)
    now = [ctx.directory.by_id[party].name for party in ctx.member.parties if party in ctx.directory.by_id]
    new = [ctx.directory.by_id[owner.party or 0].name for owner in parties]

    def confirm(label: str, names: list[str]) -> Button:
        line = f"{ctx.member.name} namens {', '.join(dict.fromkeys(names))}"
        return Button(label=label, command="horzel lid", args={LINE: line}, style="primary")

    buttons: tuple[Button, ...] = (confirm("Bevestigen", new),)
    if now:
        buttons = (
            confirm(f"Naast {join_and(now)}"[:LABEL], [*now, *new]),
            confirm(f"In plaats van {join_and(now)}"[:LABEL], new),
        )
    also = f" (nu: {join_and(now)})" if now else ""
    asked = Reply(
        summary=f"{ctx.member.name} zegt in {ctx.directory.name} te zitten namens {shown}{also}. Klopt dat?",
        parts=(Buttons(buttons=buttons),),
    )
    if ctx.may(Role.secretaris):
        return replace(asked, only_me=True)
    for decider in ctx.directory.deciders:
        if address := address_of(ctx, decider.id):
            tell(ctx, address, asked, f"namens:{ctx.member.id}:{decider.id}")
    return Reply(
        summary=f"Genoteerd: u zit er namens {shown}. {names} bevestigt het; tot dan verandert er niets.",
        parts=(Text(text=_MEANWHILE, subtle=True),) if ctx.may(Role.lid) else (),
        only_me=True,
    )


MEMBERSHIP_COMMANDS = (on_behalf,)
