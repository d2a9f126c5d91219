"""Minutes without any mark: "Afgesproken wordt dat de heer Ursem de cijfers zendt", or "Thea belt de provincie"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from commands.minutes.document import Table
from commands.minutes.finding.markers import Habits, Mark
from commands.minutes.layout.columns import roles_of
from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.layout.sections import Block, Section
from commands.minutes.parts.deadlines import is_deadline
from commands.minutes.parts.fields import Pieces
from commands.minutes.parts.known import KnownNames, by_name
from commands.minutes.parts.order import as_sentence
from commands.minutes.parts.owners import all_owners, without_article
from commands.minutes.parts.pieces import take_apart
from commands.minutes.parts.promises import promised_by
from commands.minutes.parts.sentences import sentences
from commands.minutes.parts.verbs import ends_in_infinitive, says_what_one_does, tells_task

_THAT = re.compile(
    r"^\W{0,3}(?:(?:er|hierop|verder|ook|tevens|daarbij|vervolgens|we|wij)\s+)?(?:(?:is|wordt|werd|hebben)\s+)?"
    r"(?:afgesproken|overeengekomen|toegezegd)(?:\s+(?:is|wordt|werd))?,?\s+dat\s+(?P<text>\S.*)$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^(?P<who>[^:.]{2,40}):\s+(?P<text>\S.*)$")
"""Somebody in front of what he does: "Marleen: rekenvoorbeeld maken voor leden"."""
_WITH = re.compile(r"\s(?:voor|met|van|bij|naar|aan|over|in|op|door)\s")
_BEHIND = re.compile(r"\((?P<when>[^()]+)\)\W*$")
LINE = 120
"""Signs of a line that does no more than say one thing to do."""
_LONGEST = 7
"""Words in a name with all that belongs to it."""


def is_unmarked(blocks: Sequence[Block], habits: Habits) -> bool:
    """Whether nothing new in the document is marked as a point and it has no list of them either."""
    if habits.words or habits.codes or any(block.section.kind == "list" for block in blocks):
        return False
    tables = [block.what for block in blocks if isinstance(block.what, Table)]
    return not any(roles_of(row) for table in tables for row in table.rows[:10])


def agreements(paragraph: Paragraph, known: KnownNames) -> Iterable[tuple[Mark, Pieces]]:
    """The agreements in a paragraph that say who does it, and what stands behind a name in a list."""
    for sentence in sentences(paragraph.text):
        if (match := _THAT.match(sentence)) and (owners := _in_front(match["text"], known)):
            mark = Mark("behind", match["text"].rstrip("."), paragraph.line, owners, True)
            pieces = take_apart(mark.text, known)
            before, last, _ = pieces.text.partition(owners[-1])
            text = as_sentence(pieces.text, f"{before}{last}" if last else "", plural=len(owners) > 1)
            yield mark, replace(pieces, text=text, owners=owners, placed=True)
    dated = _dated(paragraph, known) if paragraph.listed else None
    if dated is not None:
        yield Mark("behind", paragraph.text, paragraph.line), dated
    elif paragraph.listed and (match := _NAMED.match(paragraph.text)):
        owners, pieces = all_owners(match["who"], known, 1), take_apart(match["text"], known)
        there = owners and all(by_name(owner) in known.present for owner in owners)
        tells = any(map(says_what_one_does, pieces.text.split())) or " dat " in pieces.text
        task = not tells and ends_in_infinitive(_WITH.split(pieces.text, maxsplit=1)[0])
        if there and (pieces.deadline or task):
            yield (
                Mark("behind", match["text"], paragraph.line, owners, True),
                replace(pieces, owners=owners, placed=True),
            )


def _dated(paragraph: Paragraph, known: KnownNames) -> Pieces | None:
    """What somebody does by a day that stands behind it: "Venray stuurt de aanvraag rond (1 april)"."""
    behind = _BEHIND.search(paragraph.text)
    pieces = take_apart(paragraph.text, known) if behind and is_deadline(behind["when"]) else None
    return pieces if pieces and pieces.owners else None


def promises_present(sentence: str, known: KnownNames) -> bool:
    """Whether somebody who was there says what he will do: a promise without a mark, to be asked about."""
    owners = promised_by(sentence, known)
    return bool(owners) and all(by_name(owner) in known.present for owner in owners)


def runs_under(section: Section, paragraph: Paragraph, text: str, known: KnownNames, *, first: bool) -> bool:
    """Whether a line without a mark below "Acties" is a point: a task, or below "Acties:" any line of one sentence."""
    line = len(text) < LINE and len(sentences(text)) == 1 and not (paragraph.after_gap or text.endswith(":"))
    announced = section.title.endswith(":") and not section.level
    return (line and announced) or is_task(text, known, apart=paragraph.after_gap and not first)


def is_task(line: str, known: KnownNames, *, apart: bool) -> bool:
    """Whether a line by itself says what somebody does, or what is to be done: "EM stuurt de kaart", "kaart sturen".

    A line `apart` from those above it may be a head: "Kamperen bij de teler".
    """
    return bool(promised_by(line, known)) or (not apart and len(line) < LINE and tells_task(line))


def _in_front(clause: str, known: KnownNames) -> tuple[str, ...]:
    """The owners a subordinate clause begins with; its verb stands at its end."""
    words = clause.split()
    for size in range(min(_LONGEST, len(words) - 2), 0, -1):
        if owners := all_owners(" ".join(words[:size]), known, 2):
            return tuple(map(without_article, owners))
    return ()
