"""The walk of the nalopen: which point is shown, and where a step leads."""

from commands.actions.by_number import existing
from commands.command import Context, Role, UserError
from commands.forms import form_for
from commands.reply import Reply
from commands.rooms import BY_NAME
from commands.round.review_parts import read_parts
from commands.round.review_screens import looked_at, looks_at, looks_away, show_elsewhere
from commands.round.review_shift import read_shift
from commands.round.review_shown import BECOMES, LAPSES, PART, point_reply, rest_reply, results_reply
from commands.round.review_state import Review, keep_results, meeting_reviewed, outcomes, rest_of, review_of
from commands.round.review_steps import close_rest, continues, decide, lapse, overtaken, part_done, reopened, shifted
from commands.round.review_words import Step, read_running, read_step


def hears(text: str, ctx: Context) -> bool:
    """Whether a free sentence is a step of the nalopen that goes on in this place."""
    number = looked_at(ctx)
    if number is None or not ctx.may(Role.voorzitter) or text.rstrip().endswith("?"):
        return False
    if running := read_running(text):
        return running[0] in running_review(ctx).numbers
    action = ctx.store.actions.get(number)
    if read_step(text) is not None:
        return True
    return bool(action and action.open and (read_parts(text, action, ctx) or read_shift(text, ctx)))


def running_review(ctx: Context) -> Review:
    """The nalopen that was begun. Raises UserError."""
    review = review_of(meeting_reviewed(ctx), ctx)
    if review is None:
        raise UserError("Het nalopen is nog niet begonnen. Begin met: vergadering nalopen")
    return review


def here(review: Review, ctx: Context) -> int:
    """The point that this place looks at."""
    seen = looked_at(ctx)
    if seen in review.numbers:
        return seen
    number = first_open(review, ctx)
    return number if number is not None else review.numbers[-1]


def first_open(review: Review, ctx: Context) -> int | None:
    """The first point nobody decided on."""
    return next((one.number for one in outcomes(review, ctx) if not one.word), None)


def typed(words: str, number: int, review: Review, ctx: Context) -> Reply:
    """What was typed about a point. Raises UserError for words that are no step."""
    if running := read_running(words):
        return _runs(*running, number, review, ctx)
    read, action = read_step(words), existing(ctx, number)
    if (read is None or read.name == "wordt") and action.open and (due := read_shift(words, ctx)):
        said = Step("loopt", words)  # what more it says is kept as a note
        on = continues(action, said, review, ctx) if "," in words else shifted(action, due, review, ctx)
        return go_on(number, *on, ctx)
    if read is None:
        parts = read_parts(words, action, ctx) if action.open else None
        if parts is None:
            raise UserError(
                "Dit begrijp ik niet. Zeg bij het punt: klaar, loopt (met een zin), wordt …, vervalt (met de reden), "
                "schuift door (naar een dag), doorlopend, volgende, terug of stoppen."
            )
        return _after_part(number, *part_done(action, parts, review, ctx), ctx)
    if read.name == "wordt" and read.note and action.open:
        from commands.running import run_command

        return run_command(BY_NAME[BECOMES], read.note, {"number": str(number)}, ctx)
    return do(read, number, review, ctx)


def _runs(number: int, read: Step, shown: int, review: Review, ctx: Context) -> Reply:
    """A point that goes on by its number; the one that is shown stays, unless it is that one."""
    action = existing(ctx, number)
    if number == shown or not action.open:
        return do(read, number, review, ctx)
    review, remark = continues(action, read, review, ctx)
    show_elsewhere((number,), review, ctx)
    return show(shown, review, remark, ctx)


def _form(name: str, number: int, ctx: Context) -> Reply:
    asked = BY_NAME[name]
    form = form_for(asked, ctx.directory, {"number": str(number)}, {}, ctx.once("form"))
    return Reply(summary=f"Actiepunt {number}: {asked.title.casefold()}.", form=form, only_me=True)


def do(read: Step, number: int, review: Review, ctx: Context) -> Reply:
    """A step at a point: through the list, or a decision."""
    match read.name:
        case "punt":
            return show(int(read.note), review, "", ctx)
        case "volgende":
            return go_on(number, review, "", ctx)
        case "terug":
            before = review.beside(number, -1)
            return show(before if before is not None else number, review, "", ctx)
        case "stoppen" | "uitkomst":
            return end(review, ctx)
        case "rest":
            left = rest_of(review, ctx)
            return rest_reply(left, ctx) if left else end(review, ctx, "Er is niets meer om te sluiten.")
        case "rest ja":
            closed = close_rest(read.note, review, ctx)
            show_elsewhere(review.numbers, review, ctx)
            return end(review, ctx, closed)
        case "heropen":
            said = reopened(existing(ctx, number), ctx)
            show_elsewhere((number,), review, ctx)
            return show(number, review, said, ctx)
        case _:
            return _decided(read, number, review, ctx)


def _decided(read: Step, number: int, review: Review, ctx: Context) -> Reply:
    action = existing(ctx, number)
    if not action.open:
        return go_on(number, review, overtaken(action, read.note, ctx), ctx)
    if read.name in ("wordt", "vervalt") and not read.note:
        return _form(BECOMES if read.name == "wordt" else LAPSES, number, ctx)
    if read.name.startswith(PART):
        parts = read_parts(f"{read.name.removeprefix(PART)} klaar", action, ctx)
        return (
            _after_part(number, *part_done(action, parts, review, ctx), ctx) if parts else show(number, review, "", ctx)
        )
    if read.name == "vervalt":
        return go_on(number, review, lapse(action, read.note, ctx), ctx)
    step = continues if read.name == "loopt" else decide
    return go_on(number, *step(action, read, review, ctx), ctx)


def _after_part(number: int, review: Review, remark: str, ctx: Context) -> Reply:
    """A point of which every part is done is left behind; else it stays, for the next part."""
    if not existing(ctx, number).open:
        return go_on(number, review, remark, ctx)
    show_elsewhere((number,), review, ctx)
    return show(number, review, remark, ctx)


def go_on(number: int, review: Review, remark: str, ctx: Context) -> Reply:
    """The next point that nobody decided on yet, with what was just decided; behind the last one the list.

    A form may be sent when others have long gone on in the message it was opened from: then that stays where it is.
    """
    if remark:
        show_elsewhere((number,), review, ctx)
    seen = looked_at(ctx)
    if ctx.request.heard == "form" and seen in review.numbers and seen != number:
        return show(seen, review, remark, ctx)
    place = review.numbers.index(number) if number in review.numbers else -1
    decided = {one.number: one for one in outcomes(review, ctx)}
    skipped: list[int] = []
    for following in review.numbers[place + 1 :]:
        if following in decided and not decided[following].word:
            also = f"Al besproken: {', '.join(map(str, skipped))}." if skipped and not remark else ""
            return show(following, review, f"{remark} {also}".strip(), ctx)
        skipped.append(following)
    left = [one for one in decided.values() if not one.word]
    said = "" if left else "Alles is nagelopen."
    return end(review, ctx, f"{remark} {said}".strip())


def show(number: int, review: Review, remark: str, ctx: Context, replaces: bool = True) -> Reply:
    """A point of the list, which from here on is the one that words in this place are about. Raises UserError."""
    if number not in review.numbers:
        raise UserError(f"Actiepunt {number} hoort niet bij deze lijst: het was niet open toen de vergadering begon.")
    looks_at(number, review, ctx)
    return point_reply(existing(ctx, number), review, ctx, remark, replaces)


def end(review: Review, ctx: Context, remark: str = "") -> Reply:
    """The list of what came of it, written down with the meeting."""
    results = outcomes(review, ctx)
    meeting = keep_results(review, results, ctx)
    looks_away(ctx)
    return results_reply(meeting, results, remark)
