"""Corrections in words on a proposal: "1 en 7 zijn voor provincie, 5 weert", "3 vervalt", "2 uiterlijk 17 mei".

A plain number is a new point as shown (1..n); "O2" or "oud 2" is a point that was looked back on.
"""

import re
from collections.abc import Callable
from datetime import datetime, time

from commands.minutes import correction_words as say
from commands.minutes.clauses import CLAUSE, clauses_of, counted
from commands.minutes.parts import deadlines
from commands.minutes.parts.deadlines import Calendar
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.owners import is_unknown, split_owners
from commands.minutes.parts.sentences import tidy
from commands.minutes.parts.status import Status
from commands.minutes.proposal import NewPoint, Proposal, ReviewedPoint, renumbered
from commands.minutes.who_corrected import is_no_name, who_corrected, without
from storage.frozen import dataclass


@dataclass(frozen=True, slots=True)
class _Aim:
    """Which points a clause is about: places in the lists of new and of reviewed points."""

    new: tuple[int, ...] = ()
    old: tuple[int, ...] = ()


def correct(proposal: Proposal, text: str, known: KnownNames, now: datetime, earlier: str = "") -> Proposal | str:
    """The proposal with all corrections in `text`, or one Dutch sentence and nothing changed.

    Numbers in one text all refer to the proposal as it was shown. `earlier` is the correction before this one: "3 ook".
    """
    work = _Work(proposal, known, _calendar(proposal, now))
    if (said := clauses_of(earlier)) and (match := CLAUSE.match(said[-1])):
        work.last = _around(match)
    clauses = clauses_of(text)
    if not clauses:
        return f"Wat moet er anders? {say.HELP}"
    for clause in clauses:
        if (trouble := work.apply(clause)) is not None:
            return trouble
    return work.result()


def _calendar(proposal: Proposal, now: datetime) -> Calendar:
    day = proposal.meeting.date
    since = datetime.combine(day, time(12), now.tzinfo) if day else now
    return Calendar(since, proposal.meeting.next.date)


class _Work:
    """One text's worth of corrections, gathered by place and put together at the end."""

    def __init__(self, proposal: Proposal, known: KnownNames, calendar: Calendar) -> None:
        self.proposal, self.known, self.calendar = proposal, known, calendar
        self.new: list[NewPoint | None] = list(proposal.new)
        self.old: list[ReviewedPoint | None] = list(proposal.reviewed)
        self.to_old: list[tuple[NewPoint, Status]] = []
        self.to_new: list[ReviewedPoint] = []
        self.named: set[int] = set()
        self.last = ("", "")

    def apply(self, clause: str) -> str | None:
        """Carry out one clause; a Dutch sentence when it is not understood."""
        if (match := say.MEETING.match(clause)) and (day := self.calendar.nearest(match["day"])):
            self.proposal = self.proposal.model_copy(
                update={"meeting": self.proposal.meeting.model_copy(update={"date": day})}
            )
            return None
        if named := say.ORDINAL.match(clause):
            at = say.COUNTED.index(named["which"]) + 1 if named["which"] in say.COUNTED else len(self.new)
            clause = f"{at} {clause[named.end() :]}"
        match = CLAUSE.match(clause)
        if match is None:
            return f"Dat begrijp ik niet: “{clause[:80]}”. {say.HELP}"
        before, after = _around(match)
        same = bool(say.SAME.search(clause))
        aim = self.aim(_numbers_in(clause) if same else match["numbers"], to_new=bool(say.NEW.search(after)))
        if isinstance(aim, str):
            return aim
        if say.SO_TOO.fullmatch(after or before):
            before, after = self.last
        said = f"{before} {after}".strip()
        if not said:
            return f"Wat moet er met {match['numbers']}? {say.HELP}"
        self.last = (before, after)
        becomes = say.BECOMES.match(after)
        named = say.FIELD_WHO.match(before) or say.FIELD_WHEN.match(before)
        if becomes and not named and (say.TEXT.match(before) or not self.is_field(becomes["text"])):
            self.change(aim, lambda point: {"text": becomes["text"].strip()})
            return None
        return self.verb(aim, before, after.lstrip(": "), said)

    def is_field(self, text: str) -> bool:
        """ "3: LLTB" or "3: 17 mei" names an owner or a day, "3: rapport delen" a text."""
        return deadlines.is_deadline(text) or any(name.casefold() in self.known.actors for name in split_owners(text))

    def verb(self, aim: _Aim, before: str, after: str, said: str) -> str | None:
        if say.SAME.search(said) and len(aim.new) > 1:
            self.merge(tuple(sorted(aim.new)))
        elif say.NO_DATE.search(said):
            self.change(aim, lambda point: {"deadline": None} | _words(point, ""))
        elif say.NO_OWNER.search(said):
            self.change(aim, lambda point: {"owners": ()})
        elif aim.old and not aim.new and say.LAPSED.search(said):
            self.look_back(aim, "vervallen", after)
        elif self.owners_out(aim, after):
            return None
        elif say.DROP.search(said) or say.SAME.search(said):
            for place in aim.new:
                self.new[place] = None
            for place in aim.old:
                self.old[place] = None
        elif aim.old and say.NEW.search(said):
            self.to_new += [point for place in aim.old if (point := self.old[place]) is not None]
            for place in aim.old:
                self.old[place] = None
        elif (say.LOOKED.search(after) or say.DONE.search(after)) and not deadlines.INSIDE.search(f" {after}"):
            done = say.DONE.search(after) and not say.NOT_DONE.search(after)
            self.look_back(aim, "afgerond" if done else "loopt", after)
        elif not say.NEW.fullmatch(after.removeprefix("is").strip()):
            return self.fields(aim, before, after, said)
        return None

    def fields(self, aim: _Aim, before: str, after: str, said: str) -> str | None:
        """Owners, a day, or both."""
        rest, words = after, ""
        hit = deadlines.INSIDE.search(f" {after}") or deadlines.AT_END.search(f" {after}")
        bare = re.sub(r"^(?:is|zijn|gaat|gaan|wordt|worden|moet(?:en)?|naar|op|:)\s+", "", after, flags=re.IGNORECASE)
        if deadlines.is_deadline(bare):
            words, rest = bare, ""
        elif hit is not None:
            words = hit["words"]
            rest = f"{after} ".replace(words, " ", 1)
        if words:
            day = self.calendar.day(words)
            if day is None and re.search(r"\d|volgende", words):
                return f"Welke dag is “{words}”? Schrijf bijvoorbeeld 17 mei 2024."
            self.change(aim, lambda point: {"deadline": day} | _words(point, words))
        who = tidy(say.SAYS_WHO.sub("", tidy(rest).strip(" ,.:")))
        who = re.sub(r"\s+(?:op|aan|over|doen|af|oppakken)$", "", who)
        if who and not say.FIELD_WHEN.match(before) and not is_unknown(who):
            changes = {point.id: who_corrected(who, point.owners, self.names) for point in self.aimed(aim)}
            if any(not names or any(map(is_no_name, names)) for names in changes.values()):
                return f"Dat begrijp ik niet: “{said[:80]}”. {say.HELP}"
            self.change(aim, lambda point: {"owners": changes[point.id]})
        elif not words:
            return f"Dat begrijp ik niet: “{said[:80]}”. {say.HELP}"
        return None

    def owners_out(self, aim: _Aim, after: str) -> bool:
        """ "2 zonder LLTB": one of its owners goes, and not the point."""
        changes = {point.id: without(after, point.owners, self.names) for point in self.aimed(aim)}
        if not changes or None in changes.values():
            return False
        self.change(aim, lambda point: {"owners": changes[point.id]})
        return True

    def aimed(self, aim: _Aim) -> list[NewPoint | ReviewedPoint]:
        points = [*(self.new[place] for place in aim.new), *(self.old[place] for place in aim.old)]
        return [point for point in points if point is not None]

    def names(self, words: str) -> tuple[str, ...]:
        return tuple(self.spelled(owner) for owner in split_owners(words, self.known))

    def spelled(self, owner: str) -> str:
        """As the group or the document writes it: "provincie" becomes "Provincie" where that is known."""
        used = (*self.known.parties, *self.known.regions, *self.known.gemeenten)
        used += tuple(name for point in self.proposal.new for name in point.owners)
        used += tuple(name for seen in self.proposal.reviewed for name in seen.owners)
        return next((name for name in used if name.casefold() == owner.casefold()), owner)

    def aim(self, numbers: str, *, to_new: bool) -> _Aim | str:
        if re.match(r"al|de ", numbers, re.IGNORECASE):
            left = [place for place in range(len(self.new)) if numbers[0].casefold() == "a" or place not in self.named]
            return _Aim(new=tuple(left))
        new: list[int] = []
        old: list[int] = []
        is_old = False
        for given_old, number in counted(numbers):
            is_old = is_old or given_old
            outside = to_new and number > len(self.new) and number <= len(self.old)
            if is_old or outside:
                if not 1 <= number <= len(self.old):
                    return f"Punt O{number} bestaat niet; er zijn {len(self.old)} nagelopen punten."
                old.append(number - 1)
            elif not 1 <= number <= len(self.new):
                return f"Punt {number} bestaat niet; er zijn {len(self.new)} nieuwe punten."
            else:
                new.append(number - 1)
        self.named.update(new)
        return _Aim(tuple(new), tuple(old))

    def change(self, aim: _Aim, values: Callable[[NewPoint | ReviewedPoint], dict[str, object]]) -> None:
        for place in aim.new:
            point = self.new[place]
            if point is not None:
                self.new[place] = point.model_copy(update=values(point))
        for place in aim.old:
            seen = self.old[place]
            if seen is not None:
                self.old[place] = seen.model_copy(update=values(seen))

    def look_back(self, aim: _Aim, outcome: Status, said: str) -> None:
        why = said.partition(",")[2].strip()
        for place in aim.new:
            if (point := self.new[place]) is not None:
                self.to_old.append((point, outcome))
            self.new[place] = None
        for place in aim.old:
            if (seen := self.old[place]) is not None:
                note = ". ".join(filter(None, (why, seen.note)))
                self.old[place] = seen.model_copy(update={"outcome": outcome, "followed_by": None, "note": note})

    def merge(self, places: tuple[int, ...]) -> None:
        points = [point for place in places if (point := self.new[place]) is not None]
        owners = tuple(dict.fromkeys(owner for point in points for owner in point.owners))
        day = next((point.deadline for point in points if point.deadline), None)
        self.new[places[0]] = points[0].model_copy(update={"owners": owners, "deadline": day})
        for place in places[1:]:
            self.new[place] = None

    def result(self) -> Proposal:
        new = [point for point in self.new if point is not None]
        new += [
            NewPoint(id=f"was {seen.id}", text=seen.text, owners=seen.owners, deadline=seen.deadline, line=seen.line)
            for seen in self.to_new
        ]
        old = [seen for seen in self.old if seen is not None]
        old += [
            ReviewedPoint(
                id=f"was {point.id}",
                text=point.text,
                owners=point.owners,
                deadline=point.deadline,
                outcome=outcome,
                line=point.line,
            )
            for point, outcome in self.to_old
        ]
        return renumbered(self.proposal, new, old)


def _around(match: re.Match[str]) -> tuple[str, str]:
    """What stands before the numbers of a clause and what behind them."""
    return tidy(match["before"] or ""), (match["after"] or "").strip()


def _numbers_in(clause: str) -> str:
    """All numbers of "5 is hetzelfde als 4", whatever stands between them."""
    return ", ".join(re.findall(r"(?:\bo|\boud )?\d{1,3}\b", clause, re.IGNORECASE))


def _words(point: NewPoint | ReviewedPoint, words: str) -> dict[str, object]:
    return {"deadline_words": words} if isinstance(point, NewPoint) else {}
