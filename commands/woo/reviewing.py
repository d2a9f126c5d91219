"""What a Woo talk does: shows a page, decides otherwise, takes back, and gives the file once all was seen."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final

from commands.ask.typed import TOPIC as ASKED
from commands.command import Context, UserError
from commands.dutch import count, join_and
from commands.open_question import TOPIC as OPEN
from commands.open_question import moved_on
from commands.reply import File, Reply
from commands.woo.file_made import as_report, file_name, kinds
from commands.woo.names import fold
from commands.woo.proposal import Item, Proposal, propose
from commands.woo.reading import Decisions
from commands.woo.shown import pages, show_page, show_places
from commands.woo.steps import Step, is_loose, read_step
from commands.woo.words import TOPIC

_GIVEN: Final = "woo gegeven"
_PATIENCE: Final = timedelta(hours=8)
_EXPLICIT: Final = re.compile(r"(?:toch\s+)?(?:laat|laten|lak)\b", re.IGNORECASE)
_WHAT: Final = (
    ("actions", r"acties?|actiepunten|actielijst"),
    ("signals", r"signa(?:al|len)"),
    ("meetings", r"vergadering(?:en)?|besluiten|agenda"),
    ("goals", r"visie|visie-?actiepunten|doelen"),
    ("contacts", r"contacten|contactpersonen"),
    ("audit", r"logboek|spoor|geschiedenis"),
)
_FORMS: Final = (
    ("docx", r"word|docx"),
    ("pdf", r"pdf"),
    ("xlsx", r"excel|xlsx|spreadsheet"),
    ("csv", r"csv"),
    ("md", r"markdown|md|tekst"),
    ("ics", r"ics|kalender|agendabestand"),
)


def begin(said: str, ctx: Context) -> Reply:
    """Show the proposal; nothing is given out yet. What was decided for the last file of today holds for this one."""
    talk = ctx.store.conversations.get(ctx.request.who, TOPIC, ctx.now) or {}
    opened = talk.get("body") == ctx.directory.body_id
    if opened and (wanted := read_step(said)) and _is_for_it(wanted, said):
        return step(said, ctx)
    words = said.casefold()
    form = _form_in(words) or "docx"
    what = next((name for name, pattern in _WHAT if re.search(rf"\b(?:{pattern})\b", words)), "all")
    given = talk if opened else ctx.store.conversations.get(ctx.request.who, _GIVEN, ctx.now)
    log = given["log"] if given and given["body"] == ctx.directory.body_id else []
    talk = {"body": ctx.directory.body_id, "what": what, "form": form, "log": log, "seen": [], "page": 1}
    proposal, decided = _proposal(talk, ctx), {word for _, words in log for word in words}
    here = any(decided & proposal.words_of(item.group) for item in proposal.items)
    lead = f"Uw verbeteringen {'van daarnet' if opened else 'bij het vorige bestand'} gelden ook hier."
    return _show(talk, proposal, 1, ctx, lead if here else "")


def step(said: str, ctx: Context) -> Reply:
    """Turn a page, look at a piece, or decide otherwise about it."""
    talk, wanted = _open(ctx), read_step(said)
    if wanted is None:
        raise UserError("Dat begrijp ik hier niet. Zeg bijvoorbeeld: ook Peters, laat Roefs staan, toon 2, of verder.")
    proposal = _proposal(talk, ctx)
    match wanted.do:
        case "next":
            return _show(talk, proposal, _following(talk, proposal), ctx)
        case "back":
            return _show(talk, proposal, talk["page"] - 1, ctx)
        case "stay":
            return _show(talk, proposal, talk["page"], ctx)
        case "page":
            return _show(talk, proposal, int(wanted.about[0]), ctx)
        case "show":
            _keep(talk, ctx)
            return show_places(_item(proposal, wanted.about[0]) or _numbered(proposal, wanted.about[0]))
        case "stop":
            ctx.store.conversations.keep(ctx.request.who, TOPIC, {}, ctx.now)
            return Reply(summary="Gestopt. Er is geen bestand gegeven; uw keuzes zijn weg.", only_me=True)
        case "give":
            return give(_form_in(said.casefold()) or talk["form"], ctx)
        case "undo":
            if not talk["log"]:
                raise UserError("U hebt nog niets verbeterd in dit voorstel.")
            talk["log"].pop()
            return _show(talk, _proposal(talk, ctx), talk["page"], ctx, "Uw laatste verbetering is teruggenomen.")
        case _:
            return _decide(talk, proposal, wanted, ctx)


def give(form: str, ctx: Context) -> Reply:
    """Make the file of what was reviewed; what came up meanwhile is reviewed first."""
    talk = _open(ctx)
    proposal = _proposal(talk, ctx)
    seen = set(talk["seen"])
    fresh = [item for item in proposal.items if item.mark not in seen]
    if fresh:
        names = join_and([f"“{item.title}”" for item in fresh[:5]])
        changed = talk.get("complete", False)
        lead = (
            f"Sinds u keek kwam dit erbij of veranderde het: {names}. Kijk het eerst na."
            if changed
            else f"U hebt nog niet alles gezien ({count(len(fresh), 'punt', 'punten')}). Kijk het eerst na."
        )
        return _show(talk, proposal, _page_of(fresh[0], proposal), ctx, lead)
    form = form if form in dict(_FORMS) else "docx"
    name = file_name(proposal, ctx.directory.slug, ctx.now.date(), form)
    blanked, stays = proposal.counts
    ctx.store.disclosures.add(
        what=proposal.export.what, format=form, name=name, hash=proposal.hash, blanked=blanked, kept=stays
    )
    ctx.store.conversations.keep(ctx.request.who, TOPIC, {}, ctx.now)
    kept = {"body": talk["body"], "log": talk["log"]}
    ctx.store.conversations.keep(ctx.request.who, _GIVEN, kept, ctx.now + _PATIENCE)
    report = as_report(proposal, ctx.directory.name, ctx.now)
    told = f"Het Woo-bestand, {count(blanked, 'plek gelakt', 'plekken gelakt')}. De uitgifte staat in het logboek."
    return Reply(summary=told, parts=(File(name=name, report=report),), only_me=True)


def _form_in(words: str) -> str:
    return next((name for name, pattern in _FORMS if re.search(rf"\b(?:{pattern})\b", words)), "")


def takes(text: str, talk: dict[str, Any], ctx: Context) -> bool:
    """Whether a free sentence is a step in the proposal that this talk is about."""
    wanted = read_step(text)
    if wanted is None or any(len(words.split()) > 5 for words in wanted.about):
        return False
    if (wanted.do == "undo" and not talk["log"]) or (is_loose(wanted, text) and moved_on(talk, ctx, ASKED, OPEN)):
        return False
    if wanted.do == "show" and not wanted.about[0].isdecimal():
        return _item(_proposal(talk, ctx), wanted.about[0]) is not None
    if _is_for_it(wanted, text):
        return True  # said to the proposal for sure; what is not in it is told
    return all(_resolved(_proposal(talk, ctx), words) for words in wanted.about)


def _is_for_it(wanted: Step, said: str) -> bool:
    return wanted.do not in ("keep", "blank") or _EXPLICIT.match(said.strip()) is not None


def _open(ctx: Context) -> dict[str, Any]:
    talk = ctx.store.conversations.get(ctx.request.who, TOPIC, ctx.now)
    if not talk or talk["body"] != ctx.directory.body_id:
        raise UserError("Er ligt geen Woo-voorstel open. Begin met: /horzel export woo")
    return dict(talk)


def _proposal(talk: dict[str, Any], ctx: Context) -> Proposal:
    blank: set[str] = set()
    keep: set[str] = set()
    for decided, words in talk["log"]:
        (blank if decided == "blank" else keep).update(words)
        (keep if decided == "blank" else blank).difference_update(words)
    decisions = Decisions(frozenset(blank), frozenset(keep))
    body, what = ctx.directory.body_id, talk["what"]
    return propose(ctx.store, [ctx.directory], what, body, decisions, kinds(what))


def _show(talk: dict[str, Any], proposal: Proposal, page: int, ctx: Context, lead: str = "") -> Reply:
    """Show a page and remember that it was seen."""
    all_pages = pages(proposal)
    page = min(max(page, 1), len(all_pages))
    current = {item.mark for item in proposal.items}
    seen = [mark for mark in talk["seen"] if mark in current]
    seen += [item.mark for item in all_pages[page - 1] if item.mark not in set(seen)]
    talk |= {"seen": seen, "page": page, "complete": talk.get("complete", False) or len(seen) == len(current)}
    _keep(talk, ctx)
    return show_page(proposal, page, ctx, lead=lead, seen=seen, form=talk["form"])


def _keep(talk: dict[str, Any], ctx: Context) -> None:
    """Keep the talk, which is what this person spoke of last."""
    talk |= {"at": ctx.now.isoformat(), "after": ctx.store.history.newest(ctx.member.id)}
    ctx.store.conversations.keep(ctx.request.who, TOPIC, talk, ctx.now + _PATIENCE)


def _following(talk: dict[str, Any], proposal: Proposal) -> int:
    """The next page; behind the last one the first that holds something unseen."""
    if talk["page"] < len(pages(proposal)):
        return int(talk["page"]) + 1
    seen = set(talk["seen"])
    return next((_page_of(item, proposal) for item in proposal.items if item.mark not in seen), int(talk["page"]))


def _page_of(item: Item, proposal: Proposal) -> int:
    return next(number for number, page in enumerate(pages(proposal), 1) if item in page)


def _numbered(proposal: Proposal, number: str) -> Item:
    found = next((item for item in proposal.items if str(item.number) == number), None)
    if found is None:
        raise UserError(f"Punt {number} staat niet in dit voorstel; het loopt tot en met {len(proposal.items)}.")
    return found


def _resolved(proposal: Proposal, words: str) -> frozenset[str]:
    """The folded words that a decision is about: all forms of an item, or words that stand in the texts."""
    if words.isdigit():
        item = next((item for item in proposal.items if str(item.number) == words), None)
        return proposal.words_of(item.group) if item else frozenset()
    said = fold(words)
    if item := _item(proposal, words):
        return proposal.words_of(item.group) | {said}
    return frozenset({said}) if said and proposal.has(said) else frozenset()


def _item(proposal: Proposal, words: str) -> Item | None:
    """The piece that is called by this name, or a part of it."""
    said = fold(words)
    for item in proposal.items:
        forms = {fold(form) for form in item.surfaces} | proposal.words_of(item.group)
        if said and any(f" {said} " in f" {form} " for form in forms):
            return item
    return None


def _decide(talk: dict[str, Any], proposal: Proposal, wanted: Step, ctx: Context) -> Reply:
    words = _all_words(proposal, wanted.about)
    talk["log"].append([wanted.do, sorted(words)])
    after = _proposal(talk, ctx)
    touched = [item for item in after.items if words & after.words_of(item.group)]
    seen = {item.mark for item in touched}
    talk["seen"] = [*talk["seen"], *seen]
    names = join_and([f"“{_numbered(proposal, name).title if name.isdigit() else name}”" for name in wanted.about])
    one, many = ("wordt gelakt", "worden gelakt") if wanted.do == "blank" else ("blijft staan", "blijven staan")
    lead = f"{names} {one if len(wanted.about) == 1 else many}."
    page = _page_of(touched[0], after) if touched else int(talk["page"])
    return _show(talk, after, page, ctx, lead)


def _all_words(proposal: Proposal, about: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for words in about:
        resolved = _resolved(proposal, words)
        if not resolved:
            raise UserError(f"“{words}” staat niet in deze gegevens. Er is niets veranderd aan het voorstel.")
        found |= resolved
    return found
