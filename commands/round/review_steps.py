"""What the steps of the nalopen change; each gives the sentence that the next point is shown with."""

from typing import Any

from commands.actions import by_number
from commands.actions.closing import set_closed, set_lapsed
from commands.actions.new import NewAction, add, went_on
from commands.actions.reopening import set_reopened
from commands.command import Context, UserError
from commands.dutch import count, shorten
from commands.fields import MAX_TEXT, Due
from commands.round.review_parts import Parts, all_done, with_done
from commands.round.review_shift import in_words, read_shift
from commands.round.review_state import ONGOING, RUNS, Review, mark
from commands.round.review_words import Step
from commands.words.numerals import take_numbers
from storage.models import Action
from storage.values import Owner


def decide(action: Action, step: Step, review: Review, ctx: Context) -> tuple[Review, str]:
    """Klaar or doorlopend."""
    if step.name == "klaar":
        if set_closed(action, step.note, ctx) is None:
            raise by_number.overtaken(action)
        return review, f"{action.number} is klaar{f': {step.note}' if step.note else ''}."
    if step.name == ONGOING:
        if not action.ongoing:
            _changed(ctx, action, ongoing=True)
        if step.note:
            _noted(ctx, action, step.note)
        said = f": {shorten(step.note, 200)}" if step.note else ""
        return mark(review, action.number, ONGOING, ctx), f"{action.number} is doorlopend{said}."
    raise UserError("Deze stap ken ik niet. Er is niets gewijzigd.")


def continues(action: Action, step: Step, review: Review, ctx: Context) -> tuple[Review, str]:
    """It goes on; a sentence is kept as a note, and one that only says a day is its new day as well."""
    if due := read_shift(step.note, ctx):
        action = _on(due, action, ctx)
    _changed(ctx, action, status=RUNS)
    if step.note:
        _noted(ctx, action, step.note)
    said = f": {shorten(step.note, 200)}" if step.note else ""
    when = f" Uiterlijk: {in_words(due)}." if due else ""
    return mark(review, action.number, RUNS, ctx), f"{action.number} loopt{said}.{when}"


def shifted(action: Action, due: Due, review: Review, ctx: Context) -> tuple[Review, str]:
    """It goes on, on another day."""
    _changed(ctx, _on(due, action, ctx), status=RUNS)
    return mark(review, action.number, RUNS, ctx), f"{action.number} schuift door. Uiterlijk: {in_words(due)}."


def _on(due: Due, action: Action, ctx: Context) -> Action:
    return _changed(ctx, action, due=due.day, due_words="" if due.day else due.words, ongoing=False)


def lapse(action: Action, reason: str, ctx: Context) -> str:
    """Closed with a reason, and the owners are told."""
    if set_lapsed(action, reason, ctx) is None:
        raise by_number.overtaken(action)
    return f"{action.number} is vervallen: {shorten(reason, 200)}."


def become(action: Action, what: str, owners: tuple[Owner, ...], due: Due | None, theme: str, ctx: Context) -> str:
    """Closed into a new point, which has the new owners."""
    fresh = add(NewAction(what=what, owners=owners, due=due, theme=theme), ctx, follows=action)
    went_on(_changed(ctx, action, status="omgezet", closed_at=ctx.now, continued_by=fresh.number), fresh, ctx)
    return f"{action.number} is omgezet in {fresh.number}: {shorten(what, 120)}."


def part_done(action: Action, parts: Parts, review: Review, ctx: Context) -> tuple[Review, str]:
    """Some parts are done; the point closes with its last one."""
    owners = with_done(action, parts.done, ctx)
    _noted(ctx, action, parts.said)
    if parts.done and all_done(action, owners, ctx) and not parts.waiting:
        changed = _changed(ctx, action, owners=[owner.as_json() for owner in owners])
        set_closed(changed, parts.said, ctx)
        return review, f"{action.number} is klaar: alle delen zijn gereed."
    _changed(ctx, action, owners=[owner.as_json() for owner in owners], status=RUNS)
    left = [owner.name for owner in owners if not owner.done]
    return mark(review, action.number, RUNS, ctx), f"{action.number}: {parts.said}. Open bij {', '.join(left)}."


def overtaken(action: Action, said: str, ctx: Context) -> str:
    """Somebody else was first; what was said with it is not lost."""
    if said:
        _noted(ctx, action, said)
    return f"{action.number} was al {action.status}{'; uw woorden staan als notitie bij het punt' if said else ''}."


def reopened(action: Action, ctx: Context) -> str:
    """Open again after a slip."""
    if action.open:
        return f"{action.number} staat open."
    if set_reopened(action, ctx) is None:
        raise by_number.overtaken(action)
    return f"{action.number} staat weer open."


def close_rest(numbers: str, review: Review, ctx: Context) -> str:
    """Close exactly the points that were shown, as far as they are still open."""
    wanted, _ = take_numbers(numbers)
    closed = [
        number
        for number in wanted
        if number in review.numbers and (one := ctx.store.actions.get(number)) and one.open and set_closed(one, "", ctx)
    ]
    return f"{count(len(closed), 'punt', 'punten')} gesloten: {', '.join(map(str, closed))}." if closed else ""


def _noted(ctx: Context, action: Action, said: str) -> None:
    ctx.store.notes.add("action", action.number, said[:MAX_TEXT], ctx.party)


def _changed(ctx: Context, action: Action, **values: Any) -> Action:
    changed = ctx.store.actions.change(action, **values)
    if changed is None:
        raise by_number.overtaken(action)
    return changed
