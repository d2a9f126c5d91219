"""A question that looks like an order changes nothing: it tells how things stand and offers to do it."""

import re

from commands.actions.confirm import done_button, due_of, line, owners_left
from commands.ask.meaning import NUMBERS, Understood
from commands.ask.orders import SHOWS, order
from commands.ask.smalltalk import kind_of_talk
from commands.command import Context
from commands.dates import read_date
from commands.dutch import short_date, shorten
from commands.fields import with_line
from commands.reply import LABEL, Button, Buttons, Item, Items, Reply, Text
from commands.rooms import BY_NAME
from commands.words import owners as who
from commands.words.next_meeting import next_meeting
from storage.models import WITHDRAWN

_FRONT = re.compile(
    r"^(?:(?:is|zijn|kan|kun|kunt|kunnen|mag|mogen|moet|moeten|zal|zullen|zou|zouden|was|wil|wilt|willen|heb|heeft|hebben|"
    r"hadden|gaat|gaan|doet|doen|wordt)\s+(?:(?:ik|je|jij|u|we|wij|jullie|iemand|er|dan|nu|ook|al|het|misschien|"
    r"eventueel|even|eens|hij)\s+)*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,6}")
_LABELS = {
    "actie klaar": "Klaar",
    "actie heropen": "Heropenen",
    "actie vervalt": "Laten vervallen",
    "actie doorlopend": "Doorlopend maken",
    "actie samenvoegen": "Samenvoegen",
    "actie wordt": "Omzetten",
    "actie notitie": "Noteren",
    "actie wijzig": "Wijzigen",
}
_VALUES = {"owners": "Eigenaar", "due": "Datum", "theme": "Thema"}
_PART = re.compile(r"^[\d, en]+: (?:voor |ons deel)")  # as `commands.ask.sharing` writes it
_LONGEST = 1500  # signs in what a button carries; the tightest platform allows 2000


def ask_back(text: str, ctx: Context) -> Reply | None:
    """How it stands with what a question would change ("is 12 klaar?"), and one button that does it; else None."""
    said = text.strip().rstrip("?!. ").strip()
    if {kind_of_talk(_FRONT.sub("", said)), kind_of_talk(said)} & {"terug", "oeps"}:
        press = Button(label="Ongedaan maken", command="ongedaan")
        return Reply(
            summary="Zal ik uw laatste wijziging ongedaan maken? Er is nog niets gewijzigd.",
            parts=(Buttons(buttons=(press,)),),
            only_me=True,
        )
    meant: tuple[Understood, ...] = ()
    bare = _FRONT.sub("", said)
    for attempt in dict.fromkeys((bare, said, f"{bare} zetten", re.sub(r"\s+(?:niet|niet\s+eens|ook)\b", "", bare))):
        meant = order(attempt, ctx)
        if meant:
            break
    if not meant or meant[0].command in SHOWS:
        return None
    return offer(meant, ctx)


def offer(meant: tuple[Understood, ...], ctx: Context, lead: str = "") -> Reply:
    """How the points of these orders stand, with a button for each order. Nothing is changed."""
    numbers = list(dict.fromkeys(number for one in meant for number in _numbers(one)))
    found = {number: ctx.store.actions.get(number) for number in numbers}
    missing = [number for number, action in found.items() if action is None or action.status == WITHDRAWN]
    if missing:
        return Reply(summary=f"Actiepunt {missing[0]} bestaat niet.", only_me=True)
    buttons = [_button(one, len(meant) > 1, ctx) for one in meant if one.command not in SHOWS]
    there = [action for action in found.values() if action is not None]
    if len(there) == 1:
        action = there[0]
        state = "staat nog open" if action.open else f"is {action.status}"
        lead = lead or f"Actiepunt {action.number} {state}. Er is niets gewijzigd."
        if not action.open and meant[0].command in ("actie klaar", "actie vervalt"):
            buttons = [Button(label="Heropenen", command="actie heropen", args={"numbers": str(action.number)})]
        elif closes_for_others(meant[0], ctx):
            buttons.insert(0, done_button(action))
        buttons.append(Button(label="Toon", command="actie toon", args={"number": str(action.number)}))
    return Reply(
        summary=lead or "Er is nog niets gewijzigd. Bedoelt u dit?",
        parts=(
            *(Text(text=line(action, ctx)) for action in there),
            *((Buttons(buttons=tuple(buttons)),) if buttons else ()),
        ),
        only_me=True,
    )


def offer_each(meant: tuple[Understood, ...], ctx: Context) -> Reply:
    """Which of these points an order is about, with a button behind each: its number is an answer as well."""
    found = [(one, ctx.store.actions.get(number)) for one in meant for number in _numbers(one)[:1]]
    rows = [
        Item(
            number=str(action.number),
            title=shorten(action.text),
            notes=due_of(action),
            button=done_button(action) if closes_for_others(one, ctx) else _button(one, False, ctx),
        )
        for one, action in found
        if action is not None
    ]
    return Reply(
        summary="Welk punt bedoelt u? Er is nog niets gewijzigd.", parts=(Items(rows=tuple(rows)),), only_me=True
    )


def offer_mended(better: str, meant: tuple[Understood, ...], ctx: Context) -> Reply:
    """Offer what was read after mending a slip: it would change something, so it is not done unasked."""
    lead = f"Bedoelt u “{better}”? Er is nog niets gewijzigd."
    if all(one.command.startswith("actie ") and one.command not in (*SHOWS, "actie nieuw") for one in meant):
        return offer(meant, ctx, lead)
    first = meant[0]
    args = with_line(first.values, first.line)
    press = Button(label="Ja, dat bedoel ik", command=first.command, args=args, style="primary")
    return Reply(summary=lead, parts=(Buttons(buttons=(press,)),), only_me=True)


def closes_for_others(one: Understood, ctx: Context) -> bool:
    """Whether it closes a point of which who asks has a part to do, and others as well."""
    number = next(iter(_numbers(one)), 0)
    action = ctx.store.actions.get(number) if one.command == "actie klaar" and not _PART.search(one.line) else None
    mine = ctx.directory.owners_of(ctx.member)
    left = owners_left(action) if action and action.open else []
    return len(left) > 1 and any(owner.name in mine for owner in left)


def _numbers(one: Understood) -> list[int]:
    typed = one.values.get("number") or one.values.get("numbers") or one.line
    front = re.match(NUMBERS, typed.strip(), re.IGNORECASE)
    return [int(number) for number in _NUMBER.findall(front.group() if front else "")]


def _new_value(one: Understood, ctx: Context) -> str:
    """`Datum: wo 21-10-2026`, where one thing of a point is to change."""
    given = {name: value for name, value in one.values.items() if name in _VALUES}
    if one.command != "actie wijzig" or len(given) != 1:
        return ""
    name, value = given.popitem()
    if name == "due" and (day := read_date(value, ctx.now, next_meeting(ctx)).date):
        value = short_date(day)
    elif name == "owners" and (owners := who.known(value, ctx.directory, ctx.member)):
        value = who.sentence(owners)
    return f"{_VALUES[name]}: {value}"[:LABEL]


def _button(one: Understood, named: bool, ctx: Context) -> Button:
    label = "Deel gereed" if _PART.search(one.line) else _LABELS.get(one.command) or BY_NAME[one.command].title
    label = _new_value(one, ctx) or label
    if named:
        label = f"{label} {', '.join(map(str, _numbers(one)))}"
    args = with_line(one.values, one.line[:_LONGEST])
    return Button(label=label, command=one.command, args=args, style="primary")
