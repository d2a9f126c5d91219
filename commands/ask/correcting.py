"""Doing the last change over: "verkeerde nummer, het was 13" (taken back, and done for 13) and "13 ook"."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from commands.ask.meaning import Rule, Understood, table
from commands.ask.pattern import words_of
from commands.command import Context
from commands.lately import JUST, last_change
from commands.open_question import open_question
from commands.words import owners as who
from commands.words.numerals import take_numbers
from storage.history import Line
from storage.models import Action, Note
from storage.values import Owner

_OVER = """
anders:
    {sorry} [ik had] [een|het] (verkeerde|foute|verkeerd) (nummer|punt|actie|een|ene|nr) [het|dat|ik]
        [was|moest|is|moet|bedoelde|bedoel|had|wilde] [zijn|hebben] {numbers} [zijn|hebben|wezen]
    {sorry} [dat|het|die] (moest|moet|had|was|is) <natuurlijk|eigenlijk|wel|dus> {numbers}
        (zijn|wezen|moeten zijn|moeten wezen|worden)
    {sorry} (het|dat) (was|is) <natuurlijk|eigenlijk|dus> {numbers} [niet] [{more}]
    {sorry} (ik|ik had|wij) (bedoelde|bedoel|bedoelen|wilde|had) <natuurlijk|eigenlijk|dus|toch> {numbers} [niet]
        [{more}] [hebben|bedoelen|bedoeld]
    {sorry} niet {more} maar {numbers}
    (oeps|nee|sorry|fout|verkeerd) [het|dat|die] [moet|moest|hoort|was|is] bij {numbers}
    {sorry} {numbers} (niet|in plaats van|ipv|i.p.v.) {more}
    {sorry} {numbers} (bedoelde|bedoel|bedoelen) (ik|we|wij)

nummer:
    (nee|neen|oh nee|o nee|oeps|fout|verkeerd|sorry) {numbers}

deel:
    {sorry} (ik|ik had|wij) (bedoelde|bedoel|bedoelen) {numbers} (ons|mijn|onze) deel

ook:
    [en|oh] {numbers} (ook|idem|hetzelfde|net zo|ook zo|ook graag|eveneens|dito)
    [en|oh] ook {numbers}
    (zelfde|hetzelfde|dat) (voor|met|bij|geldt voor|geldt ook voor) {numbers}
    doe [dat|dit|hetzelfde] ook (voor|met|bij) {numbers}

alleen:
    {sorry} (alleen|enkel) {numbers}

niet:
    {sorry} <maar|behalve|alleen> {numbers} <maar|nog> niet
    (behalve|uitgezonderd|op na) {numbers}

ookdeel:
    [en|oh|nu] {change} (ook|idem|eveneens|net zo)
"""


@cache
def _rules() -> tuple[Rule, ...]:
    return table(_OVER)


def correction(text: str, ctx: Context) -> tuple[Understood, ...]:
    """What a text says to do over; empty when it is something else, or there is no change to do over."""
    words = words_of(text)
    for rule in _rules():
        if found := rule.read(text, words):
            meant, slots = found
            if meant.command == "ookdeel":
                return _also_part(slots["change"].strip(" ,"), ctx)
            numbers, _ = take_numbers(slots["numbers"])
            if meant.command == "alleen":
                changed = tuple(row.number for _, row in _last_change(ctx) if isinstance(row, Action))
                numbers = tuple(one for one in changed if one not in numbers) if set(numbers) <= set(changed) else ()
            if meant.command == "nummer" and open_question(ctx):
                return ()  # one of its buttons, perhaps
            if meant.command in ("alleen", "niet"):
                return _left_out(numbers, ctx)
            gone = _rows(ctx.store.history.taken_back(ctx.member.id, ctx.now - JUST), ctx)
            over = gone or _last_change(ctx)
            if not numbers or not over or any(ctx.store.actions.get(number) is None for number in numbers):
                return ()
            again = tuple(one for number in numbers for one in _again(number, over))
            if meant.command == "deel" and all(one.command == "actie klaar" for one in again):
                again = tuple(Understood("actie klaar", f"{number}: ons deel") for number in numbers)
            back = (Understood("ongedaan"),) if meant.command != "ook" and not gone else ()
            return (*back, *again) if again else ()
    return ()


def _left_out(numbers: tuple[int, ...], ctx: Context) -> tuple[Understood, ...]:
    """These points as they were before the last change, of which they were a part; nothing for any other."""
    meant: list[Understood] = []
    for line, row in _last_change(ctx):
        if not isinstance(row, Action) or row.number not in numbers or not line.before:
            continue
        if line.after.get("status") in ("afgerond", "vervallen"):
            meant.append(Understood("actie heropen", str(row.number)))
        elif "due" in line.after:
            day = line.before.get("due") or "geen datum"
            meant.append(Understood("actie wijzig", f"{row.number} {day}"))
    return tuple(meant) if len(meant) == len(numbers) else ()


def _also_part(name: str, ctx: Context) -> tuple[Understood, ...]:
    """The part of another owner done as well, right behind that of one; nothing behind any other change."""
    for line, row in _last_change(ctx) if who.known(name, ctx.directory, ctx.member) else ():
        before, after = ([one.get("done") for one in side.get("owners") or ()] for side in (line.before, line.after))
        if isinstance(row, Action) and row.open and len(before) == len(after) and before != after:
            return (Understood("actie klaar", f"{row.number}: voor {name}"),)
    return ()


def _last_change(ctx: Context) -> list[tuple[Line, Any]]:
    """What this person last changed within a day: the lines of the trail with their rows."""
    return _rows(last_change(ctx), ctx)


def _rows(lines: Sequence[Line], ctx: Context) -> list[tuple[Line, Any]]:
    return [(line, ctx.store.history.row(line)) for line in lines]


def _again(number: int, over: list[tuple[Line, Any]]) -> tuple[Understood, ...]:
    """The command that makes the same change on another point; nothing when it can't be said of another."""
    for line, row in over:
        if isinstance(row, Note) and row.subject == "action" and not line.before:
            return (Understood("actie notitie", f"{number}: {row.text}"),)
        if isinstance(row, Action) and line.before:
            return _change(number, line.after)
    return ()


def _change(number: int, after: dict[str, Any]) -> tuple[Understood, ...]:
    match after.get("status"):
        case "afgerond":
            return (Understood("actie klaar", f"{number}: {after.get('closed_note', '')}"),)
        case "open":
            return (Understood("actie heropen", str(number)),)
        case "vervallen":
            return (Understood("actie vervalt", f"{number}: {after.get('closed_note', '')}"),)
        case None:
            pass
        case _:
            return ()
    if after.get("ongoing"):
        return (Understood("actie doorlopend", str(number)),)
    values: dict[str, str] = {}
    if after.get("owners"):
        values["owners"] = ", ".join(owner.name for owner in map(Owner.from_json, after["owners"]))
    if after.get("due"):
        values["due"] = after["due"]
    if after.get("theme"):
        values["theme"] = after["theme"]
    return (Understood("actie wijzig", values={"number": str(number), **values}),) if values else ()
