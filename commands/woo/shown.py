"""The proposal as a person reviews it: a few pieces at a time, so that it fits a phone."""

from collections.abc import Sequence
from typing import Final

from commands.command import Context
from commands.dutch import count, join_and, shorten
from commands.reply import Button, Buttons, Item, Items, Part, Reply, Section, Text
from commands.woo.file_made import TITLES
from commands.woo.proposal import Item as Piece
from commands.woo.proposal import Proposal
from commands.woo.words import GIVE, STEP

PAGE: Final = 8
_PLACES: Final = 4
_KNOWN: Final = 20
_CONTEXTS: Final = 25
HONEST: Final = "Horzel stelt voor, u beslist. Dit is geen juridisch advies."


def pages(proposal: Proposal) -> list[tuple[Piece, ...]]:
    """All pieces in pages; at least one."""
    items = proposal.items
    return [items[at : at + PAGE] for at in range(0, len(items), PAGE)] or [()]


def show_page(proposal: Proposal, page: int, ctx: Context, *, lead: str, seen: Sequence[str], form: str) -> Reply:
    """One page, with what can be done. `seen`: the marks of what was shown before, this page included."""
    all_pages = pages(proposal)
    page = min(max(page, 1), len(all_pages))
    shown, parts = all_pages[page - 1], list[Part]()
    for kind, heading in (("blank", "Wordt gelakt"), ("kept", "Blijft staan")):
        rows = tuple(_row(one) for one in shown if one.kind == kind)
        if rows:
            total = sum(1 for one in proposal.items if one.kind == kind)
            parts.append(Section(heading=f"{heading} ({total})", parts=(Items(rows=rows, total=len(rows)),)))
    last = page == len(all_pages)
    if last and proposal.known:
        names = ", ".join(proposal.known[:_KNOWN])
        more = f" en nog {len(proposal.known) - _KNOWN}" if len(proposal.known) > _KNOWN else ""
        parts.append(Text(text=f"Ook dit blijft staan, uit uw eigen lijst: {names}{more}.", subtle=True))
    parts.append(Text(text="Verbeteren: ook Peters · laat Roefs staan · toon 2 · oeps. " + HONEST, subtle=True))
    left = [one for one in proposal.items if one.mark not in set(seen)]
    parts.append(Buttons(buttons=_buttons(page, len(all_pages), bool(left), form, ctx)))
    return Reply(summary=f"{lead} {_summary(proposal, page, len(all_pages))}".strip(), parts=tuple(parts), only_me=True)


def _summary(proposal: Proposal, page: int, pages_in_all: int) -> str:
    blanked, kept = proposal.counts
    what = TITLES.get(proposal.export.what, "alles").casefold()
    where = f" Bladzijde {page} van {pages_in_all}." if pages_in_all > 1 else ""
    if not blanked and not kept:
        return f"Woo-voorstel voor {what}: er staat niets in dat op een naam lijkt."
    goes = f"{count(blanked, 'plek wordt', 'plekken worden')} gelakt" if blanked else "er wordt niets gelakt"
    if not kept:
        return f"Woo-voorstel voor {what}: {goes}; verder lijkt niets op een naam.{where}"
    stays = count(kept, "plek die op een naam lijkt blijft", "plekken die op een naam lijken blijven")
    return f"Woo-voorstel voor {what}: {goes}, {stays} staan.{where}"


def _row(one: Piece) -> Item:
    others = [bare for form in one.surfaces if (bare := form.strip(" (),;:")) != one.title]
    notes = [f"{len(one.found)}×: {_places(one)}"]
    if others:
        notes.append(f"ook als {join_and([shorten(form, 30) for form in others[:3]])}")
    if one.kind == "blank":
        title = f"{shorten(one.title, 60)} → {one.label}"
        words = f"laat staan: “{one.title}”"
        button = Button(label="Laten staan", command=STEP, args={"words": words})
    else:
        title = f"{shorten(one.title, 60)}: {one.why}"
        button = Button(label="Lakken", command=STEP, args={"words": f"ook “{one.title}”"})
    return Item(number=str(one.number), title=title, notes=" · ".join(notes), button=button)


def _places(one: Piece) -> str:
    told = list(one.places)
    more = f" en nog {len(told) - _PLACES}" if len(told) > _PLACES else ""
    return f"{', '.join(told[:_PLACES])}{more}"


def _buttons(page: int, last: int, left: bool, form: str, ctx: Context) -> tuple[Button, ...]:
    made = []
    if left and page < last:
        made.append(
            Button(label=f"Verder ({page + 1}/{last})", command=STEP, args={"words": "verder"}, style="primary")
        )
    elif left:
        made.append(Button(label="Toon wat u nog niet zag", command=STEP, args={"words": "verder"}, style="primary"))
    else:
        give = Button(
            label="Geef het bestand", command=GIVE, args={"form": form}, once=ctx.once("geef"), style="primary"
        )
        made.append(give)
        if page < last:
            made.append(Button(label=f"Verder ({page + 1}/{last})", command=STEP, args={"words": "verder"}))
    if page > 1:
        made.append(Button(label="Terug", command=STEP, args={"words": "terug"}))
    return (*made, Button(label="Stoppen", command=STEP, args={"words": "stop"}))


def show_places(one: Piece) -> Reply:
    """Where a piece stands, each with the words around it."""
    rows = tuple(
        Item(title=" ".join(f"{found.before}[{found.surface}]{found.behind}".split()), notes=found.place)
        for found in one.found[:_CONTEXTS]
    )
    outcome = f"wordt {one.label}" if one.kind == "blank" else f"blijft staan ({one.why})"
    back = Button(
        label="Terug naar het voorstel", command=STEP, args={"words": f"bladzijde {(one.number - 1) // PAGE + 1}"}
    )
    return Reply(
        summary=f"{one.number}. {shorten(one.title, 60)} {outcome}, {count(len(one.found), 'plek', 'plekken')}.",
        parts=(Items(rows=rows, total=len(one.found)), Buttons(buttons=(back,))),
        only_me=True,
    )
