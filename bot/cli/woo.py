"""`horzel export … --woo`: the review list first; the file only with a list that a person signed, and in the trail."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.cli.arguments import Options
from bot.cli.choosing import chosen_body
from bot.cli.line import Line
from bot.cli.making import Made, made
from bot.failure import Failed, WrongUse
from commands import console
from commands.command import Role
from commands.woo.file_made import NOTE
from commands.woo.listing import Reviewed, as_list, decisions_of, read_list, unseen
from commands.woo.proposal import Proposal, propose
from commands.woo.reading import Decisions
from commands.woo.told import may_not_sign, name_in_file_name, not_signed, review_first
from storage.changes import Actor
from storage.directory import Directory, plain
from storage.models import Body
from storage.store import Storage, Store


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked: the bodies it is about, and the list that came back."""

    line: Line
    options: Options
    reviewed: Reviewed | None

    @property
    def list_file(self) -> Path | None:
        """Where the list goes that a person reviews; None for the screen."""
        out = self.options.out
        return out.with_name(f"{out.name}.nakijken.txt") if out else None


def give_out(line: Line, options: Options, storage: Storage) -> Iterable[bytes]:
    """The pieces of the file, after its giving out is in the trail. Raises Failed when a review is needed first."""
    reviewed = None
    if options.reviewed is not None:
        try:
            reviewed = read_list(options.reviewed.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise Failed(console.file_unreadable(str(options.reviewed))) from error
        if not reviewed.who:
            raise Failed(not_signed(str(options.reviewed)))
    return storage.write(partial(_given, _Wanted(line, options, reviewed))).result()


def _given(wanted: _Wanted, store: Store) -> Sequence[bytes]:
    options, now = wanted.options, wanted.line.now()
    chosen = chosen_body(store, options.body) if options.body else None
    bodies = [chosen] if chosen else list(store.bodies.all())
    directories = [_directory(store, body, wanted) for body in bodies]
    body_id = chosen.id if chosen else 0
    proposal = propose(store, directories, options.what, body_id, Decisions())
    if options.out and proposal.holds_name(options.out.stem):
        raise WrongUse(name_in_file_name(options.out.name))
    if wanted.reviewed is None or unseen(proposal, wanted.reviewed):
        raise Failed(_list(proposal, wanted))
    _may(directories, wanted.reviewed.who)
    final = propose(store, directories, options.what, body_id, decisions_of(proposal, wanted.reviewed))
    rows = Made(final.rows, lambda: [final.as_json(NOTE)], final.hash)
    pieces = list(made(options.what, options.format, rows, now))
    blanked, kept = final.counts
    for body, directory in zip(bodies, directories, strict=True):
        _enter(store, body, directory, wanted)
        store.disclosures.add(
            what=options.what,
            format=options.format,
            name=options.out.name if options.out else "-",
            hash=final.hash,
            reviewer=wanted.reviewed.who,
            blanked=blanked,
            kept=kept,
        )
        store.finish()
    return pieces


def _directory(store: Store, body: Body, wanted: _Wanted) -> Directory:
    store.enter(body, Actor(None, "export", wanted.line.now()))
    return store.directory()


def _enter(store: Store, body: Body, directory: Directory, wanted: _Wanted) -> None:
    locked = store.bodies.numbered(body.id, lock=True) or body
    now = wanted.line.now()
    reviewer = directory.member_names.get(plain(wanted.reviewed.who)) if wanted.reviewed else None
    store.enter(locked, Actor(reviewer.id if reviewer else None, f"woo:{now.isoformat()}", now))


def _may(directories: Sequence[Directory], who: str) -> None:
    """Who is a member and signs must be secretaris or beheerder; who runs this command himself is beheerder."""
    for directory in directories:
        member = directory.member_names.get(plain(who))
        if member and Role[member.role] < Role.secretaris:
            raise Failed(may_not_sign(member.name))


def _list(proposal: Proposal, wanted: _Wanted) -> str:
    """Write or show the review list; the sentence that says what to do with it."""
    text = as_list(proposal, wanted.reviewed)
    target = wanted.list_file
    blanked, kept = proposal.counts
    if target is None:
        wanted.line.say(text)
        return review_first("", blanked, kept, again=wanted.reviewed is not None)
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Failed(console.file_unwritable(str(target))) from error
    return review_first(str(target), blanked, kept, again=wanted.reviewed is not None)
