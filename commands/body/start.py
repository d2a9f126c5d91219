"""The first word: a channel without a body, a person we do not know yet."""

import re
from dataclasses import replace

from pydantic import BaseModel

from commands.command import Context, Request, Role, UserError, command
from commands.dutch import join_and
from commands.fields import Rest, Word
from commands.later import pattern
from commands.reply import Button, Buttons, Form, Input, Reply, Text
from storage.changes import Actor
from storage.directory import Directory
from storage.models import Body, Member, Party
from storage.store import Store
from storage.values import BodySettings

BEGIN = "horzel begin"
JOIN = "horzel kanaal erbij"
_ASK_ACCESS = "horzel toegang"
_LONGEST = 80  # signs in the name of a body
_BEGINS = Button(label="Richt dit kanaal in", command=BEGIN, style="primary")
_TYPED = pattern(rf"^\s*/?{BEGIN}(?:nen)?\b\s*(?P<name>.*)$", re.IGNORECASE | re.DOTALL)


def no_body(request: Request, store: Store) -> Reply:
    """What a place without a body answers: it offers to make it one; in private it tells where to begin."""
    if request.command == JOIN:
        return _join(request, store)
    if request.private:
        return Reply(
            summary="Ik ken u nog niet. Typ één keer /horzel in het kanaal van uw werkgroep, dan weet ik wie u bent.",
            only_me=True,
        )
    if begins(request):
        return _begin(request, store)
    if request.guest:
        return Reply(summary="In dit kanaal is Horzel nog niet in gebruik. Een vast lid kan dat regelen.", only_me=True)
    return Reply(
        summary="Horzel houdt de actiepunten en signalen van een werkgroep bij. Dit kanaal heeft nog geen werkgroep.",
        parts=(
            Text(
                text="Zal ik dit kanaal voor uw werkgroep inrichten? U wordt dan de beheerder; later kan alles anders."
            ),
            Buttons(buttons=(_BEGINS, *_own(request, store))),
            *((Text(text=f"Nog niet verwerkt: {request.text}", subtle=True),) if request.text.strip() else ()),
        ),
        only_me=True,
    )


def begins(request: Request) -> bool:
    """Whether this is to set the channel up: by its button or form, or typed, perhaps with the name behind it."""
    return request.command == BEGIN or bool(not request.command and _TYPED.match(request.text))


def welcome() -> Reply:
    """What somebody is told who added Horzel for himself, once."""
    return Reply(
        summary="Dag, ik ben Horzel. Ik houd de actiepunten, signalen en vergaderingen van uw werkgroep bij.",
        parts=(
            Text(text="Noem mij één keer in het kanaal van uw werkgroep, met @Horzel ervoor; dan weet ik wie u bent."),
            Text(text="Daarna kan alles ook hier: wat staat er open, actie nieuw …, 12 klaar, of stuur een verslag."),
        ),
    )


def _begin(request: Request, store: Store) -> Reply:
    typed = _TYPED.match(request.text)
    name = " ".join((typed["name"] if typed else request.values.get("name", "")).split())
    if len(name) > _LONGEST:
        raise UserError(f"Een naam heeft hoogstens {_LONGEST} tekens; dit zijn er {len(name)}.")
    if not name:
        ask = Input(
            name="name",
            label="Naam van de werkgroep",
            required=True,
            hint="Bijvoorbeeld: Regiotafel Noord",
            max_length=_LONGEST,
        )
        form = Form(title="Werkgroep inrichten", command=BEGIN, inputs=(ask,), submit="Inrichten")
        return Reply(summary="Hoe heet de werkgroep van dit kanaal?", form=form, only_me=True)
    if request.guest:
        raise UserError("Een gast kan geen werkgroep inrichten. Vraag het een vast lid van dit kanaal.")
    slug = _free_slug(name, store)
    from commands.body.body_words import meeting_words  # whoever starts Horzel need not wait for it

    words = meeting_words(name)
    body = store.bodies.add(slug, name, BodySettings(meeting_words=words).model_dump(mode="json"))
    store.enter(body, Actor(None, request.key, request.now))
    store.live_at(request.where)
    store.changes.add(everybody(body.id))
    member = _add_member(request, store, "beheerder")
    store.changes.actor.member_id = member.id
    reply = Reply(
        summary=f"Dit is nu het kanaal van {name}. U bent de beheerder.",
        parts=(
            Text(text="Begin met: /actie nieuw rapport delen uiterlijk vrijdag"),
            Text(
                text="Wanneer komt u bij elkaar? Typ: /vergadering elke 3e woensdag 14:00. Dan weet ik ook wat "
                f"“volgende {words[-1]}” is. Organisaties, regio's, leden en deze naam: /horzel instellen",
                subtle=True,
            ),
            Buttons(buttons=(Button(label="Instellen", command="horzel instellen"),)),
        ),
    )
    store.outbox.add(body.id, request.where, "answer", reply.to_json(), f"begin:{body.id}", request.now)
    store.finish()
    return reply


def everybody(body_id: int) -> Party:
    """The owner that stands for all members of a body."""
    return Party(body_id=body_id, kind="allen", name="allen", aliases=["iedereen", "leden", "alle leden"])


def _own(request: Request, store: Store) -> list[Button]:
    """For the secretary of a body: this channel may be another one of it, say in Teams beside the one in Slack."""
    bodies = _led_by(request.who, store)
    return [Button(label=f"Hoort bij {body.name}"[:60], command=JOIN, args={"body": body.slug}) for body in bodies[:4]]


def _led_by(who: str, store: Store) -> list[Body]:
    return [
        body
        for body_id, role in store.bodies.roles_of(who).items()
        if Role[role] >= Role.secretaris and (body := store.bodies.numbered(body_id))
    ]


def _join(request: Request, store: Store) -> Reply:
    """This channel is from now on a channel of an existing body too."""
    slug = request.values.get("body", "")
    body = store.bodies.called(slug, lock=True) if slug in {one.slug for one in _led_by(request.who, store)} else None
    if body is None or request.private:
        raise UserError("Dit kan de secretaris van die werkgroep, vanuit het kanaal zelf.")
    store.enter(body, Actor(None, request.key, request.now))
    store.changes.actor.member_id = store.directory().accounts[request.who].id
    store.live_at(request.where)
    reply = Reply(
        summary=f"Dit is nu ook een kanaal van {body.name}: dezelfde lijst, dezelfde leden, hetzelfde weekbericht.",
        parts=(
            Text(text="Toch niet? Typ: horzel kanaal los", subtle=True),
            Buttons(buttons=(Button(label="Ongedaan maken", command="ongedaan", args={"request": request.key}),)),
        ),
    )
    store.outbox.add(body.id, request.where, "answer", reply.to_json(), f"kanaal:{request.key}"[:120], request.now)
    store.finish()
    return reply


def _free_slug(name: str, store: Store) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60] or "werkgroep"
    number, free = 1, slug
    while store.bodies.called(free):
        number += 1
        free = f"{slug}-{number}"
    return free


def member_of_request(request: Request, store: Store) -> Member:
    """An ordinary member of the home channel becomes lid with the first word: nobody has to let him in."""
    return _add_member(request, store, "lid")


def _add_member(request: Request, store: Store, role: str) -> Member:
    member = store.changes.add(Member(body_id=store.body.id, name=_name_of(request), role=role))
    store.bodies.add_account(store.body, member, request.who)
    return member


def _name_of(request: Request) -> str:
    """What the platform calls the person; his account where it has no name for him."""
    return request.name or request.who.rsplit(":", 1)[-1]


def one_of_several(reply: Reply, name: str) -> Reply:
    """A private answer to somebody who sits in several bodies says which one it is about, and how to choose another."""
    if reply.form or any(button.command == "horzel gremium" for button in reply.buttons()):
        return reply
    which = Text(text=f"Werkgroep: {name}. Een andere? Typ: werkgroep", subtle=True)
    return replace(reply, parts=(*reply.parts, which))


def stranger(request: Request, store: Store, directory: Directory, writes: bool) -> Reply:
    """A guest, a stranger or somebody who left: no rights, one sentence, and a button to ask for access."""
    deciders = directory.deciders
    names = join_and([member.name for member in deciders[:2]], "of")
    if request.command == _ASK_ACCESS and writes:
        for member in deciders:
            if address := directory.address_of(member.id, request.who):
                reply = _access_asked(request, directory)
                mark = f"toegang:{directory.body_id}:{request.who}:{member.id}"
                body = directory.body_id
                store.outbox.add(body, address, "told", reply.to_json(), mark[:120], request.now)
        return Reply(summary=f"Ik heb het gevraagd aan {names or 'de beheerder'}. U hoort het hier.", only_me=True)
    ask = Button(label="Vraag om toegang", command=_ASK_ACCESS)
    can = f" {names} kan u toevoegen." if names else ""
    return Reply(
        summary=f"U bent nog geen lid van {directory.name} in Horzel.{can}",
        parts=(
            *((Text(text=f"Niet verwerkt: {request.text}", subtle=True),) if request.text.strip() else ()),
            *((Buttons(buttons=(ask,)),) if deciders else ()),
        ),
        only_me=True,
    )


def _access_asked(request: Request, directory: Directory) -> Reply:
    name = _name_of(request)
    known = {"address": request.who, "name": name}

    def add(label: str, role: str) -> Button:
        return Button(label=label, command="horzel lid toevoegen", args={**known, "role": role})

    return Reply(
        summary=f"{name} vraagt toegang tot {directory.name}.",
        parts=(Buttons(buttons=(add("Toevoegen als lid", "lid"), add("Alleen meelezen", "lezer"))),),
    )


class AlreadyWords(BaseModel):
    """The name, or the body, that somebody had in mind."""

    words: Rest = ""
    name: Word = ""
    body: Word = ""


@command(
    BEGIN,
    "horzel beginnen",
    help="Richt dit kanaal in voor een werkgroep.",
    title="Kanaal inrichten",
    example="horzel begin Regiotafel Noord",
    role=Role.lezer,
    shown=False,
)
def already(args: AlreadyWords, ctx: Context) -> Reply:
    """In a channel that has a body; elsewhere `no_body` answers. Raises UserError."""
    del args
    raise UserError(f"Dit kanaal is al ingericht, voor {ctx.directory.name}. Typ /horzel voor wat er kan.")
