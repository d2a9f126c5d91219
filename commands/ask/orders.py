"""Orders about action points, in the order of words that people use: "12 klaar", "zet 4 op 1 mei", "13 naar LWV"."""

import re
from dataclasses import replace
from functools import cache

from commands.ask.changing import change_of, later_of
from commands.ask.closing_words import still_closes
from commands.ask.meaning import Rule, Understood, table
from commands.ask.order_words import ORDERS
from commands.ask.pattern import words_of
from commands.ask.sharing import SHARING, shared
from commands.ask.showing_words import SHOWING
from commands.command import Context
from commands.words.numerals import take_numbers

_POINTS_BACK = re.compile(r"(?:die|deze|dat|dit|hem|ze)\b(?!\s+(?:van|voor|met|over|in)\b)", re.IGNORECASE)
_TE = re.compile(r"\bte\s+(?=\w+en\b)", re.IGNORECASE)
_FEW = 20  # letters that tell a text
SHOWS = ("actie toon", "actie geschiedenis", "actie lijst")
_ONE_BY_ONE = ("actie notitie", "actie wijzig", "actie doorlopend", "actie wordt", "actie toon", "actie geschiedenis")


@cache
def _rules() -> tuple[Rule, ...]:
    return table(ORDERS + SHOWING)


def order(text: str, ctx: Context) -> tuple[Understood, ...]:
    """The orders that a text is by the first rule that fits: one for each point where a command takes only one."""
    words = words_of(text)
    for rule in _rules():
        if (found := rule.read(text, words)) and (meant := _checked(*found, text, ctx)):
            return meant
    return ()


def _checked(meant: Understood, slots: dict[str, str], text: str, ctx: Context) -> tuple[Understood, ...]:
    """The orders themselves; none when what stands in a slot is not what the rule takes it for."""
    numbers, rest = take_numbers(slots.get("numbers", ""))
    unread = slots.get("numbers") and (not numbers or rest.strip())
    if unread or not still_closes(meant.command, slots, text, ctx):
        return ()
    if meant.command == "change":
        change = change_of(slots["change"], ctx)
        return change.orders(numbers) if change else ()
    if meant.command in ("dated", "themed"):
        change = change_of(slots["change"], ctx)
        only_day = change and (change.line or "due" in change.values)
        only_theme = change and set(change.values) == {"theme"}
        return change.orders(numbers) if change and (only_day if meant.command == "dated" else only_theme) else ()
    if meant.command in SHARING:
        return shared(meant.command, numbers, slots, ctx)
    if meant.command in ("later", "earlier"):
        return later_of(numbers, slots["length"], slots["unit"], ctx, 1 if meant.command == "later" else -1)
    if meant.command == "actie samenvoegen" and len(numbers) + bool(slots.get("more")) < 2:
        return ()
    if meant.command == "actie lijst":
        listed = slots.get("text", "")
        of_one_point = all(take_numbers(listed)) or _POINTS_BACK.match(listed)  # "geef 2 aan …" asks for no list
        return () if of_one_point else (Understood(meant.command, meant.line or text),)
    if meant.command in _ONE_BY_ONE and len(numbers) > 1:
        if meant.command == "actie toon":
            return (Understood("actie lijst", f"nummers {', '.join(map(str, numbers))}"),)
        behind = next((slots[name] for name in ("text", "note", "progress", "what") if name in slots), "")
        return tuple(Understood(meant.command, f"{number}: {behind}") for number in numbers)
    if meant.command == "actie nieuw" and f"om {slots.get('text', '-')[:_FEW]}" in text:
        meant = replace(meant, line=_TE.sub("", meant.line, count=1))  # "om gemeenten te bellen"
    return (meant,)


def half_understood(text: str, ctx: Context) -> tuple[int, str] | None:
    """The point and the words of a change that is one by its form, but names nobody and no day that we know."""
    words = words_of(text)
    for rule in _rules():
        if rule.command in ("change", "owned") and (found := rule.read(text, words)):
            numbers, _ = take_numbers(found[1]["numbers"])
            if len(numbers) == 1 and ctx.store.actions.get(numbers[0]):
                return numbers[0], found[1]["change"]
    return None
