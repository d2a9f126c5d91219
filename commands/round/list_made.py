"""The action list as a document, in the customary columns, sorted by theme or by number."""

from itertools import groupby

from commands.actions.confirm import due_of, owners_of
from commands.actions.lists import status_of
from commands.dutch import count, local, long_date, short_date
from commands.report import Block, Grid, Heading, Paragraph, Report
from commands.words import owners as who
from storage.actions import Wanted
from storage.models import Action
from storage.store import Store

HEAD = ("nr", "actie", "wie", "wanneer", "status", "stand van zaken")
_WIDTHS = (4, 34, 16, 13, 9, 26)
_MOST = 5000
_OTHER = "Overig"


def list_report(
    store: Store,
    name: str,
    now_words: str,
    *,
    by_theme: bool = True,
    closed: bool = False,
    only: Wanted | None = None,
    one_table: bool = False,
) -> Report:
    """Every open point of the body that the store is in (`closed`: the closed ones too), or `only` what is wanted.

    `one_table` is for a format without headings: the theme stands in a column of its own.
    """
    found = store.actions.find(only or Wanted(status="alle" if closed else "open"), limit=_MOST)
    points = [action for action in found if not action.label]
    blocks: list[Block] = []
    if one_table:
        ordered = sorted(points, key=lambda action: action.number)
        rows = tuple((*row_of(action, store), action.theme) for action in ordered)
        blocks.append(Grid(name="Actielijst", head=(*HEAD, "thema"), rows=rows))
    elif by_theme and any(action.theme for action in points):
        themes = [theme.name for theme in store.directory().settings.themes]
        places = {theme: place for place, theme in enumerate(themes)}
        last = len(places)
        ordered = sorted(points, key=lambda one: (one.theme == "", places.get(one.theme, last), one.theme, one.number))
        for theme, group in groupby(ordered, key=lambda action: action.theme or _OTHER):
            blocks += [Heading(text=theme), grid(theme, [row_of(action, store) for action in group])]
    else:
        ordered = sorted(points, key=lambda action: action.number)
        blocks.append(grid("Actielijst", [row_of(action, store) for action in ordered]))
    if not points and not one_table:
        none = "Er zijn geen actiepunten die hieraan voldoen." if only else "Er staan geen actiepunten open."
        blocks = [Paragraph(text=none)]
    under = f"{now_words} · {count(len(points), 'actiepunt', 'actiepunten')}"
    return Report(title=f"Actielijst {name}", under=under, blocks=tuple(blocks), wide=True)


def grid(name: str, rows: list[tuple[str, ...]]) -> Grid:
    """A table in the customary columns."""
    return Grid(name=name, head=HEAD, rows=tuple(rows), widths=_WIDTHS)


def row_of(action: Action, store: Store) -> tuple[str, ...]:
    """A point as it stands on paper."""
    notes = store.notes.of("action", action.number)
    said = action.closed_note or (f"{short_date(local(notes[-1].at).date())}: {notes[-1].text}" if notes else "")
    owners = who.words(owners_of(action))
    return (str(action.number), action.text, owners, due_of(action), status_of(action), said)


def frozen_report(name: str, points: list[dict[str, str | int]], said: str) -> Report:
    """The list as it was when a verslag was set."""
    rows = [tuple(str(one[key]) for key in ("number", "text", "owners", "due", "status", "note")) for one in points]
    return Report(title=f"Actielijst {name}", under=said, blocks=(grid("Actielijst", rows),), wide=True)


def on_day(store: Store) -> str:
    """`woensdag 17 mei 2023`, the day of this transaction."""
    return long_date(local(store.changes.actor.at).date())
