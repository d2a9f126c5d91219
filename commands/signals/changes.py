"""Changing a signal, and remarks on it."""

import re
from typing import Any

from pydantic import BaseModel, Field

from commands.actions.confirm import undo_button
from commands.command import Context, UserError, command
from commands.dutch import shorten
from commands.examples import own
from commands.fields import MAX_TEXT, MIN_TEXT, Number, Rest, Word
from commands.form_now import WAS, marked, up_to_date
from commands.reply import Buttons, Form, Reply, Text
from commands.signals.kind import KINDS, kind_named
from commands.signals.new import inputs_of
from commands.signals.reading import date_in, day_given, given_regions, take_link, take_origin
from commands.signals.telling import BOTH, button, called_by, confirm, existing, is_closed, overtaken, tell_again
from commands.signals.warning import about_people, answered
from commands.words.places import gemeenten_in, region_of, take_regions
from storage.directory import Directory
from storage.models import Signal

_KIND = re.compile(r"^(?:soort\s*:?\s*|(?:is|wordt)\s+(?:een\s+)?)?(?P<kind>[\w-]+)\b[\s,;:]*", re.IGNORECASE)
_TEXT = re.compile(r"\b(?:tekst|wat|omschrijving)\s*:?\s+(?:wordt\s+)?(?P<text>.+)$", re.IGNORECASE | re.DOTALL)
_NO_DATE = re.compile(r"\b(?:geen|zonder)\s+(?:datum|termijn)\b", re.IGNORECASE)
_NO_REGION = re.compile(r"\b(?:geen|zonder)\s+regio\b", re.IGNORECASE)
INSTEAD = re.compile(
    r"^(?:(?:het\s+is|dat\s+is|is|maak\s+er)\s+)?(?:(?P<new>[^,;:]{2,60}?)\s+(?:ipv|i\.p\.v\.|in\s+plaats\s+van)\s+(?P<old>[^,;:]{2,60}?)|"
    r"niet\s+(?P<was>[^,;:]{2,60}?),?\s+maar\s+(?P<is>[^,;:]{2,60}?))(?:\s+van)?[\s.!]*$",
    re.IGNORECASE,
)
"""What is to stand in the place of other words: "Venlo ipv Venray", "niet Venray maar Venlo"."""
_JOINING = frozenset("regio gemeente gemeenten de is wordt naar in op en".split())
_LONGEST = 4  # words in the longest name of a region or gemeente
_LABELS = re.compile(
    r"\b(?:datum|regio|gemeente|link|soort|wanneer|en|is|wordt|naar|in|op)\b\s*:?|[,;:.]", re.IGNORECASE
)


class ChangeSignal(BaseModel):
    """What is to change. From a line or a button only what is named changes; a form says everything."""

    number: Number = Field(title="Nummer")
    what: Rest = Field("", title="Signaal", max_length=MAX_TEXT)
    kind: Word = Field("", title="Soort")
    regions: Word = Field("", title="Regio")
    before: Word = Field("", title="Vóór wanneer")
    link: Word = Field("", title="Link")
    origin: Word = Field("", title="Bron")
    form: Word = ""
    was: Word = ""
    draft: Word = ""
    sure: Word = ""


@command(
    "signaal wijzig",
    help="Wijzig soort, tekst, regio, datum, link of bron van een signaal.",
    title="Signaal wijzigen",
    example="signaal wijzig 3 media, voor vrijdag, bron: Dagblad",
)
def change(args: ChangeSignal, ctx: Context) -> Reply:
    """Change what was named and read the whole signal back; with only a number, ask with a form."""
    signal = existing(ctx, args.number)
    args = up_to_date(args, lambda: _form(signal, ctx), ctx)
    values = answered(ctx, args.model_dump(exclude={"number", WAS}) | {"number": str(args.number)})
    changes = _from_form(values, ctx) if values["form"] else _from_line(values, signal, ctx)
    if not changes:
        return Reply(
            summary=f"Wat wijzigt er aan signaal S{signal.number}? In één regel kan ook: {own(change, ctx)}",
            form=marked(_form(signal, ctx)),
            only_me=True,
        )
    changes = {name: value for name, value in changes.items() if getattr(signal, name) != value}
    if not changes:
        raise UserError(f"Signaal S{signal.number} is al zo; er is niets gewijzigd.")
    if question := about_people(ctx, change.name, values):
        return question
    changed = ctx.store.signals.change(signal, **changes)
    if changed is None:
        raise overtaken(signal)
    told = tell_again(ctx, signal, changed, f"Gewijzigd signaal {called_by(changed)}")
    lead = f"is nu {BOTH[changed.kind]}" if set(changes) == {"kind"} else "gewijzigd"
    was = f"De tekst was: {shorten(signal.text, 200)}" if changed.text != signal.text else ""
    return confirm(ctx, changed, f"Signaal S{signal.number} {lead}", " ".join(filter(None, (told, was))))


def _from_form(values: dict[str, str], ctx: Context) -> dict[str, Any]:
    if len(values["what"].strip()) < MIN_TEXT:
        raise UserError("Signaal ontbreekt nog.", "what")
    gemeenten = gemeenten_in(values["what"], ctx.directory)
    regions = given_regions(values["regions"], ctx.directory) or given_regions(",".join(gemeenten), ctx.directory)
    changes: dict[str, Any] = {
        "text": values["what"].strip(),
        "regions": list(regions),
        "gemeente": gemeenten[0] if gemeenten else "",
        "before": day_given(values["before"], ctx) if values["before"] else None,
        "link": values["link"].strip(),
        "origin": values["origin"].strip(),
    }
    return changes | ({"kind": values["kind"]} if values["kind"] in KINDS else {})


def _from_line(values: dict[str, str], signal: Signal, ctx: Context) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if values["kind"] in KINDS:
        changes["kind"] = values["kind"]
    if values["before"]:
        changes["before"] = day_given(values["before"], ctx)
    rest = values["what"].strip()
    if match := INSTEAD.match(rest):
        changes["text"], rest = _replaced(signal, match["old"] or match["was"], match["new"] or match["is"]), ""
    if match := _TEXT.search(rest):
        changes["text"] = match["text"].strip()
        rest = rest[: match.start()]
    if (match := _KIND.match(rest)) and kind_named(match["kind"]):
        changes["kind"] = kind_named(match["kind"])
        rest = rest[match.end() :]
    origin, rest = take_origin(f"{rest} ") if rest.strip() else ("", "")
    rest = rest.strip()
    if match := re.match(r"^bron\s*:?\s+(.+)$", rest, re.IGNORECASE):
        origin, rest = match[1].strip(), ""
    link, rest = take_link(rest)
    for name, value in (("origin", origin), ("link", link)):
        if value:
            changes[name] = value
    if _NO_DATE.search(rest):
        changes["before"], rest = None, _NO_DATE.sub("", rest)
    if _NO_REGION.search(rest):
        changes |= {"regions": [], "gemeente": ""}
        rest = _NO_REGION.sub("", rest)
    if "text" not in changes and (found := date_in(rest, ctx)):
        changes["before"], rest = found
    rest = _regions_from(rest, changes, signal, ctx)
    if rest.strip() and "text" not in changes:
        changes["text"] = rest.strip(" :,;")
    if "regions" not in changes and (gemeenten := gemeenten_in(changes.get("text", ""), ctx.directory)):
        region = region_of(gemeenten[0], ctx.directory)
        changes |= {"gemeente": gemeenten[0], "regions": [region] if region else []}
    return changes


def _replaced(signal: Signal, old: str, new: str) -> str:
    """The text with these words for others. Raises UserError when they do not stand in it."""
    text, times = re.subn(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, signal.text, flags=re.IGNORECASE)
    if not times:
        raise UserError(f"“{old}” staat niet in de tekst van S{signal.number}. Er is niets gewijzigd.")
    return text


def _names(rest: str, directory: Directory) -> tuple[str, ...]:
    """The regions and gemeenten that this names, one behind another; none when it says anything else."""
    words, names = re.findall(r"[^\s,;:.]+", rest), list[str]()
    while words:
        sizes = range(min(_LONGEST, len(words)), 0, -1)
        if size := next((size for size in sizes if region_of(" ".join(words[:size]), directory)), 0):
            names.append(" ".join(words[:size]))
        elif words[0].casefold() not in _JOINING:
            return ()
        words = words[max(size, 1) :]
    return tuple(names)


def _regions_from(rest: str, changes: dict[str, Any], signal: Signal, ctx: Context) -> str:
    """Take out a region that is all that is left; in a longer text it stays, and gives the region all the same."""
    if names := _names(rest, ctx.directory):
        found = list(dict.fromkeys(region_of(name, ctx.directory) for name in names))
        inside = [one for name in names for one in gemeenten_in(f"gemeente {name}", ctx.directory)]
        changes |= {"regions": found, "gemeente": next(iter(inside or _inside(found[0], signal, ctx)), "")}
        return ""
    if not _LABELS.sub(" ", rest).strip():
        return ""
    regions, left = take_regions(rest, ctx.directory)
    if regions:
        gemeenten = gemeenten_in(left, ctx.directory) or _inside(regions[0], signal, ctx)
        changes |= {"regions": list(regions), "gemeente": gemeenten[0] if gemeenten else ""}
    return left


def _inside(region: str, signal: Signal, ctx: Context) -> tuple[str, ...]:
    """The gemeente that the signal is about already, when it lies in this region."""
    return (signal.gemeente,) if signal.gemeente and region_of(signal.gemeente, ctx.directory) == region else ()


def _form(signal: Signal, ctx: Context) -> Form:
    known = {
        "what": signal.text,
        "kind": signal.kind,
        "regions": ",".join(signal.regions),
        "before": signal.before.isoformat() if signal.before else "",
        "link": signal.link,
        "origin": signal.origin,
    }
    return Form(
        title=f"Signaal S{signal.number} wijzigen",
        command=change.name,
        inputs=inputs_of(ctx, known, {}),
        args={"number": str(signal.number), "form": "ja"},
        once=ctx.once("form"),
    )


class NoteOnSignal(BaseModel):
    """A remark on a signal."""

    number: Number = Field(title="Nummer")
    note: Rest = Field("", title="Notitie", max_length=MAX_TEXT)
    draft: Word = ""
    sure: Word = ""


@command(
    "signaal notitie",
    help="Zet een opmerking of link bij een signaal.",
    title="Notitie bij een signaal",
    example="signaal notitie 3 de redactie belt donderdag terug",
)
def note(args: NoteOnSignal, ctx: Context) -> Reply:
    """Keep a remark, with the date and the organisation of who made it."""
    signal = existing(ctx, args.number)
    values = answered(ctx, args.model_dump(exclude={"number"}) | {"number": str(args.number)})
    said = values["note"].strip(" :")
    if len(said) < 2:
        raise UserError(f"Wat wilt u noteren bij S{signal.number}? Bijvoorbeeld: {own(note, ctx)}", "note")
    if question := about_people(ctx, note.name, values):
        return question
    ctx.store.notes.add("signal", signal.number, said, ctx.party)
    lead = f"Notitie bij signaal {called_by(signal)}"
    told = "" if is_closed(signal) else tell_again(ctx, signal, signal, lead, said)
    return Reply(
        summary=f"Notitie bij signaal S{signal.number}: {shorten(said, 200)}",
        parts=(
            Text(text=f"S{signal.number} · {shorten(signal.text)}", subtle=True),
            *((Text(text=told),) if told else ()),
            Buttons(buttons=(button("Toon", "signaal toon", signal), undo_button(ctx))),
        ),
    )
