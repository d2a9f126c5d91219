"""How the nalopen looks: one point with its buttons, and the list of what came of it."""

from commands.actions.confirm import due_of, is_late, noted_by, owners_of
from commands.command import Context
from commands.dutch import count, local, long_date, short_date, shorten
from commands.reply import LABEL, Button, Buttons, Facts, Item, Items, Part, Reply, Section, Text
from commands.round.review_parts import part_names
from commands.round.review_state import Outcome, Review, outcome_of
from commands.words import owners as who
from storage.models import Action, Meeting

STEP, BECOMES, LAPSES, RUNNING = "nalopen stap", "nalopen wordt", "nalopen vervalt", "nalopen loopt"
PART = "deel "  # in front of the name of an owner or region whose part is done
_PARTS = 6
_LISTED = 30
_HEADINGS = (
    ("afgerond", "Klaar"),
    ("omgezet", "Nieuw punt geworden"),
    ("vervallen", "Vervallen"),
    ("loopt", "Loopt"),
    ("doorlopend", "Doorlopend"),
    ("", "Niet besproken"),
)


def point_reply(action: Action, review: Review, ctx: Context, remark: str = "", replaces: bool = True) -> Reply:
    """One point, in the place of the one before it."""
    place = review.numbers.index(action.number) + 1
    outcome = outcome_of(action, review, ctx)
    parts: list[Part] = [Text(text=remark, subtle=True)] if remark else []
    parts.append(Facts(pairs=_facts(action, outcome, ctx)))
    if not action.open:
        parts.append(Buttons(buttons=(_press("Toch open", "heropen", action, ctx),)))
    else:
        parts.append(Buttons(buttons=_decisions(action, ctx)))
        if names := part_names(action, ctx)[:_PARTS]:
            pressed = tuple(_press(f"{name} klaar", f"{PART}{name}", action, ctx) for name in names)
            parts.append(Buttons(buttons=pressed))
    moves = [("Terug", "terug")] if place > 1 else []
    moves += [("Volgende", "volgende"), ("Stoppen", "stoppen")]
    parts.append(Buttons(buttons=tuple(_move(label, step, action) for label, step in moves)))
    title = shorten(action.text, 200)
    return Reply(
        summary=f"Nalopen {place} van {len(review.numbers)}, actiepunt {action.number}: {title}",
        parts=tuple(parts),
        replaces=replaces,
    )


def _decisions(action: Action, ctx: Context) -> tuple[Button, ...]:
    return (
        _press("Klaar", "klaar", action, ctx, style="primary"),
        Button(label="Loopt", command=RUNNING, args={"number": str(action.number)}),
        _move("Wordt nieuw punt", "wordt", action),
        _move("Vervalt", "vervalt", action),
        _press("Doorlopend", "doorlopend", action, ctx),
    )


def _press(label: str, step: str, action: Action, ctx: Context, style: str = "plain") -> Button:
    return Button(
        label=label[:LABEL],
        command=STEP,
        args={"number": str(action.number), "step": step},
        once=ctx.once(f"{step}/{action.number}"),
        style="primary" if style == "primary" else "plain",
    )


def _move(label: str, step: str, action: Action) -> Button:
    return Button(label=label, command=STEP, args={"number": str(action.number), "step": step})


def _facts(action: Action, outcome: Outcome, ctx: Context) -> tuple[tuple[str, str], ...]:
    pairs = [("Wie", who.words(owners_of(action)))]
    if due := due_of(action):
        when = f"{due}, te laat" if is_late(action, ctx) else due
        pairs.append(("Wanneer" if action.ongoing else "Uiterlijk", when))
    if action.regions:
        pairs.append(("Regio", ", ".join(action.regions)))
    notes = ctx.store.notes.of("action", action.number)
    if notes:
        last = notes[-1]
        told_on = short_date(local(last.at).date())
        pairs.append(("Laatst", f"{shorten(last.text, 300)} ({told_on}, {noted_by(last, ctx)})"))
    if outcome.word:
        pairs.append(("Uitkomst", told(outcome)))
    return tuple(pairs)


def told(outcome: Outcome) -> str:
    """`omgezet in 13`, `vervallen: niet meer nodig`, `loopt: LWV belt`."""
    word = f"omgezet in {outcome.followed_by}" if outcome.followed_by else outcome.word or "niet besproken"
    return f"{word}: {outcome.note}" if outcome.note else word


def results_reply(meeting: Meeting, results: tuple[Outcome, ...], remark: str) -> Reply:
    """What came of every point, for the verslag; says what was not spoken of."""
    parts: list[Part] = [Text(text=remark, subtle=True)] if remark else []
    for word, heading in _HEADINGS:
        found = [one for one in results if one.word == word]
        if found:
            rows = tuple(Item(number=str(one.number), title=shorten(one.text, 120), notes=_notes(one)) for one in found)
            listed = Items(rows=rows[:_LISTED], total=len(rows))
            parts.append(Section(heading=f"{heading} ({len(found)})", parts=(listed,)))
    left = [one for one in results if not one.word]
    if left:
        go_on = Button(label="Verder", command="vergadering nalopen", args={"words": str(left[0].number)})
        rest = Button(label="De rest is klaar", command=STEP, args={"step": "rest"})
        parts.append(Buttons(buttons=(go_on, rest)))
    done = len(results) - len(left)
    lead = f"Nagelopen voor {long_date(meeting.day)}: {done} van {count(len(results), 'punt', 'punten')}."
    return Reply(summary=lead, parts=tuple(parts), replaces=True)


def _notes(one: Outcome) -> str:
    into = f"nu {one.followed_by}" if one.followed_by else ""
    return " · ".join(words for words in (into, one.note) if words)


def rest_reply(left: tuple[Outcome, ...], ctx: Context) -> Reply:
    """Asks before it closes several at once; exactly these are closed, whatever comes meanwhile."""
    rows = tuple(Item(number=str(one.number), title=shorten(one.text, 120)) for one in left)
    numbers = ", ".join(str(one.number) for one in left)
    yes = Button(
        label=f"Ja, sluit {count(len(left), 'punt', 'punten')}",
        command=STEP,
        args={"step": "rest ja", "note": numbers},
        once=ctx.once("rest"),
        style="primary",
    )
    no = Button(label="Nee", command="vergadering nalopen", args={"words": str(left[0].number)})
    return Reply(
        summary=f"Zijn deze {len(left)} klaar?" if len(left) > 1 else "Is dit punt klaar?",
        parts=(Items(rows=rows), Buttons(buttons=(yes, no))),
        replaces=True,
    )
