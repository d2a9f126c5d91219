"""A point that is to be done later without a word on when: asked, with days to choose from."""

from datetime import date, timedelta
from functools import cache

from commands.actions.by_number import still_open
from commands.ask.meaning import Rule, table
from commands.ask.pattern import words_of
from commands.command import Context
from commands.dutch import long_date
from commands.reply import Button, Buttons, Reply
from commands.words.numerals import take_numbers
from commands.workdays import is_workday, next_workday

_LATER = """
later: {numbers}
    [kan|kunnen|mag|mogen|moet] {numbers} {please} [moet|moeten|mag|mogen|kan|kunnen|gaat|wordt|schuift|laten|krijgt]
        {please} [naar|op] (later|uitstel|uitstellen|uitgesteld|
        opschuiven|doorschuiven|verschuiven|verzetten|verplaatsen|verzet|door|op|naar achteren|verlengen|
        een andere datum|een nieuwe datum|een andere dag|andere datum|nieuwe datum) {please} [worden|krijgen|zetten]
    [ik|wij|we] [wil|willen|moet|moeten] {please} [de] (datum|deadline|termijn) (van|voor|bij) {numbers} {please}
        (verzetten|verplaatsen|wijzigen|veranderen|aanpassen|verschuiven)
    (verzet|verplaats|verschuif|schuif|verleng) {numbers} {please} [op|door]
    (doe|zet|schuif) {numbers} {please} (wat|iets|een tijdje|een paar dagen|een paar weken|een dag of wat) (later|op)
    (stel|geef|zet) {numbers} {please} (uit|uitstel|een andere datum|een nieuwe datum|later|op een andere dag)
    (uitstel|een nieuwe datum|een andere datum|nieuwe datum|andere datum) (voor|bij|van) {numbers}
    {numbers} {please} (lukt|lukken) [mij|me|ons] {please} niet [meer] [op tijd|vandaag|deze week|
        voor die datum|voor die tijd]
    {numbers} {please} (halen|haal|redden|red|haalt|redt) (we|ik|wij|hij|zij) {please} niet [meer] [op tijd|vandaag|
        deze week]
"""


@cache
def _rules() -> tuple[Rule, ...]:
    return table(_LATER)


def later_when(said: str, ctx: Context) -> Reply | None:
    """The question to which day one point goes. Raises UserError for a point that is closed or does not exist."""
    words = words_of(said)
    found = next((read for rule in _rules() if (read := rule.read(said, words))), None)
    numbers, _ = take_numbers(found[1]["numbers"]) if found else ((), "")
    if not numbers:
        return None
    if len(numbers) > 1:
        told = " en ".join(map(str, numbers[:2]))
        return Reply(summary=f"Naar welke dag? Zeg het zo: {told} naar 1 mei. Er is niets gewijzigd.", only_me=True)
    action = still_open(ctx, numbers[0])
    number = str(action.number)
    press = [
        Button(label=long_date(day), command="actie wijzig", args={"number": number, "due": day.isoformat()})
        for day in _days(action.due, ctx)
    ]
    other = Button(label="Andere datum", command="actie wijzig", args={"number": number})
    now = (
        f"staat op {long_date(action.due)}" if action.due else "is doorlopend" if action.ongoing else "heeft geen datum"
    )
    return Reply(
        summary=f"Naar welke dag gaat actiepunt {number}? Het {now}. Er is nog niets gewijzigd.",
        parts=(Buttons(buttons=(*press, other)),),
        only_me=True,
    )


def _days(due: date | None, ctx: Context) -> list[date]:
    """A week and two weeks later than it is (or than today, when that has passed), and the day of the next meeting."""
    today = ctx.now.date()
    start = max(due or today, today)
    days = {start + timedelta(days=7), start + timedelta(days=14)}
    days = {day if is_workday(day) else next_workday(day) for day in days}
    meeting = ctx.store.agenda.next_meeting(today)
    if meeting and meeting.day > start:
        days.add(meeting.day)
    return sorted(days)
