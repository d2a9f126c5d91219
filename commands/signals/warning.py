"""The two questions before a signal is saved: are these data of a person, and do we know this already?"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from commands.command import Context
from commands.dutch import local, short_date, shorten
from commands.open_question import asked
from commands.reply import Button, Buttons, Item, Items, Reply, Text
from commands.signals.drafts import held, hold, let_go
from commands.signals.privacy_scan import Finding, kinds, scan, without
from commands.signals.reading import Draft, split_link
from storage.models import Signal
from storage.signals import Gist

ANYWAY, BLANKED, TWICE = "toch", "zonder", "dubbel"
"""Answers to the questions, as a button's `sure` carries them; several are parted by a blank."""

_LOOKED_THROUGH = 300  # the newest signals that a new one is compared with, word by word
_ALIKE = 0.75
_FEWEST_WORDS = 3
_COMMON = frozenset(
    """
    aan als bij dan dat de deze die dit door een eens en er haar had heb heeft het hij hun ik in is kan met mijn naar
    niet nog nu om ook op over te tot uit van voor want was wat we wel wij wil willen wordt worden ze zich zij zijn zou
    """.split()
)


def answered(ctx: Context, values: Mapping[str, str]) -> dict[str, str]:
    """The values of a command, with what was held while its question was open. Raises UserError when that is gone."""
    name = values.get("draft", "")
    if not name:
        return dict(values)
    typed = held(ctx, name)
    let_go(ctx, name)
    sure = f"{typed.get('sure', '')} {values.get('sure', '')}".split()
    given = {key: value for key, value in values.items() if value and key not in ("draft", "sure")}
    if BLANKED in sure:
        typed = {key: without(value, scan(value)) if key in TYPED else value for key, value in typed.items()}
    return typed | given | {"draft": "", "sure": " ".join(dict.fromkeys(sure))}


TYPED = ("what", "origin", "note")
"""Fields that people fill in their own words, and so the ones that are looked through."""


def about_people(ctx: Context, command: str, values: Mapping[str, str], edit: str = "") -> Reply | None:
    """The question about data of a person, or None when there is none to ask. `edit` opens a form with the text."""
    sure = values.get("sure", "").split()
    if ANYWAY in sure or BLANKED in sure:
        return None
    found: list[Finding] = []
    for name in TYPED:
        found += scan(values.get(name, ""))
    if not found:
        return None
    number = {"number": values["number"]} if values.get("number") else {}
    draft = hold(ctx, values)

    buttons = [
        Button(
            label=label,
            command=command,
            args={**number, "draft": draft, "sure": answer},
            once=ctx.once(answer),
            style="primary" if answer == BLANKED else "plain",
        )
        for label, answer in (("Zonder die gegevens opslaan", BLANKED), ("Toch opslaan", ANYWAY))
    ]
    if edit:
        buttons.append(Button(label="Tekst aanpassen", command=edit, args={"draft": draft}))
    shown = next(values[name] for name in TYPED if scan(values.get(name, "")))
    question = Reply(
        summary=f"Let op: ik zie {kinds(found)}. Er is nog niets opgeslagen.",
        parts=(
            Text(text="De hele werkgroep leest dit mee, en de lijst kan onder de Woo worden opgevraagd. Wat wilt u?"),
            Text(text=f"Zonder die gegevens: {shorten(without(shown, scan(shown)), 300)}", subtle=True),
            Buttons(buttons=tuple(buttons)),
        ),
        only_me=True,
    )
    return asked(ctx, question)


def known_already(ctx: Context, command: str, values: Mapping[str, str], draft: Draft) -> Reply | None:
    """The question about a signal that says the same, or None when there is none."""
    if TWICE in values.get("sure", "").split():
        return None
    earlier = alike(ctx, draft)
    if not earlier:
        return None
    name = hold(ctx, values)
    first = earlier[0]
    save = Button(label="Toch opslaan", command=command, args={"draft": name, "sure": TWICE}, once=ctx.once(TWICE))
    see = [
        Button(label=f"Toon S{signal.number}", command="signaal toon", args={"number": str(signal.number)})
        for signal in earlier
    ]
    what = (
        "Deze link staat er al"
        if draft.link and plain_link(first.link) == plain_link(draft.link)
        else "Misschien staat dit er al"
    )
    question = Reply(
        summary=f"{what} als S{first.number}. Er is nog niets opgeslagen.",
        parts=(Items(rows=tuple(_row(signal, ctx) for signal in earlier)), Buttons(buttons=(save, *see))),
        only_me=True,
    )
    return asked(ctx, question)


def _row(signal: Signal, ctx: Context) -> Item:
    notes = (
        signal.kind,
        signal.status,
        f"gemeld door {ctx.directory.name_of(signal.created_by)}, {short_date(local(signal.created_at).date())}",
    )
    return Item(number=f"S{signal.number}", title=shorten(signal.text), notes=" · ".join(notes))


def alike(ctx: Context, draft: Draft, limit: int = 3) -> tuple[Signal, ...]:
    """Earlier signals with the same link, or the same or nearly the same words about the same region."""
    signals, link, words = ctx.store.signals, plain_link(draft.link), words_of(draft.text)
    found = [
        signal.number
        for signal in signals.same(draft.text, draft.link)
        if (link and plain_link(signal.link) == link) or _same_region(signal, draft)
    ]
    for gist in signals.newest(_LOOKED_THROUGH):
        by_link = link and plain_link(gist.link) == link
        if by_link or (overlap(words, words_of(gist.text)) >= _ALIKE and _same_region(gist, draft)):
            found.append(gist.number)
    earlier = (signals.get(number) for number in list(dict.fromkeys(found))[:limit])
    return tuple(signal for signal in earlier if signal)


def _same_region(signal: Signal | Gist, draft: Draft) -> bool:
    if signal.gemeente and draft.gemeente and signal.gemeente != draft.gemeente:
        return False
    return not signal.regions or not draft.regions or bool(set(signal.regions) & set(draft.regions))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Which part of all words two texts share (0 to 1); texts of a few words are only alike when they are equal."""
    if min(len(one), len(other)) < _FEWEST_WORDS:
        return float(one == other and bool(one))
    return len(one & other) / len(one | other)


@lru_cache(maxsize=2 * _LOOKED_THROUGH)
def words_of(text: str) -> frozenset[str]:
    """The words that tell a text apart: no accents, no common words, no ending of a plural."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))
    words = (word for word in re.findall(r"[a-z0-9]+", bare) if word not in _COMMON)
    return frozenset(re.sub(r"(?<=\w{4})(?:en|s|e|t)$", "", word) for word in words)


def plain_link(link: str) -> str:
    """A link as it is compared: no scheme, no www, no last slash, nothing that only says how somebody came there."""
    if not link:
        return ""
    parts = split_link(link)
    if parts is None:
        return link
    kept = [pair for pair in parts.query.split("&") if pair and not re.match(r"(?:utm_|fbclid|gclid|ref=)", pair)]
    site = (parts.hostname or "").removeprefix("www.")
    return f"{site}{parts.path.rstrip('/')}{'?' if kept else ''}{'&'.join(kept)}"
