"""The review on the command line: a list that a person reads, mends and signs, and that is read back.

Each line that decides has, between tabs: `lak` or `laat`, the words, what comes instead or why it stays, and a mark by
which Horzel knows that exactly this was seen.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Final

from commands.woo.names import fold
from commands.woo.proposal import Item, Proposal
from commands.woo.reading import Decisions
from commands.woo.shown import HONEST
from storage.frozen import dataclass

_DO: Final = {"blank": "lak", "kept": "laat"}
_LINE = re.compile(
    r"^(?P<do>lak|laat)[\t ]+(?P<words>[^\t]+)(?:\t[^\t]*)?(?:\t(?P<mark>[0-9a-f]{10}))?\s*$", re.IGNORECASE
)
_SIGNED = re.compile(r"^Nagekeken door:[ \t]*(?P<who>\S.*?)\s*$", re.IGNORECASE | re.MULTILINE)
_HEAD: Final = """\
# Nakijklijst voor een Woo-uitgifte ({what}). Deze lijst bevat namen: geef haar niet uit en gooi haar daarna weg.
# {honest}
# Elke regel begint met lak of laat. Verander dat woord waar u anders beslist. Een eigen regel mag erbij:
# lak, een tab, en het woord. Vul hieronder uw naam in en draai dezelfde opdracht met --reviewed en deze lijst.
Nagekeken door: {who}
"""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A list that came back: who signed it, the marks that were seen, and for folded words what was decided."""

    who: str = ""
    marks: frozenset[str] = frozenset()
    decided: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)


def as_list(proposal: Proposal, before: Reviewed | None) -> str:
    """The list; decisions in an earlier one are taken over, and what is new since is marked."""
    before = before or Reviewed()
    lines = [_HEAD.format(what=proposal.export.what, honest=HONEST, who=before.who if not before.marks else "")]
    for item in proposal.items:
        do = before.decided.get(fold(item.title), _DO[item.kind])
        new = "# nieuw sinds de vorige lijst:\n" if before.marks and item.mark not in before.marks else ""
        about = item.label if item.kind == "blank" else item.why
        lines.append(f"{new}{do}\t{_flat(item.title)}\t{about}\t{item.mark}")
        if len(item.surfaces) > 1:
            lines.append(f"#     ook als: {'; '.join(_flat(form) for form in item.surfaces if form != item.title)}")
        lines += [
            f"#     {one.place}: {_flat(one.before)}[{_flat(one.surface)}]{_flat(one.behind)}" for one in item.found
        ]
    lines += [f"{do}\t{words}" for words, do in before.own.items()]
    if proposal.known:
        lines.append(f"# Uit uw eigen lijst blijft ook staan: {', '.join(proposal.known)}")
    return "\n".join(lines) + "\n"


def read_list(text: str) -> Reviewed:
    """What somebody decided in a list. Words that are no list decide nothing."""
    signed = _SIGNED.search(text)
    marks: set[str] = set()
    decided: dict[str, str] = {}
    own: dict[str, str] = {}
    for line in text.splitlines():
        found = _LINE.match(line)
        if found is None:
            continue
        words, do = found["words"].strip(), found["do"].casefold()
        if found["mark"]:
            marks.add(found["mark"])
            decided[fold(words)] = do
        else:
            own[words] = do
    return Reviewed(signed["who"] if signed else "", frozenset(marks), decided, own)


def unseen(proposal: Proposal, reviewed: Reviewed) -> tuple[Item, ...]:
    """What is in the proposal and was not in the list."""
    return tuple(item for item in proposal.items if item.mark not in reviewed.marks)


def decisions_of(proposal: Proposal, reviewed: Reviewed) -> Decisions:
    """What the list decides otherwise than the proposal did."""
    blank: set[str] = set()
    keep: set[str] = set()
    for item in proposal.items:
        do = reviewed.decided.get(fold(item.title), _DO[item.kind])
        if do != _DO[item.kind]:
            (blank if do == "lak" else keep).update(proposal.words_of(item.group))
    for words, do in reviewed.own.items():
        (blank if do == "lak" else keep).add(fold(words))
    return Decisions(frozenset(blank), frozenset(keep - blank))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
